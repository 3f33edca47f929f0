// SPDX-License-Identifier: MIT
// core/mod/json.c -- module json: values as text of RFC 8259, written as CPython writes it, and back.
//
// Reading takes a character at a time, so that a file's text is never held whole. What recurses holds little of the
// C stack: its helpers stay functions of their own (PY_COLD).
#include "core/config.h"
#include "core/mod/builtins.h"
#include "core/obj/dict.h"
#include "core/obj/float.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// What may stand behind a backslash, and what it means.
static const char letters[] = "\"\\bfnrt/", meanings[] = "\"\\\b\f\n\r\t/";
enum { WRITTEN = 7, LETTERS = 8 }; // a slash is only read so

static unsigned place_in(const char *list, uint32_t c) {
    unsigned i = 0;
    while (i < LETTERS && (uint8_t)list[i] != c) {
        i++;
    }
    return i;
}

// The constants, by number; the first three are immediate values in this order.
static const char words[] = "null\0false\0true\0NaN\0Infinity";
enum { WORD_NAN = 3, WORDS = 5 };

static const char *word(unsigned i) {
    const char *at = words;
    while (i) {
        i -= !*at++;
    }
    return at;
}

// ---- writing -----------------------------------------------------------------------------------

typedef struct {
    py_out_t *out;
    const py_val_t *separators; // NULL: ", " and ": "
} writer_t;

static void put_unit(py_out_t *out, uint32_t unit) {
    py_out_c(out, "\\u");
    py_format_value(out, py_int((int32_t)unit), "04x", 3);
}

// Whether c stands for itself in a text.
PY_HOT static bool is_plain(int c) {
    return c >= ' ' && c != '"' && c != '\\';
}

static const char *plain_end(const char *at, const char *end) {
    while (at < end && is_plain((uint8_t)*at) && (uint8_t)*at <= '~') {
        at++;
    }
    return at;
}

static void put_text(py_out_t *out, const char *at, size_t len) {
    for (const char *end = at + len;;) {
        const char *from = at;
        at = plain_end(at, end);
        py_out_text(out, from, (size_t)(at - from));
        if (at == end) {
            return;
        }
        uint32_t c = py_utf8_get(&at);
        unsigned i = place_in(meanings, c);
        if (i < WRITTEN) {
            py_out_c(out, "\\");
            py_out_text(out, letters + i, 1);
        } else {
            if (c > 0xFFFF) {
                put_unit(out, 0xD7C0 + (c >> 10));
                c = 0xDC00 | (c & 0x3FF);
            }
            put_unit(out, c);
        }
    }
}

// A str with its quotes; false for anything else.
static bool put_str(py_out_t *out, py_val_t v) {
    py_view_t view;
    if (!py_view(v, &view) || !view.is_str) {
        return false;
    }
    py_out_c(out, "\"");
    put_text(out, view.at, view.len);
    py_out_c(out, "\"");
    return true;
}

// None, a bool or a number; false for anything else.
static bool put_plain(py_out_t *out, py_val_t v) {
    float f;
    bool is_float = py_float_check(v, &f);
    if (v == PY_NONE || py_is_bool(v)) {
        py_out_c(out, word(v >> 4));
    } else if (is_float && py_float_is_special(f)) {
        py_out_text(out, "-", f < 0);
        py_out_c(out, word(f != f ? WORD_NAN : WORD_NAN + 1));
    } else if (is_float || py_int_check(v)) {
        py_out_value(out, v, PY_REPR);
    } else {
        return false;
    }
    return true;
}

PY_HOT static void put_separator(const writer_t *writer, unsigned which) {
    if (writer->separators) {
        py_out_value(writer->out, writer->separators[which], PY_STR);
    } else {
        py_out_text(writer->out, &", : "[which * 2], 2);
    }
}

static void put_key(py_out_t *out, py_val_t key) {
    if (!put_str(out, key)) {
        py_out_c(out, "\"");
        if (!put_plain(out, key)) {
            py_raise(PY_MSG_not_json, key);
        }
        py_out_c(out, "\"");
    }
}

static void put_value(const writer_t *writer, py_val_t v) {
    py_check_stack();
    py_out_t *out = writer->out;
    if (put_str(out, v) || put_plain(out, v)) {
        return;
    }
    py_val_t *items, dict = py_as(v, &py_type_dict), item;
    unsigned n;
    if (!dict && !py_items(v, &items, &n)) {
        py_raise(PY_MSG_not_json, v);
    }
    const char *brackets = dict ? "{}" : "[]";
    py_val_t it = py_iter(dict ? dict : v);
    py_out_text(out, brackets, 1);
    for (n = 0; (item = py_next(it)); n++) {
        if (n) {
            put_separator(writer, 0);
        }
        if (dict) {
            put_key(out, item);
            put_separator(writer, 1);
            item = py_subscr(dict, item, PY_UNDEF);
        }
        put_value(writer, item);
    }
    py_out_text(out, brackets + 1, 1);
}

static py_val_t dump(py_out_t *out, py_val_t *args) {
    writer_t writer = {out, NULL};
    unsigned n;
    if (args[1] && args[1] != PY_NONE) {
        n = py_items_of(args[1], (py_val_t **)&writer.separators);
        if (n != 2) {
            py_raise(PY_MSG_need_items, 2, n);
        }
    }
    put_value(&writer, args[0]);
    return PY_NONE;
}

// dumps(value, separators=None)
static py_val_t json_dumps(py_val_t *args, unsigned n) {
    (void)n;
    py_build_t build;
    py_build_init(&build);
    dump(&build.out, args);
    return py_build_str(&build);
}

// dump(value, stream, separators=None)
static py_val_t json_dump(py_val_t *args, unsigned n) {
    (void)n;
    py_file_out_t file;
    py_out_t *out = py_file_out(&file, args[1]);
    args[1] = args[0];
    return dump(out, args + 1);
}

// ---- reading -----------------------------------------------------------------------------------

typedef struct {
    const char *at, *end; // what is there of the text
    py_val_t read, text;  // a stream's method, PY_UNDEF: none; what it gave last
    uint32_t place;
    int c; // the character at the place, -1: the end
} reader_t;

enum { AT_ONCE = 64 }; // characters read

PY_HOT static void advance(reader_t *r) {
    if (r->at == r->end && r->read) {
        py_val_t count = py_int(AT_ONCE);
        size_t len = 0;
        r->text = py_call(r->read, 1, &count);
        py_text(r->text, &r->at, &len);
        r->end = r->at + len;
    }
    r->c = r->at < r->end ? (uint8_t)*r->at++ : -1;
    r->place++;
}

static _Noreturn void fail(const reader_t *r) {
    py_raise(PY_MSG_json, r->place);
}

PY_HOT static void skip_blanks(reader_t *r) {
    while (py_is_blank((char)r->c)) {
        advance(r);
    }
}

static void expect(reader_t *r, int c) {
    if (r->c != c) {
        fail(r);
    }
    advance(r);
}

// Behind \u: the number of a UTF-16 unit.
static uint32_t get_unit(reader_t *r) {
    uint32_t unit = 0;
    for (unsigned i = 4; i--;) {
        unsigned digit = py_digit_value((char)r->c);
        if (digit >= 16) {
            fail(r);
        }
        unit = unit << 4 | digit;
        advance(r);
    }
    return unit;
}

// Takes the characters that stand for themselves, in a text or of a number.
static void take(reader_t *r, py_build_t *build, bool number) {
    while (number ? (unsigned)(r->c - '-') <= '9' - '-' || r->c == '+' || (r->c | 0x20) == 'e'
                  : is_plain(r->c)) {
        char c = (char)r->c;
        py_build_write(build, &c, 1);
        advance(r);
    }
}

PY_COLD static py_val_t get_str(reader_t *r) {
    py_build_t build;
    uint32_t before = 0;
    py_build_init(&build);
    advance(r);
    for (;;) {
        size_t len = build.len;
        take(r, &build, false);
        if (r->c != '\\') {
            break;
        }
        advance(r);
        char bytes[4];
        uint32_t c = (uint32_t)r->c;
        unsigned i = place_in(letters, c);
        if (i == LETTERS && c != 'u') {
            fail(r);
        }
        advance(r);
        c = i < LETTERS ? (uint8_t)meanings[i] : get_unit(r);
        if (c >> 10 == 0xDC00 >> 10 && before >> 10 == 0xD800 >> 10 &&
            build.len == len) { // a pair is one character
            c += (before << 10) - (0xD800 << 10) - 0xDC00 + 0x10000;
            build.len -= 3;
        }
        py_build_write(&build, bytes, py_utf8_put(bytes, c));
        before = c;
    }
    expect(r, '"');
    return py_build_checked(&build);
}

PY_COLD static py_val_t get_number(reader_t *r) {
    py_build_t build;
    size_t len;
    py_build_init(&build);
    take(r, &build, true);
    const char *text = py_str_text(py_build_str(&build), &len);
    py_val_t v = py_number_parse(text, len);
    if (!v) {
        fail(r);
    }
    return v;
}

static py_val_t get_word(reader_t *r) {
    for (unsigned i = 0; i < WORDS; i++) {
        const char *from = word(i), *at = from;
        if (r->c == *at) {
            while (*at) {
                expect(r, *at++);
            }
            return i < WORD_NAN ? PY_IMM(i) : py_float_parse(from, (size_t)(at - from));
        }
    }
    fail(r);
}

static py_val_t get_value(reader_t *r);

// The members behind an opening bracket, into the list or dict.
static void get_members(reader_t *r, py_val_t v, int close) {
    do {
        advance(r);
        skip_blanks(r);
        if (r->c == close && !py_len(v)) {
            break;
        }
        py_val_t key = PY_UNDEF;
        if (close == '}') {
            if (r->c != '"') {
                fail(r);
            }
            key = get_value(r);
            expect(r, ':');
        }
        py_val_t item = get_value(r);
        if (key) {
            py_dict_set(v, key, item);
        } else {
            py_list_append(v, item);
        }
    } while (r->c == ',');
    expect(r, close);
}

// A value and the blanks around it.
static py_val_t get_value(reader_t *r) {
    py_val_t v;
    py_check_stack();
    skip_blanks(r);
    if (r->c == '"') {
        v = get_str(r);
    } else if (r->c == '[') {
        get_members(r, v = py_list_new(0, NULL), ']');
    } else if (r->c == '{') {
        get_members(r, v = py_dict_new(), '}');
    } else if (r->c == '-' || py_digit_value((char)r->c) < 10) {
        v = get_number(r);
    } else {
        v = get_word(r);
    }
    skip_blanks(r);
    return v;
}

// All of the text is one value.
static py_val_t load(py_val_t read, const char *text, size_t len) {
    reader_t reader = {.at = text, .end = text + len, .read = read};
    advance(&reader);
    py_val_t v = get_value(&reader);
    expect(&reader, -1);
    return v;
}

static py_val_t json_loads(py_val_t *args, unsigned n) {
    (void)n;
    const char *text;
    size_t len;
    if (!py_text(args[0], &text, &len)) {
        py_raise(PY_MSG_must_be_str, args[0]);
    }
    return load(PY_UNDEF, text, len);
}

static py_val_t json_load(py_val_t *args, unsigned n) {
    (void)n;
    return load(py_attr_get(args[0], PY_N_read), NULL, 0);
}

static const py_entry_t attrs[] = {
    PY_FN_KW(dump, 2, 3, separators_dump, json_dump),
    PY_FN_KW(dumps, 1, 2, separators, json_dumps),
    PY_FN(load, 1, 1, json_load),
    PY_FN(loads, 1, 1, json_loads),
};
const py_module_t py_module_json = PY_MODULE(json, attrs);
