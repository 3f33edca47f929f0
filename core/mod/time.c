// SPDX-License-Identifier: MIT
// core/mod/time.c -- the module `time`: sleeping, ticks and dates, over core/port.h.
//
// Ticks wrap at 2**30, so that they and their differences are 31-bit ints and cost no heap. Dates
// count from 2000 as on MicroPython's STM32 boards; before 1970 and beyond 2105 there are none. A board that does not
// know the time counts from its start. What is made of these is in frozen/time.py.
#include "core/config.h"
#include "core/obj/big.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm_ops.h"

enum {
    TICKS_MASK = (1 << 30) - 1,
    TICKS_HALF = 1 << 29,
};

// ---- sleeping ----------------------------------------------------------------------------------

static void sleep_us(uint32_t us) {
    uint32_t start = py_port_ticks_us(), passed = 0;
    do {
        py_port_sleep_us(us - passed);
        if (py_port_pending) {
            py_vm_pending();
        }
        passed = py_port_ticks_us() - start;
    } while (passed < us);
}

static void sleep_ms(uint32_t ms) {
    const uint32_t step = 1000000; // as microseconds, still below 2**32
    for (; ms > step; ms -= step) {
        sleep_us(step * 1000);
    }
    sleep_us(ms * 1000);
}

static py_val_t time_sleep_ms(py_val_t *args, unsigned n) {
    (void)n;
    int32_t ms = py_to_int(args[0]);
    sleep_ms(ms > 0 ? (uint32_t)ms : 0);
    return PY_NONE;
}

static py_val_t time_sleep_us(py_val_t *args, unsigned n) {
    (void)n;
    int32_t us = py_to_int(args[0]);
    sleep_us(us > 0 ? (uint32_t)us : 0);
    return PY_NONE;
}

// ---- ticks -------------------------------------------------------------------------------------

PY_HOT static py_val_t ticks(uint32_t count) {
    return py_int((int32_t)(count & TICKS_MASK));
}

PY_HOT static py_val_t time_ticks_ms(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return ticks(py_port_ticks_ms());
}

PY_HOT static py_val_t time_ticks_us(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return ticks(py_port_ticks_us());
}

static py_val_t time_ticks_cpu(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return ticks(py_port_ticks_cpu());
}

static py_val_t time_ticks_add(py_val_t *args, unsigned n) {
    (void)n;
    return ticks((uint32_t)py_to_int(args[0]) + (uint32_t)py_to_int(args[1]));
}

// From the second to the first, taken as the shorter way round the ring.
PY_HOT static py_val_t time_ticks_diff(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t distance = (uint32_t)py_to_int(args[0]) - (uint32_t)py_to_int(args[1]);
    return py_int((int32_t)((distance + TICKS_HALF) & TICKS_MASK) - TICKS_HALF);
}

// ---- the clock ---------------------------------------------------------------------------------

static py_val_t time_time_ns(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    uint64_t ns = py_port_time_ns();
    return py_int_of_words((uint32_t)ns, (uint32_t)(ns >> 32), false);
}

static const py_entry_t attrs[] = {
    PY_FROZEN(gmtime, time_gmtime),           PY_FROZEN(localtime, time_gmtime),
    PY_FROZEN(mktime, time_mktime),           PY_FROZEN(sleep, time_sleep),
    PY_FN(sleep_ms, 1, 1, time_sleep_ms),     PY_FN(sleep_us, 1, 1, time_sleep_us),
    PY_FN(ticks_add, 2, 2, time_ticks_add),   PY_FN(ticks_cpu, 0, 0, time_ticks_cpu),
    PY_FN(ticks_diff, 2, 2, time_ticks_diff), PY_FN(ticks_ms, 0, 0, time_ticks_ms),
    PY_FN(ticks_us, 0, 0, time_ticks_us),     PY_FROZEN(time, time_time),
    PY_FN(time_ns, 0, 0, time_time_ns),
};

const py_module_t py_module_time = PY_MODULE(time, attrs);
