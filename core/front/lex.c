// SPDX-License-Identifier: MIT
// core/front/lex.c -- see lex.h. Keywords are names, so they are told apart by number after interning;
// operators are matched against one string of all of them. The Python Language Reference, chapter 2.
#include <string.h>

#include "core/front/lex.h"
#include "core/mem/names.h"
#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

// Kinds of literal, from the prefix.
enum { PY_LIT_RAW = 1, PY_LIT_BYTES = 2, PY_LIT_F = 4, PY_LIT_TRIPLE = 8 };

static const py_name_t keyword_names[] = {
#define KEYWORD(id) PY_N_##id,
#include "core/front/keywords.def"
#undef KEYWORD
};

static const char operator_texts[] =
#define OPERATOR(id, text) text "\0"
#include "core/front/operators.def"
#undef OPERATOR
    ;

enum { FIRST_KEYWORD = PY_TOK_FSTRING + 1,
       FIRST_OPERATOR = FIRST_KEYWORD + sizeof keyword_names / sizeof keyword_names[0] };

void py_lex_error(py_lex_t *lex, enum py_msg message) {
    lex->token_line = lex->line;
    py_raise(message);
}

// ---- bytes ----

static void advance(py_lex_t *lex) {
    if (lex->c == '\n') {
        lex->line++;
    }
    if (lex->capture && lex->c >= 0) {
        char c = (char)lex->c;
        py_build_write(lex->capture, &c, 1);
    }
    int c = lex->reader->next(lex->reader);
    if (lex->after_cr && c == '\n') {
        c = lex->reader->next(lex->reader);
    }
    lex->after_cr = c == '\r';
    lex->c = c == '\r' ? '\n' : c;
}

static void keep(py_lex_t *lex, int c) {
    char byte = (char)c;
    py_build_write(&lex->text, &byte, 1);
}

static void keep_and_advance(py_lex_t *lex) {
    keep(lex, lex->c);
    advance(lex);
}

static bool is_digit(int c) { return c >= '0' && c <= '9'; }

static bool is_letter(int c) {
    return (unsigned)(c | 0x20) - 'a' < 26u || c == '_' || c >= 0x80;
}

// ---- strings ----

static int hex_digit(int c) {
    if (is_digit(c)) {
        return c - '0';
    }
    c = (c | 0x20) - 'a';
    return c >= 0 && c < 6 ? c + 10 : -1;
}

static void keep_utf8(py_lex_t *lex, uint32_t point) {
    char text[4];
    unsigned n = py_utf8_put(text, point);
    py_build_write(&lex->text, text, n);
}

// After a backslash: appends what the escape stands for.
static void escape(py_lex_t *lex, unsigned flags) {
    static const char from[] = "\\'\"abfnrtv";
    static const char to[] = "\\'\"\a\b\f\n\r\t\v";
    int c = lex->c;
    if (c == '\n') { // a continued line
        advance(lex);
        return;
    }
    for (unsigned i = 0; from[i]; i++) {
        if (c == from[i]) {
            keep(lex, to[i]);
            advance(lex);
            return;
        }
    }
    unsigned digits = c == 'x' ? 2 : flags & PY_LIT_BYTES ? 0 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    uint32_t point = 0;
    if (digits) {
        do {
            advance(lex);
            int digit = hex_digit(lex->c);
            if (digit < 0) {
                py_lex_error(lex, PY_MSG_truncated_escape);
            }
            point = point << 4 | (unsigned)digit;
        } while (--digits);
        advance(lex);
        if (point > 0x10FFFF) {
            py_lex_error(lex, PY_MSG_illegal_character);
        }
    } else if (c >= '0' && c <= '7') {
        for (digits = 3; digits && lex->c >= '0' && lex->c <= '7'; digits--) {
            point = point << 3 | (unsigned)(lex->c - '0');
            advance(lex);
        }
    } else { // unknown: stays as it is
        keep(lex, '\\');
        return;
    }
    if (flags & PY_LIT_BYTES) {
        keep(lex, (int)(point & 0xFF));
    } else {
        keep_utf8(lex, point);
    }
}

// Reads text up to the closing quote, or in an f-string to '{' (or '}' in a spec). The closing mark is
// consumed and returned, 0 for the quote.
static int literal(py_lex_t *lex, unsigned flags, int quote, bool in_spec) {
    for (;;) {
        int c = lex->c;
        if (c < 0 || (c == '\n' && !(flags & PY_LIT_TRIPLE))) {
            lex->incomplete = c < 0 && (flags & PY_LIT_TRIPLE);
            py_lex_error(lex, PY_MSG_unterminated);
        }
        if (c == quote) {
            advance(lex);
            if (!(flags & PY_LIT_TRIPLE)) {
                return 0;
            }
            unsigned quotes = 1;
            while (quotes < 3 && lex->c == quote) {
                quotes++;
                advance(lex);
            }
            if (quotes == 3) {
                return 0;
            }
            while (quotes--) {
                keep(lex, quote);
            }
        } else if (c == '\\') {
            advance(lex);
            if (!(flags & PY_LIT_RAW)) {
                escape(lex, flags);
            } else {
                keep(lex, '\\');
                if (lex->c >= 0) {
                    keep_and_advance(lex);
                }
            }
        } else if ((flags & PY_LIT_F) && (c == '{' || c == '}')) {
            advance(lex);
            if (in_spec || lex->c != c) {
                return c;
            }
            keep_and_advance(lex);
        } else {
            if ((flags & PY_LIT_BYTES) && c >= 0x80) {
                py_lex_error(lex, PY_MSG_bytes_ascii);
            }
            keep_and_advance(lex);
        }
    }
}

static const char *text_of(const py_lex_t *lex) {
    return ((const py_str_t *)(const void *)lex->text.block)->text;
}

// Strings that look like names are interned: they are dict keys and attribute names. The buffer stays for the
// next token then.
static py_val_t finish_str(py_lex_t *lex) {
    uint32_t len = lex->text.len;
    if (len == 0) {
        return py_name(PY_N__empty);
    }
    const char *text = text_of(lex);
    for (uint32_t i = 0; i < len; i++) {
        if (len > 16 || (!is_letter(text[i] & 0xFF) && !is_digit(text[i]))) {
            // A short one is copied, so that the buffer stays and no small gap is left where it grew.
            return len <= 64 ? py_str_new(text, len) : py_build_str(&lex->text);
        }
    }
    return py_name(py_name_intern(text, len));
}

static void string(py_lex_t *lex, unsigned flags) {
    int quote = lex->c;
    lex->text.len = 0; // drops the prefix
    advance(lex);
    if (lex->c == quote) {
        advance(lex);
        if (lex->c != quote) { // an empty string
            lex->token = PY_TOK_STRING;
            lex->value = flags & PY_LIT_BYTES ? py_build_bytes(&lex->text) : py_name(PY_N__empty);
            return;
        }
        advance(lex);
        flags |= PY_LIT_TRIPLE;
    }
    if (flags & PY_LIT_F) {
        lex->token = PY_TOK_FSTRING;
        lex->opening = (struct py_lex_fstring){(uint8_t)flags, (char)quote, 0};
        return;
    }
    literal(lex, flags, quote, false);
    lex->token = PY_TOK_STRING;
    lex->value = flags & PY_LIT_BYTES ? py_build_bytes(&lex->text) : finish_str(lex);
}

int py_lex_fstring(py_lex_t *lex, bool in_spec) {
    lex->text.len = 0;
    int end = literal(lex, lex->fstring.flags, lex->fstring.quote, in_spec);
    if (end == '}' && !in_spec) {
        py_lex_error(lex, PY_MSG_fstring_brace);
    }
    lex->value = finish_str(lex);
    return end;
}

// ---- names, numbers, operators ----

static void name(py_lex_t *lex) {
    unsigned flags = 0;
    do {
        int c = lex->c | 0x20;
        flags |= c == 'r' ? PY_LIT_RAW : c == 'b' ? PY_LIT_BYTES : c == 'f' ? PY_LIT_F : c == 'u' ? 0 : 0x80;
        keep_and_advance(lex);
    } while (is_letter(lex->c) || is_digit(lex->c));
    if ((lex->c == '"' || lex->c == '\'') && lex->text.len <= 2 && flags < 6) {
        string(lex, flags);
        return;
    }
    if (lex->text.len > 255) {
        py_lex_error(lex, PY_MSG_long_name);
    }
    lex->name = py_name_intern(text_of(lex), lex->text.len);
    unsigned low = 0, high = FIRST_OPERATOR - FIRST_KEYWORD;
    while (low < high) { // keywords are few; names.def sorts them
        unsigned middle = (low + high) / 2;
        if (keyword_names[middle] < lex->name) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool keyword = low < FIRST_OPERATOR - FIRST_KEYWORD && keyword_names[low] == lex->name;
    lex->token = (uint8_t)(keyword ? FIRST_KEYWORD + low : PY_TOK_NAME);
}

static void number(py_lex_t *lex) {
    int last = 0, first = lex->c;
    bool hex = false;
    while (is_letter(lex->c) || is_digit(lex->c) || lex->c == '.' ||
           ((last | 0x20) == 'e' && !hex && (lex->c == '+' || lex->c == '-'))) {
        last = lex->c;
        hex |= first == '0' && (last | 0x20) == 'x';
        keep_and_advance(lex);
    }
    lex->value = py_number_parse(text_of(lex), lex->text.len);
    if (lex->value == PY_UNDEF) {
        py_lex_error(lex, PY_MSG_invalid_number);
    }
    lex->token = py_int_check(lex->value) ? PY_TOK_INT : PY_TOK_NUMBER;
}

// Number of the operator that text is, or -1.
static int find_operator(const char *text) {
    int number = 0;
    for (const char *at = operator_texts; *at; at += strlen(at) + 1, number++) {
        if (strcmp(at, text) == 0) {
            return number;
        }
    }
    return -1;
}

static void operator(py_lex_t *lex) {
    char text[4] = {0};
    int found = -1;
    for (unsigned len = 0; len < 3 && lex->c >= 0; len++) {
        text[len] = (char)lex->c;
        int longer = find_operator(text);
        if (longer < 0) {
            break;
        }
        found = longer;
        advance(lex);
        if (lex->fstring.quote && lex->nesting == lex->fstring.nesting && (text[0] == ':' || text[0] == '=')) {
            // In {x:=5} and {x==} the mark is for the f-string, except in a real '=='.
            if (text[0] == ':' || lex->c != '=') {
                break;
            }
        }
    }
    if (found < 0) {
        py_lex_error(lex, PY_MSG_syntax);
    }
    lex->token = (uint8_t)(FIRST_OPERATOR + found);
    switch (lex->token) {
    case PY_TOK_LPAREN: case PY_TOK_LBRACKET: case PY_TOK_LBRACE:
        if (lex->nesting == 255) {
            py_lex_error(lex, PY_MSG_too_many_parentheses);
        }
        lex->nesting++;
        break;
    case PY_TOK_RPAREN: case PY_TOK_RBRACKET: case PY_TOK_RBRACE:
        if (lex->nesting) {
            lex->nesting--;
        }
        break;
    }
}

// ---- lines ----

static void skip_comment(py_lex_t *lex) {
    while (lex->c >= 0 && lex->c != '\n') {
        advance(lex);
    }
}

// At the start of a logical line: skips blank lines and sets pending to the change of indentation.
static void indentation(py_lex_t *lex) {
    unsigned column;
    for (;;) {
        for (column = 0;; advance(lex)) {
            if (lex->c == ' ') {
                column++;
            } else if (lex->c == '\t') {
                column = (column | 7) + 1;
            } else if (lex->c == '\f') {
                column = 0;
            } else {
                break;
            }
        }
        if (lex->c == '#') {
            skip_comment(lex);
        }
        if (lex->c != '\n') {
            break;
        }
        advance(lex);
    }
    if (lex->c < 0) {
        column = 0;
    }
    lex->line_start = false;
    unsigned top = lex->indents ? lex->indent[lex->indents - 1] : 0;
    if (column > top) {
        if (lex->indents == PY_LEX_INDENTS || column > 255) {
            py_raise(PY_MSG_too_many_indents);
        }
        lex->indent[lex->indents++] = (uint8_t)column;
        lex->pending = 1;
        return;
    }
    while (lex->indents && lex->indent[lex->indents - 1] > column) {
        lex->indents--;
        lex->pending--;
    }
    if (column != (lex->indents ? lex->indent[lex->indents - 1] : 0)) {
        lex->token_line = lex->line;
        py_raise(PY_MSG_unindent);
    }
}

// White space, comments and joined lines before a token.
static void skip_space(py_lex_t *lex) {
    for (;;) {
        if (lex->c == '#') {
            skip_comment(lex);
        } else if (lex->c == '\\') {
            advance(lex);
            if (lex->c != '\n') {
                py_lex_error(lex, PY_MSG_continuation);
            }
            advance(lex);
            lex->incomplete = lex->c < 0;
        } else if (lex->c == ' ' || lex->c == '\t' || lex->c == '\f' || (lex->c == '\n' && lex->nesting)) {
            advance(lex);
        } else {
            return;
        }
    }
}

void py_lex_next(py_lex_t *lex) {
    if (lex->line_start && !lex->nesting) {
        indentation(lex);
    }
    if (lex->pending) {
        lex->token_line = lex->line;
        lex->token = lex->pending > 0 ? PY_TOK_INDENT : PY_TOK_DEDENT;
        lex->pending += lex->pending > 0 ? -1 : 1;
        return;
    }
    skip_space(lex);
    lex->token_line = lex->line;
    lex->text.len = 0;
    int c = lex->c;
    if (c < 0) {
        lex->incomplete |= lex->nesting != 0;
        // A last line without its newline gets one.
        bool ended = lex->token == PY_TOK_NEWLINE || lex->token == PY_TOK_DEDENT || lex->token == PY_TOK_END;
        lex->token = ended || lex->nesting ? PY_TOK_END : PY_TOK_NEWLINE;
        lex->line_start = lex->token == PY_TOK_NEWLINE;
    } else if (c == '\n') {
        advance(lex);
        lex->line_start = true;
        lex->token = PY_TOK_NEWLINE;
    } else if (is_letter(c)) {
        name(lex);
    } else if (c == '"' || c == '\'') {
        string(lex, 0);
    } else if (is_digit(c)) {
        number(lex);
    } else if (c == '.') {
        keep_and_advance(lex);
        if (is_digit(lex->c)) {
            number(lex);
        } else {
            lex->token = PY_TOK_DOT;
        }
    } else {
        operator(lex);
    }
}

void py_lex_init(py_lex_t *lex, py_reader_t *reader) {
    memset(lex, 0, sizeof *lex);
    lex->reader = reader;
    py_build_init(&lex->text);
    lex->token = PY_TOK_NEWLINE;
    lex->line_start = true;
    lex->c = ' '; // a harmless byte before the first
    lex->line = 1;
    lex->c = reader->next(reader);
    if (lex->c == '\r') {
        lex->after_cr = true;
        lex->c = '\n';
    }
    py_lex_next(lex);
}
