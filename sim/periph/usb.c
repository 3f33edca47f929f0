// SPDX-License-Identifier: MIT
// Registers, packet memory and protocol engine (SIE) of the USB device.
//
//   PA12 D+ --+-- transceiver (PDWN) -- SIE (FRES) -- EPnR[8] --+-- BTABLE -- packet memory, 512 bytes
//   PA11 D- --+        48 MHz                                   +-- CTR -- interrupts 20 (all), 19 (fast)
//
// Modelled: all registers with their toggle and clear-on-0 bits, control, bulk, interrupt and isochronous
// endpoints, double buffering, CRC bytes behind received data, buffer overrun, SOF and its loss, suspend,
// resume both ways, reset, the start-up time of the transceiver, the need for 48 MHz. Not modelled: bits
// on the wire (no bit stuffing error, no PMAOVR), the arbiter of the packet memory.
//
// Readings of RM0008 where it leaves a choice:
//   - FSUSP: no packet is received while it is set.
//   - a double-buffered bulk endpoint stays VALID also after its first transaction.
//   - the pins belong to the transceiver while PDWN is 0.
//   - NUM_BLOCK 0 ("not allowed") sets no limit: the internal counter that is counted down begins at 0. The released
//     STM32 HID bootloader never writes COUNT0_RX, and it runs on everybody's board.
//   - CTR raises interrupt 20 also while CTRM is 0. The same bootloader never sets CTRM; its authors found that only
//     clones of the chip need it (bootsector/stm32-hid-bootloader, pull request 6).
//   - SUSP comes back after each further 3 ms of silence, as long as FSUSP is 0.
#include "sim/periph/usb.h"

#include <stdio.h>
#include <string.h>

#include "sim/periph/alarm.h"
#include "sim/periph/exti.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"

#define BIT(n) (1u << (n))

enum {
    EP0R = 0x00,
    EP7R = 0x1C,
    CNTR = 0x40,
    ISTR = 0x44,
    FNR = 0x48,
    DADDR = 0x4C,
    BTABLE = 0x50
};

enum { ENDPOINTS = 8, MEMORY = 512, IRQ_FAST = 19, IRQ_ALL = 20 };

#define EP_CTR_RX  BIT(15)
#define EP_DTOG_RX BIT(14)
#define EP_SETUP   BIT(11)
#define EP_TYPE    0x0600u
#define EP_KIND    BIT(8)
#define EP_CTR_TX  BIT(7)
#define EP_DTOG_TX BIT(6)
#define EP_EA      0x000Fu
#define EP_CTR     (EP_CTR_RX | EP_CTR_TX)
#define EP_TOGGLE  0x7070u // DTOG and STAT: writing 1 toggles
#define EP_PLAIN   (EP_TYPE | EP_KIND | EP_EA)
enum { TYPE_BULK = 0x0000, TYPE_CONTROL = 0x0200, TYPE_ISO = 0x0400, TYPE_INTERRUPT = 0x0600 };
enum { STAT_DISABLED, STAT_STALL, STAT_NAK, STAT_VALID };

#define CNTR_FRES    BIT(0)
#define CNTR_PDWN    BIT(1)
#define CNTR_LP_MODE BIT(2)
#define CNTR_FSUSP   BIT(3)
#define CNTR_RESUME  BIT(4)
#define CNTR_ALL     0xFF1Fu

#define ISTR_CTR   BIT(15) // computed
#define ISTR_ERR   BIT(13)
#define ISTR_WKUP  BIT(12)
#define ISTR_SUSP  BIT(11)
#define ISTR_RESET BIT(10)
#define ISTR_SOF   BIT(9)
#define ISTR_ESOF  BIT(8)
#define ISTR_DIR   BIT(4)
#define ISTR_FLAGS 0x7F00u // cleared by writing 0

#define DADDR_EF BIT(7)

#define FRAME          1000000u // ns
#define SOF_TOLERANCE  500u     // a clock that is off by 0.05 %
#define START_UP       1000u    // tSTARTUP, STM32F103x8 datasheet
#define RESET_DETECTED 2500u    // USB 2.0 table 7-13, TDETRST
#define NEEDED_HZ      48000000u

static struct {
    uint16_t epr[ENDPOINTS];
    uint16_t cntr, istr, daddr, btable;
    uint16_t memory[MEMORY / 2];
    uint16_t frame;
    unsigned sofs, lost, silent; // in a row: SOFs, missing SOFs, missing SOFs since SUSP
    uint64_t ready_at;           // the transceiver has started, ns
    uint32_t epoch;              // counts what aborts a transaction under way
    sim_alarm_t frame_end, reset_seen;
    sim_driver_t dp, dm;
    sim_watcher_t dp_watcher, dm_watcher;
    void (*changed)(void);
} usb;

static sim_periph_t registers, memory;

// ---- the pins

static bool dp_level(void) {
    return usb.dp.wire->level;
}
static bool dm_level(void) {
    return usb.dm.wire->level;
}

// Single-ended zero: reset, if it lasts.
static bool is_se0(void) {
    return !dp_level() && !dm_level();
}
static bool is_k(void) {
    return !dp_level() && dm_level();
}

static void update_pins(void) {
    bool on = !(usb.cntr & CNTR_PDWN), resume = on && usb.cntr & CNTR_RESUME;
    sim_gpio_take(SIM_PIN(SIM_PORT_A, 11), on);
    sim_gpio_take(SIM_PIN(SIM_PORT_A, 12), on);
    sim_wire_drive(&usb.dp, resume ? SIM_DRIVE_LOW : SIM_DRIVE_NONE);
    sim_wire_drive(&usb.dm, resume ? SIM_DRIVE_HIGH : SIM_DRIVE_NONE);
}

// ---- what the SIE needs to work

static bool powered(void) {
    return registers.clocked && !registers.held && !(usb.cntr & CNTR_PDWN) &&
           sim_rcc_nanoseconds() >= usb.ready_at;
}

static void warn_once(const char *what, uint32_t hz) {
    static bool warned;
    if (!warned) {
        warned = true;
        fprintf(stderr, "pyll-sim: USB: %s (now %u Hz): no packet is understood\n", what,
                (unsigned)hz);
    }
}

static bool clocked_right(void) {
    uint32_t pclk1 = sim_core_hz() / sim_rcc_bus_divider(SIM_APB1);
    if (sim_rcc_usb_hz() != NEEDED_HZ) {
        warn_once("its clock must be 48 MHz", sim_rcc_usb_hz());
        return false;
    }
    if (pclk1 < 8000000) {
        warn_once("PCLK1 must be at least 8 MHz", pclk1);
        return false;
    }
    return true;
}

static bool running(void) {
    return powered() && !(usb.cntr & CNTR_FRES);
}

static bool receives(void) {
    return running() && !(usb.istr & ISTR_RESET) && !(usb.cntr & CNTR_FSUSP) && clocked_right();
}

// ---- interrupts

static bool is_double(uint16_t epr) {
    return (epr & EP_TYPE) == TYPE_BULK && epr & EP_KIND;
}
static bool is_iso(uint16_t epr) {
    return (epr & EP_TYPE) == TYPE_ISO;
}
static bool is_fast(uint16_t epr) {
    return is_iso(epr) || is_double(epr);
}

// The endpoint that ISTR names: the fast ones first, then the lowest number; -1: none has CTR set.
static int pending_endpoint(void) {
    int found = -1;
    for (int n = ENDPOINTS - 1; n >= 0; n--) {
        bool better = found < 0 || is_fast(usb.epr[n]) || !is_fast(usb.epr[found]);
        if (usb.epr[n] & EP_CTR && better) {
            found = n;
        }
    }
    return found;
}

static uint16_t read_istr(void) {
    int n = pending_endpoint();
    if (n < 0) {
        return usb.istr;
    }
    return (uint16_t)(usb.istr | ISTR_CTR | (usb.epr[n] & EP_CTR_RX ? ISTR_DIR : 0) | (unsigned)n);
}

static void update_irqs(void) {
    int n = pending_endpoint();
    bool fast = n >= 0 && is_fast(usb.epr[n]) && usb.cntr & ISTR_CTR;
    sim_irq_set(IRQ_FAST, fast);
    uint32_t mask = usb.cntr | ISTR_CTR; // genuine parts do not ask CTRM, see above
    sim_irq_set(IRQ_ALL, (read_istr() & mask & (ISTR_CTR | ISTR_FLAGS)) != 0);
    sim_exti_set_line(SIM_EXTI_USB_WAKEUP, usb.istr & ISTR_WKUP);
}

static void raise_flag(uint16_t flag) {
    usb.istr |= flag;
    update_irqs();
}

static void tell_change(void) {
    if (usb.changed) {
        usb.changed();
    }
}

// ---- reset, suspend, frames

// By the host or by FRES: the addresses and endpoints are cleared, not what has been received (23.5.1).
static void bus_reset(void) {
    for (unsigned n = 0; n < ENDPOINTS; n++) {
        usb.epr[n] &= EP_CTR;
    }
    usb.daddr = 0;
    usb.sofs = usb.lost = usb.silent = 0;
    usb.epoch++;
    raise_flag(ISTR_RESET);
}

static bool listens_for_sof(void) {
    return running() && !(usb.cntr & CNTR_FSUSP) && !is_se0();
}

// A millisecond has passed without a SOF.
static void frame_end(void *self) {
    (void)self;
    if (!listens_for_sof()) {
        return;
    }
    usb.sofs = 0;
    usb.lost = usb.lost < 3 ? usb.lost + 1 : 3;
    uint16_t flags = ISTR_ESOF;
    usb.silent = is_k() ? 0 : usb.silent + 1; // only an idle bus is silent
    if (usb.silent == 3) {
        usb.silent = 0;
        flags |= ISTR_SUSP;
    }
    sim_alarm_set(&usb.frame_end, FRAME);
    raise_flag(flags);
}

static void restart_frames(void) {
    usb.sofs = usb.lost = usb.silent = 0;
    if (listens_for_sof()) {
        sim_alarm_set(&usb.frame_end, FRAME + SOF_TOLERANCE);
    } else {
        sim_alarm_cancel(&usb.frame_end);
    }
}

// The bus has come to life while the peripheral was suspended.
static void wake_up(void) {
    if (usb.cntr & CNTR_FSUSP && running() && !(usb.cntr & CNTR_RESUME)) {
        usb.cntr &= (uint16_t)~CNTR_LP_MODE;
        raise_flag(ISTR_WKUP);
    }
}

void sim_usb_sof(unsigned frame) {
    if (!receives()) {
        wake_up();
        return;
    }
    usb.frame = frame & 0x7FF;
    usb.sofs += usb.sofs < 2;
    usb.lost = usb.silent = 0;
    sim_alarm_set(&usb.frame_end, FRAME + SOF_TOLERANCE);
    raise_flag(ISTR_SOF);
}

static void reset_seen(void *self) {
    (void)self;
    if (running() && is_se0()) {
        wake_up();
        bus_reset();
    }
}

static void line_changed(void *self, const sim_wire_t *wire) {
    (void)self, (void)wire;
    if (!running()) {
        return;
    }
    if (is_se0()) {
        sim_alarm_set(&usb.reset_seen, RESET_DETECTED);
    } else {
        sim_alarm_cancel(&usb.reset_seen);
    }
    if (is_k()) {
        wake_up();
    }
    restart_frames();
}

static uint16_t read_fnr(void) {
    uint16_t value = usb.frame | (uint16_t)(usb.lost << 11) | (usb.sofs >= 2 ? BIT(13) : 0);
    if (powered()) {
        value |= (uint16_t)((dp_level() ? BIT(15) : 0) | (dm_level() ? BIT(14) : 0));
    }
    return value;
}

// ---- packet memory (23.4.2, 23.5.3). Its own addresses count bytes; the core sees 16 bits in each word.

static uint16_t *cell(unsigned address) {
    if (address >= MEMORY) {
        sim_periph_unmodelled(&memory, 2 * address, "a buffer beyond the packet memory");
    }
    return &usb.memory[address / 2];
}

// Places in an endpoint's entry of the table, by half-words.
enum { ADDR_TX, COUNT_TX, ADDR_RX, COUNT_RX };

static uint16_t *entry(unsigned n, unsigned place) {
    return cell((unsigned)(usb.btable + 8 * n + 2 * place));
}

static unsigned buffer_size(uint16_t count) {
    unsigned blocks = count >> 10 & 31;
    if (count >> 10 == 0) {
        return UINT16_MAX;
    }
    return count & 0x8000 ? 32 * (blocks + 1) : 2 * blocks;
}

static void put_byte(unsigned address, uint8_t byte) {
    uint16_t *to = cell(address);
    *to = address & 1 ? (uint16_t)((*to & 0x00FF) | byte << 8) : (uint16_t)((*to & 0xFF00) | byte);
}

static uint16_t crc16(const uint8_t *data, unsigned len) {
    uint16_t crc = 0xFFFF;
    for (unsigned i = 0; i < len; i++) {
        crc ^= data[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0xA001 : crc >> 1);
        }
    }
    return (uint16_t)~crc;
}

// Received data with their CRC, as far as the buffer goes.
static void store(unsigned n, unsigned place, const sim_usb_transaction_t *transaction) {
    unsigned address = *entry(n, place) & 0xFFFEu, size = buffer_size(*entry(n, place + 1));
    if (size == UINT16_MAX && transaction->len) { // an empty packet needs no buffer
        sim_strange(memory.name, 0, "a COUNTn_RX without NUM_BLOCK: a buffer without an end");
    }
    uint16_t crc = crc16(transaction->data, transaction->len);
    for (unsigned i = 0; i < transaction->len + 2u && i < size; i++) {
        uint8_t byte = i < transaction->len ? transaction->data[i]
                                            : (uint8_t)(i == transaction->len ? crc : crc >> 8);
        put_byte(address + i, byte);
    }
    uint16_t *count = entry(n, place + 1);
    *count = (uint16_t)((*count & 0xFC00) | transaction->len);
}

static void fetch(unsigned n, unsigned place, sim_usb_transaction_t *transaction) {
    unsigned address = *entry(n, place) & 0xFFFEu;
    transaction->len = *entry(n, place + 1) & 0x3FF;
    for (unsigned i = 0; i < transaction->len; i++) {
        transaction->data[i] = (uint8_t)(*cell(address + i) >> 8 * (i & 1));
    }
}

// ---- endpoints

static unsigned stat(uint16_t epr, bool in) {
    return epr >> (in ? 4 : 12) & 3;
}

static void set_stat(unsigned n, bool in, unsigned wanted) {
    unsigned shift = in ? 4 : 12;
    usb.epr[n] = (uint16_t)((usb.epr[n] & ~(3u << shift)) | wanted << shift);
}

// The half-word of the entry that the peripheral uses; double-buffered and isochronous endpoints swap
// between the two halves of their entry (tables 167 and 168).
static unsigned buffer_of(uint16_t epr, bool in) {
    if (!is_fast(epr)) {
        return in ? ADDR_TX : ADDR_RX;
    }
    return epr & (in ? EP_DTOG_TX : EP_DTOG_RX) ? ADDR_RX : ADDR_TX;
}

// While both pointers are at the same buffer, it is the program's.
static bool has_buffer(uint16_t epr) {
    return !is_double(epr) || !(epr & EP_DTOG_TX) != !(epr & EP_DTOG_RX);
}

// Which register answers to that endpoint number in that direction; -1: none.
static int find_endpoint(unsigned number, bool in) {
    for (int n = 0; n < ENDPOINTS; n++) {
        if ((usb.epr[n] & EP_EA) == number && stat(usb.epr[n], in) != STAT_DISABLED) {
            return n;
        }
    }
    return -1;
}

static sim_usb_pid_t answer_in(sim_usb_transaction_t *transaction, unsigned n) {
    uint16_t epr = usb.epr[n];
    unsigned state = stat(epr, true);
    if (transaction->iso && state != STAT_VALID) {
        return SIM_USB_NOTHING;
    }
    if (state == STAT_STALL) {
        return SIM_USB_STALL;
    }
    if (state == STAT_NAK || !has_buffer(epr)) {
        return SIM_USB_NAK;
    }
    fetch(n, buffer_of(epr, true), transaction);
    return transaction->pid = epr & EP_DTOG_TX && !transaction->iso ? SIM_USB_DATA1 : SIM_USB_DATA0;
}

static bool overruns(const sim_usb_transaction_t *transaction, unsigned n) {
    return transaction->len > buffer_size(*entry(n, buffer_of(usb.epr[n], false) + 1));
}

static sim_usb_pid_t answer_out(const sim_usb_transaction_t *transaction, unsigned n) {
    uint16_t epr = usb.epr[n];
    unsigned state = stat(epr, false);
    if (transaction->iso) {
        return SIM_USB_NOTHING;
    }
    if (state == STAT_STALL) {
        return SIM_USB_STALL;
    }
    if (state == STAT_NAK || !has_buffer(epr)) {
        return SIM_USB_NAK;
    }
    bool status_out = (epr & EP_TYPE) == TYPE_CONTROL && epr & EP_KIND;
    if (overruns(transaction, n) || (status_out && transaction->len > 0)) {
        return SIM_USB_STALL;
    }
    return SIM_USB_ACK;
}

// A SETUP must be taken whatever the state, but not before the last one has been (23.4.2).
static sim_usb_pid_t answer_setup(const sim_usb_transaction_t *transaction, unsigned n) {
    uint16_t epr = usb.epr[n];
    bool wrong = (epr & EP_TYPE) != TYPE_CONTROL || transaction->pid != SIM_USB_DATA0;
    if (wrong || epr & EP_CTR_RX) {
        return SIM_USB_NOTHING;
    }
    return overruns(transaction, n) ? SIM_USB_STALL : SIM_USB_ACK;
}

void sim_usb_begin(sim_usb_transaction_t *transaction) {
    transaction->answer = SIM_USB_NOTHING;
    transaction->epoch = usb.epoch - 1; // nothing happens at the end
    bool in = transaction->token == SIM_USB_IN;
    if (!receives() || !(usb.daddr & DADDR_EF) || transaction->address != (usb.daddr & 0x7F)) {
        return;
    }
    if (transaction->damaged) {
        raise_flag(ISTR_ERR);
        return;
    }
    int n = find_endpoint(transaction->endpoint, in);
    if (n < 0) {
        return;
    }
    transaction->n = (uint8_t)n;
    transaction->iso = is_iso(usb.epr[n]);
    transaction->epoch = usb.epoch;
    switch (transaction->token) {
    case SIM_USB_IN: transaction->answer = answer_in(transaction, (unsigned)n); break;
    case SIM_USB_SETUP: transaction->answer = answer_setup(transaction, (unsigned)n); break;
    default: transaction->answer = answer_out(transaction, (unsigned)n); break;
    }
}

static void end_in(const sim_usb_transaction_t *transaction, unsigned n, bool acked) {
    bool sent = transaction->answer == SIM_USB_DATA0 || transaction->answer == SIM_USB_DATA1;
    if (sent && !acked && !transaction->iso) {
        raise_flag(ISTR_ERR); // no answer from the host: the same packet goes out again
    } else if (sent) {
        usb.epr[n] = (usb.epr[n] ^ EP_DTOG_TX) | EP_CTR_TX;
        if (!is_fast(usb.epr[n])) {
            set_stat(n, true, STAT_NAK);
        }
    }
}

static void end_setup(const sim_usb_transaction_t *transaction, unsigned n) {
    if (transaction->answer == SIM_USB_ACK) {
        store(n, ADDR_RX, transaction);
        usb.epr[n] |= EP_CTR_RX | EP_SETUP | EP_DTOG_RX | EP_DTOG_TX;
        set_stat(n, false, STAT_NAK);
        set_stat(n, true, STAT_NAK);
    }
}

// A packet with the wrong toggle is a repetition: acknowledged, and forgotten.
static void end_out(const sim_usb_transaction_t *transaction, unsigned n) {
    bool toggle = transaction->pid == SIM_USB_DATA1;
    bool repeated = toggle != ((usb.epr[n] & EP_DTOG_RX) != 0);
    if (transaction->iso ? stat(usb.epr[n], false) != STAT_VALID || overruns(transaction, n)
                         : transaction->answer != SIM_USB_ACK || repeated) {
        return;
    }
    store(n, buffer_of(usb.epr[n], false), transaction);
    usb.epr[n] = (uint16_t)(((usb.epr[n] ^ EP_DTOG_RX) & ~EP_SETUP) | EP_CTR_RX);
    if (!is_fast(usb.epr[n])) {
        set_stat(n, false, STAT_NAK);
    }
}

void sim_usb_end(sim_usb_transaction_t *transaction, bool acked) {
    if (transaction->epoch != usb.epoch || !running()) {
        transaction->answer = SIM_USB_NOTHING;
        return;
    }
    switch (transaction->token) {
    case SIM_USB_IN: end_in(transaction, transaction->n, acked); break;
    case SIM_USB_SETUP: end_setup(transaction, transaction->n); break;
    default: end_out(transaction, transaction->n); break;
    }
    update_irqs();
}

void sim_usb_on_change(void (*changed)(void)) {
    usb.changed = changed;
}

// ---- registers

static void write_epr(unsigned n, uint32_t value) {
    uint16_t old = usb.epr[n];
    if (usb.cntr & CNTR_FRES) {
        value = 0; // held in reset: only CTR can change
        old &= EP_CTR;
    }
    usb.epr[n] = (uint16_t)((old & EP_SETUP) | (value & EP_PLAIN) | ((old ^ value) & EP_TOGGLE) |
                            (old & value & EP_CTR));
}

static void write_cntr(uint32_t value) {
    value &= CNTR_ALL;
    uint16_t old = usb.cntr, changed = (uint16_t)(old ^ value);
    usb.cntr = (uint16_t)value;
    if (changed & value & CNTR_FRES) {
        bus_reset();
    }
    if (changed & CNTR_PDWN) {
        usb.epoch++;
        usb.ready_at = sim_rcc_nanoseconds() + START_UP;
    }
    if (changed & (CNTR_PDWN | CNTR_RESUME)) {
        update_pins();
    }
    if (changed & (CNTR_PDWN | CNTR_FRES | CNTR_FSUSP)) {
        restart_frames();
    }
}

static uint32_t registers_read(void *self, uint32_t offset) {
    (void)self;
    if (offset <= EP7R) {
        return usb.epr[offset / 4];
    }
    switch (offset) {
    case CNTR: return usb.cntr;
    case ISTR: return read_istr();
    case FNR: return read_fnr();
    case DADDR: return usb.daddr;
    case BTABLE: return usb.btable;
    default: return sim_periph_reserved(&registers, offset);
    }
}

static void registers_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    value &= 0xFFFF;
    if (offset <= EP7R) {
        write_epr(offset / 4, value);
    } else {
        switch (offset) {
        case CNTR: write_cntr(value); break;
        case ISTR: usb.istr &= (uint16_t)value; break;
        case FNR: break; // read-only
        case DADDR: usb.daddr = usb.cntr & CNTR_FRES ? 0 : value & 0xFF; break;
        case BTABLE: usb.btable = value & 0xFFF8; break;
        default: sim_periph_reserved(&registers, offset);
        }
    }
    update_irqs();
    tell_change();
}

static void registers_reset(void *self) {
    (void)self;
    memset(usb.epr, 0, sizeof usb.epr);
    usb.cntr = CNTR_FRES | CNTR_PDWN;
    usb.istr = usb.daddr = usb.btable = usb.frame = 0;
    usb.epoch++;
    sim_alarm_cancel(&usb.reset_seen);
    restart_frames();
    update_pins();
    update_irqs();
}

static uint32_t memory_read(void *self, uint32_t offset) {
    (void)self;
    return usb.memory[offset / 4];
}

static void memory_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    usb.memory[offset / 4] = (uint16_t)value;
}

static sim_periph_t registers = {
    .name = "USB",
    .base = 0x40005C00,
    .bus = SIM_APB1,
    .bit = BIT(23),
    .read = registers_read,
    .write = registers_write,
    .reset = registers_reset,
};

static sim_periph_t memory = {
    .name = "USB packet memory",
    .base = 0x40006000,
    .bus = SIM_APB1,
    .bit = BIT(23),
    .read = memory_read,
    .write = memory_write,
};

void sim_usb_init(void) {
    usb.cntr = CNTR_FRES | CNTR_PDWN;
    usb.frame_end.call = frame_end;
    usb.reset_seen.call = reset_seen;
    usb.dp_watcher.call = usb.dm_watcher.call = line_changed;
    sim_wire_attach(sim_gpio_wire(SIM_PIN(SIM_PORT_A, 12)), &usb.dp);
    sim_wire_attach(sim_gpio_wire(SIM_PIN(SIM_PORT_A, 11)), &usb.dm);
    sim_wire_watch(usb.dp.wire, &usb.dp_watcher);
    sim_wire_watch(usb.dm.wire, &usb.dm_watcher);
    sim_periph_add(&registers);
    sim_periph_add(&memory);
}
