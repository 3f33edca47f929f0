// SPDX-License-Identifier: MIT
// tests/board/rom/loader.c -- stands where ST's bootloader is, and answers as it does (AN3155): 0x79 to the byte 0x7F on
// USART1. To '?' it answers with the state in which it was entered, as words, the lowest byte first. (Unlike ST's it knows
// no parity, and its baud rate is 115200.)
#include <stdint.h>

#define REG(address) (*(volatile uint32_t *)(address))

enum {
    RCC_CR = 0x40021000,
    RCC_APB2ENR = 0x40021018,
    GPIOA_CRH = 0x40010804,
    USART1_SR = 0x40013800,
    USART1_DR = 0x40013804,
    USART1_BRR = 0x40013808,
    USART1_CR1 = 0x4001380C,
    WATCHED = 12
};

void start(void);
__attribute__((section(".vectors"), used)) static const uintptr_t vectors[] = {0x20000800,
                                                                               (uintptr_t)start};

// In the order in which test_bootloader.py names them.
static const uint32_t watched[WATCHED] = {RCC_CR,
                                          0x40021004 /* CFGR */,
                                          RCC_APB2ENR,
                                          0x4002101C /* APB1ENR */,
                                          0xE000E010 /* SysTick */,
                                          0xE000E100,
                                          0xE000E104 /* ISER */,
                                          0xE000E200,
                                          0xE000E204 /* ISPR */,
                                          0xE000ED08 /* VTOR */,
                                          0xE000ED14 /* CCR */,
                                          0xE000ED24 /* SHCSR */};

static uint32_t get(void) {
    while (!(REG(USART1_SR) & 1 << 5)) { // RXNE
    }
    return REG(USART1_DR) & 0xFF;
}

static void put(uint32_t byte) {
    while (!(REG(USART1_SR) & 1 << 7)) { // TXE
    }
    REG(USART1_DR) = byte;
}

static void put_word(uint32_t word) {
    for (int i = 0; i < 4; i++, word >>= 8) {
        put(word & 0xFF);
    }
}

void start(void) {
    uint32_t state[WATCHED], primask, sp;
    __asm volatile("mrs %0, primask\n\tmrs %1, msp" : "=r"(primask), "=r"(sp));
    for (int i = 0; i < WATCHED; i++) {
        state[i] = REG(watched[i]);
    }
    REG(RCC_APB2ENR) = 1 << 14 | 1 << 2; // USART1, GPIOA
    REG(GPIOA_CRH) = 0x444444B4;         // PA9 out
    REG(USART1_BRR) = 8000000 / 115200;
    REG(USART1_CR1) = 1 << 13 | 1 << 3 | 1 << 2;
    for (;;) {
        uint32_t byte = get();
        if (byte == 0x7F) {
            put(0x79);
        }
        for (int i = 0; byte == '?' && i < WATCHED; i++) {
            put_word(state[i]);
        }
        if (byte == '?') {
            put_word(primask);
            put_word(sp);
        }
    }
}
