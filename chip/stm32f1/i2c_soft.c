// SPDX-License-Identifier: MIT
// chip/stm32f1/i2c_soft.c -- the bits of i2c.h in software, by the clock. The pins are open-drain outputs: a 1 lets go.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/i2c.h"

void hw_softi2c_data(const hw_i2c_t *bus, bool level) {
    hw_gpio_write(bus->sda, level);
    hw_clock_spin_cycles(bus->half);
}

int hw_softi2c_raise_clock(const hw_i2c_t *bus) {
    gpio_regs_t *port = hw_pin_port(bus->scl);
    hw_gpio_write(bus->scl, 1);
    if (!hw_clock_wait(&port->IDR, hw_pin_mask(bus->scl), true, bus->timeout)) {
        return HW_I2C_TIMEOUT;
    }
    hw_clock_spin_cycles(bus->half);
    return hw_gpio_read(bus->sda); // an open-drain 1 does not decide it
}

int hw_softi2c_bits(const hw_i2c_t *bus, unsigned out) {
    int in = 0;
    for (unsigned mask = 0x100; mask; mask >>= 1) {
        hw_softi2c_data(bus, out & mask);
        int level = hw_softi2c_raise_clock(bus);
        hw_gpio_write(bus->scl, 0);
        if (level < 0) {
            return level;
        }
        in = in << 1 | level;
    }
    return in;
}
