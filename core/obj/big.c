// SPDX-License-Identifier: MIT
// core/obj/big.c -- arithmetic on ints of any size.
//
// The classical algorithms of Knuth, The Art of Computer Programming 2, section 4.3.1. Numbers on a board
// that pass 31 bits are mostly registers, hashes and times: core/obj/int.c does those of 32 bits in words, so
// that what is here need not be fast.
// A result is built in a block of the largest size it can have; py_big_finish() cuts it down, or makes it small.
#include "core/config.h"
#include "core/obj/big.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/fmath.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"

#define DIGIT_BITS 16u
#define DIGIT_MASK 0xFFFFu

// ---- magnitudes --------------------------------------------------------------------------------

PY_HOT static unsigned trim(const uint16_t *digits, unsigned n) {
    while (n > 0 && digits[n - 1] == 0) {
        n--;
    }
    return n;
}

PY_HOT bool py_mag(py_val_t v, py_mag_t *mag) {
    v = py_is_bool(v) ? py_int(v == PY_TRUE) : py_as(v, &py_type_int);
    if (!v) {
        return false;
    }
    if (py_is_int(v)) {
        int32_t i = py_int_get(v);
        mag->negative = i < 0;
        mag->own = i < 0 ? -(uint32_t)i : (uint32_t)i;
        mag->digits = (uint16_t *)&mag->own;
        mag->n = trim(mag->digits, 2);
    } else {
        const py_big_t *big = py_obj(v);
        mag->negative = big->negative;
        mag->digits = big->digits;
        mag->n = big->n;
    }
    return true;
}

unsigned py_mag_bits(const py_mag_t *mag) {
    return mag->n
               ? mag->n * DIGIT_BITS + DIGIT_BITS - (unsigned)__builtin_clz(mag->digits[mag->n - 1])
               : 0;
}

PY_HOT uint32_t py_mag_low(const py_mag_t *mag) {
    return mag->n > 1 ? *(const uint32_t *)mag->digits : mag->n ? *mag->digits : 0;
}

PY_HOT unsigned py_mag_mul(uint16_t *digits, unsigned n, unsigned mul, unsigned add) {
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

PY_HOT char *py_mag_text(uint16_t *digits, unsigned n, unsigned base, char *end) {
    unsigned chunk = base, width = 1; // the largest power of base in one digit: fewer passes
    for (; chunk * base <= DIGIT_MASK; width++) {
        chunk *= base;
    }
    for (;;) {
        unsigned rest = 0;
        for (unsigned i = n; i-- > 0;) {
            rest = rest << DIGIT_BITS | digits[i];
            digits[i] = (uint16_t)(rest / chunk);
            rest %= chunk;
        }
        char *next = end - width;
        end = py_word_text(rest, base, end);
        if ((n = trim(digits, n)) == 0) {
            return end;
        }
        while (end > next) {
            *--end = '0';
        }
    }
}

static int compare(const uint16_t *a, const uint16_t *b, unsigned n) {
    int differs = 0;
    while (n-- > 0 && !differs) {
        differs = a[n] - b[n];
    }
    return differs;
}

int py_int_order(const py_mag_t *a, const py_mag_t *b) {
    if (a->negative != b->negative) {
        return b->negative - a->negative;
    }
    int order = (int)(a->n - b->n);
    if (!order) {
        order = compare(a->digits, b->digits, a->n);
    }
    return a->negative ? -order : order;
}

// ---- results -----------------------------------------------------------------------------------

PY_HOT py_big_t *py_big_new(unsigned n) {
    py_big_t *big = py_gc_alloc(sizeof *big + (n > 2 ? n : 2) * sizeof *big->digits);
    big->type = &py_type_int;
    big->n = (uint16_t)n;
    if (big->n != n) {
        py_raise_none(PY_MemoryError); // more than a million bits: no board has the room
    }
    return big;
}

PY_HOT py_val_t py_big_finish(py_big_t *big) {
    unsigned n = trim(big->digits, big->n);
    uint32_t u = *(uint32_t *)big->digits; // zeros stand behind the last digit
    if (n <= 2 && u <= (uint32_t)PY_INT_MAX + big->negative) {
        py_val_t v = py_int(big->negative ? -(int32_t)u : (int32_t)u);
        py_gc_free(big);
        return v;
    }
    big = py_gc_realloc(big, sizeof *big + n * sizeof *big->digits);
    big->n = (uint16_t)n;
    return py_ptr(big);
}

PY_HOT py_val_t py_int_of_words(uint32_t low, uint32_t high, bool negative) {
    py_big_t *big = py_big_new(4);
    uint32_t *words = (uint32_t *)big->digits;
    words[0] = low;
    words[1] = high;
    big->negative = negative;
    return py_big_finish(big);
}

// ---- two's complement: +, -, &, |, ^, <<, >> ---------------------------------------------------

PY_HOT unsigned py_mag_digit(const py_mag_t *mag, int32_t i) {
    int32_t n = (int32_t)mag->n;
    unsigned digit = 0;
    if (i < 0) {
        return 0;
    }
    if (i < n) {
        n = i;
        digit = mag->digits[i];
    }
    if (mag->negative) { // adding one to the complement goes on as long as digits are zero
        digit = (trim(mag->digits, (unsigned)n) ? ~digit : -digit) & DIGIT_MASK;
    }
    return digit;
}

PY_HOT py_val_t py_big_signed(py_big_t *big) {
    uint16_t *digits = big->digits;
    unsigned n = big->n;
    if (digits[n - 1] >> (DIGIT_BITS - 1)) {
        big->negative = true;
        for (unsigned i = 0; i < n; i++) {
            digits[i] = ~digits[i];
        }
        py_mag_mul(digits, n, 1, 1);
    }
    return py_big_finish(big);
}

static py_val_t combine(unsigned op, const py_mag_t *a, const py_mag_t *b) {
    unsigned n = (a->n > b->n ? a->n : b->n) + 1; // one for the carry and the sign
    py_big_t *big = py_big_new(n);
    unsigned carry = op == PY_SUB;
    for (unsigned i = 0; i < n; i++) {
        unsigned p = py_mag_digit(a, (int32_t)i), q = py_mag_digit(b, (int32_t)i);
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
    return py_big_signed(big);
}

PY_HOT py_val_t py_int_shift(const py_mag_t *a, int32_t count) {
    int32_t skip = count >> 4, n = (int32_t)a->n + 1 + (skip > 0 ? skip : 0);
    py_big_t *big = py_big_new((unsigned)n);
    for (int32_t i = 0; i < n; i++) {
        uint32_t pair = py_mag_digit(a, i - skip) << DIGIT_BITS | py_mag_digit(a, i - skip - 1);
        big->digits[i] = (uint16_t)(pair << (unsigned)count % DIGIT_BITS >> DIGIT_BITS);
    }
    return py_big_signed(big);
}

// ---- multiplication and division ---------------------------------------------------------------

static py_val_t multiply(const py_mag_t *a, const py_mag_t *b) {
    py_big_t *big = py_big_new(a->n + b->n);
    big->negative = a->negative != b->negative;
    for (unsigned i = 0; i < a->n; i++) {
        uint16_t *to = big->digits + i;
        uint32_t carry = 0;
        for (unsigned j = 0; j < b->n; j++) {
            carry += (uint32_t)a->digits[i] * b->digits[j] + *to;
            *to++ = (uint16_t)carry;
            carry >>= DIGIT_BITS;
        }
        *to = (uint16_t)carry;
    }
    return py_big_finish(big);
}

// The digits of quotient and remainder: u, of m + n + 1 digits, becomes u % v. Pope and Stein's variant:
// a guess from the leading digits is never too large, so it is repeated until nothing is left to take away.
// That spares Knuth's shifting of both numbers and his step back.
static void divide_digits(uint16_t *q, uint16_t *u, const py_mag_t *v) {
    unsigned n = v->n;
    for (;;) {
        uint32_t head = (uint32_t)u[n] << DIGIT_BITS | u[n - 1];
        uint32_t guess = head / (v->digits[n - 1] + 1u);
        if (guess == 0) {
            if (u[n] == 0 && compare(u, v->digits, n) < 0) {
                return;
            }
            guess = 1;
        }
        uint32_t carry = 0; // what is to be taken away further on
        for (unsigned i = 0; i <= n; i++) {
            carry += i < n ? guess * v->digits[i] : 0;
            uint32_t left = u[i] - (carry & DIGIT_MASK);
            u[i] = (uint16_t)left;
            carry = (carry >> DIGIT_BITS) + (left >> 31);
        }
        *q += (uint16_t)guess;
    }
}

// Quotient rounded to zero and remainder with the sign of a.
static void divide(const py_mag_t *a, const py_mag_t *b, py_val_t result[2]) {
    unsigned m = a->n > b->n ? a->n - b->n : 0;
    py_big_t *q = py_big_new(m + 1), *u = py_big_new(a->n + b->n + 1);
    memcpy(u->digits, a->digits, a->n * sizeof *u->digits);
    do {
        divide_digits(q->digits + m, u->digits + m, b);
    } while (m-- > 0);
    q->negative = a->negative != b->negative;
    u->negative = a->negative;
    result[0] = py_big_finish(q);
    result[1] = py_big_finish(u);
}

// Python's division: the quotient rounded to minus infinity, the remainder with the sign of b.
static py_val_t floor_divide(unsigned op, const py_mag_t *a, const py_mag_t *b) {
    if (b->n == 0) {
        py_raise(PY_MSG_zero_division);
    }
    py_val_t pair[2];
    divide(a, b, pair);
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
    default: return py_ordered(op, py_int_order(a, b));
    }
}

// ---- to float ----------------------------------------------------------------------------------

float py_int_ratio(py_val_t num, py_val_t den) {
    py_check_stack();
    py_mag_t a, b;
    py_val_t result[2];
    py_mag(num, &a);
    py_mag(den, &b);
    // A quotient of 31 or 32 bits: more than a float has, and the remainder says how to round the rest.
    int32_t shift = 31 - (int32_t)(py_mag_bits(&a) - py_mag_bits(&b));
    const py_mag_t *longer = shift > 0 ? &a : &b;
    py_mag(py_int_shift(longer, shift > 0 ? shift : -shift), (py_mag_t *)longer);
    divide(&a, &b, result);
    bool negative = a.negative != b.negative;
    py_mag(result[0], &a);
    float f = py_float_join(py_mag_low(&a) | (result[1] != py_int(0)), -shift);
    return negative ? -f : f;
}
