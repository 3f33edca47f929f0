// SPDX-License-Identifier: MIT
// After "Semihosting for AArch32 and AArch64" by ARM. The only files are the terminal's, ":tt", and the list of what is
// supported, ":semihosting-features": no program gets at the files of the computer that simulates it, and no command of
// its runs there. There is no input: reads end at once.
#include "sim/semihosting.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/console.h"
#include "sim/cpu/cpu.h"
#include "sim/periph/rcc.h"

enum {
    SYS_OPEN = 0x01,
    SYS_CLOSE = 0x02,
    SYS_WRITEC = 0x03,
    SYS_WRITE0 = 0x04,
    SYS_WRITE = 0x05,
    SYS_READ = 0x06,
    SYS_READC = 0x07,
    SYS_ISERROR = 0x08,
    SYS_ISTTY = 0x09,
    SYS_SEEK = 0x0A,
    SYS_FLEN = 0x0C,
    SYS_TMPNAM = 0x0D,
    SYS_REMOVE = 0x0E,
    SYS_RENAME = 0x0F,
    SYS_CLOCK = 0x10,
    SYS_TIME = 0x11,
    SYS_SYSTEM = 0x12,
    SYS_ERRNO = 0x13,
    SYS_GET_CMDLINE = 0x15,
    SYS_HEAPINFO = 0x16,
    SYS_EXIT = 0x18,
    SYS_EXIT_EXTENDED = 0x20,
    SYS_ELAPSED = 0x30,
    SYS_TICKFREQ = 0x31,
};

#define CALL             0xAB
#define APPLICATION_EXIT 0x20026u // ADP_Stopped_ApplicationExit
#define FAILED           UINT32_MAX
#define EPOCH            1767225600u // every run begins on the first of January 2026

// Handles: what SYS_OPEN gives for ":tt", by its mode; and for the features.
enum { HANDLE_INPUT = 1, HANDLE_OUTPUT, HANDLE_ERROR, HANDLE_FEATURES, HANDLES };

// A magic word, then SH_EXT_EXIT_EXTENDED and SH_EXT_STDOUT_STDERR.
static const uint8_t features[] = {'S', 'H', 'F', 'B', 0x03};
static uint32_t features_at; // where the next one is read

static bool started;
static uint32_t last_errno;

static uint32_t fail(int why) {
    last_errno = (uint32_t)why;
    return FAILED;
}

// The n-th word of the block of arguments.
static uint32_t argument(uint32_t block, unsigned n) {
    uint32_t value = 0;
    sim_bus_read(block + 4 * n, 4, &value);
    return value;
}

static uint8_t byte_at(uint32_t address) {
    uint32_t value = 0;
    sim_bus_read(address, 1, &value);
    return (uint8_t)value;
}

static void put(uint32_t handle, uint8_t byte) {
    putc(byte, handle == HANDLE_ERROR ? stderr : stdout);
}

static void write_text(uint32_t address) {
    for (uint8_t byte; (byte = byte_at(address)) != 0; address++) {
        put(HANDLE_OUTPUT, byte);
    }
}

// Returns how many bytes were not written.
static uint32_t write_block(uint32_t block) {
    uint32_t handle = argument(block, 0), from = argument(block, 1), len = argument(block, 2);
    if (handle != HANDLE_OUTPUT && handle != HANDLE_ERROR) {
        fail(EBADF);
        return len;
    }
    for (uint32_t i = 0; i < len; i++) {
        put(handle, byte_at(from + i));
    }
    return 0;
}

// Modes as fopen's: 0 to 3 read, 4 to 7 write, 8 to 11 append, which for ":tt" means stderr.
static uint32_t open_file(uint32_t block) {
    char name[32] = {0};
    uint32_t at = argument(block, 0), mode = argument(block, 1), len = argument(block, 2);
    for (unsigned i = 0; i < sizeof name - 1 && i < len; i++) {
        name[i] = (char)byte_at(at + i);
    }
    if (strcmp(name, ":semihosting-features") == 0 && mode < 2) {
        features_at = 0;
        return HANDLE_FEATURES;
    }
    if (strcmp(name, ":tt") != 0 || mode > 11) {
        return fail(EACCES);
    }
    return HANDLE_INPUT + mode / 4;
}

// Returns how many bytes were not read.
static uint32_t read_block(uint32_t block) {
    uint32_t handle = argument(block, 0), to = argument(block, 1), len = argument(block, 2);
    while (handle == HANDLE_FEATURES && len > 0 && features_at < sizeof features) {
        sim_bus_write(to++, 1, features[features_at++]);
        len--;
    }
    return len;
}

static uint32_t seek(uint32_t block) {
    if (argument(block, 0) != HANDLE_FEATURES || argument(block, 1) > sizeof features) {
        return fail(EBADF);
    }
    features_at = argument(block, 1);
    return 0;
}

static uint32_t file_length(uint32_t block) {
    return argument(block, 0) == HANDLE_FEATURES ? sizeof features : fail(EBADF);
}

static bool is_open(uint32_t handle) {
    return handle >= HANDLE_INPUT && handle < HANDLES;
}

// The program was called without arguments, and it has no name.
static uint32_t command_line(uint32_t block) {
    if (argument(block, 1) == 0) {
        return fail(E2BIG);
    }
    sim_bus_write(argument(block, 0), 1, 0);
    sim_bus_write(block + 4, 4, 0);
    return 0;
}

// Zeros: the program knows best where its heap and its stack are.
static uint32_t heap_info(uint32_t block) {
    for (unsigned i = 0; i < 4; i++) {
        sim_bus_write(argument(block, 0) + 4 * i, 4, 0);
    }
    return 0;
}

static uint32_t elapsed(uint32_t block) {
    sim_bus_write(block, 4, (uint32_t)sim_now());
    sim_bus_write(block + 4, 4, (uint32_t)(sim_now() >> 32));
    return 0;
}

static _Noreturn void end(uint32_t reason, uint32_t status) {
    exit(reason == APPLICATION_EXIT ? (int)(status & 0xFF) : 1);
}

static uint32_t serve(uint32_t call, uint32_t arg) {
    uint64_t ns = sim_rcc_nanoseconds();
    switch (call) {
    case SYS_OPEN: return open_file(arg);
    case SYS_CLOSE: return is_open(argument(arg, 0)) ? 0 : fail(EBADF);
    case SYS_WRITEC: put(HANDLE_OUTPUT, byte_at(arg)); return 0;
    case SYS_WRITE0: write_text(arg); return 0;
    case SYS_WRITE: return write_block(arg);
    case SYS_READ: return read_block(arg);
    case SYS_READC: return FAILED;
    case SYS_ISERROR: return argument(arg, 0) >> 31;
    case SYS_ISTTY: return is_open(argument(arg, 0)) && argument(arg, 0) != HANDLE_FEATURES;
    case SYS_SEEK: return seek(arg);
    case SYS_FLEN: return file_length(arg);
    case SYS_TMPNAM:
    case SYS_REMOVE:
    case SYS_RENAME:
    case SYS_SYSTEM: return fail(EACCES);
    case SYS_CLOCK: return (uint32_t)(ns / 10000000); // hundredths of a second
    case SYS_TIME: return EPOCH + (uint32_t)(ns / 1000000000);
    case SYS_ERRNO: return last_errno;
    case SYS_GET_CMDLINE: return command_line(arg);
    case SYS_HEAPINFO: return heap_info(arg);
    case SYS_EXIT: end(arg, 0);
    case SYS_EXIT_EXTENDED: end(argument(arg, 0), argument(arg, 1));
    case SYS_ELAPSED: return elapsed(arg);
    case SYS_TICKFREQ: return sim_core_hz();
    default:
        fprintf(stderr, "pyll-sim: semihosting has no call 0x%x (pc 0x%08x)\n", (unsigned)call,
                (unsigned)sim_pc());
        return fail(ENOSYS);
    }
}

bool sim_semihosting_serve(unsigned imm) {
    if (!started || imm != CALL) {
        return false;
    }
    sim_console_flush(); // what USART1 said before comes first
    sim_cpu_set(SIM_REG_R0, serve(sim_cpu_get(SIM_REG_R0), sim_cpu_get(SIM_REG_R0 + 1)));
    fflush(stdout);
    return true;
}

static enum sim_bkpt on_bkpt(unsigned imm) {
    return sim_semihosting_serve(imm) ? SIM_BKPT_DONE : SIM_BKPT_FAULT;
}

void sim_semihosting_start(void) {
    started = true;
    sim_cpu_on_bkpt(on_bkpt);
    sim_cpu_show_debugger(true);
}
