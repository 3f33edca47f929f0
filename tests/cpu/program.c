// SPDX-License-Identifier: MIT
// tests/cpu/program.c -- start-up and output of the bare-metal test programs.
#include "program.h"

#include <stdarg.h>

extern uint32_t data_load[], data_start[], data_end[], bss_start[], bss_end[], stack_top[];

__attribute__((aligned(256))) handler_t vectors_ram[48];

static void put_char(char c) {
    while (!(REG(0x40013800) & 0x80)) { // USART1_SR.TXE
    }
    REG(0x40013804) = (uint8_t)c;
}

void put(const char *text) {
    while (*text) {
        put_char(*text++);
    }
}

// A name may be a piece of assembly of several lines.
static void put_name(const char *name) {
    for (; *name; name++) {
        put_char(*name == '\n' ? ';' : *name);
    }
}

void put_hex(uint32_t value) {
    char digits[9] = {0};
    for (int i = 7; i >= 0; i--, value >>= 4) {
        digits[i] = "0123456789abcdef"[value & 15];
    }
    put(digits);
}

void line(const char *name, unsigned count, ...) {
    va_list words;
    va_start(words, count);
    put_name(name);
    while (count--) {
        put(" ");
        put_hex(va_arg(words, uint32_t));
    }
    put("\n");
    va_end(words);
}

// Semihosting SYS_EXIT, reason ADP_Stopped_ApplicationExit.
_Noreturn void finish(void) {
    register uint32_t r0 __asm__("r0") = 0x18;
    register uint32_t r1 __asm__("r1") = 0x20026;
    for (;;) {
        __asm__ volatile("bkpt 0xAB" : : "r"(r0), "r"(r1));
    }
}

static void unexpected(void) {
    uint32_t number;
    __asm__ volatile("mrs %0, ipsr" : "=r"(number));
    line("UNEXPECTED-EXCEPTION", 4, number, CFSR, HFSR, BFAR);
    finish();
}

_Noreturn void reset(void) {
    for (uint32_t *to = data_start, *from = data_load; to < data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = bss_start; to < bss_end;) {
        *to++ = 0;
    }
    for (unsigned i = 0; i < 48; i++) {
        vectors_ram[i] = unexpected;
    }
    VTOR = (uint32_t)vectors_ram;
    REG(0x4001380C) = 0x200C; // USART1_CR1: UE, TE, RE
    test();
    finish();
}

__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    stack_top,  reset,      unexpected, unexpected, unexpected, unexpected, unexpected, unexpected,
    unexpected, unexpected, unexpected, unexpected, unexpected, unexpected, unexpected, unexpected};
