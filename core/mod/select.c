// SPDX-License-Identifier: MIT
// core/mod/select.c -- module select.
#include "core/vm/frozen.h"

static const py_entry_t attrs[] = {
    PY_INT_CONST(POLLERR, 8), PY_INT_CONST(POLLHUP, 16),    PY_INT_CONST(POLLIN, 1),
    PY_INT_CONST(POLLOUT, 4), PY_FROZEN(poll, select_poll),
};
const py_module_t py_module_select = PY_MODULE(select, attrs);
