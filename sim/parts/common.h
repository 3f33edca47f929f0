// SPDX-License-Identifier: MIT
// sim/parts/common.h -- what the parts at a bus share: the bus's pins in WHERE, and memories kept in a file.
//
// WHERE names a bus of the chip or its pins, for a bus that a program makes by itself:
//
//   I2C   i2c1 (PB6, PB7)   i2c1b (PB8, PB9)   i2c2 (PB10, PB11)   SCL,SDA
//   SPI   spi1 (PA5, PA6, PA7)   spi1b (PB3, PB4, PB5)   spi2 (PB13, PB14, PB15)   SCK,MISO,MOSI
//         and then the pins of the part's own, chip select first: w25q32@spi1,PA4
#ifndef SIM_PARTS_COMMON_H
#define SIM_PARTS_COMMON_H

#include "sim/i2c_target.h"
#include "sim/part.h"

enum { SIM_SPI_SCK, SIM_SPI_MISO, SIM_SPI_MOSI, SIM_SPI_LINES };

// Connects a part, whose functions have been set, to the bus in WHERE.
void sim_part_on_i2c(const sim_attach_t *at, sim_i2c_part_t *part);
// The pins of an SPI bus in WHERE. Returns how many entries of WHERE that took.
unsigned sim_part_spi_pins(const sim_attach_t *at, unsigned pins[SIM_SPI_LINES]);
// True if WHERE begins with the name of an I2C bus, or has no more than two pins.
bool sim_part_is_i2c(const sim_attach_t *at);

// size bytes, from file=PATH (grown to size with fill; up to date at every moment) or new, all fill.
uint8_t *sim_part_memory(const sim_attach_t *at, uint32_t size, uint8_t fill);
// True if the argument without a key is among the values.
bool sim_part_flag(const sim_attach_t *at, const char *name);

#endif
