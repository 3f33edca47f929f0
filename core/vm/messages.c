// SPDX-License-Identifier: MIT
// core/vm/messages.c -- reads the compressed texts; tools/messages.py says how they are made.
#include "core/config.h"
#include "core/vm/messages.h"

enum { CHARACTERS = 31, FIRST_PAIR = 96, NEWLINE = '`' };

PY_HOT void py_message_open(py_message_reader_t *reader, enum py_msg id) {
    const uint8_t *at = py_message_texts;
    for (unsigned left = id; left; left -= *at++ == 0) {
    }
    reader->at = at;
    reader->waiting = 0;
}

PY_HOT unsigned py_message_next(py_message_reader_t *reader) {
    unsigned symbol = reader->waiting ? reader->symbols[--reader->waiting] : *reader->at++;
    while (symbol >= FIRST_PAIR) {
        const uint8_t *pair = py_message_pairs[symbol - FIRST_PAIR];
        reader->symbols[reader->waiting++] = pair[1];
        symbol = pair[0];
    }
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
