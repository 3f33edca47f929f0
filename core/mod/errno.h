// SPDX-License-Identifier: MIT
// core/mod/errno.h -- the names of error numbers.
#ifndef CORE_MOD_ERRNO_H
#define CORE_MOD_ERRNO_H

#include "core/obj/type.h"

extern const py_module_t py_module_errno;
// "ENOENT" for 2; the empty name when it has none.
py_name_t py_errno_name(py_val_t number);

#endif
