// SPDX-License-Identifier: MIT
// core/obj/sort.c -- sorting a list: binary insertion (Knuth, TAOCP 6.2.1), stable.
//
// It compares about as seldom as can be, and comparing is what costs: a comparison runs an operator
// or Python, a move copies a word. It needs no second array, and whatever __lt__ raises, every item
// is in the array. Merging would move less, from some 2,000 items on, which do not fit the chip's
// heap. Keys are computed once, into an array that moves along. While Python runs the list is
// empty, so that no change of it disturbs.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

typedef struct sort {
    py_val_t *items, *keys; // the same array when there is no key function
    unsigned n;
    py_val_t key;
    bool reverse;
} sort_t;

// Whether b must come before a, which stands before it now.
static bool before(const sort_t *s, py_val_t b, py_val_t a) {
    if (s->reverse) {
        py_val_t other = a;
        a = b;
        b = other;
    }
    return py_is_int(a) && py_is_int(b) ? (int32_t)b < (int32_t)a : py_less(b, a);
}

PY_HOT static void move(py_val_t *array, unsigned from, unsigned to) {
    py_val_t item = array[from];
    py_copy_items(array + to + 1, array + to, from - to);
    array[to] = item;
}

PY_HOT static void sort(void *arg) {
    sort_t *s = arg;
    if (s->keys != s->items) {
        for (unsigned i = 0; i < s->n; i++) {
            s->keys[i] = py_call(s->key, 1, &s->items[i]);
        }
    }
    for (unsigned i = 1; i < s->n; i++) {
        unsigned low = 0, high = i, middle = i - 1; // first try: it is in order already
        while (low < high) {
            if (before(s, s->keys[i], s->keys[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
            middle = (low + high) / 2;
        }
        move(s->items, i, low);
        if (s->keys != s->items) {
            move(s->keys, i, low);
        }
    }
}

void py_sort(py_val_t v, py_val_t key, bool reverse) {
    py_list_t *list = py_obj(v), all = *list;
    sort_t s = {all.items, all.items, all.len, key, reverse};
    if (key != PY_NONE) {
        s.keys = py_gc_realloc(NULL, s.n * sizeof(py_val_t));
    }
    list->items = NULL;
    list->len = list->capacity = 0;
    py_val_t exc = py_try(sort, &s);
    bool changed = list->items;
    *list = all;
    if (exc) {
        py_raise_exc(exc);
    }
    if (changed) {
        py_raise(PY_MSG_changed_sorted);
    }
}
