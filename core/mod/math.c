// SPDX-License-Identifier: MIT
// core/mod/math.c -- the module `math`, in single precision.
//
// Built on core/obj/fmath.h. Angles are reduced with the method of Payne and Hanek: 2/pi is kept to 224 bits,
// and those that matter for the size of x are multiplied with it, so that sin(1e30) is right too. Series are
// summed in 32-bit fixed point.
#include "core/config.h"
#include "core/obj/fmath.h"

#include "core/obj/float.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

#define PI      3.14159265f
#define HALF_PI 1.57079633f

static uint32_t mul_high(uint32_t a, uint32_t b) {
    return (uint32_t)((uint64_t)a * b >> 32);
}

static float check(bool valid, float f) {
    if (!valid) {
        py_raise(PY_MSG_math_domain);
    }
    return f;
}

// mantissa * 2^exponent, the mantissa not 0 but with any number of bits.
static float normal(uint32_t mantissa, int exponent) {
    int up = __builtin_clz(mantissa);
    return py_float_join(mantissa << up, exponent - up);
}

// A function of one float: float in, float out, called x.
#define FLOAT_FN(nm, result)                                                                       \
    static py_val_t math_##nm(py_val_t *args, unsigned n) {                                        \
        (void)n;                                                                                   \
        float x = py_to_float(args[0]);                                                            \
        return py_float(result);                                                                   \
    }
#define VALUE_FN(nm, result)                                                                       \
    static py_val_t math_##nm(py_val_t *args, unsigned n) {                                        \
        (void)n;                                                                                   \
        float x = py_to_float(args[0]);                                                            \
        return result;                                                                             \
    }

// ---- roots, powers, logarithms -----------------------------------------------------------------

// Digit by digit, two bits of the number for one of the root: exactly rounded.
static float square_root(float x) {
    check(x >= 0 || py_float_is_nan(x), x);
    if (x == 0 || py_float_is_special(x)) {
        return x;
    }
    int exponent;
    uint32_t number = py_float_split(x, &exponent) << 7, rest = 0, root = 0; // 1 bit, then 31
    exponent -= 7;
    if (exponent & 1) {
        number <<= 1;
        exponent--;
    }
    for (int i = 0; i < 28; i++) {
        rest = rest << 2 | number >> 30;
        number <<= 2;
        uint32_t trial = root << 2 | 1;
        root <<= 1;
        if (rest >= trial) {
            rest -= trial;
            root |= 1;
        }
    }
    int up = __builtin_clz(root);
    return py_float_join(root << up | (rest != 0), (exponent - 24) / 2 - up);
}

// log2(x) times scale / 2^32, or as it is when scale is 0.
static float logarithm(float x, uint32_t scale) {
    check(x > 0 || py_float_is_nan(x), x);
    if (py_float_is_special(x)) {
        return x;
    }
    int64_t log = py_float_log2(x);
    uint64_t size = log < 0 ? -(uint64_t)log : (uint64_t)log;
    if (size == 0) {
        return 0;
    }
    int up = __builtin_clzll(size);
    uint32_t top = (uint32_t)(py_shift_right(size, -up) >> 32);
    if (scale) {
        top = mul_high(top, scale);
        int more = __builtin_clz(top);
        top <<= more;
        up += more;
    }
    float f = py_float_join(top, 32 - 55 - up);
    return log < 0 ? -f : f;
}

#define LN2     0xB17217F8u // 0.6931...
#define LOG10_2 0x4D104D42u // 0.3010...

static float exponential(float x) {
    if (py_float_is_special(x)) {
        return x < 0 ? 0 : x;
    }
    return py_float_exp2(x, 0xB8AA3B295C17F0); // log2(e)
}

FLOAT_FN(sqrt, square_root(x))
FLOAT_FN(exp, exponential(x))
FLOAT_FN(log2, logarithm(x, 0))
FLOAT_FN(log10, logarithm(x, LOG10_2))

static py_val_t math_log(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]);
    if (args[1] == PY_UNDEF) {
        return py_float(logarithm(x, LN2));
    }
    return py_num_binary(PY_TRUEDIV, py_float(logarithm(x, 0)),
                         py_float(logarithm(py_to_float(args[1]), 0)));
}

static py_val_t math_pow(py_val_t *args, unsigned n) {
    (void)n;
    return py_float_binary(PY_POW, py_to_float(args[0]), py_to_float(args[1]));
}

// ---- angles ------------------------------------------------------------------------------------

static const uint32_t two_over_pi[] = {0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0,
                                       0xDB629599, 0x3C439041, 0xFE5163AB};

// |x| * 2/pi modulo 4, with 62 binary places. |x| >= 2^-30.
static uint64_t quarter_turns(float x) {
    int exponent;
    uint32_t mantissa = py_float_split(x, &exponent);
    // With exponent e the first e - 2 places of 2/pi make whole turns.
    int skip = exponent > 2 ? exponent - 2 : 0;
    uint32_t word[3];
    for (int i = 0; i < 3; i++) {
        const uint32_t *from = two_over_pi + skip / 32 + i;
        word[i] = from[0] << skip % 32 | from[1] >> 1 >> (31 - skip % 32);
    }
    uint64_t low = ((uint64_t)mantissa * word[2] >> 32) + (uint64_t)mantissa * word[1];
    uint64_t high = (low >> 32) + (uint64_t)mantissa * word[0];
    int down = 2 + skip - exponent;
    return py_shift_right(high, down - 32) | py_shift_right((uint32_t)low, down);
}

// sin(x + quadrant * pi/2)
static float sine(float x, unsigned quadrant) {
    check(!py_float_is_special(x) || py_float_is_nan(x), x);
    uint32_t size = py_float_bits(x) & ~PY_FLOAT_SIGN;
    if (size < 0x39000000 || py_float_is_nan(x)) { // 2^-13: nothing but x or 1 is seen
        return quadrant ? x == x ? 1 : x : x;
    }
    bool negative = size != py_float_bits(x) && !quadrant; // sin is odd, cos is even
    uint64_t turns = quarter_turns(x);
    quadrant += (unsigned)((turns + (1ull << 61)) >> 62); // the nearest one
    int64_t rest = (int64_t)(turns << 2) >> 2;
    uint64_t angle = rest < 0 ? -(uint64_t)rest : (uint64_t)rest; // up to 1/2
    if (angle == 0) {
        angle = 1;
    }
    int up = __builtin_clzll(angle);
    // In radians: top * 2^(-29 - up), and with 32 binary places.
    uint32_t top = mul_high((uint32_t)(py_shift_right(angle, -up) >> 32), 0xC90FDAA2u); // pi/4
    uint32_t radians = (uint32_t)py_shift_right((uint64_t)top << 3, up),
             square = mul_high(radians, radians);
    uint32_t sum = UINT32_MAX;
    for (unsigned i = 11 + (quadrant & 1); i > 1; i -= 2) {
        sum = ~(mul_high(sum, square) / (i * (i - 1))); // 1 - ...
    }
    float f;
    if (quadrant & 1) {
        f = py_float_join(sum, -32);
    } else {
        negative ^= rest < 0;
        f = normal(mul_high(top, sum), -29 - up);
    }
    return negative != !!(quadrant & 2) ? -f : f;
}

FLOAT_FN(sin, sine(x, 0))
FLOAT_FN(cos, sine(x, 1))
FLOAT_FN(tan, sine(x, 0) / sine(x, 1))

// num / den with 32 binary places; num < den < 2^31.
static uint32_t fraction(uint32_t num, uint32_t den) {
    uint32_t quotient = 0;
    for (int i = 0; i < 32; i++) {
        num <<= 1;
        quotient <<= 1;
        if (num >= den) {
            num -= den;
            quotient |= 1;
        }
    }
    return quotient;
}

// atan of 0 <= x <= 1. Above tan(pi/12) it is pi/6 + atan((x * sqrt(3) - 1) / (x + sqrt(3))).
static float arc(float x) {
    if (x < 0x1p-13f) {
        return x;
    }
    int exponent;
    uint32_t mantissa = py_float_split(x, &exponent) << 8;
    uint32_t half = mantissa >> -(exponent + 23), small = half << 1; // 31 and 32 binary places
    bool reduce = x > 0.2679492f, negative = false;
    if (reduce) { // with 29 binary places
        int32_t num = (int32_t)(mul_high(half, 0xDDB3D743u) >> 1) - (1 << 29); // sqrt(3)
        negative = num < 0;
        small = fraction((uint32_t)(negative ? -num : num), (half >> 2) + 0x376CF5D1u);
    }
    uint32_t square = mul_high(small, small), sum = 0;
    for (uint32_t i = 21; i > 1;) { // 1 - s^2/3 + s^4/5 - ... - s^18/19
        i -= 2;
        sum = UINT32_MAX / i - mul_high(sum, square);
    }
    if (!reduce) {
        return normal(mul_high(mantissa, sum), exponent - 8);
    }
    small = mul_high(small, sum);
    return normal(0x860A91C1u + (negative ? -small : small), -32); // pi/6
}

static float arc_tangent2(float y, float x) {
    if (py_float_is_nan(x) || py_float_is_nan(y)) {
        return x + y;
    }
    uint32_t a = py_float_bits(y) & ~PY_FLOAT_SIGN, b = py_float_bits(x) & ~PY_FLOAT_SIGN;
    float height = py_float_of_bits(a), width = py_float_of_bits(b), angle;
    angle = a == b ? a != 0 : a < b ? height / width : width / height;
    angle = arc(angle);
    if (a > b) {
        angle = HALF_PI - angle;
    }
    if (py_float_bits(x) & PY_FLOAT_SIGN) {
        angle = PI - angle;
    }
    return py_float_of_bits(py_float_bits(angle) | (py_float_bits(y) & PY_FLOAT_SIGN));
}

// The other side of a right triangle.
static float side(float x) {
    return square_root((1 - x) * (1 + x));
}

FLOAT_FN(atan, arc_tangent2(x, 1))
FLOAT_FN(asin, arc_tangent2(x, side(x)))
FLOAT_FN(acos, arc_tangent2(side(x), x))
FLOAT_FN(degrees, x * 57.2957795f)
FLOAT_FN(radians, x * 0.0174532925f)

static py_val_t math_atan2(py_val_t *args, unsigned n) {
    (void)n;
    return py_float(arc_tangent2(py_to_float(args[0]), py_to_float(args[1])));
}

static py_val_t math_hypot(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]), y = py_to_float(args[1]);
    return py_float(square_root(x * x + y * y));
}

// ---- parts of a float --------------------------------------------------------------------------

VALUE_FN(floor, py_int_check(args[0]) ? args[0] : py_int_from_float(py_float_floor(x)))
VALUE_FN(ceil, py_int_check(args[0]) ? args[0] : py_int_from_float(-py_float_floor(-x)))
VALUE_FN(trunc, py_int_check(args[0]) ? args[0] : py_int_from_float(x))
VALUE_FN(isfinite, py_bool(!py_float_is_special(x)))
VALUE_FN(isinf, py_bool(py_float_is_special(x) && !py_float_is_nan(x)))
VALUE_FN(isnan, py_bool(py_float_is_nan(x)))
FLOAT_FN(fabs, py_float_of_bits(py_float_bits(x) & ~PY_FLOAT_SIGN))

static py_val_t math_copysign(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t size = py_float_bits(py_to_float(args[0])) & ~PY_FLOAT_SIGN;
    uint32_t sign = py_float_bits(py_to_float(args[1])) & PY_FLOAT_SIGN;
    return py_float(py_float_of_bits(size | sign));
}

static py_val_t math_fmod(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]), y = py_to_float(args[1]);
    return py_float(py_float_fmod(x, check(y != 0, y)));
}

// x * 2^exponent
static float scale(float x, int32_t exponent) {
    if (x == 0 || py_float_is_special(x)) {
        return x;
    }
    int own;
    uint32_t mantissa = py_float_split(x, &own) << 8;
    exponent = exponent > 999 ? 999 : exponent < -999 ? -999 : exponent;
    float f = py_float_join(mantissa, own - 8 + exponent);
    return x < 0 ? -f : f;
}

static py_val_t pair(py_val_t first, py_val_t second) {
    py_val_t items[2] = {first, second};
    return py_tuple_new(2, items);
}

static py_val_t math_ldexp(py_val_t *args, unsigned n) {
    (void)n;
    return py_float(scale(py_to_float(args[0]), py_to_int(args[1])));
}

static py_val_t math_frexp(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]);
    int exponent = -24;
    if (x != 0 && !py_float_is_special(x)) {
        py_float_split(x, &exponent);
    }
    return pair(py_float(scale(x, -24 - exponent)), py_int(exponent + 24));
}

static py_val_t math_modf(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]), whole = py_float_trunc(x);
    float rest = py_float_is_special(x) ? 0 : x - whole;
    rest = py_float_of_bits(py_float_bits(rest) | (py_float_bits(x) & PY_FLOAT_SIGN));
    return pair(py_float(rest), py_float(whole));
}

static py_val_t math_gcd(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t a = args[0], b = args[1];
    while (py_truth(b)) {
        py_val_t rest = py_binary(PY_MOD, a, b);
        a = b;
        b = rest;
    }
    return py_unary(PY_ABS, a);
}

// ---- the module --------------------------------------------------------------------------------

static const py_float_t pi = {&py_type_float, PI}, e = {&py_type_float, 2.71828183f},
                        inf = {&py_type_float, __builtin_inff()},
                        nan_ = {&py_type_float, __builtin_nanf("")};

static const py_entry_t math_attrs[] = {
    PY_FN(acos, 1, 1, math_acos),
    PY_FN(asin, 1, 1, math_asin),
    PY_FN(atan, 1, 1, math_atan),
    PY_FN(atan2, 2, 2, math_atan2),
    PY_FN(ceil, 1, 1, math_ceil),
    PY_FN(copysign, 2, 2, math_copysign),
    PY_FN(cos, 1, 1, math_cos),
    PY_FN(degrees, 1, 1, math_degrees),
    PY_OBJECT(e, &e),
    PY_FN(exp, 1, 1, math_exp),
    PY_FN(fabs, 1, 1, math_fabs),
    PY_FN(floor, 1, 1, math_floor),
    PY_FN(fmod, 2, 2, math_fmod),
    PY_FN(frexp, 1, 1, math_frexp),
    PY_FN(gcd, 2, 2, math_gcd),
    PY_FN(hypot, 2, 2, math_hypot),
    PY_OBJECT(inf, &inf),
    PY_FN(isfinite, 1, 1, math_isfinite),
    PY_FN(isinf, 1, 1, math_isinf),
    PY_FN(isnan, 1, 1, math_isnan),
    PY_FN(ldexp, 2, 2, math_ldexp),
    PY_FN(log, 1, 2, math_log),
    PY_FN(log10, 1, 1, math_log10),
    PY_FN(log2, 1, 1, math_log2),
    PY_FN(modf, 1, 1, math_modf),
    PY_OBJECT(nan, &nan_),
    PY_OBJECT(pi, &pi),
    PY_FN(pow, 2, 2, math_pow),
    PY_FN(radians, 1, 1, math_radians),
    PY_FN(sin, 1, 1, math_sin),
    PY_FN(sqrt, 1, 1, math_sqrt),
    PY_FN(tan, 1, 1, math_tan),
    PY_FN(trunc, 1, 1, math_trunc),
};
const py_module_t py_module_math = PY_MODULE(math, math_attrs);
