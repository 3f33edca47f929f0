// SPDX-License-Identifier: MIT
// USART bits on the wires: USART2 with an echoing device at 9600 baud, 8E1; USART3 with PB11 joined to PB10, PA0 and
// PA1: loopback, breaks and errors made by hand.
#include "bare.h"

enum { FE = 2, PCE = 0x400, M = 0x1000, SBK = 1 };

static void delay_us(unsigned us) {
    uint32_t start = cycles();
    while (cycles() - start < us * 72) {
    }
}

static uint32_t get(uint32_t base) {
    uint32_t start = cycles();
    while (!(REG(base + USART_SR) & RXNE) && cycles() - start < 72 * 5000) {
    }
    uint32_t flags = REG(base + USART_SR) & (RXNE | ORE | FE | PE);
    return flags << 16 | REG(base + USART_DR);
}

static uint32_t echo(uint32_t data) {
    REG(USART2 + USART_DR) = data;
    return get(USART2);
}

static void by_hand(unsigned bits, unsigned count, unsigned us) {
    for (unsigned i = 0; i < count; i++) {
        GPIO('A', BSRR) = 1u << (bits >> i & 1 ? 0 : 16);
        delay_us(us);
    }
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x400D;
    RCC_APB1ENR = 3u << 17;
    console_start(72);
    pin_config('A', 2, ALT_PP | 1);
    pin_config('A', 3, FLOATING);
    REG(USART2 + USART_BRR) = 3750; // 9600 at 36 MHz
    REG(USART2 + USART_CR1) = UE | TE | RE | M | PCE;
    check("uart-echo", echo(0x55) & 0xFF00FF, RXNE << 16 | 0x55);
    check("uart-echo-parity-bit", echo(0x07), RXNE << 16 | 0x107);
    echo('\n');
    pin_config('B', 10, ALT_OD | 1);
    pin_config('B', 11, FLOATING);
    GPIO('A', BSRR) = 1;
    pin_config('A', 0, OUT_OD);
    REG(USART3 + USART_BRR) = 360; // 100000 baud
    REG(USART3 + USART_CR1) = UE | TE | RE;
    REG(USART3 + USART_DR) = 0xA5;
    uint32_t start = cycles();
    uint32_t got = get(USART3), time = cycles() - start;
    check("uart-loopback", got, RXNE << 16 | 0xA5);
    check_range("uart-loopback-time", time, 72 * 190, 72 * 200); // after the idle frame
    while (!(REG(USART3 + USART_SR) & TC)) {
    }
    REG(USART3 + USART_CR1) = UE | TE | RE | SBK;
    check("uart-break", get(USART3), (RXNE | FE) << 16);
    while (REG(USART3 + USART_CR1) & SBK) {
    }
    REG(USART3 + USART_BRR) = 3600; // 10000 baud
    delay_us(1000);
    by_hand(0x200 | 0x3C << 1, 10, 100);
    check("uart-from-a-pin", get(USART3), RXNE << 16 | 0x3C);
    by_hand(0x400 | 0x3C << 1, 11, 100); // no stop bit
    check("uart-framing-error", get(USART3), (RXNE | FE) << 16 | 0x3C);
    delay_us(1000);
    by_hand(2, 2, 30); // a spike
    delay_us(2000);
    check("uart-spike", REG(USART3 + USART_SR) & RXNE, 0);
    REG(USART3 + USART_CR1) = UE | TE | RE | M | PCE;
    by_hand(0x400 | 0x3C << 1 | 0x200, 11, 100);
    check("uart-parity-error", get(USART3) & ~0xFF00u, (RXNE | PE) << 16 | 0x3C);
    by_hand(0x400 | 0x3C << 1, 11, 100);
    check("uart-parity-good", get(USART3), RXNE << 16 | 0x3C);
    REG(USART3 + USART_CR1) = UE | TE | RE;
    by_hand(0x200 | 0x11 << 1, 10, 100);
    by_hand(0x200 | 0x22 << 1, 10, 100);
    check("uart-overrun", get(USART3), (RXNE | ORE) << 16 | 0x11);
    check_range("uart-said", get(USART2) & 0xFF, 0, 0xFF);
}
