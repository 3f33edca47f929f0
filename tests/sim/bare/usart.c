// SPDX-License-Identifier: MIT
// USART: timing of a frame in every format, flags and how they clear, interrupts, remapping. It is fed
// "abcdefgh".
#include "bare.h"

static volatile unsigned tx_interrupts, rx_interrupts;
static volatile char rx_last;

static uint32_t sr(void) {
    return REG(USART1 + USART_SR);
}

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
    uint32_t waiting = REG(USART2 + USART_SR) & (TXE | TC);
    while (!(REG(USART2 + USART_SR) & TXE)) {
    }
    uint32_t shifting = REG(USART2 + USART_SR) & TC;
    check("usart-tdr-full-in-idle-frame", waiting, 0);
    check("usart-tc-not-yet", shifting, 0);
    while (!(REG(USART2 + USART_SR) & TC)) {
    }
    REG(USART2 + USART_SR) = ~(uint32_t)TC;
    check("usart-tc-write-0-clears", REG(USART2 + USART_SR) & TC, 0);
    irq_handlers[38] = usart2_irq;
    irq_enable(38);
    REG(USART2 + USART_CR1) |= TXEIE;
    check("usart-txe-interrupt", tx_interrupts, 1);
    REG(USART2 + USART_CR1) |= 1; // SBK
    uint32_t start = cycles();
    while (REG(USART2 + USART_CR1) & 1) {
    }
    check_range("usart-break-takes-a-frame", cycles() - start, 600, 1500);
    REG8(USART2 + USART_DR) = 'x'; // the bridge widens it
    check("usart-byte-write-sends", REG(USART2 + USART_SR) & TXE, TXE);
}

static void wait(uint32_t time) {
    uint32_t start = cycles();
    while (cycles() - start < time) {
    }
}

// Nothing is told before all has come: telling takes longer than a frame.
static void check_receiver(void) {
    uint32_t before = sr() & RXNE, start = cycles();
    REG(USART1 + USART_CR1) |= RE;
    while (!(sr() & RXNE)) {
    }
    uint32_t time = cycles() - start, first = REG(USART1 + USART_DR), after = sr() & RXNE;
    wait(3 * 690 + 100); // "bcd" come and are not read
    uint32_t overrun = sr() & (RXNE | ORE), second = REG(USART1 + USART_DR), cleared = sr() & ORE;
    REG(USART1 + USART_CR1) |= RXNEIE; // "efgh" come by interrupt
    wait(4 * 690 + 100);
    uint32_t not_idle = sr() & IDLE;
    wait(690);
    uint32_t idle = sr() & IDLE;
    (void)REG(USART1 + USART_DR);
    uint32_t idle_cleared = sr() & IDLE;
    REG(USART1 + USART_CR1) &= ~(uint32_t)RXNEIE;

    check("usart-nothing-before-re", before, 0);
    check_range("usart-receive-time", time, 680, 720);
    check("usart-received", first, 'a');
    check("usart-dr-read-clears-rxne", after, 0);
    check("usart-overrun", overrun, RXNE | ORE);
    check("usart-overrun-keeps-first", second, 'b');
    check("usart-overrun-cleared-by-sr-dr", cleared, 0);
    check("usart-receive-interrupt", (uint32_t)rx_last, 'h');
    check("usart-interrupt-each-byte", rx_interrupts, 4);
    check("usart-not-idle-too-early", not_idle, 0);
    check("usart-idle", idle, IDLE);
    check("usart-idle-cleared-by-sr-dr", idle_cleared, 0);
}

static void check_remap(void) {
    console_drain();
    pin_config('B', 6, ALT_PP | 1);
    AFIO_MAPR = 1u << 2 | 2u << 24;
    check("usart-remap-pb6-idles-high", GPIO('B', IDR) >> 6 & 1, 1);
    put_text("PB6 speaks\n");
    console_drain();
    AFIO_MAPR = 2u << 24;
    pin_config('A', 9, PULLED);
    put_text("nobody hears\n");
    console_drain();
    pin_config('A', 9, ALT_PP | 1);
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
    irq_handlers[37] = usart1_irq;
    irq_enable(37);
    check_receiver();
    check_remap();
}
