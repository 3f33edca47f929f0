// SPDX-License-Identifier: MIT
// machine/port.c -- core/port.h for the chip, but for the console (console.c): time comes from SysTick.
#include "core/port.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/fault.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/rtc.h"
#include "chip/stm32f1/reg/core.h"
#include "core/config.h"
#include "core/obj/str.h"
#include "core/vm/callback.h"
#include "machine/machine.h"
#include "repl/line.h"

extern uint8_t _ram_start[], _stack_top[];

volatile uint8_t py_port_pending;

const struct py_ns *const py_port_modules[] = {&machine_module, &machine_onewire_module, NULL};
const struct py_str py_port_platform = {&py_type_str, 7, {"stm32f1"}};

bool py_port_interrupted(void) {
    return py_port_unpend(PY_PENDING_BREAK) != 0;
}

PY_HOT uint32_t py_port_mask(void) {
    return irq_save_from(HW_HANDLER_PRIORITY);
}
PY_HOT void py_port_unmask(uint32_t mask) {
    irq_restore_from(mask);
}

bool py_port_readline(struct py_build *line) {
    return repl_line_input(line);
}

PY_HOT uint32_t py_port_ticks_ms(void) {
    return hw_clock_ms();
}

PY_HOT uint32_t py_port_ticks_us(void) {
    return hw_clock_us();
}

PY_HOT uint32_t py_port_ticks_cpu(void) {
    return hw_clock_cycles();
}

uint64_t py_port_time_ns(void) {
    uint64_t us = hw_clock_long_us();
    if (hw_rtc_running()) {
        uint32_t part, seconds = hw_rtc_seconds(&part);
        us = (uint64_t)seconds * 1000000 + part;
    }
    return us * 1000;
}

// Sleeps through whole milliseconds and spins for the rest: a short delay is exact. A tick that is masked ends the
// sleep all the same, and asking for the time takes it.
void py_port_sleep_us(uint32_t us) {
    uint32_t start = py_port_ticks_us();
    uint32_t passed = 0;
    while (us - passed > 1000) {
        hw_power_idle();
        if (py_port_pending) {
            return;
        }
        passed = py_port_ticks_us() - start;
        if (passed >= us) {
            return;
        }
    }
    hw_clock_spin_us(us - passed);
}

// The stack lies at the bottom of the RAM.
size_t py_port_stack_left(void) {
    return (size_t)((uint8_t *)__builtin_frame_address(0) - _ram_start);
}

const void *py_port_stack_top(void) {
    return _stack_top;
}

void py_port_panic(const char *what) {
    hw_fault_fatal(what);
}
