// SPDX-License-Identifier: MIT
// SSD1306: one of 128x64 at I2C1, one of 128x32 at SPI1 with CS PA4, DC PA3, RES PA2. Draws a frame, a diagonal and a
// block; run.py compares the pictures.
#include "bare.h"

#define I2C1(reg) REG(0x40005400 + (reg))
#define SPI1(reg) REG(0x40013000 + (reg))
enum { CR1 = 0, CR2 = 4, DR = 0x10, SR1 = 0x14, SR2 = 0x18, CCR = 0x1C };

static void i2c_begin(uint8_t control) {
    I2C1(CR1) |= 0x100;
    while (!(I2C1(SR1) & 1)) {
    }
    I2C1(DR) = 0x78;
    while (!(I2C1(SR1) & 2)) {
    }
    (void)I2C1(SR2);
    I2C1(DR) = control;
}

static void i2c_put(uint8_t byte) {
    while (!(I2C1(SR1) & 0x80)) {
    }
    I2C1(DR) = byte;
}

static void i2c_end(void) {
    while (!(I2C1(SR1) & 4)) {
    }
    I2C1(CR1) |= 0x200;
    while (I2C1(CR1) & 0x200) {
    }
}

static void i2c_send(unsigned data, const uint8_t *bytes, unsigned len) {
    i2c_begin(data ? 0x40 : 0x00);
    while (len--) {
        i2c_put(*bytes++);
    }
    i2c_end();
}

static void spi_send(unsigned data, const uint8_t *bytes, unsigned len) {
    GPIO('A', BSRR) = 1u << (data ? 3 : 3 + 16) | 1u << (4 + 16);
    while (len--) {
        while (!(SPI1(8) & 2)) {
        }
        SPI1(12) = *bytes++;
    }
    while (SPI1(8) & 0x80) {
    }
    GPIO('A', BSRR) = 1u << 4;
}

static uint8_t frame[1024];

static void pixel(unsigned x, unsigned y) {
    frame[y / 8 * 128 + x] |= 1u << y % 8;
}

static void draw(unsigned height) {
    for (unsigned i = 0; i < sizeof frame; i++) {
        frame[i] = 0;
    }
    for (unsigned x = 0; x < 128; x++) {
        pixel(x, 0);
        pixel(x, height - 1);
    }
    for (unsigned y = 0; y < height; y++) {
        pixel(0, y);
        pixel(127, y);
        pixel(y, y);
    }
    for (unsigned i = 0; i < 40; i++) {
        pixel(80 + i % 8, 8 + i / 8);
    }
}

static void wait_ms(unsigned ms) {
    uint32_t start = cycles();
    while (cycles() - start < ms * 72000) {
    }
}

// As the usual driver's initialisation.
static const uint8_t init64[] = {0xAE, 0x20, 0x00, 0x40, 0xA1, 0xA8, 63,   0xC8, 0xD3,
                                 0x00, 0xDA, 0x12, 0xD5, 0x80, 0xD9, 0xF1, 0xDB, 0x30,
                                 0x81, 0xFF, 0xA4, 0xA6, 0x8D, 0x14, 0xAF};
static const uint8_t init32[] = {0xAE, 0x20, 0x00, 0x40, 0xA1, 0xA8, 31,   0xC8, 0xD3,
                                 0x00, 0xDA, 0x02, 0xD5, 0x80, 0xD9, 0xF1, 0xDB, 0x30,
                                 0x81, 0xFF, 0xA4, 0xA6, 0x8D, 0x14, 0xAF};

void test(void) {
    static const uint8_t window64[] = {0x21, 0, 127, 0x22, 0, 7},
                         window32[] = {0x21, 0, 127, 0x22, 0, 3};
    static const uint8_t inverse = 0xA7, paged[] = {0x20, 2, 0xB1, 0x05, 0x14},
                         dash[] = {0x81, 0x81};
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x500D;
    RCC_APB1ENR = 1u << 21;
    console_start(72);
    pin_config('B', 6, ALT_OD | 1);
    pin_config('B', 7, ALT_OD | 1);
    I2C1(CR2) = 36;
    I2C1(CCR) = 0x8000 | 30;
    I2C1(CR1) = 1;
    GPIO('A', BSRR) = 1u << 4 | 1u << 2;
    pin_config('A', 2, OUT_PP);
    pin_config('A', 3, OUT_PP);
    pin_config('A', 4, OUT_PP);
    pin_config('A', 5, ALT_PP | 1);
    pin_config('A', 7, ALT_PP | 1);
    SPI1(0) = 0x344 | 2 << 3;
    draw(64);
    i2c_send(0, init64, sizeof init64);
    i2c_send(0, window64, sizeof window64);
    i2c_send(1, frame, 1024);
    wait_ms(100 - cycles() / 72000); // the picture at 105 ms is this one
    wait_ms(10);
    i2c_begin(0x80); // one command, then data: page mode, a dash at column 0x45 of page 1
    i2c_put(paged[0]);
    for (unsigned i = 1; i < sizeof paged; i++) {
        i2c_put(0x80);
        i2c_put(paged[i]);
    }
    i2c_put(0x40);
    i2c_put(dash[0]);
    i2c_put(dash[1]);
    i2c_end();
    draw(32);
    GPIO('A', BRR) = 1u << 2;
    GPIO('A', BSRR) = 1u << 2;
    spi_send(0, init32, sizeof init32);
    spi_send(0, window32, sizeof window32);
    spi_send(1, frame, 512);
    spi_send(0, &inverse, 1);
    check("display-end", 1, 1);
}
