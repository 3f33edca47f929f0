// SPDX-License-Identifier: MIT
// core/vm/messages.h -- the texts that the core prints and raises, by number.
//
// A number is a constant in one 2-byte instruction, where a string costs a load, a pointer and its
// characters. The texts lie in flash compressed by byte pairs (tools/messages.py), and the exception that a
// message is raised as follows from its number, so that a call site need not say it.
#ifndef CORE_VM_MESSAGES_H
#define CORE_VM_MESSAGES_H

#include "core/mem/pairs.h"

enum py_msg {
#define RAISES(exception)
#define MESSAGE(id, text) PY_MSG_##id,
#include "core/vm/messages.def"
#undef MESSAGE
#undef RAISES
};

enum { PY_MESSAGE_ARGS = 3 }; // that a message takes at most

// Reads the characters of a message, one after the other.
void py_message_open(py_pairs_t *reader, enum py_msg id);
unsigned py_message_next(py_pairs_t *reader); // 0 at the end

unsigned py_message_exception(enum py_msg id); // enum py_exc_id

// ---- made by tools/messages.py ----
typedef struct {
    uint8_t first;     // message of the group
    uint8_t exception; // enum py_exc_id
} py_message_group_t;
extern const uint8_t py_message_texts[];             // symbols; 0 ends a message
extern const uint8_t py_message_pairs[][2];          // what the higher symbols stand for
extern const py_message_group_t py_message_groups[]; // the last one first

#endif
