// SPDX-License-Identifier: MIT
// core/obj/file.c -- paths, and files of the port as streams.
//
// Open files are in a list that the collector does not see (the links are stored inverted), so a file
// that a program has lost can be told and closed.
#include "core/obj/file.h"

#include <string.h>

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/stream.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

// ---- paths -------------------------------------------------------------------------------------

// Drops ".", "..", double and last slashes from an absolute path, in place; its new length.
static size_t normalise(char *text, size_t len) {
    size_t out = 0;
    for (size_t in = 0; in < len;) {
        if (text[in] == '/') {
            in++;
            continue;
        }
        size_t name = in;
        while (in < len && text[in] != '/') {
            in++;
        }
        size_t n = in - name;
        bool dots = text[name] == '.' && text[in - 1] == '.' && n <= 2;
        if (!dots) {
            text[out] = '/';
            memmove(text + out + 1, text + name, n);
            out += n + 1;
        } else if (n == 2) {
            while (out && text[--out] != '/') {
            }
        }
    }
    return out ? out : 1;
}

py_val_t py_path_absolute(py_val_t path) {
    py_build_t build;
    size_t len;
    const char *text = py_str_text(path, &len);
    py_build_init(&build);
    if (!len || text[0] != '/') {
        if (py_vm.directory) {
            size_t n;
            const char *directory = py_str_text(py_vm.directory, &n);
            py_build_write(&build, directory, n);
        } else {
            py_port_start_directory(&build);
        }
        py_build_write(&build, "/", 1);
    }
    py_build_write(&build, text, len);
    build.len = (uint32_t)normalise(py_build_room(&build, 0) - build.len, build.len);
    return py_build_str(&build);
}

void py_place(py_val_t path, py_place_t *place) {
    place->fs = PY_UNDEF;
    place->path = path = py_path_absolute(path);
    place->port.at = py_str_text(path, &place->port.len);
    unsigned at = 0;
    for (py_pair_t *pair; (pair = py_table_next(py_vm.mounts, &at)) != NULL;) {
        size_t len;
        const char *point = py_str_text(pair->key, &len);
        const char *rest = place->port.at + len;
        if (place->port.len >= len && memcmp(point, place->port.at, len) == 0 &&
            (place->port.len == len || *rest == '/')) {
            place->fs = pair->value;
            place->path = place->port.len == len ? py_str_new("/", 1)
                                                 : py_str_new(rest, place->port.len - len);
            return;
        }
    }
}

// ---- files -------------------------------------------------------------------------------------

typedef struct file {
    py_stream_t stream;
    uint32_t next;    // in the list of open files, inverted; 0: the last
    py_val_t path;    // the port may point into it
    uint32_t state[]; // the port's
} file_t;

static file_t *seen(uint32_t link) {
    return link ? (file_t *)(uintptr_t)~link : NULL;
}

static int close(file_t *file) {
    file->stream.ops = NULL;
    return py_port_file_control(file->state, PY_STREAM_CLOSE, 0);
}

PY_HOT static int file_read(py_stream_t *stream, char *to, size_t len) {
    return py_port_file_read(((file_t *)stream)->state, to, len);
}

static int file_write(py_stream_t *stream, const char *from, size_t len) {
    return py_port_file_write(((file_t *)stream)->state, from, len);
}

static int file_control(py_stream_t *stream, unsigned request, int32_t arg) {
    file_t *file = (file_t *)stream;
    if (request != PY_STREAM_CLOSE) {
        return request == PY_STREAM_POLL ? arg : py_port_file_control(file->state, request, arg);
    }
    for (uint32_t *link = &py_vm.files; *link; link = &seen(*link)->next) {
        if (seen(*link) == file) {
            *link = file->next;
            break;
        }
    }
    return close(file);
}

static const py_stream_ops_t file_ops = {file_read, file_write, file_control};
static const py_type_t type_file = {
    .type = &py_type_type, .name = PY_N_file, .ops = &py_stream_type_ops, .base = &py_type_stream};

void py_files_close(void) {
    for (file_t *file; (file = seen(py_vm.files)) != NULL; py_vm.files = file->next) {
        close(file);
    }
}

PY_COLD void py_files_sweep(void) { // a function of its own for tools/stack_report.py
    bool room = py_port_stack_left() >= PY_CLOSE_RESERVE; // else it is closed another time
    for (uint32_t *link = &py_vm.files; *link;) {
        file_t *file = seen(*link);
        if (py_gc_reached(file, !room)) {
            link = &file->next;
        } else {
            *link = file->next;
            close(file);
        }
    }
}

// ---- open() ------------------------------------------------------------------------------------

// The flags that a mode means; *text is set. Raises ValueError.
static unsigned flags_of(py_val_t mode, uint32_t *text) {
    size_t len;
    const char *at = py_str_text(mode, &len);
    unsigned flags = 0, plus = 0;
    *text = 1;
    for (; len--; at++) {
        unsigned use = 0;
        switch (*at) {
        case 'r': use = PY_PORT_READ; break;
        case 'w': use = PY_PORT_WRITE | PY_PORT_EMPTY; break;
        case 'a': use = PY_PORT_WRITE | PY_PORT_APPEND; break;
        case 'x': use = PY_PORT_WRITE | PY_PORT_NEW; break;
        case 'b': *text = 0; continue;
        case '+': plus = PY_PORT_READ | PY_PORT_WRITE; continue;
        case 't': continue;
        }
        if (!use || flags) {
            flags = 0;
            break;
        }
        flags = use;
    }
    if (!flags) {
        py_raise(PY_MSG_bad_mode, mode);
    }
    return flags | plus;
}

py_val_t py_open(py_val_t path, py_val_t mode) {
    py_check_stack();
    py_place_t place;
    py_place(path, &place);
    if (place.fs) {
        py_val_t args[2] = {place.path, mode};
        return py_call(py_attr_get(place.fs, PY_N_open), 2, args);
    }
    uint32_t text;
    unsigned flags = flags_of(mode, &text);
    file_t *file = py_gc_alloc(sizeof *file + py_port_file_state);
    file->stream.type = &type_file;
    file->stream.text = text;
    file->path = place.path;
    int error = py_port_file_open(file->state, &place.port, flags);
    if (error < 0) {
        py_raise_os(-error);
    }
    file->stream.ops = &file_ops;
    file->next = py_vm.files;
    py_vm.files = ~(uint32_t)(uintptr_t)file;
    return py_ptr(file);
}

py_val_t py_builtin_open(py_val_t *args, unsigned n) {
    (void)n;
    return py_open(args[0], args[1] == PY_UNDEF ? py_name(PY_N_r) : args[1]);
}

// ---- source ------------------------------------------------------------------------------------

enum { BUFFER = 64 };

static int next_byte(py_reader_t *r) {
    py_file_reader_t *reader = (py_file_reader_t *)r;
    if (r->at == r->end) {
        py_val_t got = py_call(reader->readinto, 1, &reader->buffer);
        size_t len;
        r->at = r->end = py_buffer(reader->buffer, &len);
        size_t n = got == PY_NONE ? 0 : (size_t)py_to_int(got);
        if (n == 0 || n > len) {
            return -1;
        }
        r->end += n;
    }
    return (uint8_t)*r->at++;
}

void py_file_reader_open(py_file_reader_t *reader, py_val_t path) {
    py_check_stack();
    py_val_t len = py_int(BUFFER);
    reader->reader = (py_reader_t){.next = next_byte};
    reader->buffer = py_call(py_ptr(&py_type_bytearray), 1, &len);
    reader->file = py_open(path, py_name(PY_N_rb));
    // Made once: nothing short-lived comes between the blocks that stay.
    reader->readinto = py_attr_get(reader->file, PY_N_readinto);
}

void py_file_reader_close(py_file_reader_t *reader) {
    py_call(py_attr_get(reader->file, PY_N_close), 0, NULL);
}
