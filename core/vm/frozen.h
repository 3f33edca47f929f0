// SPDX-License-Identifier: MIT
// core/vm/frozen.h -- functions of the core that are written in Python; see docs/design/frozen.md.
//
// frozen/FILE.py is compiled when the firmware is built, by the core itself (host/freeze.c), into const
// data: each function in it becomes py_frozen_FILE_FUNCTION. What is not hot takes less room that way.
// The program that freezes has none of them.
#ifndef CORE_VM_FROZEN_H
#define CORE_VM_FROZEN_H

#include "core/vm/code.h"

// The module of all of them, without names of its own: globals are the builtins.
extern const py_module_t py_frozen_module;

// An entry of a ROM table: PY_FROZEN(partition, text_partition)
#ifdef PY_NO_FROZEN
#define PY_FROZEN(nm, function) PY_VALUE(nm, PY_NONE)
#define PY_FROZEN_FN(function)  PY_NONE
#else
#define PY_FROZEN(nm, function) PY_OBJECT(nm, &py_frozen_##function)
#define PY_FROZEN_FN(function)  py_ptr(&py_frozen_##function) // for py_call()
#endif

extern const py_function_t py_frozen_builtins_inverse_power, py_frozen_builtins_round_int,
    py_frozen_class_merge, py_frozen_collections_asdict, py_frozen_collections_fields,
    py_frozen_collections_replace, py_frozen_collections_tuple_new, py_frozen_generator_aclose,
    py_frozen_generator_anext, py_frozen_generator_asend, py_frozen_import_run,
    py_frozen_import_star, py_frozen_math_isclose, py_frozen_os_uname, py_frozen_re_finditer,
    py_frozen_re_split, py_frozen_re_sub, py_frozen_repl_complete;

#endif
