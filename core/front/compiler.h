// SPDX-License-Identifier: MIT
// core/front/compiler.h -- shared by the compiler's files: its state, scopes, raw code.
//
//   lex -> expr.c, statement.c: raw code of the innermost scope (emit.c)
//       -> finalise.c, when a function ends -> code block
//
// There are no trees: an expression's code is emitted as it is read. Where Python runs things in
// another order than they are written (the value before its targets, a condition before its
// value, a comprehension's item last), the code is moved when the rest is known. It can be moved
// because raw code has no addresses: names are unresolved (LOAD_NAME), jumps go to label numbers,
// constants are numbered for all open scopes together.
//
// What grows is in heap blocks at the low end of the heap, given back at once, so that the code
// that stays lies without gaps and the VM stack can grow afterwards.
#ifndef CORE_FRONT_COMPILER_H
#define CORE_FRONT_COMPILER_H

#include "core/front/compile.h"
#include "core/front/lex.h"
#include "core/vm/code.h"

// Kept out of what recurses: its frame would be there at every level of nesting.
#define PY_OWN_FRAME __attribute__((noinline))

// ---- growing arrays in the heap ----
typedef struct py_array {
    void *items;
    uint16_t len, capacity; // in items
} py_array_t;
// Adds n items of size bytes each, zeroed, and returns the first new one. May move the array.
void *py_array_add(py_array_t *array, unsigned n, unsigned size);

// ---- scopes ----
enum py_scope_kind {
    PY_SCOPE_MODULE,
    PY_SCOPE_OWN_NAMES,
    PY_SCOPE_CLASS,
    PY_SCOPE_FUNCTION, // and the following:
    PY_SCOPE_COMPREHENSION,
};
enum {
    PY_SYM_PARAM = 1,
    PY_SYM_BOUND = 2,    // assigned somewhere in the scope
    PY_SYM_GLOBAL = 4,   // declared global
    PY_SYM_NONLOCAL = 8, // declared nonlocal
    PY_SYM_CELL = 16,    // captured by an inner function
    PY_SYM_FREE = 32,    // captured from an outer one
    PY_SYM_WALRUS = 64,  // of a comprehension: its item binds it outside
    PY_SYM_LOCAL = 128,  // has a slot (the finaliser's)
};
typedef struct py_symbol {
    uint16_t name;
    uint8_t flags;
    uint8_t slot;
} py_symbol_t;

// Names from here on are the compiler's own: targets of comprehensions, kept return values.
#define PY_HIDDEN_NAME 0xF000u

// A try body, a loop or the like, innermost first: what break, continue and return have to undo.
enum py_block_kind {
    PY_BLOCK_FOR,
    PY_BLOCK_WHILE,
    PY_BLOCK_FINALLY,
    PY_BLOCK_WITH,
    PY_BLOCK_HANDLER
};
typedef struct py_block {
    struct py_block *outer;
    uint8_t kind;
    uint16_t depth;       // of the stack inside; HANDLER: with the exception on top
    uint16_t label;       // loops: to continue; FINALLY, WITH: the cleaning code
    uint16_t break_label; // loops
} py_block_t;

typedef struct py_scope {
    uint8_t kind; // enum py_scope_kind
    bool async;   // await may stand in it
    uint16_t depth, max_depth;
    py_array_t raw; // bytes
    struct py_scope *parent;
    struct py_scope
        *children; // functions inside whose names cannot be resolved before this one ends
    struct py_scope *sibling;
    py_block_t *blocks;
    py_array_t symbols; // py_symbol_t, parameters first
    uint16_t labels;
    uint16_t first_constant; // of its own in py_front.constants
    uint16_t constant;       // in py_front.constants: the finished code
    uint16_t made_at;        // place of MAKE_FUNCTION in the parent's raw code
    uint16_t last_line;      // of the last LINE mark
    py_array_t constants;    // py_val_t: the finaliser's
    py_array_t guards;       // py_guard_t with labels in place of offsets
    py_code_t head;          // of the finished code
} py_scope_t;

// An item of a display, which may turn out to be a target.
typedef struct py_item {
    uint16_t start; // of its code
    uint16_t last;  // its last instruction
    uint16_t shown; // see py_front.shown
    bool star;
} py_item_t;

typedef struct py_front {
    py_scope_t *scope; // the innermost
    uint16_t last;     // place of the latest instruction in the raw code
    uint16_t shown;    // that ended a tuple or list display: its items + 1
    int16_t number;    // the latest int emitted
    uint16_t hidden;   // hidden names given out
    py_array_t items;  // py_item_t: those of a display lie behind those of its items' displays
    py_lex_t lex;
    py_array_t constants; // py_val_t
    py_val_t segments;    // list: the result
    uint16_t globals;     // module-level names bound, as counted segment by segment
    uint8_t input;        // enum py_input
} py_front_t;
extern py_front_t py_front;
void py_front_reset(void); // gives back what it has in the heap

// ---- emit.c: raw code ----
static inline unsigned py_raw_len(void) {
    return py_front.scope->raw.len;
}
static inline uint8_t *py_raw(unsigned at) {
    return (uint8_t *)py_front.scope->raw.items + at;
}
static inline unsigned py_operand(const uint8_t *op) {
    return op[1] | op[2] << 8;
}
unsigned py_op_size(unsigned op); // with its operands
int py_op_effect(unsigned op);    // on the stack; 0 where it depends
static inline bool py_is_int_load(unsigned op) {
    return (op >= PY_OP_LOAD_INT_N && op <= PY_OP_LOAD_INT_N_LAST) || op == PY_OP_LOAD_INT8 ||
           op == PY_OP_LOAD_INT16;
}
void py_emit(unsigned op);
void py_emit_u8(unsigned op, unsigned operand);
void py_emit_u16(unsigned op, unsigned operand); // names, labels
void py_emit_effect(int effect); // of the latest instruction, where the table does not say
void py_emit_build(unsigned op, unsigned n, unsigned values); // pops values, pushes one
void py_emit_call(unsigned n,
                  bool method);    // with n positional arguments; method: behind LOAD_METHOD
void py_emit_store(unsigned name); // STORE_NAME, and the name is bound here
void py_emit_constant(py_val_t v);
void py_emit_int(int i);
void py_emit_line(void);
unsigned py_new_labels(unsigned n); // returns the first, never 0
void py_emit_label(unsigned label);
void py_emit_jump(unsigned op,
                  unsigned label); // a conditional jump; a label follows it, for the finaliser
void py_emit_jump_if_not(unsigned label); // by the truth of the value just emitted
void py_emit_guard(unsigned start, unsigned end, unsigned handler, unsigned depth);
unsigned py_hidden_name(void); // a new one
// The latest instruction if it is at `start` or behind, PY_OP_COUNT otherwise.
unsigned py_last_op(unsigned start);
// Removes the latest instruction, which is a load; returns its operand.
unsigned py_cut(void);
// Removes the code from `start` on, which pushed a value.
void py_drop(unsigned start);
// Exchanges the code [start, middle) with the code behind it.
void py_swap_code(unsigned start, unsigned middle);

py_scope_t *py_scope_open(unsigned kind, unsigned name);
void py_scope_free(py_scope_t *scope); // and its children
// Ends the innermost scope: a child of the next one, finalised at once when nothing outside can
// be captured. Emits the code that makes the function; items: values for it on the stack
// (defaults).
void py_scope_close(unsigned items, bool statement);
py_symbol_t *py_symbol(const py_scope_t *scope, unsigned name); // NULL when unknown
void py_symbol_mark(py_scope_t *scope, unsigned name, unsigned flags);

// ---- expr.c: expressions ----
bool py_accept(unsigned token); // reads on if it is the current token
void py_expect(unsigned token);
unsigned py_expect_name(void);
_Noreturn void py_syntax_error(void);
bool py_at_list_end(void); // at a token that no expression starts with
bool py_at_for(void);      // at the start of a comprehension's `for`
// How strongly an operator binds. An expression is read as far as its operators bind at least so.
enum py_level {
    PY_LEVEL_NAMED = 1, // walrus
    PY_LEVEL_TEST,      // lambda, condition
    PY_LEVEL_OR,
    PY_LEVEL_AND,
    PY_LEVEL_NOT,
    PY_LEVEL_COMPARE,
    PY_LEVEL_BIT_OR,
    PY_LEVEL_XOR,
    PY_LEVEL_BIT_AND,
    PY_LEVEL_SHIFT,
    PY_LEVEL_SUM,
    PY_LEVEL_TERM,
    PY_LEVEL_UNARY,
    PY_LEVEL_POW
};
void py_expression(unsigned min); // enum py_level
static inline void py_named(void) {
    py_expression(PY_LEVEL_NAMED);
}
static inline void py_test(void) {
    py_expression(PY_LEVEL_TEST);
}
// Items and the token `end`: a closing bracket; PY_TOK_in behind targets; PY_TOK_END: a value, a
// tuple without brackets or a yield.
void py_display(unsigned end);
void py_suffixes(
    unsigned start); // attributes, calls, subscripts of the value whose code starts there
// After '(': a call's arguments and the ')'; `already` values are on the stack behind the
// function. Returns what py_finish_call wants.
unsigned py_arguments(unsigned already);
void py_finish_call(unsigned how);
void py_skip_annotation(void);
// `async` or `await` may stand here, or a SyntaxError is raised.
void py_check_async(void);
void py_emit_await(void);                  // of the value on the stack
void py_emit_method_call(unsigned method); // of the object on the stack, without arguments

// ---- nested.c: parameters, comprehensions ----

// Opens a function scope with the parameters up to the token `end`, after emitting the defaults; returns how
// many values for MAKE_FUNCTION are on the stack.
unsigned py_params(unsigned end, unsigned name);
enum py_collection { PY_LIST, PY_SET, PY_MAP, PY_GENERATOR }; // the order of the opcodes
// At `for`: the code from `start` on is the item's (for MAP: key and value).
void py_comprehension(unsigned kind, unsigned start); // enum py_collection
void py_with_target(void);                            // after `as`
// Renames a name in the scope and in those inside that do not bind it; returns how often it stood
// in the scope.
unsigned py_rename(py_scope_t *scope, unsigned from, unsigned to);
// Targets of a for, up to `in`: code that stores. Returns where it ends.
unsigned py_for_targets(void);
void py_emit_iterator(bool async); // of the value on the stack, by iter() or __aiter__()
// The iterator is on the stack: from here on an iteration; the targets' code moves behind. Labels: `top`, to
// which py_end_iteration jumps, and the next one for the end. The iterator is gone then.
void py_iterate(unsigned targets, unsigned targets_end, unsigned top, bool async);
void py_end_iteration(unsigned top, bool async);

// ---- target.c ----
enum { PY_STORE = 1, PY_DELETE_TARGET = 2 }; // distance of the opcodes from the loads
// The code from `start` on, just emitted, loads: makes it store (the value will be on the stack)
// or delete.
void py_make_target(unsigned start, unsigned how);
bool py_is_target(unsigned op); // an expression that ends in it may be one
// Notes an item for py_make_target, unless it cannot be a target. mark: length of py_front.items before its code.
bool py_note_item(unsigned start, unsigned mark, bool star);

// ---- finalise.c ----

// Resolves the names of a finished scope and its children, returns its code block and frees the scope.
py_val_t py_finalise(py_scope_t *scope);

// ---- statement.c ----
void py_compile_statement(void);

#endif
