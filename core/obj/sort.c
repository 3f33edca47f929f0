// SPDX-License-Identifier: MIT
// core/obj/sort.c -- sorting a list: bottom-up merge sort (Knuth, TAOCP 5.2.4), stable.
//
// A merge first copies the left run aside, then fills the gap from both sides; two runs already in order
// cost one comparison. Keys are computed once, into an array that moves along with the items.
// Comparing runs Python: meanwhile the list is empty, so that no change of it disturbs, and an exception
// puts the run aside back in its place first, so that no item is lost.
#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include <string.h>

typedef struct sort {
    py_val_t *items, *keys; // the same array when there is no key function
    py_val_t *aside, *keys_aside;
    unsigned n;
    unsigned from, to; // of the run aside, what is not yet merged
    unsigned at;       // where it goes
    py_val_t key;
    bool reverse;
} sort_t;

static bool less(py_val_t a, py_val_t b) {
    return py_is_int(a) && py_is_int(b) ? (int32_t)a < (int32_t)b : py_less(a, b);
}

// Whether the item with key b must come before the one with key a, that stands before it now.
static bool before(const sort_t *s, py_val_t b, py_val_t a) {
    return s->reverse ? less(a, b) : less(b, a);
}

static void put_back(sort_t *s) {
    for (; s->from < s->to; s->from++, s->at++) {
        s->items[s->at] = s->aside[s->from];
        s->keys[s->at] = s->keys_aside[s->from];
    }
}

static void merge(sort_t *s, unsigned low, unsigned middle, unsigned high) {
    if (!before(s, s->keys[middle], s->keys[middle - 1])) {
        return;
    }
    unsigned n = middle - low;
    memcpy(s->aside, s->items + low, n * sizeof(py_val_t));
    memcpy(s->keys_aside, s->keys + low, n * sizeof(py_val_t));
    s->from = 0;
    s->to = n;
    s->at = low;
    while (s->from < s->to && middle < high) {
        bool right = before(s, s->keys[middle], s->keys_aside[s->from]);
        unsigned from = right ? middle++ : s->from++;
        s->items[s->at] = (right ? s->items : s->aside)[from];
        s->keys[s->at++] = (right ? s->keys : s->keys_aside)[from];
    }
    put_back(s);
}

static void sort(void *arg) {
    sort_t *s = arg;
    if (s->keys != s->items) {
        for (unsigned i = 0; i < s->n; i++) {
            s->keys[i] = py_call(s->key, 1, &s->items[i]);
        }
    }
    for (unsigned width = 1; width < s->n; width *= 2) {
        for (unsigned low = 0; low + width < s->n; low += 2 * width) {
            unsigned high = low + 2 * width;
            merge(s, low, low + width, high < s->n ? high : s->n);
        }
    }
}

void py_sort(py_val_t v, py_val_t key, bool reverse) {
    py_list_t *list = py_obj(v), all = *list;
    sort_t s = {.items = all.items, .keys = all.items, .n = all.len, .key = key, .reverse = reverse};
    if (s.n < 2 && key == PY_NONE) {
        return;
    }
    size_t size = s.n * sizeof(py_val_t);
    s.aside = s.keys_aside = py_gc_alloc(size);
    if (key != PY_NONE) {
        s.keys = py_gc_alloc(size);
        s.keys_aside = py_gc_alloc(size);
    }
    list->items = NULL;
    list->len = list->capacity = 0;
    py_val_t exc = py_try(sort, &s);
    put_back(&s);
    *list = all;
    py_gc_free(s.aside);
    if (exc) {
        py_raise_exc(exc);
    }
}
