// SPDX-License-Identifier: MIT
// core/vm/ops.h -- operations on any values, as the language defines them: type dispatch, reflected
// operands, special methods of Python classes. All may call Python, collect and raise.
#ifndef CORE_VM_OPS_H
#define CORE_VM_OPS_H

#include "core/obj/type.h"

py_val_t py_binary(unsigned op, py_val_t a,
                   py_val_t b); // enum py_binary, PY_INPLACE allowed; raises TypeError
py_val_t py_unary(enum py_unary op, py_val_t v);
bool py_truth(py_val_t v);
bool py_equal(py_val_t a, py_val_t b); // identity first, then ==
bool py_less(py_val_t a, py_val_t b);
bool py_contains(py_val_t container, py_val_t item);
uint32_t py_hash(py_val_t v); // raises TypeError for unhashable
unsigned py_len(py_val_t v);
py_val_t py_subscr(py_val_t v, py_val_t key, py_val_t value); // value as in py_ops_t.subscr
py_val_t py_iter(py_val_t v);
py_val_t py_next(py_val_t it); // PY_UNDEF at the end; StopIteration of Python code is swallowed

py_val_t py_next_or_stop(py_val_t it); // the next item; raises StopIteration at the end

// Calls. The arguments are copied to the VM stack. nkw pairs (name, value) follow the npos values.
py_val_t py_call(py_val_t fn, unsigned npos, const py_val_t *args);
py_val_t py_call_kw(py_val_t fn, unsigned npos, unsigned nkw, const py_val_t *args);
// Calls v's method `name`, looked up as special methods are: on the type. PY_UNDEF when it has none.
py_val_t py_call_special(py_val_t v, py_name_t name, unsigned npos, const py_val_t *args);
bool py_callable(py_val_t v);
py_val_t py_bound_new(py_val_t self, py_val_t fn);
// A function fn in C that was taken from its type and not from an object; may collect. Calling it is calling what
// py_unbound_fn() returns, which raises TypeError when args[0] is not of the type (for __new__: no subclass of it) and
// otherwise puts the C value in its place.
py_val_t py_unbound_new(py_val_t fn, const py_type_t *type);
py_val_t py_unbound_fn(py_val_t unbound, py_val_t *args, unsigned npos);

#endif
