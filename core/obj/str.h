// SPDX-License-Identifier: MIT
// core/obj/str.h -- str (UTF-8), bytes and bytearray: one set of routines for all three.
#ifndef CORE_OBJ_STR_H
#define CORE_OBJ_STR_H

#include "core/obj/type.h"

// str and bytes: the text is in the object. The bytes after len up to the granule are zero.
typedef struct py_str {
    const py_type_t *type;
    uint32_t len;
    char text[];
} py_str_t;

typedef struct py_bytearray {
    const py_type_t *type;
    uint32_t len;
    char *text;
    uint32_t capacity;
} py_bytearray_t;

// array.array: a bytearray that knows what its bytes mean.
typedef struct py_typed_array {
    py_bytearray_t bytes; // len in bytes
    char code;            // core/obj/item.h
} py_typed_array_t;

// Some of the bytes of another object: bytes, bytearray or array.
typedef struct py_memoryview {
    const py_type_t *type;
    uint32_t len; // in bytes
    py_val_t base;
    uint32_t offset;
    char code;
} py_memoryview_t;

// The bytes of a str (interned or not), bytes, bytearray, array or memoryview, or of a subclass's native part. False for others.
bool py_text(py_val_t v, const char **text, size_t *len);
// The bytes of a bytearray, array or memoryview of one, to be written to: the target of readinto() and the
// like. They stay where they are until Python code runs. Raises TypeError for anything else.
char *py_buffer(py_val_t v, size_t *len);
// As py_text but for str alone; raises TypeError otherwise.
const char *py_str_text(py_val_t v, size_t *len);
// A str; valid UTF-8 is the caller's duty. Not interned.
py_val_t py_str_new(const char *text, size_t len);
py_val_t py_str_from_c(const char *text);
py_val_t py_bytes_new(const char *text, size_t len); // text NULL: zeroed, for the caller to fill
bool py_is_str(py_val_t v);                          // exactly str: interned or heap
// Name of a str value, interning it (attribute names given at run time). Raises TypeError.
py_name_t py_str_name(py_val_t v);
// Content equality of two str values; never collects.
bool py_str_equal(py_val_t a, py_val_t b);
// Hash of text, the same for interned and heap strings; fits 30 bits.
uint32_t py_text_hash(const char *text, size_t len);

// The next item from the byte *offset on, which is moved behind it: a character of a str (as str), a byte
// of bytes or bytearray (as int). PY_UNDEF at the end.
py_val_t py_text_next(py_val_t v, uint32_t *offset);

// ---- UTF-8 (core/obj/utf8.c) -------------------------------------------------------------------
bool py_is_blank(char c);                   // white space of ASCII
unsigned py_digit_value(char c);            // of a digit or a letter, 0 to 35; else more
unsigned py_utf8_put(char *to, uint32_t c); // writes 1-4 bytes, returns how many
uint32_t py_utf8_get(const char **at);      // reads one well-formed character and moves *at past it
unsigned py_utf8_size(char lead);           // bytes of the character that begins so
size_t py_utf8_len(const char *text, size_t len); // characters in len bytes
const char *py_utf8_at(const char *text,
                       size_t index); // start of the index-th; it must exist or be the end
bool py_utf8_valid(const char *text, size_t len);

#endif
