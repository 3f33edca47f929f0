// SPDX-License-Identifier: MIT
// What other people's programs touch and ours does not: registers that are not there, the debug and trace blocks
// while no debugger is attached, the clock output, EVENTOUT. PA8, PB8 and PA0 (TIM2's ETR) are wired together.
#include "bare.h"

#define TIM2_CR1  REG(0x40000000)
#define TIM2_SMCR REG(0x40000008)
#define TIM2_CNT  REG(0x40000024)
#define ITM_PORT0 0xE0000000
#define ITM_TER   REG(0xE0000E00)
#define ITM_TCR   REG(0xE0000E80)
#define ITM_LAR   REG(0xE0000FB0)
#define ITM_LSR   REG(0xE0000FB4)
#define NVIC_ICER 0xE000E180

static void check_nothing_there(void) {
    RCC_AHBENR |= 1;
    REG(0x400200FC) = 1; // behind DMA1's channels
    check("foreign-dma-hole", REG(0x400200FC), 0);
    REG(0x40021028) = 0xFFFFFFFF; // RCC_AHBRSTR of other lines
    check("foreign-rcc-hole", REG(0x40021028), 0);
    REG(0x40000C00) = 1; // TIM5, which the smaller chips have not
    check("foreign-apb1-hole", REG(0x40000C00), 0);
    REG8(0x40011C00) = 1; // GPIOF
    check("foreign-apb2-hole", REG16(0x40011C00), 0);
    REG(0x40003800 + 0x1C) = 0x0800; // SPI2_I2SCFGR
    check("foreign-no-i2s", REG(0x4000381C), 0);
    AFIO_EXTICR(0) = 0x0065; // ports F and G
    check("foreign-exticr-f-g", AFIO_EXTICR(0), 0x0065);
    AFIO_EXTICR(0) = 0;
    check("foreign-no-faults", faults, 0);
    (void)REG(0x60000000);
    check("foreign-external-memory-faults", faults, 1);
}

static void check_nvic(void) {
    for (unsigned i = 0; i < 8; i++) {
        REG(NVIC_ICER + 4 * i) = 0xFFFFFFFF; // what a bootloader does before it jumps
    }
    check("foreign-nvic-lines-that-are-not", REG(NVIC_ICER + 4 * 7), 0);
    REG8(0xE000E102) = 1; // ISER, its third byte: interrupt 16
    check("foreign-nvic-byte", NVIC_ISER(0), 1u << 16);
    check("foreign-nvic-byte-read", REG8(0xE000E102), 1);
    REG(NVIC_ICER) = 1u << 16;
    REG8(0xE000E4EF) = 0xF0; // a priority of an interrupt that this chip has not
    check("foreign-nvic-priority", REG8(0xE000E4EF), 0);
}

static void itm_print(const char *text) {
    while (*text) {
        while (!REG(ITM_PORT0)) {
        }
        REG8(ITM_PORT0) = (uint8_t)*text++;
    }
}

static void check_trace(void) {
    check("foreign-itm-off", ITM_TCR | ITM_TER | REG(ITM_PORT0), 0);
    REG8(ITM_PORT0) = 'x'; // lost
    DEMCR |= 1u << 24;
    REG(0xE0042004) = 0x27; // DBGMCU_CR: TRACE_IOEN, and the debugger's sleep bits
    check("foreign-dbgmcu-cr", REG(0xE0042004), 0x27);
    REG(0xE00400F0) = 2; // TPIU: asynchronous, then the prescaler
    REG(0xE0040010) = 35;
    check("foreign-tpiu", REG(0xE00400F0) << 8 | REG(0xE0040010), 2 << 8 | 35);
    ITM_TER = 1;
    check("foreign-itm-locked", ITM_TER << 8 | ITM_LSR, 3);
    ITM_LAR = 0xC5ACCE55;
    check("foreign-itm-unlocked", ITM_LSR, 1);
    ITM_TCR = 0x0001000D;
    ITM_TER = 1;
    check("foreign-itm-other-port", REG(ITM_PORT0 + 4), 0);
    itm_print("hello, trace\r\nsecond line\n");
    ITM_TCR = 0;
    check("foreign-itm-off-again", REG(ITM_PORT0), 0);
}

static void check_debug(void) {
    REG(0xE0001020) = 0x08000100; // DWT_COMP0, and a function that traces
    REG(0xE0001028) = 1;
    check("foreign-dwt-comparator", REG(0xE0001020) + REG(0xE0001028), 0x08000101);
    check("foreign-dwt-comparators", DWT_CTRL >> 28, 4);
    check_range("foreign-dwt-pcsr", REG(0xE000101C), 0x08000000, 0x08010000);
    check("foreign-fpb", REG(0xE0002000), 0x260);
    check("foreign-rom-table", REG(0xE00FF000), 0xFFF0F003);
    DEMCR |= 1; // VC_CORERESET
    check("foreign-demcr", DEMCR, 1u << 24 | 1);
    DEMCR &= ~1u;
    REG(0xE000EDF0) = 0xA05F0001; // a program cannot attach a debugger to itself
    check("foreign-dhcsr", REG(0xE000EDF0), 0);
}

static unsigned counted_in(uint32_t period) {
    TIM2_CNT = 0;
    uint32_t start = cycles();
    while (cycles() - start < period) {
    }
    return TIM2_CNT;
}

static void check_outputs(void) {
    RCC_APB1ENR |= 1;
    RCC_APB2ENR |= 0xD;
    pin_config('A', 0, FLOATING);
    pin_config('B', 8, FLOATING);
    pin_config('A', 8, ALT_PP | 1);
    TIM2_SMCR = 1u << 14; // ECE: counts ETR's rising edges
    TIM2_CR1 = 1;
    check("foreign-no-mco", counted_in(7200), 0);
    RCC_CFGR |= 5u << 24; // HSI
    check_range("foreign-mco-hsi", counted_in(7200), 799, 805);
    RCC_CFGR = (RCC_CFGR & ~(7u << 24)) | 6u << 24; // HSE
    check_range("foreign-mco-hse", counted_in(14400), 1599, 1605);
    RCC_CFGR |= 7u << 24; // PLL/2: 36 MHz, too fast to be drawn
    check("foreign-mco-pll", counted_in(7200), 0);
    RCC_CFGR &= ~(7u << 24);
    pin_config('A', 8, FLOATING);
    pin_config('B', 8, ALT_PP | 1);
    REG(0x40010000) = 0x98; // AFIO_EVCR: EVOE, port B, pin 8
    TIM2_CNT = 0;
    __asm volatile("sev\nnop\nnop\nsev\nnop\nnop\nsev\nnop\nnop\nwfe");
    check("foreign-eventout", TIM2_CNT, 3);
    REG(0x40010000) = 0;
    __asm volatile("sev\nnop\nnop\nwfe");
    check("foreign-eventout-off", TIM2_CNT, 3);
}

void test(void) {
    clock_72mhz();
    console_start(625);
    cycles_start();
    RCC_APB2ENR |= 1;
    RCC_APB1ENR |= 1u << 14;
    check_nothing_there();
    check_nvic();
    check_trace();
    check_debug();
    check_outputs();
}
