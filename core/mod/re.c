// SPDX-License-Identifier: MIT
// core/mod/re.c -- module re: regular expressions, compiled to code for a small machine that backtracks (Russ Cox,
// "Regular expression matching: the virtual machine approach", 2009).
//
// The places to go back to are on a stack in the heap, together with the old values of what was noted since: matching
// never recurses in C. All that takes a character is a class of them.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm_ops.h"

enum op {
    IN, // length, then pairs of characters in UTF-8: the ranges one of which has the next character
    NOT_IN,   // the same: none has it
    BEGIN,    // '^'
    END,      // '$'
    WORD,     // '\b'
    NOT_WORD, // '\B'
    SAVE,     // slot: the place is noted
    STUCK,    // slot: passes over the jump behind when nothing was matched since
    JUMP,     // offset
    SPLIT,    // offset: goes on here and later there
    SPLIT_TO, // offset: goes there and later on here
    MATCH,
};
enum { JUMP_SIZE = 3, MANY = 1000, CODE_MOST = 0x7000, SLOTS_MOST = 250 };

typedef struct {
    const py_type_t *type;
    py_val_t code; // bytes
    uint16_t groups, slots;
} regex_t;

typedef struct {
    const py_type_t *type;
    py_val_t subject;
    uint32_t groups;
    uint32_t slots[]; // two for each group, in bytes from the start, -1: none; then those of loops
} match_t;

static const py_entry_t attrs[7];
static const py_type_t type_match, type_regex = PY_TYPE(re, attrs, &py_object_ops);

// ---- compiling ---------------------------------------------------------------------------------

typedef struct {
    const char *at, *end;
    py_build_t code;
    bool is_str;
    unsigned groups, slots; // so far
    unsigned min, max;      // how often the last item may stand
} compiler_t;

static _Noreturn void fail(void) {
    py_raise(PY_MSG_regex);
}

static int peek(const compiler_t *c) {
    return c->at < c->end ? (uint8_t)*c->at : -1;
}

static bool take(compiler_t *c, int wanted) {
    bool is = peek(c) == wanted;
    c->at += is;
    return is;
}

// A character of a str or a byte.
static uint32_t next_in(bool is_str, const char **at) {
    return is_str ? py_utf8_get(at) : (uint8_t) * (*at)++;
}

// The next character of the pattern.
static uint32_t next(compiler_t *c) {
    if (peek(c) < 0) {
        fail();
    }
    return next_in(c->is_str, &c->at);
}

// Makes room for n bytes of code at a place.
static char *gap(compiler_t *c, unsigned at, unsigned n) {
    if (c->code.len + n > CODE_MOST) {
        fail();
    }
    py_build_room(&c->code, n);
    char *room = c->code.block + sizeof(py_str_t) + at;
    memmove(room + n, room, c->code.len - at);
    c->code.len += n;
    return room;
}

static void emit(compiler_t *c, unsigned byte) {
    *gap(c, c->code.len, 1) = (char)byte;
}

static void emit_two(compiler_t *c, unsigned op, unsigned operand) {
    emit(c, op);
    emit(c, operand);
}

static void jump(compiler_t *c, unsigned at, unsigned op, unsigned offset) {
    char *room = gap(c, at, JUMP_SIZE);
    room[0] = (char)op;
    room[1] = (char)offset;
    room[2] = (char)(offset >> 8);
}

static void range(compiler_t *c, uint32_t from, uint32_t to) {
    char pair[8];
    unsigned n = py_utf8_put(pair, from);
    n += py_utf8_put(pair + n, to);
    memcpy(gap(c, c->code.len, n), pair, n);
}

// The ranges of \d, \w, \s or of their opposites; false for another letter.
static bool shorthand(compiler_t *c, uint32_t letter) {
    uint32_t lower = letter | 0x20, from = 0;
    const char *pairs = lower == 'd'   ? "09"
                        : lower == 'w' ? "09AZ__az"
                        : lower == 's' ? "\t\r  "
                                       : NULL;
    if (!pairs) {
        return false;
    }
    for (; *pairs; pairs += 2) {
        if (lower == letter) {
            range(c, (uint8_t)pairs[0], (uint8_t)pairs[1]);
        } else {
            range(c, from, (uint8_t)pairs[0] - 1u);
            from = (uint8_t)pairs[1] + 1u;
        }
    }
    if (lower != letter) {
        range(c, from, 0x10FFFF);
    }
    return true;
}

// What a character behind a backslash stands for.
static uint32_t escaped(uint32_t letter) {
    static const char control[] = "tnvfr";
    for (unsigned i = 0; i < 5; i++) {
        if ((uint8_t)control[i] == letter) {
            return '\t' + i;
        }
    }
    if (letter < 0x80 && py_digit_value((char)letter) < 36) {
        fail();
    }
    return letter;
}

// A member of a class: true for a shorthand, whose ranges are in the code then; else the character.
static bool member(compiler_t *c, uint32_t *character) {
    *character = next(c);
    if (*character == '\\') {
        *character = next(c);
        if (shorthand(c, *character)) {
            return true;
        }
        *character = escaped(*character);
    }
    return false;
}

static void end_class(compiler_t *c, unsigned start) {
    unsigned n = c->code.len - start - 2;
    if (n > 255) {
        fail();
    }
    c->code.block[sizeof(py_str_t) + start + 1] = (char)n;
}

// Behind the opening bracket.
static void class(compiler_t *c) {
    uint32_t from, to;
    do {
        if (member(c, &from)) {
            continue;
        }
        to = from;
        if (peek(c) == '-' && c->at + 1 < c->end && c->at[1] != ']') {
            c->at++;
            if (member(c, &to) || to < from) {
                fail();
            }
        }
        range(c, from, to);
    } while (!take(c, ']'));
}

static void alternatives(compiler_t *c);

// One item; true when it cannot match nothing.
static bool atom(compiler_t *c) {
    unsigned start = c->code.len, group = 0;
    const char *from = c->at;
    uint32_t character = next(c);
    switch (character) {
    case '*':
    case '+':
    case '?': fail();
    case '^': emit(c, BEGIN); return false;
    case '$': emit(c, END); return false;
    case '(':
        if (!take(c, '?')) {
            group = ++c->groups;
            emit_two(c, SAVE, group * 2);
        } else if (!take(c, ':')) {
            fail();
        }
        alternatives(c);
        if (!take(c, ')')) {
            fail();
        }
        if (group) {
            emit_two(c, SAVE, group * 2 + 1);
        }
        return false;
    case '.':
        emit_two(c, NOT_IN, 0);
        range(c, '\n', '\n');
        break;
    case '[':
        emit_two(c, take(c, '^') ? NOT_IN : IN, 0);
        class(c);
        break;
    default:
        c->at = from;
        if (character == '\\' && c->at + 1 < c->end && (c->at[1] | 0x20) == 'b') {
            emit(c, c->at[1] == 'b' ? WORD : NOT_WORD);
            c->at += 2;
            return false;
        }
        emit_two(c, IN, 0);
        if (!member(c, &character)) {
            range(c, character, character);
        }
    }
    end_class(c, start);
    return true;
}

static unsigned number(compiler_t *c) {
    unsigned value = 0, digit;
    while (peek(c) >= 0 && (digit = py_digit_value(*c->at)) < 10) {
        value = value * 10 + digit;
        if (value >= MANY) {
            fail();
        }
        c->at++;
    }
    return value;
}

// How often the item before may stand; false: once.
static bool quantifier(compiler_t *c) {
    const char *from = c->at;
    int sign = peek(c);
    c->at++;
    c->min = sign == '+';
    c->max = sign == '?' ? 1 : MANY;
    if (sign == '{') {
        c->min = c->max = number(c);
        if (take(c, ',')) {
            c->max = peek(c) == '}' ? MANY : number(c);
        }
        if (take(c, '}')) {
            if (c->max < c->min) {
                fail();
            }
            return true;
        }
    } else if (sign == '*' || sign == '+' || sign == '?') {
        return true;
    }
    c->at = from; // perhaps only a bracket
    return false;
}

// An item with what says how often: its code is repeated as often as need be.
static void piece(compiler_t *c) {
    unsigned start = c->code.len;
    bool plain = atom(c);
    unsigned len = c->code.len - start;
    if (!quantifier(c)) {
        return;
    }
    unsigned min = c->min, max = c->max, first = SPLIT, last = SPLIT_TO;
    if (take(c, '?')) {
        first = SPLIT_TO;
        last = SPLIT;
    }
    const char *body =
        ((py_str_t *)py_obj(py_bytes_new(c->code.block + sizeof(py_str_t) + start, len)))->text;
    c->code.len = start;
    bool many = max == MANY;
    unsigned copies = many ? min + !min : max;
    for (unsigned i = 0; i < copies; i++) {
        unsigned at = c->code.len;
        bool loop = many && i == copies - 1;
        if (loop && !plain) {
            emit_two(c, SAVE, c->slots);
        }
        if (i >= min && !many) {
            jump(c, at, first, (copies - i) * (len + JUMP_SIZE) - JUMP_SIZE);
        }
        memcpy(gap(c, c->code.len, len), body, len);
        if (loop) {
            if (!plain) {
                emit_two(c, STUCK, c->slots++);
            }
            jump(c, c->code.len, last, at - c->code.len - JUMP_SIZE);
            if (!min) {
                jump(c, at, first, c->code.len - at);
            }
        }
    }
}

static void alternatives(compiler_t *c) {
    unsigned start = c->code.len;
    py_check_stack();
    while (peek(c) >= 0 && peek(c) != '|' && peek(c) != ')') {
        piece(c);
    }
    if (take(c, '|')) {
        jump(c, start, SPLIT, c->code.len - start + JUMP_SIZE);
        start = c->code.len;
        alternatives(c);
        jump(c, start, JUMP, c->code.len - start);
    }
}

// compile(pattern): a pattern that is compiled already is as good.
static py_val_t re_compile(py_val_t *args, unsigned n) {
    (void)n;
    if (py_is(args[0], &type_regex)) {
        return args[0];
    }
    compiler_t c = {.groups = 0};
    py_view_t view;
    if (!py_view(args[0], &view)) {
        py_raise(PY_MSG_must_be_str, args[0]);
    }
    c.at = view.at;
    c.end = view.at + view.len;
    c.is_str = view.is_str;
    c.slots = 2;
    for (const char *at = view.at; at < c.end;) { // room for the groups
        c.slots += 2 * (*at++ == '(');
    }
    emit_two(&c, SAVE, 0);
    alternatives(&c);
    emit_two(&c, SAVE, 1);
    emit(&c, MATCH);
    if (c.at < c.end || c.slots > SLOTS_MOST) {
        fail();
    }
    regex_t *regex = py_gc_alloc(sizeof *regex);
    regex->type = &type_regex;
    regex->groups = (uint16_t)c.groups;
    regex->slots = (uint16_t)c.slots;
    regex->code = py_build_bytes(&c.code);
    return py_ptr(regex);
}

// ---- matching ----------------------------------------------------------------------------------

typedef struct {
    const char *begin, *end;
    bool is_str;
    uint32_t *slots;
    py_build_t stack; // pairs: a place in the code and one in the text, or a slot and its old value
} matcher_t;

static void push(matcher_t *m, uint32_t a, uint32_t b) {
    uint32_t pair[2] = {a, b};
    py_build_write(&m->stack, (const char *)pair, sizeof pair);
}

static bool in_word(const matcher_t *m, const char *at) {
    return (size_t)(at - m->begin) < (size_t)(m->end - m->begin) &&
           (*at == '_' || py_digit_value(*at) < 36);
}

static bool in_class(const char *at, unsigned n, uint32_t c) {
    for (const char *end = at + n; at < end;) {
        uint32_t from = py_utf8_get(&at), to = py_utf8_get(&at);
        if (c - from <= to - from) {
            return true;
        }
    }
    return false;
}

static bool run(matcher_t *m, const char *pc, const char *at) {
    for (;;) {
        unsigned op = (uint8_t)*pc++, n;
        uint32_t place = (uint32_t)(at - m->begin);
        bool good = true;
        switch (op) {
        case IN:
        case NOT_IN:
            good = false;
            if (at < m->end) {
                n = (uint8_t)*pc++;
                good = in_class(pc, n, next_in(m->is_str, &at)) == (op == IN);
                pc += n;
            }
            break;
        case BEGIN: good = !place; break;
        case END: good = at == m->end || (at + 1 == m->end && *at == '\n'); break;
        case WORD:
        case NOT_WORD: good = (in_word(m, at - 1) != in_word(m, at)) == (op == WORD); break;
        case SAVE:
            n = (uint8_t)*pc++;
            push(m, n, m->slots[n]);
            m->slots[n] = place;
            break;
        case STUCK:
            if (m->slots[(uint8_t)*pc++] == place) {
                pc += JUMP_SIZE;
            }
            break;
        case MATCH: return true;
        default: {
            const char *there = pc + (int16_t)((uint8_t)pc[0] | (uint8_t)pc[1] << 8) + 2;
            pc += 2;
            if (op == SPLIT) {
                push(m, (uint32_t)(uintptr_t)there, (uint32_t)(uintptr_t)at);
            } else {
                if (op != JUMP) {
                    push(m, (uint32_t)(uintptr_t)pc, (uint32_t)(uintptr_t)at);
                }
                pc = there;
            }
        }
        }
        while (!good) {
            uint32_t *pair;
            if (!m->stack.len) {
                return false;
            }
            m->stack.len -= 2 * sizeof *pair;
            pair = (uint32_t *)(void *)py_build_room(&m->stack, 0);
            if (pair[0] <= SLOTS_MOST) {
                m->slots[pair[0]] = pair[1];
            } else {
                pc = (const char *)(uintptr_t)pair[0];
                at = (const char *)(uintptr_t)pair[1];
                good = true;
            }
            if (py_port_pending) { // Ctrl-C ends what would take years
                py_vm_pending();
            }
        }
    }
}

// args: pattern, text, first place.
static py_val_t find(py_val_t *args, bool anywhere) {
    py_view_t view;
    const regex_t *regex = py_obj(args[0] = re_compile(args, 1));
    if (!py_view(args[1], &view)) {
        py_raise(PY_MSG_must_be_str, args[1]);
    }
    if (!view.is_str) { // of its own, as handlers may change another's
        py_view(args[1] = py_bytes_new(view.at, view.len), &view);
    }
    size_t size = regex->slots * sizeof(uint32_t);
    match_t *match = py_gc_alloc(sizeof *match + size);
    match->type = &type_match;
    match->subject = args[1];
    match->groups = regex->groups;
    matcher_t m = {
        .begin = view.at, .end = view.at + view.len, .is_str = view.is_str, .slots = match->slots};
    py_build_init(&m.stack);
    unsigned n = py_view_items(&view), first = py_bound(args[2], n, 0);
    py_view_cut(&view, first, n - first);
    for (const char *at = view.at;;) {
        memset(match->slots, -1, size);
        if (run(&m, ((py_str_t *)py_obj(regex->code))->text, at)) {
            return py_ptr(match);
        }
        if (!anywhere || at == m.end) {
            return PY_NONE;
        }
        next_in(m.is_str, &at);
    }
}

static py_val_t re_match(py_val_t *args, unsigned n) {
    (void)n;
    return find(args, false);
}

static py_val_t re_search(py_val_t *args, unsigned n) {
    (void)n;
    return find(args, true);
}

// ---- matches -----------------------------------------------------------------------------------

// The first slot of a group, by default of all that matched.
static uint32_t *slots_of(py_val_t *args, py_val_t group) {
    match_t *match = py_self(args[0], &type_match);
    uint32_t i = group ? (uint32_t)py_to_int(group) : 0;
    if (i > match->groups) {
        py_raise(PY_MSG_index_range, &type_match);
    }
    return match->slots + i * 2;
}

// The text of a group, or else what is given for one that did not take part.
static py_val_t text_of(py_val_t *args, py_val_t group, py_val_t absent) {
    const uint32_t *slots = slots_of(args, group);
    py_view_t view;
    py_view(((match_t *)py_obj(args[0]))->subject, &view);
    return slots[1] == UINT32_MAX ? absent
                                  : py_text_new(view.type, view.at + slots[0], slots[1] - slots[0]);
}

static py_val_t match_group(py_val_t *args, unsigned n) {
    (void)n;
    return text_of(args, args[1], PY_NONE);
}

// groups(default=None)
static py_val_t match_groups(py_val_t *args, unsigned n) {
    py_val_t *items;
    n = ((match_t *)py_self(args[0], &type_match))->groups;
    py_val_t tuple = py_seq_new(&py_type_tuple, n, &items);
    for (unsigned i = 0; i < n; i++) {
        items[i] = text_of(args, py_int((int32_t)i + 1), args[1] ? args[1] : PY_NONE);
    }
    return tuple;
}

// Where a group starts or ends, in characters; -1: it took no part.
static py_val_t edge(py_val_t *args, unsigned which) {
    uint32_t at = slots_of(args, args[1])[which];
    py_view_t view;
    py_view(((match_t *)py_obj(args[0]))->subject, &view);
    if (at != UINT32_MAX) {
        view.len = at;
        at = py_view_items(&view);
    }
    return py_int((int32_t)at);
}

static py_val_t match_start(py_val_t *args, unsigned n) {
    (void)n;
    return edge(args, 0);
}

static py_val_t match_end(py_val_t *args, unsigned n) {
    (void)n;
    return edge(args, 1);
}

static py_val_t match_span(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t both[2] = {edge(args, 0), edge(args, 1)};
    return py_tuple_new(2, both);
}

// ---- the tables --------------------------------------------------------------------------------

static const py_entry_t match_attrs[] = {
    PY_FN(end, 1, 2, match_end),       PY_FN(group, 1, 2, match_group),
    PY_FN(groups, 1, 2, match_groups), PY_FN(span, 1, 2, match_span),
    PY_FN(start, 1, 2, match_start),
};
static const py_type_t type_match = PY_TYPE(match, match_attrs, &py_object_ops);

static const py_entry_t attrs[7] = {
    // of a compiled pattern as well
    PY_FN(compile, 1, 2, re_compile), PY_OBJECT(error, &py_exc_types[PY_ValueError]),
    PY_FROZEN(finditer, re_finditer), PY_FN(match, 2, 3, re_match),
    PY_FN(search, 2, 3, re_search),   PY_FROZEN(split, re_split),
    PY_FROZEN(sub, re_sub),
};
const py_module_t py_module_re = PY_MODULE(re, attrs);
