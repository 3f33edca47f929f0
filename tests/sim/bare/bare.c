// SPDX-License-Identifier: MIT
#include "bare.h"

extern uint32_t data_load[], data_start[], data_end[], bss_start[], bss_end[], stack_top[];

handler_t irq_handlers[60];
volatile unsigned faults;

static void put_hex(uint32_t value) {
    put_text("0x");
    for (int shift = 28; shift >= 0; shift -= 4) {
        put_char("0123456789abcdef"[value >> shift & 15]);
    }
}

void put_char(char c) {
    while (!(REG(USART1 + USART_SR) & TXE)) {
    }
    REG(USART1 + USART_DR) = (uint8_t)c;
}

void put_text(const char *text) {
    while (*text) {
        put_char(*text++);
    }
}

void check_range(const char *name, uint32_t got, uint32_t low, uint32_t high) {
    put_text(got >= low && got <= high ? "ok " : "FAIL ");
    put_text(name);
    if (got < low || got > high) {
        put_text(": ");
        put_hex(got);
        put_text(", not ");
        put_hex(low);
        if (high != low) {
            put_text(" to ");
            put_hex(high);
        }
    }
    put_text("\n");
}

void check(const char *name, uint32_t got, uint32_t want) {
    check_range(name, got, want, want);
}

void console_start(unsigned brr) {
    RCC_APB2ENR |= 1u << 14 | 1u << 2;
    pin_config('A', 9, ALT_PP | 1);
    REG(USART1 + USART_BRR) = brr;
    REG(USART1 + USART_CR1) = UE | TE | RE;
}

void console_drain(void) {
    while (!(REG(USART1 + USART_SR) & TC)) {
    }
}

void cycles_start(void) {
    DEMCR |= 1u << 24;
    DWT_CTRL |= 1;
}

void clock_72mhz(void) {
    FLASH_ACR = 0x12;
    RCC_CR |= 1u << 16;
    while (!(RCC_CR & 1u << 17)) {
    }
    RCC_CFGR = 7u << 18 | 1u << 16 | 4u << 8;
    RCC_CR |= 1u << 24;
    while (!(RCC_CR & 1u << 25)) {
    }
    RCC_CFGR |= 2;
    while ((RCC_CFGR & 0xC) != 8) {
    }
}

void reset_handler(void) {
    uint32_t *from = data_load;
    for (uint32_t *to = data_start; to < data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = bss_start; to < bss_end;) {
        *to++ = 0;
    }
    test();
    put_text("end\n");
    for (;;) {
        __asm volatile("wfi");
    }
}

// Skips the instruction that faulted, so that a program can go on after a wrong access.
__attribute__((used)) static void count_fault(uint32_t *frame) {
    uint16_t code = REG16(frame[6]);
    faults++;
    frame[6] += code >> 11 >= 0x1D ? 4 : 2;
}

__attribute__((naked)) static void fault_handler(void) {
    __asm volatile("mrs r0, msp\n b count_fault");
}

static void irq_handler(void) {
    uint32_t ipsr;
    __asm volatile("mrs %0, ipsr" : "=r"(ipsr));
    irq_handlers[ipsr - 16]();
}

static void ignore(void) {}

__attribute__((section(".vectors"), used)) static const void *const vectors[76] = {
    stack_top,     reset_handler, fault_handler,
    fault_handler, fault_handler, fault_handler,
    fault_handler, [15] = ignore, [16 ... 75] = irq_handler,
};
