// SPDX-License-Identifier: MIT
// chip/stm32f1/pulse.h -- pulses on a pin, made and measured by the program, to a fraction of a microsecond.
#ifndef CHIP_STM32F1_PULSE_H
#define CHIP_STM32F1_PULSE_H

#include <stddef.h>

#include "chip/stm32f1/gpio.h"

// Length of the next pulse of this level (of the present one, when there is one). -2: none came, -1: it did not end
// within timeout_us, which is below 2**32 core clock cycles.
int hw_pulse_measure(hw_pin_t pin, bool level, uint32_t timeout_us);

// Sends bytes, the highest bit first: each bit a high and a low part of so many ns: ns[0] and ns[1] for a 0, ns[2] and
// ns[3] for a 1. Interrupts wait a byte long, so that they may stretch a pause between bytes but no bit.
void hw_pulse_stream(hw_pin_t pin, const uint32_t *ns, const uint8_t *data, size_t len);
// The same by core clock cycles, less those of the loop.
void hw_pulse_bytes(hw_pin_t pin, const uint32_t *cycles, const uint8_t *data, size_t len);

// 1-Wire, on an open-drain output. True: somebody is there.
bool hw_onewire_reset(hw_pin_t pin);
// Sends a bit; a 1 also reads one, as the part may pull it down.
bool hw_onewire_bit(hw_pin_t pin, bool bit);
unsigned hw_onewire_byte(hw_pin_t pin, unsigned byte);

#endif
