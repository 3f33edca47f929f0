// SPDX-License-Identifier: MIT
#include "sim/periph/periph.h"

#include <stdio.h>

static sim_periph_t *all;

static bool answers(const sim_periph_t *periph) {
    return periph->bit == 0 || (periph->clocked && !periph->held);
}

// False if a narrow access ends here.
static bool narrow_allowed(const sim_periph_t *periph, uint32_t offset, unsigned size) {
    if (size == 4 || periph->narrow == SIM_NARROW_YES) {
        return true;
    }
    if (periph->narrow == SIM_NARROW_UNMODELLED) {
        sim_unmodelled(periph->name, offset, size, "access narrower than a word");
    }
    sim_bus_error();
    return false;
}

static uint32_t lane_mask(unsigned size) {
    return size == 4 ? UINT32_MAX : (1u << size * 8) - 1;
}

static uint32_t device_read(void *self, uint32_t offset, unsigned size) {
    sim_periph_t *periph = self;
    sim_event_settle();
    if (!narrow_allowed(periph, offset, size) || !answers(periph)) {
        return 0;
    }
    uint32_t word = periph->read(periph->self, offset & ~3u);
    return (word >> (offset & 3) * 8) & lane_mask(size);
}

// What arrives at the register when the core writes value with that width.
static uint32_t widen(const sim_periph_t *periph, uint32_t offset, unsigned size, uint32_t value) {
    if (size == 4) {
        return value;
    }
    value &= lane_mask(size);
    if (periph->bus != SIM_AHB) {
        return size == 1 ? value * 0x01010101u : value * 0x00010001u;
    }
    unsigned shift = (offset & 3) * 8;
    uint32_t word = periph->read(periph->self, offset & ~3u);
    return (word & ~(lane_mask(size) << shift)) | value << shift;
}

static void device_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    sim_periph_t *periph = self;
    sim_event_settle();
    if (narrow_allowed(periph, offset, size) && answers(periph)) {
        periph->write(periph->self, offset & ~3u, widen(periph, offset, size, value));
    }
}

static void device_reset(void *self) {
    sim_periph_t *periph = self;
    if (periph->reset) {
        periph->reset(periph->self);
    }
}

void sim_periph_add(sim_periph_t *periph) {
    periph->device = (sim_device_t){.name = periph->name,
                                    .base = periph->base,
                                    .size = 0x400,
                                    .self = periph,
                                    .read = device_read,
                                    .write = device_write,
                                    .reset = device_reset};
    periph->next = all;
    all = periph;
    sim_bus_add(&periph->device);
}

void sim_periph_set_enabled(sim_periph_bus_t bus, uint32_t enr) {
    for (sim_periph_t *periph = all; periph; periph = periph->next) {
        bool on = (enr & periph->bit) != 0;
        if (periph->bus != bus || on == periph->clocked) {
            continue;
        }
        periph->clocked = on;
        if (periph->clock) {
            periph->clock(periph->self, on);
        }
    }
}

void sim_periph_set_held(sim_periph_bus_t bus, uint32_t rstr) {
    for (sim_periph_t *periph = all; periph; periph = periph->next) {
        if (periph->bus != bus || periph->bit == 0) {
            continue;
        }
        bool held = (rstr & periph->bit) != 0;
        if (held && !periph->held) {
            device_reset(periph);
        }
        periph->held = held;
    }
}

void sim_periph_unmodelled(const sim_periph_t *periph, uint32_t offset, const char *what) {
    sim_unmodelled(periph->name, offset, 4, what);
}

uint32_t sim_periph_reserved(const sim_periph_t *periph, uint32_t offset) {
    sim_strange(periph->name, offset, "no such register: reads 0, ignores writes");
    return 0;
}

void sim_periph_only(const sim_periph_t *periph, uint32_t offset, uint32_t value,
                     uint32_t modelled) {
    if (value & ~modelled) {
        char what[64];
        snprintf(what, sizeof what, "bits 0x%08x", (unsigned)(value & ~modelled));
        sim_periph_unmodelled(periph, offset, what);
    }
}
