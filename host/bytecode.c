// SPDX-License-Identifier: MIT
// host/bytecode.c -- walks finished code.
#include "host/bytecode.h"

static const uint8_t operand_bytes[] = {
#define OP(name, operands, effect) [PY_OP_##name] = operands,
#define OPS(name, count, effect)
#include "core/vm/opcodes.def"
#undef OP
#undef OPS
};

static bool has_name(uint8_t op) {
    switch (op) {
    case PY_OP_LOAD_STR:
    case PY_OP_LOAD_GLOBAL ... PY_OP_LOAD_METHOD:
    case PY_OP_LOAD_NS ... PY_OP_DELETE_NS:
    case PY_OP_IMPORT_NAME:
    case PY_OP_IMPORT_FROM: return true;
    default: return false;
    }
}

static bool has_constant(uint8_t op) {
    return op == PY_OP_LOAD_CONST_S || op == PY_OP_MAKE_FUNCTION || op == PY_OP_DEFINE;
}

unsigned host_code_walk(const py_code_t *code, void (*name)(const uint8_t *operand)) {
    // Places for defaults come first among the constants.
    unsigned constants = !!(code->flags & PY_CODE_DEFAULTS) + !!(code->flags & PY_CODE_KWDEFAULTS);
    const uint8_t *at = py_code_start(code), *end = at + code->size;
    while (at < end) {
        uint8_t op = *at++;
        unsigned used = 0;
        if (has_name(op)) {
            name(at);
        } else if (op == PY_OP_LOAD_CONST) {
            used = (at[0] | at[1] << 8) + 1u;
        } else if (has_constant(op)) {
            used = at[0] + 1u;
        }
        constants = used > constants ? used : constants;
        at += operand_bytes[op];
    }
    return constants;
}
