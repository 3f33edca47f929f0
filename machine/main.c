// SPDX-License-Identifier: MIT
// machine/main.c -- from the chip's start to the prompt, on every board.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/gpio.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/uart.h"
#include "chip/stm32f1/usb_fsdev.h"
#include "core/vm/run.h"
#include "machine/machine.h"
#include "repl/repl.h"

extern uint8_t _arena_start[], _arena_size[]; // by memory.ld; the size is the symbol's value

int main(void) {
    hw_gpio_init();
    hw_usb_detach();
    hw_clock_init();
    hw_uart_init(MACHINE_BAUD);
    hw_power_reset_cause();
    for (;;) { // a turn for each soft reset
        machine_stop();
        py_init(_arena_start, (size_t)_arena_size);
        machine_console_init();
        hw_usb_attach();
        repl_run();
    }
}
