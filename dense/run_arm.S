// SPDX-License-Identifier: MIT
// dense/run_arm.S -- runs dense code: docs/design/dense.md.
//
// Included by the file that tools/dense.py makes, which defines the macro dense_handlers (a line of the dispatch
// table for each opcode), the numbers main_* and family_*, and the tables.
//
// A stack machine on the processor's own stack, so that dense and native functions call each other and the collector
// finds what both hold. The top of the operand stack is kept in r0; what lies below it is pushed.
//
//   r0  top of the operand stack            r5  variable 0; variable n is at r5-4n
//   r4  next byte of code                   r6  bytes that an expansion holds back, lowest first, under a 1
//
//   higher   ... caller's operands | arguments = variables 0.. | other variables | 2 words | aligned memory | operands   lower
//
// The two words are the caller's state: r6; and the offset of its r4 in the code, with the low half of its r5 or,
// where native code called (an offset of 0), of the stack pointer to go back to. An empty operand stack has its top,
// which means nothing, in r0 too: the first value pushes that.
    .syntax unified
    .cpu cortex-m3
    .thumb
    .section .text.dense_run, "ax", %progbits
    .balign 4

nothing:
    movs r0, #0
    bx lr

// value dense_call(args, n, ref): an entry's function (core/obj/type.h): a place in the dense code, or an address, which
// is odd.
    .global dense_call
    .thumb_func
    .type dense_call, %function
dense_call:
    mov r3, r2
    b 1f

// value dense_ask_NAME(a, b, c, type): a type's operation (core/obj/type.h); 0 when it has none.
    .macro dense_operation name, place
    .global dense_ask_\name
    .thumb_func
    .type dense_ask_\name, %function
dense_ask_\name:
    mov ip, #2 * \place
    .endm
    dense_operation print, 0
    b 2f
    dense_operation unary, 1
    b 2f
    dense_operation subscr, 3
    b 2f
    dense_operation iter, 4
    b 2f
    dense_operation next, 5
    b 2f
    dense_operation binary, 2
2:  ldrb r3, [r3, #6]
    add r3, r3, r3, lsl #1
    add ip, ip, r3, lsl #2
    ldr r3, =dense_ops
    ldrh r3, [r3, ip]
    cmp r3, #0
    beq nothing
1:  lsls ip, r3, #31
    it ne
    bxne r3
    ldr ip, =dense_code
    add ip, r3

// A function that native code may call is its dense code behind `mov ip, pc; b dense_enter`, the latter by way of
// an island in reach of a short branch.
    .thumb_func
    .type dense_enter, %function
dense_enter:
    push {r4-r7, lr}
    mov r4, sp
    ldrb r6, [ip]
    adr r7, pairs_head - 2 * main_head
1:  cmp r6, #main_head      // a pair's left half
    it hs
    ldrbhs r6, [r7, r6, lsl #1]
    bhs 1b
    lsrs r6, r6, #5
    mov r7, r4
    b 2f
1:  push {r0}               // all arguments but the last
    mov r0, r1
    mov r1, r2
    mov r2, r3
    ldr r3, [r7, #20]       // where native code put the fifth and later ones
    adds r7, #4
2:  subs r6, #1
    bgt 1b
    mov r5, r4
    mov r2, ip
    ldr r4, =dense_code     // no code to return to
enter:                      // r2: the header of a function whose arguments are the top operands
    ldrb r1, [r2], #1
    push {r0}
    movs r7, #1             // to be r6
1:  cmp r1, #main_head
    blo 2f
    adr r3, pairs_head - 2 * main_head
    ldrh r1, [r3, r1, lsl #1]
    lsrs r3, r1, #8
    orr r7, r3, r7, lsl #8
    uxtb r1, r1
    b 1b
2:  lsrs r3, r1, #5
    add r3, sp, r3, lsl #2
    and r1, r1, #31
    sub sp, sp, r1, lsl #2
    ldr r1, =dense_code
    subs r1, r4, r1
    uxth r5, r5
    orr r1, r5, r1, lsl #16
    push {r1, r6}
    subs r5, r3, #4
    mov r4, r2
    mov r6, r7
// The next instruction. An opcode may mean another pair behind what leaves nothing and behind what pushes a constant.
    .macro dense_next context, last=0
    cmp r6, #1
    bne 2f
    ldrb r1, [r4], #1
1:  cmp r1, #main_\context
    .if \last
    bhs 3f
dispatch:
    tbh [pc, r1, lsl #1]
dense_dispatch:
    dense_handlers
    .else
    blo dispatch
    .endif
3:  adr r2, pairs_\context - 2 * main_\context
    ldrh r1, [r2, r1, lsl #1]
    lsrs r3, r1, #8
    orr r6, r3, r6, lsl #8
    uxtb r1, r1
    b 1b
2:  uxtb r1, r6
    lsrs r6, r6, #8
    b 1b
    .endm
start:
    dense_next start
push_r1:
    push {r0}
    mov r0, r1
    dense_next push
next:
    dense_next value, 1

// r1: the next byte
operand:
    cmp r6, #1
    itte ne
    uxtbne r1, r6
    lsrne r6, r6, #8
    ldrbeq r1, [r4], #1
    bx lr
// r1: the next two bytes; changes r3, ip
operand16:
    mov ip, lr
    bl operand
    mov r3, r1
    bl operand
    orr r1, r3, r1, lsl #8
    bx ip

op_ext:
    bl operand
    b dispatch

// ---- variables and constants ----
op_get_n:
    bl operand
    b 1f
op_get:
    subs r1, #family_get
1:  push {r0}
    sub r2, r5, r1, lsl #2
    ldr r0, [r2]
    b next
op_set_n:
    bl operand
    b 1f
op_set:
    subs r1, #family_set
1:  sub r2, r5, r1, lsl #2
    str r0, [r2]
op_drop:
    pop {r0}
    b start
op_tee_n:
    bl operand
    b 1f
op_tee:
    subs r1, #family_tee
1:  sub r2, r5, r1, lsl #2
    str r0, [r2]
    b next

op_const8:
    bl operand
    b push_r1
op_constn8:
    bl operand
    sub r1, r1, #256
    b push_r1
op_const16:
    bl operand16
    sxth r1, r1
    b push_r1
op_const16u:
    bl operand16
    b push_r1
op_const32:
    bl operand16
    mov r2, r1
    bl operand16
    orr r1, r2, r1, lsl #16
    b push_r1
op_addr_far:
    bl operand16
    b 1f
op_addr:
    bl operand
1:  ldr r2, =dense_addresses
    ldr r1, [r2, r1, lsl #2]
    b push_r1
// A variable's address: as many words below variable 0 as the next byte says; below a multiple of 16 where the compiler
// takes the function's own memory for aligned.
op_faddr16:
    bic r2, r5, #15
    b 1f
op_faddr:
    mov r2, r5
1:  bl operand
    sub r1, r2, r1, lsl #2
    b push_r1
op_small:
    subs r1, #family_small - small_first
    b push_r1
op_frame16:
    bic r2, r5, #15
    b 1f
op_frame:
    mov r2, sp
1:  bl operand
    sub r2, r2, r1, lsl #2
    mov sp, r2
    b start
op_swap:
    pop {r1}
    b push_r1
op_dup:
    push {r0}
    b next

// ---- memory ----
op_load_0:
    ldr r0, [r0]
    b next
op_load16u_0:
    ldrh r0, [r0]
    b next
op_load8u_0:
    ldrb r0, [r0]
    b next
op_load:
    bl operand
    ldr r0, [r0, r1, lsl #2]
    b next
op_load16u:
    bl operand
    ldrh r0, [r0, r1, lsl #1]
    b next
op_load8u:
    bl operand
    ldrb r0, [r0, r1]
    b next
op_store_0:
    movs r1, #0
    b 1f
op_store:
    bl operand
1:  pop {r2}
    str r0, [r2, r1, lsl #2]
    b op_drop
op_store16_0:
    movs r1, #0
    b 1f
op_store16:
    bl operand
1:  pop {r2}
    strh r0, [r2, r1, lsl #1]
    b op_drop
op_store8_0:
    movs r1, #0
    b 1f
op_store8:
    bl operand
1:  pop {r2}
    strb r0, [r2, r1]
    b op_drop
op_copy8:
    bl operand
    pop {r2}
    add r2, r2, r1, lsl #2
    ldm r0, {r1, r3}
    stm r2!, {r1, r3}
    b op_drop

// ---- arithmetic: left below right ----
op_add:
    pop {r1}
    add r0, r1
    b next
op_sub:
    pop {r1}
    subs r0, r1, r0
    b next
op_mul:
    pop {r1}
    muls r0, r1, r0
    b next
op_and:
    pop {r1}
    ands r0, r1
    b next
op_or:
    pop {r1}
    orrs r0, r1
    b next
op_xor:
    pop {r1}
    eors r0, r1
    b next
op_shl:
    and r0, r0, #31
    pop {r1}
    lsl r0, r1, r0
    b next
op_shru:
    and r0, r0, #31
    pop {r1}
    lsr r0, r1, r0
    b next
op_shrs:
    and r0, r0, #31
    pop {r1}
    asr r0, r1, r0
    b next
op_rotl:
    pop {r1}
    rsbs r0, r0, #0
    ror r0, r1, r0
    b next
op_divu:
    pop {r1}
    udiv r0, r1, r0
    b next
op_divs:
    pop {r1}
    sdiv r0, r1, r0
    b next
op_remu:
    pop {r1}
    udiv r2, r1, r0
    mls r0, r2, r0, r1
    b next
op_rems:
    pop {r1}
    sdiv r2, r1, r0
    mls r0, r2, r0, r1
    b next
op_ctz:
    rbit r0, r0
op_clz:
    clz r0, r0
    b next
op_sext8:
    sxtb r0, r0
    b next
op_sext16:
    sxth r0, r0
    b next
op_zext8:
    uxtb r0, r0
    b next
op_zext16:
    uxth r0, r0
    b next
op_select:
    pop {r1, r2}
    cmp r0, #0
    ite eq
    moveq r0, r1
    movne r0, r2
    b next

op_eqz:
    cmp r0, #0
    beq true
    b false
op_eq:
    pop {r1}
    cmp r1, r0
    beq true
    b false
op_ne:
    pop {r1}
    cmp r1, r0
    bne true
    b false
op_ltu:
    pop {r1}
    cmp r1, r0
    blo true
    b false
op_geu:
    pop {r1}
    cmp r1, r0
    bhs true
    b false
op_gtu:
    pop {r1}
    cmp r1, r0
    bhi true
    b false
op_leu:
    pop {r1}
    cmp r1, r0
    bls true
    b false
op_lts:
    pop {r1}
    cmp r1, r0
    blt true
    b false
op_ges:
    pop {r1}
    cmp r1, r0
    bge true
    b false
op_gts:
    pop {r1}
    cmp r1, r0
    bgt true
    b false
op_les:
    pop {r1}
    cmp r1, r0
    ble true
false:
    movs r0, #0
    b next
true:
    movs r0, #1
    b next

// ---- jumps: a signed byte, or zero and a signed half-word; from behind it ----
op_brz:
    cmp r0, #0
    pop {r0}
    beq op_br
    b skip
op_brif:
    cmp r0, #0
    pop {r0}
    bne op_br
skip:
    ldrb r1, [r4], #1
    cbnz r1, 1f
    adds r4, #2
1:  b start
op_br:
    ldrsb r1, [r4], #1
    cbnz r1, 2f
    ldrsh r1, [r4], #2
2:  add r4, r1
    b start
// The number of the last entry and, in bit 0, whether entries are signed half-words or bytes; distances from behind.
op_brtable:
    ldrb r1, [r4], #1
    lsrs r1, r1, #1
    it cs
    movcs r3, #2
    it cc
    movcc r3, #1
    cmp r0, r1
    it hi
    movhi r0, r1
    mul r0, r0, r3
    mla r1, r1, r3, r3
    cmp r3, #1
    ite eq
    ldrbeq r0, [r4, r0]
    ldrshne r0, [r4, r0]
    add r4, r1
    add r4, r0
    b op_drop

// ---- calls ----
op_icallv:
    movs r2, #1
    b 1f
op_icall:
    movs r2, #0
1:  bl operand
    orr r2, r2, r1, lsl #1
    mov ip, r0
    pop {r0}
    ldr r3, =dense_code     // dense code is entered without the detour
    sub r3, ip, r3
    ldr r1, dense_size
    cmp r3, r1
    bhs native
    add r2, ip, #3
    b enter
op_call0:                   // to op_call3 have opcodes in a row, 256 functions each
op_call1:
op_call2:
op_call3:
    sub r2, r1, #family_call
    bl operand
    add r1, r1, r2, lsl #8
    ldr r2, =dense_functions // how far it lies behind the first one of its group
    ldrb r3, [r2, r1]
    lsrs r1, r1, #3
    sub r2, r2, r1, lsl #1  // the groups' places, backwards
    ldrh r2, [r2, #-2]
    add r2, r3
    ldr r3, =dense_code
    add r2, r3
    b enter
op_call_at:                 // outside of pairs, as jumps are
    ldrh r2, [r4], #2
    ldr r3, =dense_code
    add r2, r3
    b enter
// A native function, by number: they are sorted by their kind, twice the number of arguments and 1 for "no result".
op_native:
    bl operand
    adr r3, dense_kinds
    mov r2, r3
1:  ldrb ip, [r2], #1       // the first number of the next kind
    cmp r1, ip
    bhs 1b
    subs r2, r3
    subs r2, #1
    ldr r3, =dense_natives
    ldrh ip, [r3, r1, lsl #1]
// ip: the address, r2: the kind
native:
    push {r0}
    orr ip, ip, #1
    lsrs r3, r2, #1
    and r2, r2, #1
    add lr, sp, r3, lsl #2
    orr r7, lr, r2          // kept over the call
    mov r2, sp
    bic r2, r2, #7          // AAPCS
    mov sp, r2
    cmp r3, #5
    itt hs
    ldrhs r0, [lr, #-20]
    strhs r0, [sp, #-8]!
    ldr r0, [lr, #-4]
    ldr r1, [lr, #-8]
    ldr r2, [lr, #-12]
    ldr r3, [lr, #-16]
    blx ip
    bic r1, r7, #3
    mov sp, r1
    lsrs r1, r7, #1
    bcs op_drop
    b next

op_retv_frame:
    movs r3, #1
    b 1f
op_ret_frame:
    movs r3, #0
1:  bl operand
    sub r2, r5, r1, lsl #2
    mov sp, r2
    b 2f
op_retv:
    movs r3, #1
    b 2f
op_ret:
    movs r3, #0
    add sp, sp, #4          // what lay below the result
2:  adds r2, r5, #4
    pop {r1, r6}
    mov sp, r2
    uxth r5, r1
    add r5, r5, #0x20000000
    lsrs r1, r1, #16
    beq 4f
    ldr r4, =dense_code
    add r4, r1
    cbz r3, 3f
    b op_drop
3:  b next
4:  mov sp, r5
    pop {r4-r7, pc}
    .pool
    .balign 4
dense_size:
    .word dense_end - dense_code
dense_kinds:
    dense_kinds_table
    .balign 2
    dense_pairs_table
