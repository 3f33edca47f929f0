// SPDX-License-Identifier: MIT
// core/obj/fmath.c -- the elementary functions that the operators of float need.
//
// Without an FPU a float multiplication costs some 40 instructions, a 32x32->64 integer one costs one. So the
// kernels work in fixed point: a logarithm to base 2 as a 64-bit number with 55 binary places, and 2^x of a
// 32-bit fraction. With them exp, log and pow are a multiplication more.
#include "core/config.h"
#include "core/obj/fmath.h"

#include "core/obj/float.h"

static uint32_t mul_high(uint32_t a, uint32_t b) {
    return (uint32_t)((uint64_t)a * b >> 32);
}

__attribute__((noinline)) uint64_t py_shift_right(uint64_t value, int count) {
    if (count >= 64 || count <= -64) {
        return 0;
    }
    return count >= 0 ? value >> count : value << -count;
}

float py_float_trunc(float f) {
    uint32_t bits = py_float_bits(f);
    int exponent = (int)(bits >> 23 & 0xFF) - 127;
    if (exponent >= 23) {
        return f; // no fraction, or special
    }
    return py_float_of_bits(bits & (exponent < 0 ? PY_FLOAT_SIGN : ~(0x7FFFFFu >> exponent)));
}

float py_float_floor(float f) {
    float whole = py_float_trunc(f);
    return whole > f ? whole - 1 : whole;
}

uint32_t py_float_split(float f, int *exponent) {
    uint32_t bits = py_float_bits(f) & ~PY_FLOAT_SIGN;
    uint32_t mantissa = bits & 0x7FFFFF;
    if (bits >> 23) {
        *exponent = (int)(bits >> 23) - 150;
        return mantissa | 0x800000;
    }
    int up = __builtin_clz(mantissa) - 8;
    *exponent = -149 - up;
    return mantissa << up;
}

float py_float_join(uint32_t mantissa, int exponent) {
    exponent += 31; // of the leading bit
    int keep = 24;
    if (exponent < -126) { // a denormal number has fewer bits
        keep += exponent + 126;
        exponent = -126;
    }
    if (exponent > 127 || keep < 0) {
        return keep < 0 ? 0 : __builtin_inff();
    }
    uint32_t kept = keep ? mantissa >> (32 - keep) : 0, rest = mantissa << keep;
    kept += rest > 0x80000000u || (rest == 0x80000000u && kept & 1);
    // The leading bit adds one to the exponent, and so does a carry out of the rounding.
    return py_float_of_bits(((uint32_t)(exponent + 126) << 23) + kept);
}

float py_float_fmod(float x, float y) {
    if (py_float_is_special(x) || py_float_is_nan(y)) {
        return __builtin_nanf("");
    }
    if (x == 0 || py_float_is_special(y)) {
        return x;
    }
    int from, to;
    uint32_t rest = py_float_split(x, &from), divisor = py_float_split(y, &to);
    if (from < to) {
        return x;
    }
    // Long division that keeps the remainder alone: 8 bits a step are what 32 bits have room for.
    rest %= divisor;
    while (from > to) {
        int bits = from - to > 8 ? 8 : from - to;
        rest = (rest << bits) % divisor;
        from -= bits;
    }
    float f = 0;
    if (rest) {
        int up = __builtin_clz(rest);
        f = py_float_join(rest << up, to - up);
    }
    return py_float_of_bits(py_float_bits(f) | (py_float_bits(x) & PY_FLOAT_SIGN));
}

// log2(x) for x = 2^k * m, m between 1/sqrt(2) and sqrt(2): k + 2/ln2 * atanh(s), s = (m - 1) / (m + 1).
int64_t py_float_log2(float x) {
    int k;
    uint32_t m = py_float_split(x, &k), one = 1u << 23;
    k += 23;
    if (m > 0xB504F3) { // sqrt(2)
        one <<= 1;
        k++;
    }
    int64_t whole = (int64_t)k * PY_LOG2_ONE;
    if (m == one) {
        return whole;
    }
    // s = quotient * 2^-(32 + up), and 7 bits more behind.
    uint32_t rest = m > one ? m - one : one - m, divisor = m + one, quotient = 0;
    int up = __builtin_clz(rest) - 8;
    rest <<= up;
    for (int i = 0; i < 8; i++) {
        rest <<= 4;
        quotient = quotient << 4 | rest / divisor;
        rest %= divisor;
    }
    uint32_t more = (rest << 7) / divisor;
    uint32_t s = quotient >> up, square = mul_high(s, s), sum = 0;
    for (uint32_t i = 17; i > 1; i -= 2) { // 1/3 + s^2/5 + s^4/7 + ...
        sum = UINT32_MAX / i + mul_high(sum, square);
    }
    sum = mul_high(sum, square);
    // times 2/ln2, whose bits are those of 1/ln2: 1.B8AA3B29 5C17F0BC
    uint64_t log = (uint64_t)quotient * 0xB8AA3B29u + mul_high(quotient, 0x5C17F0BCu) +
                   ((uint64_t)more * 0xB8AA3B29u >> 7);
    log += (log >> 32) * sum;
    log = py_shift_right(log, 7 + up);
    return m > one ? whole + (int64_t)log : whole - (int64_t)log;
}

float py_float_exp2(float y, int64_t log) {
    if (y == 0 || log == 0) {
        return 1;
    }
    int shift;
    bool negative = (y < 0) != (log < 0);
    uint64_t magnitude = log < 0 ? -(uint64_t)log : (uint64_t)log;
    uint32_t mantissa = py_float_split(y, &shift);
    uint64_t product = (magnitude >> 32) * mantissa + ((magnitude & UINT32_MAX) * mantissa >> 32);
    shift += 32 - (55 - 32); // to 32 binary places
    if (64 - __builtin_clzll(product | 1) + shift > 40) {
        return negative ? 0 : __builtin_inff();
    }
    product = py_shift_right(product, -shift);
    if (negative) {
        product = -product;
    }
    // 2^x = e^(x ln2), by Taylor's series: 1 + x (1 + x/2 (1 + x/3 (...)))
    uint32_t x = mul_high((uint32_t)product, 0xB17217F8u), sum = 0;
    for (uint32_t i = 13; i > 0; i--) {
        sum = 0x80000000u + mul_high(sum, x) / i;
    }
    return py_float_join(sum, (int)(int32_t)(product >> 32) - 31);
}

float py_float_pow(float x, float y) {
    return py_float_exp2(y, py_float_log2(x));
}
