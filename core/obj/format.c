// SPDX-License-Identifier: MIT
// core/obj/format.c -- the one formatter: format(), f-strings, str.format() and % all end here.
//
// A specification is a struct; the mini-language and % are two ways to fill it. A number is a row of digits
// with a place for the point: its digits may begin before the row (zeros to fill the width) and end behind it
// (zeros of the precision), so that int and float, with or without grouping, are one routine.
#include "core/obj/format.h"

#include <string.h>

#include "core/mem/names.h"
#include "core/obj/big.h"
#include "core/obj/dict.h"
#include "core/obj/float.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

typedef struct spec {
    const char *fill; // one character
    uint8_t fill_len;
    char align; // < > = ^, 0: as the type has it
    char sign;  // + space, 0: only minus
    char group; // , _ or 0
    char type;  // 0: as the value has it
    bool alternate;
    int32_t width;
    int32_t precision; // -1: none
} spec_t;

static const spec_t plain = {" ", 1, 0, 0, 0, 0, false, 0, -1};

_Noreturn static void invalid(const char *what) { py_raise(PY_ValueError, "%c", what); }

_Noreturn static void unknown_type(const spec_t *spec, py_val_t v) {
    py_raise(PY_ValueError, "Unknown format code '%s' for object of type '%t'",
             py_str_new(&spec->type, 1), v);
}

// ---- layout ------------------------------------------------------------------------------------

static void repeat(py_out_t *out, const char *text, size_t len, int32_t times) {
    for (; times > 0; times--) {
        out->write(out, text, len);
    }
}

// Fill to write before something of so many characters; *after becomes what is left for behind.
static int32_t fill_before(const spec_t *spec, char align, int32_t len, int32_t *after) {
    int32_t room = spec->width > len ? spec->width - len : 0;
    int32_t before = align == '<' ? 0 : align == '^' ? room / 2 : room;
    *after = room - before;
    return before;
}

static void format_text(py_out_t *out, const spec_t *spec, const char *text, size_t len) {
    size_t items = py_utf8_len(text, len);
    if (spec->precision >= 0 && items > (size_t)spec->precision) {
        items = (size_t)spec->precision;
        len = (size_t)(py_utf8_at(text, items) - text);
    }
    int32_t after;
    char align = spec->align == 0 || spec->align == '=' ? '<' : spec->align;
    repeat(out, spec->fill, spec->fill_len, fill_before(spec, align, (int32_t)items, &after));
    py_out_text(out, text, len);
    repeat(out, spec->fill, spec->fill_len, after);
}

// A number to be laid out: a row of digits, of which from..to are shown; outside the row they are zeros.
typedef struct number {
    const char *digits;
    int32_t n;
    int32_t from, point, to; // point: the first digit behind the decimal point
    bool dot;                // there is a decimal point
    bool negative;
    uint8_t group; // digits in a group before the point
    const char *prefix, *suffix;
} number_t;

static void put_digits(py_out_t *out, const number_t *number, int32_t from, int32_t to) {
    while (from < to) {
        bool inside = from >= 0 && from < number->n;
        int32_t end = from < 0 ? 0 : inside ? number->n : to;
        end = end < to ? end : to;
        if (inside) {
            out->write(out, number->digits + from, (size_t)(end - from));
        } else {
            repeat(out, "0", 1, end - from);
        }
        from = end;
    }
}

static int32_t number_len(const spec_t *spec, const number_t *number) {
    int32_t whole = number->point - number->from;
    return whole + (spec->group ? (whole - 1) / number->group : 0) + number->dot +
           (number->to - number->point) + (number->negative || spec->sign) +
           (int32_t)(strlen(number->prefix) + strlen(number->suffix));
}

static void format_number(py_out_t *out, const spec_t *spec, number_t *number) {
    int32_t before = 0, inside = 0, after = 0;
    if (spec->align != '=') {
        before = fill_before(spec, spec->align, number_len(spec, number), &after);
    } else if (*spec->fill == '0') {
        while (number_len(spec, number) < spec->width) {
            number->from--; // these zeros are digits: they are grouped too
        }
    } else {
        inside = fill_before(spec, '>', number_len(spec, number), &after);
    }
    repeat(out, spec->fill, spec->fill_len, before);
    char sign = number->negative ? '-' : spec->sign;
    py_out_text(out, &sign, sign != 0);
    py_out_c(out, number->prefix);
    repeat(out, spec->fill, spec->fill_len, inside);
    for (int32_t at = number->from; at < number->point;) {
        int32_t left = number->point - at - 1;
        int32_t end = number->point - (spec->group ? left - left % number->group : 0);
        put_digits(out, number, at, end);
        py_out_text(out, &spec->group, end < number->point);
        at = end;
    }
    py_out_text(out, ".", number->dot);
    put_digits(out, number, number->point, number->to);
    py_out_c(out, number->suffix);
    repeat(out, spec->fill, spec->fill_len, after);
}

// ---- values ------------------------------------------------------------------------------------

static bool is_one_of(char c, const char *set) {
    while (*set && *set != c) {
        set++;
    }
    return *set != 0;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void format_float(py_out_t *out, const spec_t *spec, float f) {
    py_decimal_t decimal;
    char type = spec->type | ('a' - 'A'), exponent[6] = "";
    int32_t precision = spec->precision >= 0 ? spec->precision : 6;
    bool shortest = type == ('a' - 'A') && spec->precision < 0; // as repr() has it
    bool general = type == ('a' - 'A') || type == 'g' || type == 'n';
    if (shortest) {
        precision = 17;
        py_decimal_shortest(f, &decimal);
    } else {
        py_decimal(f, &decimal);
    }
    number_t number = {.digits = decimal.digits, .point = 3, .to = 3, .negative = decimal.negative,
                       .group = 255, .prefix = "", .suffix = exponent};
    if (!decimal.special) {
        number.group = 3;
        if (spec->type == '%' && decimal.n) {
            decimal.point += 2;
        }
        if (general && precision == 0) {
            precision = 1;
        }
        py_decimal_round(&decimal, general ? precision : precision + (type == 'e' ? 1 : decimal.point));
        int power = decimal.point - 1;
        int32_t limit = precision - (type == ('a' - 'A'));
        bool scientific = type == 'e' || (general && (power < -4 || power >= limit));
        number.point = scientific ? 1 : decimal.point;
        number.from = number.point < 1 ? number.point - 1 : 0;
        if (general && !spec->alternate) {
            precision = decimal.n > number.point ? decimal.n - number.point : 0;
            if (precision == 0 && type == ('a' - 'A') && !scientific) {
                precision = 1;
            }
        } else if (general) {
            precision -= number.point;
        }
        number.to = number.point + precision;
        number.dot = precision > 0 || spec->alternate;
        if (scientific) {
            unsigned size = (unsigned)(power < 0 ? -power : power);
            exponent[0] = 'e';
            exponent[1] = power < 0 ? '-' : '+';
            exponent[2] = (char)('0' + size / 10);
            exponent[3] = (char)('0' + size % 10);
        }
    }
    number.n = decimal.n;
    if (spec->type && type != spec->type) { // E F G
        for (int i = 0; decimal.special && i < 3; i++) {
            decimal.digits[i] -= 'a' - 'A';
        }
        exponent[0] -= exponent[0] ? 'a' - 'A' : 0;
    }
    if (spec->type == '%') {
        exponent[0] = '%';
    }
    format_number(out, spec, &number);
}

void py_format_float(py_out_t *out, float f) { format_float(out, &plain, f); }

static void format_char(py_out_t *out, const spec_t *spec, uint32_t c) {
    char text[4];
    if (c > 0x10FFFF) {
        py_raise(PY_OverflowError, "%%c arg not in range(0x110000)");
    }
    format_text(out, spec, text, py_utf8_put(text, c));
}

static void format_int(py_out_t *out, const spec_t *spec, py_val_t v) {
    char buffer[PY_INT_BUFFER], prefix[3] = "", type = spec->type;
    unsigned base = type == 'b' ? 2 : type == 'o' ? 8 : 10;
    if (is_one_of(type, "eEfFgG%")) {
        format_float(out, spec, py_to_float(v));
        return;
    }
    if (type == 'c') {
        format_char(out, spec, (uint32_t)py_to_int(v));
        return;
    }
    if ((type | ('a' - 'A')) == 'x') {
        base = 16;
    } else if (base == 10 && type && type != 'd' && type != 'n') {
        unknown_type(spec, v);
    }
    py_mag_t mag;
    size_t len;
    py_mag(v, &mag);
    char *digits = py_int_text(&mag, base, buffer, &len);
    for (size_t i = 0; type == 'X' && i < len; i++) {
        digits[i] -= digits[i] > '9' ? 'a' - 'A' : 0;
    }
    if (spec->alternate && base != 10) {
        prefix[0] = '0';
        prefix[1] = type;
    }
    int32_t n = (int32_t)len;
    number_t number = {.digits = digits, .n = n, .point = n, .to = n, .negative = mag.negative,
                       .group = base == 10 ? 3 : 4, .prefix = prefix, .suffix = ""};
    if (spec->precision > n) {
        number.from = n - spec->precision;
    }
    format_number(out, spec, &number);
}

// ---- the mini-language ---------------------------------------------------------------------------

static int32_t parse_number(const char **at, const char *end) {
    int32_t number = 0;
    for (; *at < end && is_digit(**at); ++*at) {
        number = number * 10 + **at - '0';
        if (number > 0xFFFF) {
            invalid("Too many decimal digits in format string");
        }
    }
    return number;
}

// [[fill]align][sign][#][0][width][grouping][.precision][type]; a set of characters at a time.
static char take(const char **at, const char *end, const char *set) {
    return *at < end && is_one_of(**at, set) ? *(*at)++ : 0;
}

static void parse_spec(spec_t *spec, const char *at, size_t len) {
    const char *end = at + len;
    *spec = plain;
    size_t first = len ? py_utf8_size(*at) : 1;
    if (len > first && is_one_of(at[first], "<>=^")) {
        spec->fill = at;
        spec->fill_len = (uint8_t)first;
        at += first;
    }
    spec->align = take(&at, end, "<>=^");
    spec->sign = take(&at, end, "+- ");
    if (spec->sign == '-') {
        spec->sign = 0;
    }
    spec->alternate = take(&at, end, "#");
    if (take(&at, end, "0")) {
        if (!spec->align) {
            spec->align = '=';
        }
        if (spec->fill == plain.fill) {
            spec->fill = "0";
        }
    }
    spec->width = parse_number(&at, end);
    spec->group = take(&at, end, ",_");
    if (take(&at, end, ".")) {
        const char *from = at;
        spec->precision = parse_number(&at, end);
        if (at == from) {
            invalid("Format specifier missing precision");
        }
    }
    spec->type = at < end ? *at++ : 0;
    if (at < end) {
        invalid("Invalid format specifier");
    }
}

void py_format_value(py_out_t *out, py_val_t v, const char *text, size_t len) {
    if (py_type_of(v)->flags & PY_TYPE_HEAP) {
        py_val_t arg = py_str_new(text, len);
        py_val_t result = py_call_special(v, PY_N___format__, 1, &arg);
        if (result != PY_UNDEF) {
            text = py_str_text(result, &len);
            py_out_text(out, text, len);
            return;
        }
    }
    if (len == 0) {
        py_out_value(out, v, PY_STR);
        return;
    }
    spec_t spec;
    float f;
    py_view_t view;
    parse_spec(&spec, text, len);
    if (py_int_check(v)) {
        format_int(out, &spec, v);
    } else if (py_float_check(v, &f)) {
        if (spec.type && !is_one_of(spec.type, "eEfFgGn%")) {
            unknown_type(&spec, v);
        }
        format_float(out, &spec, f);
    } else if (py_view(v, &view) && py_view_is_str(&view)) {
        if (spec.type && spec.type != 's') {
            unknown_type(&spec, v);
        }
        if (spec.sign) {
            invalid("Sign not allowed in string format specifier");
        }
        format_text(out, &spec, view.at, view.len);
    } else {
        py_raise(PY_TypeError, "unsupported format string passed to %t.__format__", v);
    }
}

// ---- str.format ----------------------------------------------------------------------------------

typedef struct fields {
    const py_val_t *args;
    unsigned n;
    py_val_t keywords; // a dict or PY_UNDEF
    int32_t next;      // the number of the next field without a name; -1: fields are numbered
} fields_t;

static py_val_t argument(fields_t *fields, const char *name, const char *end) {
    const char *at = name;
    if (at < end && !is_digit(*at)) {
        py_val_t key = py_str_new(at, (size_t)(end - at));
        py_val_t v = fields->keywords == PY_UNDEF ? PY_UNDEF : py_dict_get(fields->keywords, key);
        if (v == PY_UNDEF) {
            py_raise_value(PY_KeyError, key);
        }
        return v;
    }
    int32_t index;
    if (at == end) {
        index = fields->next++;
    } else {
        index = parse_number(&at, end);
    }
    if (index < 0 || (name != end && fields->next > 0)) {
        invalid("cannot mix manual and automatic field numbering");
    }
    if (name != end) {
        fields->next = -1;
    }
    if ((unsigned)index >= fields->n) {
        py_raise(PY_IndexError, "Replacement index %d out of range for positional args tuple", index);
    }
    return fields->args[index];
}

static const char *find_any(const char *at, const char *end, const char *set) {
    while (at < end && !is_one_of(*at, set)) {
        at++;
    }
    return at;
}

// name.attribute[index]...
static py_val_t lookup(fields_t *fields, const char **at, const char *end) {
    const char *from = *at;
    const char *to = find_any(from, end, ".[!:}");
    py_val_t v = argument(fields, from, to);
    while (to < end && (*to == '.' || *to == '[')) {
        from = to + 1;
        if (*to == '.') {
            to = find_any(from, end, ".[!:}");
            v = py_attr_get(v, py_name_intern(from, (size_t)(to - from)));
        } else {
            to = find_any(from, end, "]");
            py_val_t key = py_int_parse(from, (size_t)(to - from), 10);
            if (key == PY_UNDEF) {
                key = py_str_new(from, (size_t)(to - from));
            }
            v = py_subscr(v, key, PY_UNDEF);
            to += to < end;
        }
    }
    *at = to;
    return v;
}

static void format_fields(py_out_t *out, fields_t *fields, const char *at, const char *end, int depth) {
    if (depth > 2) {
        invalid("Max string recursion exceeded");
    }
    for (;;) {
        const char *from = at;
        at = find_any(at, end, "{}");
        py_out_text(out, from, (size_t)(at - from));
        if (at == end) {
            return;
        }
        char brace = *at++;
        if (at < end && *at == brace) {
            out->write(out, at++, 1);
            continue;
        }
        if (brace == '}' || at == end) {
            invalid("Single '{' or '}' encountered in format string");
        }
        py_val_t v = lookup(fields, &at, end);
        if (take(&at, end, "!")) {
            char kind = take(&at, end, "rsa");
            if (!kind) {
                invalid("Unknown conversion specifier");
            }
            v = kind == 's' ? py_str_of(v) : py_repr_of(v);
        }
        const char *spec = at;
        if (take(&at, end, ":")) {
            spec = at;
            for (int depth_in = 0; at < end && (depth_in > 0 || *at != '}'); at++) {
                depth_in += *at == '{' ? 1 : *at == '}' ? -1 : 0;
            }
        }
        if (at == end || *at != '}') {
            invalid("expected '}' before end of string");
        }
        size_t len = (size_t)(at++ - spec);
        py_val_t nested = PY_UNDEF; // keeps the text while it is used
        if (find_any(spec, spec + len, "{") < spec + len) {
            py_build_t build;
            py_build_init(&build);
            format_fields(&build.out, fields, spec, spec + len, depth + 1);
            nested = py_build_str(&build);
            spec = py_str_text(nested, &len);
        }
        py_format_value(out, v, spec, len);
    }
}

// args[0] has the keyword arguments, args[1] is the format.
py_val_t py_format_method(py_val_t *args, unsigned n) {
    size_t len;
    const char *at = py_str_text(args[1], &len);
    fields_t fields = {args + 2, n - 2, args[0], 0};
    py_build_t build;
    py_build_init(&build);
    format_fields(&build.out, &fields, at, at + len, 0);
    return py_build_str(&build);
}

// ---- % -------------------------------------------------------------------------------------------

typedef struct percent {
    py_val_t *items;
    unsigned n, used; // of the tuple, or of the one argument
} percent_t;

static py_val_t next_argument(percent_t *p) {
    if (p->used >= p->n) {
        py_raise(PY_TypeError, "not enough arguments for format string");
    }
    return p->items[p->used++];
}

static int32_t star_or_number(percent_t *p, const char **at, const char *end) {
    return take(at, end, "*") ? py_to_int(next_argument(p)) : parse_number(at, end);
}

static void convert(py_out_t *out, spec_t *spec, py_val_t v, bool bytes) {
    py_view_t view;
    float f;
    switch (spec->type) {
    case 'r':
    case 'a':
    case 's':
        if (!(bytes && py_view(v, &view) && !py_view_is_str(&view))) {
            v = spec->type == 's' ? py_str_of(v) : py_repr_of(v);
            py_view(v, &view);
        }
        format_text(out, spec, view.at, view.len);
        return;
    case 'c':
        if (py_view(v, &view)) {
            if (py_view_items(&view) != 1) {
                py_raise(PY_TypeError, "%%c requires int or char");
            }
            format_text(out, spec, view.at, view.len);
            return;
        }
        break;
    case 'd':
    case 'i':
    case 'u':
        if (py_float_check(v, &f)) {
            v = py_int_from_float(f);
        }
        spec->type = 'd';
        break;
    default:
        if (is_one_of(spec->type, "eEfFgG")) {
            format_float(out, spec, py_to_float(v));
            return;
        }
        if (!is_one_of(spec->type, "xXo")) {
            invalid("unsupported format character");
        }
    }
    if (!py_int_check(v)) {
        py_raise(PY_TypeError, "%%%s format: an integer is required, not %t",
                 py_str_new(&spec->type, 1), v);
    }
    format_int(out, spec, v);
}

py_val_t py_format_percent(const py_view_t *format, py_val_t args) {
    percent_t p = {&args, 1, 0};
    py_val_t tuple = py_as(args, &py_type_tuple);
    bool mapping = py_as(args, &py_type_dict) != PY_UNDEF;
    if (tuple != PY_UNDEF) {
        py_items(tuple, &p.items, &p.n);
    }
    py_build_t build;
    py_build_init(&build);
    const char *at = format->at, *end = at + format->len;
    for (;;) {
        const char *from = at;
        at = find_any(at, end, "%");
        py_build_write(&build, from, (size_t)(at - from));
        if (at == end) {
            break;
        }
        at++;
        if (take(&at, end, "%")) {
            py_build_write(&build, "%", 1);
            continue;
        }
        spec_t spec = plain;
        bool zero = false;
        py_val_t v = PY_UNDEF;
        if (take(&at, end, "(")) {
            from = at;
            at = find_any(at, end, ")");
            if (!mapping) {
                py_raise(PY_TypeError, "format requires a mapping");
            }
            v = py_subscr(args, py_text_new(format->type, from, (size_t)(at - from)), PY_UNDEF);
            at += at < end;
        }
        spec.align = '>';
        for (char flag; (flag = take(&at, end, "-+ #0")) != 0;) {
            switch (flag) {
            case '-': spec.align = '<'; break;
            case '#': spec.alternate = true; break;
            case '0': zero = true; break;
            default: spec.sign = spec.sign == '+' ? '+' : flag;
            }
        }
        spec.width = star_or_number(&p, &at, end);
        if (spec.width < 0) {
            spec.width = -spec.width;
            spec.align = '<';
        }
        if (take(&at, end, ".")) {
            spec.precision = star_or_number(&p, &at, end);
        }
        spec.type = at < end ? *at++ : 0;
        if (zero && spec.align == '>' && !is_one_of(spec.type, "scra")) {
            spec.align = '=';
            spec.fill = "0";
        }
        convert(&build.out, &spec, v != PY_UNDEF ? v : next_argument(&p), !py_view_is_str(format));
    }
    if (p.used < p.n && !mapping) {
        py_raise(PY_TypeError, "not all arguments converted during string formatting");
    }
    return py_text_built(&build, format->type);
}
