// SPDX-License-Identifier: MIT
#include "chip/stm32f1/rtc.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/backup.h"
#include "chip/stm32f1/reg/rcc.h"

enum {
    CRYSTAL_HZ = 32768,
    INTERNAL_HZ = 40000,
    SET = 0x5A5,
    MAGIC = 10,
    ALARM = 9,
    ALARM_LINE = 1 << 17,
    BOOT_SECONDS = 1,
    CRYSTAL_US = 5000000
};

// BKP_DR10 says that the count is a time, BKP_DR9 has the lower half of the alarm: it cannot be read back.

static bool wait(volatile uint32_t *reg, uint32_t mask) {
    return hw_clock_wait(reg, mask, true, CRYSTAL_US);
}

// A register's two halves, the upper one first. They are written by a slow clock: the last writing must be over
// before the next (RM0008 18.3.4).
static void write(volatile uint32_t *high, uint32_t value) {
    wait(&RTC->CRL, RTC_CRL_RTOFF);
    RTC->CRL |= RTC_CRL_CNF;
    high[0] = value >> 16;
    high[1] = value & 0xFFFF;
    RTC->CRL &= ~RTC_CRL_CNF;
    wait(&RTC->CRL, RTC_CRL_RTOFF);
}

// What is read is right after the next tick, when the bus has been off.
static void synchronise(void) {
    RTC->CRL &= ~RTC_CRL_RSF;
    wait(&RTC->CRL, RTC_CRL_RSF);
}

static void start_internal(void) {
    RCC->CSR |= RCC_CSR_LSION;
    wait(&RCC->CSR, RCC_CSR_LSIRDY);
}

static bool is_started(void) {
    return RCC->BDCR & RCC_BDCR_RTCEN;
}

static uint32_t hz(void) {
    return (RCC->BDCR & RCC_BDCR_RTCSEL_MASK) == RCC_BDCR_RTCSEL_LSE ? CRYSTAL_HZ : INTERNAL_HZ;
}

void hw_rtc_init(void) {
    uint32_t clock = RCC_BDCR_RTCSEL_LSE | RCC_BDCR_LSEON;
    if (is_started()) {
        return;
    }
    RCC->BDCR = RCC_BDCR_BDRST;
    RCC->BDCR = RCC_BDCR_LSEON;
    if (!wait(&RCC->BDCR, RCC_BDCR_LSERDY)) {
        start_internal();
        clock = RCC_BDCR_RTCSEL_LSI;
    }
    RCC->BDCR = clock | RCC_BDCR_RTCEN;
    synchronise();
    write(&RTC->PRLH, hz() - 1);
}

void hw_rtc_boot(void) {
    if (!is_started()) {
        return;
    }
    if (hz() == INTERNAL_HZ) { // it does not go on by itself
        start_internal();
    }
    synchronise();
    if (hw_power_woken == HW_WAKE_PIN && (uint16_t)(RTC->CNTL - BKP_DR[ALARM]) <= BOOT_SECONDS) {
        hw_power_woken = HW_WAKE_RTC; // the flag that says so does not live through standby
    }
}

bool hw_rtc_running(void) {
    return is_started() && BKP_DR[MAGIC] == SET;
}

// The halves are read again when the upper one has moved on between.
uint32_t hw_rtc_seconds(uint32_t *us) {
    uint32_t high, low, part, rate = hz();
    do {
        high = RTC->CNTH;
        low = RTC->CNTL;
        part = RTC->DIVL;
    } while (high != RTC->CNTH || low != RTC->CNTL);
    *us = (rate - 1 - part) * (1000000u / 64) / (rate / 64); // the divider counts down
    return high << 16 | low;
}

uint32_t hw_rtc_now(void) {
    uint32_t us;
    return hw_rtc_seconds(&us);
}

void hw_rtc_set(uint32_t seconds) {
    write(&RTC->CNTH, seconds);
    BKP_DR[MAGIC] = SET;
}

uint32_t hw_rtc_alarm_at;
static uint32_t alarm_repeat;

// The flag comes at the end of the second that the register names, with the last tick before the count goes on
// (RM0008 18.3.5). When that has passed while the register was written, the interrupt is made here.
static void set_alarm(uint32_t seconds) {
    hw_rtc_alarm_at = seconds;
    BKP_DR[ALARM] = seconds & 0xFFFF;
    RTC->CRL &= ~RTC_CRL_ALRF;
    write(&RTC->ALRH, seconds - 1);
    if ((int32_t)(hw_rtc_now() - seconds) >= 0 && !(RTC->CRL & RTC_CRL_ALRF)) {
        EXTI->SWIER = ALARM_LINE;
    }
}

void hw_rtc_alarm(uint32_t seconds, uint32_t repeat) {
    hw_rtc_alarm_off();
    alarm_repeat = repeat;
    RTC->CRH = RTC_CRH_ALRIE;
    EXTI->RTSR |= ALARM_LINE;
    EXTI->PR = ALARM_LINE;
    EXTI->IMR |= ALARM_LINE;
    set_alarm(seconds);
    hw_irq_enable(IRQ_RTC_ALARM);
}

void hw_rtc_alarm_off(void) {
    hw_rtc_alarm_at = 0;
    EXTI->IMR &= ~(uint32_t)ALARM_LINE;
}

// The count has a tick to go still.
void hw_rtc_on_alarm(void) {
    EXTI->PR = ALARM_LINE;
    RTC->CRL &= ~RTC_CRL_ALRF;
    synchronise();
    if (alarm_repeat) {
        set_alarm(hw_rtc_alarm_at + alarm_repeat);
    }
    hw_on_source(HW_SOURCE_RTC);
}

void hw_backup_read(uint8_t *bytes) {
    for (unsigned i = 0; i < HW_BACKUP_SIZE; i++) {
        bytes[i] = (uint8_t)(BKP_DR[1 + i / 2] >> i % 2 * 8);
    }
}

void hw_backup_write(const uint8_t *bytes) {
    for (unsigned i = 0; i < HW_BACKUP_SIZE / 2; i++) {
        BKP_DR[1 + i] = bytes[2 * i] | (uint32_t)bytes[2 * i + 1] << 8;
    }
}
