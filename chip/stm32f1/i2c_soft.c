// SPDX-License-Identifier: MIT
// chip/stm32f1/i2c_soft.c -- the bits of i2c.h in software, by the clock. The pins are open-drain outputs: a 1 lets go.
// And the steps of the peripheral that have to be quick.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/i2c.h"
#include "chip/stm32f1/reg/core.h"

// ACK is decided before the byte that it is for has come; reading SR2 lets that begin.
void hw_i2c_receive(i2c_regs_t *i2c, uint32_t before, uint32_t after) {
    uint32_t mask = irq_save();
    i2c->CR1 = before;
    (void)i2c->SR2;
    i2c->CR1 = after;
    irq_restore(mask);
}

// DR is read before the stop is on the bus, which may be 1.7 us after its bit: else the byte behind it is shifted
// (ES096 2.14.2).
uint8_t *hw_i2c_take(i2c_regs_t *i2c, uint32_t stop_bit, uint8_t *data, bool another) {
    uint32_t mask = irq_save();
    if (another) {
        i2c->CR1 = I2C_CR1_PE;
        *data++ = (uint8_t)i2c->DR;
    }
    i2c->CR1 |= stop_bit;
    *data++ = (uint8_t)i2c->DR;
    irq_restore(mask);
    return data;
}

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
