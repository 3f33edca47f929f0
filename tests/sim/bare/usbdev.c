// SPDX-License-Identifier: MIT
// A small USB device for the tests of the simulated peripheral and host: a serial port that echoes (interfaces 0 and
// 1) and a vendor's interface 2 with double-buffered and isochronous endpoints. Everything happens in interrupts.
//
//   EP0 control   EP1 bulk, echo   EP2 interrupt IN   EP3 bulk OUT, double-buffered   EP4 bulk IN, double-buffered
//   EP5 isochronous OUT   EP6 isochronous IN
//
// Vendor requests: IN 1 with index n: counter n, 4 bytes. IN 3: 200 bytes. OUT 0x77: see command(). -DHANGS=n: the
// device forgets about USB after n SETUPs.
#include "bare.h"

#define USB_EPR(n)  REG(0x40005C00 + 4 * (n))
#define USB_CNTR    REG(0x40005C40)
#define USB_ISTR    REG(0x40005C44)
#define USB_FNR     REG(0x40005C48)
#define USB_DADDR   REG(0x40005C4C)
#define USB_BTABLE  REG(0x40005C50)
#define PMA(offset) REG(0x40006000 + 2 * (offset)) // offset: even, in the peripheral's bytes

// Buffer descriptors.
#define TX_ADDR(n)  PMA(8 * (n))
#define TX_COUNT(n) PMA(8 * (n) + 2)
#define RX_ADDR(n)  PMA(8 * (n) + 4)
#define RX_COUNT(n) PMA(8 * (n) + 6)

enum { DISABLED, STALL, NAK, VALID };
enum { BULK = 0x0000, CONTROL = 0x0200, ISO = 0x0400, INTERRUPT = 0x0600, KIND = 0x0100 };
enum { CTR_RX = 0x8000, DTOG_RX = 0x4000, SETUP = 0x0800, CTR_TX = 0x80, DTOG_TX = 0x40 };
enum { WKUP = 0x1000, SUSP = 0x0800, RESET = 0x0400, SOF = 0x0200, ESOF = 0x0100 };
enum { FSUSP = 8, LP_MODE = 4, RESUME = 16 };

// Packet memory, 512 bytes: the table takes 64.
enum {
    EP0_TX = 64,
    EP0_RX = 128,
    EP1_TX = 192,
    EP1_RX = 256,
    EP3_0 = 320,
    EP3_1 = 384,
    EP4_0 = 448,
    EP4_1 = 456,
    EP2_TX = 464,
    EP5_0 = 472,
    EP5_1 = 480,
    EP6_0 = 488,
    EP6_1 = 496
};

enum {
    RESETS,
    SUSPENDS,
    WAKEUPS,
    SOFS,
    ESOFS,
    LAST_FNR,
    FAST_IRQS,
    SUM3,
    PACKETS3,
    LINE_STATE,
    BAUD,
    SUM5,
    PACKETS5,
    PACKETS6,
    STARTS,
    EXTI_WAKEUPS,
    PACKETS1,
    SETUPS,
    STOPS,
    COUNTERS
};
static volatile uint32_t counters[COUNTERS];
NO_INIT static uint32_t starts;

static uint8_t control[256];                              // data stage
static unsigned left, at, address, configuration, halted; // halted: bit n: EPn IN, 16 + n: OUT
static const uint8_t *source;
static uint8_t setup[8];
static volatile uint8_t wake_host, suspended, unplug, stop_asleep; // for the main loop
static uint8_t hold_out, out_waits, remote_wakeup, receiving, wants_zlp;

static const uint8_t device[18] = {18,   1,    0x00, 2, 0xEF, 2, 1, EP0_SIZE, 0x09,
                                   0x12, 0xFE, 0xCA, 1, 0,    1, 2, 3,        1};
// clang-format off
static const uint8_t config[] = {
    9, 2, CONFIG_LEN, 0, 3, 1, 0, 0xA0, 50,
    8, 11, 0, 2, 2, 2, 0, 0,     // association: interfaces 0 and 1
    9, 4, 0, 0, 1, 2, 2, 0, 0,   // communication
    5, 0x24, 0, 0x10, 1,
    5, 0x24, 1, 0, 1,
    4, 0x24, 2, 2,
    5, 0x24, 6, 0, 1,
    7, 5, 0x82, 3, 8, 0, 16,
    9, 4, 1, 0, 2, 10, 0, 0, 0,  // data
    7, 5, 0x01, 2, 64, 0, 0,
    7, 5, 0x81, 2, 64, 0, 0,
    9, 4, 2, 0, 4, 255, 0, 0, 0, // vendor
    7, 5, 0x03, 2, 64, 0, 0,
    7, 5, 0x84, 2, 8, 0, 0,
    7, 5, 0x05, 1, 8, 0, 1,
    7, 5, 0x86, 1, 8, 0, 1,
};
// clang-format on
_Static_assert(sizeof config == CONFIG_LEN, "CONFIG_LEN");
static const uint8_t languages[] = {4, 3, 9, 4};
static const uint8_t maker[] = {8, 3, 'B', 0, 'a', 0, 'r', 0};
static const uint8_t product[] = {10, 3, 'E', 0, 'c', 0, 'h', 0, 'o', 0};
static const uint8_t serial[] = {6, 3, '4', 0, '2', 0};
static uint8_t coding[7] = {0x80, 0x25, 0, 0, 0, 0, 8};

// ---- endpoint registers

// Changes STAT (and sets DTOG to 0 if asked) without touching the other bits.
static void set_stat(unsigned n, int rx, unsigned wanted) {
    unsigned shift = rx ? 12 : 4, now = USB_EPR(n);
    USB_EPR(n) = (now & 0x070F) | CTR_RX | CTR_TX | ((now ^ wanted << shift) & 3u << shift);
}
static void toggle(unsigned n, unsigned bit) {
    USB_EPR(n) = (USB_EPR(n) & 0x070F) | CTR_RX | CTR_TX | bit;
}
static void clear_toggle(unsigned n, unsigned bit) {
    if (USB_EPR(n) & bit) {
        toggle(n, bit);
    }
}
static void clear_ctr(unsigned n, unsigned bit) {
    USB_EPR(n) = (USB_EPR(n) & 0x070F) | ((CTR_RX | CTR_TX) & ~bit);
}
static void setup_ep(unsigned n, unsigned type, unsigned rx, unsigned tx) {
    USB_EPR(n) = type | n | CTR_RX | CTR_TX;
    clear_toggle(n, DTOG_RX);
    clear_toggle(n, DTOG_TX);
    set_stat(n, 1, rx);
    set_stat(n, 0, tx);
}

static void put(unsigned offset, const uint8_t *from, unsigned len) {
    for (unsigned i = 0; i < len; i += 2) {
        PMA(offset + i) = from[i] | (i + 1 < len ? from[i + 1] << 8 : 0);
    }
}
static void get(unsigned offset, uint8_t *to, unsigned len) {
    for (unsigned i = 0; i < len; i++) {
        to[i] = (uint8_t)(PMA(offset + (i & ~1u)) >> 8 * (i & 1));
    }
}

// ---- control transfers

static void send_next(void) {
    unsigned len = left < EP0_SIZE ? left : EP0_SIZE;
    put(EP0_TX, source + at, len);
    TX_COUNT(0) = len;
    at += len;
    left -= len;
    set_stat(0, 0, VALID);
}

static void reply(const uint8_t *data, unsigned len) {
    unsigned wanted = setup[6] | setup[7] << 8;
    source = data;
    at = 0;
    left = len < wanted ? len : wanted;
    wants_zlp = len < wanted && len % EP0_SIZE == 0;
    set_stat(0, 1, NAK);
    send_next();
}
static void refuse(void) {
    set_stat(0, 0, STALL);
    set_stat(0, 1, STALL);
}
static void agree(void) { // status stage, IN
    TX_COUNT(0) = 0;
    set_stat(0, 0, VALID);
}

static void get_descriptor(void) {
    static const uint8_t *const strings[] = {languages, maker, product, serial};
    switch (setup[3]) {
    case 1: reply(device, sizeof device); break;
    case 2: reply(config, sizeof config); break;
    case 3:
        if (setup[2] < 4) {
            reply(strings[setup[2]], strings[setup[2]][0]);
            break;
        } // fall through
    default: refuse();
    }
}

static void double_in_fill(void);

static void open_endpoints(void) {
    setup_ep(1, BULK, VALID, NAK);
    setup_ep(2, INTERRUPT, DISABLED, NAK);
    setup_ep(3, BULK | KIND, VALID, DISABLED);
    toggle(3, DTOG_TX); // SW_BUF: the program's buffer is 1, the peripheral's 0
    setup_ep(4, BULK | KIND, DISABLED, VALID); // the program's buffer is 0
    setup_ep(5, ISO, VALID, DISABLED);
    setup_ep(6, ISO, DISABLED, VALID);
    double_in_fill();
    halted = 0;
}

static int has_endpoint(unsigned n, unsigned in) {
    return (in ? 0x56 : 0x2A) >> n & 1;
}

static void feature(int set) {
    unsigned n = setup[4] & 15, in = setup[4] & 0x80, bit = 1u << (n + (in ? 0 : 16));
    if (setup[0] == 0 && setup[2] == 1) {
        remote_wakeup = (uint8_t)set;
    } else if (setup[0] == 2 && setup[2] == 0 && has_endpoint(n, in)) {
        halted = set ? halted | bit : halted & ~bit;
        clear_toggle(n, in ? DTOG_TX : DTOG_RX);
        set_stat(n, !in, set ? STALL : in ? NAK : VALID);
    } else {
        refuse();
        return;
    }
    agree();
}

static void status(void) {
    unsigned n = setup[4] & 15;
    unsigned bit = 1u << (n + (setup[4] & 0x80 ? 0 : 16));
    control[0] = setup[0] == 0x80 ? remote_wakeup << 1 : setup[0] == 0x82 && halted & bit ? 1 : 0;
    control[1] = 0;
    reply(control, 2);
}

static void echo_now(void);

enum { HOLD = 0x5500, GO_ON, WAKE_HOST, UNPLUG, RESTART, STOP_ASLEEP };

static void command(unsigned what) {
    switch (what) {
    case HOLD: hold_out = 1; break;
    case GO_ON:
        hold_out = 0;
        if (out_waits) {
            echo_now();
        }
        break;
    case WAKE_HOST: wake_host = 1; break;
    case STOP_ASLEEP: stop_asleep = 1; break;
    case UNPLUG: unplug = 1; break;
    case RESTART: SCB_AIRCR = 0x05FA0004; break;
    default: refuse(); return;
    }
    agree();
}

static void got_setup(void) {
    unsigned index = setup[4] | setup[5] << 8;
    switch (setup[0] << 8 | setup[1]) {
    case 0x8006: get_descriptor(); break;
    case 0x0005:
        address = setup[2];
        agree();
        break;
    case 0x0009:
        configuration = setup[2];
        open_endpoints();
        agree();
        break;
    case 0x8008:
        control[0] = (uint8_t)configuration;
        reply(control, 1);
        break;
    case 0x8000:
    case 0x8100:
    case 0x8200: status(); break;
    case 0x0003:
    case 0x0203: feature(1); break;
    case 0x0001:
    case 0x0201: feature(0); break;
    case 0xA121: reply(coding, 7); break;
    case 0x2120:
        if (setup[6] != 7 || setup[7] != 0) {
            refuse();
            break;
        }
        receiving = 1;
        at = 0;
        set_stat(0, 1, VALID);
        break;
    case 0x2122:
        counters[LINE_STATE] = setup[2] | setup[3] << 8;
        agree();
        break;
    case 0xC001: reply((const uint8_t *)&counters[index < COUNTERS ? index : 0], 4); break;
    case 0xC003: reply((const uint8_t *)0x08000000, 200); break;
    case 0x4077: command(index); break;
    default: refuse();
    }
}

static void got_data(unsigned len) {
    get(EP0_RX, control + at, at + len <= sizeof control ? len : 0);
    at += len;
    if (at < (setup[6] | (unsigned)setup[7] << 8)) {
        set_stat(0, 1, VALID);
        return;
    }
    receiving = 0;
    for (unsigned i = 0; i < 7; i++) {
        coding[i] = control[i];
    }
    counters[BAUD] = coding[0] | coding[1] << 8 | coding[2] << 16;
    agree();
}

static void control_event(unsigned epr) {
    if (epr & CTR_RX) {
        unsigned len = RX_COUNT(0) & 0x3FF;
        if (epr & SETUP) {
            get(EP0_RX, setup, 8);
            receiving = 0;
            clear_ctr(0, CTR_RX);
            if (++counters[SETUPS] == HANGS) {
                USB_CNTR = 0; // no more interrupts
            }
            got_setup();
        } else {
            clear_ctr(0, CTR_RX);
            if (receiving) {
                got_data(len);
            }
        }
    }
    if (epr & CTR_TX) {
        clear_ctr(0, CTR_TX);
        if (address) {
            USB_DADDR = 0x80 | address;
            address = 0;
        }
        if (left || wants_zlp) {
            wants_zlp = wants_zlp && left;
            send_next();
        } else if (source) {
            source = 0;
            set_stat(0, 1, VALID); // status stage, OUT
        }
    }
}

// ---- the other endpoints

// The packet in EP1_RX goes back, whole.
static void echo_now(void) {
    static uint8_t data[64];
    unsigned len = RX_COUNT(1) & 0x3FF;
    out_waits = 0;
    get(EP1_RX, data, len);
    put(EP1_TX, data, len);
    TX_COUNT(1) = len;
    set_stat(1, 0, VALID);
}

// One packet is in flight at a time: OUT becomes VALID when the echo has gone.
static void serial_event(unsigned epr) {
    if (epr & CTR_RX) {
        clear_ctr(1, CTR_RX);
        counters[PACKETS1]++;
        out_waits = 1;
        if (!hold_out) {
            echo_now();
        }
    }
    if (epr & CTR_TX) {
        clear_ctr(1, CTR_TX);
        set_stat(1, 1, VALID);
    }
}

static uint32_t sum(unsigned offset, unsigned len) {
    uint32_t total = 0;
    for (unsigned i = 0; i < len; i++) {
        total += (PMA(offset + (i & ~1u)) >> 8 * (i & 1)) & 0xFF;
    }
    return total;
}

static void double_out_event(void) {
    // DTOG_RX is at the peripheral's next buffer: what has come is in the other one.
    int second = !(USB_EPR(3) & DTOG_RX);
    clear_ctr(3, CTR_RX);
    toggle(3, DTOG_TX); // give back the buffer that was the program's
    counters[SUM3] += second ? sum(EP3_1, RX_COUNT(3) & 0x3FF) : sum(EP3_0, TX_COUNT(3) & 0x3FF);
    counters[PACKETS3]++;
}

// Fills the program's buffer with packets that count, and gives it away.
static void double_in_fill(void) {
    static uint8_t data[8], next;
    int second = (USB_EPR(4) & DTOG_RX) != 0;
    for (unsigned i = 0; i < 8; i++) {
        data[i] = next++;
    }
    put(second ? EP4_1 : EP4_0, data, 8);
    if (second) {
        RX_COUNT(4) = 8;
    } else {
        TX_COUNT(4) = 8;
    }
    toggle(4, DTOG_RX);
}

static void iso_out_event(void) {
    int second = !(USB_EPR(5) & DTOG_RX);
    clear_ctr(5, CTR_RX);
    counters[SUM5] += second ? sum(EP5_1, RX_COUNT(5) & 0x3FF) : sum(EP5_0, TX_COUNT(5) & 0x3FF);
    counters[PACKETS5]++;
}

static void transfer_event(void) {
    unsigned n = USB_ISTR & 15, epr = USB_EPR(n);
    switch (n) {
    case 0: control_event(epr); break;
    case 1: serial_event(epr); break;
    case 3: double_out_event(); break;
    case 4:
        clear_ctr(4, CTR_TX);
        double_in_fill();
        break;
    case 5: iso_out_event(); break;
    case 6:
        clear_ctr(6, CTR_TX);
        counters[PACKETS6]++;
        break;
    default: clear_ctr(n, CTR_RX | CTR_TX);
    }
}

// ---- the bus

static void bus_reset(void) {
    counters[RESETS]++;
    USB_BTABLE = 0;
    TX_ADDR(0) = EP0_TX;
    RX_ADDR(0) = EP0_RX;
    RX_COUNT(0) = CARELESS ? 0 : 0x8000 | 1 << 10; // 64 bytes
    TX_ADDR(1) = EP1_TX;
    RX_ADDR(1) = EP1_RX;
    RX_COUNT(1) = 0x8000 | 1 << 10;
    TX_ADDR(2) = EP2_TX;
    TX_ADDR(3) = EP3_0;
    TX_COUNT(3) = 0x8000 | 1 << 10; // 64 bytes
    RX_ADDR(3) = EP3_1;
    RX_COUNT(3) = 0x8000 | 1 << 10;
    TX_ADDR(4) = EP4_0;
    RX_ADDR(4) = EP4_1;
    TX_ADDR(5) = EP5_0;
    TX_COUNT(5) = 4 << 10; // 8 bytes
    RX_ADDR(5) = EP5_1;
    RX_COUNT(5) = 4 << 10;
    TX_ADDR(6) = EP6_0;
    TX_COUNT(6) = 8;
    RX_ADDR(6) = EP6_1;
    RX_COUNT(6) = 8;
    put(EP6_0, (const uint8_t *)"isochr-0", 8);
    put(EP6_1, (const uint8_t *)"isochr-1", 8);
    address = configuration = left = wants_zlp = receiving = hold_out = out_waits = 0;
    source = 0;
    for (unsigned n = 0; n < 8; n++) {
        clear_ctr(n, CTR_RX | CTR_TX);
    }
    setup_ep(0, CONTROL, VALID, NAK);
    USB_DADDR = 0x80;
}

static void usb_event(void) {
    unsigned istr = USB_ISTR;
    if (istr & RESET) {
        USB_ISTR = (uint16_t)~RESET;
        bus_reset();
    }
    if (istr & WKUP) {
        counters[WAKEUPS]++;
        counters[LAST_FNR] = USB_FNR;
        USB_CNTR &= ~(FSUSP | LP_MODE);
        suspended = 0;
        USB_ISTR = (uint16_t)~WKUP;
    }
    if (istr & SUSP) {
        counters[SUSPENDS]++;
        counters[LAST_FNR] = USB_FNR;
        USB_CNTR |= FSUSP;
        USB_ISTR = (uint16_t)~SUSP;
        USB_CNTR |= LP_MODE;
        suspended = 1;
    }
    if (istr & SOF) {
        counters[SOFS]++;
        USB_ISTR = (uint16_t)~SOF;
    }
    if (istr & ESOF) {
        counters[ESOFS]++;
        USB_ISTR = (uint16_t)~ESOF;
    }
    while (USB_ISTR & 0x8000) {
        transfer_event();
    }
}

static void fast_event(void) {
    counters[FAST_IRQS]++;
    if (USB_ISTR & 0x8000) {
        transfer_event();
    }
}

static void exti_wakeup(void) {
    EXTI_PR = 1u << 18;
    counters[EXTI_WAKEUPS]++;
}

static void delay_us(unsigned us) {
    uint32_t start = cycles();
    while (cycles() - start < 72 * us) {
    }
}

// D+ low for a while: the host sees a disconnection.
static void connect(void) {
    RCC_APB1ENR &= ~(1u << 23);
    RCC_APB1RSTR = 1u << 23;
    RCC_APB1RSTR = 0;
    pin_config('A', 12, OUT_PP);
    delay_us(6000);
    pin_config('A', 12, FLOATING);
    RCC_APB1ENR |= 1u << 23;
    USB_CNTR = 1;
    delay_us(2);
    USB_CNTR = 0;
    USB_ISTR = 0;
    USB_CNTR = (CARELESS ? 0 : 0x8000) | WKUP | SUSP | RESET | SOF | ESOF;
}

// Stop mode until the bus wakes; the clocks are HSI afterwards.
static void stop(void) {
    stop_asleep = 0;
    counters[STOPS]++;
    RCC_APB1ENR |= 1u << 28;
    REG(0x40007000) = 1;      // PWR_CR: LPDS
    REG(0xE000ED10) = 1 << 2; // SCB_SCR: SLEEPDEEP
    __asm volatile("wfi");
    REG(0xE000ED10) = 0;
    clock_72mhz();
}

static void resume_host(void) {
    delay_us(3000);
    wake_host = 0;
    USB_CNTR &= ~(FSUSP | LP_MODE);
    USB_CNTR |= RESUME;
    delay_us(4000);
    USB_CNTR &= ~RESUME;
}

void test(void) {
    irq_handlers[19] = fast_event;
    irq_handlers[20] = usb_event;
    irq_handlers[42] = exti_wakeup;
    clock_72mhz();
    RCC_CFGR |= USBPRE << 22;
    cycles_start();
    console_start(625);
    starts = RCC_CSR & 1u << 27 ? 1 : starts + 1; // power-on
    RCC_CSR = 1u << 24;
    counters[STARTS] = starts;
    EXTI_RTSR = EXTI_IMR = 1u << 18;
    connect();
    put_text("ready\n");
    irq_enable(19);
    irq_enable(20);
    irq_enable(42);
    for (;;) {
        __asm volatile("wfi");
        if (wake_host && suspended) {
            resume_host();
        }
        if (stop_asleep && suspended) {
            stop();
        }
        if (unplug) {
            unplug = 0;
            connect();
        }
    }
}
