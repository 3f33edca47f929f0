// SPDX-License-Identifier: MIT
// A transaction begins when the bus is free and it fits into the frame; it lasts as long as its bits do
// (USB 2.0 5.11.3, without bit stuffing). Periodic pipes come first in a frame, then control, then bulk pipes in
// turn.
//
// A real host repeats a transaction that was answered with NAK all the time. Here it waits until the program has
// written to a register of the USB peripheral, or until the next frame: the answer would not change before.
#include "sim/usbhc.h"

#include <assert.h>
#include <string.h>

#include "sim/periph/alarm.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"

#define FRAME           1000000u // ns
#define END_OF_FRAME    3000u    // nothing may be under way this close to the next SOF
#define AFTER_CHANGE    2700u    // half the time of an IN that is answered with NAK
#define DISCONNECT_SEEN 2500u    // USB 2.0 table 7-13, TDDIS
#define RESUME_END      1333u    // two bit times of low speed
#define TRIES           3

// In bits of 83.3 ns.
enum {
    BITS_SOF = 35,
    BITS_TOKEN = 35,
    BITS_PACKET = 13 * 8, // token, data packet without data, handshake, gaps
    BITS_ISO = 9 * 8,     // the same without handshake
    BITS_HANDSHAKE = 68,  // IN answered by a handshake
    BITS_NO_ANSWER = 18,  // the host's patience
};

enum { STAGE_SETUP, STAGE_DATA, STAGE_STATUS };

static struct {
    sim_usb_bus_t bus;
    unsigned frame;
    uint64_t frame_begin; // ns
    sim_usb_pipe_t *pipes;
    sim_usb_pipe_t *current; // its transaction is under way
    sim_usb_transaction_t transaction;
    bool token;    // it is being sent
    bool stepping; // step_alarm is set
    bool changed;  // the device, since the transaction under way began
    bool parked;   // everyone has said NAK
    uint64_t transactions, naks;
    bool plugged, ending_resume;
    sim_driver_t dp, dm;
    sim_watcher_t dp_watcher, dm_watcher;
    sim_alarm_t frame_alarm, step_alarm, unplug_alarm, resume_alarm;
    void (*on_plugged)(bool);
    void (*on_woken)(void);
} hc;

static uint64_t bits(unsigned n) {
    return (uint64_t)n * 1000 / 12;
}

// ---- transfers

static void unlink_pipe(sim_usb_pipe_t *pipe) {
    for (sim_usb_pipe_t **at = &hc.pipes; *at; at = &(*at)->next) {
        if (*at == pipe) {
            *at = pipe->next;
            break;
        }
    }
}

static void end_transfer(sim_usb_pipe_t *pipe, sim_usb_status_t status) {
    unlink_pipe(pipe);
    pipe->status = pipe->cancelled ? SIM_USB_CANCELLED : status;
    pipe->busy = pipe->cancelled = false;
    if (pipe->ended) {
        pipe->ended(pipe);
    }
}

static void schedule_step(uint64_t ns) {
    hc.parked = false;
    hc.stepping = true;
    sim_alarm_set(&hc.step_alarm, ns);
}

// At the end of the list: bulk pipes take turns.
static void append(sim_usb_pipe_t *pipe) {
    sim_usb_pipe_t **at = &hc.pipes;
    while (*at) {
        at = &(*at)->next;
    }
    pipe->next = NULL;
    *at = pipe;
}

static void enqueue(sim_usb_pipe_t *pipe) {
    assert(!pipe->busy);

    pipe->done = 0;
    pipe->busy = true;
    pipe->naked = false;
    pipe->errors = pipe->naks = 0;
    append(pipe);
    if (hc.bus == SIM_USB_BUS_RUNNING && !hc.stepping) {
        schedule_step(AFTER_CHANGE);
    }
}

void sim_usbhc_transfer(sim_usb_pipe_t *pipe, uint8_t *data, uint16_t len) {
    pipe->data = data;
    pipe->len = len;
    enqueue(pipe);
}

void sim_usbhc_control(sim_usb_pipe_t *pipe, const uint8_t setup[8], uint8_t *data) {
    memcpy(pipe->setup, setup, 8);
    pipe->stage = STAGE_SETUP;
    pipe->data = data;
    pipe->len = data ? (uint16_t)(setup[6] | setup[7] << 8) : 0;
    pipe->next_frame = hc.frame + 1; // software of the host takes its time
    enqueue(pipe);
}

void sim_usbhc_cancel(sim_usb_pipe_t *pipe) {
    if (pipe->busy && pipe == hc.current) {
        pipe->cancelled = true;
    } else if (pipe->busy) {
        end_transfer(pipe, SIM_USB_CANCELLED);
    }
}

// ---- the next transaction of a pipe

static bool reads_data(const sim_usb_pipe_t *pipe) {
    return pipe->setup[0] & 0x80;
}

// The status stage goes against the data, and in without data.
static bool token_is_in(const sim_usb_pipe_t *pipe) {
    if (pipe->type != SIM_USB_CONTROL) {
        return pipe->in;
    }
    if (pipe->stage == STAGE_DATA) {
        return reads_data(pipe);
    }
    return !reads_data(pipe) || pipe->len == 0;
}

static void put_data(sim_usb_transaction_t *t, const uint8_t *data, unsigned len, bool toggle) {
    t->pid = toggle ? SIM_USB_DATA1 : SIM_USB_DATA0;
    t->len = (uint16_t)len;
    if (len) {
        memcpy(t->data, data, len);
    }
}

static void prepare(sim_usb_pipe_t *pipe, sim_usb_transaction_t *t) {
    t->address = pipe->address;
    t->endpoint = pipe->endpoint;
    t->damaged = pipe->damage;
    pipe->damage = false;
    unsigned left = pipe->len - pipe->done;
    unsigned len = left < pipe->max_packet ? left : pipe->max_packet;
    if (pipe->type == SIM_USB_RAW) {
        t->token = pipe->token;
        put_data(t, pipe->data, pipe->token == SIM_USB_IN ? 0 : pipe->len,
                 pipe->pid == SIM_USB_DATA1);
    } else if (pipe->type == SIM_USB_CONTROL && pipe->stage == STAGE_SETUP) {
        t->token = SIM_USB_SETUP;
        put_data(t, pipe->setup, 8, false);
    } else {
        bool status = pipe->type == SIM_USB_CONTROL && pipe->stage == STAGE_STATUS;
        t->token = token_is_in(pipe) ? SIM_USB_IN : SIM_USB_OUT;
        put_data(t, pipe->data + pipe->done, t->token == SIM_USB_IN || status ? 0 : len,
                 status || pipe->toggle);
    }
}

// What the transaction costs when it began with these packets and this answer.
static uint64_t duration(const sim_usb_pipe_t *pipe, const sim_usb_transaction_t *t) {
    bool handshake = t->answer == SIM_USB_NAK || t->answer == SIM_USB_STALL;
    if (t->token == SIM_USB_IN && (handshake || t->answer == SIM_USB_NOTHING)) {
        return bits(BITS_HANDSHAKE);
    }
    unsigned overhead = pipe->type == SIM_USB_ISO ? BITS_ISO : BITS_PACKET;
    return bits(overhead + 8u * t->len + (t->answer == SIM_USB_NOTHING ? BITS_NO_ANSWER : 0));
}

static uint64_t longest(const sim_usb_pipe_t *pipe) {
    return bits(BITS_PACKET + BITS_NO_ANSWER + 8u * pipe->max_packet);
}

static unsigned urgency(const sim_usb_pipe_t *pipe) {
    static const uint8_t of_type[] = {[SIM_USB_ISO] = 4,
                                      [SIM_USB_INTERRUPT] = 3,
                                      [SIM_USB_CONTROL] = 2,
                                      [SIM_USB_RAW] = 2,
                                      [SIM_USB_BULK] = 1};
    return of_type[pipe->type];
}

static bool is_due(const sim_usb_pipe_t *pipe) {
    bool at_once = pipe->type == SIM_USB_BULK || pipe->type == SIM_USB_RAW;
    return !pipe->naked && (at_once || (int)(hc.frame - pipe->next_frame) >= 0);
}

static sim_usb_pipe_t *choose(void) {
    sim_usb_pipe_t *best = NULL;
    for (sim_usb_pipe_t *pipe = hc.pipes; pipe; pipe = pipe->next) {
        if (is_due(pipe) && (!best || urgency(pipe) > urgency(best))) {
            best = pipe;
        }
    }
    return best;
}

static void begin_transaction(void) {
    sim_usb_pipe_t *pipe = choose();
    uint64_t now = sim_rcc_nanoseconds();
    if (!pipe) {
        hc.parked = hc.pipes != NULL;
        return;
    }
    if (now + longest(pipe) + END_OF_FRAME > hc.frame_begin + FRAME) {
        return; // the next frame goes on
    }
    hc.current = pipe;
    hc.token = true;
    if (pipe->interval) {
        pipe->next_frame = hc.frame + pipe->interval;
    }
    prepare(pipe, &hc.transaction);
    if (pipe->type == SIM_USB_BULK) {
        unlink_pipe(pipe);
        append(pipe);
    }
    schedule_step(bits(BITS_TOKEN));
}

// The device decides at the end of the token: until then the program may have made a buffer free.
static void end_token(void) {
    hc.token = hc.changed = false;
    sim_usb_begin(&hc.transaction);
    schedule_step(duration(hc.current, &hc.transaction) - bits(BITS_TOKEN));
}

// ---- the end of a transaction

static void end_data(sim_usb_pipe_t *pipe) {
    if (pipe->type == SIM_USB_CONTROL && pipe->stage != STAGE_STATUS) {
        pipe->stage = STAGE_STATUS;
    } else {
        end_transfer(pipe, SIM_USB_DONE);
    }
}

static void acknowledged(sim_usb_pipe_t *pipe, const sim_usb_transaction_t *t) {
    if (pipe->type == SIM_USB_CONTROL && pipe->stage == STAGE_SETUP) {
        pipe->toggle = true;
        pipe->stage = pipe->len ? STAGE_DATA : STAGE_STATUS;
        return;
    }
    pipe->toggle = !pipe->toggle;
    pipe->done += t->len;
    if (pipe->done == pipe->len || t->len == 0) {
        end_data(pipe);
    }
}

static bool is_too_much(const sim_usb_pipe_t *pipe, const sim_usb_transaction_t *t) {
    bool status = pipe->type == SIM_USB_CONTROL && pipe->stage == STAGE_STATUS;
    return t->len > pipe->max_packet || t->len > (status ? 0 : pipe->len - pipe->done);
}

static void received(sim_usb_pipe_t *pipe, const sim_usb_transaction_t *t) {
    bool status = pipe->type == SIM_USB_CONTROL && pipe->stage == STAGE_STATUS;
    bool expected = status || pipe->toggle;
    if (pipe->type != SIM_USB_ISO && (t->pid == SIM_USB_DATA1) != expected) {
        return; // a repetition: its first ACK was lost
    }
    if (is_too_much(pipe, t)) {
        end_transfer(pipe, SIM_USB_BABBLE);
        return;
    }
    if (!status) {
        memcpy(pipe->data + pipe->done, t->data, t->len);
        pipe->toggle = !pipe->toggle;
        pipe->done += t->len;
    }
    if (pipe->done == pipe->len || t->len < pipe->max_packet) {
        end_data(pipe);
    }
}

static void not_answered(sim_usb_pipe_t *pipe) {
    if (pipe->type == SIM_USB_ISO) {
        end_transfer(pipe, SIM_USB_DONE);
    } else if (++pipe->errors == TRIES) {
        end_transfer(pipe, SIM_USB_NO_ANSWER);
    }
}

static void end_raw(sim_usb_pipe_t *pipe, const sim_usb_transaction_t *t) {
    pipe->answer = t->answer;
    if (t->token == SIM_USB_IN && (t->answer == SIM_USB_DATA0 || t->answer == SIM_USB_DATA1)) {
        pipe->done = t->len < pipe->len ? t->len : pipe->len;
        memcpy(pipe->data, t->data, pipe->done);
    }
    end_transfer(pipe, SIM_USB_DONE);
}

static void take_answer(sim_usb_pipe_t *pipe, const sim_usb_transaction_t *t) {
    bool setup = t->token == SIM_USB_SETUP;
    if (t->answer != SIM_USB_NOTHING) {
        pipe->errors = 0;
    }
    switch (t->answer) {
    case SIM_USB_ACK: acknowledged(pipe, t); break;
    case SIM_USB_DATA0:
    case SIM_USB_DATA1: received(pipe, t); break;
    case SIM_USB_NAK:
        pipe->naks++;
        pipe->naked = !setup && !hc.changed;
        break;
    case SIM_USB_STALL: end_transfer(pipe, setup ? SIM_USB_PROTOCOL : SIM_USB_STALLED); break;
    default: not_answered(pipe); break;
    }
}

static void end_transaction(void) {
    sim_usb_transaction_t *t = &hc.transaction;
    sim_usb_pipe_t *pipe = hc.current;
    hc.current = NULL;
    bool raw = pipe->type == SIM_USB_RAW;
    hc.naks += t->answer == SIM_USB_NAK;
    hc.transactions += t->answer != SIM_USB_NAK;
    sim_usb_end(t, !pipe->drop_ack && (raw || !is_too_much(pipe, t)));
    pipe->drop_ack = false;
    if (raw) {
        end_raw(pipe, t);
    } else if (pipe->type == SIM_USB_ISO && t->token == SIM_USB_OUT) {
        pipe->done += t->len;
        end_transfer(pipe, SIM_USB_DONE);
    } else {
        take_answer(pipe, t);
    }
    if (pipe->cancelled) {
        end_transfer(pipe, SIM_USB_CANCELLED);
    }
}

static void step(void *self) {
    (void)self;
    if (hc.current && hc.token) {
        end_token();
        return;
    }
    if (hc.current) {
        end_transaction();
    }
    hc.stepping = false;
    // What ended may have changed the state of the bus.
    if (hc.bus == SIM_USB_BUS_RUNNING) {
        begin_transaction();
    }
}

static void forget_naks(void) {
    for (sim_usb_pipe_t *pipe = hc.pipes; pipe; pipe = pipe->next) {
        pipe->naked = false;
    }
}

static void device_changed(void) {
    hc.changed = true;
    forget_naks();
    if (hc.parked) {
        schedule_step(AFTER_CHANGE);
    }
}

// ---- frames

static void begin_frame(void *self) {
    (void)self;
    hc.frame++;
    hc.frame_begin = sim_rcc_nanoseconds();
    sim_alarm_set(&hc.frame_alarm, FRAME);
    sim_usb_sof(hc.frame & 0x7FF);
    forget_naks();
    schedule_step(bits(BITS_SOF));
}

// ---- the cable

static void drive(sim_drive_t dp, sim_drive_t dm) {
    sim_wire_drive(&hc.dp, dp);
    sim_wire_drive(&hc.dm, dm);
}

static void stop_frames(void) {
    sim_alarm_cancel(&hc.frame_alarm);
    sim_alarm_cancel(&hc.step_alarm);
    hc.current = NULL;
    hc.stepping = hc.parked = false;
}

static void end_resume(void *self) {
    (void)self;
    hc.ending_resume = false;
    drive(SIM_DRIVE_PULL_DOWN, SIM_DRIVE_PULL_DOWN);
    begin_frame(NULL);
}

static void cancel_all(void) {
    while (hc.pipes) {
        end_transfer(hc.pipes, SIM_USB_CANCELLED);
    }
}

void sim_usbhc_bus(sim_usb_bus_t state) {
    sim_usb_bus_t old = hc.bus;
    hc.bus = state;
    if (state == SIM_USB_BUS_RUNNING && old == SIM_USB_BUS_RUNNING) {
        return;
    }
    stop_frames();
    sim_alarm_cancel(&hc.resume_alarm);
    hc.ending_resume = state == SIM_USB_BUS_RUNNING && old == SIM_USB_BUS_RESUME;
    if (hc.ending_resume) {
        drive(SIM_DRIVE_LOW, SIM_DRIVE_LOW);
        sim_alarm_set(&hc.resume_alarm, RESUME_END);
        return;
    }
    switch (state) {
    case SIM_USB_BUS_RESET: drive(SIM_DRIVE_LOW, SIM_DRIVE_LOW); break;
    case SIM_USB_BUS_RESUME: drive(SIM_DRIVE_LOW, SIM_DRIVE_HIGH); break;
    default: drive(SIM_DRIVE_PULL_DOWN, SIM_DRIVE_PULL_DOWN); break;
    }
    if (state == SIM_USB_BUS_RUNNING) {
        sim_alarm_set(&hc.frame_alarm, FRAME);
    } else if (state == SIM_USB_BUS_RESET) {
        cancel_all();
    }
}

sim_usb_bus_t sim_usbhc_bus_state(void) {
    return hc.bus;
}

static bool host_is_quiet(void) {
    return hc.bus <= SIM_USB_BUS_RUNNING && !hc.ending_resume;
}

static void unplugged(void *self) {
    (void)self;
    if (!host_is_quiet() || hc.dp.wire->level || hc.dm.wire->level) {
        return;
    }
    hc.plugged = false;
    sim_usbhc_bus(SIM_USB_BUS_IDLE);
    hc.on_plugged(false);
    cancel_all();
}

static void line_changed(void *self, const sim_wire_t *wire) {
    (void)self, (void)wire;
    if (!host_is_quiet()) {
        return;
    }
    bool dp = hc.dp.wire->level, dm = hc.dm.wire->level;
    if (!dp && !dm && hc.plugged) {
        sim_alarm_set(&hc.unplug_alarm, DISCONNECT_SEEN);
        return;
    }
    sim_alarm_cancel(&hc.unplug_alarm);
    if (dp && !dm && !hc.plugged) {
        hc.plugged = true;
        hc.on_plugged(true);
    } else if (!dp && dm && hc.plugged && hc.bus == SIM_USB_BUS_IDLE && hc.on_woken) {
        hc.on_woken();
    }
}

bool sim_usbhc_plugged(void) {
    return hc.plugged;
}

unsigned sim_usbhc_frame(void) {
    return hc.frame;
}

uint64_t sim_usbhc_transactions(void) {
    return hc.transactions;
}

uint64_t sim_usbhc_naks(void) {
    return hc.naks;
}

const char *sim_usb_status_text(sim_usb_status_t status) {
    static const char *const texts[] = {
        [SIM_USB_DONE] = "done",
        [SIM_USB_STALLED] = "answered with STALL",
        [SIM_USB_NO_ANSWER] = "not answered",
        [SIM_USB_BABBLE] = "answered with too much data",
        [SIM_USB_PROTOCOL] = "answered with what USB does not allow",
        [SIM_USB_CANCELLED] = "given up",
    };
    return texts[status];
}

void sim_usbhc_init(void (*plugged)(bool), void (*woken)(void)) {
    hc.on_plugged = plugged;
    hc.on_woken = woken;
    hc.frame_alarm.call = begin_frame;
    hc.step_alarm.call = step;
    hc.unplug_alarm.call = unplugged;
    hc.resume_alarm.call = end_resume;
    hc.dp_watcher.call = hc.dm_watcher.call = line_changed;
    sim_usb_on_change(device_changed);
    sim_wire_attach(sim_gpio_wire(SIM_PIN(SIM_PORT_A, 12)), &hc.dp);
    sim_wire_attach(sim_gpio_wire(SIM_PIN(SIM_PORT_A, 11)), &hc.dm);
    sim_wire_watch(hc.dp.wire, &hc.dp_watcher);
    sim_wire_watch(hc.dm.wire, &hc.dm_watcher);
    drive(SIM_DRIVE_PULL_DOWN, SIM_DRIVE_PULL_DOWN);
    line_changed(NULL, NULL);
}
