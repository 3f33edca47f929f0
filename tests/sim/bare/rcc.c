// SPDX-License-Identifier: MIT
// Reset and clock control: reset values, ready delays, switching, gates, prescalers against DWT.
#include "bare.h"

static uint32_t csr_at_start, cr_at_start, ahbenr_at_start;
static volatile unsigned rcc_interrupts;

static void rcc_irq(void) {
    rcc_interrupts++;
    RCC_CIR = RCC_CIR | 1u << 19; // HSERDYC
}

static uint32_t time_until(volatile uint32_t *reg, uint32_t bit) {
    uint32_t start = cycles();
    while (!(*reg & bit) && cycles() - start < 100000) {
    }
    return cycles() - start;
}

static void send(uint32_t usart) {
    while (!(REG(usart + USART_SR) & TXE)) {
    }
    REG(usart + USART_DR) = '\n';
}

// Cycles of one frame of a USART, from TXE (a frame begins) to the next TXE.
static uint32_t frame_time(uint32_t usart, unsigned brr) {
    REG(usart + USART_BRR) = brr;
    REG(usart + USART_CR1) = UE | TE;
    send(usart);
    send(usart);
    send(usart);
    uint32_t start = cycles();
    send(usart);
    uint32_t time = cycles() - start;
    while (!(REG(usart + USART_SR) & TC)) {
    }
    console_start(16);
    return time;
}

static void check_gates(void) {
    RCC_APB2ENR = 0xFFFFFFFF;
    check("rcc-reserved-gates-read-0", RCC_APB2ENR, 0x5E7D);
    RCC_APB2ENR = 0x4004;
    REG(USART2 + USART_BRR) = 0x123;
    check("rcc-gated-reads-0", REG(USART2 + USART_BRR), 0);
    RCC_APB1ENR |= 1u << 17;
    check("rcc-gated-write-lost", REG(USART2 + USART_BRR), 0);
    REG(USART2 + USART_BRR) = 0x123;
    check("rcc-clocked-write", REG(USART2 + USART_BRR), 0x123);
    RCC_APB1RSTR |= 1u << 17;
    REG(USART2 + USART_BRR) = 0x55;
    RCC_APB1RSTR &= ~(1u << 17);
    check("rcc-apb1rstr-resets", REG(USART2 + USART_BRR), 0);
    RCC_APB2ENR |= 1u << 3;
    GPIO('B', ODR) = 0x1234;
    RCC_APB2RSTR = 1u << 3;
    RCC_APB2RSTR = 0;
    check("rcc-apb2rstr-resets", GPIO('B', ODR), 0);
    check("rcc-narrow-read", REG8(0x40021002), RCC_CR >> 16 & 0xFF);
    REG8(0x40021019) = 0x40; // USART1EN, a byte in the middle of APB2ENR
    check("rcc-narrow-write", RCC_APB2ENR & 0xFF00, 0x4000);
}

static void check_oscillators(void) {
    irq_handlers[5] = rcc_irq;
    irq_enable(5);
    RCC_CIR = 1u << 11; // HSERDYIE
    RCC_CR |= 1u << 16;
    uint32_t at_once = RCC_CR >> 17 & 1;
    check_range("rcc-hse-ready-after-2ms", time_until(&RCC_CR, 1u << 17), 15000, 17000);
    check("rcc-hse-not-ready-at-once", at_once, 0);
    check("rcc-hse-ready-interrupt", rcc_interrupts, 1);
    RCC_CIR = 0;
    RCC_CFGR = 7u << 18 | 1u << 16 | 4u << 8; // PLL: HSE x 9; APB1 /2
    RCC_CR |= 1u << 24;
    check_range("rcc-pll-ready-after-200us", time_until(&RCC_CR, 1u << 25), 1500, 1700);
    RCC_CFGR |= 15u << 18;
    check("rcc-pll-bits-fixed-while-on", RCC_CFGR >> 18 & 15, 7);
    RCC_CSR |= 1;
    check_range("rcc-lsi-ready-after-85us", time_until(&RCC_CSR, 2), 600, 800);
    RCC_CR &= ~1u;
    check("rcc-hsi-pinned-while-used", RCC_CR & 1, 1);
}

static void check_usb_prescaler(void) {
    RCC_CFGR |= 1u << 22;
    RCC_APB1ENR |= 1u << 23;
    RCC_CFGR &= ~(1u << 22);
    check("rcc-usbpre-fixed-while-used", RCC_CFGR >> 22 & 1, 1);
    RCC_APB1ENR &= ~(1u << 23);
    RCC_CFGR &= ~(1u << 22);
    check("rcc-usbpre-reset", RCC_CFGR >> 22 & 1, 0);
}

static void check_switch(void) {
    FLASH_ACR = 0x32;
    check("rcc-acr-reads-back", FLASH_ACR & 7, 2);
    RCC_CFGR |= 2;
    while ((RCC_CFGR & 0xC) != 8) {
    }
    check("rcc-sws-pll", RCC_CFGR & 0xF, 0xA);
    RCC_CR &= ~(1u << 24);
    check("rcc-pll-pinned-while-used", RCC_CR >> 24 & 1, 1);
    check_range("rcc-72mhz-usart1-115200", frame_time(USART1, 625), 6190, 6310);
    RCC_APB1ENR |= 1u << 17;
    check_range("rcc-apb1-half-speed", frame_time(USART2, 625), 12400, 12600);
    RCC_CFGR |= 5u << 11; // APB2 /4
    check_range("rcc-apb2-prescaler", frame_time(USART1, 16), 620, 680);
    RCC_CFGR &= ~(7u << 11);
}

void test(void) {
    csr_at_start = RCC_CSR;
    cr_at_start = RCC_CR;
    ahbenr_at_start = RCC_AHBENR;
    cycles_start();
    console_start(16);
    check("rcc-cr-reset-value", cr_at_start & 0xFFFF00FF, 0x00000083);
    check("rcc-cfgr-reset-value", RCC_CFGR, 0);
    check("rcc-ahbenr-reset-value", ahbenr_at_start, 0x14);
    check("rcc-csr-power-on", csr_at_start, 0x0C000000);
    RCC_CSR |= 1u << 24;
    check("rcc-csr-rmvf", RCC_CSR, 0);
    check_gates();
    check_oscillators();
    check_usb_prescaler();
    check_switch();
}
