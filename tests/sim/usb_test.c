// SPDX-License-Identifier: MIT
// tests/sim/usb_test.c -- the USB peripheral and the host, checked by a script from the host's side.
//
// usage: usb_test FIRMWARE EP0_SIZE, the firmware being tests/sim/bare/usbdev.c. Prints `ok NAME` or `FAIL NAME: why`.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/board.h"
#include "sim/chip.h"
#include "sim/cpu/cpu.h"
#include "sim/loader.h"
#include "sim/periph/rcc.h"
#include "sim/random.h"
#include "sim/usbscript.h"

#define MS 1000000ull

// As in usbdev.c.
enum {
    RESETS,
    SUSPENDS,
    WAKEUPS,
    SOFS,
    ESOFS,
    LAST_FNR,
    FAST_IRQS,
    SUM3,
    PACKETS3,
    LINE_STATE,
    BAUD,
    SUM5,
    PACKETS5,
    PACKETS6,
    STARTS,
    EXTI_WAKEUPS,
    PACKETS1,
    SETUPS,
    STOPS
};
enum { HOLD = 0x5500, GO_ON, WAKE_HOST, UNPLUG, RESTART, STOP_ASLEEP };
enum { IN = 0xC0, OUT = 0x40 };

static unsigned address, ep0_size;
static sim_usb_pipe_t echo_out, echo_in, notify, fast_out, fast_in, iso_out, iso_in;
static uint8_t data[1024], back[1024];

// ---- checks

static void check_range(const char *name, long got, long low, long high) {
    if (got >= low && got <= high) {
        printf("ok usb-%s\n", name);
    } else {
        printf("FAIL usb-%s: %ld, not %ld to %ld\n", name, got, low, high);
    }
    fflush(stdout);
}

static void check(const char *name, long got, long want) {
    check_range(name, got, want, want);
}

static void check_status(const char *name, sim_usb_status_t got, sim_usb_status_t want) {
    if (got != want) {
        printf("FAIL usb-%s: %s\n", name, sim_usb_status_text(got));
    } else {
        printf("ok usb-%s\n", name);
    }
    fflush(stdout);
}

static long counter(unsigned n) {
    uint8_t value[4] = {0};
    sim_usb_request(IN, 1, 0, n, value, 4, NULL);
    return value[0] | value[1] << 8 | value[2] << 16 | (long)value[3] << 24;
}

static sim_usb_status_t command(unsigned what) {
    return sim_usb_request(OUT, 0x77, 0, what, NULL, 0, NULL);
}

static void fill(unsigned len) {
    static uint8_t next = 1;
    for (unsigned i = 0; i < len; i++) {
        data[i] = next = (uint8_t)(next * 5 + 17);
    }
}

static long sum(unsigned len) {
    long total = 0;
    for (unsigned i = 0; i < len; i++) {
        total += data[i];
    }
    return total;
}

static sim_usb_pipe_t pipe_to(unsigned endpoint, bool in, sim_usb_type_t type, unsigned size,
                              unsigned interval) {
    return (sim_usb_pipe_t){.address = (uint8_t)address,
                            .endpoint = (uint8_t)endpoint,
                            .in = in,
                            .type = type,
                            .max_packet = (uint16_t)size,
                            .interval = (uint8_t)interval};
}

static bool set_up(void) {
    bool done = sim_usb_wait_configured(2000 * MS);
    address = sim_usbhost_device()->address;
    echo_out = pipe_to(1, false, SIM_USB_BULK, 64, 0);
    echo_in = pipe_to(1, true, SIM_USB_BULK, 64, 0);
    notify = pipe_to(2, true, SIM_USB_INTERRUPT, 8, 16);
    fast_out = pipe_to(3, false, SIM_USB_BULK, 64, 0);
    fast_in = pipe_to(4, true, SIM_USB_BULK, 8, 0);
    iso_out = pipe_to(5, false, SIM_USB_ISO, 8, 1);
    iso_in = pipe_to(6, true, SIM_USB_ISO, 8, 1);
    return done;
}

// ---- groups

static uint64_t plugged_at;

static bool is_plugged(void) {
    return sim_usbhc_plugged();
}

static void test_enumeration(void) {
    sim_usb_pass(5 *
                 MS); // R10 pulls D+ up from the first moment on, then the program pulls it down
    check("not-plugged-while-D+-low", is_plugged(), 0);
    sim_usb_wait(is_plugged, 100 * MS);
    plugged_at = sim_rcc_nanoseconds();
    check_range("connects-after-D+-was-low", (long)(plugged_at / 1000), 8000,
                9500); // 2 ms HSE, 6 ms low
    check("enumerates", set_up(), 1);
    const sim_usbhost_device_t *device = sim_usbhost_device();
    check("strings",
          strcmp(device->manufacturer, "Bar") + strcmp(device->product, "Echo") +
              strcmp(device->serial, "42"),
          0);
    check("finds-acm",
          device->has_acm && device->acm.in == 0x81 && device->acm.out == 0x01 &&
              device->acm.notify == 0x82 && device->acm.control == 0 && device->acm.data == 1,
          1);
    check("one-reset", counter(RESETS), 1);
    check("first-start", counter(STARTS), 1);
}

// The host looks closely: each change of a sound configuration is found out.
static void test_descriptors(void) {
    static const struct {
        unsigned at;
        uint8_t value;
        const char *wrong;
    } changes[] = {
        {2, 111, "has not the length that wTotalLength says"},
        {4, 2, "bNumInterfaces does not match the interfaces"},
        {5, 0, "bConfigurationValue is 0"},
        {7, 0x20, "bmAttributes has wrong reserved bits"},
        {8, 251, "bMaxPower is above 500 mA"},
        {9, 0, "a bLength does not fit"},
        {9, 200, "a bLength does not fit"},
        {12, 4, "an association of interfaces that do not exist"},
        {21, 2, "an interface has fewer endpoints than bNumEndpoints says"},
        {21, 0, "an interface has more endpoints than bNumEndpoints says"},
        {47, 0x80, "a wrong bEndpointAddress"},
        {51, 0, "an interrupt endpoint's wMaxPacketSize or bInterval is wrong"},
        {63, 0x82, "two endpoints of the same address"},
        {65, 63, "a bulk endpoint's wMaxPacketSize is not 8, 16, 32 or 64"},
    };
    const sim_usbhost_device_t *device = sim_usbhost_device();
    unsigned len = device->configuration_len, found = 0;
    for (unsigned i = 0; i < sizeof changes / sizeof *changes; i++) {
        memcpy(data, device->configuration, len);
        data[changes[i].at] = changes[i].value;
        const char *wrong = sim_usb_check_configuration(data, len);
        if (wrong && strcmp(wrong, changes[i].wrong) == 0) {
            found++;
        } else {
            printf("# byte %u: %s, not: %s\n", changes[i].at, wrong ? wrong : "sound",
                   changes[i].wrong);
        }
    }
    check("descriptors-wrong-found", found, sizeof changes / sizeof *changes);
    unsigned sound = 0;
    for (unsigned i = 0; i < 200000; i++) { // whatever comes is only refused
        sim_usb_acm_t acm;
        memcpy(data, device->configuration, len);
        for (unsigned n = sim_random() % 4; n > 0; n--) {
            data[sim_random() % len] = (uint8_t)sim_random();
        }
        sound += !sim_usb_check_configuration(data, len) && sim_usb_find_acm(data, &acm);
    }
    check_range("descriptors-random", sound, 50000, 199999);
}

static void test_control(void) {
    unsigned got = 0;
    check_status("control-in", sim_usb_request(IN, 3, 0, 0, back, 200, &got), SIM_USB_DONE);
    check("control-in-length", got, 200);
    sim_bus_peek(0x08000000, data, 200);
    check("control-in-data", memcmp(data, back, 200), 0);
    check_status("control-in-short", sim_usb_request(IN, 3, 0, 0, back, 255, &got), SIM_USB_DONE);
    check("control-in-short-length", got, 200); // ended by a short packet, or one without data
    sim_usb_request(IN, 3, 0, 0, back, ep0_size, &got);
    check("control-in-cut", got, ep0_size);
    check_status("stall", sim_usb_request(0x80, 6, 0x0700, 0, back, 8, NULL), SIM_USB_STALLED);
    check_status("after-stall", sim_usb_request(0x80, 0, 0, 0, back, 2, NULL), SIM_USB_DONE);
    uint8_t coding[7] = {0x15, 0xCD, 0x5B, 0, 2, 1, 7};
    check_status("control-out", sim_usb_request(0x21, 0x20, 0, 0, coding, 7, NULL), SIM_USB_DONE);
    sim_usb_request(0xA1, 0x21, 0, 0, back, 7, &got);
    check("control-out-data", got == 7 ? memcmp(coding, back, 7) : -1, 0);
    check_status("control-no-data", sim_usb_request(0x21, 0x22, 3, 0, NULL, 0, NULL), SIM_USB_DONE);
    check("control-no-data-taken", counter(LINE_STATE), 3);
}

static void test_other_address(void) {
    unsigned other = address + 1;
    check("other-address", sim_usb_raw(other, 0, SIM_USB_IN, 0, back, 64, NULL), SIM_USB_NOTHING);
    check("disabled-endpoint", sim_usb_raw(address, 7, SIM_USB_IN, 0, back, 64, NULL),
          SIM_USB_NOTHING);
    check("other-direction", sim_usb_raw(address, 4, SIM_USB_OUT, SIM_USB_DATA0, data, 8, NULL),
          SIM_USB_NOTHING);
    check("setup-to-bulk", sim_usb_raw(address, 1, SIM_USB_SETUP, SIM_USB_DATA0, data, 8, NULL),
          SIM_USB_NOTHING);
}

static bool echoes(unsigned len) {
    unsigned got = 0;
    fill(len);
    bool sent = sim_usb_transfer(&echo_out, data, len, NULL, 10 * MS) == SIM_USB_DONE;
    bool came = sim_usb_transfer(&echo_in, back, 64, &got, 10 * MS) == SIM_USB_DONE;
    return sent && came && got == len && memcmp(data, back, len) == 0;
}

static void test_bulk(void) {
    unsigned good = 0;
    for (unsigned len = 0; len <= 64; len++) {
        good += echoes(len);
    }
    check("bulk-echo", good, 65);
}

static void test_flow_control(void) {
    unsigned got = 0;
    long before = counter(PACKETS1);
    command(HOLD);
    fill(64);
    check_status("nak-first-goes", sim_usb_transfer(&echo_out, data, 64, NULL, 10 * MS),
                 SIM_USB_DONE);
    check_status("nak-second-waits", sim_usb_transfer(&echo_out, data, 64, NULL, 10 * MS),
                 SIM_USB_CANCELLED);
    check("nak-nothing-sent", echo_out.done, 0);
    check_range("nak-counted", echo_out.naks, 9, 100);
    check_status("nak-nothing-comes", sim_usb_transfer(&echo_in, back, 64, NULL, 10 * MS),
                 SIM_USB_CANCELLED);
    command(GO_ON);
    sim_usb_transfer(&echo_in, back, 64, &got, 10 * MS);
    check("nak-nothing-lost", got == 64 ? memcmp(data, back, 64) : -1, 0);
    check("nak-one-packet", counter(PACKETS1) - before, 1);
    check("nak-then-on", echoes(64), 1);
}

static void test_faults(void) {
    unsigned got = 0;
    long before = counter(PACKETS1);
    fill(10);
    echo_out.damage = true;
    check_status("damaged-out-is-repeated", sim_usb_transfer(&echo_out, data, 10, NULL, 10 * MS),
                 SIM_USB_DONE);
    echo_in.drop_ack = true;
    sim_usb_transfer(&echo_in, back, 64, &got, 10 * MS);
    check("ack-lost-data-came", got == 10 ? memcmp(data, back, 10) : -1, 0);
    check_status("ack-lost-no-second-copy", sim_usb_transfer(&echo_in, back, 64, &got, 5 * MS),
                 SIM_USB_CANCELLED);
    check("ack-lost-then-on", echoes(5), 1);
    check("repeated-out-is-acknowledged",
          sim_usb_raw(address, 1, SIM_USB_OUT, echo_out.toggle ? SIM_USB_DATA0 : SIM_USB_DATA1,
                      data, 5, NULL),
          SIM_USB_ACK);
    check("repeated-out-is-dropped", counter(PACKETS1) - before, 2);
    check("too-long-out-stalls",
          sim_usb_raw(address, 1, SIM_USB_OUT, echo_out.toggle ? SIM_USB_DATA1 : SIM_USB_DATA0,
                      data, 65, NULL),
          SIM_USB_STALL);
    check("too-long-out-then-on", echoes(64), 1);
    sim_usb_next_raw(SIM_USB_DAMAGED);
    check("damaged-setup", sim_usb_raw(address, 0, SIM_USB_SETUP, SIM_USB_DATA0, data, 8, NULL),
          SIM_USB_NOTHING);
    check("data1-setup", sim_usb_raw(address, 0, SIM_USB_SETUP, SIM_USB_DATA1, data, 8, NULL),
          SIM_USB_NOTHING);
}

static void test_halt(void) {
    sim_usb_request(0x02, 3, 0, 0x01, NULL, 0, NULL);
    check_status("halted-out", sim_usb_transfer(&echo_out, data, 8, NULL, 10 * MS),
                 SIM_USB_STALLED);
    sim_usb_request(0x02, 3, 0, 0x81, NULL, 0, NULL);
    check_status("halted-in", sim_usb_transfer(&echo_in, back, 64, NULL, 10 * MS), SIM_USB_STALLED);
    sim_usb_request(0x02, 1, 0, 0x01, NULL, 0, NULL);
    sim_usb_request(0x02, 1, 0, 0x81, NULL, 0, NULL);
    echo_in.toggle = echo_out.toggle = false;
    check("halt-cleared", echoes(9) && echoes(10), 1);
}

static void test_double_buffer(void) {
    unsigned got = 0;
    long packets = counter(PACKETS3), before = counter(SUM3), fast = counter(FAST_IRQS), wrong = 0;
    fill(640);
    check_status("double-out", sim_usb_transfer(&fast_out, data, 640, NULL, 10 * MS), SIM_USB_DONE);
    check("double-out-sum", counter(SUM3) - before, sum(640));
    check("double-out-packets", counter(PACKETS3) - packets, 10);
    check("double-out-fast-interrupt", counter(FAST_IRQS) - fast, 10);
    check_status("double-in", sim_usb_transfer(&fast_in, back, 160, &got, 10 * MS), SIM_USB_DONE);
    for (unsigned i = 0; i < 160; i++) {
        wrong += back[i] != (uint8_t)i;
    }
    check("double-in-data", wrong, 0);
    check("double-in-fast-interrupt", counter(FAST_IRQS) - fast, 30);
}

static void at_frame_start(void) {
    unsigned frame = sim_usbhc_frame();
    while (sim_usbhc_frame() == frame) {
        sim_usb_pass(10000);
    }
}

// The bus's limit, USB 2.0 table 5-10: 19 bulk packets of 64 bytes a frame.
static void test_rate(void) {
    static uint8_t many[64 * 19 * 10];
    at_frame_start();
    uint64_t start = sim_rcc_nanoseconds();
    sim_usb_transfer(&fast_out, many, sizeof many, NULL, 20 * MS);
    check_range("rate-us-for-190-packets", (long)((sim_rcc_nanoseconds() - start) / 1000), 9950,
                10050);
}

static void test_periodic(void) {
    check_status("interrupt-in-waits", sim_usb_transfer(&notify, back, 8, NULL, 160 * MS),
                 SIM_USB_CANCELLED);
    check_range("interrupt-in-interval", notify.naks, 10, 11);
    long packets = counter(PACKETS5), before = counter(SUM5), sent = counter(PACKETS6);
    uint8_t all[80];
    for (unsigned i = 0; i < 10; i++) {
        fill(8);
        memcpy(all + 8 * i, data, 8);
        sim_usb_transfer(&iso_out, data, 8, NULL, 10 * MS);
    }
    memcpy(data, all, 80);
    check("iso-out-packets", counter(PACKETS5) - packets, 10);
    check("iso-out-sum", counter(SUM5) - before, sum(80));
    unsigned got[2] = {0}, wrong = 0;
    for (unsigned i = 0; i < 10; i++) {
        sim_usb_transfer(&iso_in, back, 8, &got[0], 10 * MS);
        sim_usb_transfer(&iso_in, back + 8, 8, &got[1], 10 * MS);
        wrong += got[0] != 8 || got[1] != 8 || memcmp(back, "isochr-0isochr-1", 16) != 0;
    }
    check("iso-in-data", wrong, 0);
    check("iso-in-packets", counter(PACKETS6) - sent, 20);
    check("iso-frames", sim_usbhc_frame() != 0, 1);
}

static void test_frames(void) {
    long sofs = counter(SOFS), esofs = counter(ESOFS);
    unsigned frame = sim_usbhc_frame();
    sim_usb_pass(100 * MS);
    long took = (long)(sim_usbhc_frame() - frame);
    check_range("frames", took, 100, 101);
    check_range("sof", counter(SOFS) - sofs, took, took + 5); // the requests take frames, too
    check("no-esof", counter(ESOFS) - esofs, 0);
}

static void test_suspend(void) {
    long suspends = counter(SUSPENDS), esofs = counter(ESOFS), wakeups = counter(WAKEUPS),
         extis = counter(EXTI_WAKEUPS);
    sim_usbhc_bus(SIM_USB_BUS_IDLE);
    sim_usb_pass(20 * MS);
    sim_usbhc_bus(SIM_USB_BUS_RESUME);
    sim_usb_pass(20 * MS);
    sim_usbhc_bus(SIM_USB_BUS_RUNNING);
    sim_usb_pass(3 * MS);
    check("suspended-once", counter(SUSPENDS) - suspends, 1);
    check_range("esof-three", counter(ESOFS) - esofs, 3, 23); // and while the host resumes
    check("woken-once", counter(WAKEUPS) - wakeups, 1);
    check("woken-by-k", counter(LAST_FNR) >> 14 & 3, 1);
    check("exti-18", counter(EXTI_WAKEUPS) - extis, 1);
    check("works-after-resume", echoes(20), 1);
}

// With the chip in Stop, where no clock runs, the wake-up comes through EXTI 18.
static void test_stop(void) {
    long wakeups = counter(WAKEUPS), stops = counter(STOPS);
    command(STOP_ASLEEP);
    sim_usbhc_bus(SIM_USB_BUS_IDLE);
    sim_usb_pass(50 * MS);
    sim_usbhc_bus(SIM_USB_BUS_RESUME);
    sim_usb_pass(20 * MS);
    sim_usbhc_bus(SIM_USB_BUS_RUNNING);
    sim_usb_pass(3 * MS);
    check("stop-entered", counter(STOPS) - stops, 1);
    check("stop-woken", counter(WAKEUPS) - wakeups, 1);
    check("works-after-stop", echoes(22), 1);
}

static bool is_running(void) {
    return sim_usbhc_bus_state() == SIM_USB_BUS_RUNNING;
}

static void test_remote_wakeup(void) {
    command(WAKE_HOST);
    sim_usbhc_bus(SIM_USB_BUS_IDLE);
    uint64_t start = sim_rcc_nanoseconds();
    check("device-wakes-host", sim_usb_wait(is_running, 100 * MS), 1);
    // 3 ms until it suspends, 3 ms that it waits, 20 ms of the host's resume.
    check_range("device-wakes-host-ms", (long)((sim_rcc_nanoseconds() - start) / MS), 26, 27);
    sim_usb_pass(3 * MS);
    check("works-after-remote-wakeup", echoes(21), 1);
}

static void test_reset(void) {
    long resets = counter(RESETS);
    sim_usbhc_transfer(&echo_out, data, 64);
    sim_usb_pass(20000); // in the midst of a packet
    sim_usbhc_bus(SIM_USB_BUS_RESET);
    check("reset-cancels", echo_out.busy, 0);
    sim_usb_pass(15 * MS);
    sim_usbhc_bus(SIM_USB_BUS_RUNNING);
    sim_usb_pass(10 * MS);
    check("reset-forgets-address", sim_usb_raw(address, 0, SIM_USB_IN, 0, back, 64, NULL),
          SIM_USB_NOTHING);
    check("reset-address-0", sim_usb_raw(0, 0, SIM_USB_IN, 0, back, 64, NULL), SIM_USB_NAK);
    sim_usbhost_enumerate();
    check("reset-enumerates", set_up(), 1);
    check("reset-counted", counter(RESETS) - resets, 2);
    check("works-after-reset", echoes(64), 1);
}

static bool is_unplugged(void) {
    return !sim_usbhc_plugged();
}

static void test_unplug(void) {
    command(UNPLUG);
    check("unplugged", sim_usb_wait(is_unplugged, 10 * MS), 1);
    check("plugged-again", sim_usb_wait(is_plugged, 10 * MS) && set_up(), 1);
    check("works-after-plugging", echoes(64), 1);
    command(RESTART);
    check("restart-unplugs", sim_usb_wait(is_unplugged, 20 * MS), 1);
    check("restart-enumerates", sim_usb_wait(is_plugged, 20 * MS) && set_up(), 1);
    check("second-start", counter(STARTS), 2);
    check("works-after-restart", echoes(64), 1);
}

int main(int argc, char **argv) {
    static uint8_t flash[64 * 1024];
    const sim_chip_t *chip = sim_chip_find("C8");
    const char *error;
    if (argc != 3) {
        fputs("usage: usb_test FIRMWARE EP0_SIZE\n", stderr);
        return 2;
    }
    ep0_size = (unsigned)atoi(argv[2]);
    memset(flash, 0xFF, sizeof flash);
    sim_random_seed(1);
    sim_chip_init(chip, flash, sizeof flash, sim_board_bluepill.hse_hz);
    sim_board_bluepill.init();
    if (!sim_load(argv[1], chip->page_size, &error)) {
        fprintf(stderr, "%s: %s\n", argv[1], error);
        return 2;
    }
    sim_usbhost_init(NULL, true);
    sim_cpu_reset(SIM_RESET_POWER);
    static void (*const tests[])(void) = {
        test_enumeration,  test_descriptors, test_control, test_other_address, test_bulk,
        test_flow_control, test_faults,      test_halt,    test_double_buffer, test_rate,
        test_periodic,     test_frames,      test_suspend, test_stop,          test_remote_wakeup,
        test_reset,        test_unplug,
    };
    for (unsigned i = 0; i < sizeof tests / sizeof *tests; i++) {
        tests[i]();
    }
    puts("end");
    return 0;
}
