// SPDX-License-Identifier: MIT
// tests/fuzz/fuzz_source.c -- random bytes as a program: nothing may crash, whatever it does. What begins with byte 1 is
// JSON to be read, with byte 2 a regular expression and, on the next lines, a text for it.
//
// A libFuzzer harness around the core with a port of its own: no input, output to nowhere, no time.
// The program gets a board's arena, so that full heaps are met often, and ends at the latest after
// a number of the VM's questions for an interrupt. Built with the address and undefined-behaviour
// sanitizers.
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/run.h"

enum {
    ARENA_SIZE = 16384,
    MOST_TURNS = 4000,
    STACK_SIZE = 128 * 1024, // the sanitizers' frames are many times those of the chip
};

static _Alignas(8) uint8_t arena[ARENA_SIZE];
static jmp_buf out_of_time;
static unsigned turns;
static char *stack_start;

volatile uint8_t py_port_pending = 1;
extern const struct py_ns py_module_re;
const struct py_ns *const py_port_modules[] = {&py_module_re, NULL};
const struct py_str py_port_platform = {&py_type_str, 6, {"fuzzer"}},
                    py_port_machine = {&py_type_str, 6, {"fuzzer"}};

// The next run starts afresh in the arena, so nothing needs to be unwound.
bool py_port_interrupted(void) {
    if (++turns > MOST_TURNS) {
        longjmp(out_of_time, 1);
    }
    return false;
}

void py_port_kbd_intr(int c) {
    (void)c;
}

void py_port_write(const char *text, size_t len) {
    for (volatile char sum = 0; len; len--) { // every byte must be readable
        sum = (char)(sum + *text++);
    }
}

void py_port_write_bytes(const char *data, size_t len) {
    py_port_write(data, len);
}

int py_port_console(unsigned port, bool attach) {
    (void)port, (void)attach;
    return -1;
}

int py_port_read(uint32_t timeout_ms) {
    (void)timeout_ms;
    return -1;
}

bool py_port_readline(struct py_build *line) {
    (void)line;
    return false;
}

uint32_t py_port_ticks_ms(void) {
    return turns;
}

uint32_t py_port_ticks_us(void) {
    return turns;
}

uint32_t py_port_ticks_cpu(void) {
    return turns;
}

uint64_t py_port_time_ns(void) {
    return turns;
}

void py_port_sleep_us(uint32_t us) {
    (void)us;
}

size_t py_port_stack_left(void) {
    size_t used = (size_t)(stack_start - (char *)__builtin_frame_address(0));
    return used < STACK_SIZE ? STACK_SIZE - used : 0;
}

const void *py_port_stack_top(void) {
    return stack_start;
}

void py_port_panic(const char *what) {
    fprintf(stderr, "panic: %s\n", what);
    abort();
}

uint32_t py_port_mask(void) {
    return 0;
}

void py_port_unmask(uint32_t mask) {
    (void)mask;
}

bool py_port_readable(void) {
    return false;
}

uint32_t py_port_random(void) {
    return 4; // every run of an input is the same
}

// ---- files: there is no file system ----
const uint16_t py_port_file_state = 4;

int py_port_file_open(void *state, const py_port_path_t *path, unsigned flags) {
    (void)state, (void)path, (void)flags;
    return PY_PORT_NO_DEVICE;
}

int py_port_file_read(void *state, char *to, size_t len) {
    (void)state, (void)to, (void)len;
    return PY_PORT_NO_DEVICE;
}

int py_port_file_write(void *state, const char *from, size_t len) {
    (void)state, (void)from, (void)len;
    return PY_PORT_NO_DEVICE;
}

int py_port_file_control(void *state, unsigned request, int32_t arg) {
    (void)state, (void)request, (void)arg;
    return PY_PORT_NO_DEVICE;
}

int py_port_path(enum py_port_path_op op, const py_port_path_t *path) {
    (void)op, (void)path;
    return PY_PORT_NO_DEVICE;
}

int py_port_rename(const py_port_path_t *from, const py_port_path_t *to) {
    (void)from, (void)to;
    return PY_PORT_NO_DEVICE;
}

int py_port_stat(const py_port_path_t *path, py_port_stat_t *stat) {
    (void)path, (void)stat;
    return PY_PORT_NO_DEVICE;
}

int py_port_entry(const py_port_path_t *path, uint32_t *place, char *name, py_port_stat_t *stat) {
    (void)path, (void)place, (void)name, (void)stat;
    return PY_PORT_NO_DEVICE;
}

int py_port_statvfs(uint32_t figures[4]) {
    (void)figures;
    return PY_PORT_NO_DEVICE;
}

void py_port_sync(void) {}

void py_port_start_directory(struct py_build *path) {
    py_build_write(path, "/", 1);
}

static void run(const char *source, size_t len) {
    py_reader_t reader = {.next = py_reader_memory, .at = source, .end = source + len};
    turns = 0;
    if (!setjmp(out_of_time)) {
        py_init(arena, sizeof(arena));
        py_run(&reader, PY_N__stdin, PY_FILE, NULL);
    }
}

// Programs about the rest of an input that begins with their number.
static const char *const about_text[] = {
    [1] = "import json\nd=bytes.fromhex('%s')\njson.dumps(json.loads(d))\n",
    [2] = "import re\np,_,t=bytes.fromhex('%s').partition(b'\\n')\n"
          "try:\n p=p.decode();t=t.decode()\nexcept ValueError:pass\n"
          "r=re.compile(p)\nm=r.search(t)\nif m:m.groups(),m.span(),m.group()\n"
          "r.split(t);r.sub('<\\\\g<0>\\\\1>',t);r.match(t,1)\n",
};

static void run_about(const char *program, const uint8_t *data, size_t size) {
    static char hex[2 * 4096 + 1], source[sizeof hex + 512];
    size = size < 4096 ? size : 4096;
    for (size_t i = 0; i < size; i++) {
        sprintf(hex + 2 * i, "%02x", data[i]);
    }
    hex[2 * size] = 0;
    run(source, (size_t)snprintf(source, sizeof source, program, hex));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    stack_start = __builtin_frame_address(0);
    if (size && (data[0] == 1 || data[0] == 2)) {
        run_about(about_text[data[0]], data + 1, size - 1);
    } else {
        run((const char *)data, size);
    }
    return 0;
}
