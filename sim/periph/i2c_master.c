// SPDX-License-Identifier: MIT
// The controller ("master") makes every bit on the wires by three steps:
//
//   SCL  ____       ________        SDA changes HOLD after SCL has fallen; SCL is let go after Tlow and
//            \_____/        \__     seen high at once or when a target stops stretching it; Thigh counts
//   step     | hold | rise  | fall  from there. A line is read as SCL rises.
//
// Between bytes SCL stays low ("waiting") until the program has done its part of the event sequence
// EV5-EV9 of RM0008 26.3.3. The target ("slave") is i2c_slave.c.
#include <stdio.h>

#include "sim/periph/i2c_state.h"
#include "sim/periph/rcc.h"

// ---- controller: time

static uint64_t clocks(const i2c_t *i2c, unsigned fast, unsigned faster, uint32_t ccr) {
    unsigned times = !(ccr & CCR_FS) ? 1 : ccr & CCR_DUTY ? faster : fast;
    return (uint64_t)times * (ccr & 0xFFF) * sim_rcc_bus_divider(i2c->periph.bus);
}

static uint64_t high_time(const i2c_t *i2c) {
    return clocks(i2c, 1, 9, i2c->ccr);
}
uint64_t sim_i2c_low_time(const i2c_t *i2c) {
    return clocks(i2c, 2, 16, i2c->ccr);
}
static uint64_t hold_time(const i2c_t *i2c) {
    return sim_i2c_low_time(i2c) / 8;
}

static void step_in(i2c_t *i2c, step_t step, uint64_t cycles) {
    i2c->step = step;
    sim_event_at(&i2c->event, sim_now() + cycles);
}

// ---- controller: conditions and bits

void sim_i2c_controller_off(i2c_t *i2c) {
    i2c->step = STEP_NONE;
    i2c->wait = WAIT_NOT;
    sim_event_cancel(&i2c->event);
    sim_i2c_pull(i2c, SIM_I2C_SDA, false);
    sim_i2c_pull(i2c, SIM_I2C_SCL, false);
}

bool sim_i2c_controls(const i2c_t *i2c) {
    return i2c->step != STEP_NONE || i2c->wait != WAIT_NOT;
}

void sim_i2c_try_start(i2c_t *i2c) {
    if (!(i2c->cr1 & CR1_PE) || !(i2c->cr1 & CR1_START) || sim_i2c_controls(i2c) ||
        i2c->sr2 & SR2_BUSY) {
        return;
    }
    if ((i2c->ccr & 0xFFF) == 0 || (i2c->cr2 & CR2_FREQ) < 2) {
        sim_periph_unmodelled(&i2c->periph, CR1, "START without a clock (CCR, FREQ)");
    }
    uint64_t setup = high_time(i2c), now = sim_now();
    step_in(i2c, STEP_START, i2c->free_at > now + setup ? i2c->free_at - now : setup);
}

void sim_i2c_begin_stop(i2c_t *i2c) {
    i2c->wait = WAIT_NOT;
    i2c->sr1 &= ~(SR1_BTF | SR1_TXE);
    step_in(i2c, STEP_STOP_DATA, hold_time(i2c));
}

static void begin_restart(i2c_t *i2c) {
    i2c->wait = WAIT_NOT;
    i2c->sr1 &= ~(SR1_BTF | SR1_TXE);
    sim_i2c_pull(i2c, SIM_I2C_SDA, false);
    step_in(i2c, STEP_RESTART_RISE, sim_i2c_low_time(i2c));
}

void sim_i2c_begin_byte(i2c_t *i2c, byte_t byte, uint8_t value) {
    i2c->byte = byte;
    i2c->shift = value;
    i2c->bits = 0;
    i2c->wait = WAIT_NOT;
    step_in(i2c, STEP_BIT_DATA, hold_time(i2c));
}

// Takes the next byte from DR.
static void begin_out(i2c_t *i2c) {
    i2c->sr1 = (i2c->sr1 & ~SR1_BTF) | SR1_TXE;
    sim_i2c_begin_byte(i2c, BYTE_OUT, i2c->dr);
}

bool sim_i2c_close_or_restart(i2c_t *i2c) {
    if (i2c->cr1 & CR1_STOP) {
        if (i2c->sr2 & SR2_TRA && !(i2c->sr1 & (SR1_TXE | SR1_AF))) {
            fprintf(stderr, "pyll-sim: %s: STOP while DR holds a byte, which is not sent\n",
                    i2c->periph.name);
        }
        sim_i2c_begin_stop(i2c);
        return true;
    }
    if (i2c->cr1 & CR1_START) {
        begin_restart(i2c);
        return true;
    }
    return false;
}

void sim_i2c_next_out(i2c_t *i2c, bool first) {
    if (!sim_i2c_wants_pec(i2c) && sim_i2c_close_or_restart(i2c)) {
        return;
    }
    if (!(i2c->sr1 & SR1_TXE)) {
        begin_out(i2c);
        return;
    }
    if (sim_i2c_wants_pec(i2c)) {
        i2c->cr1 &= ~CR1_PEC;
        sim_i2c_begin_byte(i2c, BYTE_OUT, i2c->pec);
        return;
    }
    i2c->wait = WAIT_DATA;
    if (!first) {
        sim_i2c_raise(i2c, SR1_BTF);
    }
}

// The program has acknowledged ADDR, or has made room for the next byte.
void sim_i2c_next_in(i2c_t *i2c) {
    if (i2c->nacked) {
        i2c->wait = WAIT_CLOSING;
    } else if (i2c->shift_full) {
        i2c->wait = WAIT_READ;
    } else {
        sim_i2c_begin_byte(i2c, BYTE_IN, 0);
    }
}

static void byte_came(i2c_t *i2c) {
    sim_i2c_check_pec(i2c, i2c->shift);
    if (i2c->sr1 & SR1_RXNE) {
        i2c->shift_full = true;
        i2c->sr1 |= SR1_BTF;
    } else {
        i2c->dr = i2c->shift;
        i2c->sr1 |= SR1_RXNE;
    }
    if (!sim_i2c_close_or_restart(i2c)) {
        sim_i2c_next_in(i2c);
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

bool sim_i2c_is_in(const i2c_t *i2c) {
    return i2c->byte == BYTE_IN;
}

// The ninth clock has fallen.
static void byte_done(i2c_t *i2c) {
    i2c->step = STEP_NONE;
    if (!sim_i2c_is_in(i2c)) {
        sim_i2c_pec_step(i2c, i2c->shift);
    }
    if (i2c->byte == BYTE_IN) {
        byte_came(i2c);
    } else if (i2c->sampled) {
        i2c->sr1 |= SR1_AF;
        i2c->wait = WAIT_CLOSING;
        sim_i2c_close_or_restart(i2c);
    } else if (i2c->byte == BYTE_OUT) {
        sim_i2c_next_out(i2c, false);
    } else {
        address_sent(i2c);
    }
    sim_i2c_update(i2c);
}

static bool decide_ack(i2c_t *i2c) {
    bool now = i2c->cr1 & CR1_ACK;
    bool ack = i2c->cr1 & CR1_POS ? i2c->ack_latched : now;
    ack = ack && !(sim_i2c_wants_pec(i2c) && i2c->shift != i2c->pec);
    i2c->ack_latched = now;
    if (i2c->cr2 & CR2_DMAEN && i2c->cr2 & CR2_LAST && sim_i2c_last_by_dma(i2c)) {
        ack = false;
    }
    i2c->nacked = !ack;
    return ack;
}

// True: SDA is let go for this bit.
static bool bit_is_high(i2c_t *i2c) {
    if (i2c->bits == 8) {
        return !sim_i2c_is_in(i2c) || !decide_ack(i2c);
    }
    return sim_i2c_is_in(i2c) || i2c->shift >> (7 - i2c->bits) & 1;
}

static void lose_arbitration(i2c_t *i2c) {
    sim_i2c_controller_off(i2c);
    i2c->sr2 &= ~(SR2_MSL | SR2_TRA);
    i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
    i2c->cr1 &= ~(CR1_START | CR1_STOP);
    sim_i2c_raise(i2c, SR1_ARLO);
}

static void sample_bit(i2c_t *i2c) {
    bool sda = sim_gpio_input(i2c->pin[SIM_I2C_SDA]);
    bool ours = i2c->bits < 8 ? !sim_i2c_is_in(i2c) : sim_i2c_is_in(i2c);
    i2c->sampled = sda;
    if (ours && !sda && !i2c->pulled[0][SIM_I2C_SDA]) {
        lose_arbitration(i2c);
        return;
    }
    if (i2c->bits < 8 && sim_i2c_is_in(i2c)) {
        i2c->shift = (uint8_t)(i2c->shift << 1 | sda);
    }
    step_in(i2c, STEP_BIT_FALL, high_time(i2c));
}

void sim_i2c_clock_is_high(i2c_t *i2c) {
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
        sim_i2c_pull(i2c, SIM_I2C_SCL, false);
    } else if (sim_gpio_input(i2c->pin[SIM_I2C_SCL])) {
        sim_i2c_clock_is_high(i2c);
    }
}

void sim_i2c_clock_falls(i2c_t *i2c) {
    i2c->step = STEP_BIT_DATA;
    sim_i2c_pull(i2c, SIM_I2C_SCL, true);
    if (++i2c->bits == 9) {
        byte_done(i2c);
    } else {
        step_in(i2c, STEP_BIT_DATA, hold_time(i2c));
    }
}

static void start_done(i2c_t *i2c) {
    i2c->step = STEP_NONE;
    i2c->wait = WAIT_SB;
    sim_i2c_pull(i2c, SIM_I2C_SCL, true);
    i2c->cr1 &= ~(CR1_START | CR1_PEC);
    i2c->pec = i2c->sr2 & SR2_MSL ? i2c->pec : 0; // a repeated START goes on with it
    i2c->sr2 = (i2c->sr2 & ~(SR2_TRA | SR2_CALLED)) | SR2_MSL;
    sim_i2c_raise(i2c, SR1_SB);
}

void sim_i2c_step(void *self) {
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
        sim_i2c_pull(i2c, SIM_I2C_SDA, true);
        step_in(i2c, STEP_START_DONE, high_time(i2c));
        break;
    case STEP_START_DONE: start_done(i2c); break;
    case STEP_BIT_DATA:
        sim_i2c_pull(i2c, SIM_I2C_SDA, !bit_is_high(i2c));
        step_in(i2c, STEP_BIT_RISE, sim_i2c_low_time(i2c) - hold_time(i2c));
        break;
    case STEP_STOP_DATA:
        sim_i2c_pull(i2c, SIM_I2C_SDA, true);
        step_in(i2c, STEP_STOP_RISE, sim_i2c_low_time(i2c) - hold_time(i2c));
        break;
    case STEP_BIT_RISE:
    case STEP_RESTART_RISE:
    case STEP_STOP_RISE: let_clock_rise(i2c); break;
    case STEP_BIT_FALL: sim_i2c_clock_falls(i2c); break;
    case STEP_STOP_SETUP:
        sim_i2c_pull(i2c, SIM_I2C_SDA,
                     false); // the watcher sees the STOP; a line that stays low is no STOP
        break;
    case STEP_NONE: break;
    }
}
