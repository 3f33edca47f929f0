// SPDX-License-Identifier: MIT
// core/front/statement.c -- statements, and the compiler's entry. Blocks are compiled as they are read;
// only expressions become trees. The Python Language Reference, chapters 7 and 8.
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

// A module-level segment ends after the statement that takes its raw code beyond this.
enum { SEGMENT_BYTES = 160 };

// From so many module-level names on, room for them is made in one step.
enum { MANY_GLOBALS = 12 };

static void compile_block(py_compiler_t *c);

// Drops the trees made since mark.
static void drop_trees(py_compiler_t *c, unsigned mark) {
    c->nodes.len = (uint16_t)mark;
}

// ---- leaving blocks ----

static void open_block(py_compiler_t *c, py_block_t *block, enum py_block_kind kind, unsigned label, unsigned brk) {
    *block = (py_block_t){c->scope->blocks, (uint8_t)kind, c->scope->depth, (uint16_t)label, (uint16_t)brk};
    c->scope->blocks = block;
}

static void close_block(py_compiler_t *c) {
    c->scope->blocks = c->scope->blocks->outer;
}

static void set_depth(py_compiler_t *c, unsigned depth) {
    c->scope->depth = (uint16_t)depth;
}

static void pop_to(py_compiler_t *c, unsigned depth) {
    while (c->scope->depth > depth) {
        py_emit(c, PY_OP_POP);
    }
}

// Runs the cleaning code of the block on the way out.
static void run_cleaner(py_compiler_t *c, const py_block_t *block) {
    pop_to(c, block->depth);
    py_emit_u16(c, PY_OP_CALL_FINALLY, block->label);
    if (block->kind == PY_BLOCK_WITH) {
        py_emit_effect(c, -1); // the exit method is gone
    }
}

static bool has_cleaner(const py_block_t *block) {
    return block->kind == PY_BLOCK_FINALLY || block->kind == PY_BLOCK_WITH;
}

static void compile_break_continue(py_compiler_t *c, bool is_break) {
    unsigned depth = c->scope->depth;
    const py_block_t *block = c->scope->blocks;
    for (; block && block->kind != PY_BLOCK_FOR && block->kind != PY_BLOCK_WHILE; block = block->outer) {
        if (has_cleaner(block)) {
            run_cleaner(c, block);
        }
    }
    if (!block) {
        py_lex_error(&c->lex, is_break ? PY_MSG_break_outside : PY_MSG_continue_outside);
    }
    pop_to(c, block->depth - (unsigned)(is_break && block->kind == PY_BLOCK_FOR));
    py_emit_u16(c, PY_OP_JUMP, is_break ? block->break_label : block->label);
    set_depth(c, depth);
}

static void compile_return(py_compiler_t *c) {
    if (c->scope->kind != PY_SCOPE_FUNCTION) {
        py_lex_error(&c->lex, PY_MSG_return_outside);
    }
    unsigned depth = c->scope->depth;
    bool value = c->lex.token != PY_TOK_NEWLINE && c->lex.token != PY_TOK_SEMICOLON && c->lex.token != PY_TOK_END;
    const py_block_t *block = c->scope->blocks;
    while (block && !has_cleaner(block)) {
        block = block->outer;
    }
    if (value) {
        py_emit_expr(c, py_parse_list(c, true));
    }
    if (block) {
        py_name_t kept = py_hidden_name(c);
        if (value) {
            py_emit_store(c, kept);
        }
        for (; block; block = block->outer) {
            if (has_cleaner(block)) {
                run_cleaner(c, block);
            }
        }
        if (value) {
            py_emit_u16(c, PY_OP_LOAD_NAME, kept);
        }
    }
    py_emit(c, value ? PY_OP_RETURN : PY_OP_RETURN_NONE);
    set_depth(c, depth);
}

// ---- compound statements ----

// ':' and a block: indented lines or simple statements on the same line.
static void colon_block(py_compiler_t *c) {
    py_expect(c, PY_TOK_COLON);
    compile_block(c);
}

static void compile_block(py_compiler_t *c) {
    py_check_stack();
    if (c->lex.token != PY_TOK_NEWLINE) {
        py_compile_statement(c);
        return;
    }
    py_lex_next(&c->lex);
    if (!py_accept(c, PY_TOK_INDENT)) {
        py_raise(PY_MSG_expected_block);
    }
    while (!py_accept(c, PY_TOK_DEDENT)) {
        if (c->lex.token == PY_TOK_END) {
            py_syntax_error(c);
        }
        py_compile_statement(c);
    }
}

static void compile_if(py_compiler_t *c) {
    unsigned end = py_new_label(c);
    for (;;) {
        unsigned other = py_new_label(c), mark = c->nodes.len;
        py_emit_line(c);
        py_emit_jump_if(c, py_parse_named(c), false, other);
        drop_trees(c, mark);
        colon_block(c);
        bool more = c->lex.token == PY_TOK_elif || c->lex.token == PY_TOK_else;
        if (more) {
            py_emit_u16(c, PY_OP_JUMP, end);
        }
        py_emit_label(c, other);
        if (py_accept(c, PY_TOK_elif)) {
            continue;
        }
        if (py_accept(c, PY_TOK_else)) {
            colon_block(c);
        }
        break;
    }
    py_emit_label(c, end);
}

static void loop_else(py_compiler_t *c, unsigned break_label) {
    if (py_accept(c, PY_TOK_else)) {
        colon_block(c);
    }
    py_emit_label(c, break_label);
}

static void compile_while(py_compiler_t *c) {
    py_block_t block;
    unsigned top = py_new_label(c), end = py_new_label(c), brk = py_new_label(c), mark = c->nodes.len;
    py_emit_label(c, top);
    py_emit_jump_if(c, py_parse_named(c), false, end);
    drop_trees(c, mark);
    open_block(c, &block, PY_BLOCK_WHILE, top, brk);
    colon_block(c);
    close_block(c);
    py_emit_u16(c, PY_OP_JUMP, top);
    py_emit_label(c, end);
    loop_else(c, brk);
}

static void compile_for(py_compiler_t *c) {
    py_block_t block;
    unsigned top = py_new_label(c), end = py_new_label(c), brk = py_new_label(c), mark = c->nodes.len;
    py_node_id target = py_parse_targets(c);
    py_expect(c, PY_TOK_in);
    py_emit_expr(c, py_parse_list(c, true));
    py_emit(c, PY_OP_GET_ITER);
    open_block(c, &block, PY_BLOCK_FOR, top, brk);
    py_emit_label(c, top);
    py_emit_u16(c, PY_OP_FOR_ITER, end);
    py_emit_assign(c, target);
    drop_trees(c, mark);
    colon_block(c);
    close_block(c);
    py_emit_u16(c, PY_OP_JUMP, top);
    py_emit_label(c, end);
    py_emit_effect(c, -1);
    loop_else(c, brk);
}

// At a handler: the stack is `depth` deep and the exception or reason comes on top.
static void handler_starts(py_compiler_t *c, unsigned label, unsigned depth) {
    set_depth(c, depth);
    py_emit_label(c, label);
    py_emit_effect(c, 1);
}

static void except_clause(py_compiler_t *c, unsigned end) {
    py_block_t block;
    unsigned next = py_new_label(c), mark = c->nodes.len;
    py_name_t name = 0;
    bool named = false, typed = c->lex.token != PY_TOK_COLON;
    open_block(c, &block, PY_BLOCK_HANDLER, 0, 0);
    if (typed) {
        py_emit_line(c);
        py_emit_expr(c, py_parse_test(c));
        drop_trees(c, mark);
        py_emit(c, PY_OP_EXC_MATCH);
        py_emit_effect(c, 0);
        py_emit_u16(c, PY_OP_POP_JUMP_IF_FALSE, next);
        named = py_accept(c, PY_TOK_as);
        if (named) {
            name = py_expect_name(c);
            py_emit(c, PY_OP_DUP);
            py_emit_store(c, name);
        }
    }
    colon_block(c);
    close_block(c);
    if (named) {
        py_emit(c, PY_OP_LOAD_NONE);
        py_emit_store(c, name);
        py_emit_u16(c, PY_OP_DELETE_NAME, name);
    }
    py_emit(c, PY_OP_POP);
    py_emit_u16(c, PY_OP_JUMP, end);
    py_emit_effect(c, 1); // at `next` the exception is still there
    py_emit_label(c, next);
    if (!typed && c->lex.token == PY_TOK_except) {
        py_lex_error(&c->lex, PY_MSG_except_last);
    }
}

// try: body, except clauses, else: all but finally.
static void try_except(py_compiler_t *c) {
    unsigned depth = c->scope->depth;
    unsigned start = py_new_label(c), stop = py_new_label(c), handler = py_new_label(c), end = py_new_label(c),
             no_exception = py_new_label(c);
    py_emit_label(c, start);
    colon_block(c);
    py_emit_label(c, stop);
    if (c->lex.token != PY_TOK_except) {
        return;
    }
    py_emit_guard(c, start, stop, handler, depth);
    py_emit_u16(c, PY_OP_JUMP, no_exception);
    handler_starts(c, handler, depth);
    while (py_accept(c, PY_TOK_except)) {
        except_clause(c, end);
    }
    py_emit(c, PY_OP_END_FINALLY); // not matched: raised again
    py_emit_label(c, no_exception);
    if (py_accept(c, PY_TOK_else)) {
        colon_block(c);
    }
    py_emit_label(c, end);
}

// Ends the part of a statement that has cleaning code: the usual way out calls it, and so do exceptions
// from `start` on. Returns the label behind the cleaning code, which follows.
static unsigned cleaner_starts(py_compiler_t *c, const py_block_t *block, unsigned start) {
    unsigned stop = py_new_label(c), after = py_new_label(c);
    close_block(c);
    py_emit_label(c, stop);
    py_emit_u16(c, PY_OP_CALL_FINALLY, block->label);
    py_emit_u16(c, PY_OP_JUMP, after);
    py_emit_guard(c, start, stop, block->label, block->depth);
    handler_starts(c, block->label, block->depth);
    return after;
}

static void compile_try(py_compiler_t *c) {
    // Whether a finally comes is known only after the body, whose ways out call it. The finaliser drops calls
    // of a label that never came.
    py_block_t block, inside;
    unsigned start = py_new_label(c), guards = c->scope->guards.len;
    open_block(c, &block, PY_BLOCK_FINALLY, py_new_label(c), 0);
    py_emit_label(c, start);
    try_except(c);
    if (!py_accept(c, PY_TOK_finally)) {
        if (c->scope->guards.len == guards) { // neither except nor finally
            py_syntax_error(c);
        }
        close_block(c);
        return;
    }
    unsigned after = cleaner_starts(c, &block, start);
    open_block(c, &inside, PY_BLOCK_HANDLER, 0, 0);
    colon_block(c);
    close_block(c);
    py_emit(c, PY_OP_END_FINALLY);
    py_emit_label(c, after);
}

// From one item of a with statement on: nested for several. first: its expression if it is read already.
static void with_item(py_compiler_t *c, bool parentheses, py_node_id first) {
    py_block_t block;
    py_check_stack();
    unsigned start = py_new_label(c), mark = c->nodes.len;
    py_emit_expr(c, first ? first : py_parse_test(c));
    py_emit(c, PY_OP_WITH_ENTER);
    py_emit_label(c, start);
    if (py_accept(c, PY_TOK_as)) {
        py_emit_assign(c, py_parse_target(c));
    } else {
        py_emit(c, PY_OP_POP);
    }
    drop_trees(c, mark);
    open_block(c, &block, PY_BLOCK_WITH, py_new_label(c), 0);
    if (py_accept(c, PY_TOK_COMMA) && !(parentheses && c->lex.token == PY_TOK_RPAREN)) {
        with_item(c, parentheses, 0);
    } else {
        if (parentheses) {
            py_expect(c, PY_TOK_RPAREN);
        }
        colon_block(c);
    }
    unsigned after = cleaner_starts(c, &block, start);
    py_emit(c, PY_OP_WITH_EXIT);
    py_emit(c, PY_OP_WITH_END);
    py_emit_label(c, after);
}

static void compile_with(py_compiler_t *c) {
    py_node_id first = 0;
    bool parentheses = c->lex.token == PY_TOK_LPAREN;
    if (parentheses) { // around all items, or around the first expression
        py_lex_next(&c->lex);
        first = py_parse_named(c);
        if (c->lex.token == PY_TOK_RPAREN) {
            py_lex_next(&c->lex);
            first = py_parse_primary_from(c, first);
            parentheses = false;
        }
    }
    with_item(c, parentheses, first);
}

// ---- definitions ----

// At 'def': the function object is left on the stack.
static py_name_t compile_def(py_compiler_t *c) {
    py_name_t name = py_expect_name(c);
    unsigned mark = c->nodes.len;
    py_expect(c, PY_TOK_LPAREN);
    unsigned items = py_emit_params(c, py_parse_params(c, PY_TOK_RPAREN, true), name);
    py_expect(c, PY_TOK_RPAREN);
    if (py_accept(c, PY_TOK_ARROW)) {
        py_parse_test(c);
    }
    drop_trees(c, mark);
    colon_block(c);
    py_emit(c, PY_OP_RETURN_NONE);
    py_scope_close(c, items, true);
    return name;
}

// At 'class': the class is left on the stack.
static py_name_t compile_class(py_compiler_t *c) {
    py_name_t name = py_expect_name(c);
    unsigned mark = c->nodes.len;
    py_node_id arguments = 0;
    if (py_accept(c, PY_TOK_LPAREN)) {
        arguments = py_parse_arguments(c);
    }
    py_emit(c, PY_OP_LOAD_BUILD_CLASS);
    py_scope_open(c, PY_SCOPE_CLASS, name);
    colon_block(c);
    py_emit(c, PY_OP_CLASS_CELL);
    py_emit(c, PY_OP_RETURN);
    py_scope_close(c, 0, true);
    py_emit_u16(c, PY_OP_LOAD_STR, name);
    py_emit_call(c, arguments, 2);
    drop_trees(c, mark);
    return name;
}

static void compile_decorated(py_compiler_t *c) {
    unsigned decorators = 0, mark = c->nodes.len;
    do {
        py_emit_expr(c, py_parse_named(c));
        drop_trees(c, mark);
        py_expect(c, PY_TOK_NEWLINE);
        decorators++;
    } while (py_accept(c, PY_TOK_MATMUL));
    bool class = py_accept(c, PY_TOK_class);
    if (!class) {
        py_expect(c, PY_TOK_def);
    }
    py_name_t name = class ? compile_class(c) : compile_def(c);
    while (decorators--) {
        py_emit(c, PY_OP_CALL_N + 1);
        py_emit_effect(c, -1);
    }
    py_emit_store(c, name);
}

// ---- imports ----

static void append_name(py_compiler_t *c, py_build_t *dotted, bool first) {
    size_t len;
    const char *text = py_name_text(py_expect_name(c), &len);
    if (!first) {
        py_build_write(dotted, ".", 1);
    }
    py_build_write(dotted, text, len);
}

// a.b.c as one name; *first is a.
static py_name_t dotted_name(py_compiler_t *c, py_name_t *first) {
    py_build_t dotted;
    *first = c->lex.name;
    py_build_init(&dotted);
    append_name(c, &dotted, true);
    while (py_accept(c, PY_TOK_DOT)) {
        append_name(c, &dotted, false);
    }
    return py_str_name(py_build_str(&dotted));
}

static void compile_import(py_compiler_t *c) {
    do {
        py_name_t first, dotted = dotted_name(c, &first);
        py_emit_int(c, 0);
        bool as = py_accept(c, PY_TOK_as);
        // With a list of names the last module is the result, without one the first.
        if (as && dotted != first) {
            py_emit_u8(c, PY_OP_BUILD_TUPLE, 0);
            py_emit_effect(c, 1);
        } else {
            py_emit(c, PY_OP_LOAD_NONE);
        }
        py_emit_u16(c, PY_OP_IMPORT_NAME, dotted);
        py_emit_store(c, as ? py_expect_name(c) : first);
    } while (py_accept(c, PY_TOK_COMMA));
}

static void compile_from(py_compiler_t *c) {
    int level = 0;
    py_name_t first, module = PY_N__empty;
    while (py_accept(c, PY_TOK_DOT)) {
        level++;
    }
    if (!level || c->lex.token == PY_TOK_NAME) {
        module = dotted_name(c, &first);
    }
    py_expect(c, PY_TOK_import);
    py_emit_int(c, level);
    py_emit_u8(c, PY_OP_BUILD_TUPLE, 0);
    py_emit_effect(c, 1);
    py_emit_u16(c, PY_OP_IMPORT_NAME, module);
    if (py_accept(c, PY_TOK_MUL)) {
        if (c->scope->kind != PY_SCOPE_MODULE && c->scope->kind != PY_SCOPE_OWN_NAMES) {
            py_lex_error(&c->lex, PY_MSG_star_import_level);
        }
        py_emit(c, PY_OP_IMPORT_STAR);
        return;
    }
    bool parentheses = py_accept(c, PY_TOK_LPAREN);
    do {
        if (parentheses && c->lex.token == PY_TOK_RPAREN) {
            break;
        }
        py_name_t name = py_expect_name(c);
        py_emit_u16(c, PY_OP_IMPORT_FROM, name);
        py_emit_store(c, py_accept(c, PY_TOK_as) ? py_expect_name(c) : name);
    } while (py_accept(c, PY_TOK_COMMA));
    if (parentheses) {
        py_expect(c, PY_TOK_RPAREN);
    }
    py_emit(c, PY_OP_POP);
}

// ---- simple statements ----

static void compile_scope_names(py_compiler_t *c, unsigned flag) {
    do {
        py_name_t name = py_expect_name(c);
        const py_symbol_t *known = py_symbol(c->scope, name);
        if (known && (known->flags & (PY_SYM_PARAM | PY_SYM_BOUND)) && c->scope->kind == PY_SCOPE_FUNCTION) {
            py_lex_error(&c->lex, PY_MSG_global_late);
        }
        if (flag == PY_SYM_NONLOCAL && c->scope->kind != PY_SCOPE_FUNCTION && c->scope->kind != PY_SCOPE_CLASS) {
            py_lex_error(&c->lex, PY_MSG_no_nonlocal);
        }
        py_symbol_mark(c->scope, name, flag);
    } while (py_accept(c, PY_TOK_COMMA));
}

static void compile_raise(py_compiler_t *c) {
    unsigned values = 0;
    if (c->lex.token == PY_TOK_NEWLINE || c->lex.token == PY_TOK_SEMICOLON) {
        // The exception being handled lies where the handler's block began.
        const py_block_t *block = c->scope->blocks;
        while (block && block->kind != PY_BLOCK_HANDLER) {
            block = block->outer;
        }
        if (block) {
            py_emit_u8(c, PY_OP_PICK, c->scope->depth - block->depth);
            py_emit_u8(c, PY_OP_RAISE, 3);
            py_emit_effect(c, -1);
            return;
        }
    } else {
        py_emit_expr(c, py_parse_test(c));
        values = 1;
        if (py_accept(c, PY_TOK_from)) {
            py_emit_expr(c, py_parse_test(c));
            values = 2;
        }
    }
    py_emit_u8(c, PY_OP_RAISE, values);
    py_emit_effect(c, -(int)values);
}

static void compile_assert(py_compiler_t *c) {
    unsigned end = py_new_label(c);
    py_emit_jump_if(c, py_parse_test(c), true, end);
    py_emit_u16(c, PY_OP_LOAD_NAME, PY_N_AssertionError);
    if (py_accept(c, PY_TOK_COMMA)) {
        py_emit_expr(c, py_parse_test(c));
        py_emit(c, PY_OP_CALL_N + 1);
        py_emit_effect(c, -1);
    }
    py_emit_u8(c, PY_OP_RAISE, 1);
    py_emit_effect(c, -1);
    py_emit_label(c, end);
}

// The binary operation of an augmented assignment, or -1.
static int augmented_op(unsigned token) {
    static const uint8_t tokens[] = {
        PY_TOK_AUG_ADD, PY_TOK_AUG_SUB,    PY_TOK_AUG_MUL, PY_TOK_AUG_TRUEDIV, PY_TOK_AUG_FLOORDIV,
        PY_TOK_AUG_MOD, PY_TOK_AUG_POW,    PY_TOK_AUG_LSHIFT, PY_TOK_AUG_RSHIFT, PY_TOK_AUG_AND,
        PY_TOK_AUG_OR,  PY_TOK_AUG_XOR,    PY_TOK_AUG_MATMUL};
    for (unsigned i = 0; i < sizeof tokens; i++) {
        if (tokens[i] == token) {
            return (int)i;
        }
    }
    return -1;
}

static void augmented(py_compiler_t *c, py_node_id target, unsigned op) {
    py_node_t node = *py_node(c, target);
    py_lex_next(&c->lex);
    switch (node.kind) {
    case PY_NODE_NAME:
        py_emit_expr(c, target);
        break;
    case PY_NODE_ATTR:
        py_emit_expr(c, node.a);
        py_emit(c, PY_OP_DUP);
        py_emit_u16(c, PY_OP_LOAD_ATTR, node.b);
        break;
    case PY_NODE_SUBSCR:
        py_emit_expr(c, node.a);
        py_emit_expr(c, py_node(c, node.a)->next);
        py_emit(c, PY_OP_DUP2);
        py_emit(c, PY_OP_LOAD_SUBSCR);
        break;
    default:
        py_lex_error(&c->lex, PY_MSG_cannot_assign);
    }
    py_emit_expr(c, py_parse_yield_or_list(c));
    py_emit(c, PY_OP_INPLACE_ADD + op);
    if (node.kind == PY_NODE_NAME) {
        py_emit_store(c, node.b);
    } else if (node.kind == PY_NODE_ATTR) {
        py_emit(c, PY_OP_SWAP);
        py_emit_u16(c, PY_OP_STORE_ATTR, node.b);
    } else {
        py_emit(c, PY_OP_ROT3);
        py_emit(c, PY_OP_STORE_SUBSCR);
    }
}

// An annotated name: the annotation is dropped; without a value the name still becomes local.
static void annotated(py_compiler_t *c, py_node_id target) {
    py_lex_next(&c->lex);
    py_parse_test(c);
    py_node_t node = *py_node(c, target);
    if (node.kind == PY_NODE_NAME) {
        py_symbol_mark(c->scope, node.b, PY_SYM_BOUND);
    }
    if (py_accept(c, PY_TOK_ASSIGN)) {
        py_emit_expr(c, py_parse_yield_or_list(c));
        py_emit_assign(c, target);
    }
}

static void expression_statement(py_compiler_t *c) {
    py_node_id value = py_parse_yield_or_list(c);
    int op = augmented_op(c->lex.token);
    if (op >= 0) {
        augmented(c, value, (unsigned)op);
    } else if (c->lex.token == PY_TOK_COLON) {
        annotated(c, value);
    } else if (c->lex.token == PY_TOK_ASSIGN) {
        py_node_id first = value, last = value; // targets, as siblings; then the value
        while (py_accept(c, PY_TOK_ASSIGN)) {
            value = py_parse_yield_or_list(c);
            py_node(c, last)->next = value;
            last = value;
        }
        py_emit_expr(c, value);
        for (py_node_id target = first; target != value; target = py_node(c, target)->next) {
            if (py_node(c, target)->next != value) {
                py_emit(c, PY_OP_DUP);
            }
            py_emit_assign(c, target);
        }
    } else if (c->input == PY_SINGLE && !c->scope->parent) {
        py_emit_expr(c, value);
        py_emit(c, PY_OP_PRINT_EXPR);
    } else if (py_node(c, value)->kind != PY_NODE_STR && py_node(c, value)->kind != PY_NODE_CONST) { // no docstrings
        py_emit_expr(c, value);
        py_emit(c, PY_OP_POP);
    }
}

static void simple_statement(py_compiler_t *c) {
    unsigned token = c->lex.token;
    switch (token) {
    case PY_TOK_pass: case PY_TOK_break: case PY_TOK_continue: case PY_TOK_return: case PY_TOK_import:
    case PY_TOK_from: case PY_TOK_global: case PY_TOK_nonlocal: case PY_TOK_raise: case PY_TOK_assert:
    case PY_TOK_del:
        py_lex_next(&c->lex);
    }
    switch (token) {
    case PY_TOK_pass:
        break;
    case PY_TOK_break: case PY_TOK_continue:
        compile_break_continue(c, token == PY_TOK_break);
        break;
    case PY_TOK_return:
        compile_return(c);
        break;
    case PY_TOK_import:
        compile_import(c);
        break;
    case PY_TOK_from:
        compile_from(c);
        break;
    case PY_TOK_global: case PY_TOK_nonlocal:
        compile_scope_names(c, token == PY_TOK_global ? PY_SYM_GLOBAL : PY_SYM_NONLOCAL);
        break;
    case PY_TOK_raise:
        compile_raise(c);
        break;
    case PY_TOK_assert:
        compile_assert(c);
        break;
    case PY_TOK_del:
        py_emit_delete(c, py_parse_list(c, false));
        break;
    default:
        expression_statement(c);
    }
}

// True when a compound statement was there.
static bool compound_statement(py_compiler_t *c) {
    unsigned token = c->lex.token;
    switch (token) {
    case PY_TOK_if: case PY_TOK_while: case PY_TOK_for: case PY_TOK_try: case PY_TOK_with: case PY_TOK_def:
    case PY_TOK_class: case PY_TOK_MATMUL:
        py_lex_next(&c->lex);
    }
    switch (token) {
    case PY_TOK_if:
        compile_if(c);
        return true;
    case PY_TOK_while:
        compile_while(c);
        return true;
    case PY_TOK_for:
        compile_for(c);
        return true;
    case PY_TOK_try:
        compile_try(c);
        return true;
    case PY_TOK_with:
        compile_with(c);
        return true;
    case PY_TOK_def:
        py_emit_store(c, compile_def(c));
        return true;
    case PY_TOK_class:
        py_emit_store(c, compile_class(c));
        return true;
    case PY_TOK_MATMUL:
        compile_decorated(c);
        return true;
    }
    return false;
}

void py_compile_statement(py_compiler_t *c) {
    unsigned mark = c->nodes.len;
    py_emit_line(c);
    if (compound_statement(c)) {
        drop_trees(c, mark);
        return;
    }
    do {
        simple_statement(c);
        drop_trees(c, mark);
        if (!mark && c->constants) {
            ((py_list_t *)py_obj(c->constants))->len = 0;
        }
    } while (py_accept(c, PY_TOK_SEMICOLON) && c->lex.token != PY_TOK_NEWLINE);
    py_expect(c, PY_TOK_NEWLINE);
}

// ---- a whole source ----

static void end_segment(py_compiler_t *c, py_name_t name) {
    py_scope_t *scope = c->scope;
    enum py_scope_kind kind = (enum py_scope_kind)scope->kind;
    const py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        c->globals += symbol->name < PY_HIDDEN_NAME && symbol->flags & PY_SYM_BOUND;
    }
    py_list_append(c->segments, py_finalise(scope));
    c->scope = NULL;
    py_scope_open(c, kind, name);
}

static void compile_source(void *arg) {
    py_compiler_t *c = arg;
    py_scope_open(c, c->own_names ? PY_SCOPE_OWN_NAMES : PY_SCOPE_MODULE, PY_N__module);
    py_lex_init(&c->lex, c->lex.reader);
    if (c->input == PY_EVAL) {
        py_emit_expr(c, py_parse_list(c, true));
        while (py_accept(c, PY_TOK_NEWLINE)) {
        }
        if (c->lex.token != PY_TOK_END) {
            py_syntax_error(c);
        }
        py_emit(c, PY_OP_RETURN);
    } else {
        while (c->lex.token != PY_TOK_END) {
            if (py_accept(c, PY_TOK_NEWLINE)) {
                continue;
            }
            py_compile_statement(c);
            if (c->scope->raw.len > SEGMENT_BYTES) {
                py_emit(c, PY_OP_RETURN_NONE);
                end_segment(c, PY_N__module);
            }
        }
        py_emit(c, PY_OP_RETURN_NONE);
    }
    end_segment(c, PY_N__module);
    if (c->globals >= MANY_GLOBALS) {
        ((py_list_t *)py_obj(c->segments))->items[0] = py_int(c->globals);
    }
}

py_val_t py_compile(py_reader_t *reader, py_name_t file, enum py_input input, bool own_names) {
    py_compiler_t *c = py_gc_realloc_low(NULL, sizeof *c);
    c->file = file;
    c->input = (uint8_t)input;
    c->own_names = own_names;
    py_val_t globals = PY_NONE;
    c->segments = py_list_new(1, &globals);
    c->lex.reader = reader;
    py_val_t exc = py_try(compile_source, c);
    py_val_t segments = c->segments;
    unsigned line = c->lex.token_line;
    for (py_scope_t *scope = c->scope, *outer; scope; scope = outer) {
        outer = scope->parent;
        py_scope_free(scope);
    }
    py_gc_free(c->nodes.items);
    py_gc_free(c);
    if (!exc) {
        return segments;
    }
    if (py_exc_match(exc, PY_SyntaxError)) {
        py_exc_add_place(exc, file, 0, line);
    }
    py_raise_exc(exc);
}
