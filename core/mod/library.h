// SPDX-License-Identifier: MIT
// core/mod/library.h -- modules in Python whose source lies in the image, compressed: docs/design/library.md.
//
// Their text is read as a file's is, and their code is kept in flash as a file's is.
#ifndef CORE_MOD_LIBRARY_H
#define CORE_MOD_LIBRARY_H

#include <stdint.h>

#include "core/front/reader.h"

enum {
    PY_LIBRARY_STEP = 64,  // symbols from one of py_library_steps to the next
    PY_LIBRARY_DEPTH = 12, // right halves that wait at most
};

typedef struct py_library_reader {
    py_reader_t reader;
    uint16_t waiting;
    uint16_t symbols[PY_LIBRARY_DEPTH]; // right halves whose left half is being read
    uint32_t at;                        // bit of the texts
} py_library_reader_t;

// Reads a module's source by its number, from 1 on; 0: the names of all, each with a line end.
void py_library_open(py_library_reader_t *reader, unsigned number);
// The number of the module of that name, 0: there is none.
unsigned py_library_find(const char *name, size_t len);

// ---- made by tools/library.py, which says what they are ----
extern const uint8_t py_library_texts[], py_library_lefts[], py_library_rights[];
extern const uint16_t py_library_starts[], py_library_steps[], py_library_sizes[];
extern const uint32_t py_library_hash;

#endif
