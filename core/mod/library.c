// SPDX-License-Identifier: MIT
// core/mod/library.c -- reads the modules that are in the image; see library.h.
//
// A symbol is a character, or two symbols one after the other: tools/library.py makes them and says how they are stored.
#include "core/mod/library.h"

#include <stdbool.h>

#include "core/config.h"

enum { OTHER = 0x1000 }; // no name is as long

#define SYMBOLS py_library_sizes[0]
#define SHORT   py_library_sizes[1] // symbols that take 8 bits, not 12
#define WIDTH   py_library_sizes[2] // of a right half

// So many bits from that one on.
PY_HOT PY_COLD static unsigned bits(const uint8_t *from, unsigned at, unsigned n) {
    from += at / 8;
    return (unsigned)(from[0] | from[1] << 8 | from[2] << 16) >> at % 8 & ((1u << n) - 1);
}

// 0: it is a character.
PY_HOT static unsigned left_of(unsigned symbol) {
    unsigned skip = symbol % PY_LIBRARY_STEP;
    unsigned at = py_library_steps[symbol / PY_LIBRARY_STEP] + symbol - skip;
    for (;; at++) { // from one 1 to the next
        unsigned steps = bits(py_library_lefts, at, 16);
        at += steps ? (unsigned)__builtin_ctz(steps) : 15;
        if (steps && !skip--) {
            break;
        }
    }
    at -= symbol;
    return at < SYMBOLS ? at : at - SYMBOLS;
}

// The next symbol of the text itself.
PY_HOT static unsigned next_symbol(py_library_reader_t *reader) {
    unsigned symbol = bits(py_library_texts, reader->at, 12), low = symbol & 0xFF;
    reader->at += 8;
    if (low >= SHORT) {
        reader->at += 4;
        low += (symbol >> 8) * (256u - SHORT);
    }
    return low;
}

PY_HOT static int next(py_reader_t *r) {
    py_library_reader_t *reader = (py_library_reader_t *)r;
    unsigned symbol = reader->waiting ? reader->symbols[--reader->waiting] : next_symbol(reader);
    for (;;) {
        unsigned left = left_of(symbol), right = bits(py_library_rights, symbol * WIDTH, WIDTH);
        if (!left) {
            reader->at -= right ? 0 : 8; // so that the end comes again
            return right ? (int)right : -1;
        }
        reader->symbols[reader->waiting++] = (uint16_t)right;
        symbol = left;
    }
}

void py_library_open(py_library_reader_t *reader, unsigned number) {
    reader->reader.next = next;
    reader->waiting = 0;
    reader->at = py_library_starts[number] * 8u;
}

unsigned py_library_find(const char *name, size_t len) {
    py_library_reader_t names;
    unsigned number = 1, same = 0; // characters that are the name's
    py_library_open(&names, 0);
    for (int c; (c = next(&names.reader)) >= 0;) {
        if (c != '\n') {
            same = same < len && name[same] == c ? same + 1 : OTHER;
        } else if (same == len) {
            return number;
        } else {
            number++;
            same = 0;
        }
    }
    return 0;
}
