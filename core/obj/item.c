// SPDX-License-Identifier: MIT
// core/obj/item.c -- see item.h.
#include "core/config.h"
#include "core/obj/item.h"

#include <string.h>

#include "core/obj/float.h"
#include "core/obj/str.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// In the order of their sizes: 1, 2, 4 and 8 bytes.
static const char codes[] = "bB?csxhHiIlLfPqQd";
enum { FIRST_2 = 6, FIRST_4 = 8, FIRST_8 = 14 };

PY_HOT unsigned py_item_size(char code) {
    unsigned i = 0;
    while (codes[i] && codes[i] != code) {
        i++;
    }
    return i < FIRST_2 ? 1 : i < FIRST_4 ? 2 : i < FIRST_8 ? 4 : codes[i] ? 8 : 0;
}

// ---- floats: the bits of an IEEE double without the arithmetic of doubles ----

// A double has 11 bits of exponent around 1023 and 52 of fraction.
static void widen(float f, uint32_t to[2]) {
    int exponent;
    uint32_t mantissa, sign = py_float_bits(f) & PY_FLOAT_SIGN;
    to[0] = 0;
    to[1] = sign;
    if (f != 0) {
        mantissa = py_float_split(f, &exponent);
        exponent = py_float_is_special(f) ? 2047 : exponent + 31 + 1023;
        to[0] = mantissa << 21;
        to[1] = sign | (uint32_t)exponent << 20 | mantissa << 1 >> 12;
    }
}

static float narrow(const uint32_t from[2]) {
    uint32_t high = from[1], low = from[0], exponent = high >> 20 & 2047;
    if ((high << 1 | (low != 0)) > 0xFFE00000u) {
        return __builtin_nanf("");
    }
    float f = py_float_join(1u << 31 | high << 11 | low >> 21 | (low << 11 != 0),
                            (int)exponent - 1023 - 31);
    return py_float_signed(f, py_float_of_bits(high));
}

static void copy_bytes(char *to, const char *from, unsigned len, bool turn) {
    for (unsigned i = 0; i < len; i++) {
        to[turn ? len - 1 - i : i] = from[i];
    }
}

// ---- items ----

// What is no int.
PY_COLD static py_val_t get_other(char code, const char *at, bool big) {
    uint32_t words[2];
    switch (code) {
    case 'c': return py_bytes_new(at, 1);
    case '?': return py_bool(*at != 0);
    default:
        copy_bytes((char *)words, at, py_item_size(code), big);
        return py_float(code == 'f' ? py_float_of_bits(words[0]) : narrow(words));
    }
}

PY_HOT py_val_t py_item_get(char code, const char *at, bool big) {
    if (code == '?' || code == 'c' || code == 'f' || code == 'd') {
        return get_other(code, at, big);
    }
    return py_int_load(at, py_item_size(code),
                       (code >= 'a' ? PY_ITEM_SIGNED : 0) | (big ? PY_ITEM_BIG : 0));
}

PY_HOT void py_item_put(char code, char *at, py_val_t v, bool big) {
    if (code == 'B' && py_is_int(v)) {
        *at = (char)py_int_get(v);
        return;
    }
    unsigned size = py_item_size(code);
    uint32_t words[2];
    float f;
    py_view_t view;
    switch (code) {
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
        words[0] = py_float_bits(f);
        if (code == 'd') {
            widen(f, words);
        }
        copy_bytes(at, (const char *)words, size, big);
        return;
    default: py_int_store(v, at, size, big); // PY_ITEM_BIG or nothing
    }
}
