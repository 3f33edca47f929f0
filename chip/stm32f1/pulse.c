// SPDX-License-Identifier: MIT
#include "chip/stm32f1/pulse.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"

bool hw_onewire_reset(hw_pin_t pin) {
    hw_gpio_write(pin, 0);
    hw_clock_spin_us(480);
    uint32_t mask = irq_save_from(HW_USB_PRIORITY);
    hw_gpio_write(pin, 1);
    hw_clock_spin_us(70);
    bool present = !hw_gpio_read(pin);
    irq_restore_from(mask);
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

// What the loop takes between looking at the clock and moving the pin, measured.
enum { EDGE_CYCLES = 9 };

void hw_pulse_stream(hw_pin_t pin, const uint32_t *ns, const uint8_t *data, size_t len) {
    uint32_t cycles[4];
    for (unsigned i = 0; i < 4; i++) {
        uint32_t n = ns[i] * (hw_clock_core_hz() / 1000000) / 1000;
        cycles[i] = n > EDGE_CYCLES ? n - EDGE_CYCLES : 0;
    }
    hw_pulse_bytes(pin, cycles, data, len);
}
