// SPDX-License-Identifier: MIT
// sim/periph/small.h -- peripherals whose whole interface is that they exist.
#ifndef SIM_PERIPH_SMALL_H
#define SIM_PERIPH_SMALL_H

#include "sim/periph/periph.h"

void sim_dbgmcu_init(uint32_t idcode);
void sim_crc_init(void);
void sim_wwdg_init(void);
bool sim_wwdg_running(void);
// The chip's peripherals that are not modelled: an access ends the run and names them.
// high_density: those of the larger chips too.
void sim_absent_init(bool high_density);

#endif
