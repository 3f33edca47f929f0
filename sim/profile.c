// SPDX-License-Identifier: MIT
#include "sim/profile.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cpu/cpu.h"

// Flash at either of its addresses; code in RAM is counted as one.
enum { HALF_WORDS = 512 * 1024 / 2 };
static uint64_t counts[HALF_WORDS + 1];
static char *to;
static unsigned interpreter_reg;
static uint32_t interpreter_low, interpreter_high; // none: equal

static void on_insn(uint32_t pc) {
    pc &= 0xF7FFFFFF;
    if (pc - interpreter_low < interpreter_high - interpreter_low) {
        pc = sim_cpu_get(interpreter_reg) & 0xF7FFFFFF;
    }
    uint32_t at = pc / 2;
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

void sim_profile_start(const char *option) {
    to = strdup(option);
    char *more = strchr(to, ',');
    if (more) {
        *more = '\0';
        if (sscanf(more + 1, "r%u,%x-%x", &interpreter_reg, &interpreter_low, &interpreter_high) !=
                3 ||
            interpreter_reg > 15) {
            fprintf(stderr, "pyll-sim: --profile FILE,rN,LOW-HIGH\n");
            exit(2);
        }
    }
    atexit(write_counts);
    sim_cpu_on_insn(on_insn);
}
