// SPDX-License-Identifier: MIT
// core/obj/fmath.h -- elementary functions of single-precision floats.
#ifndef CORE_OBJ_FMATH_H
#define CORE_OBJ_FMATH_H

#include <stdint.h>

float py_float_trunc(float f);
float py_float_floor(float f);
// The remainder of x / y with the sign of x, exact. y is not 0.
float py_float_fmod(float x, float y);
// x to the power of y: x > 0, both finite. At most 0.9 units in the last place off.
float py_float_pow(float x, float y);

// value * 2^-count, or 2^count, dropping what does not fit 64 bits: one copy of what the compiler would
// write out at every place.
uint64_t py_shift_right(uint64_t value, int count);

// ---- kernels ---------------------------------------------------------------------------------------
// |f| = mantissa * 2^exponent, the mantissa of 24 bits with the first one set. f is finite and not 0.
uint32_t py_float_split(float f, int *exponent);
// mantissa * 2^exponent, rounded half to even; the mantissa has its top bit set, and its last bit when
// anything follows. Infinity when it is too large.
float py_float_join(uint32_t mantissa, int exponent);
// log2(x) as a number with 55 binary places; x > 0 and finite.
#define PY_LOG2_ONE ((int64_t)1 << 55)
int64_t py_float_log2(float x);
// 2^(y * log), log as above; y is finite.
float py_float_exp2(float y, int64_t log);

#endif
