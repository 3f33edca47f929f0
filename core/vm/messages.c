// SPDX-License-Identifier: MIT
// core/vm/messages.c -- reads the compressed texts; tools/messages.py says how they are made.
#include "core/config.h"
#include "core/vm/messages.h"

enum { CHARACTERS = 31, NEWLINE = '`' };

PY_HOT void py_message_open(py_pairs_t *reader, enum py_msg id) {
    py_pairs_open(reader, py_message_pairs, py_message_texts);
    for (unsigned left = id; left; left -= py_pairs_next(reader) == 0) {
    }
}

PY_HOT unsigned py_message_next(py_pairs_t *reader) {
    unsigned symbol = py_pairs_next(reader);
    if (symbol == 0) {
        return 0;
    }
    symbol += CHARACTERS;
    return symbol == NEWLINE ? '\n' : symbol;
}

unsigned py_message_exception(enum py_msg id) {
    const py_message_group_t *group = py_message_groups;
    while (id < group->first) {
        group++;
    }
    return group->exception;
}
