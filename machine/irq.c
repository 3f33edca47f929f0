// SPDX-License-Identifier: MIT
// machine/irq.c -- from interrupts to the program's handlers, and the objects that irq() methods return.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/timer.h"
#include "chip/stm32f1/serial.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/vm/ops.h"
#include "core/vm/vm.h"

py_val_t machine_handler_object(const py_type_t *type, unsigned source, size_t size, bool *there) {
    py_handler_t *handler = machine_handler_find(type, source);
    *there = handler;
    if (!handler) {
        handler = py_gc_alloc(size);
        handler->type = type;
        handler->fn = PY_NONE;
        handler->source = (uint8_t)source;
    }
    return py_ptr(handler);
}

py_handler_t *machine_handler_find(const py_type_t *type, unsigned source) {
    py_handler_t *handler = py_vm.handlers;
    while ((handler = py_handler_find(handler, source)) && handler->type != type) {
        handler = handler->next;
    }
    return handler;
}

bool machine_given(const py_val_t *args, unsigned n) {
    while (n-- > 2) {
        if (args[n] != PY_UNDEF) {
            return true;
        }
    }
    return false;
}

py_handler_t *machine_irq(py_val_t owner, unsigned source, const py_val_t *args) {
    bool there;
    py_handler_t *handler =
        py_obj(machine_handler_object(&machine_type_irq, source, sizeof *handler, &there));
    if (!there) {
        handler->arg = owner;
        py_handler_add(handler);
    }
    machine_handler_set(handler, args[0], args[2]);
    if (handler->fn == PY_NONE) {
        py_handler_remove(handler);
    }
    return handler;
}

void machine_handler_set(py_handler_t *handler, py_val_t fn, py_val_t hard) {
    py_handler_set(handler, fn, machine_flag(hard, false));
}

void machine_stop(void) {
    hw_tick_wanted = false;
    for (unsigned i = 1; i < HW_SERIALS; i++) {
        hw_serial_close(i);
    }
    for (enum hw_periph periph = HW_UART2; periph < HW_PERIPHS; periph++) {
        hw_periph_release(periph);
        hw_periph_stop(periph);
    }
    for (unsigned line = 0; line < 16; line++) {
        hw_exti_off(line);
    }
}

static py_val_t irq_flags(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(((py_handler_t *)py_obj(args[0]))->flags);
}

static py_val_t irq_trigger(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(((py_handler_t *)py_obj(args[0]))->trigger);
}

static const py_entry_t irq_attrs[] = {
    PY_FN(flags, 1, 1, irq_flags),
    PY_FN(trigger, 1, 1, irq_trigger),
};

const py_type_t machine_type_irq = PY_TYPE(irq, irq_attrs, &py_object_ops);
