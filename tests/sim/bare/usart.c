// SPDX-License-Identifier: MIT
// USART: timing of a frame in every format, flags and how they clear, interrupts, remapping. It is fed
// "abcdefgh".
#include "bare.h"

static volatile unsigned tx_interrupts, rx_interrupts;
static volatile char rx_last;

static uint32_t sr(void) { return REG(USART1 + USART_SR); }

static void usart2_irq(void) {
    tx_interrupts++;
    REG(USART2 + USART_CR1) &= ~(uint32_t)TXEIE;
}

static void usart1_irq(void) {
    rx_interrupts++;
    rx_last = (char)REG(USART1 + USART_DR);
}

// Cycles from the end of one frame to the end of the next.
static uint32_t frame_time(unsigned brr, uint32_t cr1, uint32_t cr2) {
    REG(USART2 + USART_CR1) = 0;
    REG(USART2 + USART_BRR) = brr;
    REG(USART2 + USART_CR2) = cr2;
    REG(USART2 + USART_CR1) = UE | TE | cr1;
    REG(USART2 + USART_DR) = 0x55; // goes to the shift register after the idle frame
    while (!(REG(USART2 + USART_SR) & TXE)) {
    }
    REG(USART2 + USART_DR) = 0x55;
    uint32_t start = cycles();
    while (!(REG(USART2 + USART_SR) & TXE)) {
    }
    return cycles() - start;
}

static void check_time(const char *name, uint32_t got, uint32_t want) {
    check_range(name, got, want - want / 100, want + want / 100);
}

static void check_timing(void) {
    check_time("usart-115200-at-8mhz", frame_time(69, 0, 0), 690);
    check_time("usart-9600-at-8mhz", frame_time(833, 0, 0), 8330);
    check_time("usart-9-bits", frame_time(833, 0x1000, 0), 9163);
    check_time("usart-2-stop-bits", frame_time(833, 0, 2u << 12), 9163);
    check_time("usart-1.5-stop-bits", frame_time(834, 0, 3u << 12), 8757);
    check_time("usart-0.5-stop-bits", frame_time(834, 0, 1u << 12), 7923);
}

static void check_transmitter(void) {
    REG(USART2 + USART_CR1) = 0;
    RCC_APB1RSTR = 1u << 17;
    RCC_APB1RSTR = 0;
    check("usart-sr-reset-value", REG(USART2 + USART_SR), TXE | TC);
    REG(USART2 + USART_BRR) = 69;
    REG(USART2 + USART_CR1) = UE | TE;
    (void)REG(USART2 + USART_SR);
    REG(USART2 + USART_DR) = 1;
    check("usart-tdr-full-in-idle-frame", REG(USART2 + USART_SR) & (TXE | TC), 0);
    while (!(REG(USART2 + USART_SR) & TXE)) {
    }
    check("usart-tc-not-yet", REG(USART2 + USART_SR) & TC, 0);
    while (!(REG(USART2 + USART_SR) & TC)) {
    }
    REG(USART2 + USART_SR) = ~(uint32_t)TC;
    check("usart-tc-write-0-clears", REG(USART2 + USART_SR) & TC, 0);
    irq_handlers[38] = usart2_irq;
    irq_enable(38);
    REG(USART2 + USART_CR1) |= TXEIE;
    check("usart-txe-interrupt", tx_interrupts, 1);
    REG8(USART2 + USART_DR) = 'x'; // the bridge widens it
    check("usart-byte-write-sends", REG(USART2 + USART_SR) & TXE, TXE);
}

static void check_receiver(void) {
    check("usart-nothing-before-re", sr() & RXNE, 0);
    REG(USART1 + USART_CR1) |= RE;
    uint32_t start = cycles();
    while (!(sr() & RXNE)) {
    }
    check_range("usart-receive-time", cycles() - start, 600, 720);
    check("usart-received", REG(USART1 + USART_DR), 'a');
    check("usart-dr-read-clears-rxne", sr() & RXNE, 0);
    start = cycles();
    while (cycles() - start < 3 * 690 + 100) {
    }
    check("usart-overrun", sr() & (RXNE | ORE), RXNE | ORE);
    check("usart-overrun-keeps-first", REG(USART1 + USART_DR), 'b');
    check("usart-overrun-cleared-by-sr-dr", sr() & ORE, 0);
}

// 'e' came during the last check; 'f', 'g', 'h' come by interrupt.
static void check_receive_interrupt(void) {
    while (!(sr() & RXNE)) {
    }
    irq_handlers[37] = usart1_irq;
    irq_enable(37);
    REG(USART1 + USART_CR1) |= RXNEIE;
    uint32_t start = cycles();
    while (rx_last != 'h' && cycles() - start < 20000) {
    }
    REG(USART1 + USART_CR1) &= ~(uint32_t)RXNEIE;
    check("usart-receive-interrupt", (uint32_t)rx_last, 'h');
    check_range("usart-interrupt-each-byte", rx_interrupts, 3, 5);
    start = cycles();
    while (cycles() - start < 800) {
    }
    check("usart-idle", sr() & IDLE, IDLE);
    (void)REG(USART1 + USART_DR);
    check("usart-idle-cleared-by-sr-dr", sr() & IDLE, 0);
}

static void check_remap(void) {
    console_drain();
    pin_config('B', 6, ALT_PP | 1);
    AFIO_MAPR = 1u << 2 | 2u << 24;
    check("usart-remap-pb6-idles-high", GPIO('B', IDR) >> 6 & 1, 1);
    AFIO_MAPR = 2u << 24;
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x400D;
    RCC_APB1ENR = 1u << 17;
    pin_config('A', 2, ALT_PP | 1);
    pin_config('A', 9, ALT_PP | 1);
    REG(USART1 + USART_BRR) = 69;
    REG(USART1 + USART_CR1) = UE | TE;
    check_timing();
    check_transmitter();
    console_drain();
    check_receiver();
    check_receive_interrupt();
    check_remap();
}
