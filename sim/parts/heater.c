// SPDX-License-Identifier: MIT
// sim/parts/heater.c -- a heated plate with a thermometer, to be controlled: heater@HEAT,SENSE[:ambient=C,rise=C,tau=S]
//
// While HEAT is high the plate strives for ambient + rise degrees, else for ambient, with the time constant tau: 25,
// 100 degrees and 2 s. SENSE is an LM35's voltage, 10 mV a degree. At the end it tells the temperatures it has had.
#include <math.h>

#include "sim/part.h"

typedef struct {
    const sim_attach_t *at;
    sim_watcher_t watcher;
    sim_source_t source;
    bool on;
    double ambient, rise, tau, celsius, highest;
    uint64_t since; // ns
} heater_t;

static void catch_up(heater_t *heater) {
    uint64_t now = sim_wire_time();
    if (now <= heater->since) {
        return;
    }
    double target = heater->ambient + (heater->on ? heater->rise : 0);
    double seconds = (double)(now - heater->since) / 1e9;
    heater->celsius = target + (heater->celsius - target) * exp(-seconds / heater->tau);
    heater->since = now;
    if (heater->celsius > heater->highest) {
        heater->highest = heater->celsius;
    }
}

static void changed(void *self, const sim_wire_t *wire) {
    heater_t *heater = self;
    catch_up(heater);
    heater->on = wire->drive == SIM_DRIVE_HIGH;
}

static double volts(void *self) {
    heater_t *heater = self;
    catch_up(heater);
    return heater->celsius * 0.010;
}

static double option(const sim_attach_t *at, const char *key, double otherwise) {
    const char *text = sim_part_key(at, key);
    return text ? sim_part_decimal(at, text, "") : otherwise;
}

static void *attach(const sim_attach_t *at) {
    heater_t *heater = sim_part_new(sizeof *heater);
    heater->at = at;
    heater->ambient = heater->celsius = heater->highest = option(at, "ambient", 25);
    heater->rise = option(at, "rise", 100);
    heater->tau = option(at, "tau", 2);
    if (heater->tau <= 0) {
        sim_part_fail(at, "tau must be above 0");
    }
    heater->watcher = (sim_watcher_t){.call = changed, .self = heater};
    heater->source = (sim_source_t){.volts = volts, .self = heater};
    sim_wire_watch(sim_gpio_wire(sim_part_pin(at, 0)), &heater->watcher);
    sim_wire_set_source(sim_gpio_wire(sim_part_pin(at, 1)), &heater->source);
    return heater;
}

static void finish(void *self) {
    heater_t *heater = self;
    catch_up(heater);
    sim_part_tell(heater->at, "%.2f C, highest %.2f C", heater->celsius, heater->highest);
}

const sim_part_t sim_part_heater = {
    .name = "heater",
    .usage = "PIN,PIN[:ambient=C,rise=C,tau=S]   a plate that the first pin heats; its LM35 at the "
             "second",
    .attach = attach,
    .finish = finish,
};
