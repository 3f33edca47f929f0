// SPDX-License-Identifier: MIT
// Each edge happens at the core cycle nearest to it, so a clock is drawn only where half a period has at least two
// cycles of the core's; a faster one (SYSCLK itself, PLL/2) leaves the pin low, and is told.
#include "sim/periph/mco.h"

#include "sim/periph/gpio.h"

#define PA8 SIM_PIN(SIM_PORT_A, 8)

static struct {
    uint32_t hz, core_hz;
    uint64_t from, edges; // since it began
    sim_event_t edge;
} mco;

static void schedule(void) {
    uint64_t cycles = (mco.edges + 1) * mco.core_hz / (2ull * mco.hz);
    sim_event_at(&mco.edge, mco.from + cycles);
}

static void edge(void *self) {
    (void)self;
    mco.edges++;
    sim_gpio_alternate(PA8, &mco, mco.edges & 1 ? SIM_ALT_HIGH : SIM_ALT_LOW);
    schedule();
}

void sim_mco_set(uint32_t hz, unsigned source) {
    if (source < 4) {
        hz = 0;
    }
    if (hz == mco.hz && sim_core_hz() == mco.core_hz) {
        return;
    }
    sim_event_cancel(&mco.edge);
    mco.hz = hz;
    mco.core_hz = sim_core_hz();
    mco.from = sim_now();
    mco.edges = 0;
    sim_gpio_alternate(PA8, &mco, source < 4 ? SIM_ALT_OFF : SIM_ALT_LOW);
    if (hz > mco.core_hz / 4) {
        sim_strange("RCC", 4, "MCO is faster than a quarter of the core's clock: PA8 stays low");
    } else if (hz) {
        schedule();
    }
}

void sim_mco_init(void) {
    mco.edge = (sim_event_t){.call = edge};
}
