// SPDX-License-Identifier: MIT
// core/obj/text_methods.c -- the methods of str, bytes and bytearray, one function for all three.
//
// UTF-8 makes this possible: a well-formed character is never found inside another one, so searching
// works on bytes; only what counts or cuts by characters asks for the type. Case and character classes
// are those of ASCII.
#include "core/config.h"
#include <string.h>

#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// A method that is another routine with some arguments fixed.
#define METHOD(nm, call)                                                                           \
    static py_val_t text_##nm(py_val_t *args, unsigned n) {                                        \
        (void)n;                                                                                   \
        return call;                                                                               \
    }

PY_HOT static void view_of(py_val_t v, py_view_t *view) {
    if (!py_view(v, view)) { // "str.upper(5)"
        py_raise(PY_MSG_must_be_str, v);
    }
}

// self, and the argument behind it, which must be of its kind.
static void views_of(const py_val_t *args, py_view_t *self, py_view_t *other) {
    view_of(args[0], self);
    py_view_like(self, args[1], other);
}

static bool given(py_val_t v) {
    return v != PY_UNDEF && v != PY_NONE;
}

static int32_t number_or(py_val_t v, int32_t absent) {
    return given(v) ? py_to_int(v) : absent;
}

static py_val_t new_from(const py_view_t *self, const char *from, const char *to) {
    return py_text_new(self->type, from, (size_t)(to - from));
}

static py_val_t new_of(const py_view_t *view) {
    return py_text_new(view->type, view->at, view->len);
}

static const char *end_of(const py_view_t *view) {
    return view->at + view->len;
}

// ---- searching ---------------------------------------------------------------------------------

PY_HOT const char *py_view_find(const py_view_t *in, const py_view_t *needle, bool last) {
    size_t n = needle->len;
    if (n > in->len) {
        return NULL;
    }
    const char *at = in->at;
    const char *end = at + (in->len - n); // the last place where it could be
    int step = 1;
    if (last) {
        const char *swap = at;
        at = end;
        end = swap;
        step = -1;
    }
    if (n == 0) {
        return at;
    }
    for (;; at += step) {
        if (*at == *needle->at && memcmp(at, needle->at, n) == 0) {
            return at;
        }
        if (at == end) {
            return NULL;
        }
    }
}

// Cuts the view down to [bounds[0], bounds[1]), given in items; false when it begins behind the end.
static bool narrow(py_view_t *view, const py_val_t *bounds) {
    if (bounds[0] == PY_UNDEF) {
        return true;
    }
    unsigned len = py_view_items(view), from = py_bound(bounds[0], len, 0),
             to = py_bound(bounds[1], len, len);
    if (from > to || number_or(bounds[0], 0) > (int32_t)len) {
        return false;
    }
    py_view_cut(view, from, to - from);
    return true;
}

// find and its kin: the index, or -1.
PY_HOT static py_val_t search(const py_val_t *args, bool last) {
    py_view_t self, needle, part;
    views_of(args, &self, &needle);
    part = self;
    const char *at = narrow(&part, args + 2) ? py_view_find(&part, &needle, last) : NULL;
    if (!at) {
        return py_int(-1);
    }
    self.len = (size_t)(at - self.at);
    return py_int((int32_t)py_view_items(&self));
}

static py_val_t found(py_val_t index) {
    if (index == py_int(-1)) {
        py_raise(PY_MSG_no_substring);
    }
    return index;
}

METHOD(find, search(args, false))
METHOD(rfind, search(args, true))
METHOD(index, found(search(args, false)))
METHOD(rindex, found(search(args, true)))

static py_val_t text_count(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t self, needle;
    views_of(args, &self, &needle);
    if (!narrow(&self, args + 2)) {
        return py_int(0);
    }
    if (needle.len == 0) {
        return py_int((int32_t)py_view_items(&self) + 1);
    }
    int32_t times = 0;
    const char *end = end_of(&self);
    for (const char *at; (at = py_view_find(&self, &needle, false)) != NULL; times++) {
        self.at = at + needle.len;
        self.len = (size_t)(end - self.at);
    }
    return py_int(times);
}

// True when the view begins (or ends) with the text v.
static bool has_affix(const py_view_t *self, py_val_t v, bool at_end) {
    py_view_t affix;
    py_view_like(self, v, &affix);
    return affix.len <= self->len &&
           memcmp(at_end ? end_of(self) - affix.len : self->at, affix.at, affix.len) == 0;
}

static py_val_t with_affix(const py_val_t *args, bool at_end) {
    py_view_t self;
    view_of(args[0], &self);
    py_val_t *items;
    unsigned n;
    py_val_t one = args[1];
    if (!py_as(one, &py_type_tuple) || !py_items(one, &items, &n)) {
        items = &one;
        n = 1;
    }
    if (!narrow(&self, args + 2)) {
        return PY_FALSE;
    }
    for (unsigned i = 0; i < n; i++) {
        if (has_affix(&self, items[i], at_end)) {
            return PY_TRUE;
        }
    }
    return PY_FALSE;
}

METHOD(startswith, with_affix(args, false))
METHOD(endswith, with_affix(args, true))

static py_val_t without_affix(const py_val_t *args, bool at_end) {
    py_view_t self, affix;
    view_of(args[0], &self);
    if (!has_affix(&self, args[1], at_end)) {
        return args[0];
    }
    py_view(args[1], &affix);
    return py_text_new(self.type, at_end ? self.at : self.at + affix.len, self.len - affix.len);
}

METHOD(removeprefix, without_affix(args, false))
METHOD(removesuffix, without_affix(args, true))

// ---- cutting -----------------------------------------------------------------------------------

PY_HOT bool py_is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

enum { LEFT = 1, RIGHT = 2, ZEROS = 4 };

// Takes off what is in the set, or blanks when there is none.
PY_HOT static void strip(py_view_t *self, const py_view_t *set, unsigned sides) {
    py_view_t c;
    while (sides && self->len) {
        c.at = self->at;
        if (!(sides & LEFT)) {
            c.at = end_of(self) - 1;
            while (self->is_str && (*c.at & 0xC0) == 0x80) {
                c.at--;
            }
        }
        c.len = self->is_str ? py_utf8_size(*c.at) : 1;
        if (!(set ? py_view_find(set, &c, false) != NULL : py_is_blank(*c.at))) {
            sides &= sides - 1; // this side is done: the other one, if asked for
            continue;
        }
        self->len -= c.len;
        self->at += sides & LEFT ? c.len : 0;
    }
}

PY_HOT static py_val_t trim(const py_val_t *args, unsigned sides) {
    py_view_t self, set, *given_set = NULL;
    view_of(args[0], &self);
    if (given(args[1])) {
        py_view_like(&self, args[1], &set);
        given_set = &set;
    }
    strip(&self, given_set, sides);
    return new_of(&self);
}

METHOD(strip, trim(args, LEFT | RIGHT))
METHOD(lstrip, trim(args, LEFT))
METHOD(rstrip, trim(args, RIGHT))

static void check_separator(const py_view_t *sep) {
    if (sep->len == 0) {
        py_raise(PY_MSG_empty_separator);
    }
}

static const char *find_blank(const py_view_t *in, bool last) {
    for (unsigned i = 0; i < in->len; i++) {
        const char *at = in->at + (last ? in->len - 1 - i : i);
        if (py_is_blank(*at)) {
            return at;
        }
    }
    return NULL;
}

// split and rsplit: pieces are cut off the left or the right end of what is left. Without a separator blanks
// separate, and nothing between them is no piece.
PY_HOT static py_val_t separate(const py_val_t *args, bool right) {
    py_view_t self, sep, piece;
    view_of(args[0], &self);
    sep.len = 1;
    bool blanks = !given(args[1]);
    if (!blanks) {
        py_view_like(&self, args[1], &sep);
        check_separator(&sep);
    }
    int32_t left = number_or(args[2], -1);
    py_val_t list = py_list_new(0, NULL);
    const char *at;
    do {
        if (blanks) {
            strip(&self, NULL, right ? RIGHT : LEFT);
            if (self.len == 0) {
                break;
            }
        }
        at = left-- == 0 ? NULL
             : blanks    ? find_blank(&self, right)
                         : py_view_find(&self, &sep, right);
        piece = self;
        if (at) {
            const char *behind = at + sep.len;
            py_view_t *front = right ? &self : &piece, *back = right ? &piece : &self;
            back->at = behind;
            back->len = (size_t)(end_of(front) - behind);
            front->len = (size_t)(at - front->at);
        }
        py_list_append(list, new_of(&piece));
    } while (at);
    if (right) {
        py_list_reverse(&list, 1);
    }
    return list;
}

METHOD(split, separate(args, false))
METHOD(rsplit, separate(args, true))

static py_val_t text_splitlines(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t self;
    view_of(args[0], &self);
    bool keep = args[1] != PY_UNDEF && py_truth(args[1]);
    py_val_t list = py_list_new(0, NULL);
    for (const char *at = self.at, *end = end_of(&self); at < end;) {
        const char *from = at;
        while (at < end && *at != '\n' && *at != '\r') {
            at++;
        }
        const char *to = at;
        if (at < end) {
            at += at + 1 < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
        }
        py_list_append(list, new_from(&self, from, keep ? at : to));
    }
    return list;
}

static py_val_t divide(const py_val_t *args, bool right) {
    py_view_t self, sep;
    views_of(args, &self, &sep);
    check_separator(&sep);
    const char *at = py_view_find(&self, &sep, right);
    const char *behind = at + sep.len;
    if (!at) {
        behind = at = right ? self.at : end_of(&self);
    }
    py_val_t parts = py_tuple_new(3, NULL);
    py_val_t *items = ((py_tuple_t *)py_obj(parts))->items;
    items[0] = new_from(&self, self.at, at);
    items[1] = new_from(&self, at, behind);
    items[2] = new_from(&self, behind, end_of(&self));
    return parts;
}

METHOD(partition, divide(args, false))
METHOD(rpartition, divide(args, true))

// ---- putting together --------------------------------------------------------------------------

PY_HOT static py_val_t text_join(py_val_t *args, unsigned n) {
    py_view_t self, piece;
    py_val_t *items;
    py_val_t list = args[1];
    view_of(args[0], &self);
    if (!py_items(list, &items, &n)) {
        list = py_list_from(list);
        py_items(list, &items, &n);
    }
    size_t len = n ? (n - 1) * self.len : 0;
    for (unsigned i = 0; i < n; i++) {
        if (!py_view(items[i], &piece) || piece.is_str != self.is_str) {
            py_raise(PY_MSG_wrong_item, i, args[0], items[i]);
        }
        len += piece.len;
    }
    py_val_t all;
    char *to = py_text_make(self.type, len, &all);
    for (unsigned i = 0; i < n; i++) {
        if (i) {
            memcpy(to, self.at, self.len);
            to += self.len;
        }
        py_view(items[i], &piece);
        memcpy(to, piece.at, piece.len);
        to += piece.len;
    }
    return all;
}

static py_val_t text_replace(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t self, old, new;
    views_of(args, &self, &old);
    py_view_like(&self, args[2], &new);
    int32_t left = number_or(args[3], -1);
    py_build_t build;
    py_build_init(&build);
    const char *end = end_of(&self);
    for (const char *at; left != 0 && (at = py_view_find(&self, &old, false)) != NULL; left--) {
        py_build_write(&build, self.at, (size_t)(at - self.at));
        py_build_write(&build, new.at, new.len);
        size_t skip = old.len;
        if (skip == 0) { // between all the characters
            if (at == end) {
                self.len = 0;
                break;
            }
            skip = self.is_str ? py_utf8_size(*at) : 1;
            py_build_write(&build, at, skip);
        }
        self.at = at + skip;
        self.len = (size_t)(end - self.at);
    }
    py_build_write(&build, self.at, self.len);
    return py_text_built(&build, self.type);
}

// Puts fill left and right of the text until it has the width; zeros go behind a sign.
static py_val_t pad(const py_val_t *args, unsigned sides) {
    py_view_t self, fill;
    view_of(args[0], &self);
    int32_t width = py_to_int(args[1]), room = width - (int32_t)py_view_items(&self);
    fill.at = " ";
    fill.len = 1;
    py_build_t build;
    py_build_init(&build);
    if (sides == ZEROS) {
        fill.at = "0";
        if (self.len && (*self.at == '-' || *self.at == '+')) {
            py_build_write(&build, self.at++, 1);
            self.len--;
        }
    } else if (args[2] != PY_UNDEF) {
        py_view_like(&self, args[2], &fill);
        fill.is_str = self.is_str;
        if (py_view_items(&fill) != 1) {
            py_raise(PY_MSG_wrong_fill);
        }
    }
    if (room < 0) {
        room = 0;
    }
    int32_t left = room; // RIGHT: all of it comes in front
    if (sides == LEFT) {
        left = 0;
    } else if (sides == (LEFT | RIGHT)) {
        left = room / 2 + (room & width & 1); // CPython's place for an odd one
    }
    for (int32_t i = 0; i <= room; i++) {
        if (i == left) {
            py_build_write(&build, self.at, self.len);
        }
        if (i < room) {
            py_build_write(&build, fill.at, fill.len);
        }
    }
    return py_text_built(&build, self.type);
}

METHOD(center, pad(args, LEFT | RIGHT))
METHOD(ljust, pad(args, LEFT))
METHOD(rjust, pad(args, RIGHT))

METHOD(zfill, pad(args, ZEROS))

// ---- characters --------------------------------------------------------------------------------

enum { UPPER = 1, LOWER = 2, DIGIT = 4, BLANK = 8 };

static unsigned class_of(char c) {
    return c >= 'a' && c <= 'z'   ? LOWER
           : c >= 'A' && c <= 'Z' ? UPPER
           : c >= '0' && c <= '9' ? DIGIT
           : py_is_blank(c)       ? BLANK
                                  : 0;
}

// Letters in a class of `swap` change their case: for the first letter of a word by `first`.
static py_val_t change_case(py_val_t v, unsigned first, unsigned swap, bool every_word) {
    py_view_t self;
    view_of(v, &self);
    py_val_t changed;
    char *to = py_text_make(self.type, self.len, &changed);
    unsigned mask = first;
    for (size_t i = 0; i < self.len; i++) {
        unsigned class = class_of(self.at[i]);
        to[i] = (char)(self.at[i] ^ (class & mask ? 'a' - 'A' : 0));
        mask = every_word && !(class & (UPPER | LOWER)) ? first : swap;
    }
    return changed;
}

METHOD(upper, change_case(args[0], LOWER, LOWER, false))
METHOD(lower, change_case(args[0], UPPER, UPPER, false))
METHOD(swapcase, change_case(args[0], UPPER | LOWER, UPPER | LOWER, false))
METHOD(capitalize, change_case(args[0], LOWER, UPPER, false))
METHOD(title, change_case(args[0], LOWER, UPPER, true))

// The classes of all characters, 0 among them as 16: True when there are `some` of these and no others
// but those that are `allowed` too.
static py_val_t classify(py_val_t v, unsigned some, unsigned allowed) {
    py_view_t self;
    view_of(v, &self);
    unsigned seen = 0;
    for (size_t i = 0; i < self.len; i++) {
        unsigned class = class_of(self.at[i]);
        seen |= class ? class : 16;
    }
    return py_bool(seen & some && !(seen & ~(some | allowed)));
}

METHOD(isalnum, classify(args[0], UPPER | LOWER | DIGIT, 0))
METHOD(isalpha, classify(args[0], UPPER | LOWER, 0))
METHOD(isdigit, classify(args[0], DIGIT, 0))
METHOD(isspace, classify(args[0], BLANK, 0))
METHOD(isupper, classify(args[0], UPPER, DIGIT | BLANK | 16))
METHOD(islower, classify(args[0], LOWER, DIGIT | BLANK | 16))

// ---- str and bytes -----------------------------------------------------------------------------

py_val_t py_text_encode(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t self;
    view_of(args[0], &self);
    return py_bytes_new(self.at, self.len);
}

py_val_t py_text_decode(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t self;
    view_of(args[0], &self);
    if (!py_utf8_valid(self.at, self.len)) {
        py_raise(PY_MSG_bad_utf8);
    }
    return py_str_new(self.at, self.len);
}

PY_HOT py_val_t py_text_hex(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t self, sep;
    view_of(args[0], &self);
    sep.len = 0;
    if (args[1] != PY_UNDEF) {
        view_of(args[1], &sep);
    }
    if ((self.len | sep.len) >> 15) { // no board has the room
        py_raise_none(PY_MemoryError);
    }
    py_val_t text;
    char *to =
        py_text_make(&py_type_str, self.len * (2 + sep.len) - (self.len ? sep.len : 0), &text);
    for (size_t i = 0; i < self.len; i++) {
        if (i) {
            to = (char *)memcpy(to, sep.at, sep.len) + sep.len;
        }
        uint8_t byte = (uint8_t)self.at[i];
        *to++ = py_digits[byte >> 4];
        *to++ = py_digits[byte & 15];
    }
    return text;
}

py_val_t py_text_fromhex(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    const char *at = py_str_text(args[1], &len), *end = at + len;
    py_build_t build;
    py_build_init(&build);
    while (at < end) {
        char c = *at++;
        if (!py_is_blank(c)) {
            unsigned high = py_digit_value(c), low = at < end ? py_digit_value(*at++) : 99;
            if ((high | low) > 15) {
                py_raise(PY_MSG_from_hex);
            }
            c = (char)(high << 4 | low);
            py_build_write(&build, &c, 1);
        }
    }
    py_val_t bytes = py_build_bytes(&build);
    return py_call(args[0], 1, &bytes);
}

static const py_entry_t text_attrs[] = {
    PY_FN(capitalize, 1, 1, text_capitalize),
    PY_FN(center, 2, 3, text_center),
    PY_FN(count, 2, 4, text_count),
    PY_FN(endswith, 2, 4, text_endswith),
    PY_FN(find, 2, 4, text_find),
    PY_FN(index, 2, 4, text_index),
    PY_FN(isalnum, 1, 1, text_isalnum),
    PY_FN(isalpha, 1, 1, text_isalpha),
    PY_FN(isdigit, 1, 1, text_isdigit),
    PY_FN(islower, 1, 1, text_islower),
    PY_FN(isspace, 1, 1, text_isspace),
    PY_FN(isupper, 1, 1, text_isupper),
    PY_FN(join, 2, 2, text_join),
    PY_FN(ljust, 2, 3, text_ljust),
    PY_FN(lower, 1, 1, text_lower),
    PY_FN(lstrip, 1, 2, text_lstrip),
    PY_FN(partition, 2, 2, text_partition),
    PY_FN(removeprefix, 2, 2, text_removeprefix),
    PY_FN(removesuffix, 2, 2, text_removesuffix),
    PY_FN(replace, 3, 4, text_replace),
    PY_FN(rfind, 2, 4, text_rfind),
    PY_FN(rindex, 2, 4, text_rindex),
    PY_FN(rjust, 2, 3, text_rjust),
    PY_FN(rpartition, 2, 2, text_rpartition),
    PY_FN_KW(rsplit, 1, 3, split, text_rsplit),
    PY_FN(rstrip, 1, 2, text_rstrip),
    PY_FN_KW(split, 1, 3, split, text_split),
    PY_FN_KW(splitlines, 1, 2, keepends, text_splitlines),
    PY_FN(startswith, 2, 4, text_startswith),
    PY_FN(strip, 1, 2, text_strip),
    PY_FN(swapcase, 1, 1, text_swapcase),
    PY_FN(title, 1, 1, text_title),
    PY_FN(upper, 1, 1, text_upper),
    PY_FN(zfill, 2, 2, text_zfill),
};
// Stands between object and the three types, unseen: it calls itself object.
const py_type_t py_type_text = PY_TYPE(object, text_attrs, &py_object_ops);
