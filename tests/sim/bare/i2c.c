// SPDX-License-Identifier: MIT
// I2C: the event sequences of RM0008 26.3, at a 24C32; both interfaces with each other; a bit-banged bus.
//
// The two buses are one: PB6, PB10 and PA0 are joined, and so are PB7, PB11 and PA1. run.py reads the monitor.
#include "bare.h"

enum { CR1 = 0, CR2 = 4, OAR1 = 8, OAR2 = 12, DR = 16, SR1 = 20, SR2 = 24, CCR = 28, TRISE = 32 };
#define I2C1(reg) REG(0x40005400 + (reg))
#define I2C2(reg) REG(0x40005800 + (reg))
enum {
    PE_ON = 1,
    ENGC = 0x40,
    NOSTRETCH = 0x80,
    START = 0x100,
    STOP = 0x200,
    ACK = 0x400,
    POS = 0x800,
    SWRST = 0x8000
};
enum {
    SB = 1,
    ADDR = 2,
    BTF = 4,
    ADD10 = 8,
    STOPF = 0x10,
    RXNE_ = 0x40,
    TXE_ = 0x80,
    BERR = 0x100,
    ARLO = 0x200,
    AF = 0x400,
    OVR = 0x800
};
enum { MSL = 1, BUSY = 2, TRA = 4, GENCALL = 0x10, DUALF = 0x80 };
enum { ITERR = 0x100, ITEVT = 0x200, ITBUF = 0x400 };

static uint8_t data[64];

static void delay_us(unsigned us) {
    uint32_t start = cycles();
    while (cycles() - start < us * 72) {
    }
}

// Waits for flags of SR1; 0: they did not come within 2 ms.
static uint32_t wait_for(uint32_t flags) {
    uint32_t start = cycles();
    while (cycles() - start < 144000) {
        uint32_t sr1 = I2C1(SR1);
        if (sr1 & flags) {
            return sr1;
        }
    }
    return 0;
}

static void wait_stop(void) {
    while (I2C1(CR1) & STOP) {
    }
}

static uint32_t start(void) {
    I2C1(CR1) |= START;
    uint32_t sr1 = wait_for(SB);
    return sr1 | I2C1(SR2) << 16;
}

// Returns SR1 and, above, SR2, which is read and so ends ADDR.
static uint32_t address(uint8_t byte) {
    I2C1(DR) = byte;
    uint32_t sr1 = wait_for(ADDR | AF);
    return sr1 & AF ? sr1 : sr1 | I2C1(SR2) << 16;
}

static uint32_t send(uint8_t byte) {
    I2C1(DR) = byte;
    return wait_for(BTF | AF);
}

static void stop(void) {
    I2C1(CR1) |= STOP;
    wait_stop();
}

static void check_write(void) {
    check("i2c-start", start(), 0x00030001);         // the standard library's names for these: EV5,
    check("i2c-address", address(0xA0), 0x00070082); // EV6
    check("i2c-ev8-1", I2C1(SR1), TXE_);
    I2C1(DR) = 0x01;
    uint32_t empty = I2C1(SR1);
    I2C1(DR) = 0x3E;
    uint32_t full = I2C1(SR1);
    check("i2c-dr-empty-at-once", empty, TXE_);
    check("i2c-dr-full", full, 0);
    check("i2c-ev8-2", wait_for(BTF), TXE_ | BTF);
    check("i2c-clock-held", GPIO('B', IDR) >> 6 & 1, 0);
    send(0x11);
    send(0x22);
    check("i2c-wraps-in-page", send(0x33), TXE_ | BTF);
    stop();
    check("i2c-after-stop", I2C1(SR1) | I2C1(SR2) << 16, 0);
}

static void check_polling(void) {
    unsigned refusals = 0;
    uint32_t begin = cycles(), sr1;
    for (;;) {
        start();
        sr1 = address(0xA0);
        if (!(sr1 & AF)) {
            break;
        }
        if (refusals++ == 0) {
            check("i2c-af-holds-clock", GPIO('B', IDR) >> 6 & 1, 0);
            check("i2c-af-flags", sr1, AF);
        }
        I2C1(SR1) = ~(uint32_t)AF;
        stop();
    }
    check_range("i2c-write-takes-5-ms", cycles() - begin, 72 * 4800, 72 * 5100);
    stop();
}

static void point_to(unsigned where) {
    start();
    address(0xA0);
    send((uint8_t)(where >> 8));
    send((uint8_t)where);
}

static void read_one(void) {
    point_to(0x13E);
    check("i2c-repeated-start", start(), 0x00030001);
    I2C1(DR) = 0xA1;
    wait_for(ADDR);
    I2C1(CR1) &= ~(uint32_t)ACK;
    check("i2c-receiver", I2C1(SR1) | I2C1(SR2) << 16, 0x00030002);
    I2C1(CR1) |= STOP;
    check("i2c-ev7", wait_for(RXNE_), RXNE_);
    check("i2c-read-one", I2C1(DR), 0x11);
    wait_stop();
    check("i2c-read-empties", I2C1(SR1), 0);
}

static void read_two(void) {
    I2C1(CR1) |= ACK;
    point_to(0x13E);
    I2C1(CR1) |= POS;
    start();
    I2C1(DR) = 0xA1;
    wait_for(ADDR);
    (void)I2C1(SR2);
    I2C1(CR1) &= ~(uint32_t)ACK;
    check("i2c-two-btf", wait_for(BTF), RXNE_ | BTF);
    I2C1(CR1) |= STOP;
    uint32_t first = I2C1(DR), second = I2C1(DR);
    check("i2c-read-two", first << 8 | second, 0x1122);
    wait_stop();
    I2C1(CR1) &= ~(uint32_t)POS;
}

// N > 2: EV7 up to N-3, EV7_2 and the rest.
static void read_many(unsigned n) {
    I2C1(CR1) |= ACK;
    point_to(0x120);
    start();
    I2C1(DR) = 0xA1;
    wait_for(ADDR);
    (void)I2C1(SR2);
    unsigned i = 0;
    while (i < n - 3) {
        wait_for(RXNE_);
        data[i++] = (uint8_t)I2C1(DR);
    }
    wait_for(BTF);
    delay_us(200); // the clock is held: nothing is lost
    I2C1(CR1) &= ~(uint32_t)ACK;
    data[i++] = (uint8_t)I2C1(DR);
    I2C1(CR1) |= STOP;
    data[i++] = (uint8_t)I2C1(DR);
    wait_for(RXNE_);
    data[i++] = (uint8_t)I2C1(DR);
    wait_stop();
    check("i2c-read-many-first", data[0], 0x33);
    check("i2c-read-many-last", data[n - 2] << 8 | data[n - 1], 0x1122);
    check("i2c-read-many-erased", data[n - 3], 0xFF);
}

// The way without BTF: ACK and STOP are set while the last byte comes.
static void read_by_rxne(void) {
    I2C1(CR1) |= ACK;
    point_to(0x13E);
    start();
    address(0xA1);
    wait_for(RXNE_);
    I2C1(CR1) &= ~(uint32_t)ACK;
    I2C1(CR1) |= STOP;
    uint32_t first = I2C1(DR);
    wait_for(RXNE_);
    check("i2c-read-by-rxne", first << 8 | I2C1(DR), 0x1122);
    wait_stop();
}

static void check_absent(void) {
    start();
    check("i2c-absent", address(0x90), AF);
    I2C1(SR1) = 0;
    check("i2c-af-cleared", I2C1(SR1), 0);
    stop();
    check("i2c-free", I2C1(SR2), 0);
}

// ---- interrupts

static volatile unsigned events, errors;
static volatile uint32_t seen;

static void on_event(void) {
    uint32_t sr1 = I2C1(SR1);
    events++;
    seen |= sr1;
    if (sr1 & SB) {
        I2C1(DR) = 0xA0;
    } else if (sr1 & ADDR) {
        (void)I2C1(SR2);
    } else if (sr1 & TXE_ && events < 6) {
        I2C1(DR) = 0;
    } else {
        I2C1(CR2) &= ~(uint32_t)(ITEVT | ITBUF);
        I2C1(CR1) |= STOP;
    }
}

static void on_error(void) {
    errors |= I2C1(SR1);
    I2C1(SR1) = 0;
    I2C1(CR1) |= STOP;
}

static void check_interrupts(void) {
    irq_handlers[31] = on_event;
    irq_handlers[32] = on_error;
    irq_enable(31);
    irq_enable(32);
    I2C1(CR2) |= ITEVT | ITBUF | ITERR;
    I2C1(CR1) |= START;
    delay_us(1000);
    check("i2c-event-interrupts", seen & (SB | ADDR | TXE_), SB | ADDR | TXE_);
    check("i2c-no-error", errors, 0);
    I2C1(CR2) &= ~(uint32_t)(ITEVT | ITBUF);
    start();
    I2C1(DR) = 0x90;
    delay_us(300);
    check("i2c-error-interrupt", errors, AF);
    I2C1(CR2) &= ~(uint32_t)ITERR;
    wait_stop();
    delay_us(5000);
}

// ---- DMA: I2C1 sends by channel 6 and receives by channel 7

enum { DMAEN = 0x800, LAST = 0x1000 };
#define DMA_ISR     REG(0x40020000)
#define DMA_IFCR    REG(0x40020004)
#define DMA(n, reg) REG(0x40020008 + 20 * ((n)-1) + 4 * (reg))

static void dma_start(unsigned channel, uint32_t ccr, unsigned count) {
    DMA(channel, 0) = 0;
    DMA(channel, 1) = count;
    DMA(channel, 2) = 0x40005410;
    DMA(channel, 3) = (uint32_t)data;
    DMA(channel, 0) = ccr | 0x81; // MINC, EN
}

static void check_dma(void) {
    RCC_AHBENR |= 1;
    data[0] = 0x01;
    data[1] = 0x3E;
    dma_start(6, 0x10, 2);
    I2C1(CR2) |= DMAEN;
    start();
    address(0xA0);
    check("i2c-dma-sends", wait_for(BTF), TXE_ | BTF);
    check("i2c-dma-tc", DMA_ISR >> 20, 7);
    DMA_IFCR = ~0u;
    dma_start(7, 0, 2);
    data[0] = data[1] = 0;
    I2C1(CR1) |= ACK;
    I2C1(CR2) |= LAST;
    start();
    address(0xA1);
    while (!(DMA_ISR >> 24 & 2)) {
    }
    stop();
    check("i2c-dma-receives", data[0] << 8 | data[1], 0x1122);
    check("i2c-dma-last", I2C1(SR1), 0);
    I2C1(CR2) &= ~(uint32_t)(DMAEN | LAST);
}

// ---- speed

static uint32_t byte_time(uint32_t ccr) {
    I2C1(CR1) = 0;
    I2C1(CCR) = ccr;
    I2C1(CR1) = PE_ON | ACK;
    start();
    address(0xA0);
    I2C1(DR) = 0;
    I2C1(DR) = 0;
    while (!(I2C1(SR1) & TXE_)) {
    }
    uint32_t begin = cycles();
    I2C1(DR) = 0;
    while (!(I2C1(SR1) & TXE_)) {
    }
    uint32_t time = cycles() - begin;
    wait_for(BTF);
    I2C1(CR1) |= START; // so that nothing is written
    wait_for(SB);
    address(0xA0);
    stop();
    return time;
}

static void check_speed(void) {
    check_range("i2c-100-khz", byte_time(180), 72 * 90 - 60, 72 * 90 + 60);
    check_range("i2c-400-khz", byte_time(0x8000 | 30), 1620 - 60, 1620 + 60);
    check_range("i2c-360-khz-duty", byte_time(0xC000 | 4), 1800 - 60, 1800 + 60);
    check_range("i2c-50-khz", byte_time(360), 72 * 180 - 60, 72 * 180 + 60);
    I2C1(CR1) = 0;
    I2C1(CCR) = 180;
    I2C1(CR1) = PE_ON | ACK;
}

// ---- a line that is held low

static void check_busy(void) {
    GPIO('A', BRR) = 2; // PA1 pulls SDA low
    check("i2c-busy", I2C1(SR2), BUSY);
    I2C1(CR1) |= START;
    delay_us(500);
    check("i2c-no-start-while-busy", I2C1(SR1) & SB, 0);
    GPIO('A', BSRR) = 2; // SDA rises while SCL is high: a STOP
    check("i2c-stop-frees", wait_for(SB), SB);
    address(0xA0);
    stop();
    GPIO('A', BRR) = 1; // SCL low, then high: no STOP
    GPIO('A', BSRR) = 1;
    check("i2c-busy-stays", I2C1(SR2), BUSY);
    uint32_t ccr = I2C1(CCR);
    I2C1(CR1) = SWRST;
    check("i2c-swrst-clears", I2C1(CCR) | I2C1(SR2), 0);
    I2C1(CR1) = 0;
    I2C1(CR2) = 36;
    I2C1(CCR) = ccr;
    I2C1(CR1) = PE_ON | ACK;
    check("i2c-swrst-frees", I2C1(SR2), 0);
    check("i2c-trise-reset", I2C1(TRISE), 2);
}

static void check_stretch(void) {
    start();
    address(0xA0);
    I2C1(DR) = 0;
    delay_us(20);
    GPIO('A', BRR) = 1; // PA0 holds SCL low
    delay_us(500);
    check("i2c-stretched", I2C1(SR1), TXE_);
    GPIO('A', BSRR) = 1;
    check("i2c-goes-on", wait_for(BTF), TXE_ | BTF);
    stop();
}

static void check_misplaced(void) {
    start();
    address(0xA0);
    I2C1(DR) = 0xFF;
    while (!(GPIO('B', IDR) >> 6 & 1)) {
    }
    GPIO('A', BRR) = 2; // a START and a STOP in the first bit
    GPIO('A', BSRR) = 2;
    check("i2c-berr", wait_for(BERR) & BERR, BERR);
    I2C1(SR1) = 0;
    stop();
}

// ---- I2C2 as a target, in its interrupts

static volatile uint32_t target_seen, target_sr2;
static volatile uint8_t target_got[8];
static volatile unsigned target_count, target_sent;
static volatile unsigned target_delay;

static void target_event(void) {
    uint32_t sr1 = I2C2(SR1);
    target_seen |= sr1;
    if (sr1 & ADDR) {
        delay_us(target_delay);
        target_sr2 = I2C2(SR2);
    } else if (sr1 & RXNE_) {
        target_got[target_count++ & 7] = (uint8_t)I2C2(DR);
    } else if (sr1 & TXE_) {
        I2C2(DR) = 0x60 + target_sent++;
    }
    if (sr1 & STOPF) {
        I2C2(CR1) = I2C2(CR1);
    }
}

static void target_error(void) {
    target_seen |= I2C2(SR1);
    I2C2(SR1) = 0;
}

static void target_clear(void) {
    target_seen = target_sr2 = 0;
    target_count = target_sent = 0;
}

static void check_target(void) {
    irq_handlers[33] = target_event;
    irq_handlers[34] = target_error;
    irq_enable(33);
    irq_enable(34);
    I2C2(CR2) = 36 | ITEVT | ITBUF | ITERR;
    I2C2(OAR1) = 0x4000 | 0x42 << 1;
    I2C2(OAR2) = 0x43 << 1 | 1;
    I2C2(CR1) = PE_ON | ACK;
    start();
    check("i2c-target-answers", address(0x84), 0x00070082);
    send(0xCA);
    send(0xFE);
    stop();
    delay_us(20);
    check("i2c-target-got", target_got[0] << 8 | target_got[1], 0xCAFE);
    check("i2c-target-flags", target_seen & (ADDR | RXNE_ | STOPF), ADDR | RXNE_ | STOPF);
    check("i2c-target-sr2", target_sr2, BUSY);
    check("i2c-target-idle", I2C2(SR1) | I2C2(SR2) << 16, 0);
    target_clear();
    target_delay = 400;
    start();
    uint32_t begin = cycles();
    address(0x87); // the second address, to read; ADDR is acknowledged late
    wait_for(RXNE_);
    uint32_t took = cycles() - begin, first = I2C1(DR);
    wait_for(BTF);
    I2C1(CR1) &= ~(uint32_t)ACK;
    uint32_t second = I2C1(DR);
    I2C1(CR1) |= STOP;
    uint32_t third = I2C1(DR);
    wait_for(RXNE_);
    check("i2c-target-sends", first << 24 | second << 16 | third << 8 | I2C1(DR), 0x60616263);
    wait_stop();
    check_range("i2c-target-stretches", took, 72 * 560, 72 * 640);
    check("i2c-target-dual", target_sr2, BUSY | TRA | DUALF);
    check("i2c-target-nack", target_seen & (AF | TXE_ | STOPF), AF | TXE_);
    target_delay = 0;
    I2C1(CR1) |= ACK;
}

static void check_general_call(void) {
    start();
    check("i2c-general-call-off", address(0) & AF, AF);
    I2C1(SR1) = 0;
    stop();
    I2C2(CR1) |= ENGC;
    target_clear();
    start();
    address(0);
    send(6);
    stop();
    check("i2c-general-call", target_sr2, BUSY | GENCALL);
}

static void check_ten_bits(void) {
    I2C2(CR1) = 0;
    I2C2(OAR1) = 0xC000 | 0x2A5;
    I2C2(CR1) = PE_ON | ACK;
    target_clear();
    start();
    I2C1(DR) = 0xF0 | 2 << 1;
    check("i2c-add10", wait_for(ADD10 | AF), ADD10);
    check("i2c-add10-sr2", I2C1(SR2), BUSY | MSL);
    I2C1(DR) = 0xA5;
    check("i2c-ten-bits", wait_for(ADDR | AF), ADDR | TXE_);
    (void)I2C1(SR2);
    send(0x77);
    check("i2c-ten-bits-got", target_got[0], 0x77);
    start();
    I2C1(CR1) &= ~(uint32_t)ACK;
    uint32_t flags = address(0xF1 | 2 << 1);
    I2C1(CR1) |= STOP;
    wait_for(RXNE_);
    check("i2c-ten-bits-read", flags, 0x00030002);
    check("i2c-ten-bits-sent", I2C1(DR), 0x60);
    wait_stop();
    I2C1(CR1) |= ACK;
    I2C2(CR1) = 0;
}

// ---- PEC, overrun, time-out

enum { ENPEC = 0x20, PEC = 0x1000, SMBUS = 2, PECERR = 0x1000, TIMEOUT = 0x4000 };

static void wait_target(uint32_t flags) {
    uint32_t begin = cycles();
    while (!(I2C2(SR1) & flags) && cycles() - begin < 144000) {
    }
}

// I2C1 sends 0x12 and its PEC, or a wrong one; I2C2 checks it. Returns I2C2's SR1 with that byte in DR.
static uint32_t send_checked(unsigned wrong) {
    start();
    I2C1(DR) = 0x84;
    wait_target(ADDR);
    (void)I2C2(SR2);
    wait_for(ADDR);
    (void)I2C1(SR2);
    I2C1(DR) = 0x12;
    wait_target(RXNE_);
    (void)I2C2(DR);
    I2C2(CR1) |= PEC;
    if (wrong) {
        I2C1(DR) = 0x55;
    } else {
        I2C1(CR1) |= PEC;
    }
    wait_target(RXNE_);
    uint32_t sr1 = I2C2(SR1);
    delay_us(20);
    stop();
    I2C1(SR1) = 0;
    (void)I2C2(SR1);
    I2C2(CR1) = PE_ON | ACK | ENPEC;
    return (sr1 & (PECERR | RXNE_)) << 16 | I2C2(DR);
}

static uint32_t crc8(uint32_t crc, uint32_t byte) {
    crc ^= byte;
    for (unsigned i = 0; i < 8; i++) {
        crc = crc & 0x80 ? (crc << 1 ^ 7) & 0xFF : crc << 1;
    }
    return crc;
}

static void check_pec(void) {
    I2C2(CR2) = 36;
    I2C2(CR1) = 0;
    I2C2(OAR1) = 0x4000 | 0x42 << 1;
    I2C2(CR1) = PE_ON | ACK | ENPEC;
    I2C1(CR1) |= ENPEC;
    check("i2c-pec", send_checked(0), (uint32_t)RXNE_ << 16 | crc8(crc8(0, 0x84), 0x12));
    check("i2c-pec-error", send_checked(1), (uint32_t)(RXNE_ | PECERR) << 16 | 0x55);
    I2C2(SR1) = 0;
    I2C1(CR1) &= ~(uint32_t)ENPEC;
}

// I2C2 is a device, then the host, of an SMBus; PB12 and PB5, the alert lines, are joined.
static void check_smbus(void) {
    enum { SMBUS = 2, SMBTYPE = 8, ENARP = 0x10, ALERT = 0x2000, SMBALERT = 0x8000 };
    enum { SMBDEFAULT = 0x20, SMBHOST = 0x40 };
    pin_config('B', 12, ALT_OD | 1);
    pin_config('B', 5, FLOATING);
    I2C1(CR1) |= SMBUS | SMBTYPE;
    I2C2(CR2) = 36 | ITEVT | ITBUF | ITERR;
    I2C2(CR1) = PE_ON | SMBUS | ENARP;
    I2C2(CR1) |= ACK;
    target_clear();
    start();
    check("i2c-smbus-host-address-is-not-ours", address(0x10) & AF, AF);
    I2C1(SR1) = 0;
    stop();
    start();
    address(0xC2);
    send(1);
    stop();
    check("i2c-smbus-default-address", target_sr2, BUSY | SMBDEFAULT);
    check("i2c-smbus-alert-high", GPIO('B', IDR) >> 5 & 1, 1);
    start();
    check("i2c-smbus-nobody-alerts", address(0x19) & AF, AF);
    I2C1(SR1) = 0;
    stop();
    I2C2(CR1) |= ALERT;
    check("i2c-smbus-alert-low", GPIO('B', IDR) >> 5 & 1, 0);
    check("i2c-smbus-alert-seen", I2C1(SR1) & SMBALERT, SMBALERT);
    I2C1(SR1) = (uint16_t)~SMBALERT;
    check("i2c-smbus-alert-cleared", I2C1(SR1) & SMBALERT, 0);
    I2C2(CR2) = 36; // no interrupts: the flag is looked at
    start();
    I2C1(CR1) &= ~(uint32_t)ACK;
    I2C1(DR) = 0x19;
    delay_us(150);
    check("i2c-smbus-alert-response", I2C2(SR1) & (ADDR | SMBALERT), ADDR | SMBALERT);
    (void)I2C2(SR2);
    I2C2(DR) = 0x84;
    check("i2c-smbus-alert-answered", wait_for(ADDR) & ADDR, ADDR);
    (void)I2C1(SR2);
    I2C1(CR1) |= STOP;
    wait_for(RXNE_);
    check("i2c-smbus-who-alerts", I2C1(DR), 0x84);
    wait_stop();
    I2C2(CR1) = 0;
    check("i2c-smbus-pe-ends-alert", GPIO('B', IDR) >> 5 & 1, 1);
    I2C2(CR1) = PE_ON | SMBUS | SMBTYPE | ENARP;
    I2C2(CR1) |= ACK;
    I2C1(CR1) &= ~(uint32_t)(SMBUS | SMBTYPE);
    start();
    I2C1(DR) = 0x10;
    delay_us(150);
    check("i2c-smbus-host-address", (I2C2(SR1), I2C2(SR2)) & (SMBHOST | BUSY), SMBHOST | BUSY);
    wait_for(ADDR);
    (void)I2C1(SR2);
    stop();
    I2C2(CR1) = PE_ON;
    I2C2(CR1) |= ACK;
    I2C1(CR1) |= ACK;
}

static void check_overrun(void) {
    I2C2(CR1) = 0;
    I2C2(CR1) = PE_ON | ACK | NOSTRETCH;
    start();
    address(0x84);
    (void)I2C2(SR1);
    (void)I2C2(SR2);
    send(1);
    send(2); // I2C2 has not read the first one
    check("i2c-overrun", I2C2(SR1) & (OVR | RXNE_), OVR | RXNE_);
    check("i2c-overrun-first-stays", I2C2(DR), 1);
    stop();
    I2C2(CR1) = 0;
}

static void check_timeout(void) {
    I2C1(CR1) |= SMBUS;
    start();
    address(0xA0);
    I2C1(DR) = 0;
    delay_us(20);
    GPIO('A', BRR) = 1;
    delay_us(24000);
    uint32_t before = I2C1(SR1) & TIMEOUT;
    delay_us(1500);
    check("i2c-timeout-not-yet", before, 0);
    check("i2c-timeout", I2C1(SR1) & TIMEOUT, TIMEOUT);
    GPIO('A', BSRR) = 1;
    wait_stop();
    check("i2c-timeout-stops", I2C1(SR2), 0);
    I2C1(SR1) = 0;
    I2C1(CR1) &= ~(uint32_t)SMBUS;
    start();
    I2C1(CR1) |= STOP; // gives up before the address
    wait_stop();
    check("i2c-stop-after-start", I2C1(SR1) | I2C1(SR2), 0);
}

// Both start at once; the lower address wins.
static void check_arbitration(void) {
    I2C2(CR2) = 36;
    I2C2(CCR) = 180;
    I2C2(CR1) = PE_ON;
    I2C1(CR1) |= START;
    I2C2(CR1) |= START;
    while (!(I2C1(SR1) & SB) || !(I2C2(SR1) & SB)) {
    }
    I2C1(DR) = 0xA0;
    I2C2(DR) = 0xA2;
    check("i2c-winner", wait_for(ADDR | ARLO), ADDR | TXE_);
    check("i2c-loser", I2C2(SR1), ARLO);
    check("i2c-loser-is-no-master", I2C2(SR2), BUSY);
    (void)I2C1(SR2);
    stop();
    I2C2(CR1) = 0;
}

// ---- the same bus by hand: PA0 is SCL, PA1 is SDA

static void line(unsigned pin, unsigned level) {
    GPIO('A', BSRR) = 1u << (level ? pin : pin + 16);
    delay_us(5);
}

static unsigned hand_bit(unsigned bit) {
    line(1, bit);
    line(0, 1);
    unsigned got = GPIO('A', IDR) >> 1 & 1;
    line(0, 0);
    return got;
}

static unsigned hand_byte(unsigned byte, unsigned ack) {
    unsigned got = 0;
    for (int i = 7; i >= 0; i--) {
        got = got << 1 | hand_bit(byte >> i & 1);
    }
    return got << 1 | hand_bit(ack);
}

static void hand_start(void) {
    line(1, 1);
    line(0, 1);
    line(1, 0);
    line(0, 0);
}

static void check_by_hand(void) {
    hand_start();
    check("i2c-by-hand-ack", hand_byte(0xA0, 1) & 1, 0);
    hand_byte(0x01, 1);
    hand_byte(0x3E, 1);
    hand_start();
    hand_byte(0xA1, 1);
    check("i2c-by-hand-read", hand_byte(0xFF, 0) >> 1, 0x11);
    check("i2c-by-hand-read-2", hand_byte(0xFF, 1) >> 1, 0x22);
    line(1, 0);
    line(0, 1);
    line(1, 1);
    check("i2c-seen-by-both", I2C1(SR2) | I2C2(SR2), 0);
}

static void check_remap(void) {
    AFIO_MAPR = 2 | 2u << 24;
    pin_config('B', 8, ALT_OD | 1);
    pin_config('B', 9, ALT_OD | 1);
    I2C1(CR1) = 0;
    I2C1(CR1) = SWRST;
    I2C1(CR1) = 0;
    I2C1(CR2) = 36;
    I2C1(CCR) = 180;
    I2C1(CR1) = PE_ON;
    start();
    check("i2c-remapped", address(0xAE), 0x00070082);
    stop();
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x400D;
    console_start(72);
    pin_config('A', 0, OUT_OD);
    pin_config('A', 1, OUT_OD);
    GPIO('A', BSRR) = 3;
    pin_config('B', 6, ALT_OD | 1);
    pin_config('B', 7, ALT_OD | 1);
    pin_config('B', 10, ALT_OD | 1);
    pin_config('B', 11, ALT_OD | 1);
    RCC_APB1ENR = 3u << 21;
    I2C1(CR2) = 36;
    I2C1(CCR) = 180;
    I2C1(TRISE) = 37;
    I2C1(CR1) = PE_ON;
    I2C1(CR1) |= ACK;
    check("i2c-idle", I2C1(SR1) | I2C1(SR2), 0);
    check_write();
    check_polling();
    read_one();
    read_two();
    read_many(32);
    read_by_rxne();
    check_absent();
    check_interrupts();
    check_dma();
    check_speed();
    check_busy();
    check_stretch();
    check_misplaced();
    check_target();
    check_general_call();
    check_ten_bits();
    check_pec();
    check_smbus();
    check_overrun();
    check_timeout();
    check_arbitration();
    check_by_hand();
    check_remap();
}
