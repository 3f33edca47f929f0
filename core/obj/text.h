// SPDX-License-Identifier: MIT
// core/obj/text.h -- what the files of str, bytes, bytearray, array and memoryview share among themselves.
//
// Every routine works on a view and asks its type only where they differ: a str counts and cuts in
// characters, its items are str; the others' items are numbers of so many bytes, as their code says.
#ifndef CORE_OBJ_TEXT_H
#define CORE_OBJ_TEXT_H

#include "core/obj/out.h"
#include "core/obj/str.h"

typedef struct py_view {
    const char *at;
    size_t len;            // bytes
    const py_type_t *type; // py_type_str and so on, never a subclass
    py_bytearray_t *owner; // of bytes that can be changed: the bytearray or array; else NULL
    bool is_str;
    char code; // of the items: core/obj/item.h
    char byte; // the text of a byte given as int
} py_view_t;

// v's text; false when v is none of them.
bool py_view(py_val_t v, py_view_t *view);
// The view of an argument that must be of self's kind; for bytes it may be an int. Raises TypeError.
void py_view_like(const py_view_t *self, py_val_t v, py_view_t *view);
// Characters of a str, items otherwise.
size_t py_view_items(const py_view_t *view);
// Cuts the view down to n items from start on; they must exist.
void py_view_cut(py_view_t *view, unsigned start, unsigned n);
// A new object of the type with room for len bytes, which the caller fills at once; bytes when the type is
// not str, bytes or bytearray.
char *py_text_make(const py_type_t *type, size_t len, py_val_t *v);
py_val_t py_text_new(const py_type_t *type, const char *at, size_t len);
// A finished builder as an object of the type.
py_val_t py_text_built(py_build_t *build, const py_type_t *type);
// First (or last) place of needle in the view, NULL when there is none.
const char *py_view_find(const py_view_t *in, const py_view_t *needle, bool last);
// An object with the bytes of items of the code: v itself when it has such, or made of an iterable.
py_val_t py_bytes_from(char code, py_val_t v);
uint8_t py_byte(py_val_t v); // raises TypeError, ValueError

// bytearray: cuts `cut` bytes at `at` out and makes room for `grow`; returns the room.
char *py_bytearray_splice(py_bytearray_t *array, unsigned at, unsigned cut, unsigned grow);
#define PY_BYTEARRAY_ATTRS 11
// Also of arrays and memoryviews.
py_val_t py_bytearray_store(py_val_t v, py_val_t key, py_val_t value); // as py_ops_t.subscr
void py_bytearray_extend(py_val_t v, py_val_t from);
// Methods of array too.
py_val_t py_bytearray_append(py_val_t *args, unsigned n);
py_val_t py_bytearray_extend_by(py_val_t *args, unsigned n);
py_val_t py_bytearray_insert(py_val_t *args, unsigned n);
py_val_t py_bytearray_pop(py_val_t *args, unsigned n);
py_val_t py_bytearray_reverse(py_val_t *args, unsigned n);
extern const py_entry_t py_bytearray_attrs[PY_BYTEARRAY_ATTRS];

// Methods that bytes and bytearray have and str has not, or the other way round.
py_val_t py_text_encode(py_val_t *args, unsigned n);
py_val_t py_text_decode(py_val_t *args, unsigned n);
py_val_t py_text_fromhex(py_val_t *args, unsigned n);
py_val_t py_text_hex(py_val_t *args, unsigned n);
py_val_t py_bytes_construct(py_val_t *args, unsigned n);

// core/obj/array.c: a new array with room for len bytes; repr of an array or memoryview; part of a memoryview.
char *py_array_make(char code, size_t len, py_val_t *v);
void py_array_print(py_out_t *out, py_val_t v);
py_val_t py_memoryview_part(py_val_t v, unsigned offset, unsigned len);

extern const py_ops_t py_text_ops;
extern const py_type_t py_type_text; // holds the methods of all three; their base

#endif
