// SPDX-License-Identifier: MIT
// core/obj/item.c -- see item.h.
#include "core/config.h"
#include "core/obj/item.h"

#include <string.h>

#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// In the order of their sizes: 1, 2, 4 and 8 bytes.
static const char codes[] = "bB?csxhHiIlLfPqQd";
enum { FIRST_2 = 6, FIRST_4 = 8, FIRST_8 = 14 };

static unsigned code_index(char code) {
    unsigned i = 0;
    while (codes[i] && codes[i] != code) {
        i++;
    }
    return i;
}

PY_HOT unsigned py_item_size(char code) {
    unsigned i = code_index(code);
    return i < FIRST_2 ? 1 : i < FIRST_4 ? 2 : i < FIRST_8 ? 4 : codes[i] ? 8 : 0;
}

static unsigned flags_of(char code, bool big) {
    return (code >= 'a' ? PY_ITEM_SIGNED : 0) | (big ? PY_ITEM_BIG : 0);
}

// ---- floats: the bits of an IEEE double without the arithmetic of doubles ----

static uint32_t bits_of(float f) {
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    return bits;
}

static float float_of(uint32_t bits) {
    float f;
    memcpy(&f, &bits, sizeof f);
    return f;
}

// Single precision has 8 bits of exponent around 127 and 23 of fraction, double 11 around 1023 and 52.
enum { REBIAS = 1023 - 127, TOP = 1 << 23 };

static void widen(float f, uint32_t to[2]) {
    uint32_t bits = bits_of(f), exponent = bits >> 23 & 255, fraction = bits & (TOP - 1);
    if (exponent == 255) {
        exponent = 2047 - REBIAS;
    } else if (exponent == 0 &&
               fraction) { // subnormal: a double has room to write it as others are
        for (exponent = 1; fraction < TOP; exponent--) {
            fraction <<= 1;
        }
        fraction -= TOP;
    } else if (exponent == 0) {
        exponent = -(uint32_t)REBIAS;
    }
    to[0] = fraction << 29;
    to[1] = (bits & 0x80000000u) | (exponent + REBIAS) << 20 | fraction >> 3;
}

static float narrow(const uint32_t from[2]) {
    int32_t exponent = (int32_t)(from[1] >> 20 & 2047) - REBIAS;
    uint32_t fraction = (from[1] & 0xFFFFF) << 3 | from[0] >> 29, sign = from[1] & 0x80000000u;
    if (exponent == 2047 - REBIAS) { // infinity, or a nan, whose fraction must not become 0
        return float_of(sign | 0x7F800000u | fraction | (from[0] != 0) << 22);
    }
    if (exponent <= 0) { // subnormal or nothing
        fraction = exponent < -23 ? 0 : (fraction | TOP) >> (1 - exponent);
        return float_of(sign | fraction);
    }
    if (exponent >= 255) {
        return float_of(sign | 0x7F800000u);
    }
    uint32_t bits = (uint32_t)exponent << 23 | fraction, rest = from[0] << 3;
    bits += rest > 0x80000000u || (rest == 0x80000000u && bits & 1); // halves to even
    return float_of(sign | bits);
}

static void copy_bytes(char *to, const char *from, unsigned len, bool turn) {
    for (unsigned i = 0; i < len; i++) {
        to[turn ? len - 1 - i : i] = from[i];
    }
}

// ---- items ----

PY_HOT py_val_t py_item_get(char code, const char *at, bool big) {
    unsigned size = py_item_size(code);
    uint32_t words[2];
    switch (code) {
    case 'c': return py_bytes_new(at, 1);
    case '?': return py_bool(*at != 0);
    case 'f':
    case 'd':
        copy_bytes((char *)words, at, size, big);
        return py_float(code == 'f' ? float_of(words[0]) : narrow(words));
    default: return py_int_load(at, size, flags_of(code, big));
    }
}

PY_HOT void py_item_put(char code, char *at, py_val_t v, bool big) {
    unsigned size = py_item_size(code);
    uint32_t words[2];
    float f;
    py_view_t view;
    switch (code) {
    case 'B': *at = (char)py_byte(v); return;
    case 'c':
        if (!py_view(v, &view) || view.len != 1) {
            py_raise(PY_MSG_must_be_bytes, v);
        }
        *at = *view.at;
        return;
    case '?': *at = py_truth(v); return;
    case 'f':
    case 'd':
        f = py_to_float(v);
        words[0] = bits_of(f);
        if (code == 'd') {
            widen(f, words);
        }
        copy_bytes(at, (const char *)words, size, big);
        return;
    default: py_int_store(v, at, size, flags_of(code, big));
    }
}
