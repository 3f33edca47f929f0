// SPDX-License-Identifier: MIT
// sim/periph/spi.h -- SPI1-2 (RM0008 chapter 25): every edge on the wires.
#ifndef SIM_PERIPH_SPI_H
#define SIM_PERIPH_SPI_H

#include <stdbool.h>

void sim_spi_init(bool high_density);
// AFIO's side: MAPR has changed.
void sim_spi_remapped(void);

#endif
