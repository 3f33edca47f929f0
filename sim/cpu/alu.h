// SPDX-License-Identifier: MIT
// sim/cpu/alu.h -- private to exec.c: flags, conditions, shifts and bit tricks, as inline functions.
//
// N and Z are kept as the word they were computed from: most are overwritten before anyone looks.
#ifndef SIM_CPU_ALU_H
#define SIM_CPU_ALU_H

#include "sim/cpu/state.h"

// ---- flags

static inline void alu_set_nz(uint32_t result) {
    sim_cpu.n = sim_cpu.z = result;
}

static inline uint32_t alu_add(uint32_t x, uint32_t y, uint32_t carry) {
    return x + y + carry;
}

static inline uint32_t alu_add_flags(uint32_t x, uint32_t y, uint32_t carry) {
    uint64_t wide = (uint64_t)x + y + carry;
    uint32_t result = (uint32_t)wide;
    sim_cpu.c = (uint32_t)(wide >> 32);
    sim_cpu.v = ((x ^ result) & (y ^ result)) >> 31;
    alu_set_nz(result);
    return result;
}

static inline uint32_t alu_logical_flags(uint32_t result, uint32_t carry) {
    sim_cpu.c = carry;
    alu_set_nz(result);
    return result;
}

static inline bool alu_negative(void) {
    return sim_cpu.n >> 31;
}

static inline bool alu_condition_holds(unsigned condition) {
    bool holds;
    switch (condition >> 1) {
    case 0: holds = sim_cpu.z == 0; break;
    case 1: holds = sim_cpu.c; break;
    case 2: holds = alu_negative(); break;
    case 3: holds = sim_cpu.v; break;
    case 4: holds = sim_cpu.c && sim_cpu.z != 0; break;
    case 5: holds = alu_negative() == sim_cpu.v; break;
    case 6: holds = sim_cpu.z != 0 && alu_negative() == sim_cpu.v; break;
    default: return true;
    }
    return holds != (condition & 1);
}

// ---- shifts

// A shift by a constant; LSR and ASR take 1 to 32, ROR by 0 is RRX.
static inline uint32_t alu_shift_constant(uint32_t value, unsigned shift, uint32_t *carry) {
    unsigned amount = shift & 63;
    switch (shift >> 6) {
    case SHIFT_LSL:
        *carry = amount ? value >> (32 - amount) & 1 : sim_cpu.c;
        return value << amount;
    case SHIFT_LSR:
        *carry = value >> (amount - 1) & 1;
        return (uint32_t)((uint64_t)value >> amount);
    case SHIFT_ASR:
        *carry = value >> (amount - 1) & 1;
        return (uint32_t)((int64_t)(int32_t)value >> amount);
    default:
        if (amount == 0) {
            *carry = value & 1;
            return value >> 1 | sim_cpu.c << 31;
        }
        *carry = value >> (amount - 1) & 1;
        return value >> amount | value << (32 - amount);
    }
}

// A shift by the low byte of a register, 0 to 255; by 0 leaves the carry.
static inline uint32_t alu_shift_by(enum shift_kind kind, uint32_t value, uint32_t by,
                                    uint32_t *carry) {
    by &= 0xFF;
    if (by == 0) {
        return value;
    }
    switch (kind) {
    case SHIFT_LSL: *carry = by > 32 ? 0 : value >> (32 - by) & 1; return by > 31 ? 0 : value << by;
    case SHIFT_LSR: *carry = by > 32 ? 0 : value >> (by - 1) & 1; return by > 31 ? 0 : value >> by;
    case SHIFT_ASR:
        by = by > 32 ? 32 : by;
        *carry = (uint32_t)((int64_t)(int32_t)value >> (by - 1)) & 1;
        return (uint32_t)((int64_t)(int32_t)value >> by);
    default:
        *carry = value >> ((by - 1) & 31) & 1;
        by &= 31;
        return by ? value >> by | value << (32 - by) : value;
    }
}

// ---- bits

static inline uint32_t alu_low_mask(unsigned width) {
    return width < 32 ? (1u << width) - 1 : ~0u;
}

static inline uint32_t alu_reverse_bits(uint32_t value) {
    value = (value >> 1 & 0x55555555u) | (value & 0x55555555u) << 1;
    value = (value >> 2 & 0x33333333u) | (value & 0x33333333u) << 2;
    value = (value >> 4 & 0x0F0F0F0Fu) | (value & 0x0F0F0F0Fu) << 4;
    return __builtin_bswap32(value);
}

static inline uint32_t alu_reverse_in_halves(uint32_t value) {
    return (value >> 8 & 0x00FF00FFu) | (value & 0x00FF00FFu) << 8;
}

static inline uint32_t alu_rotate(uint32_t value, unsigned by) {
    return by ? value >> by | value << (32 - by) : value;
}

#endif
