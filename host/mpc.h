// SPDX-License-Identifier: MIT
// host/mpc.h -- `pyll --compile`.
#ifndef HOST_MPC_H
#define HOST_MPC_H

#include "core/obj/value.h"

// Compiles the source file (a str) into the file at path: core/vm/mpc.h. The exception that the source
// gives, or PY_UNDEF; ends the program when the file cannot be written.
py_val_t host_compile_ahead(py_val_t source, const char *path);

#endif
