// SPDX-License-Identifier: MIT
// Bytes that arrive while the flash stalls the core are lost, but for the first. It is fed "abcdefgh".
#include "bare.h"

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x4004;
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0xCDEF89AB;
    REG(USART1 + USART_BRR) = 69;
    REG(USART1 + USART_CR1) = UE | RE;
    FLASH_CR = 2;
    FLASH_AR = 0x0800F000;
    FLASH_CR = 0x42; // 20 ms; the eight bytes take less than one
    uint32_t status = REG(USART1 + USART_SR), data = REG(USART1 + USART_DR);
    for (uint32_t start = cycles(); cycles() - start < 2000;) {
    }
    uint32_t later = REG(USART1 + USART_SR);
    console_start(16);
    check("stall-overrun", status & (RXNE | ORE | IDLE), RXNE | ORE | IDLE);
    check("stall-first-byte-kept", data, 'a');
    check("stall-others-lost", later & RXNE, 0);
}
