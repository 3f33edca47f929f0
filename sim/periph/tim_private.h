// SPDX-License-Identifier: MIT
// sim/periph/tim_private.h -- what the files of the timers share.
//
//   tim.c        registers, resets, clocks
//   tim_count.c  the counter: brings it up to the present, update events, compare matches, next event
//   tim_out.c    OCxREF to pins: polarity, dead time, break
//   tim_in.c     pins to captures: filters, edges, prescalers; slave modes, encoder, external clocks
#ifndef SIM_PERIPH_TIM_PRIVATE_H
#define SIM_PERIPH_TIM_PRIVATE_H

#include "sim/periph/dma.h"
#include "sim/periph/tim.h"

#define BIT(n)     (1u << (n))
#define TIM_NO_PIN 0xFFu
enum { TIM_CHANNELS = 4 };

enum {
    TIM_CR1 = 0x00,
    TIM_CR2 = 0x04,
    TIM_SMCR = 0x08,
    TIM_DIER = 0x0C,
    TIM_SR = 0x10,
    TIM_EGR = 0x14,
    TIM_CCMR1 = 0x18,
    TIM_CCMR2 = 0x1C,
    TIM_CCER = 0x20,
    TIM_CNT = 0x24,
    TIM_PSC = 0x28,
    TIM_ARR = 0x2C,
    TIM_RCR = 0x30,
    TIM_CCR1 = 0x34,
    TIM_CCR4 = 0x40,
    TIM_BDTR = 0x44,
    TIM_DCR = 0x48,
    TIM_DMAR = 0x4C,
};

#define CR1_CEN  BIT(0)
#define CR1_UDIS BIT(1)
#define CR1_URS  BIT(2)
#define CR1_OPM  BIT(3)
#define CR1_DIR  BIT(4)
#define CR1_CMS  (3u << 5)
#define CR1_ARPE BIT(7)

#define CR2_CCPC BIT(0)
#define CR2_CCUS BIT(2)
#define CR2_CCDS BIT(3)
#define CR2_TI1S BIT(7)

#define SMCR_ECE BIT(14)
#define SMCR_ETP BIT(15)

#define SR_UIF     BIT(0)
#define SR_CCIF(n) (BIT(1) << (n)) // n from 0
#define SR_COMIF   BIT(5)
#define SR_TIF     BIT(6)
#define SR_BIF     BIT(7)
#define SR_CCOF(n) (BIT(9) << (n))
// DIER has the interrupt enables at the places of the flags, and the DMA enables 8 higher.
#define DIER_UDE     BIT(8)
#define DIER_CCDE(n) (BIT(9) << (n))
#define DIER_COMDE   BIT(13)
#define DIER_TDE     BIT(14)

#define CCER_E(n)  (BIT(0) << 4 * (n))
#define CCER_P(n)  (BIT(1) << 4 * (n))
#define CCER_NE(n) (BIT(2) << 4 * (n))
#define CCER_NP(n) (BIT(3) << 4 * (n))

#define BDTR_LOCK(bdtr) ((bdtr) >> 8 & 3)
#define BDTR_OSSI       BIT(10)
#define BDTR_OSSR       BIT(11)
#define BDTR_BKE        BIT(12)
#define BDTR_BKP        BIT(13)
#define BDTR_AOE        BIT(14)
#define BDTR_MOE        BIT(15)

enum {
    OC_FROZEN,
    OC_ACTIVE,
    OC_INACTIVE,
    OC_TOGGLE,
    OC_FORCE_LOW,
    OC_FORCE_HIGH,
    OC_PWM1,
    OC_PWM2
};
enum {
    SMS_OFF,
    SMS_ENCODER1,
    SMS_ENCODER2,
    SMS_ENCODER3,
    SMS_RESET,
    SMS_GATED,
    SMS_TRIGGER,
    SMS_CLOCK
};
enum { TS_ITR0, TS_TI1F_ED = 4, TS_TI1FP1, TS_TI2FP2, TS_ETRF };
enum { MMS_RESET, MMS_ENABLE, MMS_UPDATE, MMS_COMPARE, MMS_OC1REF };

typedef struct tim tim_t;

// An input pin behind its filter; index 0-3 are TI1-4, 4 is ETR.
enum { TIM_INPUTS = 5, TIM_ETR = 4 };
typedef struct {
    tim_t *tim;
    unsigned n;
    uint8_t pin;     // TIM_NO_PIN: none
    bool raw, level; // before and after the filter
    sim_event_t settled;
} tim_input_t;

typedef struct {
    tim_t *tim;
    unsigned n;
    uint32_t ccr, active; // written, and used since the last update
    bool ref;             // OCxREF
    bool cleared;         // by ETRF, until the next update
    bool full;            // an input channel's register holds a capture that was not read
    unsigned edges;       // since the last capture, for ICxPSC
    uint8_t pin, npin;
    bool out, nout;   // the outputs, after dead time
    sim_event_t dead; // end of the dead time
} tim_channel_t;

struct tim {
    sim_periph_t periph;
    unsigned n; // 1-4
    bool advanced;
    sim_dma_source_t dma_up, dma_cc[TIM_CHANNELS], dma_trig, dma_com;

    uint32_t cr1, cr2, smcr, dier, sr, ccmr[2], ccer, psc, arr, rcr, bdtr, dcr;
    uint32_t ccmr_used[2], ccer_used; // what CCPC holds back until COM
    uint32_t psc_used, arr_used;
    unsigned repeat;    // updates to skip
    unsigned dma_index; // of the burst under way
    bool bdtr_lock_written;

    uint32_t cnt, psc_cnt;
    bool down;
    uint64_t since; // the cycle up to which all this is worked off
    bool busy;      // it is being worked off now
    bool asking;    // its master is being brought up to the present
    bool gate;      // of the gated mode
    bool trgo;
    bool trigger; // TRGI
    unsigned etr_edges;
    sim_event_t event;
    tim_channel_t channel[TIM_CHANNELS];
    tim_input_t input[TIM_INPUTS];
    uint8_t break_pin;
};

extern tim_t sim_tims[SIM_TIMERS];

static inline bool tim_is_output(const tim_t *tim, unsigned n) {
    return (tim->ccmr[n / 2] >> n % 2 * 8 & 3) == 0;
}
static inline unsigned tim_oc_mode(const tim_t *tim, unsigned n) {
    return tim->ccmr_used[n / 2] >> (n % 2 * 8 + 4) & 7;
}
static inline unsigned tim_sms(const tim_t *tim) {
    return tim->smcr & 7;
}
static inline bool tim_is_encoder(const tim_t *tim) {
    return tim_sms(tim) >= SMS_ENCODER1 && tim_sms(tim) <= SMS_ENCODER3;
}

// tim.c
// What the ADCs may wait for: the rising edge of a channel (1-4), or TRGO (0).
void tim_signal(const tim_t *tim, unsigned channel);
void tim_update_irq(tim_t *tim);
// Sets flags with their interrupts.
void tim_flag(tim_t *tim, uint32_t flags);
// Asks for DMA if that request is enabled in DIER.
void tim_dma(tim_t *tim, uint32_t enable, sim_dma_source_t source);
// The division of CK_INT that CKD makes CK_DTS, and the core cycles of a CK_INT.
unsigned tim_dts_divider(const tim_t *tim);
unsigned tim_clock_cycles(const tim_t *tim);

// tim_count.c
// Brings the timer up to the present.
void tim_catch_up(tim_t *tim);
// Schedules the next thing that the outside would notice; after any change.
void tim_schedule(tim_t *tim);
void tim_set_reference(tim_t *tim, unsigned n, bool ref);
// One clock of an external source.
void tim_clock(tim_t *tim);
// An encoder's step.
void tim_step(tim_t *tim, bool down);
// The update event of EGR_UG or of a slave mode's reset.
void tim_reinitialise(tim_t *tim);
void tim_references(tim_t *tim);
bool tim_counts_by_itself(const tim_t *tim);
// CEN has changed, by whatever.
void tim_set_enable(tim_t *tim, bool on);
void tim_load_compare(tim_t *tim, unsigned n);

// tim_out.c
void tim_outputs(tim_t *tim);
void tim_output_changed(tim_t *tim, unsigned n);
void tim_dead_time_over(void *self);
void tim_check_break(tim_t *tim);
void tim_commutate(tim_t *tim);
void tim_pins_off(tim_t *tim);

// tim_in.c
void tim_pins(tim_t *tim);
void tim_capture(tim_t *tim, unsigned n);
void tim_inputs_changed(tim_t *tim); // configuration: polarity, filter, selection
void tim_settled(void *self);
void tim_trgi(tim_t *tim, bool level);
// TRGO's level; a pulse is true, then false. Tells the slaves and the ADC.
void tim_trgo(tim_t *tim, bool level);
tim_t *tim_master(const tim_t *tim); // on TRGI; NULL: none

#endif
