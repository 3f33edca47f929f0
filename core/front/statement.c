// SPDX-License-Identifier: MIT
// core/front/statement.c -- statements, and the compiler's entry. The Python Language Reference,
// chapters 7 and 8.
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/store.h"

static py_front_t *const front = &py_front;
static py_lex_t *const lex = &py_front.lex;

// A module-level segment ends after the statement that takes its raw code beyond this.
enum { SEGMENT_BYTES = 160 };

// From so many module-level names on, room for them is made in one step.
enum { MANY_GLOBALS = 12 };

static void compile_block(void);

static void simple_statements(void);

// ---- leaving blocks ----

static void open_block(py_block_t *block, enum py_block_kind kind, unsigned label, unsigned brk) {
    *block = (py_block_t){front->scope->blocks, (uint8_t)kind, front->scope->depth, (uint16_t)label,
                          (uint16_t)brk};
    front->scope->blocks = block;
}

static void close_block(void) {
    front->scope->blocks = front->scope->blocks->outer;
}

static void set_depth(unsigned depth) {
    front->scope->depth = (uint16_t)depth;
}

static void pop_to(unsigned depth) {
    while (front->scope->depth > depth) {
        py_emit(PY_OP_POP);
    }
}

// Runs the cleaning code of the block on the way out.
static void run_cleaner(const py_block_t *block) {
    pop_to(block->depth);
    py_emit_u16(PY_OP_CALL_FINALLY, block->label);
    if (block->kind == PY_BLOCK_WITH) {
        py_emit_effect(-1); // the exit method is gone
    }
}

static bool has_cleaner(const py_block_t *block) {
    return block->kind == PY_BLOCK_FINALLY || block->kind == PY_BLOCK_WITH;
}

// Runs the cleaning code of the blocks around, as far as the innermost loop or all of them.
// Returns the loop.
static const py_block_t *leave_blocks(bool to_loop) {
    const py_block_t *block = front->scope->blocks;
    for (; block && !(to_loop && block->kind <= PY_BLOCK_WHILE); block = block->outer) {
        if (has_cleaner(block)) {
            run_cleaner(block);
        }
    }
    return block;
}

static void compile_break_continue(bool is_break) {
    unsigned depth = front->scope->depth;
    const py_block_t *block = leave_blocks(true);
    if (!block) {
        py_raise(is_break ? PY_MSG_break_outside : PY_MSG_continue_outside);
    }
    pop_to(block->depth - (unsigned)(is_break && block->kind == PY_BLOCK_FOR));
    py_emit_u16(PY_OP_JUMP, is_break ? block->break_label : block->label);
    set_depth(depth);
}

static void compile_return(void) {
    if (front->scope->kind != PY_SCOPE_FUNCTION) {
        py_raise(PY_MSG_return_outside);
    }
    unsigned depth = front->scope->depth, op = PY_OP_RETURN_NONE;
    unsigned kept = 0;
    if (!py_at_list_end()) {
        op = PY_OP_RETURN;
        py_display(PY_TOK_END);
        const py_block_t *block = front->scope->blocks;
        while (block && !has_cleaner(block)) {
            block = block->outer;
        }
        if (block) {
            kept = py_hidden_name();
            py_emit_store(kept);
        }
    }
    leave_blocks(false);
    if (kept) {
        py_emit_u16(PY_OP_LOAD_NAME, kept);
    }
    py_emit(op);
    set_depth(depth);
}

// ---- compound statements ----

// ':' and a block: indented lines or simple statements on the same line.
static void colon_block(void) {
    py_expect(PY_TOK_COLON);
    compile_block();
}

static void compile_block(void) {
    py_check_stack();
    if (lex->token != PY_TOK_NEWLINE) {
        simple_statements();
        return;
    }
    py_lex_next();
    if (!py_accept(PY_TOK_INDENT)) {
        py_raise(PY_MSG_expected_block);
    }
    while (!py_accept(PY_TOK_DEDENT)) {
        if (lex->token == PY_TOK_END) {
            py_syntax_error();
        }
        py_compile_statement();
    }
}

// An else if there is one; then the end of the statement.
static void else_block(unsigned end) {
    if (py_accept(PY_TOK_else)) {
        colon_block();
    }
    py_emit_label(end);
}

PY_OWN_FRAME static void compile_if(void) {
    unsigned end = py_new_labels(1);
    bool more;
    do {
        unsigned other = py_new_labels(1);
        py_emit_line();
        py_named();
        py_emit_jump_if_not(other);
        colon_block();
        more = lex->token == PY_TOK_elif;
        if (more || lex->token == PY_TOK_else) {
            py_emit_u16(PY_OP_JUMP, end);
        }
        py_emit_label(other);
    } while (more && py_accept(PY_TOK_elif));
    else_block(end);
}

PY_OWN_FRAME static void compile_while(void) {
    py_block_t block;
    unsigned top = py_new_labels(3), end = top + 1, after = top + 2;
    py_emit_label(top);
    py_named();
    py_emit_jump_if_not(end);
    open_block(&block, PY_BLOCK_WHILE, top, after);
    colon_block();
    close_block();
    py_emit_u16(PY_OP_JUMP, top);
    py_emit_label(end);
    else_block(after);
}

PY_OWN_FRAME static void compile_for(bool async) {
    py_block_t block;
    unsigned top = py_new_labels(3), after = top + 2;
    unsigned targets = py_raw_len(), targets_end = py_for_targets();
    py_display(PY_TOK_END);
    py_emit_iterator(async);
    open_block(&block, PY_BLOCK_FOR, top, after);
    py_iterate(targets, targets_end, top, async);
    colon_block();
    close_block();
    py_end_iteration(top, async);
    else_block(after);
}

// At a handler: the stack is `depth` deep and the exception or reason comes on top.
static void handler_starts(unsigned label, unsigned depth) {
    set_depth(depth);
    py_emit_label(label);
    py_emit_effect(1);
}

static void except_clause(unsigned end) {
    py_block_t block;
    unsigned next = py_new_labels(1);
    unsigned name = 0;
    bool typed = lex->token != PY_TOK_COLON;
    open_block(&block, PY_BLOCK_HANDLER, 0, 0);
    if (typed) {
        py_emit_line();
        py_test();
        py_emit(PY_OP_EXC_MATCH);
        py_emit_jump_if_not(next);
        if (py_accept(PY_TOK_as)) {
            name = py_expect_name();
            py_emit(PY_OP_DUP);
            py_emit_store(name);
        }
    }
    colon_block();
    close_block();
    if (name) {
        py_emit(PY_OP_LOAD_NONE);
        py_emit_store(name);
        py_emit_u16(PY_OP_DELETE_NAME, name);
    }
    py_emit(PY_OP_POP);
    py_emit_u16(PY_OP_JUMP, end);
    py_emit_effect(1); // at `next` the exception is still there
    py_emit_label(next);
    if (!typed && lex->token == PY_TOK_except) {
        py_raise(PY_MSG_except_last);
    }
}

// try: body, except clauses, else: all but finally.
static void try_except(void) {
    unsigned depth = front->scope->depth;
    unsigned start = py_new_labels(5), stop = start + 1, handler = start + 2, end = start + 3,
             no_exception = start + 4;
    py_emit_label(start);
    colon_block();
    py_emit_label(stop);
    if (lex->token != PY_TOK_except) {
        return;
    }
    py_emit_guard(start, stop, handler, depth);
    py_emit_u16(PY_OP_JUMP, no_exception);
    handler_starts(handler, depth);
    while (py_accept(PY_TOK_except)) {
        except_clause(end);
    }
    py_emit(PY_OP_END_FINALLY); // not matched: raised again
    py_emit_label(no_exception);
    else_block(end);
}

// Ends the part of a statement that has cleaning code: the usual way out calls it, and so do
// exceptions from `start` on. Returns the label behind the cleaning code, which follows.
static unsigned cleaner_starts(const py_block_t *block, unsigned start) {
    unsigned stop = py_new_labels(2), after = stop + 1;
    close_block();
    py_emit_label(stop);
    py_emit_u16(PY_OP_CALL_FINALLY, block->label);
    py_emit_u16(PY_OP_JUMP, after);
    py_emit_guard(start, stop, block->label, block->depth);
    handler_starts(block->label, block->depth);
    return after;
}

PY_OWN_FRAME static void compile_try(void) {
    // Whether a finally comes is known only after the body, whose ways out call it. The finaliser
    // drops calls of a label that never came.
    py_block_t block, inside;
    unsigned start = py_new_labels(1), guards = front->scope->guards.len;
    open_block(&block, PY_BLOCK_FINALLY, py_new_labels(1), 0);
    py_emit_label(start);
    try_except();
    if (!py_accept(PY_TOK_finally)) {
        if (front->scope->guards.len == guards) { // neither except nor finally
            py_syntax_error();
        }
        close_block();
        return;
    }
    unsigned after = cleaner_starts(&block, start);
    open_block(&inside, PY_BLOCK_HANDLER, 0, 0);
    colon_block();
    close_block();
    py_emit(PY_OP_END_FINALLY);
    py_emit_label(after);
}

// A with statement from the first item's value on, which is emitted; nested for further items.
static void with_item(bool parentheses, bool async) {
    py_block_t block;
    py_check_stack();
    unsigned start = py_new_labels(1);
    if (async) {
        py_emit(PY_OP_DUP);
        py_emit_u16(PY_OP_LOAD_ATTR, PY_N___aexit__);
        py_emit(PY_OP_SWAP);
        py_emit_method_call(PY_N___aenter__);
        py_emit_await();
    } else {
        py_emit(PY_OP_WITH_ENTER);
    }
    py_emit_label(start);
    if (py_accept(PY_TOK_as)) {
        py_with_target();
    } else {
        py_emit(PY_OP_POP);
    }
    open_block(&block, PY_BLOCK_WITH, py_new_labels(1), 0);
    if (py_accept(PY_TOK_COMMA) && !(parentheses && lex->token == PY_TOK_RPAREN)) {
        py_test();
        with_item(parentheses, async);
    } else {
        if (parentheses) {
            py_expect(PY_TOK_RPAREN);
        }
        colon_block();
    }
    unsigned after = cleaner_starts(&block, start);
    py_emit(PY_OP_WITH_EXIT);
    if (async) {
        py_emit_await();
    }
    py_emit(PY_OP_WITH_END);
    py_emit_label(after);
}

static void compile_with(bool async) {
    unsigned start = py_raw_len();
    bool parentheses = py_accept(PY_TOK_LPAREN); // around all items, or around the first expression
    py_named();
    if (parentheses && py_accept(PY_TOK_RPAREN)) {
        py_suffixes(start);
        parentheses = false;
    }
    with_item(parentheses, async);
}

// ---- definitions ----

// After 'def': the function object is left on the stack.
static unsigned compile_def(bool async) {
    unsigned name = py_expect_name();
    py_expect(PY_TOK_LPAREN);
    unsigned items = py_params(PY_TOK_RPAREN, name);
    py_expect(PY_TOK_RPAREN);
    front->scope->async = async;
    front->scope->head.flags |= async ? PY_CODE_GENERATOR : 0; // a coroutine is a generator
    if (py_accept(PY_TOK_ARROW)) {
        py_skip_annotation();
    }
    colon_block();
    py_emit(PY_OP_RETURN_NONE);
    py_scope_close(items, true);
    return name;
}

// After 'class': the class is left on the stack.
static unsigned compile_class(void) {
    unsigned name = py_expect_name();
    py_emit(PY_OP_LOAD_BUILD_CLASS);
    unsigned start = py_raw_len(), how = 2;
    py_emit_effect(2); // the body and the name, which come before the bases
    if (py_accept(PY_TOK_LPAREN)) {
        how = py_arguments(2);
    }
    unsigned body = py_raw_len();
    py_scope_open(PY_SCOPE_CLASS, name);
    colon_block();
    py_emit(PY_OP_CLASS_CELL);
    py_emit(PY_OP_RETURN);
    py_scope_close(0, true);
    py_emit_u16(PY_OP_LOAD_STR, name);
    py_swap_code(start, body);
    py_emit_effect(-2);
    py_finish_call(how);
    return name;
}

// After 'def', 'class', 'async' or the first '@'.
PY_OWN_FRAME static void compile_definition(unsigned token) {
    unsigned decorators = 0;
    while (token == PY_TOK_MATMUL) {
        py_named();
        py_expect(PY_TOK_NEWLINE);
        decorators++;
        token = lex->token;
        py_lex_next();
    }
    bool async = token == PY_TOK_async;
    if (async) {
        py_expect(token = PY_TOK_def);
    }
    unsigned name;
    if (token == PY_TOK_class) {
        name = compile_class();
    } else if (token == PY_TOK_def) {
        name = compile_def(async);
    } else {
        py_syntax_error();
    }
    while (decorators--) {
        py_emit_call(1, false);
    }
    py_emit_store(name);
}

// ---- imports ----

// a.b.c as one name.
static unsigned dotted_name(void) {
    py_build_t dotted;
    py_build_init(&dotted);
    do {
        if (dotted.len) {
            py_out_c(&dotted.out, ".");
        }
        py_out_name(&dotted.out, (py_name_t)py_expect_name());
    } while (py_accept(PY_TOK_DOT));
    return py_str_name(py_build_str(&dotted));
}

// With a list of names (an empty one does) the last module of a.b.c is the result, without one the first.
static void import_module(int level, unsigned module, bool last) {
    py_emit_int(level);
    if (last) {
        py_emit_build(PY_OP_BUILD_TUPLE, 0, 0);
    } else {
        py_emit(PY_OP_LOAD_NONE);
    }
    py_emit_u16(PY_OP_IMPORT_NAME, module);
}

static void compile_import(void) {
    do {
        unsigned name = lex->name, module = dotted_name();
        bool as = py_accept(PY_TOK_as);
        import_module(0, module, as && module != name);
        py_emit_store(as ? py_expect_name() : name);
    } while (py_accept(PY_TOK_COMMA));
}

static void compile_from(void) {
    int level = 0;
    unsigned module = PY_N__empty;
    while (py_accept(PY_TOK_DOT)) {
        level++;
    }
    if (!level || lex->token == PY_TOK_NAME) {
        module = dotted_name();
    }
    py_expect(PY_TOK_import);
    import_module(level, module, true);
    if (front->scope->kind < PY_SCOPE_CLASS && py_accept(PY_TOK_MUL)) {
        py_emit(PY_OP_IMPORT_STAR);
        return;
    }
    bool parentheses = py_accept(PY_TOK_LPAREN);
    do {
        unsigned name = py_expect_name();
        py_emit_u16(PY_OP_IMPORT_FROM, name);
        py_emit_store(py_accept(PY_TOK_as) ? py_expect_name() : name);
    } while (py_accept(PY_TOK_COMMA) && !(parentheses && lex->token == PY_TOK_RPAREN));
    if (parentheses) {
        py_expect(PY_TOK_RPAREN);
    }
    py_emit(PY_OP_POP);
}

// ---- simple statements ----

static void compile_scope_names(unsigned flag) {
    py_scope_t *scope = front->scope;
    do {
        unsigned name = py_expect_name();
        const py_symbol_t *known = py_symbol(scope, name);
        bool other =
            known && known->flags & (PY_SYM_PARAM | PY_SYM_GLOBAL | PY_SYM_NONLOCAL) & ~flag;
        if ((scope->kind == PY_SCOPE_FUNCTION && (other || py_rename(scope, name, name))) ||
            (flag == PY_SYM_NONLOCAL && scope->kind < PY_SCOPE_CLASS)) {
            py_raise(PY_MSG_global_late);
        }
        py_symbol_mark(scope, name, flag);
    } while (py_accept(PY_TOK_COMMA));
}

static void compile_raise(void) {
    unsigned how = 0;
    if (!py_at_list_end()) {
        py_test();
        how = 1;
        if (py_accept(PY_TOK_from)) {
            py_test();
            how = 2;
        }
    } else {
        // The exception being handled lies where the handler's block began.
        const py_block_t *block = front->scope->blocks;
        while (block && block->kind != PY_BLOCK_HANDLER) {
            block = block->outer;
        }
        if (block) {
            py_emit_u8(PY_OP_PICK, front->scope->depth - block->depth);
            how = 3;
        }
    }
    py_emit_build(PY_OP_RAISE, how, how == 3 ? 2 : how + 1);
}

static void compile_assert(void) {
    unsigned end = py_new_labels(1);
    py_test();
    py_emit(PY_OP_UNARY_NOT);
    py_emit_jump_if_not(end);
    py_emit_u16(PY_OP_LOAD_NAME, PY_N_AssertionError);
    if (py_accept(PY_TOK_COMMA)) {
        py_test();
        py_emit_call(1, false);
    }
    py_emit_build(PY_OP_RAISE, 1, 2);
    py_emit_label(end);
}

// At an augmented assignment to the target just emitted: it is loaded and stored.
static void augmented(unsigned start) {
    unsigned op = py_last_op(start), inplace = PY_OP_INPLACE_ADD + lex->token - PY_TOK_AUG_ADD;
    unsigned at = front->last, name;
    if (!py_is_target(op)) {
        py_syntax_error();
    }
    name = py_operand(py_raw(at));
    if (op != PY_OP_LOAD_NAME) { // what it is loaded from stays for the store
        py_emit(op == PY_OP_LOAD_ATTR ? PY_OP_DUP : PY_OP_DUP2);
        py_swap_code(at, py_raw_len() - 1);
    }
    py_lex_next();
    py_display(PY_TOK_END);
    py_emit(inplace);
    if (op == PY_OP_LOAD_NAME) {
        py_emit_store(name);
    } else if (op == PY_OP_LOAD_ATTR) {
        py_emit(PY_OP_SWAP);
        py_emit_u16(PY_OP_STORE_ATTR, name);
    } else {
        py_emit(PY_OP_ROT3);
        py_emit(PY_OP_STORE_SUBSCR);
    }
}

// An expression of which only the value is there: a call, mostly.
static void lone_expression(unsigned start) {
    unsigned op = py_last_op(start);
    if (front->input == PY_SINGLE && !front->scope->parent) {
        py_emit(PY_OP_PRINT_EXPR);
    } else if (front->last == start &&
               (op == PY_OP_LOAD_STR || op == PY_OP_LOAD_CONST)) { // no docstrings
        py_drop(start);
    } else {
        py_emit(PY_OP_POP);
    }
}

// Values, assignments, annotated names (the annotation is dropped; without a value the name still
// becomes local).
static void expression_statement(unsigned start) {
    unsigned value = start, targets = 0;
    py_display(PY_TOK_END);
    unsigned token = lex->token;
    if (token >= PY_TOK_AUG_ADD) {
        augmented(start);
        return;
    }
    for (;;) {
        bool annotated = !targets && !front->shown && lex->token == PY_TOK_COLON;
        if (!annotated && lex->token != PY_TOK_ASSIGN) {
            break;
        }
        py_make_target(value, PY_STORE);
        targets++;
        py_lex_next();
        value = py_raw_len();
        if (annotated) {
            py_skip_annotation();
            if (!py_accept(PY_TOK_ASSIGN)) {
                front->scope->raw.len = (uint16_t)start;
                return;
            }
        }
        py_display(PY_TOK_END);
        if (annotated) {
            break;
        }
    }
    if (!targets) {
        lone_expression(start);
        return;
    }
    front->scope->max_depth = (uint16_t)(front->scope->max_depth + targets - 1);
    for (unsigned n = targets; --n;) {
        py_emit(PY_OP_DUP);
    }
    py_swap_code(start, value);
    py_emit_effect(-(int)targets);
}

PY_OWN_FRAME static void simple_statement(void) {
    unsigned token = lex->token, start = py_raw_len();
    if (token >= PY_TOK_assert && token < PY_TOK_async) {
        py_lex_next();
    }
    switch (token) {
    case PY_TOK_pass: break;
    case PY_TOK_break:
    case PY_TOK_continue: compile_break_continue(token == PY_TOK_break); break;
    case PY_TOK_return: compile_return(); break;
    case PY_TOK_import: compile_import(); break;
    case PY_TOK_from: compile_from(); break;
    case PY_TOK_global:
    case PY_TOK_nonlocal:
        compile_scope_names(token == PY_TOK_global ? PY_SYM_GLOBAL : PY_SYM_NONLOCAL);
        break;
    case PY_TOK_raise: compile_raise(); break;
    case PY_TOK_assert: compile_assert(); break;
    case PY_TOK_del:
        py_display(PY_TOK_END);
        py_make_target(start, PY_DELETE_TARGET);
        break;
    default: expression_statement(start);
    }
}

static void simple_statements(void) {
    py_scope_t *scope = front->scope;
    do {
        // Moved code may need more stack than was counted: what is added for that counts for one
        // statement only.
        unsigned max_depth = scope->max_depth;
        scope->max_depth = scope->depth;
        front->items.len = 0;
        simple_statement();
        if (scope->max_depth < max_depth) {
            scope->max_depth = (uint16_t)max_depth;
        }
    } while (py_accept(PY_TOK_SEMICOLON) && lex->token != PY_TOK_NEWLINE);
    py_expect(PY_TOK_NEWLINE);
}

void py_compile_statement(void) {
    py_check_stack();
    unsigned token = lex->token;
    py_emit_line();
    bool compound = token >= PY_TOK_async && token <= PY_TOK_while;
    if (!compound && token != PY_TOK_MATMUL) {
        simple_statements();
        return;
    }
    py_lex_next();
    bool async = token == PY_TOK_async && lex->token != PY_TOK_def;
    if (async) {
        py_check_async();
        token = lex->token;
        if (token - PY_TOK_for > 1u) { // neither `for` nor `with`
            py_syntax_error();
        }
        py_lex_next();
    }
    switch (token) {
    case PY_TOK_if: compile_if(); break;
    case PY_TOK_while: compile_while(); break;
    case PY_TOK_for: compile_for(async); break;
    case PY_TOK_try: compile_try(); break;
    case PY_TOK_with: compile_with(async); break;
    default: compile_definition(token);
    }
}

// ---- a whole source ----

// Ends the innermost scope, a part of the top level.
static void end_segment(void) {
    py_scope_t *scope = front->scope;
    const py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        front->globals += symbol->name < PY_HIDDEN_NAME && symbol->flags & PY_SYM_BOUND;
    }
    py_val_t code = py_finalise(scope);
    front->scope = NULL;
    py_list_append(front->segments, code);
    front->constants.len = 0;
}

static void compile_source(void *arg) {
    unsigned kind = *(bool *)arg ? PY_SCOPE_OWN_NAMES : PY_SCOPE_MODULE;
    py_lex_init(lex->reader);
    py_scope_open(kind, PY_N__module);
    if (front->input == PY_EVAL) {
        py_display(PY_TOK_END);
        while (py_accept(PY_TOK_NEWLINE)) {
        }
        py_expect(PY_TOK_END);
        py_emit(PY_OP_RETURN);
    } else {
        while (lex->token != PY_TOK_END) {
            if (py_accept(PY_TOK_NEWLINE)) {
                continue;
            }
            py_compile_statement();
            if (py_raw_len() > SEGMENT_BYTES) {
                py_emit(PY_OP_RETURN_NONE);
                end_segment();
                py_scope_open(kind, PY_N__module);
            }
        }
        py_emit(PY_OP_RETURN_NONE);
    }
    end_segment();
    if (front->globals >= MANY_GLOBALS) {
        ((py_list_t *)py_obj(front->segments))->items[0] = py_int(front->globals);
    }
}

py_val_t py_compile(py_reader_t *reader, py_name_t file, enum py_input input, bool own_names) {
    py_check_stack();
    py_val_t globals = PY_NONE, segments = py_list_new(1, &globals);
    if (lex->reader) { // Python runs while source is read from a file of its own
        py_store_end(PY_UNDEF);
        py_raise(PY_MSG_compiling);
    }
    lex->reader = reader;
    front->input = (uint8_t)input;
    front->segments = segments;
    py_val_t exc = py_try(compile_source, &own_names);
    unsigned line = lex->token_line;
    py_front_reset();
    py_store_end(exc ? PY_UNDEF : segments);
    if (!exc) {
        return segments;
    }
    if (py_exc_match(exc, PY_SyntaxError)) {
        py_exc_add_place(exc, file, 0, line);
    }
    py_raise_exc(exc);
}
