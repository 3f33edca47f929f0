// SPDX-License-Identifier: MIT
// sim/parts/led.c -- a light-emitting diode with its resistor: led@PIN[:high][,every=MS]
//
// It hangs between the supply and the pin, so that only a transistor that pulls low can light it; with
// "high" between the pin and ground. Tells "LED PB5 on"; with every=MS its brightness in each such time, when it has
// changed: "LED PB5 37 %".
#include <stdio.h>

#include "sim/console.h"
#include "sim/part.h"
#include "sim/periph/alarm.h"

#include <string.h>

typedef struct {
    sim_watcher_t watcher;
    sim_drive_t lights;
    bool lit;
    const sim_wire_t *wire;
    sim_alarm_t alarm;
    uint64_t every, since, lit_ns; // ns; lit_ns: of the present time so far
    int told;                      // per cent
} led_t;

static void tell(const led_t *led, const char *format, int value) {
    sim_console_flush();
    fprintf(stderr, "LED %s ", led->wire->name);
    // cppcheck-suppress wrongPrintfScanfArgNum ; some formats do not print the value
    fprintf(stderr, format, value);
    putc('\n', stderr);
}

static void add_time(led_t *led) {
    uint64_t now = sim_wire_time();
    if (now > led->since) {
        led->lit_ns += led->lit ? now - led->since : 0;
        led->since = now;
    }
}

static void time_over(void *self) {
    led_t *led = self;
    add_time(led);
    int percent = (int)((led->lit_ns * 100 + led->every / 2) / led->every);
    led->lit_ns = 0;
    sim_alarm_set(&led->alarm, led->every);
    if (percent != led->told) {
        led->told = percent;
        tell(led, "%d %%", percent);
    }
}

static void changed(void *self, const sim_wire_t *wire) {
    led_t *led = self;
    bool now = wire->drive == led->lights;
    if (now == led->lit) {
        return;
    }
    add_time(led);
    led->lit = now;
    if (!led->every) {
        tell(led, now ? "on" : "off", 0);
    }
}

static void *attach(const sim_attach_t *at) {
    led_t *led = sim_part_new(sizeof *led);
    const char *how = sim_part_value(at, 0), *every = sim_part_key(at, "every");
    if (how && strcmp(how, "high") != 0) {
        sim_part_fail(at, "an LED is \"high\" or nothing");
    }
    led->lights = how ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW;
    led->watcher = (sim_watcher_t){.call = changed, .self = led};
    led->wire = sim_gpio_wire(sim_part_pin(at, 0));
    sim_wire_watch(sim_gpio_wire(sim_part_pin(at, 0)), &led->watcher);
    if (every) {
        led->every = (uint64_t)(sim_part_decimal(at, every, "ms") * 1e6);
        led->alarm = (sim_alarm_t){.call = time_over, .self = led};
        sim_alarm_set(&led->alarm, led->every);
    }
    return led;
}

const sim_part_t sim_part_led = {
    .name = "led",
    .usage = "PIN[:high][,every=MS]   to the supply (high: to ground); tells when it changes "
             "(every: its brightness)",
    .attach = attach,
};
