// SPDX-License-Identifier: MIT
// core/mod/exec.h -- compile, eval, exec; a module's names as a dict.
//
// globals() must be a dict, always the same one, through which the module's variables are seen and changed.
// It is an object of two words that leads to the module, whose head is that of a dict: {type, table}. The dict
// of an exec() is turned into such an object in place, so that functions defined there find it later.
#ifndef CORE_MOD_EXEC_H
#define CORE_MOD_EXEC_H

#include "core/obj/type.h"

typedef struct py_globals {
    const py_type_t *type; // py_type_globals, a subclass of dict
    py_module_t *module;   // what dict's methods work on; see py_as()
} py_globals_t;
extern const py_type_t py_type_globals;

// The attributes of an object with a table (instance, class, module) as a dict, live. May collect.
py_val_t py_attributes_dict(py_val_t v);
// The dict of a module's names. May collect.
py_val_t py_globals(py_module_t *module);
// The same for the running code's own names; the locals of a function have none: its module's then.
py_val_t py_locals(void);

py_val_t py_builtin_compile(py_val_t *args, unsigned n);
py_val_t py_builtin_eval(py_val_t *args, unsigned n);
py_val_t py_builtin_exec(py_val_t *args, unsigned n);
py_val_t py_builtin_globals(py_val_t *args, unsigned n);
py_val_t py_builtin_locals(py_val_t *args, unsigned n);

#endif
