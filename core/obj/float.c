// SPDX-License-Identifier: MIT
// core/obj/float.c -- float: IEEE single precision, through the compiler's own routines.
#include "core/config.h"
#include "core/obj/float.h"

#include "core/mem/gc.h"
#include "core/obj/big.h"
#include "core/obj/complex.h"
#include "core/mod/math.h"
#include "core/obj/fmath.h"
#include "core/obj/format.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

PY_HOT py_val_t py_float(float f) {
    py_float_t *object = py_gc_alloc(sizeof *object);
    object->type = &py_type_float;
    object->value = f;
    return py_ptr(object);
}

PY_HOT bool py_float_check(py_val_t v, float *f) {
    const py_float_t *object = py_obj(py_as(v, &py_type_float));
    if (object) {
        *f = object->value;
    }
    return object != NULL;
}

float py_to_float(py_val_t v) {
    float f;
    if (py_is_int(v)) {
        return (float)py_int_get(v);
    }
    if (py_float_check(v, &f)) {
        return f;
    }
    if (!py_int_check(v)) {
        py_raise(PY_MSG_must_be_real, v);
    }
    f = py_int_ratio(v, py_int(1));
    if (py_float_is_special(f)) {
        py_raise(PY_MSG_int_to_float);
    }
    return f;
}

py_val_t py_int_from_float(float f) {
    int exponent;
    py_mag_t mag;
    py_check_stack();
    if (py_float_is_special(f)) {
        py_raise(py_float_is_nan(f) ? PY_MSG_float_nan : PY_MSG_float_infinity);
    }
    if (py_float_bits(f) << 1 < 0x4E800000u << 1) { // 2^30
        return py_int((int32_t)f);
    }
    py_mag(py_int_from_u(py_float_split(f, &exponent)), &mag);
    mag.negative = py_float_is_negative(f);
    return py_int_shift(&mag, exponent);
}

// ---- arithmetic --------------------------------------------------------------------------------

static py_val_t floor_divide(unsigned op, float x, float y) {
    float rest = py_float_fmod(x, y);
    float exact = (x - rest) / y; // an integer but for its rounding
    float quotient = py_float_floor(exact);
    if (exact - quotient > 0.5f) {
        quotient += 1;
    }
    if (rest == 0) {
        rest = py_float_signed(0, y);
    } else if (py_float_signed(rest, y) != rest) {
        rest += y;
        quotient -= 1;
    }
    if (quotient == 0) {
        quotient = py_float_signed(0, x / y);
    }
    if (op != PY_DIVMOD) {
        return py_float(op == PY_MOD ? rest : quotient);
    }
    py_val_t pair[2] = {py_float(quotient), py_float(rest)};
    return py_tuple_new(2, pair);
}

float py_float_power(float x, float y) {
    if (y == 0 || x == 1) {
        return 1;
    }
    if (py_float_is_nan(x) || py_float_is_nan(y)) {
        return x + y;
    }
    float sign = 1, half = y * 0.5f;
    if (py_float_is_negative(x)) {
        if (py_float_trunc(y) != y) {
            if (x != 0) {
                py_raise(PY_MSG_math_domain);
            }
        } else if (py_float_trunc(half) != half) { // an odd power
            sign = x;
        }
        x = -x;
    }
    bool down = py_float_is_negative(y);
    if (x == 0 && down) {
        py_raise(PY_MSG_zero_power);
    }
    x = x == 0 || py_float_is_special(x) ? (down ? 0 : x)
        : half == 1                      ? x * x // what programs do most, and exact
        : half == 0.25f                  ? py_math_sqrt(x)
                                         : py_float_pow(x, y);
    return py_float_signed(x, sign);
}

// Whatever is not worth native code.
PY_COLD static py_val_t rare_binary(unsigned op, float x, float y) {
    switch (op) {
    case PY_POW: {
        py_val_t v = py_complex_root(x, y);
        return v ? v : py_float(py_float_power(x, y));
    }
    case PY_TRUEDIV:
    case PY_FLOORDIV:
    case PY_MOD:
    case PY_DIVMOD:
        if (y == 0) {
            py_raise(PY_MSG_zero_division);
        }
        return floor_divide(op, x, y);
    default: return PY_UNDEF;
    }
}

PY_HOT py_val_t py_float_binary(unsigned op, float x, float y) {
    if (op == PY_ADD) {
        x += y;
    } else if (op == PY_SUB) {
        x -= y;
    } else if (op == PY_MUL) {
        x *= y;
    } else if (op == PY_TRUEDIV && y != 0) {
        x /= y;
    } else if (op == PY_POW &&
               py_float_bits(y) == py_float_bits(2.0f)) { // without an exponent's analysis
        x *= x;
    } else if (op == PY_POW && py_float_bits(y) == py_float_bits(0.5f) &&
               (int32_t)py_float_bits(x) > 0) {
        x = py_math_sqrt(x);
    } else {
        py_val_t v = py_ordered(op, (x > y) - (x < y));
        if (!v) {
            return rare_binary(op, x, y);
        }
        return x == x && y == y ? v : py_bool(op == PY_NE);
    }
    return py_float(x);
}

PY_HOT py_val_t py_float_mixed(unsigned op, py_val_t a, py_val_t b) {
    float x, y;
    bool float_a = py_float_check(a, &x), float_b = py_float_check(b, &y);
    if (!(float_a || py_int_check(a)) || !(float_b || py_int_check(b))) {
        return py_complex_binary(op, a, b);
    }
    x = py_to_float(a);
    y = py_to_float(b);
    if (op >= PY_LT && op <= PY_NE && float_a != float_b && x == y) {
        // An int that was rounded may still differ from the float.
        return py_num_binary(op, float_a ? py_int_from_float(x) : a,
                             float_b ? py_int_from_float(y) : b);
    }
    return py_float_binary(op, x, y);
}

static py_val_t unary(enum py_unary op, py_val_t v) {
    float f;
    py_float_check(v, &f);
    uint32_t bits = py_float_bits(f);
    switch (op) {
    case PY_NEG: return py_float(-f);
    case PY_POS:
    case PY_TO_FLOAT: return v;
    case PY_ABS: return py_float(py_float_of_bits(bits & ~PY_FLOAT_SIGN));
    case PY_BOOL: return py_bool(f != 0);
    case PY_TO_INT: return py_int_from_float(f);
    case PY_HASH:
        if (!py_float_is_special(f) && py_float_floor(f) == f) { // as the int that it equals
            return py_int((int32_t)py_hash(py_int_from_float(f)));
        }
        return py_int((int32_t)((bits ^ bits >> 16) & (uint32_t)PY_INT_MAX));
    default: return PY_UNDEF;
    }
}

static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    float f;
    py_float_check(v, &f);
    py_format_float(out, f);
}

// ---- type --------------------------------------------------------------------------------------

static py_val_t float_new(py_val_t *args, unsigned n) {
    (void)n;
    const char *text;
    size_t len;
    py_val_t v = args[1];
    if (v == PY_UNDEF) {
        return py_float(0);
    }
    if (!py_text(v, &text, &len)) {
        return py_unary(PY_TO_FLOAT, v);
    }
    py_val_t f = py_float_parse(text, len);
    if (f == PY_UNDEF) {
        py_raise(PY_MSG_float_literal, v);
    }
    return f;
}

static py_val_t is_integer(py_val_t *args, unsigned n) {
    (void)n;
    float f = py_to_float(args[0]);
    return py_bool(!py_float_is_special(f) && py_float_floor(f) == f);
}

static const py_entry_t float_attrs[] = {PY_NEW(1, 2, float_new),
                                         PY_FN(is_integer, 1, 1, is_integer)};
static const py_ops_t ops = {.print = print, .unary = unary, .binary = py_num_binary};
const py_type_t py_type_float = PY_TYPE(float, float_attrs, &ops);
