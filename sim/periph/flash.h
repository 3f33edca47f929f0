// SPDX-License-Identifier: MIT
// sim/periph/flash.h -- the flash memory and its controller FPEC (RM0008 3.3.3, PM0075).
#ifndef SIM_PERIPH_FLASH_H
#define SIM_PERIPH_FLASH_H

#include "sim/periph/periph.h"

#define SIM_FLASH_BASE  0x08000000u
#define SIM_OPTION_BASE 0x1FFFF800u
#define SIM_OPTION_SIZE 16u

// memory holds size bytes of main flash, options the 16 option bytes; both are the caller's and are
// mapped by it. page_size is 1024 or 2048.
void sim_flash_init(uint8_t *memory, uint32_t size, uint32_t page_size, uint8_t *options);
unsigned sim_flash_wait_states(void);
// The option byte USER, as loaded by the last reset: does falling into Stop (or Standby) reset the chip instead?
bool sim_flash_resets_on_stop(void);
bool sim_flash_resets_on_standby(void);

// Cuts the power in the midst of the n-th flash operation from power-on (1 is the first): the
// half-word is partly programmed, the page partly erased. Then calls cut, which must not return.
void sim_flash_cut_power(uint64_t n, void (*cut)(void));
// Flash operations (half-words programmed, pages erased) begun so far.
uint64_t sim_flash_operations(void);

#endif
