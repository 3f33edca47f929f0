// SPDX-License-Identifier: MIT
// Option bytes over resets: the hardware watchdog, Stop and Standby as a reset, the read protection, and what lifting it costs.
#include "bare.h"

#define MAGIC 0x0B7E5AFEu
static volatile NO_INIT uint32_t magic, round, wdg_sw, csr, low_power[2];

enum { OPTPG = 16, OPTER = 32, STRT = 64, OPTWRE = 512, WRPRTERR = 16 };

static void unlock(void) {
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0xCDEF89AB;
    FLASH_OPTKEYR = 0x45670123;
    FLASH_OPTKEYR = 0xCDEF89AB;
}

static void erase_options(void) {
    FLASH_CR = OPTWRE | OPTER;
    FLASH_CR = OPTWRE | OPTER | STRT;
    while (FLASH_SR & 1) {
    }
}

static void reset(void) {
    round++;
    SCB_AIRCR = 0x05FA0004;
    for (;;) {
    }
}

static IN_RAM void say(const char *text) {
    while (*text) {
        while (!(REG(USART1 + USART_SR) & TXE)) {
        }
        REG(USART1 + USART_DR) = (uint8_t)*text++;
    }
}

static char gone[] = "ok protect-lifting-erases\n", kept[] = "FAIL protect-lifting-erases: kept\n",
            end[] = "end\n";

// Takes the program in flash with it.
static IN_RAM void lift_protection(void) {
    FLASH_CR = OPTWRE | OPTPG;
    REG16(0x1FFFF800) = 0xA5;
    while (FLASH_SR & 1) {
    }
    say(REG(0x08000000) == 0xFFFFFFFF ? gone : kept);
    say(end);
    for (;;) {
        __asm volatile("wfi");
    }
}

static void program_options(uint32_t user) {
    unlock();
    erase_options();
    FLASH_CR = OPTWRE | OPTPG;
    REG16(0x1FFFF800) = 0xA5;
    REG16(0x1FFFF802) = (uint16_t)user;
}

static void fall_asleep(uint32_t pwr_cr) {
    round++;
    RCC_CSR = 1u << 24;
    RCC_APB1ENR = 1u << 28;
    REG(0x40007000) = pwr_cr;
    REG(0xE000ED10) = 4; // SLEEPDEEP
    __asm volatile("wfi");
    reset();
}

static void last_round(void) {
    console_start(16);
    check("protect-hardware-watchdog", wdg_sw, 0);
    check("protect-hardware-watchdog-bites", csr & 1u << 29, 1u << 29);
    check("protect-stop-resets", low_power[0], 0x84000000);
    check("protect-standby-resets", low_power[1], 0x84000000);
    check("protect-rdprt", FLASH_OBR & 3, 2);
    unlock();
    FLASH_CR = OPTWRE | 1;
    REG16(0x08000FFE) = 0x1234;
    check("protect-first-pages", FLASH_SR & WRPRTERR, WRPRTERR);
    FLASH_SR = WRPRTERR;
    REG16(0x08001000) = 0x1234;
    check("protect-not-the-others", REG16(0x08001000), 0x1234);
    erase_options();
    lift_protection();
}

void test(void) {
    if (magic != MAGIC) {
        magic = MAGIC;
        round = 0;
        RCC_CSR = 1u << 24;
        program_options(0xFE); // WDG_SW = 0: a hardware watchdog
        reset();
    }
    if (round == 1) {
        wdg_sw = FLASH_OBR >> 2 & 1;
        round++;
        for (;;) { // until the watchdog bites
        }
    }
    if (round == 2) {
        csr = RCC_CSR;
        program_options(0xFD); // nRST_STOP = 0
        reset();
    }
    if (round == 3) {
        fall_asleep(0);
    }
    if (round == 4) {
        low_power[0] = RCC_CSR & 0xFC000000;
        program_options(0xFB); // nRST_STDBY = 0
        reset();
    }
    if (round == 5) {
        fall_asleep(2); // PDDS
    }
    if (round == 6) {
        low_power[1] = RCC_CSR & 0xFC000000;
        unlock();
        erase_options(); // no watchdog any more, and the read protection on
        reset();
    }
    last_round();
}
