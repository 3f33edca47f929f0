// SPDX-License-Identifier: MIT
#include "chip/stm32f1/clock.h"

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/flash.h"
#include "chip/stm32f1/reg/rcc.h"

enum {
    HSI_HZ = 8000000,
    HSE_HZ = 8000000,
    // About 100 ms at 8 MHz. A crystal needs 2 ms; a slow one is still better than none, as without
    // it there is no USB.
    READY_POLLS = 100000,
};

static struct {
    uint32_t core_hz;
    uint32_t cycles_per_us;
    uint64_t ms; // counted by the SysTick interrupt
} clock;

static bool wait_for(volatile uint32_t *reg, uint32_t mask, uint32_t wanted) {
    for (unsigned i = 0; i < READY_POLLS; i++) {
        if ((*reg & mask) == wanted) {
            return true;
        }
    }
    return false;
}

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
    if (!wait_for(&RCC->CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY)) {
        RCC->CFGR = 0;
        return HSI_HZ;
    }
    RCC->CFGR = config | RCC_CFGR_SW_PLL;
    wait_for(&RCC->CFGR, RCC_CFGR_SWS_MASK, RCC_CFGR_SWS_PLL);
    return hz;
}

static void start_systick(void) {
    SYSTICK->LOAD = clock.core_hz / 1000 - 1;
    SYSTICK->VAL = 0;
    SYSTICK->CTRL = SYSTICK_CTRL_ENABLE | SYSTICK_CTRL_TICKINT | SYSTICK_CTRL_CLKSOURCE;
    DEMCR |= DEMCR_TRCENA;
    DWT->CTRL |= DWT_CTRL_CYCCNTENA;
}

// The PLL must be off while its factor changes: the core runs from HSI meanwhile.
bool hw_clock_set(uint32_t hz) {
    uint32_t input = HSE_HZ, config = RCC_CFGR_PLLSRC_HSE, factor;
    bool crystal = RCC->CR & RCC_CR_HSERDY;
    if (!crystal) {
        input = HSI_HZ / 2;
        config = 0;
    }
    factor = hz / input;
    if (factor * input != hz || factor < 2 || hz > 72000000 || factor > 16) {
        return false;
    }
    hw_clock_hsi();
    clock.core_hz = start_pll(config | RCC_CFGR_PLLMUL(factor), hz);
    clock.cycles_per_us = clock.core_hz / 1000000;
    start_systick();
    return true;
}

void hw_clock_restart(uint32_t hz) {
    RCC->CR |= RCC_CR_HSEON;
    if (!wait_for(&RCC->CR, RCC_CR_HSERDY, RCC_CR_HSERDY)) {
        RCC->CR &= ~RCC_CR_HSEON;
    }
    hw_clock_set(hz);
}

// The time that the clock did not count.
void hw_clock_skip_ms(uint32_t ms) {
    clock.ms += ms;
}

void hw_clock_hsi(void) {
    RCC->CR |= RCC_CR_HSION;
    wait_for(&RCC->CR, RCC_CR_HSIRDY, RCC_CR_HSIRDY);
    RCC->CFGR &= ~RCC_CFGR_SW_MASK;
    wait_for(&RCC->CFGR, RCC_CFGR_SWS_MASK, 0);
    RCC->CR &= ~RCC_CR_PLLON;
}

void hw_clock_init(void) {
    RCC->CR |= RCC_CR_HSEON;
    if (wait_for(&RCC->CR, RCC_CR_HSERDY, RCC_CR_HSERDY)) {
        hw_clock_set(HSE_HZ * 9);
    } else {
        RCC->CR &= ~RCC_CR_HSEON;
        hw_clock_set(HSI_HZ / 2 * 16);
    }
}

uint32_t hw_clock_core_hz(void) {
    return clock.core_hz;
}

uint32_t hw_clock_apb1_hz(void) {
    return clock.core_hz == HSI_HZ ? HSI_HZ : clock.core_hz / 2;
}

uint32_t hw_clock_apb2_hz(void) {
    return clock.core_hz;
}

bool hw_clock_is_crystal(void) {
    return clock.core_hz == HSE_HZ * 9;
}

volatile bool hw_tick_wanted;

void SysTick_Handler(void) {
    clock.ms++;
    if (hw_tick_wanted) {
        hw_irq_later(HW_SOURCE_TICK);
    }
}

uint64_t hw_clock_ms(void) {
    uint32_t mask = irq_save();
    uint64_t ms = clock.ms;
    irq_restore(mask);
    return ms;
}

// The counter runs down from LOAD. When it has wrapped but its interrupt has not run yet, the tick
// is pending: then the counter is read again, as the first reading may be from before the wrap.
uint64_t hw_clock_us(void) {
    uint32_t mask = irq_save();
    uint64_t ms = clock.ms;
    uint32_t left = SYSTICK->VAL;
    if (SCB->ICSR & SCB_ICSR_PENDSTSET) {
        left = SYSTICK->VAL;
        ms++;
    }
    irq_restore(mask);
    return ms * 1000 + (SYSTICK->LOAD - left) / clock.cycles_per_us;
}

uint32_t hw_clock_cycles(void) {
    return DWT->CYCCNT;
}

void hw_clock_spin_cycles(uint32_t cycles) {
    uint32_t start = DWT->CYCCNT;
    while (DWT->CYCCNT - start < cycles) {
    }
}

// Adds up what the counter has run down, so it needs no tick. Must look at least once a millisecond.
static void spin_cycles(uint32_t cycles) {
    uint32_t last = SYSTICK->VAL;
    for (uint32_t passed = 0; passed < cycles;) {
        uint32_t now = SYSTICK->VAL;
        passed += last >= now ? last - now : last + SYSTICK->LOAD + 1 - now;
        last = now;
    }
}

void hw_clock_spin_us(uint32_t us) {
    for (; us > 1000; us -= 1000) {
        spin_cycles(1000 * clock.cycles_per_us);
    }
    spin_cycles(us * clock.cycles_per_us);
}
