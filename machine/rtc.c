// SPDX-License-Identifier: MIT
// machine/rtc.c -- machine.RTC, machine.WDT, and sleeping. The chip's clock counts whole seconds; so do alarms.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/rtc.h"
#include "chip/stm32f1/uart.h"
#include "core/mem/gc.h"
#include "core/mod/time.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

enum { ALARM0 = 0, IDLE = 1, SLEEP = 2, DEEPSLEEP = 4, WATCHDOG_MOST = 26214 };

static const struct {
    const py_type_t *type;
} rtc_object = {&machine_type_rtc}, wdt_object = {&machine_type_wdt};

static py_val_t rtc_new(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    hw_rtc_init();
    return py_ptr(&rtc_object);
}

// Sets the clock to a date of at least so many items, of which what is missing is 0 and one may be the weekday: it
// follows from the rest.
static void set_date(py_val_t date, unsigned least, unsigned weekday) {
    py_val_t *items, six[6];
    unsigned n = py_items_of(date, &items), from = 0;
    if (n < least) {
        py_raise(PY_MSG_need_items, least, n);
    }
    for (unsigned i = 0; i < 6; i++, from++) {
        from += from == weekday;
        six[i] = from < n ? items[from] : py_int(0);
    }
    hw_rtc_set(py_to_u32(py_time_seconds(six, 6)));
}

// (year, month, day, hours, minutes, seconds, ...)
static py_val_t rtc_set(py_val_t *args, unsigned n) {
    (void)n;
    set_date(args[1], 3, 7);
    return PY_NONE;
}

// datetime([date]): (year, month, day, weekday, hours, minutes, seconds, microseconds)
static py_val_t rtc_datetime(py_val_t *args, unsigned n) {
    if (args[1] != PY_UNDEF) {
        set_date(args[1], 7, 3);
        return PY_NONE;
    }
    py_val_t ns = py_time_ns(args, n), *items, date[8];
    py_val_t seconds = py_binary(PY_FLOORDIV, ns, py_int(1000000000));
    py_items_of(py_time_gmtime(&seconds, 1), &items);
    for (unsigned i = 0; i < 7; i++) {
        date[i < 3 ? i : i < 6 ? i + 1 : 3] = items[i];
    }
    date[7] = py_binary(PY_MOD, py_binary(PY_FLOORDIV, ns, py_int(1000)), py_int(1000000));
    return py_tuple_new(8, date);
}

// memory([data]): 16 bytes that outlive everything but the loss of VBAT.
static py_val_t rtc_memory(py_val_t *args, unsigned n) {
    (void)n;
    uint8_t block[HW_BACKUP_SIZE] = {0};
    size_t len;
    if (args[1] == PY_UNDEF) {
        hw_backup_read(block);
        return py_bytes_new((const char *)block, HW_BACKUP_SIZE);
    }
    const uint8_t *text = machine_bytes(args[1], &len);
    if (len > HW_BACKUP_SIZE) {
        py_raise(PY_MSG_bad_value, len);
    }
    __builtin_memcpy(block, text, len);
    hw_backup_write(block);
    return PY_NONE;
}

// alarm(id=0, time in ms, repeat=False)
static py_val_t rtc_alarm(py_val_t *args, unsigned n) {
    (void)n;
    machine_arg(args[1], 0, ALARM0, ALARM0);
    uint32_t seconds = ((uint32_t)machine_arg(args[2], 0, 1, MACHINE_ANY) + 999) / 1000;
    hw_rtc_alarm(hw_rtc_now() + seconds, machine_flag(args[3], false) ? seconds : 0);
    return PY_NONE;
}

static py_val_t rtc_alarm_left(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    int32_t left = (int32_t)(hw_rtc_alarm_at - hw_rtc_now());
    return py_int(left > 0 ? left * 1000 : 0);
}

static py_val_t rtc_cancel(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    hw_rtc_alarm_off();
    return PY_NONE;
}

// irq(trigger, handler, wake=IDLE, hard=False): the alarm wakes from every sleep.
static py_val_t rtc_irq(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t irq[] = {args[2], args[1], args[4]};
    machine_arg(args[1], ALARM0, ALARM0, ALARM0);
    return py_ptr(machine_irq(args[0], HW_SOURCE_RTC, irq));
}

static const py_entry_t rtc_attrs[] = {
    PY_INT_CONST(ALARM0, ALARM0),
    PY_NEW(1, 2, rtc_new),
    PY_FN_KW(alarm, 3, 3, alarm, rtc_alarm),
    PY_FN(alarm_cancel, 1, 2, rtc_cancel),
    PY_FN(alarm_left, 1, 2, rtc_alarm_left),
    PY_FN(cancel, 1, 2, rtc_cancel),
    PY_FN(datetime, 1, 2, rtc_datetime),
    PY_FN(init, 2, 2, rtc_set),
    PY_FN_KW(irq, 1, 4, rtc_irq, rtc_irq),
    PY_FN(memory, 1, 2, rtc_memory),
};

const py_type_t machine_type_rtc = PY_TYPE(RTC, rtc_attrs, &py_object_ops);

// ---- WDT ---------------------------------------------------------------------------------------

static py_val_t wdt_new(py_val_t *args, unsigned n) {
    (void)n;
    machine_arg(args[1], 0, 0, 0);
    hw_power_watchdog((uint32_t)machine_arg(args[2], 5000, 1, WATCHDOG_MOST));
    return py_ptr(&wdt_object);
}

static py_val_t wdt_feed(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    hw_power_feed();
    return PY_NONE;
}

static const py_entry_t wdt_attrs[] = {
    PY_NEW_KW(1, 3, wdt, wdt_new),
    PY_FN(feed, 1, 1, wdt_feed),
};

const py_type_t machine_type_wdt = PY_TYPE(WDT, wdt_attrs, &py_object_ops);

// ---- sleeping ----------------------------------------------------------------------------------

// Whole seconds in Stop, the rest in Sleep.
py_val_t machine_lightsleep(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t ms = (uint32_t)machine_arg(args[0], 0, 0, MACHINE_ANY), start = 0;
    hw_uart_flush();
    if (args[0] == PY_UNDEF || args[0] == PY_NONE) {
        hw_power_stop();
        return PY_NONE;
    }
    if (ms >= 2000) {
        hw_rtc_init();
        start = hw_rtc_now();
        hw_rtc_alarm(start + ms / 1000, 0);
        hw_power_stop();
        uint32_t slept = (hw_rtc_now() - start) * 1000;
        hw_rtc_alarm_off();
        hw_clock_skip_ms(slept);
        if (slept < ms / 1000 * 1000) { // something else woke it
            return PY_NONE;
        }
        ms %= 1000;
    }
    uint32_t begin = py_port_ticks_ms();
    while (machine_wait(begin, ms)) {
    }
    return PY_NONE;
}

py_val_t machine_deepsleep(py_val_t *args, unsigned n) {
    (void)n;
    hw_uart_flush();
    if (args[0] != PY_UNDEF && args[0] != PY_NONE) {
        uint32_t seconds = ((uint32_t)machine_arg(args[0], 0, 0, MACHINE_ANY) + 999) / 1000;
        hw_rtc_init();
        hw_rtc_alarm(hw_rtc_now() + (seconds ? seconds : 1), 0);
    }
    hw_power_standby();
}
