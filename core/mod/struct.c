// SPDX-License-Identifier: MIT
// core/mod/struct.c -- module struct: values to and from bytes as a format says.
//
// One walk over the format serves all functions: each step gives a code, how often, and where its bytes are.
#include <string.h>

#include "core/config.h"
#include "core/obj/item.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"

typedef struct {
    const char *at, *end; // of the format
    uint32_t offset;      // of the step's bytes; the caller moves it behind them
    uint32_t count;       // items: a text is one, however long; none of padding
    uint32_t size;        // of an item
    uint32_t len;         // of all of them
    uint32_t items;       // in the steps so far
    char code;
    bool big, align;
} layout_t;

#define MOST 0x1000000u // bytes of a structure: no sum or product of these overflows

PY_HOT static void begin(layout_t *l, py_val_t format) {
    size_t len;
    if (!py_text(format, &l->at, &len)) {
        py_raise(PY_MSG_must_be_str, format);
    }
    l->end = l->at + len;
    l->offset = l->items = 0;
    char order = len ? *l->at : 0;
    l->big = order == '>' || order == '!';
    l->align = !l->big && order != '<' && order != '=';
    l->at += !l->align || order == '@';
}

static char peek(const layout_t *l) {
    return l->at < l->end ? *l->at : 0;
}

// The next step; false at the end of the format.
PY_HOT static bool next(layout_t *l) {
    while (peek(l) == ' ') {
        l->at++;
    }
    const char *from = l->at;
    if (from == l->end) {
        return false;
    }
    uint32_t count = 0, digit;
    for (; (digit = (uint8_t)(peek(l) - '0')) < 10 && count < MOST; l->at++) {
        count = count * 10 + digit;
    }
    if (l->at == from) {
        count = 1;
    }
    l->code = peek(l);
    l->at++;
    uint32_t size = py_item_size(l->code);
    if (!size) {
        py_raise(PY_MSG_bad_code, py_str_new(&l->code, 1));
    }
    if (l->align) {
        l->offset = (l->offset + size - 1) & -size;
    }
    l->len = count * size;
    if (count >= MOST || l->offset >= MOST) {
        py_raise(PY_MSG_int_too_large);
    }
    if (l->code == 's') {
        size = count;
        count = 1;
    } else if (l->code == 'x') {
        count = 0;
    }
    l->size = size;
    l->count = count;
    l->items += count;
    return true;
}

// Walks over the whole format: then the offset is the structure's size.
PY_HOT static uint32_t measure(layout_t *l, py_val_t format) {
    for (begin(l, format); next(l); l->offset += l->len) {
    }
    return l->offset;
}

PY_HOT static uint32_t size_of(py_val_t format) {
    layout_t l;
    return measure(&l, format);
}

static py_val_t struct_calcsize(py_val_t *args, unsigned n) {
    (void)n;
    return py_int((int32_t)size_of(args[0]));
}

// pack(format, *values)
PY_HOT static py_val_t struct_pack(py_val_t *args, unsigned n) {
    py_val_t bytes = py_bytes_new(NULL, size_of(args[0]));
    char *to = ((py_str_t *)py_obj(bytes))->text;
    const py_val_t *value = args + 1, *end = args + n;
    layout_t l;
    py_view_t view;
    for (begin(&l, args[0]); next(&l); l.offset += l.len) {
        for (unsigned i = 0; i < l.count; i++) {
            char *at = to + l.offset + i * l.size;
            if (value == end) {
                py_raise(PY_MSG_pack_values);
            }
            if (l.code != 's') {
                py_item_put(l.code, at, *value, l.big);
            } else if (py_view(*value, &view)) {
                memcpy(at, view.at, view.len < l.size ? view.len : l.size);
            } else {
                py_raise(PY_MSG_must_be_bytes, *value);
            }
            value++;
        }
    }
    if (value != end) {
        py_raise(PY_MSG_pack_values);
    }
    return bytes;
}

// Where in a buffer of len bytes a structure of so many begins.
PY_HOT static uint32_t place(py_val_t offset, uint32_t len, uint32_t size) {
    int32_t at = offset ? py_to_int(offset) : 0;
    at += at < 0 ? (int32_t)len : 0;
    if (at < 0 || (uint32_t)at > len || len - (uint32_t)at < size) {
        py_raise(PY_MSG_need_bytes, size);
    }
    return (uint32_t)at;
}

// pack_into(format, buffer, offset, *values): packed first, as that may run Python, which may move the buffer
PY_HOT static py_val_t struct_pack_into(py_val_t *args, unsigned n) {
    py_val_t buffer = args[1], offset = args[2];
    size_t len;
    args[2] = args[0];
    py_val_t bytes = struct_pack(args + 2, n - 2);
    const py_str_t *from = py_obj(bytes);
    char *to = py_buffer(buffer, &len);
    memcpy(to + place(offset, len, from->len), from->text, from->len);
    return PY_NONE;
}

// unpack(format, bytes) and unpack_from(format, bytes, offset=0)
PY_HOT static py_val_t struct_unpack(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    if (!py_view(args[1], &view)) {
        py_raise(PY_MSG_must_be_bytes, args[1]);
    }
    layout_t l;
    uint32_t size = measure(&l, args[0]);
    const char *from = view.at + place(args[2], view.len, size);
    py_val_t *item, tuple = py_seq_new(&py_type_tuple, l.items, &item);
    for (begin(&l, args[0]); next(&l); l.offset += l.len) {
        for (unsigned i = 0; i < l.count; i++) {
            const char *at = from + l.offset + i * l.size;
            *item++ = l.code == 's' ? py_bytes_new(at, l.size) : py_item_get(l.code, at, l.big);
        }
    }
    return tuple;
}

static const py_entry_t attrs[] = {
    PY_FN(calcsize, 1, 1, struct_calcsize),        PY_FN(pack, 1, PY_ANY, struct_pack),
    PY_FN(pack_into, 3, PY_ANY, struct_pack_into), PY_FN(unpack, 2, 3, struct_unpack),
    PY_FN(unpack_from, 2, 3, struct_unpack),
};
const py_module_t py_module_struct = PY_MODULE(struct, attrs);
