// SPDX-License-Identifier: MIT
// core/obj/out.h -- where text goes: the console or a str that grows. And the one formatter.
#ifndef CORE_OBJ_OUT_H
#define CORE_OBJ_OUT_H

#include <stdarg.h>
#include "core/obj/type.h"
#include "core/vm/messages.h"

typedef struct py_out {
    void (*write)(struct py_out *out, const char *text, size_t len); // may raise
} py_out_t;

extern py_out_t
    py_out_console; // through py_port_write(), '\n' becomes "\r\n" there if the port wants it

// A str in the making: a block that grows by half. Lives on the C stack.
typedef struct py_build {
    py_out_t out;
    char *block; // a py_str_t in the making, NULL when empty
    uint32_t len, capacity;
} py_build_t;
void py_build_init(py_build_t *build);
void py_build_write(py_build_t *build, const char *text, size_t len);
// Room for len more bytes at the end; the caller fills it and adds to build->len.
char *py_build_room(py_build_t *build, size_t len);
// The finished str or bytes; the builder is empty after. Interned names are returned for short str
// texts that are already interned (saves the block).
py_val_t py_build_str(py_build_t *build);
py_val_t py_build_bytes(py_build_t *build);
py_val_t py_build_checked(py_build_t *build); // a str; raises UnicodeError when it is no UTF-8

// The characters of digits up to base 36.
extern const char py_digits[];
// Writes the digits of u so that they end before `end`; returns where they begin.
char *py_word_text(uint32_t u, unsigned base, char *end);
void py_out_text(py_out_t *out, const char *text, size_t len);
void py_out_name(py_out_t *out, py_name_t name);
void py_out_c(py_out_t *out, const char *text);
void py_out_int(py_out_t *out, int32_t i);
// str(v) or repr(v) to out. May call Python; may raise; bounded recursion.
void py_out_value(py_out_t *out, py_val_t v, enum py_print kind);
py_val_t py_str_of(py_val_t v);  // str(v)
py_val_t py_repr_of(py_val_t v); // repr(v)

// The core's own messages, core/vm/messages.def, with the arguments of their directives: words all of them.
void py_out_format(py_out_t *out, unsigned id, ...); // enum py_msg
#ifdef __wasm__ // dense code has no lists of arguments: docs/design/dense.md
#define py_out_format(out, id, ...) py_out_words(out, id, (const py_val_t[]){__VA_ARGS__})
#endif
void py_out_words(py_out_t *out, enum py_msg id, const py_val_t *args);
// Takes PY_MESSAGE_ARGS words from a list of arguments, though fewer may have been given.
void py_out_take(py_val_t *words, va_list list);

// format(v, spec): the mini-language, or the type's __format__. What f-strings, str.format and % end in.
void py_format_value(py_out_t *out, py_val_t v, const char *spec, size_t len);

#endif
