// SPDX-License-Identifier: MIT
// core/mod/io.c -- module io.
#include "core/obj/file.h"

static const py_entry_t attrs[] = {
    PY_OBJECT(IOBase, &py_type_object), // streams in Python need nothing from it
    PY_FN_KW(open, 1, 4, open, py_builtin_open),
};
const py_module_t py_module_io = PY_MODULE(io, attrs);
