// SPDX-License-Identifier: MIT
// core/obj/utf8.c -- UTF-8: characters to bytes and back, and counting them.
//
// A str keeps its text as UTF-8, so that texts of ASCII, nearly all on a board, cost a byte a character.
// An index then has to be looked for; whole words of ASCII are skipped at once.
#include "core/config.h"
#include "core/obj/str.h"

#include <string.h>

#define ASCII_MASK 0x80808080u

static bool ascii_word(const char *at) {
    uint32_t word;
    memcpy(&word, at, sizeof word); // one load: Cortex-M3 loads unaligned words
    return !(word & ASCII_MASK);
}

static bool continuation(char c) {
    return ((uint8_t)c & 0xC0) == 0x80;
}

unsigned py_utf8_put(char *to, uint32_t c) {
    if (c < 0x80) {
        *to = (char)c;
        return 1;
    }
    unsigned n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    to[0] = (char)(0xF00 >> n | c); // 110xxxxx, 1110xxxx, 11110xxx
    return n;
}

PY_HOT unsigned py_utf8_size(char lead) {
    uint8_t c = (uint8_t)lead;
    return c < 0xC0 ? 1 : (unsigned)__builtin_clz(~((uint32_t)c << 24)); // as many as ones in front
}

uint32_t py_utf8_get(const char **at) {
    const char *p = *at;
    unsigned n = py_utf8_size(*p);
    uint32_t c = (uint8_t)*p++;
    if (n > 1) {
        c &= 0x7Fu >> n;
        for (unsigned i = 1; i < n; i++) {
            c = c << 6 | ((uint8_t)*p++ & 0x3F);
        }
    }
    *at = p;
    return c;
}

PY_HOT size_t py_utf8_len(const char *text, size_t len) {
    size_t n = len;
    for (const char *end = text + len; text < end;) {
        if (end - text >= 4 && ascii_word(text)) {
            text += 4;
        } else {
            n -= continuation(*text++);
        }
    }
    return n;
}

const char *py_utf8_at(const char *text, size_t index) {
    for (; index >= 4 && ascii_word(text); index -= 4) {
        text += 4;
    }
    for (; index > 0; index--) {
        text += py_utf8_size(*text);
    }
    return text;
}

PY_HOT bool py_utf8_valid(const char *text, size_t len) {
    for (const char *end = text + len; text < end;) {
        if (!(*text & 0x80)) {
            text++;
            continue;
        }
        // Well-formed is what comes out again when it is read and written.
        unsigned n = py_utf8_size(*text);
        if ((uint8_t)*text > 0xF4 || (size_t)(end - text) < n) {
            return false;
        }
        const char *at = text;
        char again[4];
        uint32_t c = py_utf8_get(&at);
        if (c > 0x10FFFF || c >> 11 == 0x1B || py_utf8_put(again, c) != n ||
            memcmp(again, text, n) != 0) {
            return false; // out of range, a surrogate, or written longer than need be
        }
        text += n;
    }
    return true;
}
