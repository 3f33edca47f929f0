// SPDX-License-Identifier: MIT
// core/vm/unwind_arm.S -- see unwind.h. The callee-saved registers of the AAPCS, sp and the return address.
        .syntax unified
        .thumb
        .section .text.py_unwind, "ax"

        .global py_unwind_run
        .type   py_unwind_run, %function
        .thumb_func
py_unwind_run:
        push    {r3-r11, lr} // r3: for the alignment
        str     sp, [r0]
        mov     r0, r2
        blx     r1
        movs    r0, #0
        pop     {r3-r11, pc}

        .global py_unwind_jump
        .type   py_unwind_jump, %function
        .thumb_func
py_unwind_jump:
        ldr     sp, [r0]
        mov     r0, r1
        pop     {r3-r11, pc}
