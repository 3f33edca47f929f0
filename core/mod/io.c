// SPDX-License-Identifier: MIT
// core/mod/io.c -- module io: streams over bytes in the heap; files are in core/obj/file.c.
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/file.h"
#include "core/obj/stream.h"
#include "core/obj/text.h"
#include "core/port.h"
#include "core/vm/exc.h"

// StringIO and BytesIO. A copy of one on the C stack is as good.
typedef struct memory {
    py_stream_t stream;
    py_bytearray_t bytes;
    uint32_t at;
} memory_t;

// The bytes behind the place, 0 beyond the end.
static size_t left(const memory_t *memory) {
    return memory->at < memory->bytes.len ? memory->bytes.len - memory->at : 0;
}

static int memory_read(py_stream_t *stream, char *to, size_t len) {
    memory_t *memory = (memory_t *)stream;
    len = len < left(memory) ? len : left(memory);
    memcpy(to, memory->bytes.text + memory->at, len);
    memory->at += (uint32_t)len;
    return (int)len;
}

static int memory_write(py_stream_t *stream, const char *from, size_t len) {
    memory_t *memory = (memory_t *)stream;
    py_bytearray_t *bytes = &memory->bytes;
    if (memory->at > bytes->len) { // zeros up to the place
        unsigned gap = memory->at - bytes->len;
        memset(py_bytearray_splice(bytes, bytes->len, 0, gap), 0, gap);
    }
    size_t cut = len < left(memory) ? len : left(memory);
    memcpy(py_bytearray_splice(bytes, memory->at, cut, len), from, len);
    memory->at += (uint32_t)len;
    return (int)len;
}

static int memory_control(py_stream_t *stream, unsigned request, int32_t arg) {
    memory_t *memory = (memory_t *)stream;
    switch (request) {
    case PY_STREAM_SEEK_END: arg += (int32_t)memory->bytes.len; break;
    case PY_STREAM_SEEK_CUR: arg += (int32_t)memory->at; break;
    case PY_STREAM_SEEK: break;
    case PY_STREAM_LEFT: return (int)left(memory);
    case PY_STREAM_CLOSE: stream->ops = NULL; return 0;
    default: return arg; // POLL: always ready
    }
    if (arg < 0) {
        return PY_PORT_INVALID;
    }
    memory->at = (uint32_t)arg;
    return arg;
}

static const py_stream_ops_t memory_ops = {memory_read, memory_write, memory_control};
static const py_type_t type_string, type_bytes;

// StringIO(text="") or BytesIO(data=b""); a number, of bytes that there will be, is of no use here.
static py_val_t memory_new(py_val_t *args, unsigned n) {
    (void)n;
    const char *text;
    size_t len;
    memory_t *memory = py_gc_alloc(sizeof *memory);
    memory->stream.ops = &memory_ops;
    memory->stream.text = args[0] == py_ptr(&type_string);
    memory->stream.type = memory->stream.text ? &type_string : &type_bytes;
    if (args[1] && args[1] != PY_NONE && !py_is_int(args[1])) {
        if (!py_text(args[1], &text, &len)) {
            py_raise(PY_MSG_must_be_bytes, args[1]);
        }
        memory_write(&memory->stream, text, len);
        memory->at = 0;
    }
    return py_ptr(memory);
}

static py_val_t memory_getvalue(py_val_t *args, unsigned n) {
    const memory_t *memory = (const memory_t *)py_stream_self(args[0]);
    if (memory->stream.ops != &memory_ops) {
        py_raise(PY_MSG_wrong_type, &type_bytes, args[0]);
    }
    memory_t copy = *memory;
    py_val_t all[2] = {py_ptr(&copy), PY_UNDEF};
    copy.at = 0;
    return py_stream_read_method(all, n);
}

static const py_entry_t memory_attrs[] = {
    PY_NEW(1, 2, memory_new),
    PY_FN(getvalue, 1, 1, memory_getvalue),
};
#define MEMORY(nm)                                                                                 \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(memory_attrs), .name = PY_N_##nm,                          \
        .ops = &py_stream_type_ops, .base = &py_type_stream                                        \
    }
static const py_type_t type_string = MEMORY(StringIO), type_bytes = MEMORY(BytesIO);

static const py_entry_t attrs[] = {
    PY_OBJECT(BytesIO, &type_bytes),
    PY_OBJECT(IOBase, &py_type_object), // streams in Python need nothing from it
    PY_OBJECT(StringIO, &type_string),
    PY_FN_KW(open, 1, 4, open, py_builtin_open),
};
const py_module_t py_module_io = PY_MODULE(io, attrs);
