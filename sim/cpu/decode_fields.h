// SPDX-License-Identifier: MIT
// sim/cpu/decode_fields.h -- private to the two decoders: bit fields and the instructions that are none.
#ifndef SIM_CPU_DECODE_FIELDS_H
#define SIM_CPU_DECODE_FIELDS_H

#include "sim/cpu/decode.h"

// sim/cpu/decode32.c
insn_t sim_decode_32(unsigned hw1, unsigned hw2);

static inline insn_t plain(enum op op) {
    return (insn_t){.op = op};
}

static const insn_t undefined = {.op = OP_UNDEFINED};
static const insn_t unpredictable = {.op = OP_UNPREDICTABLE};

// Most 32-bit instructions must not name the stack pointer or the pc.
static inline bool bad(unsigned reg) {
    return reg == 13 || reg == 15;
}

static inline unsigned bits(uint32_t word, unsigned high, unsigned low) {
    return word >> low & ((2u << (high - low)) - 1);
}

static inline int32_t sign_extend(uint32_t value, unsigned width) {
    return (int32_t)(value << (32 - width)) >> (32 - width);
}

static inline unsigned bit_count(unsigned list) {
    return (unsigned)__builtin_popcount(list);
}

// NOP and its kin; hints that are not allocated execute as NOP.
static inline insn_t decode_hint(unsigned hint) {
    switch (hint) {
    case 2: return plain(OP_WFE);
    case 3: return plain(OP_WFI);
    case 4: return plain(OP_SEV);
    default: return plain(OP_NOP);
    }
}

#endif
