// SPDX-License-Identifier: MIT
// The flash patch unit: an instruction in flash replaced from SRAM, a call led elsewhere, a breakpoint that the
// DebugMonitor exception takes. SHCSR and vectors are set so that a wrong one would be a fault.
#include "bare.h"

#define FP_CTRL    REG(0xE0002000)
#define FP_REMAP   REG(0xE0002004)
#define FP_COMP(n) REG(0xE0002008 + 4 * (n))

static volatile unsigned monitored;

static __attribute__((noinline, aligned(4))) uint32_t original(void) {
    uint32_t value;
    __asm__ volatile("movs %0, #1\n nop" : "=r"(value));
    return value;
}

static __attribute__((noinline)) uint32_t other(void) {
    return 77;
}

static void monitor(void) {
    monitored++;
    FP_CTRL = 2; // off, so that the instruction runs
}

// A word at the function's begin becomes B.W to another one.
static uint32_t branch(uint32_t from, uint32_t to) {
    uint32_t offset = to - (from + 4), s = offset >> 31 & 1;
    uint32_t j1 = !((offset >> 23 & 1) ^ s), j2 = !((offset >> 22 & 1) ^ s);
    uint32_t first = 0xF000 | s << 10 | (offset >> 12 & 0x3FF);
    uint32_t second = 0x9000 | j1 << 13 | j2 << 11 | (offset >> 1 & 0x7FF);
    return second << 16 | first;
}

void test(void) {
    static __attribute__((aligned(512))) uint32_t vectors[76];
    static __attribute__((aligned(32))) uint32_t table[8];
    uint32_t at = (uint32_t)original & ~1u;
    for (unsigned i = 0; i < 76; i++) {
        vectors[i] = REG(0x08000000 + 4 * i);
    }
    vectors[12] = (uint32_t)monitor;
    REG(0xE000ED08) = (uint32_t)vectors;
    console_start(16);
    check("fpb-before", original(), 1);
    check("fpb-ctrl", FP_CTRL, 0x260);
    FP_REMAP = (uint32_t)table;
    check("fpb-remap", FP_REMAP, (uint32_t)table);
    uint32_t there = REG(at);
    table[2] = (there & 0xFFFF0000) | 0x202A; // movs r0, #42
    FP_COMP(2) = at | 1;
    check("fpb-not-yet-on", original(), 1);
    FP_CTRL = 1;
    check("fpb-needs-its-key", original(), 1);
    FP_CTRL = 3;
    check("fpb-patched", original(), 42);
    check("fpb-loads-are-not", REG(at), there);
    table[2] = branch(at, (uint32_t)other & ~1u);
    FP_COMP(2) = at | 1;
    check("fpb-led-elsewhere", original(), 77);
    FP_COMP(2) = 0;
    check("fpb-comparator-off", original(), 1);
    DEMCR |= 1u << 16; // MON_EN
    FP_COMP(5) = (at & 0x1FFFFFFC) | 1u << 30 | 1;
    check("fpb-breakpoint", original(), 1);
    check("fpb-monitor", monitored, 1);
    check("fpb-off", FP_CTRL, 0x260);
}
