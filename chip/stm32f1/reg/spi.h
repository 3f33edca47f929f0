// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/spi.h -- serial peripheral interface, RM0008 chapter 25.
#ifndef CHIP_STM32F1_REG_SPI_H
#define CHIP_STM32F1_REG_SPI_H

#include <stdint.h>

typedef struct {
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t SR;
    volatile uint32_t DR;
} spi_regs_t;

#define SPI_CR1_CPHA     (1u << 0)
#define SPI_CR1_CPOL     (1u << 1)
#define SPI_CR1_MSTR     (1u << 2)
#define SPI_CR1_BR(n)    ((n) << 3) // clock / 2 ** (n + 1)
#define SPI_CR1_SPE      (1u << 6)
#define SPI_CR1_LSBFIRST (1u << 7)
#define SPI_CR1_SSI      (1u << 8)
#define SPI_CR1_SSM      (1u << 9)

#define SPI_SR_RXNE (1u << 0)
#define SPI_SR_TXE  (1u << 1)
#define SPI_SR_BSY  (1u << 7)

#endif
