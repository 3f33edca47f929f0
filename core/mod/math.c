// SPDX-License-Identifier: MIT
// core/mod/math.c -- the module `math`, in single precision.
//
// Built on core/obj/fmath.h. Angles are reduced with the method of Payne and Hanek: 2/pi is kept to 192 bits,
// and those that matter for the size of x are multiplied with it, so that sin(1e30) is right too. Series are
// summed in 32-bit fixed point.
#include "core/config.h"
#include "core/mod/math.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/ops.h"

#define PI      3.14159265f
#define HALF_PI 1.57079633f

static float check(bool valid, float f) {
    if (!valid) {
        py_raise(PY_MSG_math_domain);
    }
    return f;
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

// A function of two floats, x and y.
#define FLOAT2_FN(nm, result)                                                                      \
    static py_val_t math_##nm(py_val_t *args, unsigned n) {                                        \
        (void)n;                                                                                   \
        float x = py_to_float(args[0]), y = py_to_float(args[1]);                                  \
        return py_float(result);                                                                   \
    }

// ---- roots, powers, logarithms -----------------------------------------------------------------

// Digit by digit, two bits of the number for one of the root: exactly rounded.
PY_HOT float py_math_sqrt(float x) {
    check(x >= 0 || py_float_is_nan(x), x);
    if (x == 0 || py_float_is_special(x)) {
        return x;
    }
    int exponent;
    uint32_t number = py_float_split(x, &exponent), rest = 0, root = 0;
    number >>= exponent & 1;
    exponent = (exponent + 1) >> 1;
    while (!(root >> 27)) {
        rest = rest << 2 | number >> 30;
        number <<= 2;
        root <<= 1;
        if (rest > root << 1) {
            rest -= root << 1 | 1;
            root++;
        }
    }
    return py_float_join(root << 1 | (rest != 0), exponent + 16 - 29);
}

float py_math_log(float x, uint32_t scale) {
    check(x > 0 || py_float_is_nan(x), x);
    if (py_float_is_special(x)) {
        return x;
    }
    int exponent = 0;
    uint32_t log = py_float_log2(x, &exponent);
    if (scale) {
        log = py_mul_high(log, scale);
    }
    float f = py_float_join(log, exponent);
    return x < 1 ? -f : f;
}

#define LOG10_2 0x4D104D42u // 0.3010...

float py_math_exp(float x) {
    return py_float_is_nan(x) ? x : py_float_exp2(x, 0xB8AA3B29, -31, false); // log2(e)
}

FLOAT_FN(sqrt, py_math_sqrt(x))
FLOAT_FN(exp, py_math_exp(x))
FLOAT_FN(log2, py_math_log(x, 0))
FLOAT_FN(log10, py_math_log(x, LOG10_2))

static py_val_t math_log(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]);
    if (args[1] == PY_UNDEF) {
        return py_float(py_math_log(x, PY_MATH_LN2));
    }
    return py_num_binary(PY_TRUEDIV, py_float(py_math_log(x, 0)),
                         py_float(py_math_log(py_to_float(args[1]), 0)));
}

FLOAT2_FN(pow, py_float_power(x, y))

static float ln(float x) {
    return py_math_log(x, PY_MATH_LN2);
}

// ---- hyperbolic functions ------------------------------------------------------------------------

// e^x - 1 has the sign of x.
static float expm1_of(float x) {
    float sum = 0;
    if (x * x < 0.5f) { // x + x^2/2! + x^3/3! + ..., where the difference would lose digits
        for (int i = 10; i > 1; i--) {
            sum = (sum + 1) * x / (float)i;
        }
        sum = sum * x + x;
    } else {
        sum = py_math_exp(x) - 1;
    }
    return py_float_signed(sum, x);
}

float py_math_hyperbolic(float x, float sign) {
    x = py_float_signed(x, 0);
    float more = x - 88;
    if (more > 0) { // e^x may be too large
        return py_math_exp(more) * 8.25818127e37f;
    }
    x = py_math_exp(x);
    return (x + sign / x) * 0.5f;
}

float py_math_sinh(float x) {
    float square = x * x, sum = 0;
    if (square > 1) {
        return py_float_signed(py_math_hyperbolic(x, -1), x);
    }
    for (int i = 9; i > 1; i -= 2) { // x + x^3/3! + x^5/5! + ...
        sum = (sum + 1) * square / (float)(i * (i - 1));
    }
    return sum * x + x;
}

static float tanh_of(float x) {
    float rise = expm1_of(py_float_signed(x + x, 0)), sum = rise + 2;
    return py_float_signed(rise < 1.7f ? (rise - rise * rise / sum) * 0.5f : 1 - 2 / sum, x);
}

// ln(1 + x + more), which is ln(2 * x) for a large x and its square root `more`. What the sum has lost is added.
static float ln_of_sum(float x, float more) {
    float sum = x + 1 + more;
    if (!(x < 1e9f)) {
        return ln(x) + (py_float_bits(more) ? 0.693147181f : 0);
    }
    return py_float_signed(ln(sum) + (1 - sum + x + more) / sum, x);
}

static float asinh_of(float x) {
    float positive = py_float_signed(x, 0), square = x * x;
    return py_float_signed(ln_of_sum(positive, square / (1 + py_math_sqrt(1 + square))), x);
}

static float acosh_of(float x) {
    float less = check(x >= 1 || x != x, x) - 1;
    return ln_of_sum(less, py_math_sqrt(less * (x + 1)));
}

static float atanh_of(float x) {
    float positive = py_float_signed(x, 0), twice = positive + positive, left = 1 - positive;
    check(!(left <= 0), x);
    return py_float_signed(ln_of_sum(twice, twice * positive / left) * 0.5f, x);
}

FLOAT_FN(expm1, expm1_of(x))
FLOAT_FN(sinh, py_math_sinh(x))
FLOAT_FN(cosh, py_math_hyperbolic(x, 1))
FLOAT_FN(tanh, tanh_of(x))
FLOAT_FN(log1p, ln_of_sum(x, 0))
FLOAT_FN(asinh, asinh_of(x))
FLOAT_FN(acosh, acosh_of(x))
FLOAT_FN(atanh, atanh_of(x))

// ---- the error function --------------------------------------------------------------------------

// erfc(x) for 1 <= x <= 11: e^(-x^2) / sqrt(pi) / (x + 1/2 / (x + 2/2 / (x + 3/2 / ...)))
static float erfc_tail(float x) {
    float sum = x;
    int exponent;
    for (int i = 50; i > 0; i--) {
        sum = x + (float)i * 0.5f / sum;
    }
    // log2(e); what two multiplications cut off is made up for in the middle.
    uint32_t mantissa = py_mul_high(py_float_split(x, &exponent), 0xB8AA3B29) + 1;
    return py_float_exp2(x, mantissa, exponent + 1, true) * 0.564189584f / sum;
}

// erf(x), or erfc(x) = 1 - erf(x).
static float erf_of(float x, bool rest) {
    float positive = py_float_signed(x, 0), f;
    if (x == 0 || x != x) {
        return rest ? x + 1 : x;
    }
    if (positive >= 1) {
        f = erfc_tail(positive < 11 ? positive : 11);
        if (!rest) {
            return py_float_signed(1 - f, x);
        }
        return py_float_is_negative(x) ? 2 - f : f;
    }
    int exponent;
    uint32_t mantissa = py_float_split(positive, &exponent), square = py_fixed(mantissa, exponent),
             sum = 0;
    square = py_mul_high(square, square);
    for (uint32_t i = 12; i > 0; i--) { // 1 - x^2 (1/3 - x^2/2 (1/5 - x^2/3 (1/7 - ...)))
        sum = UINT32_MAX / (2 * i - 1) - py_mul_high(sum, square) / i;
    }
    mantissa = py_mul_high(py_mul_high(mantissa, sum), 0x906EBA82u); // 1 / sqrt(pi)
    if (!rest) {
        return py_float_signed(py_float_join(mantissa, exponent + 1), x);
    }
    mantissa = py_fixed(mantissa, exponent);
    return py_float_join(0x80000000u + (py_float_is_negative(x) ? mantissa : -mantissa), -31);
}

FLOAT_FN(erf, erf_of(x, false))
FLOAT_FN(erfc, erf_of(x, true))

// ---- angles ------------------------------------------------------------------------------------

static const uint32_t two_over_pi[] = {0,          0,          0xA2F9836E, 0x4E441529,
                                       0xFC2757D1, 0xF534DDC0, 0xDB629599, 0x3C439041};

float py_math_sine(float x, unsigned quadrant) {
    check(!py_float_is_special(x) || py_float_is_nan(x), x);
    if (!(x * x > 0x1p-26f)) { // nothing but x or 1 is seen, or it is a nan
        return quadrant && x == x ? 1 : x;
    }
    int exponent;
    uint32_t mantissa = py_float_split(x, &exponent), word[3];
    // x * 2/pi = mantissa * word * 2^-62: more to the left in 2/pi is of no interest, it makes whole turns.
    unsigned skip = (unsigned)exponent + 62;
    for (unsigned i = 0; i < 3; i++) {
        const uint32_t *from = two_over_pi + skip / 32 + i;
        word[i] = from[0] << skip % 32 | from[1] >> 1 >> (31 - skip % 32);
    }
    uint32_t low = mantissa * word[1], before = low;
    low += py_mul_high(mantissa, word[2]);
    uint32_t angle = mantissa * word[0] + py_mul_high(mantissa, word[1]) + (low < before);
    bool negative = py_float_is_negative(x) && !quadrant; // sin is odd, cos is even
    quadrant += (angle + (1u << 29)) >> 30;               // the nearest one
    angle = angle << 2 | low >> 30;                       // what is left, up to 1/2
    low <<= 2;
    bool back = angle >> 31;
    if (back) {
        angle = ~angle;
        low = ~low;
    }
    exponent = -31;
    if (angle == 0) {
        angle = low | 1;
        low = 0;
        exponent = -63;
    }
    int up = __builtin_clz(angle);
    angle = angle << up | low >> 1 >> (31 - up);
    exponent -= up;
    angle = py_mul_high(angle, 0xC90FDAA2u); // pi/4: in radians now
    uint32_t square = py_fixed(angle, exponent), sum = UINT32_MAX;
    square = py_mul_high(square, square);
    for (unsigned i = 11 + (quadrant & 1); i > 1; i -= 2) {
        sum = ~(py_mul_high(sum, square) / (i * (i - 1))); // 1 - ...
    }
    if (quadrant & 1) {
        x = py_float_join(sum, -32);
    } else {
        negative ^= back;
        x = py_float_join(py_mul_high(angle, sum), exponent);
    }
    return negative != !!(quadrant & 2) ? -x : x;
}

FLOAT_FN(sin, py_math_sine(x, 0))
FLOAT_FN(cos, py_math_sine(x, 1))
FLOAT_FN(tan, py_math_sine(x, 0) / py_math_sine(x, 1))

// atan of x = num / den, 0 <= x <= 1. Above tan(pi/12) it is pi/6 + atan((x * sqrt(3) - 1) / (x + sqrt(3))).
static float arc(float num, float den) {
    float x = num / den;
    if (x < 0x1p-13f) {
        return x;
    }
    int exponent, up, down;
    uint32_t mantissa = py_float_split(num, &up) >> 2;
    mantissa = py_quotient(mantissa, py_float_split(den, &down) >> 2, &exponent);
    exponent += up - down;
    bool reduce = x > 0.2679492f, back = false;
    if (reduce) { // with 29 binary places
        uint32_t half = py_fixed(mantissa, exponent - 1);
        int32_t above = (int32_t)(py_mul_high(half, 0xDDB3D743u) >> 1) - (1 << 29); // sqrt(3)
        back = above < 0;
        mantissa = py_quotient((uint32_t)(back ? -above : above) | 1, (half >> 2) + 0x376CF5D1u,
                               &exponent);
    }
    uint32_t small = py_fixed(mantissa, exponent), square = py_mul_high(small, small), sum = 0;
    for (uint32_t i = 21; i > 1;) { // 1 - s^2/3 + s^4/5 - ... - s^18/19
        i -= 2;
        sum = UINT32_MAX / i - py_mul_high(sum, square);
    }
    if (!reduce) {
        return py_float_join(py_mul_high(mantissa, sum), exponent);
    }
    small = py_mul_high(small, sum);
    return py_float_join(0x860A91C1u + (back ? -small : small), -32); // pi/6
}

float py_math_atan2(float y, float x) {
    if (py_float_is_nan(x) || py_float_is_nan(y)) {
        return x + y;
    }
    float height = py_float_signed(y, 0), width = py_float_signed(x, 0);
    if (height == width) { // both may be 0 or infinite
        height = height != 0;
        width = 1;
    }
    bool steep = height > width;
    float angle = steep ? arc(width, height) : arc(height, width);
    if (steep) {
        angle = HALF_PI - angle;
    }
    if (py_float_is_negative(x)) {
        angle = PI - angle;
    }
    return py_float_signed(angle, y);
}

// The other side of a right triangle.
static float side(float x) {
    return py_math_sqrt((1 - x) * (1 + x));
}

FLOAT_FN(atan, py_math_atan2(x, 1))
FLOAT_FN(asin, py_math_atan2(x, side(x)))
FLOAT_FN(acos, py_math_atan2(side(x), x))
FLOAT_FN(degrees, x * 57.2957795f)
FLOAT_FN(radians, x * 0.0174532925f)

FLOAT2_FN(atan2, py_math_atan2(x, y))

FLOAT2_FN(hypot, py_math_sqrt(x *x + y * y))

// ---- the gamma function --------------------------------------------------------------------------

// ln(Gamma(2 + z)) / z by powers of w = z + 3/4, 0 <= w < 1, the last one first; the signs alternate but for the first.
static const uint32_t gamma_terms[] = {0x0031C580, 0x0129E7E7, 0x0362DF60, 0x06D5D166, 0x0BD2CD0B,
                                       0x148F01C7, 0x2930B044, 0x7A5CA62A, 0xDE74E02A};

// Gamma(x), or ln|Gamma(x)|: that of 2 + z, -3/4 <= z < 1/4, and the numbers between x and 2 + z multiplied.
static float gamma_of(float x, bool log) {
    float whole = py_float_floor(x + 0.75f), z = x - whole, size = py_float_signed(x, 0), f;
    if (log && py_float_is_special(x)) {
        return size;
    }
    check(!(x <= 0) || z < 0 || z > 0, x);  // not at 0, -1, ..., -inf
    if (!(size < (float)(log ? 20 : 99))) { // Stirling's formula
        f = (size - 0.5f) * ln(size * 0.367879441f) + (0.418938533f + 0.0833333333f / size);
        if (x < 0) {
            f = ln(PI / py_float_signed(x * py_math_sine(z * PI, 0), 0)) - f;
        }
        return log ? f : py_math_exp(f);
    }
    uint32_t w = (uint32_t)((z + 0.75f) * 0x1p32f), sum = 0;
    for (const uint32_t *term = gamma_terms; term < gamma_terms + 9; term++) {
        sum = *term - py_mul_high(sum, w);
    }
    f = py_float_join(-sum, -32) * z;
    float step = 1, rounded = 1;
    int exponent, more, less;
    if (whole > 2) {
        step = -1;
        x -= 1;
    }
    w = py_float_split(py_math_exp(f), &exponent);
    for (; whole != 2; whole += step) {
        sum = py_float_split(x, &more);
        if (step < 0) {
            w = py_mul_high(w, sum);
            more += 32;
            if (!(w >> 31)) {
                w <<= 1;
                more--;
            }
        } else {
            w = py_quotient(w >> 2, sum >> 2, &less);
            more = less - more;
        }
        exponent += more;
        rounded *= x;
        x += step;
    }
    return log ? f - step * ln(py_float_signed(rounded, 0))
               : py_float_signed(py_float_join(w, exponent), rounded);
}

FLOAT_FN(gamma, gamma_of(x, false))
FLOAT_FN(lgamma, gamma_of(x, true))

// ---- parts of a float --------------------------------------------------------------------------

static py_val_t whole(py_val_t v, float f) {
    return py_int_check(v) ? v : py_int_from_float(f);
}

VALUE_FN(floor, whole(args[0], py_float_floor(x)))
VALUE_FN(ceil, whole(args[0], -py_float_floor(-x)))
VALUE_FN(trunc, whole(args[0], x))
VALUE_FN(isfinite, py_bool(!py_float_is_special(x)))
VALUE_FN(isinf, py_bool(py_float_signed(x, 0) == __builtin_inff()))
VALUE_FN(isnan, py_bool(x != x))
FLOAT_FN(fabs, py_float_signed(x, 0))

FLOAT2_FN(copysign, py_float_signed(x, y))

FLOAT2_FN(fmod, py_float_fmod(x, check(y != 0, y)))

static py_val_t pair(float first, py_val_t second) {
    py_val_t items[2] = {py_float(first), second};
    return py_tuple_new(2, items);
}

static py_val_t math_ldexp(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]);
    int32_t more = py_to_int(args[1]);
    if (x != 0 && !py_float_is_special(x)) {
        int exponent;
        uint32_t mantissa = py_float_split(x, &exponent);
        exponent += more > 999 ? 999 : more < -999 ? -999 : more;
        x = py_float_signed(py_float_join(mantissa, exponent), x);
    }
    return py_float(x);
}

static py_val_t math_frexp(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]);
    int exponent = -32;
    if (x != 0 && !py_float_is_special(x)) {
        x = py_float_signed(py_float_join(py_float_split(x, &exponent), -32), x);
    }
    return pair(x, py_int(exponent + 32));
}

static py_val_t math_modf(py_val_t *args, unsigned n) {
    (void)n;
    float x = py_to_float(args[0]), whole = py_float_trunc(x);
    return pair(py_float_signed(whole == x ? 0 : x - whole, x), py_float(whole));
}

static py_val_t math_factorial(py_val_t *args, unsigned n) {
    (void)n;
    int32_t i = py_to_int(args[0]);
    check(i >= 0, 0);
    py_val_t product = py_int(1);
    for (; i > 1; i--) {
        product = py_binary(PY_MUL, product, py_int(i));
    }
    return product;
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

const py_float_t py_math_pi = {&py_type_float, PI}, py_math_e = {&py_type_float, 2.71828183f};
static const py_float_t inf = {&py_type_float, __builtin_inff()},
                        nan_ = {&py_type_float, __builtin_nanf("")}, tau = {&py_type_float, 2 * PI};

static const py_entry_t math_attrs[] = {
    PY_FN(acos, 1, 1, math_acos),
    PY_FN(acosh, 1, 1, math_acosh),
    PY_FN(asin, 1, 1, math_asin),
    PY_FN(asinh, 1, 1, math_asinh),
    PY_FN(atan, 1, 1, math_atan),
    PY_FN(atan2, 2, 2, math_atan2),
    PY_FN(atanh, 1, 1, math_atanh),
    PY_FN(ceil, 1, 1, math_ceil),
    PY_FN(copysign, 2, 2, math_copysign),
    PY_FN(cos, 1, 1, math_cos),
    PY_FN(cosh, 1, 1, math_cosh),
    PY_FN(degrees, 1, 1, math_degrees),
    PY_OBJECT(e, &py_math_e),
    PY_FN(erf, 1, 1, math_erf),
    PY_FN(erfc, 1, 1, math_erfc),
    PY_FN(exp, 1, 1, math_exp),
    PY_FN(expm1, 1, 1, math_expm1),
    PY_FN(fabs, 1, 1, math_fabs),
    PY_FN(factorial, 1, 1, math_factorial),
    PY_FN(floor, 1, 1, math_floor),
    PY_FN(fmod, 2, 2, math_fmod),
    PY_FN(frexp, 1, 1, math_frexp),
    PY_FN(gamma, 1, 1, math_gamma),
    PY_FN(gcd, 2, 2, math_gcd),
    PY_FN(hypot, 2, 2, math_hypot),
    PY_OBJECT(inf, &inf),
    PY_FROZEN(isclose, math_isclose),
    PY_FN(isfinite, 1, 1, math_isfinite),
    PY_FN(isinf, 1, 1, math_isinf),
    PY_FN(isnan, 1, 1, math_isnan),
    PY_FN(ldexp, 2, 2, math_ldexp),
    PY_FN(lgamma, 1, 1, math_lgamma),
    PY_FN(log, 1, 2, math_log),
    PY_FN(log10, 1, 1, math_log10),
    PY_FN(log1p, 1, 1, math_log1p),
    PY_FN(log2, 1, 1, math_log2),
    PY_FN(modf, 1, 1, math_modf),
    PY_OBJECT(nan, &nan_),
    PY_OBJECT(pi, &py_math_pi),
    PY_FN(pow, 2, 2, math_pow),
    PY_FN(radians, 1, 1, math_radians),
    PY_FN(sin, 1, 1, math_sin),
    PY_FN(sinh, 1, 1, math_sinh),
    PY_FN(sqrt, 1, 1, math_sqrt),
    PY_FN(tan, 1, 1, math_tan),
    PY_FN(tanh, 1, 1, math_tanh),
    PY_OBJECT(tau, &tau),
    PY_FN(trunc, 1, 1, math_trunc),
};
const py_module_t py_module_math = PY_MODULE(math, math_attrs);
