// SPDX-License-Identifier: MIT
// sim/cpu/dwt.c -- the cycle counter of the DWT, and as much of the debug registers as programs that
// run without a debugger look at: is one attached, is the trace port on (ARMv7-M ARM C1).
#include "sim/cpu/state.h"

static sim_cpu_t *const cpu = &sim_cpu;

// ---- DWT: CYCCNT counts while DEMCR.TRCENA and CTRL.CYCCNTENA are set.

enum { DWT_CTRL = 0x0, DWT_CYCCNT = 0x4 };
#define CTRL_FIXED 0x40000000u // four comparators

static uint32_t dwt_enable;
static uint32_t cyccnt_offset; // CYCCNT is the cycle count plus this, or this alone while stopped

static bool counting(void) {
    return dwt_enable && (cpu->demcr & DEMCR_TRCENA);
}

static uint32_t cyccnt(void) {
    return cyccnt_offset + (counting() ? (uint32_t)sim_now() : 0);
}

static void set_cyccnt(uint32_t value) {
    cyccnt_offset = value - (counting() ? (uint32_t)sim_now() : 0);
}

static uint32_t dwt_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (size == 4 && offset == DWT_CTRL) {
        return CTRL_FIXED | dwt_enable;
    }
    if (size == 4 && offset == DWT_CYCCNT) {
        return cyccnt();
    }
    sim_unmodelled("DWT", offset, size, "read");
}

static void dwt_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (size == 4 && offset == DWT_CTRL && (value & ~CTRL_FIXED) <= 1) {
        uint32_t count = cyccnt();
        dwt_enable = value & 1;
        set_cyccnt(count);
    } else if (size == 4 && offset == DWT_CYCCNT) {
        set_cyccnt(value);
    } else {
        sim_unmodelled("DWT", offset, size, "write");
    }
}

static void dwt_reset(void *self) {
    (void)self;
    dwt_enable = 0;
    cyccnt_offset = 0;
}

// ---- DHCSR and DEMCR. No debugger is seen by the program, also while gdb is attached.

enum { DHCSR = 0x0, DEMCR = 0xC };
#define DEMCR_MODELLED (DEMCR_TRCENA | DEMCR_MON_EN)

static uint32_t debug_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (size == 4 && offset == DHCSR) {
        return 0;
    }
    if (size == 4 && offset == DEMCR) {
        return cpu->demcr;
    }
    sim_unmodelled("CoreDebug", offset, size, "read");
}

static void debug_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (size != 4 || offset != DEMCR || (value & ~DEMCR_MODELLED)) {
        sim_unmodelled("CoreDebug", offset, size, "write");
    }
    uint32_t count = cyccnt();
    cpu->demcr = value;
    set_cyccnt(count);
}

// ---- ITM: off, and says so; that is what a program asks before it prints through the trace port.

enum { ITM_TER = 0xE00, ITM_TCR = 0xE80 };

static uint32_t itm_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (size != 4 || (offset != ITM_TER && offset != ITM_TCR)) {
        sim_unmodelled("ITM", offset, size, "read");
    }
    return 0;
}

static void itm_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)value;
    sim_unmodelled("ITM", offset, size, "write");
}

// ---- what the chip has and this simulator has not: an access ends the run instead of faulting

static uint32_t absent_read(void *self, uint32_t offset, unsigned size) {
    sim_unmodelled(self, offset, size, "read");
}

static void absent_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)value;
    sim_unmodelled(self, offset, size, "write");
}

static const sim_device_t absent[] = {
    {"FPB", 0xE0002000u, 0x1000, "FPB", absent_read, absent_write, 0},
    {"TPIU", 0xE0040000u, 0x1000, "TPIU", absent_read, absent_write, 0},
    {"ETM", 0xE0041000u, 0x1000, "ETM", absent_read, absent_write, 0},
    {"ROM table", 0xE00FF000u, 0x1000, "ROM table", absent_read, absent_write, 0},
};

void sim_dwt_init(void) {
    static const sim_device_t itm = {"ITM", 0xE0000000u, 0x1000, 0, itm_read, itm_write, 0};
    static const sim_device_t dwt = {"DWT", 0xE0001000u, 0x1000, 0, dwt_read, dwt_write, dwt_reset};
    static const sim_device_t debug = {"CoreDebug", 0xE000EDF0u, 0x10, 0,
                                       debug_read,  debug_write, 0};
    sim_bus_add(&itm);
    sim_bus_add(&dwt);
    sim_bus_add(&debug);
    for (unsigned i = 0; i < sizeof absent / sizeof *absent; i++) {
        sim_bus_add(&absent[i]);
    }
}
