// SPDX-License-Identifier: MIT
// machine/timer.c -- machine.Timer: 1 to 4 in hardware, and any number of virtual ones that count milliseconds.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/timer.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/exc.h"

enum { ONE_SHOT, PERIODIC };

// Cycles in so many Hz or ms; raises ValueError when it cannot be: less than 2, with which a timer stands still, or more
// than 2 ** 32.
uint32_t machine_cycles(py_val_t freq, py_val_t period) {
    uint32_t hz = hw_clock_core_hz(), cycles;
    if (freq != PY_UNDEF && freq != py_int(-1)) {
        if (py_is_int(freq)) {
            cycles = machine_scale(hz, 1, (uint32_t)machine_arg(freq, 0, 1, MACHINE_ANY));
        } else {
            float f = (float)hz / py_to_float(freq);
            cycles = f >= 2 && f < 4294967296.0f ? (uint32_t)f : 0;
        }
        if (cycles < 2) {
            py_raise(PY_MSG_bad_frequency, freq);
        }
        return cycles;
    }
    uint32_t ms = hz / 1000;
    return (uint32_t)machine_arg(period, 1, 1, (int32_t)(UINT32_MAX / ms)) * ms;
}

static bool is_virtual(const machine_timer_t *timer) {
    return timer->handler.source == HW_SOURCE_TICK;
}

static void stop(machine_timer_t *timer) {
    py_handler_remove(&timer->handler);
    timer->handler.pending = 0;
    if (is_virtual(timer)) {
        hw_tick_wanted = machine_handler_find(&machine_type_timer, HW_SOURCE_TICK) != NULL;
    } else {
        hw_timer_stop(timer->handler.source - HW_SOURCE_TIM);
    }
}

static py_val_t timer_deinit(py_val_t *args, unsigned n) {
    (void)n;
    machine_timer_t *timer = py_obj(args[0]);
    if (machine_handler_find(&machine_type_timer, timer->handler.source)) {
        stop(timer);
    }
    return PY_NONE;
}

// init(mode=PERIODIC, freq=-1, period=-1, callback=None, hard=False)
static py_val_t timer_init(py_val_t *args, unsigned n) {
    machine_timer_t *timer = py_obj(args[0]);
    bool once = machine_arg(args[1], PERIODIC, ONE_SHOT, PERIODIC) == ONE_SHOT;
    uint32_t cycles = machine_cycles(args[2], args[3]), ms = cycles / (hw_clock_core_hz() / 1000);
    unsigned index = timer->handler.source - HW_SOURCE_TIM;
    if (is_virtual(timer) && ms == 0) {
        py_raise(PY_MSG_bad_frequency, args[2]);
    }
    timer_deinit(args, n);
    if (!is_virtual(timer) && hw_pwm_running(index)) {
        py_raise(PY_MSG_timer_taken, index + 1);
    }
    timer->handler.arg = args[0];
    machine_handler_set(&timer->handler, args[4], args[5]);
    timer->handler.trigger = 0; // not over yet
    timer->period = once ? 0 : ms;
    timer->due = py_port_ticks_ms() + ms;
    py_handler_add(&timer->handler);
    if (is_virtual(timer)) {
        hw_tick_wanted = true;
    } else {
        hw_timer_start(index, cycles, once);
    }
    return PY_NONE;
}

// Of each timer in hardware there is one object.
static py_val_t timer_new(py_val_t *args, unsigned n) {
    unsigned source = HW_SOURCE_TICK;
    const py_type_t *type = NULL; // no virtual timer is found again
    bool there;
    if (!machine_in_software(args[1]) && args[1] != py_int(0)) {
        source = HW_SOURCE_TIM - 1 + machine_number(&machine_type_timer, args[1], HW_TIMERS);
        type = &machine_type_timer;
    }
    args[1] = machine_handler_object(type, source, sizeof(machine_timer_t), &there);
    ((machine_timer_t *)py_obj(args[1]))->handler.type = &machine_type_timer;
    if (machine_given(args, n)) {
        timer_init(args + 1, n);
    }
    return args[1];
}

int machine_timer_number(py_val_t v) {
    const machine_timer_t *timer = py_obj(v);
    return is_virtual(timer) ? -1 : timer->handler.source - HW_SOURCE_TIM + 1;
}

static const py_entry_t timer_attrs[] = {
    PY_INT_CONST(ONE_SHOT, ONE_SHOT),        PY_INT_CONST(PERIODIC, PERIODIC),
    PY_NEW_KW(1, 2, timer, timer_new),       PY_FN(deinit, 1, 1, timer_deinit),
    PY_FN_KW(init, 1, 1, timer, timer_init),
};

const py_type_t machine_type_timer = PY_TYPE(Timer, timer_attrs, &machine_ops);
