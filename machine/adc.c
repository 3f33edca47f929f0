// SPDX-License-Identifier: MIT
// machine/adc.c -- machine.ADC: pins A0 to A7, B0 and B1, the chip's temperature and its reference.
#include "machine/machine.h"

#include "chip/stm32f1/adc.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/vm/exc.h"

enum { PIN_CHANNELS = 10, REFERENCE_UV = 1200000, SAMPLE_PIN = 5, SAMPLE_INTERNAL = 7 };

// Channels 0 to 7 are port A's pins, 8 and 9 B0 and B1.
static hw_pin_t pin_of(unsigned channel) {
    return channel < 8 ? HW_PIN('A', channel) : HW_PIN('B', channel - 8);
}

static py_val_t adc_new(py_val_t *args, unsigned n) {
    (void)n;
    unsigned channel = PIN_CHANNELS;
    if (py_is_int(args[1])) {
        channel = (unsigned)py_int_get(args[1]);
    } else {
        hw_pin_t pin = machine_pin(args[1]);
        while (channel-- && pin_of(channel) != pin) {
        }
    }
    if (channel >= PIN_CHANNELS) {
        if (channel - HW_ADC_TEMPERATURE > HW_ADC_REFERENCE - HW_ADC_TEMPERATURE) {
            py_raise(PY_MSG_no_periph, args[0], args[1]);
        }
    } else {
        machine_pin_free(pin_of(channel), HW_NONE);
        hw_gpio_configure(pin_of(channel), GPIO_CONFIG_ANALOG);
    }
    hw_adc_init();
    machine_periph_t *adc = py_gc_alloc(sizeof *adc);
    adc->type = &machine_type_adc;
    adc->id = (uint8_t)channel;
    return py_ptr(adc);
}

static uint32_t read(unsigned channel) {
    return hw_adc_read(channel, channel < PIN_CHANNELS ? SAMPLE_PIN : SAMPLE_INTERNAL);
}

static uint32_t read_self(py_val_t self) {
    return read(((const machine_periph_t *)py_obj(self))->id);
}

// 12 bits, as the chip measures them.
static py_val_t adc_read(py_val_t *args, unsigned n) {
    (void)n;
    return py_int((int32_t)read_self(args[0]));
}

static py_val_t adc_read_u16(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t value = read_self(args[0]);
    return py_int((int32_t)(value << 4 | value >> 8));
}

// By the internal reference, so that it holds whatever the supply is: 1.16 to 1.24 V.
static py_val_t adc_read_uv(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(
        (int32_t)(read_self(args[0]) * (REFERENCE_UV / 10) / read(HW_ADC_REFERENCE) * 10));
}

static const py_entry_t adc_attrs[] = {
    PY_INT_CONST(CORE_TEMP, HW_ADC_TEMPERATURE),
    PY_INT_CONST(CORE_VREF, HW_ADC_REFERENCE),
    PY_NEW(2, 2, adc_new),
    PY_FN(read, 1, 1, adc_read),
    PY_FN(read_u16, 1, 1, adc_read_u16),
    PY_FN(read_uv, 1, 1, adc_read_uv),
};

const py_type_t machine_type_adc = PY_TYPE(ADC, adc_attrs, &machine_ops);
