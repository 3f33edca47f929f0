// SPDX-License-Identifier: MIT
// core/front/lex.c -- see lex.h. Keywords are names, so they are told apart by number after interning. The
// Python Language Reference, chapter 2.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/names.h"
#include "core/obj/complex.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

static py_lex_t *const lex = &py_front.lex;

static const py_name_t keyword_names[] = {
#define KEYWORD(id) PY_N_##id,
#include "core/front/keywords.def"
#undef KEYWORD
};

// Its characters, the second one in the lower byte.
static const uint16_t operators[] = {
#define OPERATOR(id, first, second) second ? first << 8 | second : first,
#define AUGMENTED(id)
#include "core/front/operators.def"
#undef OPERATOR
#undef AUGMENTED
};

enum {
    KEYWORDS = sizeof keyword_names / sizeof *keyword_names,
    OPERATORS = sizeof operators / sizeof *operators,
    FIRST_KEYWORD = PY_TOK_FSTRING + 1,
    FIRST_OPERATOR = FIRST_KEYWORD + KEYWORDS
};

// The place of an item in the table; n: it is not there.
PY_HOT PY_OWN_FRAME static unsigned find(const uint16_t *table, unsigned n, unsigned item) {
    unsigned i = 0;
    while (i < n && table[i] != item) {
        i++;
    }
    return i;
}

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

PY_HOT static void keep_and_advance(void) {
    char byte = (char)lex->c;
    py_build_write(&lex->text, &byte, 1);
    advance();
}

static bool is_digit(int c) {
    return (unsigned)(c - '0') < 10u;
}

PY_HOT bool py_lex_in_name(int c) {
    return (unsigned)(c | 0x20) - 'a' < 26u || (unsigned)(c - '0') < 10u || c == '_' || c >= 0x80;
}

PY_HOT PY_OWN_FRAME static void take_word(void) {
    while (py_lex_in_name(lex->c)) {
        keep_and_advance();
    }
}

// ---- strings ----

// After a backslash: appends what the escape stands for.
static void escape(unsigned flags) {
    static const char escapes[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
    int c = lex->c;
    unsigned digits = 0, shift = 4;
    if (c == '\n') { // a continued line
        advance();
        return;
    }
    for (const char *pair = escapes; *pair; pair += 2) {
        if (c == *pair) {
            keep(pair[1]);
            advance();
            return;
        }
    }
    if ((unsigned)(c - '0') < 8u) {
        digits = shift = 3;
    } else if (c == 'x' || (!(flags & PY_LIT_BYTES) && (c | 0x20) == 'u')) {
        digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        advance();
    } else { // unknown: stays as it is
        keep('\\');
        return;
    }
    uint32_t point = 0;
    for (unsigned digit; digits && (digit = py_digit_value((char)lex->c)) >> shift == 0; digits--) {
        point = point << shift | digit;
        advance();
    }
    if ((digits && shift == 4) || point > 0x10FFFF) {
        bad();
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
        if (flags & PY_LIT_UNUSED) {
            lex->text.len = lex->kept;
        }
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
    return ((const py_str_t *)(const void *)lex->text.block)->text + lex->kept;
}

static uint32_t text_len(void) {
    return lex->text.len - lex->kept;
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
    py_check_stack();
    int quote = lex->c;
    lex->text.len = lex->kept; // drops the prefix
    advance();
    if (lex->c == quote) {
        advance();
        if (lex->c != quote) { // an empty string
            lex->token = PY_TOK_STRING;
            lex->opening.flags = (uint8_t)flags;
            return;
        }
        advance();
        flags |= lex->token <= PY_TOK_DEDENT && py_front.input == PY_FILE
                     ? PY_LIT_TRIPLE | PY_LIT_UNUSED
                     : PY_LIT_TRIPLE;
    }
    lex->token = PY_TOK_FSTRING;
    lex->opening = (struct py_lex_fstring){(uint8_t)flags, (char)quote, 0};
    if (!(flags & PY_LIT_F)) {
        lex->token = PY_TOK_STRING;
        literal(flags, quote, false);
    }
}

void py_lex_keep(void) {
    lex->kept = lex->text.len;
    py_lex_next();
}

py_val_t py_lex_text(unsigned flags) {
    lex->text.len = lex->kept;
    lex->kept = 0;
    return flags & PY_LIT_BYTES ? py_build_bytes(&lex->text) : finish_str();
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

static const char prefixes[] = {'r', PY_LIT_RAW, 'b', PY_LIT_BYTES, 'f', PY_LIT_F,
                                'u', PY_LIT_U,   0};

// ---- names, numbers, operators ----

// What the prefix of a string says; 0x80 in it: there is no such prefix.
static unsigned prefix_flags(void) {
    unsigned flags = 0;
    for (unsigned i = 0; i < text_len(); i++) {
        const char *prefix = prefixes;
        while (*prefix && *prefix != (text_of()[i] | 0x20)) {
            prefix += 2;
        }
        unsigned flag = *prefix ? prefix[1] : 0x80;
        flags |= flags & flag ? 0x80 : flag;
    }
    return flags;
}

static void name(void) {
    take_word();
    if (lex->c == '"' || lex->c == '\'') {
        unsigned flags = prefix_flags();
        if (flags < (PY_LIT_BYTES | PY_LIT_F) || flags == PY_LIT_U) {
            string(flags & ~(unsigned)PY_LIT_U);
            return;
        }
    }
    if (text_len() > 255 || !py_utf8_valid(text_of(), text_len())) {
        bad();
    }
    lex->name = py_name_intern(text_of(), text_len());
    unsigned keyword = find(keyword_names, KEYWORDS, lex->name);
    lex->token = (uint8_t)(keyword < KEYWORDS ? FIRST_KEYWORD + keyword : PY_TOK_NAME);
}

static void number(void) {
    int last = 0, first = lex->c;
    bool hex = false, fraction = text_len(); // it began with the point
    while (py_lex_in_name(lex->c) || (lex->c == '.' && !fraction) ||
           ((last | 0x20) == 'e' && !hex && (lex->c == '+' || lex->c == '-'))) {
        last = lex->c;
        hex |= first == '0' && (last | 0x20) == 'x';
        // The next point is that of an attribute.
        fraction |= hex || last == '.' || py_complex_suffix(last);
        keep_and_advance();
    }
    lex->value = py_number_parse(text_of(), text_len());
    if (lex->value == PY_UNDEF) {
        error(PY_MSG_invalid_number);
    }
    lex->token = PY_TOK_NUMBER;
}

static void operator(void) {
    unsigned first = (unsigned)lex->c, found = find(operators, OPERATORS, first);
    advance();
    // In {x:=5} the mark is for the f-string.
    if (first != ':' || !lex->fstring.quote || lex->nesting != lex->fstring.nesting) {
        unsigned longer = find(operators, OPERATORS, first << 8 | (unsigned)lex->c);
        if (longer < OPERATORS) {
            found = longer;
            advance();
        }
    }
    if (found == OPERATORS) {
        bad();
    }
    unsigned token = FIRST_OPERATOR + found;
    if (token <= PY_TOK_MATMUL && lex->c == '=') {
        advance();
        token += PY_TOK_AUG_ADD - PY_TOK_ADD;
    }
    lex->token = (uint8_t)token;
    if (token - PY_TOK_LPAREN < 3u && !++lex->nesting) {
        bad();
    }
    if (token - PY_TOK_RPAREN < 3u && lex->nesting) {
        lex->nesting--;
    }
}

// ---- lines ----

// Skips white space, comments and joined lines, between lines blank ones too. Returns the column of what follows.
PY_HOT static unsigned skip_space(bool between_lines) {
    unsigned column = 0;
    for (;;) {
        if (lex->c == '#') {
            while (lex->c >= 0 && lex->c != '\n') {
                advance();
            }
        }
        switch (lex->c) {
        case ' ': column++; break;
        case '\t': column = (column | 7) + 1; break;
        case '\f': column = 0; break;
        case '\n':
            if (!between_lines && !lex->nesting) {
                return column;
            }
            column = 0;
            break;
        case '\\':
            if (between_lines) {
                return column;
            }
            advance();
            if (lex->c != '\n') {
                bad();
            }
            advance();
            lex->incomplete = lex->c < 0;
            continue;
        default: return column;
        }
        advance();
    }
}

// At the start of a logical line: sets pending to the change of indentation.
static void indentation(void) {
    unsigned column = skip_space(true);
    if (lex->c < 0) {
        column = 0;
    }
    lex->line_start = false;
    if (column > lex->indent[lex->indents]) {
        if (lex->indents == PY_LEX_INDENTS || column > 255) {
            py_raise(PY_MSG_too_many_indents);
        }
        lex->indent[++lex->indents] = (uint8_t)column;
        lex->pending = 1;
        return;
    }
    while (column < lex->indent[lex->indents]) {
        lex->indents--;
        lex->pending--;
    }
    if (column != lex->indent[lex->indents]) {
        error(PY_MSG_unindent);
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
    skip_space(false);
    lex->token_line = lex->line;
    lex->text.len = lex->kept;
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
    } else if (is_digit(c)) {
        number();
    } else if (py_lex_in_name(c)) {
        name();
    } else if (c == '"' || c == '\'') {
        string(0);
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
