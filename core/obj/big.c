// SPDX-License-Identifier: MIT
// core/obj/big.c -- arithmetic on ints of any size.
//
// The classical algorithms of Knuth, The Art of Computer Programming 2, section 4.3.1. Numbers on a board
// that pass 31 bits are mostly registers, hashes and times of two to four digits; nothing faster pays.
// A result is built in a block of the largest size it can have; py_big_finish() cuts it down, or makes it small.
#include "core/obj/big.h"

#include <string.h>

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/fmath.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"

#define DIGIT_BITS 16u
#define DIGIT_MASK 0xFFFFu

// ---- magnitudes --------------------------------------------------------------------------------

static unsigned trim(const uint16_t *digits, unsigned n) {
    while (n > 0 && digits[n - 1] == 0) {
        n--;
    }
    return n;
}

bool py_mag(py_val_t v, py_mag_t *mag) {
    if (py_is_ptr(v) && !py_is(v, &py_type_int)) {
        v = py_as(v, &py_type_int);
    }
    if (py_is_ptr(v)) {
        const py_big_t *big = py_obj(v);
        mag->digits = big->digits;
        mag->n = big->n;
        mag->negative = big->negative;
        return true;
    }
    if (!py_is_int(v) && !py_is_bool(v)) {
        return false;
    }
    int32_t i = py_is_int(v) ? py_int_get(v) : v == PY_TRUE;
    uint32_t u = i < 0 ? -(uint32_t)i : (uint32_t)i;
    mag->negative = i < 0;
    mag->own[0] = (uint16_t)u;
    mag->own[1] = (uint16_t)(u >> DIGIT_BITS);
    mag->digits = mag->own;
    mag->n = trim(mag->own, 2);
    return true;
}

unsigned py_mag_bits(const py_mag_t *mag) {
    return mag->n
               ? mag->n * DIGIT_BITS + DIGIT_BITS - (unsigned)__builtin_clz(mag->digits[mag->n - 1])
               : 0;
}

unsigned py_mag_mul(uint16_t *digits, unsigned n, unsigned mul, unsigned add) {
    for (unsigned i = 0; i < n; i++) {
        add += digits[i] * mul;
        digits[i] = (uint16_t)add;
        add >>= DIGIT_BITS;
    }
    if (add) {
        digits[n++] = (uint16_t)add;
    }
    return n;
}

unsigned py_mag_div(uint16_t *digits, unsigned n, unsigned div) {
    unsigned rest = 0;
    while (n-- > 0) {
        rest = rest << DIGIT_BITS | digits[n];
        digits[n] = (uint16_t)(rest / div);
        rest %= div;
    }
    return rest;
}

char *py_mag_text(uint16_t *digits, unsigned n, unsigned base, char *end) {
    unsigned chunk = base; // the largest power of base in one digit: fewer passes
    while (chunk * base <= DIGIT_MASK) {
        chunk *= base;
    }
    while ((n = trim(digits, n)) > 0) {
        unsigned rest = py_mag_div(digits, n, chunk);
        bool last = n == 1 && digits[0] == 0;
        for (unsigned left = last ? rest : chunk - 1; left; left /= base) {
            *--end = py_digits[rest % base];
            rest /= base;
        }
    }
    return end;
}

static int order(const py_mag_t *a, const py_mag_t *b) {
    if (a->n != b->n) {
        return a->n < b->n ? -1 : 1;
    }
    for (unsigned i = a->n; i-- > 0;) {
        if (a->digits[i] != b->digits[i]) {
            return (int)a->digits[i] - (int)b->digits[i];
        }
    }
    return 0;
}

int py_int_order(const py_mag_t *a, const py_mag_t *b) {
    if (a->negative != b->negative) {
        return a->negative ? -1 : 1;
    }
    return a->negative ? order(b, a) : order(a, b);
}

// ---- results -----------------------------------------------------------------------------------

py_big_t *py_big_new(unsigned n) {
    py_big_t *big = py_gc_alloc(sizeof *big + n * sizeof *big->digits);
    big->type = &py_type_int;
    big->n = (uint16_t)n;
    if (big->n != n) {
        py_raise_none(PY_MemoryError); // more than a million bits: no board has the room
    }
    return big;
}

py_val_t py_big_finish(py_big_t *big) {
    unsigned n = trim(big->digits, big->n);
    if (n <= 2) {
        uint32_t u =
            (n > 1 ? (uint32_t)big->digits[1] << DIGIT_BITS : 0) | (n ? big->digits[0] : 0);
        if (u <= (uint32_t)PY_INT_MAX + big->negative) {
            py_val_t v = py_int(big->negative ? -(int32_t)u : (int32_t)u);
            py_gc_free(big);
            return v;
        }
    }
    if (big->n - n >= PY_GRANULE / sizeof *big->digits) {
        big = py_gc_realloc(big, sizeof *big + n * sizeof *big->digits);
    }
    big->n = (uint16_t)n;
    return py_ptr(big);
}

py_val_t py_int_neg(const py_mag_t *a) {
    py_big_t *big = py_big_new(a->n);
    memcpy(big->digits, a->digits, a->n * sizeof *big->digits);
    big->negative = !a->negative;
    return py_big_finish(big);
}

// ---- +, -, &, |, ^ -----------------------------------------------------------------------------

// Two's complement digits of an int, without end, least first.
typedef struct stream {
    const py_mag_t *mag;
    unsigned i;
    unsigned carry; // of the negation
} stream_t;

static unsigned next_digit(stream_t *s) {
    unsigned digit = s->i < s->mag->n ? s->mag->digits[s->i] : 0;
    s->i++;
    if (s->mag->negative) {
        s->carry += digit ^ DIGIT_MASK;
        digit = s->carry & DIGIT_MASK;
        s->carry >>= DIGIT_BITS;
    }
    return digit;
}

// In two's complement all five are one loop over the digits.
static py_val_t combine(unsigned op, const py_mag_t *a, const py_mag_t *b) {
    unsigned n = (a->n > b->n ? a->n : b->n) + 1; // one for the carry and the sign
    py_big_t *big = py_big_new(n);
    stream_t x = {a, 0, 1}, y = {b, 0, 1};
    unsigned carry = op == PY_SUB;
    for (unsigned i = 0; i < n; i++) {
        unsigned p = next_digit(&x), q = next_digit(&y);
        switch (op) {
        case PY_SUB: q ^= DIGIT_MASK; // fall through
        case PY_ADD: carry += p + q; break;
        case PY_AND: carry = p & q; break;
        case PY_OR: carry = p | q; break;
        default: carry = p ^ q;
        }
        big->digits[i] = (uint16_t)carry;
        carry >>= DIGIT_BITS;
    }
    if (big->digits[n - 1] >> (DIGIT_BITS - 1)) {
        py_mag_t self = {big->digits, n, true, {0, 0}};
        stream_t negated = {&self, 0, 1};
        for (unsigned i = 0; i < n; i++) {
            big->digits[i] = (uint16_t)next_digit(&negated);
        }
        big->negative = true;
    }
    return py_big_finish(big);
}

// ---- *, <<, >> ---------------------------------------------------------------------------------

static py_val_t multiply(const py_mag_t *a, const py_mag_t *b) {
    py_big_t *big = py_big_new(a->n + b->n);
    big->negative = a->negative != b->negative;
    for (unsigned i = 0; i < a->n; i++) {
        uint32_t carry = 0;
        for (unsigned j = 0; j < b->n; j++) {
            carry += (uint32_t)a->digits[i] * b->digits[j] + big->digits[i + j];
            big->digits[i + j] = (uint16_t)carry;
            carry >>= DIGIT_BITS;
        }
        big->digits[i + b->n] = (uint16_t)carry;
    }
    return py_big_finish(big);
}

// to[0..n] = from[0..n-1] << bits, with bits < 16.
static void shift_digits(uint16_t *to, const uint16_t *from, unsigned n, unsigned bits) {
    uint32_t carry = 0;
    for (unsigned i = 0; i < n; i++) {
        carry |= (uint32_t)from[i] << bits;
        to[i] = (uint16_t)carry;
        carry >>= DIGIT_BITS;
    }
    to[n] = (uint16_t)carry;
}

py_val_t py_int_shift(const py_mag_t *a, int32_t count) {
    // To the right is to the left by the rest of a digit, and whole digits dropped.
    int32_t skip = count >> 4;
    unsigned n = a->n + 1 + (skip > 0 ? (unsigned)skip : 0);
    py_big_t *big = py_big_new(n);
    big->negative = a->negative;
    shift_digits(big->digits + n - 1 - a->n, a->digits, a->n, (unsigned)count % DIGIT_BITS);
    if (skip < 0) {
        unsigned cut = (unsigned)-skip < n ? (unsigned)-skip : n;
        bool lost = trim(big->digits, cut) != 0;
        memmove(big->digits, big->digits + cut, (n - cut) * sizeof *big->digits);
        memset(big->digits + n - cut, 0, cut * sizeof *big->digits);
        if (lost && a->negative) { // rounds towards minus infinity
            py_mag_mul(big->digits, n, 1, 1);
        }
    }
    return py_big_finish(big);
}

// ---- division ----------------------------------------------------------------------------------

// The digits of quotient and remainder: u, of m + n + 1 digits, becomes u % v. Pope and Stein's variant:
// a guess from the leading digits is never too large, so it is repeated until nothing is left to take away.
// That spares Knuth's shifting of both numbers and his step back.
static void divide_digits(uint16_t *q, uint16_t *u, unsigned m, const uint16_t *v, unsigned n) {
    for (unsigned j = m + 1; j-- > 0;) {
        uint16_t *part = u + j;
        for (;;) {
            uint32_t head = (uint32_t)part[n] << DIGIT_BITS | part[n - 1];
            uint32_t guess = head / (v[n - 1] + 1u);
            if (guess == 0) {
                py_mag_t a = {part, trim(part, n + 1), false, {0, 0}}, b = {v, n, false, {0, 0}};
                if (order(&a, &b) < 0) {
                    break;
                }
                guess = 1;
            }
            uint32_t carry = 0; // what is to be taken away further on
            for (unsigned i = 0; i <= n; i++) {
                carry += i < n ? guess * v[i] : 0;
                uint32_t left = part[i] - (carry & DIGIT_MASK);
                part[i] = (uint16_t)left;
                carry = (carry >> DIGIT_BITS) + (left >> 31);
            }
            q[j] += (uint16_t)guess;
        }
    }
}

// Quotient rounded to zero and remainder with the sign of a.
static void divide(const py_mag_t *a, const py_mag_t *b, py_val_t *quotient, py_val_t *remainder) {
    unsigned m = a->n > b->n ? a->n - b->n : 0;
    py_big_t *q = py_big_new(m + 1), *u = py_big_new(a->n + b->n + 1);
    memcpy(u->digits, a->digits, a->n * sizeof *u->digits);
    divide_digits(q->digits, u->digits, m, b->digits, b->n);
    q->negative = a->negative != b->negative;
    u->negative = a->negative;
    *quotient = py_big_finish(q);
    *remainder = py_big_finish(u);
}

// Python's division: the quotient rounded to minus infinity, the remainder with the sign of b.
static py_val_t floor_divide(unsigned op, const py_mag_t *a, const py_mag_t *b) {
    if (b->n == 0) {
        py_raise(PY_MSG_zero_division);
    }
    py_val_t pair[2];
    divide(a, b, &pair[0], &pair[1]);
    if (pair[1] != py_int(0) && a->negative != b->negative) {
        py_mag_t rest;
        py_mag(pair[1], &rest);
        pair[1] = combine(PY_ADD, &rest, b);
        pair[0] = py_num_binary(PY_SUB, pair[0], py_int(1));
    }
    return op == PY_DIVMOD ? py_tuple_new(2, pair) : pair[op == PY_MOD];
}

py_val_t py_int_binary(unsigned op, const py_mag_t *a, const py_mag_t *b) {
    switch (op) {
    case PY_ADD:
    case PY_SUB:
    case PY_AND:
    case PY_OR:
    case PY_XOR: return combine(op, a, b);
    case PY_MUL: return multiply(a, b);
    case PY_FLOORDIV:
    case PY_MOD:
    case PY_DIVMOD: return floor_divide(op, a, b);
    default: return PY_UNDEF;
    }
}

// ---- to float ----------------------------------------------------------------------------------

// mag * 2^exponent; `more`: the magnitude goes on behind its last digit.
static float to_float(const py_mag_t *mag, int exponent, bool more) {
    uint32_t digit[3]; // the leading ones
    for (unsigned i = 0; i < 3; i++) {
        digit[i] = i < mag->n ? mag->digits[mag->n - 1 - i] : 0;
    }
    if (digit[0] == 0) {
        return 0;
    }
    unsigned up = (unsigned)__builtin_clz(digit[0]) - DIGIT_BITS;
    uint32_t low = digit[1] << DIGIT_BITS | digit[2];
    uint32_t top = digit[0] << (DIGIT_BITS + up) | low >> (DIGIT_BITS - up);
    more |= low << (DIGIT_BITS + up) || (mag->n > 3 && trim(mag->digits, mag->n - 3));
    return py_float_join(top | more, exponent + (int)py_mag_bits(mag) - 32);
}

float py_int_ratio(py_val_t num, py_val_t den, int exponent) {
    py_mag_t a, b;
    py_mag(num, &a);
    py_mag(den, &b);
    py_val_t rest = py_int(0);
    bool negative = a.negative != b.negative;
    if (den != py_int(1)) {
        int shift = 32 - ((int)py_mag_bits(&a) - (int)py_mag_bits(&b)); // bits of the quotient
        if (shift > 0) {
            py_mag(num = py_int_shift(&a, shift), &a);
            exponent -= shift;
        }
        divide(&a, &b, &num, &rest);
        py_mag(num, &a);
    }
    float f = to_float(&a, exponent, rest != py_int(0));
    return negative ? -f : f;
}
