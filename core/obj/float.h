// SPDX-License-Identifier: MIT
// core/obj/float.h -- floats among themselves: arithmetic, exact decimal digits, elementary functions.
#ifndef CORE_OBJ_FLOAT_H
#define CORE_OBJ_FLOAT_H

#include "core/obj/fmath.h"
#include "core/obj/num.h"

static inline uint32_t py_float_bits(float f) {
    union {
        float f;
        uint32_t bits;
    } u = {f};
    return u.bits;
}
static inline float py_float_of_bits(uint32_t bits) {
    union {
        uint32_t bits;
        float f;
    } u = {bits};
    return u.f;
}
#define PY_FLOAT_SIGN     0x80000000u
#define PY_FLOAT_INFINITY 0x7F800000u

// Arithmetic, op as for py_num_binary: on two floats; on two numbers of which at least one is a float.
py_val_t py_float_binary(unsigned op, float x, float y);
float py_float_power(float x, float y); // x ** y
py_val_t py_float_mixed(unsigned op, py_val_t a, py_val_t b);

// ---- decimal digits ----------------------------------------------------------------------------
// 0.d1d2d3... * 10^point, all the digits that the float has. Infinities and nan have letters for digits.
#define PY_DECIMAL_MAX 112 // the smallest floats have so many
typedef struct py_decimal {
    char *digits; // in the buffer
    int n;
    int point;
    bool negative, special;
    char buffer[PY_DECIMAL_MAX + 8]; // and room to read 9 digits anywhere
} py_decimal_t;
void py_decimal(float f, py_decimal_t *decimal);
// Keeps `count` digits (none when it is <= 0), half to even, and drops zeros at the end.
void py_decimal_round(py_decimal_t *decimal, int count);
// Keeps the fewest digits that read back as f: what repr() prints.
void py_decimal_shortest(float f, py_decimal_t *decimal);
// digits * 10^exponent, correctly rounded; infinity when it is too large.
float py_decimal_scale(py_val_t digits, int exponent);

#endif
