// SPDX-License-Identifier: MIT
// The receiver. What comes in is either what a console says, in whole frames that keep to the chip's format, or the
// bits on RX, on the single wire or at the clock's edges: with FE, PE and breaks. There is no noise (NE).
//
// A frame that follows another begins when that one ended, even if this is looked at late: while the
// flash stalls the core, bytes go on coming, and all but the first are lost.
#include "sim/periph/usart_private.h"

static unsigned lost; // characters that found one before them
static uint64_t
    longest_wait; // cycles from a character's end, which raised an interrupt, until it was read

// ---- a character

// The address mark: the highest data bit. True: this character is for others.
static bool is_for_others(sim_usart_t *usart) {
    unsigned mark = (sim_usart_data_mask(usart) >> 1) + 1u;
    if (usart->cr1 & CR1_WAKE && usart->rx_shift & mark) {
        bool ours = (usart->rx_shift & 15) == (usart->cr2 & CR2_ADD);
        usart->cr1 = ours ? usart->cr1 & ~CR1_RWU : usart->cr1 | CR1_RWU;
    }
    return usart->cr1 & CR1_RWU;
}

static void character_came(sim_usart_t *usart, uint64_t at, uint32_t errors) {
    usart->may_idle = true;
    if (is_for_others(usart)) {
        return;
    }
    usart->sr |= errors;
    if (usart->sr & SR_RXNE) {
        usart->sr |= SR_ORE; // the old character stays, the new one is lost
        lost++;
    } else {
        usart->rdr = usart->rx_shift;
        usart->sr |= SR_RXNE;
        usart->rx_came = usart->cr1 & CR1_RXNEIE ? at : 0;
    }
    sim_usart_update_rts(usart);
}

static void rx_idle(void *self) {
    sim_usart_t *usart = self;
    if (!usart->may_idle) {
        return;
    }
    usart->may_idle = false; // once after each character
    if (usart->cr1 & CR1_RWU && !(usart->cr1 & CR1_WAKE)) {
        usart->cr1 &= ~CR1_RWU; // the end of mute mode, which IDLE does not tell
    } else if (!(usart->cr1 & CR1_RWU)) {
        usart->sr |= SR_IDLE;
        sim_usart_update_irq(usart);
    }
}

// ---- from a console

// The other side waits with its next frame while the receiver is off, and while nRTS says so.
void sim_usart_begin_reception(sim_usart_t *usart, uint64_t from) {
    bool wire_busy =
        sim_usart_single_wire(usart) &&
        (usart->sampling || usart->tx == SIM_SHIFT_DATA || usart->tx == SIM_SHIFT_BREAK);
    if (usart->receiving || wire_busy || !usart->serial || !sim_usart_enabled(usart, CR1_RE) ||
        !sim_gpio_has_input(usart->pin[SIM_USART_RX]) ||
        (usart->cr3 & CR3_RTSE && !sim_usart_has_room(usart))) {
        return;
    }
    int next = usart->serial->next(usart->serial->self);
    if (next >= 0) {
        usart->rx_shift = sim_usart_with_parity(usart, (uint16_t)next);
        usart->receiving = true;
        sim_event_cancel(&usart->rx_idle);
        sim_event_at(&usart->rx_done, from + sim_usart_frame_cycles(usart));
    }
}

static void rx_done(void *self) {
    sim_usart_t *usart = self;
    usart->receiving = false;
    character_came(usart, usart->rx_done.at, 0);
    sim_usart_begin_reception(usart, usart->rx_done.at);
    if (!usart->receiving) {
        sim_event_at(&usart->rx_idle, usart->rx_done.at + sim_usart_frame_cycles(usart));
    }
    sim_usart_update_irq(usart);
}

// ---- from the wire: the start bit's edge, then a sample in the middle of each bit

static void schedule_sample(sim_usart_t *usart, unsigned sixteenths) {
    sim_event_at(&usart->rx_sample, usart->rx_from + sim_usart_sixteenths(usart, sixteenths));
}

static void start_bit(sim_usart_t *usart) {
    usart->sampling = true;
    usart->in_break = false;
    usart->rx_bit = usart->rx_lows = 0;
    usart->rx_bits = 0;
    usart->rx_from = sim_now();
    sim_event_cancel(&usart->rx_idle);
    schedule_sample(usart, 8);
}

static bool listens_to_wire(const sim_usart_t *usart) {
    bool synchronous = usart->cr2 & CR2_CLKEN && !(usart->cr3 & CR3_SCEN);
    bool own_light = usart->cr3 & CR3_IREN && usart->tx != SIM_SHIFT_NOTHING;
    bool from_console = usart->serial && (usart->receiving || !sim_usart_single_wire(usart));
    return sim_usart_enabled(usart, CR1_RE) && !synchronous && !own_light && !from_console;
}

void sim_usart_rx_changed(sim_usart_t *usart) {
    unsigned pin = usart->pin[sim_usart_single_wire(usart) ? SIM_USART_TX : SIM_USART_RX];
    bool level = sim_gpio_wire(pin)->level;
    bool fell = usart->rx_level && !level && sim_gpio_has_input(pin);
    usart->rx_level = level;
    usart->rx_fell |= fell;
    if (fell && !usart->sampling && listens_to_wire(usart)) {
        start_bit(usart);
    }
}

// The level of the bit that is sampled now. IrDA's decoder holds a pulse for a bit.
static bool sampled_level(sim_usart_t *usart) {
    bool fell = usart->rx_fell;
    usart->rx_fell = false;
    return usart->cr3 & CR3_IREN ? !fell : usart->rx_level;
}

static bool parity_error(const sim_usart_t *usart) {
    uint16_t data = usart->rx_bits & sim_usart_data_mask(usart);
    return usart->cr1 & CR1_PCE && sim_usart_with_parity(usart, data) != usart->rx_bits;
}

static void wire_frame_over(sim_usart_t *usart, bool stop) {
    usart->sampling = false;
    usart->rx_shift = usart->rx_bits;
    character_came(usart, sim_now(), (stop ? 0 : SR_FE) | (parity_error(usart) ? SR_PE : 0));
    sim_event_at(&usart->rx_idle, sim_now() + sim_usart_frame_cycles(usart));
    sim_usart_update_irq(usart);
}

// Smartcard: the stop bits are 0.5, which is not looked at, or 1.5, looked at in their middle, where the other side
// may pull the line low.
static unsigned stop_sample_at(const sim_usart_t *usart) {
    unsigned begin = 16 * (sim_usart_word_bits(usart) + 1);
    return begin + (usart->cr3 & CR3_SCEN && (usart->cr2 >> 12 & 3) == 3 ? 16 : 8);
}

// From 0.5 to 1.5 bits after the frame's last one.
static void begin_refusal(sim_usart_t *usart) {
    if (usart->cr3 & CR3_SCEN && usart->cr3 & CR3_NACK && parity_error(usart)) {
        unsigned stop = 16 * (sim_usart_word_bits(usart) + 1);
        sim_event_at(&usart->rx_nack, usart->rx_from + sim_usart_sixteenths(usart, stop + 8));
    }
}

static void rx_nack(void *self) {
    sim_usart_t *usart = self;
    usart->nack = !usart->nack;
    if (usart->nack) {
        sim_event_at(&usart->rx_nack, sim_now() + sim_usart_sixteenths(usart, 16));
    }
    sim_usart_update_tx_pin(usart);
}

// LIN: how long the line has been low, in bits; the high bit that follows enough of them makes it a break.
static void look_for_break(sim_usart_t *usart, bool level) {
    unsigned enough = usart->cr2 & CR2_LBDL ? 11 : 10;
    if (level && usart->cr2 & CR2_LINEN && usart->rx_lows >= enough) {
        usart->sr |= SR_LBD;
        sim_usart_update_irq(usart);
    }
    usart->rx_lows = level ? 0 : usart->rx_lows + 1;
}

// The samples of a frame; false: it is over. After a framing error LIN's break detection goes on alone.
static bool take_sample(sim_usart_t *usart, bool level) {
    unsigned bits = sim_usart_word_bits(usart);
    bool half_stop = usart->cr3 & CR3_SCEN && (usart->cr2 >> 12 & 3) == 1;
    look_for_break(usart, level);
    if (usart->in_break) {
        usart->sampling = !level;
    } else if (usart->rx_bit == 0) {
        usart->sampling = !level; // high: no start bit but a spike
    } else if (usart->rx_bit <= bits) {
        usart->rx_bits |= (uint16_t)(level << (usart->rx_bit - 1));
        if (usart->rx_bit == bits) {
            begin_refusal(usart);
        }
    } else {
        wire_frame_over(usart, level || usart->nack || half_stop);
        usart->in_break = usart->sampling = usart->cr2 & CR2_LINEN && !level;
    }
    return usart->sampling;
}

static void rx_sample(void *self) {
    sim_usart_t *usart = self;
    if (take_sample(usart, sampled_level(usart))) {
        usart->rx_bit++;
        bool stop = usart->rx_bit == sim_usart_word_bits(usart) + 1;
        schedule_sample(usart, stop ? stop_sample_at(usart) : 16 * usart->rx_bit + 8);
    }
}

// ---- synchronous mode

void sim_usart_clocked_bit(sim_usart_t *usart, unsigned n) {
    if (n == 0) {
        usart->rx_bits = 0;
    }
    usart->rx_bits |= (uint16_t)(sim_gpio_input(usart->pin[SIM_USART_RX]) << n);
}

void sim_usart_clocked_frame(sim_usart_t *usart) {
    if (sim_usart_enabled(usart, CR1_RE)) {
        wire_frame_over(usart, true);
    }
}

// ---- nRTS: low while there is room for a character

bool sim_usart_has_room(const sim_usart_t *usart) {
    return sim_usart_enabled(usart, CR1_RE) && !(usart->sr & SR_RXNE);
}

void sim_usart_update_rts(sim_usart_t *usart) {
    bool on = usart->cr3 & CR3_RTSE && usart->cr1 & CR1_UE;
    if (!on && !usart->drives_rts) {
        return;
    }
    usart->drives_rts = on;
    sim_alt_t signal = sim_usart_has_room(usart) ? SIM_ALT_LOW : SIM_ALT_HIGH;
    sim_gpio_alternate(usart->pin[SIM_USART_RTS], usart, on ? signal : SIM_ALT_OFF);
}

// ---- for the registers

uint32_t sim_usart_read_dr(sim_usart_t *usart) {
    bool waited = usart->sr & SR_RXNE && usart->rx_came && usart->cr1 & CR1_RXNEIE;
    if (waited && sim_now() - usart->rx_came > longest_wait) {
        longest_wait = sim_now() - usart->rx_came;
    }
    usart->sr &= ~(SR_RXNE | (usart->sr_seen & SR_SEQUENCED));
    usart->sr_seen = 0;
    sim_usart_update_irq(usart);
    if (usart->cr3 & CR3_RTSE) {
        sim_usart_update_rts(usart);
        sim_usart_begin_reception(usart, sim_now());
    }
    return usart->rdr;
}

void sim_usart_rx_stop(sim_usart_t *usart) {
    sim_event_cancel(&usart->rx_done);
    sim_event_cancel(&usart->rx_idle);
    sim_event_cancel(&usart->rx_sample);
    sim_event_cancel(&usart->rx_nack);
    usart->receiving = usart->sampling = usart->nack = false;
}

void sim_usart_rx_init(sim_usart_t *usart) {
    usart->rx_done = (sim_event_t){.call = rx_done, .self = usart};
    usart->rx_idle = (sim_event_t){.call = rx_idle, .self = usart};
    usart->rx_sample = (sim_event_t){.call = rx_sample, .self = usart};
    usart->rx_nack = (sim_event_t){.call = rx_nack, .self = usart};
}

unsigned sim_usart_lost(void) {
    return lost;
}

uint64_t sim_usart_longest_wait(void) {
    return longest_wait;
}
