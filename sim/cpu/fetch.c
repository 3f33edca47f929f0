// SPDX-License-Identifier: MIT
// sim/cpu/fetch.c -- where instructions come from, and how long the flash takes to deliver them.
//
// The flash reads 64 bits at a time and needs 1 + W cycles for it (W: wait states, RM0008 3.3.3). Two
// 64-bit buffers stand before the core: the line it reads from and the next one, which the prefetcher
// fills meanwhile. So straight code of 16-bit instructions (four cycles a line) never waits at W = 2,
// and straight code of 32-bit instructions (two cycles a line) waits one cycle a line.
//
// A taken branch refills the pipeline (P cycles in TRM table 18-1, 1 to 3) and then waits for the
// flash, also if the target lies a few instructions back: the core's own three-word queue has read
// ahead, so the buffers hold what follows the branch. Only a short jump forward finds its line there.
// This gives the well-known six cycles a turn of `1: subs r0, #1; bne 1b` at 72 MHz: 1 + 1 + 2 + 2.
//
// SRAM has no wait states, but instructions from it come over the system bus, whose fetches are
// registered: one cycle more for a branch (TRM 14.5).
#include <stddef.h>

#include "sim/cpu/state.h"

static sim_cpu_t *const cpu = &sim_cpu;
static unsigned wait_states;
static bool prefetch_on;

void sim_set_flash_timing(unsigned new_wait_states, bool prefetch) {
    wait_states = new_wait_states;
    prefetch_on = prefetch;
}

static uint64_t later(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

// The line arrives now; the prefetcher starts on the next one as soon as the flash is free.
static void enter_line(uint32_t line) {
    cpu->line = line;
    cpu->line_next_ready = later(cpu->line_next_ready, cpu->cycles) + 1 + wait_states;
}

void sim_fetch_line(uint32_t address) {
    uint32_t line = address >> 3;
    if (wait_states == 0 || !cpu->code_in_flash) {
        cpu->line = line;
        return;
    }
    if (prefetch_on && line == cpu->line + 1) {
        cpu->cycles = later(cpu->cycles, cpu->line_next_ready);
    } else {
        cpu->cycles += wait_states;
        cpu->line_next_ready = cpu->cycles;
    }
    enter_line(line);
}

// A 32-bit instruction across a word boundary needs a second fetch. Only what has been decoded is
// looked at; the first time round costs a cycle less.
static bool needs_two_words(uint32_t target) {
    if ((target & 2) == 0 || target - cpu->code_base >= cpu->code_size) {
        return false;
    }
    return cpu->code->insns[(target - cpu->code_base) >> 1].size == 4;
}

void sim_fetch_branch(uint32_t target) {
    cpu->cycles += SIM_REFILL_CYCLES + needs_two_words(target);
    uint32_t line = target >> 3;
    if (!cpu->code_in_flash) {
        cpu->cycles++;
        cpu->line = line;
    } else if (line != cpu->line + 1) {
        cpu->line = UINT32_MAX - 1; // neither this nor the next line is in the buffers
        if (wait_states) {
            sim_fetch_line(target);
        }
    }
}

// Data comes from the same array: it waits like a branch target, and holds the prefetcher up.
void sim_fetch_data(void) {
    cpu->cycles += wait_states;
    cpu->line_next_ready += wait_states + (wait_states != 0);
}

void sim_fetch_forget(void) {
    cpu->code_base = 0;
    cpu->code_size = 0;
    cpu->code = NULL;
}

void sim_fetch_redecode(uint32_t pc) {
    const sim_map_t *map = sim_bus_find_map(pc);
    if (map) {
        map->code->insns[(pc - map->base) >> 1].op = OP_UNDECODED;
    }
}

// Device and system space is execute-never, by the default memory map (ARMv7-M ARM table B3-1).
static bool is_execute_never(uint32_t address) {
    return address >> 29 == 2 || address >= 0xA0000000u;
}

static bool fetch_fault(uint32_t pc) {
    cpu->it_stamp = 0; // ITSTATE has not advanced: no instruction was begun
    if (!cpu->thumb) {
        sim_exc_fault(EXC_USAGEFAULT, UFSR_INVSTATE, 0);
    } else if (is_execute_never(pc)) {
        sim_exc_fault(EXC_MEMMANAGE, MMFSR_IACCVIOL, 0);
    } else {
        sim_exc_fault(EXC_BUSFAULT, BFSR_IBUSERR, 0);
    }
    return false;
}

bool sim_fetch_code_at(uint32_t pc) {
    cpu->r[15] = pc + 4;
    const sim_map_t *map = sim_bus_find_map(pc);
    if (!cpu->thumb || is_execute_never(pc) || !map) {
        return fetch_fault(pc);
    }
    cpu->code_base = map->base;
    cpu->code_size = map->size;
    cpu->code = map->code;
    cpu->code_in_flash = !map->writable;
    cpu->line_next_ready = cpu->cycles;
    return true;
}

bool sim_fetch_decode(uint32_t pc, insn_t *slot) {
    cpu->r[15] = pc + 4;
    uint32_t offset = pc - cpu->code_base;
    const uint8_t *at = cpu->code->memory + offset;
    uint16_t first = sim_fpb_code(pc, (uint16_t)(at[0] | at[1] << 8)), second = 0;
    if (sim_is_32_bit(first)) {
        if (offset + 4 > cpu->code_size) {
            return fetch_fault(pc);
        }
        second = sim_fpb_code(pc + 2, (uint16_t)(at[2] | at[3] << 8));
    }
    *slot = sim_decode(first, second);
    if (!cpu->pass_break && sim_cpu_break_at(pc)) {
        slot->op = slot->op_in_it = OP_BREAKPOINT;
    }
    cpu->code->lines[offset / CODE_LINE] = 1;
    cpu->code->lines[(offset + slot->size - 1) / CODE_LINE] = 1;
    return true;
}
