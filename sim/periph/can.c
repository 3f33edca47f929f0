// SPDX-License-Identifier: MIT
// The bits are sim/can_node.c's; here are the registers, the three mailboxes, the filters and the two FIFOs.
//
// Modelled: initialisation, sleep and wake-up, normal, silent and loopback modes, bit timing, priorities of mailboxes,
// abort, NART, RFLM, ABOM, AWUM, all filter kinds with their match numbers, error states and LEC, the interrupts (two of
// them shared with USB, which has to be off), remapping, time stamps of time-triggered mode.
#include "sim/periph/can.h"

#include <stddef.h>

#include "sim/can_node.h"
#include "sim/periph/afio.h"
#include "sim/periph/gpio.h"
#include "sim/periph/periph.h"
#include "sim/periph/rcc.h"

#define BIT(n) (1u << (n))

enum {
    MCR = 0x00,
    MSR = 0x04,
    TSR = 0x08,
    RF0R = 0x0C,
    RF1R = 0x10,
    IER = 0x14,
    ESR = 0x18,
    BTR = 0x1C,
    MAILBOXES_AT = 0x180,
    FIFOS_AT = 0x1B0,
    FMR = 0x200,
    FM1R = 0x204,
    FS1R = 0x20C,
    FFA1R = 0x214,
    FA1R = 0x21C,
    FILTERS_AT = 0x240,
};

#define MCR_INRQ  BIT(0)
#define MCR_SLEEP BIT(1)
#define MCR_TXFP  BIT(2)
#define MCR_RFLM  BIT(3)
#define MCR_NART  BIT(4)
#define MCR_AWUM  BIT(5)
#define MCR_ABOM  BIT(6)
#define MCR_TTCM  BIT(7)
#define MCR_RESET BIT(15)
#define MCR_BITS  0x100FFu

#define MSR_INAK  BIT(0)
#define MSR_SLAK  BIT(1)
#define MSR_ERRI  BIT(2)
#define MSR_WKUI  BIT(3)
#define MSR_SLAKI BIT(4)
#define MSR_TXM   BIT(8)
#define MSR_RXM   BIT(9)
#define MSR_RX    BIT(11)

#define TSR_RQCP 0x01u // of a mailbox's byte
#define TSR_TXOK 0x02u
#define TSR_ALST 0x04u
#define TSR_TERR 0x08u
#define TSR_ABRQ 0x80u

#define RFR_FULL BIT(3)
#define RFR_FOVR BIT(4)
#define RFR_RFOM BIT(5)

#define IER_TMEIE BIT(0)
#define IER_FMPIE BIT(1) // FIFO 0; FIFO 1's three are three bits higher
#define IER_FFIE  BIT(2)
#define IER_FOVIE BIT(3)
#define IER_EWGIE BIT(8)
#define IER_EPVIE BIT(9)
#define IER_BOFIE BIT(10)
#define IER_LECIE BIT(11)
#define IER_ERRIE BIT(15)
#define IER_WKUIE BIT(16)
#define IER_SLKIE BIT(17)

#define BTR_LBKM BIT(30)
#define BTR_SILM BIT(31)

#define TIR_TXRQ BIT(0)
#define TDTR_TGT BIT(8)

enum { MAILBOXES = 3, FIFOS = 2, DEPTH = 3, FILTERS = 14 };
enum { IRQ_TX = 19, IRQ_RX0 = 20, IRQ_RX1 = 21, IRQ_SCE = 22, IRQS = 4 };

typedef struct {
    uint32_t ir, dtr, dlr, dhr; // as the registers
} box_t;

static struct {
    uint32_t mcr, msr, ier, btr, lec;
    uint32_t tsr; // RQCP, TXOK, ALST, TERR of the three mailboxes
    box_t mailboxes[MAILBOXES];
    uint64_t asked[MAILBOXES]; // when TXRQ was set, for TXFP
    bool abort[MAILBOXES];
    unsigned sending; // the mailbox, while the node sends
    sim_can_frame_t frame;
    box_t fifos[FIFOS][DEPTH];
    unsigned filled[FIFOS];
    uint32_t rfr[FIFOS]; // FULL, FOVR
    uint32_t fmr, fm1r, fs1r, ffa1r, fa1r, filters[FILTERS][2];
    bool warned_before, passive_before;
    bool irq[IRQS];
    unsigned tx_pin, rx_pin;
    double time_origin; // ns: where time-triggered mode counts from
    sim_watcher_t watchers[3];
} can;

static sim_periph_t periph;
static sim_can_node_t node;

// ---- interrupts

// USB has the first two lines as well: they are touched only when they change.
static void set_irq(unsigned n, bool level) {
    if (can.irq[n - IRQ_TX] != level) {
        can.irq[n - IRQ_TX] = level;
        sim_irq_set(n, level);
    }
}

static bool fifo_irq(unsigned n) {
    uint32_t enable = can.ier >> 3 * n;
    return (enable & IER_FMPIE && can.filled[n]) || (enable & IER_FFIE && can.rfr[n] & RFR_FULL) ||
           (enable & IER_FOVIE && can.rfr[n] & RFR_FOVR);
}

static void update(void) {
    set_irq(IRQ_TX, can.ier & IER_TMEIE && can.tsr & (TSR_RQCP * 0x010101u));
    set_irq(IRQ_RX0, fifo_irq(0));
    set_irq(IRQ_RX1, fifo_irq(1));
    set_irq(IRQ_SCE, (can.ier & IER_ERRIE && can.msr & MSR_ERRI) ||
                         (can.ier & IER_WKUIE && can.msr & MSR_WKUI) ||
                         (can.ier & IER_SLKIE && can.msr & MSR_SLAKI));
}

// ---- mailboxes

static bool pending(unsigned n) {
    return can.mailboxes[n].ir & TIR_TXRQ;
}

// The identifier as it fights on the bus: the lower one wins.
static uint64_t rank(const box_t *box) {
    bool extended = box->ir & BIT(2), remote = box->ir & BIT(1);
    uint64_t base = box->ir >> 21, more = extended ? box->ir >> 3 & 0x3FFFF : 0;
    uint64_t after_base = extended ? 3 : remote ? 2 : 0; // RTR or SRR, IDE
    return base << 22 | after_base << 20 | more << 1 | (extended && remote);
}

static bool goes_before(unsigned a, unsigned b) {
    if (can.mcr & MCR_TXFP) {
        return can.asked[a] < can.asked[b];
    }
    return rank(&can.mailboxes[a]) < rank(&can.mailboxes[b]);
}

static unsigned best_mailbox(void) {
    unsigned best = MAILBOXES;
    for (unsigned i = 0; i < MAILBOXES; i++) {
        if (pending(i) && (best == MAILBOXES || goes_before(i, best))) {
            best = i;
        }
    }
    return best;
}

// Time-triggered mode: bits from its beginning to the sample point of a frame's first bit; else 0.
static uint16_t time_stamp(void) {
    return can.mcr & MCR_TTCM ? (uint16_t)(uint64_t)((node.sof - can.time_origin) / node.bit_ns)
                              : 0;
}

static const sim_can_frame_t *next_frame(void *self) {
    (void)self;
    can.sending = best_mailbox();
    if (can.sending == MAILBOXES) {
        return NULL;
    }
    const box_t *box = &can.mailboxes[can.sending];
    can.frame = (sim_can_frame_t){
        .extended = box->ir & BIT(2),
        .remote = box->ir & BIT(1),
        .id = box->ir & BIT(2) ? box->ir >> 3 : box->ir >> 21,
        .dlc = box->dtr & 15,
    };
    for (unsigned i = 0; i < 8; i++) {
        can.frame.data[i] = (uint8_t)((i < 4 ? box->dlr : box->dhr) >> i % 4 * 8);
    }
    if (box->dtr & TDTR_TGT && can.mcr & MCR_TTCM && can.frame.dlc == 8) {
        can.frame.data[6] = (uint8_t)(time_stamp() >> 8);
        can.frame.data[7] = (uint8_t)time_stamp();
    }
    return &can.frame;
}

static void mailbox_done(unsigned n, uint32_t how) {
    can.mailboxes[n].ir &= ~TIR_TXRQ;
    can.abort[n] = false;
    can.tsr = (can.tsr & ~(0xFFu << 8 * n)) | (TSR_RQCP | how) << 8 * n;
    update();
}

static void sent(void *self) {
    (void)self;
    box_t *box = &can.mailboxes[can.sending];
    box->dtr = (box->dtr & 0xFFFF) | (uint32_t)time_stamp() << 16;
    mailbox_done(can.sending, TSR_TXOK);
}

static void attempt_failed(uint32_t how) {
    unsigned n = can.sending;
    can.tsr = (can.tsr & ~((TSR_ALST | TSR_TERR) << 8 * n)) | how << 8 * n;
    if (can.mcr & MCR_NART || can.abort[n]) {
        mailbox_done(n, how);
    }
}

static void lost(void *self) {
    (void)self;
    attempt_failed(TSR_ALST);
}

static uint32_t read_tsr(void) {
    uint32_t value = can.tsr, code = MAILBOXES;
    unsigned lowest = MAILBOXES, count = 0;
    for (unsigned i = 0; i < MAILBOXES; i++) {
        if (!pending(i)) {
            value |= BIT(26 + i);
            code = code == MAILBOXES ? i : code;
        } else {
            count++;
            lowest = lowest == MAILBOXES || goes_before(lowest, i) ? i : lowest;
        }
        value |= can.abort[i] ? TSR_ABRQ << 8 * i : 0;
    }
    if (code == MAILBOXES) {
        code = lowest;
    }
    value |= count > 1 ? BIT(29 + lowest) : 0;
    return value | code << 24;
}

static void abort_mailbox(unsigned n) {
    if (!pending(n)) {
        return;
    }
    if (node.sending && can.sending == n) {
        can.abort[n] = true;
    } else {
        mailbox_done(n, 0);
    }
}

static void write_tsr(uint32_t value) {
    for (unsigned i = 0; i < MAILBOXES; i++) {
        uint32_t byte = value >> 8 * i;
        if (byte & TSR_RQCP) {
            can.tsr &= ~(0x0Fu << 8 * i);
        }
        can.tsr &= ~((byte & (TSR_TXOK | TSR_ALST | TSR_TERR)) << 8 * i);
        if (byte & TSR_ABRQ) {
            abort_mailbox(i);
        }
    }
}

static void write_mailbox(unsigned n, unsigned word, uint32_t value) {
    box_t *box = &can.mailboxes[n];
    if (pending(n)) {
        return; // write-protected
    }
    switch (word) {
    case 0:
        box->ir = value;
        if (value & TIR_TXRQ) {
            can.tsr &= ~(0x0Fu << 8 * n);
            can.asked[n] = sim_now();
            sim_can_wake(&node);
        }
        break;
    case 1:
        box->dtr = (value & (TDTR_TGT | 15)) | (box->dtr & 0xFFFF0000); // TIME is the hardware's
        break;
    case 2: box->dlr = value; break;
    default: box->dhr = value; break;
    }
}

// ---- filters

// A frame as a filter of 32 or of 16 bits sees it (RM0008 24.7.4).
static uint32_t wide_image(const sim_can_frame_t *frame) {
    uint32_t id = frame->extended ? frame->id << 3 | BIT(2) : frame->id << 21;
    return id | (frame->remote ? BIT(1) : 0);
}

static uint32_t narrow_image(const sim_can_frame_t *frame) {
    uint32_t base = frame->extended ? frame->id >> 18 : frame->id;
    uint32_t top = frame->extended ? frame->id >> 15 & 7 : 0;
    return base << 5 | (frame->remote ? BIT(4) : 0) | (frame->extended ? BIT(3) : 0) | top;
}

static unsigned filters_of(unsigned bank) {
    bool wide = can.fs1r >> bank & 1, list = can.fm1r >> bank & 1;
    return (wide ? 1 : 2) * (list ? 2 : 1);
}

static bool filter_matches(unsigned bank, unsigned i, const sim_can_frame_t *frame) {
    bool wide = can.fs1r >> bank & 1, list = can.fm1r >> bank & 1;
    const uint32_t *r = can.filters[bank];
    if (wide) {
        uint32_t image = wide_image(frame);
        return list ? image == (r[i] & ~1u) : ((image ^ r[0]) & r[1] & ~1u) == 0;
    }
    uint32_t image = narrow_image(frame);
    if (list) {
        return image == (r[i / 2] >> i % 2 * 16 & 0xFFFF);
    }
    return ((image ^ r[i]) & r[i] >> 16 & 0xFFFF) == 0;
}

// What rules among filters that match: 32 bits over 16, list over mask, the lower number.
static int weight(unsigned bank) {
    return 2 * (can.fs1r >> bank & 1) + (can.fm1r >> bank & 1);
}

typedef struct {
    bool found;
    unsigned fifo, number;
} match_t;

static match_t find_match(const sim_can_frame_t *frame) {
    match_t best = {0};
    int best_weight = -1;
    unsigned number[FIFOS] = {0, 0};
    for (unsigned bank = 0; bank < FILTERS; bank++) {
        unsigned fifo = can.ffa1r >> bank & 1;
        for (unsigned i = 0; i < filters_of(bank); i++, number[fifo]++) {
            if (can.fa1r >> bank & 1 && weight(bank) > best_weight &&
                filter_matches(bank, i, frame)) {
                best_weight = weight(bank);
                best = (match_t){true, fifo, number[fifo]};
            }
        }
    }
    return best;
}

// ---- FIFOs

static box_t to_box(const sim_can_frame_t *frame, unsigned match) {
    box_t box = {.ir = wide_image(frame), .dtr = match << 8 | frame->dlc};
    for (unsigned i = 0; i < 8; i++) {
        *(i < 4 ? &box.dlr : &box.dhr) |= (uint32_t)frame->data[i] << i % 4 * 8;
    }
    return box;
}

static void received(void *self, const sim_can_frame_t *frame) {
    (void)self;
    match_t match = {0};
    if (!(can.fmr & 1)) {
        match = find_match(frame);
    }
    if (!match.found) {
        return;
    }
    unsigned n = match.fifo;
    box_t box = to_box(frame, match.number);
    box.dtr |= (uint32_t)time_stamp() << 16;
    if (can.filled[n] < DEPTH) {
        can.fifos[n][can.filled[n]++] = box;
    } else {
        can.rfr[n] |= RFR_FOVR;
        if (!(can.mcr & MCR_RFLM)) {
            can.fifos[n][DEPTH - 1] = box;
        }
    }
    can.rfr[n] |= can.filled[n] == DEPTH ? RFR_FULL : 0;
    update();
}

static void write_rfr(unsigned n, uint32_t value) {
    can.rfr[n] &= ~(value & (RFR_FULL | RFR_FOVR));
    if (value & RFR_RFOM && can.filled[n]) {
        can.filled[n]--;
        for (unsigned i = 0; i < can.filled[n]; i++) {
            can.fifos[n][i] = can.fifos[n][i + 1];
        }
        can.rfr[n] &= ~RFR_FULL;
    }
}

// ---- errors

static bool is_warned(void) {
    return node.tec >= 96 || node.rec >= 96;
}
static bool is_passive(void) {
    return node.tec > 127 || node.rec > 127;
}

static void failed(void *self, sim_can_error_t error, bool sending) {
    (void)self;
    can.lec = error;
    bool news = (can.ier & IER_LECIE) != 0;
    news |= can.ier & IER_EWGIE && is_warned() && !can.warned_before;
    news |= can.ier & IER_EPVIE && is_passive() && !can.passive_before;
    news |= can.ier & IER_BOFIE && node.bus_off;
    can.warned_before = is_warned();
    can.passive_before = is_passive();
    can.msr |= news ? MSR_ERRI : 0;
    if (sending) {
        attempt_failed(TSR_TERR);
    }
    if (node.bus_off && !(can.mcr & MCR_ABOM)) {
        sim_can_stop(&node);
    }
    update();
}

static uint32_t read_esr(void) {
    return node.rec << 24 | (node.tec > 255 ? 255 : node.tec) << 16 | can.lec << 4 |
           (node.bus_off ? BIT(2) : 0) | (is_passive() ? BIT(1) : 0) | (is_warned() ? BIT(0) : 0);
}

// ---- modes

static void joined(void *self) {
    (void)self;
    can.msr &= ~(MSR_INAK | MSR_SLAK);
}

static void drive(void *self, bool dominant) {
    (void)self;
    sim_gpio_alternate(can.tx_pin, &can, dominant ? SIM_ALT_LOW : SIM_ALT_HIGH);
}

static bool recessive(void *self) {
    (void)self;
    return sim_gpio_input(can.rx_pin);
}

static void take_timing(void) {
    uint32_t btr = can.btr;
    double quantum =
        (double)((btr & 0x3FF) + 1) * sim_rcc_bus_divider(SIM_APB1) * 1e9 / sim_core_hz();
    unsigned before = 1 + (btr >> 16 & 15) + 1, after = (btr >> 20 & 7) + 1;
    node.bit_ns = quantum * (before + after);
    node.sample_ns = quantum * before;
    node.jump_ns = quantum * ((btr >> 24 & 3) + 1);
    node.silent = btr & BTR_SILM;
    node.loopback = btr & BTR_LBKM;
}

// Three modes: sleep, initialisation, and on the bus, which eleven recessive bits begin.
static void write_mcr(uint32_t value) {
    if (value & ~can.mcr & MCR_TTCM) {
        can.time_origin = (double)sim_rcc_nanoseconds();
    }
    can.mcr = value & MCR_BITS;
    if (value & MCR_INRQ) {
        sim_can_stop(&node);
        can.msr = (can.msr & ~MSR_SLAK) | MSR_INAK;
    } else if (value & MCR_SLEEP) {
        if (!(can.msr & MSR_SLAK)) {
            can.msr |= MSR_SLAKI;
        }
        sim_can_stop(&node);
        can.msr = (can.msr & ~MSR_INAK) | MSR_SLAK;
    } else if (!node.running) {
        take_timing();
        sim_can_start(&node);
    }
}

static void line_changed(void *self, const sim_wire_t *wire) {
    (void)self, (void)wire;
    if (sim_gpio_input(can.rx_pin)) {
        return;
    }
    if (can.msr & MSR_SLAK && periph.clocked) {
        can.msr |= MSR_WKUI;
        if (can.mcr & MCR_AWUM) {
            write_mcr(can.mcr & ~MCR_SLEEP);
        }
        update();
    }
    sim_can_edge(&node);
}

// ---- registers

static uint32_t read_box(const box_t *box, unsigned word) {
    switch (word) {
    case 0: return box->ir;
    case 1: return box->dtr;
    case 2: return box->dlr;
    default: return box->dhr;
    }
}

static uint32_t read_fifo(unsigned n) {
    return can.rfr[n] | can.filled[n];
}

static uint32_t read_msr(void) {
    uint32_t busy = node.sending ? MSR_TXM : 0;
    return can.msr | busy | BIT(10) | (recessive(NULL) ? MSR_RX : 0);
}

static uint32_t can_read(void *self, uint32_t offset) {
    (void)self;
    if (offset >= MAILBOXES_AT && offset < FIFOS_AT) {
        return read_box(&can.mailboxes[(offset - MAILBOXES_AT) / 16], offset % 16 / 4);
    }
    if (offset >= FIFOS_AT && offset < FIFOS_AT + 16 * FIFOS) {
        return read_box(&can.fifos[(offset - FIFOS_AT) / 16][0], offset % 16 / 4);
    }
    if (offset >= FILTERS_AT && offset < FILTERS_AT + 8 * FILTERS) {
        return can.filters[(offset - FILTERS_AT) / 8][offset / 4 % 2];
    }
    switch (offset) {
    case MCR: return can.mcr;
    case MSR: return read_msr();
    case TSR: return read_tsr();
    case RF0R: return read_fifo(0);
    case RF1R: return read_fifo(1);
    case IER: return can.ier;
    case ESR: return read_esr();
    case BTR: return can.btr;
    case FMR: return can.fmr | 0x2A1C0E00;
    case FM1R: return can.fm1r;
    case FS1R: return can.fs1r;
    case FFA1R: return can.ffa1r;
    case FA1R: return can.fa1r;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void can_reset(void *self);

static void write_filter(uint32_t offset, uint32_t value) {
    unsigned bank = (offset - FILTERS_AT) / 8;
    if (!(can.fmr & 1) && can.fa1r >> bank & 1) {
        sim_periph_unmodelled(&periph, offset, "write to an active filter bank");
    }
    can.filters[bank][offset / 4 % 2] = value;
}

// Filters' modes, scales and FIFOs change only while FINIT is set.
static void write_filter_setup(uint32_t *reg, uint32_t value) {
    if (can.fmr & 1) {
        *reg = value & (BIT(FILTERS) - 1);
    }
}

static void write_control(uint32_t offset, uint32_t value) {
    switch (offset) {
    case MCR:
        if (value & MCR_RESET) {
            can_reset(NULL);
        } else {
            write_mcr(value);
        }
        break;
    case MSR: can.msr &= ~(value & (MSR_ERRI | MSR_WKUI | MSR_SLAKI)); break;
    case TSR: write_tsr(value); break;
    case RF0R: write_rfr(0, value); break;
    case RF1R: write_rfr(1, value); break;
    case IER: can.ier = value & 0x38F7F; break;
    case ESR: can.lec = value >> 4 & 7; break;
    case BTR: can.btr = can.msr & MSR_INAK ? value & 0xC37F03FF : can.btr; break;
    case FMR: can.fmr = value & 1; break;
    case FM1R: write_filter_setup(&can.fm1r, value); break;
    case FS1R: write_filter_setup(&can.fs1r, value); break;
    case FFA1R: write_filter_setup(&can.ffa1r, value); break;
    case FA1R: can.fa1r = value & (BIT(FILTERS) - 1); break;
    default: sim_periph_reserved(&periph, offset);
    }
}

static void can_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    if (offset >= MAILBOXES_AT && offset < FIFOS_AT) {
        write_mailbox((offset - MAILBOXES_AT) / 16, offset % 16 / 4, value);
    } else if (offset >= FILTERS_AT && offset < FILTERS_AT + 8 * FILTERS) {
        write_filter(offset, value);
    } else if (offset < FIFOS_AT || offset >= FIFOS_AT + 16 * FIFOS) { // the FIFOs are read-only
        write_control(offset, value);
    }
    update();
}

static void can_reset(void *self) {
    (void)self;
    sim_can_stop(&node);
    sim_gpio_alternate(can.tx_pin, &can, SIM_ALT_OFF);
    can.mcr = 0x10002;
    can.msr = MSR_SLAK;
    can.tsr = can.ier = can.lec = 0;
    can.btr = 0x01230000;
    can.fmr = 1;
    can.fm1r = can.fs1r = can.ffa1r = can.fa1r = 0;
    for (unsigned i = 0; i < MAILBOXES; i++) {
        can.mailboxes[i].ir &= ~TIR_TXRQ;
        can.abort[i] = false;
    }
    can.filled[0] = can.filled[1] = can.rfr[0] = can.rfr[1] = 0;
    node.tec = node.rec = 0;
    node.bus_off = can.warned_before = can.passive_before = false;
    update();
}

static const struct {
    unsigned rx, tx;
} mappings[3] = {
    {SIM_PIN(SIM_PORT_A, 11), SIM_PIN(SIM_PORT_A, 12)},
    {SIM_PIN(SIM_PORT_B, 8), SIM_PIN(SIM_PORT_B, 9)},
    {SIM_PIN(SIM_PORT_D, 0), SIM_PIN(SIM_PORT_D, 1)},
};

void sim_can_remapped(void) {
    unsigned field = sim_afio_mapr() >> 13 & 3, i = field ? field - 1 : 0;
    if (can.tx_pin != mappings[i].tx) {
        sim_gpio_alternate(can.tx_pin, &can, SIM_ALT_OFF);
        can.tx_pin = mappings[i].tx;
        can.rx_pin = mappings[i].rx;
        if (node.running) {
            drive(NULL, node.dominant);
        }
    }
}

static sim_periph_t periph = {
    .name = "bxCAN",
    .base = 0x40006400,
    .bus = SIM_APB1,
    .bit = BIT(25),
    .read = can_read,
    .write = can_write,
    .reset = can_reset,
};

void sim_can_init(void) {
    node.next = next_frame;
    node.sent = sent;
    node.lost = lost;
    node.received = received;
    node.failed = failed;
    node.joined = joined;
    node.drive = drive;
    node.recessive = recessive;
    can.tx_pin = mappings[0].tx;
    can.rx_pin = mappings[0].rx;
    for (unsigned i = 0; i < 3; i++) {
        can.watchers[i] = (sim_watcher_t){.call = line_changed};
        sim_wire_watch(sim_gpio_wire(mappings[i].rx), &can.watchers[i]);
    }
    sim_periph_add(&periph);
}
