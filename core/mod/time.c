// SPDX-License-Identifier: MIT
// core/mod/time.c -- the module `time`: sleeping, ticks and dates, over core/port.h.
//
// Ticks wrap at 2**30, so that they and their differences are 31-bit ints and cost no heap. Dates
// count from 2000 as on MicroPython's STM32 boards; before 1970 and beyond 2105 there are none, nor time zones. A board
// that does not know the time counts from its start.
#include "core/mod/time.h"

#include "core/config.h"
#include "core/obj/big.h"
#include "core/obj/seq.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
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

// By floats: 24 bits of the seconds count.
static py_val_t time_sleep(py_val_t *args, unsigned n) {
    (void)n;
    float ms = py_to_float(args[0]) * 1000;
    if (!(ms >= 0 && ms < 4e9f)) {
        py_raise_none(PY_ValueError);
    }
    sleep_ms((uint32_t)ms);
    sleep_us((uint32_t)((ms - (float)(uint32_t)ms) * 1000));
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

py_val_t py_time_ns(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    uint64_t ns = py_port_time_ns();
    return py_int_of_words((uint32_t)ns, (uint32_t)(ns >> 32), false);
}

static py_val_t time_time(py_val_t *args, unsigned n) {
    py_check_stack();
    return py_binary(PY_FLOORDIV, py_time_ns(args, n), py_int(1000000000));
}

enum { DAY = 86400, DAYS_TO_2000 = 10957, DAYS_TO_2106 = 49673 };

// Of these years 2100 alone is no leap year although 4 divides it. As if February had 30 days, months have 367 / 12
// (Reingold and Dershowitz, Calendrical Calculations).
py_val_t py_time_gmtime(py_val_t *args, unsigned n) {
    py_check_stack();
    py_val_t seconds = args[0] == PY_UNDEF || args[0] == PY_NONE ? time_time(args, n) : args[0];
    int32_t second = py_to_int(py_binary(PY_MOD, seconds, py_int(DAY)));
    uint32_t days =
        (uint32_t)py_to_int(py_binary(PY_FLOORDIV, seconds, py_int(DAY))) + DAYS_TO_2000;
    uint32_t length, year = 1970, fields[8];
    if (days >= DAYS_TO_2106) {
        py_raise_none(PY_OverflowError);
    }
    fields[6] = (days + 3) % 7;
    while (days >= (length = 365 + (year % 4 == 0 && year != 2100))) {
        days -= length;
        year++;
    }
    fields[7] = days + 1;
    days += days >= length - 306 ? 367 - length : 0;
    fields[0] = year;
    fields[1] = (days * 12 + 373) / 367;
    fields[2] = days - (fields[1] * 367 - 362) / 12 + 1;
    fields[3] = (uint32_t)second / 3600;
    fields[4] = (uint32_t)second / 60 % 60;
    fields[5] = (uint32_t)second % 60;
    for (unsigned i = 0; i < 8; i++) {
        fields[i] = py_int((int32_t)fields[i]);
    }
    return py_tuple_new(8, fields);
}

// Months beyond the year carry into it, as programs that add months expect. Years begin in March, so that the leap day
// is a year's last (Hinnant, Low-Level Date Algorithms).
py_val_t py_time_seconds(const py_val_t *date, unsigned n) {
    int32_t fields[6];
    py_check_stack();
    if (n < 6) {
        py_raise(PY_MSG_need_items, 6, n);
    }
    for (unsigned i = 0; i < 6; i++) {
        fields[i] = py_to_int(date[i]);
    }
    uint32_t month = (uint32_t)(fields[0] * 12 + fields[1] - 3), year = month / 12;
    if (year > 9999) {
        py_raise_none(PY_OverflowError);
    }
    int32_t days =
        (int32_t)(year * 365 + year / 4 - year / 100 + year / 400 + (month % 12 * 153 + 2) / 5) +
        fields[2] - 730426;
    int32_t seconds = (fields[3] * 60 + fields[4]) * 60 + fields[5];
    return py_binary(PY_ADD, py_binary(PY_MUL, py_int(days), py_int(DAY)), py_int(seconds));
}

static py_val_t time_mktime(py_val_t *args, unsigned n) {
    py_val_t *items;
    n = py_items_of(args[0], &items);
    return py_time_seconds(items, n);
}

static const py_entry_t attrs[] = {
    PY_FN(gmtime, 0, 1, py_time_gmtime),      PY_FN(localtime, 0, 1, py_time_gmtime),
    PY_FN(mktime, 1, 1, time_mktime),         PY_FN(sleep, 1, 1, time_sleep),
    PY_FN(sleep_ms, 1, 1, time_sleep_ms),     PY_FN(sleep_us, 1, 1, time_sleep_us),
    PY_FN(ticks_add, 2, 2, time_ticks_add),   PY_FN(ticks_cpu, 0, 0, time_ticks_cpu),
    PY_FN(ticks_diff, 2, 2, time_ticks_diff), PY_FN(ticks_ms, 0, 0, time_ticks_ms),
    PY_FN(ticks_us, 0, 0, time_ticks_us),     PY_FN(time, 0, 0, time_time),
    PY_FN(time_ns, 0, 0, py_time_ns),
};

const py_module_t py_module_time = PY_MODULE(time, attrs);
