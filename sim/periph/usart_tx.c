// SPDX-License-Identifier: MIT
// The transmitter: frames, breaks, guard times; the clock at CK, which it alone makes; nCTS.
//
//   idle frame (TE set) -> next frame, if TDR is full and nCTS low -> [guard time, smartcard] -> TC, or the next one
//
// On a single wire (half-duplex, smartcard) the pin is driven only while a frame is under way.
#include <stdio.h>

#include "sim/periph/rcc.h"
#include "sim/periph/usart_private.h"

enum { FRAME_BITS = 16 }; // at least as many as the longest frame, LIN's break, has

#define GTPR_PSC(usart)        ((usart)->gtpr & 0xFF)
#define GTPR_PSC_CLOCK(usart)  ((usart)->gtpr & 0x1F) // of the smartcard's clock
#define GTPR_GUARD_TIME(usart) ((usart)->gtpr >> 8 & 0xFF)

// ---- the TX pin

static bool drives(const sim_usart_t *usart) {
    bool sends = usart->tx == SIM_SHIFT_DATA || usart->tx == SIM_SHIFT_BREAK;
    return usart->nack ||
           (sim_usart_enabled(usart, CR1_TE) && (sends || !sim_usart_single_wire(usart)));
}

void sim_usart_update_tx_pin(sim_usart_t *usart) {
    bool level = usart->cr3 & CR3_IREN ? usart->pulse : usart->tx_level && !usart->nack;
    sim_alt_t signal = level ? SIM_ALT_HIGH : SIM_ALT_LOW;
    sim_gpio_alternate(usart->pin[SIM_USART_TX], usart, drives(usart) ? signal : SIM_ALT_OFF);
}

// IrDA: each low bit becomes a pulse of 3/16 of a bit in its middle, or, with IRLP, of three periods of PSC's clock.
static void begin_pulse(sim_usart_t *usart) {
    uint64_t psc = GTPR_PSC(usart) ? GTPR_PSC(usart) : 1;
    uint64_t width = usart->cr3 & CR3_IRLP ? 3 * psc * sim_rcc_bus_divider(usart->periph.bus)
                                           : sim_usart_sixteenths(usart, 3);
    uint64_t from = usart->tx_from + sim_usart_sixteenths(usart, 16 * usart->tx_bit + 7);
    sim_event_at(&usart->pulse_on, from);
    sim_event_at(&usart->pulse_off, from + width);
}

static void set_pulse(sim_usart_t *usart, bool on) {
    usart->pulse = on;
    sim_usart_update_tx_pin(usart);
}

static void pulse_on(void *self) {
    set_pulse(self, true);
}

static void pulse_off(void *self) {
    set_pulse(self, false);
}

static bool level_of_bit(const sim_usart_t *usart) {
    return usart->tx_levels >> usart->tx_bit & 1;
}

// Where the level changes; with IrDA at each bit.
static void tx_edge(void *self) {
    sim_usart_t *usart = self;
    bool infrared = usart->cr3 & CR3_IREN;
    usart->tx_level = level_of_bit(usart);
    sim_usart_update_tx_pin(usart);
    if (infrared && !usart->tx_level) {
        begin_pulse(usart);
    }
    do {
        usart->tx_bit++;
    } while (usart->tx_bit < FRAME_BITS && !infrared && level_of_bit(usart) == usart->tx_level);
    if (usart->tx_bit < FRAME_BITS) {
        sim_event_at(&usart->tx_edge,
                     usart->tx_from + sim_usart_sixteenths(usart, 16 * usart->tx_bit));
    }
}

// ---- the clock at CK

void sim_usart_update_clock_pin(sim_usart_t *usart) {
    bool on = usart->cr2 & CR2_CLKEN && sim_usart_enabled(usart, CR1_TE);
    if (!on && !usart->drives_ck) {
        return;
    }
    usart->drives_ck = on;
    bool level = usart->ck != !!(usart->cr2 & CR2_CPOL);
    sim_alt_t signal = level ? SIM_ALT_HIGH : SIM_ALT_LOW;
    sim_gpio_alternate(usart->pin[SIM_USART_CK], usart, on ? signal : SIM_ALT_OFF);
}

static bool synchronous(const sim_usart_t *usart) {
    return usart->cr2 & CR2_CLKEN && !(usart->cr3 & CR3_SCEN);
}

static void set_clock(sim_usart_t *usart, bool active) {
    usart->ck = active;
    sim_usart_update_clock_pin(usart);
}

// A pulse for each data bit but not always the last one, none for start and stop bit (RM0008 27.3.9). Half bits are
// counted from the start bit's begin: data bit i begins at 2 + 2i and is captured at 3 + 2i.
static void synchronous_edge(sim_usart_t *usart) {
    unsigned bits = sim_usart_word_bits(usart), step = usart->ck_step;
    unsigned pulses = bits - (usart->cr2 & CR2_LBCL ? 0 : 1);
    unsigned first = usart->cr2 & CR2_CPHA ? 2 : 3;
    if (step >= first && step < first + 2 * pulses) {
        set_clock(usart, (step - first) % 2 == 0);
    }
    if (step == 3 + 2 * bits) {
        sim_usart_clocked_frame(usart);
        return;
    }
    if (step % 2 == 1) {
        sim_usart_clocked_bit(usart, (step - 3) / 2);
    }
    usart->ck_step++;
    sim_event_at(&usart->ck_edge, usart->tx_from + sim_usart_sixteenths(usart, 8 * usart->ck_step));
}

// The smartcard's clock runs all the time: the bus clock, divided by twice PSC.
static void run_card_clock(sim_usart_t *usart) {
    uint64_t half = GTPR_PSC_CLOCK(usart) * sim_rcc_bus_divider(usart->periph.bus);
    if (half < 2) {
        sim_strange(usart->periph.name, GTPR, "a smartcard clock too fast to be drawn: CK stays");
        return;
    }
    sim_event_at(&usart->ck_edge, sim_now() + half);
}

static void ck_edge(void *self) {
    sim_usart_t *usart = self;
    if (synchronous(usart)) {
        synchronous_edge(usart);
    } else {
        set_clock(usart, !usart->ck);
        run_card_clock(usart);
    }
}

static void update_clock(sim_usart_t *usart) {
    bool card = usart->cr3 & CR3_SCEN && usart->cr2 & CR2_CLKEN && usart->cr1 & CR1_UE;
    if (card && !usart->ck_edge.queued) {
        run_card_clock(usart);
    } else if (!card && !synchronous(usart)) {
        sim_event_cancel(&usart->ck_edge);
        usart->ck = false;
    }
    sim_usart_update_clock_pin(usart);
}

// ---- frames

// The levels of all bits of a frame, the start bit lowest; from the stop bit on all are high. A break is low
// for a whole frame, with LIN for 13 bits, and then a high bit comes.
static unsigned frame_levels(const sim_usart_t *usart, sim_shift_t what) {
    unsigned bits = sim_usart_word_bits(usart) + 1;
    switch (what) {
    case SIM_SHIFT_DATA:
        return (unsigned)sim_usart_with_parity(usart, usart->tx_shift) << 1 | ~0u << bits;
    case SIM_SHIFT_BREAK: return ~0u << (usart->cr2 & CR2_LINEN ? 13 : bits + 1);
    default: return ~0u;
    }
}

static uint64_t duration(const sim_usart_t *usart, sim_shift_t what) {
    if (what != SIM_SHIFT_BREAK) {
        return sim_usart_frame_cycles(usart);
    }
    return usart->cr2 & CR2_LINEN ? sim_usart_sixteenths(usart, 16 * 14)
                                  : sim_usart_frame_cycles(usart) + sim_usart_sixteenths(usart, 16);
}

static void begin_frame(sim_usart_t *usart, sim_shift_t what, uint64_t from) {
    usart->tx = what;
    usart->tx_levels = frame_levels(usart, what);
    usart->tx_bit = 0;
    usart->tx_from = from;
    sim_event_at(&usart->tx_edge, from);
    sim_event_at(&usart->tx_done, from + duration(usart, what));
    if (what == SIM_SHIFT_DATA && synchronous(usart)) {
        usart->ck_step = 2;
        sim_event_at(&usart->ck_edge, from + sim_usart_sixteenths(usart, 16));
    }
}

static bool held_by_cts(const sim_usart_t *usart) {
    return usart->cr3 & CR3_CTSE && usart->cts;
}

void sim_usart_begin_next_frame(sim_usart_t *usart, uint64_t from) {
    if (usart->tx != SIM_SHIFT_NOTHING || !sim_usart_enabled(usart, CR1_TE)) {
        return;
    }
    if (!(usart->sr & SR_TXE)) {
        if (held_by_cts(usart)) {
            return;
        }
        usart->tx_shift = usart->tdr & sim_usart_data_mask(usart);
        usart->sr |= SR_TXE;
        uint64_t more = usart->cr3 & CR3_SCEN ? sim_usart_sixteenths(usart, 8) : 0;
        begin_frame(usart, SIM_SHIFT_DATA, from + more);
    } else if (usart->cr1 & CR1_SBK) {
        begin_frame(usart, SIM_SHIFT_BREAK, from); // whatever nCTS says
    }
}

static void deliver(sim_usart_t *usart) {
    if (sim_gpio_is_alternate(usart->pin[SIM_USART_TX])) {
        if (usart->serial) {
            usart->serial->received(usart->serial->self, usart->tx_shift);
        }
    } else if (!usart->warned) {
        usart->warned = true;
        fprintf(stderr, "pyll-sim: %s sends, but %s is not an alternate function output\n",
                usart->periph.name, sim_gpio_wire(usart->pin[SIM_USART_TX])->name);
    }
}

// True: the smartcard's guard time begins.
static bool begin_guard_time(sim_usart_t *usart) {
    if (!(usart->cr3 & CR3_SCEN) || GTPR_GUARD_TIME(usart) == 0) {
        return false;
    }
    usart->tx = SIM_SHIFT_GUARD;
    uint64_t time = sim_usart_sixteenths(usart, 16 * GTPR_GUARD_TIME(usart));
    sim_event_at(&usart->tx_done, usart->tx_done.at + time);
    sim_usart_update_tx_pin(usart);
    return true;
}

static void tx_done(void *self) {
    sim_usart_t *usart = self;
    sim_shift_t sent = usart->tx;
    usart->tx = SIM_SHIFT_NOTHING;
    if (sent == SIM_SHIFT_DATA) {
        deliver(usart);
        if (begin_guard_time(usart)) {
            return;
        }
    } else if (sent == SIM_SHIFT_BREAK) {
        usart->cr1 &= ~CR1_SBK;
    }
    sim_usart_begin_next_frame(usart, usart->tx_done.at);
    bool held = !(usart->sr & SR_TXE);
    if (usart->tx == SIM_SHIFT_NOTHING && sent != SIM_SHIFT_IDLE && !held) {
        usart->sr |= SR_TC;
    }
    if (sim_usart_single_wire(usart)) {
        sim_usart_update_tx_pin(usart);
        sim_usart_begin_reception(usart, usart->tx_done.at);
    }
    sim_usart_update_irq(usart);
}

void sim_usart_write_dr(sim_usart_t *usart, uint32_t value) {
    usart->tdr = value & 0x1FF;
    usart->sr &= ~SR_TXE;
    usart->sr &= ~(usart->sr_seen & SR_TC);
    usart->sr_seen = 0;
    sim_usart_begin_next_frame(usart, sim_now());
}

void sim_usart_cts_changed(sim_usart_t *usart) {
    bool level = sim_gpio_input(usart->pin[SIM_USART_CTS]);
    if (level == usart->cts) {
        return;
    }
    usart->cts = level;
    if (usart->cr3 & CR3_CTSE && usart->cr1 & CR1_UE) {
        usart->sr |= SR_CTS;
        sim_usart_begin_next_frame(usart, sim_now());
        sim_usart_update_irq(usart);
    }
}

// ---- for the registers

void sim_usart_tx_configured(sim_usart_t *usart, bool on) {
    if (on && usart->tx == SIM_SHIFT_NOTHING && !(usart->cr3 & CR3_SCEN)) {
        begin_frame(usart, SIM_SHIFT_IDLE, sim_now());
    }
    if (usart->tx == SIM_SHIFT_NOTHING) {
        usart->tx_level = true;
    }
    sim_usart_update_tx_pin(usart);
    update_clock(usart);
    sim_usart_begin_next_frame(usart, sim_now());
}

void sim_usart_tx_reset(sim_usart_t *usart) {
    sim_event_cancel(&usart->tx_done);
    sim_event_cancel(&usart->tx_edge);
    sim_event_cancel(&usart->pulse_on);
    sim_event_cancel(&usart->pulse_off);
    sim_event_cancel(&usart->ck_edge);
    usart->tx = SIM_SHIFT_NOTHING;
    usart->tx_level = true;
    usart->pulse = usart->ck = false;
}

void sim_usart_tx_init(sim_usart_t *usart) {
    usart->tx_done = (sim_event_t){.call = tx_done, .self = usart};
    usart->tx_edge = (sim_event_t){.call = tx_edge, .self = usart};
    usart->pulse_on = (sim_event_t){.call = pulse_on, .self = usart};
    usart->pulse_off = (sim_event_t){.call = pulse_off, .self = usart};
    usart->ck_edge = (sim_event_t){.call = ck_edge, .self = usart};
}
