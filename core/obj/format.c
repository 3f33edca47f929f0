// SPDX-License-Identifier: MIT
// core/obj/format.c -- the one formatter: format(), f-strings, str.format() and % all end here.
//
// A specification is a struct; the mini-language and % are two ways to fill it. A number is a row of digits
// with a place for the point: the digits shown may begin before the row (zeros to fill the width) and end
// behind it (zeros of the precision), so that int and float, grouped or not, are one routine.
#include "core/config.h"
#include "core/obj/format.h"

#include <stddef.h>
#include <string.h>

#include "core/mem/names.h"
#include "core/obj/big.h"
#include "core/obj/dict.h"
#include "core/obj/float.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

typedef struct layout { // bytes first: their loads and stores are short then
    // as specified
    uint8_t fill_len;
    char align; // < > = ^, 0: as the type has it
    char sign;  // + space, 0: only minus
    char group; // , _ or 0
    char type;  // 0: as the value has it
    bool alternate;
    // of a number
    bool dot; // it has a decimal point
    uint8_t group_size;
    uint8_t head_len, tail_len;
    char head[3], tail[4]; // sign and prefix; exponent or %
    py_out_t *out;
    const char *fill; // one character
    int32_t width;
    int32_t precision; // -1: none
    // of a row of n digits those from..to are shown; outside the row they are zeros
    const char *digits;
    int32_t n, from, point, to; // point: the first digit behind the decimal point
} layout_t;

enum { CASE = 'a' - 'A' };

_Noreturn static void invalid(void) {
    py_raise(PY_MSG_bad_spec);
}

PY_HOT static bool is_one_of(char c, const char *set) {
    while (*set && *set != c) {
        set++;
    }
    return *set != 0;
}

// Raises when the type is none of those that the value has.
PY_HOT static void check_type(const layout_t *l, const char *types, py_val_t v) {
    if (l->type && !is_one_of(l->type, types)) {
        py_raise(PY_MSG_unknown_format, l->type, v);
    }
}

// ---- layout ------------------------------------------------------------------------------------

PY_HOT static void put_fill(layout_t *l, int32_t times) {
    for (; times > 0; times--) {
        l->out->write(l->out, l->fill, l->fill_len);
    }
}

// Fill before something of so many characters; *after becomes what is left for behind.
static int32_t fill_before(const layout_t *l, char align, int32_t len, int32_t *after) {
    int32_t room = l->width > len ? l->width - len : 0;
    int32_t before = align == '<' ? 0 : align == '^' ? room / 2 : room;
    *after = room - before;
    return before;
}

PY_HOT static void put_text(layout_t *l, const char *text, size_t len) {
    size_t items = py_utf8_len(text, len);
    if (items > (size_t)l->precision) { // -1 is more than any text has
        items = (size_t)l->precision;
        len = (size_t)(py_utf8_at(text, items) - text);
    }
    int32_t after;
    char align = l->align == 0 || l->align == '=' ? '<' : l->align;
    put_fill(l, fill_before(l, align, (int32_t)items, &after));
    py_out_text(l->out, text, len);
    put_fill(l, after);
}

PY_HOT static int32_t number_len(const layout_t *l) {
    int32_t whole = l->point - l->from;
    return l->head_len + whole + (l->group ? (whole - 1) / l->group_size : 0) + l->dot +
           (l->to - l->point) + l->tail_len;
}

PY_HOT static void put_number(layout_t *l, bool negative) {
    char sign = negative ? '-' : l->sign;
    int32_t before = 0, inside = 0, after = 0;
    l->head_len += sign != 0;
    if (l->align != '=') {
        before = fill_before(l, l->align, number_len(l), &after);
    } else if (*l->fill == '0') {
        while (number_len(l) < l->width) {
            l->from--; // these zeros are digits: they are grouped too
        }
    } else {
        inside = fill_before(l, '>', number_len(l), &after);
    }
    put_fill(l, before);
    py_out_text(l->out, &sign, sign != 0);
    py_out_text(l->out, l->head, (size_t)(l->head_len - (sign != 0)));
    put_fill(l, inside);
    for (int32_t i = l->from; i < l->to;) {
        int32_t next = i == 0 ? l->n : i; // the digits in one go, or one by one
        if (next <= i || l->group || next > l->point || next > l->to) {
            next = i + 1;
        }
        py_out_text(l->out, i >= 0 && i < l->n ? l->digits + i : "0", (size_t)(next - i));
        i = next;
        if (i < l->point && l->group && (l->point - i) % l->group_size == 0) {
            py_out_text(l->out, &l->group, 1);
        } else if (i == l->point) {
            py_out_text(l->out, ".", l->dot);
        }
    }
    py_out_text(l->out, l->tail, l->tail_len);
    put_fill(l, after);
}

// ---- values ------------------------------------------------------------------------------------

PY_HOT static void put_float(layout_t *l, float f) {
    py_check_stack();
    py_decimal_t decimal;
    char type = l->type | CASE; // CASE itself when there is none: as repr(), or nearly as g
    char letter = type == l->type || type == CASE ? 'e' : 'E';
    bool general = type == CASE || type == 'g' || type == 'n';
    int32_t precision = l->precision;
    if (type == CASE && precision < 0) {
        precision = 17;
        py_decimal_shortest(f, &decimal);
    } else {
        precision = precision < 0 ? 6 : precision;
        py_decimal(f, &decimal);
    }
    l->digits = decimal.digits;
    l->group_size = 3;
    if (decimal.special) {
        l->group_size = 255;
        l->point = l->to = 3;
        for (int i = 0; i < 3; i++) {
            decimal.digits[i] -= 'e' - letter;
        }
    } else {
        if (type == '%' && decimal.n) {
            decimal.point += 2;
        }
        int32_t keep = precision + (general ? !precision : type == 'e' ? 1 : decimal.point);
        py_decimal_round(&decimal, keep);
        int32_t power = decimal.point - 1;
        bool scientific =
            type == 'e' || (general && (power < -4 || power >= keep - (type == CASE)));
        l->point = scientific ? 1 : decimal.point;
        l->from = l->point < 1 ? l->point - 1 : 0;
        if (general) {
            int32_t least = l->alternate ? keep - l->point : type == CASE && !scientific;
            precision = decimal.n - l->point > least ? decimal.n - l->point : least;
        }
        l->to = l->point + precision;
        l->dot = precision > 0 || l->alternate;
        if (scientific) {
            uint32_t size = (uint32_t)(power < 0 ? -power : power);
            l->tail[0] = letter;
            l->tail[1] = power < 0 ? '-' : '+';
            l->tail[2] = (char)('0' + size / 10);
            l->tail[3] = (char)('0' + size % 10);
            l->tail_len = 4;
        }
    }
    if (type == '%') {
        l->tail[0] = type;
        l->tail_len = 1;
    }
    l->n = decimal.n;
    put_number(l, decimal.negative);
}

PY_HOT static void put_whole(layout_t *l, py_val_t v) {
    char buffer[PY_INT_BUFFER], type = l->type;
    unsigned base = type == 'b' ? 2 : type == 'o' ? 8 : (type | CASE) == 'x' ? 16 : 10;
    if (type == 'c') {
        uint32_t c = (uint32_t)py_to_int(v);
        if (c > 0x10FFFF) {
            py_raise(PY_MSG_chr_range);
        }
        put_text(l, buffer, py_utf8_put(buffer, c));
        return;
    }
    check_type(l, "bdnoxX", v);
    py_mag_t mag;
    size_t len;
    py_mag(v, &mag);
    char *digits = py_int_text(&mag, base, buffer, &len);
    for (size_t i = 0; type == 'X' && i < len; i++) {
        digits[i] -= digits[i] > '9' ? CASE : 0;
    }
    if (l->alternate && base != 10) {
        l->head[0] = '0';
        l->head[1] = type;
        l->head_len = 2;
    }
    l->digits = digits;
    l->n = l->point = l->to = (int32_t)len;
    l->group_size = 3;
    if (base != 10) {
        l->group_size = 4;
        if (l->group == ',') {
            py_raise(PY_MSG_bad_spec);
        }
    }
    if (l->precision > l->n) {
        l->from = l->n - l->precision;
    }
    put_number(l, mag.negative);
}

PY_HOT static void put_int(layout_t *l, py_val_t v) {
    if (is_one_of(l->type, "eEfFgG%")) {
        put_float(l, py_to_float(v));
    } else {
        put_whole(l, v);
    }
}

PY_HOT static void start(layout_t *l, py_out_t *out) {
    memset(l, 0, offsetof(layout_t, out)); // what else it has is set before it is used
    l->fill_len = 1;
    l->fill = " ";
    l->out = out;
    l->width = l->from = 0;
    l->precision = -1;
}

void py_format_float(py_out_t *out, float f) {
    layout_t l;
    start(&l, out);
    put_float(&l, f);
}

// ---- specifications ------------------------------------------------------------------------------

// A format being read, and the arguments of str.format or of %.
typedef struct scan {
    const char *at, *end;
    const py_val_t *items;
    unsigned n;
    int32_t next;      // number of the next argument; -1: the fields are numbered
    py_val_t keywords; // a dict or PY_UNDEF
} scan_t;

static py_val_t next_argument(scan_t *s) {
    if ((unsigned)s->next >= s->n) {
        py_raise(PY_MSG_too_few_formatted);
    }
    return s->items[s->next++];
}

// The next character, taken, if it is one of the set; else 0.
PY_HOT static char take(scan_t *s, const char *set) {
    return s->at < s->end && is_one_of(*s->at, set) ? *s->at++ : 0;
}

// What stands before the first character of the set: from the result to s->at.
static const char *take_until(scan_t *s, const char *set) {
    const char *from = s->at;
    while (s->at < s->end && !is_one_of(*s->at, set)) {
        s->at++;
    }
    return from;
}

// A number; % may have it as * among the arguments.
PY_HOT static int32_t take_number(scan_t *s) {
    int32_t number = 0;
    if (take(s, "*")) {
        return py_to_int(next_argument(s));
    }
    for (; s->at < s->end && (uint8_t)(*s->at - '0') < 10; s->at++) {
        number = number * 10 + *s->at - '0';
        if (number > 0xFFFF) {
            invalid();
        }
    }
    return number;
}

// [[fill]align][sign][#][0][width][grouping][.precision][type]; behind % there is no fill, and - aligns.
PY_HOT static void take_spec(layout_t *l, scan_t *s, bool percent) {
    bool zero = false;
    if (!percent) {
        unsigned first = s->at < s->end ? py_utf8_size(*s->at) : 0;
        if ((unsigned)(s->end - s->at) > first && is_one_of(s->at[first], "<>=^")) {
            l->fill = s->at;
            l->fill_len = (uint8_t)first;
            s->at += first;
        }
        l->align = take(s, "<>=^");
    }
    for (char flag; (flag = take(s, "+- #0")) != 0;) {
        if (flag == '0') {
            zero = true;
        } else if (flag == '#') {
            l->alternate = true;
        } else if (flag != '-') {
            l->sign = flag;
        } else if (percent) {
            l->align = '<';
        }
    }
    l->width = take_number(s);
    if (l->width < 0) {
        l->width = -l->width;
        l->align = '<';
    }
    l->group = take(s, ",_");
    if (take(s, ".")) {
        l->precision = take_number(s);
    }
    l->type = s->at < s->end ? *s->at++ : 0;
    if (percent && (l->align || is_one_of(l->type, "scra"))) {
        zero = false;
    }
    if (zero && l->fill[0] == ' ') {
        l->fill = "0";
    }
    if (!l->align) {
        l->align = zero ? '=' : percent ? '>' : 0;
    }
}

PY_HOT void py_format_value(py_out_t *out, py_val_t v, const char *text, size_t len) {
    py_check_stack();
    if (py_type_of(v)->flags & PY_TYPE_HEAP) {
        py_val_t arg = py_str_new(text, len);
        py_val_t result = py_call_special(v, PY_N___format__, 1, &arg);
        if (result != PY_UNDEF) {
            v = result;
            len = 0;
        }
    }
    if (len == 0) {
        py_out_value(out, v, PY_STR);
        return;
    }
    scan_t s = {.at = text, .end = text + len}; // no arguments: a * is an error
    layout_t l;
    start(&l, out);
    take_spec(&l, &s, false);
    float f;
    py_view_t view;
    if (s.at < s.end) {
        invalid();
    }
    if (py_int_check(v)) {
        if (l.precision >= 0 && !is_one_of(l.type, "eEfFgG%")) {
            invalid();
        }
        put_int(&l, v);
    } else if (py_float_check(v, &f)) {
        check_type(&l, "eEfFgGn%", v);
        put_float(&l, f);
    } else if (py_view(v, &view) && view.is_str) {
        check_type(&l, "s", v);
        if (l.sign || l.alternate || (l.align == '=' && l.fill[0] != '0')) { // 0 alone is a fill
            invalid();
        }
        put_text(&l, view.at, view.len);
    } else {
        py_raise(PY_MSG_no_format, v);
    }
}

// ---- str.format ----------------------------------------------------------------------------------

// An index, or else the text itself.
static py_val_t key_of(const char *from, const char *to) {
    py_val_t key = py_int_parse(from, (size_t)(to - from), 10);
    return key != PY_UNDEF ? key : py_str_new(from, (size_t)(to - from));
}

static py_val_t argument(scan_t *s, py_val_t key) {
    if (key == py_name(PY_N__empty)) {
        key = py_int(s->next++);
    } else if (py_is_int(key)) {
        if (s->next > 0) {
            invalid();
        }
        s->next = -1;
    } else {
        py_val_t v = s->keywords == PY_UNDEF ? PY_UNDEF : py_dict_get(s->keywords, key);
        if (v == PY_UNDEF) {
            py_raise_value(PY_KeyError, key);
        }
        return v;
    }
    int32_t index = py_int_get(key);
    if (index < 0) { // numbered fields and others
        invalid();
    }
    return s->items[py_index(&py_type_tuple, key, s->n)];
}

// name.attribute[index]...!conversion
static py_val_t take_field(scan_t *s) {
    const char *from = take_until(s, ".[!:}");
    py_val_t v = argument(s, key_of(from, s->at));
    for (char mark; (mark = take(s, ".[")) != 0;) {
        from = take_until(s, mark == '.' ? ".[!:}" : "]");
        if (mark == '.') {
            v = py_attr_get(v, py_name_intern(from, (size_t)(s->at - from)));
        } else {
            v = py_subscr(v, key_of(from, s->at), PY_UNDEF);
            take(s, "]");
        }
    }
    if (take(s, "!")) {
        char kind = take(s, "rsa");
        if (!kind) {
            invalid();
        }
        v = kind == 's' ? py_str_of(v) : py_repr_of(v);
    }
    return v;
}

static void format_fields(py_out_t *out, scan_t *s) {
    py_check_stack();
    for (;;) {
        const char *from = take_until(s, "{}");
        py_out_text(out, from, (size_t)(s->at - from));
        char brace = take(s, "{}");
        if (!brace) {
            return;
        }
        if (s->at < s->end && *s->at == brace) {
            py_out_text(out, s->at++, 1);
            continue;
        }
        if (brace == '}' || s->at == s->end) {
            invalid();
        }
        py_val_t v = take_field(s), nested = PY_UNDEF; // keeps the text that nested fields make
        take(s, ":");
        from = s->at;
        bool fields = false;
        for (int open = 0; s->at < s->end && (open > 0 || *s->at != '}'); s->at++) {
            open += *s->at == '{' ? 1 : *s->at == '}' ? -1 : 0;
            fields |= open > 0;
        }
        size_t len = (size_t)(s->at - from);
        if (!take(s, "}")) {
            invalid();
        }
        if (fields) {
            scan_t whole = *s;
            s->at = from;
            s->end = from + len;
            py_build_t build;
            py_build_init(&build);
            format_fields(&build.out, s);
            nested = py_build_str(&build);
            from = py_str_text(nested, &len);
            s->at = whole.at;
            s->end = whole.end;
        }
        py_format_value(out, v, from, len);
    }
}

// args[0] has the keyword arguments, args[1] is the format.
py_val_t py_format_method(py_val_t *args, unsigned n) {
    size_t len;
    const char *at = py_str_text(args[1], &len);
    scan_t s = {at, at + len, args + 2, n - 2, 0, args[0]};
    py_build_t build;
    py_build_init(&build);
    format_fields(&build.out, &s);
    return py_build_str(&build);
}

// ---- % -------------------------------------------------------------------------------------------

static void put_percent(layout_t *l, py_val_t v, bool bytes) {
    py_view_t view;
    float f;
    bool is_text = py_view(v, &view);
    if (is_one_of(l->type, "sra")) {
        if (!bytes || !is_text || view.is_str) {
            py_view(l->type == 's' ? py_str_of(v) : py_repr_of(v), &view);
        }
    } else if (l->type != 'c' || !is_text || py_view_items(&view) != 1) {
        bool is_float = py_float_check(v, &f);
        if (is_one_of(l->type, "diu")) {
            l->type = 'd';
            if (is_float) {
                v = py_int_from_float(f);
            }
        } else if (is_float && is_one_of(l->type, "eEfFgG")) {
            put_float(l, f);
            return;
        }
        if (!is_one_of(l->type, "dxXoceEfFgG")) {
            invalid();
        }
        if (!py_int_check(v)) {
            py_raise(PY_MSG_must_be_real, v);
        }
        put_int(l, v);
        return;
    }
    put_text(l, view.at, view.len);
}

// What stands behind a %, when it is not as simple as the caller has seen.
PY_HOT static __attribute__((noinline)) void take_directive(scan_t *s, py_out_t *out,
                                                            const py_view_t *format) {
    layout_t l;
    if (take(s, "%")) {
        out->write(out, "%", 1);
        return;
    }
    start(&l, out);
    py_val_t v = PY_UNDEF;
    if (take(s, "(")) {
        const char *from = take_until(s, ")");
        if (!s->keywords) {
            py_raise(PY_MSG_mapping_required);
        }
        v = py_subscr(s->keywords, py_text_new(format->type, from, (size_t)(s->at - from)),
                      PY_UNDEF);
        take(s, ")");
    }
    take_spec(&l, s, true);
    put_percent(&l, v ? v : next_argument(s), !format->is_str);
}

PY_HOT py_val_t py_format_percent(const py_view_t *format, py_val_t given) {
    py_check_stack();
    scan_t s;
    py_build_t build;
    s.items = &given;
    s.n = 1;
    if (py_as(given, &py_type_tuple)) {
        py_items(given, (py_val_t **)&s.items, &s.n);
    }
    s.at = format->at;
    s.end = s.at + format->len;
    s.next = 0;
    s.keywords = py_as(given, &py_type_dict) ? given : PY_UNDEF;
    py_build_init(&build);
    for (;;) {
        const char *from = s.at;
        while (s.at < s.end && *s.at != '%') {
            s.at++;
        }
        py_build_write(&build, from, (size_t)(s.at - from));
        if (s.at == s.end) {
            break;
        }
        // The short way for nearly all there is: %s and %d of a small int.
        char type = ++s.at < s.end ? *s.at : 0;
        py_val_t v = (unsigned)s.next < s.n ? s.items[s.next] : PY_UNDEF;
        if (v && ((type == 's' && format->is_str) || (type == 'd' && py_is_int(v)))) {
            s.at++;
            s.next++;
            py_out_value(&build.out, v, PY_STR);
        } else {
            take_directive(&s, &build.out, format);
        }
    }
    if ((unsigned)s.next < s.n && !s.keywords) {
        py_raise(PY_MSG_too_many_formatted);
    }
    return format->is_str ? py_build_str(&build) : py_text_built(&build, format->type);
}
