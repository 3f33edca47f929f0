// SPDX-License-Identifier: MIT
// core/mod/modules.c -- the table of modules.
#include "core/config.h"
#include "core/mod/modules.h"

#include "core/mod/builtins.h"
#include "core/mod/errno.h"
#include "core/mod/library.h"
#include "core/mod/sys.h"
#include "core/port.h"
#include "core/vm/exc.h"

extern const py_module_t py_module_array, py_module_binascii, py_module_cmath,
    py_module_collections, py_module_framebuf, py_module_gc, py_module_hashlib, py_module_io,
    py_module_json, py_module_math, py_module_micropython, py_module_os, py_module_random,
    py_module_re, py_module_struct, py_module_time, py_module_vfs;

// PY_WITH_: those that an image may lack (lib/sources.mk).
static const py_module_t *const core_modules[] = {
    &py_module_array,       &py_module_binascii, &py_module_builtins,
#ifdef PY_WITH_complex
    &py_module_cmath,
#endif
    &py_module_collections, &py_module_errno,    &py_module_framebuf, &py_module_gc,
#ifdef PY_WITH_hashlib
    &py_module_hashlib,
#endif
    &py_module_io,          &py_module_json,     &py_module_math,     &py_module_micropython,
    &py_module_os,          &py_module_random,
#ifdef PY_WITH_re
    &py_module_re,
#endif
    &py_module_struct,      &py_module_sys,      &py_module_time,     &py_module_vfs,
};

enum { CORE_MODULES = sizeof(core_modules) / sizeof(core_modules[0]) };

// The index-th module, the core's first; NULL at the end.
PY_HOT static const py_module_t *module_at(unsigned index) {
    return index < CORE_MODULES ? core_modules[index] : py_port_modules[index - CORE_MODULES];
}

PY_HOT static __attribute__((noinline)) const py_module_t *find(int name) {
    const py_module_t *module;
    for (unsigned i = 0; (module = module_at(i)) != NULL && module->name != name; i++) {
    }
    return module;
}

const py_module_t *py_module_find(py_name_t name) {
    const py_module_t *module = find(name);
    if (!module) {
        char room[PY_ROM_NAME_MAX];
        size_t len;
        const char *text = py_name_text_in(name, &len, room);
        if (len && text[0] == 'u') {
            module = find(py_name_find(text + 1, len - 1));
        }
    }
    return module;
}

void py_modules_print(py_out_t *out) {
    py_check_stack();
    const py_module_t *module;
    for (unsigned i = 0; (module = module_at(i)) != NULL; i++) {
        py_out_format(out, PY_MSG_line, py_name(module->name));
    }
    py_library_reader_t names;
    py_library_open(&names, 0);
    for (int c; (c = names.reader.next(&names.reader)) >= 0;) {
        char byte = (char)c;
        py_out_text(out, &byte, 1);
    }
}
