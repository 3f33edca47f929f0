// SPDX-License-Identifier: MIT
// The flash controller: keys, programming, errors, erasing with its stall, protection.
#include "bare.h"

#define PAGE  0x0800F000u // of a 64 KiB chip
#define CELL  REG16(PAGE)
#define ALIAS (PAGE - 0x08000000u)
enum { BSY = 1, PGERR = 4, WRPRTERR = 16, EOP = 32 };
enum { PG = 1, PER = 2, OPTPG = 16, OPTER = 32, STRT = 64, LOCK = 128, OPTWRE = 512, EOPIE = 4096 };

#define MAGIC 0xF1A5F1A5u
static volatile NO_INIT uint32_t magic;
static volatile unsigned flash_interrupts;

static void flash_irq(void) {
    flash_interrupts++;
    FLASH_SR = EOP;
}

static void unlock(void) {
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0xCDEF89AB;
}

static uint32_t status(void) {
    while (FLASH_SR & BSY) {
    }
    uint32_t sr = FLASH_SR;
    FLASH_SR = sr;
    return sr;
}

static void erase(uint32_t address) {
    FLASH_CR = PER;
    FLASH_AR = address;
    FLASH_CR = PER | STRT;
    while (FLASH_SR & BSY) {
    }
    FLASH_CR = 0;
}

// Erases while this code runs from RAM: how often it could look at BSY.
static IN_RAM unsigned erase_watching_bsy(uint32_t address) {
    unsigned looks = 0;
    FLASH_CR = PER;
    FLASH_AR = address;
    FLASH_CR = PER | STRT;
    while (FLASH_SR & BSY) {
        looks++;
    }
    FLASH_CR = 0;
    return looks;
}

static void check_locked(void) {
    check("flash-acr-reset-value", FLASH_ACR, 0x30);
    check("flash-cr-reset-value", FLASH_CR, LOCK);
    check("flash-obr-reset-value", FLASH_OBR, 0x03FFFFFC);
    check("flash-wrpr-reset-value", FLASH_WRPR, 0xFFFFFFFF);
    FLASH_CR = PG;
    check("flash-cr-locked", FLASH_CR, LOCK);
    unsigned before = faults;
    CELL = 0x1234;
    check("flash-store-while-locked-faults", faults - before, 1);
    check("flash-store-while-locked-lost", CELL, 0xFFFF);
    unlock();
    check("flash-unlocked", FLASH_CR, 0);
}

static void check_programming(void) {
    FLASH_CR = PG;
    uint32_t start = cycles();
    CELL = 0x1234;
    check_range("flash-program-time", cycles() - start, 400, 500); // 52.5 us at 8 MHz
    check("flash-program-eop", status(), EOP);
    check("flash-programmed", CELL, 0x1234);
    CELL = 0x1200;
    check("flash-pgerr", status(), PGERR);
    check("flash-pgerr-keeps-cell", CELL, 0x1234);
    CELL = 0;
    check("flash-zero-always-programs", status(), EOP);
    check("flash-zero-programmed", CELL, 0);
    REG16(ALIAS + 2) = 0xBEEF;
    check("flash-program-at-alias", REG16(PAGE + 2), 0xBEEF);
    unsigned before = faults;
    REG8(PAGE + 4) = 1;
    REG(PAGE + 4) = 1;
    check("flash-other-widths-fault", faults - before, 2);
    check("flash-other-widths-lost", REG(PAGE + 4), 0xFFFFFFFF);
    FLASH_CR = 0;
}

static void check_erasing(void) {
    uint32_t start = cycles();
    REG16(PAGE + 0x400); // the next page stays
    FLASH_CR = PG;
    REG16(PAGE + 0x400) = 0x7777;
    FLASH_CR = 0;
    start = cycles();
    erase(PAGE + 0x3FE);
    check_range("flash-erase-time", cycles() - start, 160000, 161000); // 20 ms at 8 MHz
    check("flash-erased", CELL, 0xFFFF);
    check("flash-erase-one-page", REG16(PAGE + 0x400), 0x7777);
    erase(ALIAS + 0x400);
    check("flash-erase-by-alias", REG16(PAGE + 0x400), 0xFFFF);
    status();
    check_range("flash-bsy-from-ram", erase_watching_bsy(PAGE), 5000, 100000);
    status();
    irq_handlers[4] = flash_irq;
    irq_enable(4);
    FLASH_CR = PG | EOPIE;
    CELL = 1;
    check("flash-eop-interrupt", flash_interrupts, 1);
    FLASH_CR = LOCK;
    check("flash-lock", FLASH_CR, LOCK);
}

// Protects pages 60-63 by option bytes; this takes effect with the next reset.
static void protect_last_pages(void) {
    unlock();
    FLASH_OPTKEYR = 0x45670123;
    FLASH_OPTKEYR = 0xCDEF89AB;
    check("flash-optwre", FLASH_CR, OPTWRE);
    FLASH_CR = OPTWRE | OPTER;
    FLASH_CR = OPTWRE | OPTER | STRT;
    status();
    FLASH_CR = OPTWRE | OPTPG;
    REG16(0x1FFFF800) = 0xA5;
    REG16(0x1FFFF80A) = 0x7F; // WRP1: bit 7 stands for pages 60-63
    check("flash-option-complement", REG16(0x1FFFF80A), 0x807F);
    check("flash-option-programmed", status(), EOP);
    check("flash-wrpr-until-reset", FLASH_WRPR, 0xFFFFFFFF);
}

static void check_protection(void) {
    check("flash-wrpr-loaded", FLASH_WRPR, 0xFFFF7FFF);
    unlock();
    FLASH_CR = PG;
    CELL = 0;
    check("flash-program-protected", status(), WRPRTERR);
    FLASH_CR = 0;
    erase(PAGE);
    check("flash-erase-protected", status(), WRPRTERR);
    check("flash-protected-kept", CELL, 1);
    FLASH_CR = LOCK;
}

static void check_jam(void) {
    unsigned before = faults;
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0x12345678;
    check("flash-wrong-key-faults", faults - before, 1);
    before = faults;
    unlock();
    check("flash-wrong-key-jams", FLASH_CR, LOCK);
    check("flash-keys-after-jam-fault", faults - before, 2);
}

void test(void) {
    cycles_start();
    console_start(16);
    if (magic != MAGIC) {
        check_locked();
        check_programming();
        check_erasing();
        protect_last_pages();
        magic = MAGIC;
        console_drain();
        SCB_AIRCR = 0x05FA0004;
        for (;;) {
        }
    }
    check_protection();
    check_jam();
}
