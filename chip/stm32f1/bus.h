// SPDX-License-Identifier: MIT
// chip/stm32f1/bus.h -- loads and stores at an address that a program gave, where perhaps nothing
// answers.
//
// An ordinary access there is a bus fault, hence a reset; a mistyped address should not be that.
// With interrupts masked it still is: the fault is then a HardFault.
#ifndef CHIP_STM32F1_BUS_H
#define CHIP_STM32F1_BUS_H

#include <stdbool.h>
#include <stdint.h>

// width: 1, 2 or 4 bytes; address is aligned to it. False: nothing answers there.
bool hw_bus_access(uint32_t address, unsigned width, uint32_t *value, bool store);

#endif
