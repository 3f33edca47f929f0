// SPDX-License-Identifier: MIT
// The USB peripheral's registers, packet memory and pins, with no cable in.
#include "bare.h"

#define USB_EPR(n)    REG(0x40005C00 + 4 * (n))
#define USB_CNTR      REG(0x40005C40)
#define USB_ISTR      REG(0x40005C44)
#define USB_FNR       REG(0x40005C48)
#define USB_DADDR     REG(0x40005C4C)
#define USB_BTABLE    REG(0x40005C50)
#define USB_MEMORY(n) REG(0x40006000 + 4 * (n))

static volatile unsigned interrupts, seen;

static void usb_event(void) {
    interrupts++;
    seen |= USB_ISTR;
    USB_ISTR = 0;
}

static void wait_us(unsigned us) {
    uint32_t start = cycles();
    while (cycles() - start < us * 72) {
    }
}

static void check_memory(void) {
    USB_MEMORY(0) = 0x12345678;
    check("usb-memory-has-16-bits", USB_MEMORY(0), 0x5678);
    REG16(0x40006000) = 0xABCD;
    check("usb-memory-half-word", REG16(0x40006000), 0xABCD);
    REG8(0x40006000) = 0x5A;
    check("usb-memory-byte-is-doubled", USB_MEMORY(0), 0x5A5A);
    for (unsigned n = 0; n < 256; n++) {
        USB_MEMORY(n) = n * 257;
    }
    unsigned good = 0;
    for (unsigned n = 0; n < 256; n++) {
        good += USB_MEMORY(n) == n * 257;
    }
    check("usb-memory-256-cells", good, 256);
}

static void check_endpoint(void) {
    USB_EPR(1) = 0x0221; // control, STAT_TX 2, address 1
    check("usb-epr-write", USB_EPR(1), 0x0221);
    USB_EPR(1) = 0x0221;
    check("usb-epr-toggles-back", USB_EPR(1), 0x0201);
    USB_EPR(1) = 0x7072;
    check("usb-epr-toggles-all", USB_EPR(1), 0x7072);
    USB_EPR(1) = 0x0602;
    check("usb-epr-plain-bits", USB_EPR(1), 0x7672);
    USB_EPR(1) = 0x8F82;
    check("usb-epr-ctr-and-setup-stay", USB_EPR(1), 0x7772);
    REG16(0x40005C04) = 0x3002;
    check("usb-epr-half-word", USB_EPR(1), 0x4072);
    USB_EPR(1) = 0x4070;
    check("usb-epr-zero", USB_EPR(1), 0);
}

static void check_reset(void) {
    USB_EPR(2) = 0x0212;
    USB_DADDR = 0x85;
    USB_BTABLE = 0xFFFF;
    USB_ISTR = 0;
    interrupts = seen = 0;
    USB_CNTR = 0x0401; // FRES, RESETM
    check("usb-fres-clears-endpoints", USB_EPR(2), 0);
    check("usb-fres-clears-address", USB_DADDR, 0);
    check("usb-fres-keeps-btable", USB_BTABLE, 0xFFF8);
    check("usb-fres-interrupt", interrupts, 1);
    check("usb-fres-reset-flag", seen, 0x0400);
    USB_EPR(2) = 0x0212;
    check("usb-fres-holds-endpoints", USB_EPR(2), 0);
    USB_CNTR = 0;
    USB_BTABLE = 0;
}

// Idle without a host: D+ is high by the board's resistor, and no frame begins.
static void check_silence(void) {
    check("usb-fnr-j", USB_FNR >> 14, 2);
    USB_CNTR = 1;      // frames begin anew
    USB_CNTR = 0x0100; // ESOFM
    USB_ISTR = 0;
    interrupts = seen = 0;
    wait_us(2500);
    unsigned esofs = interrupts, esof_seen = seen, fnr = USB_FNR;
    USB_CNTR = 0x0800; // SUSPM
    interrupts = seen = 0;
    wait_us(1000);
    USB_CNTR = 0x0900 | 8; // FSUSP
    check("usb-esof-interrupts", esofs, 2);
    check("usb-esof-flag", esof_seen, 0x0100);
    check("usb-lsof", fnr >> 11 & 7, 2); // not locked
    check("usb-susp-interrupt", interrupts, 1);
    check("usb-susp-flag", seen, 0x0900);

    USB_ISTR = 0;
    interrupts = 0;
    wait_us(5000);
    check("usb-fsusp-silences", interrupts, 0);
    USB_CNTR = 0;
    USB_ISTR = 0;
    wait_us(4500);
    check("usb-flag-without-mask", USB_ISTR & 0x0900, 0x0900);
    check("usb-no-interrupt-without-mask", interrupts, 0);
    USB_ISTR = (uint16_t)~0x0100;
    check("usb-istr-clears-one", USB_ISTR & 0x0900, 0x0800);
    USB_ISTR = 0;
}

static void check_pins(void) {
    pin_config('A', 12, OUT_PP); // low
    check("usb-has-the-pin", GPIO('A', IDR) >> 11 & 3, 2);
    USB_CNTR = 0x10; // RESUME
    check("usb-resume-drives-k", GPIO('A', IDR) >> 11 & 3, 1);
    USB_CNTR = 0;
    check("usb-resume-over", GPIO('A', IDR) >> 12 & 1, 1);
    USB_CNTR = 3; // FRES, PDWN
    check("usb-pdwn-gives-the-pin-back", GPIO('A', IDR) >> 12 & 1, 0);
    pin_config('A', 12, FLOATING);
    check("usb-pull-up-of-the-board", GPIO('A', IDR) >> 12 & 1, 1);
}

void test(void) {
    clock_72mhz();
    cycles_start();
    console_start(625);
    RCC_APB2ENR |= 1u << 2;
    check("usb-gated-off", USB_CNTR, 0);
    RCC_APB1ENR |= 1u << 23;
    check("usb-cntr-after-reset", USB_CNTR, 3);
    check("usb-others-after-reset", USB_ISTR | USB_DADDR | USB_BTABLE | USB_EPR(0) | USB_EPR(7), 0);
    check("usb-fnr-without-power", USB_FNR >> 14, 0);
    irq_handlers[20] = usb_event;
    irq_enable(20);
    USB_CNTR = 1;
    check("usb-before-start-up", USB_FNR >> 14, 0);
    wait_us(2);
    check("usb-after-start-up", USB_FNR >> 14, 2);
    USB_CNTR = 0;
    check_memory();
    check_endpoint();
    check_reset();
    check_silence();
    check_pins();
    USB_BTABLE = 0x40;
    RCC_APB1RSTR = 1u << 23;
    RCC_APB1RSTR = 0;
    check("usb-reset-by-rcc", USB_BTABLE | USB_CNTR << 16, 3u << 16);
    RCC_APB1ENR &= ~(1u << 23);
    check("usb-gated-off-again", USB_CNTR | USB_MEMORY(5), 0);
}
