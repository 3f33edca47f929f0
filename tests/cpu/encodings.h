// SPDX-License-Identifier: MIT
// tests/cpu/encodings.h -- the encodings of encodings.def, to generate instructions and to judge them.
//
// A second reading of the manual, apart from sim/cpu/decode.c: the fuzzer asks it which instructions
// must not be compared, so that a mistake of the decoder cannot hide itself.
#ifndef TESTS_CPU_ENCODINGS_H
#define TESTS_CPU_ENCODINGS_H

#include <stdbool.h>
#include <stdint.h>

enum enc_kind {
    KIND_PLAIN,
    KIND_MEMORY,
    KIND_STRICT,
    KIND_EXIT,
    KIND_ALONE,
    KIND_SYSTEM,
    KIND_UNDEF,
    KIND_DSP,
    KIND_COPRO,
};

typedef struct encoding {
    const char *name;
    enum enc_kind kind;
    const char *pattern;
    bool (*unpredictable)(const uint32_t *fields); // by letter; NULL: never
    const char *condition;                         // its text
    bool wide;
    uint32_t mask, value;               // the fixed bits
    uint32_t should_mask, should_value; // the bits that should be so
} encoding_t;

void enc_init(void);
unsigned enc_count(void);
const encoding_t *enc_at(unsigned index);
// An instruction in 32 bits: the first half-word is the upper one if it is wide, else there is but one.
// NULL: no encoding has these bits, so they are UNDEFINED.
const encoding_t *enc_match(uint32_t insn, bool wide);
// Why it is UNPREDICTABLE; NULL: it is not.
const char *enc_unpredictable(const encoding_t *encoding, uint32_t insn);
// The fixed bits, and the rest from random.
uint32_t enc_generate(const encoding_t *encoding, uint32_t random);

#endif
