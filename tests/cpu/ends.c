// SPDX-License-Identifier: MIT
// tests/cpu/ends.c -- the ways in which a run ends other than by finish(). Built once for each CASE.
#include "program.h"

static void fault(void) {
    __asm__ volatile("udf #0");
}

void test(void) {
    line("case", 1, CASE);
    switch (CASE) {
    case 0: // a fault in HardFault: lockup
        vectors_ram[3] = fault;
        fault();
        break;
    case 1: // a register that is not modelled: ETM_CR
        REG(0xE0041000) = 1;
        break;
    case 2: // asleep, and nothing can wake it
        __asm__ volatile("wfi");
        break;
    default: // for ever: the instruction limit
        for (;;) {
        }
    }
    put("went on\n");
}
