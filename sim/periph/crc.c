// SPDX-License-Identifier: MIT
// sim/periph/crc.c -- the CRC unit (RM0008 chapter 4): CRC-32 of whole words, highest bit first.
#include "sim/periph/small.h"

enum { DR = 0x00, IDR = 0x04, CR = 0x08 };

#define POLYNOMIAL 0x04C11DB7u

static uint32_t dr, idr;
static sim_periph_t periph;

static uint32_t crc_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case DR: return dr;
    case IDR: return idr;
    case CR: return 0;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void add_word(uint32_t word) {
    dr ^= word;
    for (unsigned i = 0; i < 32; i++) {
        dr = dr << 1 ^ (dr >> 31 ? POLYNOMIAL : 0);
    }
    sim_stall(4); // the unit holds the bus meanwhile
}

static void crc_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    switch (offset) {
    case DR: add_word(value); break;
    case IDR: idr = value & 0xFF; break;
    case CR: dr = value & 1 ? UINT32_MAX : dr; break;
    default: sim_periph_reserved(&periph, offset);
    }
}

static void crc_reset(void *self) {
    (void)self;
    dr = UINT32_MAX;
    idr = 0;
}

static sim_periph_t periph = {
    .name = "CRC",
    .base = 0x40023000,
    .bus = SIM_AHB,
    .bit = 1u << 6,
    .narrow = SIM_NARROW_UNMODELLED,
    .read = crc_read,
    .write = crc_write,
    .reset = crc_reset,
};

void sim_crc_init(void) {
    sim_periph_add(&periph);
}
