// SPDX-License-Identifier: MIT
// sim/cpu/access.h -- private to sim/cpu: loads and stores as instructions make them.
//
// The fast path, inline, is an aligned access to mapped memory; everything else goes through
// access.c. False: the access failed and the fault's handler has been entered.
#ifndef SIM_CPU_ACCESS_H
#define SIM_CPU_ACCESS_H

#include <string.h>

#include "sim/cpu/state.h"

#define UNLIKELY(x) __builtin_expect(!!(x), 0)

bool sim_access_load_slow(uint32_t address, unsigned size, bool privileged, uint32_t *value);
bool sim_access_store_slow(uint32_t address, unsigned size, bool privileged, uint32_t value);
// Enters UsageFault; returns false.
bool sim_access_unaligned_fault(void);

// Neighbouring loads and stores overlap: the second takes one cycle, not two (TRM 18.3).
static inline void access_count(void) {
    sim_cpu.cycles += sim_cpu.last_access + 1 != sim_cpu.instructions;
    sim_cpu.last_access = sim_cpu.instructions;
}

// size is a constant wherever these are inlined.
static inline bool access_load(uint32_t address, unsigned size, uint32_t *value) {
    const sim_map_t *map = sim_map_by_mib[address >> 20];
    if (UNLIKELY(!map || address - map->base >= map->size || (address & (size - 1)))) {
        return sim_access_load_slow(address, size, sim_cpu_privileged(), value);
    }
    uint32_t word = 0;
    memcpy(&word, map->memory + (address - map->base), size); // little-endian host
    if (!map->writable) {
        sim_fetch_data();
    }
    *value = word;
    return true;
}

static inline bool access_store(uint32_t address, unsigned size, uint32_t value) {
    const sim_map_t *map = sim_map_by_mib[address >> 20];
    if (UNLIKELY(!map || address - map->base >= map->size || (address & (size - 1)) ||
                 !map->writable)) {
        return sim_access_store_slow(address, size, sim_cpu_privileged(), value);
    }
    uint32_t offset = address - map->base;
    memcpy(map->memory + offset, &value, size);
    if (UNLIKELY(map->code->lines[offset / CODE_LINE])) {
        sim_bus_code_written(map, offset, size);
    }
    return true;
}

// LDM, LDRD and the exclusives fault when misaligned, whatever UNALIGN_TRP says.
static inline bool access_load_strict(uint32_t address, unsigned size, uint32_t *value) {
    return UNLIKELY(address & (size - 1)) ? sim_access_unaligned_fault()
                                          : access_load(address, size, value);
}

static inline bool access_store_strict(uint32_t address, unsigned size, uint32_t value) {
    return UNLIKELY(address & (size - 1)) ? sim_access_unaligned_fault()
                                          : access_store(address, size, value);
}

#endif
