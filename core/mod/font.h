// SPDX-License-Identifier: MIT
// core/mod/font.h -- the font of framebuf, made from core/mod/font.txt by tools/font.py.
#ifndef CORE_MOD_FONT_H
#define CORE_MOD_FONT_H

#include <stdint.h>

enum {
    PY_FONT_FIRST = 32, // to 126
    PY_FONT_CHARS = 95,
    PY_FONT_ROWS = 7,                // of 5 columns
    PY_FONT_BITS = 5 * PY_FONT_ROWS, // of a character, column by column from the left, from the top
};
extern const uint8_t py_font[]; // bit by bit, the lowest of a byte first

#endif
