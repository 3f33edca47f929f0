// SPDX-License-Identifier: MIT
// host/bytecode.h -- finished code, as those see it that write it into files.
#ifndef HOST_BYTECODE_H
#define HOST_BYTECODE_H

#include "core/vm/code.h"

// Calls name() with the place of each name in the bytecode; returns how many constants the code has.
unsigned host_code_walk(const py_code_t *code, void (*name)(const uint8_t *operand));

#endif
