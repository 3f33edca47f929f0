// SPDX-License-Identifier: MIT
// tests/usb/device.c -- the USB device over a controller made of variables, driven by a scripted host, then
// by one that does anything at any time.
//
// Links: usb/*.c
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "usb/usb_cdc.h"
#include "usb/usb_ctrl.h"

// ---- the controller ----------------------------------------------------------------------------
typedef struct side {
    enum usb_ep_state state;
    bool data1;      // which packet comes next
    bool unreported; // the transfer has happened on the wire, its interrupt is still to come
    unsigned len;
    uint8_t packet[USB_PACKET];
} side_t;

static uint8_t buffers[USB_BUFFER + USB_BUFFERS][USB_PACKET]; // what was received
static unsigned out_buffer = USB_BUFFER;

static side_t ins[3], outs[3];
static unsigned address;
static bool in_interrupt;
static unsigned breaks;

static side_t *side_of(unsigned ep) {
    assert((ep & 15) < 3);
    return &(ep & USB_IN ? ins : outs)[ep & 15];
}

void usb_ctrl_set(unsigned ep, unsigned state) {
    assert(in_interrupt);
    side_t *side = side_of(ep);
    side->state = state & 3;
    if (state & USB_EP_DATA0) {
        side->data1 = false;
    }
}

static void (*meanwhile)(void); // what the host does while the device's interrupt runs

enum usb_ep_state usb_ctrl_get(unsigned ep) {
    if (meanwhile) {
        meanwhile();
    }
    return side_of(ep)->unreported ? USB_EP_READY : side_of(ep)->state;
}

void usb_ctrl_send(unsigned number, const void *data, unsigned len) {
    assert(in_interrupt && number < 3 && len <= USB_PACKET);
    memcpy(ins[number].packet, data, len);
    ins[number].len = len;
    ins[number].state = USB_EP_READY;
}

unsigned usb_ctrl_received(unsigned number) {
    return outs[number].len;
}

uint8_t usb_ctrl_peek(unsigned buffer, unsigned at) {
    assert(buffer < USB_BUFFER + USB_BUFFERS && at < USB_PACKET);
    return buffers[buffer][at];
}

void usb_ctrl_buffer(unsigned buffer) {
    assert(in_interrupt && outs[1].state == USB_EP_NAK);
    assert(buffer >= USB_BUFFER && buffer < USB_BUFFER + USB_BUFFERS);
    out_buffer = buffer;
}

void usb_ctrl_set_address(unsigned to) {
    address = to;
}

const volatile uint8_t *usb_ctrl_serial(void) {
    static const uint8_t id[USB_SERIAL_SIZE] = {0x00, 0x1F, 0xA5, 0xFF, 1, 2, 3, 4, 5, 6, 7, 0xE8};
    return id;
}

static void begin(void);
static void end(void);

void usb_ctrl_wake(void) {
    assert(!in_interrupt);
    begin();
    end();
}

void usb_cdc_on_break(void) {
    assert(in_interrupt);
    breaks++;
}

// ---- the host ----------------------------------------------------------------------------------
enum { NAK = -1, STALL = -2, SILENCE = -3 };

static void begin(void) {
    in_interrupt = true;
}

static void report(void) {
    if (ins[1].unreported) {
        ins[1].unreported = false;
        usb_cdc_sent();
    }
    if (outs[1].unreported) {
        outs[1].unreported = false;
        usb_cdc_received();
    }
}

static void end(void) {
    report();
    usb_cdc_service();
    in_interrupt = false;
}

static void bus_reset(void) {
    begin();
    memset(ins, 0, sizeof(ins));
    for (unsigned n = 0; n < 3; n++) { // a packet that was not fetched is still in the memory
        outs[n].state = USB_EP_OFF;
        outs[n].data1 = false;
    }
    ins[0].state = outs[0].state = USB_EP_NAK;
    address = 0;
    usb_dev_reset();
    end();
}

static int handshake(const side_t *side) {
    static const int answer[] = {SILENCE, STALL, NAK};
    return side->state == USB_EP_READY ? 0 : answer[side->state];
}

static int in_on_wire(unsigned number, uint8_t *to) {
    side_t *side = &ins[number];
    if (handshake(side)) {
        return handshake(side);
    }
    memcpy(to, side->packet, side->len);
    side->state = USB_EP_NAK;
    side->data1 = !side->data1;
    side->unreported = number == 1;
    return (int)side->len;
}

static int in(unsigned number, uint8_t *to) {
    int len = in_on_wire(number, to);
    if (len >= 0) {
        begin();
        if (number == 0) {
            usb_dev_sent();
        }
        end();
    }
    return len;
}

static int out_on_wire(unsigned number, const void *data, unsigned len) {
    side_t *side = &outs[number];
    if (handshake(side)) {
        return handshake(side);
    }
    memcpy(buffers[number ? out_buffer : 0], data, len);
    side->len = len;
    side->state = USB_EP_NAK;
    side->data1 = !side->data1;
    side->unreported = number == 1;
    return (int)len;
}

static int out(unsigned number, const void *data, unsigned len) {
    int taken = out_on_wire(number, data, len);
    if (taken >= 0) {
        begin();
        if (number == 0) {
            usb_dev_received();
        }
        end();
    }
    return taken;
}

static void setup(unsigned type, unsigned request, unsigned value, unsigned index,
                  unsigned length) {
    usb_setup_t packet = {(uint16_t)(type | request << 8), (uint16_t)value, (uint16_t)index,
                          (uint16_t)length};
    ins[0].state = outs[0].state = USB_EP_NAK;
    ins[0].data1 = outs[0].data1 = true;
    memcpy(buffers[0], &packet, 8);
    outs[0].len = 8;
    begin();
    usb_dev_setup(&packet);
    end();
}

// A whole transfer: the length of the answer, or how it was refused.
static int control_in(unsigned type, unsigned request, unsigned value, unsigned index,
                      unsigned length, uint8_t *answer) {
    int total = 0, len;
    uint8_t packet[USB_PACKET];
    setup(type, request, value, index, length);
    do {
        assert(ins[0].data1 == (total / USB_PACKET % 2 == 0));
        len = in(0, packet);
        if (len < 0) {
            return len;
        }
        assert((unsigned)(total + len) <= length);
        memcpy(answer + total, packet, (size_t)len);
        total += len;
    } while (len == USB_PACKET && total < (int)length);
    assert(out(0, "", 0) == 0);
    assert(in(0, packet) == NAK && out(0, "", 0) == NAK);
    return total;
}

static int control_out(unsigned type, unsigned request, unsigned value, unsigned index,
                       unsigned length, const void *data) {
    uint8_t packet[USB_PACKET];
    setup(type, request, value, index, length);
    if (length) {
        assert(ins[0].state != USB_EP_READY);
        int taken = out(0, data, length);
        if (taken < 0) {
            return taken;
        }
    }
    assert(ins[0].data1);
    int len = in(0, packet);
    assert(len < 0 || (len == 0 && in(0, packet) == NAK));
    return len;
}

#define NO_DATA(type, request, value, index) control_out(type, request, value, index, 0, NULL)

static void configure(void) {
    bus_reset();
    assert(NO_DATA(0, 5, 9, 0) == 0 && address == 9);
    assert(NO_DATA(0, 9, 1, 0) == 0);
}

static void open_port(void) {
    assert(NO_DATA(0x21, 0x22, 3, 0) == 0);
}

// ---- tests -------------------------------------------------------------------------------------
static uint8_t answer[512];

static void test_descriptors(void) {
    bus_reset();
    assert(control_in(0x80, 6, 0x100, 0, 8, answer) == 8); // what Windows and Linux begin with
    assert(control_in(0x80, 6, 0x100, 0, 64, answer) == 18);
    assert(answer[0] == 18 && answer[1] == 1 && answer[4] == 2 && answer[7] == 64);
    assert(answer[8] == 0x09 && answer[9] == 0x12 && answer[10] == 0xDA && answer[11] == 0xAD &&
           answer[17] == 1);
    assert(control_in(0x80, 6, 0x200, 0, 9, answer) == 9 && answer[2] == 67 && answer[3] == 0);
    assert(control_in(0x80, 6, 0x200, 0, 255, answer) == 67);
    unsigned at = 0, interfaces = 0, endpoints = 0;
    for (; at < 67; at += answer[at]) {
        assert(answer[at]);
        interfaces += answer[at + 1] == 4;
        endpoints += answer[at + 1] == 5;
    }
    assert(at == 67 && interfaces == answer[4] && endpoints == 3);
    assert(control_in(0x80, 6, 0x300, 0, 255, answer) == 4 && answer[2] == 9 && answer[3] == 4);
    assert(control_in(0x80, 6, 0x301, 0x409, 255, answer) == 38 && answer[0] == 38 &&
           answer[2] == 'M');
    assert(control_in(0x80, 6, 0x302, 0x409, 255, answer) == 50);
    for (unsigned i = 0; i < 24; i++) {
        assert(answer[2 + 2 * i] == "001FA5FF01020304050607E8"[i] && answer[3 + 2 * i] == 0);
    }
    assert(control_in(0x80, 6, 0x302, 0x409, 2, answer) == 2);
    assert(control_in(0x80, 6, 0x3EE, 0, 18, answer) == STALL);
    assert(control_in(0x80, 6, 0x303, 0x409, 255, answer) == STALL);
    assert(control_in(0x80, 6, 0x600, 0, 10, answer) ==
           STALL); // device qualifier: not of high speed
    assert(control_in(0x80, 6, 0x101, 0, 18, answer) == STALL);
    assert(control_in(0x80, 6, 0x100, 0, 18, answer) == 18); // the stall has gone
}

static void test_address_is_taken_after_the_status(void) {
    bus_reset();
    setup(0, 5, 42, 0, 0);
    assert(address == 0);
    assert(in(0, answer) == 0 && address == 42);
    assert(NO_DATA(0, 5, 128, 0) == STALL && address == 42);
    setup(0, 5, 43, 0, 0); // and not when another request comes before it
    assert(control_in(0x80, 6, 0x100, 0, 18, answer) == 18 && address == 42);
    assert(NO_DATA(0, 5, 0, 0) == 0 && address == 0);
}

static void test_configuration(void) {
    bus_reset();
    assert(control_in(0x80, 8, 0, 0, 1, answer) == 1 && answer[0] == 0);
    assert(in(1, answer) == SILENCE && out(1, "a", 1) == SILENCE);
    assert(NO_DATA(0, 9, 2, 0) == STALL);
    assert(control_in(0x81, 10, 0, 0, 1, answer) == STALL);
    assert(NO_DATA(0, 9, 1, 0) == 0);
    assert(control_in(0x80, 8, 0, 0, 1, answer) == 1 && answer[0] == 1);
    assert(in(1, answer) == NAK && in(2, answer) == NAK);
    assert(control_in(0x81, 10, 0, 1, 1, answer) == 1 && answer[0] == 0);
    assert(NO_DATA(1, 11, 0, 1) == 0 && NO_DATA(1, 11, 0, 0) == 0);
    assert(NO_DATA(1, 11, 1, 1) == STALL && NO_DATA(1, 11, 0, 2) == STALL);
    assert(NO_DATA(0, 9, 0, 0) == 0);
    assert(in(1, answer) == SILENCE && out(1, "a", 1) == SILENCE);
}

static void test_status_and_halt(void) {
    configure();
    assert(control_in(0x80, 0, 0, 0, 2, answer) == 2 && answer[0] == 0 && answer[1] == 0);
    assert(control_in(0x81, 0, 0, 1, 2, answer) == 2 && answer[0] == 0);
    assert(control_in(0x81, 0, 0, 2, 2, answer) == STALL);
    static const uint8_t halted[] = {0x81, 0x01, 0x82};
    for (unsigned i = 0; i < 3; i++) {
        assert(NO_DATA(2, 3, 0, halted[i]) == 0);
        assert(control_in(0x82, 0, 0, halted[i], 2, answer) == 2 && answer[0] == 1);
        assert((halted[i] & USB_IN ? in(halted[i] & 15, answer) : out(halted[i], "a", 1)) == STALL);
        side_of(halted[i])->data1 = true;
        usb_ctrl_wake();
        assert(NO_DATA(2, 1, 0, halted[i]) == 0);
        assert(!side_of(halted[i])->data1);
        assert(control_in(0x82, 0, 0, halted[i], 2, answer) == 2 && answer[0] == 0);
    }
    assert(out(1, "a", 1) == 1 && usb_cdc_read() == 'a');
    assert(NO_DATA(2, 3, 0, 0x83) == STALL && NO_DATA(2, 3, 1, 0x81) == STALL &&
           NO_DATA(0, 3, 1, 0) == STALL);
    assert(NO_DATA(2, 1, 0, 0) == 0 && control_in(0x82, 0, 0, 0x80, 2, answer) == 2 &&
           answer[0] == 0);
    // Halted, output waits; the halt is not ended by it.
    open_port();
    assert(NO_DATA(2, 3, 0, 0x81) == 0 && usb_cdc_write("xy", 2) == 2 && in(1, answer) == STALL);
    assert(NO_DATA(2, 1, 0, 0x81) == 0 && in(1, answer) == 2 && answer[1] == 'y');
    // A halt that is ended where there was none does not lose what waits.
    assert(usb_cdc_write("z", 1) == 1 && NO_DATA(2, 1, 0, 0x81) == 0 && in(1, answer) == 1 &&
           answer[0] == 'z');
}

static void test_unknown_requests_stall(void) {
    configure();
    assert(control_in(0x80, 12, 0, 0, 2, answer) == STALL);   // SYNCH_FRAME
    assert(control_out(0, 7, 0x100, 0, 18, answer) == STALL); // SET_DESCRIPTOR
    assert(control_in(0xC0, 1, 0, 0, 16, answer) == STALL);   // a vendor's
    assert(control_in(0xC2, 0, 0, 0x81, 2, answer) == STALL); // a vendor's, to an endpoint
    assert(control_in(0xA1, 0x81, 0, 0, 8, answer) == STALL); // a class's that is not ours
    assert(control_out(0, 9, 1, 0, 5, answer) == STALL);      // data where none belongs
    assert(NO_DATA(0x80, 0, 0, 0) == 0);                      // nothing asked for
    assert(control_in(0x80, 6, 0x100, 0, 18, answer) == 18);
}

static void test_line_coding(void) {
    configure();
    assert(control_out(0x21, 0x20, 0, 0, 7, "\x00\xC2\x01\x00\x00\x00\x08") == 0);
    assert(control_in(0xA1, 0x21, 0, 0, 7, answer) == 7 &&
           memcmp(answer, "\x00\xC2\x01\x00\x00\x00\x08", 7) == 0);
    assert(control_out(0x21, 0x20, 0, 0, 8, "12345678") == STALL);
    setup(0x21, 0x20, 0, 0, 7);
    assert(out(0, "123", 3) == 3 && in(0, answer) == STALL);
    assert(control_in(0xA1, 0x21, 0, 0, 7, answer) == 7 && answer[1] == 0xC2);
}

static void test_a_setup_ends_what_was_under_way(void) {
    configure();
    setup(0x80, 6, 0x200, 0, 255); // an answer of two packets, of which one is fetched
    assert(out(0, "", 0) == STALL && in(0, answer) == 64);
    assert(control_in(0x80, 0, 0, 0, 2, answer) == 2);
    setup(0x21, 0x20, 0, 0, 7);
    assert(control_in(0xA1, 0x21, 0, 0, 7, answer) == 7);
    setup(0x80, 6, 0x200, 0, 255);
    bus_reset();
    assert(in(0, answer) == NAK && address == 0);
}

static void test_input_waits_when_nobody_reads(void) {
    configure();
    uint8_t packet[USB_PACKET];
    unsigned sent = 0, read = 0;
    for (;;) {
        for (unsigned i = 0; i < USB_PACKET; i++) {
            packet[i] = (uint8_t)(sent + i);
        }
        int taken = out(1, packet, USB_PACKET);
        if (taken < 0) {
            assert(taken == NAK);
            break;
        }
        sent += USB_PACKET;
    }
    assert(sent == 448);               // 255 in the queue, the rest in the controller
    while (out(1, packet, 1) == NAK) { // until there is room again
        assert(read < USB_PACKET && usb_cdc_read() == (uint8_t)read);
        read++;
    }
    while (read < 448) {
        assert(usb_cdc_read() == (uint8_t)read);
        read++;
    }
    assert(usb_cdc_read() == packet[0] && usb_cdc_read() == -1);
    assert(out(1, "", 0) == 0 && out(1, "b", 1) == 1 && usb_cdc_read() == 'b');
}

static void test_break_is_seen_though_the_queue_is_full(void) {
    configure();
    usb_cdc_set_break(3);
    uint8_t packet[USB_PACKET];
    memset(packet, 'x', sizeof(packet));
    for (unsigned i = 0; i < 3; i++) {
        assert(out(1, packet, USB_PACKET) == USB_PACKET);
    }
    assert(out(1, packet, 63) == 63);
    breaks = 0;
    for (unsigned i = 0; i < 3; i++) {
        assert(out(1, packet, USB_PACKET) == USB_PACKET && breaks == 0);
    }
    assert(out(1, "ab\3cd", 5) == 5 && breaks == 1 && out(1, "e", 1) == NAK);
    for (unsigned i = 0; i < 255 + 3 * USB_PACKET; i++) {
        assert(usb_cdc_read() == 'x');
    }
    usb_cdc_set_break(-1); // decided when it came
    assert(usb_cdc_read() == 'a' && usb_cdc_read() == 'b' && usb_cdc_read() == 'c' &&
           usb_cdc_read() == 'd');
    assert(usb_cdc_read() == -1 && breaks == 1);
    assert(out(1, "\3", 1) == 1 && usb_cdc_read() == 3 && breaks == 1);
    usb_cdc_set_break('q');
    assert(out(1, "\3q", 2) == 2 && usb_cdc_read() == 3 && usb_cdc_read() == -1 && breaks == 2);
    usb_cdc_set_break(-1);
}

// SEND_BREAK goes around the bytes that wait; wValue 0 ends the break.
static void test_break_of_the_line(void) {
    configure();
    breaks = 0;
    assert(NO_DATA(0x21, 0x23, 0xFFFF, 0) == 0 && breaks == 0); // nobody wants to be interrupted
    usb_cdc_set_break(3);
    uint8_t packet[USB_PACKET];
    memset(packet, 'x', sizeof(packet));
    while (out(1, packet, USB_PACKET) == USB_PACKET) {
    }
    assert(NO_DATA(0x21, 0x23, 0xFFFF, 0) == 0 && breaks == 1);
    assert(NO_DATA(0x21, 0x23, 0, 0) == 0 && breaks == 1);
    usb_cdc_set_break(-1);
    while (usb_cdc_read() >= 0) {
    }
}

static void test_output(void) {
    configure();
    assert(!usb_cdc_patience());
    open_port();
    assert(usb_cdc_patience() == 5000);
    assert(NO_DATA(0x21, 0x22, 2, 0) == 0 && usb_cdc_patience() == 500);
    open_port();
    char text[200];
    memset(text, 't', sizeof(text));
    assert(usb_cdc_write("hello", 5) == 5 && in(1, answer) == 5 && memcmp(answer, "hello", 5) == 0);
    assert(in(1, answer) == NAK);
    size_t done = 0, got = 0;
    while (got < 64) { // whole packets end with an empty one
        done += usb_cdc_write(text + done, 64 - done);
        int len = in(1, answer);
        assert(len > 0);
        got += (size_t)len;
        if (len < 64) {
            continue;
        }
        assert(in(1, answer) == 0);
    }
    assert(in(1, answer) == NAK);
    configure(); // the queue begins anywhere; fill both places
    assert(usb_cdc_write(text, 200) <= 64);
    usb_cdc_write(text, 200);
    usb_cdc_write(text, 200);
    assert(usb_cdc_write(text, 200) == 0);
    usb_cdc_give_up();
    assert(!usb_cdc_patience());
    assert(in(1, answer) > 0 && usb_cdc_patience());
    bus_reset();
    assert(!usb_cdc_patience() && usb_cdc_write(text, 200) == 200);
    configure();
    assert(in(1, answer) == NAK); // old output does not come back
}

static void test_suspend(void) {
    configure();
    open_port();
    begin();
    usb_cdc_suspended(true);
    end();
    assert(!usb_cdc_patience());
    begin();
    usb_cdc_suspended(false);
    end();
    assert(usb_cdc_patience());
}

static void test_reset_keeps_the_input(void) {
    configure();
    uint8_t packet[USB_PACKET];
    for (unsigned i = 0; i < USB_PACKET; i++) {
        packet[i] = (uint8_t)i;
    }
    for (unsigned i = 0; i < 7; i++) {
        assert(out(1, packet, USB_PACKET) == USB_PACKET);
    }
    configure();
    assert(out(1, packet, 1) == NAK);
    for (unsigned i = 0; i < 448; i++) {
        assert(usb_cdc_read() == (uint8_t)(i % 64));
    }
    assert(usb_cdc_read() == -1);
}

// ---- the hostile host --------------------------------------------------------------------------
static uint32_t seed = 1;

static unsigned random_below(unsigned n) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

static void random_setup(void) {
    static const uint8_t types[] = {0, 1, 2, 0x80, 0x81, 0x82, 0x21, 0xA1, 0xC0, 0x40, 0x22};
    static const uint8_t indices[] = {0, 1, 2, 0x81, 0x82, 0x80, 0x83, 0x8F};
    unsigned request = random_below(3) ? random_below(13) : 0x20 + random_below(4);
    unsigned type = random_below(20) ? types[random_below(sizeof(types))] : random_below(256);
    unsigned value = random_below(2) ? random_below(3) : random_below(8) << 8 | random_below(4);
    unsigned length = random_below(2) ? random_below(9) : random_below(0x10000);
    setup(type, request, value, indices[random_below(sizeof(indices))], length);
}

static void test_hostile_host(void) {
    uint8_t packet[USB_PACKET];
    for (unsigned i = 0; i < 400000; i++) {
        unsigned number = random_below(2);
        switch (random_below(16)) {
        case 0: random_setup(); break;
        case 1:
            if (random_below(50) == 0) {
                bus_reset();
            }
            break;
        case 2:
            if (random_below(10) == 0) {
                configure();
            }
            break;
        case 3:
            begin();
            usb_cdc_suspended(random_below(2));
            end();
            break;
        case 4:
        case 5:
        case 6: in(random_below(3), packet); break;
        case 7:
        case 8:
        case 9: out(number, packet, random_below(USB_PACKET + 1)); break;
        case 10:
        case 11: usb_cdc_write((char *)packet, random_below(USB_PACKET + 1)); break;
        case 12: usb_cdc_set_break((int)random_below(5) - 1); break;
        default: usb_cdc_read(); break;
        }
    }
    usb_cdc_set_break(-1);
}

// Both directions at once, at every pace, the host acting also while the interrupt runs: no byte lost, none
// twice, none out of order.
static unsigned in_got, out_sent;
static unsigned pace;

static void host_out(void) {
    uint8_t packet[USB_PACKET];
    unsigned len = random_below(USB_PACKET + 1);
    for (unsigned i = 0; i < len; i++) {
        packet[i] = (uint8_t)((out_sent + i) * 7);
    }
    if (out_on_wire(1, packet, len) >= 0) {
        out_sent += len;
    }
}

static void host_in(void) {
    uint8_t packet[USB_PACKET];
    int len = in_on_wire(1, packet);
    for (int i = 0; i < len; i++) {
        assert(packet[i] == (uint8_t)(in_got++ * 11));
    }
}

static void host_acts(void) {
    if (random_below(4) > pace) {
        host_out();
    }
    if (random_below(4) >= pace) {
        host_in();
    }
}

static void test_streams(void) {
    unsigned in_sent = 0, out_got = 0;
    configure();
    open_port();
    while (usb_cdc_read() >= 0) {
    }
    while (in(1, answer) >= 0) {
    }
    meanwhile = host_acts;
    for (unsigned turn = 0; in_got < 1000000 || out_got < 1000000; turn++) {
        pace = turn >> 10 & 3;
        host_acts();
        if (random_below(2)) {
            begin();
            end();
        }
        for (unsigned i = random_below(40); i; i--) {
            int byte = usb_cdc_read();
            assert(byte < 0 || byte == (uint8_t)(out_got * 7));
            out_got += byte >= 0;
        }
        uint8_t packet[USB_PACKET];
        unsigned len = random_below(USB_PACKET + 1);
        for (unsigned i = 0; i < len; i++) {
            packet[i] = (uint8_t)((in_sent + i) * 11);
        }
        in_sent += usb_cdc_write((char *)packet, len);
    }
    meanwhile = NULL;
}

int main(void) {
    usb_cdc_set_break(-1);
    test_descriptors();
    test_address_is_taken_after_the_status();
    test_configuration();
    test_status_and_halt();
    test_unknown_requests_stall();
    test_line_coding();
    test_a_setup_ends_what_was_under_way();
    test_input_waits_when_nobody_reads();
    test_break_is_seen_though_the_queue_is_full();
    test_break_of_the_line();
    test_output();
    test_suspend();
    test_reset_keeps_the_input();
    test_hostile_host();
    test_streams();
    puts("ok");
    return 0;
}
