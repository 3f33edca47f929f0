// SPDX-License-Identifier: MIT
// core/front/lex.c -- see lex.h. Keywords are names, so they are told apart by number after
// interning; operators are matched against one string of all of them. The Python Language
// Reference, chapter 2.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/names.h"
#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

static py_lex_t *const lex = &py_front.lex;

// Kinds of literal, from the prefix.
enum { PY_LIT_RAW = 1, PY_LIT_BYTES = 2, PY_LIT_F = 4, PY_LIT_TRIPLE = 8, PY_LIT_U = 16 };

static const py_name_t keyword_names[] = {
#define KEYWORD(id) PY_N_##id,
#include "core/front/keywords.def"
#undef KEYWORD
};

static const char operator_texts[] =
#define OPERATOR(id, text) text "\0"
#define AUGMENTED(id)
#include "core/front/operators.def"
#undef OPERATOR
#undef AUGMENTED
    ;

enum {
    FIRST_KEYWORD = PY_TOK_FSTRING + 1,
    FIRST_OPERATOR = FIRST_KEYWORD + sizeof keyword_names / sizeof keyword_names[0]
};

_Noreturn static void error(enum py_msg message) {
    lex->token_line = lex->line;
    py_raise(message);
}

_Noreturn static void bad(void) {
    error(PY_MSG_syntax);
}

// ---- bytes ----

PY_HOT static void advance(void) {
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

static void keep(int c) {
    char byte = (char)c;
    py_build_write(&lex->text, &byte, 1);
}

static void keep_and_advance(void) {
    keep(lex->c);
    advance();
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(int c) {
    return (unsigned)(c | 0x20) - 'a' < 26u || c == '_' || c >= 0x80;
}

bool py_lex_in_name(int c) {
    return is_letter(c) || is_digit(c);
}

// ---- strings ----

static int hex_digit(int c) {
    if (is_digit(c)) {
        return c - '0';
    }
    c = (c | 0x20) - 'a';
    return c >= 0 && c < 6 ? c + 10 : -1;
}

// After a backslash: appends what the escape stands for.
static void escape(unsigned flags) {
    static const char from[] = "\\'\"abfnrtv";
    static const char to[] = "\\'\"\a\b\f\n\r\t\v";
    int c = lex->c;
    if (c == '\n') { // a continued line
        advance();
        return;
    }
    for (unsigned i = 0; from[i]; i++) {
        if (c == from[i]) {
            keep(to[i]);
            advance();
            return;
        }
    }
    unsigned digits = c == 'x' ? 2 : flags & PY_LIT_BYTES ? 0 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    uint32_t point = 0;
    if (digits) {
        do {
            advance();
            int digit = hex_digit(lex->c);
            if (digit < 0) {
                bad();
            }
            point = point << 4 | (unsigned)digit;
        } while (--digits);
        advance();
        if (point > 0x10FFFF) {
            bad();
        }
    } else if (c >= '0' && c <= '7') {
        for (digits = 3; digits && lex->c >= '0' && lex->c <= '7'; digits--) {
            point = point << 3 | (unsigned)(lex->c - '0');
            advance();
        }
    } else { // unknown: stays as it is
        keep('\\');
        return;
    }
    if (flags & PY_LIT_BYTES) {
        keep((int)point);
    } else {
        char utf8[4];
        py_build_write(&lex->text, utf8, py_utf8_put(utf8, point));
    }
}

// Reads text up to the closing quote, or in an f-string to '{' (or '}' in a spec). The closing
// mark is consumed and returned, 0 for the quote.
static int literal(unsigned flags, int quote, bool in_spec) {
    for (;;) {
        int c = lex->c;
        if (c < 0 || (c == '\n' && !(flags & PY_LIT_TRIPLE))) {
            lex->incomplete = c < 0 && (flags & PY_LIT_TRIPLE);
            error(PY_MSG_unterminated);
        }
        if (c == quote) {
            advance();
            if (!(flags & PY_LIT_TRIPLE)) {
                return 0;
            }
            unsigned quotes = 1;
            while (quotes < 3 && lex->c == quote) {
                quotes++;
                advance();
            }
            if (quotes == 3) {
                return 0;
            }
            while (quotes--) {
                keep(quote);
            }
        } else if (c == '\\') {
            advance();
            if (!(flags & PY_LIT_RAW)) {
                escape(flags);
            } else {
                keep('\\');
                if (lex->c >= 0) {
                    keep_and_advance();
                }
            }
        } else if ((flags & PY_LIT_F) && (c == '{' || c == '}')) {
            advance();
            if (in_spec || lex->c != c) {
                return c;
            }
            keep_and_advance();
        } else {
            if ((flags & PY_LIT_BYTES) && c >= 0x80) {
                bad();
            }
            keep_and_advance();
        }
    }
}

static const char *text_of(void) {
    return ((const py_str_t *)(const void *)lex->text.block)->text;
}

// Strings that look like names are interned: they are dict keys and attribute names. The buffer
// stays for the next token then.
static py_val_t finish_str(void) {
    uint32_t len = lex->text.len;
    if (len == 0) {
        return py_name(PY_N__empty);
    }
    const char *text = text_of();
    if (!py_utf8_valid(text, len)) { // all routines for text rely on it
        bad();
    }
    for (uint32_t i = 0; i < len; i++) {
        if (len > 16 || !py_lex_in_name(text[i] & 0xFF)) {
            // A short one is copied, so that the buffer stays and no small gap is left where it
            // grew.
            return len <= 64 ? py_str_new(text, len) : py_build_str(&lex->text);
        }
    }
    return py_name(py_name_intern(text, len));
}

static void string(unsigned flags) {
    int quote = lex->c;
    lex->text.len = 0; // drops the prefix
    advance();
    if (lex->c == quote) {
        advance();
        if (lex->c != quote) { // an empty string
            lex->token = PY_TOK_STRING;
            lex->value = flags & PY_LIT_BYTES ? py_build_bytes(&lex->text) : py_name(PY_N__empty);
            return;
        }
        advance();
        flags |= PY_LIT_TRIPLE;
    }
    if (flags & PY_LIT_F) {
        lex->token = PY_TOK_FSTRING;
        lex->opening = (struct py_lex_fstring){(uint8_t)flags, (char)quote, 0};
        return;
    }
    literal(flags, quote, false);
    lex->token = PY_TOK_STRING;
    lex->value = flags & PY_LIT_BYTES ? py_build_bytes(&lex->text) : finish_str();
}

int py_lex_fstring(bool in_spec) {
    lex->text.len = 0;
    int end = literal(lex->fstring.flags, lex->fstring.quote, in_spec);
    if (end == '}' && !in_spec) {
        bad();
    }
    lex->value = finish_str();
    return end;
}

// ---- names, numbers, operators ----

static void name(void) {
    unsigned flags = 0;
    do {
        int c = lex->c | 0x20;
        unsigned flag = c == 'r'   ? PY_LIT_RAW
                        : c == 'b' ? PY_LIT_BYTES
                        : c == 'f' ? PY_LIT_F
                        : c == 'u' ? PY_LIT_U
                                   : 0x80;
        flags |= flags & flag ? 0x80 : flag;
        keep_and_advance();
    } while (py_lex_in_name(lex->c));
    if ((lex->c == '"' || lex->c == '\'') &&
        (flags < (PY_LIT_BYTES | PY_LIT_F) || flags == PY_LIT_U)) {
        string(flags & ~(unsigned)PY_LIT_U);
        return;
    }
    if (lex->text.len > 255 || !py_utf8_valid(text_of(), lex->text.len)) {
        bad();
    }
    lex->name = py_name_intern(text_of(), lex->text.len);
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

static void number(void) {
    int last = 0, first = lex->c;
    bool hex = false, fraction = lex->text.len; // it began with the point
    while (py_lex_in_name(lex->c) || (lex->c == '.' && !fraction) ||
           ((last | 0x20) == 'e' && !hex && (lex->c == '+' || lex->c == '-'))) {
        last = lex->c;
        hex |= first == '0' && (last | 0x20) == 'x';
        fraction |= hex || last == '.'; // the next point is that of an attribute
        keep_and_advance();
    }
    lex->value = py_number_parse(text_of(), lex->text.len);
    if (lex->value == PY_UNDEF) {
        error(PY_MSG_invalid_number);
    }
    lex->token = PY_TOK_NUMBER;
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

static void operator(void) {
    char text[4] = {0};
    int found = -1;
    for (unsigned len = 0; len < 3 && lex->c >= 0; len++) {
        text[len] = (char)lex->c;
        int longer = find_operator(text);
        if (longer < 0) {
            break;
        }
        found = longer;
        advance();
        if (lex->fstring.quote && lex->nesting == lex->fstring.nesting &&
            (text[0] == ':' || text[0] == '=')) {
            // In {x:=5} and {x==} the mark is for the f-string, except in a real '=='.
            if (text[0] == ':' || lex->c != '=') {
                break;
            }
        }
    }
    if (found < 0) {
        bad();
    }
    lex->token = (uint8_t)(FIRST_OPERATOR + found);
    if (lex->token <= PY_TOK_MATMUL && lex->c == '=') {
        advance();
        lex->token += PY_TOK_AUG_ADD - PY_TOK_ADD;
    }
    switch (lex->token) {
    case PY_TOK_LPAREN:
    case PY_TOK_LBRACKET:
    case PY_TOK_LBRACE:
        if (lex->nesting == 255) {
            bad();
        }
        lex->nesting++;
        break;
    case PY_TOK_RPAREN:
    case PY_TOK_RBRACKET:
    case PY_TOK_RBRACE:
        if (lex->nesting) {
            lex->nesting--;
        }
        break;
    }
}

// ---- lines ----

static void skip_comment(void) {
    while (lex->c >= 0 && lex->c != '\n') {
        advance();
    }
}

// At the start of a logical line: skips blank lines and sets pending to the change of indentation.
static void indentation(void) {
    unsigned column;
    for (;;) {
        for (column = 0;; advance()) {
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
            skip_comment();
        }
        if (lex->c != '\n') {
            break;
        }
        advance();
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
static void skip_space(void) {
    for (;;) {
        if (lex->c == '#') {
            skip_comment();
        } else if (lex->c == '\\') {
            advance();
            if (lex->c != '\n') {
                bad();
            }
            advance();
            lex->incomplete = lex->c < 0;
        } else if (lex->c == ' ' || lex->c == '\t' || lex->c == '\f' ||
                   (lex->c == '\n' && lex->nesting)) {
            advance();
        } else {
            return;
        }
    }
}

PY_HOT void py_lex_next(void) {
    if (lex->line_start && !lex->nesting) {
        indentation();
    }
    if (lex->pending) {
        lex->token_line = lex->line;
        lex->token = lex->pending > 0 ? PY_TOK_INDENT : PY_TOK_DEDENT;
        lex->pending += lex->pending > 0 ? -1 : 1;
        return;
    }
    skip_space();
    lex->token_line = lex->line;
    lex->text.len = 0;
    int c = lex->c;
    if (c < 0) {
        lex->incomplete |= lex->nesting != 0;
        // A last line without its newline gets one.
        bool ended =
            lex->token == PY_TOK_NEWLINE || lex->token == PY_TOK_DEDENT || lex->token == PY_TOK_END;
        lex->token = ended || lex->nesting ? PY_TOK_END : PY_TOK_NEWLINE;
        lex->line_start = lex->token == PY_TOK_NEWLINE;
    } else if (c == '\n') {
        advance();
        lex->line_start = true;
        lex->token = PY_TOK_NEWLINE;
    } else if (is_letter(c)) {
        name();
    } else if (c == '"' || c == '\'') {
        string(0);
    } else if (is_digit(c)) {
        number();
    } else if (c == '.') {
        keep_and_advance();
        if (is_digit(lex->c)) {
            number();
        } else {
            lex->token = PY_TOK_DOT;
        }
    } else {
        operator();
    }
}

void py_lex_init(py_reader_t *reader) {
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
    py_lex_next();
}
