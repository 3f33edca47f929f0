// SPDX-License-Identifier: MIT
// tests/fs/dev.h -- flash in RAM that refuses what the chip refuses, counts, and loses its power.
#ifndef TESTS_FS_DEV_H
#define TESTS_FS_DEV_H

#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "fs/blockdev.h"

enum { DEV_MAX_PAGES = 128 };
extern uint8_t dev_memory[DEV_MAX_PAGES * FS_PAGE_SIZE];
extern unsigned dev_pages;
extern unsigned long dev_operations, dev_erases[DEV_MAX_PAGES];
// The power fails in the midst of the operation that makes dev_operations equal to this; then dev_cut is taken.
extern unsigned long dev_cut_at;
extern jmp_buf dev_cut;

void dev_reset(unsigned pages, unsigned seed);
// All cells that a cut left between 0 and 1 read anew. The tests call it before each call of the file system.
void dev_flicker(void);
unsigned dev_random(void);
// The whole flash, weak cells and counters included, as it was.
void dev_save(void);
void dev_restore(void);

#endif
