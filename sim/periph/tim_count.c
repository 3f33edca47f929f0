// SPDX-License-Identifier: MIT
// The counter is not stepped: between two points where something happens -- an end of the count, a match -- it is
// computed. tim_catch_up() walks from point to point up to the present; an event is scheduled only for a
// point that the outside would notice (an interrupt, a pin, a request), so a free-running counter costs nothing.
//
// Where the manual leaves the value open: a counter above ARR counts on to 0xFFFF and overflows there.
#include "sim/periph/tim_private.h"

#define TOP 0xFFFFu

// ---- where the counter goes

static bool centred(const tim_t *tim) {
    return tim->cr1 & CR1_CMS;
}

// ARR of 0 stops the counter (RM0008 15.4.12).
bool tim_counts_by_itself(const tim_t *tim) {
    unsigned sms = tim_sms(tim);
    return tim->cr1 & CR1_CEN && tim->arr_used && tim->periph.clocked && !tim->periph.held &&
           !tim_is_encoder(tim) && sms != SMS_CLOCK && !(tim->smcr & SMCR_ECE) &&
           (sms != SMS_GATED || tim->gate);
}

// Ticks to the end of the present count: the reload, or in centre-aligned mode the turn.
static uint32_t ticks_to_end(const tim_t *tim) {
    if (centred(tim)) {
        uint32_t left = tim->down ? tim->cnt : tim->arr_used - tim->cnt;
        return tim->cnt > tim->arr_used && !tim->down ? 1 : left ? left : 1;
    }
    if (tim->down) {
        return tim->cnt + 1;
    }
    return (tim->cnt > tim->arr_used ? TOP : tim->arr_used) - tim->cnt + 1;
}

// Ticks to the match of a value before that end; 0: none.
static uint32_t ticks_to_match(const tim_t *tim, uint32_t value) {
    if (tim->down) {
        return value < tim->cnt && (!centred(tim) || value > 0) ? tim->cnt - value : 0;
    }
    uint32_t top = tim->cnt > tim->arr_used ? TOP : tim->arr_used - (centred(tim) ? 1 : 0);
    return value > tim->cnt && value <= top ? value - tim->cnt : 0;
}

// ---- OCxREF

void tim_set_reference(tim_t *tim, unsigned n, bool ref) {
    tim_channel_t *channel = &tim->channel[n];
    ref &= !channel->cleared;
    if (ref == channel->ref) {
        return;
    }
    channel->ref = ref;
    tim_output_changed(tim, n);
    if (ref && tim->ccer_used & CCER_E(n)) {
        tim_signal(tim, n + 1);
    }
    if ((tim->cr2 >> 4 & 7) == MMS_OC1REF + n) {
        tim_trgo(tim, ref);
    }
}

static bool pwm1(const tim_t *tim, uint32_t compare) {
    return tim->down ? tim->cnt <= compare : tim->cnt < compare;
}

// The levels that follow from the counter, not from a match.
void tim_references(tim_t *tim) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (!tim_is_output(tim, n)) {
            continue;
        }
        uint32_t compare = tim->channel[n].active;
        switch (tim_oc_mode(tim, n)) {
        case OC_FORCE_LOW: tim_set_reference(tim, n, false); break;
        case OC_FORCE_HIGH: tim_set_reference(tim, n, true); break;
        case OC_PWM1: tim_set_reference(tim, n, pwm1(tim, compare)); break;
        case OC_PWM2: tim_set_reference(tim, n, !pwm1(tim, compare)); break;
        default: tim_set_reference(tim, n, tim->channel[n].ref); break;
        }
    }
}

// ---- matches

static void match_reference(tim_t *tim, unsigned n) {
    switch (tim_oc_mode(tim, n)) {
    case OC_ACTIVE: tim_set_reference(tim, n, true); break;
    case OC_INACTIVE: tim_set_reference(tim, n, false); break;
    case OC_TOGGLE: tim_set_reference(tim, n, !tim->channel[n].ref); break;
    default: break;
    }
}

static void match_flag(tim_t *tim, unsigned n) {
    tim_flag(tim, SR_CCIF(n));
    if (!(tim->cr2 & CR2_CCDS)) {
        tim_dma(tim, DIER_CCDE(n), tim->dma_cc[n]);
    }
    if (n == 0 && (tim->cr2 >> 4 & 7) == MMS_COMPARE) {
        tim_trgo(tim, true);
        tim_trgo(tim, false);
    }
}

// In centre-aligned mode CMS says on which way the flag is set; at the turns, on both.
static bool flag_wanted(const tim_t *tim, bool at_end) {
    unsigned cms = tim->cr1 >> 5 & 3;
    return cms == 0 || at_end || (cms & (tim->down ? 1 : 2));
}

// The counter has just arrived at a new value; at_end: by a reload or a turn.
static void matches(tim_t *tim, bool at_end) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (!tim_is_output(tim, n)) {
            continue;
        }
        uint32_t compare = tim->channel[n].active;
        if (compare == tim->cnt) {
            match_reference(tim, n);
            if (flag_wanted(tim, at_end)) {
                match_flag(tim, n);
            }
        } else if (compare > tim->arr_used && at_end) {
            match_flag(tim, n); // CC1IF in RM0008 15.4.5
        }
    }
}

// ---- update events

void tim_load_compare(tim_t *tim, unsigned n) {
    tim->channel[n].active = tim->channel[n].ccr;
}

static void load_preloaded(tim_t *tim) {
    tim->psc_used = tim->psc;
    tim->arr_used = tim->arr;
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (tim_is_output(tim, n)) {
            tim_load_compare(tim, n);
        }
        if (tim->channel[n].cleared && !tim->input[TIM_ETR].level) {
            tim->channel[n].cleared = false;
        }
    }
    tim->repeat = tim->rcr;
}

static void update_requests(tim_t *tim) {
    tim_flag(tim, SR_UIF);
    tim_dma(tim, DIER_UDE, tim->dma_up);
    for (unsigned n = 0; n < TIM_CHANNELS && tim->cr2 & CR2_CCDS; n++) {
        tim_dma(tim, DIER_CCDE(n), tim->dma_cc[n]);
    }
}

static void pulse_trgo(tim_t *tim, unsigned mms) {
    if ((tim->cr2 >> 4 & 7) == mms) {
        tim_trgo(tim, true);
        tim_trgo(tim, false);
    }
}

void tim_set_enable(tim_t *tim, bool on) {
    bool was = tim->cr1 & CR1_CEN;
    if (on == was) {
        return;
    }
    tim->cr1 = on ? tim->cr1 | CR1_CEN : tim->cr1 & ~CR1_CEN;
    if ((tim->cr2 >> 4 & 7) == MMS_ENABLE) {
        tim_trgo(tim, on);
    }
}

// The count has ended: an overflow or an underflow.
static void end_of_count(tim_t *tim) {
    if (tim->cr1 & CR1_UDIS) {
        return;
    }
    if (tim->repeat) {
        tim->repeat--;
        return;
    }
    load_preloaded(tim);
    update_requests(tim);
    if (tim->cr1 & CR1_OPM) {
        tim_set_enable(tim, false);
    }
    if (tim->bdtr & BDTR_AOE && !(tim->bdtr & BDTR_MOE)) {
        tim->bdtr |= BDTR_MOE; // held off by an active break input, see tim_check_break()
        tim_check_break(tim);
        tim_outputs(tim);
    }
    pulse_trgo(tim, MMS_UPDATE);
}

void tim_reinitialise(tim_t *tim) {
    tim->psc_cnt = 0;
    tim->down = !centred(tim) && tim->down;
    bool allowed = !(tim->cr1 & CR1_UDIS);
    if (allowed) {
        load_preloaded(tim);
    }
    tim->cnt = tim->down ? tim->arr_used : 0;
    if (allowed && !(tim->cr1 & CR1_URS)) {
        update_requests(tim);
    }
    pulse_trgo(tim, MMS_RESET);
    if (allowed) {
        pulse_trgo(tim, MMS_UPDATE);
    }
    tim_references(tim);
}

// ---- time

// The tick that ends the count has come.
static void wrap(tim_t *tim) {
    if (!centred(tim)) {
        end_of_count(tim); // loads ARR before a down-counter takes it
        tim->cnt = tim->down ? tim->arr_used : 0;
        return;
    }
    if (tim->down) {
        tim->cnt = 0;
    } else if (tim->cnt < tim->arr_used) {
        tim->cnt = tim->arr_used;
    }
    tim->down = !tim->down;
    end_of_count(tim);
}

// Moves by that many ticks, at most to the next point.
static void move(tim_t *tim, uint32_t ticks) {
    bool at_end = ticks == ticks_to_end(tim);
    if (at_end) {
        wrap(tim);
    } else {
        tim->cnt = tim->down ? tim->cnt - ticks : tim->cnt + ticks;
    }
    matches(tim, at_end);
    tim_references(tim);
}

static uint32_t nearer(uint32_t a, uint32_t b) {
    return b && b < a ? b : a;
}

static uint32_t ticks_to_point(const tim_t *tim) {
    uint32_t ticks = ticks_to_end(tim);
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (tim_is_output(tim, n)) {
            ticks = nearer(ticks, ticks_to_match(tim, tim->channel[n].active));
        }
    }
    return ticks;
}

static bool drives(const tim_t *tim, unsigned n) {
    bool outside =
        tim->ccer_used & (CCER_E(n) | CCER_NE(n)) || (tim->cr2 >> 4 & 7) == MMS_OC1REF + n;
    unsigned mode = tim_oc_mode(tim, n);
    return tim_is_output(tim, n) && outside && mode != OC_FROZEN && mode != OC_FORCE_LOW &&
           mode != OC_FORCE_HIGH;
}

static bool wants(const tim_t *tim, uint32_t flag) {
    return (tim->dier & flag && !(tim->sr & flag)) || tim->dier & flag << 8;
}

static bool match_matters(const tim_t *tim, unsigned n) {
    return tim_is_output(tim, n) && (wants(tim, SR_CCIF(n)) || drives(tim, n) ||
                                     (n == 0 && (tim->cr2 >> 4 & 7) == MMS_COMPARE));
}

static bool end_matters(const tim_t *tim) {
    unsigned mms = tim->cr2 >> 4 & 7;
    bool matters = wants(tim, SR_UIF) || mms == MMS_UPDATE ||
                   (mms == MMS_ENABLE && tim->cr1 & CR1_OPM) ||
                   (tim->bdtr & BDTR_AOE && !(tim->bdtr & BDTR_MOE));
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        matters = matters || match_matters(tim, n);
    }
    return matters;
}

// Nothing but the flags and the counter itself changes from one period to the next.
static bool steady(const tim_t *tim) {
    bool same = !end_matters(tim) && !(tim->cr1 & CR1_OPM) && tim->psc == tim->psc_used &&
                tim->arr == tim->arr_used && tim->cnt <= tim->arr_used;
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        same = same && (!tim_is_output(tim, n) || (tim_oc_mode(tim, n) != OC_TOGGLE &&
                                                   tim->channel[n].ccr == tim->channel[n].active));
    }
    return same;
}

// Leaves out all but the last two of the periods that have passed unseen.
static void skip_periods(tim_t *tim, uint64_t now, unsigned unit) {
    uint64_t ticks = centred(tim) ? 2ull * tim->arr_used : tim->arr_used + 1ull;
    uint64_t period = ticks * (tim->psc_used + 1) * unit * (tim->rcr + 1);
    uint64_t passed = (now - tim->since) / period;
    if (passed > 2) {
        tim->since += (passed - 2) * period;
    }
}

static void work_off(tim_t *tim, uint64_t now) {
    unsigned unit = tim_clock_cycles(tim), ends = 0;
    while (tim_counts_by_itself(tim) && tim->since < now) {
        uint64_t units = (now - tim->since) / unit;
        uint32_t ticks = ticks_to_point(tim);
        uint64_t need = (uint64_t)ticks * (tim->psc_used + 1) - tim->psc_cnt;
        if (need > units) {
            uint64_t part = tim->psc_cnt + units;
            uint32_t whole = (uint32_t)(part / (tim->psc_used + 1));
            tim->psc_cnt = (uint32_t)(part % (tim->psc_used + 1));
            tim->cnt = tim->down ? tim->cnt - whole : tim->cnt + whole;
            tim->since += units * unit;
            if (whole) {
                tim_references(tim);
            }
            return;
        }
        tim->since += need * unit;
        tim->psc_cnt = 0;
        sim_stamp_set(tim->since);
        move(tim, ticks);
        if (++ends == 12 && steady(tim)) {
            skip_periods(tim, now, unit);
        }
    }
}

void tim_catch_up(tim_t *tim) {
    uint64_t now = sim_stamp();
    if (tim->busy || now <= tim->since) {
        return;
    }
    tim_t *master = tim_master(tim);
    if (master && !tim->asking) {
        tim->asking = true;   // two timers may be each other's masters
        tim_catch_up(master); // its triggers may come before the present
        tim_schedule(master);
        tim->asking = false;
    }
    tim->busy = true;
    uint64_t stamp = sim_stamp_set(0);
    work_off(tim, now);
    sim_stamp_set(stamp);
    if (!tim_counts_by_itself(tim)) {
        tim->since = now;
    }
    tim->busy = false;
}

void tim_schedule(tim_t *tim) {
    if (tim->busy) {
        return; // whoever works it off schedules
    }
    uint32_t ticks = 0;
    if (tim_counts_by_itself(tim)) {
        ticks = end_matters(tim) ? ticks_to_end(tim) : 0;
        for (unsigned n = 0; n < TIM_CHANNELS; n++) {
            uint32_t match =
                match_matters(tim, n) ? ticks_to_match(tim, tim->channel[n].active) : 0;
            ticks = ticks ? nearer(ticks, match) : match;
        }
    }
    if (ticks == 0) {
        sim_event_cancel(&tim->event);
        return;
    }
    uint64_t units = (uint64_t)ticks * (tim->psc_used + 1) - tim->psc_cnt;
    sim_event_at(&tim->event, tim->since + units * tim_clock_cycles(tim));
}

void tim_clock(tim_t *tim) {
    if (!(tim->cr1 & CR1_CEN) || !tim->arr_used) {
        return;
    }
    if (tim->psc_cnt < tim->psc_used) {
        tim->psc_cnt++;
        return;
    }
    tim->psc_cnt = 0;
    move(tim, 1);
}

// The encoder counts from 0 to ARR and back, whatever the way (RM0008 15.3.12).
void tim_step(tim_t *tim, bool down) {
    tim->down = down;
    tim_clock(tim);
}
