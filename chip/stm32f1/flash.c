// SPDX-License-Identifier: MIT
#include "chip/stm32f1/flash.h"

#include "chip/stm32f1/reg/flash.h"

static void unlock(uint32_t operation) {
    if (FLASH->CR & FLASH_CR_LOCK) {
        FLASH->KEYR = FLASH_KEY1;
        FLASH->KEYR = FLASH_KEY2;
    }
    FLASH->SR = FLASH_SR_EOP | FLASH_SR_PGERR | FLASH_SR_WRPRTERR; // cleared by writing 1
    FLASH->CR = operation;
}

// Waits for the end of the operation, locks, and tells how it went.
static enum hw_flash_err finish(void) {
    while (FLASH->SR & FLASH_SR_BSY) {
    }
    uint32_t status = FLASH->SR;
    FLASH->CR = FLASH_CR_LOCK;
    if (status & FLASH_SR_WRPRTERR) {
        return HW_FLASH_PROTECTED;
    }
    return status & FLASH_SR_PGERR ? HW_FLASH_NOT_ERASED : HW_FLASH_OK;
}

enum hw_flash_err hw_flash_program(uint32_t address, uint16_t value) {
    volatile uint16_t *cell = (volatile uint16_t *)address;
    unlock(FLASH_CR_PG);
    *cell = value;
    enum hw_flash_err err = finish();
    return err == HW_FLASH_OK && *cell != value ? HW_FLASH_WRONG : err;
}

enum hw_flash_err hw_flash_erase(uint32_t address) {
    unlock(FLASH_CR_PER);
    FLASH->AR = address;
    FLASH->CR = FLASH_CR_PER | FLASH_CR_STRT;
    return finish();
}
