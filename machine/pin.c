// SPDX-License-Identifier: MIT
// machine/pin.c -- machine.Pin.
//
// A Pin holds nothing but its number: mode, pull and level live in the registers of the port, so
// that two Pins of the same name cannot disagree.
#include "machine/machine.h"

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/gpio.h"
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include "core/vm/vm.h"
#include "machine/board.h"

typedef struct pin {
    const py_type_t *type;
    hw_pin_t id;
    bool invert; // of a Signal: its 1 is the pin's 0
} pin_t;

// The numbers are those of MicroPython's STM32 boards.
enum pin_mode {
    MODE_IN = 0,
    MODE_OUT = 1,
    MODE_ALT = 2,
    MODE_ANALOG = 3,
    MODE_OPEN_DRAIN = 17,
    MODE_ALT_OPEN_DRAIN = 18,
};

enum pin_pull { PULL_NONE = 0, PULL_UP = 1, PULL_DOWN = 2 };

static const struct mode {
    uint8_t mode;
    uint8_t config; // enum gpio_config; an input has two, by its pull
    uint16_t name;
} modes[] = {
    {MODE_IN, GPIO_CONFIG_FLOATING, PY_N_IN},
    {MODE_IN, GPIO_CONFIG_PULLED, PY_N_IN},
    {MODE_OUT, GPIO_CONFIG_OUTPUT, PY_N_OUT},
    {MODE_ALT, GPIO_CONFIG_ALTERNATE, PY_N_ALT},
    {MODE_ANALOG, GPIO_CONFIG_ANALOG, PY_N_ANALOG},
    {MODE_OPEN_DRAIN, GPIO_CONFIG_OPEN_DRAIN, PY_N_OPEN_DRAIN},
    {MODE_ALT_OPEN_DRAIN, GPIO_CONFIG_ALTERNATE_OPEN_DRAIN, PY_N_ALT_OPEN_DRAIN},
};

enum { MODES = sizeof(modes) / sizeof(modes[0]) };

static hw_pin_t pin_id(py_val_t self) {
    return ((const pin_t *)py_obj(self))->id;
}

static const struct mode *find_mode(int32_t value, bool by_config) {
    for (unsigned i = 0; i < MODES; i++) {
        if ((by_config ? modes[i].config : modes[i].mode) == value) {
            return &modes[i];
        }
    }
    return NULL;
}

// The mode the pin is in. Every combination of bits that Pin sets is in the table; the rest (slower
// outputs, set through registers) show as the same kind of output.
static const struct mode *current_mode(hw_pin_t pin) {
    unsigned config = hw_gpio_config(pin);
    return find_mode((int32_t)(config & 3 ? config | 3 : config), true);
}

static enum pin_pull current_pull(hw_pin_t pin) {
    if (hw_gpio_config(pin) != GPIO_CONFIG_PULLED) {
        return PULL_NONE;
    }
    return hw_gpio_output(pin) ? PULL_UP : PULL_DOWN;
}

static const struct mode *mode_from(py_val_t v) {
    int32_t value = py_to_int(v);
    const struct mode *mode = find_mode(value, false);
    if (!mode) {
        py_raise(PY_MSG_pin_mode, value);
    }
    return mode;
}

static enum pin_pull pull_from(py_val_t v) {
    if (v == PY_UNDEF || v == PY_NONE || v == py_int(-1)) {
        return PULL_NONE;
    }
    uint32_t pull = (uint32_t)py_to_int(v);
    if (pull > PULL_DOWN) {
        py_raise(PY_MSG_pin_pull_value, pull);
    }
    return (enum pin_pull)pull;
}

enum { PINS = 16 * MACHINE_PORTS };

// "PC13" or "C13"; PINS: no such pin. What is behind a short text is read, but does not count.
static unsigned parse(const char *text, const char *end) {
    text += *text == 'P';
    unsigned port = (unsigned)*text++ - 'A', number = 0;
    if ((unsigned)(end - text) - 1 > 1 || port >= MACHINE_PORTS) {
        return PINS;
    }
    while (text < end) {
        unsigned digit = (unsigned)*text++ - '0';
        number = digit > 9 ? PINS : number * 10 + digit;
    }
    return number < 16 ? port << 4 | number : PINS;
}

// Whatever a pin can be given as, but for a Pin.
PY_COLD static hw_pin_t pin_from(py_val_t v) {
    const char *text;
    size_t len;
    unsigned pin = PINS;
    if (py_is_int(v)) {
        pin = (unsigned)py_int_get(v);
    } else if (py_is_str(v) && py_text(v, &text, &len)) {
        pin = parse(text, text + len);
    }
    for (const machine_named_pin_t *named = machine_board.named; named->name; named++) {
        if (py_equal(v, py_name(named->name))) {
            pin = named->pin;
        }
    }
    if (pin >= PINS || !(machine_board.ports[pin >> 4] >> (pin & 15) & 1)) {
        py_raise(PY_MSG_bad_pin, v);
    }
    return (hw_pin_t)pin;
}

PY_HOT hw_pin_t machine_pin(py_val_t v) {
    return py_is(v, &machine_type_pin) ? pin_id(v) : pin_from(v);
}

// An output's level is set before it drives, so that no wrong level is seen. The chip has no pulls
// in output modes; they are accepted there, as drivers ask for them (an open-drain bus has its
// own).
static void configure(hw_pin_t pin, const struct mode *mode, enum pin_pull pull, py_val_t value) {
    enum gpio_config config = (enum gpio_config)mode->config;
    if (value != PY_UNDEF && value != PY_NONE) {
        hw_gpio_write(pin, py_truth(value));
    }
    if (mode->mode == MODE_IN) {
        config = GPIO_CONFIG_FLOATING;
        if (pull != PULL_NONE) {
            config = GPIO_CONFIG_PULLED;
            hw_gpio_write(pin, pull == PULL_UP);
        }
    }
    hw_gpio_configure(pin, config);
}

// args: mode, pull, value; absent ones as PY_UNDEF. Without any the pin stays as it is.
static void init_pin(hw_pin_t pin, const py_val_t *args) {
    bool as_it_is = args[0] == PY_UNDEF || args[0] == py_int(-1);
    if (!as_it_is || args[1] != PY_UNDEF || args[2] != PY_UNDEF) {
        configure(pin, as_it_is ? current_mode(pin) : mode_from(args[0]), pull_from(args[1]),
                  args[2]);
    }
}

static py_val_t make_pin(const py_type_t *type, hw_pin_t id, bool invert) {
    pin_t *pin = py_gc_alloc(sizeof(*pin));
    pin->type = type;
    pin->id = id;
    pin->invert = invert;
    return py_ptr(pin);
}

py_val_t machine_pin_new(hw_pin_t id) {
    return make_pin(&machine_type_pin, id, false);
}

static py_val_t pin_new(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t id = machine_pin(args[1]);
    init_pin(id, args + 2);
    return machine_pin_new(id);
}

// Signal(pin, invert=False) or Signal(id, mode, pull, value, invert=False).
static py_val_t signal_new(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t id = machine_pin(args[1]);
    py_val_t invert = args[5];
    if (py_is(args[1], &machine_type_pin)) {
        invert = invert == PY_UNDEF ? args[2] : invert;
    } else {
        init_pin(id, args + 2);
    }
    return make_pin(&machine_type_signal, id, machine_flag(invert, false));
}

static py_val_t pin_init(py_val_t *args, unsigned n) {
    (void)n;
    init_pin(pin_id(args[0]), args + 1);
    return PY_NONE;
}

static py_val_t pin_mode(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t pin = pin_id(args[0]);
    if (args[1] == PY_UNDEF) {
        return py_int(current_mode(pin)->mode);
    }
    configure(pin, mode_from(args[1]), current_pull(pin), PY_UNDEF);
    return PY_NONE;
}

static py_val_t pin_pull(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t pin = pin_id(args[0]);
    if (args[1] == PY_UNDEF) {
        enum pin_pull pull = current_pull(pin);
        return pull == PULL_NONE ? PY_NONE : py_int(pull);
    }
    configure(pin, current_mode(pin), pull_from(args[1]), PY_UNDEF);
    return PY_NONE;
}

PY_HOT static py_val_t read_or_write(py_val_t self, py_val_t value) {
    const pin_t *pin = py_obj(self);
    if (value == PY_UNDEF) {
        return py_int(hw_gpio_read(pin->id) ^ pin->invert);
    }
    hw_gpio_write(pin->id, py_truth(value) ^ pin->invert);
    return PY_NONE;
}

PY_HOT static py_val_t pin_value(py_val_t *args, unsigned n) {
    (void)n;
    return read_or_write(args[0], args[1]);
}

PY_HOT static py_val_t pin_on(py_val_t *args, unsigned n) {
    (void)n;
    return read_or_write(args[0], PY_TRUE);
}

PY_HOT static py_val_t pin_off(py_val_t *args, unsigned n) {
    (void)n;
    return read_or_write(args[0], PY_FALSE);
}

static py_val_t pin_toggle(py_val_t *args, unsigned n) {
    (void)n;
    return read_or_write(args[0], py_bool(!hw_gpio_output(pin_id(args[0]))));
}

static void pin_print(py_out_t *out, py_val_t self, enum py_print kind) {
    (void)kind;
    hw_pin_t pin = pin_id(self);
    enum pin_pull pull = current_pull(pin);
    py_out_format(out, PY_MSG_pin, 'A' + (pin >> 4), pin & 15, current_mode(pin)->name);
    if (pull != PULL_NONE) {
        py_out_format(out, PY_MSG_pin_pull, pull == PULL_UP ? PY_N_PULL_UP : PY_N_PULL_DOWN);
    }
    py_out_c(out, ")");
}

// irq(handler=None, trigger=IRQ_RISING | IRQ_FALLING, hard=False). The edges of a port's pin n come by line n,
// which one port alone can have.
static py_val_t pin_irq(py_val_t *args, unsigned n) {
    (void)n;
    hw_pin_t pin = pin_id(args[0]);
    unsigned trigger = args[2] == PY_UNDEF ? HW_EXTI_BOTH : (unsigned)py_to_int(args[2]);
    py_handler_t *handler = machine_handler_find(&machine_type_irq, pin & 15u);
    if (trigger - 1 >= HW_EXTI_BOTH) {
        py_raise(PY_MSG_bad_trigger, trigger);
    }
    if (handler && pin_id(handler->arg) != pin) {
        py_raise(PY_MSG_pins_conflict, args[0], handler->arg, pin & 15u);
    }
    hw_exti_off(pin & 15u);
    handler = machine_irq(args[0], pin & 15u, args + 1);
    handler->trigger = (uint8_t)trigger;
    if (handler->fn != PY_NONE) {
        hw_exti_on(pin, trigger);
    }
    return py_ptr(handler);
}

static const py_ops_t pin_ops = {.print = pin_print};

static const py_entry_t pin_attrs[] = {
    PY_INT_CONST(ALT, MODE_ALT),
    PY_INT_CONST(ALT_OPEN_DRAIN, MODE_ALT_OPEN_DRAIN),
    PY_INT_CONST(ANALOG, MODE_ANALOG),
    PY_INT_CONST(IN, MODE_IN),
    PY_INT_CONST(IRQ_FALLING, HW_EXTI_FALLING),
    PY_INT_CONST(IRQ_RISING, HW_EXTI_RISING),
    PY_INT_CONST(OPEN_DRAIN, MODE_OPEN_DRAIN),
    PY_INT_CONST(OUT, MODE_OUT),
    PY_INT_CONST(PULL_DOWN, PULL_DOWN),
    PY_INT_CONST(PULL_UP, PULL_UP),
    PY_FN(__call__, 1, 2, pin_value), // pin() and pin(value)
    PY_NEW_KW(2, 4, pin, pin_new),
    PY_FN(high, 1, 1, pin_on),
    PY_FN_KW(init, 1, 3, pin, pin_init),
    PY_FN_KW(irq, 1, 4, irq, pin_irq),
    PY_FN(low, 1, 1, pin_off),
    PY_FN(mode, 1, 2, pin_mode),
    PY_FN(off, 1, 1, pin_off),
    PY_FN(on, 1, 1, pin_on),
    PY_FN(pull, 1, 2, pin_pull),
    PY_FN(toggle, 1, 1, pin_toggle),
    PY_FN(value, 1, 2, pin_value),
};

static const py_entry_t signal_attrs[] = {
    PY_FN(__call__, 1, 2, pin_value), PY_NEW_KW(2, 5, signal, signal_new),
    PY_FN(off, 1, 1, pin_off),        PY_FN(on, 1, 1, pin_on),
    PY_FN(value, 1, 2, pin_value),
};
const py_type_t machine_type_signal = PY_TYPE(Signal, signal_attrs, &py_object_ops);
const py_type_t machine_type_pin = PY_TYPE(Pin, pin_attrs, &pin_ops);
