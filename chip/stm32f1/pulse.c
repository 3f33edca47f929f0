// SPDX-License-Identifier: MIT
#include "chip/stm32f1/pulse.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/core.h"

bool hw_onewire_reset(hw_pin_t pin) {
    hw_gpio_write(pin, 0);
    hw_clock_spin_us(480);
    uint32_t mask = irq_save();
    hw_gpio_write(pin, 1);
    hw_clock_spin_us(70);
    bool present = !hw_gpio_read(pin);
    irq_restore(mask);
    hw_clock_spin_us(410);
    return present;
}

unsigned hw_onewire_byte(hw_pin_t pin, unsigned byte) {
    unsigned in = 0;
    for (unsigned i = 0; i < 8; i++) {
        in |= (unsigned)hw_onewire_bit(pin, byte >> i & 1) << i;
    }
    return in;
}
