// SPDX-License-Identifier: MIT
#include "sim/periph/afio.h"

#include "sim/periph/can.h"
#include "sim/periph/exti.h"
#include "sim/periph/gpio.h"
#include "sim/periph/tim.h"
#include "sim/periph/i2c.h"
#include "sim/periph/spi.h"
#include "sim/periph/usart.h"

enum { EVCR = 0x00, MAPR = 0x04, EXTICR1 = 0x08, EXTICR4 = 0x14, MAPR2 = 0x1C };

#define EVCR_EVOE    0x80u
#define MAPR_STORED  0x001FFFFFu
#define MAPR_SWJ_CFG 0x07000000u // write-only: reads as 0

static struct {
    uint32_t evcr, mapr, exticr[4];
    sim_event_t event_over;
} afio;

static sim_periph_t periph;

static unsigned selected_port(unsigned line) {
    return afio.exticr[line / 4] >> line % 4 * 4 & 15;
}

void sim_afio_input_changed(unsigned pin, bool level) {
    if (selected_port(pin % 16) == pin / 16) {
        sim_exti_set_line(pin % 16, level);
    }
    sim_tim_input_changed(pin, level);
}

unsigned sim_afio_usart_remap(unsigned n) {
    switch (n) {
    case 1: return afio.mapr >> 2 & 1;
    case 2: return afio.mapr >> 3 & 1;
    default: return afio.mapr >> 4 & 3;
    }
}

uint32_t sim_afio_mapr(void) {
    return afio.mapr;
}

unsigned sim_afio_tim_remap(unsigned n) {
    return n < 4 ? afio.mapr >> (4 + 2 * n) & 3 : afio.mapr >> 12 & 1;
}

static void write_exticr(unsigned n, uint32_t value) {
    afio.exticr[n] = value & 0xFFFF;
    for (unsigned line = 4 * n; line < 4 * n + 4; line++) {
        unsigned port = selected_port(line); // F and G have no pin at these packages
        sim_exti_set_line(line, port < SIM_PORTS && sim_gpio_input(SIM_PIN(port, line)));
    }
}

static void write_swj(unsigned config) {
    enum { ALL = 31, SERIAL_WIRE = SIM_DEBUG_PA13 | SIM_DEBUG_PA14 };
    switch (config) {
    case 0: sim_gpio_debug_pins(ALL); break;
    case 1: sim_gpio_debug_pins(ALL & ~SIM_DEBUG_PB4); break;
    case 2: sim_gpio_debug_pins(SERIAL_WIRE); break;
    case 4: sim_gpio_debug_pins(0); break;
    default: break; // "no effect"
    }
}

static void write_mapr(uint32_t value) {
    afio.mapr = value & MAPR_STORED;
    write_swj(value >> 24 & 7);
    sim_usart_remapped();
    sim_tim_remapped();
    sim_i2c_remapped();
    sim_spi_remapped();
    sim_can_remapped();
}

// EVENTOUT: the core's TXEV, high for a cycle at each SEV, at the pin that EVCR names.

static unsigned event_pin(void) {
    unsigned pin = SIM_PIN(afio.evcr >> 4 & 7, afio.evcr & 15);
    return afio.evcr & EVCR_EVOE && pin < SIM_PINS ? pin : SIM_PINS;
}

static void set_event_pin(sim_alt_t signal) {
    if (event_pin() < SIM_PINS) {
        sim_gpio_alternate(event_pin(), &afio.evcr, signal);
    }
}

static void event_over(void *self) {
    (void)self;
    set_event_pin(SIM_ALT_LOW);
}

static void event_out(void) {
    if (event_pin() < SIM_PINS) {
        set_event_pin(SIM_ALT_HIGH);
        sim_event_at(&afio.event_over, sim_now() + 1);
    }
}

static void write_evcr(uint32_t value) {
    set_event_pin(SIM_ALT_OFF);
    afio.evcr = value & 0xFF;
    set_event_pin(SIM_ALT_LOW);
}

static uint32_t afio_read(void *self, uint32_t offset) {
    (void)self;
    if (offset >= EXTICR1 && offset <= EXTICR4) {
        return afio.exticr[(offset - EXTICR1) / 4];
    }
    switch (offset) {
    case EVCR: return afio.evcr;
    case MAPR: return afio.mapr;
    case MAPR2: return 0; // its bits belong to other lines of the family
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void afio_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    if (offset >= EXTICR1 && offset <= EXTICR4) {
        write_exticr((offset - EXTICR1) / 4, value);
        return;
    }
    switch (offset) {
    case EVCR: write_evcr(value); break;
    case MAPR: write_mapr(value); break;
    case MAPR2: break;
    default: sim_periph_reserved(&periph, offset);
    }
}

static void afio_reset(void *self) {
    (void)self;
    write_evcr(0);
    for (unsigned i = 0; i < 4; i++) {
        write_exticr(i, 0);
    }
    write_mapr(0);
}

static sim_periph_t periph = {
    .name = "AFIO",
    .base = 0x40010000,
    .bus = SIM_APB2,
    .bit = 1,
    .read = afio_read,
    .write = afio_write,
    .reset = afio_reset,
};

void sim_afio_init(void) {
    afio.event_over.call = event_over;
    sim_on_event_out(event_out);
    sim_periph_add(&periph);
}
