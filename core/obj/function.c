// SPDX-License-Identifier: MIT
// core/obj/function.c -- the types of what can be called, and cells. Calling itself: core/vm/call.c.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/out.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

static void function_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_out_format(out, PY_MSG_function, py_function_code(py_obj(v))->name);
}

static py_val_t function_name(py_val_t *args, unsigned n) {
    (void)n;
    return py_name(py_function_code(py_obj(args[0]))->name);
}

static const py_entry_t function_attrs[] = {
    PY_GETTER(__name__, function_name),
    PY_GETTER(__qualname__, function_name),
};
static const py_ops_t function_ops = {.print = function_print};
#define FUNCTION_TYPE(over)                                                                        \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(function_attrs), .name = PY_N_function,                    \
        .flags = PY_TYPE_FUNCTION, .ops = &function_ops, .base = &(over)                           \
    }
const py_type_t py_type_function = FUNCTION_TYPE(py_type_object);
// Programs see the one above: type() says so, and isinstance() by way of the base.
const py_type_t py_type_code_function = FUNCTION_TYPE(py_type_function);

static void builtin_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_out_format(out, PY_MSG_builtin, py_entry_name(py_native_entry(v)));
}

static py_val_t builtin_name(py_val_t *args, unsigned n) {
    (void)n;
    return py_name(py_entry_name(py_native_entry(args[0])));
}

static const py_entry_t builtin_attrs[] = {PY_GETTER(__name__, builtin_name)};
static const py_ops_t builtin_ops = {.print = builtin_print};
const py_type_t py_type_builtin = PY_TYPE(builtin_function_or_method, builtin_attrs, &builtin_ops);

PY_HOT py_val_t py_bound_new(py_val_t self, py_val_t fn) {
    py_bound_t *bound = py_gc_alloc(sizeof *bound);
    *bound = (py_bound_t){&py_type_bound, self, fn};
    return py_ptr(bound);
}

static void bound_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    const py_bound_t *bound = py_obj(v);
    py_out_format(out, PY_MSG_bound, py_attr_get(bound->fn, PY_N___name__), bound->self);
}

static py_val_t bound_binary(unsigned op, py_val_t a, py_val_t b) {
    const py_bound_t *left = py_obj(a), *right = py_obj(b);
    if (op != PY_EQ || py_type_of(b) != left->type) {
        return PY_UNDEF;
    }
    return py_bool(left->self == right->self && left->fn == right->fn);
}

static py_val_t bound_name(py_val_t *args, unsigned n) {
    (void)n;
    py_check_stack();
    return py_attr_get(((py_bound_t *)py_obj(args[0]))->fn, PY_N___name__);
}

static const py_entry_t bound_attrs[] = {
    PY_GETTER(__name__, bound_name),
    PY_GETTER(__qualname__, bound_name),
};
static const py_ops_t bound_ops = {.print = bound_print, .binary = bound_binary};
const py_type_t py_type_bound = PY_TYPE(method, bound_attrs, &bound_ops);

py_val_t py_unbound_new(py_val_t fn, const py_type_t *type) {
    py_bound_t *unbound = py_obj(py_bound_new(py_ptr(type), fn));
    unbound->type = &py_type_unbound;
    return py_ptr(unbound);
}

static void unbound_print(py_out_t *out, py_val_t v, enum py_print kind) {
    py_out_value(out, ((const py_bound_t *)py_obj(v))->fn, kind);
}

static const py_ops_t unbound_ops = {.print = unbound_print, .binary = bound_binary};
const py_type_t py_type_unbound = PY_TYPE(builtin_function_or_method, bound_attrs, &unbound_ops);

const py_type_t py_type_cell = {
    .type = &py_type_type, .name = PY_N_cell, .ops = &py_object_ops, .base = &py_type_object};

py_val_t py_cell_new(py_val_t value) {
    py_cell_t *cell = py_gc_alloc(sizeof *cell);
    cell->type = &py_type_cell;
    cell->value = value;
    return py_ptr(cell);
}
