// SPDX-License-Identifier: MIT
// repl/line.c -- the line editor.
//
// Every change of the line is one replace(), and every movement one move_to(): what is drawn
// follows from those two alone. The cursor goes back by backspaces and forward by writing the text
// again, so that any terminal will do; only "erase to the end of the line" is an escape sequence.
#include "repl/line.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/exc.h"

// Text of the latest lines. It lies outside the heap, so that it outlives a soft reset.
#define HISTORY 192

// Bytes that follow within this time come from a program, not from a keyboard.
#define PASTE_MS 5

enum {
    ESC = 27,
    EDIT = 0x100, // flag: an editing key, also on an empty line
    KEY_HOME = EDIT | CTRL_A,
    KEY_LEFT = EDIT | CTRL_B,
    KEY_DELETE = EDIT | CTRL_D,
    KEY_END = EDIT | CTRL_E,
    KEY_RIGHT = EDIT | 6,
    KEY_DOWN = EDIT | 14,
    KEY_UP = EDIT | 16,
};

static char history[HISTORY]; // lines, the latest first, each ended by a zero

int repl_key(uint32_t timeout_ms) {
    int c = py_port_read(timeout_ms);
    return c < 0 && py_port_interrupted() ? CTRL_C : c;
}

int repl_wait_key(void) {
    int c;
    do {
        c = repl_key(UINT32_MAX);
    } while (c < 0);
    return c;
}

void repl_write(const char *text) {
    py_port_write(text, strlen(text));
}

// The rest of an escape sequence: ESC [ letter, ESC O letter, ESC [ digit ... ~.
static int escape_key(void) {
    static const char keys[] = "A\x10"
                               "B\x0e"
                               "C\x06"
                               "D\x02"
                               "H\x01"
                               "F\x05"
                               "1\x01"
                               "7\x01"
                               "4\x05"
                               "8\x05"
                               "3\x04";
    repl_wait_key();
    int first = repl_wait_key(), c = first;
    while (c < 'A') {
        c = repl_wait_key();
    }
    for (const char *key = keys; *key; key += 2) {
        if (*key == (c == '~' ? first : c)) {
            return EDIT | key[1];
        }
    }
    return EDIT;
}

static bool continues(char c) {
    return (c & 0xC0) == 0x80;
} // not the first byte of a UTF-8 character

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

// Puts the text in the place of what stands between the two positions; the cursor goes behind it.
static void replace(repl_line_t *line, uint32_t from, uint32_t to, const char *text) {
    size_t n = strlen(text);
    uint32_t len = line->len - (to - from) + n;
    if (!line->text || len >= py_gc_size(line->text)) { // room for the line's end is always left
        line->text = py_gc_realloc(line->text, len + len / 4 + 16);
    }
    move_to(line, from);
    memmove(line->text + from + n, line->text + to, line->len - to);
    memcpy(line->text + from, text, n);
    line->len = len;
    move_to(line, len);
    if (to > from) {
        repl_write("\x1b[K");
    }
    move_to(line, from + n);
}

static void insert(repl_line_t *line, const char *text) {
    replace(line, line->cursor, line->cursor, text);
}

// The position one character before or behind the cursor, within the line.
static uint32_t before(const repl_line_t *line) {
    uint32_t at = line->cursor;
    while (at > line->start && continues(line->text[--at])) {
    }
    return at;
}

static uint32_t behind(const repl_line_t *line) {
    uint32_t at = line->cursor;
    while (at < line->len && ++at < line->len && continues(line->text[at])) {
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
                                                      : before(line);
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

static void recall(repl_line_t *line, unsigned *back, int step) {
    const char *text = *back == 0 && step < 0 ? NULL : history_get(*back + step);
    if (text) {
        *back += step;
        replace(line, line->start, line->len, text);
    }
}

static void edit(repl_line_t *line, int key, unsigned *back) {
    switch (key | EDIT) {
    case KEY_HOME: move_to(line, line->start); break;
    case KEY_END: move_to(line, line->len); break;
    case KEY_LEFT: move_to(line, before(line)); break;
    case KEY_RIGHT: move_to(line, behind(line)); break;
    case KEY_DELETE: replace(line, line->cursor, behind(line), ""); break;
    case KEY_UP: recall(line, back, 1); break;
    case KEY_DOWN: recall(line, back, -1); break;
    case EDIT | '\b':
    case EDIT | 127: replace(line, before_tab(line), line->cursor, ""); break;
    case EDIT | '\t': insert(line, "    "); break;
    default:
        if (key >= ' ' && key < EDIT) {
            insert(line, (char[]){(char)key, 0});
        }
    }
}

// Edits the line up to the key that ends it.
static int edit_line(repl_line_t *line, int key) {
    unsigned back = 0;
    for (;; key = repl_wait_key()) {
        if (key == '\n') {
            key = '\r';
        }
        if (key == '\r' || key == CTRL_C || (key <= CTRL_E && line->len == line->start)) {
            return key;
        }
        edit(line, key == ESC ? escape_key() : key, &back);
    }
}

// Ctrl-C is a key while the line is edited. It interrupts again before the line's end is echoed: whoever
// waits for that echo may send it at once.
int repl_line_read(repl_line_t *line, const char *prompt, unsigned indent) {
    line->start = line->cursor = line->len;
    py_port_kbd_intr(-1);
    repl_write(prompt);
    int key = indent ? repl_key(PASTE_MS) : -1;
    if (key < 0) {
        for (unsigned i = 0; i < indent; i++) {
            insert(line, " ");
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
        insert(line, ""); // makes a block of an empty line, too
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
