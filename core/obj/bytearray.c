// SPDX-License-Identifier: MIT
// core/obj/bytearray.c -- what only bytearray, array and memoryview can do: change.
//
// Every change of length is a splice: some bytes cut out at a place, room made for others.
#include <string.h>

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/item.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

PY_HOT char *py_bytearray_splice(py_bytearray_t *array, unsigned at, unsigned cut, unsigned grow) {
    unsigned len = array->len - cut + grow;
    if (len > array->capacity || !array->text) {
        array->text = py_gc_realloc(array->text, len + (array->len ? len / 2 : 0) + 1);
        array->capacity = (uint32_t)py_gc_size(array->text);
    }
    char *room = array->text + at;
    if (grow != cut) {
        memmove(room + grow, room + cut, array->len - at - cut);
    }
    array->len = len;
    return room;
}

// The bytearray or array behind self, which a program may have chosen freely, and its view.
static py_bytearray_t *self_of(py_val_t v, py_view_t *view) {
    if (!py_view(v, view) || !view->owner) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
    return view->owner;
}

// The bytes of v, to be put into the array: a copy when they are its own, which will move.
static void source(const py_bytearray_t *array, py_val_t v, py_view_t *from) {
    py_view(v, from);
    if (from->owner == array) {
        py_view(py_bytes_new(from->at, from->len), from);
    }
}

void py_bytearray_extend(py_val_t v, py_val_t more) {
    py_view_t view, from;
    py_check_stack();
    py_bytearray_t *array = self_of(v, &view);
    source(array, py_bytes_from(view.code, more),
           &from); // may run Python, which may change the array
    memcpy(py_bytearray_splice(array, array->len, 0, from.len), from.at, from.len);
}

static char *room(py_val_t v, unsigned at, unsigned cut, unsigned put) {
    py_view_t view;
    py_view(v, &view);
    unsigned size = py_item_size(view.code);
    return cut == put ? (char *)view.at + at * size
                      : py_bytearray_splice(view.owner, at * size, cut * size, put * size);
}

py_val_t py_bytearray_store(py_val_t v, py_val_t key, py_val_t value) {
    py_view_t view, from;
    char item[8];
    py_check_stack();
    py_bytearray_t *array = self_of(v, &view);
    py_store_t store = {.room = room, .from = item, .fixed = view.type == &py_type_memoryview};
    key = py_plain_key(key);
    if (value != PY_DELETE) {
        store.size = py_item_size(view.code);
        store.put = 1;
        if (py_is(key, &py_type_slice)) {
            source(array, py_bytes_from(view.code, value), &from);
            store.from = from.at;
            store.put = from.len / store.size;
        } else {
            py_item_put(view.code, item, value, false);
        }
    } else if (store.fixed) {
        return PY_UNDEF;
    }
    py_seq_store(v, key, &store);
    return PY_NONE;
}

py_val_t py_bytearray_append(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    char bytes[8];
    py_bytearray_t *array = self_of(args[0], &view);
    unsigned size = py_item_size(view.code);
    py_item_put(view.code, bytes, args[1], false);
    memcpy(py_bytearray_splice(array, array->len, 0, size), bytes, size);
    return PY_NONE;
}

static py_val_t clear(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    py_bytearray_t *array = self_of(args[0], &view);
    py_bytearray_splice(array, 0, array->len, 0);
    return PY_NONE;
}

py_val_t py_bytearray_extend_by(py_val_t *args, unsigned n) {
    (void)n;
    py_bytearray_extend(args[0], args[1]);
    return PY_NONE;
}

// As a slice of nothing that is replaced.
py_val_t py_bytearray_insert(py_val_t *args, unsigned n) {
    (void)n;
    return py_bytearray_store(args[0], py_slice_new(args[1], args[1], PY_NONE),
                              py_list_new(1, args + 2));
}

py_val_t py_bytearray_pop(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    py_bytearray_t *array = self_of(args[0], &view);
    if (array->len == 0) {
        py_raise(PY_MSG_pop_index, args[0]);
    }
    py_val_t at = args[1] == PY_UNDEF ? py_int(-1) : args[1],
             item = py_subscr(args[0], at, PY_UNDEF);
    py_bytearray_store(args[0], at, PY_DELETE);
    return item;
}

py_val_t py_bytearray_reverse(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    py_bytearray_t *array = self_of(args[0], &view);
    unsigned size = py_item_size(view.code);
    for (unsigned i = 0, j = array->len; i + size < j; i += size) {
        char bytes[8];
        j -= size;
        memcpy(bytes, array->text + i, size);
        memcpy(array->text + i, array->text + j, size);
        memcpy(array->text + j, bytes, size);
    }
    return PY_NONE;
}

const py_entry_t py_bytearray_attrs[PY_BYTEARRAY_ATTRS] = {
    PY_NEW(1, 4, py_bytes_construct),
    PY_FN(append, 2, 2, py_bytearray_append),
    PY_FN(clear, 1, 1, clear),
    PY_FN(decode, 1, 3, py_text_decode),
    PY_FN(extend, 2, 2, py_bytearray_extend_by),
    PY_CLASSM(fromhex, 2, 2, py_text_fromhex),
    PY_FN(hex, 1, 2, py_text_hex),
    PY_FN(insert, 3, 3, py_bytearray_insert),
    PY_FN(pop, 1, 2, py_bytearray_pop),
    PY_FN(remove, 2, 2, py_seq_remove),
    PY_FN(reverse, 1, 1, py_bytearray_reverse),
};
