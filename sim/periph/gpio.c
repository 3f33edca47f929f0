// SPDX-License-Identifier: MIT
//            +-- ODR ------------+                      +-- pull-up or pull-down (ODR)
//   CNF/MODE-+                   +-- push-pull/open drain --+-- wire -- Schmitt trigger -- IDR,
//   EXTI
//            +-- alternate fn. --+
//
// A pin's four configuration bits are CNF[1:0] MODE[1:0]; MODE 0 is input, else output with a
// speed, which has no effect here.
#include "sim/periph/gpio.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/periph/afio.h"

enum { CRL = 0x00, CRH = 0x04, IDR = 0x08, ODR = 0x0C, BSRR = 0x10, BRR = 0x14, LCKR = 0x18 };

enum { CNF_IN_ANALOG, CNF_IN_FLOATING, CNF_IN_PULL };
#define CNF_OUT_OPEN_DRAIN 1u
#define CNF_OUT_ALTERNATE  2u

#define LCKK 0x10000u

enum { PARTIES = 6 }; // peripherals that share a pin at most

typedef struct {
    sim_wire_t wire;
    sim_driver_t driver;
    sim_watcher_t watcher;
    struct {
        const void *owner;
        sim_alt_t signal;
    } parties[PARTIES]; // of the alternate function, in the order in which they came
    unsigned party_count;
    bool taken; // by a transceiver of its own
    bool input; // as EXTI last saw it
} pin_t;

typedef struct {
    sim_periph_t periph;
    unsigned index;
    uint32_t config[2]; // CRL, CRH
    uint32_t odr;
    uint32_t locked;    // pins whose configuration is frozen until reset
    uint32_t lock_mask; // of the sequence under way
    unsigned lock_step; // writes and reads of the sequence that have come
    pin_t pins[16];
} port_t;

static port_t ports[SIM_PORTS];
static unsigned debug_owned;

static port_t *port_of(unsigned pin) {
    return &ports[pin / 16];
}
static pin_t *state_of(unsigned pin) {
    return &port_of(pin)->pins[pin % 16];
}

static unsigned mode(unsigned pin) {
    return port_of(pin)->config[pin % 16 / 8] >> pin % 8 * 4 & 3;
}

static unsigned cnf(unsigned pin) {
    return port_of(pin)->config[pin % 16 / 8] >> (pin % 8 * 4 + 2) & 3;
}

// The debug port's pins and the resistors that it switches to them (RM0008 31.4.3).
static const struct {
    unsigned owner, pin;
    sim_drive_t drive;
} debug_pins[] = {
    {SIM_DEBUG_PA13, SIM_PIN(SIM_PORT_A, 13), SIM_DRIVE_PULL_UP},   // JTMS, SWDIO
    {SIM_DEBUG_PA14, SIM_PIN(SIM_PORT_A, 14), SIM_DRIVE_PULL_DOWN}, // JTCK, SWCLK
    {SIM_DEBUG_PA15, SIM_PIN(SIM_PORT_A, 15), SIM_DRIVE_PULL_UP},   // JTDI
    {SIM_DEBUG_PB3, SIM_PIN(SIM_PORT_B, 3), SIM_DRIVE_NONE},        // JTDO
    {SIM_DEBUG_PB4, SIM_PIN(SIM_PORT_B, 4), SIM_DRIVE_PULL_UP},     // JNTRST
};
#define DEBUG_PINS (sizeof debug_pins / sizeof *debug_pins)

// True if the debug port owns the pin; *drive is then what it does to it.
static bool owned_by_debug(unsigned pin, sim_drive_t *drive) {
    for (unsigned i = 0; i < DEBUG_PINS; i++) {
        if (debug_pins[i].pin == pin && debug_owned & debug_pins[i].owner) {
            *drive = debug_pins[i].drive;
            return true;
        }
    }
    return false;
}

static sim_drive_t output_drive(unsigned pin, bool high) {
    if (!high) {
        return SIM_DRIVE_LOW;
    }
    return cnf(pin) & CNF_OUT_OPEN_DRAIN ? SIM_DRIVE_NONE : SIM_DRIVE_HIGH;
}

static sim_drive_t drive_of(unsigned pin) {
    bool odr = port_of(pin)->odr >> pin % 16 & 1;
    sim_drive_t drive;
    if (state_of(pin)->taken) {
        return SIM_DRIVE_NONE;
    }
    if (owned_by_debug(pin, &drive)) {
        return drive;
    }
    if (mode(pin) == 0) {
        if (cnf(pin) != CNF_IN_PULL) {
            return SIM_DRIVE_NONE;
        }
        return odr ? SIM_DRIVE_PULL_UP : SIM_DRIVE_PULL_DOWN;
    }
    if (cnf(pin) & CNF_OUT_ALTERNATE) {
        const pin_t *state = state_of(pin);
        if (state->party_count == 0) {
            return SIM_DRIVE_NONE;
        }
        sim_alt_t signal = state->parties[state->party_count - 1].signal;
        return output_drive(pin, signal == SIM_ALT_HIGH);
    }
    return output_drive(pin, odr);
}

bool sim_gpio_has_input(unsigned pin) {
    return mode(pin) != 0 || cnf(pin) != CNF_IN_ANALOG;
}

bool sim_gpio_input(unsigned pin) {
    return sim_gpio_has_input(pin) && state_of(pin)->wire.level;
}

// Tells EXTI, by way of AFIO's selectors, when the digital input changes.
static void check_input(unsigned pin) {
    bool level = sim_gpio_input(pin);
    if (level != state_of(pin)->input) {
        state_of(pin)->input = level;
        sim_afio_input_changed(pin, level);
    }
}

static void wire_changed(void *self, const sim_wire_t *wire) {
    (void)wire;
    check_input((unsigned)(uintptr_t)self);
}

static bool floating;

static void update_pin(unsigned pin) {
    sim_wire_drive(&state_of(pin)->driver, floating ? SIM_DRIVE_NONE : drive_of(pin));
    check_input(pin);
}

static void update_port(const port_t *port) {
    for (unsigned i = 0; i < 16; i++) {
        update_pin(SIM_PIN(port->index, i));
    }
}

void sim_gpio_float(bool on) {
    floating = on;
    for (unsigned i = 0; i < SIM_PORTS; i++) {
        update_port(&ports[i]);
    }
}

static void remove_party(pin_t *state, unsigned i) {
    state->party_count--;
    for (; i < state->party_count; i++) {
        state->parties[i] = state->parties[i + 1];
    }
}

void sim_gpio_alternate(unsigned pin, const void *owner, sim_alt_t signal) {
    pin_t *state = state_of(pin);
    unsigned i = 0;
    while (i < state->party_count && state->parties[i].owner != owner) {
        i++;
    }
    if (signal == SIM_ALT_OFF) {
        if (i < state->party_count) {
            remove_party(state, i);
        }
    } else if (i < PARTIES) {
        state->parties[i].owner = owner;
        state->parties[i].signal = signal;
        state->party_count += i == state->party_count;
    } else {
        sim_periph_unmodelled(&port_of(pin)->periph, CRL, "more peripherals than share a pin");
    }
    update_pin(pin);
}

void sim_gpio_take(unsigned pin, bool taken) {
    state_of(pin)->taken = taken;
    update_pin(pin);
}

bool sim_gpio_is_alternate(unsigned pin) {
    sim_drive_t drive;
    return mode(pin) != 0 && cnf(pin) & CNF_OUT_ALTERNATE && !owned_by_debug(pin, &drive);
}

void sim_gpio_debug_pins(unsigned owned) {
    debug_owned = owned;
    for (unsigned i = 0; i < DEBUG_PINS; i++) {
        update_pin(debug_pins[i].pin);
    }
}

sim_wire_t *sim_gpio_wire(unsigned pin) {
    return &state_of(pin)->wire;
}

unsigned sim_gpio_pin(const char *name) {
    char *end;
    if (name[0] != 'P' || name[1] < 'A' || name[1] >= 'A' + SIM_PORTS || name[2] < '0' ||
        name[2] > '9') {
        return SIM_PINS;
    }
    unsigned long n = strtoul(name + 2, &end, 10);
    return *end || n > 15 ? SIM_PINS : SIM_PIN((unsigned)(name[1] - 'A'), (unsigned)n);
}

// Registers.

static uint32_t read_idr(const port_t *port) {
    uint32_t value = 0;
    for (unsigned i = 0; i < 16; i++) {
        value |= (uint32_t)sim_gpio_input(SIM_PIN(port->index, i)) << i;
    }
    return value;
}

// The lock opens by: write 1, write 0, write 1, read 0 -- with the same pins each time
// (RM0008 9.2.7).
static void write_lckr(port_t *port, uint32_t value) {
    if (port->locked) {
        return;
    }
    bool key = value & LCKK, expected = port->lock_step != 1;
    uint32_t mask = value & 0xFFFF;
    if (key != expected || (port->lock_step > 0 && mask != port->lock_mask) ||
        port->lock_step > 2) {
        port->lock_step = 0;
    } else {
        port->lock_step++;
    }
    port->lock_mask = mask;
}

static uint32_t read_lckr(port_t *port) {
    uint32_t value = port->lock_mask | (port->locked ? LCKK : 0);
    if (port->lock_step == 3) {
        port->locked = port->lock_mask;
    }
    port->lock_step = 0;
    return value;
}

static uint32_t gpio_read(void *self, uint32_t offset) {
    port_t *port = self;
    switch (offset) {
    case CRL:
    case CRH: return port->config[offset / 4];
    case IDR: return read_idr(port);
    case ODR: return port->odr;
    case BSRR:
    case BRR: return 0; // write-only
    case LCKR: return read_lckr(port);
    default: return sim_periph_reserved(&port->periph, offset);
    }
}

static void write_config(port_t *port, unsigned half, uint32_t value) {
    uint32_t frozen = 0;
    for (unsigned i = 0; i < 8; i++) {
        frozen |= port->locked >> (half * 8 + i) & 1 ? 0xFu << 4 * i : 0;
    }
    port->config[half] = (port->config[half] & frozen) | (value & ~frozen);
    update_port(port);
}

static void write_odr(port_t *port, uint32_t value) {
    uint32_t changed = port->odr ^ value;
    port->odr = value;
    for (unsigned i = 0; i < 16; i++) {
        if (changed >> i & 1) {
            update_pin(SIM_PIN(port->index, i));
        }
    }
}

static void gpio_write(void *self, uint32_t offset, uint32_t value) {
    port_t *port = self;
    switch (offset) {
    case CRL:
    case CRH: write_config(port, offset / 4, value); break;
    case IDR: break; // read-only
    case ODR: write_odr(port, value & 0xFFFF); break;
    case BSRR: write_odr(port, (port->odr & ~(value >> 16)) | (value & 0xFFFF)); break; // set wins
    case BRR: write_odr(port, port->odr & ~(value & 0xFFFF)); break;
    case LCKR: write_lckr(port, value); break;
    default: sim_periph_reserved(&port->periph, offset);
    }
}

static void gpio_reset(void *self) {
    port_t *port = self;
    port->config[0] = port->config[1] = 0x44444444;
    port->odr = 0;
    port->locked = port->lock_mask = port->lock_step = 0;
    update_port(port);
}

static void init_pin(unsigned pin) {
    char name[8];
    snprintf(name, sizeof name, "P%c%u", 'A' + pin / 16, pin % 16);
    pin_t *state = state_of(pin);
    sim_wire_init(&state->wire, name);
    sim_wire_attach(&state->wire, &state->driver);
    state->watcher = (sim_watcher_t){.call = wire_changed, .self = (void *)(uintptr_t)pin};
    sim_wire_watch(&state->wire, &state->watcher);
}

void sim_gpio_init(void) {
    static const char *const names[] = {"GPIOA", "GPIOB", "GPIOC", "GPIOD", "GPIOE"};
    for (unsigned i = 0; i < SIM_PORTS; i++) {
        ports[i].index = i;
        ports[i].config[0] = ports[i].config[1] = 0x44444444;
        for (unsigned n = 0; n < 16; n++) {
            init_pin(SIM_PIN(i, n));
        }
        ports[i].periph = (sim_periph_t){
            .name = names[i],
            .base = 0x40010800 + 0x400 * i,
            .bus = SIM_APB2,
            .bit = 4u << i,
            .self = &ports[i],
            .read = gpio_read,
            .write = gpio_write,
            .reset = gpio_reset,
        };
        sim_periph_add(&ports[i].periph);
    }
}
