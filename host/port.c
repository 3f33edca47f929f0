// SPDX-License-Identifier: MIT
// host/port.c -- core/port.h for a PC: the console is stdin and stdout.
#include "host/port.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "core/front/reader.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/vm/callback.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "repl/line.h"

// C stack that Python may use. The system gives 8 MiB; the address sanitizer's frames are large.
#define STACK_LIMIT (4u << 20)

volatile uint8_t py_port_pending;

const py_str_t py_port_platform = {&py_type_str, 5, "linux"};
const py_str_t py_port_machine = {&py_type_str, 2, "PC"};
const struct py_ns *const py_port_modules[] = {NULL};

static struct {
    const char *stack_top;
    struct termios cooked;
    bool is_terminal;
    bool at_end;
} host;

static void on_interrupt(int signal) {
    (void)signal;
    py_port_pend(PY_PENDING_BREAK);
}

void host_port_init(const void *stack_top) {
    // Not restarted: a read() at the console returns at once.
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
    host.stack_top = stack_top;
    host.is_terminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &host.cooked) == 0;
}

void host_port_restore(void) {
    py_port_kbd_intr(3);
}

bool host_port_at_end(void) {
    return host.at_end;
}

bool py_port_interrupted(void) {
    return py_port_unpend(PY_PENDING_BREAK) != 0;
}

// Nothing interrupts here but Ctrl-C.
uint32_t py_port_mask(void) {
    return 0;
}
void py_port_unmask(uint32_t mask) {
    (void)mask;
}

// While no character interrupts, the prompt is editing: it wants each byte at once, and unechoed.
void py_port_kbd_intr(int c) {
    if (!host.is_terminal) {
        return;
    }
    struct termios mode = host.cooked;
    if (c < 0) {
        mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
        mode.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
    } else {
        mode.c_cc[VINTR] = (cc_t)c;
    }
    fflush(stdout);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
}

void py_port_write(const char *text, size_t len) {
    fwrite(text, 1, len, stdout);
}

void py_port_write_bytes(const char *bytes, size_t len) {
    py_port_write(bytes, len);
}

// The end of the input reads as Ctrl-D for ever.
int py_port_read(uint32_t timeout_ms) {
    struct pollfd console = {.fd = STDIN_FILENO, .events = POLLIN};
    fflush(stdout);
    if (py_port_pending & PY_PENDING_CALL) {
        py_callbacks_run();
    }
    if (py_port_pending || poll(&console, 1, timeout_ms > INT32_MAX ? -1 : (int)timeout_ms) <= 0) {
        return -1;
    }
    unsigned char byte;
    ssize_t n = read(STDIN_FILENO, &byte, 1);
    host.at_end = n == 0;
    return n == 1 ? byte : n == 0 ? 4 : -1;
}

int py_port_console(unsigned port, bool attach) {
    (void)port, (void)attach;
    return -1;
}

bool py_port_readable(void) {
    struct pollfd console = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&console, 1, 0) > 0;
}

static bool read_plain_line(py_build_t *line) {
    bool any = false;
    for (;;) {
        int c = py_port_read(UINT32_MAX);
        if (c < 0) {
            if (py_port_interrupted()) {
                py_raise_none(PY_KeyboardInterrupt);
            }
        } else if (c == '\n' || host.at_end) {
            return any || c == '\n';
        } else {
            char byte = (char)c;
            py_build_write(line, &byte, 1);
            any = true;
        }
    }
}

bool py_port_readline(py_build_t *line) {
    if (!host.is_terminal) {
        return read_plain_line(line);
    }
    return repl_line_input(line);
}

uint64_t py_port_time_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return ((uint64_t)now.tv_sec - 946684800u) * 1000000000u +
           (uint64_t)now.tv_nsec; // from 2000 on
}

static uint64_t monotonic_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return ((uint64_t)now.tv_sec - 946684800u) * 1000000000u +
           (uint64_t)now.tv_nsec; // from 2000 on
}

uint32_t py_port_ticks_ms(void) {
    return (uint32_t)(monotonic_ns() / 1000000);
}

uint32_t py_port_ticks_us(void) {
    return (uint32_t)(monotonic_ns() / 1000);
}

uint32_t py_port_ticks_cpu(void) {
    return (uint32_t)monotonic_ns();
}

void py_port_sleep_us(uint32_t us) {
    struct timespec time = {.tv_sec = us / 1000000, .tv_nsec = (long)(us % 1000000) * 1000};
    fflush(stdout);
    nanosleep(&time, NULL); // a signal ends it
}

size_t py_port_stack_left(void) {
    size_t used = (size_t)(host.stack_top - (const char *)__builtin_frame_address(0));
    return used < STACK_LIMIT ? STACK_LIMIT - used : 0;
}

const void *py_port_stack_top(void) {
    return host.stack_top;
}

void py_port_panic(const char *what) {
    fflush(stdout);
    fprintf(stderr, "pyll: %s\n", what);
    abort();
}
