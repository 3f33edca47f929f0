// SPDX-License-Identifier: MIT
// tests/cpu/timer.c -- SysTick, sleeping, and interrupts at every possible place in a piece of code.
// No line depends on how many cycles an instruction takes.
#include "program.h"

#define BARRIER() __asm__ volatile("dsb\nisb" : : : "memory")
enum { ENABLE = 1, TICKINT = 2, CLKSOURCE = 4 };
#define COUNTFLAG (1u << 16)

static volatile uint32_t ticks;

static void on_tick(void) {
    ticks++;
}

static void start(uint32_t reload, uint32_t flags) {
    SYST_CSR = 0;
    SYST_RVR = reload;
    SYST_CVR = 0;
    SYST_CSR = flags;
}

static void registers(void) {
    SYST_CSR = 0;
    SYST_RVR = 0xFF123456;
    line("RVR is 24 bits", 1, SYST_RVR);
    SYST_CVR = 0x123456;
    line("writing CVR clears it", 1, SYST_CVR);
    start(999, ENABLE | CLKSOURCE);
    uint32_t first = 0;
    while (!(first = SYST_CVR)) { // the first tick loads the counter
    }
    for (volatile unsigned i = 0; i < 20; i++) {
    }
    uint32_t second = SYST_CVR;
    line("counts down", 2, first <= 999, second < first);
    while (!(SYST_CSR & COUNTFLAG)) {
    }
    line("reading clears COUNTFLAG", 1, SYST_CSR & COUNTFLAG);
    while (!(SYST_CSR & COUNTFLAG)) {
    }
    SYST_CVR = 0;
    line("writing CVR clears COUNTFLAG", 1, SYST_CSR & COUNTFLAG);
    SYST_CSR = 0;
}

static void interrupts(void) {
    vectors_ram[15] = on_tick;
    ticks = 0;
    start(2000, ENABLE | TICKINT | CLKSOURCE);
    while (ticks < 5) {
    }
    SYST_CSR = 0;
    line("ticks", 1, ticks);
    start(500, ENABLE | CLKSOURCE); // without TICKINT nothing becomes pending
    while (!(SYST_CSR & COUNTFLAG)) {
    }
    SYST_CSR = 0;
    line("no TICKINT", 2, ticks, ICSR & PENDSTSET);
    __asm__ volatile("cpsid i");
    start(500, ENABLE | TICKINT | CLKSOURCE);
    while (!(ICSR & PENDSTSET)) {
    }
    SYST_CSR = 0;
    line("pending under PRIMASK", 1, ticks);
    __asm__ volatile("cpsie i\nisb" : : : "memory");
    line("taken afterwards", 1, ticks);
}

// ---- sleep

static void sleep(void) {
    ticks = 0;
    start(3000, ENABLE | TICKINT | CLKSOURCE);
    while (ticks < 3) {
        __asm__ volatile("wfi");
    }
    SYST_CSR = 0;
    line("WFI", 1, ticks);
    __asm__ volatile("cpsid i");
    start(3000, ENABLE | TICKINT | CLKSOURCE);
    __asm__ volatile("wfi"); // wakes, though the interrupt is masked
    SYST_CSR = 0;
    line("WFI under PRIMASK", 2, ticks, ICSR & PENDSTSET);
    ICSR = 1u << 25;
    __asm__ volatile("cpsie i");
    __asm__ volatile("sev\nwfe"); // the event is there: no sleep
    line("SEV, WFE", 0);
}

// ---- an interrupt anywhere: the result must be that of an undisturbed run

__attribute__((used)) uint32_t scratch[8];

__attribute__((noinline)) static uint32_t piece_of_code(uint32_t x) {
    register uint32_t r0 __asm__("r0") = x;
    __asm__ volatile(
        "mov r1, r0\nldr r7, =scratch\n"
        "adds r2, r0, r1\nadc r3, r1, r2\neor r4, r3, r0, ror #3\n"
        "stmia r7!, {r1-r4}\nldmdb r7!, {r1-r4}\n"
        "cmp r2, r3\nittet hi\naddhi r0, r2\nsubhi r0, r3\neorls r0, r4\naddhi r0, #1\n"
        "tst r0, #2\nitete ne\nmovne r5, #3\nmoveq r5, #5\nlslne r5, #2\naddeq r5, #7\n"
        "strd r0, r5, [r7, #16]\nldrd r5, r6, [r7, #16]\n"
        "umlal r2, r3, r5, r6\nudiv r6, r2, r5\nadds r0, r6\nadc r0, r3\n"
        "push {r0, r1}\npop {r4, r6}\nadds r0, r4, r6\n"
        : "+r"(r0)
        :
        : "r1", "r2", "r3", "r4", "r5", "r6", "r7", "cc", "memory");
    return r0;
}

static uint32_t many_pieces(void) {
    uint32_t x = 1;
    for (unsigned i = 0; i < 2000; i++) {
        x = piece_of_code(x + i);
    }
    return x;
}

static void disturbed(void) {
    uint32_t quiet = many_pieces();
    line("undisturbed", 1, quiet);
    static const uint16_t periods[] = {61, 67, 97, 131, 199};
    for (unsigned i = 0; i < sizeof periods / sizeof *periods; i++) {
        ticks = 0;
        start(periods[i], ENABLE | TICKINT | CLKSOURCE);
        uint32_t result = many_pieces();
        SYST_CSR = 0;
        line("disturbed", 2, result == quiet, ticks > 3);
    }
}

void test(void) {
    registers();
    interrupts();
    sleep();
    disturbed();
}
