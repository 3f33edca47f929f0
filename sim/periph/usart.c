// SPDX-License-Identifier: MIT
// Time: a bit lasts BRR clocks of the bus (BRR counts sixteenths of a bit, sampled 16 times a bit),
// so a frame is some multiple of that in core cycles, whatever the clock.
//
// All of chapter 27: frames of 7-9 data bits, parity, 0.5-2 stop bits, breaks, the idle frame after TE, single wire,
// synchronous mode, LIN, IrDA, smartcard, mute mode, nRTS and nCTS, the interrupts, DMA, remapping. There is no noise
// (NE), and IrDA takes pulses of any width.
#include "sim/periph/usart_private.h"

#include "sim/periph/afio.h"
#include "sim/periph/dma.h"
#include "sim/periph/rcc.h"

#define A(n) SIM_PIN(SIM_PORT_A, n)
#define B(n) SIM_PIN(SIM_PORT_B, n)
#define C(n) SIM_PIN(SIM_PORT_C, n)
#define D(n) SIM_PIN(SIM_PORT_D, n)

static sim_usart_t usarts[SIM_USARTS];

// TX, RX, CK, CTS, RTS in each mapping.
static const uint8_t pins[SIM_USARTS][4][SIM_USART_PINS] = {
    {{A(9), A(10), A(8), A(11), A(12)}, {B(6), B(7), A(8), A(11), A(12)}},
    {{A(2), A(3), A(4), A(0), A(1)}, {D(5), D(6), D(7), D(3), D(4)}},
    {{B(10), B(11), B(12), B(13), B(14)},
     {C(10), C(11), C(12), B(13), B(14)},
     {B(10), B(11), B(12), B(13), B(14)}, // reserved
     {D(8), D(9), D(10), D(11), D(12)}},
};

static const unsigned mappings[SIM_USARTS] = {2, 2, 4};

static const sim_dma_source_t dma_source[SIM_USARTS][2] = {
    {SIM_DMA_USART1_RX, SIM_DMA_USART1_TX},
    {SIM_DMA_USART2_RX, SIM_DMA_USART2_TX},
    {SIM_DMA_USART3_RX, SIM_DMA_USART3_TX},
};

void sim_usart_update_irq(const sim_usart_t *usart) {
    uint32_t sr = usart->sr, cr1 = usart->cr1;
    // TXEIE, TCIE, RXNEIE and IDLEIE stand at the same bits as their flags.
    bool irq = (sr & cr1 & (SR_TXE | SR_TC | SR_RXNE | SR_IDLE)) ||
               (sr & SR_ORE && cr1 & CR1_RXNEIE) || (sr & SR_PE && cr1 & CR1_PEIE) ||
               (sr & (SR_ORE | SR_FE) && usart->cr3 & CR3_EIE && usart->cr3 & CR3_DMAR) ||
               (sr & SR_LBD && usart->cr2 & CR2_LBDIE) || (sr & SR_CTS && usart->cr3 & CR3_CTSIE);
    sim_irq_set(usart->irq, irq);
    sim_dma_set(dma_source[usart->n - 1][0], sr & SR_RXNE && usart->cr3 & CR3_DMAR);
    sim_dma_set(dma_source[usart->n - 1][1], sr & SR_TXE && usart->cr3 & CR3_DMAT);
}

bool sim_usart_enabled(const sim_usart_t *usart, uint32_t direction) {
    bool clocked = usart->brr >= 16; // USARTDIV of at least 1
    return usart->cr1 & CR1_UE && usart->cr1 & direction && clocked;
}

bool sim_usart_single_wire(const sim_usart_t *usart) {
    return usart->cr3 & (CR3_HDSEL | CR3_SCEN);
}

uint64_t sim_usart_sixteenths(const sim_usart_t *usart, unsigned count) {
    return count * (uint64_t)usart->brr * sim_rcc_bus_divider(usart->periph.bus) / 16;
}

unsigned sim_usart_word_bits(const sim_usart_t *usart) {
    return usart->cr1 & CR1_M ? 9 : 8;
}

uint64_t sim_usart_frame_cycles(const sim_usart_t *usart) {
    static const uint8_t stop_sixteenths[] = {16, 8, 32, 24};
    unsigned bits = 1 + sim_usart_word_bits(usart);
    return sim_usart_sixteenths(usart, 16 * bits + stop_sixteenths[usart->cr2 >> 12 & 3]);
}

// Data bits of a frame: the parity bit takes the place of the highest one.
uint16_t sim_usart_data_mask(const sim_usart_t *usart) {
    unsigned bits = sim_usart_word_bits(usart) - (usart->cr1 & CR1_PCE ? 1 : 0);
    return (uint16_t)(BIT(bits) - 1);
}

uint16_t sim_usart_with_parity(const sim_usart_t *usart, uint16_t data) {
    data &= sim_usart_data_mask(usart);
    if (!(usart->cr1 & CR1_PCE)) {
        return data;
    }
    unsigned parity = (unsigned)__builtin_parity(data) ^ (usart->cr1 & CR1_PS ? 1 : 0);
    return (uint16_t)(data | parity << (sim_usart_word_bits(usart) - 1));
}

// ---- pins

static void update_outputs(sim_usart_t *usart) {
    sim_usart_update_tx_pin(usart);
    sim_usart_update_clock_pin(usart);
    sim_usart_update_rts(usart);
}

static void choose_pins(sim_usart_t *usart) {
    unsigned remap = sim_afio_usart_remap(usart->n);
    for (unsigned i = 0; i < SIM_USART_PINS; i++) {
        unsigned pin = pins[usart->n - 1][remap][i];
        if (pin != usart->pin[i]) {
            sim_gpio_alternate(usart->pin[i], usart, SIM_ALT_OFF);
            usart->pin[i] = pin;
        }
    }
}

void sim_usart_remapped(void) {
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        choose_pins(&usarts[i]);
        update_outputs(&usarts[i]);
    }
}

static void pin_changed(void *self, const sim_wire_t *wire) {
    (void)wire;
    sim_usart_rx_changed(self);
    sim_usart_cts_changed(self);
}

static void watch_pins(sim_usart_t *usart) {
    static const sim_usart_pin_t inputs[] = {SIM_USART_TX, SIM_USART_RX, SIM_USART_CTS};
    uint8_t watched[SIM_USART_WATCHED];
    unsigned count = 0;
    for (unsigned i = 0; i < 3 * mappings[usart->n - 1]; i++) {
        unsigned pin = pins[usart->n - 1][i / 3][inputs[i % 3]], k = 0;
        while (k < count && watched[k] != pin) {
            k++;
        }
        if (k == count) {
            watched[count++] = (uint8_t)pin;
            usart->watchers[k] = (sim_watcher_t){.call = pin_changed, .self = usart};
            sim_wire_watch(sim_gpio_wire(pin), &usart->watchers[k]);
        }
    }
}

// ---- the other side

void sim_usart_wake(unsigned n) {
    sim_usart_begin_reception(&usarts[n - 1], sim_now());
}

bool sim_usart_busy(unsigned n) {
    const sim_usart_t *usart = &usarts[n - 1];
    return usart->receiving || usart->sampling || usart->tx != SIM_SHIFT_NOTHING;
}

void sim_usart_connect(unsigned n, const sim_serial_t *serial) {
    usarts[n - 1].serial = serial;
}

// ---- registers

// CR1 and BRR together switch the two directions on and off, in whatever order they are written.
static void configure(sim_usart_t *usart, uint32_t cr1, uint32_t brr) {
    bool was_on = sim_usart_enabled(usart, CR1_TE);
    usart->cr1 = cr1;
    usart->brr = brr;
    if (!sim_usart_enabled(usart, CR1_RE)) {
        sim_usart_rx_stop(usart);
    }
    sim_usart_tx_configured(usart, !was_on && sim_usart_enabled(usart, CR1_TE));
    sim_usart_update_rts(usart);
    sim_usart_begin_reception(usart, sim_now());
}

static void write_cr1(sim_usart_t *usart, uint32_t value) {
    bool keeps_rwu = value & CR1_WAKE && usart->sr & SR_RXNE;
    uint32_t kept = keeps_rwu ? CR1_RWU : 0;
    configure(usart, (value & CR1_BITS & ~kept) | (usart->cr1 & kept), usart->brr);
}

// CR2 and CR3 choose the mode, which the pins show.
static void write_mode(sim_usart_t *usart, uint32_t cr2, uint32_t cr3) {
    bool changed = (usart->cr2 ^ cr2) & (CR2_CLKEN | CR2_CPOL | CR2_LINEN) ||
                   (usart->cr3 ^ cr3) & (CR3_HDSEL | CR3_SCEN | CR3_IREN | CR3_RTSE | CR3_CTSE);
    usart->cr2 = cr2;
    usart->cr3 = cr3;
    if (changed) {
        sim_usart_cts_changed(usart);
        configure(usart, usart->cr1, usart->brr);
    }
}

static uint32_t usart_read(void *self, uint32_t offset) {
    sim_usart_t *usart = self;
    switch (offset) {
    case SR: return usart->sr_seen = usart->sr;
    case DR: return sim_usart_read_dr(usart);
    case BRR: return usart->brr;
    case CR1: return usart->cr1;
    case CR2: return usart->cr2;
    case CR3: return usart->cr3;
    case GTPR: return usart->gtpr;
    default: return sim_periph_reserved(&usart->periph, offset);
    }
}

static void usart_write(void *self, uint32_t offset, uint32_t value) {
    sim_usart_t *usart = self;
    switch (offset) {
    case SR: usart->sr &= value | ~SR_CLEARABLE; break;
    case DR: sim_usart_write_dr(usart, value); break;
    case BRR: configure(usart, usart->cr1, value & 0xFFFF); break;
    case CR1: write_cr1(usart, value); break;
    case CR2: write_mode(usart, value & CR2_BITS, usart->cr3); break;
    case CR3: write_mode(usart, usart->cr2, value & CR3_BITS); break;
    case GTPR: usart->gtpr = value & 0xFFFF; break;
    default: sim_periph_reserved(&usart->periph, offset);
    }
    sim_usart_update_rts(usart);
    sim_usart_update_irq(usart);
}

static void usart_reset(void *self) {
    sim_usart_t *usart = self;
    sim_usart_tx_reset(usart);
    sim_usart_rx_stop(usart);
    usart->sr = SR_TXE | SR_TC;
    usart->brr = usart->cr1 = usart->cr2 = usart->cr3 = usart->gtpr = usart->sr_seen = 0;
    usart->tdr = usart->rdr = 0;
    usart->may_idle = false;
    update_outputs(usart);
    sim_usart_update_irq(usart);
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
        sim_usart_t *usart = &usarts[i];
        usart->n = i + 1;
        usart->irq = 37 + i;
        for (unsigned pin = 0; pin < SIM_USART_PINS; pin++) {
            usart->pin[pin] = pins[i][0][pin];
        }
        sim_usart_tx_init(usart);
        sim_usart_rx_init(usart);
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
