// SPDX-License-Identifier: MIT
#include "chip/stm32f1/spi.h"

#include "chip/stm32f1/clock.h"

static void configure(hw_pin_t pin, enum gpio_config config) {
    if (pin != HW_NO_PIN) {
        hw_gpio_configure(pin, config);
    }
}

static void init_software(hw_spi_t *spi, uint32_t hz) {
    spi->half = (uint16_t)((hw_clock_core_hz() / 2 + hz - 1) / hz);
    hw_gpio_write(spi->sck, spi->polarity);
    configure(spi->sck, GPIO_CONFIG_OUTPUT);
    configure(spi->mosi, GPIO_CONFIG_OUTPUT);
    configure(spi->miso, GPIO_CONFIG_FLOATING);
}

void hw_spi_init(hw_spi_t *spi, enum hw_periph periph, uint32_t hz) {
    if (!spi->regs) {
        init_software(spi, hz);
        return;
    }
    uint32_t clock = hw_periph_hz(periph) / 2, divider = 0;
    for (; divider < 7 && clock > hz; clock /= 2) {
        divider++;
    }
    hw_periph_start(periph);
    spi->regs->CR1 = SPI_CR1_MSTR | SPI_CR1_SSM | SPI_CR1_SSI | SPI_CR1_BR(divider) |
                     spi->phase * SPI_CR1_CPHA | spi->polarity * SPI_CR1_CPOL |
                     spi->lsb_first * SPI_CR1_LSBFIRST;
    spi->regs->CR1 |= SPI_CR1_SPE;
}
