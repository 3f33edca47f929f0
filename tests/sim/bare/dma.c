// SPDX-License-Identifier: MIT
// DMA1: between memories in every width, flags, interrupts, circular mode, priorities, errors, USART1 both ways.
// It is fed "abcdefgh".
#include "bare.h"

#define DMA_ISR      REG(0x40020000)
#define DMA_IFCR     REG(0x40020004)
#define DMA_CCR(n)   REG(0x40020008 + 20 * ((n)-1))
#define DMA_CNDTR(n) REG(0x4002000C + 20 * ((n)-1))
#define DMA_CPAR(n)  REG(0x40020010 + 20 * ((n)-1))
#define DMA_CMAR(n)  REG(0x40020014 + 20 * ((n)-1))
#define USART_CR3    0x14
enum {
    EN = 1,
    TCI = 2,
    HTI = 4,
    TEI = 8,
    DIR = 16,
    CIRC = 32,
    PINC = 64,
    MINC = 128,
    M2M = 1 << 14
};

static volatile unsigned halves, wholes, errors;
static uint8_t from[32] __attribute__((aligned(4))), to[64] __attribute__((aligned(4)));

static void irq(void) {
    uint32_t flags = DMA_ISR;
    halves += (flags & 0x44444444) != 0;
    wholes += (flags & 0x22222222) != 0;
    errors += (flags & 0x88888888) != 0;
    DMA_IFCR = flags;
}

static void start(unsigned n, uint32_t periph, uint32_t memory, unsigned count, uint32_t ccr) {
    DMA_CCR(n) = 0;
    DMA_CPAR(n) = periph;
    DMA_CMAR(n) = memory;
    DMA_CNDTR(n) = count;
    DMA_CCR(n) = ccr | EN;
}

static void wait_done(unsigned n) {
    while (DMA_CNDTR(n)) {
    }
    DMA_CCR(n) = 0;
}

static void copy(unsigned psize, unsigned msize, unsigned count) {
    for (unsigned i = 0; i < 64; i++) {
        to[i] = 0xEE;
    }
    start(1, (uint32_t)from, (uint32_t)to, count, M2M | PINC | MINC | psize << 8 | msize << 10);
    wait_done(1);
}

static uint32_t word(unsigned i) {
    return *(uint32_t *)(to + i);
}

// RM0008 table 77.
static void check_widths(void) {
    for (unsigned i = 0; i < 32; i++) {
        from[i] = (uint8_t)(0xB0 + i);
    }
    copy(0, 0, 4);
    check("dma-8-8", word(0), 0xB3B2B1B0);
    check("dma-8-8-no-more", word(4), 0xEEEEEEEE);
    copy(0, 1, 4);
    check("dma-8-16", word(0), 0x00B100B0);
    copy(0, 2, 4);
    check("dma-8-32", word(4), 0x000000B1);
    copy(1, 0, 4);
    check("dma-16-8", word(0), 0xB6B4B2B0);
    copy(1, 2, 4);
    check("dma-16-32", word(4), 0x0000B3B2);
    copy(2, 0, 4);
    check("dma-32-8", word(0), 0xBCB8B4B0);
    copy(2, 1, 4);
    check("dma-32-16", word(4), 0xBDBCB9B8);
    copy(2, 2, 4);
    check("dma-32-32", word(12), 0xBFBEBDBC);
}

static void check_flags(void) {
    DMA_IFCR = 0xFFFFFFF;
    copy(2, 2, 8);
    check("dma-flags", DMA_ISR, 7);
    DMA_IFCR = 2;
    check("dma-tc-cleared-alone", DMA_ISR, 5);
    DMA_IFCR = 1;
    check("dma-cgif-clears-all", DMA_ISR, 0);
    start(1, (uint32_t)from, (uint32_t)to, 8, M2M | PINC | MINC | 2 << 8 | 2 << 10 | HTI | TCI);
    wait_done(1);
    check("dma-half-interrupt", halves, 1);
    check("dma-whole-interrupt", wholes, 1);
    start(1, 0x30000000, (uint32_t)to, 8, M2M | TEI);
    while (!errors) {
    }
    check("dma-error-turns-off", DMA_CCR(1) & EN, 0);
    check("dma-error-counts-stay", DMA_CNDTR(1), 8);
    start(3, (uint32_t)from, (uint32_t)to, 5, 0);
    DMA_CNDTR(3) = 9;
    check("dma-cndtr-fixed-while-on", DMA_CNDTR(3), 5);
    DMA_CMAR(3) = 0;
    check("dma-cmar-fixed-while-on", DMA_CMAR(3), (uint32_t)to);
    DMA_CCR(3) = 0;
}

// Both run at once; the one of the higher priority ends first.
static void check_priority(void) {
    uint32_t mode = M2M | PINC | MINC;
    DMA_IFCR = 0xFFFFFFF;
    start(2, (uint32_t)from, (uint32_t)to, 32, mode | 1 << 12);
    start(5, (uint32_t)from, (uint32_t)to + 32, 32, mode | 3 << 12);
    wait_done(5);
    uint32_t left = DMA_CNDTR(2);
    wait_done(2);
    check_range("dma-priority", left, 15, 32);
    start(2, (uint32_t)from, (uint32_t)to, 32, mode);
    start(5, (uint32_t)from, (uint32_t)to + 32, 32, mode);
    wait_done(2);
    left = DMA_CNDTR(5);
    wait_done(5);
    check_range("dma-number-decides", left, 25, 32);
    uint32_t begin = cycles();
    start(1, (uint32_t)from, (uint32_t)to, 1000, M2M);
    wait_done(1);
    check_range("dma-time", cycles() - begin, 4000, 7000);
}

static void check_usart(void) {
    static const char text[] = "by dma\n";
    static char ring[4];
    console_drain();
    REG(USART1 + USART_SR) = ~(uint32_t)TC;
    REG(USART1 + USART_CR3) = 0x80;
    start(4, USART1 + USART_DR, (uint32_t)text, sizeof text - 1, DIR | MINC);
    console_drain();
    check("dma-usart-all-sent", DMA_CNDTR(4), 0);
    DMA_CCR(4) = 0;
    console_drain();
    REG(USART1 + USART_CR3) = 0x40;
    DMA_IFCR = 0xFFFFFFF;
    start(5, USART1 + USART_DR, (uint32_t)ring, 4, CIRC | MINC);
    REG(USART1 + USART_CR1) |= RE;
    while (!(DMA_ISR & 2u << 16)) {
    }
    uint32_t reloaded = DMA_CNDTR(5);
    char first = ring[0];
    for (uint32_t begin = cycles(); cycles() - begin < 160 * 6;) {
    }
    check("dma-circular-reloads", reloaded, 4);
    check("dma-usart-received", (uint32_t)first, 'a');
    check("dma-circular-again", (uint32_t)ring[1], 'f');
    check("dma-circular-goes-on", DMA_CCR(5) & EN, EN);
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x4005;
    pin_config('A', 9, ALT_PP | 1);
    REG(USART1 + USART_BRR) = 16;
    REG(USART1 + USART_CR1) = UE | TE; // what comes waits for check_usart()
    check("dma-without-clock", DMA_CCR(1) = 0x80, 0x80);
    check("dma-without-clock-reads-0", DMA_CCR(1), 0);
    RCC_AHBENR |= 1;
    irq_handlers[11] = irq;
    irq_enable(11);
    check_widths();
    check_flags();
    check_priority();
    check_usart();
}
