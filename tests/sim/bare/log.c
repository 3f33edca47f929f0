// SPDX-License-Identifier: MIT
// Counts its runs in flash: erases its page in the first one, then programs one cell a run.
#include "bare.h"

#define PAGE 0x0800FC00u

void test(void) {
    console_start(16);
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0xCDEF89AB;
    uint32_t at = PAGE;
    while (REG16(at) == 0x1111) {
        at += 2;
    }
    if (REG16(at) != 0xFFFF) {
        put_text("torn\n");
        FLASH_CR = 2;
        FLASH_AR = PAGE;
        FLASH_CR = 0x42;
        FLASH_CR = 0;
        at = PAGE;
    }
    FLASH_CR = 1;
    REG16(at) = 0x1111;
    put_text("run ");
    put_char((char)('1' + (at - PAGE) / 2));
    put_text("\n");
}
