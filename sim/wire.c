// SPDX-License-Identifier: MIT
#include "sim/wire.h"

#include <stdio.h>

void sim_wire_init(sim_wire_t *wire, const char *name) {
    *wire = (sim_wire_t){0};
    snprintf(wire->name, sizeof wire->name, "%s", name);
    wire->ring = wire;
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
    const sim_wire_t *piece = wire;
    do {
        for (const sim_driver_t *driver = piece->drivers; driver; driver = driver->next) {
            low |= driver->drive == SIM_DRIVE_LOW;
            high |= driver->drive == SIM_DRIVE_HIGH;
            if (driver->drive > strongest) {
                strongest = driver->drive;
            }
        }
        piece = piece->ring;
    } while (piece != wire);
    report_short(wire, low && high);
    wire->drive = wire->shorted ? SIM_DRIVE_LOW : strongest;
    if (wire->drive != SIM_DRIVE_NONE) {
        wire->level = wire->drive == SIM_DRIVE_PULL_UP || wire->drive == SIM_DRIVE_HIGH;
    }
    for (sim_wire_t *other = wire->ring; other != wire; other = other->ring) {
        other->shorted = wire->shorted;
        other->drive = wire->drive;
        other->level = wire->level;
    }
}

static void tell_watchers(const sim_wire_t *wire) {
    const sim_wire_t *piece = wire;
    do {
        for (sim_watcher_t *watcher = piece->watchers; watcher; watcher = watcher->next) {
            watcher->call(watcher->self, piece);
        }
        piece = piece->ring;
    } while (piece != wire);
}

void sim_wire_join(sim_wire_t *wire, sim_wire_t *other) {
    for (const sim_wire_t *piece = wire->ring; piece != wire; piece = piece->ring) {
        if (piece == other) {
            return;
        }
    }
    sim_wire_t *after = wire->ring;
    wire->ring = other->ring;
    other->ring = after;
    resolve(wire);
    tell_watchers(wire);
}

void sim_wire_set_source(sim_wire_t *wire, const sim_source_t *source) {
    wire->source = source;
}

static double supply = SIM_SUPPLY_V;

void sim_wire_set_supply(double volts) {
    supply = volts;
}

double sim_wire_supply(void) {
    return supply;
}

double sim_wire_volts(const sim_wire_t *wire) {
    const sim_wire_t *piece = wire;
    do {
        if (piece->source && wire->drive < SIM_DRIVE_LOW) {
            return piece->source->volts(piece->source->self);
        }
        piece = piece->ring;
    } while (piece != wire);
    return wire->level ? supply : 0;
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
        tell_watchers(wire);
    }
}
