// SPDX-License-Identifier: MIT
// repl/line.h -- one line edited at the console: arrows, Home/End, words, delete, history, tab completion.
//
// The text lies in one heap block that holds the whole statement; its last line is the one being
// edited. So a statement of many lines is ready for the compiler as it stands, and there is no
// limit to its length but the heap. The holder lives on the C stack, where the collector finds the
// block.
#ifndef REPL_LINE_H
#define REPL_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CTRL_A = 1, CTRL_B, CTRL_C, CTRL_D, CTRL_E };

typedef struct repl_line {
    char *text;
    uint32_t len;
    uint32_t start; // where the line being edited begins
    uint32_t cursor;
    const char *prompt;
    unsigned back; // so many lines back in the history
    char typed[4]; // a character
} repl_line_t;

// Next byte of input, Ctrl-C when an interrupt is pending; -1 when none comes in time.
int repl_key(uint32_t timeout_ms);
int repl_wait_key(void);
void repl_write(const char *text); // terminated text to the console

// Prints the prompt, then edits a new line behind the text (empty or ended). Returns '\r' for
// Enter, Ctrl-C, or one of Ctrl-A to Ctrl-E typed on an empty line. indent: spaces to start with,
// unless text is being pasted. Raises MemoryError.
int repl_line_read(repl_line_t *line, const char *prompt, unsigned indent);

// Spaces at the beginning of the latest line.
uint32_t repl_line_indent(const repl_line_t *line);

// A line for input(), into the builder. False at the end of the input; raises KeyboardInterrupt.
struct py_build;
bool repl_line_input(struct py_build *build);

#endif
