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

// Comparators, masks and functions, four words for each of the four. What they do without a debugger is a trace
// packet, which nobody receives, or with MON_EN a DebugMonitor exception after an access to the range.
static uint32_t comparators[16];
enum { DWT_PCSR = 0x1C, COMPARATORS_AT = 0x20, COMPARATORS_END = 0x60 };
enum { COMP, MASK, FUNCTION };
#define FUNCTION_WATCHES 4u          // this bit: a watchpoint; else a trace packet
#define FUNCTION_READ    1u          // with it: of loads
#define FUNCTION_WRITE   2u          // of stores; neither: of the pc
#define FUNCTION_REFUSED 0x188u      // CYCMATCH, DATAVMATCH, reserved functions
#define FUNCTION_MATCHED (1u << 24)  // reading clears it
#define CTRL_MODELLED    0x00011FFFu // CYCCNTENA, and what makes packets only

static bool is_watchpoint(unsigned n) {
    bool on = cpu->demcr & DEMCR_MON_EN && cpu->demcr & DEMCR_TRCENA;
    return on && comparators[4 * n + FUNCTION] & FUNCTION_WATCHES;
}

bool sim_dwt_watches(void) {
    return is_watchpoint(0) || is_watchpoint(1) || is_watchpoint(2) || is_watchpoint(3);
}

void sim_dwt_access(uint32_t address, unsigned size, bool is_write) {
    for (unsigned n = 0; n < 4; n++) {
        uint32_t *of = comparators + 4 * n, last = (1u << (of[MASK] & 15)) - 1;
        uint32_t from = of[COMP] & ~last;
        bool wanted = of[FUNCTION] & (is_write ? FUNCTION_WRITE : FUNCTION_READ);
        if (is_watchpoint(n) && wanted && address <= from + last && from < address + size) {
            of[FUNCTION] |= FUNCTION_MATCHED;
            sim_exc_monitor(DFSR_DWTTRAP);
        }
    }
}

// After a change of what makes watchpoints.
static void update_watchpoints(void) {
    for (unsigned n = 0; n < 4; n++) {
        uint32_t function = comparators[4 * n + FUNCTION];
        bool of_pc = !(function & (FUNCTION_READ | FUNCTION_WRITE));
        if (is_watchpoint(n) && (of_pc || function & FUNCTION_REFUSED)) {
            sim_unmodelled("DWT", COMPARATORS_AT + 16 * n + 4 * FUNCTION, 4,
                           "a watchpoint of the pc, of cycles or of values");
        }
    }
    sim_cpu_update_watching();
}

static uint32_t read_comparator(unsigned i) {
    uint32_t value = comparators[i];
    if (i % 4 == FUNCTION) {
        comparators[i] &= ~FUNCTION_MATCHED;
    }
    return value;
}

static uint32_t dwt_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    switch (offset) {
    case DWT_CTRL: return CTRL_FIXED | dwt_enable;
    case DWT_CYCCNT: return cyccnt();
    case DWT_PCSR: return sim_pc();
    }
    bool comparator = offset >= COMPARATORS_AT && offset < COMPARATORS_END;
    return comparator ? read_comparator((offset - COMPARATORS_AT) / 4)
                      : 0; // the event counters stand still
}

static void write_comparator(unsigned i, uint32_t value) {
    comparators[i] = value;
    update_watchpoints();
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
    if (sim_cpu_resets_debug()) {
        dwt_enable = 0;
        cyccnt_offset = 0;
        memset(comparators, 0, sizeof comparators);
    }
}

// ---- DHCSR and DEMCR. No debugger is seen by the program, also while gdb is attached, unless it is to be.

enum { DHCSR = 0x0, DEMCR = 0xC };
#define DEMCR_CATCHES 0x7F1u // they halt the core for a debugger, and do nothing without one
#define DEMCR_MONITOR                                                                              \
    (DEMCR_MON_EN | DEMCR_MON_STEP | DEMCR_MON_REQ) // MON_REQ is the program's own

#define DHCSR_ATTACHED 0x00010001u // S_REGRDY, C_DEBUGEN

static uint32_t dhcsr;

void sim_cpu_show_debugger(bool on) {
    dhcsr = on ? DHCSR_ATTACHED : 0;
}

static uint32_t debug_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    uint32_t pending = cpu->pending[EXC_DEBUGMON] ? DEMCR_MON_PEND : 0;
    return offset == DEMCR ? cpu->demcr | pending : offset == DHCSR ? dhcsr : 0;
}

// The program itself cannot set DHCSR's C_DEBUGEN, so all but DEMCR ignore it.
static void debug_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)size;
    if (offset != DEMCR) {
        return;
    }
    uint32_t count = cyccnt();
    cpu->demcr = value & (DEMCR_TRCENA | DEMCR_MONITOR | DEMCR_CATCHES);
    set_cyccnt(count);
    (value & DEMCR_MON_PEND ? sim_exc_pend : sim_exc_unpend)(EXC_DEBUGMON);
    update_watchpoints();
    sim_exc_update();
}

// A system reset takes the monitor's part of DEMCR, no more.
static void debug_reset(void *self) {
    (void)self;
    cpu->demcr &= sim_cpu_resets_debug() ? 0 : ~(uint32_t)DEMCR_MONITOR;
    sim_cpu_update_watching();
}

void sim_dwt_init(void) {
    static const sim_device_t dwt = {"DWT", 0xE0001000u, 0x1000, 0, dwt_read, dwt_write, dwt_reset};
    static const sim_device_t debug = {"CoreDebug", 0xE000EDF0u, 0x10,       0,
                                       debug_read,  debug_write, debug_reset};
    sim_bus_add(&dwt);
    sim_bus_add(&debug);
}
