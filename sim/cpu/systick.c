// SPDX-License-Identifier: MIT
// sim/cpu/systick.c -- the 24-bit down counter (ARMv7-M ARM B3.3), exact to the cycle.
//
// Nothing happens at each tick: the counter's value is computed when it is read, and one event stands
// at the next passage through zero while that raises an interrupt.
#include "sim/cpu/state.h"

enum { CTRL = 0x0, LOAD = 0x4, VAL = 0x8, CALIB = 0xC };
enum { ENABLE = 1, TICKINT = 2, CLKSOURCE = 4, COUNTFLAG = 1 << 16 };
// The manual's calibration value: 9000 ticks of 9 MHz are one millisecond (PM0056 4.5.4).
#define CALIB_VALUE 9000u

static struct systick {
    uint32_t ctrl; // without COUNTFLAG
    uint32_t load;
    bool counted;   // COUNTFLAG
    uint32_t value; // the counter at cycle .since
    uint64_t since;
    sim_event_t zero;
} systick;

// Core cycles a tick: without CLKSOURCE the chip's external reference, HCLK / 8 (RM0008 figure 8).
static unsigned divider(void) {
    return systick.ctrl & CLKSOURCE ? 1 : 8;
}

// Brings .value up to the present. At 0 the next tick reloads; passing from 1 to 0 sets COUNTFLAG.
static void catch_up(void) {
    if (!(systick.ctrl & ENABLE)) {
        systick.since = sim_now();
        return;
    }
    uint64_t ticks = (sim_now() - systick.since) / divider();
    systick.since += ticks * divider();
    if (ticks < systick.value || ticks == 0) {
        systick.value -= (uint32_t)ticks;
        return;
    }
    uint64_t after_zero = ticks - systick.value;
    uint64_t period = (uint64_t)systick.load + 1;
    systick.counted |= systick.value != 0 || (systick.load && after_zero >= period);
    uint64_t into_period = after_zero % period;
    systick.value = (uint32_t)(into_period ? period - into_period : 0);
}

// Ticks from now until the counter arrives at zero; 0: it never does.
static uint64_t ticks_to_zero(void) {
    if (systick.value) {
        return systick.value;
    }
    return systick.load ? (uint64_t)systick.load + 1 : 0;
}

static void schedule(void) {
    uint64_t ticks = ticks_to_zero();
    if ((systick.ctrl & ENABLE) && (systick.ctrl & TICKINT) && ticks) {
        sim_event_at(&systick.zero, systick.since + ticks * divider());
    } else {
        sim_event_cancel(&systick.zero);
    }
}

static void at_zero(void *self) {
    (void)self;
    catch_up();
    sim_exc_pend(EXC_SYSTICK);
    schedule();
}

static uint32_t systick_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (size != 4) {
        sim_unmodelled("SysTick", offset, size, "read");
    }
    catch_up();
    switch (offset) {
    case CTRL: {
        uint32_t value = systick.ctrl | (systick.counted ? COUNTFLAG : 0);
        systick.counted = false;
        return value;
    }
    case LOAD: return systick.load;
    case VAL: return systick.value;
    default: return CALIB_VALUE;
    }
}

static void systick_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (size != 4) {
        sim_unmodelled("SysTick", offset, size, "write");
    }
    catch_up();
    switch (offset) {
    case CTRL: systick.ctrl = value & (ENABLE | TICKINT | CLKSOURCE); break;
    case LOAD: systick.load = value & 0xFFFFFF; break;
    case VAL:
        systick.value = 0; // whatever is written
        systick.counted = false;
        systick.since = sim_now();
        break;
    default: break; // CALIB is read-only
    }
    schedule();
}

static void systick_reset(void *self) {
    (void)self;
    sim_event_cancel(&systick.zero);
    systick.ctrl = systick.load = systick.value = 0;
    systick.counted = false;
    systick.since = sim_now();
}

void sim_systick_init(void) {
    static const sim_device_t device = {"SysTick",    0xE000E010u,   0x10,         0,
                                        systick_read, systick_write, systick_reset};
    systick.zero.call = at_zero;
    sim_bus_add(&device);
}
