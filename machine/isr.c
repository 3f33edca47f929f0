// SPDX-License-Identifier: MIT
// machine/isr.c -- what runs in interrupts: it finds the handlers.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/serial.h"
#include "core/vm/vm.h"

// A virtual timer that runs once is over then.
static bool is_due(machine_timer_t *timer) {
    if (timer->handler.trigger || (int32_t)(hw_clock_ms() - timer->due) < 0) {
        return false;
    }
    timer->due += timer->period;
    timer->handler.trigger = !timer->period;
    return true;
}

void hw_on_source(unsigned source) {
    py_handler_t *handler, *next = py_vm.handlers;
    uint8_t flags = 0;
    if (source - HW_SOURCE_UART < HW_SERIALS) {
        flags = __atomic_exchange_n(&hw_serials[source - HW_SOURCE_UART].seen, 0, __ATOMIC_RELAXED);
    }
    while ((handler = py_handler_find(next, source))) {
        next = handler->next;
        if (source < 16) { // which edge it was, as far as the level tells
            flags = handler->trigger & (hw_gpio_read(machine_pin(handler->arg)) ? 1 : 2);
        }
        if (source != HW_SOURCE_TICK || is_due((machine_timer_t *)handler)) {
            handler->flags = flags;
            py_handler_fire(handler);
        }
    }
}
