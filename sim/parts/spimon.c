// SPDX-License-Identifier: MIT
// sim/parts/spimon.c -- an SPI decoder that tells each transfer: spimon@BUS,CS[:MODE][,bits=16][,lsb]
//
// "spimon@spi1,PA4: mosi 9f 00 00 00 miso ff ef 40 16 clock 125 ns": what both sides said while the chip select
// was low, and the shortest time between two of the edges that sample. "sck high" or "sck low" tells that the
// clock did not idle as the mode asks when the chip select fell; "+3 bits" that the last frame was not whole.
// It knows nothing of sim/spi_target.c.
#include <stdarg.h>
#include <stdio.h>

#include "sim/parts/common.h"

typedef struct {
    const sim_attach_t *at;
    sim_wire_t *sck, *miso, *mosi, *cs;
    sim_watcher_t sck_watcher, cs_watcher;
    bool cpol, cpha, lsb, sck_level, cs_level, any;
    unsigned frame_bits, bits, len[2];
    uint32_t value[2];
    char text[2][4000];
    uint64_t last, shortest; // ns
} spimon_t;

static void add(spimon_t *mon, unsigned side, const char *format, ...) {
    va_list args;
    va_start(args, format);
    unsigned room = (unsigned)sizeof mon->text[side] - mon->len[side];
    int len = vsnprintf(mon->text[side] + mon->len[side], room, format, args);
    mon->len[side] += len < (int)room ? (unsigned)len : room - 1;
    va_end(args);
}

static void take_bit(spimon_t *mon, unsigned side, bool bit) {
    unsigned place = mon->lsb ? mon->bits : mon->frame_bits - 1 - mon->bits;
    mon->value[side] |= (uint32_t)bit << place;
}

static void sample(spimon_t *mon) {
    uint64_t now = sim_wire_time();
    if (mon->any && now - mon->last < mon->shortest) {
        mon->shortest = now - mon->last;
    }
    mon->any = true;
    mon->last = now;
    take_bit(mon, 0, mon->mosi->level);
    take_bit(mon, 1, mon->miso->level);
    if (++mon->bits == mon->frame_bits) {
        for (unsigned side = 0; side < 2; side++) {
            add(mon, side, mon->frame_bits == 16 ? " %04x" : " %02x", mon->value[side]);
            mon->value[side] = 0;
        }
        mon->bits = 0;
    }
}

static void clock_changed(void *self, const sim_wire_t *wire) {
    spimon_t *mon = self;
    if (wire->level == mon->sck_level) {
        return;
    }
    mon->sck_level = wire->level;
    bool leading = mon->sck_level != mon->cpol;
    if (!mon->cs_level && leading != mon->cpha) {
        sample(mon);
    }
}

static void begin(spimon_t *mon) {
    mon->len[0] = mon->len[1] = mon->bits = mon->value[0] = mon->value[1] = 0;
    mon->shortest = UINT64_MAX;
    mon->any = false;
    if (mon->sck_level != mon->cpol) {
        add(mon, 0, " sck %s", mon->sck_level ? "high" : "low");
    }
}

static void end(spimon_t *mon) {
    if (mon->bits) {
        add(mon, 1, " +%u bits", mon->bits);
    }
    if (mon->shortest != UINT64_MAX) {
        add(mon, 1, " clock %llu ns", (unsigned long long)mon->shortest);
    }
    sim_part_tell(mon->at, "mosi%.*s miso%.*s", (int)mon->len[0], mon->text[0], (int)mon->len[1],
                  mon->text[1]);
}

static void select_changed(void *self, const sim_wire_t *wire) {
    spimon_t *mon = self;
    if (wire->level != mon->cs_level) {
        mon->cs_level = wire->level;
        (wire->level ? end : begin)(mon);
    }
}

static void *attach(const sim_attach_t *at) {
    spimon_t *mon = sim_part_new(sizeof *mon);
    unsigned pins[SIM_SPI_LINES], next = sim_part_spi_pins(at, pins);
    const char *mode = sim_part_value(at, 0), *bits = sim_part_key(at, "bits");
    mon->lsb = sim_part_flag(at, "lsb");
    unsigned number = mode && mode[0] != 'l' ? sim_part_number(at, mode) : 0;
    mon->cpol = number >> 1 & 1;
    mon->cpha = number & 1;
    mon->frame_bits = bits ? sim_part_number(at, bits) : 8;
    if (number > 3 || (mon->frame_bits != 8 && mon->frame_bits != 16)) {
        sim_part_fail(at, "the mode is 0 to 3, bits 8 or 16");
    }
    mon->at = at;
    mon->sck = sim_gpio_wire(pins[SIM_SPI_SCK]);
    mon->miso = sim_gpio_wire(pins[SIM_SPI_MISO]);
    mon->mosi = sim_gpio_wire(pins[SIM_SPI_MOSI]);
    mon->cs = sim_gpio_wire(sim_part_pin(at, next));
    mon->sck_level = mon->sck->level;
    mon->cs_level = true;
    mon->sck_watcher = (sim_watcher_t){.call = clock_changed, .self = mon};
    mon->cs_watcher = (sim_watcher_t){.call = select_changed, .self = mon};
    sim_wire_watch(mon->sck, &mon->sck_watcher);
    sim_wire_watch(mon->cs, &mon->cs_watcher);
    return mon;
}

const sim_part_t sim_part_spimon = {
    .name = "spimon",
    .usage = "SPI,CS[:MODE][,bits=16][,lsb]   tells every transfer on the bus",
    .attach = attach,
};
