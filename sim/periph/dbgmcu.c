// SPDX-License-Identifier: MIT
// sim/periph/dbgmcu.c -- DBGMCU (RM0008 31.16): the device's identity, and which clocks a debugger
// stops.
//
// Some revisions show 0 to programs and the identity to a debugger alone; this one shows it to
// both.
#include "sim/periph/small.h"

enum { IDCODE = 0x00, CR = 0x04 };

static uint32_t idcode, cr;
static sim_periph_t periph;

static uint32_t dbgmcu_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case IDCODE: return idcode;
    case CR: return cr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

// The stop bits of CR have no effect: no counter here runs on while the core is halted.
static void dbgmcu_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    if (offset == CR) {
        cr = value & 0x001FFFE7; // nobody listens at the trace pins
    } else if (offset != IDCODE) {
        sim_periph_reserved(&periph, offset);
    }
}

// CR survives a system reset; only power-on clears it.
static void dbgmcu_reset(void *self) {
    (void)self;
    if (sim_reset_cause() == SIM_RESET_POWER || sim_reset_cause() == SIM_RESET_STANDBY) {
        cr = 0;
    }
}

static sim_periph_t periph = {
    .name = "DBGMCU",
    .base = 0xE0042000,
    .bus = SIM_AHB,
    .read = dbgmcu_read,
    .write = dbgmcu_write,
    .reset = dbgmcu_reset,
};

void sim_dbgmcu_init(uint32_t code) {
    idcode = code;
    sim_periph_add(&periph);
}
