// SPDX-License-Identifier: MIT
// USART's other modes, over wires. CROSSED: USART2 and USART3 with TX, RX, RTS and CTS crossed: flow control, LIN, mute
// mode, synchronous mode, IrDA. ONE_WIRE: PA2, PB10 and PA7 are one wire, with a pull-up: half-duplex, smartcard. PARTS:
// serial devices, one on a single wire, the other obeys RTS.
#include "bare.h"

enum { CR3 = 0x14, GTPR = 0x18 };
enum { SBK = 1, RWU = 2, FE = 2, LBD = 0x100, CTS = 0x200 };
enum { PCE = 0x400, PS = 0x200, M = 0x1000, WAKE = 0x800 };
enum {
    LBDL = 0x20,
    LBDIE = 0x40,
    LBCL = 0x100,
    CPHA = 0x200,
    CPOL = 0x400,
    CLKEN = 0x800,
    LINEN = 0x4000
};
enum { IREN = 2, HDSEL = 8, NACK = 0x10, SCEN = 0x20, RTSE = 0x100, CTSE = 0x200, CTSIE = 0x400 };
enum { BIT_CYCLES = 7200 }; // 10000 baud
#define BOTH (UE | TE | RE)

static volatile unsigned interrupts;

static void usart3_irq(void) {
    interrupts++;
    REG(USART3 + USART_SR) = ~(uint32_t)LBD;
}

static void usart2_irq(void) {
    interrupts++;
    REG(USART2 + USART_SR) = ~(uint32_t)CTS;
}

static void wait(uint32_t time) {
    uint32_t start = cycles();
    while (cycles() - start < time) {
    }
}

static void set(uint32_t base, uint32_t cr1, uint32_t cr2, uint32_t cr3) {
    REG(base + USART_CR1) = 0;
    REG(base + USART_BRR) = 3600;
    REG(base + USART_CR2) = cr2;
    REG(base + CR3) = cr3;
    REG(base + USART_CR1) = cr1;
    (void)REG(base + USART_SR);
    (void)REG(base + USART_DR);
}

static void send(uint32_t base, uint32_t data) {
    (void)REG(base + USART_SR);
    REG(base + USART_DR) = data;
    while (!(REG(base + USART_SR) & TC)) {
    }
}

// Flags and data; without RXNE the data are 0.
static uint32_t got(uint32_t base) {
    uint32_t flags = REG(base + USART_SR) & (RXNE | ORE | FE | PE | IDLE);
    uint32_t data = REG(base + USART_DR);
    return flags << 16 | (flags & RXNE ? data : 0);
}
#define GOOD(data) (RXNE << 16 | (uint32_t)(data))

static void check_flow(void) {
    set(USART2, BOTH, 0, CTSE);
    set(USART3, BOTH, 0, RTSE);
    wait(20 * BIT_CYCLES); // the idle frames
    check("mode-rts-low", GPIO('B', IDR) >> 14 & 1, 0);
    REG(USART2 + USART_SR) = ~(uint32_t)CTS;
    REG(USART2 + USART_DR) = 'a';
    while (!(REG(USART2 + USART_SR) & TXE)) {
    }
    REG(USART2 + USART_DR) = 'b';
    wait(30 * BIT_CYCLES);
    check("mode-rts-high", GPIO('B', IDR) >> 14 & 1, 1);
    check("mode-cts-holds", REG(USART2 + USART_SR) & (TXE | TC | CTS), CTS);
    check("mode-rts-first", got(USART3), GOOD('a') | IDLE << 16);
    wait(11 * BIT_CYCLES);
    check("mode-rts-second", got(USART3) & ~(IDLE << 16u), GOOD('b'));
    check("mode-cts-goes-on", REG(USART2 + USART_SR) & (TXE | TC), TXE | TC);
    interrupts = 0;
    REG(USART2 + USART_SR) = ~(uint32_t)CTS;
    REG(USART2 + CR3) = CTSE | CTSIE;
    REG(USART3 + CR3) = 0; // the pin is nobody's
    pin_config('B', 14, OUT_PP | 1);
    GPIO('B', BSRR) = 1u << 14;
    GPIO('B', BRR) = 1u << 14;
    check("mode-cts-interrupt", interrupts, 2);
    GPIO('B', BSRR) = 1u << 14;
    REG(USART2 + USART_CR1) |= SBK;
    wait(15 * BIT_CYCLES);
    check("mode-break-does-not-ask", REG(USART2 + USART_CR1) & SBK, 0);
    pin_config('B', 14, ALT_PP | 1);
}

static uint32_t low_time(void) {
    while (GPIO('A', IDR) >> 2 & 1) {
    }
    uint32_t start = cycles();
    while (!(GPIO('A', IDR) >> 2 & 1)) {
    }
    return cycles() - start;
}

static void check_lin(void) {
    set(USART2, BOTH, LINEN, 0);
    set(USART3, BOTH, LINEN | LBDL, 0);
    wait(20 * BIT_CYCLES);
    REG(USART2 + USART_CR1) = BOTH | SBK;
    uint32_t low = low_time(), early = REG(USART3 + USART_SR) & LBD;
    check_range("mode-lin-break", low, 13 * BIT_CYCLES - 50, 13 * BIT_CYCLES + 50);
    check("mode-lin-no-lbd-yet", early, 0);
    wait(BIT_CYCLES);
    check("mode-lin-lbd", REG(USART3 + USART_SR) & LBD, LBD);
    check("mode-lin-break-is-a-character-too", got(USART3) & ~(IDLE << 16u), (RXNE | FE) << 16);
    REG(USART3 + USART_SR) = ~(uint32_t)LBD;
    send(USART2, 0x55);
    check("mode-lin-sync", got(USART3) & ~(IDLE << 16u), GOOD(0x55));
    send(USART2, 0);
    check("mode-lin-zero-is-no-break", REG(USART3 + USART_SR) & (LBD | FE), 0);
    got(USART3);
    set(USART2, BOTH, 0, 0); // its break is 10 bits long
    wait(11 * BIT_CYCLES);
    REG(USART2 + USART_CR1) = BOTH | SBK;
    wait(15 * BIT_CYCLES);
    check("mode-lin-10-bits-of-11", REG(USART3 + USART_SR) & (LBD | FE), FE);
    got(USART3);
    interrupts = 0;
    REG(USART3 + USART_CR2) = LINEN | LBDIE;
    REG(USART2 + USART_CR1) = BOTH | SBK;
    wait(15 * BIT_CYCLES);
    check("mode-lin-interrupt", interrupts, 1);
}

static void check_mute(void) {
    set(USART2, BOTH, 0, 0);
    set(USART3, BOTH | WAKE, 5, 0);
    wait(20 * BIT_CYCLES);
    REG(USART3 + USART_CR1) = BOTH | WAKE | RWU;
    send(USART2, 0x11);
    send(USART2, 0x84);
    check("mode-mute", got(USART3), 0);
    send(USART2, 0xF5);
    check("mode-address", got(USART3), GOOD(0xF5));
    check("mode-awake", REG(USART3 + USART_CR1) & RWU, 0);
    send(USART2, 0x12);
    check("mode-addressed", got(USART3), GOOD(0x12));
    send(USART2, 0x86);
    check("mode-other-address", got(USART3) | (REG(USART3 + USART_CR1) & RWU), RWU);
    set(USART3, BOTH, 0, 0);
    send(USART2, 1);
    check("mode-not-mute", got(USART3) & ~(IDLE << 16u), GOOD(1));
    REG(USART3 + USART_CR1) = BOTH | RWU;
    REG(USART2 + USART_DR) = 2;
    wait(12 * BIT_CYCLES);
    check("mode-mute-till-idle", REG(USART3 + USART_CR1) & RWU, RWU);
    wait(12 * BIT_CYCLES);
    check("mode-idle-wakes", got(USART3) | (REG(USART3 + USART_CR1) & RWU), 0);
    send(USART2, 3);
    check("mode-after-idle", got(USART3), GOOD(3));
}

// What a shift register at CK and TX takes while it answers at RX, which PB10 drives: pulses, its bits, USART2's.
static uint32_t clocked(uint32_t data, uint32_t answer, uint32_t mode) {
    set(USART2, BOTH, CLKEN | mode, 0);
    wait(24 * BIT_CYCLES); // the idle frame
    uint32_t idle = mode & CPOL ? 1 : 0, ck = GPIO('A', IDR) >> 4 & 1;
    uint32_t taken = 0, pulses = 0, captures = 0;
    if (ck != idle) {
        return 0xBAD;
    }
    REG(USART2 + USART_DR) = data;
    uint32_t start = cycles();
    while (cycles() - start < 14 * BIT_CYCLES) {
        GPIO('B', BSRR) = 1u << (answer >> captures & 1 ? 10 : 26);
        uint32_t in = GPIO('A', IDR), now = in >> 4 & 1;
        if (now == ck) {
            continue;
        }
        ck = now;
        pulses += now != idle;
        if ((now != idle) == !(mode & CPHA)) {
            taken |= (in >> 2 & 1) << captures++;
        }
    }
    return pulses << 16 | taken << 8 | (got(USART2) & 0xFF);
}

static void check_synchronous(void) {
    set(USART3, 0, 0, 0);
    pin_config('B', 10, OUT_PP | 1);
    check("mode-clock-0", clocked(0xA6, 0x35, LBCL), 0x8A635);
    check("mode-clock-1", clocked(0xA6, 0x35, LBCL | CPHA), 0x8A635);
    check("mode-clock-2", clocked(0xA6, 0x35, LBCL | CPOL), 0x8A635);
    check("mode-clock-3", clocked(0xA6, 0x35, LBCL | CPOL | CPHA), 0x8A635);
    check("mode-clock-without-last", clocked(0xFF, 0x35, 0), 0x77F35);
}

static void check_infrared(void) {
    set(USART2, BOTH, 0, IREN);
    REG(USART2 + GTPR) = 1;
    GPIO('B', BSRR) = 1u << 10;
    wait(20 * BIT_CYCLES);
    check("mode-irda-idles-low", GPIO('A', IDR) >> 2 & 1, 0);
    REG(USART2 + USART_DR) = 0x35; // four high bits: the start bit and four others are pulses
    uint32_t start = cycles(), pulses = 0, high = 0, before = 0;
    while (cycles() - start < 12 * BIT_CYCLES) {
        uint32_t now = GPIO('A', IDR) >> 2 & 1;
        if (now && !before) {
            pulses++;
            high -= cycles();
        } else if (!now && before) {
            high += cycles();
        }
        before = now;
    }
    check("mode-irda-pulses", pulses, 5);
    check_range("mode-irda-width", high / 5, BIT_CYCLES * 3 / 16 - 40, BIT_CYCLES * 3 / 16 + 40);
    for (unsigned bit = 0; bit < 10; bit++) { // 0x4C
        if (!(0x298 >> bit & 1)) {
            GPIO('B', BRR) = 1u << 10;
        }
        wait(BIT_CYCLES * 3 / 16);
        GPIO('B', BSRR) = 1u << 10;
        wait(BIT_CYCLES * 13 / 16);
    }
    check("mode-irda-received", got(USART2), GOOD(0x4C));
}

static void check_half_duplex(void) {
    set(USART2, UE | TE, 0, HDSEL);
    set(USART3, UE | TE | RE, 0, HDSEL);
    wait(20 * BIT_CYCLES);
    pin_config('A', 7, OUT_OD);
    GPIO('A', BRR) = 1u << 7;
    check("mode-half-released", GPIO('A', IDR) >> 2 & 1, 0);
    GPIO('A', BSRR) = 1u << 7;
    check("mode-half-pulled-up", GPIO('A', IDR) >> 2 & 1, 1);
    wait(20 * BIT_CYCLES);
    got(USART3);
    send(USART2, 'q');
    check("mode-half-heard", got(USART3) & ~(IDLE << 16u), GOOD('q'));
    check("mode-half-no-echo", got(USART2), 0);
    REG(USART2 + USART_CR1) = BOTH;
    send(USART3, 'a');
    check("mode-half-answer", got(USART2), GOOD('a'));
    check("mode-half-echo", got(USART3) & ~(IDLE << 16u), GOOD('a'));
}

enum { CARD = M | PCE, STOP_1_5 = 3 << 12 };

static void check_card(void) {
    set(USART3, 0, 0, 0);
    set(USART2, BOTH | CARD, STOP_1_5, SCEN | NACK);
    set(USART3, BOTH | CARD, STOP_1_5, SCEN);
    send(USART3, 0x3B);
    check("mode-card", got(USART2), GOOD(0x3B | 0x100));
    check("mode-card-heard-itself", got(USART3), GOOD(0x3B | 0x100));
    set(USART3, BOTH | CARD | PS, STOP_1_5, SCEN);
    send(USART3, 0x3B);
    wait(BIT_CYCLES);
    check("mode-card-parity", got(USART2), (RXNE | PE) << 16 | 0x3B);
    check("mode-card-refused", got(USART3), (RXNE | FE) << 16 | 0x3B);
    wait(12 * BIT_CYCLES);
    check("mode-card-refusal-is-no-start", (got(USART2) | got(USART3)) & ~(IDLE << 16u), 0);
    REG(USART2 + GTPR) = 20u << 8 | 10;
    uint32_t start = cycles();
    send(USART2, 1);
    check_range("mode-card-guard-time", cycles() - start, 32 * BIT_CYCLES, 33 * BIT_CYCLES + 50);
    REG(USART2 + USART_CR2) |= CLKEN; // 36 MHz / 20
    uint32_t edges = 0, before = 0;
    start = cycles();
    while (cycles() - start < 7200) {
        uint32_t now = GPIO('A', IDR) >> 4 & 1;
        edges += now != before;
        before = now;
    }
    check_range("mode-card-clock", edges, 359, 361);
}

// A device that echoes on USART2's single wire; one at USART3 that says "hello!" and looks at RTS.
static void check_parts(void) {
    set(USART3, BOTH, 0, RTSE);
    set(USART2, UE | TE, 0, HDSEL);
    wait(20 * BIT_CYCLES);
    send(USART2, 'S');
    REG(USART2 + USART_CR1) = BOTH;
    wait(11 * BIT_CYCLES);
    check("mode-part-on-one-wire", got(USART2), GOOD('S'));
    wait(30 * 72000); // it has begun long ago
    char text[6];
    for (unsigned i = 0; i < 6; i++) {
        while (!(REG(USART3 + USART_SR) & RXNE)) {
        }
        wait(30 * BIT_CYCLES);
        text[i] = (char)got(USART3);
    }
    check("mode-part-waits-for-rts",
          (uint32_t)(text[0] << 24 | text[1] << 16 | text[4] << 8 | text[5]),
          'h' << 24 | 'e' << 16 | 'o' << 8 | '!');
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x400D;
    RCC_APB1ENR = 3u << 17;
    console_start(72);
    irq_handlers[38] = usart2_irq;
    irq_handlers[39] = usart3_irq;
    irq_enable(38);
    irq_enable(39);
    pin_config('A', 4, ALT_PP | 1);
    pin_config('A', 2, ALT_PP | 1);
    pin_config('B', 10, ALT_PP | 1);
    pin_config('B', 14, ALT_PP | 1);
    if (PARTS) {
        check_parts();
    } else if (CROSSED) {
        pin_config('A', 1, ALT_PP | 1);
        check_flow();
        check_lin();
        check_mute();
        check_synchronous();
        check_infrared();
    } else {
        check_half_duplex();
        pin_config('A', 2, ALT_OD | 1);
        pin_config('B', 10, ALT_OD | 1);
        check_card();
    }
}
