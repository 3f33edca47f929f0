// SPDX-License-Identifier: MIT
// core/vm/code.c -- the tables behind the bytecode: lines and handlers.
#include "core/config.h"
#include <string.h>

#include "core/vm/code.h"

PY_HOT unsigned py_code_line(const py_code_t *code, unsigned pc) {
    unsigned line = code->line, at = 0;
    for (const uint8_t *step = py_code_start(code) + code->size; *step; step++) {
        at += *step & 31;
        if (at >= pc && line) { // line 0: before a module's first instruction
            break;
        }
        line += *step >> 5;
    }
    return line;
}

PY_HOT bool py_code_guard(const py_code_t *code, unsigned pc, py_guard_t *guard) {
    if (!(code->flags & PY_CODE_GUARDS)) {
        return false;
    }
    const uint8_t *at = py_code_start(code) + code->size;
    at += strlen((const char *)at) + 1;
    for (unsigned n = *at++; n--; at += sizeof *guard) {
        memcpy(guard, at, sizeof *guard);
        if (guard->start < pc && pc <= guard->end) {
            return true;
        }
    }
    return false;
}
