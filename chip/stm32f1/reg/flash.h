// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/flash.h -- flash memory interface, RM0008 section 3.3 and PM0075.
#ifndef CHIP_STM32F1_REG_FLASH_H
#define CHIP_STM32F1_REG_FLASH_H

#include <stdint.h>

typedef struct {
    volatile uint32_t ACR;
    volatile uint32_t KEYR;
    volatile uint32_t OPTKEYR;
    volatile uint32_t SR;
    volatile uint32_t CR;
    volatile uint32_t AR;
    uint32_t reserved;
    volatile uint32_t OBR;
    volatile uint32_t WRPR;
} flash_regs_t;
#define FLASH ((flash_regs_t *)0x40022000)

#define FLASH_ACR_LATENCY_2 (2u << 0)
#define FLASH_ACR_PRFTBE    (1u << 4)

#define FLASH_KEY1 0x45670123u
#define FLASH_KEY2 0xCDEF89ABu

#define FLASH_SR_BSY      (1u << 0)
#define FLASH_SR_PGERR    (1u << 2)
#define FLASH_SR_WRPRTERR (1u << 4)
#define FLASH_SR_EOP      (1u << 5)

#define FLASH_CR_PG   (1u << 0)
#define FLASH_CR_PER  (1u << 1)
#define FLASH_CR_STRT (1u << 6)
#define FLASH_CR_LOCK (1u << 7)

// Device electronic signature, RM0008 chapter 30.
#define FLASH_SIZE_KIB (*(volatile const uint16_t *)0x1FFFF7E0)
#define SYSTEM_MEMORY  ((const uint32_t *)0x1FFFF000)         // ST's bootloader
#define UNIQUE_ID      ((const volatile uint8_t *)0x1FFFF7E8) // 12 bytes

#endif
