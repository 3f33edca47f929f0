// SPDX-License-Identifier: MIT
// chip/stm32f1/flash.h -- writing the program memory while running from it.
//
// The core stalls while the flash is busy: some 50 us for a half-word, 20-40 ms for a page, and no
// interrupt is served meanwhile. Addresses are those of the flash itself, from 0x08000000.
#ifndef CHIP_STM32F1_FLASH_H
#define CHIP_STM32F1_FLASH_H

#include <stdint.h>

enum { HW_FLASH_PAGE_SIZE = 1024 };

enum hw_flash_err {
    HW_FLASH_OK = 0,
    HW_FLASH_NOT_ERASED = -1, // a programmed cell cannot be programmed again (but to 0)
    HW_FLASH_PROTECTED = -2,
    HW_FLASH_WRONG = -3, // the cells do not read back what was written: worn out, or not there
};

// Programs one half-word. address is even.
enum hw_flash_err hw_flash_program(uint32_t address, uint16_t value);
// Erases the page that holds address.
enum hw_flash_err hw_flash_erase(uint32_t address);
// Where the flash ends: `end` as the image was linked, or 0x08020000 when that is 0x08010000 and the second 64 KiB
// proves good (chip/stm32f1/flash_size.c). used: first half-word of every page there that holds something.
uint32_t hw_flash_end(uint32_t end, uint16_t used);

#endif
