// SPDX-License-Identifier: MIT
// core/obj/bytearray.c -- what only a bytearray can do: change.
//
// Every change of length is a splice: some bytes cut out at a place, room made for others.
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"

char *py_bytearray_splice(py_bytearray_t *array, unsigned at, unsigned cut, unsigned grow) {
    unsigned len = array->len - cut + grow;
    if (len > array->capacity || !array->text) {
        array->text = py_gc_realloc(array->text, len + (array->len ? len / 2 : 0) + 1);
        array->capacity = (uint32_t)py_gc_size(array->text);
    }
    char *room = array->text + at;
    memmove(room + grow, room + cut, array->len - at - cut);
    array->len = len;
    return room;
}

// self as a bytearray; for a subclass, its native part.
static py_bytearray_t *self_of(py_val_t v) {
    return py_obj(py_as(v, &py_type_bytearray));
}

// Puts the bytes of `from` (anything that bytes() takes but a count) in place of `cut` bytes at `at`.
static void replace(py_bytearray_t *array, unsigned at, unsigned cut, py_val_t from) {
    py_view_t view;
    from = py_bytes_from(from);
    py_view(from, &view);
    if (view.at == array->text) { // itself: the splice would move it away
        from = py_bytes_new(view.at, view.len);
        py_view(from, &view);
    }
    memcpy(py_bytearray_splice(array, at, cut, view.len), view.at, view.len);
}

void py_bytearray_extend(py_val_t v, py_val_t from) {
    py_bytearray_t *array = self_of(v);
    from = py_bytes_from(from); // may run Python, which may change the array
    replace(array, array->len, 0, from);
}

py_val_t py_bytearray_store(py_val_t v, py_val_t key, py_val_t value) {
    py_bytearray_t *array = self_of(v);
    if (py_is(key, &py_type_slice)) {
        int32_t start, step;
        value = value == PY_DELETE ? py_bytes_new(NULL, 0) : py_bytes_from(value);
        unsigned n = py_slice_bounds(key, array->len, &start, &step);
        if (step != 1) {
            py_raise(PY_MSG_stepped_slice);
        }
        replace(array, (unsigned)start, n, value);
        return PY_NONE;
    }
    unsigned i = py_index(array->type, key, array->len);
    if (value == PY_DELETE) {
        py_bytearray_splice(array, i, 1, 0);
    } else {
        array->text[i] = (char)py_byte(value);
    }
    return PY_NONE;
}

static py_val_t append(py_val_t *args, unsigned n) {
    (void)n;
    py_bytearray_t *array = self_of(args[0]);
    char byte = (char)py_byte(args[1]);
    *py_bytearray_splice(array, array->len, 0, 1) = byte;
    return PY_NONE;
}

static py_val_t clear(py_val_t *args, unsigned n) {
    (void)n;
    py_bytearray_t *array = self_of(args[0]);
    py_bytearray_splice(array, 0, array->len, 0);
    return PY_NONE;
}

static py_val_t extend(py_val_t *args, unsigned n) {
    (void)n;
    py_bytearray_extend(args[0], args[1]);
    return PY_NONE;
}

static py_val_t pop(py_val_t *args, unsigned n) {
    (void)n;
    py_bytearray_t *array = self_of(args[0]);
    if (array->len == 0) {
        py_raise(PY_MSG_pop_index, args[0]);
    }
    unsigned at = py_index(array->type, args[1] == PY_UNDEF ? py_int(-1) : args[1], array->len);
    uint8_t byte = (uint8_t)array->text[at];
    py_bytearray_splice(array, at, 1, 0);
    return py_int(byte);
}

static py_val_t reverse(py_val_t *args, unsigned n) {
    (void)n;
    py_bytearray_t *array = self_of(args[0]);
    for (unsigned i = 0, j = array->len; i + 1 < j; i++) {
        char byte = array->text[i];
        array->text[i] = array->text[--j];
        array->text[j] = byte;
    }
    return PY_NONE;
}

const py_entry_t py_bytearray_attrs[PY_BYTEARRAY_ATTRS] = {
    PY_NEW(1, 4, py_bytes_construct),
    PY_FN(append, 2, 2, append),
    PY_FN(clear, 1, 1, clear),
    PY_FN(decode, 1, 3, py_text_decode),
    PY_FN(extend, 2, 2, extend),
    PY_CLASSM(fromhex, 2, 2, py_text_fromhex),
    PY_FN(hex, 1, 2, py_text_hex),
    PY_FROZEN(insert, bytearray_insert),
    PY_FN(pop, 1, 2, pop),
    PY_FN(reverse, 1, 1, reverse),
};
