// SPDX-License-Identifier: MIT
// repl/repl.c -- the friendly prompt.
#include "repl/repl.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/mod/sys.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/run.h"
#include "repl/line.h"
#include "repl/rawmode.h"

static struct {
    bool raw;
    bool started; // a program runs or has run since repl_start()
} state;

bool repl_is_raw(void) {
    return state.raw;
}

void repl_start(void) {
    state.started = true;
    py_port_kbd_intr(CTRL_C);
}

// Each program finds the heap without its predecessor's garbage: what stays of it then lies close together.
bool repl_stop(void) {
    bool started = state.started;
    py_gc_collect();
    state.started = false;
    py_port_kbd_intr(-1);
    return started;
}

static void print_exception(void *exc) {
    py_exc_print(&py_out_console, *(py_val_t *)exc);
}

bool repl_report(py_val_t exc) {
    if (exc == PY_UNDEF) {
        return false;
    }
    if (py_exc_match(exc, PY_SystemExit)) {
        return true;
    }
    exc = py_try(print_exception, &exc);
    if (exc != PY_UNDEF) { // its __str__ or the memory failed
        py_try(print_exception, &exc);
    }
    return false;
}

enum repl_end repl_run_file(py_name_t path) {
    if (!py_is_file(path)) {
        return REPL_DONE;
    }
    repl_start();
    py_val_t exc = py_run_file(path, NULL);
    py_gc_collect(); // Ctrl-C goes on interrupting: the next file, or this one after a soft reset
    if (repl_report(exc)) {
        return REPL_EXIT;
    }
    return exc && py_exc_match(exc, PY_KeyboardInterrupt) ? REPL_INTERRUPTED : REPL_DONE;
}

static void greet(void) {
    repl_write(py_sys_version.text + PY_SYS_BANNER);
    repl_write("; ");
    repl_write(py_port_machine.text);
    py_out_format(&py_out_console, PY_MSG_banner);
}

// Spaces to begin the next line with: those of the line before, and four more after a colon.
static unsigned indentation(const repl_line_t *line) {
    return repl_line_indent(line) + (line->text[line->len - 2] == ':' ? 4 : 0);
}

typedef struct statement {
    repl_line_t line;
    int key;
} statement_t;

// Reads lines until they make a statement, or until a control character.
static void read_statement(void *arg) {
    statement_t *statement = arg;
    repl_line_t *line = &statement->line;
    statement->key = repl_line_read(line, ">>> ", 0);
    while (statement->key == '\r' && py_needs_more(line->text, line->len)) {
        statement->key = repl_line_read(line, "... ", indentation(line));
    }
}

static bool run_statement(const repl_line_t *line) {
    py_reader_t reader = {
        .next = py_reader_memory, .at = line->text, .end = line->text + line->len};
    py_val_t exc = py_run(&reader, PY_N__stdin, PY_SINGLE, repl_start);
    repl_stop();
    return !repl_report(exc);
}

// One statement or command. False when a soft reset is asked for.
static bool serve(void) {
    statement_t statement = {0};
    py_val_t exc = py_try(read_statement, &statement);
    if (exc != PY_UNDEF) {
        repl_write("\n");
        return !repl_report(exc);
    }
    switch (statement.key) {
    case CTRL_A: state.raw = true; return true;
    case CTRL_B:
        repl_write("\n");
        greet();
        return true;
    case CTRL_C: repl_write("\n"); return true;
    case CTRL_D:
        if (statement.line.len == 0) {
            repl_write("\n");
            return false;
        }
        return run_statement(&statement.line);
    case CTRL_E: return repl_paste_run();
    }
    return run_statement(&statement.line);
}

void repl_run(void) {
    if (!state.raw) {
        greet();
    }
    for (;;) {
        if (!state.raw) {
            if (!serve()) {
                break;
            }
        } else if (!repl_raw_run()) {
            break;
        } else {
            state.raw = false;
            greet();
        }
    }
    py_out_format(&py_out_console, PY_MSG_soft_reboot);
}
