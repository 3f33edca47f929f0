// SPDX-License-Identifier: MIT
// sim/periph/periph.h -- what all peripherals share: the bus bridge, the clock gate, the reset
// line.
//
// A peripheral declares 32-bit registers. This layer makes them a bus device as the chip does:
//   - APB: a narrow write is widened by the bridge, which duplicates the byte or half-word over the
//     whole register (RM0008 3.1, note on the AHB/APB bridges); a narrow read picks its lanes.
//   - AHB: a narrow write changes its lanes alone.
//   - while its bit in RCC_xxxENR is 0, the registers read 0 and writes are lost;
//   - while its bit in RCC_xxxRSTR is 1, the same, and the registers have their reset values.
#ifndef SIM_PERIPH_PERIPH_H
#define SIM_PERIPH_PERIPH_H

#include "sim/bus.h"

typedef enum { SIM_AHB, SIM_APB1, SIM_APB2, SIM_BUSES } sim_periph_bus_t;

// Which accesses narrower than a word the peripheral takes.
typedef enum { SIM_NARROW_YES, SIM_NARROW_BUS_ERROR, SIM_NARROW_UNMODELLED } sim_narrow_t;

typedef struct sim_periph {
    const char *name; // as RM0008 spells it
    uint32_t base;
    sim_periph_bus_t bus;
    uint32_t bit; // in the bus's ENR and RSTR registers; 0: always clocked, never reset alone
    sim_narrow_t narrow;
    void *self;
    uint32_t (*read)(void *self, uint32_t offset); // offset is a multiple of 4
    void (*write)(void *self, uint32_t offset, uint32_t value);
    void (*reset)(void *self);
    void (*clock)(void *self, bool on); // its clock has just changed; NULL: it need not know
    // private:
    sim_device_t device;
    bool clocked, held;
    struct sim_periph *next;
} sim_periph_t;

// Makes the peripheral known to the bus, in a range of 1 KiB. It must outlive the simulation.
void sim_periph_add(sim_periph_t *periph);
// RCC's side: the new value of a bus's ENR or RSTR register.
void sim_periph_set_enabled(sim_periph_bus_t bus, uint32_t enr);
void sim_periph_set_held(sim_periph_bus_t bus, uint32_t rstr);

// Ends the run if value has a bit outside the modelled ones.
void sim_periph_only(const sim_periph_t *periph, uint32_t offset, uint32_t value,
                     uint32_t modelled);
// An address inside the peripheral's range at which it has no register: told once, reads 0, ignores writes.
uint32_t sim_periph_reserved(const sim_periph_t *periph, uint32_t offset);
_Noreturn void sim_periph_unmodelled(const sim_periph_t *periph, uint32_t offset, const char *what);

#endif
