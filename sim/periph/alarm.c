// SPDX-License-Identifier: MIT
#include "sim/periph/alarm.h"

#include "sim/periph/rcc.h"

static sim_alarm_t *all; // each one that was ever set

static void fire(void *self) {
    sim_alarm_t *alarm = self;
    alarm->armed = false;
    alarm->call(alarm->self);
}

static void schedule(sim_alarm_t *alarm) {
    uint64_t now = sim_rcc_nanoseconds();
    uint64_t left = alarm->at > now ? alarm->at - now : 0;
    sim_event_at(&alarm->event, sim_now() + sim_rcc_cycles(left));
}

void sim_alarm_set(sim_alarm_t *alarm, uint64_t ns_from_now) {
    if (!alarm->known) {
        alarm->known = true;
        alarm->event.call = fire;
        alarm->event.self = alarm;
        alarm->next = all;
        all = alarm;
    }
    alarm->armed = true;
    alarm->at = sim_rcc_nanoseconds() + ns_from_now;
    schedule(alarm);
}

void sim_alarm_cancel(sim_alarm_t *alarm) {
    alarm->armed = false;
    sim_event_cancel(&alarm->event);
}

uint64_t sim_alarm_next(void) {
    uint64_t now = sim_rcc_nanoseconds(), next = UINT64_MAX;
    for (sim_alarm_t *alarm = all; alarm; alarm = alarm->next) {
        uint64_t left = alarm->at > now ? alarm->at - now : 0;
        if (alarm->armed && left < next) {
            next = left;
        }
    }
    return next;
}

void sim_alarm_clock_changed(void) {
    for (sim_alarm_t *alarm = all; alarm; alarm = alarm->next) {
        if (alarm->armed) {
            schedule(alarm);
        }
    }
}
