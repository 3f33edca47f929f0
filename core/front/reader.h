// SPDX-License-Identifier: MIT
// core/front/reader.h -- where source text comes from, one byte at a time.
#ifndef CORE_FRONT_READER_H
#define CORE_FRONT_READER_H

#include <stddef.h>

typedef struct py_reader {
    int (*next)(struct py_reader *reader); // next byte, -1 at the end (and again after it)
    const char *at, *end;                  // of what is in memory
} py_reader_t;

int py_reader_memory(py_reader_t *reader); // next() for text at..end

#endif
