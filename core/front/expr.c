// SPDX-License-Identifier: MIT
// core/front/expr.c -- trees into raw code.
//
// Comprehensions run in the frame of the function they stand in (as PEP 709 does): their targets are
// renamed to hidden names, so they need no function object and no call. Generator expressions are functions.
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"

static py_node_id next_of(py_compiler_t *c, py_node_id id) {
    return py_node(c, id)->next;
}

// Emits a list of siblings; returns how many.
static unsigned emit_all(py_compiler_t *c, py_node_id id) {
    unsigned n = 0;
    for (; id; id = next_of(c, id), n++) {
        py_emit_expr(c, id);
    }
    return n;
}

static bool any_of_kind(py_compiler_t *c, py_node_id id, unsigned kind) {
    while (id && py_node(c, id)->kind != kind) {
        id = next_of(c, id);
    }
    return id != 0;
}

static void build(py_compiler_t *c, unsigned op, unsigned n, unsigned values) {
    py_emit_u8(c, op, n);
    py_emit_effect(c, 1 - (int)values);
}

// ---- displays, calls ----

static bool is_special_argument(unsigned kind) {
    return kind == PY_NODE_STAR || kind == PY_NODE_DOUBLE_STAR || kind == PY_NODE_KEYWORD;
}

// [..] with stars: items are appended one by one; `op_all` adds an iterable.
static void emit_with_stars(py_compiler_t *c, py_node_id id, unsigned op_new, unsigned op_add, unsigned op_all,
                            unsigned ready) {
    while (id && !is_special_argument(py_node(c, id)->kind)) {
        py_emit_expr(c, id);
        id = next_of(c, id);
        ready++;
    }
    build(c, op_new, ready, ready);
    for (; id; id = next_of(c, id)) {
        py_node_t node = *py_node(c, id);
        if (node.kind == PY_NODE_KEYWORD || node.kind == PY_NODE_DOUBLE_STAR) {
            continue;
        }
        bool star = node.kind == PY_NODE_STAR;
        py_emit_expr(c, star ? node.a : id);
        if (star) {
            py_emit(c, op_all);
        } else {
            py_emit_u8(c, op_add, 0);
        }
    }
}

static void emit_display(py_compiler_t *c, const py_node_t *node) {
    unsigned kind = node->kind;
    py_node_id items = node->a;
    unsigned op = kind == PY_NODE_TUPLE ? PY_OP_BUILD_TUPLE : kind == PY_NODE_LIST ? PY_OP_BUILD_LIST : PY_OP_BUILD_SET;
    if (!any_of_kind(c, items, PY_NODE_STAR)) {
        unsigned n = emit_all(c, items);
        build(c, op, n, n);
    } else if (kind == PY_NODE_SET) {
        emit_with_stars(c, items, op, PY_OP_SET_ADD, PY_OP_SET_UPDATE, 0);
    } else {
        emit_with_stars(c, items, PY_OP_BUILD_LIST, PY_OP_LIST_APPEND, PY_OP_LIST_EXTEND, 0);
        if (kind == PY_NODE_TUPLE) {
            py_emit(c, PY_OP_LIST_TO_TUPLE);
        }
    }
}

static void emit_dict(py_compiler_t *c, py_node_id id) {
    unsigned n = 0;
    while (id && py_node(c, id)->kind != PY_NODE_DOUBLE_STAR && n < 255) {
        py_emit_expr(c, id);
        id = next_of(c, id);
        py_emit_expr(c, id);
        id = next_of(c, id);
        n++;
        if (n == 16) { // a long display does not need a deep stack
            break;
        }
    }
    build(c, PY_OP_BUILD_MAP, n, 2 * n);
    while (id) {
        py_node_t node = *py_node(c, id);
        if (node.kind == PY_NODE_DOUBLE_STAR) {
            py_emit_expr(c, node.a);
            py_emit(c, PY_OP_MAP_UPDATE);
        } else {
            py_emit_expr(c, id);
            id = next_of(c, id);
            py_emit_expr(c, id);
            py_emit_u8(c, PY_OP_MAP_ADD, 0);
        }
        id = next_of(c, id);
    }
}

// Keyword arguments as pairs on the stack; returns how many.
static unsigned emit_keywords(py_compiler_t *c, py_node_id id) {
    unsigned n = 0;
    for (; id; id = next_of(c, id)) {
        py_node_t node = *py_node(c, id);
        if (node.kind == PY_NODE_KEYWORD) {
            py_emit_u16(c, PY_OP_LOAD_STR, node.b);
            py_emit_expr(c, node.a);
            n++;
        }
    }
    return n;
}

// The general call: a list of the positional arguments and a dict of the keywords.
static void emit_call_ex(py_compiler_t *c, py_node_id args, unsigned already) {
    emit_with_stars(c, args, PY_OP_BUILD_LIST, PY_OP_LIST_APPEND, PY_OP_LIST_EXTEND, already);
    build(c, PY_OP_BUILD_MAP, 0, 0);
    for (py_node_id id = args; id; id = next_of(c, id)) {
        py_node_t node = *py_node(c, id);
        if (node.kind == PY_NODE_KEYWORD) {
            py_emit_u16(c, PY_OP_LOAD_STR, node.b);
            py_emit_expr(c, node.a);
            py_emit_u8(c, PY_OP_MAP_ADD, 0);
        } else if (node.kind == PY_NODE_DOUBLE_STAR) {
            py_emit_expr(c, node.a);
            py_emit(c, PY_OP_MAP_UPDATE);
        }
    }
    py_emit(c, PY_OP_CALL_EX);
}

void py_emit_call(py_compiler_t *c, py_node_id args, unsigned already) {
    bool keywords = any_of_kind(c, args, PY_NODE_KEYWORD);
    for (py_node_id id = args, seen = 0; id; id = next_of(c, id)) {
        unsigned kind = py_node(c, id)->kind;
        if (seen && !is_special_argument(kind)) {
            py_lex_error(&c->lex, PY_MSG_positional_late);
        }
        seen |= kind == PY_NODE_KEYWORD;
    }
    if (any_of_kind(c, args, PY_NODE_STAR) || any_of_kind(c, args, PY_NODE_DOUBLE_STAR)) {
        // A list is built in any case, so that keywords may stand before stars.
        emit_call_ex(c, args, already);
        return;
    }
    unsigned n = already;
    for (py_node_id id = args; id && py_node(c, id)->kind != PY_NODE_KEYWORD; id = next_of(c, id)) {
        py_emit_expr(c, id);
        n++;
    }
    if (keywords) {
        unsigned pairs = emit_keywords(c, args);
        py_emit_u16(c, PY_OP_CALL_KW, n | pairs << 8);
        py_emit_effect(c, -(int)(n + 2 * pairs));
        return;
    }
    if (n < 4) {
        py_emit(c, PY_OP_CALL_N + n);
    } else {
        py_emit_u8(c, PY_OP_CALL, n);
    }
    py_emit_effect(c, -(int)n);
}

static void emit_call(py_compiler_t *c, py_node_id function) {
    py_node_t node = *py_node(c, function);
    py_node_id args = node.next;
    if (node.kind == PY_NODE_NAME && node.b == PY_N_super && !args) { // super(): __class__ and the first parameter
        const py_symbol_t *first = c->scope->symbols.items;
        if (!c->scope->symbols.len || !(first->flags & PY_SYM_PARAM)) {
            py_lex_error(&c->lex, PY_MSG_super_outside);
        }
        unsigned self = first->name;
        py_emit_expr(c, function);
        py_emit_u16(c, PY_OP_LOAD_NAME, PY_N___class__);
        py_emit_u16(c, PY_OP_LOAD_NAME, self);
        py_emit(c, PY_OP_CALL_N + 2);
        py_emit_effect(c, -2);
        return;
    }
    bool plain = !any_of_kind(c, args, PY_NODE_KEYWORD) && !any_of_kind(c, args, PY_NODE_STAR) &&
                 !any_of_kind(c, args, PY_NODE_DOUBLE_STAR);
    if (node.kind != PY_NODE_ATTR || !plain) {
        py_emit_expr(c, function);
        py_emit_call(c, args, 0);
        return;
    }
    py_emit_expr(c, node.a);
    py_emit_u16(c, PY_OP_LOAD_METHOD, node.b);
    unsigned n = emit_all(c, args);
    if (n < 3) {
        py_emit(c, PY_OP_CALL_METHOD_N + n);
    } else {
        py_emit_u8(c, PY_OP_CALL_METHOD, n);
    }
    py_emit_effect(c, -(int)n - 1);
}

// ---- truth ----

static void emit_chain(py_compiler_t *c, py_node_id first) {
    py_emit_expr(c, first);
    py_node_id link = next_of(c, first);
    if (!next_of(c, link)) {
        py_node_t node = *py_node(c, link);
        py_emit_expr(c, node.a);
        py_emit(c, node.op);
        return;
    }
    unsigned failed = py_new_label(c), end = py_new_label(c);
    for (; link; link = next_of(c, link)) {
        py_node_t node = *py_node(c, link);
        py_emit_expr(c, node.a);
        if (!node.next) {
            py_emit(c, node.op);
            break;
        }
        py_emit(c, PY_OP_DUP);
        py_emit(c, PY_OP_ROT3);
        py_emit(c, node.op);
        py_emit_u16(c, PY_OP_JUMP_IF_FALSE_OR_POP, failed);
    }
    py_emit_u16(c, PY_OP_JUMP, end);
    py_emit_label(c, failed); // [operand, false]
    py_emit_effect(c, 1);
    py_emit(c, PY_OP_SWAP);
    py_emit(c, PY_OP_POP);
    py_emit_label(c, end);
}

static void emit_and_or(py_compiler_t *c, const py_node_t *node) {
    unsigned end = py_new_label(c);
    unsigned op = node->kind == PY_NODE_AND ? PY_OP_JUMP_IF_FALSE_OR_POP : PY_OP_JUMP_IF_TRUE_OR_POP;
    for (py_node_id id = node->a; id; id = next_of(c, id)) {
        py_emit_expr(c, id);
        if (next_of(c, id)) {
            py_emit_u16(c, op, end);
        }
    }
    py_emit_label(c, end);
}

// The truth of a constant: 0, 1, or -1 when it is none.
static int constant_truth(const py_node_t *node) {
    if (node->kind == PY_NODE_INT) {
        return node->b != 0;
    }
    if (node->kind == PY_NODE_LITERAL && node->op != PY_OP_LOAD_ELLIPSIS) {
        return node->op == PY_OP_LOAD_TRUE;
    }
    return -1;
}

void py_emit_jump_if(py_compiler_t *c, py_node_id id, bool sense, unsigned label) {
    py_node_t node = *py_node(c, id);
    int truth = constant_truth(&node);
    if (truth >= 0) {
        if (truth == sense) {
            py_emit_u16(c, PY_OP_JUMP, label);
        }
    } else if (node.kind == PY_NODE_UNARY && node.op == PY_OP_UNARY_NOT) {
        py_emit_jump_if(c, node.a, !sense, label);
    } else if (node.kind == PY_NODE_AND || node.kind == PY_NODE_OR) {
        // All operands jump to the label when one decides, or past it when one decides otherwise.
        bool decides = node.kind == PY_NODE_OR;
        unsigned past = py_new_label(c);
        for (py_node_id operand = node.a; operand; operand = next_of(c, operand)) {
            bool last = !next_of(c, operand);
            if (last || decides == sense) {
                py_emit_jump_if(c, operand, sense, label);
            } else {
                py_emit_jump_if(c, operand, !sense, past);
            }
        }
        py_emit_label(c, past);
    } else {
        py_emit_expr(c, id);
        py_emit_u16(c, sense ? PY_OP_POP_JUMP_IF_TRUE : PY_OP_POP_JUMP_IF_FALSE, label);
    }
}

// ---- functions in expressions ----

unsigned py_emit_params(py_compiler_t *c, py_node_id params, py_name_t name) {
    unsigned positional = 0, keyword = 0, items = 0;
    for (py_node_id id = params; id; id = next_of(c, id)) {
        py_node_t param = *py_node(c, id);
        if (param.kind == PY_NODE_PARAM && param.a && param.op == PY_PARAM_POSITIONAL) {
            py_emit_expr(c, param.a);
            positional++;
        }
    }
    if (positional) {
        build(c, PY_OP_BUILD_TUPLE, positional, positional);
        items++;
    }
    for (py_node_id id = params; id; id = next_of(c, id)) {
        py_node_t param = *py_node(c, id);
        if (param.kind == PY_NODE_PARAM && param.a && param.op == PY_PARAM_KEYWORD_ONLY) {
            py_emit_u16(c, PY_OP_LOAD_STR, param.b);
            py_emit_expr(c, param.a);
            keyword++;
        }
    }
    if (keyword) {
        build(c, PY_OP_BUILD_MAP, keyword, 2 * keyword);
        items++;
    }
    py_scope_open(c, PY_SCOPE_FUNCTION, name);
    py_scope_t *scope = c->scope;
    scope->flags = (positional ? PY_CODE_DEFAULTS : 0) | (keyword ? PY_CODE_KWDEFAULTS : 0);
    py_array_add(&scope->constants, items, sizeof(py_val_t)); // their places: see code.h
    // Order of the locals: positional, keyword-only, *args, **kwargs.
    for (unsigned pass = PY_PARAM_POSITIONAL; pass <= PY_PARAM_SLASH; pass++) {
        for (py_node_id id = params; id; id = next_of(c, id)) {
            py_node_t param = *py_node(c, id);
            if (param.kind != PY_NODE_PARAM || param.op != pass) {
                continue;
            }
            if (pass == PY_PARAM_SLASH) {
                for (py_node_id before = params; before != id; before = next_of(c, before)) {
                    scope->nposonly++;
                }
                continue;
            }
            if (!param.b) { // a lone star
                continue;
            }
            if (py_symbol(scope, param.b)) {
                py_lex_error(&c->lex, PY_MSG_duplicate_argument);
            }
            py_symbol_mark(c->scope, param.b, PY_SYM_PARAM | PY_SYM_BOUND);
            if (scope->npos + scope->nkwonly > 250) {
                py_lex_error(&c->lex, PY_MSG_too_many_parameters);
            }
            scope->npos += pass == PY_PARAM_POSITIONAL;
            scope->nkwonly += pass == PY_PARAM_KEYWORD_ONLY;
            scope->flags |= pass == PY_PARAM_STAR          ? PY_CODE_VARARGS
                            : pass == PY_PARAM_DOUBLE_STAR ? PY_CODE_VARKW
                                                           : 0;
        }
    }
    return items;
}

static void emit_lambda(py_compiler_t *c, py_node_id first) {
    py_node_id body = first;
    while (py_node(c, body)->next) {
        body = next_of(c, body);
    }
    unsigned items = py_emit_params(c, first == body ? 0 : first, PY_N__lambda);
    py_emit_expr(c, body);
    py_emit(c, PY_OP_RETURN);
    py_scope_close(c, items, false);
}

// ---- comprehensions ----

// Renames a name in a tree and its siblings.
static void rename_all(py_compiler_t *c, py_node_id id, unsigned from, unsigned to) {
    py_check_stack();
    for (; id; id = next_of(c, id)) {
        py_node_t *node = py_node(c, id);
        if ((node->kind == PY_NODE_NAME || node->kind == PY_NODE_WALRUS) && node->b == from) {
            node->b = (uint16_t)to;
        }
        if (node->kind == PY_NODE_LAMBDA) { // a parameter of that name hides it in the body
            bool hidden = false;
            for (py_node_id p = node->a; p; p = next_of(c, p)) {
                hidden |= py_node(c, p)->kind == PY_NODE_PARAM && py_node(c, p)->b == from;
            }
            if (hidden) {
                continue;
            }
        }
        rename_all(c, node->a, from, to);
    }
}

// Renames what a target binds, in the whole comprehension from `item` on.
static void hide_target(py_compiler_t *c, py_node_id target, py_node_id item, bool fresh) {
    py_node_t node = *py_node(c, target);
    if (node.kind == PY_NODE_NAME) {
        py_name_t hidden = py_hidden_name(c);
        rename_all(c, item, node.b, hidden);
        if (fresh) {
            py_symbol_mark(c->scope, hidden, PY_SYM_BOUND);
            py_emit_u16(c, PY_OP_FRESH_CELL, hidden);
        }
    } else if (node.kind == PY_NODE_TUPLE || node.kind == PY_NODE_LIST || node.kind == PY_NODE_STAR) {
        for (py_node_id id = node.a; id; id = next_of(c, id)) {
            hide_target(c, id, item, fresh);
        }
    }
}

// Emits the clauses from `clause` on and, innermost, the item. `depth` values lie between the container and
// the item.
static void emit_clauses(py_compiler_t *c, unsigned kind, py_node_id item, py_node_id clause, unsigned depth,
                         bool first) {
    if (!clause) {
        py_emit_expr(c, item);
        if (kind == PY_NODE_DICT) {
            py_emit_expr(c, next_of(c, item));
            py_emit_u8(c, PY_OP_MAP_ADD, depth);
        } else if (kind) {
            py_emit_u8(c, kind == PY_NODE_LIST ? PY_OP_LIST_APPEND : PY_OP_SET_ADD, depth);
        } else {
            py_emit(c, PY_OP_YIELD);
            py_emit(c, PY_OP_POP);
        }
        return;
    }
    py_node_t node = *py_node(c, clause);
    unsigned end = py_new_label(c);
    if (node.kind == PY_NODE_COND) {
        py_emit_jump_if(c, node.a, false, end);
        emit_clauses(c, kind, item, node.next, depth, false);
        py_emit_label(c, end);
        return;
    }
    unsigned top = py_new_label(c);
    if (!first) { // the first iterable is on the stack
        py_emit_expr(c, next_of(c, node.a));
    }
    py_emit(c, PY_OP_GET_ITER);
    py_emit_label(c, top);
    py_emit_u16(c, PY_OP_FOR_ITER, end);
    py_emit_assign(c, node.a);
    emit_clauses(c, kind, item, node.next, depth + 1, false);
    py_emit_u16(c, PY_OP_JUMP, top);
    py_emit_label(c, end);
    py_emit_effect(c, -1);
}

static void emit_comprehension(py_compiler_t *c, const py_node_t *node) {
    unsigned kind = node->op;
    py_node_id item = node->a;
    py_node_id clauses = next_of(c, item);
    if (kind == PY_NODE_DICT) {
        clauses = next_of(c, clauses);
    }
    // The first iterable belongs to the outside: it is evaluated before the targets get their hidden names.
    py_node_id iterable = next_of(c, py_node(c, clauses)->a);
    if (kind) {
        build(c, kind == PY_NODE_LIST ? PY_OP_BUILD_LIST : kind == PY_NODE_SET ? PY_OP_BUILD_SET : PY_OP_BUILD_MAP, 0, 0);
    }
    py_emit_expr(c, iterable);
    if (kind) {
        for (py_node_id id = clauses; id; id = next_of(c, id)) {
            if (py_node(c, id)->kind == PY_NODE_FOR) {
                hide_target(c, py_node(c, id)->a, item, true);
            }
        }
        emit_clauses(c, kind, item, clauses, 0, true);
        return;
    }
    py_emit(c, PY_OP_GET_ITER);
    py_scope_open(c, PY_SCOPE_FUNCTION, PY_N__genexpr);
    py_symbol_mark(c->scope, PY_N__dot0, PY_SYM_PARAM | PY_SYM_BOUND);
    c->scope->npos = 1;
    c->scope->flags = PY_CODE_GENERATOR;
    py_emit_u16(c, PY_OP_LOAD_NAME, PY_N__dot0);
    emit_clauses(c, 0, item, clauses, 0, true);
    py_emit(c, PY_OP_RETURN_NONE);
    py_scope_close(c, 0, false);
    py_emit(c, PY_OP_SWAP);
    py_emit(c, PY_OP_CALL_N + 1);
    py_emit_effect(c, -1);
}

// ---- f-strings ----

static void emit_fstring(py_compiler_t *c, py_node_id parts) {
    unsigned n = 0;
    for (py_node_id id = parts; id; id = next_of(c, id), n++) {
        py_node_t node = *py_node(c, id);
        if (node.kind != PY_NODE_FORMAT) {
            py_emit_expr(c, id);
            continue;
        }
        py_emit_expr(c, node.a);
        py_node_id spec = next_of(c, node.a);
        if (spec) {
            py_emit_expr(c, spec);
        }
        py_emit_u8(c, PY_OP_FORMAT_VALUE, node.op | (spec ? 4 : 0));
        py_emit_effect(c, spec ? -1 : 0);
    }
    build(c, PY_OP_BUILD_STRING, n, n);
}

// ---- everything ----

static void yields(py_compiler_t *c) {
    if (c->scope->kind != PY_SCOPE_FUNCTION) {
        py_lex_error(&c->lex, PY_MSG_yield_outside);
    }
    c->scope->flags |= PY_CODE_GENERATOR;
}

static void emit_conditional(py_compiler_t *c, py_node_id value) {
    py_node_id condition = next_of(c, value);
    unsigned other = py_new_label(c), end = py_new_label(c);
    py_emit_jump_if(c, condition, false, other);
    py_emit_expr(c, value);
    py_emit_u16(c, PY_OP_JUMP, end);
    py_emit_effect(c, -1);
    py_emit_label(c, other);
    py_emit_expr(c, next_of(c, condition));
    py_emit_label(c, end);
}

void py_emit_expr(py_compiler_t *c, py_node_id id) {
    py_check_stack();
    py_node_t node = *py_node(c, id);
    switch (node.kind) {
    case PY_NODE_NAME:
        py_emit_u16(c, PY_OP_LOAD_NAME, node.b);
        break;
    case PY_NODE_INT:
        py_emit_int(c, (int16_t)node.b);
        break;
    case PY_NODE_STR:
        py_emit_u16(c, PY_OP_LOAD_STR, node.b);
        break;
    case PY_NODE_CONST:
        py_emit_constant(c, ((py_list_t *)py_obj(c->constants))->items[node.b]);
        break;
    case PY_NODE_LITERAL:
        py_emit(c, node.op);
        break;
    case PY_NODE_UNARY:
        py_emit_expr(c, node.a);
        py_emit(c, node.op);
        break;
    case PY_NODE_BINARY: case PY_NODE_SUBSCR:
        py_emit_expr(c, node.a);
        py_emit_expr(c, next_of(c, node.a));
        py_emit(c, node.kind == PY_NODE_SUBSCR ? PY_OP_LOAD_SUBSCR : node.op);
        break;
    case PY_NODE_CHAIN:
        emit_chain(c, node.a);
        break;
    case PY_NODE_AND: case PY_NODE_OR:
        emit_and_or(c, &node);
        break;
    case PY_NODE_IF:
        emit_conditional(c, node.a);
        break;
    case PY_NODE_ATTR:
        py_emit_expr(c, node.a);
        py_emit_u16(c, PY_OP_LOAD_ATTR, node.b);
        break;
    case PY_NODE_SLICE:
        emit_all(c, node.a);
        build(c, PY_OP_BUILD_SLICE, node.op, node.op);
        break;
    case PY_NODE_CALL:
        emit_call(c, node.a);
        break;
    case PY_NODE_TUPLE: case PY_NODE_LIST: case PY_NODE_SET:
        emit_display(c, &node);
        break;
    case PY_NODE_DICT:
        emit_dict(c, node.a);
        break;
    case PY_NODE_COMP:
        emit_comprehension(c, &node);
        break;
    case PY_NODE_LAMBDA:
        emit_lambda(c, node.a);
        break;
    case PY_NODE_FSTRING:
        emit_fstring(c, node.a);
        break;
    case PY_NODE_WALRUS:
        py_emit_expr(c, node.a);
        py_emit(c, PY_OP_DUP);
        py_emit_store(c, node.b);
        break;
    case PY_NODE_YIELD:
        yields(c);
        if (node.a) {
            py_emit_expr(c, node.a);
        } else {
            py_emit(c, PY_OP_LOAD_NONE);
        }
        py_emit(c, PY_OP_YIELD);
        break;
    case PY_NODE_YIELD_FROM:
        yields(c);
        py_emit_expr(c, node.a);
        py_emit(c, PY_OP_GET_ITER);
        py_emit(c, PY_OP_LOAD_NONE);
        py_emit(c, PY_OP_YIELD_FROM);
        break;
    default: // a star or keyword where none may stand
        py_lex_error(&c->lex, PY_MSG_starred);
    }
}

// ---- targets ----

static void emit_unpack(py_compiler_t *c, py_node_id items) {
    unsigned n = 0, before = 0;
    bool star = false;
    for (py_node_id id = items; id; id = next_of(c, id), n++) {
        if (py_node(c, id)->kind == PY_NODE_STAR) {
            if (star) {
                py_lex_error(&c->lex, PY_MSG_starred);
            }
            star = true;
            before = n;
        }
    }
    if (star) {
        py_emit_u16(c, PY_OP_UNPACK_EX, before | (n - before - 1) << 8);
    } else {
        py_emit_u8(c, PY_OP_UNPACK, n);
    }
    py_emit_effect(c, (int)n - 1);
    for (py_node_id id = items; id; id = next_of(c, id)) {
        py_emit_assign(c, py_node(c, id)->kind == PY_NODE_STAR ? py_node(c, id)->a : id);
    }
}

void py_emit_assign(py_compiler_t *c, py_node_id target) {
    py_node_t node = *py_node(c, target);
    switch (node.kind) {
    case PY_NODE_NAME:
        py_emit_store(c, node.b);
        break;
    case PY_NODE_ATTR:
        py_emit_expr(c, node.a);
        py_emit_u16(c, PY_OP_STORE_ATTR, node.b);
        break;
    case PY_NODE_SUBSCR:
        emit_all(c, node.a);
        py_emit(c, PY_OP_STORE_SUBSCR);
        break;
    case PY_NODE_TUPLE: case PY_NODE_LIST:
        py_check_stack();
        emit_unpack(c, node.a);
        break;
    default:
        py_lex_error(&c->lex, PY_MSG_cannot_assign);
    }
}

void py_emit_delete(py_compiler_t *c, py_node_id target) {
    py_node_t node = *py_node(c, target);
    switch (node.kind) {
    case PY_NODE_NAME:
        py_symbol_mark(c->scope, node.b, PY_SYM_BOUND);
        py_emit_u16(c, PY_OP_DELETE_NAME, node.b);
        break;
    case PY_NODE_ATTR:
        py_emit_expr(c, node.a);
        py_emit_u16(c, PY_OP_DELETE_ATTR, node.b);
        break;
    case PY_NODE_SUBSCR:
        emit_all(c, node.a);
        py_emit(c, PY_OP_DELETE_SUBSCR);
        break;
    case PY_NODE_TUPLE: case PY_NODE_LIST:
        py_check_stack();
        for (py_node_id id = node.a; id; id = next_of(c, id)) {
            py_emit_delete(c, id);
        }
        break;
    default:
        py_lex_error(&c->lex, PY_MSG_cannot_delete);
    }
}
