// SPDX-License-Identifier: MIT
// sim/periph/alarm.h -- a call after some time in nanoseconds, whatever happens to the core clock until then.
//
// Bus events count core cycles, which is right for what the core clock drives. Oscillators that start
// and the low-speed clock run beside it: they use alarms.
#ifndef SIM_PERIPH_ALARM_H
#define SIM_PERIPH_ALARM_H

#include "sim/bus.h"

// The owner embeds it, sets call and self, and touches nothing else.
typedef struct sim_alarm {
    void (*call)(void *self);
    void *self;
    // private:
    bool known, armed;
    uint64_t at; // ns
    sim_event_t event;
    struct sim_alarm *next;
} sim_alarm_t;

// Setting an alarm that is set already moves it.
void sim_alarm_set(sim_alarm_t *alarm, uint64_t ns_from_now);
void sim_alarm_cancel(sim_alarm_t *alarm);
// ns until the next alarm; UINT64_MAX: none is set.
uint64_t sim_alarm_next(void);
// RCC's side: the core clock has just changed.
void sim_alarm_clock_changed(void);

#endif
