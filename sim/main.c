// SPDX-License-Identifier: MIT
// sim/main.c -- the command line of pyll-sim.
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/board.h"
#include "sim/chip.h"
#include "sim/console.h"
#include "sim/cpu/cpu.h"
#include "sim/exec.h"
#include "sim/gdb.h"
#include "sim/loader.h"
#include "sim/part.h"
#include "sim/periph/adc.h"
#include "sim/periph/bkp.h"
#include "sim/periph/flash.h"
#include "sim/periph/pwr.h"
#include "sim/periph/rcc.h"
#include "sim/periph/usart.h"
#include "sim/random.h"
#include "sim/run.h"
#include "sim/profile.h"
#include "sim/semihosting.h"
#include "sim/trace.h"
#include "sim/vcd.h"
#include "sim/usbacm.h"
#include "sim/usbhostile.h"

static const char usage[] =
    "usage: pyll-sim [options] FIRMWARE\n"
    "Runs the firmware of an STM32F103 board: an ELF, Intel HEX or raw file.\n"
    "\n"
    "  --board NAME           the board: bluepill\n"
    "  --chip C8|CB|RE        another chip than the board's own\n"
    "  --flash-size KIB       64, 128 (a C8 with a good second half) or 512 (an RE)\n"
    "  --flash FILE           keep the flash in FILE between runs; FIRMWARE may then be left out\n"
    "  --uart1 stdio|pty|none connect USART1 to this terminal (the default), to a pty, to nothing\n"
    "  --uart2, --uart3 pty|none\n"
    "  --usb pty|none         plug a USB host in, which offers the board's serial port as a pty\n"
    "  --usb hostile:SEED[:N] plug a USB host in that misbehaves, for N transactions (10000); exit "
    "status 7\n"
    "                         if the board's USB device does not stand it\n"
    "  --exec FILE.py         run FILE.py through the prompt's raw mode, print what it prints, "
    "exit with 0\n"
    "                         or, after an uncaught exception, with 1\n"
    "  --stats                tell instructions, cycles and the peak of the stack at the end\n"
    "  --max-insns N          stop after N instructions (exit status 3)\n"
    "  --power-cut-after N    cut the power in the midst of the N-th flash operation (exit status "
    "6)\n"
    "  --no-hse, --no-lse     the board's crystal (the one of 32 kHz) never starts\n"
    "  --hse-fails MS         the board's crystal stops after MS ms of simulated time\n"
    "  --show-led             tell when an LED changes (a terminal does so anyway)\n"
    "  --attach NAME@WHERE[:ARGS]  connect a part, see below; may be given several times\n"
    "  --volt PIN=V[,AT=V...] short for --attach voltage@PIN:V...\n"
    "  --supply V[,AT=V...]   short for --attach supply@VDD:V...\n"
    "  --temperature C        of the chip; 25 if not given\n"
    "  --rom FILE             what stands in system memory (0x1FFFF000), where ST's bootloader "
    "would\n"
    "  --backup FILE          keep the backup domain (RTC, backup registers) in FILE between runs\n"
    "  --vcd FILE[:PIN,...]   write the levels of all or some pins to FILE, for a wave viewer\n"
    "  --trace                tell every instruction on stderr\n"
    "  --profile FILE[,rN,LOW-HIGH]  write how often the instruction at each address ran: "
    "tools/profile.py;\n"
    "                         what runs from LOW to HIGH, an interpreter, counts for the address "
    "in rN\n"
    "  --semihosting          serve ARM's semihosting (BKPT 0xAB): output on stdout, its exit is "
    "the "
    "exit\n"
    "                         status (0, 1 or the code given); without it, such a call is a fault\n"
    "  --gdb PORT             wait for gdb on 127.0.0.1 (0: any free port)\n"
    "  --seed N               another noise in SRAM at power-on\n"
    "\n"
    "Exit status: 0, 1 see --exec, 2 wrong usage, 3 --max-insns, 4 the board is dead (lockup, or a "
    "reset\n"
    "under --exec), 5 the firmware used something that is not modelled, 6 power cut, 7 see --usb "
    "hostile.\n";

enum { MAX_PARTS = 64 };
typedef enum { UART_NONE, UART_STDIO, UART_PTY } uart_t;

static struct {
    const sim_board_t *board;
    const char *chip, *firmware, *flash_file, *exec_file, *backup_file, *rom, *vcd;
    uint32_t flash_kib;
    uart_t uart[SIM_USARTS];
    const char *part[MAX_PARTS];
    unsigned parts;
    bool usb_pty, usb_hostile;
    uint64_t hostile_seed, hostile_transactions;
    bool stats, no_hse, show_led, trace, gdb;
    unsigned gdb_port;
    uint64_t max_insns, power_cut_after, seed, hse_fails; // in ms; 0: it does not
} args = {
    .board = &sim_board_bluepill,
    .uart = {UART_STDIO},
    .max_insns = SIM_NO_LIMIT,
    .seed = 1,
};

static _Noreturn void fail(const char *what, const char *about) {
    fprintf(stderr, "pyll-sim: %s%s%s\n", about ? about : "", about ? ": " : "", what);
    exit(SIM_EXIT_USAGE);
}

// ---- options

enum {
    OPT_BOARD = 256,
    OPT_CHIP,
    OPT_FLASH_SIZE,
    OPT_FLASH,
    OPT_UART1,
    OPT_UART2,
    OPT_UART3,
    OPT_USB,
    OPT_EXEC,
    OPT_STATS,
    OPT_MAX_INSNS,
    OPT_POWER_CUT,
    OPT_NO_HSE,
    OPT_NO_LSE,
    OPT_HSE_FAILS,
    OPT_SHOW_LED,
    OPT_ATTACH,
    OPT_VOLT,
    OPT_SUPPLY,
    OPT_VCD,
    OPT_BACKUP,
    OPT_ROM,
    OPT_TEMPERATURE,
    OPT_TRACE,
    OPT_PROFILE,
    OPT_SEMIHOSTING,
    OPT_GDB,
    OPT_SEED,
    OPT_HELP,
};

static const struct option long_options[] = {
    {"board", required_argument, NULL, OPT_BOARD},
    {"chip", required_argument, NULL, OPT_CHIP},
    {"flash-size", required_argument, NULL, OPT_FLASH_SIZE},
    {"flash", required_argument, NULL, OPT_FLASH},
    {"uart1", required_argument, NULL, OPT_UART1},
    {"uart2", required_argument, NULL, OPT_UART2},
    {"uart3", required_argument, NULL, OPT_UART3},
    {"usb", required_argument, NULL, OPT_USB},
    {"exec", required_argument, NULL, OPT_EXEC},
    {"stats", no_argument, NULL, OPT_STATS},
    {"max-insns", required_argument, NULL, OPT_MAX_INSNS},
    {"power-cut-after", required_argument, NULL, OPT_POWER_CUT},
    {"no-hse", no_argument, NULL, OPT_NO_HSE},
    {"no-lse", no_argument, NULL, OPT_NO_LSE},
    {"hse-fails", required_argument, NULL, OPT_HSE_FAILS},
    {"show-led", no_argument, NULL, OPT_SHOW_LED},
    {"attach", required_argument, NULL, OPT_ATTACH},
    {"volt", required_argument, NULL, OPT_VOLT},
    {"supply", required_argument, NULL, OPT_SUPPLY},
    {"vcd", required_argument, NULL, OPT_VCD},
    {"rom", required_argument, NULL, OPT_ROM},
    {"backup", required_argument, NULL, OPT_BACKUP},
    {"temperature", required_argument, NULL, OPT_TEMPERATURE},
    {"trace", no_argument, NULL, OPT_TRACE},
    {"profile", required_argument, NULL, OPT_PROFILE},
    {"semihosting", no_argument, NULL, OPT_SEMIHOSTING},
    {"gdb", required_argument, NULL, OPT_GDB},
    {"seed", required_argument, NULL, OPT_SEED},
    {"help", no_argument, NULL, OPT_HELP},
    {0},
};

static uint64_t number(const char *text) {
    char *end;
    uint64_t value = strtoull(text, &end, 0);
    if (end == text || *end) {
        fail("not a number", text);
    }
    return value;
}

static double decimal(const char *text) {
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end) {
        fail("not a number", text);
    }
    return value;
}

static uart_t uart(unsigned n, const char *text) {
    if (strcmp(text, "none") == 0) {
        return UART_NONE;
    }
    if (strcmp(text, "pty") == 0) {
        return UART_PTY;
    }
    if (n != 1 || strcmp(text, "stdio") != 0) {
        fail("a USART is connected to pty or none, USART1 also to stdio", text);
    }
    return UART_STDIO;
}

static void set_board(const char *name) {
    if (strcmp(name, sim_board_bluepill.name) != 0) {
        fail("no such board; there is: bluepill", name);
    }
    args.board = &sim_board_bluepill;
}

static void set_flash_size(const char *text) {
    args.flash_kib = (uint32_t)number(text);
    if (args.flash_kib != 64 && args.flash_kib != 128 && args.flash_kib != 512) {
        fail("the flash size is 64, 128 or 512", text);
    }
}

static void add_part(const char *text) {
    if (args.parts == MAX_PARTS) {
        fail("too many parts", text);
    }
    args.part[args.parts++] = text;
}

// PIN=V... as the part that it is short for.
static const char *voltage_part(const char *text) {
    const char *equals = strchr(text, '=');
    if (!equals) {
        fail("--volt is PIN=V", text);
    }
    size_t size = strlen(text) + sizeof "voltage@:";
    char *part = malloc(size);
    snprintf(part, size, "voltage@%.*s:%s", (int)(equals - text), text, equals + 1);
    return part;
}

static const char *supply_part(const char *text) {
    size_t size = strlen(text) + sizeof "supply@VDD:";
    char *part = malloc(size);
    snprintf(part, size, "supply@VDD:%s", text);
    return part;
}

// SEED[:N]
static void set_hostile(const char *text) {
    char *end;
    args.usb_hostile = true;
    args.hostile_seed = strtoull(text, &end, 0);
    args.hostile_transactions = *end == ':' ? number(end + 1) : 10000;
    if (end == text || (*end && *end != ':')) {
        fail("--usb hostile:SEED[:N]", text);
    }
}

static void set_usb(const char *text) {
    if (strncmp(text, "hostile:", 8) == 0) {
        set_hostile(text + 8);
        return;
    }
    args.usb_pty = strcmp(text, "pty") == 0;
    if (!args.usb_pty && strcmp(text, "none") != 0) {
        fail("USB is connected to pty, none or hostile:SEED[:N]", text);
    }
}

static void set_option(int option, const char *value) {
    switch (option) {
    case OPT_BOARD: set_board(value); break;
    case OPT_CHIP: args.chip = value; break;
    case OPT_FLASH_SIZE: set_flash_size(value); break;
    case OPT_FLASH: args.flash_file = value; break;
    case OPT_UART1:
    case OPT_UART2:
    case OPT_UART3:
        args.uart[option - OPT_UART1] = uart((unsigned)(option - OPT_UART1 + 1), value);
        break;
    case OPT_USB: set_usb(value); break;
    case OPT_EXEC: args.exec_file = value; break;
    case OPT_STATS: args.stats = true; break;
    case OPT_MAX_INSNS: args.max_insns = number(value); break;
    case OPT_POWER_CUT: args.power_cut_after = number(value); break;
    case OPT_NO_HSE: args.no_hse = true; break;
    case OPT_NO_LSE: sim_bkp_no_lse(); break;
    case OPT_HSE_FAILS: args.hse_fails = number(value); break;
    case OPT_SHOW_LED: args.show_led = true; break;
    case OPT_ATTACH: add_part(value); break;
    case OPT_VOLT: add_part(voltage_part(value)); break;
    case OPT_SUPPLY: add_part(supply_part(value)); break;
    case OPT_TEMPERATURE: sim_adc_set_temperature(decimal(value)); break;
    case OPT_ROM: args.rom = value; break;
    case OPT_BACKUP: args.backup_file = value; break;
    case OPT_VCD: args.vcd = value; break;
    case OPT_TRACE: args.trace = true; break;
    case OPT_PROFILE: sim_profile_start(optarg); break;
    case OPT_SEMIHOSTING: sim_semihosting_start(); break;
    case OPT_GDB:
        args.gdb = true;
        args.gdb_port = (unsigned)number(value);
        break;
    case OPT_SEED: args.seed = number(value); break;
    case OPT_HELP:
        fputs(usage, stdout);
        sim_part_print_usage();
        exit(0);
    default: fputs("pyll-sim --help lists the options\n", stderr); exit(SIM_EXIT_USAGE);
    }
}

static void read_options(int argc, char **argv) {
    int option;
    while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        set_option(option, optarg);
    }
    if (optind + 1 < argc) {
        fail("more than one firmware file", argv[optind + 1]);
    }
    args.firmware = argv[optind];
    if (!args.firmware && !args.flash_file) {
        fputs(usage, stderr);
        exit(SIM_EXIT_USAGE);
    }
}

// ---- the board

// A mapped file is up to date at every moment, however the run ends.
static uint8_t *map_flash_file(const char *path, uint32_t size) {
    int fd = open(path, O_RDWR | O_CREAT, 0666);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) < 0) {
        fail("cannot open the flash file", path);
    }
    if ((uint64_t)info.st_size > size) {
        fail("the flash file is larger than the flash", path);
    }
    if (ftruncate(fd, size) < 0) {
        fail("cannot extend the flash file", path);
    }
    uint8_t *flash = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (flash == MAP_FAILED) {
        fail("cannot map the flash file", path);
    }
    close(fd);
    memset(flash + info.st_size, 0xFF, size - (size_t)info.st_size);
    return flash;
}

static uint8_t *new_flash(uint32_t size) {
    uint8_t *flash = malloc(size);
    if (!flash) {
        fail("no memory", NULL);
    }
    return memset(flash, 0xFF, size);
}

static const sim_chip_t *choose_chip(void) {
    const char *name = args.chip ? args.chip : args.flash_kib == 512 ? "RE" : args.board->chip;
    const sim_chip_t *chip = sim_chip_find(name);
    if (!chip) {
        fail("no such chip; there are: C8, CB, RE", name);
    }
    if (!args.flash_kib) {
        args.flash_kib = chip->flash_kib;
    }
    return chip;
}

static const sim_chip_t *build_board(void) {
    const sim_chip_t *chip = choose_chip();
    uint32_t size = args.flash_kib * 1024;
    sim_random_seed(args.seed);
    uint8_t *flash = args.flash_file ? map_flash_file(args.flash_file, size) : new_flash(size);
    sim_chip_init(chip, flash, size, args.no_hse ? 0 : args.board->hse_hz);
    if (args.rom && sim_chip_load_rom(args.rom) < 0) {
        fail("not a file of at most 2016 bytes for --rom", args.rom);
    }
    if (args.backup_file && !sim_bkp_keep(args.backup_file)) {
        fail("not a file of --backup", args.backup_file);
    }
    if (args.hse_fails) {
        sim_rcc_fail_hse(args.hse_fails * 1000000);
    }
    args.board->init();
    for (unsigned i = 0; i < args.parts; i++) {
        sim_part_attach(args.part[i]);
    }
    atexit(sim_part_finish_all);
    return chip;
}

static void connect_uarts(void) {
    if (args.exec_file) {
        args.uart[0] = UART_NONE;
        if (!sim_exec_init(args.exec_file)) {
            fail("cannot read it", args.exec_file);
        }
    }
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        if (args.uart[i] == UART_STDIO) {
            sim_console_stdio(i + 1);
        } else if (args.uart[i] == UART_PTY && !sim_console_pty(i + 1)) {
            fail("no pty to be had", NULL);
        }
    }
}

static void connect_usb(void) {
    if (args.usb_pty && !sim_usbacm_pty()) {
        fail("no pty to be had", NULL);
    }
}

static void tell_led(const char *name, bool lit) {
    sim_console_flush();
    fprintf(stderr, "LED %s %s\n", name, lit ? "on" : "off");
}

// ---- the end

static uint32_t stack_peak(void) {
    uint32_t top, low = sim_cpu_stack_low(false);
    return sim_bus_peek(0, &top, 4) && low < top ? top - low : 0;
}

static void print_stats(void) {
    fflush(stdout);
    fprintf(stderr, "instructions %llu\ncycles %llu\nstack-peak %u\n",
            (unsigned long long)sim_cpu_instructions(), (unsigned long long)sim_now(),
            (unsigned)stack_peak());
    fprintf(stderr, "cycles-slept %llu\nus-stopped %llu\n", (unsigned long long)sim_cpu_slept(),
            (unsigned long long)sim_pwr_stopped_ns() / 1000);
    fprintf(stderr, "rx-lost %u\nrx-wait %llu\n", sim_usart_lost(),
            (unsigned long long)sim_usart_longest_wait());
}

static void power_cut(void) {
    sim_console_flush();
    fprintf(stderr, "pyll-sim: power cut in flash operation %llu\n",
            (unsigned long long)sim_flash_operations());
    exit(SIM_EXIT_POWER_CUT);
}

static void on_signal(int number) {
    (void)number;
    sim_run_interrupt();
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

int main(int argc, char **argv) {
    const char *error;
    read_options(argc, argv);
    const sim_chip_t *chip = build_board();
    if (args.firmware && !sim_load(args.firmware, chip->page_size, &error)) {
        fail(error, args.firmware);
    }
    sim_flash_cut_power(args.power_cut_after, power_cut);
    connect_uarts();
    connect_usb();
    if (args.show_led || (args.uart[0] == UART_STDIO && isatty(STDIN_FILENO))) {
        sim_board_on_led(tell_led);
    }
    if (args.gdb && !sim_gdb_listen(args.gdb_port)) {
        fail("cannot listen on the gdb port", NULL);
    }
    if (args.trace) {
        sim_trace_start();
    }
    if (args.stats) {
        atexit(print_stats);
    }
    atexit(sim_console_flush);
    if (args.vcd && (error = sim_vcd_open(args.vcd)) != NULL) {
        fail(error, args.vcd);
    }
    catch_signals();
    sim_cpu_reset(SIM_RESET_POWER);
    if (args.usb_hostile) {
        return sim_usbhostile_run((uint32_t)args.hostile_seed, args.hostile_transactions,
                                  args.max_insns);
    }
    sim_run_options_t options = {args.max_insns, args.exec_file != NULL, args.gdb};
    return sim_run(&options);
}
