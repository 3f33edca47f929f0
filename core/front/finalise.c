// SPDX-License-Identifier: MIT
// core/front/finalise.c -- from the raw code of a finished function to its code block.
//
// Names become locals, cells, globals or attributes of a class body; the code is rewritten in place for that.
// Jumps get their offsets: the code is laid out again and again, each time with the label places of the time
// before, until nothing shrinks any more; then it is written. Jumps to jumps go to the last target; code that
// cannot be reached is dropped.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/store.h"
#include "core/vm/vm.h"

// What goes to the flash does so as often as so many bytes are there: no block is ever whole in the heap.
enum { WINDOW = 64 };

// Where code goes.
typedef struct {
    uint8_t *out; // NULL: only measuring
    unsigned at;  // bytes put
    unsigned end; // where the window is full; 0: there is none
} stream_t;

typedef struct {
    stream_t code, lines;
    py_scope_t *scope;
    int16_t *places; // of the labels, in the raw code; -1: nowhere
    uint16_t
        *targets;   // of the labels, in the code of the last layout; far behind it before the first
    unsigned start; // of the code in the block
    unsigned extra_stack;
} layout_t;

// ---- names ----

// May its names be captured and live among the locals?
static bool has_locals(const py_scope_t *scope, unsigned name) {
    return scope->kind >= PY_SCOPE_FUNCTION || name >= PY_HIDDEN_NAME;
}

static unsigned flags_of(const py_symbol_t *symbol) {
    return symbol ? symbol->flags : 0;
}

// The flags of a name that the scope can give a place, 0 otherwise.
static unsigned known(const py_scope_t *scope, unsigned name) {
    unsigned flags = flags_of(py_symbol(scope, name));
    return (flags & (PY_SYM_NONLOCAL | PY_SYM_FREE)) == PY_SYM_NONLOCAL
               ? 0
               : flags & (PY_SYM_GLOBAL | PY_SYM_BOUND | PY_SYM_CELL | PY_SYM_FREE);
}

// Finds the scope around that has the name: it is captured by those in between.
static void resolve_name(py_scope_t *scope, unsigned name) {
    if (known(scope, name)) {
        return;
    }
    for (py_scope_t *outer = scope->parent; outer; outer = outer->parent) {
        if (!has_locals(outer, name)) {
            if (outer->kind != PY_SCOPE_CLASS || name != PY_N___class__) {
                continue;
            }
            py_symbol_mark(outer, name, PY_SYM_CELL);
        }
        unsigned flags = known(outer, name);
        if (flags & PY_SYM_GLOBAL) {
            break;
        }
        if (flags) {
            if (!(flags & PY_SYM_FREE)) {
                py_symbol_mark(outer, name, PY_SYM_CELL);
            }
            for (; scope != outer; scope = scope->parent) {
                py_symbol_mark(scope, name, PY_SYM_FREE);
            }
            return;
        }
    }
    if (flags_of(py_symbol(scope, name)) & PY_SYM_NONLOCAL) {
        py_raise(PY_MSG_no_nonlocal);
    }
}

static bool is_name_op(unsigned op) {
    return op >= PY_OP_LOAD_NAME && op <= PY_OP_DELETE_NAME;
}

// Resolves the names in the raw code and finds its labels.
static void resolve_names(layout_t *l) {
    py_scope_t *scope = l->scope;
    const uint8_t *raw = scope->raw.items;
    for (unsigned i = 0; i < scope->raw.len; i += py_op_size(raw[i])) {
        if (raw[i] == PY_OP_LABEL) {
            l->places[py_operand(raw + i)] = (int16_t)i;
        } else if (is_name_op(raw[i])) {
            resolve_name(scope, py_operand(raw + i));
        }
    }
    for (unsigned i = 0; i < scope->symbols.len;
         i++) { // also those that are declared and never used
        const py_symbol_t *symbol = (py_symbol_t *)scope->symbols.items + i;
        if (symbol->flags & PY_SYM_NONLOCAL) {
            resolve_name(scope, symbol->name);
        }
    }
}

static bool is_local(const py_scope_t *scope, const py_symbol_t *symbol) {
    if (symbol->flags & (PY_SYM_GLOBAL | PY_SYM_NONLOCAL | PY_SYM_FREE)) {
        return false;
    }
    return symbol->flags & (PY_SYM_PARAM | PY_SYM_CELL) ||
           (symbol->flags & PY_SYM_BOUND && has_locals(scope, symbol->name));
}

// Numbers the locals, or those that are captured from outside, from `slot` on; returns where they end.
static unsigned number_locals(py_scope_t *scope, bool captured, unsigned slot) {
    py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        if (captured ? symbol->flags & PY_SYM_FREE : is_local(scope, symbol)) {
            symbol->flags |= PY_SYM_LOCAL;
            symbol->slot = (uint8_t)slot++;
        }
    }
    if (slot > 255) {
        py_raise(PY_MSG_too_many_locals);
    }
    return slot;
}

// ---- code without names ----

static void next_window(stream_t *to) {
    py_store_put(to->out + to->end - WINDOW, WINDOW);
    to->out -= WINDOW;
    to->end += WINDOW;
}

PY_HOT static void put(stream_t *to, unsigned byte) {
    unsigned at = to->at++;
    if (to->out) {
        to->out[at] = (uint8_t)byte;
        if (at + 1 == to->end) {
            next_window(to);
        }
    }
}

static void put2(stream_t *to, unsigned op, unsigned operand) {
    put(to, op);
    put(to, operand);
}

static void put3(stream_t *to, unsigned op, unsigned operand) {
    put2(to, op, operand);
    put(to, operand >> 8);
}

PY_HOT static void put_raw(stream_t *to, const void *bytes, unsigned size) {
    for (const uint8_t *raw = bytes; size--;) {
        put(to, *raw++);
    }
}

// An instruction for a local: LOAD_LOCAL and STORE_LOCAL are one byte where they can be.
static void put_slot(layout_t *l, unsigned op, const py_symbol_t *symbol) {
    unsigned slot = symbol->slot, first = PY_OP_LOAD_LOCAL_N + (op - PY_OP_LOAD_LOCAL) * 16;
    if (slot < 16 && first <= PY_OP_STORE_LOCAL_N) {
        put(&l->code, first + slot);
    } else {
        put2(&l->code, op, slot);
    }
}
_Static_assert(PY_OP_STORE_LOCAL_N == PY_OP_LOAD_LOCAL_N + 16, "put_slot");

// The three name instructions come in the same order in each of their forms.
static void put_name(layout_t *l, unsigned kind, unsigned name) {
    const py_scope_t *scope = l->scope;
    const py_symbol_t *symbol = py_symbol(scope, name);
    unsigned flags = flags_of(symbol), op = PY_OP_LOAD_GLOBAL;
    if (scope->head.flags & PY_CODE_NS && name < PY_HIDDEN_NAME && !(flags & PY_SYM_GLOBAL) &&
        (scope->kind == PY_SCOPE_OWN_NAMES ||
         (flags & (PY_SYM_BOUND | PY_SYM_NONLOCAL)) == PY_SYM_BOUND)) {
        op = PY_OP_LOAD_NS;
    } else if (flags & PY_SYM_LOCAL) {
        op = flags & (PY_SYM_FREE | PY_SYM_CELL) ? PY_OP_LOAD_CELL : PY_OP_LOAD_LOCAL;
        put_slot(l, op + kind, symbol);
        return;
    }
    put3(&l->code, op + kind, name);
}

static py_val_t *constant(unsigned n) {
    return (py_val_t *)py_front.constants.items + n;
}

// Number of the constant in the function's own table.
static unsigned own_constant(layout_t *l, unsigned n) {
    py_val_t v = *constant(n);
    py_array_t *own = &l->scope->constants;
    for (n = 0; n < own->len; n++) {
        if (((py_val_t *)own->items)[n] == v) {
            return n;
        }
    }
    *(py_val_t *)py_array_add(own, 1, sizeof v) = v;
    return n;
}

// [cells of the child's captured names] MAKE_FUNCTION; or DEFINE, when the module stores the
// function under its own name by the instruction behind, which is then done too. Returns how many
// bytes of raw code that was.
static unsigned put_function(layout_t *l, const uint8_t *raw) {
    unsigned number = py_operand(raw) >> 2, items = raw[1] & 3, cells = 0;
    const py_function_t *function = py_obj(*constant(number));
    bool define = l->scope->kind == PY_SCOPE_MODULE && raw[3] == PY_OP_STORE_NAME &&
                  py_operand(raw + 3) == py_function_code(function)->name;
    for (const py_scope_t *child = l->scope->children; child; child = child->sibling) {
        if (child->constant != number) {
            continue;
        }
        const py_symbol_t *symbol = child->symbols.items;
        for (unsigned n = child->symbols.len; n--; symbol++) {
            if (symbol->flags & PY_SYM_FREE) {
                put_slot(l, PY_OP_LOAD_LOCAL, py_symbol(l->scope, symbol->name));
                cells++;
            }
        }
    }
    number = own_constant(l, number);
    if (number > 255) {
        py_raise(PY_MSG_too_large);
    }
    put3(&l->code, define ? PY_OP_DEFINE : PY_OP_MAKE_FUNCTION, number | (items + cells) << 8);
    if (cells > l->extra_stack) {
        l->extra_stack = cells;
    }
    return define ? 6 : 3;
}

// CLASS_CELL, FRESH_CELL: what they ask for exists only when somebody captured it.
static void put_cell(layout_t *l, bool fresh, unsigned name) {
    const py_symbol_t *symbol = py_symbol(l->scope, name);
    if (flags_of(symbol) & PY_SYM_CELL) {
        put_slot(l, fresh ? PY_OP_NEW_CELL : PY_OP_LOAD_LOCAL, symbol);
    } else if (!fresh) {
        put(&l->code, PY_OP_LOAD_NONE);
    }
}

static void put_prologue(layout_t *l) {
    const py_symbol_t *symbol = l->scope->symbols.items;
    for (unsigned n = l->scope->symbols.len; n--; symbol++) {
        if (symbol->flags & PY_SYM_CELL && symbol->flags & PY_SYM_LOCAL &&
            symbol->name < PY_HIDDEN_NAME) {
            put_slot(l, symbol->flags & PY_SYM_PARAM ? PY_OP_MAKE_CELL : PY_OP_NEW_CELL, symbol);
        }
    }
}

// Does the CALL_FINALLY call what never came, as behind a try without finally?
static bool calls_nothing(const layout_t *l, const uint8_t *raw) {
    return *raw == PY_OP_CALL_FINALLY && l->places[py_operand(raw)] == -1;
}

// At the STORE_NAME of a `return` that keeps its value: bytes of raw code to its RETURN when there is nothing
// to run in between any more, 0 otherwise.
static unsigned unneeded(const layout_t *l, const uint8_t *raw) {
    const uint8_t *next = raw + 3;
    while (calls_nothing(l, next)) {
        next += 3;
    }
    bool reloaded = *next == PY_OP_LOAD_NAME && py_operand(next) == py_operand(raw) &&
                    py_operand(raw) >= PY_HIDDEN_NAME && next[3] == PY_OP_RETURN;
    return reloaded ? (unsigned)(next + 3 - raw) : 0;
}

// How many of the scope's names have the flag.
static unsigned count(const py_scope_t *scope, unsigned flag) {
    unsigned found = 0;
    const py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = scope->symbols.len; n--; symbol++) {
        found += (symbol->flags & flag) != 0;
    }
    return found;
}

// Rewrites the raw code without names: what stays of it are labels, marks of lines, and jumps to
// labels.
static void settle(layout_t *l) {
    py_array_t *code = &l->scope->raw;
    unsigned room = count(l->scope, PY_SYM_CELL), len = code->len, size;
    bool dead = false;
    for (const py_scope_t *child = l->scope->children; child; child = child->sibling) {
        room += count(child, PY_SYM_FREE);
    }
    py_array_add(code, 2 * room, 1); // instructions for cells are new, the others never grow
    uint8_t *raw = code->items;
    l->code = (stream_t){raw, 0, 0};
    raw += 2 * room;
    memmove(raw, l->code.out, len);
    put_prologue(l);
    for (const uint8_t *end = raw + len; raw < end; raw += size) {
        unsigned op = *raw, operand = 0;
        size = py_op_size(op);
        if (size == 3) {
            operand = py_operand(raw);
        }
        if (op == PY_OP_LABEL) {
            l->places[operand] = (int16_t)l->code.at;
            dead = false;
        }
        if ((dead && op != PY_OP_LINE) || calls_nothing(l, raw)) {
            continue;
        }
        dead |=
            op == PY_OP_RETURN || op == PY_OP_RETURN_NONE || op == PY_OP_JUMP || op == PY_OP_RAISE;
        if (is_name_op(op)) {
            unsigned skip = op == PY_OP_STORE_NAME ? unneeded(l, raw) : 0;
            if (skip) {
                size = skip;
            } else {
                put_name(l, op - PY_OP_LOAD_NAME, operand);
            }
        } else if (op == PY_OP_MAKE_FUNCTION) {
            size = put_function(l, raw);
        } else if (op == PY_OP_FRESH_CELL) {
            put_cell(l, true, operand);
        } else if (op == PY_OP_CLASS_CELL) {
            put_cell(l, false, PY_N___class__);
        } else if (op == PY_OP_LOAD_CONST) {
            operand = own_constant(l, operand);
            if (operand < 256) {
                put2(&l->code, PY_OP_LOAD_CONST_S, operand);
            } else {
                put3(&l->code, op, operand);
            }
        } else {
            put_raw(&l->code, raw, size);
        }
    }
    code->len = (uint16_t)l->code.at;
    l->code.out = NULL;
}

// ---- layout ----

// The instruction at the place or behind it.
PY_HOT static unsigned skip_marks(const layout_t *l, unsigned place) {
    const uint8_t *raw = l->scope->raw.items;
    while (place < l->scope->raw.len && (raw[place] == PY_OP_LABEL || raw[place] == PY_OP_LINE)) {
        place += 3;
    }
    return place;
}

// Follows a jump through the jumps that it leads to, as long as they say where it goes on. `a and
// b` jumps to its end with the value that decided; where that is tested next, what comes of it is
// known.
static unsigned follow(const layout_t *l, unsigned *op, unsigned *label) {
    unsigned place;
    for (unsigned jumps = 0;; jumps++) {
        place = skip_marks(l, (uint16_t)l->places[*label]);
        const uint8_t *next = (uint8_t *)l->scope->raw.items + place;
        if (jumps == 16 || place >= l->scope->raw.len) {
            break;
        }
        if (*next == PY_OP_JUMP) {
            *label = py_operand(next);
        } else if (*op < PY_OP_JUMP_IF_FALSE_OR_POP || *op > PY_OP_JUMP_IF_TRUE_OR_POP ||
                   *next < PY_OP_POP_JUMP_IF_FALSE || *next > PY_OP_JUMP_IF_TRUE_OR_POP) {
            break;
        } else if ((*op - *next) % 4 == 0) { // on the same truth
            *op = *next;
            *label = py_operand(next);
        } else if (next[3] == PY_OP_LABEL) { // on the other: it does not jump there
            *op -= PY_OP_JUMP_IF_FALSE_OR_POP - PY_OP_POP_JUMP_IF_FALSE;
            *label = py_operand(next + 3);
        } else {
            break;
        }
    }
    return place;
}

PY_HOT static void put_jump(layout_t *l, unsigned op, unsigned label, unsigned behind) {
    unsigned place = follow(l, &op, &label);
    if (op == PY_OP_JUMP) {
        if (place == skip_marks(l, behind)) {
            return;
        }
        if (((uint8_t *)l->scope->raw.items)[place] == PY_OP_RETURN_NONE) {
            put(&l->code, PY_OP_RETURN_NONE);
            return;
        }
    }
    int distance = (int)(l->targets[label] - l->code.at) - 2;
    if (distance == (int8_t)distance) {
        put2(&l->code, op + 1, (unsigned)distance);
    } else {
        put3(&l->code, op, (unsigned)distance - 1);
    }
}

PY_HOT static void put_line_step(stream_t *to, unsigned bytes, unsigned lines) {
    for (; bytes > 31; bytes -= 31) {
        put(to, 31);
    }
    for (; lines > 7; lines -= 7) {
        put(to, 7 << 5 | bytes);
        bytes = 0;
    }
    put(to, lines << 5 | bytes);
}

// Lays out the whole function once.
PY_HOT static void lay_out(layout_t *l) {
    unsigned line = l->scope->head.line, marked = line, marked_at = l->start, size;
    l->code.at = marked_at;
    for (unsigned i = 0; i < l->scope->raw.len; i += size) {
        const uint8_t *raw = (uint8_t *)l->scope->raw.items + i;
        unsigned op = *raw;
        size = py_op_size(op);
        if (op == PY_OP_LABEL) {
            l->targets[py_operand(raw)] = (uint16_t)l->code.at;
            continue;
        }
        if (op == PY_OP_LINE) {
            line = py_operand(raw);
            continue;
        }
        if (line > marked) {
            put_line_step(&l->lines, l->code.at - marked_at, line - marked);
            marked = line;
            marked_at = l->code.at;
        }
        if (op >= PY_OP_JUMP && op <= PY_OP_CALL_FINALLY) {
            put_jump(l, op, py_operand(raw), i + 3);
        } else {
            put_raw(&l->code, raw, size);
        }
    }
}

// ---- the code block ----

// Writes the block, in order: to the heap, or through the window to the flash (end: that of the window).
static void write_block(layout_t *l, const py_function_t *function, uint8_t *out, unsigned end) {
    const py_scope_t *scope = l->scope;
    const py_code_t *head = &scope->head;
    stream_t *to = &l->code;
    *to = (stream_t){out, 0, end};
    put_raw(to, function, offsetof(py_function_t, code));
    put_raw(to, head, (unsigned)((const uint8_t *)py_code_names(head) - (const uint8_t *)head));
    const py_symbol_t *symbol = scope->symbols.items;
    for (unsigned n = head->npos + head->nkwonly; n--; symbol++) {
        put_raw(to, &symbol->name, sizeof symbol->name);
    }
    l->lines.out = NULL;
    lay_out(l);
    l->lines = *to;
    to->out = NULL;
    to = &l->lines;
    lay_out(l);
    put(to, 0);
    if (scope->guards.len) {
        put(to, scope->guards.len);
        put_raw(to, scope->guards.items, scope->guards.len * sizeof(py_guard_t));
    }
    while (to->at & 3) {
        put(to, 0);
    }
    put_raw(to, scope->constants.items, scope->constants.len * sizeof(py_val_t));
    if (end) {
        py_store_put(to->out + to->end - WINDOW, to->at - (to->end - WINDOW));
    }
}

static py_val_t write_code(layout_t *l, uint8_t *window) {
    py_scope_t *scope = l->scope;
    py_code_t *head = &scope->head;
    unsigned guards = scope->guards.len, stack = scope->max_depth + l->extra_stack,
             constants = l->code.at + l->lines.at + 1;
    constants = (constants + (guards ? guards * sizeof(py_guard_t) + 1 : 0) + 3) & ~3u;
    head->flags |= guards ? PY_CODE_GUARDS : 0;
    head->size = (uint16_t)(l->code.at - l->start);
    head->nstack = (uint8_t)stack;
    head->constants = (uint16_t)(constants - offsetof(py_function_t, code));
    if (constants > UINT16_MAX || guards > 255 || stack > 255) {
        py_raise(PY_MSG_too_large);
    }
    uint16_t *place = scope->guards.items;
    for (unsigned i = 0; i < 4 * guards; i++, place++) {
        if (i % 4 < 3) { // not the depth
            *place = (uint16_t)(l->targets[*place] - l->start);
        }
    }
    py_function_t function = {&py_type_code_function, (py_module_t *)py_vm.storing, NULL};
    const void *block = py_store_put(NULL, 0);
    if (block) {
        write_block(l, &function, window, WINDOW);
        block = py_store_put(NULL, 0) ? block : NULL;
    }
    if (!block) {
        function.module = NULL;
        block = py_gc_alloc(constants + scope->constants.len * sizeof(py_val_t));
        write_block(l, &function, (uint8_t *)block, 0);
    }
    return py_ptr(block);
}

// The code of a scope whose children are done.
PY_OWN_FRAME static py_val_t generate(py_scope_t *scope) {
    layout_t l;
    unsigned bytes = scope->labels * (sizeof *l.places + sizeof *l.targets), last;
    l.scope = scope;
    l.extra_stack = 0;
    l.lines.out = NULL;
    l.places = py_gc_realloc_low(NULL, bytes + WINDOW);
    l.targets = (uint16_t *)l.places + scope->labels;
    memset(l.places, 0xFF, bytes);
    resolve_names(&l);
    unsigned own = number_locals(scope, false, 0), all = number_locals(scope, true, own);
    py_code_t *head = &scope->head;
    head->nlocals = (uint8_t)all;
    head->nfree = (uint8_t)(all - own);
    head->flags |= head->nkwonly || head->nposonly || head->nfree ? PY_CODE_EXTRA : 0;
    l.start =
        (unsigned)(py_code_start(head) - (const uint8_t *)head) + offsetof(py_function_t, code);
    settle(&l);
    l.code.at += l.start;
    do {
        last = l.code.at;
        l.lines.at = 0;
        lay_out(&l);
    } while (l.code.at != last);
    py_val_t code = write_code(&l, (uint8_t *)l.places + bytes);
    py_gc_free(l.places);
    return code;
}

// The innermost functions first: what they capture is marked in those around them.
static py_val_t generate_all(py_scope_t *scope) {
    py_check_stack();
    for (py_scope_t *child = scope->children; child; child = child->sibling) {
        py_val_t code = generate_all(child);
        *constant(child->constant) = code;
    }
    return generate(scope);
}

py_val_t py_finalise(py_scope_t *scope) {
    py_val_t code = generate_all(scope);
    py_scope_free(scope);
    return code;
}
