// SPDX-License-Identifier: MIT
//   client - pty - output buffer - bulk OUT pipe - device
//                  input buffer  - bulk IN pipe  -
//
// No byte is lost on this side: the pty is read only when the output buffer is empty, the device only when the input
// buffer has room for a transfer. What the device sent before the port was closed is there for who opens it next;
// what a client wrote before it closed the port still goes out (for 30 seconds, as on Linux), then DTR falls.
//
// The slave side is not kept open here: that is how this side learns that a client has it open (no POLLHUP).
#define _GNU_SOURCE
#include "sim/usbacm.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"
#include "sim/usbhost.h"

enum { SET_LINE_CODING = 0x20, SET_CONTROL_LINE_STATE = 0x22, DTR_RTS = 3 };

#define TRANSFER     128u // two packets, as Linux's cdc_acm reads: a missing short packet shows
#define CLOSING_WAIT 30000000000ull
#define PATIENCE     1000000000ull
#define FIRST_BAUD   9600

static struct {
    int master; // 0: no pty
    sim_usb_acm_t device;
    bool configured;
    bool open;                // a client has the port open
    uint64_t closed_at;       // ns
    unsigned state_sent;      // SET_CONTROL_LINE_STATE
    uint32_t baud, baud_sent; // SET_LINE_CODING
    bool state_known;         // state_sent and baud_sent are what the device has
    unsigned state_asked;
    uint32_t baud_asked;
    uint8_t coding[7];
    bool failed; // a data pipe does not work: nothing more until the device is enumerated anew
    sim_alarm_t complain;
    char complaint[80];
    sim_usb_pipe_t in, out, notify;
    uint8_t output[4096], input[8192], transfer[TRANSFER], notification[64];
    unsigned output_len, input_len;
} acm = {.baud = FIRST_BAUD};

static void reconcile(void);

// ---- line coding and control line state

static bool wants_dtr(void) {
    return acm.open || acm.output_len > 0 || acm.out.busy;
}

static void state_set(sim_usb_status_t status) {
    if (status != SIM_USB_CANCELLED) {
        acm.state_sent = acm.state_asked;
        acm.baud_sent = acm.baud_asked;
        acm.state_known = true;
    }
    if (status == SIM_USB_STALLED || status == SIM_USB_NO_ANSWER) {
        fprintf(stderr, "pyll-sim: USB device: SET_LINE_CODING or SET_CONTROL_LINE_STATE %s\n",
                sim_usb_status_text(status));
    }
    reconcile();
}

static void send_coding(void) {
    uint8_t setup[8];
    acm.baud_asked = acm.baud;
    acm.state_asked = acm.state_known ? acm.state_sent : ~0u;
    for (unsigned i = 0; i < 4; i++) {
        acm.coding[i] = (uint8_t)(acm.baud >> 8 * i);
    }
    acm.coding[6] = 8; // 1 stop bit, no parity, 8 bits
    sim_usb_setup(setup, 0x21, SET_LINE_CODING, 0, acm.device.control, 7);
    sim_usbhost_request(setup, acm.coding, state_set);
}

static void send_state(unsigned state) {
    uint8_t setup[8];
    acm.state_asked = state;
    acm.baud_asked = acm.baud_sent;
    sim_usb_setup(setup, 0x21, SET_CONTROL_LINE_STATE, state, acm.device.control, 0);
    sim_usbhost_request(setup, NULL, state_set);
}

// ---- data

// A board that is being reset does not answer until it is enumerated again: no reason to complain.
static void pipe_failed(const char *what, sim_usb_status_t status) {
    if (status != SIM_USB_CANCELLED) {
        acm.failed = true;
        snprintf(acm.complaint, sizeof acm.complaint, "%s: %s", what, sim_usb_status_text(status));
        sim_alarm_set(&acm.complain, PATIENCE);
    }
}

static void complain(void *self) {
    (void)self;
    fprintf(stderr, "pyll-sim: USB device: %s\n", acm.complaint);
}

static bool opened(void) {
    return acm.configured && !acm.failed && acm.state_known && acm.state_sent == DTR_RTS;
}

static void out_ended(sim_usb_pipe_t *pipe) {
    acm.output_len -= pipe->done;
    memmove(acm.output, acm.output + pipe->done, acm.output_len);
    if (pipe->status == SIM_USB_DONE) {
        reconcile();
    } else {
        pipe_failed("writing to its serial port", pipe->status);
    }
}

static void in_ended(sim_usb_pipe_t *pipe) {
    memcpy(acm.input + acm.input_len, acm.transfer, pipe->done);
    acm.input_len += pipe->done;
    if (pipe->status == SIM_USB_DONE) {
        reconcile();
    } else {
        pipe_failed("reading its serial port", pipe->status);
    }
}

// What it says (the state of modem lines) interests no one here.
static void notify_ended(sim_usb_pipe_t *pipe) {
    if (pipe->status == SIM_USB_DONE) {
        sim_usbhc_transfer(pipe, acm.notification, pipe->max_packet);
    }
}

// Begins whatever should be going on and is not.
static void reconcile(void) {
    if (!acm.configured || sim_usbhost_control_pipe()->busy) {
        return;
    }
    unsigned state = wants_dtr() ? DTR_RTS : 0;
    if (!acm.state_known || acm.baud != acm.baud_sent) {
        send_coding();
    } else if (state != acm.state_sent) {
        send_state(state);
    }
    if (opened() && acm.output_len && !acm.out.busy) {
        sim_usbhc_transfer(&acm.out, acm.output, (uint16_t)acm.output_len);
    }
    if (opened() && acm.open && !acm.in.busy && acm.input_len + TRANSFER <= sizeof acm.input) {
        sim_usbhc_transfer(&acm.in, acm.transfer, TRANSFER);
    }
}

// ---- the device comes and goes

static void set_pipe(sim_usb_pipe_t *pipe, unsigned address, sim_usb_type_t type, uint16_t size,
                     void (*ended)(sim_usb_pipe_t *)) {
    *pipe = (sim_usb_pipe_t){
        .address = sim_usbhost_device()->address,
        .endpoint = address & 15,
        .in = address & 0x80,
        .type = type,
        .max_packet = size,
        .ended = ended,
    };
}

static void configured(const sim_usbhost_device_t *device) {
    acm.configured = device->has_acm;
    if (!device->has_acm) {
        return;
    }
    acm.device = device->acm;
    acm.state_known = acm.failed = false;
    set_pipe(&acm.in, acm.device.in, SIM_USB_BULK, acm.device.in_size, in_ended);
    set_pipe(&acm.out, acm.device.out, SIM_USB_BULK, acm.device.out_size, out_ended);
    if (acm.device.notify) {
        set_pipe(&acm.notify, acm.device.notify, SIM_USB_INTERRUPT, acm.device.notify_size,
                 notify_ended);
        acm.notify.interval = acm.device.interval;
        sim_usbhc_transfer(&acm.notify, acm.notification, acm.notify.max_packet);
    }
    reconcile();
}

static void gone(void) {
    acm.configured = false;
    sim_alarm_cancel(&acm.complain);
}

// ---- the pty

static void set_open(bool open) {
    if (acm.open && !open) {
        acm.closed_at = sim_rcc_nanoseconds();
        sim_usbhc_cancel(&acm.in);
    }
    acm.open = open;
}

static void read_pty(void) {
    ssize_t n = read(acm.master, acm.output, sizeof acm.output);
    if (n > 0) {
        acm.output_len = (unsigned)n;
    }
}

static void write_pty(void) {
    ssize_t n = write(acm.master, acm.input, acm.input_len);
    if (n > 0) {
        acm.input_len -= (unsigned)n;
        memmove(acm.input, acm.input + n, acm.input_len);
    }
}

static void read_baud(void) {
    static const struct {
        speed_t code;
        uint32_t baud;
    } speeds[] = {
        {B300, 300},         {B1200, 1200},     {B2400, 2400},     {B4800, 4800},
        {B9600, 9600},       {B19200, 19200},   {B38400, 38400},   {B57600, 57600},
        {B115200, 115200},   {B230400, 230400}, {B460800, 460800}, {B921600, 921600},
        {B1000000, 1000000},
    };
    struct termios settings;
    if (tcgetattr(acm.master, &settings) < 0) {
        return;
    }
    for (unsigned i = 0; i < sizeof speeds / sizeof *speeds; i++) {
        if (speeds[i].code == cfgetospeed(&settings)) {
            acm.baud = speeds[i].baud;
        }
    }
}

static void give_up_output(void) {
    if (!acm.open && acm.output_len && sim_rcc_nanoseconds() - acm.closed_at > CLOSING_WAIT) {
        sim_usbhc_cancel(&acm.out);
        acm.output_len = acm.out.busy ? acm.output_len : 0;
    }
}

void sim_usbacm_poll(void) {
    if (!acm.master) {
        return;
    }
    struct pollfd fd = {.fd = acm.master, .events = POLLIN};
    poll(&fd, 1, 0);
    if (fd.revents & POLLIN && acm.output_len == 0) {
        read_pty(); // also what a client left that has gone already
    }
    set_open(!(fd.revents & POLLHUP));
    if (acm.open) {
        read_baud();
        if (acm.input_len) {
            write_pty();
        }
    }
    give_up_output();
    reconcile();
}

bool sim_usbacm_present(void) {
    return acm.master != 0;
}

bool sim_usbacm_pty(void) {
    static const sim_usbhost_class_t class = {configured, gone};
    int slave;
    char name[256];
    if (openpty(&acm.master, &slave, name, NULL, NULL) < 0) {
        return false;
    }
    struct termios raw;
    tcgetattr(slave, &raw);
    cfmakeraw(&raw);
    cfsetspeed(&raw, B9600);
    tcsetattr(slave, TCSANOW, &raw);
    close(slave);
    acm.complain.call = complain;
    fcntl(acm.master, F_SETFL, O_NONBLOCK);
    fprintf(stderr, "usb: %s\n", name);
    sim_usbhost_init(&class, false);
    return true;
}
