// SPDX-License-Identifier: MIT
// core/obj/fmath.h -- floats bit by bit, and the elementary functions of them.
//
// Between steps a number is mantissa * 2^exponent with a mantissa of 32 bits, the first one set: 8 bits more than a
// float has, which hide the errors of all that follows. Only integers of 32 bits are multiplied and divided.
#ifndef CORE_OBJ_FMATH_H
#define CORE_OBJ_FMATH_H

#include <stdbool.h>
#include <stdint.h>

bool py_float_is_special(float f); // an infinity or nan
bool py_float_is_nan(float f);
bool py_float_is_negative(float f);         // -0.0 is
float py_float_signed(float f, float sign); // |f| with the sign of the other
float py_float_trunc(float f);
float py_float_floor(float f);
// The remainder of x / y with the sign of x, exact. y is not 0.
float py_float_fmod(float x, float y);

// |f| = mantissa * 2^exponent. f is finite and not 0.
uint32_t py_float_split(float f, int *exponent);
// mantissa * 2^exponent, rounded half to even; any mantissa, whose last bit is set when anything follows behind
// 26 bits or more. Infinity when it is too large.
float py_float_join(uint32_t mantissa, int exponent);

// ---- kernels ---------------------------------------------------------------------------------------
uint32_t py_mul_high(uint32_t a, uint32_t b); // a * b / 2^32
// mantissa * 2^exponent, which is less than 1, with 32 binary places.
uint32_t py_fixed(uint32_t mantissa, int exponent);
// num / den; 0 < num < 2 * den < 2^32.
uint32_t py_quotient(uint32_t num, uint32_t den, int *exponent);
// |log2(x)|, 0 or mantissa * 2^exponent; x > 0 and finite. The logarithm is negative when x < 1.
uint32_t py_float_log2(float x, int *exponent);
// 2^(y * log), log as above and less than 0 when x < 1. y is no nan.
float py_float_exp2(float y, uint32_t mantissa, int exponent, bool negative);
// x to the power of y: x > 0 and finite, y no nan.
float py_float_pow(float x, float y);

#endif
