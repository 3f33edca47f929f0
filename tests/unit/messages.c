// SPDX-License-Identifier: MIT
// The compressed messages: every text comes back as core/vm/messages.def has it, and every message has the
// exception that it stands under.
// Links: core/vm/messages.c core/mem/pairs.c build/messages.c
#include <stdio.h>
#include <string.h>

#include "core/vm/exc.h"

static const char *const texts[] = {
#define RAISES(exception)
#define MESSAGE(id, text) text,
#include "core/vm/messages.def"
#undef MESSAGE
#undef RAISES
};

enum { COUNT = sizeof texts / sizeof *texts };

static int wrong_text(unsigned id) {
    char text[200];
    size_t len = 0;
    py_pairs_t reader;
    py_message_open(&reader, (enum py_msg)id);
    for (unsigned c; len < sizeof text - 1 && (c = py_message_next(&reader)) != 0;) {
        text[len++] = (char)c;
    }
    text[len] = 0;
    if (strcmp(text, texts[id])) {
        printf("message %u is \"%s\", not \"%s\"\n", id, text, texts[id]);
        return 1;
    }
    return 0;
}

static int wrong_exception(enum py_msg id, enum py_exc_id wanted) {
    if (py_message_exception(id) != wanted) {
        printf("\"%s\" is raised as %u, not %u\n", texts[id], py_message_exception(id),
               (unsigned)wanted);
        return 1;
    }
    return 0;
}

int main(void) {
    int failures = 0;
    for (unsigned id = 0; id < COUNT; id++) {
        failures += wrong_text(id);
    }
    failures += wrong_exception(PY_MSG_no_attribute, PY_AttributeError);
    failures += wrong_exception(PY_MSG_unreadable, PY_AttributeError);
    failures += wrong_exception(PY_MSG_allocating, PY_MemoryError);
    failures += wrong_exception(PY_MSG_not_callable, PY_TypeError);
    failures += wrong_exception(PY_MSG_math_domain, PY_ValueError);
    failures += wrong_exception(PY_MSG_bad_utf8, PY_UnicodeError);
    return failures != 0;
}
