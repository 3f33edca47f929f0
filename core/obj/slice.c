// SPDX-License-Identifier: MIT
// core/obj/slice.c -- slice objects. What they do to a sequence is computed in core/obj/seq.c.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/frozen.h"
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

int py_slice_field(py_name_t name) {
    return name == PY_N_start ? 0 : name == PY_N_stop ? 1 : name == PY_N_step ? 2 : -1;
}

static py_val_t slice_attr(py_val_t v, py_name_t name, py_val_t value) {
    int field = py_slice_field(name);
    return field < 0 || value ? PY_UNDEF : (&((py_slice_t *)py_obj(v))->start)[field];
}

// Equal as the tuples of their three values.
static py_val_t slice_binary(unsigned op, py_val_t a, py_val_t b) {
    if ((op != PY_EQ && op != PY_NE) || !py_is(b, &py_type_slice)) {
        return PY_UNDEF;
    }
    py_slice_t *x = py_obj(a), *y = py_obj(b);
    return py_binary(op, py_tuple_new(3, &x->start), py_tuple_new(3, &y->start));
}

static const py_entry_t attrs[] = {
    PY_NEW(2, 4, slice_new),
    PY_FROZEN(indices, slice_indices),
};
static const py_ops_t ops = {.print = slice_print, .binary = slice_binary, .attr = slice_attr};
const py_type_t py_type_slice = PY_TYPE(slice, attrs, &ops);
