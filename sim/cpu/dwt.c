// SPDX-License-Identifier: MIT
// sim/cpu/dwt.c -- the cycle counter of the DWT, and as much of the debug registers as programs that
// run without a debugger look at: is one attached, is the trace port on (ARMv7-M ARM C1).
#include <string.h>

#include "sim/cpu/state.h"

static sim_cpu_t *const cpu = &sim_cpu;

// ---- DWT: CYCCNT counts while DEMCR.TRCENA and CTRL.CYCCNTENA are set.

enum { DWT_CTRL = 0x0, DWT_CYCCNT = 0x4 };
#define CTRL_FIXED 0x40000000u // four comparators

static uint32_t dwt_enable;
static uint32_t cyccnt_offset; // CYCCNT is the cycle count plus this, or this alone while stopped

static bool counting(void) {
    return (dwt_enable & 1) && (cpu->demcr & DEMCR_TRCENA);
}

static uint32_t cyccnt(void) {
    return cyccnt_offset + (counting() ? (uint32_t)sim_now() : 0);
}

static void set_cyccnt(uint32_t value) {
    cyccnt_offset = value - (counting() ? (uint32_t)sim_now() : 0);
}

// Comparators, masks and functions, four words for each of the four. They stand as written: what they would do
// without a debugger is a trace packet or, with MON_EN, a DebugMonitor exception, which is refused.
static uint32_t comparators[16];
enum { DWT_PCSR = 0x1C, COMPARATORS_AT = 0x20, COMPARATORS_END = 0x60, FUNCTION = 2 };
#define FUNCTION_WATCHES 4u          // this bit: a watchpoint; else a trace packet
#define CTRL_MODELLED    0x00011FFFu // CYCCNTENA, and what makes packets only

static uint32_t dwt_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    switch (offset) {
    case DWT_CTRL: return CTRL_FIXED | dwt_enable;
    case DWT_CYCCNT: return cyccnt();
    case DWT_PCSR: return sim_pc();
    }
    bool comparator = offset >= COMPARATORS_AT && offset < COMPARATORS_END;
    return comparator ? comparators[(offset - COMPARATORS_AT) / 4]
                      : 0; // the event counters stand still
}

static void write_comparator(unsigned i, uint32_t value) {
    if (i % 4 == FUNCTION && value & FUNCTION_WATCHES && cpu->demcr & DEMCR_MON_EN) {
        sim_unmodelled("DWT", COMPARATORS_AT + 4 * i, 4,
                       "a watchpoint for the DebugMonitor exception");
    }
    comparators[i] = value;
}

static void dwt_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (offset == DWT_CTRL) {
        if (value & ~(CTRL_FIXED | CTRL_MODELLED)) {
            sim_unmodelled("DWT", offset, size, "an event counter");
        }
        uint32_t count = cyccnt();
        dwt_enable = value & CTRL_MODELLED;
        set_cyccnt(count);
    } else if (offset == DWT_CYCCNT) {
        set_cyccnt(value);
    } else if (offset >= COMPARATORS_AT && offset < COMPARATORS_END) {
        write_comparator((offset - COMPARATORS_AT) / 4, value);
    }
}

static void dwt_reset(void *self) {
    (void)self;
    dwt_enable = 0;
    cyccnt_offset = 0;
    memset(comparators, 0, sizeof comparators);
}

// ---- DHCSR and DEMCR. No debugger is seen by the program, also while gdb is attached, unless it is to be.

enum { DHCSR = 0x0, DEMCR = 0xC };
#define DEMCR_CATCHES  0x7F1u // they halt the core for a debugger, and do nothing without one
#define DEMCR_MODELLED (DEMCR_TRCENA | DEMCR_MON_EN | DEMCR_CATCHES)

#define DHCSR_ATTACHED 0x00010001u // S_REGRDY, C_DEBUGEN

static uint32_t dhcsr;

void sim_cpu_show_debugger(bool on) {
    dhcsr = on ? DHCSR_ATTACHED : 0;
}

static uint32_t debug_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    return offset == DEMCR ? cpu->demcr : offset == DHCSR ? dhcsr : 0;
}

// The program itself cannot set DHCSR's C_DEBUGEN, so all but DEMCR ignore it.
static void debug_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (offset != DEMCR) {
        return;
    }
    if (value & ~DEMCR_MODELLED) {
        sim_unmodelled("CoreDebug", offset, size, "MON_PEND, MON_STEP or MON_REQ");
    }
    uint32_t count = cyccnt();
    cpu->demcr = value;
    set_cyccnt(count);
}

void sim_dwt_init(void) {
    static const sim_device_t dwt = {"DWT", 0xE0001000u, 0x1000, 0, dwt_read, dwt_write, dwt_reset};
    static const sim_device_t debug = {"CoreDebug", 0xE000EDF0u, 0x10, 0,
                                       debug_read,  debug_write, 0};
    sim_bus_add(&dwt);
    sim_bus_add(&debug);
}
