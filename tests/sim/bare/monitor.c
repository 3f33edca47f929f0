// SPDX-License-Identifier: MIT
// The DebugMonitor exception as a program's own debugger: pended by software, single steps, watchpoints of loads and
// stores; and what of the debug blocks outlives a system reset.
#include "bare.h"

#define DFSR        REG(0xE000ED30)
#define COMP(n)     REG(0xE0001020 + 16 * (n))
#define MASK(n)     REG(0xE0001024 + 16 * (n))
#define FUNCTION(n) REG(0xE0001028 + 16 * (n))
enum {
    MON_EN = 1 << 16,
    MON_PEND = 1 << 17,
    MON_STEP = 1 << 18,
    MON_REQ = 1 << 19,
    TRCENA = 1 << 24
};
enum { HALTED = 1, DWTTRAP = 4, MATCHED = 1 << 24 };

#define MAGIC 0xDEB06001u
static volatile NO_INIT uint32_t magic;
static volatile unsigned monitored, steps;
static volatile uint32_t reasons, stepped[16];

// The frame is on the main stack, right under the handler's own.
static void monitor_in_c(const uint32_t *frame) {
    monitored++;
    reasons |= DFSR;
    DFSR = 31;
    if (DEMCR & MON_STEP) {
        stepped[steps++ & 15] = frame[6];
        if (steps == 5) {
            DEMCR = TRCENA | MON_EN;
        }
    }
    DEMCR &= ~(uint32_t)MON_PEND;
}

__attribute__((naked)) static void monitor(void) {
    __asm volatile("mov r0, sp\n push {r4, lr}\n bl %c0\n pop {r4, pc}" : : "i"(monitor_in_c));
}

static void vectors_in_ram(void) {
    static __attribute__((aligned(512))) uint32_t vectors[76];
    for (unsigned i = 0; i < 76; i++) {
        vectors[i] = REG(0x08000000 + 4 * i);
    }
    vectors[12] = (uint32_t)monitor;
    REG(0xE000ED08) = (uint32_t)vectors;
}

static void check_pending(void) {
    DEMCR = TRCENA | MON_PEND; // also without MON_EN
    __asm volatile("dsb\n isb");
    check("monitor-pended", monitored, 1);
    check("monitor-not-again", DEMCR & (MON_PEND | MON_REQ), 0);
    __asm volatile("cpsid i");
    DEMCR = TRCENA | MON_EN | MON_PEND | MON_REQ;
    check("monitor-pending-shows", DEMCR, TRCENA | MON_EN | MON_PEND | MON_REQ);
    DEMCR = TRCENA | MON_EN;
    __asm volatile("cpsie i");
    check("monitor-unpended", monitored, 1);
}

static void check_steps(void) {
    monitored = steps = reasons = 0;
    DEMCR = TRCENA | MON_EN | MON_STEP | MON_PEND; // its handler lets the first step begin
    __asm volatile("nop\n nop\n nop\n nop\n nop\n nop\n nop\n nop");
    check("monitor-steps", monitored, 5);
    check("monitor-step-reason", reasons, HALTED);
    check("monitor-step-by-step", stepped[4] - stepped[1], 6);
    __asm volatile("cpsid i");
    DEMCR = TRCENA | MON_EN | MON_STEP; // cannot be taken
    __asm volatile("nop\n nop");
    DEMCR = TRCENA | MON_EN;
    __asm volatile("cpsie i");
    check("monitor-no-steps-when-masked", monitored, 5);
}

static void check_watchpoints(void) {
    static volatile uint32_t watched[4];
    monitored = reasons = 0;
    COMP(1) = (uint32_t)&watched[1];
    MASK(1) = 2;
    FUNCTION(1) = 6; // stores
    watched[0] = 1;
    watched[2] = 1;
    uint32_t value = watched[1];
    check("monitor-watch-others", monitored, 0);
    watched[1] = 7;
    ((volatile uint8_t *)watched)[7] = 7;
    check("monitor-watch-stores", monitored, 2);
    check("monitor-watch-reason", reasons, DWTTRAP);
    check("monitor-watch-matched", FUNCTION(1), 6 | MATCHED);
    check("monitor-watch-matched-once", FUNCTION(1), 6);
    FUNCTION(1) = 5; // loads
    watched[1] = 8;
    value += watched[1];
    check("monitor-watch-loads", monitored, 3);
    FUNCTION(1) = 0;
    value += watched[1];
    check("monitor-watch-off", monitored + (value == 16 ? 0 : 100), 3);
}

void test(void) {
    console_start(16);
    if (magic == MAGIC) {
        magic = 0;
        check("monitor-trace-outlives-a-reset", DEMCR, TRCENA);
        check("monitor-counter-outlives-a-reset", (DWT_CTRL & 1) && DWT_CYCCNT > 1000000, 1);
        check("monitor-comparator-outlives-a-reset", COMP(0), 0x12345678);
        return;
    }
    vectors_in_ram();
    check_pending();
    check_steps();
    check_watchpoints();
    magic = MAGIC;
    DWT_CTRL = 1;
    DWT_CYCCNT = 1000000;
    COMP(0) = 0x12345678;
    console_drain();
    SCB_AIRCR = 0x05FA0004;
    for (;;) {
    }
}
