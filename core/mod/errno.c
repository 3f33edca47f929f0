// SPDX-License-Identifier: MIT
// core/mod/errno.c -- module errno.
#include "core/mod/errno.h"

#define ERROR(id, number) PY_INT_CONST(id, number),
static const py_entry_t attrs[] = {
#include "core/mod/errno.def"
};
#undef ERROR
const py_module_t py_module_errno = PY_MODULE(errno, attrs);

py_name_t py_errno_name(py_val_t number) {
    for (unsigned i = 0; i < sizeof attrs / sizeof *attrs; i++) {
        const py_entry_t *entry = py_entry_at(attrs, i);
        if (py_entry_value(entry) == number) {
            return py_entry_name(entry);
        }
    }
    return PY_N__empty;
}
