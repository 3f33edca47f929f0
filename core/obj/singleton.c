// SPDX-License-Identifier: MIT
// core/obj/singleton.c -- bool and the types of None, Ellipsis and NotImplemented: immediates all.
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/vm/ops.h"

static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    // In the order of value.h.
    static const py_name_t names[] = {PY_N_None, PY_N_False, PY_N_True, PY_N_Ellipsis,
                                      PY_N_NotImplemented};
    py_out_value(out, py_name(names[v >> 4]), PY_STR);
}

static py_val_t unary(enum py_unary op, py_val_t v) {
    if (op == PY_BOOL) {
        return py_bool(v != PY_NONE);
    }
    return op == PY_HASH ? py_int((int32_t)(v >> 4)) : PY_UNDEF;
}

static const py_ops_t ops = {.print = print, .unary = unary};

#define SINGLETON(nm)                                                                              \
    { .type = &py_type_type, .name = PY_N_##nm, .ops = &ops, .base = &py_type_object }
const py_type_t py_type_none = SINGLETON(NoneType);
const py_type_t py_type_ellipsis = SINGLETON(ellipsis);
const py_type_t py_type_not_implemented = SINGLETON(NotImplementedType);

// ---- bool: an int that prints differently ------------------------------------------------------

static py_val_t bool_new(py_val_t *args, unsigned n) {
    (void)n;
    return py_bool(args[1] != PY_UNDEF && py_truth(args[1]));
}

static py_val_t bool_unary(enum py_unary op, py_val_t v) {
    py_val_t i = py_int(v == PY_TRUE);
    return op == PY_BOOL ? v : PY_ASK(&py_type_int, unary, op, i);
}

static const py_entry_t bool_attrs[] = {PY_NEW(1, 2, bool_new)};
static const py_ops_t bool_ops = {.print = print, .unary = bool_unary, .binary = py_num_binary};
const py_type_t py_type_bool = {.type = &py_type_type,
                                PY_TABLE(bool_attrs),
                                .name = PY_N_bool,
                                .ops = &bool_ops,
                                .base = &py_type_int};
