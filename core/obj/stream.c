// SPDX-License-Identifier: MIT
// core/obj/stream.c -- the methods that all streams share; see stream.h.
#include "core/config.h"
#include "core/obj/stream.h"

#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static py_stream_t *any_of(py_val_t v) {
    const py_type_t *type = py_type_of(v);
    if (type->flags & PY_TYPE_HEAP || py_type_base(type) != &py_type_stream) {
        py_raise(PY_MSG_wrong_type, &py_type_stream, v);
    }
    return py_obj(v);
}

py_stream_t *py_stream_self(py_val_t v) {
    py_stream_t *stream = any_of(v);
    if (!stream->ops) {
        py_raise(PY_MSG_closed_file);
    }
    return stream;
}

static int check(int result) {
    if (result < 0) {
        py_raise_os(-result);
    }
    return result;
}

static int control(py_val_t v, unsigned request, int32_t arg) {
    py_stream_t *stream = py_stream_self(v);
    return check(stream->ops->control(stream, request, arg));
}

// ---- reading -----------------------------------------------------------------------------------

// Reads until len bytes are there or the end or the time has come; -1: nothing came in time.
static int read_bytes(py_stream_t *stream, char *to, size_t len) {
    size_t n = 0;
    while (n < len) {
        int got = stream->ops->read(stream, to + n, len - n);
        if (got == PY_PORT_AGAIN) {
            return n ? (int)n : -1;
        }
        if (check(got) == 0) {
            break;
        }
        n += (size_t)got;
    }
    return (int)n;
}

enum { PIECE = 32 };

typedef struct reading {
    py_stream_t *stream;
    py_build_t build;
    bool late; // nothing came in time
} reading_t;

// len more bytes; fewer at the end.
PY_HOT static unsigned take(reading_t *r, size_t len) {
    int n = read_bytes(r->stream, py_build_room(&r->build, len), len);
    if (n < 0) {
        r->late = true;
        return 0;
    }
    r->build.len += (uint32_t)n;
    return (unsigned)n;
}

// One character of a text, one byte otherwise: the first byte of it; -1 at the end.
static int take_item(reading_t *r) {
    if (!take(r, 1)) {
        return -1;
    }
    char c = ((py_str_t *)(void *)r->build.block)->text[r->build.len - 1];
    if (r->stream->text) {
        unsigned more = py_utf8_size(c) - 1;
        if (more) {
            take(r, more);
        }
    }
    return (uint8_t)c;
}

static py_val_t finish(reading_t *r) {
    if (r->late && r->build.len == 0) {
        return PY_NONE;
    }
    return (r->stream->text ? py_build_checked : py_build_bytes)(&r->build);
}

// An optional count: absent, None or negative is as many as there are.
static uint32_t count_of(py_val_t v) {
    return v == PY_UNDEF || v == PY_NONE ? UINT32_MAX : (uint32_t)py_to_int(v);
}

// len, or an optional smaller count.
static size_t limited(size_t len, py_val_t v) {
    uint32_t count = count_of(v);
    return count < len ? count : len;
}

static void start(reading_t *r, py_val_t v) {
    r->stream = py_stream_self(v);
    r->late = false;
    py_build_init(&r->build);
}

// read([n]): n bytes, or characters of a text.
py_val_t py_stream_read_method(py_val_t *args, unsigned n) {
    (void)n;
    reading_t r;
    start(&r, args[0]);
    uint32_t count = count_of(args[1]);
    if (r.stream->text && count < INT32_MAX) {
        while (count-- && take_item(&r) >= 0) {
        }
        return finish(&r);
    }
    while (count) { // by what is known to be there, so that memory is taken once
        uint32_t left = (uint32_t)control(args[0], PY_STREAM_LEFT, 0);
        left += !left; // the end is told by reading
        unsigned got = take(&r, left < count ? left : count);
        if (!got) {
            break;
        }
        count -= got;
    }
    return finish(&r);
}

// What can go back, a file, is read in pieces and goes back to the line's end: a byte at a time is slow.
PY_HOT static py_val_t read_line(py_val_t stream, uint32_t limit) {
    reading_t r;
    uint32_t seen = 0;
    start(&r, stream);
    bool back = limit == UINT32_MAX && r.stream->ops->control(r.stream, PY_STREAM_SEEK_CUR, 0) >= 0;
    while (limit-- && (back ? take(&r, PIECE) != 0 : take_item(&r) >= 0)) {
        const char *text = ((py_str_t *)(void *)r.build.block)->text;
        while (limit && seen < r.build.len) {
            if (text[seen++] == '\n') {
                limit = 0;
            }
        }
    }
    if (back) {
        control(stream, PY_STREAM_SEEK_CUR, (int32_t)(seen - r.build.len));
        r.build.len = seen;
    }
    return finish(&r);
}

static py_val_t stream_readline(py_val_t *args, unsigned n) {
    (void)n;
    return read_line(args[0], count_of(args[1]));
}

static py_val_t stream_readlines(py_val_t *args, unsigned n) {
    (void)n;
    return py_list_from(args[0]);
}

// readinto(buffer[, n])
static py_val_t stream_readinto(py_val_t *args, unsigned n) {
    py_stream_t *stream = py_stream_self(args[0]);
    size_t len;
    char *to = py_buffer(args[1], &len);
    int got = read_bytes(stream, to, limited(len, args[2]));
    (void)n;
    return got < 0 ? PY_NONE : py_int(got);
}

// ---- the rest ----------------------------------------------------------------------------------

// write(data[, n]): all of it or the first n bytes. How many bytes, of a whole str how many characters.
static py_val_t stream_write(py_val_t *args, unsigned n) {
    (void)n;
    py_stream_t *stream = py_stream_self(args[0]);
    const char *text;
    size_t len;
    if (!py_text(args[1], &text, &len)) {
        py_raise(PY_MSG_must_be_bytes, args[1]);
    }
    len = limited(len, args[2]);
    for (size_t done = 0; done < len;) {
        done += (size_t)check(stream->ops->write(stream, text + done, len - done));
    }
    return py_int((int32_t)(stream->text ? py_utf8_len(text, len) : len));
}

static py_val_t stream_seek(py_val_t *args, unsigned n) {
    (void)n;
    unsigned whence = args[2] == PY_UNDEF ? 0 : (unsigned)py_to_int(args[2]);
    if (whence > PY_STREAM_SEEK_END) {
        py_raise_os(-PY_PORT_INVALID);
    }
    return py_int(control(args[0], PY_STREAM_SEEK + whence, py_to_int(args[1])));
}

static py_val_t stream_tell(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(control(args[0], PY_STREAM_SEEK_CUR, 0));
}

static py_val_t stream_flush(py_val_t *args, unsigned n) {
    (void)n;
    control(args[0], PY_STREAM_FLUSH, 0);
    return PY_NONE;
}

static py_val_t stream_close(py_val_t *args, unsigned n) {
    (void)n;
    if (any_of(args[0])->ops) {
        control(args[0], PY_STREAM_CLOSE, 0);
    }
    return PY_NONE;
}

// ioctl(request, argument): as MicroPython numbers requests, of which programs use one, POLL.
static py_val_t stream_ioctl(py_val_t *args, unsigned n) {
    (void)n;
    if (args[1] != py_int(3)) {
        py_raise_os(-PY_PORT_INVALID);
    }
    return py_int(control(args[0], PY_STREAM_POLL, py_to_int(args[2])));
}

static py_val_t identity(py_val_t v) {
    return py_ptr(py_stream_self(v));
}

static py_val_t next(py_val_t v) {
    py_check_stack();
    py_val_t line = read_line(v, UINT32_MAX);
    return line == PY_NONE || py_len(line) == 0 ? PY_UNDEF : line;
}

static py_val_t stream_enter(py_val_t *args, unsigned n) {
    (void)n;
    return identity(args[0]);
}

static const py_entry_t attrs[] = {
    PY_FN(__enter__, 1, 1, stream_enter),     PY_FN(__exit__, 1, 4, stream_close),
    PY_FN(close, 1, 1, stream_close),         PY_FN(flush, 1, 1, stream_flush),
    PY_FN(ioctl, 3, 3, stream_ioctl),         PY_FN(read, 1, 2, py_stream_read_method),
    PY_FN(readinto, 2, 3, stream_readinto),   PY_FN(readline, 1, 2, stream_readline),
    PY_FN(readlines, 1, 1, stream_readlines), PY_FN(seek, 2, 3, stream_seek),
    PY_FN(tell, 1, 1, stream_tell),           PY_FN(write, 2, 3, stream_write),
};

const py_ops_t py_stream_type_ops = {.print = py_object_print, .iter = identity, .next = next};
const py_type_t py_type_stream = PY_TYPE(stream, attrs, &py_object_ops);
