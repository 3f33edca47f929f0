// SPDX-License-Identifier: MIT
// chip/stm32f1/spi_wire.c -- the bytes of spi.h, by the clock.
#include "chip/stm32f1/spi.h"

#include "chip/stm32f1/clock.h"

static unsigned software(const hw_spi_t *spi, unsigned byte) {
    unsigned in = 0;
    for (unsigned i = 0; i < 8; i++) {
        unsigned at = spi->lsb_first ? i : 7 - i;
        if (spi->phase) { // the first edge shifts, the second samples
            hw_gpio_write(spi->sck, !spi->polarity);
        }
        if (spi->mosi != HW_NO_PIN) {
            hw_gpio_write(spi->mosi, byte >> at & 1);
        }
        hw_clock_spin_cycles(spi->half);
        hw_gpio_write(spi->sck, spi->phase ? spi->polarity : !spi->polarity);
        if (spi->miso != HW_NO_PIN) {
            in |= (unsigned)hw_gpio_read(spi->miso) << at;
        }
        hw_clock_spin_cycles(spi->half);
        if (!spi->phase) {
            hw_gpio_write(spi->sck, spi->polarity);
        }
    }
    return in;
}

static unsigned exchange(const hw_spi_t *spi, unsigned byte) {
    if (!spi->regs) {
        return software(spi, byte);
    }
    spi->regs->DR = byte;
    while (!(spi->regs->SR & SPI_SR_RXNE)) { // the master clocks: it always comes
    }
    return spi->regs->DR;
}

void hw_spi_transfer(const hw_spi_t *spi, const uint8_t *out, uint8_t *in, size_t len,
                     unsigned fill) {
    for (size_t i = 0; i < len; i++) {
        unsigned byte = exchange(spi, out ? out[i] : fill);
        if (in) {
            in[i] = (uint8_t)byte;
        }
    }
}
