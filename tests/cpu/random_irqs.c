// SPDX-License-Identifier: MIT
// tests/cpu/random_irqs.c -- random traffic in the interrupt controller: handlers that pend, enable,
// mask, change priorities and call each other, in an order that only the priorities decide.
//
// The random numbers depend on the order of the entries, so one wrong choice changes all that follows.
#include "program.h"

enum { IRQS = 10, ROUNDS = 12, TURNS = 25, BUDGET = 400 };
#define BARRIER() __asm__ volatile("dsb\nisb" : : : "memory")

// Volatile: a handler may come at any instruction.
static volatile uint32_t seed = 12345, hash, entries, deepest, depth, budget;

static uint32_t random_below(uint32_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % limit;
}

static void mix(uint32_t value) {
    hash = (hash << 7 | hash >> 25) * 31 + value;
}

static uint8_t random_priority(void) {
    return (uint8_t)(random_below(16) << 4);
}

static void set_basepri(uint32_t value) {
    __asm__ volatile("msr basepri, %0" : : "r"(value) : "memory");
}

static void pend_something(void) {
    switch (random_below(4)) {
    case 0: STIR = random_below(IRQS); break;
    case 1: NVIC_ISPR0 = random_below(1u << IRQS); break;
    case 2: ICSR = PENDSVSET; break;
    default: ICSR = PENDSTSET; break;
    }
}

static void act(void) {
    uint32_t one = 1u << random_below(IRQS);
    switch (random_below(12)) {
    case 0: NVIC_ISER0 = one; break;
    case 1: NVIC_ICER0 = one; break;
    case 2: NVIC_ICPR0 = one; break;
    case 3: NVIC_IPR(random_below(IRQS)) = random_priority(); break;
    case 4: SHPR(14 + random_below(2)) = random_priority(); break;
    case 5: set_basepri(random_below(3) ? 0 : random_priority()); break;
    case 6:
        __asm__ volatile("cpsid i" : : : "memory");
        pend_something();
        pend_something();
        mix(ICSR >> 12 & 0x1FF); // which one is next
        __asm__ volatile("cpsie i" : : : "memory");
        break;
    case 7: mix(NVIC_ISPR0 ^ NVIC_IABR0 << 16); break;
    default: pend_something(); break;
    }
    BARRIER();
}

// Every handler. What it changes in BASEPRI stays, as on any core.
static void handler(void) {
    uint32_t number;
    __asm__ volatile("mrs %0, ipsr" : "=r"(number));
    entries++;
    depth++;
    deepest = depth > deepest ? depth : deepest;
    mix(number);
    for (unsigned i = random_below(4); i > 0 && budget > 0; i--) {
        budget--;
        act();
    }
    depth--;
    mix(number + 0x100);
}

static void round_of_traffic(unsigned group) {
    AIRCR = 0x05FA0000 | group << 8;
    budget = BUDGET;
    for (unsigned i = 0; i < IRQS; i++) {
        NVIC_IPR(i) = random_priority();
        NVIC_ISER0 = random_below(4) ? 1u << i : 0;
    }
    for (unsigned i = 0; i < TURNS; i++) {
        act();
        mix(i);
    }
    budget = 0;
    set_basepri(0);
    BARRIER();
}

void test(void) {
    vectors_ram[14] = vectors_ram[15] = handler;
    for (unsigned i = 0; i < IRQS; i++) {
        vectors_ram[16 + i] = handler;
    }
    for (unsigned group = 3; group < 8; group++) { // from all four bits preempting to none
        static char name[] = "random interrupts, PRIGROUP ?";
        name[sizeof name - 2] = (char)('0' + group);
        deepest = 0;
        for (unsigned i = 0; i < ROUNDS; i++) {
            round_of_traffic(group);
        }
        line(name, 3, hash, entries, deepest);
    }
}
