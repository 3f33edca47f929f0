// SPDX-License-Identifier: MIT
// sim/parts/can.c -- a transceiver, a CAN bus, and another node on it: can@BUS:BAUD[,echo][,say=ID#HEX][,at=MS][,silent]
//
// BUS is can (PA12, PA11), canb (PB9, PB8), or TX,RX. The node acknowledges and tells every frame that it hears, as
// "can@can: 123#0102", extended identifiers with eight digits, remote frames as "123#R4". echo: sends each frame
// back with its identifier plus one. say: sends that frame at MS (10) ms. silent: only listens, so nobody acknowledges.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/can_node.h"
#include "sim/parts/common.h"

enum { QUEUE = 16 };

typedef struct {
    const sim_attach_t *at;
    sim_can_node_t node;
    sim_wire_t *tx;
    sim_watcher_t watcher;
    sim_driver_t driver; // at the chip's RX
    sim_alarm_t say;
    bool ours, level, echo; // ours: we drive dominant; level: the bus is recessive
    sim_can_frame_t queue[QUEUE], said;
    unsigned head, count, heard, errors;
} bus_t;

static void resolve(bus_t *bus) {
    bool recessive = bus->tx->level && !bus->ours;
    if (recessive == bus->level) {
        return;
    }
    bus->level = recessive;
    sim_wire_drive(&bus->driver, recessive ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW);
    if (!recessive) {
        sim_can_edge(&bus->node);
    }
}

static void tx_changed(void *self, const sim_wire_t *wire) {
    (void)wire;
    resolve(self);
}

static void drive(void *self, bool dominant) {
    bus_t *bus = self;
    bus->ours = dominant;
    resolve(bus);
}

static bool recessive(void *self) {
    return ((bus_t *)self)->level;
}

static const sim_can_frame_t *next_frame(void *self) {
    bus_t *bus = self;
    return bus->count ? &bus->queue[bus->head] : NULL;
}

static void sent(void *self) {
    bus_t *bus = self;
    bus->head = (bus->head + 1) % QUEUE;
    bus->count--;
}

static void lost(void *self) {
    sim_part_tell(((bus_t *)self)->at, "lost the arbitration");
}

static void send(bus_t *bus, const sim_can_frame_t *frame) {
    if (bus->count < QUEUE) {
        bus->queue[(bus->head + bus->count++) % QUEUE] = *frame;
        sim_can_wake(&bus->node);
    }
}

static void tell(const bus_t *bus, const sim_can_frame_t *frame) {
    char text[32] = "";
    for (unsigned i = 0; i < frame->dlc && i < 8; i++) {
        snprintf(text + 2 * i, 3, "%02x", frame->data[i]);
    }
    if (frame->remote) {
        snprintf(text, sizeof text, "R%u", frame->dlc);
    }
    sim_part_tell(bus->at, frame->extended ? "%08x#%s" : "%03x#%s", frame->id, text);
}

static void received(void *self, const sim_can_frame_t *frame) {
    bus_t *bus = self;
    bus->heard++;
    tell(bus, frame);
    if (bus->echo) {
        sim_can_frame_t answer = *frame;
        answer.id++;
        send(bus, &answer);
    }
}

static void failed(void *self, sim_can_error_t error, bool sending) {
    static const char *const names[] = {"none",      "stuff",    "form", "acknowledge",
                                        "recessive", "dominant", "CRC"};
    bus_t *bus = self;
    if (bus->errors++ < 10) {
        sim_part_tell(bus->at, "%s error while %s", names[error],
                      sending ? "sending" : "listening");
    }
}

static void joined(void *self) {
    (void)self;
}

static void say(void *self) {
    bus_t *bus = self;
    send(bus, &bus->said);
}

static void take_frame(bus_t *bus, const char *text) {
    char *hash;
    bus->said.id = (uint32_t)strtoul(text, &hash, 16);
    bus->said.extended = hash - text > 3;
    if (*hash != '#') {
        sim_part_fail(bus->at, "say is ID#HEX");
    }
    for (const char *c = hash + 1; c[0] && c[1] && bus->said.dlc < 8; c += 2) {
        char byte[3] = {c[0], c[1], 0};
        bus->said.data[bus->said.dlc++] = (uint8_t)strtoul(byte, NULL, 16);
    }
}

static void pick_pins(bus_t *bus, unsigned *tx, unsigned *rx) {
    bool standard = strcmp(bus->at->where, "can") == 0,
         mapped = strcmp(bus->at->where, "canb") == 0;
    *tx = standard ? SIM_PIN(SIM_PORT_A, 12) : mapped ? SIM_PIN(SIM_PORT_B, 9) : SIM_PINS;
    *rx = standard ? SIM_PIN(SIM_PORT_A, 11) : mapped ? SIM_PIN(SIM_PORT_B, 8) : SIM_PINS;
    if (!standard && !mapped) {
        *tx = sim_part_pin(bus->at, 0);
        *rx = sim_part_pin(bus->at, 1);
    }
}

static void *attach(const sim_attach_t *at) {
    bus_t *bus = sim_part_new(sizeof *bus);
    unsigned tx, rx;
    const char *baud = sim_part_value(at, 0), *frame = sim_part_key(at, "say");
    bus->at = at;
    pick_pins(bus, &tx, &rx);
    double bit = 1e9 / (baud ? sim_part_number(at, baud) : 500000);
    bus->tx = sim_gpio_wire(tx);
    bus->echo = sim_part_flag(at, "echo");
    bus->node = (sim_can_node_t){
        .self = bus,
        .next = next_frame,
        .sent = sent,
        .lost = lost,
        .received = received,
        .failed = failed,
        .joined = joined,
        .drive = drive,
        .recessive = recessive,
        .bit_ns = bit,
        .sample_ns = bit * 0.75,
        .jump_ns = bit * 0.125,
        .silent = sim_part_flag(at, "silent"),
    };
    bus->watcher = (sim_watcher_t){.call = tx_changed, .self = bus};
    sim_driver_t *pull_up = sim_part_new(sizeof *pull_up); // the transceiver's, at its input
    sim_wire_attach(bus->tx, pull_up);
    sim_wire_drive(pull_up, SIM_DRIVE_PULL_UP);
    sim_wire_watch(bus->tx, &bus->watcher);
    sim_wire_attach(sim_gpio_wire(rx), &bus->driver);
    bus->level = false;
    resolve(bus);
    sim_can_start(&bus->node);
    if (frame) {
        const char *ms = sim_part_key(at, "at");
        take_frame(bus, frame);
        bus->say = (sim_alarm_t){.call = say, .self = bus};
        sim_alarm_set(&bus->say, 1000000ull * (ms ? sim_part_number(at, ms) : 10));
    }
    return bus;
}

static void finish(void *self) {
    const bus_t *bus = self;
    sim_part_tell(bus->at, "%u frames, %u errors", bus->heard, bus->errors);
}

const sim_part_t sim_part_can = {
    .name = "can",
    .usage =
        "can|canb|TX,RX[:BAUD][,echo][,say=ID#HEX][,at=MS][,silent]   a CAN bus with another node",
    .attach = attach,
    .finish = finish,
};
