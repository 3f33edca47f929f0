// SPDX-License-Identifier: MIT
// core/obj/softfloat_arm.S -- single-precision arithmetic for a processor without floats: what the compiler calls.
//
// IEEE 754: rounded to the nearest, half to even; denormals, infinities and signed zeros as they should be; a nan that
// comes out is 0x7FC00000. A third of libgcc's bytes, because all routines share how operands are taken apart
// (unpack) and results put together (pack), and infinity is nothing but a number with a large exponent (HUGE)
// until pack sees it. tests/unit/softfloat.c compares it with a PC's floats.
        .syntax unified
        .cpu    cortex-m3
        .thumb
        .section .text.softfloat, "ax", %progbits

        .macro  function name
        .global \name
        .type   \name, %function
        .thumb_func
\name:
        .endm

        .equ    SIGN, 0x80000000
        .equ    INFINITY, 0x7F800000
        .equ    NAN_TOP, 0x7FC0
        .equ    BIAS, 127
        .equ    SPECIAL, 255        // exponent of infinities and nans
        .equ    HUGE, 512           // an exponent beyond all that come from numbers

// ---- comparisons: 1 or 0; 0 for a nan -----------------------------------------------------------
// r2: the bits 0, 1, 2 say what to answer for more, equal, less.
function __aeabi_fcmpeq
        movs    r2, #2
        b       compare
function __aeabi_fcmplt
        movs    r2, #4
        b       compare
function __aeabi_fcmple
        movs    r2, #6
        b       compare
function __aeabi_fcmpge
        movs    r2, #3
        b       compare
function __aeabi_fcmpgt
        movs    r2, #1
compare:
        lsls    r3, r0, #1
        cmp     r3, #INFINITY << 1
        itt     ls
        lslls   r3, r1, #1
        cmpls   r3, #INFINITY << 1
        it      hi
        movhi   r2, #0
        cmp     r0, #0              // as integers they are in order when negative ones are turned over
        it      mi
        rsbmi   r0, r0, #SIGN
        cmp     r1, #0
        it      mi
        rsbmi   r1, r1, #SIGN
        cmp     r0, r1
        it      le
        lsrle   r2, r2, #1
        it      lt
        lsrlt   r2, r2, #1
        and     r0, r2, #1
        bx      lr

// ---- to an integer: towards zero; what is too large becomes the nearest that there is, a nan 0. A negative number
// becomes unsigned as a negative integer does.
function __aeabi_f2uiz
        movs    r3, #0
        b       1f
function __aeabi_f2iz
        movs    r3, #1              // bits that the magnitude may not use
1:      ubfx    r2, r0, #23, #8
        lsls    r1, r0, #8
        orr     r1, r1, #SIGN
        rsb     r2, r2, #BIAS + 31
        cmp     r2, r3
        blt     2f
        lsrs    r1, r2
        cmp     r0, #0
        it      mi
        rsbmi   r1, r1, #0
        mov     r0, r1
        bx      lr
2:      lsls    r1, r0, #1
        mov     r2, #-1
        lsrs    r2, r3
        eor     r0, r2, r0, asr #31
        cmp     r1, #INFINITY << 1
        it      hi
        movhi   r0, #0
        bx      lr

// ---- arithmetic -----------------------------------------------------------------------------------
// Takes r0 and r1 apart: mantissas with their first bit at the top, 0 for zero; r2, r3: exponents.
// r4: a product's sign in the highest bit. For a nan it goes straight to the caller's caller.
unpack:
        eor     r4, r0, r1
        ubfx    r2, r0, #23, #8
        ubfx    r3, r1, #23, #8
        lsls    r0, r0, #8
        lsls    r1, r1, #8
        cbz     r2, 4f
        orr     r0, r0, #SIGN
1:      cbz     r3, 5f
        orr     r1, r1, #SIGN
2:      cmp     r2, #SPECIAL
        beq     6f
3:      cmp     r3, #SPECIAL
        beq     7f
        bx      lr
4:      clz     r2, r0              // a denormal number, or zero
        lsls    r0, r2
        rsb     r2, r2, #1
        b       1b
5:      clz     r3, r1
        lsls    r1, r3
        rsb     r3, r3, #1
        b       2b
6:      lsls    r5, r0, #1
        bne     not_a_number
        lsls    r2, r2, #2
        b       3b
7:      lsls    r5, r1, #1
        bne     not_a_number
        lsls    r3, r3, #2
        bx      lr

// r1 >> r3, with the lowest bit set when bits are lost.
shift_down:
        usat    r3, #5, r3
        rsb     r5, r3, #32
        lsls    r5, r1, r5
        lsr     r1, r1, r3
        it      ne
        orrne   r1, r1, #1
        bx      lr

function __aeabi_fdiv
        push    {r4, r5, lr}
        bl      unpack
        cmp     r2, #SPECIAL
        it      gt
        cmpgt   r3, #SPECIAL
        bgt     not_a_number        // infinity by infinity
        subs    r2, r2, r3
        adds    r2, #BIAS + 2
        lsrs    r0, r0, #8
        lsrs    r3, r1, #8
        itt     eq                  // by zero, r1 is zero
        addeq   r2, r2, #2 * HUGE
        beq     sticky
        movs    r1, #1 << (32 - 4 * 7) // 1 goes off at the end of four turns, of 7 bits each
1:      lsls    r0, r0, #7
        udiv    r5, r0, r3
        mls     r0, r5, r3, r0
        lsls    r1, r1, #7
        add     r1, r5
        bcc     1b
        b       sticky

function __aeabi_fmul
        push    {r4, r5, lr}
        bl      unpack
        umull   r0, r1, r0, r1
        adds    r2, r2, r3
        subs    r2, #BIAS
sticky:                             // r0: what is below r1
        cmp     r0, #0
        it      ne
        orrne   r1, r1, #1
        b       pack

function __aeabi_fsub
        eor     r1, r1, #SIGN
function __aeabi_fadd
        push    {r4, r5, lr}
        lsls    r2, r0, #1          // the one that is greater without its sign comes first
        cmp     r2, r1, lsl #1
        ittt    lo
        movlo   r2, r0
        movlo   r0, r1
        movlo   r1, r2
        mov     ip, r0
        bl      unpack
        lsrs    r0, r0, #1
        lsrs    r1, r1, #1
        subs    r3, r2, r3
        bl      shift_down
        cmp     r4, #0
        mov     r4, ip
        bpl     1f
        subs    r1, r0, r1
        it      eq
        moveq   r4, r1              // x - x is +0
        b       pack
1:      add     r1, r0
        b       pack

function __aeabi_i2f
        push    {r4, r5, lr}
        movs    r4, r0
        it      mi
        rsbmi   r0, r0, #0
        movs    r2, #BIAS + 30
        b       1f
function __aeabi_ui2f
        movs    r1, #0
// float py_float_join(uint32_t mantissa, int exponent): core/obj/fmath.h
function py_float_join
        push    {r4, r5, lr}
        movs    r4, #0
        add     r2, r1, #BIAS + 30
1:      mov     r1, r0

// The result, and back to the caller: the mantissa r1, its first bit anywhere, at the end one for what is
// below; r2: the exponent, less 1, if bit 31 is the first; r4: the sign.
pack:
        clz     r3, r1
        lsls    r1, r3
        beq     5f
        subs    r2, r2, r3
        cmp     r2, #SPECIAL - 1
        bhs     3f
1:      lsls    r3, r1, #24
        lsrs    r0, r1, #8
        adc     r0, r0, r2, lsl #23 // the first bit counts 1 in the exponent
        cmp     r3, #0x80000000
        it      eq
        biceq   r0, r0, #1
2:      and     r4, r4, #SIGN
        orrs    r0, r4
        pop     {r4, r5, pc}
3:      bge     4f
        rsbs    r3, r2, #0          // denormal
        bl      shift_down
        movs    r2, #0
        b       1b
4:      mov     r0, #INFINITY
        b       2b
5:      movs    r0, #0
        cmp     r2, #HUGE           // 0 * infinity, infinity - infinity, 0 / 0
        blt     2b
not_a_number:
        movs    r0, #0
        movt    r0, #NAN_TOP
        pop     {r4, r5, pc}
