// SPDX-License-Identifier: MIT
#include "chip/stm32f1/clock.h"

#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/flash.h"
#include "chip/stm32f1/reg/rcc.h"

enum {
    HSI_HZ = 8000000,
    HSE_HZ = 8000000,
    WITHOUT_CRYSTAL_HZ = HSI_HZ / 2 * 16,
    // A crystal needs 2 ms; a slow one is still better than none, as without it there is no USB.
    READY_US = 100000,
};

// Runs the core from the PLL; returns the frequency reached. USB has its 48 MHz at 48 and 72 MHz.
static uint32_t start_pll(uint32_t config, uint32_t hz) {
    // Two wait states are needed above 48 MHz, and before the switch (RM0008 3.3.3).
    FLASH->ACR = FLASH_ACR_PRFTBE | FLASH_ACR_LATENCY_2;
    config |= RCC_CFGR_PPRE1_DIV2 | RCC_CFGR_ADCPRE_6;
    if (hz == 48000000) {
        config |= RCC_CFGR_USBPRE;
    }
    RCC->CFGR = config;
    RCC->CR |= RCC_CR_PLLON;
    if (!hw_clock_wait(&RCC->CR, RCC_CR_PLLRDY, true, READY_US)) {
        return HSI_HZ;
    }
    RCC->CFGR = config | RCC_CFGR_SW_PLL;
    hw_clock_wait(&RCC->CFGR, RCC_CFGR_SWS_PLL, true, READY_US);
    return hz;
}

static void start_systick(void) {
    SYSTICK->LOAD = hw_time.core_hz / 1000 - 1;
    SYSTICK->VAL = 0;
    SYSTICK->CTRL = SYSTICK_CTRL_ENABLE | SYSTICK_CTRL_TICKINT | SYSTICK_CTRL_CLKSOURCE;
}

static void start_hsi(void) {
    RCC->CR |= RCC_CR_HSION;
    hw_clock_wait(&RCC->CR, RCC_CR_HSIRDY, true, READY_US);
    RCC->CFGR &= ~RCC_CFGR_SW_MASK;
    hw_clock_wait(&RCC->CFGR, RCC_CFGR_SWS_MASK, false, READY_US);
    RCC->CR &= ~RCC_CR_PLLON;
}

// The PLL must be off while its factor changes: the core runs from HSI meanwhile.
bool hw_clock_set(uint32_t hz) {
    bool crystal = RCC->CR & RCC_CR_HSERDY;
    uint32_t input = crystal ? HSE_HZ : HSI_HZ / 2, factor = hz / input;
    if (factor * input != hz || factor - 2 > 14 || hz > 72000000) {
        return false;
    }
    uint32_t clocks = RCC->APB1ENR; // USBPRE is fixed while USB has a clock (RM0008 7.3.2)
    RCC->APB1ENR = clocks & ~RCC_APB1ENR_USBEN;
    start_hsi();
    hw_time.core_hz = start_pll(RCC_CFGR_PLLMUL(factor) | (crystal ? RCC_CFGR_PLLSRC_HSE : 0), hz);
    RCC->APB1ENR = clocks;
    hw_time.cycles_per_us = hw_time.core_hz / 1000000;
    start_systick();
    return true;
}

void hw_clock_start(uint32_t hz) {
    hw_time.cycles_per_us = HSI_HZ / 1000000;
    DEMCR |= DEMCR_TRCENA;
    DWT->CTRL |= DWT_CTRL_CYCCNTENA;
    RCC->CR |= RCC_CR_HSEON;
    if (!hw_clock_wait(&RCC->CR, RCC_CR_HSERDY, true, READY_US)) {
        RCC->CR &= ~RCC_CR_HSEON;
    }
    if (!hw_clock_set(hz)) {
        hw_clock_set(WITHOUT_CRYSTAL_HZ);
    }
}

uint32_t hw_clock_core_hz(void) {
    return hw_time.core_hz;
}

uint32_t hw_clock_apb1_hz(void) {
    return hw_time.core_hz / 2;
}

bool hw_clock_is_crystal(void) {
    return hw_time.core_hz == HW_CLOCK_HZ;
}
