// SPDX-License-Identifier: MIT
// core/obj/big.h -- magnitudes: numbers of many 16-bit digits, least first. For int of any size, and for
// the exact conversion between float and decimal text.
//
// 16 bits, because then a product or a partial quotient of digits fits the 32-bit registers, and UDIV,
// which divides 32 bits by 32, does division.
#ifndef CORE_OBJ_BIG_H
#define CORE_OBJ_BIG_H

#include "core/obj/num.h"

// An int's sign and magnitude. own holds the digits of a small one.
typedef struct py_mag {
    const uint16_t *digits;
    unsigned n; // digits, no leading zeros; 0: zero
    bool negative;
    uint32_t own;
} py_mag_t;

// False when v is no int. mag must stay where it is.
bool py_mag(py_val_t v, py_mag_t *mag);
unsigned py_mag_bits(const py_mag_t *mag); // length in bits
uint32_t py_mag_low(const py_mag_t *mag);  // the last 32 bits
// Digit i of an int in two's complement, without end in both directions.
unsigned py_mag_digit(const py_mag_t *mag, int32_t i);

// In place: digits = digits * mul + add; the new number of digits.
unsigned py_mag_mul(uint16_t *digits, unsigned n, unsigned mul, unsigned add);

// Writes the decimal (or other) digits of the magnitude, which is destroyed, so that they end before `end`.
// Returns where they begin.
char *py_mag_text(uint16_t *digits, unsigned n, unsigned base, char *end);

// The digits of v without its sign, at least "0". Small numbers stand in the buffer, others in the heap.
#define PY_INT_BUFFER 32
char *py_int_text(const py_mag_t *mag, unsigned base, char *buffer, size_t *len);

// Reads digits with single underscores between them, up to the first other character, and, if point is not
// NULL, one decimal point: *point counts the digits behind it. PY_UNDEF when there is no digit.
py_val_t py_digits_parse(const char **text, const char *end, unsigned base, int *point);
// Takes off white space at both ends; the sign, if there is one, too: true for minus.
bool py_number_strip(const char **text, const char **end);

// A block for a number of at most n digits; the int that it became: a small one when it fits (the block is
// given back then).
py_big_t *py_big_new(unsigned n);
py_val_t py_big_finish(py_big_t *big);
py_val_t py_big_signed(py_big_t *big); // the same when the digits are in two's complement
// The int of this sign and magnitude of 64 bits.
py_val_t py_int_of_words(uint32_t low, uint32_t high, bool negative);

// Arithmetic on ints; op as for py_num_binary.
py_val_t py_int_binary(unsigned op, const py_mag_t *a, const py_mag_t *b);
int py_int_order(const py_mag_t *a, const py_mag_t *b); // <0, 0, >0
// a shifted left by count bits, or right when count is negative (towards minus infinity).
py_val_t py_int_shift(const py_mag_t *a, int32_t count);
// num / den, rounded once; infinity when it is too large. den is not 0.
float py_int_ratio(py_val_t num, py_val_t den);

#endif
