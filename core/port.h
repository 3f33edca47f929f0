// SPDX-License-Identifier: MIT
// core/port.h -- all that the core asks of its host. Each port (firmware, PC) implements these.
#ifndef CORE_PORT_H
#define CORE_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct py_build;

// Console output; blocks until taken. '\n' is sent as "\r\n" by the port where a terminal needs it.
void py_port_write(const char *text, size_t len);
// The same, but the bytes as they are.
void py_port_write_bytes(const char *bytes, size_t len);
// Next byte of console input, -1 when none within timeout_ms (0: do not wait; UINT32_MAX: for ever).
// Returns -1 at once when an interrupt is pending (py_port_interrupted()). Calls back meanwhile
// (core/vm/callback.h).
int py_port_read(uint32_t timeout_ms);
// Is there a byte to read?
bool py_port_readable(void);

// What waits to be done, as bits; the VM asks at every backward jump and call. Interrupts set them.
enum { PY_PENDING_BREAK = 1, PY_PENDING_CALL = 2 };
extern volatile uint8_t py_port_pending;
// Sets bits; clears bits and gives those that were set. Nothing that an interrupt sets meanwhile is lost: these are in
// core/vm/callback_isr.c, because dense code cannot change memory in one step.
void py_port_pend(unsigned bits);
unsigned py_port_unpend(unsigned bits);
// True once after Ctrl-C (or the character set by micropython.kbd_intr): reading it clears it.
bool py_port_interrupted(void);
// Keeps out interrupts that call handlers, and lets them in again as they were; nests.
uint32_t py_port_mask(void);
void py_port_unmask(uint32_t mask);
void py_port_kbd_intr(int c); // the interrupt character, -1: none
// For os.dupterm: makes a port one of those that the console consists of, or takes it away. 1 or 0: what it
// was; -1: there is no port of that number.
int py_port_console(unsigned port, bool attach);

uint32_t py_port_ticks_ms(void);
uint32_t py_port_ticks_us(void);
uint32_t py_port_ticks_cpu(void);
uint64_t py_port_time_ns(void);     // since 2000 if the port knows, else since start
void py_port_sleep_us(uint32_t us); // returns early when something is pending

// Bytes of C stack left before the limit. Used by py_check_stack().
size_t py_port_stack_left(void);
// The C stack's highest address as far as the core runs on it: the collector scans from here down.
const void *py_port_stack_top(void);
// Our own bug: report and stop (host: abort; board: log and reset).
_Noreturn void py_port_panic(const char *what);

// ---- files --------------------------------------------------------------------------------------
// A path is absolute, has neither "." nor ".." nor a slash at its end (but "/"), is not terminated, and may
// hold any byte. Functions that return int return a negative error when they fail.
enum py_port_error { // the numbers are Linux's: OSError shows them
    PY_PORT_NO_ENTRY = -2,
    PY_PORT_IO = -5,
    PY_PORT_BAD_FILE = -9, // not open for this
    PY_PORT_AGAIN = -11,
    PY_PORT_EXISTS = -17,
    PY_PORT_NO_DEVICE = -19,
    PY_PORT_NOT_DIR = -20,
    PY_PORT_IS_DIR = -21,
    PY_PORT_INVALID = -22,
};
typedef struct py_port_path {
    const char *at;
    size_t len;
} py_port_path_t;

typedef struct py_port_stat {
    uint32_t size, time; // time: since 1970, 0: not known
    bool is_dir;
} py_port_stat_t;

// What open() wants: a bit for each letter.
enum {
    PY_PORT_READ = 1,
    PY_PORT_WRITE = 2,
    PY_PORT_APPEND = 4,
    PY_PORT_NEW = 8,
    PY_PORT_EMPTY = 16
};

// Opens a file. state: so many bytes in the heap, zeroed, which the port may use while the file is open; they
// stay where they are, as does the path's text. The core closes every file that a program has lost, and all of them at a soft reset.
extern const uint16_t py_port_file_state;
int py_port_file_open(void *state, const py_port_path_t *path, unsigned flags);
int py_port_file_read(void *state, char *to, size_t len);          // how many; 0: the end
int py_port_file_write(void *state, const char *from, size_t len); // how many
// enum py_stream_request, core/obj/stream.h; CLOSE is called once and must forget the file even if it fails.
int py_port_file_control(void *state, unsigned request, int32_t arg);

enum py_port_path_op { PY_PORT_MKDIR, PY_PORT_RMDIR, PY_PORT_REMOVE };
int py_port_path(enum py_port_path_op op, const py_port_path_t *path);
int py_port_rename(const py_port_path_t *from, const py_port_path_t *to); // over an existing file
int py_port_stat(const py_port_path_t *path, py_port_stat_t *stat);
// The entry at *place (0: the first) of a directory; *place becomes the next one's. Returns the length of its
// name, which goes to name (room for PY_PORT_NAME_MAX), 0: no more.
enum { PY_PORT_NAME_MAX = 255 };
int py_port_entry(const py_port_path_t *path, uint32_t *place, char *name, py_port_stat_t *stat);
// Of the file system as a whole: bytes in a block, blocks, free blocks, longest name.
int py_port_statvfs(uint32_t figures[4]);
void py_port_sync(void);
// The directory that a program starts in.
void py_port_start_directory(struct py_build *path);

uint32_t
py_port_random(void); // for seeds and os.urandom: 32 bits nobody can guess, as far as the port can

// ---- code in flash, behind the file that it was made from: fixed addresses, read as memory ----
// A source is a file, or with NULL for its path and its number for the length one in the image.
// The code of a source that has not changed since; NULL: none.
const char *py_port_code_find(const py_port_path_t *source, size_t *len);
// The first code at the address or behind; NULL: none. All that is told stays until the next soft reset.
const char *py_port_code_next(const char *from, size_t *len);
int py_port_code_open(const py_port_path_t *source);
// Where it was put, on a multiple of 4; NULL: no room. Up to 3 bytes behind data may be read.
const void *py_port_code_write(const void *data, size_t len);
int py_port_code_close(bool keep);

// A line for input(), edited where the console is a terminal, without its end. False at the end of the
// input. Raises KeyboardInterrupt.
bool py_port_readline(struct py_build *line);

// Objects of type str: sys.platform ("stm32f1") and the machine in the banner ("Blue Pill with STM32F103C8").
struct py_str;
extern const struct py_str py_port_platform, py_port_machine;

// Modules and names that the port adds to the core's.
struct py_ns;
extern const struct py_ns *const py_port_modules[]; // NULL at the end

#endif
