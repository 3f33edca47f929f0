// SPDX-License-Identifier: MIT
// core/front/parse.c -- expressions into trees: precedence climbing (Martin Richards, 1979) over the token
// stream, so that depth on the C stack comes from nesting in the source and not from the grammar's levels.
#include <string.h>

#include "core/front/compiler.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/mem/gc.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// ---- tokens ----

void py_syntax_error(py_compiler_t *c) {
    bool indent = c->lex.token == PY_TOK_INDENT;
    py_raise(indent ? PY_MSG_unexpected_indent : PY_MSG_syntax);
}

bool py_accept(py_compiler_t *c, unsigned token) {
    if (c->lex.token != token) {
        return false;
    }
    py_lex_next(&c->lex);
    return true;
}

void py_expect(py_compiler_t *c, unsigned token) {
    if (!py_accept(c, token)) {
        py_syntax_error(c);
    }
}

py_name_t py_expect_name(py_compiler_t *c) {
    py_name_t name = c->lex.name;
    py_expect(c, PY_TOK_NAME);
    return name;
}

// ---- nodes ----

static py_node_id new_node(py_compiler_t *c, unsigned kind, unsigned op, py_node_id a, unsigned b) {
    if (!c->nodes.len) {
        py_array_add(&c->nodes, 1, sizeof(py_node_t)); // number 0 means none
    }
    py_node_t *node = py_array_add(&c->nodes, 1, sizeof *node);
    *node = (py_node_t){.kind = (uint8_t)kind, .op = (uint8_t)op, .a = a, .b = (uint16_t)b};
    return (py_node_id)(c->nodes.len - 1);
}

static py_node_id literal(py_compiler_t *c, unsigned op) {
    return new_node(c, PY_NODE_LITERAL, op, 0, 0);
}

// A list of siblings in the making: it starts as {0, 0}.
typedef struct {
    py_node_id first, last;
} siblings_t;

static void add(py_compiler_t *c, siblings_t *list, py_node_id id) {
    if (list->last) {
        py_node(c, list->last)->next = id;
    } else {
        list->first = id;
    }
    list->last = id;
}

static py_node_id pair(py_compiler_t *c, unsigned kind, unsigned op, py_node_id a, py_node_id b) {
    py_node(c, a)->next = b;
    return new_node(c, kind, op, a, 0);
}

static py_node_id constant(py_compiler_t *c, py_val_t v) {
    if (py_is_name(v)) {
        return new_node(c, PY_NODE_STR, 0, 0, py_name_id(v));
    }
    if (py_is_int(v) && py_int_get(v) == (int16_t)py_int_get(v)) {
        return new_node(c, PY_NODE_INT, 0, 0, (uint16_t)py_int_get(v));
    }
    if (!c->constants) {
        c->constants = py_list_new(0, NULL);
    }
    py_list_append(c->constants, v);
    return new_node(c, PY_NODE_CONST, 0, 0, ((py_list_t *)py_obj(c->constants))->len - 1);
}

static py_node_id parse_binary(py_compiler_t *c, unsigned min);
enum { LEVEL_OR = 1, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_BIT_OR, LEVEL_XOR, LEVEL_BIT_AND, LEVEL_SHIFT,
       LEVEL_SUM, LEVEL_TERM, LEVEL_UNARY };

// ---- comprehensions and displays ----

// At `for`: the clauses, appended to the item(s) in list.
static py_node_id comprehension(py_compiler_t *c, unsigned kind, siblings_t *list) {
    do {
        if (py_accept(c, PY_TOK_for)) {
            py_node_id target = py_parse_targets(c);
            py_expect(c, PY_TOK_in);
            py_node_id iterable = parse_binary(c, LEVEL_OR);
            add(c, list, pair(c, PY_NODE_FOR, 0, target, iterable));
        } else {
            py_expect(c, PY_TOK_if);
            py_node_id condition = parse_binary(c, LEVEL_OR);
            if (py_accept(c, PY_TOK_WALRUS)) {
                py_node_t *name = py_node(c, condition);
                if (name->kind != PY_NODE_NAME) {
                    py_syntax_error(c);
                }
                unsigned id = name->b;
                condition = new_node(c, PY_NODE_WALRUS, 0, py_parse_test(c), id);
            }
            add(c, list, new_node(c, PY_NODE_COND, 0, condition, 0));
        }
    } while (c->lex.token == PY_TOK_for || c->lex.token == PY_TOK_if);
    return new_node(c, PY_NODE_COMP, kind, list->first, 0);
}

static py_node_id star_or_named(py_compiler_t *c) {
    if (py_accept(c, PY_TOK_MUL)) {
        return new_node(c, PY_NODE_STAR, 0, parse_binary(c, LEVEL_BIT_OR), 0);
    }
    return py_parse_named(c);
}

// The rest of a display after its first item: more items up to `end`.
static py_node_id display(py_compiler_t *c, unsigned kind, siblings_t *items, unsigned end) {
    while (py_accept(c, PY_TOK_COMMA)) {
        if (c->lex.token == end) {
            break;
        }
        add(c, items, star_or_named(c));
    }
    py_expect(c, end);
    return new_node(c, kind, 0, items->first, 0);
}

static py_node_id parenthesised(py_compiler_t *c) {
    siblings_t items = {0, 0};
    if (py_accept(c, PY_TOK_RPAREN)) {
        return new_node(c, PY_NODE_TUPLE, 0, 0, 0);
    }
    py_node_id first = c->lex.token == PY_TOK_yield ? py_parse_yield_or_list(c) : star_or_named(c);
    add(c, &items, first);
    if (c->lex.token == PY_TOK_for) {
        py_node_id generator = comprehension(c, 0, &items);
        py_expect(c, PY_TOK_RPAREN);
        return generator;
    }
    if (c->lex.token == PY_TOK_COMMA) {
        return display(c, PY_NODE_TUPLE, &items, PY_TOK_RPAREN);
    }
    py_expect(c, PY_TOK_RPAREN);
    return first;
}

static py_node_id bracketed(py_compiler_t *c) {
    siblings_t items = {0, 0};
    if (py_accept(c, PY_TOK_RBRACKET)) {
        return new_node(c, PY_NODE_LIST, 0, 0, 0);
    }
    add(c, &items, star_or_named(c));
    if (c->lex.token == PY_TOK_for) {
        py_node_id list = comprehension(c, PY_NODE_LIST, &items);
        py_expect(c, PY_TOK_RBRACKET);
        return list;
    }
    return display(c, PY_NODE_LIST, &items, PY_TOK_RBRACKET);
}

static py_node_id braced(py_compiler_t *c) {
    siblings_t items = {0, 0};
    bool dict = true;
    while (c->lex.token != PY_TOK_RBRACE) {
        if (py_accept(c, PY_TOK_POW)) {
            add(c, &items, new_node(c, PY_NODE_DOUBLE_STAR, 0, parse_binary(c, LEVEL_BIT_OR), 0));
        } else {
            add(c, &items, star_or_named(c));
            if (py_accept(c, PY_TOK_COLON)) {
                add(c, &items, py_parse_test(c));
            } else {
                dict = false;
                if (c->lex.token != PY_TOK_for) {
                    return display(c, PY_NODE_SET, &items, PY_TOK_RBRACE);
                }
            }
            if (c->lex.token == PY_TOK_for) {
                py_node_id comp = comprehension(c, dict ? PY_NODE_DICT : PY_NODE_SET, &items);
                py_expect(c, PY_TOK_RBRACE);
                return comp;
            }
        }
        if (!py_accept(c, PY_TOK_COMMA)) {
            break;
        }
    }
    py_expect(c, PY_TOK_RBRACE);
    return new_node(c, PY_NODE_DICT, 0, items.first, 0);
}

// ---- strings ----

static void fstring_parts(py_compiler_t *c, siblings_t *parts, bool in_spec);

// In an f-string after '{': expression, conversion, spec. Ends after the '}'.
static void fstring_field(py_compiler_t *c, siblings_t *parts) {
    py_lex_t *lex = &c->lex;
    struct py_lex_fstring outer = lex->fstring;
    py_build_t *outer_capture = lex->capture;
    py_build_t source;
    py_build_init(&source);
    lex->capture = &source;
    lex->fstring.nesting = ++lex->nesting; // newlines do not count in the expression
    py_lex_next(lex);
    py_node_id value = py_parse_yield_or_list(c);
    unsigned conversion = 0;
    if (lex->token == PY_TOK_ASSIGN) { // {x=}: its own text goes before it
        py_lex_next(lex);       // one byte: '}', ':' or '!'
        lex->capture = NULL;
        source.len--;
        py_val_t text = py_build_str(&source);
        add(c, parts, constant(c, text));
        conversion = lex->token == PY_TOK_COLON ? 0 : 2;
    }
    lex->capture = outer_capture;
    if (lex->token == PY_TOK_BANG) {
        py_lex_next(lex);
        const char *text;
        size_t len;
        py_text(py_name(lex->name), &text, &len);
        conversion = len != 1 || lex->token != PY_TOK_NAME ? 0 : *text == 's' ? 1 : *text == 'r' || *text == 'a' ? 2 : 0;
        if (!conversion) {
            py_lex_error(lex, PY_MSG_fstring_conversion);
        }
        py_lex_next(lex);
    }
    siblings_t field = {value, value};
    unsigned end = lex->token;
    if (end == PY_TOK_COLON) {
        lex->nesting--;
        lex->fstring = outer;
        siblings_t spec = {0, 0};
        fstring_parts(c, &spec, true);
        add(c, &field, new_node(c, PY_NODE_FSTRING, 0, spec.first, 0));
    } else if (end != PY_TOK_RBRACE) {
        py_lex_error(lex, PY_MSG_fstring_end);
    }
    lex->fstring = outer;
    add(c, parts, new_node(c, PY_NODE_FORMAT, conversion, value, 0));
}

static void fstring_parts(py_compiler_t *c, siblings_t *parts, bool in_spec) {
    py_check_stack();
    for (;;) {
        int end = py_lex_fstring(&c->lex, in_spec);
        if (c->lex.value != py_name(PY_N__empty)) {
            add(c, parts, constant(c, c->lex.value));
        }
        if (end != '{') {
            if (in_spec && end == 0) {
                py_lex_error(&c->lex, PY_MSG_fstring_end);
            }
            return;
        }
        fstring_field(c, parts);
    }
}

// Adjacent string literals, f-strings among them.
static py_node_id strings(py_compiler_t *c) {
    siblings_t parts = {0, 0};
    py_val_t text = PY_UNDEF;
    bool formatted = false;
    for (;;) {
        if (c->lex.token == PY_TOK_STRING) {
            if (text && py_is_str(text) != py_is_str(c->lex.value)) {
                py_lex_error(&c->lex, PY_MSG_mixed_literals);
            }
            text = text ? py_binary(PY_ADD, text, c->lex.value) : c->lex.value;
        } else if (c->lex.token == PY_TOK_FSTRING) {
            formatted = true;
            if (text) {
                add(c, &parts, constant(c, text));
                text = PY_UNDEF;
            }
            struct py_lex_fstring outer = c->lex.fstring;
            c->lex.fstring = c->lex.opening;
            fstring_parts(c, &parts, false);
            c->lex.fstring = outer;
        } else {
            break;
        }
        py_lex_next(&c->lex);
    }
    if (!formatted) {
        return constant(c, text);
    }
    if (text) {
        add(c, &parts, constant(c, text));
    }
    return new_node(c, PY_NODE_FSTRING, 0, parts.first, 0);
}

// ---- primaries ----

static py_node_id atom(py_compiler_t *c) {
    py_node_id node;
    unsigned token = c->lex.token;
    switch (token) {
    case PY_TOK_NAME:
        node = new_node(c, PY_NODE_NAME, 0, 0, c->lex.name);
        break;
    case PY_TOK_INT: case PY_TOK_NUMBER:
        node = constant(c, c->lex.value);
        break;
    case PY_TOK_STRING: case PY_TOK_FSTRING:
        return strings(c);
    case PY_TOK_None:
        node = literal(c, PY_OP_LOAD_NONE);
        break;
    case PY_TOK_True:
        node = literal(c, PY_OP_LOAD_TRUE);
        break;
    case PY_TOK_False:
        node = literal(c, PY_OP_LOAD_FALSE);
        break;
    case PY_TOK_DOT:
        py_lex_next(&c->lex);
        py_expect(c, PY_TOK_DOT);
        py_expect(c, PY_TOK_DOT);
        return literal(c, PY_OP_LOAD_ELLIPSIS);
    case PY_TOK_LPAREN: case PY_TOK_LBRACKET: case PY_TOK_LBRACE:
        py_lex_next(&c->lex);
        return token == PY_TOK_LPAREN ? parenthesised(c) : token == PY_TOK_LBRACKET ? bracketed(c) : braced(c);
    default:
        py_syntax_error(c);
    }
    py_lex_next(&c->lex);
    return node;
}

py_node_id py_parse_arguments(py_compiler_t *c) {
    siblings_t list = {0, 0};
    while (c->lex.token != PY_TOK_RPAREN) {
        if (py_accept(c, PY_TOK_MUL)) {
            add(c, &list, new_node(c, PY_NODE_STAR, 0, py_parse_test(c), 0));
        } else if (py_accept(c, PY_TOK_POW)) {
            add(c, &list, new_node(c, PY_NODE_DOUBLE_STAR, 0, py_parse_test(c), 0));
        } else {
            py_node_id arg = py_parse_named(c);
            if (c->lex.token == PY_TOK_for) {
                siblings_t items = {arg, arg};
                arg = comprehension(c, 0, &items);
            } else if (c->lex.token == PY_TOK_ASSIGN) {
                if (py_node(c, arg)->kind != PY_NODE_NAME) {
                    py_syntax_error(c);
                }
                unsigned name = py_node(c, arg)->b;
                py_lex_next(&c->lex);
                arg = new_node(c, PY_NODE_KEYWORD, 0, py_parse_test(c), name);
            }
            add(c, &list, arg);
        }
        if (!py_accept(c, PY_TOK_COMMA)) {
            break;
        }
    }
    py_expect(c, PY_TOK_RPAREN);
    return list.first;
}

static bool at_slice_end(py_compiler_t *c) {
    return c->lex.token == PY_TOK_COLON || c->lex.token == PY_TOK_COMMA || c->lex.token == PY_TOK_RBRACKET;
}

static py_node_id slice_part(py_compiler_t *c) {
    return at_slice_end(c) ? literal(c, PY_OP_LOAD_NONE) : py_parse_test(c);
}

static py_node_id subscript(py_compiler_t *c) {
    if (c->lex.token != PY_TOK_COLON) {
        py_node_id value = star_or_named(c);
        if (c->lex.token != PY_TOK_COLON) {
            return value;
        }
        siblings_t parts = {value, value};
        py_lex_next(&c->lex);
        add(c, &parts, slice_part(c));
        if (py_accept(c, PY_TOK_COLON)) {
            add(c, &parts, slice_part(c));
            return new_node(c, PY_NODE_SLICE, 3, parts.first, 0);
        }
        return new_node(c, PY_NODE_SLICE, 2, parts.first, 0);
    }
    siblings_t parts = {0, 0};
    add(c, &parts, literal(c, PY_OP_LOAD_NONE));
    py_lex_next(&c->lex);
    add(c, &parts, slice_part(c));
    bool step = py_accept(c, PY_TOK_COLON);
    if (step) {
        add(c, &parts, slice_part(c));
    }
    return new_node(c, PY_NODE_SLICE, step ? 3 : 2, parts.first, 0);
}

py_node_id py_parse_primary_from(py_compiler_t *c, py_node_id node) {
    for (;;) {
        if (py_accept(c, PY_TOK_DOT)) {
            node = new_node(c, PY_NODE_ATTR, 0, node, py_expect_name(c));
        } else if (py_accept(c, PY_TOK_LPAREN)) {
            py_node_id arguments = py_parse_arguments(c);
            py_node(c, node)->next = arguments;
            node = new_node(c, PY_NODE_CALL, 0, node, 0);
        } else if (py_accept(c, PY_TOK_LBRACKET)) {
            py_node_id key = subscript(c);
            if (c->lex.token == PY_TOK_COMMA) {
                siblings_t items = {key, key};
                while (py_accept(c, PY_TOK_COMMA) && c->lex.token != PY_TOK_RBRACKET) {
                    add(c, &items, subscript(c));
                }
                key = new_node(c, PY_NODE_TUPLE, 0, items.first, 0);
            }
            py_expect(c, PY_TOK_RBRACKET);
            node = pair(c, PY_NODE_SUBSCR, 0, node, key);
        } else {
            return node;
        }
    }
}

static py_node_id primary(py_compiler_t *c) {
    return py_parse_primary_from(c, atom(c));
}

// ---- operators ----

static py_node_id parse_unary(py_compiler_t *c) {
    py_check_stack();
    unsigned op = c->lex.token == PY_TOK_SUB     ? PY_OP_UNARY_NEG
                  : c->lex.token == PY_TOK_ADD   ? PY_OP_UNARY_POS
                  : c->lex.token == PY_TOK_TILDE ? PY_OP_UNARY_INVERT
                  : c->lex.token == PY_TOK_not   ? PY_OP_UNARY_NOT
                                                 : 0;
    if (op) {
        py_lex_next(&c->lex);
        py_node_id operand = parse_binary(c, op == PY_OP_UNARY_NOT ? LEVEL_NOT : LEVEL_UNARY);
        py_node_t *node = py_node(c, operand);
        if (node->kind == PY_NODE_INT && op == PY_OP_UNARY_NEG && node->b != 0x8000) {
            node->b = (uint16_t)-node->b;
            return operand;
        }
        return new_node(c, PY_NODE_UNARY, op, operand, 0);
    }
    py_node_id node = primary(c);
    if (py_accept(c, PY_TOK_POW)) {
        py_node_id exponent = parse_binary(c, LEVEL_UNARY);
        node = pair(c, PY_NODE_BINARY, PY_OP_BINARY_POW, node, exponent);
    }
    return node;
}

typedef struct {
    uint8_t token, level, op;
} operator_t;

// `not in` and `is not` are found from their first words.
static const operator_t operators[] = {
    {PY_TOK_or, LEVEL_OR, 0},
    {PY_TOK_and, LEVEL_AND, 0},
    {PY_TOK_LT, LEVEL_COMPARE, PY_OP_COMPARE_LT},
    {PY_TOK_GT, LEVEL_COMPARE, PY_OP_COMPARE_GT},
    {PY_TOK_LE, LEVEL_COMPARE, PY_OP_COMPARE_LE},
    {PY_TOK_GE, LEVEL_COMPARE, PY_OP_COMPARE_GE},
    {PY_TOK_EQ, LEVEL_COMPARE, PY_OP_COMPARE_EQ},
    {PY_TOK_NE, LEVEL_COMPARE, PY_OP_COMPARE_NE},
    {PY_TOK_in, LEVEL_COMPARE, PY_OP_IN},
    {PY_TOK_not, LEVEL_COMPARE, PY_OP_NOT_IN},
    {PY_TOK_is, LEVEL_COMPARE, PY_OP_IS},
    {PY_TOK_OR, LEVEL_BIT_OR, PY_OP_BINARY_OR},
    {PY_TOK_XOR, LEVEL_XOR, PY_OP_BINARY_XOR},
    {PY_TOK_AND, LEVEL_BIT_AND, PY_OP_BINARY_AND},
    {PY_TOK_LSHIFT, LEVEL_SHIFT, PY_OP_BINARY_LSHIFT},
    {PY_TOK_RSHIFT, LEVEL_SHIFT, PY_OP_BINARY_RSHIFT},
    {PY_TOK_ADD, LEVEL_SUM, PY_OP_BINARY_ADD},
    {PY_TOK_SUB, LEVEL_SUM, PY_OP_BINARY_SUB},
    {PY_TOK_MUL, LEVEL_TERM, PY_OP_BINARY_MUL},
    {PY_TOK_TRUEDIV, LEVEL_TERM, PY_OP_BINARY_TRUEDIV},
    {PY_TOK_FLOORDIV, LEVEL_TERM, PY_OP_BINARY_FLOORDIV},
    {PY_TOK_MOD, LEVEL_TERM, PY_OP_BINARY_MOD},
    {PY_TOK_MATMUL, LEVEL_TERM, PY_OP_BINARY_MATMUL},
};

// The operator at the current token if its level is at least min; level 0 otherwise.
static operator_t operator_here(py_compiler_t *c, unsigned min) {
    const operator_t *op = operators;
    for (unsigned n = sizeof operators / sizeof *operators; n--; op++) {
        if (op->token == c->lex.token && op->level >= min) {
            return *op;
        }
    }
    return (operator_t){0, 0, 0};
}

static py_node_id parse_binary(py_compiler_t *c, unsigned min) {
    py_node_id left = parse_unary(c);
    py_node_id flat = 0; // an AND, OR or CHAIN that this call made and that can take more operands
    py_node_id last = 0; // its last operand
    for (;;) {
        operator_t op = operator_here(c, min);
        if (!op.level) {
            return left;
        }
        py_lex_next(&c->lex);
        if (op.token == PY_TOK_not) {
            py_expect(c, PY_TOK_in);
        } else if (op.token == PY_TOK_is && py_accept(c, PY_TOK_not)) {
            op.op = PY_OP_IS_NOT;
        }
        py_node_id right = parse_binary(c, op.level + 1u);
        if (op.level > LEVEL_COMPARE) {
            left = pair(c, PY_NODE_BINARY, op.op, left, right);
            continue;
        }
        unsigned kind = op.level == LEVEL_OR ? PY_NODE_OR : op.level == LEVEL_AND ? PY_NODE_AND : PY_NODE_CHAIN;
        if (kind == PY_NODE_CHAIN) {
            right = new_node(c, PY_NODE_LINK, op.op, right, 0);
        }
        if (flat == left && py_node(c, left)->kind == kind) {
            py_node(c, last)->next = right;
        } else {
            left = flat = pair(c, kind, 0, left, right);
        }
        last = right;
    }
}

// ---- the levels above operators ----

py_node_id py_parse_params(py_compiler_t *c, unsigned end, bool annotations) {
    siblings_t list = {0, 0};
    unsigned kind = PY_PARAM_POSITIONAL;
    bool defaults = false;
    while (c->lex.token != end) {
        unsigned this = kind;
        unsigned name = 0;
        if (py_accept(c, PY_TOK_TRUEDIV)) {
            if (!list.first || kind != PY_PARAM_POSITIONAL) {
                py_syntax_error(c);
            }
            this = PY_PARAM_SLASH;
        } else {
            bool star = py_accept(c, PY_TOK_MUL);
            if (star) {
                if (kind != PY_PARAM_POSITIONAL) {
                    py_syntax_error(c);
                }
                this = PY_PARAM_STAR;
                kind = PY_PARAM_KEYWORD_ONLY;
            } else if (py_accept(c, PY_TOK_POW)) {
                this = PY_PARAM_DOUBLE_STAR;
            }
            if (star && c->lex.token == PY_TOK_COMMA) { // a lone star
            } else {
                name = py_expect_name(c);
                if (annotations && py_accept(c, PY_TOK_COLON)) {
                    py_parse_test(c);
                }
            }
        }
        py_node_id value = 0;
        if (this <= PY_PARAM_KEYWORD_ONLY) {
            if (py_accept(c, PY_TOK_ASSIGN)) {
                value = py_parse_test(c);
                defaults |= this == PY_PARAM_POSITIONAL;
            } else if (defaults && this == PY_PARAM_POSITIONAL) {
                py_lex_error(&c->lex, PY_MSG_default_late);
            }
        }
        add(c, &list, new_node(c, PY_NODE_PARAM, this, value, name));
        if (!py_accept(c, PY_TOK_COMMA) || this == PY_PARAM_DOUBLE_STAR) {
            break;
        }
    }
    if (c->lex.token != end) {
        py_syntax_error(c);
    }
    if (list.last) {
        const py_node_t *tail = py_node(c, list.last);
        if (tail->op == PY_PARAM_STAR && !tail->b) {
            py_lex_error(&c->lex, PY_MSG_bare_star);
        }
    }
    return list.first;
}

py_node_id py_parse_test(py_compiler_t *c) {
    py_check_stack(); // lambdas and conditions nest here without passing parse_binary's check
    if (py_accept(c, PY_TOK_lambda)) {
        siblings_t list = {0, 0};
        py_node_id params = py_parse_params(c, PY_TOK_COLON, false);
        py_expect(c, PY_TOK_COLON);
        py_node_id body = py_parse_test(c);
        for (py_node_id id = params; id; id = py_node(c, id)->next) {
            list.first = params;
            list.last = id;
        }
        add(c, &list, body);
        return new_node(c, PY_NODE_LAMBDA, 0, list.first, 0);
    }
    py_node_id value = parse_binary(c, LEVEL_OR);
    if (py_accept(c, PY_TOK_if)) {
        siblings_t list = {value, value};
        add(c, &list, parse_binary(c, LEVEL_OR));
        py_expect(c, PY_TOK_else);
        add(c, &list, py_parse_test(c));
        return new_node(c, PY_NODE_IF, 0, list.first, 0);
    }
    return value;
}

py_node_id py_parse_named(py_compiler_t *c) {
    py_node_id value = py_parse_test(c);
    if (c->lex.token == PY_TOK_WALRUS && py_node(c, value)->kind == PY_NODE_NAME) {
        unsigned name = py_node(c, value)->b;
        py_lex_next(&c->lex);
        return new_node(c, PY_NODE_WALRUS, 0, py_parse_test(c), name);
    }
    return value;
}

static bool at_list_end(py_compiler_t *c) {
    switch (c->lex.token) {
    case PY_TOK_NEWLINE: case PY_TOK_SEMICOLON: case PY_TOK_ASSIGN: case PY_TOK_COLON: case PY_TOK_RPAREN:
    case PY_TOK_RBRACE: case PY_TOK_RBRACKET: case PY_TOK_in: case PY_TOK_END:
        return true;
    }
    return c->lex.token >= PY_TOK_AUG_POW && c->lex.token <= PY_TOK_AUG_MATMUL;
}

static py_node_id comma_list(py_compiler_t *c, py_node_id (*item)(py_compiler_t *)) {
    py_node_id first = item(c);
    if (c->lex.token != PY_TOK_COMMA) {
        return first;
    }
    siblings_t items = {first, first};
    while (py_accept(c, PY_TOK_COMMA) && !at_list_end(c)) {
        add(c, &items, item(c));
    }
    return new_node(c, PY_NODE_TUPLE, 0, items.first, 0);
}

py_node_id py_parse_list(py_compiler_t *c, bool star) {
    return comma_list(c, star ? star_or_named : py_parse_named);
}

py_node_id py_parse_target(py_compiler_t *c) {
    if (py_accept(c, PY_TOK_MUL)) {
        return new_node(c, PY_NODE_STAR, 0, primary(c), 0);
    }
    return primary(c);
}

py_node_id py_parse_targets(py_compiler_t *c) {
    return comma_list(c, py_parse_target);
}

py_node_id py_parse_yield_or_list(py_compiler_t *c) {
    if (!py_accept(c, PY_TOK_yield)) {
        return py_parse_list(c, true);
    }
    if (py_accept(c, PY_TOK_from)) {
        return new_node(c, PY_NODE_YIELD_FROM, 0, py_parse_test(c), 0);
    }
    return new_node(c, PY_NODE_YIELD, 0, at_list_end(c) ? 0 : py_parse_list(c, true), 0);
}
