// SPDX-License-Identifier: MIT
// core/front/nested.c -- functions' parameters; comprehensions.
//
// A comprehension is compiled like a function, into a scope of its own, and then put into the
// code around it (as PEP 709 does): its targets get hidden names, so it needs no function object
// and no call. Generator expressions stay functions, and so does what stands in a class body,
// whose names it must not see.
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/vm/exc.h"

static py_front_t *const front = &py_front;
static py_lex_t *const lex = &py_front.lex;

// ---- parameters ----

static void add_parameter(py_scope_t *scope, unsigned name) {
    if (py_symbol(scope, name) || scope->symbols.len > 250) {
        py_syntax_error();
    }
    py_symbol_mark(scope, name, PY_SYM_PARAM | PY_SYM_BOUND);
}

static unsigned parameter_name(unsigned end) {
    unsigned name = py_expect_name();
    if (end == PY_TOK_RPAREN && py_accept(PY_TOK_COLON)) {
        py_skip_annotation();
    }
    return name;
}

// The defaults are n values on the stack: makes an object of them.
static unsigned pack_defaults(py_scope_t *scope, unsigned n, bool keywords) {
    if (!n) {
        return 0;
    }
    py_emit_build(keywords ? PY_OP_BUILD_MAP : PY_OP_BUILD_TUPLE, n, n << keywords);
    scope->head.flags |= keywords ? PY_CODE_KWDEFAULTS : PY_CODE_DEFAULTS;
    return 1;
}

unsigned py_params(unsigned end, unsigned name) {
    py_scope_t *outer = front->scope, *scope = py_scope_open(PY_SCOPE_FUNCTION, name);
    front->scope = outer; // defaults and annotations belong there
    unsigned defaults = 0, items = 0;
    bool star = false, lone = false;
    unsigned args = 0, kwargs = 0;
    while (lex->token != end) {
        if (py_accept(PY_TOK_TRUEDIV)) {
            if (star || !scope->head.npos || scope->head.nposonly) {
                py_syntax_error();
            }
            scope->head.nposonly = scope->head.npos;
        } else if (py_accept(PY_TOK_MUL)) {
            if (star) {
                py_syntax_error();
            }
            star = true;
            items = pack_defaults(scope, defaults, false);
            defaults = 0;
            lone = lex->token == PY_TOK_COMMA;
            if (!lone) {
                args = parameter_name(end);
            }
        } else if (py_accept(PY_TOK_POW)) {
            kwargs = parameter_name(end);
            py_accept(PY_TOK_COMMA);
            break;
        } else {
            unsigned parameter = parameter_name(end);
            add_parameter(scope, parameter);
            *(star ? &scope->head.nkwonly : &scope->head.npos) += 1;
            lone = false;
            if (py_accept(PY_TOK_ASSIGN)) {
                if (star) {
                    py_emit_u16(PY_OP_LOAD_STR, parameter);
                }
                py_test();
                defaults++;
            } else if (defaults && !star) {
                py_syntax_error();
            }
        }
        if (!py_accept(PY_TOK_COMMA)) {
            break;
        }
    }
    if (lex->token != end || lone) {
        py_syntax_error();
    }
    items += pack_defaults(scope, defaults, star);
    // Order of the locals: positional, keyword-only, *args, **kwargs.
    if (args) {
        scope->head.flags |= PY_CODE_VARARGS;
        add_parameter(scope, args);
    }
    if (kwargs) {
        scope->head.flags |= PY_CODE_VARKW;
        add_parameter(scope, kwargs);
    }
    front->scope = scope;
    scope->first_constant = front->constants.len;             // those of the defaults stay
    py_array_add(&scope->constants, items, sizeof(py_val_t)); // places for the defaults: see code.h
    return items;
}

// ---- iterations ----

unsigned py_for_targets(void) {
    unsigned start = py_raw_len();
    py_display(PY_TOK_in);
    py_make_target(start, PY_STORE);
    return py_raw_len();
}

void py_iterate(unsigned targets, unsigned targets_end, unsigned top, bool async) {
    py_emit_label(top);
    if (async) { // [iterator, tuple]: of the next item, empty at the end
        py_emit(PY_OP_GET_ANEXT);
        py_emit_await();
        py_emit_u8(PY_OP_PICK, 0); // and no DUP: core/obj/generator.c
        py_emit_jump_if_not(top + 1);
        py_emit_u8(PY_OP_UNPACK, 1);
        py_emit_effect(-1);
    } else {
        py_emit_u16(PY_OP_FOR_ITER, top + 1);
        py_emit_effect(-1);
    }
    py_swap_code(targets, targets_end);
}

void py_end_iteration(unsigned top, bool async) {
    py_emit_u16(PY_OP_JUMP, top);
    py_emit_label(top + 1);
    py_emit_effect(-1);
    if (async) {
        py_emit_effect(2);
        py_emit(PY_OP_POP);
        py_emit(PY_OP_POP);
    }
}

void py_emit_iterator(bool async) {
    if (async) {
        py_emit_method_call(PY_N___aiter__);
    } else {
        py_emit(PY_OP_GET_ITER);
    }
}

// ---- comprehensions ----

unsigned py_rename(py_scope_t *scope, unsigned from, unsigned to) {
    unsigned found = 0;
    py_check_stack();
    uint8_t *raw = scope->raw.items;
    for (unsigned i = 0; i < scope->raw.len; i += py_op_size(raw[i])) {
        if (raw[i] >= PY_OP_LOAD_NAME && raw[i] <= PY_OP_FRESH_CELL &&
            py_operand(raw + i) == from) {
            raw[i + 1] = (uint8_t)to;
            raw[i + 2] = (uint8_t)(to >> 8);
            found++;
        }
    }
    for (py_scope_t *child = scope->children; child; child = child->sibling) {
        const py_symbol_t *symbol = py_symbol(child, from);
        if (!symbol || !(symbol->flags & PY_SYM_BOUND)) {
            py_rename(child, from, to);
        }
    }
    return found;
}

// Moves the functions whose code begins at `start` or behind from one scope to another.
static void move_children(py_scope_t *from, py_scope_t *to, unsigned start) {
    for (py_scope_t *child; (child = from->children) && child->made_at >= start;) {
        from->children = child->sibling;
        child->sibling = to->children;
        to->children = child;
        child->parent = to;
        child->made_at = to->raw.len;
    }
}

static void append_code(py_scope_t *from, py_scope_t *to, unsigned start) {
    move_children(from, to, start);
    unsigned len = from->raw.len - start;
    memcpy(py_array_add(&to->raw, len, 1), (uint8_t *)from->raw.items + start, len);
    from->raw.len = (uint16_t)start;
}

// What the item's code, now in `scope`, binds: hidden names of comprehensions in it move too; a
// walrus binds outside.
static void note_bound(py_scope_t *scope, bool function) {
    for (unsigned i = 0; i < scope->raw.len; i += py_op_size(((uint8_t *)scope->raw.items)[i])) {
        const uint8_t *op = (uint8_t *)scope->raw.items + i;
        unsigned name = py_operand(op);
        if (*op == PY_OP_STORE_NAME && (name < PY_HIDDEN_NAME || function)) {
            py_symbol_mark(scope, name, name < PY_HIDDEN_NAME ? PY_SYM_WALRUS : PY_SYM_BOUND);
        }
    }
}

typedef struct {
    uint8_t kind; // enum py_collection
    bool function;
    uint16_t item; // bytes of its code, which come first
    py_scope_t *outer;
} comprehension_t;

// One `for` with its conditions and, innermost, the item; depth: of iterations.
static void for_clause(const comprehension_t *comp, unsigned depth) {
    unsigned top = py_new_labels(2), targets = py_raw_len();
    py_scope_t *scope = front->scope;
    bool async = py_accept(PY_TOK_async);
    py_check_stack();
    py_expect(PY_TOK_for);
    if (async && comp->kind != PY_GENERATOR) {
        py_check_async();
    }
    unsigned targets_end = py_for_targets();
    if (depth == 1) { // the first iterable belongs to the outside
        comp->outer->labels = scope->labels;
        front->scope = comp->outer;
    }
    py_expression(PY_LEVEL_OR);
    py_emit_iterator(async);
    if (depth == 1) {
        scope->labels = front->scope->labels;
        front->scope = scope;
        if (comp->function) {
            py_emit_u16(PY_OP_LOAD_NAME, PY_N__dot0);
        } else {
            py_emit_effect(1);
        }
        if (comp->kind != PY_GENERATOR) {
            py_emit_build(PY_OP_BUILD_LIST + comp->kind, 0, 0);
            py_emit(PY_OP_SWAP);
        }
    }
    py_iterate(targets, targets_end, top, async);
    while (py_accept(PY_TOK_if)) {
        py_expression(PY_LEVEL_OR);
        py_emit_jump_if_not(top);
    }
    if (py_at_for()) {
        for_clause(comp, depth + 1);
    } else {
        py_swap_code(0, comp->item);
        py_emit_effect(1 + (comp->kind == PY_MAP));
        if (comp->kind == PY_GENERATOR) {
            py_emit(PY_OP_YIELD);
            py_emit(PY_OP_POP);
        } else {
            py_emit_u8(PY_OP_LIST_APPEND + comp->kind, depth);
        }
        scope->max_depth = (uint16_t)(scope->max_depth + depth + 1);
    }
    py_end_iteration(top, async);
}

// The scope's code becomes part of the one around it, where the iterator is on the stack.
static void put_inline(py_scope_t *scope, py_scope_t *outer) {
    const py_symbol_t *symbol = scope->symbols.items;
    front->scope = outer;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        if (symbol->flags & PY_SYM_BOUND) {
            unsigned hidden = py_hidden_name();
            py_rename(scope, symbol->name, hidden);
            py_symbol_mark(outer, hidden, PY_SYM_BOUND);
            py_emit_u16(PY_OP_FRESH_CELL, hidden);
        }
    }
    outer->labels = scope->labels;
    unsigned max_depth = outer->depth + scope->max_depth;
    if (max_depth > outer->max_depth) {
        outer->max_depth = (uint16_t)max_depth;
    }
    append_code(scope, outer, 0);
    py_scope_free(scope);
    front->last = UINT16_MAX; // nothing that could be changed any more
    front->shown = 0;
}

void py_comprehension(unsigned kind, unsigned start) {
    py_check_stack();
    py_scope_t *outer = front->scope, *scope;
    bool function = kind == PY_GENERATOR || outer->kind == PY_SCOPE_CLASS;
    comprehension_t comp = {(uint8_t)kind, function, 0, outer};
    py_emit_effect(kind == PY_MAP ? -2 : -1); // the item moves
    scope = py_scope_open(PY_SCOPE_COMPREHENSION, PY_N__genexpr);
    scope->max_depth = (uint16_t)(outer->max_depth - outer->depth);
    if (function) {
        py_symbol_mark(scope, PY_N__dot0, PY_SYM_PARAM | PY_SYM_BOUND);
    }
    append_code(outer, scope, start);
    comp.item = scope->raw.len;
    note_bound(scope, function);
    for_clause(&comp, 1);
    if (!function) {
        put_inline(scope, outer);
        return;
    }
    scope->head.npos = 1;
    scope->head.flags |= kind == PY_GENERATOR ? PY_CODE_GENERATOR : 0;
    py_emit(kind == PY_GENERATOR ? PY_OP_RETURN_NONE : PY_OP_RETURN);
    py_scope_close(0, false);
    py_emit(PY_OP_SWAP);
    py_emit_call(1, false);
}
