// SPDX-License-Identifier: MIT
#include "sim/profile.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/cpu/cpu.h"

// Flash at either of its addresses; code in RAM is counted as one.
enum { HALF_WORDS = 512 * 1024 / 2 };
static uint64_t counts[HALF_WORDS + 1];
static const char *to;

static void on_insn(uint32_t pc) {
    uint32_t at = (pc & 0xF7FFFFFF) / 2;
    counts[at < HALF_WORDS ? at : HALF_WORDS]++;
}

static void write_counts(void) {
    FILE *file = fopen(to, "w");
    if (!file) {
        perror(to);
        return;
    }
    for (uint32_t i = 0; i <= HALF_WORDS; i++) {
        if (counts[i]) {
            fprintf(file, "%08x %llu\n", (unsigned)(2 * i), (unsigned long long)counts[i]);
        }
    }
    fclose(file);
}

void sim_profile_start(const char *path) {
    to = path;
    atexit(write_counts);
    sim_cpu_on_insn(on_insn);
}
