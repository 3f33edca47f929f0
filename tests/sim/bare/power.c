// SPDX-License-Identifier: MIT
// Sleep, Stop, Standby. run.py presses a button (to the supply) at PA0 1700 and 1800 ms after power-on. The backup
// registers count the boots.
#include "backup.h"

static volatile unsigned wakes;
static volatile NO_INIT uint32_t in_ram;

static void exti0(void) {
    wakes++;
    EXTI_PR = 1;
}
static void alarm(void) {
    wakes++;
    EXTI_PR = 1u << 17;
}
static void tim2(void) {
    wakes++;
    TIM(TIM2, SR) = 0;
}

static void lsi_rtc(uint32_t alarm_in) {
    RCC_CSR |= 1;
    while (!(RCC_CSR & 2)) {
    }
    RCC_BDCR = 2u << 8 | 1u << 15;
    rtc_set(39, 0, alarm_in); // a count is 1 ms
    RTC_CRL &= ~(uint32_t)ALRF;
}

static void check_sleep(void) {
    irq_handlers[28] = tim2;
    irq_enable(28);
    TIM(TIM2, PSC) = 7999;
    TIM(TIM2, ARR) = 9;
    TIM(TIM2, EGR) = 1;
    TIM(TIM2, SR) = 0;
    TIM(TIM2, DIER) = 1;
    TIM(TIM2, CR1) = CEN | OPM;
    uint32_t begin = cycles();
    __asm volatile("wfi");
    note("sleep-woken", wakes, 1);
    note_range("sleep-time", cycles() - begin, 79900, 80100);
    note("sleep-not-stop", PWR_CSR & (SBF | WUF), 0);
}

static void check_stop(void) {
    clock_72mhz();
    lsi_rtc(100);
    irq_handlers[41] = alarm;
    irq_enable(41);
    EXTI_IMR = 1u << 17;
    EXTI_RTSR = 1u << 17;
    TIM(TIM2, DIER) = 0;
    TIM(TIM2, ARR) = 0xFFFF;
    TIM(TIM2, CR1) = CEN;
    wakes = 0;
    SCB_SCR = 4; // SLEEPDEEP
    uint32_t begin = cycles(), ticks = TIM(TIM2, CNT);
    __asm volatile("wfi");
    uint32_t slept = cycles() - begin;
    note("stop-woken-by-alarm", wakes, 1);
    note_range("stop-cycles-stand-still", slept, 0, 500);
    note_range("stop-timer-stands-still", TIM(TIM2, CNT) - ticks, 0, 1);
    note("stop-clock-is-hsi", RCC_CFGR & 0xF, 0);
    note("stop-pll-off", RCC_CR & 0x03010000, 0);
    rtc_synchronise();
    note_range("stop-rtc-went-on", rtc_counter(), 100, 101);
    irq_handlers[6] = exti0;
    irq_enable(6);
    pin_config('A', 0, PULLED);
    EXTI_IMR = 1;
    EXTI_RTSR = 1;
    wakes = 0;
    __asm volatile("wfi");
    rtc_synchronise();
    note("stop-woken-by-pin", wakes, 1);
    EXTI_IMR = 2;
    EXTI_SWIER = 2; // pending, though no interrupt of the NVIC
    begin = cycles();
    __asm volatile("wfi");
    note_range("stop-refused-while-pending", cycles() - begin, 1, 100);
    EXTI_PR = 2;
}

static void standby(void) {
    tell_notes();
    console_drain();
    in_ram = 0x12345678;
    PWR_CR |= PDDS | CWUF | CSBF;
    SCB_SCR = 4;
    __asm volatile("wfi");
    put_text("FAIL standby-fell-through\n");
}

// The independent watchdog ends Stop too.
static void stop_with_watchdog(void) {
    tell_notes();
    console_drain();
    RCC_CSR |= 1u << 24;
    REG(0x40003000) = 0x5555;
    REG(0x40003008) = 99; // 40 ms
    REG(0x40003004) = 2;
    while (REG(0x4000300C)) {
    }
    REG(0x40003000) = 0xAAAA;
    REG(0x40003000) = 0xCCCC;
    SCB_SCR = 4;
    __asm volatile("wfi");
    put_text("FAIL stop-fell-through\n");
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x481D;
    RCC_APB1ENR = 1;
    console_start(16);
    backup_open();
    unsigned boot = BKP_DR(1)++;
    if (boot == 0) {
        check_sleep();
        check_stop();
        console_start(16);
        EXTI_IMR = 0;
        lsi_rtc(20);
        standby();
    }
    if (boot == 3) {
        note("stop-ended-by-watchdog", RCC_CSR >> 26, 0x9);
        tell_notes();
        return;
    }
    note("standby-sbf", PWR_CSR & SBF, SBF);
    note("standby-wuf", PWR_CSR & WUF, WUF);
    note("standby-reset-flags", RCC_CSR >> 26, 3); // as at power-on
    note("standby-ram-lost", in_ram != 0x12345678, 1);
    if (boot == 1) {
        PWR_CR |= CWUF | CSBF;
        note("standby-flags-cleared", PWR_CSR, 0);
        PWR_CSR = EWUP;
        standby();
    }
    note("standby-second-by-pin", boot, 2);
    stop_with_watchdog();
}
