// SPDX-License-Identifier: MIT
// tests/cpu/memory.c -- loads and stores in all their forms, bit-band, exclusives, table branches, and
// code that writes code.
#include "program.h"

static union {
    uint32_t words[64];
    uint16_t halves[128];
    uint8_t bytes[256];
} area;

static uint32_t sum(void) {
    uint32_t total = 0;
    for (unsigned i = 0; i < 64; i++) {
        total = (total << 3 | total >> 29) + area.words[i];
    }
    return total;
}

static void fill(void) {
    for (unsigned i = 0; i < 256; i++) {
        area.bytes[i] = (uint8_t)(i * 0x3D + 0x81);
    }
}

// Runs TEXT with r0 in the middle of the area, r1 and r2 as given; prints them and the area's sum.
#define RUN(TEXT, A, B)                                                                            \
    do {                                                                                           \
        fill();                                                                                    \
        register uint32_t r0 __asm__("r0") = (uint32_t)&area.words[32];                            \
        register uint32_t r1 __asm__("r1") = (A);                                                  \
        register uint32_t r2 __asm__("r2") = (B);                                                  \
        __asm__ volatile(TEXT                                                                      \
                         : "+r"(r0), "+r"(r1), "+r"(r2)                                            \
                         :                                                                         \
                         : "r3", "r4", "r5", "cc", "memory");                                      \
        line(TEXT, 4, r0 - (uint32_t)area.words, r1, r2, sum());                                   \
    } while (0)

static void single(void) {
    RUN("ldr r1, [r0, #4]", 0, 0);
    RUN("ldr r1, [r0, r2, lsl #2]", 0, 3);
    RUN("ldr r1, [r0, #-8]!", 0, 0);
    RUN("ldr r1, [r0], #12", 0, 0);
    RUN("ldrb r1, [r0, r2]", 0, 3);
    RUN("ldrsb r1, [r0, #1]", 0, 0);
    RUN("ldrh r1, [r0, #2]", 0, 0);
    RUN("ldrsh r1, [r0, r2]", 0, 6);
    RUN("ldrsb r1, [r0], #-1", 0, 0);
    RUN("ldrsh r1, [r0, #-6]!", 0, 0);
    RUN("str r1, [r0, #-4]!", 0x12345678, 0);
    RUN("strb r1, [r0], #1", 0x12345678, 0);
    RUN("strh r1, [r0, r2, lsl #1]", 0x12345678, 5);
    RUN("ldrt r1, [r0, #8]", 0, 0);
    RUN("strbt r1, [r0, #9]", 0xAB, 0);
    RUN("ldr r1, =0xCAFEF00D", 0, 0);
}

static void unaligned(void) {
    RUN("ldr r1, [r0, #1]", 0, 0);
    RUN("ldrh r1, [r0, #3]", 0, 0);
    RUN("ldrsh r1, [r0, #1]", 0, 0);
    RUN("str r1, [r0, #2]", 0xA1B2C3D4, 0);
    RUN("str r1, [r0, #3]", 0xA1B2C3D4, 0);
    RUN("strh r1, [r0, #1]", 0xA1B2C3D4, 0);
}

static void several(void) {
    RUN("ldrd r1, r2, [r0, #8]", 0, 0);
    RUN("ldrd r1, r2, [r0], #-16", 0, 0);
    RUN("strd r1, r2, [r0, #16]!", 0x11111111, 0x22222222);
    RUN("ldmia r0!, {r1, r2, r3}", 0, 0);
    RUN("ldmdb r0!, {r1, r2, r3}", 0, 0);
    RUN("ldmia r0, {r0, r1, r2}\nsubs r0, r0, r0\nldr r0, =area", 0, 0);
    RUN("stmia r0!, {r1, r2}", 0x33333333, 0x44444444);
    RUN("stmdb r0!, {r1, r2}", 0x55555555, 0x66666666);
    RUN("stmdb r0, {r1, r2}\nstmia r0, {r1, r2}", 0x55555555, 0x66666666);
    RUN("push {r1, r2}\npop {r3, r4}\nadds r1, r3, r4", 0x1000, 0x234);
    RUN("push.w {r1}\nldr r2, [sp], #4", 0x77777777, 0);
}

static void exclusive(void) {
    RUN("ldrex r1, [r0]\nadds r1, #1\nstrex r2, r1, [r0]", 0, 9);
    RUN("clrex\nstrex r2, r1, [r0]", 0x88888888, 9);
    RUN("ldrex r1, [r0]\nclrex\nstrex r2, r1, [r0]", 0, 9);
    RUN("ldrexb r1, [r0]\nmvns r1, r1\nstrexb r2, r1, [r0]", 0, 9);
    RUN("ldrexh r1, [r0]\nmvns r1, r1\nstrexh r2, r1, [r0]\nstrexh r3, r1, [r0]\nadds r2, r3", 0,
        9);
}

static void bit_band(void) {
    uint32_t offset = (uint32_t)&area.words[4] - 0x20000000;
    volatile uint32_t *bits = (volatile uint32_t *)(0x22000000 + offset * 32);
    fill();
    uint32_t before = area.words[4], seen = 0;
    for (unsigned i = 0; i < 32; i++) {
        seen |= bits[i] << i;
    }
    line("bit-band read", 2, before == seen, bits[0]);
    bits[0] = 1;
    bits[1] = 2; // only bit 0 of what is written counts
    bits[31] = 1;
    bits[17] = 0xFFFFFFFF;
    line("bit-band word write", 2, area.words[4], sum());
    *(volatile uint8_t *)&bits[9] = 1;
    *(volatile uint16_t *)&bits[10] = 0;
    line("bit-band narrow write", 2, area.words[4], *(volatile uint8_t *)&bits[9]);
}

static uint32_t through_table(uint32_t index) {
    register uint32_t r0 __asm__("r0") = index;
    __asm__ volatile("tbb [pc, r0]\n"
                     "9: .byte (1f-9b)/2, (2f-9b)/2, (3f-9b)/2, 0\n"
                     "1: movs r0, #11\n b 4f\n"
                     "2: movs r0, #22\n b 4f\n"
                     "3: movs r0, #33\n"
                     "4:\n"
                     : "+r"(r0));
    return r0;
}

static uint32_t through_wide_table(uint32_t index) {
    register uint32_t r0 __asm__("r0") = index;
    __asm__ volatile("tbh [pc, r0, lsl #1]\n"
                     "9: .hword (1f-9b)/2, (2f-9b)/2\n"
                     "1: movs r0, #44\n b 4f\n"
                     "2: movs r0, #55\n"
                     "4:\n"
                     : "+r"(r0));
    return r0;
}

static void table_branches(void) {
    line("tbb", 3, through_table(0), through_table(1), through_table(2));
    line("tbh", 2, through_wide_table(0), through_wide_table(1));
}

// Two instructions in RAM: movs r0, #N; bx lr. Executed, changed, executed again.
static void written_code(void) {
    static volatile uint16_t code[2];
    uint32_t (*function)(void) = (uint32_t(*)(void))((uint32_t)code | 1);
    uint32_t results[3];
    code[1] = 0x4770;
    for (unsigned i = 0; i < 3; i++) {
        code[0] = (uint16_t)(0x2000 + 7 * i);
        __asm__ volatile("dsb\nisb" : : : "memory");
        results[i] = function();
    }
    line("code written to RAM", 3, results[0], results[1], results[2]);
}

void test(void) {
    single();
    unaligned();
    several();
    exclusive();
    bit_band();
    table_branches();
    written_code();
}
