// SPDX-License-Identifier: MIT
// core/obj/list.c -- list: what it has beyond core/obj/seq.c, that is all that changes it.
//
// Every change of length goes through splice(). Capacity grows by half.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include <string.h>

PY_HOT static py_list_t *self(py_val_t v) {
    return py_self(v, &py_type_list);
}

PY_HOT py_val_t py_list_new(unsigned n, const py_val_t *items) {
    py_val_t *to, list = py_seq_new(&py_type_list, n, &to);
    if (items) {
        py_copy_items(to, items, n);
    }
    return list;
}

PY_HOT static void reserve(py_list_t *list, unsigned need) {
    if (need > list->capacity) {
        unsigned capacity = list->capacity + list->capacity / 2;
        if (capacity < need) {
            capacity = need;
        }
        capacity = (capacity + 1) & ~1u; // whole granules
        list->items = py_gc_realloc(list->items, capacity * sizeof(py_val_t));
        list->capacity = capacity;
    }
}

// Replaces `cut` items at `at` by room for `put` items, which the caller fills at once.
static py_val_t *splice(py_list_t *list, unsigned at, unsigned cut, unsigned put) {
    unsigned len = list->len - cut + put;
    reserve(list, len);
    py_val_t *room = list->items + at;
    py_copy_items(room + put, room + cut, list->len - at - cut);
    if (len < list->len) {
        memset(list->items + len, 0, (list->len - len) * sizeof *room); // keeps nothing alive
    }
    list->len = len;
    return room;
}

PY_HOT void py_list_append(py_val_t v, py_val_t item) {
    py_list_t *list = py_obj(v);
    reserve(list, list->len + 1);
    list->items[list->len++] = item;
}

PY_HOT void py_list_extend(py_val_t v, py_val_t iterable) {
    py_val_t *items, item;
    unsigned n;
    py_check_stack();
    if (py_items(iterable, &items, &n)) {
        py_list_t *list = py_obj(v);
        unsigned at = list->len;
        py_val_t *room = splice(list, at, 0, n);
        py_items(iterable, &items, &at); // anew: it may be the list itself
        py_copy_items(room, items, n);
        return;
    }
    py_val_t it = py_iter(iterable);
    while ((item = py_next(it))) {
        py_list_append(v, item);
    }
}

PY_HOT py_val_t py_list_from(py_val_t iterable) {
    py_val_t list = py_list_new(0, NULL);
    py_list_extend(list, iterable);
    return list;
}

// ---- items and slices --------------------------------------------------------------------------

static char *room(py_val_t v, unsigned at, unsigned cut, unsigned put) {
    py_list_t *list = py_obj(v);
    return (char *)(cut == put ? list->items + at : splice(list, at, cut, put));
}

static py_val_t list_subscr(py_val_t v, py_val_t key, py_val_t value) {
    if (!value) {
        return py_seq_get(v, key);
    }
    py_val_t *items = &value;
    py_store_t store;
    store.room = room;
    store.put = store.size = 0;
    store.fixed = false;
    key = py_plain_key(key);
    if (value != PY_DELETE) {
        store.size = sizeof value;
        store.put = 1;
        if (py_is(key, &py_type_slice)) {
            value = py_list_from(value); // a copy: it may be the list itself
            py_items(value, &items, &store.put);
        }
    }
    store.from = (const char *)items;
    py_seq_store(v, key, &store);
    return PY_NONE;
}

PY_HOT static py_val_t list_binary(unsigned op, py_val_t a, py_val_t b) {
    if (op == (PY_ADD | PY_INPLACE)) {
        py_list_extend(a, b);
        return a;
    }
    py_val_t result = py_seq_binary(op, a, b);
    if (result && op == (PY_MUL | PY_INPLACE)) {
        *(py_list_t *)py_obj(a) = *(py_list_t *)py_obj(result);
        return a;
    }
    return result;
}

// ---- methods -----------------------------------------------------------------------------------

PY_HOT static py_val_t list_new(py_val_t *args, unsigned n) {
    (void)n;
    return args[1] ? py_list_from(args[1]) : py_list_new(0, NULL);
}

PY_HOT static py_val_t list_append(py_val_t *args, unsigned n) {
    (void)n;
    py_list_append(py_ptr(self(args[0])), args[1]);
    return PY_NONE;
}

static py_val_t list_clear(py_val_t *args, unsigned n) {
    (void)n;
    py_list_t *list = self(args[0]);
    list->items = NULL;
    list->len = list->capacity = 0;
    return PY_NONE;
}

static py_val_t list_copy(py_val_t *args, unsigned n) {
    (void)n;
    py_list_t *list = self(args[0]);
    return py_list_new(list->len, list->items);
}

static py_val_t list_extend(py_val_t *args, unsigned n) {
    (void)n;
    py_list_extend(py_ptr(self(args[0])), args[1]);
    return PY_NONE;
}

void py_list_insert(py_val_t v, unsigned at, py_val_t item) {
    *splice(py_obj(v), at, 0, 1) = item;
}

static py_val_t list_insert(py_val_t *args, unsigned n) {
    (void)n;
    py_list_t *list = self(args[0]);
    py_val_t at = py_plain_key(args[1]);
    py_list_insert(py_ptr(list), py_bound(at, list->len, 0), args[2]);
    return PY_NONE;
}

py_val_t py_list_pop(py_val_t *args, unsigned n) {
    (void)n;
    py_list_t *list = self(args[0]);
    py_val_t at = args[1] ? py_plain_key(args[1]) : py_int(-1);
    if (!list->len) {
        py_raise(PY_MSG_pop_index, args[0]);
    }
    unsigned i = py_index(&py_type_list, at, list->len);
    py_val_t item = list->items[i];
    splice(list, i, 1, 0);
    return item;
}

PY_HOT py_val_t py_list_reverse(py_val_t *args, unsigned n) {
    py_list_t *list = self(args[0]);
    n = list->len;
    for (unsigned i = 0; i < n / 2; i++) {
        py_val_t item = list->items[i];
        list->items[i] = list->items[n - 1 - i];
        list->items[n - 1 - i] = item;
    }
    return PY_NONE;
}

static py_val_t list_sort(py_val_t *args, unsigned n) {
    (void)n;
    py_sort(py_ptr(self(args[0])), args[1] ? args[1] : PY_NONE, args[2] && py_truth(args[2]));
    return PY_NONE;
}

static void list_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_print_items(out, v, "[", "]");
}

static const py_entry_t attrs[] = {
    PY_NEW(1, 2, list_new),
    PY_FN(append, 2, 2, list_append),
    PY_FN(clear, 1, 1, list_clear),
    PY_FN(copy, 1, 1, list_copy),
    PY_FN(count, 2, 2, py_seq_count),
    PY_FN(extend, 2, 2, list_extend),
    PY_FN(index, 2, 4, py_seq_index),
    PY_FN(insert, 3, 3, list_insert),
    PY_FN(pop, 1, 2, py_list_pop),
    PY_FN(remove, 2, 2, py_seq_remove),
    PY_FN(reverse, 1, 1, py_list_reverse),
    PY_FN_KW(sort, 1, 1, sort, list_sort),
};
static const py_ops_t ops = {
    .print = list_print,
    .unary = py_seq_unary,
    .binary = list_binary,
    .subscr = list_subscr,
    .iter = py_seq_iter,
};
const py_type_t py_type_list = PY_TYPE(list, attrs, &ops);
