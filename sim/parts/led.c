// SPDX-License-Identifier: MIT
// sim/parts/led.c -- a light-emitting diode with its resistor: led@PIN[:high]
//
// It hangs between the supply and the pin, so that only a transistor that pulls low can light it; with
// "high" between the pin and ground. Tells "LED PB5 on".
#include <stdio.h>

#include "sim/console.h"
#include "sim/part.h"

#include <string.h>

typedef struct {
    sim_watcher_t watcher;
    sim_drive_t lights;
    bool lit;
} led_t;

static void changed(void *self, const sim_wire_t *wire) {
    led_t *led = self;
    bool now = wire->drive == led->lights;
    if (now != led->lit) {
        led->lit = now;
        sim_console_flush();
        fprintf(stderr, "LED %s %s\n", wire->name, now ? "on" : "off");
    }
}

static void *attach(const sim_attach_t *at) {
    led_t *led = sim_part_new(sizeof *led);
    const char *how = sim_part_value(at, 0);
    if (how && strcmp(how, "high") != 0) {
        sim_part_fail(at, "an LED is \"high\" or nothing");
    }
    led->lights = how ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW;
    led->watcher = (sim_watcher_t){.call = changed, .self = led};
    sim_wire_watch(sim_gpio_wire(sim_part_pin(at, 0)), &led->watcher);
    return led;
}

const sim_part_t sim_part_led = {
    .name = "led",
    .usage = "PIN[:high]   an LED to the supply (high: to ground); tells when it changes",
    .attach = attach,
};
