// SPDX-License-Identifier: MIT
#include "sim/wire.h"

#include <stdio.h>

void sim_wire_init(sim_wire_t *wire, const char *name) {
    *wire = (sim_wire_t){0};
    snprintf(wire->name, sizeof wire->name, "%s", name);
}

void sim_wire_attach(sim_wire_t *wire, sim_driver_t *driver) {
    *driver = (sim_driver_t){.wire = wire, .next = wire->drivers};
    wire->drivers = driver;
}

void sim_wire_watch(sim_wire_t *wire, sim_watcher_t *watcher) {
    watcher->next = wire->watchers;
    wire->watchers = watcher;
}

static void report_short(sim_wire_t *wire, bool shorted) {
    if (shorted && !wire->shorted) {
        fprintf(stderr, "pyll-sim: short circuit on %s: driven high and low\n", wire->name);
    }
    wire->shorted = shorted;
}

// Pull-up against pull-down of equal strength is a half voltage; it is taken as high.
static void resolve(sim_wire_t *wire) {
    sim_drive_t strongest = SIM_DRIVE_NONE;
    bool low = false, high = false;
    for (const sim_driver_t *driver = wire->drivers; driver; driver = driver->next) {
        low |= driver->drive == SIM_DRIVE_LOW;
        high |= driver->drive == SIM_DRIVE_HIGH;
        if (driver->drive > strongest) {
            strongest = driver->drive;
        }
    }
    report_short(wire, low && high);
    wire->drive = wire->shorted ? SIM_DRIVE_LOW : strongest;
    if (wire->drive != SIM_DRIVE_NONE) {
        wire->level = wire->drive == SIM_DRIVE_PULL_UP || wire->drive == SIM_DRIVE_HIGH;
    }
}

void sim_wire_set_source(sim_wire_t *wire, const sim_source_t *source) {
    wire->source = source;
}

double sim_wire_volts(const sim_wire_t *wire) {
    if (wire->source && wire->drive < SIM_DRIVE_LOW) {
        return wire->source->volts(wire->source->self);
    }
    return wire->level ? SIM_SUPPLY_V : 0;
}

static uint64_t (*clock_ns)(void);

uint64_t sim_wire_time(void) {
    return clock_ns ? clock_ns() : 0;
}

void sim_wire_set_clock(uint64_t (*ns)(void)) {
    clock_ns = ns;
}

void sim_wire_drive(sim_driver_t *driver, sim_drive_t drive) {
    sim_wire_t *wire = driver->wire;
    if (driver->drive == drive) {
        return;
    }
    driver->drive = drive;
    bool level = wire->level;
    sim_drive_t strongest = wire->drive;
    resolve(wire);
    if (wire->level != level || wire->drive != strongest) {
        for (sim_watcher_t *watcher = wire->watchers; watcher; watcher = watcher->next) {
            watcher->call(watcher->self, wire);
        }
    }
}
