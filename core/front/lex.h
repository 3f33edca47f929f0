// SPDX-License-Identifier: MIT
// core/front/lex.h -- source bytes into tokens, one at a time, with one token of look-ahead.
//
// The reader is never asked for more than one byte beyond the token, so source can come from a
// wire. Text of the current token is in a buffer that the next token overwrites.
#ifndef CORE_FRONT_LEX_H
#define CORE_FRONT_LEX_H

#include "core/front/reader.h"
#include "core/obj/out.h"

enum py_token {
    PY_TOK_END, // end of the source
    PY_TOK_NEWLINE,
    PY_TOK_INDENT,
    PY_TOK_DEDENT,
    PY_TOK_NAME,    // lex.name
    PY_TOK_NUMBER,  // lex.value
    PY_TOK_STRING,  // lex.text
    PY_TOK_FSTRING, // an f-string starts: see py_lex_fstring()
// keywords
#define KEYWORD(id) PY_TOK_##id,
#include "core/front/keywords.def"
#undef KEYWORD
// operators
#define OPERATOR(id, first, second) PY_TOK_##id,
#define AUGMENTED(id)               PY_TOK_##id,
#include "core/front/operators.def"
#undef OPERATOR
#undef AUGMENTED
};

// Kinds of literal, from the prefix.
enum {
    PY_LIT_RAW = 1,
    PY_LIT_BYTES = 2,
    PY_LIT_F = 4,
    PY_LIT_TRIPLE = 8,
    PY_LIT_U = 16,
    PY_LIT_UNUSED = 32, // a docstring: read without keeping it, as they are long
};

#define PY_LEX_INDENTS 24 // deepest indentation

// What is used most stands first: its offsets fit short instructions.
typedef struct py_lex {
    uint8_t token;   // current token
    uint8_t nesting; // open brackets: newlines do not count
    uint8_t indents; // place in indent[] of the block's
    int8_t pending;  // > 0: indents, < 0: dedents still to deliver
    bool line_start; // at the beginning of a logical line
    bool after_cr;   // the last byte was '\r': a '\n' now belongs to it
    bool incomplete; // the source ended inside a token, bracket or block
    // The f-string whose expression or text is being read; the parser saves it around nested ones.
    struct py_lex_fstring {
        uint8_t flags;                     // private: kind of literal, PY_LIT_*
        char quote;                        // 0: in no f-string
        uint8_t nesting;                   // open brackets where its expression started
    } __attribute__((aligned(4))) fstring; // a word, to be copied as one
    uint16_t line;                         // of the byte c
    uint16_t token_line;                   // of the current token
    py_name_t name;
    int c; // next byte, -1 at the end
    union {
        py_val_t value;
        struct py_lex_fstring opening; // of PY_TOK_FSTRING and PY_TOK_STRING
    };
    py_build_t text;     // of the token, behind the strings that are kept
    uint32_t kept;       // bytes of those
    py_build_t *capture; // not NULL: bytes consumed are copied here, for {x=}
    py_reader_t *reader;
    uint8_t indent[PY_LEX_INDENTS + 1]; // the first is 0
} py_lex_t;

// Starts and reads the first token. There is one lexer at a time: py_front.lex
// (core/front/compiler.h).
void py_lex_init(py_reader_t *reader);
// Reads the next token. Raises SyntaxError, IndentationError.
void py_lex_next(void);

// At a PY_TOK_STRING: reads on, and its text stays in the buffer, where that of the next PY_TOK_STRING comes behind it:
// adjacent literals grow in one place. After the last one py_lex_text() gives the value of them all; flags: of one of them.
void py_lex_keep(void);
py_val_t py_lex_text(unsigned flags);

// Is the byte c, or -1, part of a name? All of UTF-8 beyond ASCII is.
bool py_lex_in_name(int c);

// f-strings: after PY_TOK_FSTRING the parser alternates between literal text and expressions.
// (lex.opening becomes lex.fstring for that time.) Reads literal text into lex.value up to '{',
// or the end of the string, or (in_spec) '}'. Returns '{' (an expression follows: call
// py_lex_next), '}' or 0 at the closing quote.
int py_lex_fstring(bool in_spec);

#endif
