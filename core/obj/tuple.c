// SPDX-License-Identifier: MIT
// core/obj/tuple.c -- tuple. Nearly all of it is shared with list: core/obj/seq.c.
#include "core/config.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static const py_tuple_t empty = {.type = &py_type_tuple};

PY_HOT py_val_t py_tuple_new(unsigned n, const py_val_t *items) {
    if (!n) {
        return py_ptr(&empty);
    }
    py_val_t *to, tuple = py_seq_new(&py_type_tuple, n, &to);
    if (items) {
        py_copy_items(to, items, n);
    }
    return tuple;
}

py_val_t py_tuple_from(py_val_t iterable) {
    if (py_is(iterable, &py_type_tuple)) {
        return iterable;
    }
    py_val_t *items;
    unsigned n = py_items_of(iterable, &items);
    return py_tuple_new(n, items);
}

static py_val_t tuple_new(py_val_t *args, unsigned n) {
    (void)n;
    return args[1] ? py_tuple_from(args[1]) : py_ptr(&empty);
}

static void tuple_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_print_items(out, v, "(", ((py_tuple_t *)py_obj(v))->len == 1 ? ",)" : ")");
}

static py_val_t tuple_unary(enum py_unary op, py_val_t v) {
    if (op != PY_HASH) {
        return py_seq_unary(op, v);
    }
    py_tuple_t *tuple = py_obj(v);
    uint32_t hash = tuple->len;
    py_check_stack();
    for (unsigned i = 0; i < tuple->len; i++) {
        hash = hash * 31 + py_hash(tuple->items[i]);
    }
    return hash << 1 | 1;
}

static py_val_t tuple_subscr(py_val_t v, py_val_t key, py_val_t value) {
    return value ? PY_UNDEF : py_seq_get(v, key);
}

static const py_entry_t attrs[] = {
    PY_NEW(1, 2, tuple_new),
    PY_FN(count, 2, 2, py_seq_count),
    PY_FN(index, 2, 4, py_seq_index),
};
static const py_ops_t ops = {
    .print = tuple_print,
    .unary = tuple_unary,
    .binary = py_seq_binary,
    .subscr = tuple_subscr,
    .iter = py_seq_iter,
};
const py_type_t py_type_tuple = PY_TYPE(tuple, attrs, &ops);
