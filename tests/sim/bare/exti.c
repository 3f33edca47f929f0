// SPDX-License-Identifier: MIT
// External interrupts: edges, masks, shared vectors, software triggers, port selection, WFE by events.
#include "bare.h"

static volatile unsigned line0, lines9_5, lines15_10;

static void irq_line0(void) {
    line0++;
    EXTI_PR = 1;
}
static void irq_9_5(void) {
    lines9_5++;
    EXTI_PR = 0x3E0;
}
static void irq_15_10(void) {
    lines15_10++;
    EXTI_PR = 0xFC00;
}

// A pulse on an output pin, which its own input sees.
static void pulse(char port, unsigned pin) {
    GPIO(port, BSRR) = 1u << pin;
    GPIO(port, BRR) = 1u << pin;
}

static void check_edges(void) {
    EXTI_IMR = 1;
    pulse('A', 0);
    check("exti-no-edge-selected", line0, 0);
    EXTI_RTSR = 1;
    pulse('A', 0);
    check("exti-rising", line0, 1);
    EXTI_FTSR = 1;
    pulse('A', 0);
    check("exti-both-edges", line0, 3);
    EXTI_IMR = 0;
    pulse('A', 0);
    check("exti-masked", line0, 3);
    check("exti-masked-not-pending", EXTI_PR, 0);
    EXTI_IMR = 1;
    check("exti-nothing-left-over", line0, 3);
}

static void check_selection(void) {
    AFIO_EXTICR(0) = 1; // line 0 from port B
    pulse('A', 0);
    check("exti-other-port-ignored", line0, 3);
    pulse('B', 0);
    check("exti-selected-port", line0, 5);
    AFIO_EXTICR(1) = 1u << 8; // line 6 from port B
    AFIO_EXTICR(3) = 2u << 4; // line 13 from port C
    EXTI_IMR = 1u << 6 | 1u << 13;
    EXTI_RTSR = 1u << 6 | 1u << 13;
    EXTI_FTSR = 0;
    pulse('B', 6);
    check("exti-9-5", lines9_5, 1);
    pulse('C', 13);
    check("exti-15-10", lines15_10, 1);
}

static void check_software(void) {
    EXTI_IMR = 1;
    EXTI_SWIER = 1;
    check("exti-software", line0, 6);
    check("exti-swier-cleared-by-pr", EXTI_SWIER, 0);
    EXTI_IMR = 1u << 2; // not enabled in the NVIC
    EXTI_SWIER = 1u << 2;
    check("exti-pending-stays", EXTI_PR, 1u << 2);
    EXTI_PR = 1u << 2;
    check("exti-pr-write-1-clears", EXTI_PR, 0);
}

static void check_event(void) {
    EXTI_IMR = 0;
    EXTI_EMR = 2;
    __asm volatile("sev\n wfe"); // leaves the event register clear
    EXTI_SWIER = 2;
    __asm volatile("wfe"); // would sleep for ever without the event
    check("exti-event-wakes-wfe", EXTI_PR, 0);
}

void test(void) {
    RCC_APB2ENR = 0x3D;
    console_start(16);
    irq_handlers[6] = irq_line0;
    irq_handlers[23] = irq_9_5;
    irq_handlers[40] = irq_15_10;
    irq_enable(6);
    irq_enable(23);
    irq_enable(40);
    pin_config('A', 0, OUT_PP);
    pin_config('B', 0, OUT_PP);
    pin_config('B', 6, OUT_PP);
    pin_config('C', 13, OUT_PP);
    check_edges();
    check_selection();
    check_software();
    check_event();
}
