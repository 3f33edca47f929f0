// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/i2c.h -- inter-integrated circuit interface, RM0008 chapter 26.
#ifndef CHIP_STM32F1_REG_I2C_H
#define CHIP_STM32F1_REG_I2C_H

#include <stdint.h>

typedef struct {
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t OAR1;
    volatile uint32_t OAR2;
    volatile uint32_t DR;
    volatile uint32_t SR1;
    volatile uint32_t SR2;
    volatile uint32_t CCR;
    volatile uint32_t TRISE;
} i2c_regs_t;

#define I2C_CR1_PE    (1u << 0)
#define I2C_CR1_START (1u << 8)
#define I2C_CR1_STOP  (1u << 9)
#define I2C_CR1_ACK   (1u << 10)
#define I2C_CR1_POS   (1u << 11)
#define I2C_CR1_SWRST (1u << 15)

#define I2C_SR1_SB   (1u << 0)
#define I2C_SR1_ADDR (1u << 1)
#define I2C_SR1_BTF  (1u << 2)
#define I2C_SR1_RXNE (1u << 6)
#define I2C_SR1_TXE  (1u << 7)
#define I2C_SR1_BERR (1u << 8)
#define I2C_SR1_ARLO (1u << 9)
#define I2C_SR1_AF   (1u << 10)

#define I2C_SR2_MSL  (1u << 0) // master
#define I2C_SR2_BUSY (1u << 1)

#define I2C_CCR_FS (1u << 15)

#endif
