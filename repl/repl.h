// SPDX-License-Identifier: MIT
// repl/repl.h -- the prompt, over core/port.h alone: the same on a board and on a PC.
#ifndef REPL_REPL_H
#define REPL_REPL_H

#include "core/obj/value.h"

// Greets and serves the prompt until a soft reset is asked for: the caller then calls py_init(),
// runs the start-up files and comes back. The mode (raw or not) and the history outlive that.
void repl_run(void);
// True when the prompt was left in raw mode: main.py is not run then.
bool repl_is_raw(void);

// Runs a file before the prompt; nothing when there is none. An exception is printed.
enum repl_end { REPL_DONE, REPL_INTERRUPTED, REPL_EXIT }; // EXIT: it asks for a soft reset
enum repl_end repl_run_file(py_name_t path);

// For rawmode.c. Between compiling and running: Ctrl-C interrupts from here on.
void repl_start(void);
// After running: Ctrl-C is input again. True when the program had started.
bool repl_stop(void);
// Prints the exception that ended a program, if any; true when it is SystemExit.
bool repl_report(py_val_t exc);

#endif
