// SPDX-License-Identifier: MIT
// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
#include "sim/random.h"

static uint64_t state;

void sim_random_seed(uint64_t seed) {
    state = seed;
}

uint32_t sim_random(void) {
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) >> 32);
}
