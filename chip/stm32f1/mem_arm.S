// SPDX-License-Identifier: MIT
// chip/stm32f1/mem_arm.S -- the few C library functions that the compiler itself calls, strlen and strcmp.
//
// No C library is linked. What moves or fills memory does it by words, in three or four instructions each: LDR and STR
// take a word at any address, at a cycle's price (LDM and LDRD would fault). The rest is as small as it gets.
    .syntax unified
    .cpu cortex-m3
    .thumb
    .macro function name
    .global \name
    .thumb_func
    .type \name, %function
\name:
    .endm
    .macro section name
    .section .text.\name, "ax", %progbits
    .endm

// Each word is read before it is written, and what is read later lies on the side that is not written yet: so the ranges
// may overlap by any number of bytes.
    section memcpy
    function memmove
    subs r3, r0, r1
    cmp r3, r2
    bhs memcpy
    b 2f
1:  ldr r3, [r1, r2]
    str r3, [r0, r2]
2:  subs r2, #4
    bhs 1b
    adds r2, #4
    b 4f
3:  ldrb r3, [r1, r2]
    strb r3, [r0, r2]
4:  subs r2, #1
    bhs 3b
    bx lr

    function memcpy
    mov ip, r0
    b 2f
1:  ldr r3, [r1], #4
    str r3, [ip], #4
2:  subs r2, #4
    bhs 1b
    adds r2, #4
    b 4f
3:  ldrb r3, [r1], #1
    strb r3, [ip], #1
4:  subs r2, #1
    bhs 3b
    bx lr

    section memset
    function memset
    uxtb r1, r1
    mov r3, #0x01010101
    muls r1, r3
    mov r3, r0
    b 2f
1:  str r1, [r3], #4
2:  subs r2, #4
    bhs 1b
    adds r2, #4
    b 4f
3:  strb r1, [r3], #1
4:  subs r2, #1
    bhs 3b
    bx lr

    section memcmp
1:  ldrb r3, [r0], #1
    ldrb ip, [r1], #1
    subs r3, r3, ip
    bne 2f
    function memcmp
    subs r2, #1
    bhs 1b
    movs r3, #0
2:  mov r0, r3
    bx lr

    section strlen
    function strlen
    mvns r1, r0
1:  ldrb r2, [r0], #1
    cmp r2, #0
    bne 1b
    add r0, r1
    bx lr

    section strcmp
1:  cmp r2, #0
    beq 2f
    function strcmp
    ldrb r2, [r0], #1
    ldrb r3, [r1], #1
    cmp r2, r3
    beq 1b
2:  subs r0, r2, r3
    bx lr
