// SPDX-License-Identifier: MIT
// core/obj/iterator.c -- all builtin iterators: one type, one struct, a case for each kind.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

#define INDEX 8 // bits below the index in `place`
#define NEXT  (1u << INDEX)

PY_HOT py_val_t py_iterator_new(enum py_iter_kind kind, py_val_t a, py_val_t b) {
    unsigned index = 0;
    py_check_stack();
    switch (kind) {
    case PY_ITER_KEYS:
    case PY_ITER_VALUES:
    case PY_ITER_ITEMS: // b: the length that must not change
        b = py_table_unary(PY_LEN, a);
        break;
    case PY_ITER_REVERSED:
        if (py_as(a, &py_type_dict) || py_is(a, &py_type_dict_view)) {
            a = py_list_from(a);
        }
        index = py_len(a);
        break;
    default: break;
    }
    bool has_step = kind == PY_ITER_RANGE || kind == PY_ITER_WIDE;
    py_iterator_t *it = py_gc_alloc(has_step ? sizeof *it : offsetof(py_iterator_t, c));
    it->type = &py_type_iterator;
    it->place = index << INDEX | kind;
    it->a = a;
    it->b = b;
    return py_ptr(it);
}

// The item of any sequence; PY_UNDEF when it is shorter.
static py_val_t item_at(py_val_t sequence, unsigned index) {
    py_val_t *items;
    unsigned n;
    if (py_items(sequence, &items, &n)) {
        return index < n ? items[index] : PY_UNDEF;
    }
    return index < py_len(sequence) ? py_subscr(sequence, py_int((int32_t)index), PY_UNDEF)
                                    : PY_UNDEF;
}

// Of text a character; else any sequence's item.
PY_HOT static py_val_t next_of_text(py_iterator_t *it) {
    uint32_t index = it->place >> INDEX;
    const char *text;
    size_t len;
    py_check_stack();
    py_val_t item;
    if (py_text(it->a, &text, &len)) {
        item = py_text_next(it->a, &index);
    } else {
        item = item_at(it->a, index);
        index += item != PY_UNDEF; // the end stays the end
    }
    it->place = index << INDEX | PY_ITER_SEQ;
    return item;
}

static py_val_t next_of_items(py_iterator_t *it) {
    py_val_t *items;
    unsigned n, index = it->place >> INDEX;
    if (!py_items(it->a, &items, &n)) {
        bool bytes = py_is(it->a, &py_type_bytes);
        if (!bytes && !py_is(it->a, &py_type_bytearray)) {
            return next_of_text(it);
        }
        const py_bytearray_t *array = py_obj(it->a); // bytes have their length at the same place
        if (index >= array->len) {
            return PY_UNDEF;
        }
        it->place += NEXT;
        return py_int((uint8_t)(bytes ? ((const py_str_t *)array)->text : array->text)[index]);
    }
    if (index >= n) {
        return PY_UNDEF;
    }
    it->place += NEXT;
    return items[index];
}

static py_val_t next_of_range(py_iterator_t *it) {
    int32_t at = (int32_t)it->a, stop = (int32_t)it->b, step = (int32_t)it->c; // as the words are
    if (step > 0 ? at >= stop : at <= stop) {
        return PY_UNDEF;
    }
    it->a = (py_val_t)(at + step - 1);
    return (py_val_t)at;
}

static py_val_t next_of_wide_range(py_iterator_t *it) {
    py_val_t item = it->a;
    if (py_binary(it->place >> INDEX, item, it->b) == PY_FALSE) {
        return PY_UNDEF;
    }
    it->a = py_binary(PY_ADD, item, it->c);
    return item;
}

static py_val_t next_of_table(py_iterator_t *it) {
    py_dict_t *dict = py_obj(it->a);
    if (py_table_unary(PY_LEN, it->a) != it->b) {
        py_raise(PY_MSG_changed_size, it->a);
    }
    unsigned at = it->place >> INDEX;
    py_pair_t *pair = py_table_next(dict->table, &at);
    it->place = at << INDEX | it->kind;
    if (!pair) {
        return PY_UNDEF;
    }
    switch (it->kind) {
    case PY_ITER_KEYS: return pair->key;
    case PY_ITER_VALUES: return pair->value;
    default: return py_tuple_new(2, &pair->key);
    }
}

static py_val_t next_reversed(py_iterator_t *it) {
    if (it->place < NEXT) {
        return PY_UNDEF;
    }
    it->place -= NEXT;
    return item_at(it->a, it->place >> INDEX);
}

static py_val_t next_enumerated(py_iterator_t *it) {
    py_val_t pair[2] = {it->b, py_next(it->a)};
    if (!pair[1]) {
        return PY_UNDEF;
    }
    it->b = py_binary(PY_ADD, it->b, py_int(1));
    return py_tuple_new(2, pair);
}

// One item of each iterator, as a tuple; PY_UNDEF when one of them (or all none of them) has no
// more.
PY_HOT static py_val_t next_of_each(py_val_t iterators) {
    py_val_t *from, *to;
    unsigned n;
    py_items(iterators, &from, &n);
    if (!n) {
        return PY_UNDEF;
    }
    py_val_t tuple = py_seq_new(&py_type_tuple, n, &to);
    for (unsigned i = 0; i < n; i++) {
        to[i] = py_next(from[i]);
        if (!to[i]) {
            return PY_UNDEF;
        }
    }
    return tuple;
}

static py_val_t next_mapped(py_iterator_t *it) {
    py_val_t *items, item, tuple = it->b;
    unsigned n;
    py_items(tuple, &items, &n);
    if (n == 1) { // the usual case needs no tuple
        item = py_next(*items);
        items = &item;
    } else {
        item = next_of_each(tuple);
        py_items(item, &items, &n);
    }
    return item ? py_call(it->a, n, items) : PY_UNDEF;
}

static py_val_t next_filtered(py_iterator_t *it) {
    for (;;) {
        py_val_t item = py_next(it->b);
        if (!item || py_truth(it->a == PY_NONE ? item : py_call(it->a, 1, &item))) {
            return item;
        }
    }
}

static py_val_t next_called(py_iterator_t *it) {
    if (!it->a) {
        return PY_UNDEF; // it has ended
    }
    py_val_t item = py_call(it->a, 0, NULL);
    if (py_equal(item, it->b)) {
        return it->a = PY_UNDEF;
    }
    return item;
}

static void get_item(void *arg) {
    py_iterator_t *it = arg;
    py_val_t index = py_int((int32_t)(it->place >> INDEX));
    it->place += NEXT;
    it->b = py_call_special(it->a, PY_N___getitem__, 1, &index);
}

// IndexError is how __getitem__ tells the end; the item comes back in b.
static py_val_t next_by_getitem(py_iterator_t *it) {
    py_val_t exc = py_try(get_item, it);
    if (!exc) {
        return it->b;
    }
    if (!py_exc_match(exc, PY_IndexError) && !py_exc_match(exc, PY_StopIteration)) {
        py_raise_exc(exc);
    }
    return PY_UNDEF;
}

PY_HOT static py_val_t next_of_rare(py_iterator_t *it) {
    py_check_stack(); // an iterator over an iterator over ...
    switch (it->kind) {
    case PY_ITER_WIDE: return next_of_wide_range(it);
    case PY_ITER_REVERSED: return next_reversed(it);
    case PY_ITER_ENUMERATE: return next_enumerated(it);
    case PY_ITER_ZIP: return next_of_each(it->a);
    case PY_ITER_MAP: return next_mapped(it);
    case PY_ITER_FILTER: return next_filtered(it);
    case PY_ITER_CALL: return next_called(it);
    default: return next_by_getitem(it);
    }
}

PY_HOT py_val_t py_iterator_next(py_val_t v) {
    py_iterator_t *it = py_obj(v);
    switch (it->kind) {
    case PY_ITER_SEQ: return next_of_items(it);
    case PY_ITER_RANGE: return next_of_range(it);
    case PY_ITER_KEYS:
    case PY_ITER_VALUES:
    case PY_ITER_ITEMS: return next_of_table(it);
    default: return next_of_rare(it);
    }
}

static py_val_t iterator_iter(py_val_t v) {
    return v;
}

static const py_ops_t ops = {
    .print = py_object_print, .iter = iterator_iter, .next = py_iterator_next};
const py_type_t py_type_iterator = {
    .type = &py_type_type, .name = PY_N_iterator, .ops = &ops, .base = &py_type_object};
