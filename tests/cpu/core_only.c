// SPDX-License-Identifier: MIT
// tests/cpu/core_only.c -- what QEMU does not model: cycles, the DWT, wait states, SLEEPONEXIT, bus
// faults that are to be ignored, DEBUGEVT. Expected: core_only.expected, from the manuals named there.
#include "program.h"

#define BARRIER()  __asm__ volatile("dsb\nisb" : : : "memory")
#define DWT_CTRL   REG(0xE0001000)
#define DWT_CYCCNT REG(0xE0001004)
#define DEMCR      REG(0xE000EDFC)
#define FLASH_ACR  REG(0x40022000)
#define NOWHERE    0x30000000u

// Cycles that TEXT takes: the difference of two reads of CYCCNT around it, less that of two reads in a
// row. Aligned to a flash line, so that the figure does not depend on where the linker puts it.
#define CYCLES(NAME, TEXT)                                                                         \
    do {                                                                                           \
        uint32_t empty, with;                                                                      \
        __asm__ volatile(".balign 8\nnop.w\nldr r4, [%1]\nnop\nnop\nldr r5, [%1]\nsub %0, r5, r4"  \
                         : "=&r"(empty)                                                            \
                         : "r"(&DWT_CYCCNT)                                                        \
                         : "r4", "r5", "memory");                                                  \
        __asm__ volatile(                                                                          \
            "movs r0, #100\nmovs r1, #7\nldr r3, =scratch\nb 7f\n.balign 8\n7: nop.w\n"            \
            "ldr r4, [%1]\nnop\n" TEXT "\nnop\nldr r5, [%1]\nsub %0, r5, r4"                       \
            : "=&r"(with)                                                                          \
            : "r"(&DWT_CYCCNT)                                                                     \
            : "r0", "r1", "r2", "r3", "r4", "r5", "cc", "memory");                                 \
        line(NAME, 1, with - empty);                                                               \
    } while (0)

__attribute__((used, aligned(8))) uint32_t scratch[8];

static void core_cycles(void) {
    CYCLES("1 add", "adds r0, r1");
    CYCLES("4 adds", "adds r0, r1\nadds r0, r1\nadds r0, r1\nadds r0, r1");
    CYCLES("1 load", "ldr r2, [r3]");
    CYCLES("2 loads, pipelined", "ldr r2, [r3]\nldr r2, [r3, #4]");
    CYCLES("1 store", "str r2, [r3]");
    CYCLES("load multiple of 4", "ldm r3, {r0, r1, r2, r5}");
    CYCLES("mul", "mul r2, r0, r1");
    CYCLES("mla", "mla r2, r0, r1, r0");
    CYCLES("umull, short", "umull r2, r5, r0, r1");
    CYCLES("udiv 100 by 7", "udiv r2, r0, r1");
    CYCLES("udiv 7 by 100", "udiv r2, r1, r0");
    CYCLES("branch not taken", "cmp r0, r0\nbne 1f\n1:");
    CYCLES("branch taken", "b 1f\nnop\n1:");
    CYCLES("loop of 10 turns", "movs r2, #10\n1: subs r2, #1\nbne 1b");
    CYCLES("IT block, half executed", "cmp r0, r0\nite eq\naddeq r0, #1\naddne r0, #2");
}

static void flash_cycles(void) {
    FLASH_ACR = 0x12; // two wait states, prefetch on
    CYCLES("16-bit code, 2 wait states", "nop\nnop\nnop\nnop\nnop\nnop\nnop\nnop");
    CYCLES("32-bit code, 2 wait states", "nop.w\nnop.w\nnop.w\nnop.w\nnop.w\nnop.w\nnop.w\nnop.w");
    CYCLES("loop of 10 turns, 2 wait states", "movs r2, #10\n1: subs r2, #1\nbne 1b");
    FLASH_ACR = 0x02; // prefetch off
    CYCLES("16-bit code, 2 wait states, no prefetch", "nop\nnop\nnop\nnop\nnop\nnop\nnop\nnop");
    FLASH_ACR = 0;
}

// Entry (12 cycles) and the return (12), around a handler of one instruction; two handlers in a row
// are chained (6 cycles) without unstacking between them.
__attribute__((naked)) static void empty_handler(void) {
    __asm__ volatile("bx lr");
}

static uint32_t cycles_of_interrupts(uint32_t mask) {
    uint32_t before, after;
    __asm__ volatile("cpsid i\nstr %2, [%3]\nldr %0, [%4]\ncpsie i\nnop\nldr %1, [%4]"
                     : "=&r"(before), "=&r"(after)
                     : "r"(mask), "r"(&NVIC_ISPR0), "r"(&DWT_CYCCNT)
                     : "memory");
    return after - before;
}

static void interrupt_cycles(void) {
    vectors_ram[16] = vectors_ram[17] = empty_handler;
    NVIC_ISER0 = 3;
    uint32_t none = cycles_of_interrupts(0);
    line("one interrupt", 1, cycles_of_interrupts(1) - none);
    line("two interrupts, chained", 1, cycles_of_interrupts(3) - none);
    NVIC_ICER0 = 3;
}

// SysTick against CYCCNT: a tick every LOAD + 1 cycles, to the cycle.
static volatile uint32_t stamps[4], stamp_count;

static void stamp(void) {
    if (stamp_count < 4) {
        stamps[stamp_count++] = DWT_CYCCNT;
    }
}

static void systick_period(uint32_t flags, const char *name) {
    vectors_ram[15] = stamp;
    stamp_count = 0;
    SYST_RVR = 1233;
    SYST_CVR = 0;
    SYST_CSR = flags;
    while (stamp_count < 4) {
        __asm__ volatile("wfi");
    }
    SYST_CSR = 0;
    line(name, 2, stamps[2] - stamps[1], stamps[3] - stamps[2]);
}

static void systick_value(void) {
    SYST_RVR = 1000;
    SYST_CVR = 0;
    SYST_CSR = 5;
    BARRIER();
    uint32_t first = SYST_CVR;
    __asm__ volatile("nop\nnop\nnop\nnop\nnop");
    uint32_t second = SYST_CVR;
    SYST_CSR = 0;
    line("CVR over 5 NOPs", 1, first - second);
}

static void dwt(void) {
    line("DWT_CTRL", 1, DWT_CTRL);
    uint32_t stopped = DWT_CYCCNT;
    line("CYCCNT without TRCENA", 1, DWT_CYCCNT - stopped);
    DEMCR = 1u << 24;
    DWT_CTRL = 1;
    DWT_CYCCNT = 0xFFFFFFF0;
    for (unsigned i = 0; i < 4; i++) {
        BARRIER();
    }
    line("CYCCNT wraps", 1, DWT_CYCCNT < 0x100);
}

static volatile uint32_t woken;

static void stop_sleeping(void) {
    if (++woken == 4) {
        SCR = 0;
        SYST_CSR = 0;
    }
}

static void sleep_on_exit(void) {
    vectors_ram[15] = stop_sleeping;
    SCR = 2;
    SYST_RVR = 2000;
    SYST_CVR = 0;
    SYST_CSR = 7;
    __asm__ volatile("wfi"); // does not come back before the handler says so
    line("SLEEPONEXIT", 1, woken);
}

static uint32_t fault_hfsr;

__attribute__((used)) static void hard_fault_body(uint32_t *frame) {
    fault_hfsr = HFSR;
    HFSR = 0xFFFFFFFF;
    frame[6] += 2; // over the BKPT
}

__attribute__((naked)) static void hard_fault(void) {
    __asm__ volatile("mov r0, sp\nb hard_fault_body");
}

static void breakpoint(void) {
    vectors_ram[3] = hard_fault;
    __asm__ volatile("bkpt 1" : : : "r0", "r1", "r2", "r3", "r12", "memory");
    line("BKPT without a debugger", 1, fault_hfsr);
}

static void debug_monitor_body(void) {
    uint32_t number;
    __asm__ volatile("mrs %0, ipsr" : "=r"(number));
    line("BKPT with the monitor on", 2, number, REG(0xE000ED30));
    finish();
}

static void ignored_bus_fault(void) {
    uint32_t value = 5;
    fault_hfsr = 0;
    CCR |= 1u << 8;
    __asm__ volatile("cpsid f\nldr %0, [%1]\nstr %0, [%1]\ncpsie f"
                     : "=&r"(value)
                     : "r"(NOWHERE)
                     : "memory");
    CCR &= ~(1u << 8);
    line("bus fault ignored", 1, fault_hfsr);
}

static void identity(void) {
    line("CPUID, ICTR, CCR", 3, REG(0xE000ED00), ICTR, CCR);
    NVIC_IPR(3) = 0xFF;
    SHPR(15) = 0xFF;
    line("priorities have 4 bits", 2, NVIC_IPR(3), SHPR(15));
    SHPR(15) = 0;
    NVIC_IPR(3) = 0;
    NVIC_ISER1 = 0xFFFFFFFF;
    line("60 interrupts", 1, NVIC_ISER1);
}

void test(void) {
    identity();
    dwt();
    core_cycles();
    flash_cycles();
    interrupt_cycles();
    systick_period(7, "SysTick period");
    systick_period(3, "SysTick period, HCLK / 8");
    systick_value();
    sleep_on_exit();
    breakpoint();
    ignored_bus_fault();
    vectors_ram[12] = debug_monitor_body;
    DEMCR = 1u << 16;
    __asm__ volatile("bkpt 2");
}
