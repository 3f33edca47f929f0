// SPDX-License-Identifier: MIT
// sim/periph/i2c.h -- I2C1-2 (RM0008 chapter 26): bits on two open-drain wires.
#ifndef SIM_PERIPH_I2C_H
#define SIM_PERIPH_I2C_H

#include "sim/periph/periph.h"

#define SIM_I2CS 2

void sim_i2c_init(void);
// AFIO's side: MAPR has changed.
void sim_i2c_remapped(void);
// The pins of I2C n (1-2) as they are mapped now.
unsigned sim_i2c_pin(unsigned n, bool sda);

#endif
