// SPDX-License-Identifier: MIT
// chip/stm32f1/can.h -- CAN: starting it and its filters; what sends and receives uses the registers.
//
// It shares its 512 bytes of memory with USB (RM0008 24.1): only one of the two can have a clock.
#ifndef CHIP_STM32F1_CAN_H
#define CHIP_STM32F1_CAN_H

#include <stdbool.h>

#include "chip/stm32f1/reg/can.h"

// Resets it and sets it up, with filter 0 open to all; bit timing and mode as in BTR. False: the bus has not been free for
// 11 bits within 100 ms.
bool hw_can_start(uint32_t btr, bool restarts);
// Takes part in the bus again, after it was switched off by errors.
bool hw_can_run(void);
// bank: 0 to 13. mode: 1 a list, not a mask; 2 one of 32 bits, not two of 16.
void hw_can_filter(unsigned bank, unsigned mode, bool fifo, const uint32_t *words);
void hw_can_filter_off(unsigned bank);

#endif
