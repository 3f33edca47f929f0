// SPDX-License-Identifier: MIT
// sim/cpu/decode32.c -- 32-bit encodings to operations, in the order of the tables of ARMv7-M ARM A5.3.
// hw1 is the first half-word, hw2 the second. See decode.c.
#include "sim/cpu/decode_fields.h"

// ThumbExpandImm, A5.3.2. sets_carry: the constant was rotated, so its bit 31 is the carry out.
static bool expand_imm(unsigned imm12, uint32_t *value, bool *sets_carry) {
    uint32_t byte = bits(imm12, 7, 0);
    *sets_carry = bits(imm12, 11, 10) != 0;
    if (*sets_carry) {
        uint32_t unrotated = 0x80 | bits(imm12, 6, 0);
        unsigned by = bits(imm12, 11, 7);
        *value = unrotated >> by | unrotated << (32 - by);
        return true;
    }
    static const uint32_t spread[] = {0x00000001, 0x00010001, 0x01000100, 0x01010101};
    *value = byte * spread[bits(imm12, 9, 8)];
    return byte != 0 || bits(imm12, 9, 8) == 0;
}

// What "data processing" with modified immediate and with shifted register have in common: the
// operation by bits 8:5, and what it becomes when Rd or Rn is 1111.
typedef struct alu {
    uint8_t op;      // OP_..._IMM; 0: undefined
    uint8_t as_test; // with S and Rd == 1111
    uint8_t as_move; // with Rn == 1111
    bool arithmetic; // ADD, SUB: may have SP as Rn (and then as Rd)
} alu_t;

static const alu_t alu_table[16] = {
    [0x0] = {OP_AND_IMM, OP_TST_IMM, 0, false}, [0x1] = {OP_BIC_IMM, 0, 0, false},
    [0x2] = {OP_ORR_IMM, 0, OP_MOV_IMM, false}, [0x3] = {OP_ORN_IMM, 0, OP_MVN_IMM, false},
    [0x4] = {OP_EOR_IMM, OP_TEQ_IMM, 0, false}, [0x8] = {OP_ADD_IMM, OP_CMN_IMM, 0, true},
    [0xA] = {OP_ADC_IMM, 0, 0, false},          [0xB] = {OP_SBC_IMM, 0, 0, false},
    [0xD] = {OP_SUB_IMM, OP_CMP_IMM, 0, true},  [0xE] = {OP_RSB_IMM, 0, 0, false},
};

// Which op, with the register rules that do not concern Rm. Leaves .op in the immediate form, with
// the S form's increment not yet added.
static insn_t decode_alu(unsigned hw1, unsigned hw2, bool *sets_flags) {
    const alu_t *alu = &alu_table[bits(hw1, 8, 5)];
    unsigned rn = bits(hw1, 3, 0), rd = bits(hw2, 11, 8);
    *sets_flags = bits(hw1, 4, 4);
    if (!alu->op) {
        return undefined;
    }
    if (alu->as_test && rd == 15 && *sets_flags) {
        *sets_flags = false; // the op does it by nature
        bool illegal = rn == 15 || (rn == 13 && !alu->arithmetic);
        return illegal ? unpredictable : (insn_t){.op = alu->as_test, .rn = rn};
    }
    if (alu->as_move && rn == 15) {
        return (insn_t){.op = alu->as_move, .rd = rd}; // the caller checks Rd
    }
    bool on_sp = alu->arithmetic && rn == 13;
    if (rd == 15 || rn == 15 || (rd == 13 && !on_sp) || (rn == 13 && !on_sp)) {
        return unpredictable;
    }
    return (insn_t){.op = alu->op, .rd = rd, .rn = rn};
}

static bool refused(insn_t insn) {
    return insn.op == OP_UNDEFINED || insn.op == OP_UNPREDICTABLE;
}

static bool is_move(insn_t insn) {
    return insn.op == OP_MOV_IMM || insn.op == OP_MVN_IMM;
}

static unsigned imm12_of(unsigned hw1, unsigned hw2) {
    return bits(hw1, 10, 10) << 11 | bits(hw2, 14, 12) << 8 | bits(hw2, 7, 0);
}

static insn_t decode_modified_immediate(unsigned hw1, unsigned hw2) {
    bool sets_flags, sets_carry;
    insn_t insn = decode_alu(hw1, hw2, &sets_flags);
    if (refused(insn)) {
        return insn;
    }
    if (!expand_imm(imm12_of(hw1, hw2), &insn.imm, &sets_carry) ||
        (is_move(insn) && bad(insn.rd))) {
        return unpredictable;
    }
    insn.shift = sets_carry;
    insn.op += sets_flags;
    return insn;
}

// DecodeImmShift, A7.4.2.
static uint8_t decode_shift(unsigned type, unsigned amount) {
    if ((type == SHIFT_LSR || type == SHIFT_ASR) && amount == 0) {
        amount = 32;
    }
    return imm_shift(type, amount);
}

static bool move_register_is_legal(insn_t insn, bool sets_flags) {
    if (insn.op == OP_MOV_IMM && insn.shift == 0 && !sets_flags) { // MOV T3: one of them may be SP
        return insn.rd != 15 && insn.rm != 15 && !(insn.rd == 13 && insn.rm == 13);
    }
    return !bad(insn.rd) && !bad(insn.rm);
}

static insn_t decode_shifted_register(unsigned hw1, unsigned hw2) {
    bool sets_flags;
    insn_t insn = decode_alu(hw1, hw2, &sets_flags);
    if (refused(insn)) {
        return insn;
    }
    insn.rm = bits(hw2, 3, 0);
    insn.shift = decode_shift(bits(hw2, 5, 4), bits(hw2, 14, 12) << 2 | bits(hw2, 7, 6));
    bool legal = is_move(insn) ? move_register_is_legal(insn, sets_flags) : !bad(insn.rm);
    bool to_sp = insn.rd == 13 && (insn.op == OP_ADD_IMM || insn.op == OP_SUB_IMM);
    if (to_sp && insn.shift > imm_shift(SHIFT_LSL, 3)) {
        legal = false;
    }
    if (!legal || bits(hw2, 15, 15)) {
        return unpredictable;
    }
    bool is_test = insn.op >= OP_TST_IMM && insn.op <= OP_CMN_SHIFT;
    unsigned step = is_test ? 1 : 2; // between the forms of one op
    insn.op += (insn.shift ? 2 : 1) * step + sets_flags;
    return insn;
}

static insn_t decode_saturate(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8), rn = bits(hw1, 3, 0);
    unsigned amount = bits(hw2, 14, 12) << 2 | bits(hw2, 7, 6);
    bool is_unsigned = bits(hw1, 7, 7), right = bits(hw1, 5, 5);
    if (right && amount == 0) {
        return undefined; // SSAT16, USAT16: DSP extension
    }
    if (bad(rd) || bad(rn) || bits(hw1, 10, 10) || bits(hw2, 5, 5)) {
        return unpredictable;
    }
    return (insn_t){.op = is_unsigned ? OP_USAT : OP_SSAT,
                    .rd = rd,
                    .rm = rn,
                    .shift = imm_shift(right ? SHIFT_ASR : SHIFT_LSL, amount),
                    .imm = bits(hw2, 4, 0) + !is_unsigned};
}

// SBFX, UBFX, BFI, BFC. ra: width, shift: lowest bit. BFC inserts from no register: imm is 1.
static insn_t decode_bit_field(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8), rn = bits(hw1, 3, 0), last = bits(hw2, 4, 0);
    unsigned lowest = bits(hw2, 14, 12) << 2 | bits(hw2, 7, 6);
    bool insert = bits(hw1, 7, 4) == 0x6;
    bool illegal = bits(hw1, 10, 10) || bits(hw2, 5, 5) || bad(rd) || rn == 13;
    if (insert) {
        illegal |= last < lowest;
    } else {
        illegal |= rn == 15 || lowest + last > 31;
    }
    if (illegal) {
        return unpredictable;
    }
    return (insn_t){.op = insert            ? OP_BFI
                          : bits(hw1, 7, 7) ? OP_UBFX
                                            : OP_SBFX,
                    .rd = rd,
                    .rn = rn,
                    .ra = insert ? last - lowest + 1 : last + 1,
                    .shift = lowest,
                    .imm = insert && rn == 15};
}

// ADDW, SUBW, ADR.
static insn_t decode_plain_add(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8), rn = bits(hw1, 3, 0);
    bool subtract = bits(hw1, 7, 7);
    uint32_t imm = imm12_of(hw1, hw2);
    if (rd == 15 || (rd == 13 && rn != 13)) {
        return unpredictable;
    }
    if (rn == 15) {
        return (insn_t){.op = OP_ADR, .rd = rd, .imm = subtract ? -imm : imm};
    }
    return (insn_t){.op = subtract ? OP_SUB_IMM : OP_ADD_IMM, .rd = rd, .rn = rn, .imm = imm};
}

static insn_t decode_plain_immediate(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8);
    uint32_t imm16 = bits(hw1, 3, 0) << 12 | imm12_of(hw1, hw2);
    switch (bits(hw1, 8, 4)) {
    case 0x00:
    case 0x0A: return decode_plain_add(hw1, hw2);
    case 0x04: return bad(rd) ? unpredictable : (insn_t){.op = OP_MOV_IMM, .rd = rd, .imm = imm16};
    case 0x0C: return bad(rd) ? unpredictable : (insn_t){.op = OP_MOVT, .rd = rd, .imm = imm16};
    case 0x10:
    case 0x12:
    case 0x18:
    case 0x1A: return decode_saturate(hw1, hw2);
    case 0x14:
    case 0x16:
    case 0x1C: return decode_bit_field(hw1, hw2);
    default: return undefined;
    }
}

static bool is_special_register(unsigned sysm) {
    return sysm <= 3 || (sysm >= 5 && sysm <= 9) || (sysm >= 16 && sysm <= 20);
}

static insn_t decode_misc_control(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8), rn = bits(hw1, 3, 0), sysm = bits(hw2, 7, 0);
    switch (bits(hw1, 10, 4)) {
    case 0x38:
    case 0x39: // MSR; without the DSP extension the mask can only be 10
        if (bad(rn) || !is_special_register(sysm) || bits(hw2, 11, 8) != 8 || bits(hw2, 13, 13) ||
            bits(hw1, 4, 4)) {
            return unpredictable;
        }
        return (insn_t){.op = OP_MSR, .rn = rn, .imm = sysm};
    case 0x3A: // hints
        if (bits(hw2, 10, 8) != 0) {
            return undefined;
        }
        if (rn != 15 || bits(hw2, 13, 13) || bits(hw2, 11, 11)) {
            return unpredictable;
        }
        return decode_hint(bits(hw2, 7, 0));
    case 0x3B: {
        unsigned op = bits(hw2, 7, 4);
        if (op != 2 && (op < 4 || op > 6)) {
            return undefined;
        }
        if (rn != 15 || bits(hw2, 13, 13) || rd != 15 || (op == 2 && bits(hw2, 3, 0) != 15)) {
            return unpredictable;
        }
        return plain(op == 2 ? OP_CLREX : OP_BARRIER);
    }
    case 0x3E:
    case 0x3F:
        if (bad(rd) || !is_special_register(sysm) || rn != 15 || bits(hw1, 4, 4) ||
            bits(hw2, 13, 13)) {
            return unpredictable;
        }
        return (insn_t){.op = OP_MRS, .rd = rd, .imm = sysm};
    default: return undefined;
    }
}

// B T3 and T4, BL. I1 and I2 are J1 and J2, inverted where S is clear.
static insn_t decode_branch_32(unsigned hw1, unsigned hw2) {
    unsigned s = bits(hw1, 10, 10), j1 = bits(hw2, 13, 13), j2 = bits(hw2, 11, 11);
    uint32_t low = bits(hw2, 10, 0) << 1;
    if (!bits(hw2, 12, 12)) {
        if (bits(hw2, 14, 14)) {
            return undefined; // BLX to ARM code
        }
        if (bits(hw1, 9, 7) == 7) {
            return decode_misc_control(hw1, hw2);
        }
        uint32_t imm = s << 20 | j2 << 19 | j1 << 18 | bits(hw1, 5, 0) << 12 | low;
        return (insn_t){
            .op = OP_BCOND, .rd = bits(hw1, 9, 6), .imm = (uint32_t)sign_extend(imm, 21)};
    }
    uint32_t i1 = !(j1 ^ s), i2 = !(j2 ^ s);
    uint32_t imm = s << 24 | i1 << 23 | i2 << 22 | bits(hw1, 9, 0) << 12 | low;
    return (insn_t){.op = bits(hw2, 14, 14) ? OP_BL : OP_B, .imm = (uint32_t)sign_extend(imm, 25)};
}

static insn_t decode_multiple_32(unsigned hw1, unsigned hw2) {
    unsigned rn = bits(hw1, 3, 0), list = hw2;
    bool load = bits(hw1, 4, 4), write_back = bits(hw1, 5, 5), decrement = bits(hw1, 8, 8);
    if (bits(hw1, 8, 8) == bits(hw1, 7, 7)) {
        return undefined; // SRS, RFE
    }
    bool illegal = rn == 15 || bit_count(list) < 2 || bits(list, 13, 13) ||
                   (write_back && (list >> rn & 1)) ||
                   (load ? bits(list, 15, 14) == 3 : bits(list, 15, 15));
    if (illegal) {
        return unpredictable;
    }
    return (insn_t){.op = load ? OP_LDM : OP_STM,
                    .rn = rn,
                    .shift =
                        (write_back ? ADDRESS_WRITE_BACK : 0) | (decrement ? ADDRESS_DECREMENT : 0),
                    .imm = list};
}

static insn_t decode_dual(unsigned hw1, unsigned hw2) {
    unsigned rn = bits(hw1, 3, 0), rt = bits(hw2, 15, 12), rt2 = bits(hw2, 11, 8);
    bool index = bits(hw1, 8, 8), add = bits(hw1, 7, 7), write_back = bits(hw1, 5, 5);
    bool load = bits(hw1, 4, 4);
    uint32_t imm = bits(hw2, 7, 0) * 4;
    bool illegal = bad(rt) || bad(rt2) || (write_back && (rn == 15 || rn == rt || rn == rt2)) ||
                   (load ? rt == rt2 : rn == 15);
    if (illegal) {
        return unpredictable;
    }
    return (insn_t){.op = load ? OP_LDRD : OP_STRD,
                    .rd = rt,
                    .rn = rn,
                    .ra = rt2,
                    .shift = (write_back ? ADDRESS_WRITE_BACK : 0) | (index ? 0 : ADDRESS_POST),
                    .imm = add ? imm : -imm};
}

static insn_t decode_exclusive_word(unsigned hw1, unsigned hw2) {
    unsigned rn = bits(hw1, 3, 0), rt = bits(hw2, 15, 12), rd = bits(hw2, 11, 8);
    uint32_t imm = bits(hw2, 7, 0) * 4;
    if (bits(hw1, 4, 4)) {
        bool illegal = bad(rt) || rn == 15 || rd != 15;
        return illegal ? unpredictable : (insn_t){.op = OP_LDREX, .rd = rt, .rn = rn, .imm = imm};
    }
    bool illegal = bad(rd) || bad(rt) || rn == 15 || rd == rn || rd == rt;
    return illegal ? unpredictable
                   : (insn_t){.op = OP_STREX, .rd = rd, .rn = rn, .ra = rt, .imm = imm};
}

static insn_t decode_table_branch(unsigned rn, unsigned hw2) {
    unsigned rm = bits(hw2, 3, 0);
    if (rn == 13 || bad(rm) || bits(hw2, 15, 8) != 0xF0) {
        return unpredictable;
    }
    return (insn_t){.op = bits(hw2, 4, 4) ? OP_TBH : OP_TBB, .rn = rn, .rm = rm};
}

// Exclusives of bytes and half-words, and table branches.
static insn_t decode_exclusive_narrow(unsigned hw1, unsigned hw2) {
    unsigned rn = bits(hw1, 3, 0), rt = bits(hw2, 15, 12), rd = bits(hw2, 3, 0);
    bool load = bits(hw1, 4, 4), half = bits(hw2, 4, 4);
    if (load && bits(hw2, 7, 5) == 0) {
        return decode_table_branch(rn, hw2);
    }
    if (bits(hw2, 7, 5) != 2) {
        return undefined;
    }
    if (bad(rt) || rn == 15 || bits(hw2, 11, 8) != 15) {
        return unpredictable;
    }
    if (load) {
        return rd != 15 ? unpredictable
                        : (insn_t){.op = half ? OP_LDREXH : OP_LDREXB, .rd = rt, .rn = rn};
    }
    if (bad(rd) || rd == rn || rd == rt) {
        return unpredictable;
    }
    return (insn_t){.op = half ? OP_STREXH : OP_STREXB, .rd = rd, .rn = rn, .ra = rt};
}

static insn_t decode_dual_or_exclusive(unsigned hw1, unsigned hw2) {
    if (bits(hw1, 8, 8) || bits(hw1, 5, 5)) {
        return decode_dual(hw1, hw2);
    }
    return bits(hw1, 7, 7) ? decode_exclusive_narrow(hw1, hw2) : decode_exclusive_word(hw1, hw2);
}

// Loads and stores of one register. The ops of one access are five in a row: see the enum.
enum { FORM_IMM, FORM_REG, FORM_PRE, FORM_POST, FORM_USER };

// Single loads and stores, by sign (bit 8), size (bits 6:5) and load (bit 4) of the first half-word.
static enum op single_op(unsigned hw1) {
    static const uint8_t ops[2][3] = {{OP_STRB_IMM, OP_STRH_IMM, OP_STR_IMM},
                                      {OP_LDRB_IMM, OP_LDRH_IMM, OP_LDR_IMM}};
    static const uint8_t signed_ops[] = {OP_LDRSB_IMM, OP_LDRSH_IMM};
    unsigned size = bits(hw1, 6, 5);
    bool is_signed = bits(hw1, 8, 8), load = bits(hw1, 4, 4);
    if (size == 3 || (is_signed && (size == 2 || !load))) {
        return OP_UNDEFINED;
    }
    return is_signed ? signed_ops[size] : ops[load][size];
}

static enum op literal_op(enum op op) {
    return OP_LDR_LIT + (op - OP_LDR_IMM) / 5;
}

// The eight-bit offset, with P, U and W.
static insn_t decode_single_indexed(enum op op, unsigned rn, unsigned hw2) {
    unsigned rt = bits(hw2, 15, 12);
    bool index = bits(hw2, 10, 10), add = bits(hw2, 9, 9), write_back = bits(hw2, 8, 8);
    uint32_t imm = bits(hw2, 7, 0);
    if (!index && !write_back) {
        return undefined;
    }
    bool user = index && add && !write_back;
    bool word = op == OP_LDR_IMM || op == OP_STR_IMM;
    bool illegal = (write_back && rn == rt) || (user && bad(rt));
    if (!word) { // the load of a byte or half-word to 1111 without write-back is a hint
        illegal |= rt == 13 || (rt == 15 && write_back);
    }
    if (illegal || (rt == 15 && op >= OP_STR_IMM && op <= OP_STRH_USER)) {
        return unpredictable;
    }
    if (!word && rt == 15) {
        return plain(OP_NOP);
    }
    unsigned form = user ? FORM_USER : !write_back ? FORM_IMM : index ? FORM_PRE : FORM_POST;
    return (insn_t){.op = op + form, .rd = rt, .rn = rn, .imm = add ? imm : -imm};
}

static insn_t decode_single(unsigned hw1, unsigned hw2) {
    unsigned rn = bits(hw1, 3, 0), rt = bits(hw2, 15, 12), rm = bits(hw2, 3, 0);
    bool load = bits(hw1, 4, 4), has_imm12 = bits(hw1, 7, 7);
    uint32_t imm12 = bits(hw2, 11, 0);
    enum op op = single_op(hw1);
    bool word = op == OP_LDR_IMM || op == OP_STR_IMM;
    if (op == OP_UNDEFINED || (!load && rn == 15)) {
        return undefined;
    }
    bool literal = rn == 15;
    if (!literal && !has_imm12 && bits(hw2, 11, 11)) {
        return decode_single_indexed(op, rn, hw2);
    }
    bool by_register = !literal && !has_imm12;
    if (by_register && bits(hw2, 10, 6) != 0) {
        return undefined;
    }
    if ((!word && rt == 13) || (!load && rt == 15) || (by_register && bad(rm))) {
        return unpredictable;
    }
    if (!word && rt == 15) {
        return plain(OP_NOP); // PLD, PLI and hints that are not allocated
    }
    if (literal) {
        return (insn_t){.op = literal_op(op), .rd = rt, .imm = has_imm12 ? imm12 : -imm12};
    }
    if (by_register) {
        return (insn_t){
            .op = op + FORM_REG, .rd = rt, .rn = rn, .rm = rm, .shift = bits(hw2, 5, 4)};
    }
    return (insn_t){.op = op + FORM_IMM, .rd = rt, .rn = rn, .imm = imm12};
}

static insn_t decode_extend_32(unsigned hw1, unsigned hw2) {
    static const uint8_t extend[8] = {[0] = OP_SXTH, [1] = OP_UXTH, [4] = OP_SXTB, [5] = OP_UXTB};
    unsigned rd = bits(hw2, 11, 8), rm = bits(hw2, 3, 0);
    enum op op = bits(hw1, 7, 7) ? OP_UNDECODED : extend[bits(hw1, 6, 4)];
    if (op == OP_UNDECODED || bits(hw1, 3, 0) != 15) {
        return undefined; // SXTAB and the like: DSP extension
    }
    if (bad(rd) || bad(rm) || bits(hw2, 6, 6)) {
        return unpredictable;
    }
    return (insn_t){.op = op, .rd = rd, .rm = rm, .shift = bits(hw2, 5, 4) * 8};
}

static insn_t decode_register_misc(unsigned hw1, unsigned hw2) {
    static const uint8_t ops[4][4] = {[1] = {OP_REV, OP_REV16, OP_RBIT, OP_REVSH}, [3] = {OP_CLZ}};
    unsigned rd = bits(hw2, 11, 8), rm = bits(hw2, 3, 0);
    enum op op = ops[bits(hw1, 5, 4)][bits(hw2, 5, 4)];
    if (op == OP_UNDECODED) {
        return undefined;
    }
    bool illegal = bad(rd) || bad(rm) || bits(hw1, 3, 0) != rm; // Rm is encoded twice
    return illegal ? unpredictable : (insn_t){.op = op, .rd = rd, .rm = rm};
}

static insn_t decode_data_register(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8), rn = bits(hw1, 3, 0), rm = bits(hw2, 3, 0);
    if (bits(hw2, 15, 12) != 15) {
        return undefined;
    }
    if (bits(hw1, 7, 7) == 0 && bits(hw2, 7, 4) == 0) {
        static const uint8_t shifts[] = {OP_LSL_BY, OP_LSR_BY, OP_ASR_BY, OP_ROR_BY};
        bool illegal = bad(rd) || bad(rn) || bad(rm);
        enum op op = shifts[bits(hw1, 6, 5)] + bits(hw1, 4, 4);
        return illegal ? unpredictable : (insn_t){.op = op, .rd = rd, .rn = rn, .rm = rm};
    }
    if (bits(hw2, 7, 7)) {
        bool misc = bits(hw1, 7, 6) == 2 && bits(hw2, 7, 6) == 2;
        return misc ? decode_register_misc(hw1, hw2) : decode_extend_32(hw1, hw2);
    }
    return undefined;
}

static insn_t decode_multiply(unsigned hw1, unsigned hw2) {
    unsigned rd = bits(hw2, 11, 8), rn = bits(hw1, 3, 0), rm = bits(hw2, 3, 0);
    unsigned ra = bits(hw2, 15, 12), op2 = bits(hw2, 7, 4);
    if (bits(hw1, 6, 4) != 0 || op2 > 1) {
        return undefined; // DSP extension
    }
    if (bad(rd) || bad(rn) || bad(rm) || ra == 13 || (op2 == 1 && ra == 15)) {
        return unpredictable;
    }
    enum op op = op2 ? OP_MLS : ra == 15 ? OP_MUL : OP_MLA;
    return (insn_t){.op = op, .rd = rd, .rn = rn, .rm = rm, .ra = ra};
}

static insn_t decode_long_multiply(unsigned hw1, unsigned hw2) {
    unsigned high = bits(hw2, 11, 8), rn = bits(hw1, 3, 0), rm = bits(hw2, 3, 0);
    unsigned low = bits(hw2, 15, 12), op1 = bits(hw1, 6, 4), op2 = bits(hw2, 7, 4);
    static const uint8_t ops[8] = {OP_SMULL, OP_SDIV, OP_UMULL, OP_UDIV, OP_SMLAL, 0, OP_UMLAL, 0};
    bool divide = op1 == 1 || op1 == 3;
    if (!ops[op1] || op2 != (divide ? 15 : 0)) {
        return undefined;
    }
    bool illegal = bad(high) || bad(rn) || bad(rm);
    illegal |= divide ? low != 15 : bad(low) || low == high;
    if (illegal) {
        return unpredictable;
    }
    return (insn_t){.op = ops[op1], .rd = divide ? high : low, .ra = high, .rn = rn, .rm = rm};
}

insn_t sim_decode_32(unsigned hw1, unsigned hw2) {
    unsigned op2 = bits(hw1, 10, 4);
    if (bits(hw1, 12, 11) != 2 && (op2 & 0x40)) {
        return plain(OP_COPROCESSOR);
    }
    switch (bits(hw1, 12, 11)) {
    case 1:
        if (op2 & 0x20) {
            return decode_shifted_register(hw1, hw2);
        }
        return op2 & 0x04 ? decode_dual_or_exclusive(hw1, hw2) : decode_multiple_32(hw1, hw2);
    case 2:
        if (bits(hw2, 15, 15)) {
            return decode_branch_32(hw1, hw2);
        }
        return op2 & 0x20 ? decode_plain_immediate(hw1, hw2) : decode_modified_immediate(hw1, hw2);
    default:
        if ((op2 & 0x20) == 0) {
            return decode_single(hw1, hw2);
        }
        if ((op2 & 0x10) == 0) {
            return decode_data_register(hw1, hw2);
        }
        return op2 & 0x08 ? decode_long_multiply(hw1, hw2) : decode_multiply(hw1, hw2);
    }
}
