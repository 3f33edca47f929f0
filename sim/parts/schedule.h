// SPDX-License-Identifier: MIT
// sim/parts/schedule.h -- a quantity that a sensor measures, and that changes with time: KEY=V, then AT=V...
//
// temp=21.5,2000=30,4000=25: 21.5 from the start, 30 from 2 s on, 25 from 4 s on.
#ifndef SIM_PARTS_SCHEDULE_H
#define SIM_PARTS_SCHEDULE_H

#include "sim/part.h"

typedef struct {
    unsigned count;
    struct {
        uint64_t ns;
        double value;
    } steps[SIM_PART_ARGS];
} sim_schedule_t;

// Takes KEY=V (or the given value) and each AT=V of the arguments.
void sim_schedule_init(sim_schedule_t *schedule, const sim_attach_t *at, const char *key,
                       double otherwise);
double sim_schedule_now(const sim_schedule_t *schedule);

#endif
