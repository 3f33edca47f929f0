// SPDX-License-Identifier: MIT
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/spi.h"

static uint32_t init_software(hw_spi_t *spi, uint32_t hz) {
    uint32_t half = (hw_clock_core_hz() / 2 + hz - 1) / hz;
    spi->half = (uint16_t)(half < UINT16_MAX ? half : UINT16_MAX);
    hw_gpio_write(spi->sck, spi->polarity);
    hw_gpio_configure(spi->sck, GPIO_CONFIG_OUTPUT);
    if (spi->has_mosi) {
        hw_gpio_configure(spi->mosi, GPIO_CONFIG_OUTPUT);
    }
    if (spi->has_miso) {
        hw_gpio_configure(spi->miso, GPIO_CONFIG_FLOATING);
    }
    return hw_clock_core_hz() / 2 / spi->half;
}

uint32_t hw_spi_init(hw_spi_t *spi, enum hw_periph periph, uint32_t hz) {
    if (!spi->regs) {
        return init_software(spi, hz);
    }
    uint32_t clock = periph == HW_SPI1 ? hw_clock_apb2_hz() : hw_clock_apb1_hz(), divider = 0;
    while (divider < 7 && clock >> (divider + 1) > hz) {
        divider++;
    }
    hw_periph_start(periph);
    spi->regs->CR1 = SPI_CR1_MSTR | SPI_CR1_SSM | SPI_CR1_SSI | SPI_CR1_BR(divider) |
                     (spi->polarity ? SPI_CR1_CPOL : 0) | (spi->phase ? SPI_CR1_CPHA : 0) |
                     (spi->lsb_first ? SPI_CR1_LSBFIRST : 0);
    spi->regs->CR1 |= SPI_CR1_SPE;
    return clock >> (divider + 1);
}
