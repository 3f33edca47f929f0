// SPDX-License-Identifier: MIT
// sim/can_node.h -- a node on a CAN bus, bit by bit (ISO 11898-1, classical frames): what bxCAN and the parts share.
//
// Arbitration, bit stuffing, CRC, acknowledge, error frames and counters, synchronisation. The owner has the
// pins, and a queue of frames behind next().
#ifndef SIM_CAN_NODE_H
#define SIM_CAN_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/periph/alarm.h"

typedef struct {
    uint32_t id;
    bool extended, remote;
    uint8_t dlc;
    uint8_t data[8];
} sim_can_frame_t;

// The last error, as bxCAN's LEC says it.
typedef enum {
    SIM_CAN_OK,
    SIM_CAN_STUFF,
    SIM_CAN_FORM,
    SIM_CAN_ACK,
    SIM_CAN_RECESSIVE, // sent recessive, heard dominant
    SIM_CAN_DOMINANT,
    SIM_CAN_CRC,
} sim_can_error_t;

enum { SIM_CAN_BITS = 120 }; // of a frame from SOF to the CRC, without stuff bits

typedef struct sim_can_node {
    void *self; // handed to the functions
    // The next frame to send, NULL: none. Asked when the bus is free; it must stay as it is until the answer.
    const sim_can_frame_t *(*next)(void *self);
    void (*sent)(void *self);
    void (*lost)(void *self); // the arbitration; next() is asked again
    void (*received)(void *self, const sim_can_frame_t *frame);
    // After an error: sending says whether our own frame was hit. The counters have changed.
    void (*failed)(void *self, sim_can_error_t error, bool sending);
    void (*joined)(void *self); // eleven recessive bits after start or bus-off
    void (*drive)(void *self, bool dominant);
    bool (*recessive)(void *self); // the level at the receive pin
    // Set while stopped:
    double bit_ns, sample_ns,
        jump_ns; // a bit; from its start to the sample point; the resynchronisation's limit
    bool silent, loopback;
    // To be read:
    unsigned tec, rec;
    bool bus_off, sending;
    double
        sof; // ns: the sample point of the last frame's first bit; in next(), of the one that would begin
    // private:
    unsigned phase, count, pos, length, run, crc, ones;
    bool running, last, acked, dominant, sample_next, crc_good;
    double began; // ns: the present bit
    uint8_t bits[SIM_CAN_BITS], out[SIM_CAN_BITS];
    sim_alarm_t alarm;
} sim_can_node_t;

// Begins to listen; joins after eleven recessive bits.
void sim_can_start(sim_can_node_t *node);
// Lets go of the bus at once.
void sim_can_stop(sim_can_node_t *node);
// There is something to send.
void sim_can_wake(sim_can_node_t *node);
// The receive pin has fallen to dominant.
void sim_can_edge(sim_can_node_t *node);

#endif
