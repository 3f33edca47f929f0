// SPDX-License-Identifier: MIT
// chip/stm32f1/spi.h -- SPI as its master: SPI1 and SPI2, or three pins moved by the program.
#ifndef CHIP_STM32F1_SPI_H
#define CHIP_STM32F1_SPI_H

#include <stddef.h>

#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/reg/spi.h"

typedef struct hw_spi {
    spi_regs_t *regs;         // NULL: in software
    hw_pin_t sck, miso, mosi; // the latter two may be HW_NO_PIN
    bool polarity, phase, lsb_first;
    uint16_t half; // in software: core clock cycles of half a bit; so 1 kHz at least
} hw_spi_t;

// Starts it with the fastest clock up to so many Hz.
void hw_spi_init(hw_spi_t *spi, enum hw_periph periph, uint32_t hz);
// Exchanges len bytes: `out` NULL sends `fill`, `in` NULL forgets what comes.
void hw_spi_transfer(const hw_spi_t *spi, const uint8_t *out, uint8_t *in, size_t len,
                     unsigned fill);

#endif
