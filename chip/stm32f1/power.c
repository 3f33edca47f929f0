// SPDX-License-Identifier: MIT
#include "chip/stm32f1/power.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/backup.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/flash.h"
#include "chip/stm32f1/reg/gpio.h"
#include "chip/stm32f1/reg/rcc.h"

extern uint32_t _ram_start[]; // where the C stack ends

enum { RTC_LINE = 17, WATCHDOG_US = 10000 };

enum hw_wake hw_power_woken;
enum hw_reset_cause hw_power_cause;

void hw_power_reset(void) {
    data_sync_barrier();
    SCB->AIRCR = SCB_AIRCR_VECTKEY | SCB_AIRCR_SYSRESETREQ;
    for (;;) { // the reset takes a few cycles
    }
}

// Several flags can be set: any reset also pulls the reset pin, and power-on sets PORRSTF with it. They are
// cleared for the next start.
void hw_power_boot(void) {
    RCC->APB1ENR |= RCC_APB1ENR_PWREN | RCC_APB1ENR_BKPEN;
    uint32_t csr = RCC->CSR;
    hw_power_cause = HW_RESET_PIN;
    if (PWR->CSR & PWR_CSR_SBF) { // out of standby
        hw_power_cause = HW_RESET_LOW_POWER;
        hw_power_woken = HW_WAKE_PIN; // or the alarm: hw_rtc_boot
    } else if (csr & RCC_CSR_PORRSTF) {
        hw_power_cause = HW_RESET_POWER_ON;
    } else if (csr & (RCC_CSR_IWDGRSTF | RCC_CSR_WWDGRSTF)) {
        hw_power_cause = HW_RESET_WATCHDOG;
    } else if (csr & RCC_CSR_SFTRSTF) {
        hw_power_cause = HW_RESET_SOFTWARE;
    } else if (csr & RCC_CSR_LPWRRSTF) {
        hw_power_cause = HW_RESET_LOW_POWER;
    }
    RCC->CSR = RCC_CSR_RMVF;
    PWR->CR = PWR_CR_DBP | PWR_CR_CSBF | PWR_CR_CWUF; // DBP: the RTC's registers can be written
}

// Stop: all clocks of the core off, everything kept; an EXTI line wakes. Then the core runs from HSI.
void hw_power_stop(void) {
    PWR->CR = PWR_CR_DBP | PWR_CR_LPDS | PWR_CR_CWUF;
    SYSTICK->CTRL = 0; // its interrupt would wake at once
    SCB->ICSR = SCB_ICSR_PENDSTCLR;
    SCB->SCR = SCB_SCR_SLEEPDEEP;
    uint32_t mask = irq_save(); // the handlers run when the clock is right again
    hw_power_idle();
    SCB->SCR = 0;
    hw_power_woken = EXTI->PR & EXTI->IMR & 1u << RTC_LINE ? HW_WAKE_RTC : HW_WAKE_PIN;
    hw_clock_start(hw_clock_core_hz());
    irq_restore(mask);
}

// Standby: only the RTC and the backup registers live; what wakes is a reset.
void hw_power_standby(void) {
    irq_restore(0); // what is pending is served: masked, it would end each WFI at once
    PWR->CR = PWR_CR_DBP | PWR_CR_PDDS | PWR_CR_CWUF | PWR_CR_CSBF;
    SCB->SCR = SCB_SCR_SLEEPDEEP;
    for (;;) {
        hw_power_idle();
    }
}

void hw_power_watchdog(uint32_t ms) {
    uint32_t prescaler = 0, counts = ms * 10; // of LSI at 40 kHz; / 4 is the finest
    RCC->CSR |= RCC_CSR_LSION;
    for (; counts > 4096; counts /= 2) {
        prescaler++;
    }
    IWDG->KR = IWDG_KR_START;
    IWDG->KR = IWDG_KR_UNLOCK;
    IWDG->PR = prescaler;
    IWDG->RLR = counts - 1;
    hw_clock_wait(&IWDG->SR, ~0u, false,
                  WATCHDOG_US); // fed before, it would count from the old value
    hw_power_feed();
}

void hw_power_feed(void) {
    IWDG->KR = IWDG_KR_RELOAD;
}

const volatile uint8_t *hw_power_unique_id(void) {
    return UNIQUE_ID;
}

// By way of a reset, so that the loader finds the chip as it expects it. The word outlives that; see startup.c.
void hw_power_bootloader(void) {
    _ram_start[0] = HW_POWER_BOOTLOADER;
    hw_power_reset();
}
