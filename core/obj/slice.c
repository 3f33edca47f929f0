// SPDX-License-Identifier: MIT
// core/obj/slice.c -- slice objects. What they do to a sequence is computed in core/obj/seq.c.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

PY_HOT py_val_t py_slice_new(py_val_t start, py_val_t stop, py_val_t step) {
    py_slice_t *slice = py_gc_alloc(sizeof *slice);
    *slice = (py_slice_t){&py_type_slice, start, stop, step};
    return py_ptr(slice);
}

static py_val_t slice_new(py_val_t *args, unsigned n) {
    (void)n;
    if (!args[2]) {
        return py_slice_new(PY_NONE, args[1], PY_NONE);
    }
    return py_slice_new(args[1], args[2], args[3] ? args[3] : PY_NONE);
}

static void slice_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_slice_t *slice = py_obj(v);
    py_out_words(out, PY_MSG_slice, &slice->start);
}

static py_slice_t *self(const py_val_t *args) {
    return py_self(args[0], &py_type_slice);
}

static py_val_t slice_start(py_val_t *args, unsigned n) {
    (void)n;
    return self(args)->start;
}

static py_val_t slice_stop(py_val_t *args, unsigned n) {
    (void)n;
    return self(args)->stop;
}

static py_val_t slice_step(py_val_t *args, unsigned n) {
    (void)n;
    return self(args)->step;
}

// indices(length): start, stop and step for a sequence of so many items.
static py_val_t slice_indices(py_val_t *args, unsigned n) {
    (void)n;
    int32_t length = py_to_int(args[1]), at[3];
    if (length < 0) {
        py_raise(PY_MSG_len_negative);
    }
    py_slice_indices(py_ptr(self(args)), (unsigned)length, at);
    py_val_t *items, tuple = py_seq_new(&py_type_tuple, 3, &items);
    for (unsigned i = 0; i < 3; i++) {
        items[i] = py_int(at[i]);
    }
    return tuple;
}

// Equal as the tuples of their three values.
static py_val_t slice_binary(unsigned op, py_val_t a, py_val_t b) {
    if ((op != PY_EQ && op != PY_NE) || !py_is(b, &py_type_slice)) {
        return PY_UNDEF;
    }
    py_check_stack();
    py_slice_t *x = py_obj(a), *y = py_obj(b);
    return py_binary(op, py_tuple_new(3, &x->start), py_tuple_new(3, &y->start));
}

static const py_entry_t attrs[] = {
    PY_NEW(2, 4, slice_new),     PY_FN(indices, 2, 2, slice_indices), PY_GETTER(start, slice_start),
    PY_GETTER(step, slice_step), PY_GETTER(stop, slice_stop),
};
static const py_ops_t ops = {.print = slice_print, .binary = slice_binary};
const py_type_t py_type_slice = PY_TYPE(slice, attrs, &ops);
