// SPDX-License-Identifier: MIT
// machine/main.c -- from the chip's start to the prompt, on every board.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/gpio.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/rtc.h"
#include "chip/stm32f1/uart.h"
#include "chip/stm32f1/usb_fsdev.h"
#include "core/obj/seq.h"
#include "core/port.h"
#include "core/vm/run.h"
#include "core/vm/store.h"
#include "core/vm/vm.h"
#include "machine/machine.h"
#include "repl/line.h"
#include "repl/repl.h"

extern uint8_t _arena_start[], _arena_size[]; // by memory.ld; the size is the symbol's value

enum { BOOT1 = HW_PIN('B', 2) };

// boot.py and main.py, before the prompt; false when one asks for a soft reset. Ways out of one that does no
// good: Ctrl-C, and BOOT1 high, with which neither runs. After a soft reset in raw mode main.py does not.
static bool run_files(void) {
    enum repl_end end = REPL_DONE;
    if (!hw_gpio_read(BOOT1)) {
        end = repl_run_file(PY_N_boot_py);
        if (end == REPL_DONE && !repl_is_raw()) {
            end = repl_run_file(PY_N_main_py);
        }
    }
    return end != REPL_EXIT;
}

static void start_python(void) {
    py_init(_arena_start, (size_t)_arena_size);
    py_list_append(py_vm.path, py_name(PY_N__empty));
    py_list_append(py_vm.path, py_name(PY_N__lib));
}

int main(void) {
    hw_power_boot();
    hw_gpio_init();
    hw_usb_detach();
    hw_clock_start(HW_CLOCK_HZ);
    hw_uart_init(MACHINE_BAUD);
    hw_rtc_boot();
    py_port_kbd_intr(CTRL_C); // from here on: it must end a main.py that resets for ever
    for (;;) {                // a turn for each soft reset
        machine_stop();
        start_python();
        machine_console_init();
        machine_mount();
        hw_usb_attach(); // not before: recovering files may stop the chip for some 10 ms at a time
        py_store_names();
        if (run_files()) {
            repl_run();
        }
    }
}
