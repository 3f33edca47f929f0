// SPDX-License-Identifier: MIT
// core/obj/str.c -- str, bytes and bytearray: making them, printing, operators, items.
//
// Their methods are in text_methods.c, what only a bytearray can do in bytearray.c.
#include "core/config.h"
#include "core/obj/str.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/format.h"
#include "core/obj/item.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// ---- views -------------------------------------------------------------------------------------

// The view of what is none of the plain types: part of one of them, or in a sub-class.
PY_HOT static bool part_view(py_val_t v, py_view_t *view) {
    const py_memoryview_t *part = py_obj(v);
    if (part->type != &py_type_memoryview) {
        return part->type->flags & PY_TYPE_NATIVE_BASE &&
               py_view(((const py_instance_t *)py_obj(v))->native[0], view);
    }
    py_view(part->base, view);
    view->type = part->type;
    view->is_str = false;
    view->code = part->code;
    view->at += part->offset;
    // A bytearray may have shrunk since: then nothing is left to be seen.
    view->len = part->offset + part->len <= view->len ? part->len : 0;
    return true;
}

PY_HOT bool py_view(py_val_t v, py_view_t *view) {
    view->owner = NULL;
    view->code = 'B';
    view->type = &py_type_str;
    view->is_str = true;
    if (py_is_name(v)) {
        view->at = py_name_text(py_name_id(v), &view->len);
        return true;
    }
    if (!py_is_ptr(v)) {
        return false;
    }
    const py_str_t *str = py_obj(v);
    const py_type_t *type = str->type;
    view->len = str->len; // they all have it at the same place
    view->at = str->text;
    if (type == &py_type_str) {
        return true;
    }
    view->type = type;
    view->is_str = false;
    if (type == &py_type_bytes) {
        return true;
    }
    if (type == &py_type_array) {
        view->code = ((const py_typed_array_t *)str)->code;
    } else if (type != &py_type_bytearray) {
        return part_view(v, view);
    }
    view->owner = py_obj(v);
    view->at = view->owner->text;
    return true;
}

PY_HOT size_t py_view_items(const py_view_t *view) {
    return view->is_str        ? py_utf8_len(view->at, view->len)
           : view->code == 'B' ? view->len
                               : view->len / py_item_size(view->code);
}

PY_HOT void py_view_cut(py_view_t *view, unsigned start, unsigned n) {
    if (!view->is_str || py_view_items(view) == view->len) {
        unsigned size = py_item_size(view->code);
        view->at += start * size;
        view->len = n * size;
    } else { // characters of several bytes
        view->at = py_utf8_at(view->at, start);
        view->len = (size_t)(py_utf8_at(view->at, n) - view->at);
    }
}

PY_HOT void py_view_like(const py_view_t *self, py_val_t v, py_view_t *view) {
    py_check_stack();
    if (py_view(v, view) && view->is_str == self->is_str) {
        return;
    }
    if (self->is_str) {
        py_raise(PY_MSG_must_be_str, v);
    }
    if (!py_int_check(v)) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
    view->byte = (char)py_byte(v);
    view->at = &view->byte;
    view->len = 1;
}

PY_HOT bool py_text(py_val_t v, const char **text, size_t *len) {
    py_view_t view;
    if (!py_view(v, &view)) {
        return false;
    }
    *text = view.at;
    *len = view.len;
    return true;
}

char *py_buffer(py_val_t v, size_t *len) {
    py_view_t view;
    if (!py_view(v, &view) || !view.owner) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
    *len = view.len;
    return (char *)view.at;
}

PY_HOT const char *py_str_text(py_val_t v, size_t *len) {
    py_view_t view;
    if (!py_view(v, &view) || !view.is_str) {
        py_raise(PY_MSG_must_be_str, v);
    }
    *len = view.len;
    return view.at;
}

// ---- making ------------------------------------------------------------------------------------

PY_HOT char *py_text_make(const py_type_t *type, size_t len, py_val_t *v) {
    if (type == &py_type_bytearray) {
        py_bytearray_t *array = py_gc_alloc(sizeof *array);
        array->type = type;
        *v = py_ptr(array);
        return py_bytearray_splice(array, 0, 0, len);
    }
    if (len == 0 && type == &py_type_str) {
        *v = py_name(PY_N__empty);
        return (char *)v; // nothing will be written there
    }
    py_str_t *str = py_gc_alloc(sizeof *str + len);
    str->type = type == &py_type_str ? type : &py_type_bytes;
    str->len = len;
    *v = py_ptr(str);
    return str->text;
}

PY_HOT py_val_t py_text_new(const py_type_t *type, const char *at, size_t len) {
    py_val_t v;
    char *text = py_text_make(type, len, &v);
    if (at) {
        memcpy(text, at, len);
    }
    return v;
}

py_val_t py_text_built(py_build_t *build, const py_type_t *type) {
    if (type == &py_type_str) {
        return py_build_str(build);
    }
    py_val_t bytes = py_build_bytes(build);
    const py_str_t *str = py_obj(bytes);
    return type == &py_type_bytes ? bytes : py_text_new(type, str->text, str->len);
}

py_val_t py_build_checked(py_build_t *build) {
    if (build->len && !py_utf8_valid(build->block + sizeof(py_str_t), build->len)) {
        py_raise(PY_MSG_bad_utf8);
    }
    return py_build_str(build);
}

PY_HOT py_val_t py_str_new(const char *text, size_t len) {
    return py_text_new(&py_type_str, text, len);
}

PY_HOT py_val_t py_bytes_new(const char *text, size_t len) {
    return py_text_new(&py_type_bytes, text, len);
}

py_val_t py_str_from_c(const char *text) {
    return py_str_new(text, strlen(text));
}

PY_HOT bool py_is_str(py_val_t v) {
    return py_is_name(v) || py_is(v, &py_type_str);
}

PY_HOT py_name_t py_str_name(py_val_t v) {
    if (py_is_name(v)) {
        return py_name_id(v);
    }
    size_t len;
    const char *text = py_str_text(v, &len);
    return py_name_intern(text, len);
}

static bool same_text(const py_view_t *a, const py_view_t *b) {
    return a->len == b->len && memcmp(a->at, b->at, a->len) == 0;
}

PY_HOT bool py_str_equal(py_val_t a, py_val_t b) {
    char room[PY_ROM_NAME_MAX];
    py_view_t x, y;
    if (py_is_name(b)) {
        py_val_t name = b;
        b = a;
        a = name;
    }
    if (a == b || py_is_name(b)) {
        return a == b; // names are equal when they are the same
    }
    py_view(b, &y);
    if (py_is_name(a)) {
        x.at = py_name_text_in(py_name_id(a), &x.len, room);
    } else {
        py_view(a, &x);
    }
    return same_text(&x, &y);
}

// Bernstein's hash, with xor.
PY_HOT uint32_t py_text_hash(const char *text, size_t len) {
    uint32_t hash = 5381;
    for (const char *end = text + len; text < end; text++) {
        hash = hash * 33 ^ (uint8_t)*text;
    }
    return hash & PY_INT_MAX;
}

// ---- constructors ------------------------------------------------------------------------------

static py_val_t str_new(py_val_t *args, unsigned n) {
    (void)n;
    if (args[1] == PY_UNDEF) {
        return py_name(PY_N__empty);
    }
    return args[2] == PY_UNDEF ? py_str_of(args[1]) : py_text_decode(args + 1, 1);
}

uint8_t py_byte(py_val_t v) {
    if (py_is_int(v) && (uint32_t)py_int_get(v) <= 255) {
        return (uint8_t)py_int_get(v);
    }
    v = py_to_index(v) ? py_to_index(v) : v;
    int32_t i = py_is(v, &py_type_int) ? -1 : py_to_int(v); // -1: a large one
    if ((uint32_t)i > 255) {
        py_raise(PY_MSG_byte_range);
    }
    return (uint8_t)i;
}

PY_HOT py_val_t py_bytes_from(char code, py_val_t v) {
    py_check_stack();
    py_view_t view;
    if (py_view(v, &view) && !view.is_str && (code == 'B' || code == view.code)) {
        return v;
    }
    if (py_is_str(v)) {
        py_raise(PY_MSG_no_encoding);
    }
    py_build_t build;
    py_build_init(&build);
    py_val_t it = py_iter(v);
    for (py_val_t item; (item = py_next(it)) != PY_UNDEF;) {
        char bytes[8];
        py_item_put(code, bytes, code == 'B' ? py_int(py_byte(item)) : item, false);
        py_build_write(&build, bytes, py_item_size(code));
    }
    return py_build_bytes(&build);
}

// bytes and bytearray: of nothing, a length, a text with its encoding, bytes, ints.
PY_HOT py_val_t py_bytes_construct(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t v = args[1] ? args[1] : py_int(0);
    py_view_t view;
    // A constructor may be asked for by a subclass: its C base says which of the two to make.
    const py_type_t *type =
        py_issubclass(py_obj(args[0]), &py_type_bytearray) ? &py_type_bytearray : &py_type_bytes;
    if (py_to_index(v)) {
        int32_t len = py_to_int(v);
        if (len < 0) {
            py_raise(PY_MSG_negative_count);
        }
        return py_text_new(type, NULL, (size_t)len);
    }
    if (args[2] == PY_UNDEF) {
        v = py_bytes_from('B', v);
    }
    py_view(v, &view);
    return view.type == type && type == &py_type_bytes ? v : py_text_new(type, view.at, view.len);
}

// ---- printing ----------------------------------------------------------------------------------

// A character of a literal, or the escape for it.
static void put_literal(py_out_t *out, uint8_t c, bool quote, bool is_str) {
    char text[] = {'\\', (char)c, py_digits[c >> 4], py_digits[c & 15]};
    size_t len = 2;
    if (c < ' ' || c == 0x7F || (c > 0x7F && !is_str)) {
        text[1] = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : 'x';
        len = text[1] == 'x' ? 4 : 2;
    } else if (!quote && c != '\\') {
        text[0] = (char)c;
        len = 1;
    }
    out->write(out, text, len);
}

static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    py_view_t self, *view = &self;
    py_view(v, view);
    if (kind == PY_STR && view->is_str) {
        py_out_text(out, view->at, view->len);
        return;
    }
    bool array = view->type == &py_type_bytearray;
    if (!array && !view->is_str && view->type != &py_type_bytes) {
        py_array_print(out, v);
        return;
    }
    // Double quotes only where they spare an escape; inside them no quote needs one.
    unsigned quotes = 0;
    for (unsigned i = 0; i < view->len; i++) {
        quotes |= view->at[i] == '\'' ? 1 : view->at[i] == '"' ? 2 : 0;
    }
    const char *quote = quotes == 1 ? "\"" : "'";
    py_out_c(out, array ? "bytearray(b" : view->is_str ? "" : "b");
    out->write(out, quote, 1);
    for (unsigned i = 0; i < view->len; i++) {
        char c = view->at[i];
        put_literal(out, (uint8_t)c, c == '\'' && (*quote == c || array), view->is_str);
    }
    out->write(out, quote, 1);
    py_out_text(out, ")", array);
}

// ---- operators ---------------------------------------------------------------------------------

PY_HOT static py_val_t unary(enum py_unary op, py_val_t v) {
    py_view_t view;
    py_view(v, &view);
    switch (op) {
    case PY_LEN: return py_int((int32_t)py_view_items(&view));
    case PY_BOOL: return py_bool(view.len != 0);
    case PY_HASH:
        if (!view.owner) {
            return py_int((int32_t)py_text_hash(view.at, view.len));
        }
        return PY_UNDEF;
    default: return PY_UNDEF;
    }
}

// A new object of the view's kind; for part of a memoryview an array.
PY_HOT static char *make_like(const py_view_t *view, size_t len, py_val_t *v) {
    return view->type == &py_type_array || view->type == &py_type_memoryview
               ? py_array_make(view->code, len, v)
               : py_text_make(view->type, len, v);
}

// The text so many times, and then the other.
PY_HOT static py_val_t join(const py_view_t *view, int32_t times, const py_view_t *end) {
    py_check_stack();
    size_t len = view->len;
    if (times < 0 || len == 0) {
        times = 0;
    }
    if (times && (uint32_t)times > 0xFFFFFFu / len) {
        py_raise_none(PY_MemoryError);
    }
    py_val_t all;
    char *text = make_like(view, len * (uint32_t)times + end->len, &all);
    for (; times > 0; times--) {
        memcpy(text, view->at, len);
        text += len;
    }
    memcpy(text, end->at, end->len);
    return all;
}

static int order(const py_view_t *a, const py_view_t *b) {
    int differs = memcmp(a->at, b->at, a->len < b->len ? a->len : b->len);
    return differs ? differs : (int)a->len - (int)b->len;
}

PY_HOT static py_val_t any_binary(unsigned op, py_val_t a, py_val_t b) {
    py_view_t x, y;
    py_view(a, &x);
    y.len = 0;
    bool change = op & PY_INPLACE && x.owner && x.type != &py_type_memoryview,
         bytes = x.code == 'B';
    switch (op & ~(unsigned)PY_INPLACE) {
    case PY_MUL:
    case PY_MUL | PY_REFLECTED: {
        if (!py_int_check(b)) {
            return PY_UNDEF;
        }
        py_val_t all = join(&x, py_to_int(b), &y);
        if (!change) {
            return all;
        }
        *x.owner = *(py_bytearray_t *)py_obj(all);
        return a;
    }
    case PY_CONTAINS:
        if (!bytes) {
            return py_seq_binary(op, py_list_from(a), b);
        }
        py_view_like(&x, b, &y);
        return py_bool(py_view_find(&x, &y, false) != NULL);
    case PY_ADD:
        if (change) {
            py_bytearray_extend(a, b);
            return a;
        }
    }
    if (!py_view(b, &y) || x.is_str != y.is_str) {
        return PY_UNDEF;
    }
    if (op == PY_ADD || op == (PY_ADD | PY_INPLACE)) {
        return x.code == y.code ? join(&x, 1, &y) : PY_UNDEF;
    }
    if (!bytes || y.code != 'B') { // item by item
        a = py_list_from(a);
        return py_seq_binary(op, a, py_list_from(b));
    }
    return py_ordered(op & ~(unsigned)PY_INPLACE, order(&x, &y));
}

PY_HOT static py_val_t binary(unsigned op, py_val_t a, py_val_t b) {
    py_view_t view;
    if ((op & ~(unsigned)PY_INPLACE) != PY_MOD) {
        return any_binary(op, a, b);
    }
    py_view(a, &view);
    return view.code == 'B' ? py_format_percent(&view, b) : PY_UNDEF;
}

// ---- items -------------------------------------------------------------------------------------

PY_HOT static py_val_t item(const py_view_t *view, const char *at) {
    return view->is_str        ? py_str_new(at, py_utf8_size(*at))
           : view->code == 'B' ? py_int((uint8_t)*at)
                               : py_item_get(view->code, at, false);
}

PY_HOT static py_val_t any_subscr(py_val_t v, py_view_t *view, py_val_t key, py_val_t value) {
    py_check_stack();
    if (value != PY_UNDEF) {
        return view->owner ? py_bytearray_store(v, key, value) : PY_UNDEF;
    }
    key = py_plain_key(key);
    py_view(v, view); // anew: Python may have run
    unsigned len = py_view_items(view);
    if (!py_is(key, &py_type_slice)) {
        py_view_cut(view, py_index(view->type, key, len), 1);
        return item(view, view->at);
    }
    int32_t start, step;
    const char *whole = view->at;
    len = py_slice_bounds(key, len, &start, &step);
    if (step == 1) {
        py_view_cut(view, (unsigned)start, len);
        if (view->type == &py_type_memoryview) {
            return py_memoryview_part(v, (unsigned)(view->at - whole), view->len);
        }
    } else {
        py_build_t build;
        py_build_init(&build);
        for (; len; len--, start += step) {
            py_view_t one = *view;
            py_view_cut(&one, (unsigned)start, 1);
            py_build_write(&build, one.at, one.len);
        }
        py_text(py_build_bytes(&build), &view->at, &view->len);
    }
    py_val_t part;
    memcpy(make_like(view, view->len, &part), view->at, view->len);
    return part;
}

PY_HOT static py_val_t subscr(py_val_t v, py_val_t key, py_val_t value) {
    py_view_t view;
    py_view(v, &view);
    // One byte by an index that is not negative: what programs with buffers do all day.
    if (view.code == 'B' && !view.is_str && py_is_int(key) && key >> 1 < view.len) {
        uint8_t *at = (uint8_t *)view.at + (key >> 1);
        if (value == PY_UNDEF) {
            return py_int(*at);
        }
        if (view.owner && py_is_int(value) && value >> 1 < 256) {
            *at = (uint8_t)(value >> 1);
            return PY_NONE;
        }
    }
    return any_subscr(v, &view, key, value);
}

PY_HOT static py_val_t iter(py_val_t v) {
    return py_iterator_new(PY_ITER_SEQ, v, PY_UNDEF);
}

py_val_t py_text_next(py_val_t v, uint32_t *offset) {
    py_view_t view;
    py_view(v, &view);
    if (*offset >= view.len) {
        return PY_UNDEF;
    }
    const char *at = view.at + *offset;
    *offset += view.is_str ? py_utf8_size(*at) : py_item_size(view.code);
    return item(&view, at);
}

// ---- types -------------------------------------------------------------------------------------

const py_ops_t py_text_ops = {
    .print = print, .unary = unary, .binary = binary, .subscr = subscr, .iter = iter};

static const py_entry_t str_attrs[] = {
    PY_NEW(1, 4, str_new),
    PY_FN(encode, 1, 3, py_text_encode),
    PY_FN_KW(format, 1, PY_ANY, collect, py_format_method),
};
static const py_entry_t bytes_attrs[] = {
    PY_NEW(1, 4, py_bytes_construct),
    PY_FN(decode, 1, 3, py_text_decode),
    PY_CLASSM(fromhex, 2, 2, py_text_fromhex),
    PY_FN(hex, 1, 2, py_text_hex),
};

#define TEXT_TYPE(nm, attrs, base_)                                                                \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(attrs), .name = PY_N_##nm, .ops = &py_text_ops,            \
        .base = &(base_)                                                                           \
    }
const py_type_t py_type_str = TEXT_TYPE(str, str_attrs, py_type_text);
const py_type_t py_type_bytes = TEXT_TYPE(bytes, bytes_attrs, py_type_text);
const py_type_t py_type_bytearray = TEXT_TYPE(bytearray, py_bytearray_attrs, py_type_text);
