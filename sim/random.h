// SPDX-License-Identifier: MIT
// sim/random.h -- the one source of chance in a run, so that a run is repeatable from --seed.
#ifndef SIM_RANDOM_H
#define SIM_RANDOM_H

#include <stdint.h>

void sim_random_seed(uint64_t seed);
uint32_t sim_random(void);

#endif
