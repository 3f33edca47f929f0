// SPDX-License-Identifier: MIT
// A conversion is two events: the end of sampling, when the wire's voltage is taken, and the end 12.5 ADC clocks
// later. The converter is ideal: it rounds to the nearest of 4096 steps of the 3.3 V supply. Two errors of the real one
// are there because programs must deal with them: before a calibration every result is OFFSET too high, and the
// temperature sensor and the reference are slow, so that a short sampling time holds much of what was sampled before.
//
// EOC comes at the end of the group, also in scan mode; each conversion of it asks for DMA.
// In the slow interleaved modes each converter starts again 28 ADC clocks after its start (RM0008 11.9.4).
#include "sim/periph/adc.h"

#include <math.h>

#include "sim/periph/dma.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"
#include "sim/periph/tim.h"

#define BIT(n) (1u << (n))

enum {
    SR = 0x00,
    CR1 = 0x04,
    CR2 = 0x08,
    SMPR1 = 0x0C,
    SMPR2 = 0x10,
    JOFR1 = 0x14,
    HTR = 0x24,
    LTR = 0x28,
    SQR1 = 0x2C,
    SQR2 = 0x30,
    SQR3 = 0x34,
    JSQR = 0x38,
    JDR1 = 0x3C,
    DR = 0x4C,
};

#define SR_AWD   BIT(0)
#define SR_EOC   BIT(1)
#define SR_JEOC  BIT(2)
#define SR_JSTRT BIT(3)
#define SR_STRT  BIT(4)

#define CR1_EOCIE   BIT(5)
#define CR1_AWDIE   BIT(6)
#define CR1_JEOCIE  BIT(7)
#define CR1_SCAN    BIT(8)
#define CR1_AWDSGL  BIT(9)
#define CR1_JAUTO   BIT(10)
#define CR1_DISCEN  BIT(11)
#define CR1_JDISCEN BIT(12)
#define CR1_JAWDEN  BIT(22)
#define CR1_AWDEN   BIT(23)

#define CR2_ADON     BIT(0)
#define CR2_CONT     BIT(1)
#define CR2_CAL      BIT(2)
#define CR2_RSTCAL   BIT(3)
#define CR2_DMA      BIT(8)
#define CR2_ALIGN    BIT(11)
#define CR2_JEXTTRIG BIT(15)
#define CR2_EXTTRIG  BIT(20)
#define CR2_JSWSTART BIT(21)
#define CR2_SWSTART  BIT(22)
#define CR2_TSVREFE  BIT(23)

enum {
    DUAL_OFF,
    DUAL_BOTH,
    DUAL_REGULAR_ALTERNATE,
    DUAL_INJECTED_FAST,
    DUAL_INJECTED_SLOW,
    DUAL_INJECTED,
    DUAL_REGULAR,
    DUAL_FAST,
    DUAL_SLOW,
    DUAL_ALTERNATE
};

#define ADC_IRQ        18
#define MAX_HZ         14000000u
#define STABLE_NS      1000u // tSTAB
#define CAL_CLOCKS     83u
#define RSTCAL_CLOCKS  4u
#define CONVERT_HALVES 25u // half ADC clocks after the sampling
#define FAST_DELAY     7u  // ADC clocks from ADC2's start to ADC1's, in the interleaved modes
#define SLOW_DELAY     14u
#define SLOW_PERIOD    28u
#define OFFSET         8      // steps, of a converter that was not calibrated
#define SLOW_TAU       1.9e-6 // s; 17.1 us of sampling reach half a step
#define CH_TEMPERATURE 16u
#define CH_REFERENCE   17u
#define REFERENCE_V    1.20
#define SWSTART_SELECT 7u

typedef enum { IDLE, REGULAR, INJECTED } group_t;

typedef struct {
    sim_periph_t periph;
    uint32_t sr, cr1, cr2, smpr[2], jofr[4], htr, ltr, sqr[3], jsqr, jdr[4], dr;
    bool calibrated, alternate;
    uint64_t stable_at; // cycle from which on it converts
    group_t doing;
    unsigned rank, jrank; // next of each sequence
    unsigned in_group;    // converted since the trigger, for the discontinuous mode
    bool regular_waits;   // a regular group was interrupted, or triggered meanwhile
    bool sampling;
    unsigned channel;
    double held; // volts on the sampling capacitor
    sim_event_t step, calibrated_at;
} adc_t;

static adc_t adcs[2];
static double celsius = 25;

void sim_adc_set_temperature(double value) {
    celsius = value;
}

static adc_t *other(adc_t *adc) {
    return &adcs[adc == &adcs[0]];
}

static unsigned dual_mode(void) {
    return adcs[0].cr1 >> 16 & 15;
}

static void update_irq(void) {
    bool irq = false;
    for (unsigned i = 0; i < 2; i++) {
        uint32_t sr = adcs[i].sr, cr1 = adcs[i].cr1;
        irq |= (sr & SR_EOC && cr1 & CR1_EOCIE) || (sr & SR_AWD && cr1 & CR1_AWDIE) ||
               (sr & SR_JEOC && cr1 & CR1_JEOCIE);
    }
    sim_irq_set(ADC_IRQ, irq);
}

// ---- time

static uint64_t half_clocks(const adc_t *adc, unsigned count) {
    unsigned cycles = sim_rcc_adc_divider();
    if (sim_core_hz() / cycles > MAX_HZ) {
        sim_strange(
            adc->periph.name, CR2,
            "an ADC clock above 14 MHz (RCC_CFGR ADCPRE): less exact than the datasheet says");
    }
    return (uint64_t)count * cycles / 2;
}

static unsigned sampling_halves(const adc_t *adc) {
    static const uint16_t halves[] = {3, 15, 27, 57, 83, 111, 143, 479};
    unsigned channel = adc->channel;
    uint32_t field =
        channel < 10 ? adc->smpr[1] >> 3 * channel : adc->smpr[0] >> 3 * (channel - 10);
    return halves[field & 7];
}

// ---- voltages

static double input_volts(const adc_t *adc) {
    unsigned channel = adc->channel;
    bool internal = adc == &adcs[0] && adc->cr2 & CR2_TSVREFE;
    if (channel == CH_TEMPERATURE) {
        return internal ? 1.43 - (celsius - 25) * 0.0043 : 0; // data sheet: V25, Avg_Slope
    }
    if (channel == CH_REFERENCE) {
        return internal ? REFERENCE_V : 0;
    }
    unsigned pin = channel < 8    ? SIM_PIN(SIM_PORT_A, channel)
                   : channel < 10 ? SIM_PIN(SIM_PORT_B, channel - 8)
                                  : SIM_PIN(SIM_PORT_C, channel - 10);
    return sim_wire_volts(sim_gpio_wire(pin));
}

static void take_sample(adc_t *adc) {
    double volts = input_volts(adc);
    if (adc->channel >= CH_TEMPERATURE) {
        double seconds = (double)half_clocks(adc, sampling_halves(adc)) / sim_core_hz();
        volts += (adc->held - volts) * exp(-seconds / SLOW_TAU);
    }
    adc->held = volts;
}

static int result(const adc_t *adc) {
    int value = (int)lround(adc->held / sim_wire_supply() * 4096) + (adc->calibrated ? 0 : OFFSET);
    return value < 0 ? 0 : value > 4095 ? 4095 : value;
}

// ---- sequences

static unsigned regular_length(const adc_t *adc) {
    bool many = adc->cr1 & (CR1_SCAN | CR1_DISCEN);
    return many ? (adc->sqr[0] >> 20 & 15) + 1 : 1;
}

static unsigned regular_channel(const adc_t *adc, unsigned rank) {
    return adc->sqr[2 - rank / 6] >> 5 * (rank % 6) & 31;
}

static unsigned injected_length(const adc_t *adc) {
    bool many = adc->cr1 & (CR1_SCAN | CR1_JDISCEN);
    return many ? (adc->jsqr >> 20 & 3) + 1 : 1;
}

// With a length below 4 the sequence stands in the last places (RM0008 11.12.12).
static unsigned injected_channel(const adc_t *adc, unsigned rank) {
    unsigned first = 3 - (adc->jsqr >> 20 & 3);
    return adc->jsqr >> 5 * (first + rank) & 31;
}

static void convert(adc_t *adc, group_t group, unsigned channel, uint64_t from) {
    if (channel > CH_REFERENCE) {
        sim_periph_unmodelled(&adc->periph, group == REGULAR ? SQR3 : JSQR, "channel above 17");
    }
    adc->doing = group;
    adc->channel = channel;
    adc->sampling = true;
    from = from < adc->stable_at ? adc->stable_at : from;
    sim_event_at(&adc->step, from + half_clocks(adc, sampling_halves(adc)));
}

static void run_regular(adc_t *adc, uint64_t from) {
    convert(adc, REGULAR, regular_channel(adc, adc->rank), from);
}

static void run_injected(adc_t *adc, uint64_t from) {
    convert(adc, INJECTED, injected_channel(adc, adc->jrank), from);
}

static void start_regular(adc_t *adc, uint64_t from) {
    if (!(adc->cr2 & CR2_ADON)) {
        return;
    }
    adc->sr |= SR_STRT;
    adc->cr2 &= ~CR2_SWSTART;
    if (adc->doing == INJECTED) {
        adc->regular_waits = true;
    } else if (adc->doing == IDLE) {
        adc->in_group = 0;
        run_regular(adc, from);
    }
}

static void start_injected(adc_t *adc, uint64_t from) {
    if (!(adc->cr2 & CR2_ADON) || adc->doing == INJECTED) {
        return;
    }
    adc->sr |= SR_JSTRT;
    adc->cr2 &= ~CR2_JSWSTART;
    adc->regular_waits = adc->doing == REGULAR; // its present conversion will be done again
    run_injected(adc, from);
}

static void watch(adc_t *adc, int value, uint32_t enable) {
    bool chosen = !(adc->cr1 & CR1_AWDSGL) || (adc->cr1 & 31) == adc->channel;
    if (adc->cr1 & enable && chosen && (value > (int)adc->htr || value < (int)adc->ltr)) {
        adc->sr |= SR_AWD;
    }
}

static void go_idle(adc_t *adc, uint64_t at) {
    adc->doing = IDLE;
    if (adc->regular_waits) {
        adc->regular_waits = false;
        run_regular(adc, at);
    }
}

static bool is_slow(void) {
    return dual_mode() == DUAL_SLOW || dual_mode() == DUAL_INJECTED_SLOW;
}

static uint64_t slow_pause(const adc_t *adc) {
    unsigned halves = sampling_halves(adc) + CONVERT_HALVES;
    return halves < 2 * SLOW_PERIOD ? half_clocks(adc, 2 * SLOW_PERIOD - halves) : 0;
}

static void regular_group_done(adc_t *adc, bool sequence, uint64_t at) {
    adc->sr |= SR_EOC;
    adc->in_group = 0;
    adc->doing = IDLE;
    if (!sequence) {
        return;
    }
    adc->rank = 0;
    bool again = adc->cr2 & CR2_CONT && !(adc->cr1 & CR1_DISCEN);
    if (is_slow()) {
        again = true;
        at += slow_pause(adc);
    }
    if (adc->cr1 & CR1_JAUTO) {
        start_injected(adc, at);
        adc->regular_waits = again;
    } else if (again) {
        run_regular(adc, at);
    }
}

static void regular_done(adc_t *adc, uint64_t at) {
    int value = result(adc);
    watch(adc, value, CR1_AWDEN);
    adc->dr = (uint32_t)(adc->cr2 & CR2_ALIGN ? value << 4 : value);
    if (adc == &adcs[0] && adc->cr2 & CR2_DMA) {
        sim_dma_pulse(SIM_DMA_ADC1, 1);
    }
    adc->rank++;
    adc->in_group++;
    bool sequence = adc->rank >= regular_length(adc);
    bool group = adc->cr1 & CR1_DISCEN && adc->in_group > (adc->cr1 >> 13 & 7);
    if (sequence || group) {
        regular_group_done(adc, sequence, at);
    } else {
        run_regular(adc, at);
    }
}

static void injected_done(adc_t *adc, uint64_t at) {
    int raw = result(adc), value = raw - (int)adc->jofr[adc->jrank];
    watch(adc, raw, CR1_JAWDEN);
    adc->jdr[adc->jrank] = (uint32_t)(adc->cr2 & CR2_ALIGN ? value * 8 : value) & 0xFFFF;
    adc->jrank++;
    bool sequence = adc->jrank >= injected_length(adc);
    if (!sequence && !(adc->cr1 & CR1_JDISCEN)) {
        run_injected(adc, at);
        return;
    }
    if (sequence) {
        adc->jrank = 0;
        adc->sr |= SR_JEOC | SR_EOC;
    }
    go_idle(adc, at);
}

static void step(void *self) {
    adc_t *adc = self;
    uint64_t at = adc->step.at;
    if (adc->sampling) {
        adc->sampling = false;
        take_sample(adc);
        sim_event_at(&adc->step, at + half_clocks(adc, CONVERT_HALVES));
        return;
    }
    if (adc->doing == REGULAR) {
        regular_done(adc, at);
    } else {
        injected_done(adc, at);
    }
    update_irq();
}

static void stop(adc_t *adc) {
    sim_event_cancel(&adc->step);
    adc->doing = IDLE;
    adc->rank = adc->jrank = adc->in_group = 0;
    adc->regular_waits = false;
}

// ---- triggers

// Of ADC1 in a dual mode, ADC2 goes along.
static void trigger_regular(adc_t *adc) {
    uint64_t now = sim_stamp();
    unsigned mode = adc == &adcs[0] ? dual_mode() : DUAL_OFF;
    switch (mode) {
    case DUAL_BOTH:
    case DUAL_REGULAR_ALTERNATE:
    case DUAL_REGULAR: start_regular(other(adc), now); break;
    case DUAL_INJECTED_FAST:
    case DUAL_FAST:
        start_regular(other(adc), now);
        now += half_clocks(adc, 2 * FAST_DELAY);
        break;
    case DUAL_INJECTED_SLOW:
    case DUAL_SLOW:
        start_regular(other(adc), now);
        now += half_clocks(adc, 2 * SLOW_DELAY);
        break;
    default: break;
    }
    start_regular(adc, now);
}

static void trigger_injected(adc_t *adc) {
    uint64_t now = sim_stamp();
    unsigned mode = adc == &adcs[0] ? dual_mode() : DUAL_OFF;
    switch (mode) {
    case DUAL_BOTH:
    case DUAL_INJECTED_FAST:
    case DUAL_INJECTED_SLOW:
    case DUAL_INJECTED: start_injected(other(adc), now); break;
    case DUAL_REGULAR_ALTERNATE:
    case DUAL_ALTERNATE:
        adc->alternate = !adc->alternate;
        start_injected(adc->alternate ? adc : other(adc), now);
        return;
    default: break;
    }
    start_injected(adc, now);
}

static void external(unsigned regular, unsigned injected) {
    for (unsigned i = 0; i < 2; i++) {
        adc_t *adc = &adcs[i];
        if (adc->cr2 & CR2_EXTTRIG && (adc->cr2 >> 17 & 7) == regular) {
            trigger_regular(adc);
        }
        if (adc->cr2 & CR2_JEXTTRIG && (adc->cr2 >> 12 & 7) == injected) {
            trigger_injected(adc);
        }
    }
    update_irq();
}

#define NO_TRIGGER 8u

void sim_adc_exti(unsigned line) {
    if (line == 11 || line == 15) {
        external(line == 11 ? 6 : NO_TRIGGER, line == 15 ? 6 : NO_TRIGGER);
    }
}

// RM0008 tables 69 and 70, by timer and channel; channel 0 is TRGO.
static void timer_signal(unsigned timer, unsigned channel) {
    static const struct {
        uint8_t regular, injected;
    } triggers[SIM_TIMERS][5] = {
        {{8, 0}, {0, 8}, {1, 8}, {2, 8}, {8, 1}},
        {{8, 2}, {8, 3}, {3, 8}, {8, 8}, {8, 8}},
        {{4, 8}, {8, 8}, {8, 8}, {8, 8}, {8, 4}},
        {{8, 5}, {8, 8}, {8, 8}, {8, 8}, {5, 8}},
    };
    external(triggers[timer - 1][channel].regular, triggers[timer - 1][channel].injected);
}

// ---- registers

static void calibration_over(void *self) {
    adc_t *adc = self;
    if (adc->cr2 & CR2_CAL) {
        adc->calibrated = true;
        adc->dr = OFFSET; // the calibration code
    }
    adc->cr2 &= ~(CR2_CAL | CR2_RSTCAL);
}

static void calibrate(adc_t *adc, uint32_t set) {
    if (!(adc->cr2 & CR2_ADON)) {
        sim_periph_unmodelled(&adc->periph, CR2, "calibration of a converter that is off (ADON)");
    }
    if (set & CR2_RSTCAL) {
        adc->calibrated = false;
    }
    uint64_t wait = half_clocks(adc, 2 * (set & CR2_CAL ? CAL_CLOCKS : RSTCAL_CLOCKS));
    sim_event_at(&adc->calibrated_at, sim_now() + wait);
}

static void write_cr2(adc_t *adc, uint32_t value) {
    uint32_t old = adc->cr2;
    value &= 0x00FEF90F;
    uint32_t set = value & ~old, busy = old & (CR2_CAL | CR2_RSTCAL);
    adc->cr2 = value | busy; // these two are cleared by the converter alone
    if (set & CR2_ADON) {
        adc->stable_at = sim_now() + sim_rcc_cycles(STABLE_NS);
        return;
    }
    if (!(value & CR2_ADON)) {
        stop(adc);
        return;
    }
    if (set & (CR2_CAL | CR2_RSTCAL)) {
        calibrate(adc, set);
    }
    if (value == (old & ~(CR2_SWSTART | CR2_JSWSTART))) {
        trigger_regular(adc); // ADON written again and nothing else
    }
    if (set & CR2_SWSTART && value & CR2_EXTTRIG && (value >> 17 & 7) == SWSTART_SELECT) {
        trigger_regular(adc);
    }
    if (set & CR2_JSWSTART && value & CR2_JEXTTRIG && (value >> 12 & 7) == SWSTART_SELECT) {
        trigger_injected(adc);
    }
}

static void write_cr1(adc_t *adc, uint32_t value) {
    bool master = adc == &adcs[0];
    adc->cr1 = value & (master ? 0x00CFFFFF : 0x00C0FFFF);
    unsigned mode = dual_mode();
    if (master && mode > DUAL_ALTERNATE) {
        sim_periph_unmodelled(&adc->periph, CR1, "DUALMOD: reserved");
    }
    update_irq();
}

// A new sequence starts at its beginning.
static void write_sequence(adc_t *adc, unsigned n, uint32_t value) {
    adc->sqr[n] = value & (n == 0 ? 0x00FFFFFF : 0x3FFFFFFF);
    if (adc->doing == REGULAR) {
        sim_event_cancel(&adc->step);
        adc->rank = adc->in_group = 0;
        run_regular(adc, sim_now());
    } else {
        adc->rank = 0;
    }
}

static uint32_t read_dr(adc_t *adc) {
    adc->sr &= ~SR_EOC;
    update_irq();
    bool both = adc == &adcs[0] && dual_mode() != DUAL_OFF;
    return adc->dr | (both ? adcs[1].dr << 16 : 0);
}

static uint32_t adc_read(void *self, uint32_t offset) {
    adc_t *adc = self;
    if (offset >= JOFR1 && offset < HTR) {
        return adc->jofr[(offset - JOFR1) / 4];
    }
    if (offset >= JDR1 && offset < DR) {
        return adc->jdr[(offset - JDR1) / 4];
    }
    switch (offset) {
    case SR: return adc->sr;
    case CR1: return adc->cr1;
    case CR2: return adc->cr2 & ~(CR2_SWSTART | CR2_JSWSTART);
    case SMPR1:
    case SMPR2: return adc->smpr[(offset - SMPR1) / 4];
    case HTR: return adc->htr;
    case LTR: return adc->ltr;
    case SQR1:
    case SQR2:
    case SQR3: return adc->sqr[(offset - SQR1) / 4];
    case JSQR: return adc->jsqr;
    case DR: return read_dr(adc);
    default: return sim_periph_reserved(&adc->periph, offset);
    }
}

static void write_jsqr(adc_t *adc, uint32_t value) {
    adc->jsqr = value & 0x003FFFFF;
    adc->jrank = 0;
    if (adc->doing == INJECTED) {
        run_injected(adc, sim_now());
    }
}

static void adc_write(void *self, uint32_t offset, uint32_t value) {
    adc_t *adc = self;
    if (offset >= JOFR1 && offset < HTR) {
        adc->jofr[(offset - JOFR1) / 4] = value & 0xFFF;
        return;
    }
    switch (offset) {
    case SR: adc->sr &= value | ~31u; break;
    case CR1: write_cr1(adc, value); break;
    case CR2: write_cr2(adc, value); break;
    case SMPR1: adc->smpr[0] = value & 0x00FFFFFF; break;
    case SMPR2: adc->smpr[1] = value & 0x3FFFFFFF; break;
    case HTR: adc->htr = value & 0xFFF; break;
    case LTR: adc->ltr = value & 0xFFF; break;
    case SQR1:
    case SQR2:
    case SQR3: write_sequence(adc, (offset - SQR1) / 4, value); break;
    case JSQR: write_jsqr(adc, value); break;
    default:
        if (offset < JDR1 || offset > DR) { // the results are read-only
            sim_periph_reserved(&adc->periph, offset);
        }
    }
    update_irq();
}

static void adc_reset(void *self) {
    adc_t *adc = self;
    stop(adc);
    sim_event_cancel(&adc->calibrated_at);
    adc->sr = adc->cr1 = adc->cr2 = adc->ltr = adc->jsqr = adc->dr = 0;
    adc->htr = 0xFFF;
    for (unsigned i = 0; i < 4; i++) {
        adc->jofr[i] = adc->jdr[i] = 0;
        adc->smpr[i % 2] = adc->sqr[i % 3] = 0;
    }
    adc->calibrated = adc->alternate = false;
    update_irq();
}

// Without its clock a conversion does not end.
static void adc_clock(void *self, bool on) {
    if (!on) {
        stop(self);
    }
}

void sim_adc_init(void) {
    for (unsigned i = 0; i < 2; i++) {
        adc_t *adc = &adcs[i];
        adc->step = (sim_event_t){.call = step, .self = adc};
        adc->calibrated_at = (sim_event_t){.call = calibration_over, .self = adc};
        adc->periph = (sim_periph_t){
            .name = i ? "ADC2" : "ADC1",
            .base = 0x40012400 + 0x400 * i,
            .bus = SIM_APB2,
            .bit = BIT(9 + i),
            .self = adc,
            .read = adc_read,
            .write = adc_write,
            .reset = adc_reset,
            .clock = adc_clock,
        };
        sim_periph_add(&adc->periph);
    }
    sim_tim_on_signal(timer_signal);
}
