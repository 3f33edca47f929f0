// SPDX-License-Identifier: MIT
// core/obj/text.h -- what the files of str, bytes and bytearray share among themselves.
//
// Every routine works on a view and asks its type only where the three differ: a str counts and cuts in
// characters, its items are str; bytes count in bytes, their items are int.
#ifndef CORE_OBJ_TEXT_H
#define CORE_OBJ_TEXT_H

#include "core/obj/out.h"
#include "core/obj/str.h"

typedef struct py_view {
    const char *at;
    size_t len;            // bytes
    const py_type_t *type; // py_type_str, py_type_bytes or py_type_bytearray
    bool is_str;
    char byte; // the text of a byte given as int
} py_view_t;

// v's text; false, and view untouched, when v is none of the three.
bool py_view(py_val_t v, py_view_t *view);
// The view of an argument that must be of self's kind; for bytes it may be an int. Raises TypeError.
void py_view_like(const py_view_t *self, py_val_t v, py_view_t *view);
static inline bool py_view_is_str(const py_view_t *view) {
    return view->is_str;
}
// Characters of a str, bytes otherwise.
size_t py_view_items(const py_view_t *view);
// A new object of the type with room for len bytes, which the caller fills at once.
char *py_text_make(const py_type_t *type, size_t len, py_val_t *v);
py_val_t py_text_new(const py_type_t *type, const char *at, size_t len);
// A finished builder as an object of the type.
py_val_t py_text_built(py_build_t *build, const py_type_t *type);
// First (or last) place of needle in the view, NULL when there is none.
const char *py_view_find(const py_view_t *in, const py_view_t *needle, bool last);
// bytes, as they are or made of an iterable of ints.
py_val_t py_bytes_from(py_val_t v);
uint8_t py_byte(py_val_t v); // raises TypeError, ValueError

// bytearray: cuts `cut` bytes at `at` out and makes room for `grow`; returns the room.
char *py_bytearray_splice(py_bytearray_t *array, unsigned at, unsigned cut, unsigned grow);
#define PY_BYTEARRAY_ATTRS 10
py_val_t py_bytearray_store(py_val_t v, py_val_t key, py_val_t value); // as py_ops_t.subscr

void py_bytearray_extend(py_val_t v, py_val_t from);
extern const py_entry_t py_bytearray_attrs[PY_BYTEARRAY_ATTRS];

// Methods that bytes and bytearray have and str has not, or the other way round.
py_val_t py_text_encode(py_val_t *args, unsigned n);
py_val_t py_text_decode(py_val_t *args, unsigned n);
py_val_t py_text_fromhex(py_val_t *args, unsigned n);
py_val_t py_text_hex(py_val_t *args, unsigned n);
py_val_t py_bytes_construct(py_val_t *args, unsigned n);

extern const py_type_t py_type_text; // holds the methods of all three; their base

#endif
