// SPDX-License-Identifier: MIT
#include "chip/stm32f1/bus.h"

#include "chip/stm32f1/reg/core.h"

extern volatile uint8_t hw_bus_probing; // bus_isr.c

static void access(uint32_t address, unsigned width, uint32_t *value, bool store) {
    if (width == 4) {
        volatile uint32_t *at = (volatile uint32_t *)address;
        store ? (void)(*at = *value) : (void)(*value = *at);
    } else if (width == 2) {
        volatile uint16_t *at = (volatile uint16_t *)address;
        store ? (void)(*at = (uint16_t)*value) : (void)(*value = *at);
    } else {
        volatile uint8_t *at = (volatile uint8_t *)address;
        store ? (void)(*at = (uint8_t)*value) : (void)(*value = *at);
    }
}

// The fault of a store arrives a little later. A hard handler's access may come between: it leaves the mark as it was.
bool hw_bus_access(uint32_t address, unsigned width, uint32_t *value, bool store) {
    uint8_t was = hw_bus_probing;
    hw_bus_probing = 1;
    access(address, width, value, store);
    data_sync_barrier();
    bool answered = hw_bus_probing;
    hw_bus_probing = was;
    return answered;
}
