// SPDX-License-Identifier: MIT
// sim/periph/gpio.h -- general-purpose I/O ports A-E (RM0008 chapter 9): each pin drives a wire.
#ifndef SIM_PERIPH_GPIO_H
#define SIM_PERIPH_GPIO_H

#include "sim/periph/periph.h"
#include "sim/wire.h"

enum { SIM_PORT_A, SIM_PORT_B, SIM_PORT_C, SIM_PORT_D, SIM_PORT_E, SIM_PORTS };

// A pin is named by one number.
#define SIM_PIN(port, n) ((port)*16u + (n))
#define SIM_PINS         (SIM_PORTS * 16u)

void sim_gpio_init(void);
// The wire at a pin, for the board and for parts.
sim_wire_t *sim_gpio_wire(unsigned pin);
// The pin called "PC13"; SIM_PINS: no such pin.
unsigned sim_gpio_pin(const char *name);

// What the chip's side of a pin is, for the peripherals inside.
typedef enum { SIM_ALT_OFF, SIM_ALT_LOW, SIM_ALT_HIGH } sim_alt_t;
// The signal of the alternate function of one peripheral, owner; it reaches the wire only while the
// pin is set to it. SIM_ALT_OFF: this peripheral does not use the pin. Of several that do (which
// RM0008 leaves undefined) the one that came last has it; with none the pin floats.
void sim_gpio_alternate(unsigned pin, const void *owner, sim_alt_t signal);
// True if the alternate function's output reaches the wire.
bool sim_gpio_is_alternate(unsigned pin);
// A transceiver inside the chip takes the pin: whatever its configuration, the port drives nothing.
void sim_gpio_take(unsigned pin, bool taken);
// The level behind the input's Schmitt trigger, as IDR shows it; low for an analog pin.
bool sim_gpio_input(unsigned pin);
// False for an analog pin, whose digital input is off.
bool sim_gpio_has_input(unsigned pin);

// PWR's side: in Standby no pin drives or pulls.
void sim_gpio_float(bool on);

// AFIO's side: the debug port owns these of its five pins, whatever their configuration.
enum {
    SIM_DEBUG_PA13 = 1,
    SIM_DEBUG_PA14 = 2,
    SIM_DEBUG_PA15 = 4,
    SIM_DEBUG_PB3 = 8,
    SIM_DEBUG_PB4 = 16,
};
void sim_gpio_debug_pins(unsigned owned);

#endif
