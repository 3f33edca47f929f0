// SPDX-License-Identifier: MIT
// core/obj/complex.h -- complex, above int and float as those are among themselves: arithmetic of numbers ends here when one of
// the two is complex. An image may be without it (lib/sources.mk).
#ifndef CORE_OBJ_COMPLEX_H
#define CORE_OBJ_COMPLEX_H

#include "core/obj/num.h"

// The size makes it look like a str of 8 bytes to what stores constants (core/vm/store.c), which needs no case for it so.
typedef struct py_complex {
    const py_type_t *type;
    uint32_t size;
    float parts[2]; // real, imaginary
} py_complex_t;

py_val_t py_complex(float re, float im);
// The parts of any number; false: v is none.
bool py_complex_parts(py_val_t v, float *parts);
float py_complex_abs(const float *parts);

#ifdef PY_WITH_complex
// Does the character end an imaginary literal?
static inline bool py_complex_suffix(int c) {
    return (c | 0x20) == 'j';
}
// For py_num_binary: of two values that are not both int or float. PY_UNDEF: not a pair of numbers, or no such operation.
py_val_t py_complex_binary(unsigned op, py_val_t a, py_val_t b);
// x ** y if that is no float: x is negative and y not whole. Else PY_UNDEF.
py_val_t py_complex_root(float x, float y);
// A literal of source code that ends with j; PY_UNDEF when it does not, or is malformed.
py_val_t py_complex_literal(const char *text, size_t len);
#else
static inline bool py_complex_suffix(int c) {
    (void)c;
    return false;
}
static inline py_val_t py_complex_binary(unsigned op, py_val_t a, py_val_t b) {
    (void)op, (void)a, (void)b;
    return PY_UNDEF;
}
static inline py_val_t py_complex_root(float x, float y) {
    (void)x, (void)y;
    return PY_UNDEF;
}
static inline py_val_t py_complex_literal(const char *text, size_t len) {
    (void)text, (void)len;
    return PY_UNDEF;
}
#endif

#endif
