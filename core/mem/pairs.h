// SPDX-License-Identifier: MIT
// core/mem/pairs.h -- reads texts compressed by byte pairs (tools/pairs.py): the messages and the ROM's names.
#ifndef CORE_MEM_PAIRS_H
#define CORE_MEM_PAIRS_H

#include <stdint.h>

enum {
    PY_FIRST_PAIR = 96,  // symbols from here on stand for two others
    PY_PAIRS_DEPTH = 10, // tools/pairs.py keeps to it
};

typedef struct {
    const uint8_t *at;
    const uint8_t (*pairs)[2];
    unsigned waiting;
    uint8_t symbols[PY_PAIRS_DEPTH]; // right halves of pairs whose left half is being read
} py_pairs_t;

void py_pairs_open(py_pairs_t *reader, const uint8_t (*pairs)[2], const uint8_t *at);
// The next symbol, below PY_FIRST_PAIR.
unsigned py_pairs_next(py_pairs_t *reader);
__attribute__((always_inline)) static inline unsigned py_pairs_next_fast(py_pairs_t *reader) {
    unsigned symbol = reader->waiting ? reader->symbols[--reader->waiting] : *reader->at++;
    while (symbol >= PY_FIRST_PAIR) {
        const uint8_t *pair = reader->pairs[symbol - PY_FIRST_PAIR];
        reader->symbols[reader->waiting++] = pair[1];
        symbol = pair[0];
    }
    return symbol;
}

#endif
