// SPDX-License-Identifier: MIT
// USART with parity: the bit takes the place of the highest data bit. It is fed "a-c".
#include "bare.h"

// One byte. Switching off loses the next one, which has begun; the one after waits.
static uint32_t receive(uint32_t format) {
    RCC_APB2ENR |= 1u << 14 | 1u << 2;
    REG(USART1 + USART_BRR) = 16;
    REG(USART1 + USART_CR1) = UE | RE | format;
    while (!(REG(USART1 + USART_SR) & RXNE)) {
    }
    REG(USART1 + USART_CR1) = 0;
    return REG(USART1 + USART_DR);
}

void test(void) {
    enum { PS = 0x200, PCE = 0x400, M = 0x1000 };
    uint32_t even = receive(PCE), odd_9_bits = receive(M | PCE | PS);
    console_start(16);
    check("parity-even-in-bit-7", even, 'a' | 0x80);
    check("parity-odd-in-bit-8", odd_9_bits, 'c' | 0x100);
    console_drain();
    REG(USART1 + USART_CR1) = UE | TE | PCE;
    put_text("ok parity-stripped-by-terminal\n");
    REG(USART1 + USART_CR1) = UE | TE;
}
