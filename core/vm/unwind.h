// SPDX-License-Identifier: MIT
// core/vm/unwind.h -- the saved-register jump under exceptions: setjmp and longjmp as one function that
// calls another. The registers lie in its own frame, so the place that catches keeps no more than where that
// is. On the chip code of our own (core/vm/unwind_arm.S); on a PC the C library's, which the sanitizers know.
#ifndef CORE_VM_UNWIND_H
#define CORE_VM_UNWIND_H

#ifdef __arm__
typedef struct {
    void *sp;
} py_regs_t;
// Calls fn(arg): 0 when it returned, else what py_unwind_jump(regs, how) says. fn need not keep registers, so
// it may be _Noreturn.
int py_unwind_run(py_regs_t *regs, void (*fn)(void *arg), void *arg);
_Noreturn void py_unwind_jump(py_regs_t *regs, int how);
#else
#include <setjmp.h>
typedef struct {
    jmp_buf buffer;
} py_regs_t;
static inline int py_unwind_run(py_regs_t *regs, void (*fn)(void *arg), void *arg) {
    int how = _setjmp(regs->buffer);
    if (!how) {
        fn(arg);
    }
    return how;
}
#define py_unwind_jump(regs, how) longjmp((regs)->buffer, how)
#endif

enum { PY_RAISED = 1 }; // how: an exception

#endif
