// SPDX-License-Identifier: MIT
// A bit is read as SCL rises; what is sent changes as SCL has fallen. Driving a line comes back as a
// feed of the changed level before the driving function returns, so the state is settled first.
#include "sim/i2c_target.h"

#include <stddef.h>

enum { IDLE, BYTE_IN, ACK_OUT, BYTE_OUT, ACK_IN, IGNORE };

static void drive_sda(sim_i2c_target_t *target, bool low) {
    target->drive(target->self, SIM_I2C_SDA, low);
}

static void send_bit(sim_i2c_target_t *target) {
    drive_sda(target, !(target->shift >> (7 - target->bits) & 1));
}

static void begin_byte(sim_i2c_target_t *target) {
    target->bits = 0;
    if (target->reading) {
        target->state = BYTE_OUT;
        target->shift = target->read(target->self);
        send_bit(target);
    } else {
        target->state = BYTE_IN;
        target->shift = 0;
        drive_sda(target, false);
    }
}

// SCL has fallen after an acknowledge bit.
static void go_on(sim_i2c_target_t *target) {
    if (target->holds && target->holds(target->self)) {
        target->held = true;
        target->bits = 0;
        target->drive(target->self, SIM_I2C_SCL, true);
        drive_sda(target, false);
    } else {
        begin_byte(target);
    }
}

void sim_i2c_target_resume(sim_i2c_target_t *target) {
    if (target->held && !(target->holds && target->holds(target->self))) {
        target->held = false;
        begin_byte(target);
        target->drive(target->self, SIM_I2C_SCL, false);
    }
}

static void let_go(sim_i2c_target_t *target, unsigned state) {
    target->state = state;
    target->held = false;
    target->bits = 0;
    drive_sda(target, false);
    target->drive(target->self, SIM_I2C_SCL, false);
}

void sim_i2c_target_reset(sim_i2c_target_t *target) {
    let_go(target, IDLE);
}

// The first of the bytes is the address: reading is known only then.
static void byte_is_in(sim_i2c_target_t *target) {
    bool address = target->addressing; // set by START until the first byte is there
    bool ack = address ? target->addressed(target->self, target->shift)
                       : target->written(target->self, target->shift);
    if (address) {
        target->reading = target->shift & 1;
        target->addressing = false;
    }
    target->state = ack ? ACK_OUT : IGNORE;
    drive_sda(target, ack);
}

static void clock_fell(sim_i2c_target_t *target) {
    switch (target->state) {
    case BYTE_IN:
        if (target->bits == 8) {
            byte_is_in(target);
        }
        break;
    case ACK_OUT: go_on(target); break;
    case BYTE_OUT:
        if (target->bits < 8) {
            send_bit(target);
        } else {
            target->state = ACK_IN;
            drive_sda(target, false);
        }
        break;
    case ACK_IN:
        if (target->bits == 9 && target->answered) {
            target->answered(target->self, true);
        }
        go_on(target);
        break;
    default: break;
    }
}

static void clock_rose(sim_i2c_target_t *target, bool sda) {
    switch (target->state) {
    case BYTE_IN:
        target->shift = (uint8_t)(target->shift << 1 | sda);
        target->bits++;
        break;
    case BYTE_OUT: target->bits++; break;
    case ACK_IN:
        target->bits++;
        if (sda) { // "no more": the lines are free for the controller's next condition
            target->state = IGNORE;
            if (target->answered) {
                target->answered(target->self, false);
            }
        }
        break;
    default: break;
    }
}

// SCL rises before SDA makes the condition, so one bit of a next byte has been counted by then.
static void check_misplaced(const sim_i2c_target_t *target) {
    bool within = target->state == ACK_OUT || target->state == ACK_IN ||
                  ((target->state == BYTE_IN || target->state == BYTE_OUT) && target->bits > 1);
    if (within && target->misplaced) {
        target->misplaced(target->self);
    }
}

static void on_start(sim_i2c_target_t *target) {
    check_misplaced(target);
    let_go(target, BYTE_IN);
    target->shift = 0;
    target->reading = false;
    target->addressing = true;
    if (target->started) {
        target->started(target->self);
    }
}

static void on_stop(sim_i2c_target_t *target) {
    bool was_on = target->state != IDLE;
    check_misplaced(target);
    let_go(target, IDLE);
    if (was_on && target->stopped) {
        target->stopped(target->self);
    }
}

void sim_i2c_target_feed(sim_i2c_target_t *target, bool scl, bool sda) {
    bool scl_was = target->level[SIM_I2C_SCL], sda_was = target->level[SIM_I2C_SDA];
    target->level[SIM_I2C_SCL] = scl;
    target->level[SIM_I2C_SDA] = sda;
    if (scl && scl_was && sda != sda_was) {
        if (sda) {
            on_stop(target);
        } else {
            on_start(target);
        }
    } else if (scl && !scl_was) {
        clock_rose(target, sda);
    } else if (!scl && scl_was) {
        clock_fell(target);
    }
}

// ---- a part on two wires

static void part_drive(void *self, unsigned line, bool low) {
    sim_i2c_part_t *part = self;
    sim_wire_drive(&part->drivers[line], low ? SIM_DRIVE_LOW : SIM_DRIVE_NONE);
}

static void line_changed(void *self, const sim_wire_t *wire) {
    sim_i2c_part_t *part = self;
    (void)wire;
    sim_i2c_target_feed(&part->target, part->wires[SIM_I2C_SCL]->level,
                        part->wires[SIM_I2C_SDA]->level);
}

void sim_i2c_part_attach(sim_i2c_part_t *part, sim_wire_t *scl, sim_wire_t *sda) {
    part->wires[SIM_I2C_SCL] = scl;
    part->wires[SIM_I2C_SDA] = sda;
    part->target.drive = part_drive;
    part->target.self = part;
    for (unsigned i = 0; i < SIM_I2C_LINES; i++) {
        part->watchers[i] = (sim_watcher_t){.call = line_changed, .self = part};
        sim_wire_attach(part->wires[i], &part->drivers[i]);
        sim_wire_attach(part->wires[i], &part->pull_ups[i]);
        sim_wire_watch(part->wires[i], &part->watchers[i]);
        sim_wire_drive(&part->pull_ups[i], SIM_DRIVE_PULL_UP);
    }
}
