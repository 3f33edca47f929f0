// SPDX-License-Identifier: MIT
// chip/stm32f1/flash_size.c -- how much flash there really is.
//
// A C8 says 64 KiB in its size register, but most have 128, and the second half works. It counts when it
// keeps what is written at four places. That is tried once: pages in use, or the mark of the trial, tell.
#include "chip/stm32f1/bus.h"
#include "chip/stm32f1/flash.h"
#include "chip/stm32f1/reg/flash.h"

enum {
    START = 0x08000000,
    HALF = 0x08010000,
    END = 0x08020000,
    BETWEEN_TRIALS = 0x4000,
    LAST_PAGE = END - HW_FLASH_PAGE_SIZE,
    MARK = 0x1CE5,
};

static unsigned cell(uint32_t address) {
    return *(const volatile uint16_t *)address;
}

// Nothing answers there, or the first half once more.
static bool is_missing(void) {
    uint32_t value, offset = 0;
    if (!hw_bus_access(HALF, 4, &value, false)) {
        return true;
    }
    while (offset < 64 && cell(START + offset) == cell(HALF + offset)) {
        offset += 2;
    }
    return offset == 64;
}

uint32_t hw_flash_end(uint32_t end, uint16_t used) {
    if (end != HALF || is_missing()) {
        return end;
    }
    bool known = FLASH_SIZE_KIB >= 128 || cell(LAST_PAGE) == MARK;
    for (uint32_t page = HALF; page < END; page += HW_FLASH_PAGE_SIZE) {
        known |= cell(page) == used;
    }
    for (uint32_t page = HALF; !known && page < END;) {
        page += BETWEEN_TRIALS;
        uint32_t last = page - HW_FLASH_PAGE_SIZE;
        if (hw_flash_erase(last) || cell(page - 2) != 0xFFFF || hw_flash_program(last, MARK)) {
            return end;
        }
    }
    return END;
}
