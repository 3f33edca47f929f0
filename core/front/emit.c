// SPDX-License-Identifier: MIT
// core/front/emit.c -- the compiler's state, scopes and their raw code.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/store.h"

py_front_t py_front;
static py_front_t *const front = &py_front;

py_val_t *py_front_roots(unsigned *n) {
    *n = sizeof py_front / sizeof(py_val_t);
    return (py_val_t *)&py_front;
}

void py_front_reset(void) {
    for (py_scope_t *scope = front->scope, *outer; scope; scope = outer) {
        outer = scope->parent;
        py_scope_free(scope);
    }
    py_gc_free(front->constants.items);
    py_gc_free(front->items.items);
    py_gc_free(front->lex.text.block);
    memset(front, 0, sizeof *front);
}

PY_HOT void *py_array_add(py_array_t *array, unsigned n, unsigned size) {
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

PY_HOT py_symbol_t *py_symbol(const py_scope_t *scope, unsigned name) {
    py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        if (symbol->name == name) {
            return symbol;
        }
    }
    return NULL;
}

void py_symbol_mark(py_scope_t *scope, unsigned name, unsigned flags) {
    py_symbol_t *symbol = py_symbol(scope, name);
    if (!symbol) {
        symbol = py_array_add(&scope->symbols, 1, sizeof *symbol);
        symbol->name = (uint16_t)name;
    }
    symbol->flags |= (uint8_t)flags;
}

unsigned py_hidden_name(void) {
    return PY_HIDDEN_NAME + front->hidden++;
}

// ---- instructions ----

// Operand bytes in the upper half, effect on the stack in the lower one (0 where it depends). The
// first opcodes need no entries: they have no operands, and what of them is emitted comes with
// its effect.
enum { FIRST_SHAPE = PY_OP_UNARY_NEG };
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
static const uint8_t shapes[PY_OP_COUNT - FIRST_SHAPE] = {
#define OP(name, operands, effect)                                                                 \
    [(int)PY_OP_##name < FIRST_SHAPE ? 0 : (int)PY_OP_##name - FIRST_SHAPE] =                      \
        (operands) << 4 | ((effect) == 127 ? 0 : (effect)&15),
#define OPS(name, count, effect)
#include "core/vm/opcodes.def"
#undef OP
#undef OPS
};
#pragma GCC diagnostic pop

PY_HOT unsigned py_op_size(unsigned op) {
    return op < FIRST_SHAPE ? 1 : 1u + (shapes[op - FIRST_SHAPE] >> 4);
}

PY_HOT int py_op_effect(unsigned op) {
    return op >= FIRST_SHAPE        ? (int)((unsigned)shapes[op - FIRST_SHAPE] << 28) >> 28
           : op >= PY_OP_BINARY_ADD ? -1
                                    : 0;
}

PY_HOT void py_emit_effect(int effect) {
    py_scope_t *scope = front->scope;
    scope->depth = (uint16_t)(scope->depth + effect);
    if (scope->depth > scope->max_depth) {
        scope->max_depth = scope->depth;
    }
}

PY_HOT static uint8_t *put(unsigned op) {
    front->last = (uint16_t)py_raw_len();
    front->shown = 0;
    uint8_t *at = py_array_add(&front->scope->raw, py_op_size(op), 1);
    at[0] = (uint8_t)op;
    py_emit_effect(py_op_effect(op));
    return at;
}

void py_emit(unsigned op) {
    put(op);
}

void py_emit_u8(unsigned op, unsigned operand) {
    if (operand > 255) {
        py_syntax_error();
    }
    put(op)[1] = (uint8_t)operand;
}

PY_HOT void py_emit_u16(unsigned op, unsigned operand) {
    uint8_t *at = put(op);
    at[1] = (uint8_t)operand;
    at[2] = (uint8_t)(operand >> 8);
}

void py_emit_build(unsigned op, unsigned n, unsigned values) {
    py_emit_u8(op, n);
    py_emit_effect(1 - (int)values);
}

void py_emit_call(unsigned n, bool method) {
    if (n < 4u - method) {
        py_emit(PY_OP_CALL_N + 4u * method + n);
    } else {
        py_emit_u8(PY_OP_CALL + method, n);
    }
    py_emit_effect(-(int)(n + method));
}
_Static_assert(PY_OP_CALL_METHOD_N == PY_OP_CALL_N + 4 && PY_OP_CALL_METHOD == PY_OP_CALL + 1,
               "calls");

void py_emit_store(unsigned name) {
    py_scope_t *scope = front->scope;
    while (scope->kind == PY_SCOPE_COMPREHENSION) { // a walrus binds outside
        scope = scope->parent;
    }
    py_symbol_mark(scope, name, PY_SYM_BOUND);
    py_emit_u16(PY_OP_STORE_NAME, name);
}

static unsigned add_constant(py_val_t v) {
    const py_val_t *items = front->constants.items;
    unsigned i = 0;
    for (; i < front->constants.len; i++) {
        if (v && items[i] == v) {
            return i;
        }
    }
    *(py_val_t *)py_array_add(&front->constants, 1, sizeof v) = v;
    return i;
}

void py_emit_constant(py_val_t v) {
    if (py_is_name(v)) {
        py_emit_u16(PY_OP_LOAD_STR, py_name_id(v));
    } else if (py_is_int(v) && py_int_get(v) == (int16_t)py_int_get(v)) {
        py_emit_int(py_int_get(v));
    } else {
        py_emit_u16(PY_OP_LOAD_CONST, add_constant(py_store_constant(v)));
    }
}

void py_emit_int(int i) {
    front->number = (int16_t)i;
    if (i >= -1 && i < 17) {
        py_emit((unsigned)(PY_OP_LOAD_INT_N + i + 1));
        py_emit_effect(1);
    } else if (i == (int8_t)i) {
        py_emit_u8(PY_OP_LOAD_INT8, (uint8_t)i);
    } else {
        py_emit_u16(PY_OP_LOAD_INT16, (uint16_t)i);
    }
}

void py_emit_line(void) {
    unsigned line = front->lex.token_line;
    if (front->scope->last_line != line) {
        front->scope->last_line = (uint16_t)line;
        py_emit_u16(PY_OP_LINE, line);
    }
}

// ---- labels and jumps ----

unsigned py_new_labels(unsigned n) {
    unsigned first = front->scope->labels;
    front->scope->labels = (uint16_t)(first + n);
    return first;
}

void py_emit_label(unsigned label) {
    py_emit_u16(PY_OP_LABEL, label);
}

void py_emit_jump(unsigned op, unsigned label) {
    py_emit_u16(op, label);
    py_emit_label(py_new_labels(1));
}

void py_emit_jump_if_not(unsigned label) {
    unsigned op = py_last_op(0);
    if (op == PY_OP_LOAD_TRUE || (py_is_int_load(op) && front->number)) { // while True
        py_drop(front->last);
    } else if (op == PY_OP_UNARY_NOT) {
        front->scope->raw.len--;
        py_emit_jump(PY_OP_POP_JUMP_IF_TRUE, label);
    } else {
        py_emit_jump(PY_OP_POP_JUMP_IF_FALSE, label);
    }
}

void py_emit_guard(unsigned start, unsigned end, unsigned handler, unsigned depth) {
    py_guard_t *guard = py_array_add(&front->scope->guards, 1, sizeof *guard);
    *guard = (py_guard_t){(uint16_t)start, (uint16_t)end, (uint16_t)handler, (uint16_t)depth};
}

// ---- code that is there already ----

unsigned py_last_op(unsigned start) {
    return front->last >= start && front->last < py_raw_len() ? *py_raw(front->last) : PY_OP_COUNT;
}

unsigned py_cut(void) {
    unsigned operand = py_operand(py_raw(front->last));
    py_drop(front->last);
    return operand;
}

void py_drop(unsigned start) {
    front->scope->raw.len = (uint16_t)start;
    py_emit_effect(-1);
}

PY_HOT static void reverse(unsigned start, unsigned end) {
    for (uint8_t *low = py_raw(start), *high = py_raw(end); low < high;) {
        uint8_t byte = *low;
        *low++ = *--high;
        *high = byte;
    }
}

void py_swap_code(unsigned start, unsigned middle) {
    reverse(start, middle);
    reverse(middle, py_raw_len());
    reverse(start, py_raw_len());
}

// ---- scopes ----

py_scope_t *py_scope_open(unsigned kind, unsigned name) {
    py_scope_t *parent = front->scope, *scope = py_gc_realloc_low(NULL, sizeof *scope);
    front->scope = scope;
    scope->parent = parent;
    scope->kind = (uint8_t)kind;
    scope->head.name = (py_name_t)name;
    scope->head.line = scope->last_line = front->lex.token_line;
    scope->first_constant = front->constants.len;
    // A comprehension's labels go on, since code moves from one scope to the other.
    scope->labels = kind == PY_SCOPE_COMPREHENSION ? parent->labels : 1;
    if (kind == PY_SCOPE_OWN_NAMES || kind == PY_SCOPE_CLASS) {
        scope->head.flags = PY_CODE_NS;
        py_symbol_mark(scope, PY_N__dot0, PY_SYM_PARAM | PY_SYM_BOUND); // locals[0], the dict
    }
    return scope;
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
    while (scope && scope->kind < PY_SCOPE_FUNCTION) {
        scope = scope->parent;
    }
    return !scope;
}

void py_scope_close(unsigned items, bool statement) {
    py_scope_t *scope = front->scope, *parent = scope->parent;
    py_val_t code = PY_UNDEF;
    if (statement && nothing_to_capture(parent)) {
        unsigned first_constant = scope->first_constant;
        code = py_finalise(scope);
        front->scope = parent;
        front->constants.len = (uint16_t)first_constant;
        if (py_code_nfree(
                py_function_code(py_obj(code)))) { // it can have captured nothing but __class__
            py_emit(PY_OP_CLASS_CELL);
            items++;
        }
    } else {
        front->scope = parent;
        scope->sibling = parent->children;
        parent->children = scope;
        scope->made_at = parent->raw.len;
        scope->constant = front->constants.len;
    }
    py_emit_u16(PY_OP_MAKE_FUNCTION, add_constant(code) << 2 | items);
    py_emit_effect(1 - (int)items);
}
