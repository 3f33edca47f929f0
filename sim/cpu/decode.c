// SPDX-License-Identifier: MIT
// sim/cpu/decode.c -- 16-bit encodings to operations, in the order of the tables of ARMv7-M ARM A5.2.
//
// Names of fields and the conditions for UNPREDICTABLE are those of the manual. Whatever the manual
// leaves UNPREDICTABLE becomes OP_UNPREDICTABLE, except where the condition depends on the IT block.
#include "sim/cpu/decode.h"

#include "sim/cpu/decode_fields.h"

// The members of an ALU op's family are six in a row: see the enum.
static enum op reg_form(enum op imm_form) {
    return imm_form + 2;
}

// A 16-bit instruction that sets the flags outside of an IT block. op: the form that does not.
static insn_t narrow(enum op op, unsigned rd, unsigned rn, unsigned rm, uint32_t imm) {
    return (insn_t){.op = op + 1, .op_in_it = op, .rd = rd, .rn = rn, .rm = rm, .imm = imm};
}

// ---- 16 bits: A5.2

static insn_t decode_shift_add_sub(unsigned hw) {
    unsigned rd = bits(hw, 2, 0), rn = bits(hw, 5, 3), imm5 = bits(hw, 10, 6);
    unsigned rdn = bits(hw, 10, 8), imm8 = bits(hw, 7, 0);
    insn_t insn;
    switch (bits(hw, 13, 11)) {
    case 0: // LSL #0 is MOVS, which leaves the carry alone
        if (imm5 == 0) {
            return (insn_t){.op = OP_MOVS_REG, .rd = rd, .rm = rn};
        }
        insn = narrow(OP_MOV_SHIFT, rd, 0, rn, 0);
        insn.shift = imm_shift(SHIFT_LSL, imm5);
        return insn;
    case 1:
    case 2:
        insn = narrow(OP_MOV_SHIFT, rd, 0, rn, 0);
        insn.shift = imm_shift(bits(hw, 11, 11) ? SHIFT_LSR : SHIFT_ASR, imm5 ? imm5 : 32);
        return insn;
    case 3: {
        unsigned rm = bits(hw, 8, 6);
        enum op op = bits(hw, 9, 9) ? OP_SUB_IMM : OP_ADD_IMM;
        return bits(hw, 10, 10) ? narrow(op, rd, rn, 0, rm) : narrow(reg_form(op), rd, rn, rm, 0);
    }
    case 4: return narrow(OP_MOV_IMM, rdn, 0, 0, imm8);
    case 5: return (insn_t){.op = OP_CMP_IMM, .rn = rdn, .imm = imm8};
    case 6: return narrow(OP_ADD_IMM, rdn, rdn, 0, imm8);
    default: return narrow(OP_SUB_IMM, rdn, rdn, 0, imm8);
    }
}

static insn_t decode_data_processing_16(unsigned hw) {
    unsigned rdn = bits(hw, 2, 0), rm = bits(hw, 5, 3);
    switch (bits(hw, 9, 6)) {
    case 0x0: return narrow(OP_AND_REG, rdn, rdn, rm, 0);
    case 0x1: return narrow(OP_EOR_REG, rdn, rdn, rm, 0);
    case 0x2: return narrow(OP_LSL_BY, rdn, rdn, rm, 0);
    case 0x3: return narrow(OP_LSR_BY, rdn, rdn, rm, 0);
    case 0x4: return narrow(OP_ASR_BY, rdn, rdn, rm, 0);
    case 0x5: return narrow(OP_ADC_REG, rdn, rdn, rm, 0);
    case 0x6: return narrow(OP_SBC_REG, rdn, rdn, rm, 0);
    case 0x7: return narrow(OP_ROR_BY, rdn, rdn, rm, 0);
    case 0x8: return (insn_t){.op = OP_TST_REG, .rn = rdn, .rm = rm};
    case 0x9: return narrow(OP_RSB_IMM, rdn, rm, 0, 0);
    case 0xA: return (insn_t){.op = OP_CMP_REG, .rn = rdn, .rm = rm};
    case 0xB: return (insn_t){.op = OP_CMN_REG, .rn = rdn, .rm = rm};
    case 0xC: return narrow(OP_ORR_REG, rdn, rdn, rm, 0);
    case 0xD: return narrow(OP_MUL, rdn, rm, rdn, 0);
    case 0xE: return narrow(OP_BIC_REG, rdn, rdn, rm, 0);
    default: return narrow(OP_MVN_REG, rdn, 0, rm, 0);
    }
}

static insn_t decode_special_data(unsigned hw) {
    unsigned rdn = bits(hw, 7, 7) << 3 | bits(hw, 2, 0), rm = bits(hw, 6, 3);
    switch (bits(hw, 9, 8)) {
    case 0:
        if (rdn == 15 && rm == 15) {
            return unpredictable;
        }
        return (insn_t){.op = rdn == 15 ? OP_ADD_PC : OP_ADD_REG, .rd = rdn, .rn = rdn, .rm = rm};
    case 1:
        if ((rdn < 8 && rm < 8) || rdn == 15 || rm == 15) {
            return unpredictable;
        }
        return (insn_t){.op = OP_CMP_REG, .rn = rdn, .rm = rm};
    case 2: return (insn_t){.op = rdn == 15 ? OP_MOV_PC : OP_MOV_REG, .rd = rdn, .rm = rm};
    default:
        if (bits(hw, 2, 0) != 0 || (bits(hw, 7, 7) && rm == 15)) {
            return unpredictable;
        }
        return (insn_t){.op = bits(hw, 7, 7) ? OP_BLX : OP_BX, .rm = rm};
    }
}

static insn_t decode_load_store_16(unsigned hw) {
    unsigned rt = bits(hw, 2, 0), rn = bits(hw, 5, 3), rm = bits(hw, 8, 6), imm5 = bits(hw, 10, 6);
    static const uint8_t by_register[] = {OP_STR_REG, OP_STRH_REG, OP_STRB_REG, OP_LDRSB_REG,
                                          OP_LDR_REG, OP_LDRH_REG, OP_LDRB_REG, OP_LDRSH_REG};
    if (bits(hw, 15, 12) == 5) {
        return (insn_t){.op = by_register[bits(hw, 11, 9)], .rd = rt, .rn = rn, .rm = rm};
    }
    bool load = bits(hw, 11, 11);
    switch (bits(hw, 15, 12)) {
    case 6:
        return (insn_t){.op = load ? OP_LDR_IMM : OP_STR_IMM, .rd = rt, .rn = rn, .imm = imm5 * 4};
    case 7:
        return (insn_t){.op = load ? OP_LDRB_IMM : OP_STRB_IMM, .rd = rt, .rn = rn, .imm = imm5};
    case 8:
        return (insn_t){
            .op = load ? OP_LDRH_IMM : OP_STRH_IMM, .rd = rt, .rn = rn, .imm = imm5 * 2};
    default:
        return (insn_t){.op = load ? OP_LDR_IMM : OP_STR_IMM,
                        .rd = bits(hw, 10, 8),
                        .rn = 13,
                        .imm = bits(hw, 7, 0) * 4};
    }
}

static insn_t decode_it_or_hint(unsigned hw) {
    unsigned first_condition = bits(hw, 7, 4), mask = bits(hw, 3, 0);
    if (mask == 0) {
        return decode_hint(first_condition);
    }
    if (first_condition == 15 || (first_condition == 14 && bit_count(mask) != 1)) {
        return unpredictable;
    }
    return (insn_t){.op = OP_IT, .rd = bits(hw, 7, 0)};
}

static insn_t decode_extend_16(unsigned hw) {
    static const uint8_t extend[] = {OP_SXTH, OP_SXTB, OP_UXTH, OP_UXTB};
    return (insn_t){.op = extend[bits(hw, 7, 6)], .rd = bits(hw, 2, 0), .rm = bits(hw, 5, 3)};
}

static insn_t decode_reverse_16(unsigned hw) {
    static const uint8_t reverse[] = {OP_REV, OP_REV16, OP_UNDEFINED, OP_REVSH};
    return (insn_t){.op = reverse[bits(hw, 7, 6)], .rd = bits(hw, 2, 0), .rm = bits(hw, 5, 3)};
}

static insn_t decode_push_pop(unsigned hw) {
    bool pop = bits(hw, 11, 11);
    unsigned list = bits(hw, 7, 0) | bits(hw, 8, 8) << (pop ? 15 : 14);
    if (list == 0) {
        return unpredictable;
    }
    return (insn_t){.op = pop ? OP_POP : OP_PUSH, .imm = list};
}

static insn_t decode_cps(unsigned hw) {
    if ((hw & 0xFFE8) != 0xB660) {
        return undefined;
    }
    if (bits(hw, 2, 2) || bits(hw, 1, 0) == 0) {
        return unpredictable;
    }
    return (insn_t){.op = OP_CPS, .rd = bits(hw, 1, 0), .imm = bits(hw, 4, 4)};
}

static insn_t decode_misc_16(unsigned hw) {
    if ((hw & 0x0500) == 0x0100) { // CBZ, CBNZ
        return (insn_t){.op = bits(hw, 11, 11) ? OP_CBNZ : OP_CBZ,
                        .rn = bits(hw, 2, 0),
                        .imm = bits(hw, 9, 9) << 6 | bits(hw, 7, 3) << 1};
    }
    switch (bits(hw, 11, 8)) {
    case 0x0: // ADD, SUB (SP, immediate)
        return (insn_t){.op = bits(hw, 7, 7) ? OP_SUB_IMM : OP_ADD_IMM,
                        .rd = 13,
                        .rn = 13,
                        .imm = bits(hw, 6, 0) * 4};
    case 0x2: return decode_extend_16(hw);
    case 0x4:
    case 0x5:
    case 0xC:
    case 0xD: return decode_push_pop(hw);
    case 0x6: return decode_cps(hw);
    case 0xA: return decode_reverse_16(hw);
    case 0xE: return (insn_t){.op = OP_BKPT, .imm = bits(hw, 7, 0)};
    case 0xF: return decode_it_or_hint(hw);
    default: return undefined;
    }
}

// LDM, STM. A load that loads its own base does not write it back.
static insn_t decode_multiple_16(unsigned hw) {
    bool load = bits(hw, 11, 11);
    unsigned rn = bits(hw, 10, 8), list = bits(hw, 7, 0);
    if (list == 0) {
        return unpredictable;
    }
    return (insn_t){.op = load ? OP_LDM : OP_STM,
                    .rn = rn,
                    .shift = load && (list >> rn & 1) ? 0 : ADDRESS_WRITE_BACK,
                    .imm = list};
}

static insn_t decode_branch_16(unsigned hw) {
    unsigned condition = bits(hw, 11, 8);
    if (condition == 14) {
        return undefined; // UDF
    }
    if (condition == 15) {
        return (insn_t){.op = OP_SVC, .imm = bits(hw, 7, 0)};
    }
    return (insn_t){
        .op = OP_BCOND, .rd = condition, .imm = (uint32_t)sign_extend(bits(hw, 7, 0) << 1, 9)};
}

static insn_t decode_16(unsigned hw) {
    switch (hw >> 11) {
    default: return decode_shift_add_sub(hw); // 0 to 7
    case 0x08: return bits(hw, 10, 10) ? decode_special_data(hw) : decode_data_processing_16(hw);
    case 0x09: return (insn_t){.op = OP_LDR_LIT, .rd = bits(hw, 10, 8), .imm = bits(hw, 7, 0) * 4};
    case 0x0A ... 0x13: return decode_load_store_16(hw);
    case 0x14: return (insn_t){.op = OP_ADR, .rd = bits(hw, 10, 8), .imm = bits(hw, 7, 0) * 4};
    case 0x15:
        return (insn_t){
            .op = OP_ADD_IMM, .rd = bits(hw, 10, 8), .rn = 13, .imm = bits(hw, 7, 0) * 4};
    case 0x16 ... 0x17: return decode_misc_16(hw);
    case 0x18 ... 0x19: return decode_multiple_16(hw);
    case 0x1A ... 0x1B: return decode_branch_16(hw);
    case 0x1C: return (insn_t){.op = OP_B, .imm = (uint32_t)sign_extend(bits(hw, 10, 0) << 1, 12)};
    }
}

insn_t sim_decode(uint16_t first, uint16_t second) {
    bool wide = sim_is_32_bit(first);
    insn_t insn = wide ? sim_decode_32(first, second) : decode_16(first);
    insn.size = wide ? 4 : 2;
    if (insn.op_in_it == OP_UNDECODED) {
        insn.op_in_it = insn.op;
    }
    return insn;
}
