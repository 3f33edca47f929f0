// SPDX-License-Identifier: MIT
// A frame of n bits is 2n edges of SCK, half a bit time apart, the first one half a bit after the frame's start.
// Even edges lead away from the idle level, odd ones trail back:
//
//   CPHA 0   MOSI changes at the start and at trailing edges, both sides sample at leading edges
//   CPHA 1   MOSI changes at leading edges, both sides sample at trailing edges
//
// Modelled: master and slave, modes 0-3, 8 and 16 bits, both bit orders, RXONLY, BIDIMODE, NSS by hardware (in and
// out) and by software, MODF, OVR, BSY, CRC, interrupts, DMA, the remapping of SPI1. Not modelled, and refused:
// I2S (the smaller chips have none), CRC with LSBFIRST.
#include "sim/periph/spi.h"

#include <stdio.h>

#include "sim/periph/afio.h"
#include "sim/periph/dma.h"
#include "sim/periph/gpio.h"
#include "sim/periph/periph.h"
#include "sim/periph/rcc.h"

#define BIT(n) (1u << (n))

enum {
    CR1 = 0x00,
    CR2 = 0x04,
    SR = 0x08,
    DR = 0x0C,
    CRCPR = 0x10,
    RXCRCR = 0x14,
    TXCRCR = 0x18,
    I2SCFGR = 0x1C,
    I2SPR = 0x20,
};

#define CR1_CPHA     BIT(0)
#define CR1_CPOL     BIT(1)
#define CR1_MSTR     BIT(2)
#define CR1_SPE      BIT(6)
#define CR1_LSBFIRST BIT(7)
#define CR1_SSI      BIT(8)
#define CR1_SSM      BIT(9)
#define CR1_RXONLY   BIT(10)
#define CR1_DFF      BIT(11)
#define CR1_CRCNEXT  BIT(12)
#define CR1_CRCEN    BIT(13)
#define CR1_BIDIOE   BIT(14)
#define CR1_BIDIMODE BIT(15)

#define CR2_RXDMAEN BIT(0)
#define CR2_TXDMAEN BIT(1)
#define CR2_SSOE    BIT(2)
#define CR2_ERRIE   BIT(5)
#define CR2_RXNEIE  BIT(6)
#define CR2_TXEIE   BIT(7)
#define CR2_BITS    0xE7u

#define SR_RXNE   BIT(0)
#define SR_TXE    BIT(1)
#define SR_CRCERR BIT(4)
#define SR_MODF   BIT(5)
#define SR_OVR    BIT(6)
#define SR_BSY    BIT(7)

enum { SPIS = 2 };
enum { NSS, SCK, MISO, MOSI, PINS };

typedef struct {
    sim_periph_t periph;
    unsigned n;
    uint32_t cr1, cr2, sr, crcpr, rxcrc, txcrc;
    uint16_t tx_buffer, rx_buffer;
    uint16_t out, in; // the shift register, both ends of it
    unsigned edge;    // edges of this frame so far
    bool shifting, crc_frame, stop_spe;
    bool modf_seen, ovr_read; // half of the sequence that clears MODF, OVR
    bool sck;                 // the level that we drive, or saw last
    sim_event_t event;        // the next edge
    unsigned pin[PINS];
    sim_watcher_t watchers[2][2]; // NSS and SCK, in both mappings
} spi_t;

static spi_t spis[SPIS];

static const uint8_t pins[SPIS][2][PINS] = {
    {{SIM_PIN(SIM_PORT_A, 4), SIM_PIN(SIM_PORT_A, 5), SIM_PIN(SIM_PORT_A, 6),
      SIM_PIN(SIM_PORT_A, 7)},
     {SIM_PIN(SIM_PORT_A, 15), SIM_PIN(SIM_PORT_B, 3), SIM_PIN(SIM_PORT_B, 4),
      SIM_PIN(SIM_PORT_B, 5)}},
    {{SIM_PIN(SIM_PORT_B, 12), SIM_PIN(SIM_PORT_B, 13), SIM_PIN(SIM_PORT_B, 14),
      SIM_PIN(SIM_PORT_B, 15)},
     {SIM_PIN(SIM_PORT_B, 12), SIM_PIN(SIM_PORT_B, 13), SIM_PIN(SIM_PORT_B, 14),
      SIM_PIN(SIM_PORT_B, 15)}},
};

static const sim_dma_source_t dma_source[SPIS][2] = {
    {SIM_DMA_SPI1_RX, SIM_DMA_SPI1_TX},
    {SIM_DMA_SPI2_RX, SIM_DMA_SPI2_TX},
};

// ---- what the configuration says

static bool on(const spi_t *spi) {
    return spi->cr1 & CR1_SPE;
}
static bool is_master(const spi_t *spi) {
    return spi->cr1 & CR1_MSTR;
}
static unsigned frame_bits(const spi_t *spi) {
    return spi->cr1 & CR1_DFF ? 16 : 8;
}

static bool sends(const spi_t *spi) {
    return spi->cr1 & CR1_BIDIMODE ? spi->cr1 & CR1_BIDIOE : !(spi->cr1 & CR1_RXONLY);
}
static bool receives(const spi_t *spi) {
    return !(spi->cr1 & CR1_BIDIMODE) || !(spi->cr1 & CR1_BIDIOE);
}

// The pins of the data that go out and come in: the one pin of the bidirectional mode is the master's MOSI and
// the slave's MISO.
static unsigned out_pin(const spi_t *spi) {
    return spi->pin[is_master(spi) ? MOSI : MISO];
}
static unsigned in_pin(const spi_t *spi) {
    if (spi->cr1 & CR1_BIDIMODE) {
        return out_pin(spi);
    }
    return spi->pin[is_master(spi) ? MISO : MOSI];
}

// NSS as the interface sees it: true is low.
static bool nss_low(const spi_t *spi) {
    if (spi->cr1 & CR1_SSM) {
        return !(spi->cr1 & CR1_SSI);
    }
    return !sim_gpio_input(spi->pin[NSS]);
}

static bool selected(const spi_t *spi) {
    return on(spi) && !is_master(spi) && nss_low(spi);
}

static uint64_t half_bit(const spi_t *spi) {
    return (uint64_t)(1u << (spi->cr1 >> 3 & 7)) * sim_rcc_bus_divider(spi->periph.bus);
}

// ---- interrupts, DMA, pins

static void update(spi_t *spi) {
    uint32_t sr = spi->sr, cr2 = spi->cr2;
    bool irq = (sr & SR_TXE && cr2 & CR2_TXEIE) || (sr & SR_RXNE && cr2 & CR2_RXNEIE) ||
               (sr & (SR_CRCERR | SR_MODF | SR_OVR) && cr2 & CR2_ERRIE);
    sim_irq_set(34 + spi->n, irq);
    sim_dma_set(dma_source[spi->n - 1][0], sr & SR_RXNE && cr2 & CR2_RXDMAEN);
    sim_dma_set(dma_source[spi->n - 1][1], sr & SR_TXE && cr2 & CR2_TXDMAEN);
}

static void put(const spi_t *spi, unsigned pin, bool used, bool level) {
    sim_gpio_alternate(pin, spi, !used ? SIM_ALT_OFF : level ? SIM_ALT_HIGH : SIM_ALT_LOW);
}

// Bit i of the frame, in the order of the wire.
static unsigned place(const spi_t *spi, unsigned i) {
    return spi->cr1 & CR1_LSBFIRST && !spi->crc_frame ? i : frame_bits(spi) - 1 - i;
}

static void put_bit(const spi_t *spi, unsigned i) {
    if (sends(spi)) {
        put(spi, out_pin(spi), true, spi->out >> place(spi, i) & 1);
    }
}

static void put_clock(spi_t *spi, bool level) {
    spi->sck = level;
    put(spi, spi->pin[SCK], true, level);
}

// The CRC's turn comes after the last data.
static bool crc_is_next(const spi_t *spi) {
    return spi->cr1 & CR1_CRCEN && spi->cr1 & CR1_CRCNEXT && spi->sr & SR_TXE;
}

// What the next frame sends; a slave without anything new repeats the old data.
static uint16_t next_out(const spi_t *spi) {
    if (crc_is_next(spi)) {
        return (uint16_t)spi->txcrc;
    }
    return spi->sr & SR_TXE ? spi->out : spi->tx_buffer;
}

// Takes what the pins must be while nothing is shifted from the registers.
static void update_pins(spi_t *spi) {
    bool master = on(spi) && is_master(spi);
    put(spi, spi->pin[NSS], master && !(spi->cr1 & CR1_SSM) && spi->cr2 & CR2_SSOE, false);
    if (master) {
        put(spi, spi->pin[MISO], false, false);
        put(spi, spi->pin[MOSI], sends(spi), spi->out >> place(spi, frame_bits(spi) - 1) & 1);
        put_clock(spi, spi->cr1 & CR1_CPOL);
    } else {
        bool out = selected(spi) && sends(spi);
        put(spi, spi->pin[SCK], false, false);
        put(spi, spi->pin[MOSI], false, false);
        put(spi, spi->pin[MISO], out, next_out(spi) >> place(spi, 0) & 1);
    }
}

// ---- CRC

static void crc_step(const spi_t *spi, uint32_t *crc, uint16_t data) {
    unsigned bits = frame_bits(spi);
    for (unsigned i = 0; i < bits; i++) {
        bool top = (*crc ^ (uint32_t)data << i) >> (bits - 1) & 1;
        *crc = (*crc << 1 ^ (top ? spi->crcpr : 0)) & (BIT(bits) - 1);
    }
}

// ---- frames

static void load(spi_t *spi) {
    bool fresh = !(spi->sr & SR_TXE);
    spi->out = next_out(spi);
    spi->crc_frame = crc_is_next(spi);
    if (fresh) {
        spi->sr |= SR_TXE;
        crc_step(spi, &spi->txcrc, spi->out);
    }
    spi->shifting = true;
    spi->edge = 0;
    spi->in = 0;
    if (!(is_master(spi) && spi->cr1 & CR1_BIDIMODE && !sends(spi))) {
        spi->sr |= SR_BSY;
    }
}

static void frame_came(spi_t *spi) {
    if (!receives(spi)) {
        return;
    }
    if (spi->crc_frame) {
        spi->sr |= spi->in != spi->rxcrc ? SR_CRCERR : 0;
    } else {
        crc_step(spi, &spi->rxcrc, spi->in);
    }
    if (spi->sr & SR_RXNE) {
        spi->sr |= SR_OVR; // the new one is lost
        spi->ovr_read = false;
    } else {
        spi->rx_buffer = spi->in;
        spi->sr |= SR_RXNE;
    }
}

static void frame_ends(spi_t *spi) {
    spi->shifting = false;
    spi->sr &= ~SR_BSY;
    if (spi->crc_frame) {
        spi->cr1 &= ~CR1_CRCNEXT;
        spi->crc_frame = false;
    }
}

static void sample(spi_t *spi, unsigned i) {
    spi->in |= (uint16_t)(sim_gpio_input(in_pin(spi)) << place(spi, i));
    if (i == frame_bits(spi) - 1) {
        frame_came(spi);
    }
}

// What the data do at an edge. The master samples before it makes the edge, so that a slave's answer to the edge
// comes after.
static void data_at_edge(spi_t *spi, bool sampling) {
    bool samples = (spi->edge & 1) == (spi->cr1 & CR1_CPHA ? 1 : 0);
    unsigned i = spi->edge / 2;
    if (samples && sampling) {
        sample(spi, i);
    } else if (!samples && !sampling) {
        i += spi->cr1 & CR1_CPHA ? 0 : 1;
        if (i < frame_bits(spi)) {
            put_bit(spi, i);
        }
    }
}

// ---- master

static void begin_frame(spi_t *spi) {
    bool clocks = !sends(spi) || !(spi->sr & SR_TXE) || crc_is_next(spi);
    if (!on(spi) || !is_master(spi) || spi->shifting || !clocks) {
        return;
    }
    load(spi);
    if (!(spi->cr1 & CR1_CPHA)) {
        put_bit(spi, 0);
    }
    sim_event_at(&spi->event, sim_now() + half_bit(spi));
}

static void switch_off(spi_t *spi) {
    spi->stop_spe = false;
    spi->cr1 &= ~CR1_SPE;
    sim_event_cancel(&spi->event);
    frame_ends(spi);
    update_pins(spi);
}

static void master_edge(void *self) {
    spi_t *spi = self;
    data_at_edge(spi, true);
    put_clock(spi, !spi->sck);
    data_at_edge(spi, false);
    if (++spi->edge < 2 * frame_bits(spi)) {
        sim_event_at(&spi->event, sim_now() + half_bit(spi));
    } else {
        frame_ends(spi);
        if (spi->stop_spe) {
            switch_off(spi);
        }
        begin_frame(spi);
    }
    update(spi);
}

// ---- slave, and what comes from outside

static void slave_edge(spi_t *spi, bool leading) {
    if (!spi->shifting && !leading) {
        return; // out of step: the clock came to its idle level
    }
    if (!spi->shifting) {
        load(spi);
    }
    data_at_edge(spi, true);
    data_at_edge(spi, false);
    if (++spi->edge == 2 * frame_bits(spi)) {
        frame_ends(spi);
        update_pins(spi); // the next frame's first bit
    }
}

static void check_mode_fault(spi_t *spi) {
    bool watches = spi->cr1 & CR1_SSM || !(spi->cr2 & CR2_SSOE);
    if (on(spi) && is_master(spi) && watches && nss_low(spi)) {
        switch_off(spi);
        spi->cr1 &= ~CR1_MSTR;
        spi->sr |= SR_MODF;
        spi->modf_seen = false;
        update_pins(spi);
    }
}

static void clock_changed(void *self, const sim_wire_t *wire) {
    spi_t *spi = self;
    (void)wire;
    bool sck = sim_gpio_input(spi->pin[SCK]);
    if (is_master(spi) || sck == spi->sck) {
        return;
    }
    spi->sck = sck;
    if (selected(spi)) {
        slave_edge(spi, sck != !!(spi->cr1 & CR1_CPOL));
        update(spi);
    }
}

static void nss_changed(void *self, const sim_wire_t *wire) {
    spi_t *spi = self;
    (void)wire;
    if (on(spi) && !(spi->cr1 & CR1_SSM)) {
        check_mode_fault(spi);
        if (!is_master(spi) && !spi->shifting) {
            update_pins(spi);
        } else if (!is_master(spi)) {
            put(spi, spi->pin[MISO], false, false);
        }
        update(spi);
    }
}

// ---- registers

static bool has_i2s;

static void refuse(const spi_t *spi, uint32_t cr1) {
    if (cr1 & CR1_CRCEN && cr1 & CR1_LSBFIRST) {
        sim_periph_unmodelled(&spi->periph, CR1, "CRC with LSBFIRST");
    }
}

// A master that only receives finishes the frame under way; one that sends is cut short.
static void write_cr1(spi_t *spi, uint32_t value) {
    refuse(spi, value);
    if (value & ~spi->cr1 & CR1_CRCEN) {
        spi->rxcrc = spi->txcrc = 0;
    }
    if (spi->modf_seen) {
        spi->sr &= ~SR_MODF;
        spi->modf_seen = false;
    }
    bool ends = on(spi) && !(value & CR1_SPE);
    bool finishes = ends && spi->shifting && is_master(spi) && !sends(spi);
    if (finishes) {
        spi->cr1 = value | CR1_SPE;
        spi->stop_spe = true;
        return;
    }
    if (ends && spi->shifting && is_master(spi)) {
        fprintf(stderr, "pyll-sim: %s: SPE cleared in the midst of a frame\n", spi->periph.name);
    }
    spi->stop_spe = false;
    bool was_on = on(spi);
    spi->cr1 = value;
    if (ends) {
        switch_off(spi);
    } else if (!spi->shifting) {
        if (!was_on && on(spi) && !is_master(spi)) {
            spi->sck = sim_gpio_input(spi->pin[SCK]);
        }
        update_pins(spi);
    }
    check_mode_fault(spi);
    begin_frame(spi);
}

static uint32_t read_sr(spi_t *spi) {
    uint32_t value = spi->sr;
    spi->modf_seen = value & SR_MODF;
    if (spi->ovr_read) {
        spi->sr &= ~SR_OVR;
        spi->ovr_read = false;
        update(spi);
    }
    return value;
}

static uint32_t read_dr(spi_t *spi) {
    spi->sr &= ~SR_RXNE;
    spi->ovr_read = spi->sr & SR_OVR;
    update(spi);
    return spi->rx_buffer;
}

static void write_dr(spi_t *spi, uint32_t value) {
    spi->tx_buffer = value & (spi->cr1 & CR1_DFF ? 0xFFFF : 0xFF);
    spi->sr &= ~SR_TXE;
    if (selected(spi) && !spi->shifting) {
        update_pins(spi);
    }
    begin_frame(spi);
}

static uint32_t spi_read(void *self, uint32_t offset) {
    spi_t *spi = self;
    switch (offset) {
    case CR1: return spi->stop_spe ? spi->cr1 & ~CR1_SPE : spi->cr1;
    case CR2: return spi->cr2;
    case SR: return read_sr(spi);
    case DR: return read_dr(spi);
    case CRCPR: return spi->crcpr;
    case RXCRCR: return spi->rxcrc;
    case TXCRCR: return spi->txcrc;
    case I2SCFGR:
    case I2SPR: return 0;
    default: return sim_periph_reserved(&spi->periph, offset);
    }
}

static void spi_write(void *self, uint32_t offset, uint32_t value) {
    spi_t *spi = self;
    switch (offset) {
    case CR1: write_cr1(spi, value & 0xFFFF); break;
    case CR2:
        spi->cr2 = value & CR2_BITS;
        if (!spi->shifting) {
            update_pins(spi);
        }
        check_mode_fault(spi);
        break;
    case SR: spi->sr &= value | ~SR_CRCERR; break;
    case DR: write_dr(spi, value); break;
    case CRCPR: spi->crcpr = value & 0xFFFF; break;
    case RXCRCR:
    case TXCRCR: break; // read-only
    case I2SCFGR:       // I2SMOD; the smaller chips have no I2S, and the register no bits
        sim_periph_only(&spi->periph, I2SCFGR, has_i2s ? value & BIT(11) : 0, 0);
        break;
    case I2SPR: break;
    default: sim_periph_reserved(&spi->periph, offset);
    }
    update(spi);
}

static void spi_reset(void *self) {
    spi_t *spi = self;
    spi->cr1 = spi->cr2 = 0;
    switch_off(spi);
    spi->sr = SR_TXE;
    spi->crcpr = 7;
    spi->rxcrc = spi->txcrc = 0;
    spi->tx_buffer = spi->rx_buffer = spi->out = 0;
    spi->modf_seen = spi->ovr_read = false;
    update(spi);
}

void sim_spi_remapped(void) {
    spi_t *spi = &spis[0];
    unsigned remap = sim_afio_mapr() & 1;
    for (unsigned i = 0; i < PINS; i++) {
        if (spi->pin[i] != pins[0][remap][i]) {
            sim_gpio_alternate(spi->pin[i], spi, SIM_ALT_OFF);
            spi->pin[i] = pins[0][remap][i];
        }
    }
    update_pins(spi);
}

static void watch_pins(spi_t *spi) {
    for (unsigned remap = 0; remap < (spi->n == 1 ? 2 : 1); remap++) {
        spi->watchers[remap][0] = (sim_watcher_t){.call = nss_changed, .self = spi};
        spi->watchers[remap][1] = (sim_watcher_t){.call = clock_changed, .self = spi};
        sim_wire_watch(sim_gpio_wire(pins[spi->n - 1][remap][NSS]), &spi->watchers[remap][0]);
        sim_wire_watch(sim_gpio_wire(pins[spi->n - 1][remap][SCK]), &spi->watchers[remap][1]);
    }
}

void sim_spi_init(bool high_density) {
    has_i2s = high_density;
    for (unsigned i = 0; i < SPIS; i++) {
        spi_t *spi = &spis[i];
        spi->n = i + 1;
        spi->event = (sim_event_t){.call = master_edge, .self = spi};
        for (unsigned n = 0; n < PINS; n++) {
            spi->pin[n] = pins[i][0][n];
        }
        watch_pins(spi);
        spi->periph = (sim_periph_t){
            .name = i ? "SPI2" : "SPI1",
            .base = i ? 0x40003800 : 0x40013000,
            .bus = i ? SIM_APB1 : SIM_APB2,
            .bit = i ? BIT(14) : BIT(12),
            .self = spi,
            .read = spi_read,
            .write = spi_write,
            .reset = spi_reset,
        };
        sim_periph_add(&spi->periph);
    }
}
