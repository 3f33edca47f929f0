// SPDX-License-Identifier: MIT
// A line masked in IMR sets no pending bit: RM0008 says so for SWIER (10.3.5) and for events
// (10.2.3).
#include "sim/periph/exti.h"

#include "sim/periph/adc.h"

enum { IMR = 0x00, EMR = 0x04, RTSR = 0x08, FTSR = 0x0C, SWIER = 0x10, PR = 0x14 };

#define LINES ((1u << SIM_EXTI_LINES) - 1)

static struct {
    uint32_t imr, emr, rtsr, ftsr, swier, pr;
    uint32_t level;
} exti;

static sim_periph_t periph;

// RM0008 table 63: lines 0-4 have an interrupt each, 5-9 and 10-15 share one.
static const struct {
    uint32_t lines;
    unsigned irq;
} vectors[] = {
    {1u << 0, 6},
    {1u << 1, 7},
    {1u << 2, 8},
    {1u << 3, 9},
    {1u << 4, 10},
    {0x03E0, 23},
    {0xFC00, 40},
    {1u << SIM_EXTI_PVD, 1},
    {1u << SIM_EXTI_RTC_ALARM, 41},
    {1u << SIM_EXTI_USB_WAKEUP, 42},
};

static void update_irqs(void) {
    for (unsigned i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        sim_irq_set(vectors[i].irq, (exti.pr & exti.imr & vectors[i].lines) != 0);
    }
}

static void trigger(uint32_t lines) {
    exti.pr |= lines & exti.imr;
    if (lines & exti.emr) {
        sim_signal_event();
    }
    update_irqs();
}

void sim_exti_set_line(unsigned line, bool level) {
    uint32_t bit = 1u << line;
    if (level == ((exti.level & bit) != 0)) {
        return;
    }
    exti.level ^= bit;
    if ((level ? exti.rtsr : exti.ftsr) & bit) {
        if ((exti.imr | exti.emr) & bit) {
            sim_adc_exti(line);
        }
        trigger(bit);
    }
}

bool sim_exti_pending(void) {
    return exti.pr != 0;
}

static uint32_t exti_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case IMR: return exti.imr;
    case EMR: return exti.emr;
    case RTSR: return exti.rtsr;
    case FTSR: return exti.ftsr;
    case SWIER: return exti.swier;
    case PR: return exti.pr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void write_swier(uint32_t value) {
    uint32_t rising = value & ~exti.swier;
    exti.swier |= value; // a bit is cleared through PR
    trigger(rising);
}

static void exti_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    value &= LINES;
    switch (offset) {
    case IMR: exti.imr = value; break;
    case EMR: exti.emr = value; break;
    case RTSR: exti.rtsr = value; break;
    case FTSR: exti.ftsr = value; break;
    case SWIER: write_swier(value); break;
    case PR:
        exti.pr &= ~value;
        exti.swier &= ~value;
        break;
    default: sim_periph_reserved(&periph, offset);
    }
    update_irqs();
}

static void exti_reset(void *self) {
    (void)self;
    exti.imr = exti.emr = exti.rtsr = exti.ftsr = exti.swier = exti.pr = 0;
    update_irqs();
}

static sim_periph_t periph = {
    .name = "EXTI",
    .base = 0x40010400,
    .bus = SIM_APB2,
    .read = exti_read,
    .write = exti_write,
    .reset = exti_reset,
};

void sim_exti_init(void) {
    sim_periph_add(&periph);
}
