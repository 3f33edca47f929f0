// SPDX-License-Identifier: MIT
// core/vm/vm_ops.h -- what the dispatch loop calls for its larger instructions. Kept out of the loop, so
// that it keeps its registers. sp is the loop's: behind the top of the operand stack.
#ifndef CORE_VM_VM_OPS_H
#define CORE_VM_VM_OPS_H

#include "core/config.h"
#include "core/vm/vm.h"

PY_COLD py_val_t py_vm_constant(const py_code_t *code, unsigned index);
PY_COLD py_val_t py_vm_builtin(py_name_t name); // raises NameError
PY_COLD py_val_t py_vm_load_ns(const py_frame_t *frame, py_name_t name);
PY_COLD void py_vm_delete_name(struct py_table *table, py_name_t name);
PY_COLD void py_vm_load_method(py_val_t *sp, py_name_t name); // sets sp[-1] and sp[0]
PY_COLD void py_vm_pending(void);                             // raises KeyboardInterrupt
// BUILD_SET, MAP, SLICE, STRING of the n values (or pairs) below sp.
PY_COLD py_val_t py_vm_build(unsigned op, const py_val_t *sp, unsigned n);
PY_COLD py_val_t py_vm_format(py_val_t v, py_val_t spec, unsigned conversion);
PY_COLD void py_vm_extend(unsigned op, py_val_t to, py_val_t from);
// Replaces sp[-1] by its items, the first on top; after: how many follow the star, -1 without one.
PY_COLD py_val_t *py_vm_unpack(py_val_t *sp, unsigned n, int after);
PY_COLD bool
py_vm_call_ex(py_val_t *at); // function at[-1], list at[0], dict at[1]; as py_call_begin
PY_COLD py_val_t py_vm_make_function(const py_frame_t *frame, unsigned constant,
                                     const py_val_t *items, unsigned n);
PY_COLD void py_vm_define(py_val_t function); // in its module, under its name
PY_COLD void py_vm_print_expr(py_val_t v);
PY_COLD py_val_t py_vm_awaitable(py_val_t v); // what await delegates to
PY_COLD py_val_t py_vm_delegate(py_val_t iterator,
                                py_val_t value); // yield from: PY_UNDEF at the end
// An exception from an instance, or from a class and its arguments; TypeError for anything else.
PY_COLD py_val_t py_vm_exception(py_val_t v, unsigned n, const py_val_t *args);
PY_COLD _Noreturn void py_vm_raise(unsigned values, const py_val_t *sp);
PY_COLD _Noreturn void py_vm_reraise(py_val_t exc);
PY_COLD bool py_vm_exc_match(py_val_t exc, py_val_t types);
PY_COLD void
py_vm_with_enter(py_val_t *sp); // sets sp[-1] to the exit method, sp[0] to what was entered
PY_COLD py_val_t py_vm_with_exit(const py_val_t *sp);
PY_COLD void py_vm_add_place(py_val_t exc, const py_frame_t *frame, unsigned pc);

#endif
