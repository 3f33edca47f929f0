// SPDX-License-Identifier: MIT
// Enumeration is a list of steps. Each begins a request or a delay; when that has ended, what came is taken, and the
// next step begins. A failure resets the device and begins anew, three times.
#include "sim/usbhost.h"

#include <stdio.h>
#include <string.h>

#include "sim/periph/alarm.h"

#define MS           1000000ull // ns
#define DEBOUNCE     (100 * MS) // USB 2.0 7.1.7.3
#define RESET_TIME   (15 * MS)
#define RECOVERY     (10 * MS)
#define RESUME_TIME  (20 * MS)
#define REQUEST_TIME (5000 * MS)
#define ADDRESS      5
#define TRIES        3
#define LANGUAGE     0x0409

enum { GET_DESCRIPTOR = 6, SET_ADDRESS = 5, SET_CONFIGURATION = 9 };
enum { DEVICE = 1, CONFIGURATION = 2, STRING = 3 };

static struct {
    sim_usbhost_state_t state;
    const sim_usbhost_class_t *class;
    bool quiet, configured_told;
    unsigned step, try, string;
    char problem[160];
    sim_usbhost_device_t device;
    sim_usb_pipe_t control;
    uint8_t data[1024];
    sim_alarm_t delay, time_out;
    void (*request_done)(sim_usb_status_t);
    uint64_t patience;
} host = {.patience = REQUEST_TIME};

static void begin_step(unsigned step);

// ---- control requests

void sim_usb_setup(uint8_t setup[8], unsigned type, unsigned request, unsigned value,
                   unsigned index, unsigned len) {
    const unsigned bytes[8] = {type, request, value, value >> 8, index, index >> 8, len, len >> 8};
    for (unsigned i = 0; i < 8; i++) {
        setup[i] = (uint8_t)bytes[i];
    }
}

static void control_ended(sim_usb_pipe_t *pipe) {
    void (*done)(sim_usb_status_t) = host.request_done;
    sim_alarm_cancel(&host.time_out);
    host.request_done = NULL;
    if (done) {
        done(pipe->status);
    }
}

static void timed_out(void *self) {
    (void)self;
    sim_usbhc_cancel(&host.control);
}

bool sim_usbhost_request(const uint8_t setup[8], uint8_t *data, void (*done)(sim_usb_status_t)) {
    if (host.control.busy) {
        return false;
    }
    host.request_done = done;
    sim_alarm_set(&host.time_out, host.patience);
    sim_usbhc_control(&host.control, setup, data);
    return true;
}

void sim_usbhost_patience(uint64_t ns) {
    host.patience = ns;
}

sim_usb_pipe_t *sim_usbhost_control_pipe(void) {
    return &host.control;
}

// ---- steps

static bool wrong(const char *what, const char *why) {
    snprintf(host.problem, sizeof host.problem, "%s %s", what, why);
    return false;
}

static void ask(unsigned type, unsigned request, unsigned value, unsigned index, unsigned len);

static void wait(uint64_t ns) {
    sim_alarm_set(&host.delay, ns);
}

static void begin_reset(void) {
    host.control.address = 0;
    host.control.max_packet = 8;
    sim_usbhc_bus(SIM_USB_BUS_RESET);
    wait(RESET_TIME);
}

static void begin_recovery(void) {
    sim_usbhc_bus(SIM_USB_BUS_RUNNING);
    wait(RECOVERY);
}

static void get_descriptor(unsigned type, unsigned index, unsigned language, unsigned len) {
    ask(0x80, GET_DESCRIPTOR, type << 8 | index, language, len);
}

static void get_device_8(void) {
    get_descriptor(DEVICE, 0, 0, 8);
}

static bool take_device_8(void) {
    const uint8_t *d = host.data;
    if (host.control.done != 8 || d[0] != 18 || d[1] != DEVICE) {
        return wrong("the device descriptor's first 8 bytes", "are wrong");
    }
    host.control.max_packet = d[7];
    if (d[7] != 8 && d[7] != 16 && d[7] != 32 && d[7] != 64) {
        host.control.max_packet = 8;
        return wrong("bMaxPacketSize0", "is not 8, 16, 32 or 64");
    }
    return true;
}

static void set_address(void) {
    ask(0x00, SET_ADDRESS, ADDRESS, 0, 0);
}

static bool take_address(void) {
    host.control.address = host.device.address = ADDRESS;
    return true;
}

static void wait_address(void) {
    wait(RECOVERY);
}

static void get_device(void) {
    get_descriptor(DEVICE, 0, 0, 18);
}

static bool take_device(void) {
    const char *why = sim_usb_check_device(host.data, host.control.done);
    memcpy(host.device.device, host.data, 18);
    return why ? wrong("the device descriptor", why) : true;
}

static void get_configuration_9(void) {
    get_descriptor(CONFIGURATION, 0, 0, 9);
}

static bool take_configuration_9(void) {
    const uint8_t *d = host.data;
    host.device.configuration_len = (uint16_t)(d[2] | d[3] << 8);
    if (host.control.done != 9 || d[0] != 9 || d[1] != CONFIGURATION ||
        host.device.configuration_len < 9 ||
        host.device.configuration_len > sizeof host.device.configuration) {
        return wrong("the configuration descriptor's first 9 bytes", "are wrong");
    }
    return true;
}

static void get_configuration(void) {
    get_descriptor(CONFIGURATION, 0, 0, host.device.configuration_len);
}

static bool take_configuration(void) {
    const char *why = sim_usb_check_configuration(host.data, host.control.done);
    if (why) {
        return wrong("the configuration", why);
    }
    memcpy(host.device.configuration, host.data, host.device.configuration_len);
    host.device.has_acm = sim_usb_find_acm(host.data, &host.device.acm);
    return true;
}

// The index of string descriptor n, 0: languages, then manufacturer, product, serial number.
static unsigned string_index(unsigned n) {
    return n == 0 ? 0 : host.device.device[13 + n];
}

static bool has_strings(void) {
    return host.device.device[14] || host.device.device[15] || host.device.device[16];
}

static void get_string(void) {
    if (!has_strings() || (host.string > 0 && string_index(host.string) == 0)) {
        wait(0);
        return;
    }
    get_descriptor(STRING, string_index(host.string), host.string ? LANGUAGE : 0, 255);
}

static bool take_string(void) {
    char *const to[] = {NULL, host.device.manufacturer, host.device.product, host.device.serial};
    unsigned n = host.string++;
    if (!has_strings() || (n > 0 && string_index(n) == 0)) {
        return true;
    }
    const char *why = sim_usb_check_string(host.data, host.control.done);
    if (why) {
        return wrong("a string descriptor", why);
    }
    if (n > 0) {
        sim_usb_string_text(host.data, host.control.done, to[n], sizeof host.device.serial);
    }
    return true;
}

static void set_configuration(void) {
    ask(0x00, SET_CONFIGURATION, host.device.configuration[5], 0, 0);
}

static bool take_nothing(void) {
    return true;
}

static const struct {
    const char *what; // that failed, if it fails
    void (*begin)(void);
    bool (*take)(void);
} steps[] = {
    {"reset", begin_reset, take_nothing},
    {"reset", begin_recovery, take_nothing},
    {"GET_DESCRIPTOR device, 8 bytes, at address 0", get_device_8, take_device_8},
    {"SET_ADDRESS", set_address, take_address},
    {"SET_ADDRESS", wait_address, take_nothing},
    {"GET_DESCRIPTOR device", get_device, take_device},
    {"GET_DESCRIPTOR configuration, 9 bytes", get_configuration_9, take_configuration_9},
    {"GET_DESCRIPTOR configuration", get_configuration, take_configuration},
    {"GET_DESCRIPTOR string 0", get_string, take_string},
    {"GET_DESCRIPTOR manufacturer", get_string, take_string},
    {"GET_DESCRIPTOR product", get_string, take_string},
    {"GET_DESCRIPTOR serial number", get_string, take_string},
    {"SET_CONFIGURATION", set_configuration, take_nothing},
};
#define STEPS (sizeof steps / sizeof *steps)

static void class_gone(void) {
    if (host.configured_told) {
        host.configured_told = false;
        if (host.class && host.class->gone) {
            host.class->gone();
        }
    }
}

static void finish(void) {
    const uint8_t *d = host.device.device;
    host.state = SIM_USBHOST_CONFIGURED;
    host.try = 0;
    host.configured_told = true;
    if (!host.quiet) {
        fprintf(stderr, "usb: %02x%02x:%02x%02x \"%s\" \"%s\" serial \"%s\"%s\n", d[9], d[8], d[11],
                d[10], host.device.manufacturer, host.device.product, host.device.serial,
                host.device.has_acm ? "" : ": no serial port");
    }
    if (host.class) {
        host.class->configured(&host.device);
    }
}

static void fail(void) {
    if (++host.try < TRIES) {
        begin_step(0);
        return;
    }
    host.state = SIM_USBHOST_FAILED;
    sim_usbhc_bus(SIM_USB_BUS_IDLE);
    fprintf(stderr, "pyll-sim: USB device does not enumerate: %s\n", host.problem);
}

static void begin_step(unsigned step) {
    if (step == 0) {
        class_gone();
        host.state = SIM_USBHOST_ENUMERATING;
        host.string = 0;
        memset(&host.device, 0, sizeof host.device);
    }
    if (step == STEPS) {
        finish();
        return;
    }
    host.step = step;
    steps[step].begin();
}

static void step_done(void *self) {
    (void)self;
    if (host.state == SIM_USBHOST_ABSENT) {
        begin_step(0);
    } else if (steps[host.step].take()) {
        begin_step(host.step + 1);
    } else {
        fail();
    }
}

static void asked(sim_usb_status_t status) {
    if (host.state != SIM_USBHOST_ENUMERATING) {
        return; // unplugged
    }
    if (status == SIM_USB_DONE) {
        step_done(NULL);
        return;
    }
    wrong(steps[host.step].what, sim_usb_status_text(status));
    fail();
}

static void ask(unsigned type, unsigned request, unsigned value, unsigned index, unsigned len) {
    uint8_t setup[8];
    sim_usb_setup(setup, type, request, value, index, len);
    sim_usbhost_request(setup, len ? host.data : NULL, asked);
}

// ---- the cable

static void plugged(bool in) {
    sim_alarm_cancel(&host.delay);
    host.state = SIM_USBHOST_ABSENT;
    host.try = 0;
    class_gone();
    if (in) {
        wait(DEBOUNCE);
    }
}

static void resume_over(void *self) {
    (void)self;
    sim_usbhc_bus(SIM_USB_BUS_RUNNING);
}

static sim_alarm_t resume = {.call = resume_over};

static void woken(void) {
    sim_usbhc_bus(SIM_USB_BUS_RESUME);
    sim_alarm_set(&resume, RESUME_TIME);
}

void sim_usbhost_enumerate(void) {
    if (!sim_usbhc_plugged()) {
        return;
    }
    sim_alarm_cancel(&host.delay);
    host.state = SIM_USBHOST_ABSENT;
    class_gone();
    sim_usbhc_cancel(&host.control);
    host.try = 0;
    begin_step(0);
}

sim_usbhost_state_t sim_usbhost_state(void) {
    return host.state;
}

const char *sim_usbhost_problem(void) {
    return host.problem;
}

const sim_usbhost_device_t *sim_usbhost_device(void) {
    return &host.device;
}

void sim_usbhost_init(const sim_usbhost_class_t *class, bool quiet) {
    host.class = class;
    host.quiet = quiet;
    host.control.type = SIM_USB_CONTROL;
    host.control.ended = control_ended;
    host.delay.call = step_done;
    host.time_out.call = timed_out;
    sim_usbhc_init(plugged, woken);
}
