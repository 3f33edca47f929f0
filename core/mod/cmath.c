// SPDX-License-Identifier: MIT
// core/mod/cmath.c -- the module `cmath`: functions of complex numbers, made of those of math.
#include "core/config.h"
#include "core/mod/math.h"
#include "core/obj/complex.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"

static void take(py_val_t v, float *parts) {
    if (!py_complex_parts(v, parts)) {
        py_raise(PY_MSG_must_be_real, v);
    }
}

static py_val_t from_polar(float length, float angle) {
    return py_complex(length * py_math_sine(angle, 1), length * py_math_sine(angle, 0));
}

// A function of one number, whose parts are x[0] and x[1].
#define COMPLEX_FN(nm, result)                                                                     \
    static py_val_t cmath_##nm(py_val_t *args, unsigned n) {                                       \
        (void)n;                                                                                   \
        float x[2];                                                                                \
        take(args[0], x);                                                                          \
        return result;                                                                             \
    }

static float angle_of(const float *x) {
    return py_math_atan2(x[1], x[0]);
}

static py_val_t polar(const float *x) {
    py_val_t pair[2] = {py_float(py_complex_abs(x)), py_float(angle_of(x))};
    return py_tuple_new(2, pair);
}

static py_val_t logarithm(const float *x, float scale) {
    return py_complex(py_math_log(py_complex_abs(x), PY_MATH_LN2) * scale, angle_of(x) * scale);
}

// Of the right half: the one with the real part >= 0.
static py_val_t root(const float *x) {
    float re = py_float_signed(x[0], 1), im = py_float_signed(x[1], 1);
    if (im == __builtin_inff()) {
        return py_complex(im, x[1]);
    }
    float big = py_math_sqrt(re / 2 + py_complex_abs(x) / 2), small = big == 0 ? 0 : im / big / 2;
    return x[0] < 0 ? py_complex(small, py_float_signed(big, x[1]))
                    : py_complex(big, py_float_signed(small, x[1]));
}

COMPLEX_FN(cos, py_complex(py_math_sine(x[0], 1) * py_math_hyperbolic(x[1], 1),
                           -(py_math_sine(x[0], 0) * py_math_sinh(x[1]))))
COMPLEX_FN(exp, from_polar(py_math_exp(x[0]), x[1]))
COMPLEX_FN(log10, logarithm(x, 0.4342944819f))
COMPLEX_FN(phase, py_float(angle_of(x)))
COMPLEX_FN(polar, polar(x))
COMPLEX_FN(sin, py_complex(py_math_sine(x[0], 0) * py_math_hyperbolic(x[1], 1),
                           py_math_sine(x[0], 1) * py_math_sinh(x[1])))
COMPLEX_FN(sqrt, root(x))

// log(x, base=e)
static py_val_t cmath_log(py_val_t *args, unsigned n) {
    (void)n;
    float x[2];
    take(args[0], x);
    py_val_t log = logarithm(x, 1);
    if (!args[1]) {
        return log;
    }
    take(args[1], x);
    return py_num_binary(PY_TRUEDIV, log, logarithm(x, 1));
}

static py_val_t cmath_rect(py_val_t *args, unsigned n) {
    (void)n;
    return from_polar(py_to_float(args[0]), py_to_float(args[1]));
}

static const py_entry_t attrs[] = {
    PY_FN(cos, 1, 1, cmath_cos), PY_OBJECT(e, &py_math_e),        PY_FN(exp, 1, 1, cmath_exp),
    PY_FN(log, 1, 2, cmath_log), PY_FN(log10, 1, 1, cmath_log10), PY_FN(phase, 1, 1, cmath_phase),
    PY_OBJECT(pi, &py_math_pi),  PY_FN(polar, 1, 1, cmath_polar), PY_FN(rect, 2, 2, cmath_rect),
    PY_FN(sin, 1, 1, cmath_sin), PY_FN(sqrt, 1, 1, cmath_sqrt),
};
const py_module_t py_module_cmath = PY_MODULE(cmath, attrs);
