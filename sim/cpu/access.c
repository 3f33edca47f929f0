// SPDX-License-Identifier: MIT
// sim/cpu/access.c -- the loads and stores that are not plain: devices, misaligned addresses, bit-band,
// privilege, watchpoints.
#include "sim/cpu/access.h"

static sim_cpu_t *const cpu = &sim_cpu;

static bool data_fault(uint32_t address) {
    sim_exc_fault(EXC_BUSFAULT, BFSR_PRECISERR | BFSR_BFARVALID, address);
    return false;
}

bool sim_access_unaligned_fault(void) {
    sim_exc_fault(EXC_USAGEFAULT, UFSR_UNALIGNED, 0);
    return false;
}

// The private peripheral bus is for privileged code; CCR can open STIR to all, for stores.
static bool is_forbidden(uint32_t address, bool privileged, bool is_write) {
    bool open = is_write && address == 0xE000EF00u && (cpu->ccr & CCR_USERSETMPEND);
    return address >> 20 == 0xE00 && !privileged && !open;
}

// HardFault and NMI handlers may ask that their own bus faults be ignored, to probe for memory.
static bool bus_faults_ignored(void) {
    return (cpu->ccr & CCR_BFHFNMIGN) && sim_exc_execution_priority() < 0;
}

static bool load_aligned(uint32_t address, unsigned size, bool privileged, uint32_t *value) {
    cpu->cycles += address >> 29 == 2; // the bridge to a peripheral's bus
    if (!is_forbidden(address, privileged, false) && sim_bus_read(address, size, value)) {
        return true;
    }
    if (bus_faults_ignored()) {
        *value = 0;
        return true;
    }
    return data_fault(address);
}

static bool store_aligned(uint32_t address, unsigned size, bool privileged, uint32_t value) {
    cpu->cycles += address >> 29 == 2;
    if (!is_forbidden(address, privileged, true) && sim_bus_write(address, size, value)) {
        return true;
    }
    return bus_faults_ignored() || data_fault(address);
}

// Everything but an aligned access to plain memory. A misaligned access is split into bytes, where
// the chip would use half-words if it can: only a device could tell.
bool sim_access_load_slow(uint32_t address, unsigned size, bool privileged, uint32_t *value) {
    if (cpu->watching) {
        sim_cpu_watch_access(address, size, false);
    }
    if ((address & (size - 1)) == 0) {
        return load_aligned(address, size, privileged, value);
    }
    if (cpu->ccr & CCR_UNALIGN_TRP) {
        return sim_access_unaligned_fault();
    }
    uint32_t whole = 0;
    for (unsigned i = 0; i < size; i++) {
        uint32_t byte;
        if (!load_aligned(address + i, 1, privileged, &byte)) {
            return false;
        }
        whole |= byte << 8 * i;
    }
    cpu->cycles++;
    *value = whole;
    return true;
}

bool sim_access_store_slow(uint32_t address, unsigned size, bool privileged, uint32_t value) {
    if (cpu->watching) {
        sim_cpu_watch_access(address, size, true);
    }
    if ((address & (size - 1)) == 0) {
        return store_aligned(address, size, privileged, value);
    }
    if (cpu->ccr & CCR_UNALIGN_TRP) {
        return sim_access_unaligned_fault();
    }
    for (unsigned i = 0; i < size; i++) {
        if (!store_aligned(address + i, 1, privileged, value >> 8 * i & 0xFF)) {
            return false;
        }
    }
    cpu->cycles++;
    return true;
}
