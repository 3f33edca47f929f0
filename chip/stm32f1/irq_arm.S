// SPDX-License-Identifier: MIT
// chip/stm32f1/irq_arm.S -- what C has no words for; and for dense code, what reg/core.h has inline for native code.
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
    function irq_save_from
    lsls r1, r0, #4
    mrs r0, basepri
    msr basepri_max, r1
    bx lr
    function irq_restore_from
    msr basepri, r0
    bx lr
    function irq_masked
    mrs r0, primask
    and r0, r0, #1
    bx lr
    function data_sync_barrier
    dsb
    bx lr
    function hw_power_idle
    wfi
    bx lr
    function start_at
    msr msp, r0
    bx r1

// Only the bus fault of a probe (bus.c) is taken; any other is reported. The stack pointer may be what is wrong, so
// nothing is pushed before that is known.
    function BusFault_Handler
    ldr r0, =hw_bus_probing
    ldrb r0, [r0]
    cmp r0, #0
    beq.w hw_unexpected_exception
    mrs r0, msp
    b hw_bus_fault
    .ltorg
