// SPDX-License-Identifier: MIT
// core/mod/framebuf.c -- module framebuf: pictures in a buffer of the program's, in seven formats.
//
// All drawing is rectangles and single pixels, all copying (scroll and blit) one walk over pixels; one function knows
// where a pixel lies, for all formats. A method turns its arguments into C ints in their places first: after that no
// Python runs, so that the buffer stays where it is.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/mod/font.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

typedef struct {
    const py_type_t *type;
    py_val_t buffer;
    uint8_t *at;    // the buffer's bytes: looked up by each method
    uint32_t size;  // how many there must be
    int32_t colour; // to draw with; when copying, the one that is left out
    uint16_t w, h, stride;
    uint8_t shape; // below
} frame_t;

static const py_type_t type_frame;

// The order is that of MicroPython's constants. Low digit: bits of a pixel are 2 to the power of it. High digit: VERTICAL
// (eight pixels of a byte lie below each other) or what turns a pixel's place in its byte around.
enum { MONO_VLSB, RGB565, GS4_HMSB, MONO_HLSB, MONO_HMSB, GS2_HMSB, GS8, FORMATS };
static const uint8_t shapes[FORMATS] = {0x80, 0x04, 0x42, 0x70, 0x00, 0x01, 0x03};
enum {
    VERTICAL = 8,
    MOST = 0x1FFF
}; // MOST: as a mask for sizes, so that a bit's number fits 32 bits

// ---- pixels ------------------------------------------------------------------------------------

// The pixel's colour, -1 outside of the picture. A colour that is not negative replaces it.
PY_HOT static int32_t access(const frame_t *f, uint32_t x, uint32_t y, int32_t colour) {
    unsigned log = f->shape & 7, flip = f->shape >> 4;
    uint32_t bit = (y * f->stride + x) << log;
    if (x >= f->w || y >= f->h) {
        return -1;
    }
    if (flip == VERTICAL) {
        bit = ((y >> 3) * f->stride + x) * 8 + (y & 7);
        flip = 0;
    }
    uint8_t *at = f->at + (bit >> 3);
    unsigned shift = (bit & 7) ^ flip, mask = (1u << (1u << log)) - 1, was = *at;
    if (log == 4) {
        was |= (unsigned)at[1] << 8;
    }
    was = was >> shift & mask;
    if (colour >= 0) {
        unsigned now = log ? (unsigned)colour : colour != 0;
        now = ((now ^ was) & mask) << shift;
        *at ^= (uint8_t)now;
        if (log == 4) {
            at[1] ^= (uint8_t)(now >> 8);
        }
    }
    return (int32_t)was;
}

PY_HOT static void draw(const frame_t *f, int32_t x, int32_t y, int32_t w, int32_t h) {
    int32_t right = x + w, bottom = y + h, left = x < 0 ? 0 : x;
    right = right < f->w ? right : f->w;
    bottom = bottom < f->h ? bottom : f->h;
    for (y = y < 0 ? 0 : y; y < bottom; y++) {
        for (x = left; x < right; x++) {
            access(f, (uint32_t)x, (uint32_t)y, f->colour);
        }
    }
}

// Copies a picture to (x, y), by way of the palette if there is one. From the far end when that is where it goes: it
// may be the same picture.
PY_HOT static void copy(const frame_t *to, const frame_t *from, const frame_t *palette, int32_t x,
                        int32_t y) {
    for (int32_t i = 0; i < from->h; i++) {
        int32_t row = y > 0 ? from->h - 1 - i : i;
        for (int32_t j = 0; j < from->w; j++) {
            int32_t column = x > 0 ? from->w - 1 - j : j,
                    colour = access(from, (uint32_t)column, (uint32_t)row, -1);
            if (palette) {
                colour = access(palette, (uint32_t)colour, 0, -1);
            }
            if (colour != to->colour) {
                access(to, (uint32_t)(column + x), (uint32_t)(row + y), colour);
            }
        }
    }
}

// ---- arguments ---------------------------------------------------------------------------------

// Turns arguments into C ints in their places: absent ones are 0; far outside of any picture is near enough.
static void numbers(py_val_t *args, unsigned first, unsigned last) {
    for (; first <= last; first++) {
        if (args[first]) {
            int32_t i = py_to_int(args[first]);
            args[first] = (py_val_t)(i < -0x8000 ? -0x8000 : i > 0xFFFF ? 0xFFFF : i);
        }
    }
}

static frame_t *frame_of(py_val_t v) {
    frame_t *f = py_self(v, &type_frame);
    size_t len;
    f->at = (uint8_t *)py_buffer(f->buffer, &len);
    if (len < f->size) {
        py_raise(PY_MSG_need_bytes, f->size);
    }
    return f;
}

// Of a method with numbers from first on, the last of them a colour.
static frame_t *begin(py_val_t *args, unsigned first, unsigned last) {
    numbers(args, first, last);
    frame_t *f = frame_of(args[0]);
    f->colour = args[last] & 0xFFFF;
    return f;
}

// For methods of any number of arguments, as the table's entries go: those that are absent come to be so.
static void pad(py_val_t *args, unsigned n, unsigned min, unsigned max) {
    if (n - min > max - min) {
        py_raise(PY_MSG_too_many, PY_N_FrameBuffer, max, n);
    }
    while (n < max) {
        args[n++] = PY_UNDEF;
    }
}

// ---- making ------------------------------------------------------------------------------------

// __init__(buffer, width, height, format, stride=width)
static py_val_t frame_init(py_val_t *args, unsigned n) {
    pad(args, n, 5, 6);
    if (!args[5]) {
        args[5] = args[2];
    }
    numbers(args, 2, 5);
    frame_t *f = py_self(args[0], &type_frame);
    uint32_t w = args[2], h = args[3], format = args[4], stride = args[5];
    if (((w - 1) | (h - 1) | (stride - w)) > MOST || format >= FORMATS) {
        py_raise(PY_MSG_picture);
    }
    f->buffer = args[1];
    f->w = (uint16_t)w;
    f->h = (uint16_t)h;
    f->shape = shapes[format];
    h--;
    if (format == MONO_VLSB) {
        f->size = (h >> 3) * stride + w;
    } else { // rows begin with a byte
        unsigned log = f->shape & 7, more = 7u >> log;
        stride = (stride + more) & ~more;
        f->size = (((h * stride + w) << log) + 7) >> 3;
    }
    f->stride = (uint16_t)stride;
    frame_of(args[0]);
    return PY_NONE;
}

static py_val_t frame_new(py_val_t *args, unsigned n) {
    frame_t *f = py_gc_alloc(sizeof *f);
    f->type = &type_frame;
    if (n > 1) { // a subclass calls __init__ itself
        args[0] = py_ptr(f);
        frame_init(args, n);
    }
    return py_ptr(f);
}

// ---- drawing -----------------------------------------------------------------------------------

static const uint8_t repeated[] = {0xFF, 0x55, 0x11, 1}; // what repeats a pixel all over its byte

// By bytes where that is the same, for speed.
static py_val_t frame_fill(py_val_t *args, unsigned n) {
    frame_t *f = begin(args, 1, 1);
    n = f->shape & 7;
    if (n < sizeof repeated && f->stride == f->w) {
        access(f, 0, 0, f->colour);
        memset(f->at, access(f, 0, 0, -1) * repeated[n], f->size);
    } else {
        draw(f, 0, 0, f->w, f->h);
    }
    return PY_NONE;
}

// pixel(x, y[, colour])
static py_val_t frame_pixel(py_val_t *args, unsigned n) {
    (void)n;
    bool set = args[3] != PY_UNDEF;
    frame_t *f = begin(args, 1, 3);
    int32_t colour = access(f, args[1], args[2], set ? f->colour : -1);
    return set || colour < 0 ? PY_NONE : py_int(colour);
}

static py_val_t frame_hline(py_val_t *args, unsigned n) {
    (void)n;
    frame_t *f = begin(args, 1, 4);
    draw(f, (int32_t)args[1], (int32_t)args[2], (int32_t)args[3], 1);
    return PY_NONE;
}

static py_val_t frame_vline(py_val_t *args, unsigned n) {
    (void)n;
    frame_t *f = begin(args, 1, 4);
    draw(f, (int32_t)args[1], (int32_t)args[2], 1, (int32_t)args[3]);
    return PY_NONE;
}

static py_val_t frame_fill_rect(py_val_t *args, unsigned n) {
    (void)n;
    frame_t *f = begin(args, 1, 5);
    draw(f, (int32_t)args[1], (int32_t)args[2], (int32_t)args[3], (int32_t)args[4]);
    return PY_NONE;
}

// rect(x, y, w, h, colour, fill=False)
static py_val_t frame_rect(py_val_t *args, unsigned n) {
    pad(args, n, 6, 7);
    bool fill = args[6] && py_truth(args[6]);
    frame_t *f = begin(args, 1, 5);
    int32_t x = (int32_t)args[1], y = (int32_t)args[2], w = (int32_t)args[3], h = (int32_t)args[4];
    if (fill) {
        draw(f, x, y, w, h);
    } else {
        draw(f, x, y, w, 1);
        draw(f, x, y + h - 1, w, 1);
        draw(f, x, y, 1, h);
        draw(f, x + w - 1, y, 1, h);
    }
    return PY_NONE;
}

// Bresenham's.
static void line(const frame_t *f, int32_t x, int32_t y, int32_t to_x, int32_t to_y) {
    int32_t step_x = x < to_x ? 1 : -1, step_y = y < to_y ? 1 : -1;
    int32_t dx = (to_x - x) * step_x, dy = (y - to_y) * step_y, error = dx + dy;
    for (;;) {
        access(f, (uint32_t)x, (uint32_t)y, f->colour);
        int32_t twice = error * 2;
        if (twice >= dy) {
            if (x == to_x) {
                return;
            }
            error += dy;
            x += step_x;
        }
        if (twice <= dx) {
            if (y == to_y) {
                return;
            }
            error += dx;
            y += step_y;
        }
    }
}

static py_val_t frame_line(py_val_t *args, unsigned n) {
    (void)n;
    frame_t *f = begin(args, 1, 5);
    line(f, (int32_t)args[1], (int32_t)args[2], (int32_t)args[3], (int32_t)args[4]);
    return PY_NONE;
}

#ifdef PY_WITH_ellipse // lib/sources.mk
// ellipse(x, y, xr, yr, colour, fill=False, quadrants=15)
static py_val_t frame_ellipse(py_val_t *args, unsigned n) {
    pad(args, n, 6, 8);
    bool fill = args[6] && py_truth(args[6]);
    if (!args[7]) {
        args[7] = py_int(15);
    }
    numbers(args, 7, 7);
    frame_t *f = begin(args, 1, 5);
    uint32_t a = args[3], b = args[4];
    if ((a | b) > 255) { // the square of their product and a bit, which rounds, fit 32 bits
        py_raise(PY_MSG_bad_value, a | b);
    }
    uint32_t x = 0, first = 0;
    for (uint32_t y = b; (int32_t)y >= 0; y--) {
        while (x < a && (x + 1) * (x + 1) * b * b <= (b * b + b - y * y) * a * a) {
            x++;
        }
        if (fill) {
            first = 0;
        } else if (first > x) {
            first = x;
        }
        for (n = 0; n < 4; n++) { // quadrants: from the upper right one on, counter-clockwise
            if (args[7] >> n & 1) {
                draw(f, (int32_t)(args[1] + ((n + 1) & 2 ? -x : first)),
                     (int32_t)(args[2] + (n & 2 ? y : -y)), (int32_t)(x - first + 1), 1);
            }
        }
        first = x + 1;
    }
    return PY_NONE;
}
#endif

// Called from one place, it must be told to stay a function, or it is not hot.
PY_HOT __attribute__((noinline)) static void glyph(const frame_t *f, unsigned c, uint32_t x,
                                                   uint32_t y) {
    unsigned bit = (c < PY_FONT_CHARS ? c : '?' - PY_FONT_FIRST) * PY_FONT_BITS;
    for (unsigned i = 0; i < PY_FONT_BITS; i++, bit++) {
        if (py_font[bit >> 3] >> (bit & 7) & 1) {
            access(f, x + 1 + i / PY_FONT_ROWS, y + i % PY_FONT_ROWS, f->colour);
        }
    }
}

// text(text, x, y, colour=1): cells of 8 x 8; what the font has not is a question mark.
static py_val_t frame_text(py_val_t *args, unsigned n) {
    size_t len;
    pad(args, n, 4, 5);
    if (!args[4]) {
        args[4] = py_int(1);
    }
    frame_t *f = begin(args, 2, 4);
    const char *text = py_str_text(args[1], &len);
    for (; len--; args[2] += 8) {
        glyph(f, (uint8_t)*text++ - (unsigned)PY_FONT_FIRST, args[2], args[3]);
    }
    return PY_NONE;
}

// ---- copying -----------------------------------------------------------------------------------

// Another picture: a FrameBuffer, or a tuple of what makes one.
static py_val_t other(py_val_t v) {
    py_val_t *items;
    unsigned n;
    return py_items(v, &items, &n) ? py_call(py_ptr(&type_frame), n, items) : v;
}

static py_val_t frame_scroll(py_val_t *args, unsigned n) {
    (void)n;
    frame_t *f = begin(args, 1, 2);
    f->colour = -1;
    copy(f, f, NULL, (int32_t)args[1], (int32_t)args[2]);
    return PY_NONE;
}

// blit(picture, x, y, key=-1, palette=None)
static py_val_t frame_blit(py_val_t *args, unsigned n) {
    pad(args, n, 4, 6);
    if (!args[4]) {
        args[4] = py_int(-1);
    }
    numbers(args, 2, 4);
    frame_t *from = frame_of(args[1] = other(args[1])), *palette = NULL;
    if (args[5] && args[5] != PY_NONE) {
        palette = frame_of(args[5] = other(args[5]));
    }
    frame_t *f = frame_of(args[0]);
    f->colour = (int32_t)args[4];
    copy(f, from, palette, (int32_t)args[2], (int32_t)args[3]);
    return PY_NONE;
}

// ---- the tables --------------------------------------------------------------------------------

static const py_entry_t frame_attrs[] = {
    PY_FN(__init__, 1, PY_ANY, frame_init),
    PY_NEW(1, PY_ANY, frame_new),
    PY_FN(blit, 1, PY_ANY, frame_blit),
#ifdef PY_WITH_ellipse
    PY_FN(ellipse, 1, PY_ANY, frame_ellipse),
#endif
    PY_FN(fill, 2, 2, frame_fill),
    PY_FN(fill_rect, 6, 6, frame_fill_rect),
    PY_FN(hline, 5, 5, frame_hline),
    PY_FN(line, 6, 6, frame_line),
    PY_FN(pixel, 3, 4, frame_pixel),
    PY_FN(rect, 1, PY_ANY, frame_rect),
    PY_FN(scroll, 3, 3, frame_scroll),
    PY_FN(text, 1, PY_ANY, frame_text),
    PY_FN(vline, 5, 5, frame_vline),
};
static const py_type_t type_frame = PY_TYPE(FrameBuffer, frame_attrs, &py_object_ops);

static const py_entry_t attrs[] = {
    PY_OBJECT(FrameBuffer, &type_frame), PY_INT_CONST(GS2_HMSB, GS2_HMSB),
    PY_INT_CONST(GS4_HMSB, GS4_HMSB),    PY_INT_CONST(GS8, GS8),
    PY_INT_CONST(MONO_HLSB, MONO_HLSB),  PY_INT_CONST(MONO_HMSB, MONO_HMSB),
    PY_INT_CONST(MONO_VLSB, MONO_VLSB),  PY_INT_CONST(RGB565, RGB565),
};
const py_module_t py_module_framebuf = PY_MODULE(framebuf, attrs);
