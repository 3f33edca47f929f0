// SPDX-License-Identifier: MIT
// core/mod/sys.h -- module sys.
#ifndef CORE_MOD_SYS_H
#define CORE_MOD_SYS_H

#include "core/obj/str.h"

extern const py_module_t py_module_sys;

// sys.version: "3.10.0; MicroPython (Pyll 0.1.0) on 2026-11-22". The banner begins behind the
// number.
extern const py_str_t py_sys_version;
enum { PY_SYS_BANNER = 8 };

// sys.stdin, stdout and stderr.
struct py_stream;
extern const struct py_stream py_sys_console;

#endif
