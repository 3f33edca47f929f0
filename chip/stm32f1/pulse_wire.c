// SPDX-License-Identifier: MIT
// chip/stm32f1/pulse_wire.c -- what of pulse.h keeps time by the cycle.
#include "chip/stm32f1/pulse.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"

static uint32_t cycles_per_us(void) {
    return hw_clock_core_hz() / 1000000;
}

// Waits while the pin has the level, from the moment *start on, which becomes that of the change.
static bool wait_while(hw_pin_t pin, bool level, uint32_t *start, uint32_t cycles) {
    uint32_t begin = *start;
    do {
        *start = hw_clock_cycles();
        if (hw_gpio_read(pin) != level) {
            return true;
        }
    } while (*start - begin < cycles);
    return false;
}

int hw_pulse_measure(hw_pin_t pin, bool level, uint32_t timeout_us) {
    uint32_t us = cycles_per_us(), at = hw_clock_cycles();
    if (!wait_while(pin, !level, &at, timeout_us * us)) {
        return -2;
    }
    uint32_t start = at;
    if (!wait_while(pin, level, &at, timeout_us * us)) {
        return -1;
    }
    return (int)((at - start) / us);
}

void hw_pulse_bytes(hw_pin_t pin, const uint32_t *cycles, const uint8_t *data, size_t len) {
    uint32_t set = hw_pin_mask(pin);
    volatile uint32_t *bsrr = &hw_pin_port(pin)->BSRR;
    for (; len--; data++) {
        uint32_t mask = irq_save();
        for (unsigned bit = 0x80; bit; bit >>= 1) {
            const uint32_t *part = &cycles[*data & bit ? 2 : 0];
            uint32_t high = part[0], low = part[1], start = DWT->CYCCNT;
            *bsrr = set;
            while (DWT->CYCCNT - start < high) {
            }
            start = DWT->CYCCNT;
            *bsrr = set << 16;
            while (DWT->CYCCNT - start < low) {
            }
        }
        irq_restore(mask);
    }
}

// A 0 may last 120 us, so the serial ports are served meanwhile; the level after a 1 must be read within 15.
bool hw_onewire_bit(hw_pin_t pin, bool bit) {
    uint32_t from = irq_save_from(HW_USB_PRIORITY), mask = irq_masked();
    if (bit) {
        irq_save();
    }
    hw_gpio_write(pin, 0);
    hw_clock_spin_us(bit ? 3 : 60);
    hw_gpio_write(pin, 1);
    hw_clock_spin_us(8);
    bool level = hw_gpio_read(pin);
    irq_restore(mask);
    irq_restore_from(from);
    hw_clock_spin_us(bit ? 55 : 2);
    return level;
}
