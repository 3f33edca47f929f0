// SPDX-License-Identifier: MIT
// sim/parts/voltage.c -- a voltage at a pin: voltage@PIN:V[,AT=V...]; a potentiometer between the supply and ground:
// potentiometer@PIN:PERCENT[,AT=PERCENT...]
//
// V from the start, then another one AT ms after power-on. Or a wave: voltage@PIN:V,sine=HZ,swing=V: V in the
// middle, plus and minus the swing. A digital input sees it too, with the data sheet's thresholds.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/part.h"
#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"

#define MS      1000000u
#define LEVEL_V 1.6 // between the thresholds of the Schmitt trigger at 3.3 V
#define PI      3.14159265358979

typedef struct {
    sim_driver_t driver;
    sim_source_t source;
    sim_alarm_t alarm;
    double unit; // volts that an argument of 1 stands for
    bool ratio;  // of the supply
    double volts, hertz, swing;
    unsigned count, at;
    struct {
        uint64_t ns;
        double volts;
    } steps[SIM_PART_ARGS];
} voltage_t;

static double volts_now(void *self) {
    const voltage_t *part = self;
    if (part->hertz == 0) {
        return part->ratio ? part->volts / SIM_SUPPLY_V * sim_wire_supply() : part->volts;
    }
    double seconds = (double)sim_wire_time() / 1e9;
    return part->volts + part->swing * sin(2 * PI * part->hertz * seconds);
}

static void drive(voltage_t *part) {
    sim_wire_drive(&part->driver, part->volts > LEVEL_V ? SIM_DRIVE_PULL_UP : SIM_DRIVE_PULL_DOWN);
}

static void wait_next(voltage_t *part) {
    uint64_t now = sim_rcc_nanoseconds();
    if (part->at < part->count) {
        uint64_t time = part->steps[part->at].ns;
        sim_alarm_set(&part->alarm, time > now ? time - now : 0);
    }
}

static void step(void *self) {
    voltage_t *part = self;
    part->volts = part->steps[part->at++].volts;
    drive(part);
    wait_next(part);
}

static void add_step(voltage_t *part, const sim_attach_t *at, const char *text) {
    char *end;
    double ms = strtod(text, &end);
    uint64_t last = part->count ? part->steps[part->count - 1].ns : 0;
    if (end == text || *end != '=' || ms < 0 || ms * MS < (double)last) {
        sim_part_fail(at, "it is V, then AT=V in the order of time, or sine=HZ and swing=V");
    }
    part->steps[part->count].ns = (uint64_t)(ms * MS);
    part->steps[part->count++].volts = sim_part_decimal(at, end + 1, "V") * part->unit;
}

static void *attach_unit(const sim_attach_t *at, double unit) {
    voltage_t *part = sim_part_new(sizeof *part);
    part->unit = unit;
    const char *first = sim_part_value(at, 0), *sine = sim_part_key(at, "sine"),
               *swing = sim_part_key(at, "swing");
    part->volts = first ? sim_part_decimal(at, first, "V") * unit : 0;
    part->hertz = sine ? sim_part_decimal(at, sine, "Hz") : 0;
    part->swing = swing ? sim_part_decimal(at, swing, "V") * unit : 0;
    for (unsigned i = 0; i < at->count; i++) {
        bool key = strncmp(at->args[i], "sine=", 5) == 0 || strncmp(at->args[i], "swing=", 6) == 0;
        if (strchr(at->args[i], '=') && !key) {
            add_step(part, at, at->args[i]);
        }
    }
    sim_wire_t *wire = sim_gpio_wire(sim_part_pin(at, 0));
    part->source = (sim_source_t){.volts = volts_now, .self = part};
    part->alarm = (sim_alarm_t){.call = step, .self = part};
    sim_wire_attach(wire, &part->driver);
    sim_wire_set_source(wire, &part->source);
    drive(part);
    wait_next(part);
    return part;
}

static void *attach(const sim_attach_t *at) {
    return attach_unit(at, 1);
}

static void *attach_potentiometer(const sim_attach_t *at) {
    voltage_t *part = attach_unit(at, SIM_SUPPLY_V / 100);
    part->ratio = true;
    return part;
}

const sim_part_t sim_part_potentiometer = {
    .name = "potentiometer",
    .usage = "PIN:PERCENT[,AT=PERCENT...]   between ground and the supply, turned at those ms",
    .attach = attach_potentiometer,
};

const sim_part_t sim_part_voltage = {
    .name = "voltage",
    .usage = "PIN:V[,AT=V...]   a voltage, others from those ms on; or V,sine=HZ,swing=V",
    .attach = attach,
};
