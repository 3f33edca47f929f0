// SPDX-License-Identifier: MIT
// repl/line.c -- the line editor.
//
// Every change of the line is one replace(), and every movement one move_to(): what is drawn
// follows from those two alone. The cursor goes back by backspaces and forward by writing the text
// again, so that any terminal will do; only "erase to the end of the line" is an escape sequence.
#include "repl/line.h"

#include <string.h>

#include "core/config.h"
#include "core/front/lex.h"
#include "core/mem/gc.h"
#include "core/mod/modules.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/ops.h"

// Text of the latest lines. It lies outside the heap, so that it outlives a soft reset.
#define HISTORY 192

// Bytes that follow within this time come from a program, not from a keyboard.
#define PASTE_MS 5

enum {
    ESC = 27,
    EDIT = 0x100, // flag: an editing key, also on an empty line
    KEY_HOME = EDIT | CTRL_A,
    KEY_LEFT = EDIT | CTRL_B,
    KEY_WORD_LEFT = EDIT | CTRL_C, // typed, it ends the line
    KEY_DELETE = EDIT | CTRL_D,
    KEY_END = EDIT | CTRL_E,
    KEY_RIGHT = EDIT | 6,
    KEY_WORD_RIGHT = EDIT | 7,
    KEY_LAST_MOVE = KEY_WORD_RIGHT,
    KEY_KILL = EDIT | 11,  // to the line's end
    KEY_CLEAR = EDIT | 12, // the screen
    KEY_DOWN = EDIT | 14,
    KEY_UP = EDIT | 16,
    KEY_KILL_LEFT = EDIT | 21, // to its beginning
    KEY_KILL_WORD = EDIT | 23, // the one before the cursor
};

static char history[HISTORY]; // lines, the latest first, each ended by a zero

PY_HOT int repl_key(uint32_t timeout_ms) {
    int c = py_port_read(timeout_ms);
    return c < 0 && py_port_interrupted() ? CTRL_C : c;
}

PY_HOT int repl_wait_key(void) {
    int c;
    do {
        c = repl_key(UINT32_MAX);
    } while (c < 0);
    return c;
}

void repl_write(const char *text) {
    py_port_write(text, strlen(text));
}

// The rest of an escape sequence: ESC [ letter, ESC O letter, ESC [ digit ~; with digits before the letter Ctrl or
// Alt is down; Alt with a letter is ESC letter. A control character breaks it off and counts by itself.
enum { MODIFIED = 0x80 };
static const uint8_t escape_keys[][2] = {
    {'A', KEY_UP & 255},
    {'B', KEY_DOWN & 255},
    {'C', KEY_RIGHT & 255},
    {'D', KEY_LEFT & 255},
    {'H', KEY_HOME & 255},
    {'F', KEY_END & 255},
    {'1', KEY_HOME & 255},
    {'7', KEY_HOME & 255},
    {'4', KEY_END & 255},
    {'8', KEY_END & 255},
    {'3', KEY_DELETE & 255},
    {'b', KEY_WORD_LEFT & 255},
    {'f', KEY_WORD_RIGHT & 255},
    {'D' | MODIFIED, KEY_WORD_LEFT & 255},
    {'C' | MODIFIED, KEY_WORD_RIGHT & 255},
};

static int escape_key(void) {
    int c = repl_wait_key(), digit = 0;
    if (c == '[' || c == 'O') {
        while ((c = repl_wait_key()) >= ' ' && c < 'A') {
            digit = digit ? digit : c;
        }
    }
    if (c < ' ') {
        return c;
    }
    if (digit) {
        c = c == '~' ? digit : c | MODIFIED;
    }
    for (unsigned i = 0; i < sizeof(escape_keys) / sizeof(*escape_keys); i++) {
        if (escape_keys[i][0] == c) {
            return EDIT | escape_keys[i][1];
        }
    }
    return EDIT;
}

// Not the first byte of a UTF-8 character.
static bool continues(char c) {
    return (c & 0xC0) == 0x80;
}

static void move_to(repl_line_t *line, uint32_t to) {
    if (to > line->cursor) {
        py_port_write(line->text + line->cursor, to - line->cursor);
    }
    for (uint32_t at = line->cursor; at > to; at--) {
        if (!continues(line->text[at - 1])) {
            py_port_write("\b", 1);
        }
    }
    line->cursor = to;
}

// Takes away what stands between the cursor and there.
static void erase(repl_line_t *line, uint32_t to) {
    uint32_t from = line->cursor;
    if (to < from) {
        move_to(line, to);
        to = from;
        from = line->cursor;
    }
    memmove(line->text + from, line->text + to, line->len - to);
    line->len -= to - from;
    move_to(line, line->len);
    repl_write("\x1b[K");
    move_to(line, from);
}

// The text goes before the cursor.
static void insert(repl_line_t *line, const char *text, size_t n) {
    uint32_t at = line->cursor, len = line->len + n;
    if (!line->text || len >= py_gc_size(line->text)) { // room for the line's end is always left
        line->text = py_gc_realloc(line->text, len + len / 4 + 16);
    }
    memmove(line->text + at + n, line->text + at, line->len - at);
    memcpy(line->text + at, text, n);
    line->len = len;
    move_to(line, len);
    move_to(line, at + n);
}

// Where the cursor gets in the line by a step of one character to the left (-1) or right (1).
static uint32_t character(const repl_line_t *line, int step) {
    uint32_t at = line->cursor, end = step < 0 ? line->start : line->len;
    while (at != end && ((at += step) == end || continues(line->text[at]))) {
    }
    return at;
}

// The same over what is not a word and then a word.
static uint32_t word(const repl_line_t *line, int step) {
    uint32_t at = line->cursor, end = step < 0 ? line->start : line->len;
    bool inside = false;
    for (; at != end; at += step) {
        // cppcheck-suppress shiftNegativeLHS ; -1 stays -1
        bool is = py_lex_in_name((uint8_t)line->text[at + (step >> 1)]);
        if (inside && !is) {
            break;
        }
        inside = is;
    }
    return at;
}

uint32_t repl_line_indent(const repl_line_t *line) {
    uint32_t n = 0;
    while (line->start + n < line->len && line->text[line->start + n] == ' ') {
        n++;
    }
    return n;
}

// Where a backspace deletes to: in the indentation, the column four spaces to the left.
static uint32_t before_tab(const repl_line_t *line) {
    uint32_t column = line->cursor - line->start;
    return column && column <= repl_line_indent(line) ? line->start + (column - 1) / 4 * 4
                                                      : character(line, -1);
}

static void history_add(const char *text, size_t n) {
    if (n && n < HISTORY - 1 && !(memcmp(history, text, n) == 0 && history[n] == 0)) {
        memmove(history + n + 1, history, HISTORY - n - 1);
        memcpy(history, text, n);
        history[n] = 0;
        // The oldest line may have lost its end: then all of it goes.
        for (unsigned last = HISTORY; last-- && history[last];) {
            history[last] = 0;
        }
    }
}

// The back-th latest line, 1 the latest; "" for 0; NULL when there is none.
static const char *history_get(unsigned back) {
    const char *text = history;
    if (back == 0) {
        return "";
    }
    while (--back && text < history + HISTORY) {
        text += strlen(text) + 1;
    }
    return text < history + HISTORY && *text ? text : NULL;
}

static void recall(repl_line_t *line, int step) {
    const char *text = line->back == 0 && step < 0 ? NULL : history_get(line->back + step);
    if (text) {
        line->back += step;
        move_to(line, line->len);
        erase(line, line->start);
        insert(line, text, strlen(text));
    }
}

// Writes the prompt and the line anew.
static void redraw(repl_line_t *line) {
    uint32_t cursor = line->cursor;
    repl_write(line->prompt);
    line->cursor = line->start;
    move_to(line, line->len);
    move_to(line, cursor);
}

// Completes the name before the cursor. Under py_try(): an exception means that nothing is known about it.
static void complete(void *arg) {
    repl_line_t *line = arg;
    const char *end = line->text + line->cursor, *name = end;
    while (name > line->text + line->start &&
           (name[-1] == '.' || py_lex_in_name((uint8_t)name[-1]))) {
        name--;
    }
    py_build_t modules;
    py_build_init(&modules);
    py_modules_print(&modules.out);
    py_val_t args[] = {py_str_new(name, (size_t)(end - name)), py_build_str(&modules)};
    size_t len;
    const char *rest = py_str_text(py_call(PY_FROZEN_FN(repl_complete), 2, args), &len); // not None
    insert(line, rest, len);
    if (!len) { // the candidates were printed
        redraw(line);
    }
}

// Where the key leads to or what it takes away up to there.
static uint32_t target(const repl_line_t *line, int key) {
    switch (key) {
    case KEY_HOME:
    case KEY_KILL_LEFT: return line->start;
    case KEY_END:
    case KEY_KILL: return line->len;
    case KEY_LEFT: return character(line, -1);
    case KEY_RIGHT:
    case KEY_DELETE: return character(line, 1);
    case KEY_WORD_LEFT:
    case KEY_KILL_WORD: return word(line, -1);
    case KEY_WORD_RIGHT: return word(line, 1);
    case EDIT | '\b':
    case EDIT | 127: return before_tab(line);
    }
    return line->cursor;
}

// Inserts the character that begins with the key; the next key.
static int insert_character(repl_line_t *line, int key) {
    uint32_t n = 0, size = py_utf8_size((char)key);
    do {
        line->typed[n++] = (char)key;
        if (n == size) {
            insert(line, line->typed, n);
        }
        key = repl_wait_key();
    } while (n < size && continues((char)key));
    return key;
}

// Acts on a key; the next one.
static int edit(repl_line_t *line, int key) {
    if (key >= ' ' && key != 127 && key < EDIT && !continues((char)key)) {
        return insert_character(line, key);
    }
    key |= EDIT;
    switch (key) {
    case KEY_UP: recall(line, 1); break;
    case KEY_DOWN: recall(line, -1); break;
    case KEY_CLEAR:
        repl_write("\x1b[H\x1b[J");
        redraw(line);
        break;
    case EDIT | '\t':
        if (*line->prompt && line->cursor - line->start > repl_line_indent(line)) {
            py_try(complete, line);
        } else {
            insert(line, "    ", 4);
        }
        break;
    default: (key <= KEY_LAST_MOVE && key != KEY_DELETE ? move_to : erase)(line, target(line, key));
    }
    return repl_wait_key();
}

// Edits the line up to the key that ends it.
static int edit_line(repl_line_t *line, int key) {
    for (;;) {
        if (key == ESC) {
            key = escape_key();
        }
        if (key == '\n') {
            key = '\r';
        }
        if (key == '\r' || key == CTRL_C || (key <= CTRL_E && line->len == line->start)) {
            return key;
        }
        key = edit(line, key);
    }
}

// Ctrl-C is a key while the line is edited. It interrupts again before the line's end is echoed: whoever
// waits for that echo may send it at once.
int repl_line_read(repl_line_t *line, const char *prompt, unsigned indent) {
    line->prompt = prompt;
    line->back = 0;
    line->start = line->cursor = line->len;
    py_port_kbd_intr(-1);
    repl_write(prompt);
    int key = indent ? repl_key(PASTE_MS) : -1;
    if (key < 0) {
        for (unsigned i = 0; i < indent; i++) {
            insert(line, " ", 1);
        }
        key = repl_wait_key();
    }
    key = edit_line(line, key);
    py_port_kbd_intr(CTRL_C);
    if (key == '\r') {
        move_to(line, line->len);
        if (indent && line->start + repl_line_indent(line) == line->len) {
            line->len = line->cursor = line->start; // only what was offered: the block ends here
        }
        insert(line, "", 0); // makes a block of an empty line, too
        history_add(line->text + line->start, line->len - line->start);
        line->text[line->len++] = '\n';
        repl_write("\n");
    }
    return key;
}

bool repl_line_input(py_build_t *build) {
    repl_line_t line = {0};
    int key;
    do {
        key = repl_line_read(&line, "", 0);
    } while (key != '\r' && key != CTRL_C && key != CTRL_D);
    if (key == CTRL_C) {
        py_raise_none(PY_KeyboardInterrupt);
    }
    if (key == CTRL_D) {
        return false;
    }
    py_build_write(build, line.text, line.len - 1);
    return true;
}
