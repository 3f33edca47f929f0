// SPDX-License-Identifier: MIT
// core/mod/time.c -- the module `time`: sleeping, ticks and dates, over core/port.h.
//
// Ticks wrap at 2**30, so that they and their differences are 31-bit ints and cost no heap. Dates
// count from 1970 as in CPython; before 1970 and beyond 2105 there are none. A board that does not
// know the time counts from its start.
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/port.h"
#include "core/vm/exc.h"

enum {
    TICKS_MASK = (1 << 30) - 1,
    TICKS_HALF = 1 << 29,
    SECONDS_PER_DAY = 86400,
    DAYS_PER_ERA = 146097, // 400 years, after which the calendar repeats
    EPOCH_DAYS = 719468,   // from 0000-03-01 to 1970-01-01
    DATE_FIELDS = 8,
    NS_TO_S_1 = 32000, // NS_TO_S_1 * NS_TO_S_2 = 1e9, each below 2**16
    NS_TO_S_2 = 31250,
};

// ---- sleeping ----------------------------------------------------------------------------------

static void sleep_us(uint32_t us) {
    py_port_sleep_us(us);
    if (py_port_pending && py_port_interrupted()) {
        py_raise_none(PY_KeyboardInterrupt);
    }
}

static void sleep_ms(uint32_t ms) {
    const uint32_t step = 1000000; // as microseconds, still below 2**32
    for (; ms > step; ms -= step) {
        sleep_us(step * 1000);
    }
    sleep_us(ms * 1000);
}

static py_val_t time_sleep(py_val_t *args, unsigned n) {
    (void)n;
    float seconds;
    if (!py_float_check(args[0], &seconds)) {
        seconds = (float)py_to_int(args[0]);
    }
    if (!(seconds >= 0) || seconds >= 4e6f) {
        py_raise(PY_ValueError, "sleep length out of range");
    }
    uint32_t whole = (uint32_t)seconds;
    sleep_ms(whole * 1000);
    sleep_us((uint32_t)((seconds - (float)whole) * 1e6f));
    return PY_NONE;
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

static py_val_t ticks(uint32_t count) {
    return py_int((int32_t)(count & TICKS_MASK));
}

static py_val_t time_ticks_ms(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return ticks(py_port_ticks_ms());
}

static py_val_t time_ticks_us(py_val_t *args, unsigned n) {
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
static py_val_t time_ticks_diff(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t distance = (uint32_t)py_to_int(args[0]) - (uint32_t)py_to_int(args[1]);
    return py_int((int32_t)((distance + TICKS_HALF) & TICKS_MASK) - TICKS_HALF);
}

// ---- dates -------------------------------------------------------------------------------------

// Short division in base 2**16, as 64-bit division is a large library function on small chips.
static uint64_t divide(uint64_t value, uint32_t divisor) {
    uint64_t quotient = 0;
    uint32_t rest = 0;
    for (int shift = 48; shift >= 0; shift -= 16) {
        rest = rest << 16 | (uint32_t)(value >> shift & 0xFFFF);
        quotient = quotient << 16 | rest / divisor;
        rest %= divisor;
    }
    return quotient;
}

static uint32_t now(void) {
    return (uint32_t)divide(divide(py_port_time_ns(), NS_TO_S_1), NS_TO_S_2);
}

static py_val_t time_time(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_int_from_u(now());
}

static py_val_t time_time_ns(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_int_from_ll((int64_t)py_port_time_ns());
}

// Both ways between days and dates follow Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms": years begin in March, so that the leap day is a year's last.
static uint32_t days_from_date(uint32_t year, uint32_t month, uint32_t day) {
    year -= month <= 2;
    uint32_t era = year / 400, year_of_era = year % 400;
    uint32_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    uint32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - EPOCH_DAYS;
}

static void date_from_days(uint32_t days, uint32_t *date) {
    days += EPOCH_DAYS;
    uint32_t era = days / DAYS_PER_ERA, day_of_era = days % DAYS_PER_ERA;
    uint32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    uint32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    uint32_t month = (5 * day_of_year + 2) / 153; // 0 is March
    date[2] = day_of_year - (153 * month + 2) / 5 + 1;
    date[1] = month < 10 ? month + 3 : month - 9;
    date[0] = era * 400 + year_of_era + (date[1] <= 2);
}

// (year, month, day, hour, minute, second, weekday, day of the year); there are no time zones.
static py_val_t time_gmtime(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t seconds = args[0] == PY_UNDEF || args[0] == PY_NONE ? now() : py_to_u32(args[0]);
    uint32_t days = seconds / SECONDS_PER_DAY, rest = seconds % SECONDS_PER_DAY;
    uint32_t fields[DATE_FIELDS];
    date_from_days(days, fields);
    fields[3] = rest / 3600;
    fields[4] = rest / 60 % 60;
    fields[5] = rest % 60;
    fields[6] = (days + 3) % 7; // 1970-01-01 was a Thursday; Monday is 0
    fields[7] = days - days_from_date(fields[0], 1, 1) + 1;
    for (unsigned i = 0; i < DATE_FIELDS; i++) {
        fields[i] = py_int((int32_t)fields[i]);
    }
    return py_tuple_new(DATE_FIELDS, fields);
}

static py_val_t time_mktime(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t *fields;
    unsigned count;
    if (!py_items(args[0], &fields, &count) || count < DATE_FIELDS) {
        py_raise(PY_TypeError, "mktime needs a tuple of 8");
    }
    uint32_t date[6];
    for (unsigned i = 0; i < 6; i++) {
        date[i] = (uint32_t)py_to_int(fields[i]);
    }
    // Months beyond the year carry into it, as programs that add months expect.
    uint32_t months = date[0] * 12 + date[1] - 1;
    uint32_t days = days_from_date(months / 12, months % 12 + 1, date[2]);
    return py_int_from_u(days * SECONDS_PER_DAY + date[3] * 3600 + date[4] * 60 + date[5]);
}

static const py_entry_t attrs[] = {
    PY_FN(gmtime, 0, 1, time_gmtime),         PY_FN(localtime, 0, 1, time_gmtime),
    PY_FN(mktime, 1, 1, time_mktime),         PY_FN(sleep, 1, 1, time_sleep),
    PY_FN(sleep_ms, 1, 1, time_sleep_ms),     PY_FN(sleep_us, 1, 1, time_sleep_us),
    PY_FN(ticks_add, 2, 2, time_ticks_add),   PY_FN(ticks_cpu, 0, 0, time_ticks_cpu),
    PY_FN(ticks_diff, 2, 2, time_ticks_diff), PY_FN(ticks_ms, 0, 0, time_ticks_ms),
    PY_FN(ticks_us, 0, 0, time_ticks_us),     PY_FN(time, 0, 0, time_time),
    PY_FN(time_ns, 0, 0, time_time_ns),
};

const py_module_t py_module_time = PY_MODULE(time, attrs);
