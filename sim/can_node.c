// SPDX-License-Identifier: MIT
// Every bit has two moments: its start, when we drive our level, and its sample point, when we hear the bus's. One
// parser follows what is heard; a sender takes its own next bit from the place where that parser stands, so sender
// and receiver never disagree about stuff bits.
#include "sim/can_node.h"

#include <string.h>

#include "sim/periph/rcc.h"

enum {
    STOPPED,
    INTEGRATING, // until eleven recessive bits
    IDLE,
    FRAME, // SOF to the CRC, stuffed
    CRC_DELIMITER,
    ACKNOWLEDGE,
    ACK_DELIMITER,
    END_OF_FRAME,
    INTERMISSION,
    ERROR_FLAG,
    ERROR_WAIT, // for the others to end their flags
    ERROR_DELIMITER,
};

enum { AT_RTR = 12, AT_IDE = 13, AT_EXTENDED_RTR = 32, HEADER = 19, EXTENDED_HEADER = 39 };

static void on_time(void *self);

// ---- frames as bits

static unsigned crc15(const uint8_t *bits, unsigned len) {
    unsigned crc = 0;
    for (unsigned i = 0; i < len; i++) {
        unsigned top = (crc >> 14 & 1) ^ bits[i];
        crc = (crc << 1 & 0x7FFF) ^ (top ? 0x4599 : 0);
    }
    return crc;
}

static unsigned append(uint8_t *bits, unsigned at, uint32_t value, unsigned count) {
    while (count--) {
        bits[at++] = value >> count & 1;
    }
    return at;
}

static uint32_t take(const uint8_t *bits, unsigned at, unsigned count) {
    uint32_t value = 0;
    while (count--) {
        value = value << 1 | bits[at++];
    }
    return value;
}

static void encode(uint8_t *bits, const sim_can_frame_t *frame) {
    unsigned n = append(bits, 0, 0, 1);
    if (frame->extended) {
        n = append(bits, n, frame->id >> 18, 11);
        n = append(bits, n, 3, 2); // SRR, IDE
        n = append(bits, n, frame->id & 0x3FFFF, 18);
        n = append(bits, n, frame->remote, 1);
        n = append(bits, n, 0, 2);
    } else {
        n = append(bits, n, frame->id, 11);
        n = append(bits, n, frame->remote, 1);
        n = append(bits, n, 0, 2);
    }
    n = append(bits, n, frame->dlc, 4);
    for (unsigned i = 0; i < frame->dlc && i < 8 && !frame->remote; i++) {
        n = append(bits, n, frame->data[i], 8);
    }
    append(bits, n, crc15(bits, n), 15);
}

static void decode(const uint8_t *bits, sim_can_frame_t *frame) {
    *frame = (sim_can_frame_t){.extended = bits[AT_IDE]};
    unsigned header = frame->extended ? EXTENDED_HEADER : HEADER;
    frame->id = take(bits, 1, 11);
    if (frame->extended) {
        frame->id = frame->id << 18 | take(bits, 14, 18);
    }
    frame->remote = bits[frame->extended ? AT_EXTENDED_RTR : AT_RTR];
    frame->dlc = (uint8_t)take(bits, header - 4, 4);
    for (unsigned i = 0; i < frame->dlc && i < 8 && !frame->remote; i++) {
        frame->data[i] = (uint8_t)take(bits, header + 8 * i, 8);
    }
}

// Bits from SOF to the end of the CRC, as far as is known after pos bits; 0: not yet.
static unsigned find_length(const uint8_t *bits, unsigned pos) {
    if (pos <= AT_IDE) {
        return 0;
    }
    unsigned header = bits[AT_IDE] ? EXTENDED_HEADER : HEADER;
    if (pos < header) {
        return 0;
    }
    unsigned dlc = take(bits, header - 4, 4);
    bool remote = bits[bits[AT_IDE] ? AT_EXTENDED_RTR : AT_RTR];
    return header + (remote ? 0 : dlc > 8 ? 64 : dlc * 8) + 15;
}

static bool in_arbitration(const sim_can_node_t *node) {
    bool extended = node->pos > AT_IDE && node->bits[AT_IDE];
    return node->pos <= (extended ? AT_EXTENDED_RTR : AT_IDE);
}

// ---- time

static double now_ns(void) {
    return (double)sim_rcc_nanoseconds();
}

static void call_at(sim_can_node_t *node, double ns) {
    double left = ns - now_ns();
    sim_alarm_set(&node->alarm, left > 0 ? (uint64_t)(left + 0.5) : 0);
}

static void begin_bit(sim_can_node_t *node, double began) {
    node->began = began;
    node->sample_next = false;
    call_at(node, began);
}

static void put(sim_can_node_t *node, bool dominant) {
    node->dominant = dominant;
    if (!node->silent) {
        node->drive(node->self, dominant);
    }
}

static bool hear(const sim_can_node_t *node) {
    if (node->dominant) {
        return !(node->silent || node->loopback) && node->recessive(node->self);
    }
    return node->loopback || node->recessive(node->self);
}

// ---- phases

static void enter(sim_can_node_t *node, unsigned phase) {
    node->phase = phase;
    node->count = 0;
}

static void begin_frame(sim_can_node_t *node) {
    enter(node, FRAME);
    node->pos = node->length = node->run = 0;
    node->last = true;
    node->crc_good = node->acked = false;
}

// The bus is free: sends, or waits for an edge.
static void become_idle(sim_can_node_t *node) {
    enter(node, IDLE);
    put(node, false);
    sim_alarm_cancel(&node->alarm);
}

static void try_to_send(sim_can_node_t *node, double when) {
    node->sof = when + node->sample_ns;
    const sim_can_frame_t *frame = node->next(node->self);
    if (frame) {
        encode(node->out, frame);
        node->sending = true;
        begin_frame(node);
        begin_bit(node, when);
    }
}

static void count_error(sim_can_node_t *node, sim_can_error_t error) {
    bool passive = node->tec > 127 || node->rec > 127;
    if (node->sending) {
        // A passive node that nobody acknowledges does not count up to bus-off.
        node->tec += error == SIM_CAN_ACK && passive ? 0 : 8;
    } else if (node->rec < 128) {
        node->rec++;
    }
    if (node->tec > 255) {
        node->bus_off = true;
    }
}

static void fail(sim_can_node_t *node, sim_can_error_t error) {
    bool sending = node->sending;
    count_error(node, error);
    node->sending = false;
    if (node->bus_off) {
        enter(node, INTEGRATING);
        node->ones = 0;
    } else {
        enter(node, ERROR_FLAG);
    }
    node->failed(node->self, error, sending);
}

static void frame_bit(sim_can_node_t *node, bool bit) {
    if (node->pos == 0) {
        node->sof = node->began + node->sample_ns;
    }
    bool stuffed = node->run == 5;
    bool wanted = stuffed ? !node->last : node->out[node->pos];
    if (node->sending && bit != wanted) {
        if (wanted && in_arbitration(node) && !stuffed) {
            node->sending = false;
            node->lost(node->self);
        } else {
            fail(node, wanted ? SIM_CAN_RECESSIVE : SIM_CAN_DOMINANT);
            return;
        }
    }
    if (stuffed && bit == node->last) {
        fail(node, SIM_CAN_STUFF);
        return;
    }
    node->run = bit == node->last && node->pos > 0 ? node->run + 1 : 1;
    node->last = bit;
    if (!stuffed) {
        node->bits[node->pos++] = bit;
        if (node->length == 0) {
            node->length = find_length(node->bits, node->pos);
        }
    }
    if (node->pos == node->length && node->run < 5) {
        unsigned data = node->length - 15;
        node->crc_good = crc15(node->bits, data) == take(node->bits, data, 15);
        enter(node, CRC_DELIMITER);
    }
}

static void acknowledge_bit(sim_can_node_t *node, bool bit) {
    enter(node, ACK_DELIMITER);
    if (node->sending && bit && !node->loopback) {
        fail(node, SIM_CAN_ACK);
    }
}

static void ack_delimiter(sim_can_node_t *node, bool bit) {
    if (!bit) {
        fail(node, SIM_CAN_FORM);
    } else if (!node->crc_good && !node->sending) {
        fail(node, SIM_CAN_CRC);
    } else {
        enter(node, END_OF_FRAME);
    }
}

static void deliver(sim_can_node_t *node) {
    sim_can_frame_t frame;
    if (node->sending && !node->loopback) {
        return;
    }
    if (!node->sending && node->rec) {
        node->rec = node->rec > 127 ? 120 : node->rec - 1;
    }
    decode(node->bits, &frame);
    node->received(node->self, &frame);
}

static void end_bit(sim_can_node_t *node, bool bit) {
    node->count++;
    if (!bit && (node->count < 7 || node->sending)) {
        fail(node, SIM_CAN_FORM);
        return;
    }
    if (node->count == 6) {
        deliver(node);
    }
    if (node->count == 7) {
        bool ours = node->sending;
        node->sending = false;
        enter(node, INTERMISSION);
        if (ours) {
            node->tec -= node->tec ? 1 : 0;
            node->sent(node->self);
        }
    }
}

static void integrate(sim_can_node_t *node, bool bit) {
    node->count = bit ? node->count + 1 : 0;
    if (node->count < 11) {
        return;
    }
    node->count = 0;
    if (node->bus_off && ++node->ones < 128) {
        return;
    }
    if (node->bus_off) {
        node->bus_off = false;
        node->tec = node->rec = 0;
    }
    enter(node, INTERMISSION);
    node->count = 2;
    node->joined(node->self);
}

static void error_bit(sim_can_node_t *node, bool bit) {
    if (node->phase == ERROR_FLAG && ++node->count == 6) {
        enter(node, ERROR_WAIT);
    } else if (node->phase == ERROR_WAIT && bit) {
        enter(node, ERROR_DELIMITER);
    } else if (node->phase == ERROR_DELIMITER && ++node->count == 7) {
        enter(node, INTERMISSION);
    }
}

// The third bit of the intermission may be another node's SOF already.
static void intermission_bit(sim_can_node_t *node, bool bit) {
    if (++node->count < 3) {
        return;
    }
    if (!bit) {
        begin_frame(node);
        frame_bit(node, bit);
    } else {
        become_idle(node);
        try_to_send(node, node->began + node->bit_ns);
    }
}

static void hear_bit(sim_can_node_t *node, bool bit) {
    switch (node->phase) {
    case INTEGRATING: integrate(node, bit); break;
    case FRAME: frame_bit(node, bit); break;
    case CRC_DELIMITER:
        enter(node, ACKNOWLEDGE);
        if (!bit) {
            fail(node, SIM_CAN_FORM);
        }
        break;
    case ACKNOWLEDGE: acknowledge_bit(node, bit); break;
    case ACK_DELIMITER: ack_delimiter(node, bit); break;
    case END_OF_FRAME: end_bit(node, bit); break;
    case INTERMISSION: intermission_bit(node, bit); break;
    default: error_bit(node, bit);
    }
}

static bool wants_dominant(const sim_can_node_t *node) {
    switch (node->phase) {
    case FRAME: return node->sending && !(node->run == 5 ? !node->last : node->out[node->pos]);
    case ACKNOWLEDGE: return !node->sending && node->crc_good;
    case ERROR_FLAG: return node->tec < 128 && node->rec < 128;
    default: return false;
    }
}

static void on_time(void *self) {
    sim_can_node_t *node = self;
    if (!node->sample_next) {
        node->sample_next = true;
        put(node, wants_dominant(node));
        call_at(node, node->began + node->sample_ns);
        return;
    }
    bool bit = hear(node);
    double next = node->began + node->bit_ns;
    node->sample_next = false;
    hear_bit(node, bit);
    if (node->running && node->phase != IDLE && !node->sample_next && node->began < next) {
        begin_bit(node, next);
    }
}

// ---- from outside

// An edge to dominant shifts the bit under way, by no more than the jump width (hard synchronisation at SOF).
void sim_can_edge(sim_can_node_t *node) {
    if (!node->running || node->dominant || node->loopback) {
        return;
    }
    double now = now_ns();
    if (node->phase == IDLE) {
        begin_frame(node);
        node->began = now;
        node->sample_next = true;
        call_at(node, now + node->sample_ns);
        return;
    }
    double late = now - node->began;
    if (node->sample_next && late < node->sample_ns) {
        node->began += late < node->jump_ns ? late : node->jump_ns;
        call_at(node, node->began + node->sample_ns);
    } else if (!node->sample_next) {
        double early = node->began - now; // the next bit was to begin at began
        if (early > 0) {
            begin_bit(node, node->began - (early < node->jump_ns ? early : node->jump_ns));
        }
    }
}

void sim_can_wake(sim_can_node_t *node) {
    if (node->running && node->phase == IDLE) {
        try_to_send(node, now_ns());
    }
}

void sim_can_start(sim_can_node_t *node) {
    node->alarm.call = on_time;
    node->alarm.self = node;
    node->running = true;
    node->sending = false;
    node->ones = 0;
    enter(node, INTEGRATING);
    begin_bit(node, now_ns());
}

void sim_can_stop(sim_can_node_t *node) {
    node->running = node->sending = false;
    if (node->alarm.call) {
        sim_alarm_cancel(&node->alarm);
    }
    enter(node, STOPPED);
    put(node, false);
}
