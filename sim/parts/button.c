// SPDX-License-Identifier: MIT
// sim/parts/button.c -- a push button that is pressed at set times: button@PIN[:high],MS[+MS]...
//
// It connects the pin to ground ("high": to the supply) and has no resistor of its own; the chip's pull-up
// does. AT+FOR presses it AT ms after power-on FOR ms long, 50 without FOR. The contact does not bounce,
// unless bounce=N: it then opens and closes N times, 100 us each, before it settles.
#include <stdlib.h>
#include <string.h>

#include "sim/part.h"
#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"

#define MS        1000000u
#define BOUNCE_NS 100000u

typedef struct {
    sim_driver_t driver;
    sim_drive_t closed;
    sim_alarm_t alarm;
    unsigned count, at, bounce;
    uint64_t times[SIM_PART_ARGS * 2]; // ns: closes, opens, closes...
    unsigned bounced;
} button_t;

static void wait_next(button_t *button) {
    uint64_t now = sim_rcc_nanoseconds();
    if (button->at < button->count) {
        uint64_t time = button->times[button->at];
        sim_alarm_set(&button->alarm, time > now ? time - now : 0);
    }
}

static void turn(void *self) {
    button_t *button = self;
    bool close = (button->at + button->bounced) % 2 == 0;
    sim_wire_drive(&button->driver, close ? button->closed : SIM_DRIVE_NONE);
    if (button->bounced < 2 * button->bounce) {
        button->bounced++;
        sim_alarm_set(&button->alarm, BOUNCE_NS);
    } else {
        button->bounced = 0;
        button->at++;
        wait_next(button);
    }
}

static void add_press(button_t *button, const sim_attach_t *at, const char *text) {
    char *end;
    double from = strtod(text, &end), len = *end == '+' ? strtod(end + 1, &end) : 50;
    uint64_t last = button->count ? button->times[button->count - 1] : 0;
    uint64_t start = (uint64_t)(from * MS);
    if (*end || from < 0 || len <= 0 || start < last) {
        sim_part_fail(at, "presses are AT+FOR in ms, one after the other");
    }
    button->times[button->count++] = start;
    button->times[button->count++] = start + (uint64_t)(len * MS);
}

static void *attach(const sim_attach_t *at) {
    button_t *button = sim_part_new(sizeof *button);
    const char *bounce = sim_part_key(at, "bounce"), *text;
    button->closed = SIM_DRIVE_LOW;
    button->bounce = bounce ? sim_part_number(at, bounce) : 0;
    for (unsigned i = 0; (text = sim_part_value(at, i)); i++) {
        if (strcmp(text, "high") == 0) {
            button->closed = SIM_DRIVE_HIGH;
        } else {
            add_press(button, at, text);
        }
    }
    button->alarm = (sim_alarm_t){.call = turn, .self = button};
    sim_wire_attach(sim_gpio_wire(sim_part_pin(at, 0)), &button->driver);
    wait_next(button);
    return button;
}

const sim_part_t sim_part_button = {
    .name = "button",
    .usage =
        "PIN[:high][,AT+FOR...][,bounce=N]   to ground (high: to the supply), pressed at those ms",
    .attach = attach,
};
