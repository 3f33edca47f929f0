// SPDX-License-Identifier: MIT
// tests/cpu/api.c -- the interfaces of sim/cpu/cpu.h and sim/bus.h that other parts of the simulator
// stand on: limits, breakpoints, watchpoints, events, code that changes, resets. One line a check.
#include <stdio.h>
#include <string.h>

#include "sim/cpu/cpu.h"

#define FLASH 0x08000000u
#define SRAM  0x20000000u

static uint8_t flash[4096], sram[4096];
static unsigned failures;

static void check(const char *name, bool good) {
    printf("%s %s\n", good ? "ok" : "FAIL", name);
    failures += !good;
}

// ---- a device of four words that remembers its accesses

static struct device {
    uint32_t words[4];
    unsigned last_size, resets;
    uint32_t last_offset;
} device;

static uint32_t device_read(void *self, uint32_t offset, unsigned size) {
    struct device *d = self;
    d->last_size = size;
    d->last_offset = offset;
    return d->words[offset / 4] >> 8 * (offset % 4);
}

static void device_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    struct device *d = self;
    d->last_size = size;
    d->last_offset = offset;
    uint32_t mask = size == 4 ? UINT32_MAX : (1u << 8 * size) - 1;
    unsigned shift = 8 * (offset % 4);
    d->words[offset / 4] = (d->words[offset / 4] & ~(mask << shift)) | (value & mask) << shift;
}

static void device_reset(void *self) {
    struct device *d = self;
    d->resets++;
}

// ---- programs

static void put_half(uint32_t at, uint16_t half) {
    flash[at] = half & 0xFF;
    flash[at + 1] = half >> 8;
}

static void put_word(uint32_t at, uint32_t word) {
    put_half(at, word & 0xFFFF);
    put_half(at + 2, word >> 16);
}

// At 0x100: r0 counts up for ever, and is stored at the start of SRAM.
static void load_program(void) {
    static const uint16_t code[] = {
        0x2000, // movs r0, #0
        0x2101, // movs r1, #1
        0x0749, // lsls r1, r1, #29    r1 = 0x20000000
        0x3001, // 1: adds r0, #1
        0x6008, // str r0, [r1]
        0xE7FC, // b 1b
    };
    memset(flash, 0xFF, sizeof flash);
    put_word(0, SRAM + 0x800);
    put_word(4, FLASH + 0x101);
    for (unsigned i = 0; i < sizeof code / sizeof *code; i++) {
        put_half(0x100 + 2 * i, code[i]);
    }
    sim_bus_invalidate(FLASH, sizeof flash);
}

static void start(void) {
    load_program();
    sim_cpu_reset(SIM_RESET_PIN);
}

static enum sim_stop run_some(uint64_t instructions) {
    return sim_cpu_run(sim_cpu_instructions() + instructions, SIM_NO_LIMIT);
}

// ---- checks

static void check_limits(void) {
    start();
    check("reset loads MSP and pc",
          sim_cpu_get(SIM_REG_SP) == SRAM + 0x800 && sim_cpu_get(SIM_REG_PC) == FLASH + 0x100);
    uint64_t before = sim_cpu_instructions();
    enum sim_stop why = run_some(1000);
    check("instruction limit is exact",
          why == SIM_STOP_LIMIT && sim_cpu_instructions() == before + 1000);
    why = sim_cpu_run(UINT64_MAX, sim_now() + 500);
    uint64_t past = sim_now();
    check("cycle limit", why == SIM_STOP_LIMIT && sim_cpu_run(UINT64_MAX, past) == SIM_STOP_LIMIT &&
                             sim_now() == past);
    before = sim_cpu_instructions();
    check("one step is one instruction",
          sim_cpu_step() == SIM_STOP_LIMIT && sim_cpu_instructions() == before + 1);
}

static void check_breakpoints(void) {
    start();
    check("breakpoint at the flash's other alias", sim_cpu_break_add(0x106));
    check("breakpoint stops before", run_some(1000) == SIM_STOP_BREAKPOINT &&
                                         sim_cpu_get(SIM_REG_PC) == FLASH + 0x106 &&
                                         sim_cpu_get(SIM_REG_R0) == 0);
    check("run goes on from it",
          run_some(1000) == SIM_STOP_BREAKPOINT && sim_cpu_get(SIM_REG_R0) == 1);
    check("step passes it", sim_cpu_step() == SIM_STOP_LIMIT && sim_cpu_get(SIM_REG_R0) == 2);
    check("and stops again", run_some(1000) == SIM_STOP_BREAKPOINT && sim_cpu_get(SIM_REG_R0) == 2);
    check("breakpoint removed", sim_cpu_break_remove(0x106) && run_some(1000) == SIM_STOP_LIMIT);
    check("no such breakpoint", !sim_cpu_break_remove(0x106) && !sim_cpu_break_add(0x50000000));
}

static void check_watchpoints(void) {
    start();
    sim_cpu_watch_add(SRAM + 2, 1, false, true);
    check("watchpoint stops after the store", run_some(1000) == SIM_STOP_WATCHPOINT &&
                                                  sim_cpu_get(SIM_REG_PC) == FLASH + 0x10A &&
                                                  sim_cpu_watch_hit() == SRAM + 2);
    sim_cpu_watch_remove(SRAM + 2, 1, false, true);
    check("watchpoint removed", run_some(1000) == SIM_STOP_LIMIT);
}

static void check_changed_code(void) {
    start();
    run_some(100);
    uint32_t before = sim_cpu_get(SIM_REG_R0);
    static const uint8_t add_seven[] = {0x07, 0x30};
    sim_bus_poke(FLASH + 0x106, add_seven, 2);
    run_some(3);
    check("poked code is executed", sim_cpu_get(SIM_REG_R0) == before + 7);
    uint8_t peeked[2];
    check("peek at the alias", sim_bus_peek(0x106, peeked, 2) && memcmp(peeked, add_seven, 2) == 0);
    check("peek past the end", !sim_bus_peek(FLASH + sizeof flash - 1, peeked, 2));
}

static unsigned event_log[8], event_count;
static uint64_t event_time;
static sim_event_t events[3];

static void log_event(void *self) {
    event_log[event_count++] = (unsigned)((sim_event_t *)self - events);
    event_time = sim_now();
}

static void check_events(void) {
    start();
    for (unsigned i = 0; i < 3; i++) {
        events[i] = (sim_event_t){.call = log_event, .self = &events[i]};
    }
    uint64_t now = sim_now();
    sim_event_at(&events[0], now + 300);
    sim_event_at(&events[1], now + 100);
    sim_event_at(&events[2], now + 200);
    sim_event_at(&events[1], now + 400); // moved
    sim_event_cancel(&events[2]);
    sim_cpu_run(UINT64_MAX, now + 350);
    check("events in order", event_count == 1 && event_log[0] == 0);
    check("an event comes within an instruction",
          event_time >= now + 300 && event_time < now + 310);
    sim_cpu_run(UINT64_MAX, now + 500);
    check("a moved event comes once, a cancelled one never", event_count == 2 && event_log[1] == 1);
    now = sim_now();
    sim_stall(1000);
    check("a stall takes time", sim_now() == now + 1000);
}

static void check_bus(void) {
    uint32_t value = 0;
    sim_bus_write(0x40000004, 4, 0x11223344);
    check("device write", device.words[1] == 0x11223344 && device.last_offset == 4);
    sim_bus_write(0x42000000 + 4 * 32 + 4 * 1, 4, 1); // bit 1 of word 1
    check("bit-band write to a device", device.words[1] == 0x11223346 && device.last_size == 4);
    sim_bus_read(0x42000000 + 5 * 32 + 4 * 1, 1, &value); // bit 9, by byte
    check("bit-band read of a device",
          value == 1 && device.last_size == 1 && device.last_offset == 5);
    check("nobody at an address",
          !sim_bus_read(0x48000000, 4, &value) && !sim_bus_write(0x40000010, 4, 0));
    check("a store to flash without a device is refused", !sim_bus_write(FLASH, 4, 0));
}

static void check_reset(void) {
    start();
    run_some(50);
    unsigned before = device.resets;
    sim_reset_request(SIM_RESET_IWDG);
    run_some(1);
    check("requested reset", device.resets == before + 1 && sim_reset_cause() == SIM_RESET_IWDG &&
                                 sim_cpu_get(SIM_REG_PC) == FLASH + 0x102);
}

static void check_stack(void) {
    start();
    put_half(0x100, 0xB40F); // push {r0-r3}
    put_half(0x102, 0xB088); // sub sp, #32
    put_half(0x104, 0xB00C); // add sp, #48
    sim_bus_invalidate(FLASH, sizeof flash);
    run_some(3);
    check("lowest stack pointer",
          sim_cpu_stack_low(false) == SRAM + 0x800 - 48 && sim_cpu_get(SIM_REG_SP) == SRAM + 0x800);
    check("no process stack", sim_cpu_stack_low(true) == UINT32_MAX);
}

static void stop_here(uint32_t pc) {
    if (pc == FLASH + 0x10A) {
        sim_cpu_stop();
    }
}

static void check_hooks(void) {
    start();
    sim_cpu_on_insn(stop_here);
    check("stop from a hook",
          run_some(1000) == SIM_STOP_REQUEST && sim_cpu_get(SIM_REG_PC) >= FLASH + 0x106);
    sim_cpu_on_insn(NULL);
}

int main(void) {
    static const sim_device_t four_words = {"TEST",      0x40000000u,  16,          &device,
                                            device_read, device_write, device_reset};
    sim_cpu_init();
    sim_bus_map(FLASH, sizeof flash, flash, false);
    sim_bus_map(0, sizeof flash, flash, false);
    sim_bus_map(SRAM, sizeof sram, sram, true);
    sim_bus_add(&four_words);
    check_limits();
    check_breakpoints();
    check_watchpoints();
    check_changed_code();
    check_events();
    check_bus();
    check_reset();
    check_stack();
    check_hooks();
    return failures != 0;
}
