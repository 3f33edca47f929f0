// SPDX-License-Identifier: MIT
// chip/stm32f1/rtc.h -- the real-time clock: seconds in 32 bits, on while VBAT is there, and the backup registers.
//
// It counts seconds since 2000. Its clock is the 32.768 kHz crystal; without one the internal 40 kHz, which is a
// percent wrong at best.
#ifndef CHIP_STM32F1_RTC_H
#define CHIP_STM32F1_RTC_H

#include <stdbool.h>
#include <stdint.h>

enum { HW_BACKUP_SIZE = 16 }; // bytes; the rest says that the clock was set, and when the alarm is

// At start: a clock that runs goes on.
void hw_rtc_boot(void);
// Opens the backup domain; starts the clock if it does not run. Waits up to two seconds for the crystal then.
void hw_rtc_init(void);
bool hw_rtc_running(void); // it has been set; without that 0 is no time
uint32_t hw_rtc_seconds(uint32_t *us);
uint32_t hw_rtc_now(void); // the seconds alone
void hw_rtc_set(uint32_t seconds);
// hw_on_source(HW_SOURCE_RTC) when the count has reached it, also from the sleep of hw_power_stop.
// repeat: again every so many seconds, 0: once.
void hw_rtc_alarm(uint32_t seconds, uint32_t repeat);
extern uint32_t hw_rtc_alarm_at; // 0: off
void hw_rtc_alarm_off(void);
void hw_rtc_on_alarm(void); // the interrupt

// All HW_BACKUP_SIZE bytes.
void hw_backup_read(uint8_t *bytes);
void hw_backup_write(const uint8_t *bytes);

#endif
