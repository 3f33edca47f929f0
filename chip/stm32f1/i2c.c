// SPDX-License-Identifier: MIT
#include "chip/stm32f1/i2c.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/core.h"

enum {
    ERRORS = I2C_SR1_AF | I2C_SR1_ARLO | I2C_SR1_BERR,
    FAST_HZ = 100000,
    RECOVERY_CLOCKS = 9,
    STEP_CYCLES = 115
}; // STEP_CYCLES: what half a bit takes besides waiting

static void configure(hw_i2c_t *bus, enum gpio_config config) {
    hw_gpio_configure(bus->scl, config);
    hw_gpio_configure(bus->sda, config);
}

// A reset of the peripheral also frees its busy flag, which can stick (errata sheet ES096, 2.14.7).
static void start_peripheral(const hw_i2c_t *bus) {
    i2c_regs_t *i2c = bus->regs;
    uint32_t clock = hw_clock_apb1_hz(), mhz = clock / 1000000;
    i2c->CR1 = I2C_CR1_SWRST;
    i2c->CR1 = 0;
    i2c->CR2 = mhz;
    if (bus->freq <= FAST_HZ) {
        i2c->CCR = (clock + 2 * bus->freq - 1) / (2 * bus->freq);
        i2c->TRISE = mhz + 1; // 1000 ns
    } else {
        i2c->CCR = I2C_CCR_FS | (clock + 3 * bus->freq - 1) / (3 * bus->freq);
        i2c->TRISE = mhz * 3 / 10 + 1; // 300 ns
    }
    i2c->CR1 = I2C_CR1_PE;
}

void hw_i2c_recover(hw_i2c_t *bus) {
    hw_gpio_write(bus->scl, 1);
    hw_gpio_write(bus->sda, 1);
    configure(bus, GPIO_CONFIG_OPEN_DRAIN);
    for (unsigned i = 0; i < RECOVERY_CLOCKS && !hw_gpio_read(bus->sda); i++) {
        hw_gpio_write(bus->scl, 0);
        hw_clock_spin_us(5);
        hw_gpio_write(bus->scl, 1);
        hw_clock_spin_us(5);
    }
    hw_gpio_write(bus->sda, 0);
    hw_clock_spin_us(5);
    hw_gpio_write(bus->sda, 1);
    hw_clock_spin_us(5);
    if (bus->regs) {
        configure(bus, GPIO_CONFIG_ALTERNATE_OPEN_DRAIN);
        start_peripheral(bus);
    }
}

void hw_i2c_init(hw_i2c_t *bus) {
    if (bus->regs) {
        start_peripheral(bus);
    } else {
        uint32_t half = hw_clock_core_hz() / 2 / bus->freq;
        bus->half = (uint16_t)(half > STEP_CYCLES ? half - STEP_CYCLES : 0);
    }
    if (!hw_gpio_read(bus->sda) || (bus->regs && bus->regs->SR2 & I2C_SR2_BUSY)) {
        hw_i2c_recover(bus);
    }
}

// Waits for one of the flags; 0, or an error.
static int wait_for(const hw_i2c_t *bus, uint32_t flags) {
    uint32_t start = hw_clock_cycles(), status;
    while (!((status = bus->regs->SR1) & (flags | ERRORS))) {
        if (hw_clock_cycles() - start > bus->timeout) {
            return HW_I2C_TIMEOUT;
        }
    }
    if (status & ERRORS) {
        bus->regs->SR1 = ~(status & ERRORS) & 0xFFFF; // cleared by writing 0
        return status & I2C_SR1_AF ? HW_I2C_NOBODY : HW_I2C_LOST;
    }
    return 0;
}

// The hardware clears the bits when the condition is on the bus; neither may be set again before.
static int wait_done(const hw_i2c_t *bus, volatile uint32_t *reg, uint32_t mask) {
    uint32_t start = hw_clock_cycles();
    while (*reg & mask) {
        if (hw_clock_cycles() - start > bus->timeout) {
            return HW_I2C_TIMEOUT;
        }
    }
    return 0;
}

static int stop(const hw_i2c_t *bus) {
    bus->regs->CR1 |= I2C_CR1_STOP;
    return wait_done(bus, &bus->regs->CR1, I2C_CR1_STOP);
}

// Whatever went wrong, the bus is free afterwards.
static int finish(hw_i2c_t *bus, int result, unsigned flags) {
    if (result == HW_I2C_TIMEOUT || result == HW_I2C_LOST) {
        hw_i2c_recover(bus);
    } else if ((result < 0 || flags & HW_I2C_STOP) && stop(bus) < 0) {
        hw_i2c_recover(bus);
        return result < 0 ? result : HW_I2C_TIMEOUT;
    }
    return result;
}

// Start and address. ADDR is set afterwards: the reader decides when it is cleared.
static int begin(hw_i2c_t *bus, unsigned address, uint32_t position) {
    i2c_regs_t *i2c = bus->regs;
    int result;
    // Busy, and we are not the master: another one, or a flag that sticks.
    if (i2c->SR2 & I2C_SR2_BUSY && !(i2c->SR2 & I2C_SR2_MSL) &&
        wait_done(bus, &i2c->SR2, I2C_SR2_BUSY) < 0) {
        hw_i2c_recover(bus);
        if (i2c->SR2 & I2C_SR2_BUSY || !hw_gpio_read(bus->scl)) {
            return HW_I2C_TIMEOUT;
        }
    }
    i2c->CR1 = I2C_CR1_PE | I2C_CR1_ACK | I2C_CR1_START | position;
    result = wait_for(bus, I2C_SR1_SB);
    if (result == 0) {
        i2c->DR = address;
        result = wait_for(bus, I2C_SR1_ADDR);
    }
    return result;
}

static int write_hardware(hw_i2c_t *bus, unsigned address, const uint8_t *data, size_t len,
                          unsigned flags) {
    int result = 0, sent = 0;
    if (flags & HW_I2C_START) {
        result = begin(bus, address << 1, 0);
        (void)bus->regs->SR2; // clears ADDR
    }
    for (; result == 0 && len--; sent++) {
        bus->regs->DR = *data++;
        result = wait_for(bus, I2C_SR1_BTF);
        if (result == HW_I2C_NOBODY) { // this byte was not wanted; the number says so
            return finish(bus, sent, HW_I2C_STOP);
        }
    }
    return finish(bus, result < 0 ? result : sent, flags);
}

// The order is RM0008's (26.3.3, figures 273 to 275), with interrupts kept out where two steps must not be apart
// (ES096 2.14.1, 2.14.2): the acknowledge of the last byte is decided before it comes.
static int read_hardware(hw_i2c_t *bus, unsigned address, uint8_t *data, size_t len,
                         unsigned flags) {
    i2c_regs_t *i2c = bus->regs;
    uint32_t stop_bit = flags & HW_I2C_STOP ? I2C_CR1_STOP : 0, mask;
    uint8_t unwanted;
    if (len == 0) { // a byte comes anyway
        data = &unwanted;
        len = 1;
    }
    int result = begin(bus, address << 1 | 1, len == 2 ? I2C_CR1_POS : 0);
    if (result < 0) {
        return finish(bus, result, flags);
    }
    if (len == 1) {
        mask = irq_save();
        i2c->CR1 = I2C_CR1_PE;
        (void)i2c->SR2;
        i2c->CR1 |= stop_bit;
        irq_restore(mask);
    } else if (len == 2) {
        mask = irq_save();
        (void)i2c->SR2;
        i2c->CR1 = I2C_CR1_PE | I2C_CR1_POS;
        irq_restore(mask);
    } else {
        (void)i2c->SR2;
    }
    for (; result == 0 && len > 3; len--) {
        result = wait_for(bus, I2C_SR1_RXNE);
        *data++ = (uint8_t)i2c->DR;
    }
    if (result == 0 && len == 3) {
        result = wait_for(bus, I2C_SR1_BTF);
        i2c->CR1 = I2C_CR1_PE;
        mask = irq_save();
        *data++ = (uint8_t)i2c->DR;
        i2c->CR1 |= stop_bit;
        *data++ = (uint8_t)i2c->DR;
        irq_restore(mask);
        len = 1;
    } else if (result == 0 && len == 2) {
        result = wait_for(bus, I2C_SR1_BTF);
        mask = irq_save();
        i2c->CR1 |= stop_bit;
        *data++ = (uint8_t)i2c->DR;
        irq_restore(mask);
        *data = (uint8_t)i2c->DR;
        len = 0;
    }
    if (result == 0 && len) {
        result = wait_for(bus, I2C_SR1_RXNE);
        *data = (uint8_t)i2c->DR;
    }
    if (result == 0) {
        result = wait_done(bus, &i2c->CR1, I2C_CR1_STOP);
    }
    if (result < 0) {
        hw_i2c_recover(bus);
    }
    return result;
}

static int end_software(hw_i2c_t *bus, int result, unsigned flags) {
    if (result == HW_I2C_TIMEOUT) {
        hw_i2c_recover(bus);
    } else if (result < 0 || flags & HW_I2C_STOP) {
        hw_softi2c_stop(bus);
    }
    return result;
}

static int write_software(hw_i2c_t *bus, unsigned address, const uint8_t *data, size_t len,
                          unsigned flags) {
    int result = 0, sent = 0, acknowledged = 1;
    if (flags & HW_I2C_START) {
        result = hw_softi2c_start(bus);
        if (result == 0) {
            acknowledged = hw_softi2c_put(bus, address << 1);
            result = acknowledged > 0 ? 0 : acknowledged < 0 ? acknowledged : HW_I2C_NOBODY;
        }
    }
    while (result == 0 && acknowledged > 0 && len--) {
        acknowledged = hw_softi2c_put(bus, *data++);
        sent += acknowledged > 0;
        result = acknowledged < 0 ? acknowledged : 0;
    }
    return end_software(bus, result < 0 ? result : sent, acknowledged <= 0 ? HW_I2C_STOP : flags);
}

static int read_software(hw_i2c_t *bus, unsigned address, uint8_t *data, size_t len,
                         unsigned flags) {
    int result = hw_softi2c_start(bus);
    if (result == 0) {
        int acknowledged = hw_softi2c_put(bus, address << 1 | 1);
        result = acknowledged > 0 ? 0 : acknowledged < 0 ? acknowledged : HW_I2C_NOBODY;
    }
    if (result >= 0 && len == 0) { // the part has the data line: it must be given its clocks
        result = hw_softi2c_get(bus, false);
    }
    while (result >= 0 && len--) {
        result = hw_softi2c_get(bus, len != 0);
        *data++ = (uint8_t)result;
    }
    return end_software(bus, result < 0 ? result : 0, flags);
}

int hw_i2c_write(hw_i2c_t *bus, unsigned address, const uint8_t *data, size_t len, unsigned flags) {
    return (bus->regs ? write_hardware : write_software)(bus, address, data, len, flags);
}

int hw_i2c_read(hw_i2c_t *bus, unsigned address, uint8_t *data, size_t len, unsigned flags) {
    return (bus->regs ? read_hardware : read_software)(bus, address, data, len, flags);
}
