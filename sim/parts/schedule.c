// SPDX-License-Identifier: MIT
#include "sim/parts/schedule.h"

#include <stdlib.h>

#include "sim/periph/rcc.h"

static void add(sim_schedule_t *schedule, double ms, double value) {
    schedule->steps[schedule->count].ns = (uint64_t)(ms * 1000000);
    schedule->steps[schedule->count++].value = value;
}

void sim_schedule_init(sim_schedule_t *schedule, const sim_attach_t *at, const char *key,
                       double otherwise) {
    const char *first = sim_part_key(at, key);
    add(schedule, 0, first ? sim_part_decimal(at, first, "") : otherwise);
    for (unsigned i = 0; i < at->count && schedule->count < SIM_PART_ARGS; i++) {
        char *end;
        double ms = strtod(at->args[i], &end);
        if (end != at->args[i] && *end == '=') {
            add(schedule, ms, sim_part_decimal(at, end + 1, ""));
        }
    }
}

double sim_schedule_now(const sim_schedule_t *schedule) {
    uint64_t now = sim_rcc_nanoseconds();
    unsigned i = 0;
    while (i + 1 < schedule->count && schedule->steps[i + 1].ns <= now) {
        i++;
    }
    return schedule->steps[i].value;
}
