// SPDX-License-Identifier: MIT
// core/front/more.c -- does the prompt have to ask for another line?
#include <string.h>

#include "core/front/lex.h"
#include "core/mem/gc.h"
#include "core/vm/exc.h"
#include "core/vm/run.h"

typedef struct {
    py_reader_t reader;
    py_lex_t lex;
    uint8_t first;  // token of the source
    bool block;     // a line ended in ':'
} probe_t;

static void read_all(void *arg) {
    probe_t *probe = arg;
    py_lex_init(&probe->lex, &probe->reader);
    probe->first = probe->lex.token;
    unsigned last = 0;
    while (probe->lex.token != PY_TOK_END) {
        probe->block |= probe->lex.token == PY_TOK_NEWLINE && last == PY_TOK_COLON;
        last = probe->lex.token;
        if (probe->lex.token == PY_TOK_FSTRING) { // as far as the end of its text; expressions are text here
            probe->lex.fstring = probe->lex.opening;
            while (py_lex_fstring(&probe->lex, true)) {
            }
            probe->lex.fstring.quote = 0;
        }
        py_lex_next(&probe->lex);
    }
}

bool py_needs_more(const char *text, size_t len) {
    probe_t *probe = py_gc_try_alloc(sizeof *probe);
    if (!probe) {
        return false;
    }
    probe->reader = (py_reader_t){.next = py_reader_memory, .at = text, .end = text + len};
    py_val_t exc = py_try(read_all, probe);
    if (exc) {
        return probe->lex.incomplete;
    }
    if (probe->lex.incomplete) {
        return true;
    }
    // A block, or a decorator, goes on until an empty line.
    return (probe->block || probe->first == PY_TOK_MATMUL) && !(len > 1 && text[len - 1] == '\n' && text[len - 2] == '\n');
}
