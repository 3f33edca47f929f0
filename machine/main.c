// SPDX-License-Identifier: MIT
// machine/main.c -- from the chip's start to the prompt, on every board.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/gpio.h"
#include "chip/stm32f1/uart.h"
#include "core/vm/run.h"
#include "repl/repl.h"

enum { CONSOLE_BAUD = 115200 };

extern uint8_t _arena_start[], _arena_size[]; // by memory.ld; the size is the symbol's value

int main(void) {
    hw_clock_init();
    hw_gpio_init();
    hw_uart_init(CONSOLE_BAUD);
    for (;;) { // a turn for each soft reset
        py_init(_arena_start, (size_t)_arena_size);
        repl_run();
    }
}
