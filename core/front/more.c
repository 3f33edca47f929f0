// SPDX-License-Identifier: MIT
// core/front/more.c -- does the prompt have to ask for another line?
#include "core/front/compiler.h"
#include "core/vm/exc.h"
#include "core/vm/run.h"

typedef struct {
    py_reader_t reader;
    bool block; // goes on until an empty line
} probe_t;

static void read_all(void *arg) {
    probe_t *probe = arg;
    py_lex_t *lex = &py_front.lex;
    py_lex_init(&probe->reader);
    // A decorator, a line that ends in ':'. And `if a: b`, as an else may follow, whereas `while a: b` runs at once.
    probe->block =
        lex->token == PY_TOK_MATMUL || lex->token == PY_TOK_if || lex->token == PY_TOK_try;
    unsigned last = 0;
    while (lex->token != PY_TOK_END) {
        probe->block |= lex->token == PY_TOK_NEWLINE && last == PY_TOK_COLON;
        last = lex->token;
        if (last == PY_TOK_FSTRING) { // as far as the end of its text; expressions are text here
            lex->fstring = lex->opening;
            while (py_lex_fstring(true)) {
            }
            lex->fstring.quote = 0;
        }
        py_lex_next();
    }
}

bool py_needs_more(const char *text, size_t len) {
    probe_t probe = {{.next = py_reader_memory, .at = text, .end = text + len}, false};
    py_val_t exc = py_try(read_all, &probe);
    bool incomplete = py_front.lex.incomplete;
    py_front_reset();
    if (exc || incomplete) {
        return incomplete;
    }
    return probe.block && !(len > 1 && text[len - 1] == '\n' && text[len - 2] == '\n');
}
