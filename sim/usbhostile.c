// SPDX-License-Identifier: MIT
// After each hostile act the device must still take a SETUP: acts that leave it at another address or configuration,
// and resets, are followed by an enumeration. Every hundred acts or so all is checked: descriptors as at the start,
// the serial port alive, the board not reset.
#include "sim/usbhostile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/chip.h"
#include "sim/cpu/cpu.h"
#include "sim/periph/rcc.h"
#include "sim/usbscript.h"

#define MS           1000000ull
#define FIRST_WAIT   (10000 * MS) // the board boots and connects
#define PATIENCE     (5000 * MS)
#define REQUEST_TIME (500 * MS)   // USB 2.0 9.2.6.4
#define PROMPT_TIME  (20000 * MS) // it may have a lot to echo at 115200 baud
#define REMEMBERED   8

enum {
    GET_STATUS,
    CLEAR_FEATURE,
    SET_FEATURE = 3,
    SET_ADDRESS = 5,
    GET_DESCRIPTOR,
    SET_DESCRIPTOR,
    GET_CONFIGURATION,
    SET_CONFIGURATION,
    GET_INTERFACE,
    SET_INTERFACE
};
enum { SET_LINE_CODING = 0x20, GET_LINE_CODING, SET_CONTROL_LINE_STATE, SEND_BREAK };

static struct {
    uint32_t seed, state;
    unsigned address;
    unsigned resets_of_board;
    sim_usbhost_device_t reference;
    sim_usb_pipe_t in, out;
    unsigned acts, requests, resets, suspends, damaged, stalls, ignored, checks;
    const char *recent[REMEMBERED];
    jmp_buf over;
    int status;
} foe;

static uint8_t buffer[1024];

// ---- chance (xorshift32)

static uint32_t chance(uint32_t below) {
    foe.state ^= foe.state << 13;
    foe.state ^= foe.state >> 17;
    foe.state ^= foe.state << 5;
    return foe.state % below;
}
static bool one_in(uint32_t n) {
    return chance(n) == 0;
}
static void fill(uint8_t *to, unsigned len) {
    for (unsigned i = 0; i < len; i++) {
        to[i] = (uint8_t)chance(256);
    }
}

// ---- verdicts

static _Noreturn void end_run(int status) {
    foe.status = status;
    longjmp(foe.over, 1);
}

static void tell_registers(void) {
    fprintf(stderr, "\n  EPnR");
    for (unsigned offset = 0; offset <= 0x50; offset += 4) {
        uint32_t value;
        if ((offset < 0x20 || offset >= 0x40) && sim_bus_read(0x40005C00 + offset, 4, &value)) {
            fprintf(stderr, "%s%04x", offset == 0x40 ? ", CNTR ISTR FNR DADDR BTABLE " : " ",
                    (unsigned)value);
        }
    }
}

static _Noreturn void failed(const char *what, ...) {
    va_list args;
    va_start(args, what);
    fprintf(stderr,
            "pyll-sim: hostile USB host (seed %u, act %u, transaction %llu): ", (unsigned)foe.seed,
            foe.acts, (unsigned long long)sim_usbhc_transactions());
    vfprintf(stderr, what, args);
    va_end(args);
    fprintf(stderr, "\n  last acts:");
    for (unsigned i = foe.acts < REMEMBERED ? 0 : foe.acts - REMEMBERED; i < foe.acts; i++) {
        fprintf(stderr, " %s;", foe.recent[i % REMEMBERED]);
    }
    tell_registers();
    char where[1024];
    sim_cpu_describe(where, sizeof where);
    fprintf(stderr, "\n%s", where);
    end_run(SIM_EXIT_USB);
}

static void expect_no_reset(void) {
    if (sim_chip_resets() != foe.resets_of_board) {
        failed("the board was reset");
    }
}

// ---- the proper host

static void set_pipes(void) {
    const sim_usb_acm_t *acm = &sim_usbhost_device()->acm;
    foe.in = (sim_usb_pipe_t){.address = foe.address,
                              .endpoint = acm->in & 15,
                              .in = true,
                              .type = SIM_USB_BULK,
                              .max_packet = acm->in_size};
    foe.out = (sim_usb_pipe_t){.address = foe.address,
                               .endpoint = acm->out & 15,
                               .type = SIM_USB_BULK,
                               .max_packet = acm->out_size};
}

static void expect_configured(void) {
    if (!sim_usb_wait_configured(PATIENCE)) {
        failed("the device does not enumerate any more: %s", sim_usbhost_problem());
    }
    foe.address = sim_usbhost_device()->address;
    set_pipes();
}

static void enumerate(void) {
    if (!sim_usbhc_plugged()) {
        failed("the device has disconnected itself");
    }
    sim_usbhost_enumerate();
    expect_configured();
}

static void expect(sim_usb_status_t got, const char *what) {
    if (got != SIM_USB_DONE) {
        failed("%s: %s", what, sim_usb_status_text(got));
    }
}

static void expect_descriptors(void) {
    const sim_usbhost_device_t *now = sim_usbhost_device(), *first = &foe.reference;
    if (memcmp(now->device, first->device, 18) != 0 ||
        now->configuration_len != first->configuration_len ||
        memcmp(now->configuration, first->configuration, first->configuration_len) != 0 ||
        strcmp(now->serial, first->serial) != 0 || strcmp(now->product, first->product) != 0) {
        failed("the descriptors are not what they were at first");
    }
}

// Reads all the time, as an open port does.
static unsigned arrived; // bytes
static uint8_t arriving[64];

static void read_more(sim_usb_pipe_t *pipe) {
    arrived += pipe->done;
    if (pipe->status == SIM_USB_DONE) {
        sim_usbhc_transfer(pipe, arriving, sizeof arriving);
    }
}

static bool has_arrived(void) {
    return arrived > 0;
}

static void open_port(void) {
    unsigned got = 0, interface = foe.reference.acm.control;
    uint8_t coding[7] = {0x00, 0xC2, 0x01, 0, 0, 0, 8}, back[7];
    expect(sim_usb_request(0x21, SET_LINE_CODING, 0, interface, coding, 7, NULL),
           "SET_LINE_CODING");
    expect(sim_usb_request(0xA1, GET_LINE_CODING, 0, interface, back, 7, &got), "GET_LINE_CODING");
    if (got != 7 || memcmp(coding, back, 7) != 0) {
        failed("GET_LINE_CODING does not give what was set");
    }
    expect(sim_usb_request(0x21, SET_CONTROL_LINE_STATE, 3, interface, NULL, 0, NULL),
           "SET_CONTROL_LINE_STATE");
    foe.in.ended = read_more;
    sim_usbhc_transfer(&foe.in, arriving, sizeof arriving);
    for (unsigned n = 0; n < 1000; n++) { // what was there already
        arrived = 0;
        if (!sim_usb_wait(has_arrived, 20 * MS)) {
            break;
        }
    }
    arrived = 0;
}

// Sends what makes a prompt answer in any mode; an echo answers, too. The letters end an escape sequence or a
// character that random bytes have left unfinished.
static void expect_serial_answer(void) {
    static uint8_t wake[] = "AAAA\x03\x03\x02\r";
    open_port();
    for (unsigned try = 0; !arrived; try++) {
        if (try == 3) {
            failed("the serial port does not answer any more");
        }
        sim_usb_status_t sent = sim_usb_transfer(&foe.out, wake, 8, NULL, PROMPT_TIME);
        if (sent != SIM_USB_DONE) {
            failed("the serial port does not take data any more");
        }
        sim_usb_wait(has_arrived, PROMPT_TIME);
    }
    sim_usbhc_cancel(&foe.in);
    sim_usb_pass(MS);
}

static void check(void) {
    foe.checks++;
    enumerate();
    expect_descriptors();
    unsigned got = 0;
    expect(sim_usb_request(0x80, GET_STATUS, 0, 0, buffer, 2, &got), "GET_STATUS");
    expect(sim_usb_request(0x80, GET_CONFIGURATION, 0, 0, buffer, 1, &got), "GET_CONFIGURATION");
    if (got != 1 || buffer[0] != foe.reference.configuration[5]) {
        failed("GET_CONFIGURATION does not give what was set");
    }
    if (foe.reference.has_acm) {
        expect_serial_answer();
    }
    expect_no_reset();
}

// ---- acts: control requests

// The device must have an opinion: data, or STALL. To NAK a request that makes no sense until the host gives up is
// bad manners, but no hang: it is counted.
static void expect_opinion(sim_usb_status_t status, const char *what) {
    foe.requests++;
    foe.stalls += status == SIM_USB_STALLED;
    foe.ignored += status == SIM_USB_CANCELLED;
    if (status != SIM_USB_CANCELLED && status != SIM_USB_DONE && status != SIM_USB_STALLED) {
        const uint8_t *s = sim_usbhost_control_pipe()->setup;
        failed("%s (%02x %02x %02x%02x %02x%02x %02x%02x): %s", what, s[0], s[1], s[3], s[2], s[5],
               s[4], s[7], s[6], sim_usb_status_text(status));
    }
}

static unsigned some_length(void) {
    static const uint16_t lengths[] = {0,  1,  2,   7,   8,   9,   18,  63,
                                       64, 65, 127, 128, 255, 256, 512, 1000};
    return one_in(2) ? chance(256) : lengths[chance(sizeof lengths / sizeof *lengths)];
}

static void good_request(void) {
    unsigned len = some_length(), got = 0, config = foe.reference.configuration_len;
    if (len == 0) {
        len = 1;
    }
    if (one_in(2)) {
        expect(sim_usb_request(0x80, GET_DESCRIPTOR, 0x100, 0, buffer, len, &got),
               "GET_DESCRIPTOR device");
        if (got != (len < 18 ? len : 18) || memcmp(buffer, foe.reference.device, got) != 0) {
            failed("GET_DESCRIPTOR device, wLength %u: wrong answer of %u bytes", len, got);
        }
    } else {
        expect(sim_usb_request(0x80, GET_DESCRIPTOR, 0x200, 0, buffer, len, &got),
               "GET_DESCRIPTOR configuration");
        if (got != (len < config ? len : config) ||
            memcmp(buffer, foe.reference.configuration, got) != 0) {
            failed("GET_DESCRIPTOR configuration, wLength %u: wrong answer of %u bytes", len, got);
        }
    }
    foe.requests++;
}

static void bad_descriptor(void) {
    unsigned len = 1 + some_length() % 1000;
    expect_opinion(sim_usb_request(0x80 | (one_in(4) ? chance(3) : 0), GET_DESCRIPTOR,
                                   chance(65536), chance(65536), buffer, len, NULL),
                   "GET_DESCRIPTOR of what there is not");
}

// Requests of chapter 9 and of CDC with wrong fields. SET_ADDRESS and SET_CONFIGURATION are acts of their own.
static void bad_request(void) {
    static const uint8_t requests[] = {GET_STATUS,
                                       CLEAR_FEATURE,
                                       2,
                                       SET_FEATURE,
                                       4,
                                       SET_DESCRIPTOR,
                                       GET_CONFIGURATION,
                                       GET_INTERFACE,
                                       SET_INTERFACE,
                                       12,
                                       SET_LINE_CODING,
                                       GET_LINE_CODING,
                                       SET_CONTROL_LINE_STATE,
                                       SEND_BREAK,
                                       0,
                                       1,
                                       255};
    unsigned type = chance(4) | chance(3) << 5 | chance(2) << 7, len = some_length();
    unsigned request = requests[chance(sizeof requests)];
    fill(buffer, len);
    expect_opinion(sim_usb_request(type, request, one_in(2) ? chance(3) : chance(65536),
                                   one_in(2) ? chance(4) : chance(65536), buffer, len, NULL),
                   "a wrong request");
}

static void random_request(void) {
    unsigned type = chance(256), request = chance(256), len = some_length();
    if ((type & 0x60) == 0 && (request == SET_ADDRESS || request == SET_CONFIGURATION)) {
        return;
    }
    fill(buffer, len);
    expect_opinion(sim_usb_request(type, request, chance(65536), chance(65536), buffer, len, NULL),
                   "a random request");
}

static void line_coding(void) {
    unsigned len = one_in(2) ? 7 : some_length() % 80, interface = foe.reference.acm.control;
    fill(buffer, len);
    switch (chance(3)) {
    case 0:
        expect_opinion(sim_usb_request(0x21, SET_LINE_CODING, 0, interface, buffer, len, NULL),
                       "SET_LINE_CODING");
        break;
    case 1:
        expect_opinion(sim_usb_request(0xA1, GET_LINE_CODING, 0, interface, buffer, len, NULL),
                       "GET_LINE_CODING");
        break;
    default:
        expect_opinion(
            sim_usb_request(0x21, SET_CONTROL_LINE_STATE, chance(4), interface, NULL, 0, NULL),
            "SET_CONTROL_LINE_STATE");
    }
}

static void configure(void) {
    static const uint8_t values[] = {0, 1, 1, 2, 255};
    expect_opinion(sim_usb_request(0, SET_CONFIGURATION, values[chance(5)], 0, NULL, 0, NULL),
                   "SET_CONFIGURATION");
    bad_request();
    if (one_in(2)) {
        enumerate();
        return;
    }
    expect(sim_usb_request(0, SET_CONFIGURATION, foe.reference.configuration[5], 0, NULL, 0, NULL),
           "SET_CONFIGURATION");
    set_pipes();
}

static void move(void) {
    unsigned address = 1 + chance(127);
    expect(sim_usb_request(0, SET_ADDRESS, address, 0, NULL, 0, NULL), "SET_ADDRESS");
    sim_usb_pass((2 + chance(4)) * MS);
    sim_usbhost_control_pipe()->address = (uint8_t)address;
    foe.address = address;
    unsigned got = 0;
    sim_usb_status_t status = sim_usb_request(0x80, GET_DESCRIPTOR, 0x100, 0, buffer, 18, &got);
    if (status != SIM_USB_DONE ||
        got != 18) { // an address is set in the default state; else it is undefined
        enumerate();
    }
    foe.in.address = foe.out.address = (uint8_t)foe.address;
}

// ---- acts: transactions that do not make a transfer

static sim_usb_pid_t raw(unsigned endpoint, sim_usb_pid_t token, sim_usb_pid_t pid, unsigned len) {
    if (one_in(16)) {
        foe.damaged++;
        sim_usb_next_raw(one_in(2) ? SIM_USB_DAMAGED : SIM_USB_ACK_LOST);
    }
    return sim_usb_raw(foe.address, endpoint, token, pid, buffer, len, NULL);
}

static sim_usb_pid_t some_data_pid(void) {
    return one_in(2) ? SIM_USB_DATA0 : SIM_USB_DATA1;
}

static sim_usb_pid_t send_setup(unsigned len) {
    sim_usb_setup(buffer, one_in(2) ? 0x80 : chance(256), GET_DESCRIPTOR, 0x100 + 0x100 * chance(3),
                  chance(2), some_length());
    if (one_in(3)) {
        fill(buffer, 8);
        if (!(buffer[0] & 0x60)) { // no standard request but GET_DESCRIPTOR
            buffer[1] = GET_DESCRIPTOR;
        }
    }
    return raw(0, SIM_USB_SETUP, SIM_USB_DATA0, len);
}

static void cut_off(void) {
    send_setup(8);
    for (unsigned n = chance(6); n > 0; n--) {
        raw(0, SIM_USB_IN, SIM_USB_DATA0, sizeof buffer);
    }
}

static void early_status(void) {
    send_setup(8);
    for (unsigned n = chance(3); n > 0; n--) {
        raw(0, SIM_USB_IN, SIM_USB_DATA0, sizeof buffer);
    }
    raw(0, SIM_USB_OUT, SIM_USB_DATA1, 0);
}

// A device takes each SETUP, whatever it is still doing for the last (USB 2.0 8.4.6.4). One that comes before the last has been
// fetched may be missed: a host tries again.
static void repeated_setup(void) {
    for (unsigned n = 2 + chance(4), missed = 0; n > 0; n--) {
        unsigned damaged = foe.damaged;
        missed = send_setup(8) == SIM_USB_ACK || foe.damaged > damaged ? 0 : missed + 1;
        if (missed == 2) {
            failed("two SETUPs in a row were not answered");
        }
        if (one_in(2)) {
            sim_usb_pass(chance(200000));
        }
    }
}

static void odd_setup(void) {
    send_setup(8);
    fill(buffer, 8);
    buffer[0] |= 0x60; // whatever it is, not a request that means something
    raw(0, SIM_USB_SETUP, one_in(4) ? SIM_USB_DATA1 : SIM_USB_DATA0, chance(65));
}

static void odd_control_packets(void) {
    for (unsigned n = 1 + chance(8); n > 0; n--) {
        if (one_in(3)) {
            send_setup(8);
        } else if (one_in(2)) {
            raw(0, SIM_USB_IN, SIM_USB_DATA0, sizeof buffer);
        } else {
            fill(buffer, 80);
            raw(0, SIM_USB_OUT, some_data_pid(), one_in(4) ? chance(80) : chance(9));
        }
    }
}

// OUT data of another length than promised.
static void wrong_data_length(void) {
    unsigned promised = chance(130), sent = chance(130);
    bool toggle = true;
    sim_usb_setup(buffer, 0x21, SET_LINE_CODING, 0, foe.reference.acm.control, promised);
    raw(0, SIM_USB_SETUP, SIM_USB_DATA0, 8);
    for (unsigned tries = 0; sent > 0 && tries < 12; tries++) {
        unsigned len = sent < 64 ? sent : 64;
        fill(buffer, len);
        if (raw(0, SIM_USB_OUT, toggle ? SIM_USB_DATA1 : SIM_USB_DATA0, len) == SIM_USB_ACK) {
            toggle = !toggle;
            sent -= len;
        }
        sim_usb_pass(chance(50000));
    }
    if (one_in(2)) {
        raw(0, SIM_USB_IN, SIM_USB_DATA0, sizeof buffer);
    }
}

static void nobody_there(void) {
    unsigned endpoint = chance(16);
    sim_usb_pid_t token = one_in(2) ? SIM_USB_IN : SIM_USB_OUT;
    if (one_in(2)) {
        unsigned other = (foe.address + 1 + chance(126)) % 128;
        sim_usb_pid_t answer = sim_usb_raw(other, endpoint, token, SIM_USB_DATA0, buffer, 8, NULL);
        if (answer != SIM_USB_NOTHING) {
            failed("the device at address %u answers to address %u", foe.address, other);
        }
    } else if (endpoint != foe.in.endpoint && endpoint != foe.out.endpoint) {
        raw(endpoint, token, some_data_pid(), chance(65));
    }
}

// ---- acts: the serial port

static void write_serial(void) {
    unsigned len = one_in(2) ? chance(65) : chance(400);
    fill(buffer, len);
    foe.out.damage = one_in(8);
    sim_usb_transfer(&foe.out, buffer, len, NULL, chance(20000) * 1000ull);
}

static void read_serial(void) {
    foe.in.drop_ack = one_in(4);
    sim_usb_status_t status =
        sim_usb_transfer(&foe.in, buffer, 64 * (1 + chance(4)), NULL, chance(20000) * 1000ull);
    if (status == SIM_USB_BABBLE) {
        failed("reading the serial port: %s", sim_usb_status_text(status));
    }
}

static void odd_serial_packets(void) {
    for (unsigned n = 1 + chance(4); n > 0; n--) {
        fill(buffer, 100);
        raw(foe.out.endpoint, SIM_USB_OUT, some_data_pid(),
            one_in(8) ? 65 + chance(35) : chance(65));
        raw(foe.in.endpoint, SIM_USB_IN, SIM_USB_DATA0, sizeof buffer);
    }
    // Clearing a halt makes both sides begin with DATA0 again.
    expect(sim_usb_request(0x02, CLEAR_FEATURE, 0, foe.reference.acm.out, NULL, 0, NULL),
           "CLEAR_FEATURE halt OUT");
    expect(sim_usb_request(0x02, CLEAR_FEATURE, 0, foe.reference.acm.in, NULL, 0, NULL),
           "CLEAR_FEATURE halt IN");
    foe.in.toggle = foe.out.toggle = false;
}

static void stall_and_recover(void) {
    bool in = one_in(2);
    sim_usb_pipe_t *pipe = in ? &foe.in : &foe.out;
    unsigned address = in ? foe.reference.acm.in : foe.reference.acm.out, got = 0;
    expect(sim_usb_request(0x02, SET_FEATURE, 0, address, NULL, 0, NULL), "SET_FEATURE halt");
    expect(sim_usb_request(0x82, GET_STATUS, 0, address, buffer, 2, &got),
           "GET_STATUS of an endpoint");
    if (got != 2 || buffer[0] != 1) {
        failed("GET_STATUS of a halted endpoint does not say so");
    }
    fill(buffer, 64);
    sim_usb_status_t status =
        sim_usb_transfer(pipe, buffer, in ? 64 : 1 + chance(64), NULL, 50 * MS);
    if (status != SIM_USB_STALLED) {
        failed("a halted endpoint %s", sim_usb_status_text(status));
    }
    expect(sim_usb_request(0x02, CLEAR_FEATURE, 0, address, NULL, 0, NULL), "CLEAR_FEATURE halt");
    pipe->toggle = false;
    if (sim_usb_transfer(pipe, buffer, in ? 64 : 1, NULL, 50 * MS) == SIM_USB_STALLED) {
        failed("an endpoint stays halted after CLEAR_FEATURE");
    }
    foe.stalls++;
}

// ---- acts: the bus

static void wait_a_bit(void) {
    sim_usb_pass(chance(1u << chance(22)));
}

static void suspend(void) {
    foe.suspends++;
    sim_usbhc_bus(SIM_USB_BUS_IDLE);
    sim_usb_pass((1 + chance(20)) * MS);
    if (one_in(5)) {
        enumerate(); // a reset wakes, too
        return;
    }
    if (sim_usbhc_bus_state() == SIM_USB_BUS_IDLE) { // unless the device has woken us
        sim_usbhc_bus(SIM_USB_BUS_RESUME);
        sim_usb_pass(20 * MS);
    }
    sim_usbhc_bus(SIM_USB_BUS_RUNNING);
    sim_usb_pass(10 * MS);
}

// Out of the midst of transfers.
static void reset_now(void) {
    uint8_t setup[8];
    foe.resets++;
    sim_usb_setup(setup, one_in(2) ? 0x80 : 0x21, one_in(2) ? GET_DESCRIPTOR : SET_LINE_CODING,
                  0x200, 0, some_length());
    fill(buffer, sizeof buffer);
    sim_usbhc_transfer(&foe.in, buffer, 64);
    sim_usbhc_transfer(&foe.out, buffer + 64, (uint16_t)chance(400));
    sim_usbhost_request(setup, buffer + 512, NULL);
    sim_usb_pass(chance(1u << (8 + chance(14))));
    for (unsigned n = chance(3); n > 0; n--) {
        sim_usbhc_bus(SIM_USB_BUS_RESET);
        sim_usb_pass(3000 + chance(1u << chance(22)));
        sim_usbhc_bus(SIM_USB_BUS_RUNNING);
        sim_usb_pass(chance(1u << (8 + chance(14))));
    }
    enumerate();
}

static const struct {
    const char *name;
    unsigned weight;
    void (*act)(void);
    bool serial; // only for devices with a serial port
} acts[] = {
    {"good request", 10, good_request, false},
    {"bad descriptor", 10, bad_descriptor, false},
    {"bad request", 10, bad_request, false},
    {"random request", 10, random_request, false},
    {"line coding", 6, line_coding, true},
    {"configure", 2, configure, false},
    {"move", 1, move, false},
    {"cut off request", 10, cut_off, false},
    {"early status", 6, early_status, false},
    {"repeated SETUP", 6, repeated_setup, false},
    {"odd SETUP", 6, odd_setup, false},
    {"odd control packets", 10, odd_control_packets, false},
    {"wrong data length", 6, wrong_data_length, true},
    {"nobody there", 4, nobody_there, false},
    {"write", 12, write_serial, true},
    {"read", 12, read_serial, true},
    {"odd serial packets", 3, odd_serial_packets, true},
    {"stall and recover", 3, stall_and_recover, true},
    {"wait", 6, wait_a_bit, false},
    {"suspend", 2, suspend, false},
    {"reset", 3, reset_now, false},
    {"check", 1, check, false},
};
#define ACTS (sizeof acts / sizeof *acts)

static void act(void) {
    unsigned sum = 0, i = 0;
    for (unsigned n = 0; n < ACTS; n++) {
        sum += acts[n].weight;
    }
    for (unsigned left = chance(sum); left >= acts[i].weight; i++) {
        left -= acts[i].weight;
    }
    if (acts[i].serial && !foe.reference.has_acm) {
        return;
    }
    foe.recent[foe.acts++ % REMEMBERED] = acts[i].name;
    acts[i].act();
    expect_no_reset();
    if (!sim_usbhc_plugged()) {
        failed("the device has disconnected itself");
    }
}

int sim_usbhostile_run(uint32_t seed, uint64_t transactions, uint64_t max_insns) {
    foe.seed = seed;
    foe.state = seed * 2654435761u | 1;
    sim_usb_on_end(end_run, max_insns);
    sim_usbhost_init(NULL, true);
    sim_usbhost_patience(REQUEST_TIME);
    if (setjmp(foe.over)) {
        return foe.status;
    }
    if (!sim_usb_wait_configured(FIRST_WAIT)) {
        failed(sim_usbhc_plugged() ? "the device does not enumerate" : "no device connects");
    }
    foe.resets_of_board = sim_chip_resets();
    foe.reference = *sim_usbhost_device();
    foe.address = foe.reference.address;
    set_pipes();
    check();
    while (sim_usbhc_transactions() < transactions) {
        act();
    }
    check();
    fprintf(stderr,
            "usb: %llu transactions and %llu NAKs, %u acts, %u requests, %u stalls, %u requests "
            "ignored, %u "
            "packets damaged or lost, "
            "%u resets, %u "
            "suspends, %u checks: the device works\n",
            (unsigned long long)sim_usbhc_transactions(), (unsigned long long)sim_usbhc_naks(),
            foe.acts, foe.requests, foe.stalls, foe.ignored, foe.damaged, foe.resets, foe.suspends,
            foe.checks);
    return 0;
}
