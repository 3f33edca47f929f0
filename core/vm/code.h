// SPDX-License-Identifier: MIT
// core/vm/code.h -- finished code: what the finaliser writes and the VM runs, in the heap or in flash.
//
// Read-only and position-independent. One block:
//
//   head (12 bytes) | [extra (4 bytes)] | parameter names (u16 each) | bytecode | line table |
//   exception table | padding to 4 | constants (py_val_t each)
//
// In the heap the block starts with a type and a module word, so that the usual function (without cells)
// needs no object besides its code: the block becomes the function when `def` is executed. The first
// constants are places for its defaults and keyword defaults, as far as its flags announce them.
//
// Line table: a byte per step, bytecode bytes in bits 0-4 and lines in bits 5-7; 0 ends it. A step that does
// not fit is several. Exception table: py_guard_t entries, innermost first, u8 count before them.
#ifndef CORE_VM_CODE_H
#define CORE_VM_CODE_H

#include "core/obj/type.h"

enum py_op {
#define OP(name, operands, effect) PY_OP_##name,
#define OPS(name, count, effect)   PY_OP_##name, PY_OP_##name##_LAST = PY_OP_##name + (count)-1,
#include "core/vm/opcodes.def"
#undef OP
#undef OPS
    PY_OP_COUNT
};

enum {
    PY_CODE_VARARGS = 1,     // *args: the local after the named parameters
    PY_CODE_VARKW = 2,       // **kwargs: the local after that
    PY_CODE_EXTRA = 4,       // the head has its extra word
    PY_CODE_GENERATOR = 8,   // calling it makes a generator
    PY_CODE_DEFAULTS = 16,   // the function object carries a tuple of defaults
    PY_CODE_KWDEFAULTS = 32, // and a dict of keyword-only defaults
    PY_CODE_NS = 64,      // names live in the dict in locals[0]: a class body, exec() with locals
    PY_CODE_GUARDS = 128, // there is an exception table
};

typedef struct py_code {
    py_name_t name;
    uint16_t line;      // of the def
    uint16_t size;      // of the bytecode
    uint16_t constants; // offset of the constants from the head
    uint8_t flags;
    uint8_t npos; // positional parameters
    uint8_t nlocals;
    uint8_t nstack;
    // extra, with PY_CODE_EXTRA
    uint8_t nkwonly;
    uint8_t nposonly;
    uint8_t nfree; // cells of the function go to the last nfree locals
    uint8_t reserved;
} py_code_t;
#define PY_CODE_HEAD 12u

typedef struct py_guard {
    uint16_t start, end,
        handler;    // offsets in the bytecode; start <= pc of the next instruction - 1 < end
    uint16_t depth; // of the stack at the handler, the exception comes on top
} py_guard_t;

// A function in Python. PY_TYPE code_function: the head follows the first two words.
typedef struct py_function {
    const py_type_t *type;
    py_module_t *module;   // its globals
    const py_code_t *code; // py_type_function only
    py_val_t items[];      // [defaults] [keyword defaults] [cells...], as the code's flags say
} py_function_t;

static inline unsigned py_code_nkwonly(const py_code_t *c) {
    return c->flags & PY_CODE_EXTRA ? c->nkwonly : 0;
}
static inline unsigned py_code_nfree(const py_code_t *c) {
    return c->flags & PY_CODE_EXTRA ? c->nfree : 0;
}
static inline const uint16_t *py_code_names(const py_code_t *c) {
    return (const uint16_t *)((const uint8_t *)c +
                              (c->flags & PY_CODE_EXTRA ? PY_CODE_HEAD + 4 : PY_CODE_HEAD));
}
static inline const uint8_t *py_code_start(const py_code_t *c) {
    return (const uint8_t *)(py_code_names(c) + c->npos + py_code_nkwonly(c));
}
static inline const py_code_t *py_function_code(const py_function_t *f) {
    return f->type == &py_type_code_function ? (const py_code_t *)&f->code : f->code;
}
// Its defaults and keyword defaults, as the code's flags say.
static inline py_val_t *py_function_items(py_function_t *f) {
    return f->type == &py_type_code_function
               ? (py_val_t *)((char *)&f->code + ((py_code_t *)&f->code)->constants)
               : f->items;
}
// Line of the instruction that ends at pc (an offset in the bytecode).
unsigned py_code_line(const py_code_t *code, unsigned pc);
// Sets *guard to the innermost that covers the instruction that ends at pc; false: there is none.
bool py_code_guard(const py_code_t *code, unsigned pc, py_guard_t *guard);

#endif
