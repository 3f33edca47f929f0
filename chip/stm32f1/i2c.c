// SPDX-License-Identifier: MIT
#include "chip/stm32f1/i2c.h"

#include "chip/stm32f1/clock.h"

enum {
    ERRORS = I2C_SR1_AF | I2C_SR1_ARLO | I2C_SR1_BERR,
    FAST_HZ = 100000,
    RECOVERY_CLOCKS = 9,
    STEP_US = 5,
    STEP_CYCLES = 115 // what half a bit in software takes besides waiting
};

static void configure(hw_i2c_t *bus, enum gpio_config config) {
    hw_gpio_configure(bus->scl, config);
    hw_gpio_configure(bus->sda, config);
}

// A reset of the peripheral also frees its busy flag, which can stick (errata sheet ES096, 2.14.7).
static void start_peripheral(const hw_i2c_t *bus) {
    i2c_regs_t *i2c = bus->regs;
    bool fast = bus->freq > FAST_HZ;
    uint32_t clock = hw_clock_apb1_hz(), mhz = clock / 1000000, hz = bus->freq * (fast ? 3 : 2);
    i2c->CR1 = I2C_CR1_SWRST;
    i2c->CR1 = 0;
    i2c->CR2 = mhz;
    i2c->CCR = (fast ? I2C_CCR_FS : 0) | (clock + hz - 1) / hz;
    i2c->TRISE = (fast ? mhz * 3 / 10 : mhz) + 1; // 300 ns, 1000 ns
    i2c->CR1 = I2C_CR1_PE;
}

static void step(hw_pin_t pin, bool level) {
    hw_gpio_write(pin, level);
    hw_clock_spin_us(STEP_US);
}

static void let_go(hw_i2c_t *bus) {
    hw_gpio_write(bus->scl, 1);
    hw_gpio_write(bus->sda, 1);
    configure(bus, GPIO_CONFIG_OPEN_DRAIN);
}

void hw_i2c_recover(hw_i2c_t *bus) {
    let_go(bus);
    unsigned clocks = RECOVERY_CLOCKS;
    do { // one in any case: an edge on both lines frees the peripheral's filters (ES096 2.14.7)
        step(bus->scl, 0);
        step(bus->scl, 1);
    } while (--clocks && !hw_gpio_read(bus->sda));
    step(bus->sda, 0);
    step(bus->sda, 1);
    if (bus->regs) {
        configure(bus, GPIO_CONFIG_ALTERNATE_OPEN_DRAIN);
        start_peripheral(bus);
    }
}

void hw_i2c_init(hw_i2c_t *bus) {
    uint32_t half = hw_clock_core_hz() / 2 / bus->freq;
    bus->half = (uint16_t)(half > STEP_CYCLES ? half - STEP_CYCLES : 0);
    if (bus->regs) {
        start_peripheral(bus);
    } else {
        let_go(bus);
    }
    if (!hw_gpio_read(bus->sda) || (bus->regs && bus->regs->SR2 & I2C_SR2_BUSY)) {
        hw_i2c_recover(bus);
    }
}

// ---- steps: 0, or an error -------------------------------------------------------------------------

static int wait_for(const hw_i2c_t *bus, uint32_t flags) {
    volatile uint32_t *sr1 = &bus->regs->SR1;
    if (!hw_clock_wait(sr1, flags | ERRORS, true, bus->timeout)) {
        return HW_I2C_TIMEOUT;
    }
    uint32_t errors = *sr1 & ERRORS;
    if (!errors) {
        return 0;
    }
    *sr1 = ~errors & 0xFFFF; // cleared by writing 0
    return errors & I2C_SR1_AF ? HW_I2C_NOBODY : HW_I2C_LOST;
}

// The hardware clears the bits when the condition is on the bus; neither may be set again before.
static int wait_done(const hw_i2c_t *bus, volatile uint32_t *reg, uint32_t mask) {
    return hw_clock_wait(reg, mask, false, bus->timeout) ? 0 : HW_I2C_TIMEOUT;
}

int hw_softi2c_start(const hw_i2c_t *bus) {
    hw_softi2c_data(bus, 1);
    if (hw_softi2c_raise_clock(bus) <= 0) {
        return HW_I2C_TIMEOUT; // also when a part holds the data line: see hw_i2c_recover
    }
    hw_softi2c_data(bus, 0);
    hw_gpio_write(bus->scl, 0);
    return 0;
}

int hw_softi2c_stop(const hw_i2c_t *bus) {
    hw_softi2c_data(bus, 0);
    int result = hw_softi2c_raise_clock(bus);
    hw_softi2c_data(bus, 1);
    return result;
}

int hw_softi2c_get(const hw_i2c_t *bus, bool acknowledge) {
    int bits = hw_softi2c_bits(bus, 0x1FE | !acknowledge);
    return bits < 0 ? bits : bits >> 1;
}

static int stop(const hw_i2c_t *bus) {
    if (!bus->regs) {
        return hw_softi2c_stop(bus);
    }
    bus->regs->CR1 |= I2C_CR1_STOP;
    return wait_done(bus, &bus->regs->CR1, I2C_CR1_STOP);
}

// A byte or the address; ADDR is set after that: the reader decides when it is cleared.
static int put(const hw_i2c_t *bus, unsigned byte) {
    if (bus->regs) {
        bus->regs->DR = byte;
        return wait_for(bus, I2C_SR1_ADDR | I2C_SR1_BTF);
    }
    int bits = hw_softi2c_bits(bus, byte << 1 | 1);
    return bits < 0 ? bits : bits & 1 ? HW_I2C_NOBODY : 0;
}

static int start(hw_i2c_t *bus, uint32_t position) {
    i2c_regs_t *i2c = bus->regs;
    if (!i2c) {
        return hw_softi2c_start(bus);
    }
    // Busy, and we are not the master: another one, or a flag that sticks.
    if (!(i2c->SR2 & I2C_SR2_MSL) && wait_done(bus, &i2c->SR2, I2C_SR2_BUSY)) {
        hw_i2c_recover(bus);
        if (i2c->SR2 & I2C_SR2_BUSY || !hw_gpio_read(bus->scl)) {
            return HW_I2C_TIMEOUT;
        }
    }
    i2c->CR1 = I2C_CR1_PE | I2C_CR1_ACK | I2C_CR1_START | position;
    return wait_for(bus, I2C_SR1_SB);
}

// Start and address.
static int begin(hw_i2c_t *bus, unsigned how, uint32_t position) {
    int result = start(bus, position);
    return result ? result : put(bus, how & 0xFF);
}

// Whatever went wrong, the bus is free afterwards.
static int finish(hw_i2c_t *bus, unsigned how, int result) {
    bool lost = result == HW_I2C_TIMEOUT || result == HW_I2C_LOST;
    if (!lost && (result < 0 || how & HW_I2C_STOP) && stop(bus) < 0) {
        lost = true;
        result = HW_I2C_TIMEOUT;
    }
    if (lost) {
        hw_i2c_recover(bus);
    }
    return result;
}

// ---- transfers -----------------------------------------------------------------------------------

static int write(hw_i2c_t *bus, unsigned how, const uint8_t *data, size_t len) {
    int result = 0, sent = 0;
    if (how & HW_I2C_START) {
        result = begin(bus, how, 0);
        if (result) {
            return finish(bus, how, result);
        }
        if (bus->regs) {
            (void)bus->regs->SR2; // clears ADDR
        }
    }
    while (len-- && !(result = put(bus, *data++))) {
        sent++;
    }
    if (result == HW_I2C_NOBODY) { // this byte was not wanted; the number says so
        how |= HW_I2C_STOP;
        result = 0;
    }
    return finish(bus, how, result ? result : sent);
}

// The order is RM0008's (26.3.3, figures 273 to 275), with interrupts kept out where two steps must not be apart
// (ES096 2.14.1, 2.14.2): the acknowledge of the last byte is decided before it comes.
static int read_hardware(hw_i2c_t *bus, unsigned how, uint8_t *data, size_t len) {
    i2c_regs_t *i2c = bus->regs;
    uint32_t stop_bit = how & HW_I2C_STOP ? I2C_CR1_STOP : 0;
    uint32_t position = len == 2 ? I2C_CR1_POS : 0, cr1 = I2C_CR1_ACK;
    int result = begin(bus, how, position);
    if (result) {
        return finish(bus, how, result);
    }
    if (len == 1) {
        cr1 = 0;
    }
    hw_i2c_receive(i2c, I2C_CR1_PE | cr1 | position,
                   I2C_CR1_PE | (len == 1   ? stop_bit
                                 : len == 2 ? position
                                            : cr1));
    for (; !result && len > 3; len--) {
        result = wait_for(bus, I2C_SR1_RXNE);
        *data++ = (uint8_t)i2c->DR;
    }
    if (!result && len > 1) { // one byte waits in DR, the next behind it, and the clock with them
        result = wait_for(bus, I2C_SR1_BTF);
        data = hw_i2c_take(i2c, stop_bit, data, len == 3);
    }
    if (!result && len != 2) {
        result = wait_for(bus, I2C_SR1_RXNE);
    }
    *data = (uint8_t)i2c->DR;
    if (!result) {
        result = wait_done(bus, &i2c->CR1, I2C_CR1_STOP);
    }
    if (result) {
        hw_i2c_recover(bus);
    }
    return result;
}

static int read_software(hw_i2c_t *bus, unsigned how, uint8_t *data, size_t len) {
    int result = begin(bus, how, 0);
    while (result >= 0 && len--) {
        result = hw_softi2c_get(bus, len != 0);
        *data++ = (uint8_t)result;
    }
    return finish(bus, how, result < 0 ? result : 0);
}

int hw_i2c_transfer(hw_i2c_t *bus, unsigned how, uint8_t *data, size_t len) {
    uint8_t unwanted;
    if (!(how & HW_I2C_READ)) {
        return write(bus, how, data, len);
    }
    if (len == 0) { // a byte comes anyway
        data = &unwanted;
        len = 1;
    }
    return (bus->regs ? read_hardware : read_software)(bus, how, data, len);
}
