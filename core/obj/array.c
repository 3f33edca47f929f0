// SPDX-License-Identifier: MIT
// core/obj/array.c -- array, which is a bytearray with a code that says what its bytes mean, and memoryview,
// part of another object's bytes. Nearly all of both is in core/obj/str.c and bytearray.c.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/item.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

char *py_array_make(char code, size_t len, py_val_t *v) {
    py_typed_array_t *array = py_gc_alloc(sizeof *array);
    array->bytes.type = &py_type_array;
    array->code = code;
    *v = py_ptr(array);
    return py_bytearray_splice(&array->bytes, 0, 0, len);
}

static char code_of(py_val_t v) {
    size_t len;
    const char *code = py_str_text(v, &len);
    if (len != 1 || !py_item_size(*code) || *code == 's' || *code == 'x') {
        py_raise(PY_MSG_bad_code, v);
    }
    return *code;
}

// array(code, items=()): bytes are taken as they are.
static py_val_t array_new(py_val_t *args, unsigned n) {
    (void)n;
    char code = code_of(args[1]);
    py_view_t view;
    py_val_t array, from = args[2];
    if (!from) {
        from = py_name(PY_N__empty);
    }
    if (!py_view(from, &view) || view.type == &py_type_array || (view.is_str && view.len)) {
        py_array_make(code, 0, &array);
        py_bytearray_extend(array, from);
        return array;
    }
    unsigned rest = view.len % py_item_size(code);
    if (rest) {
        py_raise(PY_MSG_need_items, view.len - rest, view.len);
    }
    memcpy(py_array_make(code, view.len, &array), view.at, view.len);
    return array;
}

void py_array_print(py_out_t *out, py_val_t v) {
    py_view_t view;
    py_view(v, &view);
    if (view.type != &py_type_array) {
        py_out_format(out, PY_MSG_object_at, v, v);
        return;
    }
    py_out_format(out, PY_MSG_array, view.code);
    if (view.len) {
        py_out_c(out, ", ");
        py_out_value(out, py_list_from(v), PY_REPR);
    }
    py_out_c(out, ")");
}

static py_val_t array_code(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    py_check_stack();
    py_view(args[0], &view);
    return py_str_new(&view.code, 1);
}

static py_val_t array_item(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    py_view(args[0], &view);
    return py_int((int32_t)py_item_size(view.code));
}

static py_val_t array_list(py_val_t *args, unsigned n) {
    (void)n;
    return py_list_from(args[0]);
}

static py_val_t array_bytes(py_val_t *args, unsigned n) {
    (void)n;
    const char *text;
    size_t len;
    if (!py_text(args[0], &text, &len)) {
        py_raise(PY_MSG_must_be_bytes, args[0]);
    }
    return py_bytes_new(text, len);
}

static const py_entry_t array_attrs[] = {
    PY_NEW(2, 3, array_new),
    PY_FN(append, 2, 2, py_bytearray_append),
    PY_FN(count, 2, 2, py_seq_count),
    PY_FN(extend, 2, 2, py_bytearray_extend_by),
    PY_FN(index, 2, 4, py_seq_index),
    PY_FN(insert, 3, 3, py_bytearray_insert),
    PY_GETTER(itemsize, array_item),
    PY_FN(pop, 1, 2, py_bytearray_pop),
    PY_FN(remove, 2, 2, py_seq_remove),
    PY_FN(reverse, 1, 1, py_bytearray_reverse),
    PY_FN(tobytes, 1, 1, array_bytes),
    PY_FN(tolist, 1, 1, array_list),
    PY_GETTER(typecode, array_code),
};

const py_type_t py_type_array = PY_TYPE(array, array_attrs, &py_text_ops);

static const py_entry_t module_attrs[] = {PY_OBJECT(array, &py_type_array)};
const py_module_t py_module_array = PY_MODULE(array, module_attrs);

// ---- memoryview ----

// It holds the object and finds the bytes anew each time: they move when a bytearray grows.
static py_memoryview_t *view_make(py_val_t base, unsigned offset, unsigned len, char code) {
    py_memoryview_t *part = py_gc_alloc(sizeof *part);
    *part = (py_memoryview_t){&py_type_memoryview, len, base, offset, code};
    return part;
}

PY_HOT py_val_t py_memoryview_part(py_val_t v, unsigned offset, unsigned len) {
    const py_memoryview_t *whole = py_obj(v);
    return py_ptr(view_make(whole->base, whole->offset + offset, len, whole->code));
}

static py_val_t memoryview_new(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    if (!py_view(args[1], &view) || view.is_str) {
        py_raise(PY_MSG_must_be_bytes, args[1]);
    }
    if (view.type == &py_type_memoryview) {
        return py_memoryview_part(args[1], 0, view.len);
    }
    return py_ptr(view_make(args[1], 0, view.len, view.code));
}

// cast(code): the same bytes as other items.
static py_val_t memoryview_cast(py_val_t *args, unsigned n) {
    (void)n;
    py_memoryview_t *whole = py_self(args[0], &py_type_memoryview);
    py_memoryview_t *part = view_make(whole->base, whole->offset, whole->len, code_of(args[1]));
    unsigned rest = part->len % py_item_size(part->code);
    if (rest) {
        py_raise(PY_MSG_need_items, part->len - rest, part->len);
    }
    return py_ptr(part);
}

static py_val_t memoryview_bytes(py_val_t *args, unsigned n) {
    (void)n;
    return py_int((int32_t)((py_memoryview_t *)py_self(args[0], &py_type_memoryview))->len);
}

static const py_entry_t memoryview_attrs[] = {
    PY_NEW(2, 2, memoryview_new),      PY_FN(cast, 2, 2, memoryview_cast),
    PY_GETTER(format, array_code),     PY_FN(hex, 1, 2, py_text_hex),
    PY_GETTER(itemsize, array_item),   PY_GETTER(nbytes, memoryview_bytes),
    PY_FN(tobytes, 1, 1, array_bytes), PY_FN(tolist, 1, 1, array_list),
};
const py_type_t py_type_memoryview = PY_TYPE(memoryview, memoryview_attrs, &py_text_ops);
