// SPDX-License-Identifier: MIT
// Ports as wires: modes, pulls, open drain, what is soldered to the board, the lock, the debug pins.
#include "bare.h"

static unsigned level(char port, unsigned pin) {
    return GPIO(port, IDR) >> pin & 1;
}
static void set(char port, unsigned pin) {
    GPIO(port, BSRR) = 1u << pin;
}
static void clear(char port, unsigned pin) {
    GPIO(port, BRR) = 1u << pin;
}

static void check_modes(void) {
    check("gpio-crl-reset-value", GPIO('B', CRL), 0x44444444);
    pin_config('B', 5, OUT_PP);
    set('B', 5);
    check("gpio-push-pull-high", level('B', 5), 1);
    clear('B', 5);
    check("gpio-push-pull-low", level('B', 5), 0);
    pin_config('B', 5, FLOATING);
    check("gpio-floating-keeps-level", level('B', 5), 0);
    pin_config('B', 5, PULLED);
    set('B', 5);
    check("gpio-pull-up", level('B', 5), 1);
    clear('B', 5);
    check("gpio-pull-down", level('B', 5), 0);
    set('B', 5);
    pin_config('B', 5, ANALOG);
    check("gpio-analog-reads-0", level('B', 5), 0);
    pin_config('B', 5, ALT_PP | 1);
    check("gpio-alternate-ignores-odr", GPIO('B', ODR) >> 5 & 1, 1);
}

static void check_wires(void) {
    check("gpio-pb2-boot1-low", level('B', 2), 0);
    pin_config('B', 2, OUT_PP);
    set('B', 2);
    check("gpio-output-beats-resistor", level('B', 2), 1);
    check("gpio-pa12-usb-pull-up", level('A', 12), 1);
    pin_config('A', 12, OUT_OD);
    clear('A', 12);
    check("gpio-open-drain-low", level('A', 12), 0);
    set('A', 12);
    check("gpio-open-drain-released", level('A', 12), 1);
    console_drain(); // between frames
    check("gpio-usart-tx-idles-high", level('A', 9), 1);
}

static void check_set_and_reset(void) {
    GPIO('C', ODR) = 0x00F0;
    GPIO('C', BSRR) = 0x00300001; // reset 4 and 5, set 0
    check("gpio-bsrr", GPIO('C', ODR), 0x00C1);
    GPIO('C', BSRR) = 0x00010001;
    check("gpio-bsrr-set-wins", GPIO('C', ODR), 0x00C1);
    REG16(0x40011000 + BRR) = 0x0001;
    check("gpio-brr-half-word", GPIO('C', ODR), 0x00C0);
    // The APB bridge doubles a half-word, so this sets the low half and the set wins over the reset.
    REG16(0x40011000 + BSRR) = 0x0002;
    check("gpio-bsrr-half-word", GPIO('C', ODR), 0x00C2);
    REG(0x42000000 + (0x11000 + ODR) * 32 + 9 * 4) = 1;
    check("gpio-bit-band", GPIO('C', ODR), 0x02C2);
    GPIO('C', ODR) = 0;
}

static void check_lock(void) {
    uint32_t mask = 1u << 3, key = 1u << 16;
    GPIO('D', LCKR) = key | mask;
    GPIO('D', LCKR) = mask;
    check("gpio-lock-needs-sequence", GPIO('D', LCKR) >> 16, 0);
    GPIO('D', LCKR) = key | mask;
    GPIO('D', LCKR) = mask;
    GPIO('D', LCKR) = key | mask;
    (void)GPIO('D', LCKR);
    check("gpio-locked", GPIO('D', LCKR), key | mask);
    GPIO('D', CRL) = 0x33333333;
    check("gpio-locked-pin-keeps", GPIO('D', CRL), 0x33334333);
}

static void check_debug_pins(void) {
    check("gpio-pa13-pulled-up", level('A', 13), 1);
    check("gpio-pa14-pulled-down", level('A', 14), 0);
    pin_config('A', 13, OUT_PP);
    clear('A', 13);
    check("gpio-debug-owns-pa13", level('A', 13), 1);
    pin_config('B', 4, OUT_PP);
    clear('B', 4);
    check("gpio-debug-owns-pb4", level('B', 4), 1);
    AFIO_MAPR = 2u << 24; // JTAG off, SWD on
    check("gpio-jtag-off-frees-pb4", level('B', 4), 0);
    check("gpio-swd-keeps-pa13", level('A', 13), 1);
    AFIO_MAPR = 4u << 24;
    check("gpio-swj-off-frees-pa13", level('A', 13), 0);
    check("gpio-swj-cfg-write-only", AFIO_MAPR, 0);
}

void test(void) {
    RCC_APB2ENR = 0x7D;
    console_start(16);
    check_modes();
    check_wires();
    check_set_and_reset();
    check_lock();
    check_debug_pins();
    pin_config('C', 13, OUT_PP); // ODR is 0: the LED lights
    set('C', 13);
    pin_config('C', 13, OUT_OD);
    clear('C', 13);
    pin_config('C', 13, PULLED); // a pull-down does not light it
}
