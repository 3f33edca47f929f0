// SPDX-License-Identifier: MIT
// Stop: the core's clock stands still, and with it every peripheral that counts cycles; only the nanoseconds go on,
// and the alarms that stand in them (LSI, LSE, the world outside). Afterwards HSI is the clock. Standby: nothing but the
// backup domain, LSI and the wake-up pin is left; what ends it is a reset, after which SRAM holds noise.
//
// The voltage detector looks at sim_wire_supply(). With nRST_STOP or nRST_STDBY programmed, falling asleep is a
// reset instead.
#include "sim/periph/pwr.h"

#include "sim/cpu/cpu.h"
#include "sim/periph/alarm.h"
#include "sim/periph/exti.h"
#include "sim/periph/flash.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"
#include "sim/periph/rtc.h"

#define BIT(n) (1u << (n))

enum { CR = 0x00, CSR = 0x04 };

#define CR_LPDS  BIT(0)
#define CR_PDDS  BIT(1)
#define CR_CWUF  BIT(2)
#define CR_CSBF  BIT(3)
#define CR_PVDE  BIT(4)
#define CR_DBP   BIT(8)
#define CSR_WUF  BIT(0)
#define CSR_SBF  BIT(1)
#define CSR_PVDO BIT(2)
#define CSR_EWUP BIT(8)

// The detector's thresholds: PLS 0, falling; each step of PLS; rising above falling (data sheet table 11).
#define PVD_LOWEST_V     2.08
#define PVD_STEP_V       0.1
#define PVD_HYSTERESIS_V 0.1

// Wake-up times, data sheet table 33.
#define WAKE_STOP_NS    3600u
#define WAKE_LPDS_NS    5400u
#define WAKE_STANDBY_NS 50000u
#define SLICE           1000000u // ns that pass at once, so that the world outside is looked at
#define WAKE_UP_PIN     SIM_PIN(SIM_PORT_A, 0)

static struct {
    uint32_t cr, csr;
    enum { RUNNING, STOPPED, STANDBY } mode;
    bool pin_level;
    uint64_t stopped_ns;
    sim_driver_t pull_down;
} pwr;

static sim_periph_t periph;

bool sim_pwr_backup_open(void) {
    return pwr.cr & CR_DBP;
}

bool sim_pwr_stopped(void) {
    return pwr.mode == STOPPED;
}

uint64_t sim_pwr_stopped_ns(void) {
    return pwr.stopped_ns;
}

static void pass(uint64_t ns) {
    pwr.stopped_ns += ns;
    sim_rcc_pass(ns);
}

// ---- waking

static void wake_up_event(void) {
    pwr.csr |= CSR_WUF;
    if (pwr.mode == STANDBY) {
        sim_reset_request(SIM_RESET_STANDBY);
    }
}

void sim_pwr_rtc_alarm(void) {
    wake_up_event();
}

static void check_pin(void) {
    bool level = sim_gpio_wire(WAKE_UP_PIN)->level && pwr.csr & CSR_EWUP;
    if (level && !pwr.pin_level) {
        wake_up_event();
    }
    pwr.pin_level = level;
}

static void pin_changed(void *self, const sim_wire_t *wire) {
    (void)self;
    (void)wire;
    check_pin();
}

// ---- the voltage detector, which works in Stop too

void sim_pwr_supply_changed(void) {
    double falling = PVD_LOWEST_V + PVD_STEP_V * (pwr.cr >> 5 & 7);
    double threshold = falling + (pwr.csr & CSR_PVDO ? PVD_HYSTERESIS_V : 0);
    bool low = pwr.cr & CR_PVDE && sim_wire_supply() < threshold;
    pwr.csr = low ? pwr.csr | CSR_PVDO : pwr.csr & ~CSR_PVDO;
    sim_exti_set_line(SIM_EXTI_PVD, low);
}

// ---- falling asleep

static void enter(void) {
    bool standby = pwr.cr & CR_PDDS;
    if (standby ? sim_flash_resets_on_standby() : sim_flash_resets_on_stop()) {
        sim_reset_request(SIM_RESET_LOW_POWER);
    } else if (standby) {
        pwr.mode = STANDBY;
        pwr.csr |= CSR_SBF;
        sim_gpio_float(true);
        sim_cpu_hold();
    } else {
        pwr.mode = STOPPED;
        sim_rcc_stop();
    }
}

// The core would sleep deeply: lets some time pass in which its clock stands still.
// RM0008 5.3.4: with something pending, the entry into Stop is ignored.
static bool deep_sleep(bool begins) {
    if (begins && !(pwr.cr & CR_PDDS) && sim_exti_pending()) {
        sim_cpu_wake();
        return true;
    }
    if (begins) {
        enter();
        if (pwr.mode == RUNNING) {
            return true;
        }
    }
    uint64_t next = sim_alarm_next();
    pass(next < SLICE ? next : SLICE);
    return next != UINT64_MAX;
}

static void woken(void) {
    if (pwr.mode == STOPPED) {
        pass(pwr.cr & CR_LPDS ? WAKE_LPDS_NS : WAKE_STOP_NS);
    }
    pwr.mode = RUNNING;
    sim_rtc_woken();
}

static bool deep_sleep_hook(enum sim_deep_sleep what) {
    if (what == SIM_DEEP_SLEEP_ENDS) {
        woken();
        return true;
    }
    return deep_sleep(what == SIM_DEEP_SLEEP_BEGINS);
}

// ---- registers

static uint32_t pwr_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case CR: return pwr.cr;
    case CSR: return pwr.csr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void write_csr(uint32_t value) {
    pwr.csr = (pwr.csr & ~CSR_EWUP) | (value & CSR_EWUP);
    sim_wire_drive(&pwr.pull_down, value & CSR_EWUP ? SIM_DRIVE_PULL_DOWN : SIM_DRIVE_NONE);
    check_pin();
}

static void pwr_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    switch (offset) {
    case CR:
        pwr.csr &= ~((value & CR_CWUF ? CSR_WUF : 0) | (value & CR_CSBF ? CSR_SBF : 0));
        pwr.cr = value & 0x1F3;
        sim_pwr_supply_changed();
        break;
    case CSR: write_csr(value); break;
    default: sim_periph_reserved(&periph, offset);
    }
}

// WUF and SBF outlive every reset but that of power-on.
static void pwr_reset(void *self) {
    (void)self;
    if (pwr.mode == STANDBY) {
        sim_gpio_float(false);
        pass(WAKE_STANDBY_NS);
    }
    pwr.mode = RUNNING;
    pwr.cr = 0;
    pwr.csr &= sim_reset_cause() == SIM_RESET_POWER ? 0 : CSR_WUF | CSR_SBF;
    write_csr(0);
    sim_pwr_supply_changed();
}

static sim_periph_t periph = {
    .name = "PWR",
    .base = 0x40007000,
    .bus = SIM_APB1,
    .bit = BIT(28),
    .read = pwr_read,
    .write = pwr_write,
    .reset = pwr_reset,
};

void sim_pwr_init(void) {
    static sim_watcher_t watcher = {.call = pin_changed};
    sim_wire_attach(sim_gpio_wire(WAKE_UP_PIN), &pwr.pull_down);
    sim_wire_watch(sim_gpio_wire(WAKE_UP_PIN), &watcher);
    sim_cpu_on_deep_sleep(deep_sleep_hook);
    sim_periph_add(&periph);
}
