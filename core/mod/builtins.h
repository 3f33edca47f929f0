// SPDX-License-Identifier: MIT
// core/mod/builtins.h -- module builtins, and what other modules take from it.
#ifndef CORE_MOD_BUILTINS_H
#define CORE_MOD_BUILTINS_H

#include "core/obj/out.h"

extern const py_module_t py_module_builtins;

// const(), and the decorators native and viper: its argument, as bytecode is all the code there is. In MicroPython
// `const` and `@micropython.native` are the compiler's and need no import, so here both names are builtins.
py_val_t py_same(py_val_t *args, unsigned n);
extern const py_module_t py_module_micropython;

// Output to a file-like object: every piece is one call of its write(). None: the console.
typedef struct py_file_out {
    py_out_t out;
    py_val_t file;
} py_file_out_t;
py_out_t *py_file_out(py_file_out_t *out, py_val_t file);

#endif
