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

#define USART_SR_PE   (1u << 0)
#define USART_SR_FE   (1u << 1)
#define USART_SR_ORE  (1u << 3)
#define USART_SR_IDLE (1u << 4)
#define USART_SR_RXNE (1u << 5)
#define USART_SR_TC   (1u << 6)
#define USART_SR_TXE  (1u << 7)

#define USART_CR1_SBK    (1u << 0)
#define USART_CR1_RE     (1u << 2)
#define USART_CR1_TE     (1u << 3)
#define USART_CR1_IDLEIE (1u << 4)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_TCIE   (1u << 6)
#define USART_CR1_TXEIE  (1u << 7)
#define USART_CR1_PS     (1u << 9) // odd
#define USART_CR1_PCE    (1u << 10)
#define USART_CR1_M      (1u << 12) // 9 bits, parity included
#define USART_CR1_UE     (1u << 13)

#define USART_CR2_STOP_2 (2u << 12)

#define USART_CR3_RTSE (1u << 8)
#define USART_CR3_CTSE (1u << 9)

#endif
