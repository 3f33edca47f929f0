// SPDX-License-Identifier: MIT
// tests/cpu/faults.c -- every fault the core can take: which handler, which status bits, which address,
// which return address; and that the program goes on afterwards.
#include "program.h"

#define NOWHERE 0x30000000u // between SRAM and the peripherals: nothing answers

static uint32_t seen_number, seen_cfsr, seen_hfsr, seen_bfar, seen_offset, seen_it;
// The address of the instruction under test, and where to go on; set by assembly.
__attribute__((used)) uint32_t fault_at, skip;

__attribute__((used)) static void fault_body(uint32_t *frame) {
    __asm__ volatile("mrs %0, ipsr" : "=r"(seen_number));
    seen_cfsr = CFSR;
    seen_hfsr = HFSR;
    seen_bfar = seen_cfsr & 0x8000 ? BFAR : 0;
    seen_offset = frame[6] - fault_at;
    seen_it = frame[7] & 0x0600FC00;
    frame[6] = skip;
    frame[7] &= ~0x0600FC00u; // no IT block
    frame[7] |= 1u << 24;     // Thumb
    CFSR = 0xFFFFFFFF;
    HFSR = 0xFFFFFFFF;
}

__attribute__((naked)) static void fault_handler(void) {
    __asm__ volatile("tst lr, #4\nite eq\nmrseq r0, msp\nmrsne r0, psp\nb fault_body");
}

static void report(const char *name) {
    line(name, 6, seen_number, seen_cfsr, seen_hfsr, seen_bfar, seen_offset, seen_it);
    seen_number = seen_cfsr = seen_hfsr = seen_bfar = seen_offset = seen_it = 0;
}

// Runs TEXT, of which the instruction at label 1 is to fault; goes on at label 2. r0 is given, and
// must come out as it was: a faulting load writes nothing back.
#define FAULT(NAME, TEXT, R0)                                                                      \
    do {                                                                                           \
        register uint32_t r0 __asm__("r0") = (R0);                                                 \
        __asm__ volatile("adr.w r4, 1f\nldr r5, =fault_at\nstr r4, [r5]\n"                         \
                         "adr.w r4, 2f\nldr r5, =skip\nstr r4, [r5]\n" TEXT "\n.balign 4\n2:\n"    \
                         : "+r"(r0)                                                                \
                         :                                                                         \
                         : "r1", "r2", "r3", "r4", "r5", "r12", "lr", "cc", "memory");             \
        uint32_t kept = r0;                                                                        \
        report(NAME);                                                                              \
        if (kept != (R0)) {                                                                        \
            line("r0 changed", 1, kept);                                                           \
        }                                                                                          \
    } while (0)

static void undefined_instructions(void) {
    FAULT("udf", "nop\n.balign 4\n1: udf #3", 0);
    FAULT("udf.w", ".balign 4\n1: udf.w #3", 0);
    FAULT("coprocessor", ".balign 4\n1: mrc p15, 0, r1, c0, c0, 0", 0);
    FAULT("floating point", ".balign 4\n1: .short 0xEEB0, 0x0A40", 0);
    FAULT("undefined in an IT block", "cmp r0, r0\n.short 0xBF04, 0x2101\n1: .short 0xDE03", 0);
}

static void state(void) {
    FAULT("branch to an even address", "adr.w r1, 1f\n.balign 4\nbx r1\n.balign 4\n1: nop", 0);
    FAULT("call of an even address", "adr.w r1, 1f\n.balign 4\nblx r1\n.balign 4\n1: nop", 0);
}

static void traps(void) {
    CCR |= 1u << 4;
    FAULT("division by zero", "movs r1, #0\n.balign 4\n1: udiv r2, r0, r1", 5);
    FAULT("signed division by zero", "movs r1, #0\n.balign 4\n1: sdiv r2, r0, r1", 5);
    CCR &= ~(1u << 4);
    CCR |= 1u << 3;
    FAULT("unaligned word, trapped", ".balign 4\n1: ldr r1, [r0], #4", 0x20000101);
    FAULT("unaligned half-word, trapped", ".balign 4\n1: ldrh r1, [r0, #2]!", 0x20000101);
    FAULT("unaligned store, trapped", ".balign 4\n1: str r1, [r0, #4]!", 0x20000002);
    CCR &= ~(1u << 3);
}

static void alignment(void) {
    FAULT("unaligned LDM", ".balign 4\n1: ldmia r0!, {r1, r2}", 0x20000102);
    FAULT("unaligned STM", ".balign 4\n1: stmia r0!, {r1, r2}", 0x20000102);
    FAULT("unaligned LDRD", ".balign 4\n1: ldrd r1, r2, [r0], #8", 0x20000102);
    FAULT("unaligned STRD", ".balign 4\n1: strd r1, r2, [r0, #8]!", 0x20000102);
    FAULT("unaligned LDREX", ".balign 4\n1: ldrex r1, [r0]", 0x20000102);
}

static void bus_faults(void) {
    FAULT("load from nowhere", ".balign 4\n1: ldr r1, [r0], #4", NOWHERE);
    FAULT("byte load from nowhere", ".balign 4\n1: ldrb r1, [r0, #3]", NOWHERE);
    FAULT("store to nowhere", ".balign 4\n1: str r1, [r0, #8]!", NOWHERE);
    FAULT("LDM that leaves RAM", ".balign 4\n1: ldmia r0!, {r1, r2, r3}", 0x20001FF8);
    FAULT("call of nowhere",
          "mov r1, r0\norr r1, #1\nldr r2, =fault_at\nstr r0, [r2]\nblx r1\n1:", NOWHERE);
}

static void never_executed(void) {
    FAULT("call of a peripheral",
          "mov r1, r0\norr r1, #1\nldr r2, =fault_at\nstr r0, [r2]\nblx r1\n1:", 0x40013800);
    FAULT("call of system space",
          "mov r1, r0\norr r1, #1\nldr r2, =fault_at\nstr r0, [r2]\nblx r1\n1:", 0xE000E100);
}

static void all_faults(const char *title) {
    line(title, 1, SHCSR & 0x70000);
    undefined_instructions();
    state();
    traps();
    alignment();
    bus_faults();
    never_executed();
}

static void set_priority_of_faults(uint8_t priority) {
    SHPR(4) = SHPR(5) = SHPR(6) = priority;
}

// A fault that may not preempt is a HardFault, enabled or not.
static void masked_faults(void) {
    set_priority_of_faults(0x80);
    __asm__ volatile("msr basepri, %0" : : "r"(0x40));
    FAULT("udf under BASEPRI", ".balign 4\n1: udf #0", 0);
    __asm__ volatile("msr basepri, %0" : : "r"(0));
    __asm__ volatile("cpsid i");
    FAULT("bus fault under PRIMASK", ".balign 4\n1: ldr r1, [r0]", NOWHERE);
    __asm__ volatile("cpsie i");
    SHPR(11) = 0x80;
    set_priority_of_faults(0);
}

// A handler at priority 0 cannot be preempted by a fault of priority 0.
static void irq_faults(void) {
    FAULT("udf in a handler of the same priority", ".balign 4\n1: udf #0", 0);
}

static void faults_in_handlers(void) {
    vectors_ram[16] = irq_faults;
    NVIC_ISER0 = 1;
    NVIC_IPR(0) = 0;
    set_priority_of_faults(0);
    NVIC_ISPR0 = 1;
    __asm__ volatile("dsb\nisb");
    NVIC_IPR(0) = 0x40;
    NVIC_ISPR0 = 1;
    __asm__ volatile("dsb\nisb");
}

void test(void) {
    vectors_ram[3] = vectors_ram[4] = vectors_ram[5] = vectors_ram[6] = fault_handler;
    CFSR = HFSR = 0xFFFFFFFF;
    all_faults("fault handlers off");
    SHCSR |= 7u << 16;
    all_faults("fault handlers on");
    masked_faults();
    faults_in_handlers();
}
