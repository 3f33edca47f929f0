// SPDX-License-Identifier: MIT
// core/vm/ops.c -- operations on any values: which operand is asked, in which order, and what the error is.
#include "core/config.h"
#include "core/vm/ops.h"

#include "core/mem/names.h"
#include "core/obj/class.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"
#include "core/vm/vm_ops.h"

// ---- binary ----

static _Noreturn void unsupported(unsigned op, py_val_t a, py_val_t b) {
    unsigned plain = op & 31;
    if (plain == PY_DIVMOD) {
        plain = PY_FLOORDIV;
    }
    py_raise(plain >= PY_LT ? PY_MSG_no_compare : PY_MSG_unsupported, PY_MSG_op + plain, a, b);
}

PY_HOT static py_val_t ask(const py_type_t *type, unsigned op, py_val_t a, py_val_t b) {
    return PY_ASK(type, binary, op, a, b);
}

// The right operand's turn.
static py_val_t ask_right(const py_type_t *type, unsigned op, py_val_t a, py_val_t b) {
    static const uint8_t mirrored[] = {PY_GT, PY_LT, PY_GE, PY_LE, PY_EQ, PY_NE};
    unsigned plain = op & 31;
    if (plain >= PY_LT && plain <= PY_NE) {
        return ask(type, mirrored[plain - PY_LT], b, a);
    }
    if (type->flags & PY_TYPE_HEAP && plain <= PY_MATMUL) {
        return ask(type, plain | PY_REFLECTED, b, a);
    }
    return plain == PY_MUL ? ask(type, PY_MUL, b, a) : PY_UNDEF; // 3 * 'a'
}

// A sub-class on the right goes before its base on the left: always when they are compared, else with a method
// of its own.
static bool knows_better(const py_type_t *right, const py_type_t *left, unsigned plain) {
    unsigned name = plain <= PY_MATMUL ? py_operation_name(plain | PY_REFLECTED) : 0;
    return plain < PY_CONTAINS && py_issubclass(right, left) &&
           !(name && py_type_lookup(right, name) == py_type_lookup(left, name));
}

PY_HOT py_val_t py_binary(unsigned op, py_val_t a, py_val_t b) {
    unsigned plain = op & 31;
    const py_type_t *left = py_type_of(a), *right = py_type_of(b);
    bool right_first =
        left != right && right->flags & PY_TYPE_HEAP && knows_better(right, left, plain);
    py_val_t result = right_first ? ask_right(right, op, a, b) : PY_UNDEF;
    if (!result) {
        result = ask(left, op, a, b);
    }
    // Not when both are of one type, but for comparisons: a < b may be answered by b > a.
    if (!result && !right_first && plain < PY_CONTAINS && (left != right || plain >= PY_LT)) {
        result = ask_right(right, op, a, b);
    }
    if (result) {
        return result;
    }
    if (plain == PY_EQ || plain == PY_NE) {
        return py_bool((a == b) == (plain == PY_EQ));
    }
    if (plain == PY_CONTAINS) { // by iteration
        py_val_t it = py_iter(a), item;
        while ((item = py_next(it))) {
            if (py_equal(item, b)) {
                return PY_TRUE;
            }
        }
        return PY_FALSE;
    }
    unsupported(op, a, b);
}

PY_HOT bool py_equal(py_val_t a, py_val_t b) {
    if (a == b) {
        return true;
    }
    if ((a & b & 1) || (py_is_name(a) && py_is_name(b))) {
        return false;
    }
    py_check_stack();
    return py_truth(py_binary(PY_EQ, a, b));
}

bool py_less(py_val_t a, py_val_t b) {
    py_check_stack();
    return a & b & 1 ? (int32_t)a < (int32_t)b : py_truth(py_binary(PY_LT, a, b));
}

PY_HOT bool py_contains(py_val_t container, py_val_t item) {
    return py_truth(py_binary(PY_CONTAINS, container, item));
}

// ---- unary ----

PY_HOT static py_val_t ask_unary(enum py_unary op, py_val_t v) {
    const py_type_t *type = py_type_of(v);
    return PY_ASK(type, unary, op, v);
}

PY_HOT py_val_t py_unary(enum py_unary op, py_val_t v) {
    py_val_t result = ask_unary(op, v);
    if (result) {
        return result;
    }
    py_raise(op <= PY_INVERT ? PY_MSG_bad_operand + op
             : op == PY_LEN  ? PY_MSG_no_len
                             : PY_MSG_bad_conversion,
             v);
}

PY_HOT bool py_truth(py_val_t v) {
    if (v == PY_TRUE || v == PY_FALSE || v == PY_NONE) {
        return v == PY_TRUE;
    }
    if (py_is_int(v)) {
        return v != py_int(0);
    }
    py_val_t result = ask_unary(PY_BOOL, v);
    if (!result) {
        result = ask_unary(PY_LEN, v);
    }
    return !result || (result != PY_FALSE && result != py_int(0));
}

uint32_t py_hash(py_val_t v) {
    py_check_stack();
    py_val_t result = ask_unary(PY_HASH, v);
    if (result) {
        return (uint32_t)py_int_get(result);
    }
    const py_type_t *type = py_type_of(v);
    if (PY_HAS(type, unary) || type == &py_type_slice) { // what is asked, and says that it has none
        py_raise(PY_MSG_unhashable, v);
    }
    return v >> 3;
}

PY_HOT unsigned py_len(py_val_t v) {
    py_val_t len = py_unary(PY_LEN, v);
    if (!py_is_int(len)) {
        py_raise(PY_MSG_not_integer, len);
    }
    if (py_int_get(len) < 0) {
        py_raise(PY_MSG_len_negative);
    }
    return (unsigned)py_int_get(len);
}

// ---- items, iteration ----

PY_HOT py_val_t py_subscr(py_val_t v, py_val_t key, py_val_t value) {
    const py_type_t *type = py_type_of(v);
    py_val_t result = PY_ASK(type, subscr, v, key, value);
    if (!result) {
        py_raise(value == PY_UNDEF    ? PY_MSG_not_subscriptable
                 : value == PY_DELETE ? PY_MSG_no_item_deletion
                                      : PY_MSG_no_item_assignment,
                 v);
    }
    return result;
}

PY_HOT py_val_t py_iter(py_val_t v) {
    py_check_stack();
    const py_type_t *type = py_type_of(v);
    py_val_t it = PY_ASK(type, iter, v);
    if (!it) {
        py_raise(PY_MSG_not_iterable, v);
    }
    return it;
}

typedef struct {
    py_val_t it, item;
} next_t;

static void call_next(void *arg) {
    next_t *next = arg;
    const py_type_t *type = py_type_of(next->it);
    next->item = PY_ASK(type, next, next->it);
}

PY_HOT py_val_t py_next(py_val_t it) {
    const py_type_t *type = py_type_of(it);
    if (py_port_pending) { // so that Ctrl-C ends sum(endless()) as well
        py_vm_pending();
    }
    if (type == &py_type_iterator) {
        return py_iterator_next(it);
    }
    if (!PY_HAS(type, next)) {
        py_raise(PY_MSG_not_iterator, it);
    }
    if (!(type->flags & PY_TYPE_HEAP)) {
        return PY_ASK(type, next, it);
    }
    next_t next = {it, PY_UNDEF};
    py_val_t exc = py_try(call_next, &next);
    if (!exc) {
        return next.item;
    }
    if (!py_exc_match(exc, PY_StopIteration)) {
        py_raise_exc(exc);
    }
    const py_tuple_t *args = py_obj(py_exc_args(exc));
    py_vm.stop_value = args->len ? args->items[0] : PY_NONE;
    return PY_UNDEF;
}
