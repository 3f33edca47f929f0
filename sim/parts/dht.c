// SPDX-License-Identifier: MIT
// sim/parts/dht.c -- temperature and humidity: dht22@PIN[:temp=T,AT=T...][,hum=H], and dht11
//
//   host |>= 1 ms (DHT11: 18)|    |80 |80 |50 |26 or 70 (0, 1) us|50 | ... 40 bits |50 |
//   line +                   +----+   +---+   +------------------+   +--        ---+   +----
//
// A second question within 2 s (DHT11: 1 s) gets the first one's answer, as the real part's.
#include <math.h>
#include <stdlib.h>

#include "sim/parts/schedule.h"
#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"

#define US 1000u
#define MS 1000000u

enum { BITS = 40, STEPS = 3 + 2 * BITS + 1 };

typedef struct {
    const sim_attach_t *at;
    bool dht11, level, answering;
    sim_driver_t driver, pull_up;
    sim_watcher_t watcher;
    sim_alarm_t alarm;
    sim_schedule_t schedule;
    double humidity;
    uint64_t fell, measured; // ns
    uint8_t bytes[5];
    unsigned step, answers;
} dht_t;

static void measure(dht_t *dht) {
    uint64_t now = sim_rcc_nanoseconds(), pause = dht->dht11 ? 1000ull * MS : 2000ull * MS;
    if (dht->measured && now - dht->measured < pause) {
        return;
    }
    dht->measured = now;
    double degrees = sim_schedule_now(&dht->schedule);
    if (dht->dht11) {
        dht->bytes[0] = (uint8_t)lround(dht->humidity);
        dht->bytes[2] = (uint8_t)lround(degrees);
        dht->bytes[1] = dht->bytes[3] = 0;
    } else {
        unsigned humidity = (unsigned)lround(dht->humidity * 10);
        unsigned tenths = (unsigned)lround(fabs(degrees) * 10) | (degrees < 0 ? 0x8000 : 0);
        dht->bytes[0] = (uint8_t)(humidity >> 8);
        dht->bytes[1] = (uint8_t)humidity;
        dht->bytes[2] = (uint8_t)(tenths >> 8);
        dht->bytes[3] = (uint8_t)tenths;
    }
    dht->bytes[4] = (uint8_t)(dht->bytes[0] + dht->bytes[1] + dht->bytes[2] + dht->bytes[3]);
}

// How long the line stays as it is at this step; the low ones are the even ones from 1 on.
static unsigned step_us(const dht_t *dht) {
    unsigned step = dht->step;
    if (step < 3) {
        static const unsigned first[] = {30, 80, 80};
        return first[step];
    }
    unsigned bit = (step - 3) / 2;
    if ((step - 3) % 2 == 0) {
        return 50;
    }
    return dht->bytes[bit / 8] >> (7 - bit % 8) & 1 ? 70 : 26;
}

static void next_step(void *self) {
    dht_t *dht = self;
    dht->step++;
    if (dht->step >= STEPS) {
        sim_wire_drive(&dht->driver, SIM_DRIVE_NONE);
        dht->answering = false;
        dht->answers++;
        return;
    }
    bool low = dht->step == 1 || (dht->step >= 3 && (dht->step - 3) % 2 == 0);
    sim_wire_drive(&dht->driver, low ? SIM_DRIVE_LOW : SIM_DRIVE_NONE);
    sim_alarm_set(&dht->alarm, step_us(dht) * US);
}

static void line_rose(dht_t *dht) {
    uint64_t low = sim_wire_time() - dht->fell, least = dht->dht11 ? 18 * MS : 800 * US;
    if (dht->answering) {
        return;
    }
    if (low < least) {
        if (low > 100 * US) {
            sim_part_tell(dht->at, "a start signal of %u us is too short", (unsigned)(low / US));
        }
        return;
    }
    measure(dht);
    dht->answering = true;
    dht->step = 0;
    sim_alarm_set(&dht->alarm, step_us(dht) * US);
}

static void line_changed(void *self, const sim_wire_t *wire) {
    dht_t *dht = self;
    if (wire->level == dht->level) {
        return;
    }
    dht->level = wire->level;
    if (dht->level) {
        line_rose(dht);
    } else {
        dht->fell = sim_wire_time();
    }
}

static dht_t *attach(const sim_attach_t *at, bool dht11) {
    dht_t *dht = sim_part_new(sizeof *dht);
    sim_wire_t *wire = sim_gpio_wire(sim_part_pin(at, 0));
    const char *humidity = sim_part_key(at, "hum");
    dht->at = at;
    dht->dht11 = dht11;
    dht->humidity = humidity ? sim_part_decimal(at, humidity, "%") : 45;
    dht->alarm = (sim_alarm_t){.call = next_step, .self = dht};
    dht->watcher = (sim_watcher_t){.call = line_changed, .self = dht};
    sim_schedule_init(&dht->schedule, at, "temp", 21.5);
    sim_wire_attach(wire, &dht->driver);
    sim_wire_attach(wire, &dht->pull_up);
    sim_wire_drive(&dht->pull_up, SIM_DRIVE_PULL_UP);
    dht->level = wire->level;
    sim_wire_watch(wire, &dht->watcher);
    return dht;
}

static void *attach_dht22(const sim_attach_t *at) {
    return attach(at, false);
}
static void *attach_dht11(const sim_attach_t *at) {
    return attach(at, true);
}

static void finish(void *self) {
    const dht_t *dht = self;
    sim_part_tell(dht->at, "%u answers", dht->answers);
}

const sim_part_t sim_part_dht22 = {
    .name = "dht22",
    .usage = "PIN[:temp=T,AT=T...][,hum=H]   temperature and humidity",
    .attach = attach_dht22,
    .finish = finish,
};

const sim_part_t sim_part_dht11 = {
    .name = "dht11",
    .usage = "PIN[:temp=T,AT=T...][,hum=H]   the same in whole degrees and percents",
    .attach = attach_dht11,
    .finish = finish,
};
