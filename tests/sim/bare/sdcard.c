// SPDX-License-Identifier: MIT
// An SD card at SPI2 with chip select PB12: initialisation, registers, single and multiple blocks, errors.
#include "bare.h"

#define SPI2(reg) REG(0x40003800 + (reg))

static uint8_t block[512];

static uint8_t swap(uint8_t out) {
    while (!(SPI2(8) & 2)) {
    }
    SPI2(12) = out;
    while (!(SPI2(8) & 1)) {
    }
    return (uint8_t)SPI2(12);
}

static void select(unsigned low) {
    GPIO('B', BSRR) = 1u << (low ? 28 : 12);
}

static uint8_t crc7(const uint8_t *bytes) {
    unsigned crc = 0;
    for (unsigned i = 0; i < 40; i++) {
        crc = crc << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
        crc = crc & 0x80 ? (crc ^ 0x89) & 0x7F : crc;
    }
    for (unsigned i = 0; i < 7; i++) {
        crc <<= 1;
        crc = crc & 0x80 ? (crc ^ 0x89) & 0x7F : crc;
    }
    return (uint8_t)(crc << 1 | 1);
}

static uint32_t answer_word;

// Leaves the card selected. words: read the four bytes after R1 too.
static uint8_t command(unsigned number, uint32_t argument, unsigned words) {
    uint8_t out[6] = {(uint8_t)(0x40 | number),  (uint8_t)(argument >> 24),
                      (uint8_t)(argument >> 16), (uint8_t)(argument >> 8),
                      (uint8_t)argument,         0};
    out[5] = crc7(out);
    select(0);
    swap(0xFF);
    select(1);
    for (unsigned i = 0; i < 6; i++) {
        swap(out[i]);
    }
    uint8_t r1 = 0xFF;
    for (unsigned i = 0; i < 10 && r1 & 0x80; i++) {
        r1 = swap(0xFF);
    }
    for (unsigned i = 0; i < 4 * words; i++) {
        answer_word = answer_word << 8 | swap(0xFF);
    }
    return r1;
}

static unsigned wait_token(void) {
    uint8_t token = 0xFF;
    for (unsigned i = 0; i < 10000 && token == 0xFF; i++) {
        token = swap(0xFF);
    }
    return token;
}

static unsigned read_data(unsigned len) {
    unsigned token = wait_token();
    for (unsigned i = 0; i < len; i++) {
        block[i] = swap(0xFF);
    }
    uint16_t crc = (uint16_t)(swap(0xFF) << 8);
    crc |= swap(0xFF);
    unsigned want = 0;
    for (unsigned i = 0; i < len * 8; i++) {
        unsigned bit = (block[i / 8] >> (7 - i % 8) & 1u) ^ (want >> 15 & 1);
        want = (want << 1 & 0xFFFF) ^ (bit ? 0x1021 : 0);
    }
    return token == 0xFE && crc == want;
}

static unsigned write_data(uint8_t token, uint8_t fill) {
    swap(0xFF);
    swap(token);
    for (unsigned i = 0; i < 512; i++) {
        swap((uint8_t)(fill + i));
    }
    swap(0);
    swap(0);
    unsigned answer = swap(0xFF) & 0x1F;
    uint32_t start = cycles();
    while (swap(0xFF) != 0xFF) {
    }
    check_range("sdcard-busy", (cycles() - start) / 72, 900, 1100);
    return answer;
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x400D;
    RCC_APB1ENR = 1u << 14;
    console_start(72);
    select(0);
    pin_config('B', 12, OUT_PP);
    pin_config('B', 13, ALT_PP | 1);
    pin_config('B', 15, ALT_PP | 1);
    SPI2(0) = 0x344 | 6 << 3; // 281 kHz
    check("sdcard-asleep", command(0, 0, 0), 0xFF);
    select(0);
    for (unsigned i = 0; i < 10; i++) {
        swap(0xFF);
    }
    check("sdcard-cmd8-before-cmd0", command(8, 0x1AA, 0), 0xFF);
    check("sdcard-cmd0", command(0, 0, 0), 1);
    check("sdcard-cmd8", command(8, 0x1AA, 1), 1);
    check("sdcard-cmd8-echo", answer_word, 0x1AA);
    check("sdcard-not-yet", command(17, 0, 0), 5);
    uint32_t start = cycles();
    unsigned tries = 0;
    do {
        command(55, 0, 0);
        tries++;
    } while (command(41, 1u << 30, 0) && tries < 1000);
    check_range("sdcard-initialisation", (cycles() - start) / 72, 20000, 22000);
    check("sdcard-cmd58", command(58, 0, 1), 0);
    check("sdcard-ccs", answer_word, 0xC0FF8000);
    SPI2(0) = 0x344 | 1 << 3; // 9 MHz
    check("sdcard-cmd9", command(9, 0, 0), 0);
    check("sdcard-csd", read_data(16), 1);
    check("sdcard-csd-size", block[0] << 24 | block[7] << 16 | block[8] << 8 | block[9],
          0x40000000 | 3);
    check("sdcard-csd-crc", crc7(block) != 0, 1);
    check("sdcard-cmd17", command(17, 5, 0), 0);
    check("sdcard-read", read_data(512), 1);
    check("sdcard-contents", block[0] << 8 | block[511], 0x50FF);
    check("sdcard-cmd24", command(24, 7, 0), 0);
    check("sdcard-write", write_data(0xFE, 3), 5);
    command(17, 7, 0);
    check("sdcard-read-back", read_data(512) << 16 | block[0] << 8 | block[511], 0x10302);
    check("sdcard-beyond", command(17, 4096, 0), 0x40);
    check("sdcard-cmd18", command(18, 5, 0), 0);
    check("sdcard-read-5", read_data(512) << 8 | block[0], 0x150);
    check("sdcard-read-6", read_data(512) << 8 | block[0], 0x160);
    check("sdcard-cmd12", command(12, 0, 0), 0);
    check("sdcard-cmd25", command(25, 9, 0), 0);
    check("sdcard-write-9", write_data(0xFC, 9), 5);
    check("sdcard-write-10", write_data(0xFC, 10), 5);
    swap(0xFD);
    swap(0xFF);
    check("sdcard-stop-busy", swap(0xFF), 0);
    while (swap(0xFF) != 0xFF) {
    }
    check("sdcard-status", command(13, 0, 0) | swap(0xFF), 0);
    check("sdcard-illegal", command(5, 0, 0), 4);
    command(59, 1, 0);
    command(24, 20, 0);
    check("sdcard-bad-crc-refused", write_data(0xFE, 1), 0x0B);
    select(0);
}
