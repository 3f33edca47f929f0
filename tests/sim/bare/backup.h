// SPDX-License-Identifier: MIT
// tests/sim/bare/backup.h -- PWR, BKP and RTC (RM0008 5.4, 6.4, 18.4), for the test programs.
#ifndef BACKUP_H
#define BACKUP_H

#include "tim.h"

#define PWR_CR    REG(0x40007000)
#define PWR_CSR   REG(0x40007004)
#define BKP_DR(n) REG(0x40006C00 + 4 * (n))
#define BKP_CR    REG(0x40006C30)
#define BKP_CSR   REG(0x40006C34)
#define RCC_BDCR  REG(0x40021020)
#define RTC_CRH   REG(0x40002800)
#define RTC_CRL   REG(0x40002804)
#define RTC_PRLH  REG(0x40002808)
#define RTC_PRLL  REG(0x4000280C)
#define RTC_DIVL  REG(0x40002814)
#define RTC_CNTH  REG(0x40002818)
#define RTC_CNTL  REG(0x4000281C)
#define RTC_ALRH  REG(0x40002820)
#define RTC_ALRL  REG(0x40002824)
#define SCB_SCR   REG(0xE000ED10)
enum { SECF = 1, ALRF = 2, OWF = 4, RSF = 8, CNF = 16, RTOFF = 32 };
enum { DBP = 1 << 8, PDDS = 2, CWUF = 4, CSBF = 8, WUF = 1, SBF = 2, EWUP = 1 << 8 };

static inline void backup_open(void) {
    RCC_APB1ENR |= 3u << 27;
    PWR_CR |= DBP;
}

static inline void rtc_begin(void) {
    while (!(RTC_CRL & RTOFF)) {
    }
    RTC_CRL |= CNF;
}

static inline void rtc_end(void) {
    RTC_CRL &= ~(uint32_t)CNF;
    while (!(RTC_CRL & RTOFF)) {
    }
}

static inline void rtc_set(uint32_t prescaler, uint32_t counter, uint32_t alarm) {
    rtc_begin();
    RTC_PRLH = prescaler >> 16;
    RTC_PRLL = prescaler;
    RTC_CNTH = counter >> 16;
    RTC_CNTL = counter;
    RTC_ALRH = alarm >> 16;
    RTC_ALRL = alarm;
    rtc_end();
}

static inline uint32_t rtc_counter(void) {
    return RTC_CNTH << 16 | RTC_CNTL;
}

static inline void rtc_synchronise(void) {
    RTC_CRL &= ~(uint32_t)RSF;
    while (!(RTC_CRL & RSF)) {
    }
}

#endif
