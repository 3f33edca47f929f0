// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/gpio.h -- general-purpose and alternate-function I/O, RM0008 chapter 9.
#ifndef CHIP_STM32F1_REG_GPIO_H
#define CHIP_STM32F1_REG_GPIO_H

#include <stdint.h>

typedef struct {
    volatile uint32_t CR[2]; // CRL for the pins 0-7, CRH for 8-15: four bits a pin
    volatile const uint32_t IDR;
    volatile uint32_t ODR;
    volatile uint32_t BSRR; // low half sets, high half resets; one store, hence atomic
    volatile uint32_t BRR;
    volatile uint32_t LCKR;
    uint32_t reserved[249]; // the ports lie 0x400 apart
} gpio_regs_t;
#define GPIO ((gpio_regs_t *)0x40010800) // GPIO[0] is GPIOA

// The four bits of a pin: CNF[1:0] MODE[1:0], RM0008 table 20.
enum gpio_config {
    GPIO_CONFIG_ANALOG = 0x0,
    GPIO_CONFIG_FLOATING = 0x4,
    GPIO_CONFIG_PULLED = 0x8, // the pin's ODR bit says which way
    GPIO_CONFIG_OUTPUT = 0x3, // push-pull, 50 MHz
    GPIO_CONFIG_OPEN_DRAIN = 0x7,
    GPIO_CONFIG_ALTERNATE = 0xB,
    GPIO_CONFIG_ALTERNATE_OPEN_DRAIN = 0xF,
};

typedef struct {
    volatile uint32_t EVCR;
    volatile uint32_t MAPR;
    volatile uint32_t EXTICR[4];
    volatile uint32_t MAPR2;
} afio_regs_t;
#define AFIO ((afio_regs_t *)0x40010000)

#define AFIO_MAPR_SWJ_CFG_MASK     (7u << 24)
#define AFIO_MAPR_SWJ_CFG_SWD_ONLY (2u << 24) // frees PA15, PB3 and PB4 from JTAG

typedef struct {
    volatile uint32_t IMR;
    volatile uint32_t EMR;
    volatile uint32_t RTSR;
    volatile uint32_t FTSR;
    volatile uint32_t SWIER;
    volatile uint32_t PR;
} exti_regs_t;
#define EXTI ((exti_regs_t *)0x40010400)

#endif
