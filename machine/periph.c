// SPDX-License-Identifier: MIT
// machine/periph.c -- what the classes of peripherals share: arguments, pins, waiting.
#include "machine/machine.h"

#include "chip/stm32f1/power.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/obj/text.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include "core/vm/vm_ops.h"

int32_t machine_arg(py_val_t v, int32_t absent, int32_t min, int32_t max) {
    if (v == PY_UNDEF || v == PY_NONE) {
        return absent;
    }
    int32_t value = py_to_int(v);
    if (value < min || (uint32_t)value > (uint32_t)max) {
        py_raise(PY_MSG_bad_value, value);
    }
    return value;
}

bool machine_flag(py_val_t v, bool absent) {
    return v == PY_UNDEF ? absent : py_truth(v);
}

uint8_t *machine_bytes(py_val_t v, size_t *len) {
    const char *text;
    if (!py_text(v, &text, len)) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
    return (uint8_t *)(uintptr_t)text;
}

unsigned machine_number(const py_type_t *type, py_val_t v, unsigned most) {
    unsigned number = py_is_int(v) ? (unsigned)py_int_get(v) : 0;
    if (number - 1 >= most) {
        py_raise(PY_MSG_no_periph, py_ptr(type), v);
    }
    return number;
}

bool machine_in_software(py_val_t id) {
    return id == PY_UNDEF || id == py_int(-1);
}

// How a peripheral is called where its pins are refused to another: a name, below 1,024 as in every table, and a number.
#define PERIPH(name, number) (PY_N_##name | (number) << 12)
static const uint16_t names[] = {
    [HW_UART1] = PERIPH(UART, 1), [HW_UART2] = PERIPH(UART, 2), [HW_UART3] = PERIPH(UART, 3),
    [HW_SPI1] = PERIPH(SPI, 1),   [HW_SPI2] = PERIPH(SPI, 2),   [HW_I2C1] = PERIPH(I2C, 1),
    [HW_I2C2] = PERIPH(I2C, 2),   [HW_TIM1] = PERIPH(Timer, 1), [HW_TIM2] = PERIPH(Timer, 2),
    [HW_TIM3] = PERIPH(Timer, 3), [HW_TIM4] = PERIPH(Timer, 4), [HW_ADC1] = PERIPH(ADC, 1),
    [HW_CAN1] = PERIPH(CAN, 1),   [HW_USB] = PERIPH(USB, 1),
};

static py_val_t full_name(enum hw_periph periph) {
    py_build_t build;
    py_build_init(&build);
    py_out_format(&build.out, PY_MSG_full_name, names[periph] & 0xFFF, names[periph] >> 12);
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

hw_pin_t machine_soft_pin(py_val_t v) {
    hw_pin_t pin = machine_pin(v == PY_UNDEF ? PY_NONE : v);
    machine_pin_free(pin, HW_NONE);
    return pin;
}

hw_pin_t machine_signal_pin(enum hw_periph periph, unsigned signal, py_val_t v, hw_remap_t *remap) {
    int wanted = v == PY_UNDEF ? -1 : machine_pin(v);
    int pin = hw_periph_pin(periph, signal, wanted, remap);
    if (pin < 0) {
        py_raise(PY_MSG_no_signal, wanted < 0 ? PY_NONE : machine_pin_new((hw_pin_t)wanted),
                 full_name(periph));
    }
    machine_pin_free((hw_pin_t)pin, periph);
    return (hw_pin_t)pin;
}

// One round to see that all is well, one to do it.
void machine_pins(enum hw_periph periph, const py_val_t *args, unsigned n, uint32_t configs) {
    hw_pin_t pins[HW_SIGNALS];
    hw_remap_t remap = 0;
    for (unsigned given = 2; given--;) { // what is given decides about the rest
        for (unsigned i = 0; i < n; i++) {
            pins[i] = args[i] == PY_NONE ? HW_NO_PIN
                      : given == (args[i] != PY_UNDEF)
                          ? machine_signal_pin(periph, i, args[i], &remap)
                          // cppcheck-suppress uninitvar ; the first round has set all
                          : pins[i];
        }
    }
    hw_periph_release(periph);
    hw_periph_remap(periph, remap);
    for (unsigned i = 0; i < n; i++, configs >>= 4) {
        if (pins[i] != HW_NO_PIN) {
            hw_pin_take(pins[i], periph);
            hw_gpio_write(pins[i], 1); // an input is pulled up
            hw_gpio_configure(pins[i], (enum gpio_config)(configs & 15));
        }
    }
}

py_val_t machine_bus_new(const py_type_t *type, py_val_t id, size_t size, enum hw_periph first) {
    machine_bus_t *bus = py_gc_alloc(size);
    bus->head.type = type;
    if (first != HW_NONE) {
        bus->head.id = (uint8_t)machine_number(type, id, 2);
        bus->head.periph = (uint8_t)(first - 1 + bus->head.id);
        bus->regs = hw_periph_base((enum hw_periph)bus->head.periph);
    }
    return py_ptr(bus);
}

py_val_t machine_bus_deinit(py_val_t *args, unsigned n) {
    (void)n;
    enum hw_periph periph = (enum hw_periph)((const machine_periph_t *)py_obj(args[0]))->periph;
    if (periph != HW_NONE) {
        hw_periph_stop(periph);
        hw_periph_release(periph);
    }
    return PY_NONE;
}

uint32_t machine_scale(uint32_t value, uint32_t by, uint32_t divisor) {
    return value / divisor * by + (value % divisor * by + divisor / 2) / divisor;
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

static void print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    if (py_is(v, &machine_type_uart)) {
        machine_uart_print(out, v);
    } else if (py_is(v, &machine_type_pwm)) {
        machine_pwm_print(out, v);
    } else {
        py_out_format(out, PY_MSG_periph, v,
                      py_is(v, &machine_type_timer) ? machine_timer_number(v)
                                                    : ((const machine_periph_t *)py_obj(v))->id);
    }
}

const py_ops_t machine_ops = {.print = print};
