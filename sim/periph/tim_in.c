// SPDX-License-Identifier: MIT
//   pin -- (XOR for TI1) -- filter -- TIxF --+-- polarity -- prescaler -- capture
//                                            +-- TRGI: slave modes, external clock 1
//   ETR -- polarity -- prescaler -- filter --+-- external clock 2, TRGI, OCxREF clear
//
// A filter wants N equal samples: here a level passes when it has lasted for that long.
#include <stddef.h>

#include "sim/periph/afio.h"
#include "sim/periph/gpio.h"
#include "sim/periph/tim_private.h"

#define PA(n) SIM_PIN(SIM_PORT_A, n)
#define PB(n) SIM_PIN(SIM_PORT_B, n)
#define PC(n) SIM_PIN(SIM_PORT_C, n)
#define PD(n) SIM_PIN(SIM_PORT_D, n)
#define PE(n) SIM_PIN(SIM_PORT_E, n)
#define NONE  TIM_NO_PIN

typedef struct {
    uint8_t channel[4], inverse[4], etr, brk;
} pins_t;

// RM0008 tables 44-47, by the field in AFIO_MAPR. The reserved values are as the one before.
static const pins_t pins[SIM_TIMERS][4] = {
    {{{PA(8), PA(9), PA(10), PA(11)}, {PB(13), PB(14), PB(15), NONE}, PA(12), PB(12)},
     {{PA(8), PA(9), PA(10), PA(11)}, {PA(7), PB(0), PB(1), NONE}, PA(12), PA(6)},
     {{PA(8), PA(9), PA(10), PA(11)}, {PA(7), PB(0), PB(1), NONE}, PA(12), PA(6)},
     {{PE(9), PE(11), PE(13), PE(14)}, {PE(8), PE(10), PE(12), NONE}, PE(7), PE(15)}},
    {{{PA(0), PA(1), PA(2), PA(3)}, {NONE, NONE, NONE, NONE}, PA(0), NONE},
     {{PA(15), PB(3), PA(2), PA(3)}, {NONE, NONE, NONE, NONE}, PA(15), NONE},
     {{PA(0), PA(1), PB(10), PB(11)}, {NONE, NONE, NONE, NONE}, PA(0), NONE},
     {{PA(15), PB(3), PB(10), PB(11)}, {NONE, NONE, NONE, NONE}, PA(15), NONE}},
    {{{PA(6), PA(7), PB(0), PB(1)}, {NONE, NONE, NONE, NONE}, PD(2), NONE},
     {{PA(6), PA(7), PB(0), PB(1)}, {NONE, NONE, NONE, NONE}, PD(2), NONE},
     {{PB(4), PB(5), PB(0), PB(1)}, {NONE, NONE, NONE, NONE}, PD(2), NONE},
     {{PC(6), PC(7), PC(8), PC(9)}, {NONE, NONE, NONE, NONE}, PD(2), NONE}},
    {{{PB(6), PB(7), PB(8), PB(9)}, {NONE, NONE, NONE, NONE}, PE(0), NONE},
     {{PD(12), PD(13), PD(14), PD(15)}, {NONE, NONE, NONE, NONE}, PE(0), NONE},
     {{PB(6), PB(7), PB(8), PB(9)}, {NONE, NONE, NONE, NONE}, PE(0), NONE},
     {{PB(6), PB(7), PB(8), PB(9)}, {NONE, NONE, NONE, NONE}, PE(0), NONE}},
};

static bool used[SIM_PINS]; // some timer listens there

// ---- captures

void tim_capture(tim_t *tim, unsigned n) {
    if (tim->sr & SR_CCIF(n)) {
        tim_flag(tim, SR_CCOF(n));
    }
    tim->channel[n].ccr = tim->cnt;
    tim_flag(tim, SR_CCIF(n));
    tim_dma(tim, DIER_CCDE(n), tim->dma_cc[n]);
}

// An active edge at ICx, before its prescaler.
static void input_edge(tim_t *tim, unsigned n) {
    if (!(tim->ccer & CCER_E(n))) {
        return;
    }
    unsigned prescaler = 1u << (tim->ccmr[n / 2] >> (n % 2 * 8 + 2) & 3);
    if (++tim->channel[n].edges >= prescaler) {
        tim->channel[n].edges = 0;
        tim_capture(tim, n);
    }
}

static unsigned selection(const tim_t *tim, unsigned n) {
    return tim->ccmr[n / 2] >> n % 2 * 8 & 3;
}

// Where TRC comes from: ITRx or both edges of TI1.
static void trc_edge(tim_t *tim) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (selection(tim, n) == 3) {
            input_edge(tim, n);
        }
    }
}

// ---- slave modes

static unsigned trigger_selection(const tim_t *tim) {
    return tim->smcr >> 4 & 7;
}

tim_t *tim_master(const tim_t *tim) {
    // RM0008 tables 82 and 86; 0: a timer that these chips have not.
    static const uint8_t masters[SIM_TIMERS][4] = {
        {0, 2, 3, 4}, {1, 0, 3, 4}, {1, 2, 0, 4}, {1, 2, 3, 0}};
    unsigned ts = trigger_selection(tim);
    bool uses_trc = selection(tim, 0) == 3 || selection(tim, 1) == 3 || selection(tim, 2) == 3 ||
                    selection(tim, 3) == 3;
    unsigned n = ts <= 3 && (tim_sms(tim) || uses_trc) ? masters[tim->n - 1][ts] : 0;
    return n ? &sim_tims[n - 1] : NULL;
}

static void trigger_flag(tim_t *tim) {
    tim_flag(tim, SR_TIF);
    tim_dma(tim, DIER_TDE, tim->dma_trig);
}

void tim_trgi(tim_t *tim, bool level) {
    bool rises = level && !tim->trigger, changes = level != tim->trigger;
    tim->trigger = level;
    if (rises && trigger_selection(tim) <= TS_TI1F_ED) {
        trc_edge(tim);
    }
    switch (tim_sms(tim)) {
    case SMS_GATED:
        tim->gate = level;
        if (changes) {
            trigger_flag(tim);
        }
        return;
    case SMS_RESET:
    case SMS_TRIGGER:
    case SMS_CLOCK: break;
    default: return;
    }
    if (!rises) {
        return;
    }
    trigger_flag(tim);
    if (tim_sms(tim) == SMS_RESET) {
        tim_reinitialise(tim);
    } else if (tim_sms(tim) == SMS_TRIGGER) {
        tim_set_enable(tim, true);
    } else {
        tim_clock(tim);
    }
}

void tim_trgo(tim_t *tim, bool level) {
    if (level == tim->trgo) {
        return;
    }
    tim->trgo = level;
    if (level) {
        tim_signal(tim, 0);
    }
    for (unsigned i = 0; i < SIM_TIMERS; i++) {
        tim_t *slave = &sim_tims[i];
        if (tim_master(slave) == tim && slave->periph.clocked && slave != tim) {
            tim_catch_up(slave);
            tim_trgi(slave, level);
            tim_schedule(slave);
        }
    }
}

// ---- behind the filters

static bool polarised(const tim_t *tim, unsigned n) {
    return tim->input[n].level ^ ((tim->ccer & CCER_P(n)) != 0);
}

// RM0008 table 85: which way an edge of one input counts follows from the level of the other.
static void encoder_edge(tim_t *tim, unsigned n) {
    static const unsigned counted_by[2] = {SMS_ENCODER2, SMS_ENCODER1}; // beside mode 3
    if (tim_sms(tim) != SMS_ENCODER3 && tim_sms(tim) != counted_by[n]) {
        return;
    }
    bool same = polarised(tim, 0) == polarised(tim, 1);
    tim_step(tim, n == 0 ? same : !same);
}

static void channel_level(tim_t *tim, unsigned n) {
    bool level = tim->input[n].level;
    unsigned beside = n ^ 1;
    if (selection(tim, n) == 1 && polarised(tim, n)) {
        input_edge(tim, n);
    }
    if (selection(tim, beside) == 2 && level ^ ((tim->ccer & CCER_P(beside)) != 0)) {
        input_edge(tim, beside);
    }
    if (n < 2 && tim_is_encoder(tim)) {
        encoder_edge(tim, n);
    }
    unsigned ts = trigger_selection(tim);
    if ((ts == TS_TI1FP1 && n == 0) || (ts == TS_TI2FP2 && n == 1)) {
        tim_trgi(tim, polarised(tim, n));
    } else if (ts == TS_TI1F_ED && n == 0) {
        tim_trgi(tim, true);
        tim_trgi(tim, false);
    }
}

static void etr_level(tim_t *tim, bool level) {
    if (level && tim->smcr & SMCR_ECE) {
        tim_clock(tim);
    }
    for (unsigned n = 0; n < TIM_CHANNELS && level; n++) {
        if (tim_is_output(tim, n) && tim->ccmr[n / 2] >> n % 2 * 8 & 0x80) {
            tim->channel[n].cleared = true;
            tim_set_reference(tim, n, false);
        }
    }
    if (trigger_selection(tim) == TS_ETRF) {
        tim_trgi(tim, level);
    }
}

static void set_level(tim_input_t *input, bool level) {
    tim_t *tim = input->tim;
    if (level == input->level) {
        return;
    }
    input->level = level;
    if (!tim->periph.clocked) {
        return;
    }
    tim_catch_up(tim);
    if (input->n == TIM_ETR) {
        etr_level(tim, level);
    } else {
        channel_level(tim, input->n);
    }
    tim_schedule(tim);
}

// ---- filters

static unsigned filter_of(const tim_input_t *input) {
    const tim_t *tim = input->tim;
    if (input->n == TIM_ETR) {
        return tim->smcr >> 8 & 15;
    }
    return tim_is_output(tim, input->n) ? 0
                                        : tim->ccmr[input->n / 2] >> (input->n % 2 * 8 + 4) & 15;
}

// For how many core cycles a level must last: IC1F in RM0008 15.4.7.
static unsigned filter_cycles(const tim_input_t *input) {
    static const struct {
        uint8_t divider, samples;
    } filters[16] = {{0, 0}, {1, 2}, {1, 4},  {1, 8},  {2, 6},  {2, 8},  {4, 6},  {4, 8},
                     {8, 6}, {8, 8}, {16, 5}, {16, 6}, {16, 8}, {32, 5}, {32, 6}, {32, 8}};
    unsigned filter = filter_of(input);
    unsigned base = filter >= 4 ? tim_dts_divider(input->tim) : 1;
    return filters[filter].divider * filters[filter].samples * base * tim_clock_cycles(input->tim);
}

void tim_settled(void *self) {
    tim_input_t *input = self;
    set_level(input, input->raw);
}

static void set_raw(tim_input_t *input, bool level) {
    if (level == input->raw) {
        return;
    }
    input->raw = level;
    unsigned cycles = filter_cycles(input);
    sim_event_cancel(&input->settled); // what was on its way did not last
    if (cycles == 0) {
        set_level(input, level);
    } else if (level != input->level) {
        sim_event_at(&input->settled, sim_stamp() + cycles);
    }
}

// ---- pins

static bool pin_high(uint8_t pin) {
    return pin != TIM_NO_PIN && sim_gpio_input(pin);
}

static bool ti_level(const tim_t *tim, unsigned n) {
    if (n == 0 && tim->cr2 & CR2_TI1S) {
        return pin_high(tim->input[0].pin) ^ pin_high(tim->input[1].pin) ^
               pin_high(tim->input[2].pin);
    }
    return pin_high(tim->input[n].pin);
}

// ETRP: behind the polarity and the prescaler, which divides rising edges.
static void etr_edge(tim_t *tim) {
    bool level = pin_high(tim->input[TIM_ETR].pin) ^ ((tim->smcr & SMCR_ETP) != 0);
    unsigned shift = tim->smcr >> 12 & 3;
    if (shift == 0) {
        set_raw(&tim->input[TIM_ETR], level);
    } else if (level) {
        tim->etr_edges++;
        set_raw(&tim->input[TIM_ETR], tim->etr_edges >> (shift - 1) & 1);
    }
}

void sim_tim_input_changed(unsigned pin, bool level) {
    (void)level;
    if (!used[pin]) {
        return;
    }
    for (unsigned i = 0; i < SIM_TIMERS; i++) {
        tim_t *tim = &sim_tims[i];
        if (tim->break_pin == pin) {
            tim_check_break(tim);
        }
        for (unsigned n = 0; n < TIM_CHANNELS; n++) {
            bool through_xor = n == 0 && tim->cr2 & CR2_TI1S &&
                               (tim->input[1].pin == pin || tim->input[2].pin == pin);
            if (tim->input[n].pin == pin || through_xor) {
                set_raw(&tim->input[n], ti_level(tim, n));
            }
        }
        if (tim->input[TIM_ETR].pin == pin) {
            etr_edge(tim);
        }
    }
}

// A new configuration is not an edge.
void tim_inputs_changed(tim_t *tim) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        set_raw(&tim->input[n], ti_level(tim, n));
        tim_input_t *input = &tim->input[n];
        if (filter_cycles(input) == 0) {
            sim_event_cancel(&input->settled);
            input->level = input->raw;
        }
    }
    if (!(tim->smcr >> 12 & 3)) {
        tim_input_t *etr = &tim->input[TIM_ETR];
        etr->raw = pin_high(etr->pin) ^ ((tim->smcr & SMCR_ETP) != 0);
        etr->level = filter_cycles(etr) ? etr->level : etr->raw;
    }
    const tim_t *master = tim_master(tim);
    switch (trigger_selection(tim)) {
    case TS_TI1F_ED: tim->trigger = false; break;
    case TS_TI1FP1: tim->trigger = polarised(tim, 0); break;
    case TS_TI2FP2: tim->trigger = polarised(tim, 1); break;
    case TS_ETRF: tim->trigger = tim->input[TIM_ETR].level; break;
    default: tim->trigger = master && master->trgo; break;
    }
    tim->gate = tim->trigger;
}

void tim_pins(tim_t *tim) {
    const pins_t *map = &pins[tim->n - 1][sim_afio_tim_remap(tim->n)];
    tim_pins_off(tim);
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        tim->channel[n].pin = tim->input[n].pin = map->channel[n];
        tim->channel[n].npin = map->inverse[n];
        used[map->channel[n]] = true;
    }
    tim->input[TIM_ETR].pin = map->etr;
    used[map->etr] = true;
    tim->break_pin = map->brk;
    if (map->brk != TIM_NO_PIN) {
        used[map->brk] = true;
    }
    tim_inputs_changed(tim);
    tim_outputs(tim);
}
