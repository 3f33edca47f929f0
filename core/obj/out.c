// SPDX-License-Identifier: MIT
// core/obj/out.c -- text on its way out: to the console, or into a str that grows.
#include "core/config.h"
#include "core/obj/out.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static void console_write(py_out_t *out, const char *text, size_t len) {
    (void)out;
    py_port_write(text, len);
}

py_out_t py_out_console = {console_write};

// ---- builders ----------------------------------------------------------------------------------

PY_HOT static void build_write(py_out_t *out, const char *text, size_t len) {
    py_build_write((py_build_t *)out, text, len);
}

PY_HOT void py_build_init(py_build_t *build) {
    *build = (py_build_t){.out = {build_write}};
}

PY_HOT char *py_build_room(py_build_t *build, size_t len) {
    uint32_t used = build->len + len;
    if (used > build->capacity) {
        uint32_t spare = build->len ? used / 2 : 0;
        build->block = py_gc_realloc(build->block, sizeof(py_str_t) + used + spare);
        build->capacity = (uint32_t)(py_gc_size(build->block) - sizeof(py_str_t));
    }
    return build->block + sizeof(py_str_t) + build->len;
}

PY_HOT void py_build_write(py_build_t *build, const char *text, size_t len) {
    memcpy(py_build_room(build, len), text, len);
    build->len += (uint32_t)len;
}

static py_val_t finish(py_build_t *build, const py_type_t *type) {
    py_str_t *str = py_gc_realloc(build->block, sizeof(py_str_t) + build->len);
    str->type = type;
    str->len = build->len;
    py_build_init(build);
    return py_ptr(str);
}

PY_HOT py_val_t py_build_str(py_build_t *build) {
    return build->len ? finish(build, &py_type_str) : py_name(PY_N__empty);
}

py_val_t py_build_bytes(py_build_t *build) {
    return finish(build, &py_type_bytes);
}

// ---- writing -----------------------------------------------------------------------------------

PY_HOT void py_out_text(py_out_t *out, const char *text, size_t len) {
    if (len) {
        out->write(out, text, len);
    }
}

void py_out_c(py_out_t *out, const char *text) {
    py_out_text(out, text, strlen(text));
}

const char py_digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

PY_HOT char *py_word_text(uint32_t u, unsigned base, char *end) {
    do {
        *--end = py_digits[u % base];
        u /= base;
    } while (u);
    return end;
}

static void out_unsigned(py_out_t *out, uint32_t u, unsigned base) {
    char digits[10], *end = digits + sizeof digits, *at = py_word_text(u, base, end);
    out->write(out, at, (size_t)(end - at));
}

PY_HOT void py_out_int(py_out_t *out, int32_t i) {
    char digits[11], *end = digits + sizeof digits,
                     *at = py_word_text(i < 0 ? -(uint32_t)i : (uint32_t)i, 10, end);
    if (i < 0) {
        *--at = '-';
    }
    out->write(out, at, (size_t)(end - at));
}

static void put_char(py_out_t *out, unsigned c) {
    char text = (char)c;
    out->write(out, &text, 1);
}

PY_HOT void py_out_name(py_out_t *out, py_name_t name) {
    char room[PY_ROM_NAME_MAX];
    size_t len;
    const char *text = py_name_text_in(name, &len, room);
    py_out_text(out, text, len);
}

PY_HOT void py_out_value(py_out_t *out, py_val_t v, enum py_print kind) {
    py_check_stack();
    const py_type_t *type = py_type_of(v);
    if (py_is_int(v)) {
        py_out_int(out, py_int_get(v));
        return;
    }
    if (type == &py_type_str && kind == PY_STR) {
        const py_str_t *str = py_obj(v);
        if (py_is_name(v)) {
            py_out_name(out, py_name_id(v));
        } else {
            py_out_text(out, str->text, str->len);
        }
        return;
    }
    PY_ASK_PRINT(type, out, v, kind);
}

static py_val_t text_of(py_val_t v, enum py_print kind) {
    py_build_t build;
    py_build_init(&build);
    py_out_value(&build.out, v, kind);
    return py_build_str(&build);
}

py_val_t py_str_of(py_val_t v) {
    return py_is_str(v) ? v : text_of(v, PY_STR);
}
py_val_t py_repr_of(py_val_t v) {
    return text_of(v, PY_REPR);
}

// ---- messages ----------------------------------------------------------------------------------

// One directive; it takes one word.
static void put_directive(py_out_t *out, unsigned directive, py_val_t arg) {
    switch (directive) {
    case 's': py_out_value(out, arg, PY_STR); break;
    case 'r': py_out_value(out, arg, PY_REPR); break;
    case 't': py_out_name(out, py_type_of(arg)->name); break;
    case 'T': py_out_name(out, ((const py_type_t *)py_obj(arg))->name); break;
    case 'n': py_out_name(out, (py_name_t)arg); break;
    case 'd': py_out_int(out, (int32_t)arg); break;
    case 'x': out_unsigned(out, arg, 16); break;
    case 'm': py_out_words(out, (enum py_msg)arg, NULL); break;
    default: put_char(out, arg);
    }
}

void py_out_words(py_out_t *out, enum py_msg id, const py_val_t *args) {
    py_check_stack();
    py_pairs_t reader;
    py_message_open(&reader, id);
    unsigned c;
    while ((c = py_message_next(&reader)) != 0) {
        if (c != '%' || (c = py_message_next(&reader)) == '%') {
            put_char(out, c);
        } else {
            put_directive(out, c, *args++);
        }
    }
}

// What lies behind the last argument is read too, and of no use: the text takes as many as there are.
__attribute__((no_sanitize_address)) void py_out_take(py_val_t *words, va_list list) {
    for (unsigned i = 0; i < PY_MESSAGE_ARGS; i++) {
        words[i] = va_arg(list, py_val_t);
    }
}

PY_HOT void(py_out_format)(py_out_t *out, unsigned id, ...) {
    py_val_t words[PY_MESSAGE_ARGS];
    va_list list;
    va_start(list, id);
    py_out_take(words, list);
    va_end(list);
    py_out_words(out, (enum py_msg)id, words);
}
