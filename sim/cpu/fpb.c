// SPDX-License-Identifier: MIT
// sim/cpu/fpb.c -- the flash patch and breakpoint unit (ARMv7-M ARM C1.11): six comparators for code in the code region.
//
//   FP_COMPn  [31:30] REPLACE  [28:2] word address  [0] ENABLE
//     REPLACE 0: the word is taken from entry n of the table in SRAM at FP_REMAP
//             1, 2, 3: the lower half-word, the upper one, both are breakpoints
//
// They act when an instruction is decoded, so what the table holds is looked at when a register of the unit is written,
// and a word at one of the flash's two addresses is patched at the other too. The two comparators for literals are
// refused: loads go past this unit.
#include <string.h>

#include "sim/cpu/state.h"

enum { FP_CTRL = 0x0, FP_REMAP = 0x4, FP_COMP0 = 0x8, CODE_COMPARATORS = 6, COMPARATORS = 8 };
#define FP_END           (FP_COMP0 + 4 * COMPARATORS)
#define FP_CTRL_FIXED    0x260u // six comparators for code, two for literals
#define FP_CTRL_KEY      2u
#define FP_REMAP_FIXED   0x20000000u // the table is in SRAM
#define FP_REMAP_ADDRESS 0x1FFFFFE0u
#define FP_COMP_ENABLE   1u
#define FP_COMP_ADDRESS  0x1FFFFFFCu
#define BKPT             0xBE00u

static uint32_t comparators[COMPARATORS], remap;
static bool on;

static bool patches(unsigned n, uint32_t address) {
    return on && comparators[n] & FP_COMP_ENABLE &&
           (comparators[n] & FP_COMP_ADDRESS) == (address & ~3u);
}

static uint16_t patch(unsigned n, uint32_t address, uint16_t code) {
    unsigned replace = comparators[n] >> 30, upper = address >> 1 & 1;
    uint32_t word;
    if (replace == 0) {
        bool there = sim_bus_peek((FP_REMAP_FIXED | remap) + 4 * n, &word, 4);
        return there ? (uint16_t)(word >> 16 * upper) : code;
    }
    return replace >> upper & 1 ? BKPT : code;
}

uint16_t sim_fpb_code(uint32_t address, uint16_t code) {
    for (unsigned n = 0; on && n < CODE_COMPARATORS; n++) {
        if (patches(n, address)) {
            return patch(n, address, code);
        }
    }
    return code;
}

// What was decoded at the patched words, and what begins in front of them, is decoded anew.
static void redecode(void) {
    for (unsigned n = 0; n < CODE_COMPARATORS; n++) {
        uint32_t address = comparators[n] & FP_COMP_ADDRESS;
        if (comparators[n] & FP_COMP_ENABLE) {
            for (uint32_t at = address ? address - 2 : 0; at < address + 4; at += 2) {
                sim_fetch_redecode(at);
            }
        }
    }
}

static uint32_t fpb_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    switch (offset) {
    case FP_CTRL: return FP_CTRL_FIXED | on;
    case FP_REMAP: return FP_REMAP_FIXED | remap;
    default:
        return offset >= FP_COMP0 && offset < FP_END ? comparators[(offset - FP_COMP0) / 4] : 0;
    }
}

static void fpb_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    redecode();
    if (offset == FP_CTRL && value & FP_CTRL_KEY) {
        on = value & 1;
    } else if (offset == FP_REMAP) {
        remap = value & FP_REMAP_ADDRESS;
    } else if (offset >= FP_COMP0 && offset < FP_END) {
        comparators[(offset - FP_COMP0) / 4] =
            value & (3u << 30 | FP_COMP_ADDRESS | FP_COMP_ENABLE);
    }
    for (unsigned n = CODE_COMPARATORS; on && n < COMPARATORS; n++) {
        if (comparators[n] & FP_COMP_ENABLE) {
            sim_unmodelled("FPB", offset, size, "a comparator that patches literals");
        }
    }
    redecode();
}

static void fpb_reset(void *self) {
    (void)self;
    if (!sim_cpu_resets_debug()) {
        return;
    }
    redecode();
    memset(comparators, 0, sizeof comparators);
    remap = 0;
    on = false;
}

void sim_fpb_init(void) {
    static const sim_device_t fpb = {"FPB", 0xE0002000u, 0x1000, 0, fpb_read, fpb_write, fpb_reset};
    sim_bus_add(&fpb);
}
