// SPDX-License-Identifier: MIT
// sim/cpu/decode.h -- a Thumb-2 encoding turned into the operation it stands for.
//
// Many encodings, few operations: 16- and 32-bit forms of ADD end in the same op, and the immediate
// is expanded once. What is known only when the instruction executes stays out: an address relative
// to the pc (flash has two aliases), and whether a 16-bit instruction is inside an IT block.
#ifndef SIM_CPU_DECODE_H
#define SIM_CPU_DECODE_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

// clang-format off

// Data processing: rd = rn OP operand. Operand: IMM imm; REG rm; SHIFT rm shifted by a constant
// (shift kind and amount as imm_shift below). The S form sets the flags.
#define ALU_OPS(X) \
    X(AND) X(BIC) X(ORR) X(ORN) X(EOR) X(ADD) X(ADC) X(SBC) X(SUB) X(RSB) X(MOV) X(MVN)
// The same without a destination; they always set the flags.
#define TEST_OPS(X) X(TST) X(TEQ) X(CMP) X(CMN)
// rd = rn shifted by the low byte of rm.
#define SHIFT_OPS(X) X(LSL) X(LSR) X(ASR) X(ROR)
// Addresses: IMM rn + imm; REG rn + (rm << shift); PRE rn + imm, written back; POST rn, then rn + imm
// written back; USER as IMM, without privilege; LIT Align(pc, 4) + imm.
#define LOAD_OPS(X)  X(LDR) X(LDRB) X(LDRH) X(LDRSB) X(LDRSH)
#define STORE_OPS(X) X(STR) X(STRB) X(STRH)
#define OTHER_OPS(X) \
    X(UNDEFINED) X(UNPREDICTABLE) X(COPROCESSOR) X(BREAKPOINT) \
    X(NOP) X(BARRIER) X(WFI) X(WFE) X(SEV) X(IT) X(CPS) X(MRS) X(MSR) X(SVC) X(BKPT) \
    X(B) X(BCOND) X(BL) X(BX) X(BLX) X(CBZ) X(CBNZ) X(TBB) X(TBH) X(ADR) X(ADD_PC) X(MOV_PC) \
    X(MOVT) X(MUL) X(MULS) X(MLA) X(MLS) X(UMULL) X(SMULL) X(UMLAL) X(SMLAL) X(UDIV) X(SDIV) \
    X(SSAT) X(USAT) X(BFI) X(SBFX) X(UBFX) X(CLZ) X(RBIT) X(REV) X(REV16) X(REVSH) \
    X(SXTB) X(SXTH) X(UXTB) X(UXTH) X(LDRD) X(STRD) X(LDM) X(STM) X(PUSH) X(POP) \
    X(LDREX) X(LDREXB) X(LDREXH) X(STREX) X(STREXB) X(STREXH) X(CLREX)

enum op {
    OP_UNDECODED, // zero, so that cleared memory is an empty store
#define X(name) OP_##name,
    OTHER_OPS(X)
#undef X
#define X(name) \
    OP_##name##_IMM, OP_##name##S_IMM, OP_##name##_REG, OP_##name##S_REG, \
    OP_##name##_SHIFT, OP_##name##S_SHIFT,
    ALU_OPS(X)
#undef X
#define X(name) OP_##name##_IMM, OP_##name##_REG, OP_##name##_SHIFT,
    TEST_OPS(X)
#undef X
#define X(name) OP_##name##_BY, OP_##name##S_BY,
    SHIFT_OPS(X)
#undef X
#define X(name) OP_##name##_IMM, OP_##name##_REG, OP_##name##_PRE, OP_##name##_POST, OP_##name##_USER,
    LOAD_OPS(X)
    STORE_OPS(X)
#undef X
#define X(name) OP_##name##_LIT,
    LOAD_OPS(X)
#undef X
    OP_COUNT
};
// clang-format on
static_assert(OP_COUNT <= 256, "insn.op is a byte");

typedef struct insn {
    uint8_t op;
    uint8_t op_in_it; // a 16-bit ADDS becomes ADD inside an IT block
    uint8_t size;     // bytes: 2 or 4
    uint8_t rd;       // also: condition of BCOND, IT's first condition and mask, CPS's mask bits
    uint8_t rn;
    uint8_t rm;
    uint8_t ra;    // accumulator, high result, second register of LDRD, width of a bit field
    uint8_t shift; // see imm_shift; lowest bit of a bit field; flags of LDRD, LDM (enum addressing)
    uint32_t imm;
} insn_t;

// A constant shift in insn.shift: kind in bits 7:6, amount in 5:0. LSR and ASR by 32 are amounts of
// 32; RRX is ROR by 0. In a logical IMM op: 1 if the expanded constant sets the carry (to its bit 31).
enum shift_kind { SHIFT_LSL, SHIFT_LSR, SHIFT_ASR, SHIFT_ROR };
static inline uint8_t imm_shift(enum shift_kind kind, unsigned amount) {
    return (uint8_t)(kind << 6 | amount);
}

// insn.shift of LDRD, STRD, LDM, STM.
enum addressing { ADDRESS_WRITE_BACK = 1, ADDRESS_POST = 2, ADDRESS_DECREMENT = 4 };

// second is looked at only if first begins a 32-bit instruction.
insn_t sim_decode(uint16_t first, uint16_t second);

static inline bool sim_is_32_bit(uint16_t first) {
    return first >> 11 >= 0x1D; // 11101, 11110, 11111 -- ARMv7-M ARM A5.1
}

#endif
