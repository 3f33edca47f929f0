// SPDX-License-Identifier: MIT
// Two halves, as on the chip: the core (prescaler, counter, alarm) in the backup domain, which runs from RTCCLK and
// survives resets; and the APB interface, which sees it through copies that are refreshed at each RTCCLK (RSF) and
// writes to it in CNF mode, which takes three RTCCLK (RTOFF).
//
// The core is not stepped: ticks are counted from the nanoseconds that have passed.
#include "sim/periph/rtc.h"

#include "sim/periph/alarm.h"
#include "sim/periph/bkp.h"
#include "sim/periph/exti.h"
#include "sim/periph/pwr.h"
#include "sim/periph/rcc.h"
#include "sim/periph/rtcout.h"

#define BIT(n) (1u << (n))

enum {
    CRH = 0x00,
    CRL = 0x04,
    PRLH = 0x08,
    PRLL = 0x0C,
    DIVH = 0x10,
    DIVL = 0x14,
    CNTH = 0x18,
    CNTL = 0x1C,
    ALRH = 0x20,
    ALRL = 0x24,
};

#define CRL_SECF  BIT(0) // the interrupt enables stand at the same places of CRH
#define CRL_ALRF  BIT(1)
#define CRL_OWF   BIT(2)
#define CRL_RSF   BIT(3)
#define CRL_CNF   BIT(4)
#define CRL_RTOFF BIT(5)
#define RTC_IRQ   3

#define PRESCALER_RESET 0x8000u
#define NO_ALARM        0xFFFFFFFFu // the reset value; it is not waited for

static struct {
    uint32_t prescaler, counter, alarm, divider;
    uint32_t hz; // RTCCLK; 0: stopped
    unsigned calibration;
    uint64_t origin; // ns from which ticks are counted
    uint64_t ticks;  // since then, worked off
    // the interface
    uint32_t crh, crl;
    uint32_t new_prescaler, new_counter, new_alarm;
    unsigned written;  // which of them, a bit each
    bool synchronised; // since the last reset
    sim_alarm_t next, refresh, write_done;
} rtc;

enum { PRESCALER = 1, COUNTER = 2, ALARM = 4 };

static sim_periph_t periph;

// ---- time

static const uint64_t second = 1000000000u;

// RTCCLK ticks in so many ns, less those that the calibration leaves out.
static uint64_t ticks_in(uint64_t ns) {
    unsigned __int128 scaled = (unsigned __int128)ns * rtc.hz * (BIT(20) - rtc.calibration);
    return (uint64_t)(scaled / second >> 20);
}

// The ns after which so many have passed.
static uint64_t ns_of(uint64_t ticks) {
    uint64_t rate = (uint64_t)rtc.hz * (BIT(20) - rtc.calibration);
    unsigned __int128 scaled = ((unsigned __int128)ticks << 20) * second;
    return (uint64_t)((scaled + rate - 1) / rate);
}

static void update_irq(void) {
    sim_irq_set(RTC_IRQ, (rtc.crl & rtc.crh & 7) && !sim_pwr_stopped());
}

void sim_rtc_woken(void) {
    update_irq();
}

static void alarm_reached(void) {
    rtc.crl |= CRL_ALRF;
    sim_exti_set_line(SIM_EXTI_RTC_ALARM, true);
    sim_exti_set_line(SIM_EXTI_RTC_ALARM, false);
    sim_pwr_rtc_alarm();
}

// The flags come with the last RTCCLK before the counter's update (RM0008 18.3.5): SECF each time, ALRF at the end of the
// period in which the counter is RTC_ALR, OWF at the end of its last. So they come as the divider arrives at 0.
static uint64_t ticks_to_flags(void) {
    return rtc.divider ? rtc.divider : rtc.prescaler + 1ull;
}

// The counter's value at those flags.
static uint32_t counter_at_flags(void) {
    return rtc.divider ? rtc.counter : rtc.counter + 1;
}

static void raise_flags(uint64_t passed) {
    uint64_t first = ticks_to_flags();
    if (passed < first) {
        return;
    }
    uint64_t times = 1 + (passed - first) / (rtc.prescaler + 1ull);
    rtc.crl |= CRL_SECF | ((uint32_t)(0xFFFFFFFF - counter_at_flags()) < times ? CRL_OWF : 0);
    bool alarm = (uint32_t)(rtc.alarm - counter_at_flags()) < times;
    if (alarm) {
        alarm_reached();
    }
    sim_rtcout_flags(alarm);
    update_irq();
}

static void catch_up(void) {
    if (rtc.hz == 0) {
        return;
    }
    uint64_t now = ticks_in(sim_rcc_nanoseconds() - rtc.origin), passed = now - rtc.ticks;
    rtc.ticks = now;
    raise_flags(passed);
    if (passed <= rtc.divider) {
        rtc.divider -= (uint32_t)passed;
        return;
    }
    uint64_t beyond = passed - rtc.divider - 1, period = rtc.prescaler + 1ull;
    rtc.divider = (uint32_t)(rtc.prescaler - beyond % period);
    rtc.counter += (uint32_t)(1 + beyond / period);
}

static void wait_ticks(sim_alarm_t *alarm, uint64_t ticks) {
    if (rtc.hz == 0) {
        sim_alarm_cancel(alarm);
        return;
    }
    uint64_t at = rtc.origin + ns_of(rtc.ticks + ticks), now = sim_rcc_nanoseconds();
    sim_alarm_set(alarm, at > now ? at - now : 0);
}

// The next thing that somebody waits for.
static void schedule(void) {
    const uint64_t never = UINT64_MAX;
    uint64_t periods = rtc.alarm == NO_ALARM ? never : (uint32_t)(rtc.alarm - counter_at_flags());
    bool seconds = rtc.crh & CRL_SECF && !(rtc.crl & CRL_SECF);
    if (seconds || sim_rtcout_wants_seconds()) {
        periods = 0;
    } else if (rtc.crh & CRL_OWF && !(rtc.crl & CRL_OWF)) {
        uint32_t left = 0xFFFFFFFF - counter_at_flags();
        periods = left < periods ? left : periods;
    }
    if (periods != never) {
        wait_ticks(&rtc.next, ticks_to_flags() + periods * (rtc.prescaler + 1ull));
    } else {
        sim_alarm_cancel(&rtc.next);
    }
}

static void next_reached(void *self) {
    (void)self;
    catch_up();
    schedule();
}

void sim_rtc_clock_changed(void) {
    sim_rtcout_clock_changed();
    if (rtc.hz == sim_bkp_rtc_hz() && rtc.calibration == sim_bkp_calibration()) {
        schedule(); // the seconds may be wanted now, or no longer
        return;
    }
    catch_up();
    rtc.hz = sim_bkp_rtc_hz();
    rtc.calibration = sim_bkp_calibration();
    rtc.origin = sim_rcc_nanoseconds();
    rtc.ticks = 0;
    schedule();
    wait_ticks(&rtc.refresh, 1);
    if (!(rtc.crl & CRL_RTOFF)) {
        wait_ticks(&rtc.write_done, 3);
    }
}

// ---- the interface

static void refreshed(void *self) {
    (void)self;
    if (periph.clocked) {
        rtc.synchronised = true;
        rtc.crl |= CRL_RSF;
    }
}

static void write_done(void *self) {
    (void)self;
    catch_up();
    if (rtc.written & PRESCALER) {
        rtc.prescaler = rtc.new_prescaler;
    }
    if (rtc.written & COUNTER) {
        rtc.counter = rtc.new_counter;
    }
    if (rtc.written & ALARM) {
        rtc.alarm = rtc.new_alarm;
    }
    if (rtc.written & (PRESCALER | COUNTER)) {
        rtc.divider = rtc.prescaler; // RM0008 18.4.4
    }
    rtc.written = 0;
    rtc.crl |= CRL_RTOFF;
    schedule();
}

static void leave_configuration(void) {
    if (rtc.written) {
        rtc.crl &= ~CRL_RTOFF;
        wait_ticks(&rtc.write_done, 3);
    }
}

static void write_crl(uint32_t value) {
    rtc.crl &= value | ~(CRL_SECF | CRL_ALRF | CRL_OWF | CRL_RSF);
    if (!(rtc.crl & CRL_RSF)) {
        catch_up();
        wait_ticks(&rtc.refresh, 1);
    }
    bool was = rtc.crl & CRL_CNF, on = value & CRL_CNF;
    if (!(rtc.crl & CRL_RTOFF)) {
        return; // a write is under way
    }
    rtc.crl = (rtc.crl & ~CRL_CNF) | (value & CRL_CNF);
    if (on && !was) {
        rtc.new_prescaler = rtc.prescaler;
        rtc.new_counter = rtc.counter;
        rtc.new_alarm = rtc.alarm;
        rtc.written = 0;
    } else if (was && !on) {
        leave_configuration();
    }
}

static void set_half(uint32_t *word, bool high, uint32_t value, unsigned which) {
    if (rtc.crl & CRL_CNF) {
        *word = high ? (*word & 0xFFFF) | value << 16 : (*word & ~0xFFFFu) | (value & 0xFFFF);
        rtc.written |= which;
    }
}

static uint32_t rtc_read(void *self, uint32_t offset) {
    (void)self;
    catch_up();
    schedule();
    switch (offset) {
    case CRH: return rtc.crh;
    case CRL: return rtc.crl;
    case DIVH: return rtc.synchronised ? rtc.divider >> 16 & 15 : 0;
    case DIVL: return rtc.synchronised ? rtc.divider & 0xFFFF : 0;
    case CNTH: return rtc.synchronised ? rtc.counter >> 16 : 0;
    case CNTL: return rtc.synchronised ? rtc.counter & 0xFFFF : 0;
    case PRLH:
    case PRLL:
    case ALRH:
    case ALRL: return 0; // write-only
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void rtc_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    if (!sim_pwr_backup_open()) {
        return;
    }
    catch_up();
    switch (offset) {
    case CRH: rtc.crh = rtc.crl & CRL_RTOFF ? value & 7 : rtc.crh; break;
    case CRL: write_crl(value); break;
    case PRLH: set_half(&rtc.new_prescaler, true, value & 15, PRESCALER); break;
    case PRLL: set_half(&rtc.new_prescaler, false, value, PRESCALER); break;
    case CNTH: set_half(&rtc.new_counter, true, value & 0xFFFF, COUNTER); break;
    case CNTL: set_half(&rtc.new_counter, false, value, COUNTER); break;
    case ALRH: set_half(&rtc.new_alarm, true, value & 0xFFFF, ALARM); break;
    case ALRL: set_half(&rtc.new_alarm, false, value, ALARM); break;
    case DIVH:
    case DIVL: break; // read-only
    default: sim_periph_reserved(&periph, offset);
    }
    update_irq();
    schedule();
}

// ---- resets

void sim_rtc_domain_reset(void) {
    catch_up();
    rtc.prescaler = rtc.divider = PRESCALER_RESET;
    rtc.counter = 0;
    rtc.alarm = NO_ALARM;
}

// The core goes on.
static void rtc_reset(void *self) {
    (void)self;
    catch_up();
    rtc.crh = 0;
    rtc.crl = CRL_RTOFF;
    rtc.written = 0;
    rtc.synchronised = false;
    sim_alarm_cancel(&rtc.write_done);
    wait_ticks(&rtc.refresh, 1);
    schedule();
    update_irq();
}

// The interface has lost sight of the core while its clock was off.
static void rtc_clock(void *self, bool on) {
    (void)self;
    rtc.synchronised = false;
    rtc.crl &= ~CRL_RSF;
    if (on) {
        catch_up();
        wait_ticks(&rtc.refresh, 1);
    } else {
        sim_alarm_cancel(&rtc.refresh);
    }
}

sim_rtc_kept_t sim_rtc_kept(void) {
    catch_up();
    return (sim_rtc_kept_t){rtc.prescaler, rtc.counter, rtc.alarm, rtc.divider};
}

void sim_rtc_restore(const sim_rtc_kept_t *kept) {
    rtc.prescaler = kept->prescaler;
    rtc.counter = kept->counter;
    rtc.alarm = kept->alarm;
    rtc.divider = kept->divider;
}

static sim_periph_t periph = {
    .name = "RTC",
    .base = 0x40002800,
    .bus = SIM_APB1,
    .bit = BIT(27), // the interface has BKP's clock
    .read = rtc_read,
    .write = rtc_write,
    .reset = rtc_reset,
    .clock = rtc_clock,
};

void sim_rtc_init(void) {
    rtc.next.call = next_reached;
    rtc.refresh.call = refreshed;
    rtc.write_done.call = write_done;
    rtc.crl = CRL_RTOFF;
    sim_rtc_domain_reset();
    sim_periph_add(&periph);
}
