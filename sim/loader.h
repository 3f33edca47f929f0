// SPDX-License-Identifier: MIT
// sim/loader.h -- programs a firmware file into the simulated memories, as a probe would.
#ifndef SIM_LOADER_H
#define SIM_LOADER_H

#include <stdbool.h>
#include <stdint.h>

// Reads an ELF (by its physical addresses), Intel HEX or raw file (at 0x08000000), told apart by
// content. The flash pages that it touches are erased first. False: *error says why (static text).
bool sim_load(const char *path, uint32_t page_size, const char **error);

#endif
