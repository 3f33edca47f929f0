// SPDX-License-Identifier: MIT
// core/vm/run.h -- the core's door for a prompt or a main program.
#ifndef CORE_VM_RUN_H
#define CORE_VM_RUN_H

#include "core/front/reader.h"
#include "core/obj/type.h"

// Starts Python in the arena: heap, names, modules, an empty __main__. Can be called again: soft reset.
void py_init(void *arena, size_t len);

enum py_input {
    PY_FILE,   // a whole program
    PY_SINGLE, // one statement at the prompt: the value of an expression is printed
    PY_EVAL,   // one expression; its value is the result
};

// Compiles all of the source, then runs it in __main__. file is the name in tracebacks ("<stdin>").
// PY_UNDEF when it ran to its end, else the exception (SystemExit too). Nothing is printed.
// compiled, if not NULL, is called between compiling and running (raw mode answers "OK" there).
py_val_t py_run(py_reader_t *reader, py_name_t file, enum py_input input, void (*compiled)(void));

bool py_is_file(py_name_t path);
// As py_run, for a file. OSError when it cannot be read.
py_val_t py_run_file(py_name_t path, void (*compiled)(void));

// True when text is the beginning of a statement that needs more lines (open bracket, block, continued
// line, triple quote). The prompt asks before it compiles.
bool py_needs_more(const char *text, size_t len);

#endif
