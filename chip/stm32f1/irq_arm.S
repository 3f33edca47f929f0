// SPDX-License-Identifier: MIT
// chip/stm32f1/irq_arm.S -- for dense code, the functions that reg/core.h has inline for native code.
    .syntax unified
    .cpu cortex-m3
    .thumb
    .macro function name
    .section .text.\name, "ax", %progbits
    .global \name
    .thumb_func
    .type \name, %function
\name:
    .endm

    function irq_save
    mrs r0, primask
    cpsid i
    bx lr
    function irq_restore
    msr primask, r0
    bx lr
    function irq_masked
    mrs r0, primask
    and r0, r0, #1
    bx lr
