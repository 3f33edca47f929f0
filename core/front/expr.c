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

PY_HOT bool py_accept(unsigned token) {
    if (lex->token != token) {
        return false;
    }
    py_lex_next();
    return true;
}

PY_HOT void py_expect(unsigned token) {
    if (!py_accept(token)) {
        py_syntax_error();
    }
}

unsigned py_expect_name(void) {
    unsigned name = lex->name;
    py_expect(PY_TOK_NAME);
    return name;
}

bool py_at_list_end(void) {
    return lex->token >= PY_TOK_RPAREN || lex->token <= PY_TOK_NEWLINE || lex->token == PY_TOK_in;
}

bool py_at_for(void) {
    return lex->token == PY_TOK_for || lex->token == PY_TOK_async;
}

// ---- values being collected ----
//
// They are on the stack first; from a star on, or when they are many, in an object. A collection is told
// by how many values (MAP: pairs) are on the stack, or IN_OBJECT.
enum { MOST_ON_STACK = 24, IN_OBJECT = 0xFF };

static unsigned collect_in_object(unsigned n, unsigned kind) {
    if (n != IN_OBJECT) {
        py_emit_build(PY_OP_BUILD_LIST + kind, n, n << (kind == PY_MAP));
    }
    return IN_OBJECT;
}

// Takes the value just emitted into the collection.
static unsigned collect(unsigned n, unsigned kind) {
    if (n == IN_OBJECT) {
        py_emit_u8(PY_OP_LIST_APPEND + kind, 0);
        return n;
    }
    return ++n == MOST_ON_STACK ? collect_in_object(n, kind) : n;
}

void py_check_async(void) {
    const py_scope_t *scope = front->scope;
    while (scope->kind == PY_SCOPE_COMPREHENSION) {
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

void py_emit_method_call(unsigned method) {
    py_emit_u16(PY_OP_LOAD_METHOD, method);
    py_emit_call(0, true);
}

static void yield_expression(void) {
    py_check_stack();
    if (front->scope->kind != PY_SCOPE_FUNCTION) {
        py_raise(PY_MSG_yield_outside);
    }
    front->scope->head.flags |= PY_CODE_GENERATOR;
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

enum { NO_VALUE = UINT16_MAX };

// first: where the code of a first value begins that is there already, with the items from first_mark on, or NO_VALUE. From the
// first item on that is no target, the display is none, and no items are kept: there may be a thousand.
PY_OWN_FRAME static void display(unsigned end, unsigned first, unsigned first_mark) {
    unsigned n = 0, held = 0, brace = end == PY_TOK_RBRACE, all = PY_MAP * brace;
    bool comma = true, value_only = brace;
    if (lex->token == PY_TOK_yield && (end == PY_TOK_END || end == PY_TOK_RPAREN)) {
        yield_expression();
        goto one_value;
    }
    for (; comma && (first != NO_VALUE || !py_at_list_end()); n++) {
        if (value_only) {
            front->items.len = (uint16_t)first_mark;
        }
        unsigned kind = brace, mark = n ? front->items.len : first_mark, at = first;
        if (at != NO_VALUE) {
            first = NO_VALUE;
            goto value;
        }
        if (lex->token == PY_TOK_MUL || (brace && lex->token == PY_TOK_POW)) {
            kind += lex->token == PY_TOK_POW;
            py_lex_next();
            held = collect_in_object(held, kind);
            at = py_raw_len();
            py_expression(PY_LEVEL_BIT_OR);
            value_only |= !py_note_item(at, mark, true);
            py_emit(PY_OP_LIST_EXTEND + kind);
        } else {
            at = py_raw_len();
            // In front of the `in` of a `for` it must not be read as an operator.
            py_expression(end > PY_TOK_in ? PY_LEVEL_NAMED : end ? PY_LEVEL_BIT_OR : PY_LEVEL_TEST);
            if (brace && py_accept(PY_TOK_COLON)) {
                py_test();
                kind = PY_MAP;
            }
        value:
            value_only |= !py_note_item(at, mark, false);
            if (!n && end > PY_TOK_in && py_at_for()) {
                py_comprehension(end == PY_TOK_RPAREN ? PY_GENERATOR : kind, at);
                goto one_value;
            }
            held = collect(held, kind);
        }
        if (n && kind != all) {
            py_syntax_error();
        }
        all = kind;
        comma = py_accept(PY_TOK_COMMA);
    }
    if (end >= PY_TOK_RBRACKET) {
        collect_in_object(held, all);
    } else if (n == 1 && !comma) {
        if (held == IN_OBJECT) { // a star alone
            py_syntax_error();
        }
        front->items.len -= !value_only; // the value is not an item
        goto one_value;
    } else if (held == IN_OBJECT) {
        py_emit(PY_OP_LIST_TO_TUPLE);
    } else if (n || end == PY_TOK_RPAREN) {
        py_emit_build(PY_OP_BUILD_TUPLE, n, n);
    } else {
        py_syntax_error();
    }
    if (!value_only) {
        front->shown = (uint16_t)(n + 1);
    }
one_value:
    if (end) {
        py_expect(end);
    }
}

void py_display(unsigned end) {
    display(end, NO_VALUE, front->items.len);
}

// ---- strings ----

static unsigned fstring_parts(bool in_spec);

// At !: the conversion, as FORMAT_VALUE wants it.
static unsigned conversion_here(void) {
    int letter = lex->c;
    py_lex_next();
    if (lex->text.len != 1) {
        py_syntax_error();
    }
    py_expect(PY_TOK_NAME);
    if (letter == 's') {
        return 1;
    }
    if (letter != 'r' && letter != 'a') {
        py_syntax_error();
    }
    return 2;
}

// In an f-string after '{': expression, conversion, spec. Ends after the '}'. Returns how many
// parts it made.
PY_OWN_FRAME static unsigned fstring_field(void) {
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
    enum { NONE_YET = PY_LIT_UNUSED };
    unsigned parts = 0, kind = NONE_YET;
    bool formatted = false;
    for (;; py_lex_next()) {
        while (lex->token == PY_TOK_STRING) {
            unsigned flags = lex->opening.flags & PY_LIT_BYTES;
            if (kind != NONE_YET && kind != flags) {
                py_syntax_error();
            }
            kind = flags;
            py_lex_keep();
        }
        bool more = lex->token == PY_TOK_FSTRING;
        formatted |= more;
        if (kind != NONE_YET) {
            py_emit_constant(py_lex_text(kind));
            parts++;
            kind = NONE_YET;
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

// ---- calls ----

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

unsigned py_arguments(unsigned list) {
    unsigned map = 0, names = front->items.len, keywords = 0, start;
    unsigned before_keywords = py_raw_len(); // stars behind keywords belong here
    while (lex->token != PY_TOK_RPAREN) {
        start = py_raw_len();
        bool name = lex->token == PY_TOK_NAME;
        if (py_accept(PY_TOK_POW)) {
            map = collect_in_object(map, PY_MAP);
            py_test();
            py_emit(PY_OP_MAP_MERGE);
        } else if (py_accept(PY_TOK_MUL)) {
            if (map == IN_OBJECT) {
                py_syntax_error();
            }
            list = collect_in_object(list, PY_LIST);
            py_test();
            py_emit(PY_OP_LIST_EXTEND);
            py_swap_code(before_keywords, start);
            before_keywords += py_raw_len() - start;
        } else {
            py_named();
            if (lex->token == PY_TOK_ASSIGN) {
                keyword_argument(start, name, names, keywords++);
                if (map == IN_OBJECT) {
                    py_emit_build(PY_OP_BUILD_MAP, 1, 2);
                    py_emit(PY_OP_MAP_MERGE);
                } else {
                    map = collect(map, PY_MAP);
                }
            } else {
                if (py_at_for()) { // must be alone
                    py_comprehension(PY_GENERATOR, start);
                    keywords = list | (lex->token != PY_TOK_RPAREN);
                }
                if (keywords | map) {
                    py_syntax_error();
                }
                list = collect(list, PY_LIST);
                before_keywords = py_raw_len();
            }
        }
        if (!py_accept(PY_TOK_COMMA)) {
            break;
        }
    }
    py_expect(PY_TOK_RPAREN);
    front->items.len = (uint16_t)names;
    if (list != IN_OBJECT && map != IN_OBJECT) {
        return list | map << 8;
    }
    start = py_raw_len();
    collect_in_object(list, PY_LIST);
    py_swap_code(before_keywords, start);
    collect_in_object(map, PY_MAP);
    return CALL_WITH_OBJECTS;
}

void py_finish_call(unsigned how) {
    if (how == CALL_WITH_OBJECTS) {
        py_emit(PY_OP_CALL_EX);
    } else if (how < 256) {
        py_emit_call(how, false);
    } else {
        py_emit_u16(PY_OP_CALL_KW, how);
        py_emit_effect(-(int)((how & 255) + 2 * (how >> 8)));
    }
}

// super(): __class__ and the first parameter.
PY_OWN_FRAME static void super_arguments(void) {
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
    py_emit_call(2, false);
}

// After '(': a call of the value whose code begins at start.
static void call(unsigned start) {
    unsigned op = py_last_op(start), at = front->last;
    if (op == PY_OP_LOAD_NAME && lex->token == PY_TOK_RPAREN &&
        py_operand(py_raw(at)) == PY_N_super) {
        super_arguments();
        return;
    }
    bool method = op == PY_OP_LOAD_ATTR;
    py_emit_effect(method);
    unsigned how = py_arguments(0);
    if (method && how < 256) {
        *py_raw(at) = PY_OP_LOAD_METHOD;
        py_emit_call(how, true);
    } else {
        py_emit_effect(-method);
        py_finish_call(how);
    }
}

// ---- subscripts, attributes ----

// After '[' or a comma: a key or a slice.
static void subscript(void) {
    unsigned parts = 0;
    do {
        if (lex->token == PY_TOK_COLON || (parts && py_at_list_end())) {
            py_emit(PY_OP_LOAD_NONE);
        } else {
            py_named();
        }
    } while (++parts < 3 && py_accept(PY_TOK_COLON));
    if (parts > 1) {
        py_emit_build(PY_OP_BUILD_SLICE, parts, parts);
    }
}

void py_suffixes(unsigned start) {
    for (;;) {
        if (py_accept(PY_TOK_DOT)) {
            py_emit_u16(PY_OP_LOAD_ATTR, py_expect_name());
        } else if (py_accept(PY_TOK_LPAREN)) {
            call(start);
        } else if (py_accept(PY_TOK_LBRACKET)) {
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
        } else {
            return;
        }
    }
}

// ---- operators ----

// Opcode of the unary operator at the current token, 0 when there is none that stands at that level.
static unsigned prefix_here(unsigned min) {
    unsigned token = lex->token;
    return PY_TOK_SUB - token < 2u                      ? PY_OP_UNARY_NEG + PY_TOK_SUB - token
           : token == PY_TOK_TILDE                      ? PY_OP_UNARY_INVERT
           : token == PY_TOK_not && min <= PY_LEVEL_NOT ? PY_OP_UNARY_NOT
                                                        : 0;
}
_Static_assert(PY_TOK_SUB == PY_TOK_ADD + 1 && PY_OP_UNARY_POS == PY_OP_UNARY_NEG + 1, "- and +");

// Applies the unary operator to the value from `start` on; a number is negated here.
static void prefix(unsigned op, unsigned start) {
    if (op == PY_OP_UNARY_NEG && py_is_int_load(py_last_op(start))) {
        py_drop(front->last);
        py_emit_int(-front->number);
    } else {
        py_emit(op);
    }
}

static const uint8_t levels[] = {
    [PY_TOK_or - PY_TOK_or] = PY_LEVEL_OR,
    [PY_TOK_and - PY_TOK_or] = PY_LEVEL_AND,
    [PY_TOK_not - PY_TOK_or... PY_TOK_is - PY_TOK_or] = PY_LEVEL_COMPARE,
    [PY_TOK_ADD - PY_TOK_or] = PY_LEVEL_SUM,
    [PY_TOK_SUB - PY_TOK_or] = PY_LEVEL_SUM,
    [PY_TOK_MUL - PY_TOK_or] = PY_LEVEL_TERM,
    [PY_TOK_TRUEDIV - PY_TOK_or] = PY_LEVEL_TERM,
    [PY_TOK_FLOORDIV - PY_TOK_or] = PY_LEVEL_TERM,
    [PY_TOK_MOD - PY_TOK_or] = PY_LEVEL_TERM,
    [PY_TOK_POW - PY_TOK_or] = PY_LEVEL_POW,
    [PY_TOK_LSHIFT - PY_TOK_or] = PY_LEVEL_SHIFT,
    [PY_TOK_RSHIFT - PY_TOK_or] = PY_LEVEL_SHIFT,
    [PY_TOK_AND - PY_TOK_or] = PY_LEVEL_BIT_AND,
    [PY_TOK_OR - PY_TOK_or] = PY_LEVEL_BIT_OR,
    [PY_TOK_XOR - PY_TOK_or] = PY_LEVEL_XOR,
    [PY_TOK_MATMUL - PY_TOK_or] = PY_LEVEL_TERM,
    [PY_TOK_LT - PY_TOK_or... PY_TOK_NE - PY_TOK_or] = PY_LEVEL_COMPARE,
};
_Static_assert(PY_TOK_NE - PY_TOK_ADD == PY_OP_COMPARE_NE - PY_OP_BINARY_ADD,
               "operators in the opcodes' order");

// Level of the binary operator at the current token, 0 when it is none.
static unsigned level_here(void) {
    unsigned i = lex->token - PY_TOK_or;
    return i < sizeof levels ? levels[i] : 0u;
}

// Reads a binary operator; returns its opcode.
static unsigned operator_here(void) {
    unsigned token = lex->token;
    py_lex_next();
    switch (token) {
    case PY_TOK_in: return PY_OP_IN;
    case PY_TOK_not: py_expect(PY_TOK_in); return PY_OP_NOT_IN;
    case PY_TOK_is: return PY_OP_IS + py_accept(PY_TOK_not);
    }
    return PY_OP_BINARY_ADD + token - PY_TOK_ADD;
}

// Comparisons after their first operand: a chain stops at the first that fails.
PY_OWN_FRAME static void comparisons(void) {
    unsigned failed = 0, op;
    for (;;) {
        op = operator_here();
        py_expression(PY_LEVEL_BIT_OR);
        if (level_here() != PY_LEVEL_COMPARE) {
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

// After `if`: the code of the value, from `start` on, moves behind the condition's.
PY_OWN_FRAME static void condition(unsigned start) {
    unsigned middle = py_raw_len(), other = py_new_labels(2);
    py_emit_effect(-1);
    py_expression(PY_LEVEL_OR);
    py_emit_jump_if_not(other);
    py_swap_code(start, middle);
    py_emit_u16(PY_OP_JUMP, other + 1);
    py_emit_label(other);
    py_expect(PY_TOK_else);
    py_test();
    py_emit_label(other + 1);
}

PY_OWN_FRAME static void lambda(void) {
    unsigned items = py_params(PY_TOK_COLON, PY_N__lambda);
    py_expect(PY_TOK_COLON);
    py_test();
    py_emit(PY_OP_RETURN);
    py_scope_close(items, false);
}

PY_OWN_FRAME static void atom(void) {
    unsigned token = lex->token;
    if (token == PY_TOK_STRING || token == PY_TOK_FSTRING) {
        strings();
        return;
    }
    if (token == PY_TOK_NAME) {
        py_emit_u16(PY_OP_LOAD_NAME, lex->name);
    } else if (token == PY_TOK_NUMBER) {
        py_emit_constant(lex->value);
    } else if (token - PY_TOK_False < 3u) {
        py_emit(PY_OP_LOAD_FALSE + token - PY_TOK_False);
    } else {
        py_expect(PY_TOK_DOT);
        py_expect(PY_TOK_DOT);
        py_emit(PY_OP_LOAD_ELLIPSIS);
        token = PY_TOK_DOT;
    }
    py_expect(token);
}
_Static_assert(PY_TOK_True - PY_TOK_False == PY_OP_LOAD_TRUE - PY_OP_LOAD_FALSE, "one order");

// After (: most often a value, for which display()'s frame on the C stack would be too large.
PY_OWN_FRAME static void parentheses(unsigned start) {
    unsigned mark = front->items.len;
    if (lex->token == PY_TOK_yield || lex->token == PY_TOK_MUL || py_at_list_end()) {
        py_display(PY_TOK_RPAREN);
        return;
    }
    py_expression(PY_LEVEL_NAMED);
    if (lex->token != PY_TOK_RPAREN) {
        display(PY_TOK_RPAREN, start, mark);
        return;
    }
    front->items.len = front->shown ? front->items.len : (uint16_t)mark;
    py_lex_next();
}

void py_expression(unsigned min) {
    unsigned start = py_raw_len(), token = lex->token, op = prefix_here(min);
    py_check_stack();
    if (op) {
        py_lex_next();
        py_expression(op == PY_OP_UNARY_NOT ? PY_LEVEL_NOT : PY_LEVEL_UNARY);
        prefix(op, start);
    } else if (token == PY_TOK_lambda && min <= PY_LEVEL_TEST) {
        py_lex_next();
        lambda();
        return;
    } else {
        bool awaited = py_accept(PY_TOK_await);
        if (awaited) {
            py_check_async();
        }
        token = lex->token;
        if (token == PY_TOK_LPAREN) {
            py_lex_next();
            parentheses(start);
        } else if (token - PY_TOK_LPAREN < 3u) {
            py_lex_next();
            py_display(token + PY_TOK_RPAREN - PY_TOK_LPAREN);
        } else {
            atom();
        }
        py_suffixes(start);
        if (awaited) {
            py_emit_await();
        }
    }
    for (;;) {
        unsigned level = level_here();
        if (level < min) {
            break;
        }
        if (level == PY_LEVEL_COMPARE) {
            comparisons();
            continue;
        }
        unsigned end = 0;
        op = operator_here();
        if (level < PY_LEVEL_COMPARE) {
            end = py_new_labels(1);
            py_emit_jump(
                level == PY_LEVEL_OR ? PY_OP_JUMP_IF_TRUE_OR_POP : PY_OP_JUMP_IF_FALSE_OR_POP, end);
        }
        py_expression(level == PY_LEVEL_POW ? PY_LEVEL_UNARY : level + 1);
        if (end) {
            py_emit_label(end);
        } else {
            py_emit(op);
        }
    }
    if (min <= PY_LEVEL_TEST && py_accept(PY_TOK_if)) {
        condition(start);
    }
    if (min == PY_LEVEL_NAMED && lex->token == PY_TOK_WALRUS) {
        unsigned name = take_name(start, token == PY_TOK_NAME);
        py_test();
        py_emit(PY_OP_DUP);
        py_emit_store(name);
    }
}

void py_with_target(void) {
    unsigned start = py_raw_len();
    py_expression(PY_LEVEL_BIT_OR);
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
