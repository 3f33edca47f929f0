// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/usart.h -- universal synchronous/asynchronous receiver/transmitter, RM0008
// chapter 27.
#ifndef CHIP_STM32F1_REG_USART_H
#define CHIP_STM32F1_REG_USART_H

#include <stdint.h>

typedef struct {
    volatile uint32_t SR;
    volatile uint32_t DR;
    volatile uint32_t BRR;
    volatile uint32_t CR1;
    volatile uint32_t CR2;
    volatile uint32_t CR3;
    volatile uint32_t GTPR;
} usart_regs_t;
#define USART1 ((usart_regs_t *)0x40013800)
#define USART2 ((usart_regs_t *)0x40004400)
#define USART3 ((usart_regs_t *)0x40004800)

#define USART_SR_FE   (1u << 1)
#define USART_SR_ORE  (1u << 3)
#define USART_SR_RXNE (1u << 5)
#define USART_SR_TC   (1u << 6)
#define USART_SR_TXE  (1u << 7)

#define USART_CR1_RE     (1u << 2)
#define USART_CR1_TE     (1u << 3)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_TXEIE  (1u << 7)
#define USART_CR1_UE     (1u << 13)

#endif
