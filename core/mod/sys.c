// SPDX-License-Identifier: MIT
// core/mod/sys.c -- module sys. Its constant objects lie in flash, made by hand.
#include "core/mod/sys.h"

#include "core/config.h"
#include "core/mod/builtins.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/obj/stream.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"
#include "core/vm/vm_ops.h"

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
    py_raise_exc(py_exc_new(py_exc_type(PY_SystemExit), args[0] != PY_UNDEF, args));
}

static py_val_t sys_print_exception(py_val_t *args, unsigned n) {
    (void)n;
    py_file_out_t out;
    py_exc_print(py_file_out(&out, args[1]), py_vm_exception(args[0], 0, NULL));
    return PY_NONE;
}

// ---- the console as a stream -------------------------------------------------------------------
// stdin, stdout and stderr are one object; its buffer is another, for bytes: nothing is made of them.

// All that is there, but at least one byte.
static int console_read(py_stream_t *stream, char *to, size_t len) {
    size_t n = 0;
    while (n < len) {
        int c = py_port_read(n ? 0 : UINT32_MAX);
        if (c >= 0) {
            to[n++] = (char)(c == '\r' && stream->text ? '\n' : c); // the Enter key
        } else if (n) {
            break;
        } else if (py_port_interrupted()) {
            py_raise_none(PY_KeyboardInterrupt);
        }
    }
    return (int)n;
}

static int console_write(py_stream_t *stream, const char *from, size_t len) {
    (stream->text ? py_port_write : py_port_write_bytes)(from, len);
    return (int)len;
}

static int console_control(py_stream_t *stream, unsigned request, int32_t arg) {
    (void)stream;
    switch (request) {
    case PY_STREAM_LEFT: return 64;
    case PY_STREAM_POLL: return py_port_readable() ? arg : arg & ~1;
    default: return request <= PY_STREAM_SEEK_END ? PY_PORT_INVALID : 0;
    }
}

static const py_stream_ops_t console_ops = {console_read, console_write, console_control};
static const py_stream_t byte_console;
static const py_entry_t console_attrs[] = {PY_OBJECT(buffer, &byte_console)};
static const py_type_t type_console = {.type = &py_type_type,
                                       PY_TABLE(console_attrs),
                                       .name = PY_N_file,
                                       .ops = &py_stream_type_ops,
                                       .base = &py_type_stream};
const py_stream_t py_sys_console = {&type_console, &console_ops, 1};
static const py_stream_t byte_console = {&type_console, &console_ops, 0};

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
    PY_OBJECT(stderr, &py_sys_console),
    PY_OBJECT(stdin, &py_sys_console),
    PY_OBJECT(stdout, &py_sys_console),
    PY_OBJECT(version, &py_sys_version),
    PY_OBJECT(version_info, &version_info),
};

const py_module_t py_module_sys = PY_MODULE(sys, attrs);
