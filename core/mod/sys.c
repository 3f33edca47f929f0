// SPDX-License-Identifier: MIT
// core/mod/sys.c -- module sys. Its constant objects lie in flash, made by hand.
#include "core/mod/sys.h"

#include "core/config.h"
#include "core/mod/builtins.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

#define VERSION  "3.10.0; MicroPython (Pyll " PY_VERSION ") on " PY_RELEASE_DATE
#define SMALL(i) ((py_val_t)(i) << 1 | 1)

const py_str_t py_sys_version = {&py_type_str, sizeof(VERSION) - 1, VERSION};

static const py_tuple_t version_info = {&py_type_tuple, 3, {SMALL(3), SMALL(10), SMALL(0)}};
static const py_tuple_t version = {
    &py_type_tuple, 3, {SMALL(PY_VERSION_MAJOR), SMALL(PY_VERSION_MINOR), SMALL(PY_VERSION_PATCH)}};
static const py_big_t maxsize = {&py_type_int, false, 2, {0xFFFF, 0x7FFF}};

// ---- functions
// -----------------------------------------------------------------------------------
static py_val_t sys_exit(py_val_t *args, unsigned n) {
    (void)n;
    py_raise_exc(py_exc_new(&py_exc_types[PY_SystemExit], args[0] != PY_UNDEF, args));
}

static py_val_t sys_print_exception(py_val_t *args, unsigned n) {
    (void)n;
    py_file_out_t out;
    py_exc_print(py_file_out(&out, args[1]), args[0]);
    return PY_NONE;
}

// ---- the console as a file
// ----------------------------------------------------------------------- stdin, stdout and stderr
// are one object; its buffer is another, which reads bytes instead of str.
typedef struct console {
    const py_type_t *type;
} console_t;

static const console_t text_console, byte_console;

static char read_byte(void) {
    int c;
    while ((c = py_port_read(UINT32_MAX)) < 0) {
        if (py_port_interrupted()) {
            py_raise_none(PY_KeyboardInterrupt);
        }
    }
    return (char)c;
}

// read([n]) and readline(): up to n bytes, or the end of the line.
static py_val_t read(py_val_t console, uint32_t len, bool line) {
    py_build_t build;
    py_build_init(&build);
    while (len--) {
        char c = read_byte();
        py_build_write(&build, &c, 1);
        if (line && c == '\n') {
            break;
        }
    }
    return py_obj(console) == &byte_console ? py_build_bytes(&build) : py_build_str(&build);
}

static py_val_t console_read(py_val_t *args, unsigned n) {
    (void)n;
    return read(args[0], (uint32_t)py_to_int(args[1]), false);
}

static py_val_t console_readline(py_val_t *args, unsigned n) {
    (void)n;
    return read(args[0], UINT32_MAX, true);
}

// readinto(buf, n): a buffer, or the first n bytes of it.
static py_val_t console_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t room;
    char *to = py_buffer(args[1], &room);
    uint32_t len = args[2] != PY_UNDEF ? (uint32_t)py_to_int(args[2]) : room;
    len = len < room ? len : room;
    for (uint32_t i = 0; i < len; i++) {
        to[i] = read_byte();
    }
    return py_int((int32_t)len);
}

static py_val_t console_write(py_val_t *args, unsigned n) {
    (void)n;
    const char *text;
    size_t len;
    if (!py_text(args[1], &text, &len)) {
        py_raise(PY_MSG_must_be_bytes, args[1]);
    }
    py_port_write(text, len);
    return py_int((int32_t)len);
}

static py_val_t console_flush(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return PY_NONE;
}

static const py_entry_t console_attrs[] = {
    PY_OBJECT(buffer, &byte_console),        PY_FN(flush, 1, 1, console_flush),
    PY_FN(read, 2, 2, console_read),         PY_FN(readinto, 2, 3, console_readinto),
    PY_FN(readline, 1, 1, console_readline), PY_FN(write, 2, 2, console_write),
};

static const py_ops_t no_ops;
static const py_type_t type_console = PY_TYPE(file, console_attrs, &no_ops);
static const console_t text_console = {&type_console}, byte_console = {&type_console};

// ---- the table
// -----------------------------------------------------------------------------------
static const py_entry_t implementation_attrs[] = {
    PY_OBJECT(_machine, &py_port_machine),
    PY_VALUE(name, PY_N_micropython << 4 | 2),
    PY_OBJECT(version, &version),
};
static const py_module_t implementation = PY_MODULE(implementation, implementation_attrs);

static const py_entry_t attrs[] = {
    PY_VAR(argv, &py_vm.argv),
    PY_VALUE(byteorder, PY_N_little << 4 | 2),
    PY_FN(exit, 0, 1, sys_exit),
    PY_OBJECT(implementation, &implementation),
    PY_OBJECT(maxsize, &maxsize),
    PY_VAR(modules, &py_vm.modules),
    PY_VAR(path, &py_vm.path),
    PY_OBJECT(platform, &py_port_platform),
    PY_FN(print_exception, 1, 2, sys_print_exception),
    PY_OBJECT(stderr, &text_console),
    PY_OBJECT(stdin, &text_console),
    PY_OBJECT(stdout, &text_console),
    PY_OBJECT(version, &py_sys_version),
    PY_OBJECT(version_info, &version_info),
};

const py_module_t py_module_sys = PY_MODULE(sys, attrs);
