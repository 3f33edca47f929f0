// SPDX-License-Identifier: MIT
#include "sim/spi_target.h"

#include <stddef.h>

static void put_bit(sim_spi_part_t *part) {
    sim_drive_t drive = SIM_DRIVE_NONE;
    if (part->out != SIM_SPI_SILENT) {
        drive = part->out >> (7 - part->bits) & 1 ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW;
    }
    sim_wire_drive(&part->driver, drive);
}

static bool is_selected(const sim_spi_part_t *part) {
    return !part->cs_level;
}

static void clock_rose(sim_spi_part_t *part) {
    part->in = (uint8_t)(part->in << 1 | part->mosi->level);
    if (++part->bits == 8) {
        part->bits = 0;
        part->out = part->exchanged(part->self, part->in);
    }
}

static void clock_changed(void *self, const sim_wire_t *wire) {
    sim_spi_part_t *part = self;
    if (wire->level == part->sck_level) {
        return;
    }
    part->sck_level = wire->level;
    if (is_selected(part)) {
        if (part->sck_level) {
            clock_rose(part);
        } else {
            put_bit(part);
        }
    } else if (part->sck_level && ++part->idle_bits == 8) {
        part->idle_bits = 0;
        if (part->idle_clock) {
            part->idle_clock(part->self);
        }
    }
}

static void select_changed(void *self, const sim_wire_t *wire) {
    sim_spi_part_t *part = self;
    if (wire->level == part->cs_level) {
        return;
    }
    part->cs_level = wire->level;
    if (is_selected(part)) {
        part->bits = part->idle_bits = 0;
        part->out = part->selected(part->self);
        put_bit(part);
    } else {
        part->out = SIM_SPI_SILENT;
        put_bit(part);
        if (part->deselected) {
            part->deselected(part->self, part->bits == 0);
        }
    }
}

void sim_spi_part_attach(sim_spi_part_t *part, sim_wire_t *sck, sim_wire_t *miso, sim_wire_t *mosi,
                         sim_wire_t *cs) {
    part->sck = sck;
    part->miso = miso;
    part->mosi = mosi;
    part->cs = cs;
    part->out = SIM_SPI_SILENT;
    part->sck_level = sck->level;
    part->cs_level = cs != NULL;
    part->sck_watcher = (sim_watcher_t){.call = clock_changed, .self = part};
    part->cs_watcher = (sim_watcher_t){.call = select_changed, .self = part};
    sim_wire_attach(miso, &part->driver);
    sim_wire_watch(sck, &part->sck_watcher);
    if (cs) { // a resistor keeps the part off while the chip's pin floats
        sim_wire_attach(cs, &part->pull_up);
        sim_wire_drive(&part->pull_up, SIM_DRIVE_PULL_UP);
        sim_wire_watch(cs, &part->cs_watcher);
    } else {
        part->out = part->selected(part->self);
    }
}
