// SPDX-License-Identifier: MIT
// machine/pwm.c -- machine.PWM: pulses on any pin that a timer can drive. The four pins of a timer have one
// frequency.
#include "core/config.h"
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/timer.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/vm/exc.h"

typedef struct pwm {
    const py_type_t *type;
    hw_pin_t pin;
    uint8_t timer, channel;
    bool invert;
    bool in_ns;    // what duty is
    uint32_t duty; // of 65535, or ns: kept over changes of the frequency
} pwm_t;

enum { FULL = 65535, TEN_BITS = 1023 };

static tim_regs_t *regs_of(const pwm_t *pwm) {
    if (hw_pin_owner(pwm->pin) != HW_TIM1 + pwm->timer) {
        py_raise(PY_MSG_closed);
    }
    return hw_timer_regs(pwm->timer);
}

static uint32_t mhz(void) {
    return hw_clock_core_hz() / 1000000;
}

static void set_duty(const pwm_t *pwm) {
    tim_regs_t *tim = regs_of(pwm);
    uint32_t counts, period = tim->ARR + 1;
    if (pwm->in_ns) {
        counts = machine_scale(machine_scale(pwm->duty, mhz(), 1000), 1, tim->PSC + 1);
        counts = counts < period ? counts : period;
    } else {
        counts = machine_scale(pwm->duty, period, FULL);
    }
    hw_pwm_channel(pwm->timer, pwm->channel, counts, pwm->invert);
}

// Other pins of the timer must have the same period.
static void set_freq(const pwm_t *pwm, py_val_t freq) {
    tim_regs_t *tim = hw_timer_regs(pwm->timer);
    uint32_t counts, prescaler = hw_timer_divide(machine_cycles(freq, PY_UNDEF), &counts);
    bool shared = tim->CCER & ~(0xFu << pwm->channel * 4);
    if (shared && (tim->PSC != prescaler || tim->ARR != counts - 1)) {
        py_raise(PY_MSG_two_frequencies, pwm->timer + 1,
                 hw_clock_core_hz() / ((tim->PSC + 1) * (tim->ARR + 1)));
    }
    hw_pwm_period(pwm->timer, prescaler, counts);
}

// full: what stands for all of the period; 0: the duty is in ns.
static void take_duty(pwm_t *pwm, py_val_t v, uint32_t full) {
    if (v != PY_UNDEF) {
        pwm->duty = full ? machine_scale((uint32_t)machine_arg(v, 0, 0, (int32_t)full), FULL, full)
                         : py_to_u32(v);
        pwm->in_ns = !full;
    }
}

// args: the PWM, freq, duty, duty_u16, duty_ns, invert.
static py_val_t pwm_init(py_val_t *args, unsigned n) {
    (void)n;
    pwm_t *pwm = py_obj(args[0]);
    enum hw_periph periph = (enum hw_periph)(HW_TIM1 + pwm->timer);
    hw_remap_t remap;
    hw_periph_remap_now(periph, &remap);
    machine_signal_pin(periph, pwm->channel, machine_pin_new(pwm->pin), &remap);
    if (machine_handler_find(&machine_type_timer, HW_SOURCE_TIM + pwm->timer)) {
        py_raise(PY_MSG_timer_taken, pwm->timer + 1);
    }
    take_duty(pwm, args[4], 0);
    take_duty(pwm, args[3], FULL);
    take_duty(pwm, args[2], TEN_BITS);
    pwm->invert = machine_flag(args[5], pwm->invert);
    if (args[1] != PY_UNDEF ||
        !hw_pwm_running(pwm->timer)) { // last of what may raise: the timer runs then
        set_freq(pwm, args[1] != PY_UNDEF ? args[1] : py_int(1000));
    }
    hw_pin_take(pwm->pin, periph);
    hw_periph_remap(periph, remap);
    hw_gpio_configure(pwm->pin, GPIO_CONFIG_ALTERNATE);
    set_duty(pwm);
    return PY_NONE;
}

static py_val_t pwm_new(py_val_t *args, unsigned n) {
    hw_pin_t pin = machine_pin(args[1]);
    int channel = -1;
    unsigned timer = 0;
    while (timer < HW_TIMERS &&
           (channel = hw_periph_signal((enum hw_periph)(HW_TIM1 + timer), pin)) < 0) {
        timer++;
    }
    if (channel < 0) {
        py_raise(PY_MSG_no_timer, args[1]);
    }
    pwm_t *pwm = py_gc_alloc(sizeof *pwm);
    pwm->type = &machine_type_pwm;
    pwm->pin = pin;
    pwm->timer = (uint8_t)timer;
    pwm->channel = (uint8_t)channel;
    args[1] = py_ptr(pwm);
    pwm_init(args + 1, n);
    return args[1];
}

static py_val_t pwm_deinit(py_val_t *args, unsigned n) {
    (void)n;
    const pwm_t *pwm = py_obj(args[0]);
    if (hw_pin_owner(pwm->pin) == HW_TIM1 + pwm->timer) {
        hw_pwm_off(pwm->timer, pwm->channel);
        hw_pin_take(pwm->pin, HW_NONE);
    }
    return PY_NONE;
}

static py_val_t pwm_freq(py_val_t *args, unsigned n) {
    (void)n;
    const pwm_t *pwm = py_obj(args[0]);
    const tim_regs_t *tim = regs_of(pwm);
    if (args[1] == PY_UNDEF) {
        uint32_t cycles = (tim->PSC + 1) * (tim->ARR + 1);
        return py_int((int32_t)machine_scale(hw_clock_core_hz(), 1, cycles));
    }
    set_freq(pwm, args[1]);
    set_duty(pwm);
    return PY_NONE;
}

static py_val_t duty(py_val_t *args, uint32_t full) {
    pwm_t *pwm = py_obj(args[0]);
    const tim_regs_t *tim = regs_of(pwm);
    uint32_t counts = tim->CCR[pwm->channel];
    if (args[1] == PY_UNDEF) {
        return py_int_from_u(full ? machine_scale(counts, full, tim->ARR + 1)
                                  : machine_scale(counts * (tim->PSC + 1), 1000, mhz()));
    }
    take_duty(pwm, args[1], full);
    set_duty(pwm);
    return PY_NONE;
}

static py_val_t pwm_duty_u16(py_val_t *args, unsigned n) {
    (void)n;
    return duty(args, FULL);
}

// As the ESP8266 has it.
static py_val_t pwm_duty(py_val_t *args, unsigned n) {
    (void)n;
    return duty(args, TEN_BITS);
}

static py_val_t pwm_duty_ns(py_val_t *args, unsigned n) {
    (void)n;
    return duty(args, 0);
}

void machine_pwm_print(py_out_t *out, py_val_t v) {
    hw_pin_t pin = ((const pwm_t *)py_obj(v))->pin;
    py_out_format(out, PY_MSG_pwm, 'A' + (pin >> 4), pin & 15);
}

static const py_entry_t pwm_attrs[] = {
    PY_NEW_KW(2, 4, pwm, pwm_new),       PY_FN(deinit, 1, 1, pwm_deinit),
    PY_FN(duty, 1, 2, pwm_duty),         PY_FN(duty_ns, 1, 2, pwm_duty_ns),
    PY_FN(duty_u16, 1, 2, pwm_duty_u16), PY_FN(freq, 1, 2, pwm_freq),
    PY_FN_KW(init, 1, 3, pwm, pwm_init),
};

const py_type_t machine_type_pwm = PY_TYPE(PWM, pwm_attrs, &machine_ops);
