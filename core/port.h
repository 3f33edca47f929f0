// SPDX-License-Identifier: MIT
// core/port.h -- all that the core asks of its host. Each port (firmware, PC) implements these.
#ifndef CORE_PORT_H
#define CORE_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Console output; blocks until taken. '\n' is sent as "\r\n" by the port where a terminal needs it.
void py_port_write(const char *text, size_t len);
// Next byte of console input, -1 when none within timeout_ms (0: do not wait; UINT32_MAX: for ever).
// Returns -1 at once when an interrupt is pending (py_port_interrupted()). Calls back meanwhile
// (core/vm/callback.h).
int py_port_read(uint32_t timeout_ms);

// What waits to be done, as bits; the VM asks at every backward jump and call. Interrupts set them.
enum { PY_PENDING_BREAK = 1, PY_PENDING_CALL = 2 };
extern volatile uint8_t py_port_pending;
static inline void py_port_pend(unsigned bit) {
    __atomic_fetch_or(&py_port_pending, (uint8_t)bit, __ATOMIC_RELAXED);
}
// True once after Ctrl-C (or the character set by micropython.kbd_intr): reading it clears it.
bool py_port_interrupted(void);
// Keeps interrupts out, and lets them in again as they were; nests.
uint32_t py_port_mask(void);
void py_port_unmask(uint32_t mask);
void py_port_kbd_intr(int c); // the interrupt character, -1: none

uint32_t py_port_ticks_ms(void);
uint32_t py_port_ticks_us(void);
uint32_t py_port_ticks_cpu(void);
uint64_t py_port_time_ns(void);     // since 2000 if the port knows, else since start
void py_port_sleep_us(uint32_t us); // returns early when something is pending
void py_port_idle(void);            // wait for an event, at most about 1 ms

// Bytes of C stack left before the limit. Used by py_check_stack().
size_t py_port_stack_left(void);
// The C stack's highest address as far as the core runs on it: the collector scans from here down.
const void *py_port_stack_top(void);
// Our own bug: report and stop (host: abort; board: log and reset).
_Noreturn void py_port_panic(const char *what);

// The whole text of module `name` for import, as a reader; false when there is no such file. is_package is
// set when it is a package's __init__. (Host only, until the board has files.)
struct py_reader;
bool py_port_open_module(const char *path, size_t len, struct py_reader *reader);

// A line for input(), edited where the console is a terminal, without its end. False at the end of the
// input. Raises KeyboardInterrupt.
struct py_build;
bool py_port_readline(struct py_build *line);

// Objects of type str: sys.platform ("stm32f1") and the machine in the banner ("Blue Pill with STM32F103C8").
struct py_str;
extern const struct py_str py_port_platform, py_port_machine;

// Modules and names that the port adds to the core's.
struct py_ns;
extern const struct py_ns *const py_port_modules[]; // NULL at the end

#endif
