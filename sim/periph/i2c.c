// SPDX-License-Identifier: MIT
// The controller ("master") makes every bit on the wires by three steps:
//
//   SCL  ____       ________        SDA changes HOLD after SCL has fallen; SCL is let go after Tlow and
//            \_____/        \__     seen high at once or when a target stops stretching it; Thigh counts
//   step     | hold | rise  | fall  from there. A line is read as SCL rises.
//
// Between bytes SCL stays low ("waiting") until the program has done its part of the event sequence
// EV5-EV9 of RM0008 26.3.3. The target ("slave") is sim/i2c_target.c.
//
// Modelled: both roles, 7 and 10 bits, general call, dual addressing, repeated START, POS, BTF, clock
// stretching from both sides and NOSTRETCH, CCR with F/S and DUTY, arbitration, misplaced conditions,
// BUSY that a line held low sets and only a STOP or SWRST clears, interrupts, DMA with LAST, PEC,
// and of SMBus the TIMEOUT of a clock that is low for 25 ms. Lines rise at once, so TRISE has no effect. Not
// modelled, and refused: the rest of SMBus (host and device addresses, ARP, ALERT). After a lost arbitration the interface does not answer to the winner as a target in that same transfer.
#include "sim/periph/i2c.h"

#include <stdio.h>

#include "sim/i2c_target.h"
#include "sim/periph/afio.h"
#include "sim/periph/alarm.h"
#include "sim/periph/dma.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"

#define BIT(n) (1u << (n))

enum {
    CR1 = 0x00,
    CR2 = 0x04,
    OAR1 = 0x08,
    OAR2 = 0x0C,
    DR = 0x10,
    SR1 = 0x14,
    SR2 = 0x18,
    CCR = 0x1C,
    TRISE = 0x20,
};

#define CR1_PE        BIT(0)
#define CR1_ENGC      BIT(6)
#define CR1_NOSTRETCH BIT(7)
#define CR1_START     BIT(8)
#define CR1_STOP      BIT(9)
#define CR1_ACK       BIT(10)
#define CR1_POS       BIT(11)
#define CR1_SWRST     BIT(15)
#define CR1_SMBUS     BIT(1)
#define CR1_ENPEC     BIT(5)
#define CR1_PEC       BIT(12)
#define CR1_REFUSED   0x2018u // SMBTYPE, ENARP, ALERT
#define CR1_BITS      0xBFFBu

#define CR2_FREQ    0x3Fu
#define CR2_ITERREN BIT(8)
#define CR2_ITEVTEN BIT(9)
#define CR2_ITBUFEN BIT(10)
#define CR2_DMAEN   BIT(11)
#define CR2_LAST    BIT(12)
#define CR2_BITS    0x1F3Fu

#define OAR1_ADDMODE BIT(15)
#define OAR2_ENDUAL  BIT(0)
#define CCR_FS       BIT(15)
#define CCR_DUTY     BIT(14)

#define SR1_SB      BIT(0)
#define SR1_ADDR    BIT(1)
#define SR1_BTF     BIT(2)
#define SR1_ADD10   BIT(3)
#define SR1_STOPF   BIT(4)
#define SR1_RXNE    BIT(6)
#define SR1_TXE     BIT(7)
#define SR1_BERR    BIT(8)
#define SR1_ARLO    BIT(9)
#define SR1_AF      BIT(10)
#define SR1_OVR     BIT(11)
#define SR1_PECERR  BIT(12)
#define SR1_TIMEOUT BIT(14)
#define SR1_EVENTS  (SR1_SB | SR1_ADDR | SR1_ADD10 | SR1_STOPF | SR1_BTF)
#define SR1_ERRORS  0xDF00u // cleared by writing 0

#define SR2_MSL     BIT(0)
#define SR2_BUSY    BIT(1)
#define SR2_TRA     BIT(2)
#define SR2_GENCALL BIT(4)
#define SR2_DUALF   BIT(7)

#define TEN_BIT_HEADER(byte) (((byte)&0xF8) == 0xF0)

// What the controller's side is doing.
typedef enum {
    STEP_NONE,          // no condition and no bit on the way
    STEP_START,         // SDA falls next
    STEP_START_DONE,    // SCL falls next
    STEP_RESTART_RISE,  // SCL rises next
    STEP_RESTART_SETUP, // SCL is high
    STEP_BIT_DATA,      // SDA takes the bit's level next
    STEP_BIT_RISE,
    STEP_BIT_FALL,
    STEP_STOP_DATA,
    STEP_STOP_RISE,
    STEP_STOP_SETUP, // SDA rises next
} step_t;

// What the byte under way is, or what was before the wait.
typedef enum { BYTE_ADDRESS, BYTE_ADDRESS2, BYTE_OUT, BYTE_IN } byte_t;

// What the program must do before the next byte.
typedef enum {
    WAIT_NOT,
    WAIT_SB,      // read SR1, write the address to DR
    WAIT_ADD10,   // read SR1, write the second byte
    WAIT_ADDR,    // read SR1, read SR2
    WAIT_DATA,    // write DR, or START or STOP
    WAIT_READ,    // read DR, or START or STOP
    WAIT_CLOSING, // START or STOP: a byte was not acknowledged
} wait_t;

typedef struct {
    sim_periph_t periph;
    unsigned n, event_irq;
    uint32_t cr1, cr2, oar1, oar2, ccr, trise, sr1, sr2;
    uint32_t sr1_seen; // the flags that the last read of SR1 showed
    uint8_t dr, shift;
    bool shift_full; // a byte that came waits in the shift register for DR
    // Controller.
    step_t step;
    byte_t byte;
    wait_t wait;
    unsigned bits;
    bool sampled, ack_latched, nacked, stop_pe;
    uint64_t free_at; // cycle: the bus has been free long enough for a START
    sim_event_t event;
    uint8_t pec;           // over the bytes of this transfer
    bool pec_byte;         // the byte under way is the PEC
    sim_alarm_t low_timer; // SMBus: SCL is low
    // Target.
    sim_i2c_target_t target;
    bool target_on, target_matched, target_goes_on, ten_bit_matched, ten_bit_second;
    // The lines.
    bool level[SIM_I2C_LINES];
    bool pulled[2][SIM_I2C_LINES]; // by the controller, by the target
    unsigned pin[SIM_I2C_LINES];
    sim_watcher_t watchers[2 * SIM_I2C_LINES];
} i2c_t;

static i2c_t i2cs[SIM_I2CS];

// ---- lines

unsigned sim_i2c_pin(unsigned n, bool sda) {
    unsigned scl = n == 2                     ? SIM_PIN(SIM_PORT_B, 10)
                   : sim_afio_mapr() & BIT(1) ? SIM_PIN(SIM_PORT_B, 8)
                                              : SIM_PIN(SIM_PORT_B, 6);
    return scl + sda;
}

static void put_line(i2c_t *i2c, unsigned line) {
    sim_alt_t signal = SIM_ALT_OFF;
    if (i2c->cr1 & CR1_PE) {
        signal = i2c->pulled[0][line] || i2c->pulled[1][line] ? SIM_ALT_LOW : SIM_ALT_HIGH;
    }
    sim_gpio_alternate(i2c->pin[line], i2c, signal);
}

static void pull(i2c_t *i2c, unsigned line, bool low) {
    i2c->pulled[0][line] = low;
    put_line(i2c, line);
}

static void target_drive(void *self, unsigned line, bool low) {
    i2c_t *i2c = self;
    i2c->pulled[1][line] = low;
    put_line(i2c, line);
}

// ---- interrupts and DMA

static const sim_dma_source_t dma_source[SIM_I2CS][2] = {
    {SIM_DMA_I2C1_RX, SIM_DMA_I2C1_TX},
    {SIM_DMA_I2C2_RX, SIM_DMA_I2C2_TX},
};

static void update(i2c_t *i2c) {
    uint32_t wanted = i2c->cr2 & CR2_ITBUFEN ? SR1_EVENTS | SR1_TXE | SR1_RXNE : SR1_EVENTS;
    sim_irq_set(i2c->event_irq, i2c->cr2 & CR2_ITEVTEN && i2c->sr1 & wanted);
    sim_irq_set(i2c->event_irq + 1, i2c->cr2 & CR2_ITERREN && i2c->sr1 & SR1_ERRORS);
    bool dma = i2c->cr2 & CR2_DMAEN;
    sim_dma_set(dma_source[i2c->n - 1][0], dma && i2c->sr1 & SR1_RXNE);
    sim_dma_set(dma_source[i2c->n - 1][1], dma && i2c->sr1 & SR1_TXE);
}

static void raise_flag(i2c_t *i2c, uint32_t flags) {
    i2c->sr1 |= flags;
    update(i2c);
}

// ---- PEC: CRC-8 over all bytes, addresses too

static void pec_step(i2c_t *i2c, uint8_t byte) {
    if (!(i2c->cr1 & CR1_ENPEC)) {
        return;
    }
    unsigned crc = i2c->pec ^ byte;
    for (unsigned i = 0; i < 8; i++) {
        crc = crc & 0x80 ? (crc << 1 ^ 7) & 0xFF : crc << 1;
    }
    i2c->pec = (uint8_t)crc;
}

static bool wants_pec(const i2c_t *i2c) {
    return i2c->cr1 & CR1_PEC && i2c->cr1 & CR1_ENPEC;
}

// A byte has come. True: it was the PEC, which has been compared.
static bool check_pec(i2c_t *i2c, uint8_t byte) {
    if (!wants_pec(i2c)) {
        pec_step(i2c, byte);
        return false;
    }
    i2c->cr1 &= ~CR1_PEC;
    i2c->sr1 |= byte != i2c->pec ? SR1_PECERR : 0;
    return true;
}

// ---- controller: time

static uint64_t clocks(const i2c_t *i2c, unsigned fast, unsigned faster, uint32_t ccr) {
    unsigned times = !(ccr & CCR_FS) ? 1 : ccr & CCR_DUTY ? faster : fast;
    return (uint64_t)times * (ccr & 0xFFF) * sim_rcc_bus_divider(i2c->periph.bus);
}

static uint64_t high_time(const i2c_t *i2c) {
    return clocks(i2c, 1, 9, i2c->ccr);
}
static uint64_t low_time(const i2c_t *i2c) {
    return clocks(i2c, 2, 16, i2c->ccr);
}
static uint64_t hold_time(const i2c_t *i2c) {
    return low_time(i2c) / 8;
}

static void step_in(i2c_t *i2c, step_t step, uint64_t cycles) {
    i2c->step = step;
    sim_event_at(&i2c->event, sim_now() + cycles);
}

// ---- controller: conditions and bits

static void controller_off(i2c_t *i2c) {
    i2c->step = STEP_NONE;
    i2c->wait = WAIT_NOT;
    sim_event_cancel(&i2c->event);
    pull(i2c, SIM_I2C_SDA, false);
    pull(i2c, SIM_I2C_SCL, false);
}

static bool controls(const i2c_t *i2c) {
    return i2c->step != STEP_NONE || i2c->wait != WAIT_NOT;
}

// A START waits until the bus is free, and has been free for as long as the bus wants.
static void try_start(i2c_t *i2c) {
    if (!(i2c->cr1 & CR1_PE) || !(i2c->cr1 & CR1_START) || controls(i2c) || i2c->sr2 & SR2_BUSY) {
        return;
    }
    if ((i2c->ccr & 0xFFF) == 0 || (i2c->cr2 & CR2_FREQ) < 2) {
        sim_periph_unmodelled(&i2c->periph, CR1, "START without a clock (CCR, FREQ)");
    }
    uint64_t setup = high_time(i2c), now = sim_now();
    step_in(i2c, STEP_START, i2c->free_at > now + setup ? i2c->free_at - now : setup);
}

static void begin_stop(i2c_t *i2c) {
    i2c->wait = WAIT_NOT;
    i2c->sr1 &= ~(SR1_BTF | SR1_TXE);
    step_in(i2c, STEP_STOP_DATA, hold_time(i2c));
}

static void begin_restart(i2c_t *i2c) {
    i2c->wait = WAIT_NOT;
    i2c->sr1 &= ~(SR1_BTF | SR1_TXE);
    pull(i2c, SIM_I2C_SDA, false);
    step_in(i2c, STEP_RESTART_RISE, low_time(i2c));
}

static void begin_byte(i2c_t *i2c, byte_t byte, uint8_t value) {
    i2c->byte = byte;
    i2c->shift = value;
    i2c->bits = 0;
    i2c->wait = WAIT_NOT;
    step_in(i2c, STEP_BIT_DATA, hold_time(i2c));
}

// Takes the next byte from DR.
static void begin_out(i2c_t *i2c) {
    i2c->sr1 = (i2c->sr1 & ~SR1_BTF) | SR1_TXE;
    begin_byte(i2c, BYTE_OUT, i2c->dr);
}

// START and STOP that the program has asked for come at the end of the byte. False: neither.
static bool close_or_restart(i2c_t *i2c) {
    if (i2c->cr1 & CR1_STOP) {
        if (i2c->sr2 & SR2_TRA && !(i2c->sr1 & (SR1_TXE | SR1_AF))) {
            fprintf(stderr, "pyll-sim: %s: STOP while DR holds a byte, which is not sent\n",
                    i2c->periph.name);
        }
        begin_stop(i2c);
        return true;
    }
    if (i2c->cr1 & CR1_START) {
        begin_restart(i2c);
        return true;
    }
    return false;
}

static void next_out(i2c_t *i2c, bool first) {
    if (!wants_pec(i2c) && close_or_restart(i2c)) {
        return;
    }
    if (!(i2c->sr1 & SR1_TXE)) {
        begin_out(i2c);
        return;
    }
    if (wants_pec(i2c)) {
        i2c->cr1 &= ~CR1_PEC;
        begin_byte(i2c, BYTE_OUT, i2c->pec);
        return;
    }
    i2c->wait = WAIT_DATA;
    if (!first) {
        raise_flag(i2c, SR1_BTF);
    }
}

// The program has acknowledged ADDR, or has made room for the next byte.
static void next_in(i2c_t *i2c) {
    if (i2c->nacked) {
        i2c->wait = WAIT_CLOSING;
    } else if (i2c->shift_full) {
        i2c->wait = WAIT_READ;
    } else {
        begin_byte(i2c, BYTE_IN, 0);
    }
}

static void byte_came(i2c_t *i2c) {
    check_pec(i2c, i2c->shift);
    if (i2c->sr1 & SR1_RXNE) {
        i2c->shift_full = true;
        i2c->sr1 |= SR1_BTF;
    } else {
        i2c->dr = i2c->shift;
        i2c->sr1 |= SR1_RXNE;
    }
    if (!close_or_restart(i2c)) {
        next_in(i2c);
    }
}

static void address_sent(i2c_t *i2c) {
    bool reads = i2c->byte == BYTE_ADDRESS && i2c->shift & 1;
    if (i2c->byte == BYTE_ADDRESS && TEN_BIT_HEADER(i2c->shift) && !reads) {
        i2c->wait = WAIT_ADD10;
        i2c->sr1 |= SR1_ADD10;
        return;
    }
    i2c->wait = WAIT_ADDR;
    i2c->ack_latched = i2c->cr1 & CR1_ACK;
    i2c->nacked = false;
    i2c->sr1 |= SR1_ADDR;
    if (!reads) {
        i2c->sr2 |= SR2_TRA;
        i2c->sr1 |= SR1_TXE;
    }
}

static bool is_in(const i2c_t *i2c) {
    return i2c->byte == BYTE_IN;
}

// The ninth clock has fallen.
static void byte_done(i2c_t *i2c) {
    i2c->step = STEP_NONE;
    if (!is_in(i2c)) {
        pec_step(i2c, i2c->shift);
    }
    if (i2c->byte == BYTE_IN) {
        byte_came(i2c);
    } else if (i2c->sampled) {
        i2c->sr1 |= SR1_AF;
        i2c->wait = WAIT_CLOSING;
        close_or_restart(i2c);
    } else if (i2c->byte == BYTE_OUT) {
        next_out(i2c, false);
    } else {
        address_sent(i2c);
    }
    update(i2c);
}

// True if the byte that comes now is the last one of the DMA's transfer.
static bool dma_ends(const i2c_t *i2c) {
    unsigned waiting = i2c->sr1 & SR1_RXNE ? 1 : 0;
    return sim_dma_left(dma_source[i2c->n - 1][0]) == 1 + waiting;
}

static bool decide_ack(i2c_t *i2c) {
    bool now = i2c->cr1 & CR1_ACK;
    bool ack = i2c->cr1 & CR1_POS ? i2c->ack_latched : now;
    ack = ack && !(wants_pec(i2c) && i2c->shift != i2c->pec);
    i2c->ack_latched = now;
    if (i2c->cr2 & CR2_DMAEN && i2c->cr2 & CR2_LAST && dma_ends(i2c)) {
        ack = false;
    }
    i2c->nacked = !ack;
    return ack;
}

// True: SDA is let go for this bit.
static bool bit_is_high(i2c_t *i2c) {
    if (i2c->bits == 8) {
        return !is_in(i2c) || !decide_ack(i2c);
    }
    return is_in(i2c) || i2c->shift >> (7 - i2c->bits) & 1;
}

static void lose_arbitration(i2c_t *i2c) {
    controller_off(i2c);
    i2c->sr2 &= ~(SR2_MSL | SR2_TRA);
    i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
    i2c->cr1 &= ~(CR1_START | CR1_STOP);
    raise_flag(i2c, SR1_ARLO);
}

static void sample_bit(i2c_t *i2c) {
    bool sda = sim_gpio_input(i2c->pin[SIM_I2C_SDA]);
    bool ours = i2c->bits < 8 ? !is_in(i2c) : is_in(i2c);
    i2c->sampled = sda;
    if (ours && !sda && !i2c->pulled[0][SIM_I2C_SDA]) {
        lose_arbitration(i2c);
        return;
    }
    if (i2c->bits < 8 && is_in(i2c)) {
        i2c->shift = (uint8_t)(i2c->shift << 1 | sda);
    }
    step_in(i2c, STEP_BIT_FALL, high_time(i2c));
}

// SCL is high: at once, or when the last one that stretched it has let go.
static void clock_is_high(i2c_t *i2c) {
    switch (i2c->step) {
    case STEP_BIT_RISE: sample_bit(i2c); break;
    case STEP_RESTART_RISE: step_in(i2c, STEP_RESTART_SETUP, high_time(i2c)); break;
    case STEP_STOP_RISE: step_in(i2c, STEP_STOP_SETUP, high_time(i2c)); break;
    default: break;
    }
}

// Letting go comes back through the watcher if the wire changes; if it is high already, from here.
static void let_clock_rise(i2c_t *i2c) {
    if (i2c->pulled[0][SIM_I2C_SCL]) {
        i2c->level[SIM_I2C_SCL] = false;
        pull(i2c, SIM_I2C_SCL, false);
    } else if (sim_gpio_input(i2c->pin[SIM_I2C_SCL])) {
        clock_is_high(i2c);
    }
}

static void clock_falls(i2c_t *i2c) {
    i2c->step = STEP_BIT_DATA;
    pull(i2c, SIM_I2C_SCL, true);
    if (++i2c->bits == 9) {
        byte_done(i2c);
    } else {
        step_in(i2c, STEP_BIT_DATA, hold_time(i2c));
    }
}

static void start_done(i2c_t *i2c) {
    i2c->step = STEP_NONE;
    i2c->wait = WAIT_SB;
    pull(i2c, SIM_I2C_SCL, true);
    i2c->cr1 &= ~(CR1_START | CR1_PEC);
    i2c->pec = i2c->sr2 & SR2_MSL ? i2c->pec : 0; // a repeated START goes on with it
    i2c->sr2 = (i2c->sr2 & ~(SR2_TRA | SR2_GENCALL | SR2_DUALF)) | SR2_MSL;
    raise_flag(i2c, SR1_SB);
}

static void on_step(void *self) {
    i2c_t *i2c = self;
    switch (i2c->step) {
    case STEP_START:
        if (!i2c->level[SIM_I2C_SCL]) { // someone else was faster; with SCL high both may start
            i2c->step = STEP_NONE;
            break;
        }
        // fall through
    case STEP_RESTART_SETUP:
        i2c->step = STEP_START_DONE;
        pull(i2c, SIM_I2C_SDA, true);
        step_in(i2c, STEP_START_DONE, high_time(i2c));
        break;
    case STEP_START_DONE: start_done(i2c); break;
    case STEP_BIT_DATA:
        pull(i2c, SIM_I2C_SDA, !bit_is_high(i2c));
        step_in(i2c, STEP_BIT_RISE, low_time(i2c) - hold_time(i2c));
        break;
    case STEP_STOP_DATA:
        pull(i2c, SIM_I2C_SDA, true);
        step_in(i2c, STEP_STOP_RISE, low_time(i2c) - hold_time(i2c));
        break;
    case STEP_BIT_RISE:
    case STEP_RESTART_RISE:
    case STEP_STOP_RISE: let_clock_rise(i2c); break;
    case STEP_BIT_FALL: clock_falls(i2c); break;
    case STEP_STOP_SETUP:
        pull(i2c, SIM_I2C_SDA,
             false); // the watcher sees the STOP; a line that stays low is no STOP
        break;
    case STEP_NONE: break;
    }
}

// ---- what happens on the lines

static void clear_by_pe(i2c_t *i2c) {
    i2c->stop_pe = false;
    i2c->pec = 0;
    i2c->target_goes_on = false;
    sim_alarm_cancel(&i2c->low_timer);
    controller_off(i2c);
    sim_i2c_target_reset(&i2c->target);
    i2c->target_on = i2c->ten_bit_matched = i2c->ten_bit_second = false;
    i2c->cr1 &= ~(CR1_PE | CR1_START | CR1_STOP | CR1_ACK | CR1_POS);
    i2c->sr1 = 0;
    i2c->sr2 &= SR2_BUSY;
    i2c->sr1_seen = 0;
    i2c->shift_full = false;
    put_line(i2c, SIM_I2C_SCL);
    put_line(i2c, SIM_I2C_SDA);
}

static void own_stop(i2c_t *i2c) {
    controller_off(i2c);
    i2c->cr1 &= ~(CR1_STOP | CR1_PEC);
    i2c->sr2 &= ~(SR2_MSL | SR2_TRA);
    i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
    if (i2c->stop_pe) {
        clear_by_pe(i2c);
    }
}

static void saw_stop(i2c_t *i2c) {
    i2c->sr2 &= ~SR2_BUSY;
    i2c->free_at = sim_now() + low_time(i2c);
    if (i2c->step == STEP_STOP_SETUP) {
        own_stop(i2c);
    } else if (i2c->step >= STEP_BIT_DATA && i2c->step <= STEP_BIT_FALL) {
        raise_flag(i2c, SR1_BERR);
    }
    try_start(i2c);
    update(i2c);
}

static void saw_start(i2c_t *i2c) {
    if (i2c->step >= STEP_BIT_DATA && i2c->step <= STEP_BIT_FALL) {
        raise_flag(i2c, SR1_BERR);
    }
}

// SMBus: the clock has been low for 25 ms. A master ends with a STOP, a slave lets go.
static void low_too_long(void *self) {
    i2c_t *i2c = self;
    if (i2c->sr2 & SR2_MSL) {
        if (i2c->step == STEP_NONE) {
            begin_stop(i2c);
        } else {
            i2c->cr1 |= CR1_STOP;
        }
    } else {
        sim_i2c_target_reset(&i2c->target);
        i2c->target_on = false;
    }
    raise_flag(i2c, SR1_TIMEOUT);
}

static void watch_low_time(i2c_t *i2c, bool scl) {
    if (!scl && i2c->cr1 & CR1_PE && i2c->cr1 & CR1_SMBUS) {
        sim_alarm_set(&i2c->low_timer, 25000000);
    } else {
        sim_alarm_cancel(&i2c->low_timer);
    }
}

static void line_changed(void *self, const sim_wire_t *wire) {
    i2c_t *i2c = self;
    (void)wire;
    bool scl = sim_gpio_input(i2c->pin[SIM_I2C_SCL]), sda = sim_gpio_input(i2c->pin[SIM_I2C_SDA]);
    bool scl_was = i2c->level[SIM_I2C_SCL], sda_was = i2c->level[SIM_I2C_SDA];
    if (scl == scl_was && sda == sda_was) {
        return;
    }
    i2c->level[SIM_I2C_SCL] = scl;
    i2c->level[SIM_I2C_SDA] = sda;
    if (scl != scl_was) {
        watch_low_time(i2c, scl);
    }
    if (!scl || !sda) {
        i2c->sr2 |= SR2_BUSY;
    }
    if (!controls(i2c) && i2c->cr1 & CR1_PE) {
        sim_i2c_target_feed(&i2c->target, scl, sda);
    } else { // it only follows the levels
        i2c->target.level[SIM_I2C_SCL] = scl;
        i2c->target.level[SIM_I2C_SDA] = sda;
    }
    if (scl && scl_was && sda != sda_was) {
        (sda ? saw_stop : saw_start)(i2c);
    } else if (scl && !scl_was) {
        clock_is_high(i2c);
    } else if (!scl && scl_was && i2c->step == STEP_BIT_FALL &&
               !i2c->pulled[0][SIM_I2C_SCL]) { // another controller has a shorter high time
        clock_falls(i2c);
    }
}

// ---- target

static bool own_address(i2c_t *i2c, uint8_t byte) {
    bool read = byte & 1;
    if (byte == 0 && i2c->cr1 & CR1_ENGC) {
        i2c->sr2 |= SR2_GENCALL;
        return true;
    }
    if (i2c->oar1 & OAR1_ADDMODE) {
        bool header = TEN_BIT_HEADER(byte) && (byte >> 1 & 3) == (i2c->oar1 >> 8 & 3);
        i2c->ten_bit_second = header && !read;
        return header && (!read || i2c->ten_bit_matched);
    }
    if (((byte ^ i2c->oar1) & 0xFE) == 0) {
        return true;
    }
    if (i2c->oar2 & OAR2_ENDUAL && ((byte ^ i2c->oar2) & 0xFE) == 0) {
        i2c->sr2 |= SR2_DUALF;
        return true;
    }
    return false;
}

static void match_target(i2c_t *i2c, bool reads) {
    i2c->target_on = i2c->target_matched = true;
    if (reads) {
        i2c->sr2 |= SR2_TRA;
    }
}

// The address has been acknowledged: EV1.
static void target_acknowledged(i2c_t *i2c) {
    i2c->target_matched = false;
    i2c->sr1 |= SR1_ADDR | (i2c->sr2 & SR2_TRA ? SR1_TXE : 0);
    update(i2c);
}

static void target_started(void *self) {
    i2c_t *i2c = self;
    i2c->sr2 &= ~(SR2_TRA | SR2_GENCALL | SR2_DUALF);
    i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
    i2c->target_on = i2c->target_matched = i2c->ten_bit_second = false;
    i2c->pec = i2c->target_goes_on ? i2c->pec : 0;
    i2c->target_goes_on = true;
}

static bool target_addressed(void *self, uint8_t byte) {
    i2c_t *i2c = self;
    if (!(i2c->cr1 & CR1_ACK) || !own_address(i2c, byte)) {
        return false;
    }
    pec_step(i2c, byte);
    if (!i2c->ten_bit_second) {
        match_target(i2c, byte & 1);
    }
    return true;
}

static bool target_written(void *self, uint8_t byte) {
    i2c_t *i2c = self;
    if (i2c->ten_bit_second) {
        i2c->ten_bit_second = false;
        i2c->ten_bit_matched = byte == (i2c->oar1 & 0xFF);
        if (i2c->ten_bit_matched) {
            match_target(i2c, false);
        }
        return i2c->ten_bit_matched;
    }
    bool good = !wants_pec(i2c) || byte == i2c->pec;
    check_pec(i2c, byte);
    if (!(i2c->sr1 & SR1_RXNE)) {
        i2c->dr = byte;
        raise_flag(i2c, SR1_RXNE);
    } else if (i2c->cr1 & CR1_NOSTRETCH) {
        raise_flag(i2c, SR1_OVR);
    } else {
        i2c->shift = byte;
        i2c->shift_full = true;
        raise_flag(i2c, SR1_BTF);
    }
    return i2c->cr1 & CR1_ACK && good;
}

static uint8_t target_read(void *self) {
    i2c_t *i2c = self;
    if (i2c->sr1 & SR1_TXE && wants_pec(i2c)) {
        i2c->cr1 &= ~CR1_PEC;
        return i2c->pec;
    }
    if (i2c->sr1 & SR1_TXE) {
        i2c->sr1 |= SR1_OVR; // only with NOSTRETCH: the old byte goes out again
    }
    i2c->sr1 = (i2c->sr1 & ~SR1_BTF) | SR1_TXE;
    pec_step(i2c, i2c->dr);
    update(i2c);
    return i2c->dr;
}

static void target_answered(void *self, bool ack) {
    i2c_t *i2c = self;
    if (!ack) {
        i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
        i2c->sr2 &= ~SR2_TRA;
        i2c->target_on = false; // no STOPF after that
        raise_flag(i2c, SR1_AF);
    } else if (i2c->sr1 & SR1_TXE && !(i2c->cr1 & CR1_NOSTRETCH)) {
        raise_flag(i2c, SR1_BTF);
    }
}

static bool target_holds(void *self) {
    i2c_t *i2c = self;
    if (i2c->target_matched) {
        target_acknowledged(i2c);
    }
    if (i2c->cr1 & CR1_NOSTRETCH) {
        return false;
    }
    bool nothing_to_send = i2c->sr2 & SR2_TRA && i2c->sr1 & SR1_TXE && !wants_pec(i2c);
    return i2c->sr1 & SR1_ADDR || i2c->shift_full || nothing_to_send;
}

static void target_stopped(void *self) {
    i2c_t *i2c = self;
    if (i2c->target_on) {
        i2c->sr1 = (i2c->sr1 & ~(SR1_TXE | SR1_BTF)) | SR1_STOPF;
    }
    i2c->sr2 &= ~(SR2_TRA | SR2_GENCALL | SR2_DUALF);
    i2c->target_on = i2c->target_goes_on = i2c->ten_bit_second = i2c->ten_bit_matched = false;
    update(i2c);
}

static void target_misplaced(void *self) {
    raise_flag(self, SR1_BERR);
}

// ---- registers

// The program may have done what the controller or the target waits for.
static void go_on(i2c_t *i2c) {
    switch (i2c->wait) {
    case WAIT_DATA: next_out(i2c, true); break;
    case WAIT_READ:
    case WAIT_CLOSING:
        if (!close_or_restart(i2c) && !i2c->shift_full && !i2c->nacked && is_in(i2c)) {
            begin_byte(i2c, BYTE_IN, 0);
        }
        break;
    case WAIT_SB:
    case WAIT_ADD10:
        if (i2c->cr1 & CR1_STOP) { // the program gives up
            i2c->sr1 &= ~(SR1_SB | SR1_ADD10);
            begin_stop(i2c);
        }
        break;
    case WAIT_NOT: try_start(i2c); break;
    default: break;
    }
    sim_i2c_target_resume(&i2c->target);
}

static uint32_t read_sr2(i2c_t *i2c) {
    uint32_t value = i2c->sr2 | (uint32_t)i2c->pec << 8;
    if (i2c->sr1_seen & i2c->sr1 & SR1_ADDR) {
        i2c->sr1 &= ~SR1_ADDR;
        i2c->sr1_seen = 0;
        if (i2c->wait == WAIT_ADDR && i2c->sr2 & SR2_TRA) {
            next_out(i2c, true);
        } else if (i2c->wait == WAIT_ADDR) {
            next_in(i2c);
        }
        go_on(i2c);
        update(i2c);
    }
    return value;
}

static uint32_t read_dr(i2c_t *i2c) {
    uint8_t value = i2c->dr;
    i2c->sr1 &= ~(SR1_RXNE | (i2c->sr2 & SR2_TRA ? 0 : SR1_BTF));
    if (i2c->shift_full) {
        i2c->shift_full = false;
        i2c->dr = i2c->shift;
        i2c->sr1 |= SR1_RXNE;
        go_on(i2c);
    }
    update(i2c);
    return value;
}

static void write_address(i2c_t *i2c, uint8_t value) {
    if (!(i2c->sr1_seen & i2c->sr1)) {
        sim_periph_unmodelled(&i2c->periph, DR, "address written before SR1 was read");
    }
    byte_t byte = i2c->wait == WAIT_SB ? BYTE_ADDRESS : BYTE_ADDRESS2;
    i2c->sr1 &= ~(SR1_SB | SR1_ADD10);
    i2c->sr1_seen = 0;
    begin_byte(i2c, byte, value);
}

static void write_dr(i2c_t *i2c, uint8_t value) {
    if (!(i2c->cr1 & CR1_PE)) {
        return;
    }
    if (i2c->wait == WAIT_SB || i2c->wait == WAIT_ADD10) {
        write_address(i2c, value);
        return;
    }
    i2c->dr = value;
    if (i2c->sr2 & SR2_TRA) {
        i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
        go_on(i2c);
    }
}

// PE that goes to 0 in the midst of a transfer waits for its end (RM0008 26.6.1).
static void write_pe(i2c_t *i2c, uint32_t value) {
    bool was = i2c->cr1 & CR1_PE;
    if (was && !(value & CR1_PE) && i2c->step != STEP_NONE) {
        i2c->cr1 = value | CR1_PE;
        i2c->stop_pe = true;
        return;
    }
    i2c->stop_pe = false;
    i2c->cr1 = value;
    if (was && !(value & CR1_PE)) {
        clear_by_pe(i2c);
    } else if (!was && value & CR1_PE) {
        put_line(i2c, SIM_I2C_SCL);
        put_line(i2c, SIM_I2C_SDA);
        i2c->level[SIM_I2C_SCL] = i2c->target.level[SIM_I2C_SCL] =
            sim_gpio_input(i2c->pin[SIM_I2C_SCL]);
        i2c->level[SIM_I2C_SDA] = i2c->target.level[SIM_I2C_SDA] =
            sim_gpio_input(i2c->pin[SIM_I2C_SDA]);
        bool low = !i2c->level[SIM_I2C_SCL] || !i2c->level[SIM_I2C_SDA];
        i2c->sr2 |= low ? SR2_BUSY : 0;
    }
}

static void i2c_reset(void *self);

static void write_cr1(i2c_t *i2c, uint32_t value) {
    sim_periph_only(&i2c->periph, CR1, value & CR1_REFUSED, 0);
    value &= CR1_BITS;
    if (value & CR1_SWRST) {
        i2c_reset(i2c);
        i2c->cr1 = CR1_SWRST;
        return;
    }
    if (!(value & CR1_PE)) {
        value &= ~(CR1_START | CR1_STOP | CR1_ACK | CR1_POS);
    }
    if (i2c->sr1_seen & i2c->sr1 & SR1_STOPF) {
        i2c->sr1 &= ~SR1_STOPF;
        i2c->sr1_seen = 0;
    }
    write_pe(i2c, value);
    if (value & CR1_STOP && !controls(i2c)) { // a target lets go after the byte; nothing to stop
        i2c->cr1 &= ~CR1_STOP;
    }
    go_on(i2c);
}

static uint32_t i2c_read(void *self, uint32_t offset) {
    i2c_t *i2c = self;
    switch (offset) {
    case CR1: return i2c->cr1;
    case CR2: return i2c->cr2;
    case OAR1: return i2c->oar1;
    case OAR2: return i2c->oar2;
    case DR: return read_dr(i2c);
    case SR1: return i2c->sr1_seen = i2c->sr1;
    case SR2: return read_sr2(i2c);
    case CCR: return i2c->ccr;
    case TRISE: return i2c->trise;
    default: sim_periph_unmodelled(&i2c->periph, offset, "no such register");
    }
}

static void i2c_write(void *self, uint32_t offset, uint32_t value) {
    i2c_t *i2c = self;
    if (i2c->cr1 & CR1_SWRST && offset != CR1) {
        return;
    }
    switch (offset) {
    case CR1: write_cr1(i2c, value & 0xFFFF); break;
    case CR2: i2c->cr2 = value & CR2_BITS; break;
    case OAR1: i2c->oar1 = value & 0xC3FF; break;
    case OAR2: i2c->oar2 = value & 0xFF; break;
    case DR: write_dr(i2c, (uint8_t)value); break;
    case SR1: i2c->sr1 &= value | ~SR1_ERRORS; break;
    case SR2: break; // read-only
    case CCR: i2c->ccr = value & 0xCFFF; break;
    case TRISE: i2c->trise = value & 0x3F; break;
    default: sim_periph_unmodelled(&i2c->periph, offset, "no such register");
    }
    update(i2c);
}

static void i2c_reset(void *self) {
    i2c_t *i2c = self;
    clear_by_pe(i2c);
    i2c->cr1 = i2c->cr2 = i2c->oar1 = i2c->oar2 = i2c->ccr = i2c->sr2 = 0;
    i2c->trise = 2;
    i2c->dr = 0;
    update(i2c);
}

void sim_i2c_remapped(void) {
    for (unsigned i = 0; i < SIM_I2CS; i++) {
        for (unsigned line = 0; line < SIM_I2C_LINES; line++) {
            unsigned pin = sim_i2c_pin(i + 1, line == SIM_I2C_SDA);
            if (pin != i2cs[i].pin[line]) {
                sim_gpio_alternate(i2cs[i].pin[line], &i2cs[i], SIM_ALT_OFF);
                i2cs[i].pin[line] = pin;
                put_line(&i2cs[i], line);
            }
        }
        line_changed(&i2cs[i], NULL);
    }
}

static const sim_i2c_target_t target_functions = {
    .drive = target_drive,
    .started = target_started,
    .addressed = target_addressed,
    .written = target_written,
    .read = target_read,
    .answered = target_answered,
    .stopped = target_stopped,
    .misplaced = target_misplaced,
    .holds = target_holds,
};

static void watch_pins(i2c_t *i2c) {
    static const unsigned first[SIM_I2CS][2] = {
        {SIM_PIN(SIM_PORT_B, 6), SIM_PIN(SIM_PORT_B, 8)},
        {SIM_PIN(SIM_PORT_B, 10), SIM_PIN(SIM_PORT_B, 10)},
    };
    for (unsigned i = 0; i < (i2c->n == 1 ? 4 : 2); i++) {
        i2c->watchers[i] = (sim_watcher_t){.call = line_changed, .self = i2c};
        sim_wire_watch(sim_gpio_wire(first[i2c->n - 1][i / 2] + i % 2), &i2c->watchers[i]);
    }
}

void sim_i2c_init(void) {
    for (unsigned i = 0; i < SIM_I2CS; i++) {
        i2c_t *i2c = &i2cs[i];
        i2c->n = i + 1;
        i2c->event_irq = 31 + 2 * i;
        i2c->event = (sim_event_t){.call = on_step, .self = i2c};
        i2c->low_timer = (sim_alarm_t){.call = low_too_long, .self = i2c};
        i2c->target = target_functions;
        i2c->target.self = i2c;
        i2c->pin[SIM_I2C_SCL] = sim_i2c_pin(i + 1, false);
        i2c->pin[SIM_I2C_SDA] = sim_i2c_pin(i + 1, true);
        watch_pins(i2c);
        i2c->periph = (sim_periph_t){
            .name = i ? "I2C2" : "I2C1",
            .base = 0x40005400 + 0x400 * i,
            .bus = SIM_APB1,
            .bit = BIT(21) << i,
            .self = i2c,
            .read = i2c_read,
            .write = i2c_write,
            .reset = i2c_reset,
        };
        sim_periph_add(&i2c->periph);
    }
}
