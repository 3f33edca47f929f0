// SPDX-License-Identifier: MIT
// sim/i2c_target.h -- the addressed side of an I2C bus, bit by bit (UM10204 3.1): what the parts and
// the slave mode of the chip's own interface have in common.
//
// The owner feeds it the levels of the two lines and drives them as it is told; it hears of bytes.
#ifndef SIM_I2C_TARGET_H
#define SIM_I2C_TARGET_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/wire.h"

enum { SIM_I2C_SCL, SIM_I2C_SDA, SIM_I2C_LINES };

typedef struct sim_i2c_target {
    void *self; // handed to the functions; those marked * may be NULL
    // Pulls a line low, or lets it go.
    void (*drive)(void *self, unsigned line, bool low);
    void (*started)(void *self);                 // * START, or repeated START
    bool (*addressed)(void *self, uint8_t byte); // the first byte; true: acknowledge
    bool (*written)(void *self, uint8_t byte);   // a further byte; true: acknowledge
    uint8_t (*read)(void *self);                 // the next byte for the controller
    void (*answered)(void *self, bool ack);      // * the controller's answer to it
    void (*stopped)(void *self);                 // * STOP
    void (*misplaced)(void *self);               // * START or STOP in the midst of a byte
    // * After each acknowledge bit that lets the transfer go on: true stretches the clock until
    // sim_i2c_target_resume().
    bool (*holds)(void *self);
    // private:
    unsigned state, bits;
    uint8_t shift;
    bool reading, addressing, held;
    bool level[SIM_I2C_LINES];
} sim_i2c_target_t;

// The lines are at these levels now.
void sim_i2c_target_feed(sim_i2c_target_t *target, bool scl, bool sda);
void sim_i2c_target_resume(sim_i2c_target_t *target);
// Lets go of the lines and waits for the next START.
void sim_i2c_target_reset(sim_i2c_target_t *target);

// A part on two wires: watches and drives them itself, with the usual pull-up resistors.
typedef struct sim_i2c_part {
    sim_i2c_target_t target; // drive and its self are set by sim_i2c_part_attach()
    sim_wire_t *wires[SIM_I2C_LINES];
    sim_driver_t drivers[SIM_I2C_LINES], pull_ups[SIM_I2C_LINES];
    sim_watcher_t watchers[SIM_I2C_LINES];
} sim_i2c_part_t;

void sim_i2c_part_attach(sim_i2c_part_t *part, sim_wire_t *scl, sim_wire_t *sda);

#endif
