// SPDX-License-Identifier: MIT
// The backup domain: its lock, LSE, the RTC's protocol, counting, interrupts and alarm, the tamper pin, what survives a
// reset and what the domain's own reset clears. run.py runs it twice with --backup: ROUND 2 finds what 1 has left.
#include "backup.h"

#if ROUND == 1
#define TICKS  328u // of LSE, a period of the counter: 10.01 ms
#define PERIOD (TICKS * 8000000ull / 32768)

static volatile unsigned seconds, alarms, tampers;

static void rtc_irq(void) {
    seconds += RTC_CRL & SECF;
    RTC_CRL = (RTC_CRL | 0xF) & ~(uint32_t)SECF;
}
static void alarm_irq(void) {
    alarms++;
    EXTI_PR = 1u << 17;
}
static void tamper_irq(void) {
    tampers++;
    BKP_CSR |= 2; // CTI
}

static void check_lock(void) {
    BKP_DR(1) = 0x1234;
    note("bkp-without-clock", BKP_DR(1), 0);
    RCC_APB1ENR |= 3u << 27;
    BKP_DR(1) = 0x1234;
    RCC_BDCR = 1;
    note("bkp-locked", BKP_DR(1), 0);
    note("bdcr-locked", RCC_BDCR, 0);
    PWR_CR |= DBP;
    BKP_DR(1) = 0x11234;
    BKP_DR(10) = 0xFFFF;
    note("bkp-open", BKP_DR(1), 0x1234);
    note("bkp-dr10", BKP_DR(10), 0xFFFF);
}

static void check_lse(void) {
    uint32_t begin = cycles();
    RCC_BDCR |= 1;
    while (!(RCC_BDCR & 2)) {
    }
    note_range("lse-start", cycles() - begin, 1500 * 8000, 1501 * 8000);
    RCC_BDCR |= 1u << 8 | 1u << 15;
    RCC_BDCR |= 2u << 8;
    note("rtcsel-once", RCC_BDCR >> 8 & 3, 1);
    note("rtc-crl-after-reset", RTC_CRL, RTOFF);
}

static void check_protocol(void) {
    RTC_PRLL = 99;
    rtc_synchronise();
    note_range("rtc-div-starts", RTC_DIVL, 0x7F00, 0x8000);
    rtc_begin();
    RTC_PRLL = TICKS - 1;
    RTC_PRLH = 0;
    RTC_CNTL = 100;
    RTC_CNTH = 0;
    uint32_t begin = cycles();
    RTC_CRL &= ~(uint32_t)CNF;
    note("rtc-rtoff", RTC_CRL & RTOFF, 0);
    while (!(RTC_CRL & RTOFF)) {
    }
    note_range("rtc-write-takes-3-ticks", cycles() - begin, 2 * 244, 3 * 244 + 40);
    note("rtc-counter-written", rtc_counter(), 100);
    RTC_CNTL = 7;
    note("rtc-not-without-cnf", rtc_counter(), 100);
    RTC_CRL &= ~(uint32_t)SECF;
    while (!(RTC_CRL & SECF)) {
    }
    begin = cycles();
    RTC_CRL &= ~(uint32_t)SECF;
    while (!(RTC_CRL & SECF)) {
    }
    note_range("rtc-period", cycles() - begin, PERIOD - 300, PERIOD + 300);
    note("rtc-flag-before-count", rtc_counter(), 101);
    wait_cycles(244);
    note("rtc-counts", rtc_counter(), 102);
}

static void check_interrupts(void) {
    irq_handlers[3] = rtc_irq;
    irq_handlers[41] = alarm_irq;
    irq_enable(3);
    irq_enable(41);
    EXTI_IMR = 1u << 17;
    EXTI_RTSR = 1u << 17;
    rtc_set(TICKS - 1, 0xFFFFFFFE, 3);
    RTC_CRL &= ~(uint32_t)(SECF | ALRF | OWF);
    while (!(RTC_CRL & RTOFF)) {
    }
    RTC_CRH = 1;
    uint32_t begin = cycles();
    while (!alarms) {
    }
    note_range("rtc-alarm-time", cycles() - begin, 6 * PERIOD - 1700, 6 * PERIOD - 40);
    note_range("rtc-second-interrupts", seconds, 5, 6);
    wait_cycles(100);
    note("rtc-alarm-flag", RTC_CRL & ALRF, ALRF);
    note("rtc-overflow-flag", RTC_CRL & OWF, OWF);
    note_range("rtc-counter-wrapped", rtc_counter(), 3, 4);
    RTC_CRH = 0;
}

static void check_tamper(void) {
    irq_handlers[2] = tamper_irq;
    irq_enable(2);
    pin_config('C', 13, PULLED); // low
    BKP_CR = 0;
    BKP_CSR = 1 | 4; // TPIE
    BKP_CR = 1;      // TPE, high is the alarm
    BKP_DR(2) = 0x77;
    note("tamper-quiet", BKP_DR(2), 0x77);
    GPIO('C', BSRR) = 1u << 13;
    note("tamper-clears", BKP_DR(2), 0);
    note("tamper-interrupt", tampers, 1);
    note("tamper-flag", BKP_CSR >> 8 & 1, 1);
    BKP_CR = 0;
    BKP_CSR = 1;
    note("tamper-flag-cleared", BKP_CSR, 0);
    pin_config('C', 13, FLOATING);
}

static void second_boot(void) {
    note("rtc-interface-reset", RTC_CRL & (RSF | CNF | RTOFF), 0); // its clock is off
    note("bdcr-kept", RCC_BDCR, 0x8103);
    backup_open();
    note("bkp-kept", BKP_DR(3), 0xBEEF);
    uint32_t before = rtc_counter();
    while (!(RTC_CRL & RSF)) {
    }
    note("rtc-not-synchronised", before, 0);
    note_range("rtc-went-on", rtc_counter(), 1000, 1001);
    RCC_BDCR = 1u << 16;
    note("bdrst-clears-bkp", BKP_DR(3), 0);
    note("bdrst-clears-bdcr", RCC_BDCR, 1u << 16);
    RCC_BDCR = 0;
    RCC_CSR |= 1;
    while (!(RCC_CSR & 2)) {
    }
    RCC_BDCR = 2u << 8 | 1u << 15; // LSI, 40 kHz
    rtc_set(399, 0, 0xFFFFFFFF);
    uint32_t begin = cycles();
    while (rtc_counter() < 5) {
    }
    note_range("rtc-lsi", cycles() - begin, 5 * 80000 - 1000, 5 * 80000 + 1000);
    rtc_set(0x7FFF, 0xCAFE0042, 0xFFFFFFFF);
    BKP_DR(5) = 0x5555;
}
#endif

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x481D;
    console_start(16);
#if ROUND == 1
    if (!(RCC_CSR & 1u << 28)) { // not yet by software
        check_lock();
        check_lse();
        check_protocol();
        check_interrupts();
        check_tamper();
        tell_notes();
        console_drain();
        BKP_DR(3) = 0xBEEF;
        rtc_set(0x7FFF, 1000, 0xFFFFFFFF);
        SCB_AIRCR = 0x05FA0004;
        for (;;) {
        }
    }
    second_boot();
#else
    backup_open();
    note("backup-file-bkp", BKP_DR(5), 0x5555);
    note("backup-file-bdcr", RCC_BDCR, 2u << 8 | 1u << 15);
    RCC_CSR |= 1;
    rtc_synchronise();
    note("backup-file-rtc", rtc_counter(), 0xCAFE0042 + LATER);
#endif
    tell_notes();
}
