// SPDX-License-Identifier: MIT
// tests/unit/softfloat_calls.S -- where the routines are, in the order of `calls` in softfloat.c; first, for the
// simulated processor, its stack and its start.
        .section .text.first, "ax", %progbits
        .word   0x20001000, back + 1
        .word   __aeabi_fadd, __aeabi_fsub, __aeabi_fmul, __aeabi_fdiv
        .word   __aeabi_fcmpeq, __aeabi_fcmplt, __aeabi_fcmple, __aeabi_fcmpge, __aeabi_fcmpgt
        .word   __aeabi_i2f, __aeabi_ui2f, __aeabi_f2iz, __aeabi_f2uiz, py_float_join
        .thumb_func
back:   b       back
