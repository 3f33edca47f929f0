// SPDX-License-Identifier: MIT
// core/vm/vm_ops.h -- what the dispatch loop calls for its larger instructions. Kept out of the loop, so
// that it keeps its registers. sp is the loop's: behind the top of the operand stack.
#ifndef CORE_VM_VM_OPS_H
#define CORE_VM_VM_OPS_H

#include "core/config.h"
#include "core/vm/vm.h"

PY_COLD py_val_t py_vm_constant(const py_function_t *function, unsigned index);
PY_COLD py_val_t py_vm_builtin(py_name_t name);               // raises NameError
PY_COLD void py_vm_load_method(py_val_t *sp, py_name_t name); // sets sp[-1] and sp[0]
PY_COLD void py_vm_pending(void);                             // raises KeyboardInterrupt
// BUILD_SET, MAP, SLICE, STRING of the n values (or pairs) below sp.
PY_COLD py_val_t py_vm_build(unsigned op, const py_val_t *sp, unsigned n);
PY_COLD py_val_t py_vm_format(py_val_t v, py_val_t spec, unsigned conversion);
// Replaces sp[-1] by its n items, the first on top; returns the new sp.
PY_COLD py_val_t *py_vm_unpack(py_val_t *sp, unsigned n);
PY_COLD py_val_t py_vm_delegate(py_val_t iterator,
                                py_val_t value); // yield from: PY_UNDEF at the end
// An `async for` waits for the generator, which gave the value. True when it yielded that itself and does not wait: then a
// tuple of it is what the awaiting gives, in stop_value.
PY_COLD bool py_generator_gave(py_val_t generator, py_val_t value);
// An exception from an instance, or from a class and its arguments; TypeError for anything else.
PY_COLD py_val_t py_vm_exception(py_val_t v, unsigned n, const py_val_t *args);
PY_COLD _Noreturn void py_vm_raise(unsigned values, const py_val_t *sp);
PY_COLD bool py_vm_exc_match(py_val_t exc, py_val_t types);
// Finds the handler for catch->exc among the frames of this instance of the VM, which goes on there; false when there is
// none, and all its frames are gone then.
PY_COLD bool py_vm_find_handler(py_catch_t *catch);
// All instructions that the loop does not know; and what of those that it knows ends in an error. py_vm.frame->pc is behind
// the opcode, and behind the operands when this returns; py_vm.frame may be another one then. Returns the new sp.
PY_COLD py_val_t *py_vm_rare(unsigned op, py_val_t *sp);

#endif
