// SPDX-License-Identifier: MIT
// Here are the registers and the lines; i2c_master.c is the controller's side, i2c_slave.c the target's.
//
// Modelled: both roles, 7 and 10 bits, general call, dual addressing, repeated START, POS, BTF, clock
// stretching from both sides and NOSTRETCH, CCR with F/S and DUTY, arbitration, misplaced conditions,
// BUSY that a line held low sets and only a STOP or SWRST clears, interrupts, DMA with LAST, PEC,
// and of SMBus its addresses, the alert line and the TIMEOUT of a clock that is low for 25 ms. Lines rise at once, so
// TRISE has no effect. After a lost arbitration the interface does not answer to the winner as a target in that same
// transfer.
#include "sim/periph/i2c.h"

#include <stddef.h>

#include "sim/periph/afio.h"
#include "sim/periph/dma.h"
#include "sim/periph/i2c_state.h"

static i2c_t i2cs[SIM_I2CS];

// ---- lines

unsigned sim_i2c_pin(unsigned n, bool sda) {
    unsigned scl = n == 2                     ? SIM_PIN(SIM_PORT_B, 10)
                   : sim_afio_mapr() & BIT(1) ? SIM_PIN(SIM_PORT_B, 8)
                                              : SIM_PIN(SIM_PORT_B, 6);
    return scl + sda;
}

void sim_i2c_put_line(i2c_t *i2c, unsigned line) {
    sim_alt_t signal = SIM_ALT_OFF;
    if (i2c->cr1 & CR1_PE) {
        signal = i2c->pulled[0][line] || i2c->pulled[1][line] ? SIM_ALT_LOW : SIM_ALT_HIGH;
    }
    sim_gpio_alternate(i2c->pin[line], i2c, signal);
}

void sim_i2c_pull(i2c_t *i2c, unsigned line, bool low) {
    i2c->pulled[0][line] = low;
    sim_i2c_put_line(i2c, line);
}

// ---- SMBA: a device pulls it, the host sees it fall

static void update_alert(i2c_t *i2c) {
    bool device = i2c->cr1 & CR1_PE && i2c->cr1 & CR1_SMBUS && !(i2c->cr1 & CR1_SMBTYPE);
    sim_alt_t signal = i2c->cr1 & CR1_ALERT ? SIM_ALT_LOW : SIM_ALT_HIGH;
    if (device || i2c->alerts) {
        sim_gpio_alternate(i2c->alert_pin, &i2c->alert_pin, device ? signal : SIM_ALT_OFF);
    }
    i2c->alerts = device;
}

static void alert_changed(void *self, const sim_wire_t *wire) {
    i2c_t *i2c = self;
    uint32_t host = CR1_PE | CR1_SMBUS | CR1_SMBTYPE;
    bool fell = i2c->alert_level && !wire->level;
    i2c->alert_level = wire->level;
    if (fell && (i2c->cr1 & host) == host) {
        sim_i2c_raise(i2c, SR1_SMBALERT);
    }
}

// ---- interrupts and DMA

static const sim_dma_source_t dma_source[SIM_I2CS][2] = {
    {SIM_DMA_I2C1_RX, SIM_DMA_I2C1_TX},
    {SIM_DMA_I2C2_RX, SIM_DMA_I2C2_TX},
};

void sim_i2c_update(i2c_t *i2c) {
    uint32_t wanted = i2c->cr2 & CR2_ITBUFEN ? SR1_EVENTS | SR1_TXE | SR1_RXNE : SR1_EVENTS;
    sim_irq_set(i2c->event_irq, i2c->cr2 & CR2_ITEVTEN && i2c->sr1 & wanted);
    sim_irq_set(i2c->event_irq + 1, i2c->cr2 & CR2_ITERREN && i2c->sr1 & SR1_ERRORS);
    bool dma = i2c->cr2 & CR2_DMAEN;
    sim_dma_set(dma_source[i2c->n - 1][0], dma && i2c->sr1 & SR1_RXNE);
    sim_dma_set(dma_source[i2c->n - 1][1], dma && i2c->sr1 & SR1_TXE);
}

void sim_i2c_raise(i2c_t *i2c, uint32_t flags) {
    i2c->sr1 |= flags;
    sim_i2c_update(i2c);
}

bool sim_i2c_last_by_dma(const i2c_t *i2c) {
    unsigned waiting = i2c->sr1 & SR1_RXNE ? 1 : 0;
    return sim_dma_left(dma_source[i2c->n - 1][0]) == 1 + waiting;
}

// ---- PEC: CRC-8 over all bytes, addresses too

void sim_i2c_pec_step(i2c_t *i2c, uint8_t byte) {
    if (!(i2c->cr1 & CR1_ENPEC)) {
        return;
    }
    unsigned crc = i2c->pec ^ byte;
    for (unsigned i = 0; i < 8; i++) {
        crc = crc & 0x80 ? (crc << 1 ^ 7) & 0xFF : crc << 1;
    }
    i2c->pec = (uint8_t)crc;
}

bool sim_i2c_wants_pec(const i2c_t *i2c) {
    return i2c->cr1 & CR1_PEC && i2c->cr1 & CR1_ENPEC;
}

// A byte has come. True: it was the PEC, which has been compared.
bool sim_i2c_check_pec(i2c_t *i2c, uint8_t byte) {
    if (!sim_i2c_wants_pec(i2c)) {
        sim_i2c_pec_step(i2c, byte);
        return false;
    }
    i2c->cr1 &= ~CR1_PEC;
    i2c->sr1 |= byte != i2c->pec ? SR1_PECERR : 0;
    return true;
}

// ---- what happens on the lines

static void clear_by_pe(i2c_t *i2c) {
    i2c->stop_pe = false;
    i2c->pec = 0;
    i2c->target_goes_on = false;
    sim_alarm_cancel(&i2c->low_timer);
    sim_i2c_controller_off(i2c);
    sim_i2c_target_reset(&i2c->target);
    i2c->target_on = i2c->ten_bit_matched = i2c->ten_bit_second = false;
    i2c->cr1 &= ~(CR1_PE | CR1_START | CR1_STOP | CR1_ACK | CR1_POS | CR1_ALERT);
    i2c->sr1 = 0;
    i2c->sr2 &= SR2_BUSY;
    i2c->sr1_seen = 0;
    i2c->shift_full = false;
    sim_i2c_put_line(i2c, SIM_I2C_SCL);
    sim_i2c_put_line(i2c, SIM_I2C_SDA);
}

// A byte that still waits in the shift register takes one bit more (errata sheet ES096, 2.14.2).
static void own_stop(i2c_t *i2c) {
    if (i2c->shift_full) {
        i2c->shift = (uint8_t)(i2c->shift << 1 | 1);
    }
    sim_i2c_controller_off(i2c);
    i2c->cr1 &= ~(CR1_STOP | CR1_PEC);
    i2c->sr2 &= ~(SR2_MSL | SR2_TRA);
    i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
    if (i2c->stop_pe) {
        clear_by_pe(i2c);
    }
}

static void saw_stop(i2c_t *i2c) {
    i2c->sr2 &= ~SR2_BUSY;
    i2c->free_at = sim_now() + sim_i2c_low_time(i2c);
    if (i2c->step == STEP_STOP_SETUP) {
        own_stop(i2c);
    } else if (i2c->step >= STEP_BIT_DATA && i2c->step <= STEP_BIT_FALL) {
        sim_i2c_raise(i2c, SR1_BERR);
    }
    sim_i2c_try_start(i2c);
    sim_i2c_update(i2c);
}

static void saw_start(i2c_t *i2c) {
    if (i2c->step >= STEP_BIT_DATA && i2c->step <= STEP_BIT_FALL) {
        sim_i2c_raise(i2c, SR1_BERR);
    }
}

// SMBus: the clock has been low for 25 ms. A master ends with a STOP, a slave lets go.
static void low_too_long(void *self) {
    i2c_t *i2c = self;
    if (i2c->sr2 & SR2_MSL) {
        if (i2c->step == STEP_NONE) {
            sim_i2c_begin_stop(i2c);
        } else {
            i2c->cr1 |= CR1_STOP;
        }
    } else {
        sim_i2c_target_reset(&i2c->target);
        i2c->target_on = false;
    }
    sim_i2c_raise(i2c, SR1_TIMEOUT);
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
    if (!sim_i2c_controls(i2c) && i2c->cr1 & CR1_PE) {
        sim_i2c_target_feed(&i2c->target, scl, sda);
    } else { // it only follows the levels
        i2c->target.level[SIM_I2C_SCL] = scl;
        i2c->target.level[SIM_I2C_SDA] = sda;
    }
    if (scl && scl_was && sda != sda_was) {
        (sda ? saw_stop : saw_start)(i2c);
    } else if (scl && !scl_was) {
        sim_i2c_clock_is_high(i2c);
    } else if (!scl && scl_was && i2c->step == STEP_BIT_FALL &&
               !i2c->pulled[0][SIM_I2C_SCL]) { // another controller has a shorter high time
        sim_i2c_clock_falls(i2c);
    }
}

// ---- registers

// The program may have done what the controller or the target waits for.
static void go_on(i2c_t *i2c) {
    switch (i2c->wait) {
    case WAIT_DATA: sim_i2c_next_out(i2c, true); break;
    case WAIT_READ:
    case WAIT_CLOSING:
        if (!sim_i2c_close_or_restart(i2c) && !i2c->shift_full && !i2c->nacked &&
            sim_i2c_is_in(i2c)) {
            sim_i2c_begin_byte(i2c, BYTE_IN, 0);
        }
        break;
    case WAIT_SB:
    case WAIT_ADD10:
        if (i2c->cr1 & CR1_STOP) { // the program gives up
            i2c->sr1 &= ~(SR1_SB | SR1_ADD10);
            sim_i2c_begin_stop(i2c);
        }
        break;
    case WAIT_NOT: sim_i2c_try_start(i2c); break;
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
            sim_i2c_next_out(i2c, true);
        } else if (i2c->wait == WAIT_ADDR) {
            sim_i2c_next_in(i2c);
        }
        go_on(i2c);
        sim_i2c_update(i2c);
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
    sim_i2c_update(i2c);
    return value;
}

static void write_address(i2c_t *i2c, uint8_t value) {
    if (!(i2c->sr1_seen & i2c->sr1)) {
        sim_periph_unmodelled(&i2c->periph, DR, "address written before SR1 was read");
    }
    byte_t byte = i2c->wait == WAIT_SB ? BYTE_ADDRESS : BYTE_ADDRESS2;
    i2c->sr1 &= ~(SR1_SB | SR1_ADD10);
    i2c->sr1_seen = 0;
    sim_i2c_begin_byte(i2c, byte, value);
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
        sim_i2c_put_line(i2c, SIM_I2C_SCL);
        sim_i2c_put_line(i2c, SIM_I2C_SDA);
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
    value &= CR1_BITS;
    if (value & CR1_SWRST) {
        i2c_reset(i2c);
        i2c->cr1 = CR1_SWRST;
        return;
    }
    if (!(value & CR1_PE)) {
        value &= ~(CR1_START | CR1_STOP | CR1_ACK | CR1_POS | CR1_ALERT);
    }
    if (i2c->sr1_seen & i2c->sr1 & SR1_STOPF) {
        i2c->sr1 &= ~SR1_STOPF;
        i2c->sr1_seen = 0;
    }
    write_pe(i2c, value);
    if (value & CR1_STOP &&
        !sim_i2c_controls(i2c)) { // a target lets go after the byte; nothing to stop
        i2c->cr1 &= ~CR1_STOP;
    }
    update_alert(i2c);
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
    default: return sim_periph_reserved(&i2c->periph, offset);
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
    default: sim_periph_reserved(&i2c->periph, offset);
    }
    sim_i2c_update(i2c);
}

static void i2c_reset(void *self) {
    i2c_t *i2c = self;
    clear_by_pe(i2c);
    i2c->cr1 = i2c->cr2 = i2c->oar1 = i2c->oar2 = i2c->ccr = i2c->sr2 = 0;
    i2c->trise = 2;
    i2c->dr = 0;
    update_alert(i2c);
    sim_i2c_update(i2c);
}

void sim_i2c_remapped(void) {
    for (unsigned i = 0; i < SIM_I2CS; i++) {
        for (unsigned line = 0; line < SIM_I2C_LINES; line++) {
            unsigned pin = sim_i2c_pin(i + 1, line == SIM_I2C_SDA);
            if (pin != i2cs[i].pin[line]) {
                sim_gpio_alternate(i2cs[i].pin[line], &i2cs[i], SIM_ALT_OFF);
                i2cs[i].pin[line] = pin;
                sim_i2c_put_line(&i2cs[i], line);
            }
        }
        line_changed(&i2cs[i], NULL);
    }
}

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
        i2c->event = (sim_event_t){.call = sim_i2c_step, .self = i2c};
        i2c->low_timer = (sim_alarm_t){.call = low_too_long, .self = i2c};
        i2c->target = sim_i2c_target_functions;
        i2c->target.self = i2c;
        i2c->pin[SIM_I2C_SCL] = sim_i2c_pin(i + 1, false);
        i2c->pin[SIM_I2C_SDA] = sim_i2c_pin(i + 1, true);
        watch_pins(i2c);
        i2c->alert_pin = i ? SIM_PIN(SIM_PORT_B, 12) : SIM_PIN(SIM_PORT_B, 5);
        i2c->alert_watcher = (sim_watcher_t){.call = alert_changed, .self = i2c};
        sim_wire_watch(sim_gpio_wire(i2c->alert_pin), &i2c->alert_watcher);
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
