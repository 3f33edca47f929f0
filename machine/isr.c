// SPDX-License-Identifier: MIT
// machine/isr.c -- what runs in interrupts: it finds the handlers.
#include "machine/machine.h"

#include "chip/stm32f1/exti.h"
#include "core/vm/vm.h"

void hw_on_source(unsigned source) {
    py_handler_t *handler = py_vm.handlers;
    while ((handler = py_handler_find(handler, source))) {
        py_handler_t *next = handler->next;
        if (source < 16) { // which edge it was, as far as the level tells
            handler->flags = handler->trigger & (hw_gpio_read(machine_pin(handler->arg)) ? 1 : 2);
        }
        py_handler_fire(handler);
        handler = next;
    }
}
