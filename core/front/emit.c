// SPDX-License-Identifier: MIT
// core/front/emit.c -- scopes and their raw code.
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"

void *py_array_add(py_array_t *array, unsigned n, unsigned size) {
    unsigned len = array->len + n;
    if (len > array->capacity) {
        unsigned capacity = len + len / 2 + 2;
        if (capacity > UINT16_MAX) {
            py_raise(PY_MSG_too_large);
        }
        array->items = py_gc_realloc_low(array->items, capacity * size);
        array->capacity = (uint16_t)capacity;
    }
    char *first = (char *)array->items + array->len * size;
    memset(first, 0, n * size);
    array->len = (uint16_t)len;
    return first;
}

// ---- symbols ----

py_symbol_t *py_symbol(py_scope_t *scope, py_name_t name) {
    py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        if (symbol->name == name) {
            return symbol;
        }
    }
    return NULL;
}

void py_symbol_mark(py_scope_t *scope, py_name_t name, unsigned flags) {
    py_symbol_t *symbol = py_symbol(scope, name);
    if (!symbol) {
        symbol = py_array_add(&scope->symbols, 1, sizeof *symbol);
        symbol->name = name;
    }
    symbol->flags |= (uint8_t)flags;
}

py_name_t py_hidden_name(py_compiler_t *c) {
    return (py_name_t)(PY_HIDDEN_NAME + c->hidden++);
}

// ---- instructions ----

static const int8_t effects[PY_OP_COUNT] = {
#define OP(name, operands, effect) [PY_OP_##name] = (effect),
#define OPS(name, count, effect)   [PY_OP_##name... PY_OP_##name##_LAST] = (effect),
#include "core/vm/opcodes.def"
#undef OP
#undef OPS
};
enum { EFFECT_DEPENDS = 127 };

void py_emit_effect(py_compiler_t *c, int effect) {
    py_scope_t *scope = c->scope;
    scope->depth = (uint16_t)(scope->depth + effect);
    if (scope->depth > scope->max_depth) {
        scope->max_depth = scope->depth;
        if (scope->depth > 250) {
            py_lex_error(&c->lex, PY_MSG_complex);
        }
    }
}

static uint8_t *put(py_compiler_t *c, unsigned op, unsigned operands) {
    uint8_t *at = py_array_add(&c->scope->raw, 1 + operands, 1);
    at[0] = (uint8_t)op;
    if (effects[op] != EFFECT_DEPENDS) {
        py_emit_effect(c, effects[op]);
    }
    return at + 1;
}

void py_emit(py_compiler_t *c, unsigned op) {
    put(c, op, 0);
}

void py_emit_u8(py_compiler_t *c, unsigned op, unsigned operand) {
    if (operand > 255) {
        py_lex_error(&c->lex, PY_MSG_too_many_items);
    }
    put(c, op, 1)[0] = (uint8_t)operand;
}

void py_emit_u16(py_compiler_t *c, unsigned op, unsigned operand) {
    uint8_t *at = put(c, op, 2);
    at[0] = (uint8_t)operand;
    at[1] = (uint8_t)(operand >> 8);
}

void py_emit_store(py_compiler_t *c, py_name_t name) {
    py_symbol_mark(c->scope, name, PY_SYM_BOUND);
    py_emit_u16(c, PY_OP_STORE_NAME, name);
}

static unsigned add_constant(py_compiler_t *c, py_val_t v) {
    py_array_t *constants = &c->scope->constants;
    const py_val_t *items = constants->items;
    for (unsigned i = 0; i < constants->len; i++) {
        if (v && items[i] == v) {
            return i;
        }
    }
    *(py_val_t *)py_array_add(constants, 1, sizeof v) = v;
    return constants->len - 1u;
}

void py_emit_constant(py_compiler_t *c, py_val_t v) {
    if (py_is_name(v)) {
        py_emit_u16(c, PY_OP_LOAD_STR, py_name_id(v));
    } else {
        py_emit_u16(c, PY_OP_LOAD_CONST, add_constant(c, v));
    }
}

void py_emit_int(py_compiler_t *c, int i) {
    if (i >= -1 && i < 17) {
        py_emit(c, (unsigned)(PY_OP_LOAD_INT_N + i + 1));
    } else if (i == (int8_t)i) {
        py_emit_u8(c, PY_OP_LOAD_INT8, (uint8_t)i);
    } else {
        py_emit_u16(c, PY_OP_LOAD_INT16, (uint16_t)i);
    }
}

void py_emit_line(py_compiler_t *c) {
    if (c->scope->last_line != c->lex.token_line) {
        c->scope->last_line = c->lex.token_line;
        py_emit_u16(c, PY_OP_LINE, c->lex.token_line);
    }
}

unsigned py_new_label(py_compiler_t *c) {
    return c->scope->labels++;
}

void py_emit_label(py_compiler_t *c, unsigned label) {
    py_emit_u16(c, PY_OP_LABEL, label);
}

void py_emit_guard(py_compiler_t *c, unsigned start, unsigned end, unsigned handler, unsigned depth) {
    py_guard_t *guard = py_array_add(&c->scope->guards, 1, sizeof *guard);
    *guard = (py_guard_t){(uint16_t)start, (uint16_t)end, (uint16_t)handler, (uint16_t)depth};
}

// ---- scopes ----

void py_scope_open(py_compiler_t *c, enum py_scope_kind kind, py_name_t name) {
    py_scope_t *scope = py_gc_realloc_low(NULL, sizeof *scope);
    scope->parent = c->scope;
    scope->kind = kind;
    scope->name = name;
    scope->line = scope->last_line = c->lex.token_line;
    c->scope = scope;
    if (kind == PY_SCOPE_OWN_NAMES || kind == PY_SCOPE_CLASS) {
        scope->flags = PY_CODE_NS;
        py_symbol_mark(scope, PY_N__dot0, PY_SYM_PARAM | PY_SYM_BOUND); // locals[0], the dict
    }
}

void py_scope_free(py_scope_t *scope) {
    for (py_scope_t *child = scope->children, *next; child; child = next) {
        next = child->sibling;
        py_scope_free(child);
    }
    py_gc_free(scope->raw.items);
    py_gc_free(scope->symbols.items);
    py_gc_free(scope->constants.items);
    py_gc_free(scope->guards.items);
    py_gc_free(scope);
}

// True when no enclosing scope has locals that a function in it could capture.
static bool nothing_to_capture(const py_scope_t *scope) {
    while (scope && scope->kind != PY_SCOPE_FUNCTION) {
        scope = scope->parent;
    }
    return !scope;
}

void py_scope_close(py_compiler_t *c, unsigned items, bool statement) {
    py_scope_t *scope = c->scope;
    py_scope_t *parent = c->scope = scope->parent;
    unsigned constant = add_constant(c, PY_UNDEF);
    if (constant > 255) {
        py_lex_error(&c->lex, PY_MSG_too_many_constants);
    }
    scope->constant = (uint8_t)constant;
    if (statement && nothing_to_capture(parent)) {
        py_val_t code = py_finalise(scope);
        ((py_val_t *)parent->constants.items)[constant] = code;
    } else {
        scope->sibling = parent->children;
        parent->children = scope;
    }
    py_emit_u16(c, PY_OP_MAKE_FUNCTION, constant | items << 8);
    py_emit_effect(c, 1 - (int)items);
}
