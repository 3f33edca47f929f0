// SPDX-License-Identifier: MIT
// core/obj/format.h -- what the formatter offers to the types: str.format, the % operator, repr of float.
#ifndef CORE_OBJ_FORMAT_H
#define CORE_OBJ_FORMAT_H

#include "core/obj/out.h"
#include "core/obj/text.h"

py_val_t py_format_method(py_val_t *args, unsigned n); // str.format
py_val_t py_format_percent(const py_view_t *format, py_val_t args);
void py_format_float(py_out_t *out, float f); // repr

#endif
