// SPDX-License-Identifier: MIT
// core/obj/decimal.c -- floats to decimal digits and back, exactly.
//
// A float is m * 2^e. With e < 0 that is m * 5^-e / 10^-e: its decimal digits are those of the integer
// m * 5^-e, of at most 112 digits. So every digit is known, and rounding is exact whatever the format.
// The fewest digits that read back are found by trying: 6 always suffice to tell apart what has 6, 9 to tell
// all floats apart. A table-driven method (Ryu) would be faster, but its tables alone are larger than this.
#include <string.h>

#include "core/config.h"
#include "core/obj/big.h"
#include "core/obj/float.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

PY_HOT static void drop_zeros(py_decimal_t *decimal) {
    while (decimal->n > 0 && decimal->digits[decimal->n - 1] == '0') {
        decimal->n--;
    }
}

PY_HOT void py_decimal(float f, py_decimal_t *decimal) {
    char *end = decimal->buffer + PY_DECIMAL_MAX;
    decimal->negative = py_float_is_negative(f);
    decimal->special = py_float_is_special(f);
    if (decimal->special) {
        bool nan = py_float_is_nan(f);
        decimal->negative &= !nan;
        decimal->digits = memcpy(decimal->buffer, nan ? "nan" : "inf", 3);
        decimal->n = decimal->point = 3;
        return;
    }
    int exponent = 0;
    uint32_t mantissa = f != 0 ? py_float_split(f, &exponent) : 0;
    while (exponent < 0 && !(mantissa & 1)) {
        mantissa >>= 1;
        exponent++;
    }
    uint16_t digits[24]; // 24 + 149 * log2(5) bits
    unsigned n = 2, base = exponent < 0 ? 5 : 2;
    *(uint32_t *)digits = mantissa;
    int left = exponent < 0 ? -exponent : exponent;
    for (; left >= 6; left -= 6) { // 5^6 still fits a digit: few passes
        n = py_mag_mul(digits, n, exponent < 0 ? 15625 : 64, 0);
    }
    while (left--) {
        n = py_mag_mul(digits, n, base, 0);
    }
    decimal->digits = py_mag_text(digits, n, 10, end);
    decimal->n = (int)(end - decimal->digits);
    decimal->point = decimal->n + (exponent < 0 ? exponent : 0);
    drop_zeros(decimal);
}

// Whether what follows the first digits rounds them up. Half-way goes to the even neighbour; there are no zeros at
// the end: 5 alone is the half.
PY_HOT static bool rounds_up(const py_decimal_t *decimal, int count) {
    const char *at = decimal->digits + count;
    if (count < 0 || count >= decimal->n) {
        return false;
    }
    return *at > '5' || (*at == '5' && (count + 1 < decimal->n || (count > 0 && at[-1] & 1)));
}

PY_HOT void py_decimal_round(py_decimal_t *decimal, int count) {
    char *digits = decimal->digits;
    if (count < decimal->n && !decimal->special) {
        bool up = rounds_up(decimal, count);
        int n = count < 0 ? 0 : count;
        while (up && n > 0 && digits[n - 1] == '9') {
            n--;
        }
        if (up) {
            if (n == 0) {
                digits[n++] = '0';
                decimal->point++;
            }
            digits[n - 1]++;
        }
        decimal->n = n;
    }
    drop_zeros(decimal);
}

PY_HOT float py_decimal_scale(py_val_t digits, int exponent) {
    if (py_is_int(digits) && py_int_get(digits) <= 0xFFFFFF && exponent >= -10 && exponent <= 10) {
        float power = 1; // 10^10 is the last that a float holds exactly: then one rounding is made
        for (int i = exponent; i; i += i < 0 ? 1 : -1) {
            power *= 10;
        }
        float f = (float)py_int_get(digits);
        return exponent < 0 ? f / power : f * power;
    }
    py_check_stack();
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

// The number rounded to so many digits, 9 at most.
PY_HOT static float rounded(const py_decimal_t *decimal, int count) {
    int32_t digits = 0;
    for (int i = 0; i < count; i++) {
        digits = digits * 10 + (i < decimal->n ? decimal->digits[i] - '0' : 0);
    }
    digits += rounds_up(decimal, count);
    return py_decimal_scale(py_int(digits), decimal->point - count);
}

void py_decimal_shortest(float f, py_decimal_t *decimal) {
    py_decimal(f, decimal);
    f = py_float_signed(f, 0);
    int count = f < 0x1p-126f ? 1 : 6; // a denormal has fewer digits to begin with
    while (!decimal->special && count < 9 && rounded(decimal, count) != f) {
        count++;
    }
    py_decimal_round(decimal, count);
}

PY_HOT float py_float_round(float f, int places) {
    py_decimal_t decimal;
    py_decimal(f, &decimal);
    if (decimal.special || places > PY_DECIMAL_MAX) {
        return f;
    }
    int count = decimal.point + places;
    return count >= 9 ? f : py_float_signed(rounded(&decimal, count), f);
}

// ---- parsing -----------------------------------------------------------------------------------

// True when text, up to end, is `word` in either case.
static bool is_word(const char *text, const char *end, const char *word) {
    for (; text < end && *word && (*text | ('a' - 'A')) == *word; text++) {
        word++;
    }
    return text == end && !*word;
}

// The exponent behind the digits.
static int take_exponent(const char **text, const char *end) {
    const char *at = *text + 1;
    bool minus = at < end && *at == '-';
    at += minus || (at < end && *at == '+');
    py_val_t v = py_digits_parse(&at, end, 10, NULL);
    if (v != PY_UNDEF) {
        *text = at;
    }
    int exponent = py_is_int(v) && py_int_get(v) < 0x10000 ? py_int_get(v) : 0x10000;
    return minus ? -exponent : exponent;
}

// What has no digits; it is negative to begin with.
PY_COLD static py_val_t parse_word(const char *text, const char *end, bool negative) {
    float f = is_word(text, end, "inf") || is_word(text, end, "infinity") ? __builtin_inff()
                                                                          : __builtin_nanf("");
    if (py_float_is_nan(f) && !is_word(text, end, "nan")) {
        return PY_UNDEF;
    }
    return py_float(negative ? -f : f);
}

PY_HOT py_val_t py_float_parse(const char *text, size_t len) {
    const char *end = text + len;
    bool negative = py_number_strip(&text, &end);
    int exponent = 0, places = 0;
    const char *at = text;
    py_val_t digits = py_digits_parse(&at, end, 10, &places);
    if (digits == PY_UNDEF) {
        return parse_word(text, end, negative);
    }
    if (at < end && (*at | ('a' - 'A')) == 'e') {
        exponent = take_exponent(&at, end);
    }
    if (at != end) {
        return PY_UNDEF;
    }
    float f = py_decimal_scale(digits, exponent - places);
    return py_float(negative ? -f : f);
}
