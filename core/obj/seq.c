// SPDX-License-Identifier: MIT
// core/obj/seq.c -- what list and tuple share, and the arithmetic of indices and slices for all
// sequences.
//
// list and tuple are the same view of an array of values; py_items() gives it. Comparing and
// searching may run Python that changes a list, so the view is taken anew after every comparison.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include <string.h>

#define MOST 0x10000000u // items: their bytes fit a size_t

PY_HOT void *py_self(py_val_t v, const py_type_t *type) {
    py_val_t native = py_as(v, type);
    if (!native) {
        py_raise(PY_MSG_wrong_type, py_ptr(type), v);
    }
    return py_obj(native);
}

PY_HOT bool py_items(py_val_t v, py_val_t **items, unsigned *n) {
    for (; py_is_ptr(v); v = ((py_instance_t *)py_obj(v))->native[0]) {
        py_list_t *list = py_obj(v);
        *n = list->len; // of a tuple too, and of no interest otherwise
        if (list->type == &py_type_list) {
            *items = list->items;
            return true;
        }
        if (list->type == &py_type_tuple) {
            *items = ((py_tuple_t *)list)->items;
            return true;
        }
        if (!(list->type->flags & PY_TYPE_NATIVE_BASE) ||
            py_type_lookup(list->type, PY_N___iter__)) { // its iteration may give other items
            break;
        }
    }
    return false;
}

PY_HOT void py_copy_items(py_val_t *to, const py_val_t *from, unsigned n) {
    if (n) {
        memmove(to, from, n * sizeof *to);
    }
}

unsigned py_items_of(py_val_t iterable, py_val_t **items) {
    unsigned n;
    if (!py_items(iterable, items, &n)) {
        py_items(py_list_from(iterable), items, &n);
    }
    return n;
}

PY_HOT py_val_t py_seq_new(const py_type_t *type, unsigned n, py_val_t **items) {
    if (n >= MOST) {
        py_raise_none(PY_MemoryError);
    }
    if (type == &py_type_tuple) {
        py_tuple_t *tuple = py_gc_alloc(sizeof *tuple + n * sizeof(py_val_t));
        tuple->type = type;
        tuple->len = n;
        *items = tuple->items;
        return py_ptr(tuple);
    }
    py_list_t *list = py_gc_alloc(sizeof *list);
    list->type = type;
    *items = list->items = py_gc_realloc(NULL, n * sizeof(py_val_t));
    list->len = list->capacity = n;
    return py_ptr(list);
}

// ---- indices and slices ------------------------------------------------------------------------

// An index as a C int; a huge one is cut off, far outside any sequence.
PY_HOT static int32_t to_index(py_val_t index) {
    if (py_is_int(index)) {
        return py_int_get(index);
    }
    py_val_t v = py_to_index(index);
    if (!v) {
        py_raise(PY_MSG_bad_index, index);
    }
    if (py_is(v, &py_type_int)) {
        return ((py_big_t *)py_obj(v))->negative ? PY_INT_MIN : PY_INT_MAX;
    }
    return py_to_int(v);
}

PY_HOT unsigned py_index_or(const py_type_t *type, py_val_t key, unsigned len,
                            enum py_msg message) {
    int32_t i = to_index(key);
    if (i < 0) {
        i += (int32_t)len;
    }
    if ((uint32_t)i >= len) {
        py_raise(message, type);
    }
    return (unsigned)i;
}

PY_HOT unsigned py_index(const py_type_t *type, py_val_t key, unsigned len) {
    return py_index_or(type, key, len, PY_MSG_index_range);
}

// Where a bound lies: in 0..len, or with a negative step in -1..len-1.
PY_HOT static int32_t clip(py_val_t v, unsigned len, bool down, int32_t absent) {
    int32_t low = -(int32_t)down, high = (int32_t)len - down;
    if (!v || v == PY_NONE) {
        return absent;
    }
    int32_t i = to_index(v);
    if (i < 0) {
        i += (int32_t)len;
    }
    return i < low ? low : i > high ? high : i;
}

unsigned py_bound(py_val_t v, unsigned len, unsigned absent) {
    return (unsigned)clip(v, len, false, (int32_t)absent);
}

PY_HOT unsigned py_span(int32_t start, int32_t stop, int32_t step) {
    if (step < 0) {
        int32_t last = start;
        start = stop;
        stop = last;
    }
    uint32_t stride = step < 0 ? -(uint32_t)step : (uint32_t)step;
    return start < stop ? ((uint32_t)stop - (uint32_t)start - 1) / stride + 1 : 0;
}

PY_HOT unsigned py_slice_indices(py_val_t v, unsigned len, int32_t at[3]) {
    py_slice_t *slice = py_obj(v);
    int32_t step = slice->step == PY_NONE ? 1 : to_index(slice->step);
    if (!step) {
        py_raise(PY_MSG_zero_step);
    }
    bool down = step < 0;
    int32_t low = -(int32_t)down, high = (int32_t)len - down;
    at[0] = clip(slice->start, len, down, down ? high : low);
    at[1] = clip(slice->stop, len, down, down ? low : high);
    at[2] = step;
    return py_span(at[0], at[1], step);
}

PY_HOT unsigned py_slice_bounds(py_val_t slice, unsigned len, int32_t *start, int32_t *step) {
    int32_t at[3];
    unsigned n = py_slice_indices(slice, len, at);
    *start = at[0];
    *step = at[2];
    return n;
}

PY_HOT static py_val_t plain_index(py_val_t v) {
    return v == PY_NONE || py_is_int(v) ? v : py_int(to_index(v));
}

PY_HOT py_val_t py_plain_key(py_val_t key) {
    if (!py_is(key, &py_type_slice)) {
        return plain_index(key);
    }
    const py_slice_t *slice = py_obj(key);
    py_val_t start = plain_index(slice->start), stop = plain_index(slice->stop),
             step = plain_index(slice->step);
    return start == slice->start && stop == slice->stop && step == slice->step
               ? key
               : py_slice_new(start, stop, step);
}

void py_seq_store(py_val_t v, py_val_t key, py_store_t *store) {
    const py_type_t *type = py_type_of(v);
    unsigned cut = 1, len = py_len(v);
    int32_t start, step = 1;
    if (py_is(key, &py_type_slice)) {
        cut = py_slice_bounds(key, len, &start, &step);
    } else {
        start = (int32_t)py_index_or(
            type, key, len, type == &py_type_list ? PY_MSG_assignment_range : PY_MSG_index_range);
    }
    unsigned put = store->put, size = store->size;
    if (step == 1 && (put == cut || !store->fixed)) {
        memcpy(store->room(v, (unsigned)start, cut, put), store->from, put * size);
        return;
    }
    if (!size) {
        step -= step > 0; // what follows comes nearer
    } else if (put != cut) {
        py_raise(PY_MSG_need_items, cut, put);
    }
    for (; cut--; start += step) {
        memcpy(store->room(v, (unsigned)start, !size, 0), store->from, size);
        store->from += size;
    }
}

py_val_t py_seq_get(py_val_t v, py_val_t key) {
    const py_type_t *type = py_type_of(v);
    py_val_t *items, *to;
    unsigned len;
    key = py_plain_key(key);
    py_items(v, &items, &len);
    if (!py_is(key, &py_type_slice)) {
        return items[py_index(type, key, len)];
    }
    int32_t start, step;
    unsigned n = py_slice_bounds(key, len, &start, &step);
    py_val_t part = py_seq_new(type, n, &to);
    for (unsigned i = 0; i < n; i++, start += step) {
        to[i] = items[start];
    }
    return part;
}

// ---- searching ---------------------------------------------------------------------------------

// Position of item between from and to, or -1.
PY_HOT static int find(py_val_t v, py_val_t item, unsigned from, unsigned to) {
    py_val_t *items;
    unsigned n;
    for (; py_items(v, &items, &n), from < n && from < to; from++) {
        if (items[from] == item || py_equal(items[from], item)) {
            return (int)from;
        }
    }
    return -1;
}

// Makes a list of a range and of whatever else a program has put in the place of self; its length.
static unsigned self_len(py_val_t *self) {
    py_val_t *items;
    unsigned n;
    if (!py_items(*self, &items, &n)) {
        *self = py_list_from(*self);
        py_items(*self, &items, &n);
    }
    return n;
}

static py_val_t index_between(const py_val_t *args, unsigned from, unsigned to) {
    int at = find(args[0], args[1], from, to);
    if (at < 0) {
        py_raise(PY_MSG_not_in, args[1], args[0]);
    }
    return py_int(at);
}

py_val_t py_seq_count(py_val_t *args, unsigned n) {
    n = self_len(args);
    int32_t count = 0;
    for (int at = -1; (at = find(args[0], args[1], (unsigned)at + 1, n)) >= 0;) {
        count++;
    }
    return py_int(count);
}

py_val_t py_seq_index(py_val_t *args, unsigned n) {
    n = self_len(args);
    return index_between(args, py_bound(args[2], n, 0), py_bound(args[3], n, n));
}

py_val_t py_seq_remove(py_val_t *args, unsigned n) {
    py_val_t self = args[0];
    n = self_len(args);
    py_subscr(self, index_between(args, 0, n), PY_DELETE);
    return PY_NONE;
}

// ---- operators ---------------------------------------------------------------------------------

// a, so many times, and then b.
PY_HOT static py_val_t join(py_val_t a, int32_t times, py_val_t b) {
    py_val_t *from, *end, *to;
    unsigned n, n_end;
    py_items(a, &from, &n);
    py_items(b, &end, &n_end);
    if (times < 0 || n == 0) {
        times = 0;
    }
    if (times && n > MOST / (uint32_t)times) {
        py_raise_none(PY_MemoryError);
    }
    py_val_t result = py_seq_new(py_type_of(a), n * (uint32_t)times + n_end, &to);
    for (; times; times--, to += n) {
        py_copy_items(to, from, n);
    }
    py_copy_items(to, end, n_end);
    return result;
}

// The first pair of items that differ decides, or else the lengths.
static py_val_t compare(unsigned op, py_val_t a, py_val_t b) {
    py_val_t *items_a, *items_b;
    unsigned na, nb;
    py_check_stack();
    for (unsigned i = 0;; i++) {
        py_items(a, &items_a, &na);
        py_items(b, &items_b, &nb);
        bool equality = op >= PY_EQ;
        if (i >= na || i >= nb || (equality && na != nb)) {
            return py_binary(op, py_int((int32_t)na), py_int((int32_t)nb));
        }
        py_val_t x = items_a[i], y = items_b[i];
        if (!py_equal(x, y)) {
            return equality ? py_bool(op == PY_NE) : py_binary(op, x, y);
        }
    }
}

py_val_t py_seq_binary(unsigned op, py_val_t a, py_val_t b) {
    if (op == PY_CONTAINS) {
        return py_bool(find(a, b, 0, MOST) >= 0);
    }
    op &= ~(unsigned)PY_INPLACE;
    if ((op & ~(unsigned)PY_REFLECTED) == PY_MUL) {
        b = py_to_index(b);
        return b ? join(a, to_index(b), py_tuple_new(0, NULL)) : PY_UNDEF;
    }
    b = py_as(b, py_type_of(a));
    if (b && op == PY_ADD) {
        return join(a, 1, b);
    }
    return b && op >= PY_LT && op <= PY_NE ? compare(op, a, b) : PY_UNDEF;
}

PY_HOT py_val_t py_seq_unary(enum py_unary op, py_val_t v) {
    py_val_t *items;
    unsigned n;
    py_items(v, &items, &n);
    return op == PY_LEN ? py_int((int32_t)n) : PY_UNDEF;
}

PY_HOT py_val_t py_seq_iter(py_val_t v) {
    return py_iterator_new(PY_ITER_SEQ, v, PY_UNDEF);
}

// ---- printing ----------------------------------------------------------------------------------

// What is being printed, innermost first; on the C stack. An exception leaves dead entries behind,
// so a walk believes an address only above the one before it, and aligned: that ends, and finds every
// living entry.
typedef struct visit {
    py_val_t v;
    const struct visit *outer;
} visit_t;
static const visit_t *visits;

__attribute__((no_sanitize_address)) static bool visited(const visit_t *from, py_val_t v) {
    const visit_t *top = py_port_stack_top();
    for (;
         from->outer > from && from->outer < top && (uintptr_t)from->outer % _Alignof(visit_t) == 0;
         from = from->outer) {
        if (from->outer->v == v) {
            return true;
        }
    }
    return false;
}

static void print_all(py_out_t *out, py_val_t v) {
    py_val_t *items;
    unsigned n, at = 0;
    for (unsigned i = 0;; i++) {
        py_val_t item, value = PY_UNDEF;
        if (py_items(v, &items, &n)) {
            item = i < n ? items[i] : PY_UNDEF;
        } else {
            py_pair_t *pair = py_table_next(((py_dict_t *)py_obj(v))->table, &at);
            item = pair ? pair->key : PY_UNDEF;
            value = pair && py_is(v, &py_type_dict) ? pair->value : PY_UNDEF;
        }
        if (!item) {
            return;
        }
        py_out_text(out, ", ", i ? 2 : 0);
        py_out_value(out, item, PY_REPR);
        if (value) {
            py_out_text(out, ": ", 2);
            py_out_value(out, value, PY_REPR);
        }
    }
}

void py_print_items(py_out_t *out, py_val_t v, const char *open, const char *close) {
    visit_t visit = {v, visits};
    py_check_stack();
    py_out_c(out, open);
    if (visited(&visit, v)) {
        py_out_c(out, "...");
    } else {
        visits = &visit;
        print_all(out, v);
        visits = visit.outer;
    }
    py_out_c(out, close);
}
