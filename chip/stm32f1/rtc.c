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
    ALARM_LINE = 17,
    BOOT_SECONDS = 1,
    CRYSTAL_US = 2000000
};

// BKP_DR10 says that the count is a time, BKP_DR9 has the lower half of the alarm: it cannot be read back.

static bool wait_ms(volatile uint32_t *reg, uint32_t mask) {
    uint64_t start = hw_clock_us();
    while (!(*reg & mask)) {
        if (hw_clock_us() - start > CRYSTAL_US) {
            return false;
        }
    }
    return true;
}

static void open(void) {
    RCC->APB1ENR |= RCC_APB1ENR_PWREN | RCC_APB1ENR_BKPEN;
    PWR->CR |= PWR_CR_DBP;
}

// The registers are written by a slow clock: the last writing must be over before the next (RM0008 18.3.4), and
// after a reset the reading side must have been brought up to date.
static void begin(void) {
    wait_ms(&RTC->CRL, RTC_CRL_RTOFF);
    RTC->CRL |= RTC_CRL_CNF;
}

static void end(void) {
    RTC->CRL &= ~RTC_CRL_CNF;
    wait_ms(&RTC->CRL, RTC_CRL_RTOFF);
}

static void synchronise(void) {
    RTC->CRL &= ~RTC_CRL_RSF;
    wait_ms(&RTC->CRL, RTC_CRL_RSF);
}

void hw_rtc_start(bool crystal) {
    open();
    RCC->BDCR |= RCC_BDCR_BDRST;
    RCC->BDCR &= ~RCC_BDCR_BDRST;
    if (crystal) {
        RCC->BDCR |= RCC_BDCR_LSEON;
        crystal = wait_ms(&RCC->BDCR, RCC_BDCR_LSERDY);
    }
    if (!crystal) {
        RCC->CSR |= RCC_CSR_LSION;
        wait_ms(&RCC->CSR, RCC_CSR_LSIRDY);
    }
    RCC->BDCR |= (crystal ? RCC_BDCR_RTCSEL_LSE : RCC_BDCR_RTCSEL_LSI) | RCC_BDCR_RTCEN;
    synchronise();
    begin();
    RTC->PRLH = 0;
    RTC->PRLL = (crystal ? CRYSTAL_HZ : INTERNAL_HZ) - 1;
    end();
}

bool hw_rtc_is_crystal(void) {
    return (RCC->BDCR & RCC_BDCR_RTCSEL_MASK) == RCC_BDCR_RTCSEL_LSE;
}

void hw_rtc_init(void) {
    open();
    if (!(RCC->BDCR & RCC_BDCR_RTCEN)) {
        hw_rtc_start(true);
    }
}

void hw_rtc_boot(void) {
    open();
    if (!(RCC->BDCR & RCC_BDCR_RTCEN)) {
        return;
    }
    if (!hw_rtc_is_crystal()) { // it does not go on by itself
        RCC->CSR |= RCC_CSR_LSION;
        wait_ms(&RCC->CSR, RCC_CSR_LSIRDY);
    }
    synchronise();
    if (hw_power_woken == HW_WAKE_PIN && (uint16_t)(RTC->CNTL - BKP_DR[ALARM]) <= BOOT_SECONDS) {
        hw_power_woken = HW_WAKE_RTC; // the flag that says so does not live through standby
    }
}

bool hw_rtc_running(void) {
    return RCC->BDCR & RCC_BDCR_RTCEN && BKP_DR[MAGIC] == SET;
}

// The halves are read again when the upper one has moved on between.
uint32_t hw_rtc_seconds(uint32_t *us) {
    uint32_t high, low, part;
    do {
        high = RTC->CNTH;
        low = RTC->CNTL;
        part = RTC->DIVL;
    } while (high != RTC->CNTH || low != RTC->CNTL);
    uint32_t hz = hw_rtc_is_crystal() ? CRYSTAL_HZ : INTERNAL_HZ;
    *us = (hz - 1 - part) * (1000000u / 64) / (hz / 64); // the divider counts down
    return high << 16 | low;
}

void hw_rtc_set(uint32_t seconds) {
    begin();
    RTC->CNTH = seconds >> 16;
    RTC->CNTL = seconds & 0xFFFF;
    end();
    BKP_DR[MAGIC] = SET;
}

static uint32_t alarm_at, alarm_repeat;

static uint32_t count(void) {
    uint32_t us;
    return hw_rtc_seconds(&us);
}

// The flag comes at the end of the second that the register names, with the last tick before the count goes on
// (RM0008 18.3.5). When that has passed while the register was written, the interrupt is made here.
static void set_alarm(uint32_t seconds) {
    alarm_at = seconds;
    BKP_DR[ALARM] = seconds & 0xFFFF;
    begin();
    RTC->ALRH = (seconds - 1) >> 16;
    RTC->ALRL = (seconds - 1) & 0xFFFF;
    RTC->CRL &= ~RTC_CRL_ALRF;
    end();
    if ((int32_t)(count() - seconds) >= 0 && !(RTC->CRL & RTC_CRL_ALRF)) {
        EXTI->SWIER = 1u << ALARM_LINE;
    }
}

void hw_rtc_alarm(uint32_t seconds, uint32_t repeat) {
    hw_rtc_alarm_off();
    alarm_repeat = repeat;
    RTC->CRH |= RTC_CRH_ALRIE;
    EXTI->RTSR |= 1u << ALARM_LINE;
    EXTI->PR = 1u << ALARM_LINE;
    EXTI->IMR |= 1u << ALARM_LINE;
    set_alarm(seconds);
    hw_irq_enable(IRQ_RTC_ALARM);
}

uint32_t hw_rtc_alarm_at(void) {
    return alarm_at;
}

void hw_rtc_alarm_off(void) {
    alarm_at = 0;
    EXTI->IMR &= ~(1u << ALARM_LINE);
}

// The count has a tick to go, and the bus may have been off: what is read is right after the next tick.
void RTCAlarm_IRQHandler(void) {
    EXTI->PR = 1u << ALARM_LINE;
    RTC->CRL &= ~RTC_CRL_ALRF;
    synchronise();
    if (alarm_repeat) {
        set_alarm(alarm_at + alarm_repeat);
    }
    hw_on_source(HW_SOURCE_RTC);
}

uint8_t hw_backup_read(unsigned at) {
    return (uint8_t)(BKP_DR[1 + at / 2] >> at % 2 * 8);
}

void hw_backup_write(unsigned at, uint8_t byte) {
    volatile uint32_t *reg = &BKP_DR[1 + at / 2];
    unsigned shift = at % 2 * 8;
    *reg = (*reg & ~(0xFFu << shift)) | (uint32_t)byte << shift;
}
