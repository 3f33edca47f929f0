// SPDX-License-Identifier: MIT
// machine/wire.c -- time_pulse_us, bitstream, dht_readinto and the module _onewire: one wire, by the clock.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/pulse.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

enum {
    PULSE_MOST_US = 50000000,
    DHT_START_US = 18000,
    DHT_BITS = 40,
    DHT_ONE_US = 48,
    DHT_LONGEST_US = 150
};

// time_pulse_us(pin, level, timeout_us=1000000)
py_val_t machine_time_pulse_us(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t timeout = (uint32_t)machine_arg(args[2], 1000000, 1, PULSE_MOST_US);
    return py_int(hw_pulse_measure(machine_pin(args[0]), py_truth(args[1]), timeout));
}

// bitstream(pin, encoding, timing, data): encoding 0 is the only one; timing: high and low of a 0, of a 1.
py_val_t machine_bitstream(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t pin = machine_pin(args[0]);
    py_val_t *items;
    uint32_t ns[4];
    size_t len;
    machine_arg(args[1], 0, 0, 0);
    unsigned count = py_items_of(args[2], &items);
    if (count != 4) {
        py_raise(PY_MSG_need_items, 4, count);
    }
    for (unsigned i = 0; i < 4; i++) {
        ns[i] = (uint32_t)machine_arg(items[i], 0, 0, 1000000);
    }
    const uint8_t *bytes = machine_bytes(args[3] ? args[3] : PY_NONE, &len);
    hw_pulse_stream(pin, ns, bytes, len);
    return PY_NONE;
}

// dht_readinto(pin, buffer): the five bytes of a DHT11 or DHT22. Its answer begins with a long pulse.
py_val_t machine_dht_readinto(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t pin = machine_pin(args[0]);
    size_t len;
    hw_gpio_write(pin, 0);
    hw_gpio_configure(pin, GPIO_CONFIG_OPEN_DRAIN);
    hw_clock_spin_us(DHT_START_US); // a callback would cut a sleep short
    uint8_t *at = (uint8_t *)py_buffer(args[1], &len);
    if (len < DHT_BITS / 8) {
        hw_gpio_write(pin, 1);
        py_raise(PY_MSG_need_items, DHT_BITS / 8, len);
    }
    uint32_t mask = irq_save_from(HW_USB_PRIORITY);
    hw_gpio_write(pin, 1);
    bool answers = hw_pulse_measure(pin, 0, DHT_LONGEST_US) >= 0;
    int us = hw_pulse_measure(pin, 1, DHT_LONGEST_US);
    for (unsigned i = 0; i < DHT_BITS && answers && us >= 0; i++) {
        us = hw_pulse_measure(pin, 1, DHT_LONGEST_US);
        at[i / 8] = (uint8_t)(at[i / 8] << 1 | (us > DHT_ONE_US));
    }
    irq_restore_from(mask);
    if (!answers || us < 0) {
        py_raise_os(MACHINE_ETIMEDOUT);
    }
    return PY_NONE;
}

// ---- _onewire ----------------------------------------------------------------------------------

static py_val_t reset(py_val_t *args, unsigned n) {
    (void)n;
    return py_bool(hw_onewire_reset(machine_pin(args[0])));
}

static py_val_t readbit(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(hw_onewire_bit(machine_pin(args[0]), 1));
}

static py_val_t readbyte(py_val_t *args, unsigned n) {
    (void)n;
    return py_int((int32_t)hw_onewire_byte(machine_pin(args[0]), 0xFF));
}

static py_val_t writebit(py_val_t *args, unsigned n) {
    (void)n;
    hw_onewire_bit(machine_pin(args[0]), py_truth(args[1]));
    return PY_NONE;
}

static py_val_t writebyte(py_val_t *args, unsigned n) {
    (void)n;
    hw_onewire_byte(machine_pin(args[0]), (unsigned)py_to_int(args[1]));
    return PY_NONE;
}

// x**8 + x**5 + x**4 + 1, the lowest bit first.
static py_val_t crc8(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    unsigned crc = 0;
    const uint8_t *bytes = machine_bytes(args[0], &len);
    while (len--) {
        crc ^= *bytes++;
        for (unsigned i = 0; i < 8; i++) {
            crc = crc & 1 ? crc >> 1 ^ 0x8C : crc >> 1;
        }
    }
    return py_int((int32_t)crc);
}

static const py_entry_t onewire_attrs[] = {
    PY_FN(crc8, 1, 1, crc8),   PY_FN(readbit, 1, 1, readbit),   PY_FN(readbyte, 1, 1, readbyte),
    PY_FN(reset, 1, 1, reset), PY_FN(writebit, 2, 2, writebit), PY_FN(writebyte, 2, 2, writebyte),
};

const py_module_t machine_onewire_module = PY_MODULE(_onewire, onewire_attrs);
