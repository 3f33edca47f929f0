// SPDX-License-Identifier: MIT
// From OCxREF to the pin: RM0008 table 83 (TIM1) and table 87 (TIM2-4). Dead time delays the edge that turns an
// output on, and only while both outputs of a channel are in use.
#include "sim/periph/gpio.h"
#include "sim/periph/tim_private.h"

typedef struct {
    bool enabled, level;
} pin_level_t;

static unsigned dead_time_cycles(const tim_t *tim) {
    unsigned dtg = tim->bdtr & 0xFF, steps;
    if (!(dtg & 0x80)) {
        steps = dtg;
    } else if (!(dtg & 0x40)) {
        steps = (64 + (dtg & 0x3F)) * 2;
    } else {
        steps = (32 + (dtg & 0x1F)) * (dtg & 0x20 ? 16 : 8);
    }
    return steps * tim_dts_divider(tim) * tim_clock_cycles(tim);
}

static bool complementary(const tim_t *tim, unsigned n) {
    uint32_t both = CCER_E(n) | CCER_NE(n);
    return (tim->ccer_used & both) == both && tim->bdtr & BDTR_MOE;
}

// The idle level while MOE is 0: OISx, OISxN.
static bool idle_level(const tim_t *tim, unsigned n, bool inverse) {
    return tim->cr2 >> (8 + 2 * n + (inverse ? 1 : 0)) & 1;
}

// inverse: of OCxN.
static pin_level_t pin_level(const tim_t *tim, unsigned n, bool inverse) {
    uint32_t ccer = tim->ccer_used;
    bool own = ccer & (inverse ? CCER_NE(n) : CCER_E(n));
    bool other = ccer & (inverse ? CCER_E(n) : CCER_NE(n));
    bool polarity = ccer & (inverse ? CCER_NP(n) : CCER_P(n));
    const tim_channel_t *channel = &tim->channel[n];
    if (!tim->advanced || tim->bdtr & BDTR_MOE) {
        if (own) {
            return (pin_level_t){true, (inverse ? channel->nout : channel->out) ^ polarity};
        }
        return (pin_level_t){other && tim->bdtr & BDTR_OSSR, polarity};
    }
    bool enabled = tim->bdtr & BDTR_OSSI && (own || other);
    return (pin_level_t){enabled, idle_level(tim, n, inverse)};
}

static void drive(tim_t *tim, uint8_t pin, pin_level_t want) {
    if (pin != TIM_NO_PIN) {
        sim_alt_t level = want.level ? SIM_ALT_HIGH : SIM_ALT_LOW;
        sim_gpio_alternate(pin, tim, want.enabled ? level : SIM_ALT_OFF);
    }
}

static void drive_pins(tim_t *tim, unsigned n) {
    const pin_level_t off = {false, false};
    bool output = tim_is_output(tim, n);
    drive(tim, tim->channel[n].pin, output ? pin_level(tim, n, false) : off);
    drive(tim, tim->channel[n].npin, output ? pin_level(tim, n, true) : off);
}

// OCxN is the complement of OCx only beside it (RM0008 14.3.11).
static void settle(tim_t *tim, unsigned n) {
    tim_channel_t *channel = &tim->channel[n];
    channel->out = channel->ref;
    channel->nout = complementary(tim, n) ? !channel->ref : channel->ref;
    drive_pins(tim, n);
}

void tim_dead_time_over(void *self) {
    tim_channel_t *channel = self;
    settle(channel->tim, channel->n);
}

void tim_output_changed(tim_t *tim, unsigned n) {
    tim_channel_t *channel = &tim->channel[n];
    unsigned wait = complementary(tim, n) ? dead_time_cycles(tim) : 0;
    sim_event_cancel(&channel->dead);
    if (wait == 0) {
        settle(tim, n);
        return;
    }
    channel->out &= channel->ref;
    channel->nout &= !channel->ref;
    drive_pins(tim, n);
    sim_event_at(&channel->dead, sim_stamp() + wait);
}

void tim_outputs(tim_t *tim) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (!tim->channel[n].dead.queued) {
            settle(tim, n);
        }
        drive_pins(tim, n);
    }
}

void tim_pins_off(tim_t *tim) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        drive(tim, tim->channel[n].pin, (pin_level_t){false, false});
        drive(tim, tim->channel[n].npin, (pin_level_t){false, false});
    }
}

static bool break_is_active(const tim_t *tim) {
    return tim->bdtr & BDTR_BKE && tim->break_pin != TIM_NO_PIN &&
           sim_gpio_input(tim->break_pin) == ((tim->bdtr & BDTR_BKP) != 0);
}

static void take_break(tim_t *tim) {
    tim->bdtr &= ~BDTR_MOE;
    tim_flag(tim, SR_BIF);
    tim_outputs(tim);
}

void tim_check_break(tim_t *tim) {
    if (tim->advanced && break_is_active(tim)) {
        take_break(tim);
    }
}

void sim_tim_clock_failure(void) {
    if (sim_tims[0].bdtr & BDTR_BKE) {
        take_break(&sim_tims[0]);
    }
}

// COM: what CCPC has held back takes effect.
void tim_commutate(tim_t *tim) {
    tim->ccer_used = tim->ccer;
    tim->ccmr_used[0] = tim->ccmr[0];
    tim->ccmr_used[1] = tim->ccmr[1];
    tim_references(tim);
    tim_outputs(tim);
}
