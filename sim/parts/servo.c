// SPDX-License-Identifier: MIT
// sim/parts/servo.c -- a hobby servo, which tells its pulses: servo@PIN[:all]
//
// "servo@PA8: 1500.0 us every 20000.0 us" when the pulse's width changes by 1 us or more, or the time between pulses
// by 10 us; with "all", each pulse. At the end of the run it tells how many there were.
#include <math.h>
#include <string.h>

#include "sim/part.h"
#include "sim/periph/rcc.h"

typedef struct {
    const sim_attach_t *at;
    sim_watcher_t watcher;
    bool level, all;
    uint64_t rose; // ns; 0: not yet
    double period, told_width, told_period;
    unsigned pulses;
} servo_t;

static void pulse_ended(servo_t *servo, double width) {
    servo->pulses++;
    bool changed =
        fabs(width - servo->told_width) >= 1 || fabs(servo->period - servo->told_period) >= 10;
    if (!servo->all && !changed) {
        return;
    }
    servo->told_width = width;
    servo->told_period = servo->period;
    if (servo->period > 0) {
        sim_part_tell(servo->at, "%.1f us every %.1f us", width, servo->period);
    } else {
        sim_part_tell(servo->at, "%.1f us", width);
    }
}

static void changed(void *self, const sim_wire_t *wire) {
    servo_t *servo = self;
    if (wire->level == servo->level) {
        return;
    }
    servo->level = wire->level;
    uint64_t now = sim_wire_time();
    if (servo->level) {
        servo->period = servo->rose ? (double)(now - servo->rose) / 1000 : 0;
        servo->rose = now;
    } else if (servo->rose) {
        pulse_ended(servo, (double)(now - servo->rose) / 1000);
    }
}

static void *attach(const sim_attach_t *at) {
    servo_t *servo = sim_part_new(sizeof *servo);
    const char *all = sim_part_value(at, 0);
    servo->at = at;
    servo->all = all && strcmp(all, "all") == 0;
    servo->watcher = (sim_watcher_t){.call = changed, .self = servo};
    sim_wire_watch(sim_gpio_wire(sim_part_pin(at, 0)), &servo->watcher);
    return servo;
}

static void finish(void *self) {
    const servo_t *servo = self;
    sim_part_tell(servo->at, "%u pulses", servo->pulses);
}

const sim_part_t sim_part_servo = {
    .name = "servo",
    .usage = "PIN[:all]   tells the widths of its pulses when they change (all: each)",
    .attach = attach,
    .finish = finish,
};
