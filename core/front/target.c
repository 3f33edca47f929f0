// SPDX-License-Identifier: MIT
// core/front/target.c -- the code of an expression becomes the code of a target.
//
// A name, an attribute or an item ends in its load, whose opcode is followed by those that store
// and delete. A display `a, b.c` is the code of its items and then what builds it: the items'
// code stays, each ending in a store, and an unpacking comes before it. Where the items are is
// noted while the display is read.
#include <string.h>

#include "core/front/compiler.h"
#include "core/vm/exc.h"

static py_front_t *const front = &py_front;

bool py_note_item(unsigned start, unsigned mark, bool star) {
    if (!front->shown) {
        front->items.len = (uint16_t)mark; // displays inside are part of an expression
        if (!py_is_target(py_last_op(start))) {
            return false;
        }
    }
    py_item_t *item = py_array_add(&front->items, 1, sizeof *item);
    *item = (py_item_t){(uint16_t)start, front->last, front->shown, star};
    return true;
}

bool py_is_target(unsigned op) {
    return op == PY_OP_LOAD_NAME || ((op - PY_OP_LOAD_ATTR) & ~4u) == 0;
}
_Static_assert(PY_OP_LOAD_SUBSCR == PY_OP_LOAD_ATTR + 4, "py_is_target");

static unsigned convert_item(unsigned to, unsigned how);

// The items of a display, the last first.
static unsigned convert_items(unsigned n, unsigned to, unsigned how) {
    unsigned star = n;
    for (unsigned i = n; i--;) {
        const py_item_t *items = front->items.items;
        if (items[front->items.len - 1].star) {
            if (star < n || how != PY_STORE) {
                py_syntax_error();
            }
            star = i;
        }
        to = convert_item(to, how);
    }
    if (how != PY_STORE) {
        return to;
    }
    if (n > 255) {
        py_syntax_error();
    }
    front->scope->max_depth = (uint16_t)(front->scope->max_depth + n);
    to -= star < n ? 3 : 2;
    uint8_t *op = py_raw(to);
    if (star < n) {
        op[0] = PY_OP_UNPACK_EX;
        op[1] = (uint8_t)star;
        op[2] = (uint8_t)(n - star - 1);
    } else {
        op[0] = PY_OP_UNPACK;
        op[1] = (uint8_t)n;
    }
    return to;
}

// Takes the last item noted and moves its code, converted, to the place that ends at `to`.
// Returns where that starts. The code never grows, so from the last item to the first each can be
// moved to where it belongs.
static unsigned convert_item(unsigned to, unsigned how) {
    const py_item_t *items = front->items.items;
    py_item_t item = items[--front->items.len];
    if (item.shown) {
        py_check_stack();
        return convert_items(item.shown - 1u, to, how);
    }
    uint8_t *op = py_raw(item.last);
    if (*op == PY_OP_LOAD_NAME) {
        unsigned name = py_operand(op);
        const py_symbol_t *known = py_symbol(front->scope, name);
        if (known && known->flags & PY_SYM_WALRUS) {
            py_syntax_error();
        }
        py_symbol_mark(front->scope, name, PY_SYM_BOUND);
    } else {
        front->scope->max_depth += 2; // it may run with more on the stack than when it was read
    }
    *op = (uint8_t)(*op + how);
    unsigned size = item.last + py_op_size(*op) - item.start;
    to -= size;
    memmove(py_raw(to), py_raw(item.start), size);
    return to;
}

void py_make_target(unsigned start, unsigned how) {
    if (!py_note_item(start, front->items.len, false)) {
        py_syntax_error();
    }
    unsigned end = py_raw_len(), to = convert_item(end, how);
    memmove(py_raw(start), py_raw(to), end - to);
    front->scope->raw.len = (uint16_t)(start + end - to);
    py_emit_effect(-1);
}
