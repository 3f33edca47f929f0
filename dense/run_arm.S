// SPDX-License-Identifier: MIT
// dense/run_arm.S -- runs dense code: docs/design/dense.md.
//
// Included by the file that tools/dense.py makes, which defines the macro dense_handlers (a line of the dispatch
// table for each opcode), the numbers dense_main, dense_callees and family_*, and the tables.
//
// A stack machine on the processor's own stack, so that dense and native functions call each other and the collector
// finds what both hold. The top of the operand stack is kept in r0; what lies below it is pushed.
//
//   r0  top of the operand stack            r6  bytes that an expansion holds back, lowest first, under a 1
//   r4  next byte of code                   r7  where the caller's r4-r7 are saved; the function's own memory lies below
//   r5  variable 0; variable n is at r5-4n  r8  the pairs, r9 the tables, r10 the code
//
//   higher   ... caller's operands | arguments = variables 0.. | other variables | r4-r7 | own memory | operands   lower
    .syntax unified
    .cpu cortex-m3
    .thumb
    .section .text.dense_run, "ax", %progbits
    .balign 4

// value dense_call(args, n, fn): an entry's function (core/obj/type.h), which may be dense code without a way in for
// native code; its address is then even.
    .global dense_call
    .thumb_func
    .type dense_call, %function
dense_call:
    lsls r3, r2, #31
    it ne
    bxne r2
    mov ip, r2

// A function that native code may call is its dense code behind `mov ip, pc; b dense_enter`, the latter by way of
// an island in reach of a short branch.
    .thumb_func
    .type dense_enter, %function
dense_enter:
    push {r4-r11, lr}
    mov r7, sp
    ldr r8, =dense_pairs - 2 * dense_main
    ldr r9, =dense_addresses
    ldr r10, =dense_code
    mov r4, ip
    ldrb r6, [r4]
    lsrs r6, r6, #5
1:  cmp r6, #2              // all arguments but the last are pushed
    blo 2f
    push {r0}
    mov r0, r1
    mov r1, r2
    mov r2, r3
    subs r6, #1
    b 1b
2:  mov r2, r4
    movs r4, #0             // no code to return to
enter:                      // r2: the header of a function whose arguments are the top operands
    ldrb r1, [r2], #1
    push {r0}
    lsrs r3, r1, #5
    add r3, sp, r3, lsl #2
    and r1, r1, #31
    sub sp, sp, r1, lsl #2
    push {r4-r7}
    mov r7, sp
    subs r5, r3, #4
    mov r4, r2
    movs r6, #1
next:
    cmp r6, #1
    bne 1f
    ldrb r1, [r4], #1
2:  cmp r1, #dense_main
    bhs 3f
dispatch:
    tbh [pc, r1, lsl #1]
dense_dispatch:
    dense_handlers
1:  uxtb r1, r6
    lsrs r6, r6, #8
    b 2b
3:  ldrh r2, [r8, r1, lsl #1]
    lsrs r3, r2, #8
    orr r6, r3, r6, lsl #8
    uxtb r1, r2
    b 2b

// r1: the next byte
operand:
    cmp r6, #1
    itte ne
    uxtbne r1, r6
    lsrne r6, r6, #8
    ldrbeq r1, [r4], #1
    bx lr
// r1: the address that lies as many words below the top of the function's own memory as the next byte says.
// The compiler takes the top for a multiple of 16.
own_memory:
    mov ip, lr
    bl operand
    bic r3, r7, #15
    sub r1, r3, r1, lsl #2
    bx ip
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
    b next
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
1:  ldr r1, [r9, r1, lsl #2]
    b push_r1
op_faddr:
    bl own_memory
    b push_r1
op_small:
    subs r1, #family_small - small_first
push_r1:
    push {r0}
    mov r0, r1
    b next
op_frame:
    bl own_memory
    mov sp, r1
    b next
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
1:  b next
op_br:
    ldrsb r1, [r4], #1
    cbnz r1, 2f
    ldrsh r1, [r4], #2
2:  add r4, r1
    b next
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
    mov r2, #0x80000000
    b 1f
op_icall:
    movs r2, #0
1:  bl operand
    sub r3, r0, r10         // dense code is entered without the detour
    ldr ip, [r9, #-4]
    orr r2, r2, r1, lsl #28
    orr r2, r2, r0
    cmp r3, ip
    mov r1, r0
    pop {r0}
    bhs native
    adds r2, r1, #3
    b enter
op_call3:
    bl operand
    add r1, r1, #768
    b 1f
op_call2:
    bl operand
    add r1, r1, #512
    b 1f
op_call1:
    bl operand
    add r1, r1, #256
    b 1f
op_call0:
    bl operand
1:  movw r2, #dense_callees
    subs r2, r1, r2
    bhs 2f
    addw r3, r9, #dense_functions - dense_addresses
    ldrh r2, [r3, r1, lsl #1]
    add r2, r10
    b enter
2:  addw r3, r9, #dense_natives - dense_addresses
    ldr r2, [r3, r2, lsl #2]
// r2: the address, with the number of arguments in bits 28-30 and "no result" in bit 31
native:
    lsr lr, r2, #31
    ubfx r3, r2, #28, #3
    bic ip, r2, #0xF0000000
    cbz r3, 4f
    cmp r3, #2
    blo 5f                  // one: there it is
    beq 3f
    cmp r3, #3
    beq 2f
    mov r3, r0
    pop {r0}
2:  mov r2, r0
    pop {r0}
3:  mov r1, r0
    pop {r0}
    b 5f
4:  push {r0}
5:  add r11, sp, lr         // kept over the call, with "no result" in bit 0
    mov lr, sp
    bic lr, lr, #7          // AAPCS
    mov sp, lr
    blx ip
    bic r1, r11, #3
    mov sp, r1
    tst r11, #1
    bne op_drop
    b next

op_retv:
    movs r2, #1
    b 1f
op_ret:
    movs r2, #0
1:  adds r1, r5, #4
    mov sp, r7
    pop {r4-r7}
    mov sp, r1
    cbz r4, 2f
    cmp r2, #0
    bne op_drop
    b next
2:  mov sp, r7
    pop {r4-r11, pc}
    .pool
