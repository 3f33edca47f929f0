// SPDX-License-Identifier: MIT
// A cut leaves each bit of the operation done, not done, or weak: then it reads
// as 0 or 1, as it likes, until it is erased or programmed to 0 for good.
#include "tests/fs/dev.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint8_t dev_memory[DEV_MAX_PAGES * FS_PAGE_SIZE] __attribute__((aligned(FS_PAGE_SIZE)));
unsigned dev_pages;
unsigned long dev_operations, dev_erases[DEV_MAX_PAGES], dev_cut_at;
jmp_buf dev_cut;

static uint8_t weak[sizeof dev_memory]; // bits
static unsigned weak_from, weak_to;     // all weak bytes lie there
static uint32_t random_state = 1;

unsigned dev_random(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state;
}

void dev_reset(unsigned pages, unsigned seed) {
    random_state = seed * 2654435761u | 1;
    dev_pages = pages;
    dev_operations = dev_cut_at = 0;
    memset(dev_erases, 0, sizeof dev_erases);
    memset(weak, 0, pages * FS_PAGE_SIZE);
    weak_from = weak_to = 0;
    for (unsigned i = 0; i < pages * FS_PAGE_SIZE; i++) { // as a chip comes: anything
        dev_memory[i] = seed & 1 ? 0xFF : (uint8_t)dev_random();
    }
}

void dev_flicker(void) {
    for (unsigned i = weak_from; i < weak_to; i++) {
        if (weak[i]) {
            dev_memory[i] = (uint8_t)((dev_memory[i] & ~weak[i]) | (dev_random() & weak[i]));
        }
    }
}

static struct {
    uint8_t memory[sizeof dev_memory], weak[sizeof dev_memory];
    unsigned long operations;
    unsigned weak_from, weak_to;
} saved;

void dev_save(void) {
    memcpy(saved.memory, dev_memory, dev_pages * FS_PAGE_SIZE);
    memcpy(saved.weak, weak, dev_pages * FS_PAGE_SIZE);
    saved.operations = dev_operations;
    saved.weak_from = weak_from;
    saved.weak_to = weak_to;
}

void dev_restore(void) {
    memcpy(dev_memory, saved.memory, dev_pages * FS_PAGE_SIZE);
    memcpy(weak, saved.weak, dev_pages * FS_PAGE_SIZE);
    dev_operations = saved.operations;
    weak_from = saved.weak_from;
    weak_to = saved.weak_to;
}

static void refuse(const char *what, unsigned offset) {
    fprintf(stderr, "flash: %s at %#x\n", what, offset);
    abort();
}

static bool cut_now(void) {
    dev_flicker();
    return ++dev_operations == dev_cut_at;
}

// Bits of `from` on their way to those of `to`.
static void half_done(unsigned offset, unsigned from, unsigned to) {
    unsigned change = (from ^ to) & 0xFF, how = dev_random() % 4;
    unsigned done = how == 0 ? 0 : how == 1 ? 0xFF : dev_random();
    unsigned unsure = how == 3 ? 0 : dev_random();
    dev_memory[offset] = (uint8_t)(from ^ (change & done));
    weak[offset] = (uint8_t)((weak[offset] & ~change) | (change & unsure));
    weak_from = weak_from == weak_to || offset < weak_from ? offset : weak_from;
    weak_to = offset < weak_to ? weak_to : offset + 1;
}

void fs_dev_program(const uint16_t *cell, uint16_t value) {
    unsigned offset = (unsigned)((const uint8_t *)cell - dev_memory);
    if (offset >= dev_pages * FS_PAGE_SIZE || offset & 1) {
        refuse("programming outside", offset);
    }
    if (value && *cell != 0xFFFF) {
        refuse("programming a cell that is not erased", offset);
    }
    if (value && (weak[offset] || weak[offset + 1])) {
        refuse("programming a weak cell", offset);
    }
    bool cut = cut_now();
    for (unsigned i = 0; i < 2; i++) {
        unsigned to = dev_memory[offset + i] & (value >> 8 * i);
        if (cut) {
            half_done(offset + i, dev_memory[offset + i], to);
        } else {
            dev_memory[offset + i] = (uint8_t)to;
            weak[offset + i] = 0;
        }
    }
    if (cut) {
        longjmp(dev_cut, 1);
    }
}

void fs_dev_erase(const void *page) {
    unsigned offset = (unsigned)((const uint8_t *)page - dev_memory);
    if (offset >= dev_pages * FS_PAGE_SIZE || offset % FS_PAGE_SIZE) {
        refuse("erasing outside", offset);
    }
    dev_erases[offset / FS_PAGE_SIZE]++;
    bool cut = cut_now();
    for (unsigned i = offset; i < offset + FS_PAGE_SIZE; i++) {
        if (cut) {
            half_done(i, dev_memory[i], 0xFF);
        } else {
            dev_memory[i] = 0xFF;
            weak[i] = 0;
        }
    }
    if (cut) {
        longjmp(dev_cut, 1);
    }
}
