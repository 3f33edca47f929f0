// SPDX-License-Identifier: MIT
// Time passes in slices of a simulated millisecond. Between two of them the world outside is looked
// at: consoles, gdb, signals. With a person or a program at a console, simulated time keeps to the
// clock on the wall (a sleeping core skips its time, so it would run far ahead); else it runs as
// fast as it can.
#include "sim/run.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "sim/chip.h"
#include "sim/console.h"
#include "sim/cpu/cpu.h"
#include "sim/exec.h"
#include "sim/gdb.h"
#include "sim/periph/iwdg.h"
#include "sim/periph/rcc.h"
#include "sim/periph/small.h"
#include "sim/periph/usart.h"
#include "sim/usbacm.h"

#define SLICE     1000000u    // ns
#define MAX_LAG   100000000   // ns that the simulation may be behind before it gives up catching up
#define MAX_WAIT  50000000    // ns
#define QUIET     5000000000u // simulated ns without a byte after the end of the input: run over,
#define QUIET_MAX 10000000000u // also when the core was busy all that time

static volatile sig_atomic_t interrupted;
static sim_run_options_t options;

void sim_run_interrupt(void) {
    interrupted = 1;
    sim_cpu_stop();
}

bool sim_run_interrupted(void) {
    return interrupted;
}

// ---- real time

static int64_t wall_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// How far simulated time is ahead of the wall clock; 0 when it need not keep to it.
static int64_t ahead(void) {
    static int64_t wall_start, sim_start;
    if (options.exec || !(sim_console_interactive() || sim_usbacm_present())) {
        return 0;
    }
    int64_t sim = (int64_t)sim_rcc_nanoseconds() - sim_start, wall = wall_ns() - wall_start;
    if (wall_start == 0 || sim < wall - MAX_LAG) {
        wall_start = wall_ns();
        sim_start = (int64_t)sim_rcc_nanoseconds();
        return 0;
    }
    return sim < wall ? 0 : sim - wall < MAX_WAIT ? sim - wall : MAX_WAIT;
}

// ---- the end of piped input

static bool usarts_busy(void) {
    return sim_usart_busy(1) || sim_usart_busy(2) || sim_usart_busy(3);
}

// After the end of stdin the run is over once the firmware has gone quiet: no byte has passed for
// five simulated seconds that the core has mostly slept through, or for ten whatever it did.
static bool input_used_up(void) {
    static uint64_t traffic, since, insns, cycles;
    uint64_t now = sim_rcc_nanoseconds();
    if (!sim_console_ended() || sim_usbacm_present() || usarts_busy() ||
        traffic != sim_console_traffic()) {
        traffic = sim_console_traffic();
        since = now;
        insns = sim_cpu_instructions();
        cycles = sim_now();
        return false;
    }
    bool slept = (sim_cpu_instructions() - insns) * 10 <= sim_now() - cycles;
    return now - since > (slept ? QUIET : QUIET_MAX);
}

// ---- reasons to end; -1: none

static int tell(int status, const char *what) {
    sim_console_flush();
    fflush(stdout);
    fprintf(stderr, "pyll-sim: %s", what);
    if (options.exec) {
        fprintf(stderr, " (%s)", sim_exec_state());
    }
    putc('\n', stderr);
    return status;
}

static int tell_state(int status, const char *what) {
    char text[1024];
    tell(status, what);
    sim_cpu_describe(text, sizeof text);
    fputs(text, stderr);
    return status;
}

// Looks at when the next event would wake the core, and lets no time pass.
static uint64_t sleeps_until;

static void wake_at_once(void *self) {
    (void)self;
    sim_cpu_stop();
}

static void look(uint64_t until) {
    static sim_event_t event = {.call = wake_at_once};
    sleeps_until = until;
    sim_event_at(&event, sim_now());
}

// The core has slept through a whole slice. With nothing queued and nobody outside, it sleeps for
// ever.
static int asleep(void) {
    if (sim_console_present() || sim_usbacm_present() || options.gdb) {
        return -1;
    }
    sleeps_until = 0;
    sim_cpu_on_idle(look);
    sim_cpu_run(sim_cpu_instructions() + 1, SIM_NO_LIMIT);
    sim_cpu_on_idle(NULL);
    if (sleeps_until != SIM_NO_LIMIT) {
        return -1;
    }
    return tell(SIM_EXIT_DEAD, "the core sleeps and nothing can wake it");
}

static int why_stopped(enum sim_stop stop) {
    if (stop == SIM_STOP_LOCKUP) {
        return tell_state(SIM_EXIT_DEAD, "lockup: a fault inside the fault handler");
    }
    if (sim_cpu_instructions() >= options.max_insns) {
        return tell_state(SIM_EXIT_MAX_INSNS, "stopped by --max-insns");
    }
    return -1;
}

static int check_exec(void) {
    int status;
    if (sim_exec_done(&status)) {
        return status;
    }
    if (sim_chip_resets() > 1) {
        return tell(SIM_EXIT_DEAD, "the board was reset");
    }
    return -1;
}

static int check_outside(void) {
    if (interrupted) {
        return tell(SIM_EXIT_SIGNAL, "interrupted");
    }
    if (options.exec) {
        return check_exec();
    }
    if (sim_console_left() || input_used_up()) {
        return 0;
    }
    return -1;
}

// Lets gdb have the core if it wants it; what stopped the core is then dealt with. True: gdb has ended
// the run.
static bool serve_gdb(enum sim_stop *stop) {
    if (!options.gdb) {
        return false;
    }
    bool stopped = *stop == SIM_STOP_BREAKPOINT || *stop == SIM_STOP_WATCHPOINT ||
                   *stop == SIM_STOP_BKPT || *stop == SIM_STOP_LOCKUP;
    bool told = sim_gdb_attached() && stopped;
    if (!told && !sim_gdb_interrupts()) {
        return false;
    }
    enum sim_stop why = told ? *stop : SIM_STOP_REQUEST;
    *stop = SIM_STOP_LIMIT;
    return sim_gdb_serve(why);
}

// The first instruction waits for gdb. True: the user would rather not.
static bool wait_for_gdb(void) {
    while (!sim_gdb_interrupts()) {
        sim_console_poll(MAX_WAIT);
        if (interrupted || sim_console_left()) {
            return true;
        }
    }
    return sim_gdb_serve(SIM_STOP_REQUEST);
}

// A core that has locked up is dead until a watchdog resets the chip. Someone at gdb wants to see it dead.
static bool watchdog_comes(void) {
    static unsigned told_of;
    if (options.gdb || !(sim_iwdg_running() || sim_wwdg_running())) {
        return false;
    }
    if (told_of != sim_chip_resets()) {
        told_of = sim_chip_resets();
        fputs("pyll-sim: warning: lockup: a fault inside the fault handler; a watchdog will reset "
              "the chip\n",
              stderr);
    }
    return true;
}

int sim_run(const sim_run_options_t *given) {
    options = *given;
    sim_cpu_on_lockup(watchdog_comes);
    sim_console_poll(0); // what is there from the start comes as early as the board can take it
    int status = options.gdb && wait_for_gdb() ? 0 : -1;
    while (status < 0) {
        uint64_t before = sim_cpu_instructions();
        enum sim_stop stop = sim_cpu_run(options.max_insns, sim_now() + sim_rcc_cycles(SLICE));
        if (serve_gdb(&stop)) {
            return 0;
        }
        sim_console_poll(ahead());
        sim_usbacm_poll();
        status = check_outside();
        if (status < 0) {
            status = why_stopped(stop);
        }
        if (status < 0 && sim_cpu_instructions() == before) {
            status = asleep();
        }
    }
    return status;
}
