// SPDX-License-Identifier: MIT
// core/obj/num.h -- int of any size and float.
#ifndef CORE_OBJ_NUM_H
#define CORE_OBJ_NUM_H

#include "core/obj/type.h"

// An int outside 31 bits: sign and magnitude, digits of 16 bits, least first, no leading zero digit.
typedef struct py_big {
    const py_type_t *type; // py_type_int
    uint16_t negative;
    uint16_t n;
    uint16_t digits[];
} py_big_t;

typedef struct py_float {
    const py_type_t *type;
    float value;
} py_float_t;

py_val_t py_int_from(int32_t i); // any 32-bit value
py_val_t py_int_from_u(uint32_t u);
py_val_t py_float(float f);
bool py_int_check(py_val_t v); // int of any size, or bool (or a subclass's native part)
// v as an int: itself, or what its __index__ gives; PY_UNDEF when it has none.
py_val_t py_to_index(py_val_t v);
// v as a C int: small ints and bools fast; raises TypeError for non-ints, OverflowError when it does not fit.
int32_t py_to_int(py_val_t v);
uint32_t py_to_u32(py_val_t v); // the low 32 bits, for addresses and masks; raises TypeError only
float py_to_float(py_val_t v);  // int or float; raises TypeError
bool py_float_check(py_val_t v, float *f); // exactly float (or a subclass's native part)

// Parses a number: digits as Python's int(text, base) or float(text) accept them, white space stripped.
// PY_UNDEF when malformed.
py_val_t py_int_parse(const char *text, size_t len, unsigned base);
py_val_t py_float_parse(const char *text, size_t len);
// A numeric literal of source code (underscores, 0x 0o 0b, float, exponent). PY_UNDEF when malformed.
py_val_t py_number_parse(const char *text, size_t len);

// f without its fraction; raises OverflowError for infinities, ValueError for nan.
py_val_t py_int_from_float(float f);
// a ** b for ints, modulo m unless that is PY_NONE; negative b without m gives a float.
py_val_t py_int_power(py_val_t a, py_val_t b, py_val_t m);
// f rounded to so many decimal places (also negative ones), halves to even: round(f, places).
float py_float_round(float f, int places);

// Arithmetic behind the VM's fast paths; op is enum py_binary. PY_UNDEF: not a pair of numbers.
py_val_t py_num_binary(unsigned op, py_val_t a, py_val_t b);
// The result of a comparison from the order of two things: <0, 0, >0. PY_UNDEF when op is none.
py_val_t py_ordered(unsigned op, int order);

#endif
