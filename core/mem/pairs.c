// SPDX-License-Identifier: MIT
// core/mem/pairs.c -- see pairs.h.
#include "core/config.h"
#include "core/mem/pairs.h"

PY_HOT void py_pairs_open(py_pairs_t *reader, const uint8_t (*pairs)[2], const uint8_t *at) {
    reader->at = at;
    reader->pairs = pairs;
    reader->waiting = 0;
}

PY_HOT unsigned py_pairs_next(py_pairs_t *reader) {
    return py_pairs_next_fast(reader);
}
