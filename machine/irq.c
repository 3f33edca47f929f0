// SPDX-License-Identifier: MIT
// machine/irq.c -- from interrupts to the program's handlers, and the objects that irq() methods return.
#include "machine/machine.h"

#include "chip/stm32f1/exti.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/vm/ops.h"
#include "core/vm/vm.h"

py_handler_t *machine_handler_new(const py_type_t *type, py_val_t arg, unsigned source) {
    py_handler_t *handler = py_gc_alloc(sizeof *handler);
    handler->type = type;
    handler->arg = arg;
    handler->fn = PY_NONE;
    handler->source = (uint8_t)source;
    py_handler_add(handler);
    return handler;
}

void machine_handler_set(py_handler_t *handler, py_val_t fn, py_val_t hard) {
    py_handler_set(handler, fn, hard != PY_UNDEF && py_truth(hard));
}

void machine_stop(void) {
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

const py_type_t machine_type_irq = PY_TYPE(irq, irq_attrs, NULL);
