// SPDX-License-Identifier: MIT
// core/obj/decimal.c -- floats to decimal digits and back, exactly.
//
// A float is m * 2^e. With e < 0 that is m * 5^-e / 10^-e: its decimal digits are those of the integer
// m * 5^-e, of at most 112 digits. So every digit is known, and rounding is exact whatever the format.
// The fewest digits that read back are found by trying: 6 always suffice to tell apart what has 6, 9 to tell
// all floats apart. A table-driven method (Ryu) would be faster, but its tables alone are larger than this.
#include <string.h>

#include "core/obj/big.h"
#include "core/obj/float.h"
#include "core/obj/str.h"

static void drop_zeros(py_decimal_t *decimal) {
    while (decimal->n > 0 && decimal->digits[decimal->n - 1] == '0') {
        decimal->n--;
    }
}

void py_decimal(float f, py_decimal_t *decimal) {
    uint32_t bits = py_float_bits(f), mantissa = bits & 0x7FFFFF;
    int exponent = (int)(bits >> 23 & 0xFF);
    char *end = decimal->buffer + PY_DECIMAL_MAX;
    decimal->negative = bits >> 31;
    decimal->special = exponent == 255;
    if (decimal->special) {
        memcpy(decimal->buffer, mantissa ? "nan" : "inf", 3);
        decimal->negative = decimal->negative && !mantissa;
        decimal->digits = decimal->buffer;
        decimal->n = decimal->point = 3;
        return;
    }
    if (exponent) {
        mantissa |= 0x800000;
    } else {
        exponent = 1;
    }
    exponent -= 150;
    while (exponent < 0 && !(mantissa & 1) && mantissa) {
        mantissa >>= 1;
        exponent++;
    }
    uint16_t digits[24] = {(uint16_t)mantissa,
                           (uint16_t)(mantissa >> 16)}; // 24 + 149 * log2(5) bits
    unsigned n = 2;
    for (int left = exponent < 0 ? -exponent : exponent; left > 0;) {
        unsigned factor = 1; // 5^6 still fits a digit: few passes
        for (int i = 0; i < 6 && left > 0; i++, left--) {
            factor *= exponent < 0 ? 5 : 2;
        }
        n = py_mag_mul(digits, n, factor, 0);
    }
    decimal->digits = py_mag_text(digits, n, 10, end);
    decimal->n = (int)(end - decimal->digits);
    decimal->point = decimal->n + (exponent < 0 ? exponent : 0);
    if (mantissa == 0) {
        decimal->point = 1;
    }
    drop_zeros(decimal);
}

void py_decimal_round(py_decimal_t *decimal, int count) {
    char *digits = decimal->digits;
    if (count < decimal->n && !decimal->special) {
        bool up = false;
        if (count >= 0) {
            // Half-way goes to the even neighbour. There are no zeros at the end: 5 alone is the half.
            up = digits[count] > '5' ||
                 (digits[count] == '5' &&
                  (count + 1 < decimal->n || (count > 0 && digits[count - 1] & 1)));
        }
        int n = count < 0 ? 0 : count;
        while (up && n > 0 && digits[n - 1] == '9') {
            n--;
        }
        if (up && n == 0) {
            digits[n++] = '1';
            decimal->point++;
        } else if (up) {
            digits[n - 1]++;
        }
        decimal->n = n;
    }
    drop_zeros(decimal);
}

float py_decimal_scale(py_val_t digits, int exponent) {
    if (py_is_int(digits) && py_int_get(digits) <= 0xFFFFFF && exponent >= -10 && exponent <= 10) {
        float power = 1; // 10^10 is the last that a float holds exactly: then one rounding is made
        for (int i = exponent; i; i += i < 0 ? 1 : -1) {
            power *= 10;
        }
        float f = (float)py_int_get(digits);
        return exponent < 0 ? f / power : f * power;
    }
    py_mag_t mag;
    py_mag(digits, &mag);
    int magnitude = (int)py_mag_bits(&mag) * 3 / 10 + exponent; // decimal, a little low
    if (mag.n == 0 || magnitude < -60) {
        return 0;
    }
    if (magnitude > 60) {
        return __builtin_inff();
    }
    py_val_t power = py_int_power(py_int(10), py_int(exponent < 0 ? -exponent : exponent), PY_NONE);
    return exponent < 0 ? py_int_ratio(digits, power)
                        : py_int_ratio(py_num_binary(PY_MUL, digits, power), py_int(1));
}

static float value_of(const py_decimal_t *decimal) {
    int32_t digits = 0;
    for (int i = 0; i < decimal->n; i++) {
        digits = digits * 10 + decimal->digits[i] - '0';
    }
    return py_decimal_scale(py_int_from(digits), decimal->point - decimal->n);
}

void py_decimal_shortest(float f, py_decimal_t *decimal) {
    py_decimal(f, decimal);
    f = py_float_of_bits(py_float_bits(f) & ~PY_FLOAT_SIGN);
    char saved[9];
    int n = decimal->n, point = decimal->point;
    memcpy(saved, decimal->digits, sizeof saved);
    int count = f < 0x1p-126f ? 1 : 6; // a denormal has fewer digits to begin with
    while (!decimal->special && count < 9) {
        py_decimal_round(decimal, count++);
        if (value_of(decimal) == f) {
            return;
        }
        memcpy(decimal->digits, saved, sizeof saved);
        decimal->n = n;
        decimal->point = point;
    }
    py_decimal_round(decimal, 9);
}

float py_float_round(float f, int places) {
    py_decimal_t decimal;
    py_decimal(f, &decimal);
    if (decimal.special || places > PY_DECIMAL_MAX) {
        return f;
    }
    int count = decimal.point + places;
    if (count >= decimal.n) {
        return f;
    }
    py_decimal_round(&decimal, count);
    const char *at = decimal.digits, *end = at + decimal.n;
    py_val_t digits = py_digits_parse(&at, end, 10, NULL);
    f = digits == PY_UNDEF ? 0 : py_decimal_scale(digits, decimal.point - decimal.n);
    return decimal.negative ? -f : f;
}

// ---- parsing -----------------------------------------------------------------------------------

// True when text, up to end, is `word` in either case.
static bool is_word(const char *text, const char *end, const char *word) {
    for (; text < end && *word && (*text | ('a' - 'A')) == *word; text++) {
        word++;
    }
    return text == end && !*word;
}

py_val_t py_float_parse(const char *text, size_t len) {
    const char *end = text + len;
    bool negative = py_number_strip(&text, &end);
    float f;
    int places = 0;
    if (is_word(text, end, "inf") || is_word(text, end, "infinity")) {
        f = __builtin_inff();
    } else if (is_word(text, end, "nan")) {
        f = __builtin_nanf("");
    } else {
        py_val_t digits = py_digits_parse(&text, end, 10, &places);
        if (digits == PY_UNDEF) {
            return PY_UNDEF;
        }
        int exponent = 0;
        if (text < end && (*text | ('a' - 'A')) == 'e') {
            text++;
            bool minus = text < end && *text == '-';
            text += minus || (text < end && *text == '+');
            py_val_t v = py_digits_parse(&text, end, 10, NULL);
            if (v == PY_UNDEF) {
                return PY_UNDEF;
            }
            exponent = py_is_int(v) && py_int_get(v) < 0x10000 ? py_int_get(v) : 0x10000;
            exponent = minus ? -exponent : exponent;
        }
        if (text != end) {
            return PY_UNDEF;
        }
        f = py_decimal_scale(digits, exponent - places);
    }
    return py_float(negative ? -f : f);
}
