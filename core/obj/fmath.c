// SPDX-License-Identifier: MIT
// core/obj/fmath.c -- the elementary functions that the operators of float need.
//
// A multiplication of floats costs some 40 instructions without an FPU, one of integers costs one, and keeps more
// bits: so the kernels work with integers. With a logarithm to base 2 and 2^x, exp, log and pow are a
// multiplication more.
#include "core/config.h"
#include "core/obj/fmath.h"

#include "core/obj/float.h"

// Native code: the one place where 64 bits are seen.
uint32_t py_mul_high(uint32_t a, uint32_t b) {
    return (uint32_t)((uint64_t)a * b >> 32);
}

PY_HOT bool py_float_is_special(float f) {
    return (py_float_bits(f) & PY_FLOAT_INFINITY) == PY_FLOAT_INFINITY;
}

PY_HOT bool py_float_is_nan(float f) {
    return py_float_bits(f) << 1 > PY_FLOAT_INFINITY << 1;
}

PY_HOT bool py_float_is_negative(float f) {
    return (int32_t)py_float_bits(f) < 0;
}

PY_HOT float py_float_signed(float f, float sign) {
    uint32_t bits = py_float_bits(f), other = py_float_bits(sign);
    return py_float_of_bits(bits ^ ((bits ^ other) & PY_FLOAT_SIGN));
}

float py_float_trunc(float f) {
    // From 2^23 on there is no fraction.
    return py_float_bits(f) << 1 < 0x4B000000u << 1 ? py_float_signed((float)(int32_t)f, f) : f;
}

float py_float_floor(float f) {
    float whole = py_float_trunc(f);
    return whole > f ? whole - 1 : whole;
}

PY_HOT uint32_t py_float_split(float f, int *exponent) {
    uint32_t bits = py_float_bits(f), mantissa = bits & 0x7FFFFF;
    int power = (int)(bits >> 23 & 255);
    if (power) {
        mantissa |= 0x800000;
        power--;
    }
    int up = __builtin_clz(mantissa);
    *exponent = power - 149 - up;
    return mantissa << up;
}

#ifndef __arm__ // there core/obj/softfloat_arm.S has it
float py_float_join(uint32_t mantissa, int exponent) {
    return (float)__builtin_ldexp(mantissa, exponent); // exact but for the last step
}
#endif

float py_float_fmod(float x, float y) {
    if (py_float_is_special(x) || py_float_is_nan(y)) {
        return __builtin_nanf("");
    }
    if (x == 0 || py_float_is_special(y)) {
        return x;
    }
    int from, to;
    uint32_t rest = py_float_split(x, &from) >> 1, divisor = py_float_split(y, &to) >> 1;
    if (from < to) {
        return x;
    }
    // Long division that keeps the remainder alone.
    while ((rest %= divisor, from-- > to)) {
        rest <<= 1;
    }
    return py_float_signed(py_float_join(rest, to + 1), x);
}

uint32_t py_fixed(uint32_t mantissa, int exponent) {
    unsigned down = (unsigned)(-32 - exponent);
    return down < 32 ? mantissa >> down : 0;
}

uint32_t py_quotient(uint32_t num, uint32_t den, int *exponent) {
    uint32_t quotient = 0;
    int power = 1;
    do {
        quotient <<= 1;
        if (num >= den) {
            num -= den;
            quotient++;
        }
        num <<= 1;
        power--;
    } while (!(quotient >> 31));
    *exponent = power;
    return quotient;
}

// log2(x) for x = 2^k * m, m between 1/sqrt(2) and sqrt(2): k + 2/ln2 * atanh(s), s = (m - 1) / (m + 1).
uint32_t py_float_log2(float x, int *exponent) {
    uint32_t m = py_float_split(x, exponent) >> 2, one = 1u << 29, log = 0;
    int k = *exponent + 31;
    if (m > 0x2D413CCC) { // sqrt(2)
        one <<= 1;
        k++;
    }
    if (m != one) {
        uint32_t s = py_quotient(m > one ? m - one : one - m, m + one, exponent);
        uint32_t square = py_fixed(s, *exponent), sum = 0;
        square = py_mul_high(square, square);
        for (int i = 17; i > 0; i -= 2) { // 1 + s^2/3 + s^4/5 + ..., times 2/ln2 * 2^30
            sum = 0xB8AA3B29u / (uint32_t)i + py_mul_high(sum, square);
        }
        log = py_mul_high(s, sum);
        *exponent += 2;
    }
    if (k) {
        bool down = k < 0, minus = m < one;
        if (down) {
            k = -k;
        }
        int up = __builtin_clz((uint32_t)k);
        log = py_fixed(log, *exponent + up - 32); // aligned with k
        *exponent = -up;
        log = ((uint32_t)k << up) + (down == minus ? log : -log);
    }
    if (log) {
        int up = __builtin_clz(log);
        log <<= up;
        *exponent -= up;
    }
    return log;
}

float py_float_exp2(float y, uint32_t mantissa, int exponent, bool negative) {
    if (y == 0 || mantissa == 0) {
        return 1;
    }
    int shift;
    negative ^= py_float_is_negative(y);
    mantissa = py_mul_high(py_float_split(y, &shift), mantissa);
    shift += exponent + 32;
    if (shift >
        -16) { // 2^(2^13) at least, or its reciprocal: py_float_join() knows what is too large
        return negative ? 0 : __builtin_inff();
    }
    // The integer, and the fraction with 32 binary places.
    int whole = shift > -32 ? (int)(mantissa >> -shift) : 0;
    uint32_t x = shift > -32 ? mantissa << (32 + shift) : py_fixed(mantissa, shift);
    if (negative) {
        whole = -whole - (x != 0);
        x = -x;
    }
    // 2^x = e^(x ln2), by Taylor's series: 1 + x (1 + x/2 (1 + x/3 (...)))
    uint32_t sum = 0;
    x = py_mul_high(x, 0xB17217F8u);
    for (uint32_t i = 13; i > 0; i--) {
        sum = 0x80000000u + py_mul_high(sum, x) / i;
    }
    return py_float_join(sum, whole - 31);
}

float py_float_pow(float x, float y) {
    int exponent;
    uint32_t log = py_float_log2(x, &exponent);
    return py_float_exp2(y, log, exponent, x < 1);
}
