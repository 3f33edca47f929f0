// SPDX-License-Identifier: MIT
// chip/stm32f1/power.h -- resetting, sleeping, and what the chip says about itself.
#ifndef CHIP_STM32F1_POWER_H
#define CHIP_STM32F1_POWER_H

#include <stdint.h>

enum hw_reset_cause {
    HW_RESET_POWER_ON,
    HW_RESET_PIN,
    HW_RESET_WATCHDOG,
    HW_RESET_SOFTWARE,
    HW_RESET_LOW_POWER,
};

enum { HW_UNIQUE_ID_SIZE = 12 };

_Noreturn void hw_power_reset(void);
// Enters ST's bootloader on USART1.
_Noreturn void hw_power_bootloader(void);
// Why the chip started; to be asked once at boot, so that the next start gives its own answer.
enum hw_reset_cause hw_power_reset_cause(void);
// Sleeps until the next interrupt, the 1 ms tick at the latest.
void hw_power_idle(void);
const volatile uint8_t *hw_power_unique_id(void);

#endif
