// SPDX-License-Identifier: MIT
#include "chip/stm32f1/power.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/flash.h"
#include "chip/stm32f1/reg/rcc.h"

void hw_power_reset(void) {
    data_sync_barrier();
    SCB->AIRCR = SCB_AIRCR_VECTKEY | SCB_AIRCR_SYSRESETREQ;
    for (;;) { // the reset takes a few cycles
    }
}

// Several flags can be set: any reset also pulls the reset pin, and power-on sets PORRSTF with it. They are
// cleared for the next start, so the answer is kept.
enum hw_reset_cause hw_power_reset_cause(void) {
    static uint8_t cause; // + 1
    uint32_t csr = RCC->CSR;
    if (!cause) {
        RCC->CSR |= RCC_CSR_RMVF;
        cause = HW_RESET_PIN + 1;
        if (csr & RCC_CSR_PORRSTF) {
            cause = HW_RESET_POWER_ON + 1;
        } else if (csr & (RCC_CSR_IWDGRSTF | RCC_CSR_WWDGRSTF)) {
            cause = HW_RESET_WATCHDOG + 1;
        } else if (csr & RCC_CSR_SFTRSTF) {
            cause = HW_RESET_SOFTWARE + 1;
        } else if (csr & RCC_CSR_LPWRRSTF) {
            cause = HW_RESET_LOW_POWER + 1;
        }
    }
    return (enum hw_reset_cause)(cause - 1);
}

void hw_power_idle(void) {
    wait_for_interrupt();
}

const volatile uint8_t *hw_power_unique_id(void) {
    return UNIQUE_ID;
}

// The loader expects the chip as after reset, so far as it matters: interrupts off, internal oscillator.
void hw_power_bootloader(void) {
    const uint32_t *vectors = SYSTEM_MEMORY;
    irq_save();
    SYSTICK->CTRL = 0;
    for (unsigned i = 0; i < 2; i++) {
        NVIC->ICER[i] = ~0u;
        NVIC->ICPR[i] = ~0u;
    }
    hw_clock_hsi();
    irq_restore(0);
    __asm volatile("msr msp, %0\n\tbx %1" ::"r"(vectors[0]), "r"(vectors[1]));
    __builtin_unreachable();
}
