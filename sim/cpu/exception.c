// SPDX-License-Identifier: MIT
// sim/cpu/exception.c -- exceptions: which one is next, entry and return, faults and lockup.
//
// After ARMv7-M ARM B1.5, whose pseudocode names appear here. Entry and return take no time in
// between other than the cycles they cost: an interrupt that arrives while registers are being
// stacked is seen when they are stacked, and then the vector of the more urgent one is fetched (late
// arrival, B1.5.6). A return finds the next exception due and does not unstack (tail-chaining).
#include "sim/cpu/state.h"

// TRM 5.5: 12 cycles from the last instruction to the handler's first, 6 from handler to handler, 12
// back. The refill of the pipeline is part of them, and sim_fetch_branch() counts it.
enum {
    ENTRY_CYCLES = 12 - SIM_REFILL_CYCLES,
    TAIL_CYCLES = 6 - SIM_REFILL_CYCLES,
    EXIT_CYCLES = 12 - SIM_REFILL_CYCLES,
};

static sim_cpu_t *const cpu = &sim_cpu;
static uint32_t *const r = sim_cpu.r;

// ---- priorities

// Group priority of a priority byte: the part that decides about preemption (AIRCR.PRIGROUP).
static int group_of(int priority) {
    return priority < 0 ? priority : priority & ~((2 << cpu->prigroup) - 1) & 0xFF;
}

static int priority_of(int number) {
    switch (number) {
    case EXC_RESET: return -3;
    case EXC_NMI: return -2;
    case EXC_HARDFAULT: return -1;
    default: return cpu->priority[number];
    }
}

static int lower(int a, int b) {
    return a < b ? a : b;
}

// ExecutionPriority(), without PRIMASK on request (WFI looks through it).
static int execution_priority(bool with_primask) {
    int best = 256;
    for (int n = 1; n < EXC_COUNT; n++) {
        if (cpu->active[n]) {
            best = lower(best, group_of(priority_of(n)));
        }
    }
    if (cpu->basepri) {
        best = lower(best, group_of((int)cpu->basepri));
    }
    if (cpu->primask && with_primask) {
        best = lower(best, 0);
    }
    if (cpu->faultmask) {
        best = lower(best, -1);
    }
    return best;
}

int sim_exc_execution_priority(void) {
    return execution_priority(true);
}

int sim_exc_highest_pending(void) {
    int best = 0, best_priority = 256;
    for (int n = 1; n < EXC_COUNT && cpu->pending_count; n++) {
        if (cpu->pending[n] && cpu->enabled[n] && priority_of(n) < best_priority) {
            best = n;
            best_priority = priority_of(n);
        }
    }
    return best;
}

void sim_exc_update(void) {
    int next = sim_exc_highest_pending();
    bool preempts = next && group_of(priority_of(next)) < execution_priority(true);
    cpu->due = preempts ? next : 0;
    if (preempts || (next && cpu->asleep) || cpu->demcr & DEMCR_MON_STEP) {
        sim_cpu_leave_loop();
    }
}

bool sim_exc_wakes(void) {
    int next = sim_exc_highest_pending();
    return next && group_of(priority_of(next)) < execution_priority(false);
}

void sim_exc_pend(int number) {
    if (!cpu->pending[number]) {
        cpu->pending[number] = true;
        cpu->pending_count++;
        if (cpu->scr & SCR_SEVONPEND) {
            cpu->event = true;
            sim_cpu_leave_loop(); // it may sleep in WFE
        }
        sim_exc_update();
    }
}

void sim_signal_event(void) {
    cpu->event = true;
    sim_cpu_leave_loop(); // it may sleep in WFE
}

void sim_exc_unpend(int number) {
    if (cpu->pending[number]) {
        cpu->pending[number] = false;
        cpu->pending_count--;
        sim_exc_update();
    }
}

static unsigned active_count(void) {
    unsigned count = 0;
    for (int n = 1; n < EXC_COUNT; n++) {
        count += cpu->active[n];
    }
    return count;
}

static void lock_up(void) {
    cpu->locked_up = true;
    cpu->pc = 0xFFFFFFFEu;
    sim_fetch_forget();
    sim_cpu_leave_loop();
}

// ---- debug events, with nobody but the program to handle them (ARMv7-M ARM C1.4)

bool sim_exc_monitor_takes(void) {
    return cpu->demcr & DEMCR_MON_EN &&
           group_of(priority_of(EXC_DEBUGMON)) < sim_exc_execution_priority();
}

void sim_exc_monitor(uint32_t dfsr_bit) {
    if (sim_exc_monitor_takes()) {
        cpu->dfsr |= dfsr_bit;
        sim_exc_pend(EXC_DEBUGMON);
    }
}

// ---- the frame: r0-r3, r12, lr, return address, xPSR

static bool stack_write(uint32_t address, uint32_t value) {
    return (address & 3) == 0 && sim_bus_write(address, 4, value);
}

static bool push_frame(uint32_t return_address, uint32_t xpsr) {
    uint32_t aligned_by = (cpu->ccr & CCR_STKALIGN) ? r[13] & 4 : 0;
    uint32_t frame = r[13] - aligned_by - 32;
    const uint32_t words[8] = {r[0],  r[1],  r[2],           r[3],
                               r[12], r[14], return_address, (xpsr & ~0x200u) | aligned_by << 7};
    r[13] = frame;
    sim_exec_sp_changed();
    bool done = true;
    for (unsigned i = 0; i < 8; i++) {
        done &= stack_write(frame + 4 * i, words[i]);
    }
    return done;
}

static bool read_frame(uint32_t frame, uint32_t words[8]) {
    bool done = (frame & 3) == 0;
    for (unsigned i = 0; i < 8; i++) {
        done = done && sim_bus_read(frame + 4 * i, 4, &words[i]);
    }
    return done;
}

// r[13] follows mode and CONTROL.SPSEL; call with what sim_cpu_on_psp() said before the change.
static void switch_stack(bool was_psp) {
    if (sim_cpu_on_psp() != was_psp) {
        uint32_t other = cpu->sp_other;
        cpu->sp_other = r[13];
        r[13] = other;
    }
    sim_exec_sp_changed();
}

// ---- faults

// The handler that a fault goes to: its own, if that is enabled and may preempt, else HardFault.
static int escalate(int number) {
    if (number == EXC_HARDFAULT) {
        return number;
    }
    bool possible =
        cpu->enabled[number] && group_of(priority_of(number)) < sim_exc_execution_priority();
    if (possible) {
        return number;
    }
    cpu->hfsr |= HFSR_FORCED;
    return EXC_HARDFAULT;
}

// A fault where HardFault itself cannot be taken.
static bool is_fatal(int number) {
    return number == EXC_HARDFAULT && sim_exc_execution_priority() <= -1;
}

static void note_fault(uint32_t cfsr_bits, uint32_t address) {
    cpu->cfsr |= cfsr_bits;
    if (cfsr_bits & BFSR_BFARVALID) {
        cpu->bfar = address;
    }
}

// A fault on the way into or out of a handler becomes pending and takes part in the choice of what to
// enter. False: the core has locked up.
static bool pend_derived(int number, uint32_t cfsr_bits) {
    note_fault(cfsr_bits, 0);
    number = escalate(number);
    if (is_fatal(number)) {
        lock_up();
        return false;
    }
    sim_exc_pend(number);
    return true;
}

// ---- entry

static void activate(int number, uint32_t exc_return) {
    bool was_psp = sim_cpu_on_psp();
    cpu->pending[number] = false;
    cpu->pending_count--;
    cpu->active[number] = true;
    cpu->ipsr = (uint32_t)number;
    cpu->control &= ~CONTROL_SPSEL;
    switch_stack(was_psp);
    r[14] = exc_return;
    cpu->itstate = 0;
    cpu->exclusive = false;
    cpu->event = true;
    sim_exc_update();
    if (cpu->on_exception) {
        cpu->on_exception(number);
    }
}

// ExceptionTaken(): the vector, and the handler's first pc.
static void take(int number, uint32_t exc_return) {
    uint32_t vector;
    activate(number, exc_return);
    if (!sim_bus_read(cpu->vtor + 4 * (uint32_t)number, 4, &vector)) {
        if (number == EXC_HARDFAULT || number == EXC_NMI) {
            lock_up();
            return;
        }
        cpu->hfsr |= HFSR_VECTTBL;
        sim_exc_pend(EXC_HARDFAULT);
        vector = 1; // never executed: HardFault preempts
    }
    cpu->thumb = vector & 1;
    sim_fetch_forget(); // also makes a clear Thumb bit fault
    cpu->pc = vector & ~1u;
    sim_fetch_branch(cpu->pc);
}

// Stacks, lets what arrives meanwhile take part, and enters the most urgent pending exception.
static void enter(uint32_t return_address) {
    uint32_t exc_return = 0xFFFFFFF1u;
    if (cpu->ipsr == 0) {
        exc_return = sim_cpu_on_psp() ? 0xFFFFFFFDu : 0xFFFFFFF9u;
    }
    if (!push_frame(return_address, sim_exec_xpsr()) && !pend_derived(EXC_BUSFAULT, BFSR_STKERR)) {
        return;
    }
    cpu->cycles += ENTRY_CYCLES;
    sim_bus_run_events();
    sim_exc_update();
    if (!cpu->locked_up) {
        take(cpu->due, exc_return);
    }
}

void sim_exc_enter_due(void) {
    enter(cpu->pc);
}

static uint8_t itstate_of_this_instruction(void) {
    return cpu->it_stamp == cpu->instructions ? cpu->it_before : cpu->itstate;
}

// The current instruction ends in an exception that is taken at once.
static void enter_synchronous(int number, uint32_t return_address) {
    if (is_fatal(number)) {
        lock_up();
        return;
    }
    sim_exc_pend(number);
    enter(return_address);
}

void sim_exc_fault(int number, uint32_t cfsr_bits, uint32_t address) {
    note_fault(cfsr_bits, address);
    cpu->itstate = itstate_of_this_instruction();
    enter_synchronous(escalate(number), r[15] - 4);
}

void sim_exc_hardfault(uint32_t hfsr_bits) {
    cpu->hfsr |= hfsr_bits;
    cpu->itstate = itstate_of_this_instruction();
    enter_synchronous(EXC_HARDFAULT, r[15] - 4);
}

void sim_exc_svc(void) {
    int number = escalate(EXC_SVCALL);
    if (number == EXC_HARDFAULT) { // returns to the SVC itself, like a fault
        sim_exc_hardfault(0);
    } else {
        enter_synchronous(number, cpu->pc);
    }
}

// ---- return

static void deactivate(int number) {
    cpu->active[number] = false;
    if (number != EXC_NMI) {
        cpu->faultmask = 0;
    }
    if (cpu->line_high[number]) { // the device still asks
        sim_exc_pend(number);
    }
    sim_exc_update();
    if (cpu->on_exception) {
        cpu->on_exception(-number);
    }
}

static bool return_is_legal(uint32_t exc_return, bool *to_thread) {
    unsigned nested = active_count();
    *to_thread = (exc_return & 0xF) != 1;
    if ((exc_return & 0x0FFFFFF0u) != 0x0FFFFFF0u || !cpu->active[cpu->ipsr]) {
        return false;
    }
    switch (exc_return & 0xF) {
    case 0x1: return nested > 1;
    case 0x9:
    case 0xD: return nested == 1 || (cpu->ccr & CCR_NONBASETHRD);
    default: return false;
    }
}

// A fault found during the return: its handler is tail-chained. Its LR repeats the return's value.
static void chain_fault(int number, uint32_t cfsr_bits, uint32_t exc_return) {
    if (pend_derived(number, cfsr_bits)) {
        cpu->cycles += TAIL_CYCLES;
        take(cpu->due, 0xF0000000u | (exc_return & 0x0FFFFFFFu));
    }
}

static void restore_registers(const uint32_t words[8]) {
    for (unsigned i = 0; i < 4; i++) {
        r[i] = words[i];
    }
    r[12] = words[4];
    r[14] = words[5];
    cpu->pc = words[6] & ~1u;
    sim_exec_set_flags(words[7]);
    cpu->itstate = (uint8_t)((words[7] >> 8 & 0xFC) | (words[7] >> 25 & 3));
    cpu->thumb = words[7] >> 24 & 1;
}

// PopStack() and what follows it in ExceptionReturn().
static void unstack(uint32_t exc_return, bool to_thread) {
    bool process = exc_return & 4;
    uint32_t words[8], frame = process ? cpu->sp_other : r[13];
    if (!read_frame(frame, words)) {
        chain_fault(EXC_BUSFAULT, BFSR_UNSTKERR, exc_return);
        return;
    }
    restore_registers(words);
    uint32_t xpsr = words[7], number = xpsr & 0x1FF;
    bool agrees = number < EXC_COUNT && (number == 0) == to_thread;
    cpu->control = (cpu->control & ~CONTROL_SPSEL) | (process ? CONTROL_SPSEL : 0);
    if (agrees || to_thread) {
        cpu->ipsr = agrees ? number : 0;
    }
    switch_stack(false); // the handler was on the main stack
    r[13] = (frame + 32) | ((cpu->ccr & CCR_STKALIGN) ? xpsr >> 7 & 4 : 0);
    sim_exec_sp_changed();
    cpu->exclusive = false;
    cpu->event = true;
    if (!agrees) { // the frame's IPSR does not fit the mode: it goes back on the stack
        push_frame(cpu->pc, xpsr);
        chain_fault(EXC_USAGEFAULT, UFSR_INVPC, exc_return);
        return;
    }
    cpu->cycles += EXIT_CYCLES;
    sim_fetch_forget();
    sim_fetch_branch(cpu->pc);
}

void sim_exc_return(uint32_t exc_return) {
    bool to_thread;
    int returning = (int)cpu->ipsr;
    bool legal = return_is_legal(exc_return, &to_thread);
    deactivate(returning);
    if (!legal) {
        chain_fault(EXC_USAGEFAULT, UFSR_INVPC, exc_return);
        return;
    }
    if (cpu->due) { // tail-chaining: the frame stays, and so does the value that returns to it
        cpu->cycles += TAIL_CYCLES;
        take(cpu->due, exc_return);
        return;
    }
    unstack(exc_return, to_thread);
    sim_exc_update();
    if (to_thread && active_count() == 0 && cpu->ipsr == 0 && (cpu->scr & SCR_SLEEPONEXIT)) {
        cpu->asleep = SIM_SLEEP_WFI;
        sim_cpu_leave_loop();
    }
}

// ---- reset

void sim_exc_reset(void) {
    for (int n = 0; n < EXC_COUNT; n++) {
        cpu->pending[n] = cpu->active[n] = false;
        cpu->enabled[n] = n < EXC_IRQ0;
        cpu->priority[n] = 0;
    }
    cpu->enabled[EXC_MEMMANAGE] = cpu->enabled[EXC_BUSFAULT] = cpu->enabled[EXC_USAGEFAULT] = false;
    cpu->pending_count = 0;
    cpu->due = 0;
    cpu->prigroup = 0;
    cpu->primask = cpu->faultmask = cpu->basepri = 0;
    cpu->ipsr = 0;
}
