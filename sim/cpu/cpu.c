// SPDX-License-Identifier: MIT
// sim/cpu/cpu.c -- the outer loop: time, sleep, resets, stops; and what a debugger asks for.
#include "sim/cpu/cpu.h"

#include <stdio.h>
#include <string.h>

#include "sim/cpu/state.h"

sim_cpu_t sim_cpu;
static sim_cpu_t *const cpu = &sim_cpu;

enum { MAX_POINTS = 64 };
static uint32_t breakpoints[MAX_POINTS];
static unsigned breakpoint_count;
typedef struct watchpoint {
    uint32_t address, len;
    bool on_read, on_write;
} watchpoint_t;
static watchpoint_t watchpoints[MAX_POINTS];
static unsigned watchpoint_count;
static uint32_t core_hz = 8000000;

void sim_cpu_init(void) {
    sim_nvic_init();
    sim_scb_init();
    sim_systick_init();
    sim_dwt_init();
    sim_itm_init();
    sim_fpb_init();
}

// ---- reset

static void reset_core(void) {
    sim_exc_reset();
    cpu->control = 0;
    cpu->exclusive = cpu->event = false;
    cpu->asleep = SIM_AWAKE;
    cpu->deep = cpu->held = false;
    cpu->locked_up = false;
    cpu->itstate = 0;
    cpu->r[14] = 0xFFFFFFFFu;
    uint32_t stack = 0, vector = 0;
    sim_bus_read(0, 4, &stack);
    sim_bus_read(4, 4, &vector);
    cpu->r[13] = stack;
    cpu->sp_other = 0;
    cpu->sp_low[0] = cpu->sp_low[1] = UINT32_MAX;
    sim_exec_sp_changed();
    cpu->pc = vector & ~1u;
    cpu->thumb = vector & 1;
    sim_fetch_forget();
}

void sim_cpu_reset(enum sim_reset cause) {
    cpu->reset_requested = false;
    cpu->reset_cause = cause;
    memset(cpu->line_high, 0, sizeof cpu->line_high); // devices that still ask will say so again
    sim_bus_reset_devices();
    reset_core();
}

void sim_reset_request(enum sim_reset cause) {
    cpu->reset_requested = true;
    cpu->reset_cause = cause;
    sim_cpu_leave_loop();
}

bool sim_cpu_resets_debug(void) {
    return cpu->reset_cause == SIM_RESET_POWER || cpu->reset_cause == SIM_RESET_STANDBY;
}

enum sim_reset sim_reset_cause(void) {
    return cpu->reset_cause;
}

// ---- time

uint64_t sim_now(void) {
    static uint64_t last;
    uint64_t now = cpu->event_time ? cpu->event_time : cpu->cycles;
    if (now > last) {
        last = now;
    }
    return last;
}

void sim_stall(uint64_t cycles) {
    cpu->cycles += cycles;
}

void sim_set_core_hz(uint32_t hz) {
    core_hz = hz;
}

uint32_t sim_core_hz(void) {
    return core_hz;
}

uint32_t sim_pc(void) {
    return cpu->r[15] - 4;
}

uint64_t sim_cpu_instructions(void) {
    return cpu->instructions;
}

// ---- the outer loop

typedef struct limits {
    uint64_t instructions, cycle;
} limits_t;

static bool limit_reached(const limits_t *limits) {
    return cpu->instructions >= limits->instructions || cpu->cycles >= limits->cycle;
}

static uint64_t earlier(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

// No instruction takes less than a cycle, so the instruction limit is also a limit in cycles. It may
// come too early; then the loop is entered again with what is left.
static uint64_t deadline_for(const limits_t *limits) {
    uint64_t left = limits->instructions - cpu->instructions;
    uint64_t by_count = left > UINT64_MAX - cpu->cycles ? UINT64_MAX : cpu->cycles + left;
    return earlier(earlier(limits->cycle, by_count), sim_bus_next_event());
}

static bool wakes(void) {
    if (cpu->asleep == SIM_SLEEP_WFE && cpu->event) {
        cpu->event = false;
        return true;
    }
    return sim_exc_wakes();
}

// Lets time pass to the next event. False: there is none, and the core would sleep for ever.
static bool sleep_on(const limits_t *limits) {
    if (cpu->on_idle) {
        cpu->on_idle(earlier(sim_bus_next_event(), limits->cycle));
    }
    uint64_t until = earlier(sim_bus_next_event(), limits->cycle);
    if (until == UINT64_MAX) {
        return cpu->stop_requested || cpu->reset_requested || wakes();
    }
    if (until > cpu->cycles) {
        cpu->slept += cpu->locked_up ? 0 : until - cpu->cycles;
        cpu->cycles = until;
    }
    return true;
}

uint64_t sim_cpu_slept(void) {
    return cpu->slept;
}

void sim_cpu_on_deep_sleep(bool (*hook)(enum sim_deep_sleep what)) {
    cpu->on_deep_sleep = hook;
}

void sim_cpu_wake(void) {
    cpu->asleep = SIM_AWAKE;
    cpu->deep = false;
}

void sim_cpu_hold(void) {
    cpu->held = true;
}

void sim_cpu_on_lockup(bool (*rescued)(void)) {
    cpu->on_lockup = rescued;
}

static bool sleeps_deeply(void) {
    return cpu->on_deep_sleep && !cpu->locked_up && cpu->scr & SCR_SLEEPDEEP;
}

static void sleep_deeply(void) {
    bool begins = !cpu->deep;
    cpu->deep = true;
    bool hope = cpu->on_deep_sleep(begins ? SIM_DEEP_SLEEP_BEGINS : SIM_DEEP_SLEEP_GOES_ON);
    if (cpu->on_idle) {
        cpu->on_idle(hope ? cpu->cycles : UINT64_MAX);
    }
}

// Locked up: somebody has asked for a reset, or will.
static bool will_be_reset(void) {
    return cpu->reset_requested || (cpu->on_lockup && cpu->on_lockup());
}

static bool take_stop(enum sim_stop *why) {
    if (cpu->locked_up && !will_be_reset()) {
        *why = SIM_STOP_LOCKUP;
        return true;
    }
    if (!cpu->stop_requested) {
        return false;
    }
    cpu->stop_requested = false;
    *why = cpu->stop;
    return true;
}

// What is due between two instructions, up to the entry into a handler. False: the core sleeps or is locked up.
static bool settle(void) {
    sim_bus_run_events();
    if (cpu->reset_requested) {
        sim_cpu_reset(cpu->reset_cause);
    }
    if (cpu->locked_up) {
        return false;
    }
    if (cpu->asleep != SIM_AWAKE) {
        if (cpu->held || !wakes()) {
            return false;
        }
        if (cpu->deep) {
            cpu->on_deep_sleep(SIM_DEEP_SLEEP_ENDS);
        }
        sim_cpu_wake();
    }
    if (cpu->due) {
        sim_exc_enter_due();
    }
    return true;
}

// Executes up to the deadline; the first instruction of a run by itself, without its breakpoint.
static void execute(const limits_t *limits, bool first) {
    uint32_t pc = cpu->pc;
    if (cpu->on_insn) {
        cpu->on_insn(pc);
    }
    bool step = cpu->demcr & DEMCR_MON_STEP && sim_exc_monitor_takes();
    uint64_t deadline = first || step || cpu->on_insn ? 0 : deadline_for(limits);
    cpu->deadline = earlier(cpu->deadline, deadline); // 0 already if something came up
    if (cpu->stop_requested) {                        // by a signal, while that line executed
        cpu->deadline = 0;
    }
    cpu->pass_break = first;
    if (first) {
        sim_fetch_redecode(pc);
    }
    sim_exec();
    if (first) {
        cpu->pass_break = false;
        sim_fetch_redecode(pc);
    }
    if (step) {
        sim_exc_monitor(DFSR_HALTED);
    }
}

enum sim_stop sim_cpu_run(uint64_t instructions, uint64_t cycle) {
    const limits_t limits = {instructions, cycle};
    enum sim_stop why;
    bool first = true;
    for (;;) {
        cpu->deadline = UINT64_MAX; // from here on, whatever comes up lowers it
        if (take_stop(&why)) {
            return why;
        }
        if (limit_reached(&limits)) {
            return SIM_STOP_LIMIT;
        }
        if (settle()) {
            execute(&limits, first);
            first = false;
        } else if (sleeps_deeply()) {
            sleep_deeply();
            return SIM_STOP_LIMIT;
        } else if (!sleep_on(&limits)) {
            return SIM_STOP_ASLEEP;
        }
    }
}

enum sim_stop sim_cpu_step(void) {
    return sim_cpu_run(cpu->instructions + 1, SIM_NO_LIMIT);
}

static void stop_because(enum sim_stop why) {
    cpu->stop = why;
    cpu->stop_requested = true;
    sim_cpu_leave_loop();
}

void sim_cpu_stop(void) {
    stop_because(SIM_STOP_REQUEST);
}

// ---- registers

static uint32_t *stack_pointer(bool process) {
    return sim_cpu_on_psp() == process ? &cpu->r[13] : &cpu->sp_other;
}

uint32_t sim_cpu_get(enum sim_reg reg) {
    switch (reg) {
    case SIM_REG_PC: return cpu->pc;
    case SIM_REG_XPSR: return sim_exec_xpsr();
    case SIM_REG_MSP: return *stack_pointer(false);
    case SIM_REG_PSP: return *stack_pointer(true);
    case SIM_REG_PRIMASK: return cpu->primask;
    case SIM_REG_BASEPRI: return cpu->basepri;
    case SIM_REG_FAULTMASK: return cpu->faultmask;
    case SIM_REG_CONTROL: return cpu->control;
    default: return reg < SIM_REG_PC ? cpu->r[reg] : 0;
    }
}

// Flags, ITSTATE and the Thumb bit; a debugger does not change the exception number.
static void set_xpsr(uint32_t value) {
    sim_exec_set_flags(value);
    cpu->itstate = (uint8_t)((value >> 8 & 0xFC) | (value >> 25 & 3));
    cpu->thumb = value >> 24 & 1;
    sim_fetch_forget();
}

static void set_control(uint32_t value) {
    uint32_t msp = *stack_pointer(false), psp = *stack_pointer(true);
    cpu->control = value & (CONTROL_NPRIV | CONTROL_SPSEL);
    *stack_pointer(false) = msp;
    *stack_pointer(true) = psp;
}

void sim_cpu_set(enum sim_reg reg, uint32_t value) {
    switch (reg) {
    case SIM_REG_PC: cpu->pc = value & ~1u; break;
    case SIM_REG_XPSR: set_xpsr(value); break;
    case SIM_REG_MSP: *stack_pointer(false) = value & ~3u; break;
    case SIM_REG_PSP: *stack_pointer(true) = value & ~3u; break;
    case SIM_REG_PRIMASK: cpu->primask = value & 1; break;
    case SIM_REG_BASEPRI: cpu->basepri = value & 0xF0; break;
    case SIM_REG_FAULTMASK: cpu->faultmask = value & 1; break;
    case SIM_REG_CONTROL: set_control(value); break;
    default:
        if (reg < SIM_REG_PC) {
            cpu->r[reg] = value;
        }
    }
    sim_exec_sp_changed();
    sim_exc_update();
}

uint32_t sim_cpu_stack_low(bool process) {
    return cpu->sp_low[process];
}

// ---- breakpoints and watchpoints

// The same place in memory has the same number, whatever alias names it.
static const uint8_t *place_of(uint32_t address) {
    const sim_map_t *map = sim_bus_find_map(address);
    return map ? map->memory + (address - map->base) : NULL;
}

bool sim_cpu_break_at(uint32_t address) {
    const uint8_t *place = place_of(address);
    for (unsigned i = 0; i < breakpoint_count; i++) {
        if (place_of(breakpoints[i]) == place) {
            return true;
        }
    }
    return false;
}

bool sim_cpu_break_add(uint32_t address) {
    address &= ~1u;
    if (!place_of(address) || breakpoint_count == MAX_POINTS) {
        return false;
    }
    breakpoints[breakpoint_count++] = address;
    sim_fetch_redecode(address);
    return true;
}

bool sim_cpu_break_remove(uint32_t address) {
    address &= ~1u;
    for (unsigned i = 0; i < breakpoint_count; i++) {
        if (breakpoints[i] == address) {
            breakpoints[i] = breakpoints[--breakpoint_count];
            sim_fetch_redecode(address);
            return true;
        }
    }
    return false;
}

void sim_cpu_update_watching(void) {
    bool on = watchpoint_count || sim_dwt_watches();
    if (on != cpu->watching) {
        cpu->watching = on;
        sim_bus_fast_path(!on);
    }
}

bool sim_cpu_watch_add(uint32_t address, uint32_t len, bool on_read, bool on_write) {
    if (watchpoint_count == MAX_POINTS) {
        return false;
    }
    watchpoints[watchpoint_count++] = (watchpoint_t){address, len, on_read, on_write};
    sim_cpu_update_watching();
    return true;
}

bool sim_cpu_watch_remove(uint32_t address, uint32_t len, bool on_read, bool on_write) {
    for (unsigned i = 0; i < watchpoint_count; i++) {
        const watchpoint_t *w = &watchpoints[i];
        if (w->address == address && w->len == len && w->on_read == on_read &&
            w->on_write == on_write) {
            watchpoints[i] = watchpoints[--watchpoint_count];
            sim_cpu_update_watching();
            return true;
        }
    }
    return false;
}

void sim_cpu_watch_access(uint32_t address, unsigned size, bool is_write) {
    sim_dwt_access(address, size, is_write);
    for (unsigned i = 0; i < watchpoint_count; i++) {
        const watchpoint_t *w = &watchpoints[i];
        bool wanted = is_write ? w->on_write : w->on_read;
        if (wanted && address < w->address + w->len && w->address < address + size) {
            cpu->watch_hit = w->address;
            stop_because(SIM_STOP_WATCHPOINT);
        }
    }
}

uint32_t sim_cpu_watch_hit(void) {
    return cpu->watch_hit;
}

// ---- hooks and reports

void sim_cpu_on_bkpt(enum sim_bkpt (*hook)(unsigned imm)) {
    cpu->on_bkpt = hook;
}

void sim_cpu_on_insn(void (*hook)(uint32_t pc)) {
    cpu->on_insn = hook;
}

void sim_cpu_on_exception(void (*hook)(int number)) {
    cpu->on_exception = hook;
}

void sim_cpu_on_idle(void (*hook)(uint64_t until)) {
    cpu->on_idle = hook;
}

int sim_cpu_describe(char *to, unsigned len) {
    const uint32_t *r = cpu->r;
    return snprintf(to, len,
                    "  r0 %08x  r1 %08x  r2 %08x  r3 %08x  r4 %08x  r5 %08x  r6 %08x  r7 %08x\n"
                    "  r8 %08x  r9 %08x r10 %08x r11 %08x r12 %08x  sp %08x  lr %08x  pc %08x\n"
                    "  xpsr %08x control %x primask %x basepri %02x, exception %u, last insn %08x\n"
                    "  cfsr %08x hfsr %08x bfar %08x, %llu instructions, %llu cycles\n",
                    r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12],
                    r[13], r[14], cpu->pc, sim_exec_xpsr(), cpu->control, cpu->primask,
                    cpu->basepri, cpu->ipsr, r[15] - 4, cpu->cfsr, cpu->hfsr, cpu->bfar,
                    (unsigned long long)cpu->instructions, (unsigned long long)cpu->cycles);
}
