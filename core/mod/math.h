// SPDX-License-Identifier: MIT
// core/mod/math.h -- the functions of the module math that complex numbers are made of. They raise as those do.
#ifndef CORE_MOD_MATH_H
#define CORE_MOD_MATH_H

#include "core/obj/float.h"

extern const py_float_t py_math_pi, py_math_e;

float py_math_sqrt(float x);
float py_math_exp(float x);
float py_math_log(float x,
                  uint32_t scale); // log2(x) times scale / 2^32, or as it is when scale is 0
#define PY_MATH_LN2 0xB17217F8u    // 0.6931...
float py_math_sine(float x, unsigned quadrant); // sin(x + quadrant * pi/2), quadrant 0 or 1
// (e^|x| + sign * e^-|x|) / 2, sign 1 or -1: cosh(x), or sinh(|x|) when x is not small.
float py_math_hyperbolic(float x, float sign);
float py_math_sinh(float x);
float py_math_atan2(float y, float x);

#endif
