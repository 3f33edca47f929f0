// SPDX-License-Identifier: MIT
// chip/stm32f1/power.h -- resetting, sleeping, and what the chip says about itself.
#ifndef CHIP_STM32F1_POWER_H
#define CHIP_STM32F1_POWER_H

#include <stdbool.h>
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
// Enters ST's bootloader on USART1, after a reset that finds this word at the end of the C stack.
_Noreturn void hw_power_bootloader(void);
enum { HW_POWER_BOOTLOADER = 0x10ADE5A7 };
// First of all: finds out why the chip started.
void hw_power_boot(void);
extern enum hw_reset_cause hw_power_cause;
// Sleep in which all clocks stop, until an edge at a pin or the RTC's alarm; the time base stops as well.
void hw_power_stop(void);
_Noreturn void hw_power_standby(void);
// What ended the latest sleep of these two.
enum hw_wake { HW_WAKE_NONE, HW_WAKE_PIN, HW_WAKE_RTC };
extern enum hw_wake hw_power_woken;
// Resets the chip unless it is fed within so many ms, 1 to 26214; cannot be stopped.
void hw_power_watchdog(uint32_t ms);
void hw_power_feed(void);
// Sleeps until the next interrupt, the 1 ms tick at the latest; returns at once when one is pending but masked.
void hw_power_idle(void);
const volatile uint8_t *hw_power_unique_id(void);

#endif
