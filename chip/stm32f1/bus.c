// SPDX-License-Identifier: MIT
#include "chip/stm32f1/bus.h"

#include "chip/stm32f1/reg/core.h"

// At priority -1, which FAULTMASK gives, and with BFHFNMIGN set a bus fault of a load or store is
// only noted in CFSR (PM0056 4.4.7).
static uint32_t begin(void) {
    uint32_t mask = irq_save();
    SCB->CCR |= SCB_CCR_BFHFNMIGN;
    __asm volatile("cpsid f" ::: "memory");
    return mask;
}

// The fault of a buffered store comes later and waits as a pending exception; the barrier lets it
// arrive, and it is taken back.
static bool end(uint32_t mask) {
    data_sync_barrier();
    uint32_t faults = SCB->CFSR & SCB_CFSR_BUS_FAULTS;
    SCB->CFSR = faults; // cleared by writing 1
    SCB->SHCSR &= ~SCB_SHCSR_BUSFAULTPENDED;
    SCB->CCR &= ~SCB_CCR_BFHFNMIGN;
    __asm volatile("cpsie f" ::: "memory");
    irq_restore(mask);
    return faults == 0;
}

bool hw_bus_load(uint32_t address, unsigned width, uint32_t *value) {
    uint32_t mask = begin();
    switch (width) {
    case 1: *value = *(volatile uint8_t *)address; break;
    case 2: *value = *(volatile uint16_t *)address; break;
    default: *value = *(volatile uint32_t *)address; break;
    }
    return end(mask);
}

bool hw_bus_store(uint32_t address, unsigned width, uint32_t value) {
    uint32_t mask = begin();
    switch (width) {
    case 1: *(volatile uint8_t *)address = (uint8_t)value; break;
    case 2: *(volatile uint16_t *)address = (uint16_t)value; break;
    default: *(volatile uint32_t *)address = value; break;
    }
    return end(mask);
}
