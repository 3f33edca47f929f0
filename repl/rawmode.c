// SPDX-License-Identifier: MIT
// repl/rawmode.c -- source as a stream of bytes from the console.
//
//   raw:        code ^D              ->  OK output ^D error ^D >
//   raw-paste:  ^E A ^A              ->  R ^A window-low window-high ^A
//               code ^D              ->  ^A for each window read, ^D, then output ^D error ^D >
//
// The compiler may find an error before the source has ended: what still arrives is dropped up to
// its Ctrl-D, and a sender in raw-paste mode is told by an early ^D.
#include "core/config.h"
#include "repl/rawmode.h"

#include "core/front/reader.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/run.h"
#include "repl/line.h"
#include "repl/repl.h"

// The sender may have two windows under way: together less than the 256 bytes that a port can
// buffer.
#define WINDOW "\x78"

enum mode { RAW, RAW_PASTE, PASTE };

typedef struct stream {
    py_reader_t reader;
    enum mode mode;
    int16_t first;  // a byte read already, or -1
    uint8_t window; // bytes until the sender is to get its next ^A
    bool ended;
    uint8_t control; // the control character other than Ctrl-D that ended it, or 0
} stream_t;

// What became of a program: 0, a control character that dropped it, or
#define EXIT 0x100

static void stream_end(stream_t *stream, int c) {
    stream->ended = true;
    stream->control = c == CTRL_D ? 0 : c;
    if (stream->mode != RAW) {
        repl_write(stream->mode == PASTE ? "\n" : "\x04");
    }
}

// The next byte of source; -1 when the stream has ended.
PY_HOT static int stream_byte(stream_t *stream) {
    int c = stream->first >= 0 ? stream->first : repl_wait_key();
    stream->first = -1;
    if (c == CTRL_D || c == CTRL_C || (stream->mode == RAW && c <= CTRL_B)) {
        stream_end(stream, c);
        return -1;
    }
    if (stream->mode == RAW_PASTE && --stream->window == 0) {
        stream->window = WINDOW[0];
        repl_write("\x01");
    }
    if (c == '\r') {
        c = '\n';
    }
    if (stream->mode == PASTE) {
        char echo = (char)c;
        py_port_write(&echo, 1);
        if (c == '\n') {
            repl_write("=== ");
        }
    }
    return c;
}

PY_HOT static int stream_next(py_reader_t *reader) {
    stream_t *stream = (stream_t *)reader;
    int c = stream->ended ? -1 : stream_byte(stream);
    if (stream->control) {
        py_raise_none(PY_KeyboardInterrupt); // out of the compiler
    }
    return c;
}

static void drop_rest(stream_t *stream) {
    if (stream->mode == RAW_PASTE && !stream->ended) {
        repl_write("\x04");
        stream->mode = RAW; // no more answers
    }
    while (!stream->ended) {
        stream_byte(stream);
    }
}

static void answer_ok(void) {
    repl_write("OK");
    repl_start();
}

// Receives, compiles and runs a program.
static int receive(enum mode mode, int first) {
    stream_t stream = {
        .reader.next = stream_next, .mode = mode, .first = (int16_t)first, .window = WINDOW[0]};
    py_val_t exc =
        py_run(&stream.reader, PY_N__stdin, PY_FILE, mode == RAW ? answer_ok : repl_start);
    if (!repl_stop()) {
        drop_rest(&stream);
        if (stream.control && mode != RAW_PASTE) {
            return stream.control;
        }
        if (mode == RAW) {
            repl_write("OK");
        }
    }
    const char *mark = mode == PASTE ? "" : "\x04";
    repl_write(mark);
    bool exit = repl_report(exc);
    repl_write(mark);
    return exit ? EXIT : 0;
}

// After Ctrl-E in raw mode: a command of two bytes, of which A ^A is known.
static int raw_paste(void) {
    if (repl_wait_key() == 'A' && repl_wait_key() == CTRL_A) {
        py_port_write("R\x01" WINDOW "\0\x01", 5);
        return receive(RAW_PASTE, -1);
    }
    py_port_write("R", 2);
    return CTRL_C;
}

bool repl_raw_run(void) {
    int c = CTRL_A;
    repl_stop();
    for (;;) {
        switch (c) {
        case 0: repl_write(">"); break;
        case CTRL_A: py_out_format(&py_out_console, PY_MSG_raw); break;
        case CTRL_B: repl_write("\n"); return true;
        case CTRL_C: break;
        case CTRL_D: repl_write("OK\n"); return false;
        case EXIT: return false;
        }
        c = repl_wait_key();
        if (c == CTRL_E) {
            c = raw_paste();
        } else if (c > CTRL_E) {
            c = receive(RAW, c);
        }
    }
}

bool repl_paste_run(void) {
    repl_stop();
    py_out_format(&py_out_console, PY_MSG_paste);
    return receive(PASTE, -1) != EXIT;
}
