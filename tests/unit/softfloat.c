// SPDX-License-Identifier: MIT
// tests/unit/softfloat.c -- the chip's own float routines, run by the simulated processor, against this computer's
// floats: each of a list of operands with each, then random ones.
// Links: sim/bus.c sim/cpu/*.c
// Chip: tests/unit/softfloat_calls.S core/obj/softfloat_arm.S
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cpu/cpu.h"

#define FLASH 0x08000000u
#define SRAM  0x20000000u

static uint8_t flash[4096], sram[4096];
static unsigned tested, failures;

static float float_of(uint32_t bits) {
    float f;
    memcpy(&f, &bits, sizeof f);
    return f;
}

// All nans are one.
static uint32_t bits_of(float f) {
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    return isnan(f) ? 0x7FC00000 : bits;
}

// ---- what the routines should return -----------------------------------------------------------
// volatile: rounded to a float there and then.
#define BINARY(NAME, EXPR)                                                                         \
    static uint32_t NAME(uint32_t x, uint32_t y) {                                                 \
        float a = float_of(x), b = float_of(y);                                                    \
        volatile float result = EXPR;                                                              \
        return bits_of(result);                                                                    \
    }
#define COMPARISON(NAME, OP)                                                                       \
    static uint32_t NAME(uint32_t x, uint32_t y) {                                                 \
        return float_of(x) OP float_of(y);                                                         \
    }
BINARY(add, a + b)
BINARY(subtract, a - b)
BINARY(multiply, a *b)
BINARY(divide, a / b)
COMPARISON(equal, ==)
COMPARISON(less, <)
COMPARISON(less_equal, <=)
COMPARISON(more_equal, >=)
COMPARISON(more, >)

static uint32_t from_int(uint32_t x, uint32_t y) {
    (void)y;
    return bits_of((float)(int32_t)x);
}
static uint32_t from_unsigned(uint32_t x, uint32_t y) {
    (void)y;
    return bits_of((float)x);
}
static uint32_t to_int(uint32_t x, uint32_t y) {
    (void)y;
    float f = float_of(x);
    return (uint32_t)(isnan(f)       ? 0
                      : f >= 0x1p31f ? INT32_MAX
                      : f < -0x1p31f ? INT32_MIN
                                     : (int32_t)f);
}
static uint32_t to_unsigned(uint32_t x, uint32_t y) {
    (void)y;
    float f = float_of(x);
    if (f < 0 && f > -0x1p32f) {
        return (uint32_t)(int64_t)f;
    }
    return isnan(f) || f < 0 ? 0 : f >= 0x1p32f ? UINT32_MAX : (uint32_t)f;
}
static uint32_t join(uint32_t x, uint32_t y) {
    return bits_of((float)ldexp(x, (int8_t)y * 2));
}

static const struct {
    const char *name;
    uint32_t (*expected)(uint32_t x, uint32_t y);
} calls[] = {
    {"fadd", add},          {"fsub", subtract},      {"fmul", multiply},
    {"fdiv", divide},       {"fcmpeq", equal},       {"fcmplt", less},
    {"fcmple", less_equal}, {"fcmpge", more_equal},  {"fcmpgt", more},
    {"i2f", from_int},      {"ui2f", from_unsigned}, {"f2iz", to_int},
    {"f2uiz", to_unsigned}, {"py_float_join", join},
};
enum { CALLS = sizeof calls / sizeof *calls, JOIN = CALLS - 1 };

// ---- the chip ------------------------------------------------------------------------------------
static uint32_t word_at(unsigned index) {
    uint32_t word;
    memcpy(&word, flash + 4 * index, sizeof word);
    return word;
}

static void load(const char *program) {
    char path[1000];
    snprintf(path, sizeof path, "%s.bin", program);
    FILE *file = fopen(path, "rb");
    if (!file || fread(flash, 1, sizeof flash, file) < 4 * (2 + CALLS)) {
        printf("%s: not there or too short\n", path);
        exit(1);
    }
    fclose(file);
    sim_cpu_init();
    sim_bus_map(FLASH, sizeof flash, flash, false);
    sim_bus_map(0, sizeof flash, flash, false);
    sim_bus_map(SRAM, sizeof sram, sram, true);
    sim_cpu_reset(SIM_RESET_POWER);
    sim_cpu_break_add(word_at(1) & ~1u);
}

static uint32_t call(unsigned n, uint32_t x, uint32_t y) {
    const uint32_t kept = 0x12345678;
    sim_cpu_set(SIM_REG_R0, x);
    sim_cpu_set(1, y);
    for (unsigned reg = 4; reg < 12; reg++) {
        sim_cpu_set(reg, kept + reg);
    }
    uint32_t sp = sim_cpu_get(SIM_REG_SP);
    sim_cpu_set(SIM_REG_LR, word_at(1) | 1);
    sim_cpu_set(SIM_REG_PC, word_at(2 + n) & ~1u);
    bool good = sim_cpu_run(sim_cpu_instructions() + 200, SIM_NO_LIMIT) == SIM_STOP_BREAKPOINT &&
                sim_cpu_get(SIM_REG_SP) == sp;
    for (unsigned reg = 4; reg < 12; reg++) {
        good = good && sim_cpu_get(reg) == kept + reg;
    }
    if (!good) {
        printf("%s(%08x, %08x) does not come back as it should\n", calls[n].name, x, y);
        exit(1);
    }
    return sim_cpu_get(SIM_REG_R0);
}

static void check(unsigned n, uint32_t x, uint32_t y) {
    uint32_t expected = calls[n].expected(x, y);
    uint32_t got = call(n, x, n == JOIN ? (uint32_t)((int8_t)y * 2) : y);
    tested++;
    if (got != expected && failures++ < 20) {
        printf("%s(%08x, %08x) is %08x, not %08x\n", calls[n].name, x, y, got, expected);
    }
}

// ---- operands --------------------------------------------------------------------------------------
static uint32_t state = 1;

static uint32_t any_bits(void) {
    state ^= state << 13;
    state ^= state >> 17;
    return state ^= state << 5;
}

// Mantissas of a few bits, near a power of two, or any; exponents anywhere, near one another, at the ends.
static uint32_t any_operand(uint32_t near) {
    uint32_t kind = any_bits(), mantissa = any_bits(), exponent = any_bits();
    switch (kind & 3) {
    case 0: mantissa = 1u << (mantissa & 31); break;
    case 1: mantissa = 0u - (1u << (mantissa & 31)); break;
    case 2: mantissa &= 0x1Fu << (any_bits() & 31); break;
    }
    switch (kind >> 2 & 3) {
    case 0: exponent = (near >> 23) + (exponent & 63) - 32; break;
    case 1: exponent = (exponent & 3) - 2; break;
    case 2: exponent = (near >> 23) + (exponent & 3) - 1; break;
    }
    return (kind & 0x80000000u) | (exponent & 255) << 23 | (mantissa & 0x7FFFFF);
}

static const uint32_t special[] = {
    0,          1,          2,          3,          0x007FFFFF, 0x00400000, 0x00800000,
    0x00800001, 0x00FFFFFF, 0x01000000, 0x0C800000, 0x33800000, 0x33800001, 0x34000000,
    0x3F000000, 0x3F7FFFFF, 0x3F800000, 0x3F800001, 0x3FC00000, 0x40000000, 0x40400000,
    0x4B000000, 0x4B7FFFFF, 0x4EFFFFFF, 0x4F000000, 0x4F000001, 0x4F7FFFFF, 0x4F800000,
    0x7E800000, 0x7F000000, 0x7F7FFFFF, 0x7F800000, 0x7F800001, 0x7FC00000, 0x7FFFFFFF,
};
enum { SPECIAL = 2 * sizeof special / sizeof *special };

static uint32_t special_operand(unsigned i) {
    return special[i / 2] | (i & 1) << 31;
}

int main(int argc, char **argv) {
    load(argv[0]);
    for (unsigned n = 0; n < CALLS; n++) {
        for (unsigned i = 0; i < SPECIAL * SPECIAL; i++) {
            check(n, special_operand(i / SPECIAL), special_operand(i % SPECIAL));
        }
    }
    for (long turns = argc > 1 ? atol(argv[1]) : 10000; turns > 0; turns--) {
        uint32_t x = any_operand(any_bits()), y = any_operand(x);
        for (unsigned n = 0; n < CALLS; n++) {
            check(n, x, y);
        }
    }
    printf("%u results, %u wrong\n", tested, failures);
    return failures != 0;
}
