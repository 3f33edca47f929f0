// SPDX-License-Identifier: MIT
// tests/cpu/harness.c -- the bare core with just enough around it to run a test program.
//
//     harness [--stats] [--max-insns N] PROGRAM.bin
//
// 128 KiB of flash at 0x08000000 and at 0, 8 KiB of SRAM as QEMU's board has. USART1's data register writes to stdout and
// is always ready. BKPT 0xAB is semihosting: SYS_EXIT ends the run, as it does in QEMU. RCC and the
// flash controller swallow what the programs write, for programs that choose a clock.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cpu/cpu.h"

enum { EXIT_LOCKUP = 10, EXIT_LIMIT, EXIT_ASLEEP }; // and SIM_EXIT_UNMODELLED
enum { USART_SR = 0, USART_DR = 4, SR_TXE_TC = 0xC0 };
enum { SYS_EXIT = 0x18 };

static uint8_t flash[128 * 1024];
static uint8_t sram[8 * 1024];

static uint32_t usart_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)size;
    return offset == USART_SR ? SR_TXE_TC : 0;
}

static void usart_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)size;
    if (offset == USART_DR) {
        putchar((int)(value & 0xFF));
    }
}

static uint32_t zero_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)offset, (void)size;
    return 0;
}

// FLASH_ACR's wait states, so that a program can be timed as on the board.
static void flash_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)size;
    if (offset == 0) {
        sim_set_flash_timing(value & 7, value >> 4 & 1);
    }
}

static void ignore_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)offset, (void)size, (void)value;
}

static enum sim_bkpt semihosting(unsigned imm) {
    if (imm == 0xAB && sim_cpu_get(SIM_REG_R0) == SYS_EXIT) {
        return SIM_BKPT_STOP;
    }
    return SIM_BKPT_FAULT;
}

static void build_board(void) {
    static const sim_device_t usart = {"USART1", 0x40013800u, 0x400, 0, usart_read, usart_write, 0};
    static const sim_device_t rcc = {"RCC", 0x40021000u, 0x400, 0, zero_read, ignore_write, 0};
    static const sim_device_t acr = {"FLASH", 0x40022000u, 0x400, 0, zero_read, flash_write, 0};
    sim_cpu_init();
    sim_bus_map(0x08000000u, sizeof flash, flash, false);
    sim_bus_map(0x00000000u, sizeof flash, flash, false);
    sim_bus_map(0x20000000u, sizeof sram, sram, true);
    sim_bus_add(&usart);
    sim_bus_add(&rcc);
    sim_bus_add(&acr);
    sim_cpu_on_bkpt(semihosting);
}

static void load_program(const char *path) {
    memset(flash, 0xFF, sizeof flash);
    FILE *file = fopen(path, "rb");
    if (!file || fread(flash, 1, sizeof flash, file) < 8) {
        fprintf(stderr, "harness: cannot read %s\n", path);
        exit(2);
    }
    fclose(file);
}

static int report(enum sim_stop why) {
    if (why == SIM_STOP_BKPT) {
        return 0;
    }
    char text[1024];
    sim_cpu_describe(text, sizeof text);
    const char *what = why == SIM_STOP_LOCKUP  ? "lockup"
                       : why == SIM_STOP_LIMIT ? "limit"
                                               : "asleep";
    fprintf(stderr, "harness: %s\n%s", what, text);
    return why == SIM_STOP_LOCKUP ? EXIT_LOCKUP : why == SIM_STOP_LIMIT ? EXIT_LIMIT : EXIT_ASLEEP;
}

int main(int argc, char **argv) {
    uint64_t max_insns = 200000000;
    bool stats = false;
    const char *program = NULL;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--stats")) {
            stats = true;
        } else if (!strcmp(argv[i], "--max-insns") && i + 1 < argc) {
            max_insns = strtoull(argv[++i], NULL, 0);
        } else {
            program = argv[i];
        }
    }
    if (!program) {
        fprintf(stderr, "usage: harness [--stats] [--max-insns N] PROGRAM.bin\n");
        return 2;
    }
    build_board();
    load_program(program);
    sim_cpu_reset(SIM_RESET_POWER);
    int status = report(sim_cpu_run(max_insns, SIM_NO_LIMIT));
    fflush(stdout);
    if (stats) {
        fprintf(stderr, "instructions %llu\ncycles %llu\nstack-low %08x\n",
                (unsigned long long)sim_cpu_instructions(), (unsigned long long)sim_now(),
                sim_cpu_stack_low(false));
    }
    return status;
}
