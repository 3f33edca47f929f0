// SPDX-License-Identifier: MIT
// core/front/expr.c -- expressions: precedence climbing (Martin Richards, 1979) over the token
// stream, so that depth on the C stack comes from nesting in the source and not from the
// grammar's levels.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static py_front_t *const front = &py_front;
static py_lex_t *const lex = &py_front.lex;

// ---- tokens ----

void py_syntax_error(void) {
    py_raise(lex->token == PY_TOK_INDENT ? PY_MSG_unexpected_indent : PY_MSG_syntax);
}

bool py_accept(unsigned token) {
    if (lex->token != token) {
        return false;
    }
    py_lex_next();
    return true;
}

void py_expect(unsigned token) {
    if (!py_accept(token)) {
        py_syntax_error();
    }
}

py_name_t py_expect_name(void) {
    py_name_t name = lex->name;
    py_expect(PY_TOK_NAME);
    return name;
}

bool py_at_list_end(void) {
    switch (lex->token) {
    case PY_TOK_NEWLINE:
    case PY_TOK_SEMICOLON:
    case PY_TOK_COLON:
    case PY_TOK_RPAREN:
    case PY_TOK_RBRACE:
    case PY_TOK_RBRACKET:
    case PY_TOK_in:
    case PY_TOK_END: return true;
    }
    return lex->token >= PY_TOK_AUG_ADD || lex->token == PY_TOK_ASSIGN;
}

// ---- displays ----

static void binary(unsigned min);
enum {
    LEVEL_OR = 1,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BIT_OR,
    LEVEL_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM,
    LEVEL_UNARY
};

// Values being collected: on the stack first; from a star on, or when they are many, in an object.
typedef struct {
    uint8_t kind; // enum py_collection
    bool built;   // the object is on the stack
    uint8_t n;    // values (MAP: pairs) on the stack before
} collected_t;
enum { MOST_ON_STACK = 24 };

static void collect_in_object(collected_t *all) {
    if (!all->built) {
        all->built = true;
        py_emit_build(PY_OP_BUILD_LIST + all->kind, all->n,
                      all->kind == PY_MAP ? 2u * all->n : all->n);
    }
}

// The value just emitted.
PY_HOT static void collect(collected_t *all) {
    if (all->built) {
        py_emit_u8(PY_OP_LIST_APPEND + all->kind, 0);
    } else if (++all->n == MOST_ON_STACK) {
        collect_in_object(all);
    }
}

// After * or **: the items of the value that follows.
static void collect_star(collected_t *all, bool call) {
    collect_in_object(all);
    unsigned start = py_raw_len(), mark = front->items.len;
    if (call) {
        py_test();
    } else {
        binary(LEVEL_BIT_OR);
    }
    py_note_item(start, mark, true);
    py_emit(PY_OP_LIST_EXTEND + all->kind + (call && all->kind == PY_MAP));
}

void py_check_async(void) {
    const py_scope_t *scope = front->scope;
    while (scope->kind == PY_SCOPE_COMPREHENSION && !scope->async) {
        scope = scope->parent;
    }
    if (!scope->async) {
        py_raise(PY_MSG_async_outside);
    }
}

void py_emit_await(void) {
    py_emit(PY_OP_GET_AWAIT);
    py_emit(PY_OP_LOAD_NONE);
    py_emit(PY_OP_YIELD_FROM);
}

void py_emit_method_call(py_name_t method) {
    py_emit_u16(PY_OP_LOAD_METHOD, method);
    py_emit(PY_OP_CALL_METHOD_N);
    py_emit_effect(-1);
}

static void yield_expression(void) {
    if (front->scope->kind != PY_SCOPE_FUNCTION) {
        py_raise(PY_MSG_yield_outside);
    }
    front->scope->flags |= PY_CODE_GENERATOR;
    py_lex_next();
    if (py_accept(PY_TOK_from)) {
        py_test();
        py_emit(PY_OP_GET_ITER);
        py_emit(PY_OP_LOAD_NONE);
        py_emit(PY_OP_YIELD_FROM);
        return;
    }
    if (py_at_list_end()) {
        py_emit(PY_OP_LOAD_NONE);
    } else {
        py_display(PY_TOK_END);
    }
    py_emit(PY_OP_YIELD);
}

// One item of a display; tells what kind of display it belongs to.
PY_HOT static enum py_collection display_item(unsigned end) {
    if (end == PY_TOK_in) {
        binary(LEVEL_BIT_OR); // stops at the `in`
    } else if (end == PY_TOK_END) {
        py_test();
    } else {
        py_named();
    }
    if (end != PY_TOK_RBRACE) {
        return PY_LIST;
    }
    if (!py_accept(PY_TOK_COLON)) {
        return PY_SET;
    }
    py_test();
    return PY_MAP;
}

// Ends a display of n items that is not in braces.
static void finish_list(collected_t *all, unsigned n, bool list) {
    if (list) {
        collect_in_object(all);
    } else if (all->built) {
        py_emit(PY_OP_LIST_TO_TUPLE);
    } else {
        py_emit_build(PY_OP_BUILD_TUPLE, n, n);
    }
    front->shown = (uint16_t)(n + 1);
}

// One item with the stars before it. False: it was a comprehension's, which is done.
PY_HOT static bool add_item(collected_t *all, unsigned end, unsigned start, unsigned n) {
    bool brace = end == PY_TOK_RBRACE;
    unsigned at = py_raw_len(), mark = front->items.len, token = lex->token;
    enum py_collection kind = brace ? PY_SET : PY_LIST;
    bool star = token == PY_TOK_MUL;
    if (brace && token == PY_TOK_POW) {
        star = true;
        kind = PY_MAP;
    }
    if (star) {
        py_lex_next();
    } else {
        kind = display_item(end);
        py_note_item(at, mark, false);
    }
    if (n && kind != all->kind) {
        py_syntax_error();
    }
    all->kind = (uint8_t)kind;
    if (star) {
        collect_star(all, false);
    } else if ((lex->token == PY_TOK_for || lex->token == PY_TOK_async) && !n && end > PY_TOK_in) {
        py_comprehension(end == PY_TOK_RPAREN ? PY_GENERATOR : kind, start);
        return false;
    } else {
        collect(all);
    }
    return true;
}

PY_HOT void py_display(unsigned end) {
    collected_t all = {PY_LIST, false, 0};
    unsigned n = 0, start = py_raw_len();
    bool tuple = false, brackets = end > PY_TOK_in;
    if (lex->token == PY_TOK_yield && (end == PY_TOK_END || end == PY_TOK_RPAREN)) {
        yield_expression();
        goto one_value;
    }
    while (!py_at_list_end()) {
        if (!add_item(&all, end, start, n)) {
            goto one_value;
        }
        n++;
        if (!py_accept(PY_TOK_COMMA)) {
            break;
        }
        tuple = true;
    }
    if (!n && !brackets) {
        py_syntax_error();
    }
    if (end == PY_TOK_RBRACE) {
        all.kind = n ? all.kind : PY_MAP;
        collect_in_object(&all);
    } else if (n != 1 || tuple || end == PY_TOK_RBRACKET) {
        finish_list(&all, n, end == PY_TOK_RBRACKET);
    } else if (all.built) { // a star alone
        py_syntax_error();
    } else {
        front->items.len--; // the value is not an item
    }
one_value:
    if (end != PY_TOK_END) {
        py_expect(end);
    }
}

// ---- strings ----

static unsigned fstring_parts(bool in_spec);

// After !: the conversion, as FORMAT_VALUE wants it.
static unsigned conversion_here(void) {
    py_lex_next();
    const char *text;
    size_t len;
    py_text(py_name(lex->name), &text, &len);
    py_expect(PY_TOK_NAME);
    unsigned conversion = *text == 's' ? 1 : *text == 'r' || *text == 'a' ? 2 : 0;
    if (len != 1 || !conversion) {
        py_syntax_error();
    }
    return conversion;
}

// In an f-string after '{': expression, conversion, spec. Ends after the '}'. Returns how many
// parts it made.
static unsigned fstring_field(void) {
    struct py_lex_fstring outer = lex->fstring;
    py_build_t *outer_capture = lex->capture;
    py_build_t source;
    unsigned start = py_raw_len(), parts = 1, flags = 0;
    py_build_init(&source);
    lex->capture = &source;
    lex->fstring.nesting = ++lex->nesting; // newlines do not count in the expression
    py_lex_next();
    py_display(PY_TOK_END);
    if (lex->token == PY_TOK_ASSIGN) { // {x=}: its own text goes before it
        py_lex_next();                 // one byte: '}', ':' or '!'
        lex->capture = NULL;
        source.len--;
        unsigned middle = py_raw_len();
        py_emit_constant(py_build_str(&source));
        py_swap_code(start, middle);
        parts = 2;
        flags = lex->token == PY_TOK_COLON ? 0 : 2;
    }
    lex->capture = outer_capture;
    if (lex->token == PY_TOK_BANG) {
        flags = conversion_here();
    }
    if (lex->token == PY_TOK_COLON) {
        lex->nesting--;
        lex->fstring = outer;
        unsigned n = fstring_parts(true);
        py_emit_build(PY_OP_BUILD_STRING, n, n);
        flags |= 4;
    } else if (lex->token != PY_TOK_RBRACE) {
        py_syntax_error();
    }
    lex->fstring = outer;
    py_emit_build(PY_OP_FORMAT_VALUE, flags, 1 + (flags >> 2));
    return parts;
}

static unsigned fstring_parts(bool in_spec) {
    unsigned n = 0;
    py_check_stack();
    for (;;) {
        int end = py_lex_fstring(in_spec);
        if (lex->value != py_name(PY_N__empty)) {
            py_emit_constant(lex->value);
            n++;
        }
        if (end != '{') {
            if (in_spec && end == 0) {
                py_syntax_error();
            }
            return n;
        }
        n += fstring_field();
    }
}

// Adjacent string literals, f-strings among them.
PY_OWN_FRAME static void strings(void) {
    py_val_t text = PY_UNDEF;
    unsigned parts = 0;
    bool formatted = false;
    for (;; py_lex_next()) {
        if (lex->token == PY_TOK_STRING) {
            if (text && py_is_str(text) != py_is_str(lex->value)) {
                py_syntax_error();
            }
            text = text ? py_binary(PY_ADD, text, lex->value) : lex->value;
            continue;
        }
        bool more = lex->token == PY_TOK_FSTRING;
        formatted |= more;
        if (text) {
            py_emit_constant(text);
            parts++;
            text = PY_UNDEF;
        }
        if (!more) {
            break;
        }
        struct py_lex_fstring outer = lex->fstring;
        lex->fstring = lex->opening;
        parts += fstring_parts(false);
        lex->fstring = outer;
    }
    if (formatted) {
        py_emit_build(PY_OP_BUILD_STRING, parts, parts);
    }
}

// ---- primaries ----

PY_HOT static void atom(void) {
    unsigned token = lex->token, op;
    switch (token) {
    case PY_TOK_NAME: py_emit_u16(PY_OP_LOAD_NAME, lex->name); break;
    case PY_TOK_NUMBER: py_emit_constant(lex->value); break;
    case PY_TOK_STRING:
    case PY_TOK_FSTRING: strings(); return;
    case PY_TOK_None: op = PY_OP_LOAD_NONE; goto literal;
    case PY_TOK_True: op = PY_OP_LOAD_TRUE; goto literal;
    case PY_TOK_False:
        op = PY_OP_LOAD_FALSE;
    literal:
        py_emit(op);
        break;
    case PY_TOK_DOT:
        py_lex_next();
        py_expect(PY_TOK_DOT);
        py_expect(PY_TOK_DOT);
        py_emit(PY_OP_LOAD_ELLIPSIS);
        return;
    case PY_TOK_LPAREN:
    case PY_TOK_LBRACKET:
    case PY_TOK_LBRACE:
        py_lex_next();
        py_display(token - PY_TOK_LPAREN + PY_TOK_RPAREN);
        return;
    default: py_syntax_error();
    }
    py_lex_next();
}

// The expression from `start` on is a NAME and nothing else (name: it began with one): takes it
// back.
static unsigned take_name(unsigned start, bool name) {
    if (!name || front->last != start || py_last_op(start) != PY_OP_LOAD_NAME) {
        py_syntax_error();
    }
    py_lex_next();
    return py_cut();
}

// After NAME: in a call, which must not have that argument already (they are noted as items from
// `names` on).
static void keyword_argument(unsigned start, bool name, unsigned names, unsigned n) {
    unsigned keyword = take_name(start, name);
    front->items.len = (uint16_t)(names + n);
    py_item_t *item = py_array_add(&front->items, 1, sizeof *item);
    item->start = (uint16_t)keyword;
    while (n--) {
        if ((--item)->start == keyword) {
            py_syntax_error();
        }
    }
    py_emit_u16(PY_OP_LOAD_STR, keyword);
    py_test();
}

enum { CALL_WITH_OBJECTS = 0xFFFF }; // of py_arguments: a list and a dict are on the stack

PY_HOT unsigned py_arguments(unsigned already) {
    collected_t list = {PY_LIST, false, (uint8_t)already}, map = {PY_MAP, false, 0};
    unsigned names = front->items.len, keywords = 0;
    unsigned before_keywords = py_raw_len(); // stars behind keywords belong here
    unsigned start;
    while (lex->token != PY_TOK_RPAREN) {
        start = py_raw_len();
        bool name = lex->token == PY_TOK_NAME;
        if (py_accept(PY_TOK_POW)) {
            collect_star(&map, true);
        } else if (py_accept(PY_TOK_MUL)) {
            if (map.built) {
                py_syntax_error();
            }
            collect_star(&list, true);
            py_swap_code(before_keywords, start);
            before_keywords += py_raw_len() - start;
        } else {
            py_named();
            if (lex->token == PY_TOK_ASSIGN) {
                keyword_argument(start, name, names, keywords++);
                if (map.built) {
                    py_emit_build(PY_OP_BUILD_MAP, 1, 2);
                    py_emit(PY_OP_MAP_MERGE);
                } else {
                    collect(&map);
                }
            } else {
                bool generator = lex->token == PY_TOK_for;
                if (generator) { // must be alone
                    py_comprehension(PY_GENERATOR, start);
                }
                if (keywords || map.built ||
                    (generator && (list.n || lex->token != PY_TOK_RPAREN))) {
                    py_syntax_error();
                }
                collect(&list);
                before_keywords = py_raw_len();
            }
        }
        if (!py_accept(PY_TOK_COMMA)) {
            break;
        }
    }
    py_expect(PY_TOK_RPAREN);
    front->items.len = (uint16_t)names;
    if (!list.built && !map.built) {
        return list.n | (unsigned)map.n << 8;
    }
    start = py_raw_len();
    collect_in_object(&list);
    py_swap_code(before_keywords, start);
    collect_in_object(&map);
    return CALL_WITH_OBJECTS;
}

PY_HOT void py_finish_call(unsigned how) {
    if (how == CALL_WITH_OBJECTS) {
        py_emit(PY_OP_CALL_EX);
    } else if (how < 256) {
        py_emit_call(how);
    } else {
        py_emit_u16(PY_OP_CALL_KW, how);
        py_emit_effect(-(int)((how & 255) + 2 * (how >> 8)));
    }
}

// super(): __class__ and the first parameter.
static void super_arguments(void) {
    const py_scope_t *scope = front->scope;
    while (scope->kind == PY_SCOPE_COMPREHENSION) {
        scope = scope->parent;
    }
    const py_symbol_t *first = scope->symbols.items;
    if (!scope->symbols.len || !(first->flags & PY_SYM_PARAM)) {
        py_raise(PY_MSG_super_outside);
    }
    py_emit_u16(PY_OP_LOAD_NAME, PY_N___class__);
    py_emit_u16(PY_OP_LOAD_NAME, first->name);
    py_lex_next();
    py_emit_call(2);
}

// After '(': a call of the value whose code begins at start.
PY_HOT static void call(unsigned start) {
    unsigned op = py_last_op(start), at = front->last;
    if (op == PY_OP_LOAD_NAME && lex->token == PY_TOK_RPAREN &&
        py_operand(py_raw(at)) == PY_N_super) {
        super_arguments();
        return;
    }
    if (op == PY_OP_LOAD_ATTR) {
        *py_raw(at) = PY_OP_LOAD_METHOD;
        py_emit_effect(1);
    }
    unsigned how = py_arguments(0);
    if (op == PY_OP_LOAD_ATTR) {
        py_emit_effect(-1);
        if (how < 256) {
            if (how < 3) {
                py_emit(PY_OP_CALL_METHOD_N + how);
            } else {
                py_emit_u8(PY_OP_CALL_METHOD, how);
            }
            py_emit_effect(-(int)how);
            return;
        }
        *py_raw(at) = PY_OP_LOAD_ATTR;
    }
    py_finish_call(how);
}

// A key or a slice.
PY_HOT static void subscript(void) {
    unsigned parts = 0;
    do {
        if (lex->token == PY_TOK_COLON ||
            (parts && (lex->token == PY_TOK_COMMA || py_at_list_end()))) {
            py_emit(PY_OP_LOAD_NONE);
        } else {
            py_named();
        }
    } while (++parts < 3 && py_accept(PY_TOK_COLON));
    if (parts > 1) {
        py_emit_build(PY_OP_BUILD_SLICE, parts, parts);
    }
}

// After '['.
PY_HOT static void subscripts(void) {
    unsigned n = 1;
    subscript();
    if (lex->token == PY_TOK_COMMA) {
        for (; py_accept(PY_TOK_COMMA) && lex->token != PY_TOK_RBRACKET; n++) {
            subscript();
        }
        py_emit_build(PY_OP_BUILD_TUPLE, n, n);
    }
    py_expect(PY_TOK_RBRACKET);
    py_emit(PY_OP_LOAD_SUBSCR);
}

PY_HOT void py_suffixes(unsigned start) {
    for (;;) {
        if (py_accept(PY_TOK_DOT)) {
            py_emit_u16(PY_OP_LOAD_ATTR, py_expect_name());
        } else if (py_accept(PY_TOK_LPAREN)) {
            call(start);
        } else if (py_accept(PY_TOK_LBRACKET)) {
            subscripts();
        } else {
            return;
        }
    }
}

// ---- operators ----

static void negate(unsigned start) {
    if (py_is_int_load(py_last_op(start))) {
        int number = -front->number;
        py_drop(front->last);
        py_emit_int(number);
    } else {
        py_emit(PY_OP_UNARY_NEG);
    }
}

PY_HOT static void unary(unsigned min) {
    py_check_stack();
    unsigned token = lex->token, start = py_raw_len();
    switch (token) {
    case PY_TOK_SUB:
    case PY_TOK_ADD:
    case PY_TOK_TILDE:
        py_lex_next();
        binary(LEVEL_UNARY);
        if (token == PY_TOK_SUB) {
            negate(start);
        } else {
            py_emit(token == PY_TOK_ADD ? PY_OP_UNARY_POS : PY_OP_UNARY_INVERT);
        }
        return;
    case PY_TOK_not:
        if (min <= LEVEL_NOT) {
            py_lex_next();
            binary(LEVEL_NOT);
            py_emit(PY_OP_UNARY_NOT);
            return;
        }
    }
    bool awaited = py_accept(PY_TOK_await);
    if (awaited) {
        py_check_async();
    }
    atom();
    py_suffixes(start);
    if (awaited) {
        py_emit_await();
    }
    if (py_accept(PY_TOK_POW)) {
        binary(LEVEL_UNARY);
        py_emit(PY_OP_BINARY_POW);
    }
}

static const uint8_t levels[] = {
    [PY_TOK_ADD - PY_TOK_ADD] = LEVEL_SUM,
    [PY_TOK_SUB - PY_TOK_ADD] = LEVEL_SUM,
    [PY_TOK_MUL - PY_TOK_ADD] = LEVEL_TERM,
    [PY_TOK_TRUEDIV - PY_TOK_ADD] = LEVEL_TERM,
    [PY_TOK_FLOORDIV - PY_TOK_ADD] = LEVEL_TERM,
    [PY_TOK_MOD - PY_TOK_ADD] = LEVEL_TERM,
    [PY_TOK_LSHIFT - PY_TOK_ADD] = LEVEL_SHIFT,
    [PY_TOK_RSHIFT - PY_TOK_ADD] = LEVEL_SHIFT,
    [PY_TOK_AND - PY_TOK_ADD] = LEVEL_BIT_AND,
    [PY_TOK_OR - PY_TOK_ADD] = LEVEL_BIT_OR,
    [PY_TOK_XOR - PY_TOK_ADD] = LEVEL_XOR,
    [PY_TOK_MATMUL - PY_TOK_ADD] = LEVEL_TERM,
    [PY_TOK_LT - PY_TOK_ADD... PY_TOK_NE - PY_TOK_ADD] = LEVEL_COMPARE,
};
_Static_assert(PY_TOK_NE - PY_TOK_ADD == PY_OP_COMPARE_NE - PY_OP_BINARY_ADD,
               "operators in the opcodes' order");

// Level of the binary operator at the current token, 0 when it is none.
static unsigned level_here(void) {
    switch (lex->token) {
    case PY_TOK_or: return LEVEL_OR;
    case PY_TOK_and: return LEVEL_AND;
    case PY_TOK_in:
    case PY_TOK_is:
    case PY_TOK_not: return LEVEL_COMPARE;
    }
    unsigned i = lex->token - PY_TOK_ADD;
    return i < sizeof levels ? levels[i] : 0u;
}

// Reads a binary operator; returns its opcode.
static unsigned operator_here(void) {
    unsigned token = lex->token;
    py_lex_next();
    switch (token) {
    case PY_TOK_in: return PY_OP_IN;
    case PY_TOK_not: py_expect(PY_TOK_in); return PY_OP_NOT_IN;
    case PY_TOK_is: return py_accept(PY_TOK_not) ? PY_OP_IS_NOT : PY_OP_IS;
    }
    return PY_OP_BINARY_ADD + token - PY_TOK_ADD;
}

// Comparisons after their first operand: a chain stops at the first that fails.
PY_HOT PY_OWN_FRAME static void comparisons(void) {
    unsigned failed = 0, op;
    for (;;) {
        op = operator_here();
        binary(LEVEL_BIT_OR);
        if (level_here() != LEVEL_COMPARE) {
            break;
        }
        if (!failed) {
            failed = py_new_labels(2);
        }
        py_emit(PY_OP_DUP);
        py_emit(PY_OP_ROT3);
        py_emit(op);
        py_emit_u16(PY_OP_JUMP_IF_FALSE_OR_POP, failed);
    }
    py_emit(op);
    if (failed) {
        py_emit_u16(PY_OP_JUMP, failed + 1);
        py_emit_label(failed); // [operand, false]
        py_emit_effect(1);
        py_emit(PY_OP_SWAP);
        py_emit(PY_OP_POP);
        py_emit_label(failed + 1);
    }
}

PY_HOT static void binary(unsigned min) {
    unary(min);
    for (;;) {
        unsigned level = level_here();
        if (level < min || !level) {
            return;
        }
        if (level == LEVEL_COMPARE) {
            comparisons();
            continue;
        }
        unsigned end = 0, op = operator_here();
        if (level < LEVEL_COMPARE) {
            end = py_new_labels(1);
            py_emit_jump(level == LEVEL_OR ? PY_OP_JUMP_IF_TRUE_OR_POP : PY_OP_JUMP_IF_FALSE_OR_POP,
                         end);
        }
        binary(level + 1);
        if (end) {
            py_emit_label(end);
        } else {
            py_emit(op);
        }
    }
}

// ---- the levels above operators ----

PY_HOT void py_or_test(void) {
    binary(LEVEL_OR);
}

PY_HOT void py_test(void) {
    py_check_stack(); // lambdas and conditions nest here without passing unary's check
    if (py_accept(PY_TOK_lambda)) {
        unsigned items = py_params(PY_TOK_COLON, PY_N__lambda);
        py_expect(PY_TOK_COLON);
        py_test();
        py_emit(PY_OP_RETURN);
        py_scope_close(items, false);
        return;
    }
    unsigned start = py_raw_len();
    binary(LEVEL_OR);
    if (py_accept(PY_TOK_if)) { // the value's code moves behind the condition's
        unsigned middle = py_raw_len(), other = py_new_labels(2), end = other + 1;
        py_emit_effect(-1);
        binary(LEVEL_OR);
        py_emit_jump_if_not(other);
        py_swap_code(start, middle);
        py_emit_u16(PY_OP_JUMP, end);
        py_emit_label(other);
        py_expect(PY_TOK_else);
        py_test();
        py_emit_label(end);
    }
}

PY_HOT void py_named(void) {
    unsigned start = py_raw_len();
    bool name = lex->token == PY_TOK_NAME;
    py_test();
    if (lex->token == PY_TOK_WALRUS) {
        unsigned id = take_name(start, name);
        py_test();
        py_emit(PY_OP_DUP);
        py_emit_store((py_name_t)id);
    }
}

void py_with_target(void) {
    unsigned start = py_raw_len();
    binary(LEVEL_BIT_OR);
    py_make_target(start, PY_STORE);
    py_emit_effect(-1);
}

void py_skip_annotation(void) {
    py_scope_t *scope = front->scope, *children = scope->children;
    unsigned start = py_raw_len();
    py_test();
    py_drop(start);
    scope->children = children;
}
