// SPDX-License-Identifier: MIT
// core/vm/unwind.h -- the saved-register jump under exceptions: setjmp and longjmp without their signal
// masks. On the chip 20 instructions of our own (core/vm/unwind_arm.S); on a PC the C library's, which the
// sanitizers know.
#ifndef CORE_VM_UNWIND_H
#define CORE_VM_UNWIND_H

#ifdef __arm__
typedef struct {
    unsigned r[10]; // sp, r4-r11, lr
} py_regs_t;
// Returns 0; and once more, 1, when py_unwind_jump(regs) is called. The caller must not have returned.
int py_unwind_save(py_regs_t *regs) __attribute__((returns_twice));
_Noreturn void py_unwind_jump(py_regs_t *regs);
#else
#include <setjmp.h>
typedef struct {
    jmp_buf buffer;
} py_regs_t;
#define py_unwind_save(regs) _setjmp((regs)->buffer)
#define py_unwind_jump(regs) longjmp((regs)->buffer, 1)
#endif

#endif
