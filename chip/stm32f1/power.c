// SPDX-License-Identifier: MIT
#include "chip/stm32f1/power.h"

#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/flash.h"
#include "chip/stm32f1/reg/rcc.h"

void hw_power_reset(void) {
    data_sync_barrier();
    SCB->AIRCR = SCB_AIRCR_VECTKEY | SCB_AIRCR_SYSRESETREQ;
    for (;;) { // the reset takes a few cycles
    }
}

// Several flags can be set: any reset also pulls the reset pin, and power-on sets PORRSTF with it.
enum hw_reset_cause hw_power_reset_cause(void) {
    uint32_t csr = RCC->CSR;
    RCC->CSR |= RCC_CSR_RMVF;
    if (csr & RCC_CSR_PORRSTF) {
        return HW_RESET_POWER_ON;
    }
    if (csr & (RCC_CSR_IWDGRSTF | RCC_CSR_WWDGRSTF)) {
        return HW_RESET_WATCHDOG;
    }
    if (csr & RCC_CSR_SFTRSTF) {
        return HW_RESET_SOFTWARE;
    }
    return csr & RCC_CSR_LPWRRSTF ? HW_RESET_LOW_POWER : HW_RESET_PIN;
}

void hw_power_idle(void) {
    wait_for_interrupt();
}

const volatile uint8_t *hw_power_unique_id(void) {
    return UNIQUE_ID;
}
