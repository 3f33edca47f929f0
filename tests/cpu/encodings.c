// SPDX-License-Identifier: MIT
// tests/cpu/encodings.c -- patterns to masks and fields.
#include "tests/cpu/encodings.h"

#include <stddef.h>
#include <string.h>

// ---- the vocabulary of the conditions in encodings.def

#define F(letter)          (fields[(unsigned char)#letter[0]])
#define IS(letter, number) (F(letter) == (number))
#define BAD(letter)        (IS(letter, 13) || IS(letter, 15))
#define BITS(letter)       __builtin_popcount(F(letter))
#define LOWEST(letter)     ((uint32_t)__builtin_ctz(F(letter) | 0x10000))
#define IN_LIST(letter)    (F(L) >> F(letter) & 1)
// Lists without bit 13: what stands above it moves down by one.
#define IN_STM_LIST(letter) (IS(letter, 14) ? F(L) >> 13 & 1 : F(letter) < 13 && IN_LIST(letter))
#define ALWAYS              1
// ThumbExpandImm of a zero byte that is to be repeated: A5.3.2.
#define EMPTY_CONSTANT (F(x) >= 1 && F(x) <= 3 && IS(e, 0))

#define ENC(name, kind, pattern, condition)                                                        \
    static bool unpredictable_##name(const uint32_t *fields) {                                     \
        (void)fields;                                                                              \
        return condition;                                                                          \
    }
#include "tests/cpu/encodings.def"
#undef ENC

static encoding_t encodings[] = {
#define ENC(name, kind, pattern, condition)                                                        \
    {#name, KIND_##kind, pattern, unpredictable_##name, #condition, false, 0, 0, 0, 0},
#include "tests/cpu/encodings.def"
#undef ENC
};
enum { COUNT = sizeof encodings / sizeof *encodings };

unsigned enc_count(void) {
    return COUNT;
}

const encoding_t *enc_at(unsigned index) {
    return &encodings[index];
}

void enc_init(void) {
    for (unsigned i = 0; i < COUNT; i++) {
        encoding_t *e = &encodings[i];
        size_t len = strlen(e->pattern);
        e->wide = len == 32;
        for (size_t k = 0; k < len; k++) {
            uint32_t bit = 1u << (len - 1 - k);
            char c = e->pattern[k];
            e->mask |= c == '0' || c == '1' ? bit : 0;
            e->value |= c == '1' ? bit : 0;
            e->should_mask |= c == 'z' || c == 'o' ? bit : 0;
            e->should_value |= c == 'o' ? bit : 0;
        }
    }
}

const encoding_t *enc_match(uint32_t insn, bool wide) {
    for (unsigned i = 0; i < COUNT; i++) {
        const encoding_t *e = &encodings[i];
        if (e->wide == wide && (insn & e->mask) == e->value) {
            return e;
        }
    }
    return NULL;
}

const char *enc_unpredictable(const encoding_t *e, uint32_t insn) {
    if ((insn & e->should_mask) != e->should_value) {
        return "a bit that should be 0 or 1 is not";
    }
    uint32_t fields[128] = {0};
    size_t len = strlen(e->pattern);
    for (size_t k = 0; k < len; k++) {
        uint32_t *field = &fields[(unsigned char)e->pattern[k]];
        *field = *field << 1 | (insn >> (len - 1 - k) & 1);
    }
    return e->unpredictable(fields) ? e->condition : NULL;
}

uint32_t enc_generate(const encoding_t *e, uint32_t random) {
    uint32_t all = e->wide ? UINT32_MAX : 0xFFFF;
    uint32_t fixed = e->mask | e->should_mask;
    return ((random & ~fixed) | e->value | e->should_value) & all;
}
