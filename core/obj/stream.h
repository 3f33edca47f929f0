// SPDX-License-Identifier: MIT
// core/obj/stream.h -- one protocol for all that bytes flow through: files, the console, UARTs.
//
// An object whose type has py_type_stream as its base and that starts with py_stream_t has all of
// read, readline, readinto, readlines, write, flush, close, seek, tell, iteration and `with`; what it
// brings itself are three functions over bytes. A type in Python needs none of this: print(), import
// and the like call its methods by name.
#ifndef CORE_OBJ_STREAM_H
#define CORE_OBJ_STREAM_H

#include "core/obj/type.h"

typedef struct py_stream {
    const py_type_t *type;
    const struct py_stream_ops *ops; // NULL: closed
    uint32_t text;                   // not 0: reads str; else bytes
} py_stream_t;

enum py_stream_request {
    PY_STREAM_SEEK,     // arg is the new place; returns it
    PY_STREAM_SEEK_CUR, // the same, from the current place
    PY_STREAM_SEEK_END, // from the end
    PY_STREAM_FLUSH,
    PY_STREAM_CLOSE, // sets ops to NULL
    PY_STREAM_LEFT,  // a guess of how many bytes are left to read, > 0 while there are any
    PY_STREAM_POLL,  // arg: 1 readable?, 4 writable?; returns those that are
};

// All return a negative number from core/port.h's enum py_port_error when they fail.
typedef struct py_stream_ops {
    // Up to len bytes, fewer when no more are there: the others are asked for again. 0: the end.
    // PY_PORT_AGAIN: none came in time; what has been read so far is then the result, None if nothing.
    int (*read)(py_stream_t *stream, char *to, size_t len);
    int (*write)(py_stream_t *stream, const char *from, size_t len); // how many were taken
    int (*control)(py_stream_t *stream, unsigned request, int32_t arg);
} py_stream_ops_t;

extern const py_type_t py_type_stream; // abstract: the base
extern const py_ops_t py_stream_type_ops;

// The stream that v is, which must be open. Raises TypeError, ValueError.
py_stream_t *py_stream_self(py_val_t v);
py_val_t py_stream_read_method(py_val_t *args, unsigned n); // read([n])

#endif
