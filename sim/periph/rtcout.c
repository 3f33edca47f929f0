// SPDX-License-Identifier: MIT
// The output owns the pin whatever GPIO is set to, and goes on in Standby. The clock that comes out is RTCCLK before its
// calibration. Of CCO and ASOE, which RM0008 allows together without a word, ASOE wins.
#include "sim/periph/rtcout.h"

#include "sim/periph/alarm.h"
#include "sim/periph/bkp.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"

#define PC13        SIM_PIN(SIM_PORT_C, 13)
#define HALF_PERIOD 32u // RTCCLKs of the clock that comes out

static struct {
    sim_rtcout_t what;
    sim_driver_t driver;
    sim_alarm_t edge;
    uint32_t hz;
    uint64_t from, edges; // ns; since then
} out;

static void put(bool level) {
    sim_wire_drive(&out.driver, level ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW);
}

static void schedule_clock(void) {
    uint64_t at = out.from + (out.edges + 1) * HALF_PERIOD * 1000000000ull / out.hz;
    uint64_t now = sim_rcc_nanoseconds();
    sim_alarm_set(&out.edge, at > now ? at - now : 0);
}

// The clock's next edge, or the end of a pulse.
static void edge(void *self) {
    (void)self;
    if (out.what != SIM_RTCOUT_CLOCK) {
        put(false);
        return;
    }
    out.edges++;
    put(out.edges & 1);
    schedule_clock();
}

void sim_rtcout_set(sim_rtcout_t what) {
    uint32_t hz = sim_bkp_rtc_hz();
    if (what == out.what && hz == out.hz) {
        return;
    }
    out.what = what;
    out.hz = hz;
    out.from = sim_rcc_nanoseconds();
    out.edges = 0;
    sim_alarm_cancel(&out.edge);
    sim_gpio_take(PC13, what != SIM_RTCOUT_NOTHING);
    if (what == SIM_RTCOUT_NOTHING) {
        sim_wire_drive(&out.driver, SIM_DRIVE_NONE);
        return;
    }
    put(false);
    if (what == SIM_RTCOUT_CLOCK && hz) {
        schedule_clock();
    }
}

void sim_rtcout_clock_changed(void) {
    sim_rtcout_set(out.what);
}

void sim_rtcout_flags(bool alarm) {
    if ((out.what == SIM_RTCOUT_SECOND || (out.what == SIM_RTCOUT_ALARM && alarm)) && out.hz) {
        put(true);
        sim_alarm_set(&out.edge, 1000000000ull / out.hz);
    }
}

bool sim_rtcout_wants_seconds(void) {
    return out.what == SIM_RTCOUT_SECOND;
}

void sim_rtcout_init(void) {
    sim_wire_attach(sim_gpio_wire(PC13), &out.driver);
    out.edge.call = edge;
}
