// SPDX-License-Identifier: MIT
// Sends back what it receives, at 72 MHz and 115200 baud, sleeping between bytes; 'q' ends it. USART2
// echoes too. 'L' lights the LED. TICK: the SysTick wakes the core every millisecond.
#include "bare.h"

static void echo(uint32_t usart) {
    (void)REG(usart + USART_SR); // with the read of DR this clears an overrun
    uint32_t c = REG(usart + USART_DR);
    if (c == 'L') {
        pin_config('C', 13, OUT_PP);
    }
    REG(usart + USART_DR) = c;
}
static void echo1(void) {
    echo(USART1);
}
static void echo2(void) {
    echo(USART2);
}

volatile unsigned turns;

__attribute__((noinline)) void count_turn(unsigned n) {
    turns = turns + n;
}

void test(void) {
    irq_handlers[37] = echo1;
    irq_handlers[38] = echo2;
    irq_enable(37);
    irq_enable(38);
    clock_72mhz();
    RCC_APB2ENR |= 1u << 2 | 1u << 4;
    RCC_APB1ENR |= 1u << 17;
    console_start(625);
    pin_config('A', 2, ALT_PP | 1);
    REG(USART2 + USART_BRR) = 312;
    REG(USART2 + USART_CR1) = UE | TE | RE | RXNEIE;
    put_text("ready\n");
    REG(USART1 + USART_CR1) |= RXNEIE;
    if (TICK) {
        REG(0xE000E014) = 71999; // SysTick: reload, counter, then core clock, interrupt, on
        REG(0xE000E018) = 0;
        REG(0xE000E010) = 7;
    }
    for (;;) {
        __asm volatile("wfi");
        count_turn(3);
    }
}
