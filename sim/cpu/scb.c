// SPDX-License-Identifier: MIT
// sim/cpu/scb.c -- the system control block (ARMv7-M ARM B3.2).
#include "sim/cpu/state.h"

enum {
    CPUID = 0x00,
    ICSR = 0x04,
    VTOR = 0x08,
    AIRCR = 0x0C,
    SCR = 0x10,
    CCR = 0x14,
    SHPR1 = 0x18,
    SHCSR = 0x24,
    CFSR = 0x28,
    HFSR = 0x2C,
    DFSR = 0x30,
    MMFAR = 0x34,
    BFAR = 0x38,
    AFSR = 0x3C,
    ID_FIRST = 0x40, // ID_PFR0 to ID_ISAR4, and CPACR after them
    ID_LAST = 0x70,
    CPACR = 0x88,
    MPU_TYPE = 0x90, // and the MPU's other registers up to here:
    MPU_LAST = 0xB4,
};

#define CPUID_VALUE    0x411FC231u // Cortex-M3 r1p1, as in the STM32F103
#define AIRCR_KEY      0x05FAu
#define AIRCR_KEY_READ 0xFA050000u
#define CCR_BITS                                                                                   \
    (CCR_NONBASETHRD | CCR_USERSETMPEND | CCR_UNALIGN_TRP | CCR_DIV_0_TRP | CCR_BFHFNMIGN |        \
     CCR_STKALIGN)
#define CCR_RESET CCR_STKALIGN // PM0056 4.4.6
#define SCR_BITS  0x16u
#define VTOR_BITS 0x3FFFFF80u
#define ICSR_BITS (1u << 31 | 3u << 27 | 3u << 25) // what a write can do

static sim_cpu_t *const cpu = &sim_cpu;

// ---- ICSR

static uint32_t read_icsr(void) {
    uint32_t external = 0, active = 0;
    for (int n = 1; n < EXC_COUNT; n++) {
        external |= n >= EXC_IRQ0 && cpu->pending[n];
        active += cpu->active[n];
    }
    return (uint32_t)cpu->pending[EXC_NMI] << 31 | (uint32_t)cpu->pending[EXC_PENDSV] << 28 |
           (uint32_t)cpu->pending[EXC_SYSTICK] << 26 | external << 22 |
           (uint32_t)sim_exc_highest_pending() << 12 | (uint32_t)(active <= 1) << 11 | cpu->ipsr;
}

static void write_icsr(uint32_t value) {
    static const struct {
        uint8_t bit, number;
        void (*act)(int number);
    } actions[] = {{31, EXC_NMI, sim_exc_pend},
                   {28, EXC_PENDSV, sim_exc_pend},
                   {27, EXC_PENDSV, sim_exc_unpend},
                   {26, EXC_SYSTICK, sim_exc_pend},
                   {25, EXC_SYSTICK, sim_exc_unpend}};
    for (unsigned i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (value >> actions[i].bit & 1) {
            actions[i].act(actions[i].number);
        }
    }
}

// ---- AIRCR

static void write_aircr(uint32_t value) {
    if (value >> 16 != AIRCR_KEY) {
        return;
    }
    if (value & 3) {
        sim_unmodelled("SCB", AIRCR, 4, "VECTRESET, VECTCLRACTIVE: reserved for debuggers");
    }
    cpu->prigroup = value >> 8 & 7;
    if (value & 4) {
        sim_reset_request(SIM_RESET_SOFTWARE);
    }
    sim_exc_update();
}

// ---- SHCSR: which bit speaks of which exception's active, pending and enabled state

typedef struct shcsr_bit {
    uint8_t bit, number;
} shcsr_bit_t;
static const shcsr_bit_t active_bits[] = {
    {0, EXC_MEMMANAGE}, {1, EXC_BUSFAULT}, {3, EXC_USAGEFAULT}, {7, EXC_SVCALL},
    {8, EXC_DEBUGMON},  {10, EXC_PENDSV},  {11, EXC_SYSTICK}};
static const shcsr_bit_t pending_bits[] = {
    {12, EXC_USAGEFAULT}, {13, EXC_MEMMANAGE}, {14, EXC_BUSFAULT}, {15, EXC_SVCALL}};
static const shcsr_bit_t enable_bits[] = {
    {16, EXC_MEMMANAGE}, {17, EXC_BUSFAULT}, {18, EXC_USAGEFAULT}};
#define LENGTH(array) (sizeof(array) / sizeof *(array))

static uint32_t gather(const bool *flags, const shcsr_bit_t *bits, unsigned count) {
    uint32_t word = 0;
    for (unsigned i = 0; i < count; i++) {
        word |= (uint32_t)flags[bits[i].number] << bits[i].bit;
    }
    return word;
}

static uint32_t read_shcsr(void) {
    return gather(cpu->active, active_bits, LENGTH(active_bits)) |
           gather(cpu->pending, pending_bits, LENGTH(pending_bits)) |
           gather(cpu->enabled, enable_bits, LENGTH(enable_bits));
}

static void write_shcsr(uint32_t value) {
    for (unsigned i = 0; i < LENGTH(active_bits); i++) {
        cpu->active[active_bits[i].number] = value >> active_bits[i].bit & 1;
    }
    for (unsigned i = 0; i < LENGTH(pending_bits); i++) {
        bool set = value >> pending_bits[i].bit & 1;
        (set ? sim_exc_pend : sim_exc_unpend)(pending_bits[i].number);
    }
    for (unsigned i = 0; i < LENGTH(enable_bits); i++) {
        cpu->enabled[enable_bits[i].number] = value >> enable_bits[i].bit & 1;
    }
    sim_exc_update();
}

// ---- SHPR1-3: a byte for each of the exceptions 4 to 15

static uint32_t read_priorities(unsigned first, unsigned size) {
    uint32_t word = 0;
    for (unsigned i = 0; i < size; i++) {
        word |= (uint32_t)cpu->priority[first + i] << 8 * i;
    }
    return word;
}

static bool has_priority(unsigned number) {
    return (number >= EXC_MEMMANAGE && number <= EXC_USAGEFAULT) || number == EXC_SVCALL ||
           number == EXC_DEBUGMON || number == EXC_PENDSV || number == EXC_SYSTICK;
}

static void write_priorities(unsigned first, unsigned size, uint32_t value) {
    for (unsigned i = 0; i < size; i++) {
        if (has_priority(first + i)) {
            cpu->priority[first + i] = value >> 8 * i & 0xF0;
        }
    }
    sim_exc_update();
}

// ---- all of it

// ID_PFR0 .. ID_ISAR4 of the Cortex-M3 (TRM table 3-1), then reserved words.
static const uint32_t id_registers[] = {0x00000030, 0x00000200, 0x00100000, 0x00000000, 0x00000030,
                                        0x00000000, 0x00000000, 0x00000000, 0x01141110, 0x02111000,
                                        0x21112231, 0x01111110, 0x01310132};

static uint32_t read_word(uint32_t offset) {
    switch (offset) {
    case CPUID: return CPUID_VALUE;
    case ICSR: return read_icsr();
    case VTOR: return cpu->vtor;
    case AIRCR: return AIRCR_KEY_READ | cpu->prigroup << 8;
    case SCR: return cpu->scr;
    case CCR: return cpu->ccr;
    case SHCSR: return read_shcsr();
    case CFSR: return cpu->cfsr;
    case HFSR: return cpu->hfsr;
    case DFSR: return cpu->dfsr;
    case MMFAR: return cpu->mmfar;
    case BFAR: return cpu->bfar;
    case AFSR:
    case CPACR:                 // no coprocessor
    case MPU_TYPE ... MPU_LAST: // no MPU: all of it reads as zero
        return 0;
    default:
        if (offset >= ID_FIRST && offset <= ID_LAST) {
            return id_registers[(offset - ID_FIRST) / 4];
        }
        sim_unmodelled("SCB", offset, 4, "read");
    }
}

static uint32_t scb_read(void *self, uint32_t offset, unsigned size) {
    (void)self;
    if (offset >= SHPR1 && offset < SHPR1 + 12) {
        return read_priorities(offset - SHPR1 + 4, size);
    }
    bool bytewise = (offset & ~3u) == CFSR; // MMFSR, BFSR and UFSR may be read apart
    if (size != 4 && !bytewise) {
        sim_unmodelled("SCB", offset, size, "read");
    }
    return read_word(offset & ~3u) >> 8 * (offset & 3);
}

static void write_word(uint32_t offset, uint32_t value) {
    switch (offset) {
    case ICSR:
        if (value & ICSR_BITS) {
            write_icsr(value);
        }
        break;
    case VTOR: cpu->vtor = value & VTOR_BITS; break;
    case AIRCR: write_aircr(value); break;
    case SCR: cpu->scr = value & SCR_BITS; break;
    case CCR: cpu->ccr = value & CCR_BITS; break;
    case SHCSR: write_shcsr(value); break;
    case HFSR: cpu->hfsr &= ~value; break; // the fault status registers: writing 1 clears
    case DFSR: cpu->dfsr &= ~value; break;
    case MMFAR: cpu->mmfar = value; break;
    case BFAR: cpu->bfar = value; break;
    case AFSR: // nothing is behind these on this core
    case CPACR:
    case MPU_TYPE ... MPU_LAST: break;
    default: sim_unmodelled("SCB", offset, 4, "write");
    }
}

static void scb_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (offset >= SHPR1 && offset < SHPR1 + 12) {
        write_priorities(offset - SHPR1 + 4, size, value);
    } else if ((offset & ~3u) == CFSR) {
        cpu->cfsr &= ~(value << 8 * (offset & 3));
    } else if (size == 4) {
        write_word(offset, value);
    } else {
        sim_unmodelled("SCB", offset, size, "write");
    }
}

static void scb_reset(void *self) {
    (void)self;
    cpu->vtor = 0;
    cpu->scr = 0;
    cpu->ccr = CCR_RESET;
    cpu->cfsr = cpu->hfsr = cpu->dfsr = 0;
    cpu->mmfar = cpu->bfar = 0;
}

void sim_scb_init(void) {
    static const sim_device_t scb = {"SCB",    0xE000ED00u, MPU_LAST + 4, 0,
                                     scb_read, scb_write,   scb_reset};
    sim_bus_add(&scb);
}
