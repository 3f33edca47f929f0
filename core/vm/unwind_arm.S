// SPDX-License-Identifier: MIT
// core/vm/unwind_arm.S -- see unwind.h. The callee-saved registers of the AAPCS, sp and the return address.
        .syntax unified
        .thumb
        .section .text.py_unwind, "ax"

        .global py_unwind_save
        .type   py_unwind_save, %function
        .thumb_func
py_unwind_save:
        mov     r2, sp
        stmia   r0, {r2, r4-r11, lr}
        movs    r0, #0
        bx      lr

        .global py_unwind_jump
        .type   py_unwind_jump, %function
        .thumb_func
py_unwind_jump:
        ldmia   r0, {r2, r4-r11, lr}
        mov     sp, r2
        movs    r0, #1
        bx      lr
