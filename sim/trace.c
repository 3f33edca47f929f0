// SPDX-License-Identifier: MIT
#include "sim/trace.h"

#include <stdio.h>
#include <string.h>

#include "sim/cpu/cpu.h"

static const char *const names[] = {
    "r0", "r1",  "r2",  "r3",  "r4", "r5", "r6", "r7",   "r8",
    "r9", "r10", "r11", "r12", "sp", "lr", NULL, "xpsr",
};
#define NAMES (sizeof names / sizeof *names)

static uint32_t before[NAMES];

// What the instruction of the unfinished line did is known only now that the next one comes.
static void finish_line(void) {
    for (unsigned i = 0; i < NAMES; i++) {
        uint32_t now = sim_cpu_get(i);
        if (names[i] && now != before[i]) {
            fprintf(stderr, " %s=%08x", names[i], (unsigned)now);
        }
        before[i] = now;
    }
    putc('\n', stderr);
}

static void on_insn(uint32_t pc) {
    uint16_t code[2] = {0, 0};
    finish_line();
    if (!sim_bus_peek(pc, code, 4)) {
        sim_bus_peek(pc, code, 2);
    }
    bool wide = code[0] >> 11 >= 0x1D;
    fprintf(stderr, "%10llu %08x  %04x", (unsigned long long)sim_now(), (unsigned)pc, code[0]);
    if (wide) {
        fprintf(stderr, " %04x ", code[1]);
    } else {
        fputs("      ", stderr);
    }
}

static void on_exception(int number) {
    fprintf(stderr, "\n           %s exception %d", number > 0 ? "enter" : "leave",
            number > 0 ? number : -number);
}

void sim_trace_start(void) {
    sim_cpu_on_insn(on_insn);
    sim_cpu_on_exception(on_exception);
}
