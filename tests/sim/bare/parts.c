// SPDX-License-Identifier: MIT
// Parts at the pins, as run.py attaches them: a button at PA0, pressed at 5 ms for 2 ms and at 10 ms for 1 ms
// with one bounce; a voltage at PA1, 0.4 V, from 8 ms on 3 V; LEDs at PB5 and (to ground) PB6; a servo at PB7.
#include "bare.h"

#define MS 8000u

static volatile uint32_t edges[16], edge_count, rise;

static void watch(uint32_t until) {
    uint32_t last = GPIO('A', IDR) & 3;
    while (cycles() < until) {
        uint32_t now = GPIO('A', IDR) & 3;
        if ((now ^ last) & 1 && edge_count < 16) {
            edges[edge_count++] = cycles();
        }
        if (now & ~last & 2) {
            rise = cycles();
        }
        last = now;
    }
}

static void pulse(unsigned us) {
    uint32_t start = cycles();
    GPIO('B', BSRR) = 1u << 7;
    while (cycles() - start < us * 8) {
    }
    GPIO('B', BRR) = 1u << 7;
}

void test(void) {
    cycles_start();
    RCC_APB2ENR = 0x3D;
    console_start(16);
    pin_config('A', 0, PULLED);
    GPIO('A', BSRR) = 1;
    pin_config('A', 1, FLOATING);
    watch(14 * MS);
    check("button-edges", edge_count, 12);
    check_range("button-press", edges[0], 5 * MS - 500, 5 * MS);
    check_range("button-press-bounces", edges[2] - edges[0], 1600 - 50, 1600 + 50);
    check_range("button-release", edges[3], 7 * MS - 500, 7 * MS);
    check_range("voltage-seen-by-input", rise, 8 * MS - 500, 8 * MS);
    pin_config('B', 5, OUT_OD);
    pin_config('B', 6, OUT_PP);
    pin_config('B', 7, OUT_PP);
    GPIO('B', BSRR) = 1u << 5 | 1u << 6;
    GPIO('B', BRR) = 1u << 6;
    pulse(1000);
    pulse(1000);
    pulse(1500);
}
