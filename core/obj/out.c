// SPDX-License-Identifier: MIT
// core/obj/out.c -- text on its way out: to the console, or into a str that grows.
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

static void build_write(py_out_t *out, const char *text, size_t len) {
    py_build_write((py_build_t *)out, text, len);
}

void py_build_init(py_build_t *build) {
    *build = (py_build_t){.out = {build_write}};
}

void py_build_write(py_build_t *build, const char *text, size_t len) {
    uint32_t used = build->len + len;
    if (used > build->capacity) {
        build->block = py_gc_realloc(build->block, sizeof(py_str_t) + used + used / 2);
        build->capacity = (uint32_t)(py_gc_size(build->block) - sizeof(py_str_t));
    }
    memcpy(build->block + sizeof(py_str_t) + build->len, text, len);
    build->len = used;
}

static py_val_t finish(py_build_t *build, const py_type_t *type) {
    py_str_t *str = py_gc_realloc(build->block, sizeof(py_str_t) + build->len);
    str->type = type;
    str->len = build->len;
    py_build_init(build);
    return py_ptr(str);
}

py_val_t py_build_str(py_build_t *build) {
    return build->len ? finish(build, &py_type_str) : py_name(PY_N__empty);
}

py_val_t py_build_bytes(py_build_t *build) { return finish(build, &py_type_bytes); }

// ---- writing -----------------------------------------------------------------------------------

void py_out_text(py_out_t *out, const char *text, size_t len) {
    if (len) {
        out->write(out, text, len);
    }
}

void py_out_c(py_out_t *out, const char *text) { py_out_text(out, text, strlen(text)); }

const char py_digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static void out_unsigned(py_out_t *out, uint32_t u, unsigned base) {
    char digits[10];
    char *at = digits + sizeof digits;
    do {
        *--at = py_digits[u % base];
        u /= base;
    } while (u);
    out->write(out, at, (size_t)(digits + sizeof digits - at));
}

void py_out_int(py_out_t *out, int32_t i) {
    if (i < 0) {
        out->write(out, "-", 1);
    }
    out_unsigned(out, i < 0 ? -(uint32_t)i : (uint32_t)i, 10);
}

static void out_name(py_out_t *out, py_name_t name) {
    size_t len;
    const char *text = py_name_text(name, &len);
    py_out_text(out, text, len);
}

void py_out_value(py_out_t *out, py_val_t v, enum py_print kind) {
    py_check_stack();
    const py_type_t *type = py_type_of(v);
    if (type->ops && type->ops->print) {
        type->ops->print(out, v, kind);
        return;
    }
    py_out_format(out, "<%t object at 0x", v);
    out_unsigned(out, v, 16);
    out->write(out, ">", 1);
}

static py_val_t text_of(py_val_t v, enum py_print kind) {
    py_build_t build;
    py_build_init(&build);
    py_out_value(&build.out, v, kind);
    return py_build_str(&build);
}

py_val_t py_str_of(py_val_t v) { return py_is_str(v) ? v : text_of(v, PY_STR); }
py_val_t py_repr_of(py_val_t v) { return text_of(v, PY_REPR); }

// ---- messages ----------------------------------------------------------------------------------

void py_out_vformat(py_out_t *out, const char *format, va_list args) {
    for (;;) {
        const char *from = format;
        while (*format && *format != '%') {
            format++;
        }
        py_out_text(out, from, (size_t)(format - from));
        if (!*format) {
            return;
        }
        switch (format[1]) {
        case 's': py_out_value(out, va_arg(args, py_val_t), PY_STR); break;
        case 'r': py_out_value(out, va_arg(args, py_val_t), PY_REPR); break;
        case 't': out_name(out, py_type_of(va_arg(args, py_val_t))->name); break;
        case 'T': out_name(out, ((const py_type_t *)py_obj(va_arg(args, py_val_t)))->name); break;
        case 'd': py_out_int(out, va_arg(args, int32_t)); break;
        case 'c': py_out_c(out, va_arg(args, const char *)); break;
        default: out->write(out, "%", 1);
        }
        format += 2;
    }
}

void py_out_format(py_out_t *out, const char *format, ...) {
    va_list args;
    va_start(args, format);
    py_out_vformat(out, format, args);
    va_end(args);
}
