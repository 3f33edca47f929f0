// SPDX-License-Identifier: MIT
// The RTC's outputs at PC13: its clock divided by 64, a pulse with each second, with the alarm. RTCCLK is LSI, 40 kHz.
#include "backup.h"

enum { CCO = 0x80, ASOE = 0x100, ASOS = 0x200, RTCCLK = 200 }; // core cycles of a RTCCLK

static uint32_t pin(void) {
    return GPIO('C', IDR) >> 13 & 1;
}

// Waits for the pin's next rising edge, at most that long; the cycle, 0: none.
static uint32_t rise(uint32_t limit) {
    uint32_t start = cycles();
    while (pin() && cycles() - start < limit) {
    }
    while (!pin() && cycles() - start < limit) {
    }
    return pin() ? cycles() : 0;
}

static uint32_t width(void) {
    uint32_t start = cycles();
    while (pin()) {
    }
    return cycles() - start;
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x4015;
    console_start(16);
    backup_open();
    RCC_CSR |= 1;
    while (!(RCC_CSR & 2)) {
    }
    RCC_BDCR |= 2u << 8 | 1u << 15;
    rtc_set(399, 0, 5); // 10 ms
    GPIO('C', BSRR) = 1u << 13;
    pin_config('C', 13, OUT_PP);
    REG(0x40006C2C) = CCO;
    uint32_t first = rise(100000), high = width(), second = rise(100000);
    check("rtcout-reads-back", REG(0x40006C2C), CCO);
    check_range("rtcout-clock", second - first, 64 * RTCCLK - 30, 64 * RTCCLK + 30);
    check_range("rtcout-clock-duty", high, 32 * RTCCLK - 30, 32 * RTCCLK + 30);
    REG(0x40006C2C) = ASOE | ASOS;
    first = rise(200000), high = width(), second = rise(200000);
    check_range("rtcout-seconds", second - first, 400 * RTCCLK - 30, 400 * RTCCLK + 30);
    check_range("rtcout-second-width", high, RTCCLK - 30, RTCCLK + 30);
    rtc_set(399, 0, 5);
    REG(0x40006C2C) = ASOE;
    first = cycles();
    second = rise(2000000);
    check_range("rtcout-alarm", second - first, 2300 * RTCCLK, 2405 * RTCCLK);
    check("rtcout-one-alarm", rise(1000000), 0);
    REG(0x40006C2C) = 0;
    check("rtcout-pin-is-gpio-again", pin(), 1);
}
