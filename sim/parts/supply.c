// SPDX-License-Identifier: MIT
// sim/parts/supply.c -- what feeds the chip: supply@VDD:V[,AT=V...], V from the start, another one AT ms after power-on.
//
// VDD and VDDA are one, the reference of the ADCs too: a program that measures channel 17 sees it, and so does the voltage
// detector. The chip works from 2.0 to 3.6 V; what lies outside is not simulated.
#include <string.h>

#include "sim/parts/schedule.h"
#include "sim/periph/alarm.h"
#include "sim/periph/pwr.h"
#include "sim/periph/rcc.h"

#define LEAST_V 2.0
#define MOST_V  3.6

typedef struct {
    sim_schedule_t schedule;
    sim_alarm_t alarm;
} supply_t;

static void step(void *self) {
    supply_t *supply = self;
    uint64_t now = sim_rcc_nanoseconds();
    sim_wire_set_supply(sim_schedule_now(&supply->schedule));
    sim_pwr_supply_changed();
    for (unsigned i = 0; i < supply->schedule.count; i++) {
        if (supply->schedule.steps[i].ns > now) {
            sim_alarm_set(&supply->alarm, supply->schedule.steps[i].ns - now);
            return;
        }
    }
}

static void *attach(const sim_attach_t *at) {
    supply_t *supply = sim_part_new(sizeof *supply);
    const char *first = sim_part_value(at, 0);
    if (strcmp(at->where, "VDD") != 0) {
        sim_part_fail(at, "the supply is at VDD");
    }
    sim_schedule_init(&supply->schedule, at, "",
                      first ? sim_part_decimal(at, first, "V") : SIM_SUPPLY_V);
    for (unsigned i = 0; i < supply->schedule.count; i++) {
        double volts = supply->schedule.steps[i].value;
        if (volts < LEAST_V || volts > MOST_V) {
            sim_part_fail(at, "the chip works from 2.0 to 3.6 V");
        }
    }
    supply->alarm = (sim_alarm_t){.call = step, .self = supply};
    step(supply);
    return supply;
}

const sim_part_t sim_part_supply = {
    .name = "supply",
    .usage = "VDD:V[,AT=V...]   the chip's supply, others from those ms on",
    .attach = attach,
};
