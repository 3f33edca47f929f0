// SPDX-License-Identifier: MIT
// Registers of the timers, and who hears of their flags. The four are one description: TIM1 has a few bits,
// registers and interrupts more.
//
// Not modelled, and refused: nothing. Simplified: the one to three clocks by which the chip resynchronises
// triggers, inputs and CEN; OCxFE, which shortens them.
#include "sim/periph/tim_private.h"

#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"

tim_t sim_tims[SIM_TIMERS];

enum { IRQ_BRK = 24, IRQ_UP = 25, IRQ_TRG_COM = 26, IRQ_CC = 27, IRQ_TIM2 = 28 };

static void (*on_signal)(unsigned timer, unsigned channel);

void sim_tim_on_signal(void (*call)(unsigned timer, unsigned channel)) {
    on_signal = call;
}

void tim_signal(const tim_t *tim, unsigned channel) {
    if (on_signal) {
        on_signal(tim->n, channel);
    }
}

// ---- clocks

// The timers' clock is that of the bus, doubled if the bus divides (RM0008 figure 8).
unsigned tim_clock_cycles(const tim_t *tim) {
    unsigned divider = sim_rcc_bus_divider(tim->periph.bus);
    return divider == 1 ? 1 : divider / 2;
}

unsigned tim_dts_divider(const tim_t *tim) {
    return 1u << (tim->cr1 >> 8 & 3);
}

void sim_tim_clock_changing(void) {
    for (unsigned i = 0; i < SIM_TIMERS; i++) {
        tim_catch_up(&sim_tims[i]);
    }
}

void sim_tim_clock_changed(void) {
    for (unsigned i = 0; i < SIM_TIMERS; i++) {
        tim_schedule(&sim_tims[i]);
    }
}

static void tim_gated(void *self, bool on) {
    tim_t *tim = self;
    tim->periph.clocked = !on; // as it was until now
    tim_catch_up(tim);
    tim->periph.clocked = on;
    tim_inputs_changed(tim);
    tim_schedule(tim);
}

// ---- flags

void tim_update_irq(tim_t *tim) {
    uint32_t due = tim->sr & tim->dier;
    if (!tim->advanced) {
        sim_irq_set(IRQ_TIM2 + tim->n - 2, (due & 0xFF) != 0);
        return;
    }
    sim_irq_set(IRQ_BRK, (due & SR_BIF) != 0);
    sim_irq_set(IRQ_UP, (due & SR_UIF) != 0);
    sim_irq_set(IRQ_TRG_COM, (due & (SR_TIF | SR_COMIF)) != 0);
    sim_irq_set(IRQ_CC, (due & 0x1E) != 0);
}

void tim_flag(tim_t *tim, uint32_t flags) {
    if (flags & ~tim->sr) {
        tim->sr |= flags;
        tim_update_irq(tim);
    }
}

void tim_dma(tim_t *tim, uint32_t enable, sim_dma_source_t source) {
    if (tim->dier & enable && source != SIM_DMA_NONE) {
        sim_dma_pulse(source, (tim->dcr >> 8 & 31) + 1);
    }
}

static void withdraw(sim_dma_source_t source, bool enabled) {
    if (!enabled && source != SIM_DMA_NONE) {
        sim_dma_set(source, false);
    }
}

static void write_dier(tim_t *tim, uint32_t value) {
    tim->dier = value & (tim->advanced ? 0x7FFF : 0x5F5F);
    withdraw(tim->dma_up, value & DIER_UDE);
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        withdraw(tim->dma_cc[n], value & DIER_CCDE(n));
    }
    withdraw(tim->dma_trig, value & DIER_TDE);
    withdraw(tim->dma_com, value & DIER_COMDE);
    tim_update_irq(tim);
}

// ---- configuration

static unsigned lock_level(const tim_t *tim) {
    return tim->advanced ? BDTR_LOCK(tim->bdtr) : 0;
}

static void write_cr1(tim_t *tim, uint32_t value) {
    value &= 0x3FF;
    if (value & CR1_CMS) { // DIR is then the hardware's
        value = (value & ~CR1_DIR) | (tim->down ? CR1_DIR : 0);
    } else if (!tim_is_encoder(tim)) {
        tim->down = value & CR1_DIR;
    }
    tim->cr1 = (value & ~CR1_CEN) | (tim->cr1 & CR1_CEN);
    if (!(value & CR1_ARPE)) {
        tim->arr_used = tim->arr;
    }
    tim_set_enable(tim, value & CR1_CEN);
    tim_references(tim);
}

static void write_cr2(tim_t *tim, uint32_t value) {
    uint32_t locked = lock_level(tim) ? 0x7F00 : 0;
    value = (value & ~locked) | (tim->cr2 & locked);
    tim->cr2 = value & (tim->advanced ? 0x7FFD : 0xF8);
    unsigned mms = tim->cr2 >> 4 & 7;
    if (mms == MMS_ENABLE) {
        tim_trgo(tim, tim->cr1 & CR1_CEN);
    } else {
        tim_trgo(tim, mms >= MMS_OC1REF && tim->channel[mms - MMS_OC1REF].ref);
    }
    if (!(tim->cr2 & CR2_CCPC)) {
        tim_commutate(tim);
    }
    tim_inputs_changed(tim);
    tim_outputs(tim);
}

static void write_smcr(tim_t *tim, uint32_t value) {
    bool was_encoder = tim_is_encoder(tim);
    tim->smcr = value & 0xFFF7;
    tim_inputs_changed(tim);
    if (was_encoder && !tim_is_encoder(tim) && !(tim->cr1 & CR1_CMS)) {
        tim->down = tim->cr1 & CR1_DIR;
    }
}

// CCxS may change only while the channel is off; LOCK holds the rest of an output channel.
static void write_ccmr(tim_t *tim, unsigned half, uint32_t value) {
    value &= 0xFFFF;
    for (unsigned i = 0; i < 2; i++) {
        unsigned n = 2 * half + i;
        uint32_t fixed = tim->ccer & CCER_E(n) ? 3u << 8 * i : 0;
        if (lock_level(tim) == 3 && tim_is_output(tim, n)) {
            fixed |= 0x78u << 8 * i;
        }
        value = (value & ~fixed) | (tim->ccmr[half] & fixed);
    }
    tim->ccmr[half] = value;
    for (unsigned n = 2 * half; n < 2 * half + 2; n++) {
        tim->channel[n].edges = 0;
        if (tim_is_output(tim, n) && !(value >> n % 2 * 8 & 8)) {
            tim_load_compare(tim, n); // no preload: what was written counts
        }
    }
    uint32_t held = tim->cr2 & CR2_CCPC ? 0x7070 : 0; // OCxM
    tim->ccmr_used[half] = (value & ~held) | (tim->ccmr_used[half] & held);
    tim_inputs_changed(tim);
    tim_references(tim);
    tim_outputs(tim);
}

static void write_ccer(tim_t *tim, uint32_t value) {
    uint32_t locked = 0;
    for (unsigned n = 0; n < TIM_CHANNELS && lock_level(tim) >= 2; n++) {
        locked |= tim_is_output(tim, n) ? CCER_P(n) | CCER_NP(n) : 0;
    }
    value = (value & ~locked) | (tim->ccer & locked);
    tim->ccer = value & (tim->advanced ? 0x3FFF : 0x3333);
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        tim->channel[n].edges = tim->ccer & CCER_E(n) ? tim->channel[n].edges : 0;
    }
    uint32_t held = tim->cr2 & CR2_CCPC ? 0x5555 : 0; // CCxE, CCxNE
    tim->ccer_used = (tim->ccer & ~held) | (tim->ccer_used & held);
    tim_inputs_changed(tim);
    tim_outputs(tim);
}

static void write_ccr(tim_t *tim, unsigned n, uint32_t value) {
    if (!tim_is_output(tim, n)) {
        return; // a capture is read-only
    }
    tim->channel[n].ccr = value & 0xFFFF;
    if (!(tim->ccmr[n / 2] >> n % 2 * 8 & 8)) {
        tim_load_compare(tim, n);
        tim_references(tim);
    }
}

static uint32_t read_ccr(tim_t *tim, unsigned n) {
    if (!tim_is_output(tim, n)) {
        tim->sr &= ~SR_CCIF(n);
        tim_update_irq(tim);
    }
    return tim->channel[n].ccr;
}

static void write_bdtr(tim_t *tim, uint32_t value) {
    static const uint32_t locked_at[4] = {0, 0x70FF, 0x7CFF, 0x7CFF};
    uint32_t locked = locked_at[lock_level(tim)] | (lock_level(tim) ? 0x300 : 0);
    tim->bdtr = ((value & ~locked) | (tim->bdtr & locked)) & 0xFFFF;
    tim_outputs(tim);
    tim_check_break(tim);
}

static void write_egr(tim_t *tim, uint32_t value) {
    if (value & 1) {
        tim_reinitialise(tim);
    }
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        if (value & SR_CCIF(n) && tim_is_output(tim, n)) {
            tim_flag(tim, SR_CCIF(n));
            tim_dma(tim, DIER_CCDE(n), tim->dma_cc[n]);
        } else if (value & SR_CCIF(n)) {
            tim_capture(tim, n);
        }
    }
    if (value & SR_COMIF && tim->advanced) {
        tim_commutate(tim);
        tim_flag(tim, SR_COMIF);
        tim_dma(tim, DIER_COMDE, tim->dma_com);
    }
    if (value & SR_TIF) {
        tim_flag(tim, SR_TIF);
        tim_dma(tim, DIER_TDE, tim->dma_trig);
    }
    if (value & SR_BIF && tim->advanced) {
        tim->bdtr &= ~BDTR_MOE;
        tim_flag(tim, SR_BIF);
        tim_outputs(tim);
    }
}

// ---- registers

static uint32_t tim_read(void *self, uint32_t offset);
static void tim_write(void *self, uint32_t offset, uint32_t value);

// DMAR stands for DBL + 1 registers from DBA on, one after the other.
static uint32_t burst_register(tim_t *tim) {
    uint32_t offset = ((tim->dcr & 31) + tim->dma_index) * 4;
    tim->dma_index = tim->dma_index < (tim->dcr >> 8 & 31) ? tim->dma_index + 1 : 0;
    if (offset >= TIM_DCR) {
        sim_periph_unmodelled(&tim->periph, TIM_DMAR, "a burst beyond BDTR");
    }
    return offset;
}

static uint32_t tim_read(void *self, uint32_t offset) {
    tim_t *tim = self;
    tim_catch_up(tim);
    switch (offset) {
    case TIM_CR1: return (tim->cr1 & ~CR1_DIR) | (tim->down ? CR1_DIR : 0);
    case TIM_CR2: return tim->cr2;
    case TIM_SMCR: return tim->smcr;
    case TIM_DIER: return tim->dier;
    case TIM_SR: return tim->sr;
    case TIM_EGR: return 0;
    case TIM_CCMR1: return tim->ccmr[0];
    case TIM_CCMR2: return tim->ccmr[1];
    case TIM_CCER: return tim->ccer;
    case TIM_CNT: return tim->cnt;
    case TIM_PSC: return tim->psc;
    case TIM_ARR: return tim->arr;
    case TIM_RCR: return tim->rcr;
    case TIM_BDTR: return tim->bdtr;
    case TIM_DCR: return tim->dcr;
    case TIM_DMAR: return tim_read(self, burst_register(tim));
    }
    if (offset >= TIM_CCR1 && offset <= TIM_CCR4) {
        return read_ccr(tim, (offset - TIM_CCR1) / 4);
    }
    return sim_periph_reserved(&tim->periph, offset);
}

static void write_sr(tim_t *tim, uint32_t value) {
    tim->sr &= value;
    tim_check_break(tim); // BIF stays while the break input is active
    tim_update_irq(tim);
}

static void write_counter(tim_t *tim, uint32_t value) {
    tim->cnt = value & 0xFFFF;
    tim_references(tim);
}

static void write_arr(tim_t *tim, uint32_t value) {
    tim->arr = value & 0xFFFF;
    if (!(tim->cr1 & CR1_ARPE)) {
        tim->arr_used = tim->arr;
    }
}

static void write_register(tim_t *tim, uint32_t offset, uint32_t value) {
    switch (offset) {
    case TIM_CR1: write_cr1(tim, value); return;
    case TIM_CR2: write_cr2(tim, value); return;
    case TIM_SMCR: write_smcr(tim, value); return;
    case TIM_DIER: write_dier(tim, value); return;
    case TIM_SR: write_sr(tim, value); return;
    case TIM_EGR: write_egr(tim, value); return;
    case TIM_CCMR1: write_ccmr(tim, 0, value); return;
    case TIM_CCMR2: write_ccmr(tim, 1, value); return;
    case TIM_CCER: write_ccer(tim, value); return;
    case TIM_CNT: write_counter(tim, value); return;
    case TIM_PSC: tim->psc = value & 0xFFFF; return;
    case TIM_ARR: write_arr(tim, value); return;
    case TIM_RCR: tim->rcr = tim->advanced ? value & 0xFF : 0; return; // reserved in TIM2-4
    case TIM_DCR:
        tim->dcr = value & 0x1F1F;
        tim->dma_index = 0;
        return;
    case TIM_DMAR: write_register(tim, burst_register(tim), value); return;
    case TIM_BDTR:
        if (tim->advanced) { // reserved in TIM2-4
            write_bdtr(tim, value);
        }
        return;
    }
    if (offset < TIM_CCR1 || offset > TIM_CCR4) {
        sim_periph_reserved(&tim->periph, offset);
        return;
    }
    write_ccr(tim, (offset - TIM_CCR1) / 4, value);
}

static void tim_write(void *self, uint32_t offset, uint32_t value) {
    tim_t *tim = self;
    tim_catch_up(tim);
    write_register(tim, offset, value);
    tim_schedule(tim);
}

static void tim_event(void *self) {
    tim_t *tim = self;
    tim_catch_up(tim);
    tim_schedule(tim);
}

// ---- reset

static void reset_channel(tim_channel_t *channel) {
    sim_event_cancel(&channel->dead);
    channel->ccr = channel->active = channel->edges = 0;
    channel->ref = channel->cleared = channel->out = channel->nout = false;
}

static void tim_reset(void *self) {
    tim_t *tim = self;
    sim_event_cancel(&tim->event);
    write_dier(tim, 0);
    tim->cr1 = tim->cr2 = tim->smcr = tim->sr = tim->ccer = tim->ccer_used = 0;
    tim->psc = tim->psc_used = tim->rcr = tim->repeat = tim->bdtr = tim->dcr = tim->dma_index = 0;
    tim->arr = tim->arr_used = 0xFFFF;
    tim->cnt = tim->psc_cnt = tim->etr_edges = 0;
    tim->down = tim->trgo = tim->trigger = tim->gate = false;
    tim->since = sim_stamp();
    for (unsigned i = 0; i < 2; i++) {
        tim->ccmr[i] = tim->ccmr_used[i] = 0;
    }
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        reset_channel(&tim->channel[n]);
    }
    for (unsigned n = 0; n < TIM_INPUTS; n++) {
        sim_event_cancel(&tim->input[n].settled);
    }
    tim_update_irq(tim);
    tim_pins(tim);
}

void sim_tim_remapped(void) {
    for (unsigned i = 0; i < SIM_TIMERS; i++) {
        tim_catch_up(&sim_tims[i]);
        tim_pins(&sim_tims[i]);
        tim_schedule(&sim_tims[i]);
    }
}

static void init_parts(tim_t *tim) {
    for (unsigned n = 0; n < TIM_CHANNELS; n++) {
        tim_channel_t *channel = &tim->channel[n];
        channel->tim = tim;
        channel->n = n;
        channel->pin = channel->npin = TIM_NO_PIN;
        channel->dead = (sim_event_t){.call = tim_dead_time_over, .self = channel};
    }
    for (unsigned n = 0; n < TIM_INPUTS; n++) {
        tim_input_t *input = &tim->input[n];
        input->tim = tim;
        input->n = n;
        input->pin = TIM_NO_PIN;
        input->settled = (sim_event_t){.call = tim_settled, .self = input};
    }
    tim->break_pin = TIM_NO_PIN;
    tim->event = (sim_event_t){.call = tim_event, .self = tim};
}

static const struct {
    const char *name;
    uint32_t base, bit;
    sim_periph_bus_t bus;
    sim_dma_source_t up, cc[TIM_CHANNELS], trig, com;
} units[SIM_TIMERS] = {
    {"TIM1",
     0x40012C00,
     BIT(11),
     SIM_APB2,
     SIM_DMA_TIM1_UP,
     {SIM_DMA_TIM1_CH1, SIM_DMA_TIM1_CH2, SIM_DMA_TIM1_CH3, SIM_DMA_TIM1_CH4},
     SIM_DMA_TIM1_TRIG,
     SIM_DMA_TIM1_COM},
    {"TIM2",
     0x40000000,
     BIT(0),
     SIM_APB1,
     SIM_DMA_TIM2_UP,
     {SIM_DMA_TIM2_CH1, SIM_DMA_TIM2_CH2, SIM_DMA_TIM2_CH3, SIM_DMA_TIM2_CH4},
     SIM_DMA_NONE,
     SIM_DMA_NONE},
    {"TIM3",
     0x40000400,
     BIT(1),
     SIM_APB1,
     SIM_DMA_TIM3_UP,
     {SIM_DMA_TIM3_CH1, SIM_DMA_NONE, SIM_DMA_TIM3_CH3, SIM_DMA_TIM3_CH4},
     SIM_DMA_TIM3_TRIG,
     SIM_DMA_NONE},
    {"TIM4",
     0x40000800,
     BIT(2),
     SIM_APB1,
     SIM_DMA_TIM4_UP,
     {SIM_DMA_TIM4_CH1, SIM_DMA_TIM4_CH2, SIM_DMA_TIM4_CH3, SIM_DMA_NONE},
     SIM_DMA_NONE,
     SIM_DMA_NONE},
};

void sim_tim_init(void) {
    for (unsigned i = 0; i < SIM_TIMERS; i++) {
        tim_t *tim = &sim_tims[i];
        tim->n = i + 1;
        tim->advanced = i == 0;
        tim->dma_up = units[i].up;
        tim->dma_trig = units[i].trig;
        tim->dma_com = units[i].com;
        for (unsigned n = 0; n < TIM_CHANNELS; n++) {
            tim->dma_cc[n] = units[i].cc[n];
        }
        init_parts(tim);
        tim->periph = (sim_periph_t){
            .name = units[i].name,
            .base = units[i].base,
            .bus = units[i].bus,
            .bit = units[i].bit,
            .self = tim,
            .read = tim_read,
            .write = tim_write,
            .reset = tim_reset,
            .clock = tim_gated,
        };
        sim_periph_add(&tim->periph);
    }
}
