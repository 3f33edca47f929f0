// SPDX-License-Identifier: MIT
// sim/chip.h -- a member of the STM32F103 family: its memories and its peripherals, put together.
#ifndef SIM_CHIP_H
#define SIM_CHIP_H

#include <stdbool.h>
#include <stdint.h>

typedef struct sim_chip {
    const char *name;   // "C8", as in STM32F103C8
    uint32_t flash_kib; // by the data sheet, and by the size register
    uint32_t ram_kib;
    uint32_t page_size; // of the flash, in bytes
    uint32_t idcode;    // DBGMCU_IDCODE
    bool high_density;
} sim_chip_t;

// NULL: no such chip.
const sim_chip_t *sim_chip_find(const char *name);

// Builds the chip: everything is ready for sim_cpu_reset(SIM_RESET_POWER). flash holds flash_size
// bytes, which may be more than the data sheet says. hse_hz: the board's crystal, 0: none.
void sim_chip_init(const sim_chip_t *chip, uint8_t *flash, uint32_t flash_size, uint32_t hse_hz);
// After that: puts a file of at most 2,016 bytes where ST's bootloader is on a real chip, at 0x1FFFF000. -1: it cannot be
// read, or does not fit.
int sim_chip_load_rom(const char *path);
// Resets of the chip so far, power-on included.
unsigned sim_chip_resets(void);

#endif
