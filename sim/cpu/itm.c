// SPDX-License-Identifier: MIT
// sim/cpu/itm.c -- the trace side of the core (ARMv7-M ARM C1.7, C1.10, C1.11): what a program that prints through
// ITM's stimulus port 0 finds, and what it prints, which comes on stderr, a line each.
//
// Nothing is at the other end of SWO, so the stimulus ports always have room. ETM is refused.
#include <stdio.h>
#include <string.h>

#include "sim/cpu/state.h"

// ---- ITM

enum { ITM_PORTS_END = 0x80, ITM_TER = 0xE00, ITM_TPR = 0xE40, ITM_TCR = 0xE80, ITM_LAR = 0xFB0 };
enum { ITM_LSR = 0xFB4 };
#define LAR_KEY    0xC5ACCE55u
#define TCR_ITMENA 1u

static struct {
    uint32_t ter, tpr, tcr;
    bool unlocked;
    char line[120];
    unsigned length;
} itm;

static bool port_on(unsigned port) {
    return sim_cpu.demcr & DEMCR_TRCENA && itm.tcr & TCR_ITMENA && itm.ter >> port & 1;
}

static void tell_line(void) {
    if (itm.length) {
        fprintf(stderr, "ITM: %.*s\n", (int)itm.length, itm.line);
        itm.length = 0;
    }
}

static void print_byte(char c) {
    if (c == '\n' || itm.length == sizeof itm.line) {
        tell_line();
    }
    if (c != '\n' && c != '\r') {
        itm.line[itm.length++] = c;
    }
}

static uint32_t itm_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    if (offset < ITM_PORTS_END) {
        return port_on(offset / 4); // there is room
    }
    switch (offset) {
    case ITM_TER: return itm.ter;
    case ITM_TPR: return itm.tpr;
    case ITM_TCR: return itm.tcr;
    case ITM_LSR: return itm.unlocked ? 1 : 3;
    default: return 0;
    }
}

static void itm_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (offset < ITM_PORTS_END) {
        for (unsigned i = 0; offset < 4 && port_on(0) && i < size; i++) {
            print_byte((char)(value >> 8 * i));
        }
    } else if (offset == ITM_LAR) {
        itm.unlocked = value == LAR_KEY;
    } else if (itm.unlocked) {
        switch (offset) {
        case ITM_TER: itm.ter = value; break;
        case ITM_TPR: itm.tpr = value & 15; break;
        case ITM_TCR: itm.tcr = value & 0x007F031F; break;
        }
    }
}

static void itm_reset(void *self) {
    (void)self;
    tell_line();
    if (sim_cpu_resets_debug()) {
        memset(&itm, 0, sizeof itm);
    }
}

// ---- TPIU: registers that stand as written

static uint32_t tpiu[6];

static const struct {
    uint32_t offset, reset;
} tpiu_registers[] = {{0x000, 0x0B}, {0x004, 1},     {0x010, 0},
                      {0x0F0, 1},    {0x304, 0x102}, {0x300, 8}};

static uint32_t tpiu_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    for (unsigned i = 0; i < sizeof tpiu / sizeof *tpiu; i++) {
        if (tpiu_registers[i].offset == offset) {
            return tpiu[i];
        }
    }
    return 0;
}

static void tpiu_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)size;
    for (unsigned i = 1; i < 5; i++) { // the first and the last are read-only
        if (tpiu_registers[i].offset == offset) {
            tpiu[i] = value;
        }
    }
}

static void tpiu_reset(void *self) {
    (void)self;
    for (unsigned i = 0; sim_cpu_resets_debug() && i < sizeof tpiu / sizeof *tpiu; i++) {
        tpiu[i] = tpiu_registers[i].reset;
    }
}

// ---- the table that leads a debugger to all these

static uint32_t rom_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    static const uint32_t entries[] = {0xFFF0F003, 0xFFF02003, 0xFFF03003,
                                       0xFFF01003, 0xFFF41003, 0xFFF42003};
    return offset / 4 < sizeof entries / sizeof *entries ? entries[offset / 4] : 0;
}

static void rom_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)offset, (void)size, (void)value;
}

// ---- an access to the trace macrocell ends the run

static uint32_t etm_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    sim_unmodelled("ETM", offset, size, "read");
}

static void etm_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)value;
    sim_unmodelled("ETM", offset, size, "write");
}

void sim_itm_init(void) {
    static const sim_device_t devices[] = {
        {"ITM", 0xE0000000u, 0x1000, 0, itm_read, itm_write, itm_reset},
        {"TPIU", 0xE0040000u, 0x1000, 0, tpiu_read, tpiu_write, tpiu_reset},
        {"ETM", 0xE0041000u, 0x1000, 0, etm_read, etm_write, 0},
        {"ROM table", 0xE00FF000u, 0x1000, 0, rom_read, rom_write, 0},
    };
    for (unsigned i = 0; i < sizeof devices / sizeof *devices; i++) {
        sim_bus_add(&devices[i]);
    }
}
