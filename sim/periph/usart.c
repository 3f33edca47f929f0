// SPDX-License-Identifier: MIT
// Time: a bit lasts BRR clocks of the bus (BRR counts sixteenths of a bit, sampled 16 times a bit),
// so a frame is some multiple of that in core cycles, whatever the clock.
//
// A frame that follows another begins when that one ended, even if this is looked at late: while the
// flash stalls the core, bytes go on coming, and all but the first are lost.
//
// Modelled: both directions, TXE/TC/RXNE/ORE/IDLE, parity, 7-9 data bits, 0.5-2 stop bits, breaks,
// the idle frame after TE, the interrupts, DMA, remapping. TX carries every bit. What comes in is either what a
// console says, in whole frames that keep to the chip's format, or, where no console is connected, the bits on
// RX: with FE, PE and breaks. There is no noise (NE). Not modelled, and refused: LIN, IrDA, smartcard,
// half-duplex, synchronous mode, mute mode and the flow control pins.
#include "sim/periph/usart.h"

#include <stdio.h>

#include "sim/periph/afio.h"
#include "sim/periph/dma.h"
#include "sim/periph/gpio.h"
#include "sim/periph/rcc.h"

#define BIT(n) (1u << (n))

enum { SR = 0x00, DR = 0x04, BRR = 0x08, CR1 = 0x0C, CR2 = 0x10, CR3 = 0x14, GTPR = 0x18 };

#define SR_PE        BIT(0)
#define SR_FE        BIT(1)
#define SR_ORE       BIT(3)
#define SR_IDLE      BIT(4)
#define SR_RXNE      BIT(5)
#define SR_TC        BIT(6)
#define SR_TXE       BIT(7)
#define SR_LBD       BIT(8)
#define SR_CTS       BIT(9)
#define SR_SEQUENCED 0x1Fu // PE, FE, NE, ORE, IDLE: cleared by reading SR, then DR
#define SR_CLEARABLE (SR_RXNE | SR_TC | SR_LBD | SR_CTS)

#define CR1_SBK    BIT(0)
#define CR1_RWU    BIT(1)
#define CR1_RE     BIT(2)
#define CR1_TE     BIT(3)
#define CR1_IDLEIE BIT(4)
#define CR1_RXNEIE BIT(5)
#define CR1_TCIE   BIT(6)
#define CR1_TXEIE  BIT(7)
#define CR1_PEIE   BIT(8)
#define CR1_PS     BIT(9)
#define CR1_PCE    BIT(10)
#define CR1_M      BIT(12)
#define CR1_UE     BIT(13)
#define CR2_CLKEN  BIT(11)
#define CR2_LINEN  BIT(14)
#define CR3_EIE    BIT(0)
#define CR3_DMAR   BIT(6)
#define CR3_DMAT   BIT(7)

typedef enum { SHIFT_NOTHING, SHIFT_IDLE, SHIFT_BREAK, SHIFT_DATA } shift_t;

typedef struct {
    sim_periph_t periph;
    unsigned n, irq;
    const sim_serial_t *serial;
    uint32_t sr, brr, cr1, cr2, cr3, gtpr;
    uint32_t sr_seen; // the flags that the last read of SR showed
    uint16_t tdr, rdr;
    uint16_t tx_shift, rx_shift;
    shift_t tx;
    bool receiving, may_idle;
    sim_event_t tx_done, rx_done, rx_idle;
    unsigned tx_pin;
    bool warned;
    // The bits on the wires.
    unsigned tx_levels, tx_bit; // of the frame, bit 0 the start bit; the next one to come
    bool tx_level, rx_level, sampling;
    unsigned rx_bit;
    uint16_t rx_bits;
    uint64_t tx_from, rx_from; // cycles: where the frames began
    uint64_t rx_came;          // when RXNE was set with its interrupt enabled; else 0
    sim_event_t tx_edge, rx_sample;
    sim_watcher_t rx_watchers[4];
} usart_t;

static usart_t usarts[SIM_USARTS];
static unsigned lost; // characters that found one before them
static uint64_t
    longest_wait; // cycles from a character's end, which raised an interrupt, until it was read

static const struct {
    uint8_t tx[4], rx[4];
} pins[SIM_USARTS] = {
    {{SIM_PIN(SIM_PORT_A, 9), SIM_PIN(SIM_PORT_B, 6)},
     {SIM_PIN(SIM_PORT_A, 10), SIM_PIN(SIM_PORT_B, 7)}},
    {{SIM_PIN(SIM_PORT_A, 2), SIM_PIN(SIM_PORT_D, 5)},
     {SIM_PIN(SIM_PORT_A, 3), SIM_PIN(SIM_PORT_D, 6)}},
    {{SIM_PIN(SIM_PORT_B, 10), SIM_PIN(SIM_PORT_C, 10), SIM_PIN(SIM_PORT_B, 10),
      SIM_PIN(SIM_PORT_D, 8)},
     {SIM_PIN(SIM_PORT_B, 11), SIM_PIN(SIM_PORT_C, 11), SIM_PIN(SIM_PORT_B, 11),
      SIM_PIN(SIM_PORT_D, 9)}},
};

static unsigned pin_of(const usart_t *usart, bool tx) {
    unsigned remap = sim_afio_usart_remap(usart->n);
    return tx ? pins[usart->n - 1].tx[remap] : pins[usart->n - 1].rx[remap];
}

static const sim_dma_source_t dma_source[SIM_USARTS][2] = {
    {SIM_DMA_USART1_RX, SIM_DMA_USART1_TX},
    {SIM_DMA_USART2_RX, SIM_DMA_USART2_TX},
    {SIM_DMA_USART3_RX, SIM_DMA_USART3_TX},
};

static void update_irq(const usart_t *usart) {
    uint32_t sr = usart->sr, cr1 = usart->cr1;
    // TXEIE, TCIE, RXNEIE and IDLEIE stand at the same bits as their flags.
    bool irq = (sr & cr1 & (SR_TXE | SR_TC | SR_RXNE | SR_IDLE)) ||
               (sr & SR_ORE && cr1 & CR1_RXNEIE) || (sr & SR_PE && cr1 & CR1_PEIE) ||
               (sr & (SR_ORE | SR_FE) && usart->cr3 & CR3_EIE && usart->cr3 & CR3_DMAR);
    sim_irq_set(usart->irq, irq);
    sim_dma_set(dma_source[usart->n - 1][0], sr & SR_RXNE && usart->cr3 & CR3_DMAR);
    sim_dma_set(dma_source[usart->n - 1][1], sr & SR_TXE && usart->cr3 & CR3_DMAT);
}

static bool enabled(const usart_t *usart, uint32_t direction) {
    bool clocked = usart->brr >= 16; // USARTDIV of at least 1
    return usart->cr1 & CR1_UE && usart->cr1 & direction && clocked;
}

static uint64_t half_bits(const usart_t *usart, unsigned count) {
    return count * (uint64_t)usart->brr * sim_rcc_bus_divider(usart->periph.bus) / 2;
}

static uint64_t frame_cycles(const usart_t *usart) {
    static const uint8_t stop_half_bits[] = {2, 1, 4, 3};
    return half_bits(usart,
                     2 * (1 + (usart->cr1 & CR1_M ? 9 : 8)) + stop_half_bits[usart->cr2 >> 12 & 3]);
}

static unsigned word_bits(const usart_t *usart) {
    return usart->cr1 & CR1_M ? 9 : 8;
}

// Data bits of a frame: the parity bit takes the place of the highest one.
static uint16_t data_mask(const usart_t *usart) {
    return (uint16_t)(BIT(word_bits(usart) - (usart->cr1 & CR1_PCE ? 1 : 0)) - 1);
}

static uint16_t with_parity(const usart_t *usart, uint16_t data) {
    data &= data_mask(usart);
    if (!(usart->cr1 & CR1_PCE)) {
        return data;
    }
    unsigned parity = (unsigned)__builtin_parity(data) ^ (usart->cr1 & CR1_PS ? 1 : 0);
    return (uint16_t)(data | parity << (word_bits(usart) - 1));
}

// The pin idles high while the transmitter is on.
static void update_tx_pin(usart_t *usart) {
    unsigned pin = pin_of(usart, true);
    if (pin != usart->tx_pin) {
        sim_gpio_alternate(usart->tx_pin, usart, SIM_ALT_OFF);
        usart->tx_pin = pin;
    }
    sim_alt_t level = usart->tx_level ? SIM_ALT_HIGH : SIM_ALT_LOW;
    sim_gpio_alternate(pin, usart, enabled(usart, CR1_TE) ? level : SIM_ALT_OFF);
}

static void tx_edge(void *self) {
    usart_t *usart = self;
    unsigned bits = word_bits(usart) + 3; // with start and stop bit, and what follows a break
    usart->tx_level = usart->tx_levels >> usart->tx_bit & 1;
    update_tx_pin(usart);
    while (++usart->tx_bit < bits && (usart->tx_levels >> usart->tx_bit & 1) == usart->tx_level) {
    }
    if (usart->tx_bit < bits) {
        sim_event_at(&usart->tx_edge, usart->tx_from + half_bits(usart, 2 * usart->tx_bit));
    }
}

// The levels of all bits of a frame, the start bit lowest; from the stop bit on all are high. A break is low
// for a whole frame, and then a stop bit comes.
static unsigned frame_levels(const usart_t *usart, shift_t what) {
    unsigned stop = ~0u << (word_bits(usart) + 1);
    switch (what) {
    case SHIFT_DATA: return (unsigned)with_parity(usart, usart->tx_shift) << 1 | stop;
    case SHIFT_BREAK: return stop << 1;
    default: return ~0u;
    }
}

// Transmitter.

static void begin_frame(usart_t *usart, shift_t what, uint64_t from) {
    usart->tx = what;
    usart->tx_levels = frame_levels(usart, what);
    usart->tx_bit = 0;
    usart->tx_from = from;
    sim_event_at(&usart->tx_edge, from);
    uint64_t more = what == SHIFT_BREAK ? half_bits(usart, 2) : 0;
    sim_event_at(&usart->tx_done, from + frame_cycles(usart) + more);
}

static void begin_next_frame(usart_t *usart, uint64_t from) {
    if (usart->tx != SHIFT_NOTHING || !enabled(usart, CR1_TE)) {
        return;
    }
    if (!(usart->sr & SR_TXE)) {
        usart->tx_shift = usart->tdr & data_mask(usart);
        usart->sr |= SR_TXE;
        begin_frame(usart, SHIFT_DATA, from);
    } else if (usart->cr1 & CR1_SBK) {
        begin_frame(usart, SHIFT_BREAK, from);
    }
}

static void deliver(usart_t *usart) {
    if (sim_gpio_is_alternate(usart->tx_pin)) {
        if (usart->serial) {
            usart->serial->received(usart->serial->self, usart->tx_shift);
        }
    } else if (!usart->warned) {
        usart->warned = true;
        fprintf(stderr, "pyll-sim: %s sends, but %s is not an alternate function output\n",
                usart->periph.name, sim_gpio_wire(usart->tx_pin)->name);
    }
}

static void tx_done(void *self) {
    usart_t *usart = self;
    shift_t sent = usart->tx;
    usart->tx = SHIFT_NOTHING;
    if (sent == SHIFT_DATA) {
        deliver(usart);
    } else if (sent == SHIFT_BREAK) {
        usart->cr1 &= ~CR1_SBK;
    }
    begin_next_frame(usart, usart->tx_done.at);
    if (usart->tx == SHIFT_NOTHING && sent != SHIFT_IDLE) {
        usart->sr |= SR_TC;
    }
    update_irq(usart);
}

static void write_dr(usart_t *usart, uint32_t value) {
    usart->tdr = value & 0x1FF;
    usart->sr &= ~SR_TXE;
    usart->sr &= ~(usart->sr_seen & SR_TC);
    usart->sr_seen = 0;
    begin_next_frame(usart, sim_now());
}

// Receiver.

// The other side waits with its next frame while the receiver is off.
static void begin_reception(usart_t *usart, uint64_t from) {
    if (usart->receiving || !usart->serial || !enabled(usart, CR1_RE) ||
        !sim_gpio_has_input(pin_of(usart, false))) {
        return;
    }
    int next = usart->serial->next(usart->serial->self);
    if (next >= 0) {
        usart->rx_shift = with_parity(usart, (uint16_t)next);
        usart->receiving = true;
        sim_event_cancel(&usart->rx_idle);
        sim_event_at(&usart->rx_done, from + frame_cycles(usart));
    }
}

static void character_came(usart_t *usart, uint64_t at) {
    if (usart->sr & SR_RXNE) {
        usart->sr |= SR_ORE; // the old character stays, the new one is lost
        lost++;
    } else {
        usart->rdr = usart->rx_shift;
        usart->sr |= SR_RXNE;
        usart->rx_came = usart->cr1 & CR1_RXNEIE ? at : 0;
    }
    usart->may_idle = true;
}

static void rx_done(void *self) {
    usart_t *usart = self;
    usart->receiving = false;
    character_came(usart, usart->rx_done.at);
    begin_reception(usart, usart->rx_done.at);
    if (!usart->receiving) {
        sim_event_at(&usart->rx_idle, usart->rx_done.at + frame_cycles(usart));
    }
    update_irq(usart);
}

static void rx_idle(void *self) {
    usart_t *usart = self;
    if (usart->may_idle) {
        usart->may_idle = false; // once after each character
        usart->sr |= SR_IDLE;
        update_irq(usart);
    }
}

// From the wire: the start bit's edge, then a sample in the middle of each bit.

static void start_bit(usart_t *usart) {
    usart->sampling = true;
    usart->rx_bit = 0;
    usart->rx_bits = 0;
    usart->rx_from = sim_now();
    sim_event_cancel(&usart->rx_idle);
    sim_event_at(&usart->rx_sample, usart->rx_from + half_bits(usart, 1));
}

static void rx_changed(void *self, const sim_wire_t *wire) {
    usart_t *usart = self;
    (void)wire;
    unsigned pin = pin_of(usart, false);
    bool level = sim_gpio_wire(pin)->level;
    bool fell = usart->rx_level && !level && sim_gpio_has_input(pin);
    usart->rx_level = level;
    if (fell && !usart->serial && !usart->sampling && enabled(usart, CR1_RE)) {
        start_bit(usart);
    }
}

static void wire_frame_over(usart_t *usart, bool stop) {
    usart->sampling = false;
    usart->rx_shift = usart->rx_bits;
    uint16_t data = usart->rx_bits & data_mask(usart);
    usart->sr |= stop ? 0 : SR_FE;
    usart->sr |= usart->cr1 & CR1_PCE && with_parity(usart, data) != usart->rx_bits ? SR_PE : 0;
    character_came(usart, sim_now());
    sim_event_at(&usart->rx_idle, sim_now() + frame_cycles(usart));
    update_irq(usart);
}

static void rx_sample(void *self) {
    usart_t *usart = self;
    bool level = usart->rx_level;
    if (usart->rx_bit == 0 && level) { // no start bit: a spike
        usart->sampling = false;
        return;
    }
    if (usart->rx_bit == word_bits(usart) + 1) {
        wire_frame_over(usart, level);
        return;
    }
    if (usart->rx_bit > 0) {
        usart->rx_bits |= (uint16_t)(level << (usart->rx_bit - 1));
    }
    usart->rx_bit++;
    sim_event_at(&usart->rx_sample, usart->rx_from + half_bits(usart, 2 * usart->rx_bit + 1));
}

static uint32_t read_dr(usart_t *usart) {
    bool waited = usart->sr & SR_RXNE && usart->rx_came && usart->cr1 & CR1_RXNEIE;
    if (waited && sim_now() - usart->rx_came > longest_wait) {
        longest_wait = sim_now() - usart->rx_came;
    }
    usart->sr &= ~(SR_RXNE | (usart->sr_seen & SR_SEQUENCED));
    usart->sr_seen = 0;
    update_irq(usart);
    return usart->rdr;
}

void sim_usart_wake(unsigned n) {
    begin_reception(&usarts[n - 1], sim_now());
}

bool sim_usart_busy(unsigned n) {
    const usart_t *usart = &usarts[n - 1];
    return usart->receiving || usart->sampling || usart->tx != SHIFT_NOTHING;
}

unsigned sim_usart_lost(void) {
    return lost;
}

uint64_t sim_usart_longest_wait(void) {
    return longest_wait;
}

void sim_usart_connect(unsigned n, const sim_serial_t *serial) {
    usarts[n - 1].serial = serial;
}

void sim_usart_remapped(void) {
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        update_tx_pin(&usarts[i]);
    }
}

// Registers.

// CR1 and BRR together switch the two directions on and off, in whatever order they are written.
static void configure(usart_t *usart, uint32_t cr1, uint32_t brr) {
    bool was_on = enabled(usart, CR1_TE);
    usart->cr1 = cr1;
    usart->brr = brr;
    if (!was_on && enabled(usart, CR1_TE) && usart->tx == SHIFT_NOTHING) {
        begin_frame(usart, SHIFT_IDLE, sim_now());
    }
    if (!enabled(usart, CR1_RE)) {
        sim_event_cancel(&usart->rx_done);
        sim_event_cancel(&usart->rx_idle);
        sim_event_cancel(&usart->rx_sample);
        usart->receiving = usart->sampling = false;
    }
    if (usart->tx == SHIFT_NOTHING) {
        usart->tx_level = true;
    }
    update_tx_pin(usart);
    begin_next_frame(usart, sim_now());
    begin_reception(usart, sim_now());
}

static uint32_t usart_read(void *self, uint32_t offset) {
    usart_t *usart = self;
    switch (offset) {
    case SR: return usart->sr_seen = usart->sr;
    case DR: return read_dr(usart);
    case BRR: return usart->brr;
    case CR1: return usart->cr1;
    case CR2: return usart->cr2;
    case CR3: return usart->cr3;
    case GTPR: return usart->gtpr;
    default: return sim_periph_reserved(&usart->periph, offset);
    }
}

static void usart_write(void *self, uint32_t offset, uint32_t value) {
    usart_t *usart = self;
    switch (offset) {
    case SR: usart->sr &= value | ~SR_CLEARABLE; break;
    case DR: write_dr(usart, value); break;
    case BRR: configure(usart, usart->cr1, value & 0xFFFF); break;
    case CR1:
        sim_periph_only(&usart->periph, CR1, value & CR1_RWU, 0);
        configure(usart, value & 0x3FFF, usart->brr);
        break;
    case CR2:
        sim_periph_only(&usart->periph, CR2, value & (CR2_LINEN | CR2_CLKEN), 0);
        usart->cr2 = value & 0x7F6F;
        break;
    case CR3:
        sim_periph_only(&usart->periph, CR3, value & 0x7FF, CR3_EIE | CR3_DMAR | CR3_DMAT);
        usart->cr3 = value & 0x7FF;
        break;
    case GTPR: usart->gtpr = value & 0xFFFF; break;
    default: sim_periph_reserved(&usart->periph, offset);
    }
    update_irq(usart);
}

static void usart_reset(void *self) {
    usart_t *usart = self;
    sim_event_cancel(&usart->tx_done);
    sim_event_cancel(&usart->rx_done);
    sim_event_cancel(&usart->rx_idle);
    sim_event_cancel(&usart->tx_edge);
    sim_event_cancel(&usart->rx_sample);
    usart->tx_level = true;
    usart->sampling = false;
    usart->sr = SR_TXE | SR_TC;
    usart->brr = usart->cr1 = usart->cr2 = usart->cr3 = usart->gtpr = usart->sr_seen = 0;
    usart->tdr = usart->rdr = 0;
    usart->tx = SHIFT_NOTHING;
    usart->receiving = usart->may_idle = false;
    update_tx_pin(usart);
    update_irq(usart);
}

static void watch_pins(usart_t *usart) {
    static const unsigned mappings[SIM_USARTS] = {2, 2, 4};
    for (unsigned i = 0; i < mappings[usart->n - 1]; i++) {
        usart->rx_watchers[i] = (sim_watcher_t){.call = rx_changed, .self = usart};
        bool twice = i > 0 && pins[usart->n - 1].rx[i] == pins[usart->n - 1].rx[0];
        if (!twice) {
            sim_wire_watch(sim_gpio_wire(pins[usart->n - 1].rx[i]), &usart->rx_watchers[i]);
        }
    }
}

void sim_usart_init(void) {
    static const struct {
        const char *name;
        uint32_t base, bit;
        sim_periph_bus_t bus;
    } units[SIM_USARTS] = {
        {"USART1", 0x40013800, BIT(14), SIM_APB2},
        {"USART2", 0x40004400, BIT(17), SIM_APB1},
        {"USART3", 0x40004800, BIT(18), SIM_APB1},
    };
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        usart_t *usart = &usarts[i];
        usart->n = i + 1;
        usart->irq = 37 + i;
        usart->tx_pin = pin_of(usart, true);
        usart->tx_done = (sim_event_t){.call = tx_done, .self = usart};
        usart->rx_done = (sim_event_t){.call = rx_done, .self = usart};
        usart->rx_idle = (sim_event_t){.call = rx_idle, .self = usart};
        usart->tx_edge = (sim_event_t){.call = tx_edge, .self = usart};
        usart->rx_sample = (sim_event_t){.call = rx_sample, .self = usart};
        watch_pins(usart);
        usart->periph = (sim_periph_t){
            .name = units[i].name,
            .base = units[i].base,
            .bus = units[i].bus,
            .bit = units[i].bit,
            .self = usart,
            .read = usart_read,
            .write = usart_write,
            .reset = usart_reset,
        };
        sim_periph_add(&usart->periph);
    }
}
