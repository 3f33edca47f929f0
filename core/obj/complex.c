// SPDX-License-Identifier: MIT
// core/obj/complex.c -- complex: two floats. Its operations are those of numbers, which come here when one is complex.
#define PY_WITH_complex 1 // here; an image that is without it does not get what nobody calls
#include "core/config.h"
#include "core/obj/complex.h"

#include "core/mem/gc.h"
#include "core/mod/math.h"
#include "core/obj/format.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

py_val_t py_complex(float re, float im) {
    py_complex_t *object = py_gc_alloc(sizeof *object);
    object->type = &py_type_complex;
    object->size = sizeof object->parts;
    object->parts[0] = re;
    object->parts[1] = im;
    return py_ptr(object);
}

static const py_complex_t *complex_of(py_val_t v) {
    return py_obj(py_as(v, &py_type_complex));
}

static bool is_number(py_val_t v) {
    float f;
    return complex_of(v) || py_int_check(v) || py_float_check(v, &f);
}

bool py_complex_parts(py_val_t v, float *parts) {
    const py_complex_t *object = complex_of(v);
    if (!is_number(v)) {
        return false;
    }
    parts[0] = object ? object->parts[0] : py_to_float(v);
    parts[1] = object ? object->parts[1] : 0;
    return true;
}

static float magnitude(float f) {
    return py_float_signed(f, 0);
}

// sqrt(x*x + y*y), scaled where the squares would be too large or too small.
float py_complex_abs(const float *parts) {
    float x = magnitude(parts[0]), y = magnitude(parts[1]), scale = 1;
    if (x == __builtin_inff() || y == __builtin_inff()) {
        return __builtin_inff();
    }
    if (x > 0x1p62f || y > 0x1p62f) {
        scale = 0x1p-66f;
    } else if (x < 0x1p-40f && y < 0x1p-40f) {
        scale = 0x1p66f;
    }
    x *= scale;
    y *= scale;
    return py_math_sqrt(x * x + y * y) / scale;
}

// ---- arithmetic: x op= y -----------------------------------------------------------------------

static void multiply(float *x, const float *y) {
    float re = x[0] * y[0] - x[1] * y[1];
    x[1] = x[0] * y[1] + x[1] * y[0];
    x[0] = re;
}

// By the larger part of y, so that nothing is squared (R. L. Smith, 1962).
static void divide(float *x, const float *y) {
    float re = x[0], im = x[1], ratio, by;
    if (y[0] == 0 && y[1] == 0) {
        py_raise(PY_MSG_zero_division);
    }
    if (magnitude(y[0]) >= magnitude(y[1])) {
        ratio = y[1] / y[0];
        by = y[0] + y[1] * ratio;
        x[0] = (re + im * ratio) / by;
        x[1] = (im - re * ratio) / by;
    } else {
        ratio = y[0] / y[1];
        by = y[0] * ratio + y[1];
        x[0] = (re * ratio + im) / by;
        x[1] = (im * ratio - re) / by;
    }
}

static void set(float *x, float re, float im) {
    x[0] = re;
    x[1] = im;
}

static void whole_power(float *x, int32_t n) {
    float power[2] = {1, 0}, square[2] = {x[0], x[1]};
    for (uint32_t left = n < 0 ? -(uint32_t)n : (uint32_t)n; left; left >>= 1) {
        if (left & 1) {
            multiply(power, square);
        }
        multiply(square, square);
    }
    if (n < 0) {
        set(x, 1, 0);
        divide(x, power);
    } else {
        set(x, power[0], power[1]);
    }
}

// exp(y * log(x))
static void any_power(float *x, const float *y) {
    float length = py_complex_abs(x), angle = py_math_atan2(x[1], x[0]), turn = angle * y[0];
    length = py_float_power(length, y[0]);
    if (y[1] != 0) {
        turn += y[1] * py_math_log(py_complex_abs(x), PY_MATH_LN2);
        length /= py_math_exp(angle * y[1]);
    }
    set(x, length * py_math_sine(turn, 1), length * py_math_sine(turn, 0));
}

static void power(float *x, const float *y) {
    if (y[1] == 0 && magnitude(y[0]) <= 100 && py_float_trunc(y[0]) == y[0]) {
        whole_power(x, (int32_t)y[0]);
    } else if (x[0] != 0 || x[1] != 0) {
        any_power(x, y);
    } else if (y[1] != 0 || y[0] < 0) {
        py_raise(PY_MSG_zero_power);
    } else {
        x[0] = x[1] = 0;
    }
}

py_val_t py_complex_root(float x, float y) {
    float parts[2] = {x, 0}, exponent[2] = {y, 0};
    if (!(x < 0) || py_float_is_special(x) || py_float_trunc(y) == y || y != y) {
        return PY_UNDEF;
    }
    power(parts, exponent);
    return py_complex(parts[0], parts[1]);
}

// Its real part if it is complex, else the value itself.
static py_val_t real_of(py_val_t v) {
    const py_complex_t *object = complex_of(v);
    return object ? py_float(object->parts[0]) : v;
}

// Parts are compared as numbers are: an int need not fit a float.
static py_val_t equal(unsigned op, py_val_t a, py_val_t b) {
    const py_complex_t *x = complex_of(a), *y = complex_of(b);
    bool same = (x ? x->parts[1] : 0) == (y ? y->parts[1] : 0) &&
                py_num_binary(PY_EQ, real_of(a), real_of(b)) == PY_TRUE;
    return py_bool(same == (op == PY_EQ));
}

py_val_t py_complex_binary(unsigned op, py_val_t a, py_val_t b) {
    float x[2], y[2];
    if (!is_number(a) || !is_number(b)) {
        return PY_UNDEF;
    }
    if (op == PY_EQ || op == PY_NE) {
        return equal(op, a, b);
    }
    if (op > PY_POW) {
        return PY_UNDEF;
    }
    py_complex_parts(a, x);
    py_complex_parts(b, y);
    switch (op) {
    case PY_ADD: set(x, x[0] + y[0], x[1] + y[1]); break;
    case PY_SUB: set(x, x[0] - y[0], x[1] - y[1]); break;
    case PY_MUL: multiply(x, y); break;
    case PY_TRUEDIV: divide(x, y); break;
    case PY_POW: power(x, y); break;
    default: return PY_UNDEF;
    }
    return py_complex(x[0], x[1]);
}

static py_val_t unary(enum py_unary op, py_val_t v) {
    const py_complex_t *object = complex_of(v);
    float re = object->parts[0], im = object->parts[1];
    switch (op) {
    case PY_NEG: return py_complex(-re, -im);
    case PY_POS: return v;
    case PY_ABS: return py_float(py_complex_abs(object->parts));
    case PY_BOOL: return py_bool(re != 0 || im != 0);
    case PY_HASH: { // that of the float, if it equals one
        uint32_t hash = py_hash(py_float(re)) + 1000003 * py_hash(py_float(im));
        return py_int((int32_t)(hash << 1) >> 1);
    }
    default: return PY_UNDEF;
    }
}

// ---- text --------------------------------------------------------------------------------------

// As a float, but without ".0".
static void print_part(py_out_t *out, float f, bool sign) {
    py_build_t build;
    py_build_init(&build);
    py_format_float(&build.out, f);
    const char *text = ((const py_str_t *)(const void *)build.block)->text;
    uint32_t len = build.len;
    if (len > 2 && text[len - 2] == '.' && text[len - 1] == '0') {
        len -= 2;
    }
    py_out_text(out, "+", sign && *text != '-');
    py_out_text(out, text, len);
    py_gc_free(build.block);
}

static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    const py_complex_t *object = complex_of(v);
    float re = object->parts[0];
    bool both = py_float_bits(re) != 0; // -0 is shown
    if (both) {
        py_out_c(out, "(");
        print_part(out, re, false);
    }
    print_part(out, object->parts[1], both);
    py_out_text(out, "j)", 1 + both);
}

// An imaginary part from at to end, which is behind its j: there may be no digits.
static py_val_t parse_imaginary(const char *at, const char *end) {
    unsigned sign = *at == '+' || *at == '-';
    if (end - at == 1 + (int)sign) {
        return py_float(*at == '-' ? -1 : 1);
    }
    return py_float_parse(at, (size_t)(end - at) - 1);
}

// "re", "imj" or "re+imj" without blanks.
static py_val_t parse(const char *text, size_t len) {
    const char *end = text + len, *at = end;
    py_val_t re = py_int(0), im = py_int(0);
    for (size_t i = 0; i < len; i++) {
        if (py_is_blank(text[i])) {
            return PY_UNDEF;
        }
    }
    if (len && py_complex_suffix(end[-1])) { // it begins with its sign
        do {
            at--;
        } while (at > text && ((*at != '+' && *at != '-') || (at[-1] | 0x20) == 'e'));
        im = parse_imaginary(at, end);
    }
    if (at > text || !len) {
        re = py_float_parse(text, (size_t)(at - text));
    }
    return re && im ? py_complex(py_to_float(re), py_to_float(im)) : PY_UNDEF;
}

py_val_t py_complex_literal(const char *text, size_t len) {
    return py_complex_suffix(text[len - 1]) ? parse(text, len) : PY_UNDEF;
}

static void strip(const char **text, size_t *len) {
    while (*len && py_is_blank(**text)) {
        ++*text;
        --*len;
    }
    while (*len && py_is_blank((*text)[*len - 1])) {
        --*len;
    }
}

static py_val_t from_text(py_val_t v, const char *text, size_t len) {
    strip(&text, &len);
    if (len > 1 && *text == '(' && text[len - 1] == ')') {
        text++;
        len -= 2;
        strip(&text, &len);
    }
    py_val_t result = parse(text, len);
    if (!result) {
        py_raise(PY_MSG_float_literal, v);
    }
    return result;
}

// ---- type --------------------------------------------------------------------------------------

static void argument(py_val_t v, float *parts) {
    if (!py_complex_parts(v, parts)) {
        parts[0] = py_to_float(py_unary(PY_TO_FLOAT, v));
    }
}

// complex(re=0, im=0): re + im * 1j, which may be complex both.
static py_val_t complex_new(py_val_t *args, unsigned n) {
    const char *text;
    size_t len;
    float x[2] = {0, 0}, y[2];
    (void)n;
    if (args[1] && !args[2] && py_text(args[1], &text, &len)) {
        return from_text(args[1], text, len);
    }
    if (args[1]) {
        argument(args[1], x);
    }
    if (args[2]) {
        argument(args[2], y);
        x[0] -= y[1];
        x[1] = complex_of(args[1]) ? x[1] + y[0] : y[0]; // 0 + -0 would lose the sign
    }
    return py_complex(x[0], x[1]);
}

static py_val_t part(py_val_t *args, unsigned which) {
    const py_complex_t *object = py_self(args[0], &py_type_complex);
    return py_float(object->parts[which]);
}

static py_val_t complex_real(py_val_t *args, unsigned n) {
    (void)n;
    return part(args, 0);
}

static py_val_t complex_imag(py_val_t *args, unsigned n) {
    (void)n;
    return part(args, 1);
}

static py_val_t complex_conjugate(py_val_t *args, unsigned n) {
    (void)n;
    const py_complex_t *object = py_self(args[0], &py_type_complex);
    return py_complex(object->parts[0], -object->parts[1]);
}

static const py_entry_t complex_attrs[] = {
    PY_NEW(1, 3, complex_new),
    PY_FN(conjugate, 1, 1, complex_conjugate),
    PY_GETTER(imag, complex_imag),
    PY_GETTER(real, complex_real),
};
static const py_ops_t ops = {.print = print, .unary = unary, .binary = py_num_binary};
const py_type_t py_type_complex = PY_TYPE(complex, complex_attrs, &ops);
