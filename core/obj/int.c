// SPDX-License-Identifier: MIT
// core/obj/int.c -- int: conversions, text, methods, and the way into all arithmetic of numbers.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/big.h"
#include "core/obj/float.h"
#include "core/obj/item.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// ---- from and to C -----------------------------------------------------------------------------

static py_val_t from_magnitude(uint64_t u, bool negative) {
    py_big_t *big = py_big_new(4);
    memcpy(big->digits, &u, sizeof u); // both are little-endian
    big->negative = negative;
    return py_big_finish(big);
}

py_val_t py_int_from(int32_t i) {
    return py_fits_int(i) ? py_int(i) : from_magnitude(i < 0 ? -(uint32_t)i : (uint32_t)i, i < 0);
}

py_val_t py_int_from_u(uint32_t u) {
    return u <= (uint32_t)PY_INT_MAX ? py_int((int32_t)u) : from_magnitude(u, false);
}

py_val_t py_int_from_ll(int64_t i) {
    return from_magnitude(i < 0 ? -(uint64_t)i : (uint64_t)i, i < 0);
}

bool py_int_check(py_val_t v) {
    py_mag_t mag;
    return py_is_int(v) || py_mag(v, &mag);
}

py_val_t py_to_index(py_val_t v) {
    return py_int_check(v) ? v : py_call_special(v, PY_N___index__, 0, NULL);
}

// The magnitude of an argument that must be an int, or have __index__.
static void int_arg(py_val_t v, py_mag_t *mag) {
    if (!py_mag(v, mag) && !py_mag(py_to_index(v), mag)) {
        py_raise(PY_MSG_not_integer, v);
    }
}

// The low 64 bits in two's complement.
static uint64_t low_bits(const py_mag_t *mag) {
    uint64_t u = 0;
    memcpy(&u, mag->digits, (mag->n < 4 ? mag->n : 4) * sizeof *mag->digits);
    return mag->negative ? -u : u;
}

int64_t py_to_ll(py_val_t v) {
    py_mag_t mag;
    int_arg(v, &mag);
    int64_t i = (int64_t)low_bits(&mag);
    if (mag.n > 4 || (mag.n && (i < 0) != mag.negative)) {
        py_raise(PY_MSG_int_too_large);
    }
    return i;
}

int32_t py_to_int(py_val_t v) {
    int64_t i = py_is_int(v) ? py_int_get(v) : py_to_ll(v);
    if (i != (int32_t)i) {
        py_raise(PY_MSG_int_too_large);
    }
    return (int32_t)i;
}

uint32_t py_to_u32(py_val_t v) {
    py_mag_t mag;
    int_arg(v, &mag);
    return (uint32_t)low_bits(&mag);
}

// ---- text --------------------------------------------------------------------------------------

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool py_number_strip(const char **text, const char **end) {
    while (*text < *end && is_blank(**text)) {
        ++*text;
    }
    while (*end > *text && is_blank((*end)[-1])) {
        --*end;
    }
    char sign = *text < *end ? **text : 0;
    *text += sign == '-' || sign == '+';
    return sign == '-';
}

static unsigned digit_value(char c) {
    unsigned letter = (c | ('a' - 'A')) - 'a' + 10u;
    return c >= '0' && c <= '9' ? (unsigned)(c - '0') : letter >= 10 && letter < 36 ? letter : 99;
}

py_val_t py_digits_parse(const char **text, const char *end, unsigned base, int *point) {
    uint32_t small = 0;
    py_big_t *big = NULL;
    unsigned n = 2;
    bool any = false, fraction = false;
    char before = 0; // the character before: '0' for any digit
    const char *at = *text;
    for (; at < end; at++) {
        unsigned digit = digit_value(*at);
        if (digit >= base) {
            if (*at == '_' ? before != '0' : *at != '.' || !point || fraction || before == '_') {
                break;
            }
            fraction |= *at == '.';
            before = *at;
            continue;
        }
        before = '0';
        any = true;
        if (fraction) {
            ++*point;
        }
        if (!big && small > ((uint32_t)PY_INT_MAX - 35) / 36) {
            big = py_big_new((unsigned)(end - at) * 6 / 16 + 3); // a digit has less than 6 bits
            big->digits[0] = (uint16_t)small;
            big->digits[1] = (uint16_t)(small >> 16);
        }
        if (big) {
            n = py_mag_mul(big->digits, n, base, digit);
        } else {
            small = small * base + digit;
        }
    }
    *text = at;
    if (!any || before == '_') {
        return PY_UNDEF;
    }
    return big ? py_big_finish(big) : py_int((int32_t)small);
}

// The base that a prefix 0b, 0o, 0x stands for, 0 if text has none.
static unsigned prefix_base(const char *text, const char *end) {
    if (end - text < 3 || *text != '0') {
        return 0;
    }
    char letter = text[1] | ('a' - 'A');
    return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
}

py_val_t py_int_parse(const char *text, size_t len, unsigned base) {
    const char *end = text + len;
    bool negative = py_number_strip(&text, &end);
    unsigned given = prefix_base(text, end);
    if (given && (base == 0 || base == given)) {
        text += text[2] == '_' ? 3 : 2;
        base = given;
    }
    bool literal =
        base == 0 && text < end && *text == '0'; // 0 may be written so, but no other number
    py_val_t v = py_digits_parse(&text, end, base ? base : 10, NULL);
    if (text != end || v == PY_UNDEF || (literal && v != py_int(0))) {
        return PY_UNDEF;
    }
    return negative ? py_unary(PY_NEG, v) : v;
}

py_val_t py_number_parse(const char *text, size_t len) {
    py_val_t v = py_int_parse(text, len, 0);
    for (size_t i = 0; v == PY_UNDEF && i < len; i++) {
        if (text[i] == '.' || text[i] == 'e' || text[i] == 'E') {
            return py_float_parse(text, len);
        }
    }
    return v;
}

char *py_int_text(const py_mag_t *mag, unsigned base, char *buffer, size_t *len) {
    uint16_t own[2], *digits = own;
    char *end = buffer + PY_INT_BUFFER;
    if (mag->n > 2) { // a block for the text, and behind it the digits to be divided
        size_t room = mag->n * (base < 8 ? 16u : 6u);
        buffer = py_gc_alloc(room + mag->n * sizeof *digits);
        end = buffer + room;
        digits = (uint16_t *)end;
    }
    memcpy(digits, mag->digits, mag->n * sizeof *digits);
    char *at = py_mag_text(digits, mag->n, base, end);
    if (at == end) {
        *--at = '0';
    }
    *len = (size_t)(end - at);
    return at;
}

PY_HOT static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    if (py_is_int(v)) {
        py_out_int(out, py_int_get(v));
        return;
    }
    py_mag_t mag;
    char buffer[PY_INT_BUFFER];
    size_t len;
    py_mag(v, &mag);
    if (mag.negative) {
        py_out_text(out, "-", 1);
    }
    const char *text = py_int_text(&mag, 10, buffer, &len);
    py_out_text(out, text, len);
}

// ---- arithmetic --------------------------------------------------------------------------------

py_val_t py_ordered(unsigned op, int order) {
    // For each of LT GT LE GE EQ NE a bit for less, equal, greater.
    static const uint8_t holds[] = {1, 4, 3, 6, 2, 5};
    op -= PY_LT;
    if (op >= sizeof holds) {
        return PY_UNDEF;
    }
    return py_bool(holds[op] >> (order < 0 ? 0 : order == 0 ? 1 : 2) & 1);
}

// What is worth a short way. PY_UNDEF: take the long one.
static py_val_t small_binary(unsigned op, int32_t a, int32_t b) {
    switch (op) {
    case PY_SUB: b = -b; // fall through
    case PY_ADD: return py_int_from(a + b);
    case PY_FLOORDIV:
    case PY_MOD: {
        if (b == 0) {
            return PY_UNDEF;
        }
        int32_t quotient = a / b, rest = a - quotient * b;
        if (rest && (rest ^ b) < 0) {
            quotient--;
            rest += b;
        }
        return py_int_from(op == PY_MOD ? rest : quotient);
    }
    default: return py_ordered(op, (a > b) - (a < b));
    }
}

static py_val_t true_divide(py_val_t a, py_val_t b) {
    if (b == py_int(0) || b == PY_FALSE) {
        py_raise(PY_MSG_zero_division);
    }
    float quotient = py_int_ratio(a, b, 0);
    if (py_float_is_special(quotient)) {
        py_raise(PY_MSG_int_too_large);
    }
    return py_float(quotient);
}

static py_val_t shift(const py_mag_t *a, py_val_t b, bool right) {
    int32_t count = py_to_int(b);
    if (count < 0) {
        py_raise(PY_MSG_negative_shift);
    }
    return py_int_shift(a, right ? -count : count);
}

py_val_t py_int_power(py_val_t a, py_val_t b, py_val_t m) {
    py_mag_t exponent;
    int_arg(b, &exponent);
    if (m == py_int(0) || (m != PY_NONE && exponent.negative)) {
        py_raise(PY_MSG_pow_modulus);
    }
    if (exponent.negative) {
        return py_float_binary(PY_POW, py_to_float(a), py_to_float(b));
    }
    py_val_t power = py_int(1);
    for (unsigned i = py_mag_bits(&exponent); i-- > 0;) {
        if (power != py_int(1)) {
            power = py_num_binary(PY_MUL, power, power);
        }
        if (exponent.digits[i / 16] >> (i % 16) & 1) {
            power = py_num_binary(PY_MUL, power, a);
        }
        if (m != PY_NONE) {
            power = py_num_binary(PY_MOD, power, m);
        }
    }
    return m == PY_NONE ? power : py_num_binary(PY_MOD, power, m);
}

PY_HOT py_val_t py_num_binary(unsigned op, py_val_t a, py_val_t b) {
    if (op & PY_REFLECTED) {
        py_val_t swap = a;
        a = b;
        b = swap;
    }
    op &= 31;
    if (py_is_int(a) && py_is_int(b)) {
        py_val_t v = small_binary(op, py_int_get(a), py_int_get(b));
        if (v != PY_UNDEF) {
            return v;
        }
    }
    float x, y;
    if (py_float_check(a, &x) | py_float_check(b, &y)) {
        return py_float_mixed(op, a, b);
    }
    py_mag_t p, q;
    if (!py_mag(a, &p) || !py_mag(b, &q)) {
        return PY_UNDEF;
    }
    if (op >= PY_AND && op <= PY_XOR && py_is_bool(a) && py_is_bool(b)) {
        return py_bool(py_int_binary(op, &p, &q) != py_int(0));
    }
    switch (op) {
    case PY_TRUEDIV: return true_divide(a, b);
    case PY_POW: return py_int_power(a, b, PY_NONE);
    case PY_LSHIFT:
    case PY_RSHIFT: return shift(&p, b, op == PY_RSHIFT);
    default: {
        py_val_t v = py_int_binary(op, &p, &q);
        return v != PY_UNDEF ? v : py_ordered(op, py_int_order(&p, &q));
    }
    }
}

static py_val_t unary(enum py_unary op, py_val_t v) {
    py_mag_t mag;
    py_mag(v, &mag);
    switch (op) {
    case PY_ABS:
        if (!mag.negative) {
            return v;
        } // fall through
    case PY_NEG: return py_int_neg(&mag);
    case PY_POS:
    case PY_TO_INT: return v;
    case PY_INVERT: return py_num_binary(PY_XOR, v, py_int(-1));
    case PY_BOOL: return py_bool(mag.n != 0);
    case PY_HASH: return py_is_int(v) ? v : py_int((int32_t)low_bits(&mag) & PY_INT_MAX);
    case PY_TO_FLOAT: return py_float(py_to_float(v));
    default: return PY_UNDEF;
    }
}

// ---- methods -----------------------------------------------------------------------------------

static py_val_t int_new(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t v = args[1];
    const char *text;
    size_t len;
    if (v == PY_UNDEF) {
        return py_int(0);
    }
    if (!py_text(v, &text, &len)) {
        if (args[2] != PY_UNDEF) {
            py_raise(PY_MSG_must_be_str, v);
        }
        return py_unary(PY_TO_INT, v);
    }
    int32_t base = args[2] == PY_UNDEF ? 10 : py_to_int(args[2]);
    if (base != 0 && (base < 2 || base > 36)) {
        py_raise(PY_MSG_int_base);
    }
    py_val_t i = py_int_parse(text, len, (unsigned)base);
    if (i == PY_UNDEF) {
        py_raise(PY_MSG_int_literal, base, v);
    }
    return i;
}

static py_val_t bit_length(py_val_t *args, unsigned n) {
    (void)n;
    py_mag_t mag;
    int_arg(args[0], &mag);
    return py_int((int32_t)py_mag_bits(&mag));
}

static bool little_endian(py_val_t order) {
    if (order == PY_UNDEF || py_str_equal(order, py_name(PY_N_big))) {
        return false;
    }
    if (!py_str_equal(order, py_name(PY_N_little))) {
        py_raise(PY_MSG_byteorder);
    }
    return true;
}

void py_int_store(py_val_t v, char *at, unsigned len, unsigned flags) {
    py_mag_t mag;
    bool is_signed = flags & PY_ITEM_SIGNED;
    int_arg(v, &mag);
    bool negative = mag.negative;
    // What has to fit: v, or ~v for a negative one, and a bit for the sign.
    if (negative) {
        v = py_unary(PY_INVERT, py_to_index(v));
        int_arg(v, &mag);
    }
    if (py_mag_bits(&mag) + is_signed > len * 8 || negative > is_signed) {
        py_raise(PY_MSG_int_too_large);
    }
    for (unsigned i = 0; i < len; i++) {
        unsigned digit = i / 2 < mag.n ? mag.digits[i / 2] : 0;
        at[flags & PY_ITEM_BIG ? len - 1 - i : i] =
            (char)((digit >> i % 2 * 8) ^ -(unsigned)negative);
    }
}

py_val_t py_int_load(const char *at, unsigned len, unsigned flags) {
    uint32_t low = 0; // what fits a word needs no block
    py_big_t *big = len > 4 ? py_big_new(len / 2 + 1) : NULL;
    uint8_t byte = 0;
    for (unsigned i = 0; i < len; i++) {
        byte = (uint8_t)at[flags & PY_ITEM_BIG ? len - 1 - i : i];
        if (big) {
            big->digits[i / 2] |= (uint16_t)(byte << i % 2 * 8);
        } else {
            low |= (uint32_t)byte << i * 8;
        }
    }
    bool negative = byte & 0x80 && flags & PY_ITEM_SIGNED;
    if (!big) {
        return negative ? py_int_from((int32_t)(low | (len < 4 ? -1u << len * 8 : 0)))
                        : py_int_from_u(low);
    }
    py_val_t v = py_big_finish(big);
    if (negative) {
        v = py_num_binary(PY_SUB, v, py_num_binary(PY_LSHIFT, py_int(1), py_int((int32_t)len * 8)));
    }
    return v;
}

static unsigned item_flags(const py_val_t *args) {
    return (little_endian(args[0]) ? 0 : PY_ITEM_BIG) |
           (args[1] != PY_UNDEF && py_truth(args[1]) ? PY_ITEM_SIGNED : 0);
}

// to_bytes(length=1, byteorder="big", signed=False)
static py_val_t to_bytes(py_val_t *args, unsigned n) {
    (void)n;
    int32_t len = args[1] == PY_UNDEF ? 1 : py_to_int(args[1]);
    if (len < 0) {
        py_raise(PY_MSG_negative_count);
    }
    py_val_t bytes = py_bytes_new(NULL, (unsigned)len);
    py_int_store(args[0], ((py_str_t *)py_obj(bytes))->text, (unsigned)len, item_flags(args + 2));
    return bytes;
}

// from_bytes(bytes, byteorder="big", signed=False)
static py_val_t from_bytes(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t bytes = py_bytes_from('B', args[1]);
    py_view_t view;
    py_view(bytes, &view);
    return py_int_load(view.at, view.len, item_flags(args + 2));
}

static const py_entry_t int_attrs[] = {
    PY_NEW_KW(1, 3, base, int_new),
    PY_FN(bit_length, 1, 1, bit_length),
    {PY_N_from_bytes, PY_SIG(PY_KIND_CLASS, 2, 4, PY_KW_byteorder), {.fn = from_bytes}},
    PY_FN_KW(to_bytes, 1, 4, length, to_bytes),
};
static const py_ops_t ops = {.print = print, .unary = unary, .binary = py_num_binary};
const py_type_t py_type_int = PY_TYPE(int, int_attrs, &ops);
