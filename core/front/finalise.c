// SPDX-License-Identifier: MIT
// core/front/finalise.c -- from the raw code of a finished function to its code block.
//
// Names become locals, cells, globals or attributes of a class body. Jumps get their offsets: the
// code is laid out again and again, each time with the label places of the time before, until
// nothing shrinks any more; then it is written. Jumps to jumps go to the last target; code that
// cannot be reached is dropped.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/store.h"

enum { NOWHERE = 0xFFFF };

typedef struct {
    py_scope_t *scope;
    const uint8_t *raw;
    uint16_t *places;  // of the labels, in the raw code
    uint16_t *targets; // of the labels, in the code of the last layout
    uint8_t *out;      // NULL: only measuring
    uint8_t *lines;    // NULL: only measuring
    unsigned at;       // bytes of code
    unsigned nlines;   // bytes of the line table
    unsigned extra_stack;
} layout_t;

// ---- names ----

// May `name` be captured from this scope?
static bool lends(const py_scope_t *scope, py_name_t name) {
    return scope->kind >= PY_SCOPE_FUNCTION || name >= PY_HIDDEN_NAME ||
           (scope->kind == PY_SCOPE_CLASS && name == PY_N___class__);
}

static void resolve_name(py_scope_t *scope, py_name_t name) {
    const py_symbol_t *own = py_symbol(scope, name);
    unsigned flags = own ? own->flags : 0;
    if (flags & (PY_SYM_GLOBAL | PY_SYM_FREE) ||
        (flags & PY_SYM_BOUND && !(flags & PY_SYM_NONLOCAL))) {
        return;
    }
    for (py_scope_t *outer = scope->parent; outer; outer = outer->parent) {
        if (!lends(outer, name)) {
            continue;
        }
        if (outer->kind == PY_SCOPE_CLASS && name == PY_N___class__) {
            py_symbol_mark(outer, name, PY_SYM_CELL);
        }
        py_symbol_t *symbol = py_symbol(outer, name);
        unsigned outer_flags = symbol ? symbol->flags : 0;
        if (outer_flags & PY_SYM_GLOBAL) {
            break;
        }
        if (outer_flags & (PY_SYM_BOUND | PY_SYM_CELL | PY_SYM_FREE) &&
            !(outer_flags & PY_SYM_NONLOCAL && !(outer_flags & PY_SYM_FREE))) {
            if (!(outer_flags & PY_SYM_FREE)) {
                symbol->flags |= PY_SYM_CELL;
            }
            for (; scope != outer; scope = scope->parent) {
                py_symbol_mark(scope, name, PY_SYM_FREE);
            }
            return;
        }
    }
    if (flags & PY_SYM_NONLOCAL) {
        py_raise(PY_MSG_no_nonlocal);
    }
}

static void resolve_names(py_scope_t *scope) {
    py_check_stack();
    const uint8_t *raw = scope->raw.items;
    for (unsigned i = 0; i < scope->raw.len; i += py_op_size(raw[i])) {
        if (raw[i] >= PY_OP_LOAD_NAME && raw[i] <= PY_OP_DELETE_NAME) {
            resolve_name(scope, (py_name_t)py_operand(raw + i));
        }
    }
    const py_symbol_t *symbol = scope->symbols.items;
    for (unsigned i = 0; i < scope->symbols.len; i++) {
        if (symbol[i].flags & PY_SYM_NONLOCAL) { // also those that are declared and never used
            resolve_name(scope, symbol[i].name);
            symbol = scope->symbols.items;
        }
    }
    for (py_scope_t *child = scope->children; child; child = child->sibling) {
        resolve_names(child);
    }
}

// Does the symbol have a place among the locals, not counting captured ones?
static bool is_local(const py_scope_t *scope, const py_symbol_t *symbol) {
    if (symbol->flags & (PY_SYM_GLOBAL | PY_SYM_NONLOCAL | PY_SYM_FREE)) {
        return false;
    }
    return symbol->flags & (PY_SYM_PARAM | PY_SYM_CELL) ||
           (symbol->flags & PY_SYM_BOUND && lends(scope, symbol->name));
}

// Numbers the locals; returns how many are captured from outside (the last ones).
static unsigned number_locals(py_scope_t *scope, unsigned *nlocals) {
    unsigned slot = 0, captured = 0;
    for (unsigned pass = 0; pass < 2; pass++) {
        py_symbol_t *symbol = scope->symbols.items;
        for (unsigned n = scope->symbols.len; n--; symbol++) {
            bool free = symbol->flags & PY_SYM_FREE;
            if (pass ? free : is_local(scope, symbol)) {
                if (slot > 254) {
                    py_raise(PY_MSG_too_many_locals);
                }
                captured += free;
                symbol->slot = (uint8_t)slot++;
            }
        }
    }
    *nlocals = slot;
    return captured;
}

// ---- layout ----

static void put(layout_t *l, unsigned byte) {
    if (l->out) {
        l->out[l->at] = (uint8_t)byte;
    }
    l->at++;
}

static void put2(layout_t *l, unsigned op, unsigned operand) {
    put(l, op);
    put(l, operand);
}

static void put3(layout_t *l, unsigned op, unsigned operand) {
    put2(l, op, operand);
    put(l, operand >> 8);
}

static void put_slot(layout_t *l, unsigned op, unsigned slot) {
    if (op <= PY_OP_STORE_LOCAL && slot < 16) { // LOAD_LOCAL or STORE_LOCAL: one byte
        put(l, (op == PY_OP_LOAD_LOCAL ? PY_OP_LOAD_LOCAL_N : PY_OP_STORE_LOCAL_N) + slot);
    } else {
        put2(l, op, slot);
    }
}

// The three name instructions come in the same order in each of their forms.
static void put_name(layout_t *l, unsigned kind, py_name_t name) {
    const py_symbol_t *symbol = py_symbol(l->scope, name);
    unsigned flags = symbol ? symbol->flags : 0;
    bool own_names = l->scope->flags & PY_CODE_NS && name < PY_HIDDEN_NAME;
    unsigned op = PY_OP_LOAD_GLOBAL;
    if (own_names && !(flags & PY_SYM_GLOBAL) &&
        (l->scope->kind == PY_SCOPE_OWN_NAMES ||
         (flags & PY_SYM_BOUND && !(flags & PY_SYM_NONLOCAL)))) {
        op = PY_OP_LOAD_NS;
    } else if (symbol && (flags & PY_SYM_FREE || is_local(l->scope, symbol))) {
        if (flags & (PY_SYM_FREE | PY_SYM_CELL)) {
            put_slot(l, PY_OP_LOAD_CELL + kind, symbol->slot);
        } else {
            put_slot(l, PY_OP_LOAD_LOCAL + kind, symbol->slot);
        }
        return;
    }
    put3(l, op + kind, name);
}

// The instruction at the place or behind it.
static unsigned skip_marks(const layout_t *l, unsigned place) {
    while (place < l->scope->raw.len &&
           (l->raw[place] == PY_OP_LABEL || l->raw[place] == PY_OP_LINE)) {
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
        place = skip_marks(l, l->places[*label]);
        const uint8_t *next = l->raw + place;
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

static void put_jump(layout_t *l, unsigned op, unsigned i) {
    unsigned label = py_operand(l->raw + i), place = follow(l, &op, &label);
    if (op == PY_OP_JUMP) {
        if (place == skip_marks(l, i + 3)) {
            return;
        }
        if (l->raw[place] == PY_OP_RETURN_NONE) {
            put(l, PY_OP_RETURN_NONE);
            return;
        }
    }
    unsigned target = l->targets[label];
    int distance = (int)(target - l->at) - 2;
    if (target != NOWHERE && distance == (int8_t)distance) {
        put2(l, op + 1, (unsigned)distance);
    } else {
        put3(l, op, (unsigned)distance - 1);
    }
}

static py_val_t constant_of(unsigned n) {
    return ((py_val_t *)py_front.constants.items)[n];
}

// Number of the constant in the function's own table.
static unsigned own_constant(layout_t *l, unsigned n) {
    py_val_t v = constant_of(n);
    py_array_t *own = &l->scope->constants;
    for (n = 0; n < own->len; n++) {
        if (((py_val_t *)own->items)[n] == v) {
            return n;
        }
    }
    *(py_val_t *)py_array_add(own, 1, sizeof v) = v;
    return n;
}

static void put_constant(layout_t *l, unsigned n) {
    if (n < 256) {
        put2(l, PY_OP_LOAD_CONST_S, n);
    } else {
        put3(l, PY_OP_LOAD_CONST, n);
    }
}

// [cells of the child's captured names] MAKE_FUNCTION; or DEFINE, when the module stores the
// function under its own name by the instruction behind, which is then done too. Returns how many
// bytes of raw code that was.
static unsigned put_function(layout_t *l, const uint8_t *raw) {
    unsigned constant = py_operand(raw) >> 2, items = raw[1] & 3;
    const py_function_t *function = py_obj(constant_of(constant));
    const py_code_t *code = py_function_code(function);
    bool define = l->scope->kind == PY_SCOPE_MODULE && raw[3] == PY_OP_STORE_NAME &&
                  py_operand(raw + 3) == code->name;
    const py_scope_t *child = l->scope->children;
    unsigned cells = 0;
    while (child && child->constant != constant) {
        child = child->sibling;
    }
    if (child) {
        const py_symbol_t *symbol = child->symbols.items;
        for (unsigned n = child->symbols.len; n--; symbol++) {
            if (symbol->flags & PY_SYM_FREE) {
                put_slot(l, PY_OP_LOAD_LOCAL, py_symbol(l->scope, symbol->name)->slot);
                cells++;
            }
        }
    } else { // finalised already: it can have captured nothing but __class__
        cells = py_code_nfree(code);
        if (cells) {
            put_slot(l, PY_OP_LOAD_LOCAL, py_symbol(l->scope, PY_N___class__)->slot);
        }
    }
    constant = own_constant(l, constant);
    if (constant > 255) {
        py_raise(PY_MSG_too_large);
    }
    put3(l, define ? PY_OP_DEFINE : PY_OP_MAKE_FUNCTION, constant | (items + cells) << 8);
    if (cells > l->extra_stack) {
        l->extra_stack = cells;
    }
    return define ? 6 : 3;
}

static void put_prologue(layout_t *l) {
    const py_symbol_t *symbol = l->scope->symbols.items;
    for (unsigned n = l->scope->symbols.len; n--; symbol++) {
        if (symbol->flags & PY_SYM_CELL && symbol->name < PY_HIDDEN_NAME &&
            is_local(l->scope, symbol)) {
            put_slot(l, symbol->flags & PY_SYM_PARAM ? PY_OP_MAKE_CELL : PY_OP_NEW_CELL,
                     symbol->slot);
        }
    }
}

static void put_line_step(layout_t *l, unsigned bytes, unsigned lines) {
    while (bytes || lines) {
        unsigned b = bytes < 31 ? bytes : 31;
        bytes -= b;
        unsigned n = bytes ? 0 : lines < 7 ? lines : 7;
        lines -= n;
        if (l->lines) {
            l->lines[l->nlines] = (uint8_t)(n << 5 | b);
        }
        l->nlines++;
    }
}

// CLASS_CELL, FRESH_CELL: what they ask for exists only when somebody captured it.
static void put_cell(layout_t *l, unsigned op, const uint8_t *raw) {
    bool fresh = op == PY_OP_FRESH_CELL;
    const py_symbol_t *symbol =
        py_symbol(l->scope, fresh ? (py_name_t)py_operand(raw) : PY_N___class__);
    if (symbol && symbol->flags & PY_SYM_CELL) {
        put_slot(l, fresh ? PY_OP_NEW_CELL : PY_OP_LOAD_LOCAL, symbol->slot);
    } else if (!fresh) {
        put(l, PY_OP_LOAD_NONE);
    }
}

// The stored and reloaded value of a `return` with nothing in between any more: returns the raw
// place behind both, or i.
static unsigned skip_kept(const layout_t *l, unsigned i) {
    unsigned name = py_operand(l->raw + i), next = i + 3;
    if (name < PY_HIDDEN_NAME) {
        return i;
    }
    while (l->raw[next] == PY_OP_CALL_FINALLY && l->places[py_operand(l->raw + next)] == NOWHERE) {
        next += 3;
    }
    bool reloaded = l->raw[next] == PY_OP_LOAD_NAME && py_operand(l->raw + next) == name;
    return reloaded && l->raw[next + 3] == PY_OP_RETURN ? next + 3 : i;
}

// Lays out the whole function once.
PY_HOT static void lay_out(layout_t *l) {
    unsigned line = l->scope->line, marked = line, marked_at = 0, size;
    bool dead = false;
    l->at = l->nlines = 0;
    put_prologue(l);
    for (unsigned i = 0; i < l->scope->raw.len; i += size) {
        const uint8_t *raw = l->raw + i;
        unsigned op = raw[0];
        size = py_op_size(op);
        if (op == PY_OP_LABEL) {
            l->targets[py_operand(raw)] = (uint16_t)l->at;
            dead = false;
            continue;
        }
        if (op == PY_OP_LINE) {
            line = py_operand(raw);
            continue;
        }
        if (dead) {
            continue;
        }
        if (line > marked) {
            put_line_step(l, l->at - marked_at, line - marked);
            marked = line;
            marked_at = l->at;
        }
        switch (op) {
        case PY_OP_STORE_NAME: {
            unsigned next = skip_kept(l, i);
            if (next != i) {
                size = next - i;
                break;
            }
        } // fallthrough
        case PY_OP_LOAD_NAME:
        case PY_OP_DELETE_NAME:
            put_name(l, op - PY_OP_LOAD_NAME, (py_name_t)py_operand(raw));
            break;
        case PY_OP_CALL_FINALLY:
            if (l->places[py_operand(raw)] == NOWHERE) { // a try without finally
                break;
            }
            // fallthrough
        case PY_OP_JUMP:
        case PY_OP_POP_JUMP_IF_FALSE:
        case PY_OP_POP_JUMP_IF_TRUE:
        case PY_OP_JUMP_IF_FALSE_OR_POP:
        case PY_OP_JUMP_IF_TRUE_OR_POP:
        case PY_OP_FOR_ITER: put_jump(l, op, i); break;
        case PY_OP_MAKE_FUNCTION: size = put_function(l, raw); break;
        case PY_OP_CLASS_CELL:
        case PY_OP_FRESH_CELL: put_cell(l, op, raw); break;
        case PY_OP_LOAD_CONST: put_constant(l, own_constant(l, py_operand(raw))); break;
        default:
            for (unsigned n = 0; n < size; n++) {
                put(l, raw[n]);
            }
        }
        dead =
            op == PY_OP_RETURN || op == PY_OP_RETURN_NONE || op == PY_OP_JUMP || op == PY_OP_RAISE;
    }
}

static void find_labels(layout_t *l) {
    unsigned bytes = l->scope->labels * sizeof *l->places;
    l->places = py_gc_realloc_low(NULL, 2 * bytes + 2);
    l->targets = l->places + l->scope->labels;
    memset(l->places, 0xFF, 2 * bytes);
    for (unsigned i = 0; i < l->scope->raw.len; i += py_op_size(l->raw[i])) {
        if (l->raw[i] == PY_OP_LABEL) {
            l->places[py_operand(l->raw + i)] = (uint16_t)i;
        }
    }
}

// ---- the code block ----

static unsigned align4(unsigned n) {
    return (n + 3) & ~3u;
}

static py_val_t write_code(layout_t *l, unsigned nlocals, unsigned captured) {
    py_scope_t *scope = l->scope;
    bool extra = scope->nkwonly || scope->nposonly || captured;
    unsigned nnames = scope->kind >= PY_SCOPE_FUNCTION ? scope->npos + scope->nkwonly : 0u;
    unsigned names_at = extra ? PY_CODE_HEAD + 4 : PY_CODE_HEAD;
    unsigned code_at = names_at + 2 * nnames;
    unsigned lines_at = code_at + l->at;
    unsigned guards_at = lines_at + l->nlines + 1;
    unsigned guards = scope->guards.len;
    unsigned constants_at = align4(guards_at + (guards ? 1 + guards * sizeof(py_guard_t) : 0));
    unsigned size =
        offsetof(py_function_t, code) + constants_at + scope->constants.len * sizeof(py_val_t);
    if (constants_at > UINT16_MAX || guards > 255 || scope->max_depth + l->extra_stack > 255) {
        py_raise(PY_MSG_too_large);
    }
    py_function_t *function = py_gc_alloc(size);
    uint8_t *block = (uint8_t *)&function->code;
    py_code_t *code = (py_code_t *)block;
    function->type = &py_type_code_function;
    code->name = scope->name;
    code->line = scope->line;
    code->size = (uint16_t)l->at;
    code->constants = (uint16_t)constants_at;
    code->flags =
        (uint8_t)(scope->flags | (extra ? PY_CODE_EXTRA : 0) | (guards ? PY_CODE_GUARDS : 0));
    code->npos = scope->npos;
    code->nlocals = (uint8_t)nlocals;
    code->nstack = (uint8_t)(scope->max_depth + l->extra_stack);
    if (extra) {
        code->nkwonly = scope->nkwonly;
        code->nposonly = scope->nposonly;
        code->nfree = (uint8_t)captured;
    }
    const py_symbol_t *symbol = scope->symbols.items;
    for (unsigned i = 0; i < nnames; i++) {
        ((uint16_t *)(block + names_at))[i] = symbol[i].name;
    }
    l->out = block + code_at;
    l->lines = block + lines_at;
    lay_out(l);
    if (guards) {
        const py_guard_t *guard = scope->guards.items;
        uint8_t *out = block + guards_at;
        *out++ = (uint8_t)guards;
        for (unsigned i = 0; i < guards; i++, guard++, out += sizeof *guard) {
            py_guard_t placed = {l->targets[guard->start], l->targets[guard->end],
                                 l->targets[guard->handler], guard->depth};
            memcpy(out, &placed, sizeof placed);
        }
    }
    if (scope->constants.len) {
        memcpy(block + constants_at, scope->constants.items,
               scope->constants.len * sizeof(py_val_t));
    }
    return py_store_block(py_ptr(function), size);
}

// All names in the scope and below are resolved.
static py_val_t generate(py_scope_t *scope) {
    py_check_stack();
    unsigned nlocals, captured = number_locals(scope, &nlocals);
    for (py_scope_t *child = scope->children; child; child = child->sibling) {
        py_val_t code = generate(child);
        ((py_val_t *)py_front.constants.items)[child->constant] = code;
    }
    layout_t l = {.scope = scope, .raw = scope->raw.items};
    find_labels(&l);
    unsigned last;
    do {
        last = l.at;
        lay_out(&l);
    } while (l.at != last);
    py_val_t code = write_code(&l, nlocals, captured);
    py_gc_free(l.places);
    return code;
}

py_val_t py_finalise(py_scope_t *scope) {
    resolve_names(scope);
    py_val_t code = generate(scope);
    py_scope_free(scope);
    return code;
}
