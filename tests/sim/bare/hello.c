// SPDX-License-Identifier: MIT
// Prints where it runs and what it was linked for: for the loaders.
#include "bare.h"

int initialised = 42;

void test(void) {
    console_start(16);
    check("hello-data", (uint32_t)initialised, 42);
    check("hello-linked-base", (uint32_t)&put_char & 0xFFFF8000, LINKED_BASE);
}
