// SPDX-License-Identifier: MIT
// host/freeze.c -- functions in Python as const data in C: freeze FILE.py... >frozen.c
//
// Each file is compiled and run by the core itself; the functions that it leaves in its globals are
// written out with their defaults, constants and inner functions. Names stand in bytecode as numbers, so
// those that it uses must be names of the ROM; parameters that are none cannot be given by keyword. Lines
// are left out, because frozen functions, as those in C, do not appear in tracebacks.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/run.h"
#include "core/vm/vm.h"
#include "host/bytecode.h"
#include "host/port.h"

enum { HEAP = 1 << 20, OBJECTS_MAX = 1000, TEXT_MAX = 16384 };

static struct {
    const char *file; // being frozen
    const char *function;
    int errors;
    unsigned n; // objects written so far
    char *texts[OBJECTS_MAX];
} freeze;

static void error(const char *what, const char *text, size_t len) {
    fprintf(stderr, "%s: %s: %s '%.*s'\n", freeze.file, freeze.function, what, (int)len, text);
    freeze.errors++;
}

static bool is_rom_name(py_name_t name) {
    return name < PY_ROM_NAMES;
}

// For names that the program can do without.
static py_name_t rom_name(py_name_t name) {
    return is_rom_name(name) ? name : PY_N__empty;
}

static void need_rom_name(py_name_t name) {
    if (!is_rom_name(name)) {
        size_t len;
        const char *text = py_name_text(name, &len);
        error("not in core/mem/names.def:", text, len);
    }
}

static void need_rom_operand(const uint8_t *operand) {
    need_rom_name((py_name_t)(operand[0] | operand[1] << 8));
}

// ---- objects -----------------------------------------------------------------------------------
// Text of C, as it grows.
typedef struct text {
    char at[TEXT_MAX];
    size_t len;
} text_t;

static void __attribute__((format(printf, 2, 3))) put(text_t *text, const char *format, ...) {
    va_list args;
    va_start(args, format);
    text->len += (size_t)vsnprintf(text->at + text->len, TEXT_MAX - text->len, format, args);
    va_end(args);
    if (text->len >= TEXT_MAX) {
        fputs("freeze: too large\n", stderr);
        exit(1);
    }
}

// Writes words as an object without a name of its own, unless there is the same already.
static unsigned define(const text_t *words) {
    unsigned i = 0;
    while (i < freeze.n && strcmp(freeze.texts[i], words->at) != 0) {
        i++;
    }
    if (i == freeze.n) {
        freeze.texts[freeze.n++] = strdup(words->at);
        printf("static const py_val_t k%u[] = {%s};\n", i, words->at);
    }
    return i;
}

static void put_bytes(text_t *to, const void *from, size_t len) {
    for (size_t i = 0; i < len; i += 4) {
        uint32_t word = 0;
        memcpy(&word, (const char *)from + i, len - i < 4 ? len - i : 4);
        put(to, "0x%xu, ", (unsigned)word);
    }
}

static void put_function(text_t *to, const py_function_t *function);

static void put_value(text_t *to, py_val_t v) {
    if (!py_is_ptr(v)) {
        if (py_is_name(v)) {
            need_rom_name(py_name_id(v));
        }
        put(to, "0x%xu, ", (unsigned)v);
        return;
    }
    const py_type_t *type = py_type_of(v);
    text_t *words = calloc(1, sizeof *words);
    if (type == &py_type_code_function) {
        put_function(words, py_obj(v));
    } else if (type == &py_type_tuple) {
        const py_tuple_t *tuple = py_obj(v);
        put(words, "(py_val_t)&py_type_tuple, %u, ", (unsigned)tuple->len);
        for (unsigned i = 0; i < tuple->len; i++) {
            put_value(words, tuple->items[i]);
        }
    } else if (type == &py_type_str || type == &py_type_bytes) {
        const py_str_t *str = py_obj(v);
        put(words, "(py_val_t)&py_type_%s, %u, ", type == &py_type_str ? "str" : "bytes",
            (unsigned)str->len);
        put_bytes(words, str->text, str->len);
    } else if (type == &py_type_float) {
        put(words, "(py_val_t)&py_type_float, 0x%xu, ", (unsigned)((uint32_t *)py_obj(v))[1]);
    } else {
        size_t len;
        const char *name = py_name_text(type->name, &len);
        error("cannot freeze a constant of type", name, len);
    }
    put(to, "(py_val_t)k%u, ", define(words));
    free(words);
}

// The words of the code: head, parameters, bytecode, no lines, handlers, constants.
static void put_code(text_t *to, const py_code_t *code) {
    unsigned params = code->npos + py_code_nkwonly(code),
             constants = host_code_walk(code, need_rom_operand);
    const uint8_t *end = py_code_start(code) + code->size;
    size_t len = (size_t)(end - (const uint8_t *)code), guards = 0;
    if (code->flags & PY_CODE_GUARDS) {
        end += strlen((const char *)end); // behind the lines
        guards = 2 + end[1] * sizeof(py_guard_t);
    }
    uint8_t *copy = calloc(1, len + guards + 4);
    memcpy(copy, code, len);
    memcpy(copy + len, end, guards);
    len = (len + guards + 3) & ~(size_t)3;
    py_code_t *head = (py_code_t *)copy;
    uint16_t *names = (uint16_t *)py_code_names(head);
    for (unsigned i = 0; i < params; i++) {
        names[i] = rom_name(names[i]);
    }
    head->name = rom_name(code->name);
    head->line = 0;
    head->constants = (uint16_t)len;
    put_bytes(to, copy, len);
    free(copy);
    const py_val_t *values = (const py_val_t *)((const uint8_t *)code + code->constants);
    for (unsigned i = 0; i < constants; i++) {
        put_value(to, values[i]);
    }
}

static void put_function(text_t *to, const py_function_t *function) {
    if (function->type != &py_type_code_function) {
        error("cannot freeze a closure", "", 0);
    }
    put(to, "(py_val_t)&py_type_code_function, (py_val_t)&py_frozen_module, ");
    put_code(to, py_function_code(function));
}

// ---- files -------------------------------------------------------------------------------------
// The words of a function as a py_function_t, the type by which it is known elsewhere.
static void write_function(const char *stem, const char *name, const py_function_t *function) {
    text_t *words = calloc(1, sizeof *words);
    put_code(words, py_function_code(function));
    char *first = strtok(words->at, ","), *rest = strtok(NULL, "");
    printf("const py_function_t py_frozen_%s_%s = {\n"
           "    &py_type_code_function, (void *)&py_frozen_module, (const void *)%s, {%s}};\n\n",
           stem, name, first, rest);
    free(words);
}

static void freeze_module(void *stem) {
    unsigned at = 0;
    for (py_pair_t *pair; (pair = py_table_next(PY_MAIN->table, &at));) {
        if (py_is(pair->value, &py_type_code_function)) {
            size_t len;
            char name[64];
            const char *text = py_name_text(py_name_id(pair->key), &len);
            snprintf(name, sizeof name, "%.*s", (int)len, text);
            freeze.function = name;
            write_function(stem, name, py_obj(pair->value));
        }
    }
}

static void write_stderr(py_out_t *out, const char *text, size_t len) {
    (void)out;
    fwrite(text, 1, len, stderr);
}

static void freeze_file(const char *path, void *arena) {
    char stem[64];
    const char *slash = strrchr(path, '/');
    snprintf(stem, sizeof stem, "%s", slash ? slash + 1 : path);
    stem[strcspn(stem, ".")] = 0;
    freeze.file = path;
    py_init(arena, HEAP);
    py_val_t exc = py_run_file(py_name_intern(path, strlen(path)), NULL);
    if (exc == PY_UNDEF) {
        printf("// %s\n", path);
        exc = py_try(freeze_module, stem);
    }
    if (exc != PY_UNDEF) {
        py_out_t out = {write_stderr};
        py_exc_print(&out, exc);
        freeze.errors++;
    }
}

int main(int argc, char **argv) {
    void *arena = aligned_alloc(PY_GRANULE, HEAP);
    host_port_init(__builtin_frame_address(0));
    puts("// Made by host/freeze.c from frozen/*.py.\n#include \"core/vm/frozen.h\"\n");
    for (int i = 1; i < argc; i++) {
        freeze_file(argv[i], arena);
    }
    return freeze.errors != 0;
}
