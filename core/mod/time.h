// SPDX-License-Identifier: MIT
// core/mod/time.h -- dates, for a port's clock (core/mod/time.c).
#ifndef CORE_MOD_TIME_H
#define CORE_MOD_TIME_H

#include "core/obj/value.h"

// time.time_ns() and time.gmtime(seconds=None): an int; a tuple of year, month, day, hour, minute, second, weekday, day
// of the year. n does not matter.
py_val_t py_time_ns(py_val_t *args, unsigned n);
py_val_t py_time_gmtime(py_val_t *args, unsigned n);
// Seconds from 2000 to a date of so many items; the first six count. Raises ValueError when there are fewer.
py_val_t py_time_seconds(const py_val_t *date, unsigned n);

#endif
