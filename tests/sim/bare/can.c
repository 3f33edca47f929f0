// SPDX-License-Identifier: MIT
// bxCAN: alone in loopback; with a node at PA11 and PA12 that echoes (SILENT: one that does not acknowledge); on PB8 and
// PB9, which are joined with PA1, errors made by hand.
#include "bare.h"

#ifndef SILENT
#define SILENT 0
#endif

#define CAN(reg)        REG(0x40006400 + (reg))
#define BOX(n, word)    CAN(0x180 + 16 * (n) + 4 * (word))
#define FIFO(n, word)   CAN(0x1B0 + 16 * (n) + 4 * (word))
#define FILTER(n, word) CAN(0x240 + 8 * (n) + 4 * (word))
enum { MCR = 0, MSR = 4, TSR = 8, RF0R = 12, RF1R = 16, IER = 20, ESR = 24, BTR = 28 };
enum { FMR = 0x200, FM1R = 0x204, FS1R = 0x20C, FFA1R = 0x214, FA1R = 0x21C };
enum { INRQ = 1, SLEEP = 2, TXFP = 4, RFLM = 8, NART = 0x10, AWUM = 0x20, ABOM = 0x40 };
#define TIMING   (3u | 11u << 16 | 4u << 20) // 500 kbit/s: 18 quanta of 4 clocks at 36 MHz
#define LOOPBACK (1u << 30)
#define QUIET    (1u << 31)

#define STANDARD(id) ((uint32_t)(id) << 21)
#define EXTENDED(id) ((uint32_t)(id) << 3 | 4)

static void delay_us(unsigned us) {
    uint32_t start = cycles();
    while (cycles() - start < us * 72) {
    }
}

static void begin(uint32_t mcr, uint32_t btr) {
    CAN(MCR) = INRQ | mcr;
    while (!(CAN(MSR) & 1)) {
    }
    CAN(BTR) = btr;
    CAN(MCR) = mcr;
    uint32_t start = cycles();
    while (CAN(MSR) & 1 && cycles() - start < 72 * 1000) {
    }
}

static void put(unsigned n, uint32_t id, unsigned dlc, uint32_t low, uint32_t high) {
    BOX(n, 1) = dlc;
    BOX(n, 2) = low;
    BOX(n, 3) = high;
    BOX(n, 0) = id | 1;
}

// Waits until mailbox n is done; its four flags.
static unsigned done(unsigned n) {
    uint32_t start = cycles();
    while (!(CAN(TSR) >> 8 * n & 1) && cycles() - start < 72 * 5000) {
    }
    return CAN(TSR) >> 8 * n & 15;
}

static void accept_all(void) {
    CAN(FMR) = 1;
    CAN(FM1R) = 0;
    CAN(FS1R) = 1;
    CAN(FFA1R) = 0;
    FILTER(0, 0) = 0;
    FILTER(0, 1) = 0;
    CAN(FA1R) = 1;
    CAN(FMR) = 0;
}

static void check_reset(void) {
    check("can-mcr-reset", CAN(MCR), 0x10002);
    check("can-msr-sleeps", CAN(MSR) & 3, 2);
    check("can-tsr-reset", CAN(TSR), 0x1C000000);
    check("can-btr-reset", CAN(BTR), 0x01230000);
    check("can-fmr-reset", CAN(FMR), 0x2A1C0E01);
}

static void check_loopback(void) {
    begin(0, TIMING | LOOPBACK | QUIET);
    check("can-joined", CAN(MSR) & 3, 0);
    accept_all();
    uint32_t start = cycles();
    put(0, STANDARD(0x555), 2, 0xAA55, 0);
    uint32_t flags = done(0), time = cycles() - start;
    check("can-sent", flags, 3);
    // 34 + 16 + 10 bits, and hardly a stuff bit, of 144 cycles
    check_range("can-frame-time", time, 144 * 54, 144 * 64);
    check("can-fifo", CAN(RF0R), 1);
    check("can-fifo-id", FIFO(0, 0), STANDARD(0x555));
    check("can-fifo-dlc", FIFO(0, 1), 2);
    check("can-fifo-data", FIFO(0, 2), 0xAA55);
    CAN(RF0R) = 0x20;
    check("can-released", CAN(RF0R), 0);
    put(1, EXTENDED(0x1ABCDEF0), 8, 0x00000000, 0xFFFFFFFF); // many stuff bits
    check("can-sent-extended", done(1), 3);
    check("can-extended-id", FIFO(0, 0), EXTENDED(0x1ABCDEF0));
    check("can-extended-data", FIFO(0, 2) + 1, FIFO(0, 3) + 2);
    CAN(RF0R) = 0x20;
    put(2, STANDARD(0x123) | 2, 4, 0, 0);
    done(2);
    check("can-remote", FIFO(0, 0), STANDARD(0x123) | 2);
    CAN(RF0R) = 0x20;
    CAN(TSR) = 0x010101;
    check("can-tsr-cleared", CAN(TSR), 0x1C000000);
}

// Time stamps count bits from the start of time-triggered mode.
static void check_time(void) {
    enum { TTCM = 0x80, TGT = 0x100 };
    begin(TTCM, TIMING | LOOPBACK | QUIET);
    check("can-ttcm", CAN(MCR) & TTCM, TTCM);
    accept_all();
    put(0, STANDARD(0x555), 0, 0, 0); // 44 bits and 3 of intermission, no stuff bit before the CRC
    put(1, STANDARD(0x556), 8 | TGT, 0, 0);
    done(0);
    done(1);
    uint32_t first = FIFO(0, 1) >> 16;
    CAN(RF0R) = 0x20;
    delay_us(1);
    uint32_t second = FIFO(0, 1) >> 16;
    check_range("can-time-between", second - first, 47, 50);
    check("can-time-sent", BOX(1, 1) >> 16, second);
    check("can-time-in-data", FIFO(0, 3) >> 16, (second & 0xFF) << 8 | second >> 8);
    CAN(RF0R) = 0x20;
    begin(0, TIMING | LOOPBACK | QUIET);
    put(0, STANDARD(0x555), 0, 0, 0);
    done(0);
    check("can-no-time", FIFO(0, 1), 0);
    CAN(RF0R) = 0x20;
    CAN(TSR) = 0x010101;
}

static void check_order(void) {
    uint32_t order[2] = {0, 0};
    for (unsigned txfp = 0; txfp < 2; txfp++) {
        begin(txfp ? TXFP : 0, TIMING | LOOPBACK | QUIET);
        put(0, STANDARD(0x300), 0, 0, 0);
        put(1, STANDARD(0x200), 0, 0, 0);
        put(2, STANDARD(0x100), 0, 0, 0);
        if (!txfp) {
            check("can-lowest-priority", CAN(TSR) >> 29, 1);
        }
        done(0);
        done(1);
        done(2);
        for (unsigned i = 0; i < 3; i++) {
            order[txfp] = order[txfp] << 8 | FIFO(0, 0) >> 29;
            CAN(RF0R) = 0x20;
        }
        CAN(TSR) = 0x010101;
    }
    check("can-by-identifier", order[0], 0x010203);
    check("can-by-request", order[1], 0x030201);
}

static void check_fifo(void) {
    begin(0, TIMING | LOOPBACK | QUIET);
    for (unsigned i = 0; i < 4; i++) {
        put(0, STANDARD(i), 1, i, 0);
        done(0);
    }
    check("can-fifo-full", CAN(RF0R), 0x1B);
    CAN(RF0R) = 0x20;
    CAN(RF0R) = 0x20;
    check("can-fifo-last-overwritten", FIFO(0, 2), 3);
    CAN(RF0R) = 0x30;
    check("can-fovr-cleared", CAN(RF0R), 0);
    begin(RFLM, TIMING | LOOPBACK | QUIET);
    for (unsigned i = 0; i < 4; i++) {
        put(0, STANDARD(i), 1, i, 0);
        done(0);
    }
    CAN(RF0R) = 0x20;
    CAN(RF0R) = 0x20;
    check("can-fifo-locked", FIFO(0, 2), 2);
    CAN(RF0R) = 0x38;
}

static uint32_t try_filter(uint32_t id) {
    put(0, id, 0, 0, 0);
    done(0);
    uint32_t got = 0xFFFF;
    for (unsigned n = 0; n < 2; n++) {
        if (CAN(RF0R + 4 * n) & 3) {
            got = n << 8 | (FIFO(n, 1) >> 8 & 0xFF);
            CAN(RF0R + 4 * n) = 0x20;
        }
    }
    return got;
}

static void check_filters(void) {
    begin(0, TIMING | LOOPBACK | QUIET);
    CAN(FMR) = 1;
    CAN(FA1R) = 0;
    CAN(FS1R) = 1u << 0 | 1u << 3;             // 32 bits
    CAN(FM1R) = 1u << 2 | 1u << 3;             // lists
    CAN(FFA1R) = 1u << 1;                      // to FIFO 1
    FILTER(0, 0) = STANDARD(0x100);            // number 0 of FIFO 0: 0x100 to 0x10F
    FILTER(0, 1) = STANDARD(0x7F0) | 4;        //
    FILTER(1, 0) = 0x200u << 5 | 0xFFFF0000u;  // numbers 0 and 1 of FIFO 1
    FILTER(1, 1) = 0x300u << 5 | 0xFF080000u;  // 0x300 to 0x307, standard
    FILTER(2, 0) = 0x400u << 5 | 0x401u << 21; // numbers 1 to 4 of FIFO 0
    FILTER(2, 1) = 0x402u << 5 | 0x105u << 21; // 0x105 also matches the first mask of 32 bits
    FILTER(3, 0) = EXTENDED(0x12345);          // numbers 5 and 6
    FILTER(3, 1) = STANDARD(0x100);            // a list before a mask
    CAN(FA1R) = 15;
    CAN(FMR) = 0;
    check("can-filter-mask-32", try_filter(STANDARD(0x10F)), 0x000);
    check("can-filter-none", try_filter(STANDARD(0x110)), 0xFFFF);
    check("can-filter-mask-32-ide", try_filter(EXTENDED(0x100u << 18)), 0xFFFF);
    check("can-filter-mask-16", try_filter(STANDARD(0x200)), 0x100);
    check("can-filter-mask-16-second", try_filter(STANDARD(0x307)), 0x101);
    check("can-filter-list-16", try_filter(STANDARD(0x401)), 0x002);
    check("can-filter-wide-first", try_filter(STANDARD(0x105)), 0x000);
    check("can-filter-list-32", try_filter(EXTENDED(0x12345)), 0x005);
    check("can-filter-list-first", try_filter(STANDARD(0x100)), 0x006);
    accept_all();
}

// ---- another node

static volatile unsigned rx_interrupts, tx_interrupts, error_interrupts;
static volatile uint32_t heard[4];

static void on_rx(void) {
    heard[rx_interrupts++ & 3] = FIFO(0, 0);
    CAN(RF0R) = 0x20;
}
static void on_tx(void) {
    tx_interrupts++;
    CAN(TSR) = 0x010101;
}
static void on_error(void) {
    error_interrupts++;
    CAN(MSR) = 4;
}

static void check_node(void) {
    irq_handlers[19] = on_tx;
    irq_handlers[20] = on_rx;
    irq_handlers[22] = on_error;
    irq_enable(19);
    irq_enable(20);
    irq_enable(22);
    begin(0, TIMING);
    CAN(TSR) = 0x010101;
    check("can-on-the-bus", CAN(MSR) & 3, 0);
    CAN(IER) = 3;
    put(0, STANDARD(0x123), 2, 0x0201, 0);
    delay_us(1000);
    check("can-interrupts", tx_interrupts << 8 | rx_interrupts, 0x101);
    check("can-echo", heard[0], STANDARD(0x124));
    put(0, EXTENDED(0x18DAF110), 8, 0x03020100, 0x07060504);
    delay_us(1000);
    check("can-echo-extended", heard[1], EXTENDED(0x18DAF111));
    check("can-no-errors", CAN(ESR), 0);
    // Both want to send next: the other node's echo of the first against our second, which is lower.
    put(0, STANDARD(0x200), 0, 0, 0);
    put(1, STANDARD(0x1FF), 0, 0, 0);
    delay_us(2000);
    check("can-arbitration-none-lost", rx_interrupts, 4);
    CAN(IER) = 0;
}

static void check_silence(void) {
    irq_handlers[22] = on_error;
    irq_enable(22);
    begin(NART, TIMING);
    put(0, STANDARD(0x123), 0, 0, 0);
    check("can-nart", done(0), 0x9);
    check("can-lec-ack", CAN(ESR) >> 4 & 7, 3);
    check("can-tec", CAN(ESR) >> 16 & 0xFF, 8);
    begin(0, TIMING);
    CAN(IER) = 1u << 9 | 1u << 15; // EPVIE, ERRIE
    put(0, STANDARD(0x123), 0, 0, 0);
    delay_us(5000);
    check("can-error-passive", CAN(ESR) & 0xFF0007, 128 << 16 | 3);
    check("can-error-interrupt", error_interrupts, 1);
    CAN(TSR) = 0x80;
    check("can-aborted", done(0) & 3, 1);
}

static void check_bus_off(void) {
    AFIO_MAPR = 2u << 13 | 2u << 24;
    GPIO('A', BSRR) = 2;
    pin_config('A', 1, OUT_OD);
    pin_config('B', 8, FLOATING);
    pin_config('B', 9, ALT_OD | 1);
    CAN(MCR) = INRQ;
    CAN(MCR) = 0x8000;
    begin(0, TIMING);
    accept_all();
    check("can-remapped-joined", CAN(MSR) & 3, 0);
    unsigned hits = 0;
    while (!(CAN(ESR) & 4) && hits < 100) {
        delay_us(100);
        put(0, STANDARD(0x7F), 8, ~0u, ~0u);
        delay_us(60); // in the data
        GPIO('A', BSRR) = 2 << 16;
        delay_us(10);
        GPIO('A', BSRR) = 2;
        hits++;
        delay_us(100);
        CAN(TSR) = 0x80;
        done(0);
    }
    check("can-bus-off", CAN(ESR) & 7, 7);
    check("can-lec", (CAN(ESR) >> 4 & 7) != 0, 1);
    CAN(MCR) = INRQ;
    CAN(MCR) = 0; // recovery: 128 times eleven recessive bits
    uint32_t start = cycles();
    while (CAN(MSR) & 1) {
    }
    check_range("can-recovery", (cycles() - start) / 144, 1405, 1415);
    check("can-recovered", CAN(ESR) & 0xFFFF0007, 0);
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x400D;
    RCC_APB1ENR = 1u << 25;
    console_start(72);
    pin_config('A', 11, FLOATING);
    pin_config('A', 12, ALT_PP | 1);
    if (SILENT) {
        check_silence();
        return;
    }
    check_reset();
    check_loopback();
    check_time();
    check_order();
    check_fifo();
    check_filters();
    check_node();
    check_bus_off();
}
