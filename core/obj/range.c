// SPDX-License-Identifier: MIT
// core/obj/range.c -- range: start, stop and step as 32-bit ints; everything else is arithmetic.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static py_range_t *self(const py_val_t *args) {
    return py_self(args[0], &py_type_range);
}

static unsigned length(const py_range_t *r) {
    return py_span(r->start, r->stop, r->step);
}

PY_HOT static py_val_t make(int32_t start, int32_t stop, int32_t step) {
    if (!step) {
        py_raise(PY_MSG_zero_step);
    }
    py_range_t *r = py_gc_alloc(sizeof *r);
    *r = (py_range_t){&py_type_range, start, stop, step};
    return py_ptr(r);
}

PY_HOT static py_val_t range_new(py_val_t *args, unsigned n) {
    (void)n;
    int32_t start = 0, stop = py_to_int(args[1]), step = 1;
    if (args[2]) {
        start = stop;
        stop = py_to_int(args[2]);
        step = args[3] ? py_to_int(args[3]) : 1;
    }
    return make(start, stop, step);
}

static void range_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_range_t *r = py_obj(v);
    const py_val_t words[] = {(py_val_t)r->start, (py_val_t)r->stop, (py_val_t)r->step};
    py_out_words(out, r->step == 1 ? PY_MSG_range : PY_MSG_range_step, words);
}

// The i-th item; i may also be one before the first or one after the last (bounds of a slice): then
// it may wrap, where the range lies at the end of 32 bits.
static int32_t at(const py_range_t *r, int32_t i) {
    return (int32_t)((uint32_t)r->start + (uint32_t)r->step * (uint32_t)i);
}

static py_val_t range_subscr(py_val_t v, py_val_t key, py_val_t value) {
    py_range_t *r = py_obj(v);
    if (value) {
        return PY_UNDEF;
    }
    if (!py_is(key, &py_type_slice)) {
        return py_int_from(at(r, (int32_t)py_index(&py_type_range, key, length(r))));
    }
    int32_t part[3];
    py_slice_indices(key, length(r), part);
    return make(at(r, part[0]), at(r, part[1]), (int32_t)((uint32_t)r->step * (uint32_t)part[2]));
}

static bool contains(const py_range_t *r, py_val_t item) {
    int32_t i = (int32_t)py_to_u32(item);       // of a large int the lowest bits
    unsigned n = py_span(r->start, i, r->step); // items before i, rounded up
    return n < length(r) && at(r, (int32_t)n) == i && py_equal(py_int_from(i), item);
}

// Ranges are equal when their items are.
static bool equal(const py_range_t *a, const py_range_t *b) {
    unsigned n = length(a);
    return n == length(b) && (n == 0 || (a->start == b->start && (n == 1 || a->step == b->step)));
}

static py_val_t range_binary(unsigned op, py_val_t a, py_val_t b) {
    if (op == PY_CONTAINS && py_int_check(b)) { // for others it is searched from end to end
        return py_bool(contains(py_obj(a), b));
    }
    if ((op != PY_EQ && op != PY_NE) || !py_is(b, &py_type_range)) {
        return PY_UNDEF;
    }
    return py_bool(equal(py_obj(a), py_obj(b)) == (op == PY_EQ));
}

static py_val_t range_unary(enum py_unary op, py_val_t v) {
    py_range_t *r = py_obj(v);
    unsigned n = length(r);
    switch (op) {
    case PY_LEN: return py_int_from_u(n);
    case PY_HASH: return py_int(n ? r->start >> 1 : 0); // the same for equal ranges
    default: return PY_UNDEF;
    }
}

// The quick kind needs that all ints, the one after the last too, have 31 bits.
PY_HOT static py_val_t range_iter(py_val_t v) {
    py_range_t *r = py_obj(v);
    int32_t end;
    bool wide = !py_fits_int(r->start) || !py_fits_int(r->stop) ||
                __builtin_add_overflow(r->stop, r->step, &end) || !py_fits_int(end);
    py_iterator_t *it = py_obj(py_iterator_new(wide ? PY_ITER_WIDE : PY_ITER_RANGE,
                                               py_int_from(r->start), py_int_from(r->stop)));
    it->c = py_int_from(r->step);
    if (wide) {
        it->place |= (r->step < 0 ? PY_GT : PY_LT) << 8;
    }
    return py_ptr(it);
}

static py_val_t range_start(py_val_t *args, unsigned n) {
    (void)n;
    return py_int_from(self(args)->start);
}

static py_val_t range_stop(py_val_t *args, unsigned n) {
    (void)n;
    return py_int_from(self(args)->stop);
}

static py_val_t range_step(py_val_t *args, unsigned n) {
    (void)n;
    return py_int_from(self(args)->step);
}

static const py_entry_t attrs[] = {
    PY_NEW(2, 4, range_new),          PY_FN(count, 2, 2, py_seq_count), // rare: they work on a list
    PY_FN(index, 2, 4, py_seq_index), PY_GETTER(start, range_start),
    PY_GETTER(step, range_step),      PY_GETTER(stop, range_stop),
};
static const py_ops_t ops = {
    .print = range_print,
    .unary = range_unary,
    .binary = range_binary,
    .subscr = range_subscr,
    .iter = range_iter,
};
const py_type_t py_type_range = PY_TYPE(range, attrs, &ops);
