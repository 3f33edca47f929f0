// SPDX-License-Identifier: MIT
// SPI: a W25Q32 at SPI1 with chip select PA3; SPI1 as master and SPI2 as slave of each other in every mode; the
// flags, CRC, DMA, the remapping. Joined are PA4-PB12 (NSS), PA5-PB13, PA6-PB14, PA7-PB15-PB0; PB4-PB5; PA4-PB1.
#include "bare.h"

enum { CR1 = 0, CR2 = 4, SR = 8, DR = 12, CRCPR = 16, RXCRCR = 20, TXCRCR = 24, I2SCFGR = 28 };
#define SPI1(reg) REG(0x40013000 + (reg))
#define SPI2(reg) REG(0x40003800 + (reg))
enum {
    CPHA = 1,
    CPOL = 2,
    MSTR = 4,
    BR0 = 8,
    SPE = 0x40,
    LSBFIRST = 0x80,
    SSI = 0x100,
    SSM = 0x200,
    RXONLY = 0x400,
    DFF = 0x800,
    CRCNEXT = 0x1000,
    CRCEN = 0x2000,
    BIDIOE = 0x4000,
    BIDIMODE = 0x8000
};
enum { RXDMAEN = 1, TXDMAEN = 2, SSOE = 4, ERRIE = 0x20, RXNEIE_ = 0x40, TXEIE_ = 0x80 };
enum { RXNE_ = 1, TXE_ = 2, CRCERR = 0x10, MODF = 0x20, OVR = 0x40, BSY = 0x80 };
enum { MASTER = MSTR | SSM | SSI | SPE };

static uint8_t data[16];

static uint32_t transfer(uint32_t out) {
    while (!(SPI1(SR) & TXE_)) {
    }
    SPI1(DR) = out;
    while (!(SPI1(SR) & RXNE_)) {
    }
    return SPI1(DR);
}

static void select(unsigned pin, unsigned low) {
    while (SPI1(SR) & BSY) {
    }
    GPIO('A', BSRR) = 1u << (low ? pin + 16 : pin);
}

static void wait(unsigned time) {
    uint32_t start = cycles();
    while (cycles() - start < time) {
    }
}

// ---- the flash

static uint32_t command(uint8_t code, unsigned answers) {
    uint32_t got = 0;
    select(3, 1);
    transfer(code);
    for (unsigned i = 0; i < answers; i++) {
        got = got << 8 | transfer(0);
    }
    select(3, 0);
    return got;
}

static void address(uint8_t code, uint32_t where) {
    select(3, 1);
    transfer(code);
    transfer(where >> 16 & 0xFF);
    transfer(where >> 8 & 0xFF);
    transfer(where & 0xFF);
}

static uint32_t busy_time(void) {
    uint32_t start = cycles();
    while (command(0x05, 1) & 1) {
    }
    return cycles() - start;
}

static uint32_t read_word(uint32_t where) {
    uint32_t got = 0;
    address(0x03, where);
    for (unsigned i = 0; i < 4; i++) {
        got = got << 8 | transfer(0);
    }
    select(3, 0);
    return got;
}

static void program_word(uint32_t where, uint32_t word) {
    address(0x02, where);
    for (int shift = 24; shift >= 0; shift -= 8) {
        transfer(word >> shift & 0xFF);
    }
    select(3, 0);
}

static void check_flash(void) {
    SPI1(CR1) = MASTER | 1 * BR0; // 18 MHz
    check("spi-jedec-id", command(0x9F, 3), 0xEF4016);
    SPI1(CR1) = 0;
    SPI1(CR1) = MASTER | 1 * BR0 | CPOL | CPHA;
    check("spi-jedec-id-mode-3", command(0x9F, 3), 0xEF4016);
    check("spi-erased", read_word(0x1000), 0xFFFFFFFF);
    program_word(0x1000, 0x12345678);
    check("spi-no-wren-no-program", read_word(0x1000), 0xFFFFFFFF);
    command(0x06, 0);
    check("spi-wel", command(0x05, 1), 2);
    program_word(0x10FE, 0x12345678);
    check_range("spi-program-time", busy_time(), 72 * 690, 72 * 710);
    check("spi-program-wraps", read_word(0x10FC), 0xFFFF1234);
    check("spi-program-wraps-2", read_word(0x1000), 0x5678FFFF);
    check("spi-wel-gone", command(0x05, 1), 0);
    command(0x06, 0);
    program_word(0x10FE, 0xFF00FFFF);
    check("spi-busy-hears-no-read", command(0x05, 1) & 1, 1);
    busy_time();
    check("spi-program-clears-only", read_word(0x10FC), 0xFFFF1200);
    command(0x06, 0);
    address(0x20, 0x1234);
    select(3, 0);
    check_range("spi-erase-time", busy_time(), 72 * 44900, 72 * 45100);
    check("spi-erase", read_word(0x10FC), 0xFFFFFFFF);
    command(0x06, 0);
    program_word(0x20, 0xCAFEBABE);
    busy_time();
}

// ---- both interfaces

// A frame each way, the slave's first. Both are set up by hand for the mode.
static uint32_t exchange(uint32_t mode, uint32_t to_slave, uint32_t to_master) {
    SPI1(CR1) = 0;
    SPI2(CR1) = 0;
    (void)SPI2(DR);
    (void)SPI2(SR);
    SPI1(CR1) = MASTER | 3 * BR0 | mode;
    SPI2(CR1) = SPE | mode;
    SPI2(DR) = to_master;
    select(4, 1);
    uint32_t got = transfer(to_slave);
    while (!(SPI2(SR) & RXNE_)) {
    }
    got = got << 16 | SPI2(DR);
    select(4, 0);
    return got;
}

static void check_modes(void) {
    static const char *const names[] = {"spi-mode-0", "spi-mode-1", "spi-mode-2", "spi-mode-3"};
    for (uint32_t mode = 0; mode < 4; mode++) {
        check(names[mode], exchange(mode, 0xA6, 0x35), 0x3500A6);
    }
    check("spi-16-bits", exchange(DFF, 0xA631, 0x35C7), 0x35C7A631);
    check("spi-lsb-first", exchange(LSBFIRST, 0xA6, 0x35), 0x3500A6);
    SPI2(CR1) = SPE; // the other order on one side alone
    SPI2(DR) = 0x01;
    select(4, 1);
    check("spi-lsb-is-reversed", transfer(0xA6), 0x80);
    check("spi-lsb-is-reversed-2", SPI2(DR), 0x65);
    select(4, 0);
    SPI1(CR1) = 0;
    SPI2(CR1) = SPE;
    SPI1(CR1) = MASTER | 3 * BR0;
    (void)SPI2(DR);
    (void)SPI1(DR);
    transfer(0x55);
    check("spi-slave-not-selected", SPI2(SR) & RXNE_, 0);
    select(4, 1);
    check("spi-slave-sends-old-data", transfer(0x11), 0x01);
    select(4, 0);
    SPI2(CR1) = 0;
}

static uint32_t frame_time(uint32_t cr1) {
    SPI1(CR1) = 0;
    SPI1(CR1) = MASTER | cr1;
    SPI1(DR) = 0;
    SPI1(DR) = 0;
    while (!(SPI1(SR) & TXE_)) {
    }
    SPI1(DR) = 0;
    uint32_t start = cycles();
    while (!(SPI1(SR) & TXE_)) {
    }
    uint32_t time = cycles() - start;
    while (SPI1(SR) & BSY) {
    }
    (void)SPI1(DR);
    (void)SPI1(SR);
    return time;
}

static void check_speed(void) {
    check_range("spi-256th", frame_time(7 * BR0), 2048 - 40, 2048 + 20);
    check_range("spi-64th", frame_time(5 * BR0), 512 - 40, 512 + 20);
    check_range("spi-64th-16-bits", frame_time(5 * BR0 | DFF), 1024 - 40, 1024 + 20);
}

static void check_flags(void) {
    SPI1(CR1) = 0;
    RCC_APB2RSTR = 1u << 12;
    RCC_APB2RSTR = 0;
    check("spi-sr-reset", SPI1(SR), TXE_);
    check("spi-crcpr-reset", SPI1(CRCPR), 7);
    SPI1(I2SCFGR) = 0; // the standard library does this
    SPI1(CR1) = MASTER | 7 * BR0;
    SPI1(DR) = 1;
    uint32_t first = SPI1(SR);
    SPI1(DR) = 2;
    uint32_t second = SPI1(SR);
    wait(2048 + 500);
    uint32_t third = SPI1(SR);
    wait(2048);
    uint32_t fourth = SPI1(SR);
    check("spi-dr-empty-at-once", first, TXE_ | BSY);
    check("spi-dr-full", second, BSY);
    check("spi-first-frame-done", third, TXE_ | BSY | RXNE_);
    check("spi-overrun", fourth, TXE_ | RXNE_ | OVR);
    (void)SPI1(DR);
    check("spi-overrun-sr", SPI1(SR) & OVR, OVR);
    check("spi-overrun-cleared", SPI1(SR), TXE_);
}

static volatile unsigned interrupts, errors;

static void spi_irq(void) {
    uint32_t sr = SPI1(SR);
    interrupts++;
    if (sr & MODF) {
        errors++;
        SPI1(CR1) = SPI1(CR1);
    } else if (sr & RXNE_) {
        data[0] = (uint8_t)SPI1(DR);
        SPI1(CR2) = 0;
    } else if (sr & TXE_) {
        SPI1(DR) = 0x42;
        SPI1(CR2) = RXNEIE_;
    }
}

static void check_interrupts(void) {
    irq_handlers[35] = spi_irq;
    irq_enable(35);
    GPIO('B', BSRR) = 1u << 14; // MISO is high
    pin_config('B', 14, OUT_PP);
    SPI1(CR2) = TXEIE_;
    wait(6000);
    check("spi-interrupts", interrupts, 2);
    check("spi-interrupt-data", data[0], 0xFF);
    pin_config('B', 14, ALT_PP | 1);
}

static void check_nss(void) {
    GPIO('A', BSRR) = 1u << 4;
    SPI1(CR1) = MSTR | SPE;
    check("spi-nss-high-no-modf", SPI1(CR1), MSTR | SPE);
    SPI1(CR2) = ERRIE;
    GPIO('A', BRR) = 1u << 4;
    check("spi-modf-interrupt", errors, 1);
    check("spi-modf-clears-mstr-spe", SPI1(CR1), 0);
    check("spi-modf-cleared", SPI1(SR) & MODF, 0);
    GPIO('A', BSRR) = 1u << 4;
    SPI1(CR2) = 0;
    SPI1(CR1) = MSTR | SPE | SSM; // SSI is 0
    check("spi-modf-by-ssi", SPI1(SR) & MODF, MODF);
    SPI1(CR1) = 0;
    pin_config('A', 4, ALT_PP | 1);
    SPI1(CR2) = SSOE;
    SPI1(CR1) = MSTR | SPE | 3 * BR0;
    check("spi-nss-output", GPIO('B', IDR) >> 12 & 1, 0);
    SPI2(CR1) = SPE;
    SPI2(DR) = 0x99;
    check("spi-nss-output-selects", transfer(0x77), 0x99);
    SPI1(CR1) = 0;
    SPI1(CR2) = 0;
    SPI2(CR1) = 0;
    (void)SPI2(DR);
    pin_config('A', 4, OUT_PP);
}

// One data line: PB0 is at the master's.
static void check_one_line(void) {
    SPI1(CR1) = MASTER | 5 * BR0 | BIDIMODE | BIDIOE;
    SPI1(DR) = 0x0F;
    wait(2000);
    check("spi-bidi-out", SPI1(SR), TXE_);
    check("spi-bidi-last-bit", GPIO('B', IDR) & 1, 1);
    SPI1(CR1) = 0;
    pin_config('B', 0, OUT_PP);
    GPIO('B', BRR) = 1;
    SPI1(CR1) = MASTER | 5 * BR0 | BIDIMODE;
    wait(600);
    uint32_t zero = SPI1(DR);
    GPIO('B', BSRR) = 1;
    wait(1000);
    zero = zero << 8 | SPI1(DR);
    wait(512);
    SPI1(CR1) = MASTER | 5 * BR0 | BIDIMODE | BIDIOE;
    SPI1(CR1) = 0;
    uint32_t later = SPI1(DR);
    check("spi-bidi-in", zero >> 8, 0x00);
    check("spi-bidi-in-later", later, 0xFF);
    (void)SPI1(SR);
    pin_config('B', 0, FLOATING);
    // The master only receives: the clock runs as long as SPE is set.
    SPI2(CR1) = SPE;
    SPI2(DR) = 0x3C;
    select(4, 1);
    SPI1(CR1) = MASTER | 7 * BR0 | RXONLY;
    wait(300);
    SPI1(CR1) = MSTR | SSM | SSI | 7 * BR0 | RXONLY; // the frame under way is finished
    wait(2048);
    check("spi-rxonly", SPI1(SR) << 8 | SPI1(DR), (TXE_ | RXNE_) << 8 | 0x3C);
    select(4, 0);
    SPI1(CR1) = 0;
    SPI2(CR1) = 0;
    (void)SPI2(DR);
}

static uint32_t crc8(const uint8_t *bytes, unsigned len) {
    uint32_t crc = 0;
    for (unsigned i = 0; i < len; i++) {
        crc ^= bytes[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = crc & 0x80 ? (crc << 1 ^ 7) & 0xFF : crc << 1;
        }
    }
    return crc;
}

static void check_crc(unsigned wrong) {
    static const uint8_t out[] = {0x31, 0x32}, in[] = {0xA7, 0x5E};
    SPI1(CRCPR) = 7;
    SPI2(CRCPR) = wrong ? 0x1D : 7;
    SPI1(CR1) = CRCEN;
    SPI2(CR1) = CRCEN;
    SPI2(CR1) = SPE | CRCEN;
    SPI2(DR) = in[0];
    SPI1(CR1) = MASTER | 5 * BR0 | CRCEN;
    select(4, 1);
    transfer(out[0]);
    (void)SPI2(DR);
    SPI2(DR) = in[1];
    SPI2(CR1) |= CRCNEXT;
    SPI1(DR) = out[1];
    SPI1(CR1) |= CRCNEXT;
    while (!(SPI1(SR) & RXNE_)) {
    }
    uint32_t last = SPI1(DR);
    (void)SPI2(DR);
    while (!(SPI1(SR) & RXNE_)) {
    }
    while (SPI1(SR) & BSY) {
    }
    check("spi-crc-data", last, in[1]);
    if (wrong) {
        check("spi-crc-error", (SPI1(SR) | SPI2(SR)) & CRCERR, CRCERR);
        SPI1(SR) = 0;
        check("spi-crc-error-cleared", SPI1(SR) & CRCERR, 0);
    } else {
        check("spi-crc-sent", SPI2(DR), crc8(out, 2));
        check("spi-crc-received", SPI1(DR), crc8(in, 2));
        check("spi-crc-registers", SPI1(TXCRCR) << 8 | SPI1(RXCRCR),
              crc8(out, 2) << 8 | crc8(in, 2));
        check("spi-crc-good", (SPI1(SR) | SPI2(SR)) & CRCERR, 0);
    }
    select(4, 0);
    SPI1(CR1) = 0;
    SPI2(CR1) = 0;
    (void)SPI1(DR);
    (void)SPI2(DR);
}

// ---- DMA: channel 2 receives, channel 3 sends

#define DMA_ISR     REG(0x40020000)
#define DMA(n, reg) REG(0x40020008 + 20 * ((n)-1) + 4 * (reg))

static void dma_start(unsigned channel, uint32_t ccr, void *memory) {
    DMA(channel, 1) = 8;
    DMA(channel, 2) = 0x4001300C;
    DMA(channel, 3) = (uint32_t)memory;
    DMA(channel, 0) = ccr | 0x81; // MINC, EN
}

static void check_dma(void) {
    static const uint8_t out[8] = {0x03, 0, 0, 0x20, 0, 0, 0, 0};
    RCC_AHBENR |= 1;
    SPI1(CR1) = MASTER | 1 * BR0;
    (void)SPI1(DR);
    (void)SPI1(SR);
    dma_start(2, 0, data);
    dma_start(3, 0x10, (void *)out);
    select(3, 1);
    SPI1(CR2) = RXDMAEN | TXDMAEN;
    while (!(DMA_ISR & 0x20)) {
    }
    select(3, 0);
    SPI1(CR2) = 0;
    check("spi-dma", data[4] << 24 | data[5] << 16 | data[6] << 8 | data[7], 0xCAFEBABE);
    check("spi-dma-no-overrun", SPI1(SR) & OVR, 0);
}

static void check_remap(void) {
    SPI1(CR1) = 0;
    AFIO_MAPR = 1 | 4u << 24;
    pin_config('B', 3, ALT_PP | 1);
    pin_config('B', 4, FLOATING);
    pin_config('B', 5, ALT_PP | 1);
    SPI1(CR1) = MASTER | 2 * BR0;
    check("spi-remapped", transfer(0x5A) << 8 | transfer(0xC3), 0x5AC3);
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x500D;
    RCC_APB1ENR = 1u << 14;
    console_start(72);
    GPIO('A', BSRR) = 1u << 3 | 1u << 4;
    pin_config('A', 3, OUT_PP);
    pin_config('A', 4, OUT_PP);
    pin_config('A', 5, ALT_PP | 1);
    pin_config('A', 6, FLOATING);
    pin_config('A', 7, ALT_PP | 1);
    pin_config('B', 14, ALT_PP | 1);
    check_flash();
    check_modes();
    check_speed();
    check_flags();
    check_interrupts();
    check_nss();
    check_one_line();
    check_crc(0);
    check_crc(1);
    check_dma();
    check_remap();
}
