// SPDX-License-Identifier: MIT
// core/mod/struct.c -- module struct: values to and from bytes as a format says.
//
// One walk over the format serves all functions: each step gives a code, how often, and where its bytes are.
#include <string.h>

#include "core/obj/item.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"

typedef struct {
    const char *at, *end; // of the format
    uint32_t offset;      // of the step's bytes; the caller moves it behind them
    uint32_t count;       // items; of 's' and 'x', bytes
    uint32_t size;        // of an item
    char code;
    bool big, align;
} layout_t;

#define MOST 0x1000000u // bytes of a structure: no sum or product of these overflows

static void begin(layout_t *l, py_val_t format) {
    py_view_t view;
    if (!py_view(format, &view)) {
        py_raise(PY_MSG_must_be_str, format);
    }
    *l = (layout_t){.at = view.at, .end = view.at + view.len, .align = true};
    if (view.len) {
        char order = *view.at;
        l->big = order == '>' || order == '!';
        l->align = order != '<' && order != '=' && !l->big;
        l->at += !l->align || order == '@';
    }
}

// The next step; false at the end of the format.
static bool next(layout_t *l) {
    while (l->at < l->end && *l->at == ' ') {
        l->at++;
    }
    if (l->at == l->end) {
        return false;
    }
    uint32_t count = 0;
    const char *digits = l->at;
    for (; l->at < l->end && *l->at >= '0' && *l->at <= '9' && count < MOST; l->at++) {
        count = count * 10 + (uint32_t)(*l->at - '0');
    }
    l->count = l->at == digits ? 1 : count;
    l->code = l->at < l->end ? *l->at++ : 0;
    l->size = py_item_size(l->code);
    if (!l->size) {
        py_raise(PY_MSG_bad_code, py_str_new(&l->code, 1));
    }
    if (l->align) {
        l->offset = (l->offset + l->size - 1) & -l->size;
    }
    if (l->count >= MOST || l->offset >= MOST) {
        py_raise(PY_MSG_int_too_large);
    }
    return true;
}

static uint32_t size_of(py_val_t format) {
    layout_t l;
    for (begin(&l, format); next(&l); l.offset += l.count * l.size) {
    }
    return l.offset;
}

static py_val_t struct_calcsize(py_val_t *args, unsigned n) {
    (void)n;
    return py_int((int32_t)size_of(args[0]));
}

// pack(format, *values)
static py_val_t struct_pack(py_val_t *args, unsigned n) {
    py_val_t bytes = py_bytes_new(NULL, size_of(args[0]));
    char *to = ((py_str_t *)py_obj(bytes))->text;
    const py_val_t *value = args + 1, *end = args + n;
    layout_t l;
    py_view_t view;
    for (begin(&l, args[0]); next(&l); l.offset += l.count * l.size) {
        bool text = l.code == 's';
        unsigned values = text ? 1 : l.code == 'x' ? 0 : l.count;
        if ((unsigned)(end - value) < values) {
            py_raise(PY_MSG_pack_values);
        }
        if (text) {
            if (!py_view(*value, &view)) {
                py_raise(PY_MSG_must_be_bytes, *value);
            }
            memcpy(to + l.offset, view.at, view.len < l.count ? view.len : l.count);
            value++;
            continue;
        }
        for (unsigned i = 0; i < values; i++) {
            py_item_put(l.code, to + l.offset + i * l.size, *value++, l.big);
        }
    }
    if (value != end) {
        py_raise(PY_MSG_pack_values);
    }
    return bytes;
}

// Where in a buffer of len bytes a structure of so many begins.
static uint32_t place(py_val_t offset, uint32_t len, uint32_t size) {
    int32_t at = offset ? py_to_int(offset) : 0;
    at += at < 0 ? (int32_t)len : 0;
    if (at < 0 || (uint32_t)at > len || len - (uint32_t)at < size) {
        py_raise(PY_MSG_need_bytes, size);
    }
    return (uint32_t)at;
}

// pack_into(format, buffer, offset, *values): packed first, as that may run Python, which may move the buffer
static py_val_t struct_pack_into(py_val_t *args, unsigned n) {
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
static py_val_t struct_unpack(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    if (!py_view(args[1], &view)) {
        py_raise(PY_MSG_must_be_bytes, args[1]);
    }
    const char *from = view.at + place(args[2], view.len, size_of(args[0]));
    py_val_t list = py_list_new(0, NULL);
    layout_t l;
    for (begin(&l, args[0]); next(&l); l.offset += l.count * l.size) {
        if (l.code == 's') {
            py_list_append(list, py_bytes_new(from + l.offset, l.count));
            continue;
        }
        for (unsigned i = 0; l.code != 'x' && i < l.count; i++) {
            py_list_append(list, py_item_get(l.code, from + l.offset + i * l.size, l.big));
        }
    }
    return py_tuple_from(list);
}

static const py_entry_t attrs[] = {
    PY_FN(calcsize, 1, 1, struct_calcsize),        PY_FN(pack, 1, PY_ANY, struct_pack),
    PY_FN(pack_into, 3, PY_ANY, struct_pack_into), PY_FN(unpack, 2, 3, struct_unpack),
    PY_FN(unpack_from, 2, 3, struct_unpack),
};
const py_module_t py_module_struct = PY_MODULE(struct, attrs);
