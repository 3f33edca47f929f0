// SPDX-License-Identifier: MIT
// core/mod/modules.h -- the modules written in C: the core's and the port's.
#ifndef CORE_MOD_MODULES_H
#define CORE_MOD_MODULES_H

#include "core/obj/out.h"

// The module of that name, also for MicroPython's older names with a u in front (utime); NULL when
// there is none.
const py_module_t *py_module_find(py_name_t name);
// help('modules').
void py_modules_print(py_out_t *out);

#endif
