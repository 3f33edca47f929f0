// SPDX-License-Identifier: MIT
// sim/periph/wwdg.c -- the window watchdog (RM0008 chapter 20): a 7-bit down-counter of PCLK1 / 4096 / 2^WDGTB that must
// be written between its window and 0x40. The divider runs freely, so a period is up to one of its ticks short.
#include "sim/periph/rcc.h"
#include "sim/periph/small.h"

enum { CR = 0x00, CFR = 0x04, SR = 0x08 };

#define CR_WDGA  0x80u
#define CFR_EWI  0x200u
#define WWDG_IRQ 0
#define LAST     0x40u // the interrupt comes here; below it the reset

static uint32_t cr, cfr, sr; // cr: the counter at .since
static uint64_t since;       // cycle of a tick
static sim_event_t tick;
static sim_periph_t periph;

static uint64_t tick_cycles(void) {
    return (uint64_t)sim_rcc_bus_divider(SIM_APB1) * 4096 << (cfr >> 7 & 3);
}

static void update_irq(void) {
    sim_irq_set(WWDG_IRQ, sr && cfr & CFR_EWI);
}

static void catch_up(void) {
    uint64_t ticks = (sim_now() - since) / tick_cycles();
    since += ticks * tick_cycles();
    uint32_t counter = cr & 0x7F;
    cr = (cr & CR_WDGA) | ((counter - (uint32_t)(ticks % 128)) & 0x7F);
}

// Wakes at 0x40 for the interrupt and one tick later for the reset.
static void schedule(void) {
    uint32_t counter = cr & 0x7F;
    if (!periph.clocked) {
        sim_event_cancel(&tick);
    } else if (counter > LAST) {
        sim_event_at(&tick, since + (counter - LAST) * tick_cycles());
    } else if (counter == LAST && cr & CR_WDGA) {
        sim_event_at(&tick, since + tick_cycles());
    } else {
        sim_event_cancel(&tick);
    }
}

static void ticked(void *self) {
    (void)self;
    catch_up();
    if ((cr & 0x7F) == LAST) {
        sr = 1;
        update_irq();
    } else if (cr & CR_WDGA && !(cr & 0x40)) {
        sim_reset_request(SIM_RESET_WWDG);
        return;
    }
    schedule();
}

static void write_cr(uint32_t value) {
    bool too_early = cr & CR_WDGA && (cr & 0x7F) > (cfr & 0x7F);
    cr = (value & 0xFF) | (cr & CR_WDGA); // only a reset turns it off
    if (cr & CR_WDGA && (too_early || !(cr & 0x40))) {
        sim_reset_request(SIM_RESET_WWDG);
    }
}

static uint32_t wwdg_read(void *self, uint32_t offset) {
    (void)self;
    catch_up();
    switch (offset) {
    case CR: return cr;
    case CFR: return cfr;
    case SR: return sr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void wwdg_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    catch_up();
    switch (offset) {
    case CR: write_cr(value); break;
    case CFR: cfr = (value & 0x3FF) | (cfr & CFR_EWI); break; // only a reset clears EWI
    case SR: sr &= value; break;
    default: sim_periph_reserved(&periph, offset);
    }
    update_irq();
    schedule();
}

static void wwdg_reset(void *self) {
    (void)self;
    cr = cfr = 0x7F;
    sr = 0;
    since = sim_now();
    update_irq();
    sim_event_cancel(&tick);
}

static void wwdg_clock(void *self, bool on) {
    (void)self;
    since = sim_now();
    if (on) {
        schedule();
    } else {
        sim_event_cancel(&tick);
    }
}

static sim_periph_t periph = {
    .name = "WWDG",
    .base = 0x40002C00,
    .bus = SIM_APB1,
    .bit = 1u << 11,
    .read = wwdg_read,
    .write = wwdg_write,
    .reset = wwdg_reset,
    .clock = wwdg_clock,
};

bool sim_wwdg_running(void) {
    return periph.clocked && cr & CR_WDGA;
}

void sim_wwdg_init(void) {
    tick.call = ticked;
    sim_periph_add(&periph);
}
