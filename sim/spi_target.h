// SPDX-License-Identifier: MIT
// sim/spi_target.h -- the selected side of an SPI bus, for parts: modes 0 and 3, 8 bits, highest first.
//
// A bit is read as SCK rises and sent as SCK falls (in mode 0 the first one as the chip select falls). What
// that takes on real parts, up to some 10 ns, is not modelled.
#ifndef SIM_SPI_TARGET_H
#define SIM_SPI_TARGET_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/wire.h"

#define SIM_SPI_SILENT (-1) // the part does not drive MISO

typedef struct sim_spi_part {
    void *self;                  // handed to the functions; those marked * may be NULL
    int (*selected)(void *self); // chip select has fallen; the first byte to send
    int (*exchanged)(void *self, uint8_t byte); // a byte has come; the next one to send
    void (*deselected)(void *self, bool whole); // * whole: after a whole byte, or none
    void (*idle_clock)(void *self);             // * eight clocks went by without chip select
    // private:
    sim_wire_t *sck, *miso, *mosi, *cs; // cs NULL: always selected
    sim_driver_t driver, pull_up;
    sim_watcher_t sck_watcher, cs_watcher;
    bool sck_level, cs_level;
    unsigned bits, idle_bits;
    uint8_t in;
    int out;
} sim_spi_part_t;

void sim_spi_part_attach(sim_spi_part_t *part, sim_wire_t *sck, sim_wire_t *miso, sim_wire_t *mosi,
                         sim_wire_t *cs);

#endif
