// SPDX-License-Identifier: MIT
// sim/cpu/nvic.c -- the interrupt controller's registers and input lines (ARMv7-M ARM B3.4).
#include "sim/cpu/state.h"

enum { IRQ_COUNT = EXC_COUNT - EXC_IRQ0 };

static sim_cpu_t *const cpu = &sim_cpu;

static void set_line(int number, bool level) {
    bool rises = level && !cpu->line_high[number];
    cpu->line_high[number] = level;
    if (rises) {
        sim_exc_pend(number);
    }
}

void sim_irq_set(unsigned n, bool level) {
    if (n >= IRQ_COUNT) {
        sim_unmodelled("NVIC", n, 4, "interrupt number above 59");
    }
    set_line(EXC_IRQ0 + (int)n, level);
}

void sim_nmi_set(bool level) {
    set_line(EXC_NMI, level);
}

// Registers of one bit an interrupt, 32 a word. Offsets from 0xE000E100, a group every 0x80.
enum { ISER = 0x000, ICER = 0x080, ISPR = 0x100, ICPR = 0x180, IABR = 0x200, IPR = 0x300 };

static uint32_t gather(const bool *flags, unsigned first) {
    uint32_t word = 0;
    for (unsigned bit = 0; bit < 32 && first + bit < IRQ_COUNT; bit++) {
        word |= (uint32_t)flags[EXC_IRQ0 + first + bit] << bit;
    }
    return word;
}

static uint32_t read_priorities(unsigned first, unsigned size) {
    uint32_t word = 0;
    for (unsigned i = 0; i < size && first + i < IRQ_COUNT; i++) {
        word |= (uint32_t)cpu->priority[EXC_IRQ0 + first + i] << 8 * i;
    }
    return word;
}

static void write_priorities(unsigned first, unsigned size, uint32_t value) {
    for (unsigned i = 0; i < size && first + i < IRQ_COUNT; i++) {
        cpu->priority[EXC_IRQ0 + first + i] = value >> 8 * i & 0xF0; // four bits on this chip
    }
    sim_exc_update();
}

static uint32_t read_bits(uint32_t offset) {
    if (offset >= IPR || (offset & 0x7F) >= 0x20) { // of interrupts that this chip has not
        return 0;
    }
    unsigned first = (offset & 0x7C) * 8;
    switch (offset & ~0x7Fu) {
    case ISER:
    case ICER: return gather(cpu->enabled, first);
    case ISPR:
    case ICPR: return gather(cpu->pending, first);
    case IABR: return gather(cpu->active, first);
    default: return 0;
    }
}

static uint32_t nvic_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (offset >= IPR && offset < IPR + 64) {
        return read_priorities(offset - IPR, size);
    }
    return read_bits(offset) >> 8 * (offset & 3);
}

// What writing a 1 does to one interrupt.
static void set_enable(int number) {
    cpu->enabled[number] = true;
    sim_exc_update();
}

static void clear_enable(int number) {
    cpu->enabled[number] = false;
    sim_exc_update();
}

static void clear_pending(int number) {
    if (!cpu->line_high[number]) { // a line that is still high makes it pending again at once
        sim_exc_unpend(number);
    }
}

static void for_each_bit(uint32_t word, unsigned first, void (*act)(int number)) {
    for (; word; word &= word - 1) {
        unsigned n = first + (unsigned)__builtin_ctz(word);
        if (n < IRQ_COUNT) {
            act(EXC_IRQ0 + (int)n);
        }
    }
}

static void nvic_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (offset >= IPR && offset < IPR + 64) {
        write_priorities(offset - IPR, size, value);
        return;
    }
    if (offset >= IPR || (offset & 0x7F) >= 0x20) {
        return;
    }
    unsigned first = (offset & 0x7C) * 8;
    if (size != 4) { // a byte or half-word of ones and zeros, each 1 of which acts
        value = (value & ((1u << 8 * size) - 1)) << 8 * (offset & 3);
    }
    switch (offset & ~0x7Fu) {
    case ISER: for_each_bit(value, first, set_enable); break;
    case ICER: for_each_bit(value, first, clear_enable); break;
    case ISPR: for_each_bit(value, first, sim_exc_pend); break;
    case ICPR: for_each_bit(value, first, clear_pending); break;
    default: break; // IABR is read-only
    }
}

// STIR, apart from the others at 0xE000EF00, and the only one open to unprivileged code (CCR).
static uint32_t stir_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    sim_unmodelled("STIR", offset, size, "it is write-only");
}

static void stir_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (size != 4) {
        sim_unmodelled("STIR", offset, size, "write");
    }
    if ((value & 0x1FF) < IRQ_COUNT) {
        sim_exc_pend(EXC_IRQ0 + (int)(value & 0x1FF));
    }
}

// ICTR at 0xE000E004: how many words of 32 lines there are, less one. ACTLR at 0xE000E008: its bits
// turn off optimisations that have no effect here.
static uint32_t actlr;

static uint32_t control_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (size == 4 && offset == 4) {
        return (IRQ_COUNT + 31) / 32 - 1;
    }
    if (size == 4 && offset == 8) {
        return actlr;
    }
    sim_unmodelled("SCS", offset, size, "read");
}

static void control_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (size != 4 || offset != 8 || (value & ~7u)) {
        sim_unmodelled("SCS", offset, size, "write");
    }
    actlr = value;
}

static void control_reset(void *self) {
    (void)self;
    actlr = 0;
}

void sim_nvic_init(void) {
    static const sim_device_t control = {"SCS",        0xE000E000u,   0x10,         0,
                                         control_read, control_write, control_reset};
    static const sim_device_t nvic = {"NVIC", 0xE000E100u, 0x400, 0, nvic_read, nvic_write, 0};
    static const sim_device_t stir = {"STIR", 0xE000EF00u, 4, 0, stir_read, stir_write, 0};
    sim_bus_add(&control);
    sim_bus_add(&nvic);
    sim_bus_add(&stir);
}
