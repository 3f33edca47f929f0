// SPDX-License-Identifier: MIT
// core/front/compiler.h -- shared by the compiler's files: trees, scopes, raw code.
//
//   lex -> parse.c: one expression -> tree (nodes in an array, dropped after the statement)
//       -> expr.c, statement.c -> raw code of the innermost scope (emit.c)
//       -> finalise.c, when a function ends -> code block
//
// Raw code is bytecode with names unresolved (LOAD_NAME), jumps by label number, and LABEL and LINE marks.
// All compiler state is in heap blocks reached from py_compiler_t, at the low end of the heap; what grows is
// given back at once, so that the code that stays lies without gaps and the VM stack can grow afterwards.
#ifndef CORE_FRONT_COMPILER_H
#define CORE_FRONT_COMPILER_H

#include "core/front/lex.h"
#include "core/front/compile.h"
#include "core/vm/code.h"

// ---- trees ----
enum py_node_kind {
    PY_NODE_NAME,    // b: name
    PY_NODE_INT,     // b: int16_t
    PY_NODE_STR,     // b: name
    PY_NODE_CONST,   // b: index in compiler.constants
    PY_NODE_LITERAL, // op: opcode that pushes it
    PY_NODE_UNARY,   // op: opcode; a: operand
    PY_NODE_BINARY,  // op: opcode; a: left, right
    PY_NODE_CHAIN,   // a: first operand, then PY_NODE_LINK...
    PY_NODE_LINK,    // op: comparison opcode; a: operand
    PY_NODE_AND,     // a: operands
    PY_NODE_OR,      // a: operands
    PY_NODE_IF,      // a: value, condition, other value
    PY_NODE_ATTR,    // a: object; b: name
    PY_NODE_SUBSCR,  // a: object, key
    PY_NODE_SLICE,   // a: start, stop [, step]; op: how many
    PY_NODE_CALL,    // a: function, arguments (also STAR, DOUBLE_STAR, KEYWORD)
    PY_NODE_KEYWORD, // b: name; a: value
    PY_NODE_STAR,    // a: iterable
    PY_NODE_DOUBLE_STAR, // a: mapping
    PY_NODE_TUPLE, PY_NODE_LIST, PY_NODE_SET, // a: items
    PY_NODE_DICT,    // a: key, value, ... with DOUBLE_STAR between
    PY_NODE_COMP,    // op: PY_NODE_LIST, SET, DICT or 0 for a generator; a: item [value], clauses
    PY_NODE_FOR,     // clause; a: target, iterable
    PY_NODE_COND,    // clause; a: condition
    PY_NODE_LAMBDA,  // a: PARAM..., body
    PY_NODE_PARAM,   // op: enum py_param; b: name; a: default or 0
    PY_NODE_FSTRING, // a: parts: STR, CONST, FORMAT
    PY_NODE_FORMAT,  // op: conversion; a: value [, spec as an FSTRING]
    PY_NODE_WALRUS,  // b: name; a: value
    PY_NODE_YIELD,   // a: value or 0
    PY_NODE_YIELD_FROM, // a: iterable
};
enum py_param { PY_PARAM_POSITIONAL, PY_PARAM_KEYWORD_ONLY, PY_PARAM_STAR, PY_PARAM_DOUBLE_STAR, PY_PARAM_SLASH };

typedef uint16_t py_node_id; // index in compiler.nodes; 0: none
typedef struct py_node {
    uint8_t kind;
    uint8_t op;
    py_node_id next; // sibling
    py_node_id a;    // first child
    uint16_t b;
} py_node_t;

// ---- growing arrays in the heap ----
typedef struct py_array {
    void *items;
    uint16_t len, capacity; // in items
} py_array_t;
// Adds n items of size bytes each, zeroed, and returns the first new one. May move the array.
void *py_array_add(py_array_t *array, unsigned n, unsigned size);

// ---- scopes ----
enum py_scope_kind { PY_SCOPE_MODULE, PY_SCOPE_OWN_NAMES, PY_SCOPE_CLASS, PY_SCOPE_FUNCTION };
enum {
    PY_SYM_PARAM = 1,
    PY_SYM_BOUND = 2,    // assigned somewhere in the scope
    PY_SYM_GLOBAL = 4,   // declared global
    PY_SYM_NONLOCAL = 8, // declared nonlocal
    PY_SYM_CELL = 16,    // captured by an inner function
    PY_SYM_FREE = 32,    // captured from an outer one
};
typedef struct py_symbol {
    uint16_t name;
    uint8_t flags;
    uint8_t slot;
} py_symbol_t;

// Names from here on are the compiler's own: targets of comprehensions, kept return values.
#define PY_HIDDEN_NAME 0xF000u

// A try body, a loop or the like, innermost first: what break, continue and return have to undo.
enum py_block_kind { PY_BLOCK_FOR, PY_BLOCK_WHILE, PY_BLOCK_FINALLY, PY_BLOCK_WITH, PY_BLOCK_HANDLER };
typedef struct py_block {
    struct py_block *outer;
    uint8_t kind;
    uint16_t depth;       // of the stack inside; HANDLER: with the exception on top
    uint16_t label;       // loops: to continue; FINALLY, WITH: the cleaning code
    uint16_t break_label; // loops
} py_block_t;

typedef struct py_scope {
    struct py_scope *parent;
    struct py_scope *children; // functions inside whose names cannot be resolved before this one ends
    struct py_scope *sibling;
    py_block_t *blocks;
    py_array_t raw;       // bytes
    py_array_t symbols;   // py_symbol_t, parameters first
    py_array_t constants; // py_val_t
    py_array_t guards;    // py_guard_t with labels in place of offsets
    uint8_t kind;         // enum py_scope_kind
    uint8_t flags;        // PY_CODE_*
    uint8_t npos, nkwonly, nposonly;
    uint8_t constant;     // of the parent, to be set to the finished code
    py_name_t name;
    uint16_t line;        // where it starts
    uint16_t last_line;   // of the last LINE mark
    uint16_t labels;
    uint16_t depth, max_depth;
} py_scope_t;

typedef struct py_compiler {
    py_lex_t lex;
    py_array_t nodes;
    py_val_t constants; // list: values in trees
    py_scope_t *scope;
    uint16_t hidden;    // names of its own given out
    py_name_t file;
    uint8_t input;      // enum py_input
    bool own_names;
    uint16_t globals;   // module-level names bound, as counted segment by segment
    py_val_t segments;  // list: the result
} py_compiler_t;

// ---- parse.c: expressions into trees ----
static inline py_node_t *py_node(py_compiler_t *c, py_node_id id) { return (py_node_t *)c->nodes.items + id; }
py_node_id py_parse_test(py_compiler_t *c);       // conditional expression, lambda
py_node_id py_parse_named(py_compiler_t *c);      // the same or a walrus
py_node_id py_parse_list(py_compiler_t *c, bool star); // test or tuple without parentheses
py_node_id py_parse_targets(py_compiler_t *c);    // for's targets: no `in` operator
py_node_id py_parse_yield_or_list(py_compiler_t *c);
py_node_id py_parse_target(py_compiler_t *c);     // one target
py_node_id py_parse_arguments(py_compiler_t *c);  // after '(': a call's arguments and the ')'
py_node_id py_parse_primary_from(py_compiler_t *c, py_node_id node); // attributes, calls, subscripts of it
py_node_id py_parse_params(py_compiler_t *c, unsigned end, bool annotations); // up to the token `end`
bool py_accept(py_compiler_t *c, unsigned token); // reads on if it is the current token
void py_expect(py_compiler_t *c, unsigned token);
py_name_t py_expect_name(py_compiler_t *c);
_Noreturn void py_syntax_error(py_compiler_t *c);

// ---- emit.c: raw code ----
void py_scope_open(py_compiler_t *c, enum py_scope_kind kind, py_name_t name);
// Gives back a scope and its children.
void py_scope_free(py_scope_t *scope);
// Ends the innermost scope: a child of the next one, finalised at once when nothing outside can be captured.
// Emits the code that makes the function; items: values for it on the stack (defaults).
void py_scope_close(py_compiler_t *c, unsigned items, bool statement);
py_symbol_t *py_symbol(py_scope_t *scope, py_name_t name); // NULL when unknown
void py_symbol_mark(py_scope_t *scope, py_name_t name, unsigned flags);
void py_emit(py_compiler_t *c, unsigned op);
void py_emit_u8(py_compiler_t *c, unsigned op, unsigned operand);
void py_emit_u16(py_compiler_t *c, unsigned op, unsigned operand); // names, labels
void py_emit_effect(py_compiler_t *c, int effect); // of the last instruction, where the table does not say
void py_emit_store(py_compiler_t *c, py_name_t name); // STORE_NAME, and the name is bound here
void py_emit_constant(py_compiler_t *c, py_val_t v);
void py_emit_int(py_compiler_t *c, int i);
void py_emit_line(py_compiler_t *c);
unsigned py_new_label(py_compiler_t *c);
void py_emit_label(py_compiler_t *c, unsigned label);
void py_emit_guard(py_compiler_t *c, unsigned start, unsigned end, unsigned handler, unsigned depth);
py_name_t py_hidden_name(py_compiler_t *c); // a new one

// ---- expr.c: trees into raw code ----
void py_emit_expr(py_compiler_t *c, py_node_id id);
// Jumps to label when the truth of the expression is `sense`; else goes on. Leaves nothing on the stack.
void py_emit_jump_if(py_compiler_t *c, py_node_id id, bool sense, unsigned label);
void py_emit_assign(py_compiler_t *c, py_node_id target); // the value is on the stack
void py_emit_delete(py_compiler_t *c, py_node_id target);
// Arguments and the call itself; `already` values after the function are on the stack.
void py_emit_call(py_compiler_t *c, py_node_id args, unsigned already);
// Opens a function scope with these parameters after emitting the defaults; returns how many values for
// MAKE_FUNCTION are on the stack.
unsigned py_emit_params(py_compiler_t *c, py_node_id params, py_name_t name);

// ---- finalise.c ----
// Resolves the names of a finished scope and its children and returns its code block.
py_val_t py_finalise(py_scope_t *scope);

// ---- statement.c ----
void py_compile_statement(py_compiler_t *c);

#endif
