// SPDX-License-Identifier: MIT
// The dialogue, with the board's side on the right:
//
//                           <- ">>> "
//   Ctrl-C Ctrl-A           <- "raw REPL; CTRL-B to exit\r\n>"
//   Ctrl-E "A" Ctrl-A       <- "R" 1, window (16 bits), then a 1 for each further window
//   source ... Ctrl-D       <- 4
//                           <- output 4 error 4 ">"
//
// A board that answers "R" 0 has no raw-paste mode: the source is then sent without flow control,
// and "OK" takes the place of the first 4.
#include "sim/exec.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cpu/cpu.h"
#include "sim/periph/usart.h"

#define CTRL_A "\x01"
#define CTRL_C "\x03"
#define CTRL_D 0x04
#define CTRL_E "\x05"

typedef enum {
    WAIT_PROMPT,
    WAIT_RAW,
    WAIT_PASTE,
    WAIT_WINDOW,
    SENDING,
    WAIT_OK,
    OUTPUT,
    ERROR,
    DONE,
} state_t;

static const char *const state_names[] = {
    [WAIT_PROMPT] = "waiting for the prompt",
    [WAIT_RAW] = "entering raw mode",
    [WAIT_PASTE] = "entering raw-paste mode",
    [WAIT_WINDOW] = "entering raw-paste mode",
    [SENDING] = "sending the program",
    [WAIT_OK] = "sending the program",
    [OUTPUT] = "running the program",
    [ERROR] = "printing the error",
    [DONE] = "done",
};

static struct {
    state_t state;
    uint8_t *source;
    size_t source_len, source_at;
    bool end_sent; // the Ctrl-D after the source
    uint32_t window, window_left;
    uint8_t command[16]; // bytes to send before anything else
    unsigned command_len, command_at;
    char recent[64]; // the end of what came, to recognise the prompts
    unsigned recent_len;
    uint8_t window_bytes[2];
    unsigned window_len;
    bool carriage_return; // held back: it may begin a \r\n
    bool failed;
} exec;

static void send(const char *bytes) {
    exec.command_len = (unsigned)strlen(bytes);
    exec.command_at = 0;
    memcpy(exec.command, bytes, exec.command_len);
}

static void enter(state_t state) {
    exec.state = state;
    exec.recent_len = 0;
}

// The character to send next; -1: none, for now.
static int next_byte(void *self) {
    (void)self;
    if (exec.command_at < exec.command_len) {
        return exec.command[exec.command_at++];
    }
    if (exec.state != SENDING || exec.end_sent || exec.window_left == 0) {
        return -1;
    }
    exec.window_left--;
    if (exec.source_at < exec.source_len) {
        return exec.source[exec.source_at++];
    }
    exec.end_sent = true;
    if (exec.window == 0) {
        enter(WAIT_OK);
    }
    return CTRL_D;
}

static bool ends_with(const char *text) {
    size_t len = strlen(text);
    return exec.recent_len >= len && memcmp(exec.recent + exec.recent_len - len, text, len) == 0;
}

static void remember(uint8_t byte) {
    if (exec.recent_len == sizeof exec.recent) {
        memmove(exec.recent, exec.recent + 1, --exec.recent_len);
    }
    exec.recent[exec.recent_len++] = (char)byte;
}

// Prints with \r\n as \n.
static void print(FILE *to, uint8_t byte) {
    if (exec.carriage_return && byte != '\n') {
        putc('\r', to);
    }
    exec.carriage_return = byte == '\r';
    if (byte != '\r') {
        putc(byte, to);
    }
}

static void end_part(FILE *of) {
    if (exec.carriage_return) {
        putc('\r', of);
        exec.carriage_return = false;
    }
    fflush(of);
}

static void begin_sending(uint32_t window) {
    enter(SENDING);
    exec.window = window;
    exec.window_left = window ? window : UINT32_MAX;
}

static void take_window(uint8_t byte) {
    exec.window_bytes[exec.window_len++] = byte;
    if (exec.window_len == 2) {
        begin_sending(exec.window_bytes[0] | (uint32_t)exec.window_bytes[1] << 8);
    }
}

// 1: one more window. 4: the board has all it wants; after an error it waits for our Ctrl-D.
static void take_flow_control(uint8_t byte) {
    if (byte == 1) {
        exec.window_left += exec.window;
    } else if (byte == CTRL_D) {
        if (!exec.end_sent) {
            send("\x04");
        }
        enter(OUTPUT);
    }
}

static void take_output(uint8_t byte) {
    if (byte != CTRL_D) {
        print(stdout, byte);
        return;
    }
    end_part(stdout);
    enter(ERROR);
}

static void take_error(uint8_t byte) {
    if (byte != CTRL_D) {
        exec.failed = true;
        print(stderr, byte);
        return;
    }
    end_part(stderr);
    enter(DONE);
    sim_cpu_stop();
}

static void byte_received(void *self, uint16_t data) {
    (void)self;
    uint8_t byte = (uint8_t)data;
    remember(byte);
    switch (exec.state) {
    case WAIT_PROMPT:
        if (ends_with(">>> ")) {
            enter(WAIT_RAW);
            send(CTRL_C CTRL_A);
        }
        break;
    case WAIT_RAW:
        if (ends_with("raw REPL; CTRL-B to exit\r\n>")) {
            enter(WAIT_PASTE);
            send(CTRL_E "A" CTRL_A);
        }
        break;
    case WAIT_PASTE:
        if (ends_with("R\x01")) {
            enter(WAIT_WINDOW);
        } else if (exec.recent_len >= 2 &&
                   memcmp(exec.recent + exec.recent_len - 2, "R\0", 2) == 0) {
            begin_sending(0);
        }
        break;
    case WAIT_WINDOW: take_window(byte); break;
    case SENDING:
        if (exec.window) {
            take_flow_control(byte);
        }
        break;
    case WAIT_OK:
        if (ends_with("OK")) {
            enter(OUTPUT);
        }
        break;
    case OUTPUT: take_output(byte); break;
    case ERROR: take_error(byte); break;
    case DONE: break;
    }
    sim_usart_wake(1);
}

static bool read_source(const char *path) {
    FILE *in = fopen(path, "rb");
    if (!in) {
        return false;
    }
    enum { LIMIT = 4 << 20 };
    exec.source = malloc(LIMIT);
    exec.source_len = exec.source ? fread(exec.source, 1, LIMIT, in) : 0;
    bool ok = exec.source && !ferror(in);
    fclose(in);
    return ok;
}

bool sim_exec_init(const char *path) {
    static const sim_serial_t serial = {.next = next_byte, .received = byte_received};
    sim_usart_connect(1, &serial);
    return read_source(path);
}

const char *sim_exec_state(void) {
    return state_names[exec.state];
}

bool sim_exec_done(int *status) {
    *status = exec.failed ? 1 : 0;
    return exec.state == DONE;
}
