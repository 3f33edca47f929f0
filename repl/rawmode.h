// SPDX-License-Identifier: MIT
// repl/rawmode.h -- the prompt for programs: raw mode, raw-paste mode; and paste mode for people.
//
// The source is compiled while it is received and never held as a whole: what a board can be sent
// is limited by the code it makes, not by its text.
#ifndef REPL_RAWMODE_H
#define REPL_RAWMODE_H

#include <stdbool.h>

// Raw mode until Ctrl-B. False when a soft reset is asked for (Ctrl-D on nothing, SystemExit).
bool repl_raw_run(void);
// Paste mode: a program up to Ctrl-D, echoed; Ctrl-C drops it. False when it asks for a soft reset.
bool repl_paste_run(void);

#endif
