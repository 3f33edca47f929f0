// SPDX-License-Identifier: MIT
// core/obj/int.c -- int: conversions, text, methods, and the way into all arithmetic of numbers.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/big.h"
#include "core/obj/complex.h"
#include "core/obj/float.h"
#include "core/obj/item.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// ---- from and to C -----------------------------------------------------------------------------

PY_HOT py_val_t py_int_from(int32_t i) {
    return py_fits_int(i) ? py_int(i)
                          : py_int_of_words(i < 0 ? -(uint32_t)i : (uint32_t)i, 0, i < 0);
}

PY_HOT py_val_t py_int_from_u(uint32_t u) {
    return u <= (uint32_t)PY_INT_MAX ? py_int((int32_t)u) : py_int_of_words(u, 0, false);
}

PY_HOT bool py_int_check(py_val_t v) {
    py_mag_t mag;
    return py_mag(v, &mag);
}

PY_HOT py_val_t py_to_index(py_val_t v) {
    return py_int_check(v) ? v : py_call_special(v, PY_N___index__, 0, NULL);
}

// The magnitude of an argument that must be an int, or have __index__; the low 32 bits of the int.
PY_HOT static uint32_t int_arg(py_val_t v, py_mag_t *mag) {
    if (!py_mag(v, mag) && !py_mag(py_to_index(v), mag)) {
        py_raise(PY_MSG_not_integer, v);
    }
    uint32_t low = py_mag_low(mag);
    return mag->negative ? -low : low;
}

static int32_t wide_to_int(py_val_t v) {
    py_mag_t mag;
    int32_t i = (int32_t)int_arg(v, &mag);
    if (mag.n > 2 || (i < 0) != mag.negative) {
        py_raise(PY_MSG_int_too_large);
    }
    return i;
}

PY_HOT int32_t py_to_int(py_val_t v) {
    return py_is_int(v) ? py_int_get(v) : wide_to_int(v);
}

PY_HOT uint32_t py_to_u32(py_val_t v) {
    py_mag_t mag;
    return py_is_int(v) ? (uint32_t)py_int_get(v) : int_arg(v, &mag);
}

// ---- text --------------------------------------------------------------------------------------

PY_HOT bool py_number_strip(const char **text, const char **end) {
    while (*text < *end && py_is_blank(**text)) {
        ++*text;
    }
    while (*end > *text && py_is_blank((*end)[-1])) {
        --*end;
    }
    char sign = *text < *end ? **text : 0;
    *text += sign == '-' || sign == '+';
    return sign == '-';
}

PY_HOT unsigned py_digit_value(char c) {
    unsigned letter = (c | ('a' - 'A')) - 'a' + 10u;
    return c >= '0' && c <= '9' ? (unsigned)(c - '0') : letter >= 10 && letter < 36 ? letter : 99;
}

PY_HOT py_val_t py_digits_parse(const char **text, const char *end, unsigned base, int *point) {
    const char *at = *text;
    py_big_t *big = py_big_new((unsigned)(end - at) * 6 / 16 + 1); // a digit has less than 6 bits
    unsigned n = 0;
    bool any = false;
    int places = point ? -1 : 0; // -1: there may be a point still
    char before = 0;             // the character before: '0' for any digit
    for (; at < end; at++) {
        unsigned digit = py_digit_value(*at);
        if (digit < base) {
            n = py_mag_mul(big->digits, n, base, digit);
            any = true;
            before = '0';
            places += places >= 0;
        } else if (*at == '_' ? before == '0' : *at == '.' && places < 0 && before != '_') {
            before = *at;
            places += before == '.';
        } else {
            break;
        }
    }
    *text = at;
    if (point && places > 0) {
        *point = places;
    }
    py_val_t v = py_big_finish(big);
    return any && before != '_' ? v : PY_UNDEF;
}

// The base that a prefix 0b, 0o, 0x stands for, 0 if text has none.
static unsigned prefix_base(const char *text, const char *end) {
    if (end - text < 3 || *text != '0') {
        return 0;
    }
    char letter = text[1] | ('a' - 'A');
    return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
}

PY_HOT py_val_t py_int_parse(const char *text, size_t len, unsigned base) {
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
    py_check_stack();
    py_val_t v = py_complex_literal(text, len);
    if (!v) {
        v = py_int_parse(text, len, 0);
    }
    for (size_t i = 0; v == PY_UNDEF && i < len; i++) {
        if (text[i] == '.' || text[i] == 'e' || text[i] == 'E') {
            return py_float_parse(text, len);
        }
    }
    return v;
}

PY_HOT char *py_int_text(const py_mag_t *mag, unsigned base, char *buffer, size_t *len) {
    char *end = buffer + PY_INT_BUFFER, *at;
    if (mag->n <= 2) {
        at = py_word_text(py_mag_low(mag), base, end);
    } else { // a block for the text, and behind it the digits to be divided
        size_t room = mag->n * (base < 8 ? 16u : 6u);
        buffer = py_gc_alloc(room + mag->n * sizeof *mag->digits);
        end = buffer + room;
        memcpy(end, mag->digits, mag->n * sizeof *mag->digits);
        at = py_mag_text((uint16_t *)end, mag->n, base, end);
    }
    *len = (size_t)(end - at);
    return at;
}

static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_mag_t mag;
    char buffer[PY_INT_BUFFER];
    size_t len;
    py_mag(v, &mag);
    const char *text = py_int_text(&mag, 10, buffer, &len);
    py_out_text(out, "-", mag.negative);
    py_out_text(out, text, len);
}

// ---- arithmetic --------------------------------------------------------------------------------

// For each of LT GT LE GE EQ NE a bit for less, equal, greater.
static const uint8_t holds[] = {1, 4, 3, 6, 2, 5};

PY_HOT py_val_t py_ordered(unsigned op, int order) {
    op -= PY_LT;
    if (op >= sizeof holds) {
        return PY_UNDEF;
    }
    return py_bool(holds[op] >> ((order >= 0) + (order > 0)) & 1);
}

// The value of an int of 32 bits without a sign: what registers and checksums are.
PY_HOT static bool is_word(py_val_t v, uint32_t *word) {
    const py_big_t *big = py_obj(v);
    if (py_is_int(v)) {
        *word = v >> 1;
        return (int32_t)v >= 0;
    }
    if (!py_is(v, &py_type_int) || big->n != 2) {
        return false;
    }
    *word = *(const uint32_t *)big->digits;
    return !big->negative;
}

// Arithmetic with words. PY_UNDEF where the result is none.
PY_HOT static py_val_t word_binary(unsigned op, uint32_t a, uint32_t b) {
    uint32_t result;
    switch (op) {
    case PY_ADD:
        if (__builtin_add_overflow(a, b, &result)) {
            return PY_UNDEF;
        }
        break;
    case PY_SUB:
        if (a < b) {
            return PY_UNDEF;
        }
        result = a - b;
        break;
    case PY_MUL: {
        uint64_t product = (uint64_t)a * b;
        return py_int_of_words((uint32_t)product, (uint32_t)(product >> 32), false);
    }
    case PY_LSHIFT:
        if (b > 31 || a << b >> b != a) {
            return PY_UNDEF;
        }
        result = a << b;
        break;
    case PY_RSHIFT: result = b > 31 ? 0 : a >> b; break;
    case PY_AND: result = a & b; break;
    case PY_OR: result = a | b; break;
    case PY_XOR: result = a ^ b; break;
    default: return py_ordered(op, (a > b) - (a < b));
    }
    return py_int_from_u(result);
}

PY_HOT static inline bool is_exact(py_val_t v) { // as a float
    return py_is_int(v) && v + (1u << 25) < 1u << 26;
}

static py_val_t true_divide(py_val_t a, py_val_t b) {
    if (!py_truth(b)) {
        py_raise(PY_MSG_zero_division);
    }
    float quotient = py_int_ratio(a, b);
    if (py_float_is_special(quotient)) {
        py_raise(PY_MSG_int_too_large);
    }
    return py_float(quotient);
}

static py_val_t modulo(py_val_t v, py_val_t m) {
    return m == PY_NONE ? v : py_binary(PY_MOD, v, m);
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
    py_val_t power = modulo(py_int(1), m);
    for (unsigned i = py_mag_bits(&exponent); i-- > 0;) {
        power = modulo(py_num_binary(PY_MUL, power, power), m);
        if (exponent.digits[i / 16] >> i % 16 & 1) {
            power = modulo(py_binary(PY_MUL, power, a), m);
        }
    }
    return power;
}

// Whatever the short ways below leave.
PY_COLD static py_val_t long_binary(unsigned op, py_val_t a, py_val_t b) {
    py_check_stack();
    py_mag_t p, q;
    if (!(py_mag(a, &p) & py_mag(b, &q))) {
        return py_float_mixed(op, a, b);
    }
    switch (op) {
    case PY_TRUEDIV: return true_divide(a, b);
    case PY_POW: return py_int_power(a, b, PY_NONE);
    case PY_LSHIFT:
    case PY_RSHIFT: {
        int32_t count = py_to_int(b);
        if (count < 0) {
            py_raise(PY_MSG_negative_shift);
        }
        return py_int_shift(&p, op == PY_RSHIFT ? -count : count);
    }
    default: {
        py_val_t v = py_int_binary(op, &p, &q);
        return op >= PY_AND && op <= PY_XOR && py_is_bool(a) && py_is_bool(b) ? py_bool(py_truth(v))
                                                                              : v;
    }
    }
}

PY_HOT py_val_t py_num_binary(unsigned op, py_val_t a, py_val_t b) {
    uint32_t x, y;
    if (op & PY_REFLECTED) {
        return py_num_binary(op & 31, b, a);
    }
    op &= 31;
    if (is_word(a, &x) && is_word(b, &y)) {
        py_val_t v = word_binary(op, x, y);
        if (v) {
            return v;
        }
    }
    bool float_a = py_is(a, &py_type_float), float_b = py_is(b, &py_type_float);
    if (float_a && float_b) {
        return py_float_binary(op, ((const py_float_t *)py_obj(a))->value,
                               ((const py_float_t *)py_obj(b))->value);
    }
    return float_a || float_b || (op == PY_TRUEDIV && is_exact(a) && is_exact(b))
               ? py_float_mixed(op, a, b)
               : long_binary(op, a, b);
}

PY_HOT static py_val_t unary(enum py_unary op, py_val_t v) {
    py_mag_t mag;
    uint32_t low = int_arg(v, &mag);
    switch (op) {
    case PY_ABS:
        if (!mag.negative) {
            return v;
        } // fall through
    case PY_NEG:
        return py_is_int(v) ? py_int_from(-py_int_get(v)) : py_num_binary(PY_SUB, py_int(0), v);
    case PY_POS:
    case PY_TO_INT: return v;
    case PY_INVERT: return py_num_binary(PY_SUB, py_int(-1), v);
    case PY_BOOL: return py_bool(mag.n != 0);
    case PY_HASH: return py_is_int(v) ? v : py_int((int32_t)(low & PY_INT_MAX));
    case PY_TO_FLOAT: return py_float(py_to_float(v));
    default: return PY_UNDEF;
    }
}

// ---- methods -----------------------------------------------------------------------------------

PY_HOT static py_val_t int_new(py_val_t *args, unsigned n) {
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

PY_HOT void py_int_store(py_val_t v, char *at, unsigned len, unsigned flags) {
    py_mag_t mag;
    int_arg(v, &mag);
    for (unsigned i = 0; i < len; i++) {
        at[flags & PY_ITEM_BIG ? len - 1 - i : i] =
            (char)(py_mag_digit(&mag, (int32_t)(i / 2)) >> i % 2 * 8);
    }
}

PY_HOT py_val_t py_int_load(const char *at, unsigned len, unsigned flags) {
    py_big_t *big = py_big_new(len / 2 + 1);
    char *to = (char *)big->digits;
    for (unsigned i = 0; i < len; i++) {
        to[i] = at[flags & PY_ITEM_BIG ? len - 1 - i : i];
    }
    if (len && to[len - 1] & 0x80 && flags & PY_ITEM_SIGNED) {
        big->digits[len / 2] |= (uint16_t)(0xFFFF << len % 2 * 8);
    }
    return py_big_signed(big);
}

PY_HOT static unsigned item_flags(const py_val_t *args) {
    return (little_endian(args[0]) ? 0 : PY_ITEM_BIG) |
           (args[1] != PY_UNDEF && py_truth(args[1]) ? PY_ITEM_SIGNED : 0);
}

// to_bytes(length=1, byteorder="big", signed=False)
PY_HOT static py_val_t to_bytes(py_val_t *args, unsigned n) {
    (void)n;
    int32_t len = args[1] == PY_UNDEF ? 1 : py_to_int(args[1]);
    if (len < 0) {
        py_raise(PY_MSG_negative_count);
    }
    unsigned flags = item_flags(args + 2);
    int32_t is_signed = (flags & PY_ITEM_SIGNED) != 0;
    py_mag_t mag;
    int_arg(args[0], &mag);
    py_val_t more = py_int_shift(&mag, is_signed - len * 8); // what does not fit, or the sign
    if (more != py_int(0) && (!is_signed || more != py_int(-1))) {
        py_raise(PY_MSG_int_too_large);
    }
    py_val_t bytes = py_bytes_new(NULL, (unsigned)len);
    py_int_store(args[0], ((py_str_t *)py_obj(bytes))->text, (unsigned)len, flags);
    return bytes;
}

// from_bytes(bytes, byteorder="big", signed=False)
PY_HOT static py_val_t from_bytes(py_val_t *args, unsigned n) {
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
