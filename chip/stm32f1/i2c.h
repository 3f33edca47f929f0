// SPDX-License-Identifier: MIT
// chip/stm32f1/i2c.h -- an I2C bus as its master: I2C1 and I2C2 by polling, or two pins moved by the program.
//
// Every wait has an end. A bus that was left in the midst of a byte is freed by clocks (UM10204 3.1.16).
#ifndef CHIP_STM32F1_I2C_H
#define CHIP_STM32F1_I2C_H

#include <stddef.h>

#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/reg/i2c.h"

typedef struct hw_i2c {
    i2c_regs_t *regs; // NULL: in software
    hw_pin_t scl, sda;
    uint16_t half; // in software: core clock cycles of half a bit
    uint32_t freq;
    uint32_t timeout; // us that a part may hold the clock low, or the bus
} hw_i2c_t;

// How a transfer goes: the address << 1, with HW_I2C_READ; a start before the bytes and a stop after them.
enum { HW_I2C_READ = 1, HW_I2C_START = 0x100, HW_I2C_STOP = 0x200 };
// < 0: as errno.
enum { HW_I2C_NOBODY = -19, HW_I2C_TIMEOUT = -110, HW_I2C_LOST = -5 };

// Sets the bus up. The pins are the peripheral's (open drain, alternate) or open-drain outputs.
void hw_i2c_init(hw_i2c_t *bus);
// Of a write, how many bytes were acknowledged; of a read, which always begins with a start, 0; or an error.
int hw_i2c_transfer(hw_i2c_t *bus, unsigned how, uint8_t *data, size_t len);
// Clocks until nobody holds the data line, then a stop.
void hw_i2c_recover(hw_i2c_t *bus);

// Of a read, when the address has been acknowledged: CR1 before and after the first byte begins.
void hw_i2c_receive(i2c_regs_t *i2c, uint32_t before, uint32_t after);
// When one byte waits in DR and one behind it: takes the former and, where another one follows them, its
// successor; ends the transfer by the stop bit of CR1 or 0. Gives where the next byte goes.
uint8_t *hw_i2c_take(i2c_regs_t *i2c, uint32_t stop_bit, uint8_t *data, bool another);

// In software alone.
int hw_softi2c_start(const hw_i2c_t *bus);
int hw_softi2c_stop(const hw_i2c_t *bus);
int hw_softi2c_get(const hw_i2c_t *bus, bool acknowledge);
// Steps of these: a level for half a bit; lets the clock rise and gives what the data line then is; nine bits at once.
void hw_softi2c_data(const hw_i2c_t *bus, bool level);
int hw_softi2c_raise_clock(const hw_i2c_t *bus);
int hw_softi2c_bits(const hw_i2c_t *bus, unsigned out);

#endif
