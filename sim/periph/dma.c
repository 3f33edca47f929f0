// SPDX-License-Identifier: MIT
// One transfer at a time: an event picks the channel of the highest priority that has something to do, moves one
// item, and comes again when that would have been done on the chip. A transfer takes 5 cycles between memories and
// 7 with a register behind an APB bridge; the core is not held up by it (on the chip they share the bus matrix).
#include "sim/periph/dma.h"

#include "sim/periph/periph.h"

enum { ISR = 0x00, IFCR = 0x04, CHANNELS_AT = 0x08, CHANNEL_SIZE = 0x14 };
enum { CCR = 0x00, CNDTR = 0x04, CPAR = 0x08, CMAR = 0x0C };
enum { CHANNELS = 7, IRQ_CHANNEL1 = 11 };

#define CCR_EN      0x0001u
#define CCR_DIR     0x0010u
#define CCR_CIRC    0x0020u
#define CCR_PINC    0x0040u
#define CCR_MINC    0x0080u
#define CCR_MEM2MEM 0x4000u
#define CCR_BITS    0x7FFFu

#define IF_TC 2u // the flags stand in ISR as their enables do in CCR, with GIF at bit 0
#define IF_HT 4u
#define IF_TE 8u

#define LATENCY     2u // cycles from a request to the start of its transfer
#define COST_MEMORY 5u
#define COST_APB    7u

typedef struct {
    uint32_t ccr, cndtr, cpar, cmar;
    uint32_t flags;
    uint32_t total;      // what CNDTR was last written with
    uint32_t from_start; // items moved since the pointers were loaded from CPAR and CMAR
} channel_t;

static channel_t channels[CHANNELS];
static bool lines[SIM_DMA_SOURCES];
static unsigned pulses[SIM_DMA_SOURCES];
static sim_periph_t periph;
static sim_event_t turn;

static const uint8_t channel_of[SIM_DMA_SOURCES] = {
#define CHANNEL_OF(source, channel) [SIM_DMA_##source] = (channel)-1,
    SIM_DMA_TABLE(CHANNEL_OF)
#undef CHANNEL_OF
};

// ---- requests

static bool requested(unsigned n) {
    for (unsigned i = 0; i < SIM_DMA_SOURCES; i++) {
        if (channel_of[i] == n && (lines[i] || pulses[i])) {
            return true;
        }
    }
    return false;
}

static bool ready(unsigned n) {
    const channel_t *channel = &channels[n];
    return channel->ccr & CCR_EN && channel->cndtr && (channel->ccr & CCR_MEM2MEM || requested(n));
}

static unsigned priority(unsigned n) {
    return channels[n].ccr >> 12 & 3;
}

// CHANNELS: none is ready.
static unsigned next_channel(void) {
    unsigned best = CHANNELS;
    for (unsigned n = 0; n < CHANNELS; n++) {
        if (ready(n) && (best == CHANNELS || priority(n) > priority(best))) {
            best = n;
        }
    }
    return best;
}

static void look_for_work(unsigned cycles) {
    if (!turn.queued && periph.clocked && next_channel() < CHANNELS) {
        sim_event_at(&turn, sim_now() + cycles);
    }
}

void sim_dma_set(sim_dma_source_t source, bool level) {
    if (lines[source] == level && level) {
        return;
    }
    lines[source] = level;
    if (level) {
        look_for_work(LATENCY);
    } else {
        pulses[source] = 0;
    }
}

// A request that comes before the last one was served is lost.
void sim_dma_pulse(sim_dma_source_t source, unsigned transfers) {
    if (pulses[source] < transfers) {
        pulses[source] = transfers;
    }
    look_for_work(LATENCY);
}

unsigned sim_dma_left(sim_dma_source_t source) {
    const channel_t *channel = &channels[channel_of[source]];
    return channel->ccr & CCR_EN ? channel->cndtr : 0;
}

static void acknowledge(unsigned n) {
    for (unsigned i = 0; i < SIM_DMA_SOURCES; i++) {
        if (channel_of[i] == n && pulses[i]) {
            pulses[i]--;
            return;
        }
    }
}

// ---- transfers

static void update_irq(unsigned n) {
    const channel_t *channel = &channels[n];
    sim_irq_set(IRQ_CHANNEL1 + n, (channel->flags & channel->ccr & (IF_TC | IF_HT | IF_TE)) != 0);
}

static unsigned size_of(uint32_t ccr, unsigned field) {
    return 1u << (ccr >> field & 3);
}

// The address of the present item; its low bits are ignored as far as the item's size asks.
static uint32_t address_of(uint32_t base, unsigned size, bool steps, uint32_t item) {
    return (base & ~(size - 1)) + (steps ? item * size : 0);
}

// The DMA reaches neither the core's own registers nor the bit-band aliases.
static bool reaches(uint32_t address) {
    return address < 0xE0000000u && address >> 25 != 0x22000000u >> 25 &&
           address >> 25 != 0x42000000u >> 25;
}

// True: the item has been moved.
static bool move(const channel_t *channel) {
    uint32_t ccr = channel->ccr, value = 0;
    unsigned psize = size_of(ccr, 8), msize = size_of(ccr, 10);
    uint32_t periph_at = address_of(channel->cpar, psize, ccr & CCR_PINC, channel->from_start);
    uint32_t memory_at = address_of(channel->cmar, msize, ccr & CCR_MINC, channel->from_start);
    if (!reaches(periph_at) || !reaches(memory_at)) {
        return false;
    }
    return ccr & CCR_DIR
               ? sim_bus_read(memory_at, msize, &value) && sim_bus_write(periph_at, psize, value)
               : sim_bus_read(periph_at, psize, &value) && sim_bus_write(memory_at, msize, value);
}

static void item_moved(channel_t *channel) {
    channel->from_start++;
    channel->cndtr--;
    if (channel->cndtr == channel->total / 2) {
        channel->flags |= IF_HT;
    }
    if (channel->cndtr == 0) {
        channel->flags |= IF_TC;
        if (channel->ccr & CCR_CIRC) {
            channel->cndtr = channel->total;
            channel->from_start = 0;
        }
    }
}

static void transfer(void *self) {
    (void)self;
    unsigned n = next_channel();
    if (n == CHANNELS || !periph.clocked) {
        return;
    }
    channel_t *channel = &channels[n];
    bool memory = channel->ccr & CCR_MEM2MEM;
    acknowledge(n);
    if (move(channel)) {
        item_moved(channel);
    } else {
        channel->flags |= IF_TE;
        channel->ccr &= ~CCR_EN;
    }
    update_irq(n);
    look_for_work(memory ? COST_MEMORY : COST_APB);
}

// ---- registers

static void write_ccr(unsigned n, uint32_t value) {
    channel_t *channel = &channels[n];
    uint32_t fixed = channel->ccr & CCR_EN ? CCR_BITS & ~(CCR_EN | 0xEu) : 0;
    if (value & CCR_EN) { // what describes the transfer is read-only while the channel is on
        value = (value & ~fixed) | (channel->ccr & fixed);
        bool sizes = (value >> 8 & 3) < 3 && (value >> 10 & 3) < 3;
        if (!sizes || (value & CCR_MEM2MEM && value & CCR_CIRC)) {
            sim_periph_unmodelled(&periph, CHANNELS_AT + CHANNEL_SIZE * n,
                                  "reserved size, or MEM2MEM with CIRC");
        }
    }
    if (value & CCR_EN && !(channel->ccr & CCR_EN)) {
        channel->from_start = 0;
    }
    channel->ccr = value & CCR_BITS;
    update_irq(n);
    look_for_work(LATENCY);
}

static void write_channel(unsigned n, uint32_t offset, uint32_t value) {
    channel_t *channel = &channels[n];
    bool on = channel->ccr & CCR_EN;
    switch (offset) {
    case CCR: write_ccr(n, value); break;
    case CNDTR:
        if (!on) {
            channel->cndtr = channel->total = value & 0xFFFF;
        }
        break;
    case CPAR: channel->cpar = on ? channel->cpar : value; break;
    case CMAR: channel->cmar = on ? channel->cmar : value; break;
    default: break; // reserved
    }
}

static uint32_t read_channel(unsigned n, uint32_t offset) {
    switch (offset) {
    case CCR: return channels[n].ccr;
    case CNDTR: return channels[n].cndtr;
    case CPAR: return channels[n].cpar;
    case CMAR: return channels[n].cmar;
    default: return 0; // reserved
    }
}

static uint32_t read_isr(void) {
    uint32_t isr = 0;
    for (unsigned n = 0; n < CHANNELS; n++) {
        isr |= (channels[n].flags | (channels[n].flags ? 1 : 0)) << 4 * n;
    }
    return isr;
}

static void write_ifcr(uint32_t value) {
    for (unsigned n = 0; n < CHANNELS; n++) {
        uint32_t clear = value >> 4 * n & 15;
        channels[n].flags &= clear & 1 ? 0 : ~clear;
        update_irq(n);
    }
}

// False: there is no channel at that offset.
static bool channel_at(uint32_t offset, unsigned *n) {
    *n = (offset - CHANNELS_AT) / CHANNEL_SIZE;
    if (offset < CHANNELS_AT || *n >= CHANNELS) {
        sim_periph_reserved(&periph, offset);
        return false;
    }
    return true;
}

static uint32_t dma_read(void *self, uint32_t offset) {
    (void)self;
    unsigned n;
    if (offset == ISR) {
        return read_isr();
    }
    if (offset == IFCR || !channel_at(offset, &n)) {
        return 0;
    }
    return read_channel(n, (offset - CHANNELS_AT) % CHANNEL_SIZE);
}

static void dma_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    unsigned n;
    if (offset == IFCR) {
        write_ifcr(value);
    } else if (offset != ISR && channel_at(offset, &n)) {
        write_channel(n, (offset - CHANNELS_AT) % CHANNEL_SIZE, value);
    }
}

static void dma_reset(void *self) {
    (void)self;
    sim_event_cancel(&turn);
    for (unsigned n = 0; n < CHANNELS; n++) {
        channels[n] = (channel_t){0};
        update_irq(n);
    }
    for (unsigned i = 0; i < SIM_DMA_SOURCES; i++) {
        pulses[i] = 0; // the lines are the peripherals', which are being reset too
    }
}

static void dma_clock(void *self, bool on) {
    (void)self;
    if (on) {
        look_for_work(LATENCY);
    } else {
        sim_event_cancel(&turn);
    }
}

static sim_periph_t periph = {
    .name = "DMA1",
    .base = 0x40020000,
    .bus = SIM_AHB,
    .bit = 1,
    .read = dma_read,
    .write = dma_write,
    .reset = dma_reset,
    .clock = dma_clock,
};

void sim_dma_init(void) {
    turn.call = transfer;
    sim_periph_add(&periph);
}
