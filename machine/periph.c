// SPDX-License-Identifier: MIT
// machine/periph.c -- what the classes of peripherals share: arguments, pins, waiting.
#include "machine/machine.h"

#include "chip/stm32f1/power.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/obj/text.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm_ops.h"

int32_t machine_arg(py_val_t v, int32_t absent, int32_t min, int32_t max) {
    if (v == PY_UNDEF || v == PY_NONE) {
        return absent;
    }
    int32_t value = py_to_int(v);
    if (value < min || value > max) {
        py_raise(PY_MSG_bad_value, value);
    }
    return value;
}

unsigned machine_number(const py_type_t *type, py_val_t v, unsigned most) {
    unsigned number = py_is_int(v) ? (unsigned)py_int_get(v) : 0;
    if (number - 1 >= most) {
        py_raise(PY_MSG_no_periph, py_ptr(type), v);
    }
    return number;
}

// How a peripheral is called where its pins are refused to another.
static const struct {
    uint16_t name;
    uint8_t number;
} names[] = {
    [HW_UART1] = {PY_N_UART, 1}, [HW_UART2] = {PY_N_UART, 2}, [HW_UART3] = {PY_N_UART, 3},
    [HW_SPI1] = {PY_N_SPI, 1},   [HW_SPI2] = {PY_N_SPI, 2},   [HW_I2C1] = {PY_N_I2C, 1},
    [HW_I2C2] = {PY_N_I2C, 2},   [HW_TIM1] = {PY_N_Timer, 1}, [HW_TIM2] = {PY_N_Timer, 2},
    [HW_TIM3] = {PY_N_Timer, 3}, [HW_TIM4] = {PY_N_Timer, 4}, [HW_ADC1] = {PY_N_ADC, 1},
    [HW_USB] = {PY_N_USB, 1},
};

static py_val_t full_name(enum hw_periph periph) {
    py_build_t build;
    py_build_init(&build);
    py_out_format(&build.out, PY_MSG_full_name, names[periph].name, names[periph].number);
    return py_build_str(&build);
}

void machine_pin_free(hw_pin_t pin, enum hw_periph periph) {
    enum hw_periph owner = hw_pin_owner(pin);
    if (owner == HW_NONE || owner == periph) {
        return;
    }
    py_val_t has = full_name(owner), object = machine_pin_new(pin);
    if (periph == HW_NONE) {
        py_raise(PY_MSG_pin_owned, object, has);
    }
    py_raise(PY_MSG_pin_taken, full_name(periph), object, has);
}

// One round to see that all is well, one to do it.
void machine_pins(enum hw_periph periph, const py_val_t *args, unsigned n, uint32_t configs) {
    int pins[HW_SIGNALS];
    hw_remap_t remap = {0, 0};
    if (periph >= HW_TIM1 && periph <= HW_TIM4) {
        hw_periph_remap_now(periph, &remap);
    }
    for (unsigned given = 2; given--;) { // what is given decides about the rest
        for (unsigned i = 0; i < n; i++) {
            if (args[i] == PY_NONE) {
                pins[i] = -1;
            } else if (given == (args[i] != PY_UNDEF)) {
                int pin = given ? machine_pin(args[i]) : -1;
                pins[i] = hw_periph_pin(periph, i, pin, &remap);
                if (pins[i] < 0) {
                    py_raise(PY_MSG_no_signal, given ? machine_pin_new((hw_pin_t)pin) : PY_NONE,
                             full_name(periph));
                }
                machine_pin_free((hw_pin_t)pins[i], periph);
            }
        }
    }
    if (periph < HW_TIM1) {
        hw_periph_release(periph);
    }
    hw_periph_remap(periph, &remap);
    for (unsigned i = 0; i < n; i++, configs >>= 4) {
        enum gpio_config config = (enum gpio_config)(configs & 15);
        if (pins[i] >= 0) {
            hw_pin_t pin = (hw_pin_t)pins[i];
            hw_pin_take(pin, periph);
            if (config == GPIO_CONFIG_PULLED) {
                hw_gpio_write(pin, 1);
            }
            hw_gpio_configure(pin, config);
        }
    }
}

void machine_own_pins(enum hw_periph periph, hw_pin_t *first, hw_pin_t *second) {
    for (hw_pin_t pin = 0; pin < 48; pin++) {
        if (hw_pin_owner(pin) == periph) {
            *(hw_periph_signal(periph, pin) == 0 ? first : second) = pin;
        }
    }
}

bool machine_wait(uint32_t start, uint32_t timeout) {
    if (py_port_ticks_ms() - start >= timeout) {
        return false;
    }
    hw_power_idle();
    if (py_port_pending) {
        py_vm_pending();
    }
    return true;
}

void machine_periph_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_out_format(out, PY_MSG_periph, v, ((const machine_periph_t *)py_obj(v))->id);
}
