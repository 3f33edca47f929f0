// SPDX-License-Identifier: MIT
// Mass erase, by code that survives it in RAM.
#include "bare.h"

static IN_RAM void say(const char *text) {
    while (*text) {
        while (!(REG(USART1 + USART_SR) & TXE)) {
        }
        REG(USART1 + USART_DR) = (uint8_t)*text++;
    }
}

static char ok[] = "ok mass-erase\n", wrong[] = "FAIL mass-erase: not erased\n", end[] = "end\n";

static IN_RAM void erase_all(void) {
    FLASH_CR = 4;
    FLASH_CR = 0x44;
    while (FLASH_SR & 1) {
    }
    say(REG(0x08000000) == 0xFFFFFFFF && REG(4) == 0xFFFFFFFF ? ok : wrong);
    say(end);
    for (;;) {
        __asm volatile("wfi");
    }
}

void test(void) {
    console_start(16);
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0xCDEF89AB;
    erase_all();
}
