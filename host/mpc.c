// SPDX-License-Identifier: MIT
// host/mpc.c -- writes modules compiled ahead: see core/vm/mpc.h. The PC's words are the chip's.
#include "core/vm/mpc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mod/binascii.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"
#include "host/bytecode.h"
#include "host/mpc.h"

enum { IMAGE_MAX = 65536, ITEMS_MAX = 65535 };

static struct {
    char image[IMAGE_MAX];
    size_t len;
    py_name_t names[ITEMS_MAX];
    uint16_t words[ITEMS_MAX], halves[ITEMS_MAX], segments[ITEMS_MAX];
    unsigned nnames, nwords, nhalves, nsegments;
    const uint8_t *code; // being walked, and where it is in the image
    size_t code_at;
} out;

_Noreturn static void fail(const char *why) {
    fprintf(stderr, "pyll: cannot compile ahead: %s\n", why);
    exit(1);
}

static size_t room(size_t len) {
    size_t at = out.len;
    out.len += (len + 3) & ~(size_t)3;
    if (out.len > IMAGE_MAX) {
        fail("more than 64 KiB of code");
    }
    return at;
}

static void put_word(size_t at, uint32_t word) {
    memcpy(out.image + at, &word, sizeof word);
}

static void put_special(size_t at, enum py_mpc_word kind, uint32_t word) {
    put_word(at, word);
    if (out.nwords == ITEMS_MAX) {
        fail("too many constants");
    }
    out.words[out.nwords++] = (uint16_t)(at | kind);
}

static uint16_t name_number(py_name_t name) {
    unsigned i = 0;
    while (i < out.nnames && out.names[i] != name) {
        i++;
    }
    if (i == out.nnames) {
        out.names[out.nnames++] = name;
    }
    return (uint16_t)i;
}

static void put_name(size_t at) {
    uint16_t name;
    memcpy(&name, out.image + at, sizeof name);
    name = name_number(name);
    memcpy(out.image + at, &name, sizeof name);
    if (out.nhalves == ITEMS_MAX) {
        fail("too many names");
    }
    out.halves[out.nhalves++] = (uint16_t)at;
}

static void put_operand(const uint8_t *operand) {
    put_name(out.code_at + (size_t)(operand - out.code));
}

static size_t put_object(py_val_t v);

static void put_value(size_t at, py_val_t v) {
    if (py_is_name(v)) {
        put_special(at, PY_MPC_NAME, name_number(py_name_id(v)));
    } else if (py_is_ptr(v)) {
        put_special(at, PY_MPC_PLACE, (uint32_t)put_object(v));
    } else {
        put_word(at, v);
    }
}

static void put_code(size_t at, const py_code_t *code) {
    unsigned params = code->npos + py_code_nkwonly(code);
    memcpy(out.image + at, code, code->constants);
    put_name(at + offsetof(py_code_t, name));
    for (unsigned i = 0; i < params; i++) {
        put_name(at + (size_t)((const uint8_t *)(py_code_names(code) + i) - (const uint8_t *)code));
    }
    out.code = (const uint8_t *)code;
    out.code_at = at;
    unsigned constants = host_code_walk(code, put_operand);
    const py_val_t *values = (const void *)((const uint8_t *)code + code->constants);
    room(constants * 4);
    for (unsigned i = 0; i < constants; i++) {
        put_value(at + code->constants + 4 * i, values[i]);
    }
}

static unsigned type_number(const py_type_t *type) {
    for (unsigned i = 0; i < 6; i++) {
        if (py_mpc_types[i] == type) {
            return i;
        }
    }
    fail("a constant of a type that has no form in a file");
}

// Where it is in the image.
static size_t put_object(py_val_t v) {
    const py_type_t *type = py_type_of(v);
    const uint32_t *object = py_obj(v);
    unsigned number = type_number(type);
    size_t len = 8;
    if (type == &py_type_str || type == &py_type_bytes) {
        len += ((const py_str_t *)py_obj(v))->len;
    } else if (type == &py_type_int) {
        len += ((const py_big_t *)py_obj(v))->n * 2u;
    } else if (type == &py_type_tuple) {
        len += ((const py_tuple_t *)py_obj(v))->len * 4;
    } else if (type == &py_type_code_function) {
        len += py_function_code(py_obj(v))->constants;
    }
    size_t at = room(len);
    memcpy(out.image + at, object, type == &py_type_tuple ? 8 : len);
    put_special(at, PY_MPC_TYPE, number);
    if (type == &py_type_code_function) {
        put_word(at + 4, 0); // no module yet
        put_code(at + 8, py_function_code(py_obj(v)));
    } else if (type == &py_type_tuple) {
        for (unsigned i = 0; i < object[1]; i++) {
            put_value(at + 8 + 4 * i, object[2 + i]);
        }
    }
    return at;
}

static void append(char **at, const void *from, size_t len) {
    memcpy(*at, from, len);
    *at += len;
}

static size_t write_file(char *file, uint16_t globals) {
    py_mpc_head_t head = {.magic = {'M', 'P', 'C', '1'},
                          .instructions = PY_MPC_INSTRUCTIONS,
                          .image = (uint16_t)(out.len / 4),
                          .names = (uint16_t)out.nnames,
                          .words = (uint16_t)out.nwords,
                          .halves = (uint16_t)out.nhalves,
                          .segments = (uint16_t)out.nsegments,
                          .globals = globals};
    char *at = file + sizeof head;
    append(&at, out.image, out.len);
    for (unsigned i = 0; i < out.nnames; i++) {
        size_t len;
        const char *text = py_name_text(out.names[i], &len);
        *at++ = (char)len;
        append(&at, text, len);
    }
    at += (at - file) & 1;
    append(&at, out.words, out.nwords * 2);
    append(&at, out.halves, out.nhalves * 2);
    append(&at, out.segments, out.nsegments * 2);
    memcpy(file, &head, sizeof head);
    head.crc = py_crc32(0, file + 8, (size_t)(at - file) - 8);
    memcpy(file, &head, sizeof head);
    return (size_t)(at - file);
}

// arg: the source's path; then the segments.
static void compile(void *arg) {
    py_val_t *v = arg;
    *v = py_compile_file(py_str_name(*v), 0, NULL);
}

py_val_t host_compile_ahead(py_val_t source, const char *path) {
    py_val_t exc = py_try(compile, &source);
    if (exc) {
        return exc;
    }
    const py_list_t *list = py_obj(source);
    for (unsigned i = 1; i < list->len; i++) {
        out.segments[out.nsegments++] = (uint16_t)(put_object(list->items[i]) / 4);
    }
    bool many = py_is_int(list->items[0]);
    char *bytes = calloc(1, IMAGE_MAX + ITEMS_MAX * 8u + ITEMS_MAX * 256u);
    size_t len = write_file(bytes, many ? (uint16_t)py_int_get(list->items[0]) : 0);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
    free(bytes);
    return PY_UNDEF;
}
