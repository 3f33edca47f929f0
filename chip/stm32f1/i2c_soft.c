// SPDX-License-Identifier: MIT
// chip/stm32f1/i2c_soft.c -- the bits of i2c.h in software. The pins are open-drain outputs: a 1 lets go.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/i2c.h"

static void half_bit(const hw_i2c_t *bus) {
    hw_clock_spin_cycles(bus->half);
}

// A part may hold the clock low. Then half a bit of it high.
static int raise_clock(const hw_i2c_t *bus) {
    uint32_t start = hw_clock_cycles();
    hw_gpio_write(bus->scl, 1);
    while (!hw_gpio_read(bus->scl)) {
        if (hw_clock_cycles() - start > bus->timeout) {
            return HW_I2C_TIMEOUT;
        }
    }
    half_bit(bus);
    return 0;
}

// A bit out and the wire's level in, which an open-drain 1 does not decide.
static int clock_bit(const hw_i2c_t *bus, unsigned bit) {
    hw_gpio_write(bus->sda, bit);
    half_bit(bus);
    int result = raise_clock(bus);
    if (result == 0) {
        result = hw_gpio_read(bus->sda);
    }
    hw_gpio_write(bus->scl, 0);
    return result;
}

int hw_softi2c_start(const hw_i2c_t *bus) {
    hw_gpio_write(bus->sda, 1);
    half_bit(bus);
    int result = raise_clock(bus);
    if (result == 0 && !hw_gpio_read(bus->sda)) {
        return HW_I2C_TIMEOUT; // held by a part: see hw_i2c_recover
    }
    hw_gpio_write(bus->sda, 0);
    half_bit(bus);
    hw_gpio_write(bus->scl, 0);
    return result;
}

int hw_softi2c_stop(const hw_i2c_t *bus) {
    hw_gpio_write(bus->sda, 0);
    half_bit(bus);
    int result = raise_clock(bus);
    hw_gpio_write(bus->sda, 1);
    half_bit(bus);
    return result;
}

int hw_softi2c_put(const hw_i2c_t *bus, unsigned byte) {
    int result = 0;
    for (unsigned mask = 0x80; mask && result >= 0; mask >>= 1) {
        result = clock_bit(bus, byte & mask ? 1 : 0);
    }
    if (result >= 0) {
        result = clock_bit(bus, 1);
        return result < 0 ? result : !result;
    }
    return result;
}

int hw_softi2c_get(const hw_i2c_t *bus, bool acknowledge) {
    int byte = 0;
    for (unsigned i = 0; i < 8; i++) {
        int bit = clock_bit(bus, 1);
        if (bit < 0) {
            return bit;
        }
        byte = byte << 1 | bit;
    }
    int result = clock_bit(bus, !acknowledge);
    return result < 0 ? result : byte;
}
