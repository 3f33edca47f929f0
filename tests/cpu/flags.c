// SPDX-License-Identifier: MIT
// tests/cpu/flags.c -- results and flags of the instruction groups, for a few telling operands each.
#include "program.h"

// Runs TEXT with r0, r1, r2 and the flags set; prints r0, r1, r2 and the flags after it.
#define RUN(TEXT)                                                                                  \
    do {                                                                                           \
        uint32_t hash = 0;                                                                         \
        for (unsigned i = 0; i < sizeof operands / sizeof *operands; i++) {                        \
            for (uint32_t flags = 0; flags < 0x50000000; flags += 0x20000000) {                    \
                register uint32_t r0 __asm__("r0") = operands[i].a;                                \
                register uint32_t r1 __asm__("r1") = operands[i].b;                                \
                register uint32_t r2 __asm__("r2") = operands[i].c;                                \
                uint32_t after = flags;                                                            \
                __asm__ volatile("msr apsr_nzcvq, %3\n" TEXT "\nmrs %3, apsr"                      \
                                 : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(after)                       \
                                 :                                                                 \
                                 : "r12", "cc", "memory");                                         \
                hash = (hash << 5 | hash >> 27) ^ (r0 + 3 * r1 + 5 * r2) ^ after;                  \
                last[0] = r0, last[1] = r1, last[2] = r2, last[3] = after;                         \
            }                                                                                      \
        }                                                                                          \
        line(TEXT, 5, hash, last[0], last[1], last[2], last[3]);                                   \
    } while (0)

static const struct {
    uint32_t a, b, c;
} operands[] = {{0, 0, 0},
                {1, 0xFFFFFFFF, 32},
                {0x80000000, 0x80000000, 31},
                {0x7FFFFFFF, 1, 33},
                {0xFFFFFFFF, 0x7FFFFFFF, 255},
                {0x12345678, 0x9ABCDEF0, 8},
                {0xFFFF8000, 0x00007FFF, 1},
                {0xDEADBEEF, 7, 0}};
static uint32_t last[4];

static void arithmetic(void) {
    RUN("adds r0, r0, r1");
    RUN("adc r0, r0, r1");
    RUN("adcs r0, r1");
    RUN("subs r0, r0, r1");
    RUN("sbcs r0, r1");
    RUN("rsbs r0, r1, #0");
    RUN("rsb r0, r1, r2, lsl #3");
    RUN("cmp r0, r1");
    RUN("cmn r0, r1");
    RUN("adds.w r0, r1, r2, ror #5");
    RUN("subs.w r0, r1, #0x00ff00ff");
    RUN("addw r0, r1, #4095");
    RUN("subw r0, r1, #4095");
}

static void logic(void) {
    RUN("ands r0, r1");
    RUN("bics r0, r1");
    RUN("orrs r0, r1");
    RUN("eors r0, r1");
    RUN("mvns r0, r1");
    RUN("orns r0, r1, r2, asr #7");
    RUN("tst r0, r1");
    RUN("teq r0, r1, lsl #1");
    RUN("ands r0, r1, #0x80000000");
    RUN("movs r0, #0xff000000");
    RUN("movw r0, #0xbeef\nmovt r0, #0xdead");
}

static void shifts(void) {
    RUN("lsls r0, r2");
    RUN("lsrs r0, r2");
    RUN("asrs r0, r2");
    RUN("rors r0, r2");
    RUN("lsls r0, r1, #1");
    RUN("lsrs r0, r1, #32");
    RUN("asrs r0, r1, #32");
    RUN("rors.w r0, r1, #31");
    RUN("rrxs r0, r1");
}

static void multiply_divide(void) {
    RUN("muls r0, r1, r0");
    RUN("mla r0, r1, r2, r0");
    RUN("mls r0, r1, r2, r0");
    RUN("umull r0, r1, r1, r2");
    RUN("smull r0, r1, r1, r2");
    RUN("umlal r0, r1, r1, r2");
    RUN("smlal r0, r1, r1, r2");
    RUN("udiv r0, r1, r2");
    RUN("sdiv r0, r1, r2");
    RUN("sdiv r0, r0, r1");
}

static void bits(void) {
    RUN("clz r0, r1");
    RUN("rbit r0, r1");
    RUN("rev r0, r1");
    RUN("rev16 r0, r1");
    RUN("revsh r0, r1");
    RUN("bfi r0, r1, #5, #11");
    RUN("bfc r0, #31, #1");
    RUN("ubfx r0, r1, #3, #29");
    RUN("sbfx r0, r1, #4, #9");
    RUN("sxtb r0, r1");
    RUN("sxth.w r0, r1, ror #8");
    RUN("uxtb.w r0, r1, ror #24");
    RUN("uxth r0, r1");
    RUN("ssat r0, #7, r1");
    RUN("ssat r0, #16, r1, asr #3");
    RUN("usat r0, #9, r1, lsl #2");
}

static void conditions(void) {
    RUN("cmp r0, r1\nite eq\nmoveq r0, #1\nmovne r0, #2");
    RUN("cmp r0, r1\nittee hi\nmovhi r0, #1\naddhi r1, r0\nmovls r0, #2\nsubls r2, r0");
    RUN("cmp r0, r1\nitete ge\nmovge r0, #1\nmovlt r0, #2\naddge r1, r1\nlsllt r1, r1, #3");
    RUN("ittt mi\naddmi r0, r1\nadcmi r0, r1\ncmpmi r0, r2");
    RUN("cmp r0, r1\nitt gt\ncmpgt r1, r2\nmovgt r0, #3");
    RUN("cmp r0, r1\nble 1f\nmovs r2, #9\n1:");
    RUN("cbz r1, 1f\nmovs r0, #5\n1: cbnz r0, 2f\nmovs r2, #6\n2:");
}

void test(void) {
    arithmetic();
    logic();
    shifts();
    multiply_divide();
    bits();
    conditions();
}
