// SPDX-License-Identifier: MIT
// sim/cpu/cpu.h -- the Cortex-M3 of the simulated chip: ARMv7-M Thumb-2, NVIC, SCB, SysTick, DWT.
//
// An interpreter of predecoded instructions. It is one machine per process: a board has one core, and
// a global state keeps the inner loop short. Everything outside the core is reached through sim/bus.h.
//
// Order of calls: sim_cpu_init(); sim_bus_map() and sim_bus_add() for the chip; sim_cpu_reset(); then
// sim_cpu_run() until it returns something that ends the session.
//
// Known simplifications, on purpose: a store that fails is a precise bus fault (the chip's write
// buffer makes it an imprecise one, a few instructions later), and an UNPREDICTABLE encoding is
// executed as an undefined instruction (the manual allows it, and compilers never emit one).
#ifndef SIM_CPU_CPU_H
#define SIM_CPU_CPU_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/bus.h"

// Why sim_cpu_run() or sim_cpu_step() came back.
enum sim_stop {
    SIM_STOP_LIMIT,      // the instruction or the cycle limit is reached (also: one step is done)
    SIM_STOP_REQUEST,    // sim_cpu_stop() was called
    SIM_STOP_BREAKPOINT, // the instruction at the pc has a breakpoint; it has not been executed
    SIM_STOP_WATCHPOINT, // the last instruction touched a watched address: sim_cpu_watch_hit()
    SIM_STOP_BKPT,       // a BKPT instruction, and the hook asked to stop; the pc is at the BKPT
    SIM_STOP_LOCKUP, // a fault inside HardFault or NMI: the core is dead until a reset, and none will come
    SIM_STOP_ASLEEP, // WFI or WFE with no event queued: nothing can wake the core any more
};

// Once, first of all: makes the system peripherals known to the bus.
void sim_cpu_init(void);
// Resets the devices (their reset function), then the core, which loads MSP and pc from address 0.
// Not from inside a device's function: there, use sim_reset_request().
void sim_cpu_reset(enum sim_reset cause);

#define SIM_NO_LIMIT UINT64_MAX
// Runs until sim_cpu_instructions() == instructions or sim_now() >= cycle, or until something happens.
// Both are absolute counts. A breakpoint at the very first instruction is skipped, so that a debugger
// can go on from it.
enum sim_stop sim_cpu_run(uint64_t instructions, uint64_t cycle);
// One instruction (an exception that is due is entered first; the step then executes its first
// instruction), whether or not it has a breakpoint.
enum sim_stop sim_cpu_step(void);
// Asks sim_cpu_run() to return after the current instruction. Safe from devices, events and signals.
void sim_cpu_stop(void);

// Counters since power-on; a reset of the chip does not clear them. Cycles are sim_now().
uint64_t sim_cpu_instructions(void);

// Registers, numbered as gdb's arm-m-profile has them from 0 to 15; xPSR and the rest follow.
enum sim_reg {
    SIM_REG_R0 = 0,
    SIM_REG_SP = 13,
    SIM_REG_LR = 14,
    SIM_REG_PC = 15, // address of the next instruction
    SIM_REG_XPSR,
    SIM_REG_MSP,
    SIM_REG_PSP,
    SIM_REG_PRIMASK,
    SIM_REG_BASEPRI,
    SIM_REG_FAULTMASK,
    SIM_REG_CONTROL,
    SIM_REG_COUNT
};
uint32_t sim_cpu_get(enum sim_reg reg);
void sim_cpu_set(enum sim_reg reg, uint32_t value);

// Breakpoints cost nothing while code runs: they are marks in the predecoded code. The address in
// flash may be given at either of its aliases. False: no such memory (add) or no such point (remove).
bool sim_cpu_break_add(uint32_t address);
bool sim_cpu_break_remove(uint32_t address);
// Watchpoints: the run stops after the instruction that loaded from or stored to one of the bytes.
// While there is at least one, data accesses take the slow path.
bool sim_cpu_watch_add(uint32_t address, uint32_t len, bool on_read, bool on_write);
bool sim_cpu_watch_remove(uint32_t address, uint32_t len, bool on_read, bool on_write);
uint32_t sim_cpu_watch_hit(void);

// The lowest value that the stack pointer had while it pointed into writable memory, since the last
// reset of the chip. UINT32_MAX: none seen. process: PSP instead of MSP.
uint32_t sim_cpu_stack_low(bool process);

// What a BKPT instruction does. The hook sees the immediate and may change registers (semihosting).
enum sim_bkpt {
    SIM_BKPT_FAULT, // as without a debugger: DebugMonitor if enabled, else HardFault
    SIM_BKPT_DONE,  // handled: go on after the BKPT
    SIM_BKPT_STOP,  // sim_cpu_run() returns SIM_STOP_BKPT
};
void sim_cpu_on_bkpt(enum sim_bkpt (*hook)(unsigned imm));
// Whether the program sees a debugger (C_DEBUGEN in DHCSR), which many ask before they use a BKPT. At first it does not.
void sim_cpu_show_debugger(bool on);
// Called before each instruction with its address; NULL turns it off. Slows the run down.
void sim_cpu_on_insn(void (*hook)(uint32_t pc));
// Called when an exception is entered (number > 0) and when one returns (number < 0), for traces.
void sim_cpu_on_exception(void (*hook)(int number));
// Called while the core sleeps, with the cycle to which time is about to jump; lets the owner wait in
// real time or look for input. May schedule events; the earliest one counts. NULL: none.
void sim_cpu_on_idle(void (*hook)(uint64_t until));

// Sleep with SCR.SLEEPDEEP set, for whoever stops the clocks. While the core sleeps so, its cycles do not
// advance, and sim_cpu_run() returns after each call. What it returns: something may still end the sleep.
enum sim_deep_sleep { SIM_DEEP_SLEEP_BEGINS, SIM_DEEP_SLEEP_GOES_ON, SIM_DEEP_SLEEP_ENDS };
void sim_cpu_on_deep_sleep(bool (*hook)(enum sim_deep_sleep what));
// From that hook: the core does not fall asleep after all; only a reset wakes it from now on.
void sim_cpu_wake(void);
void sim_cpu_hold(void);
// Asked while the core is locked up. True: something will reset the chip, so time goes on until then.
void sim_cpu_on_lockup(bool (*rescued)(void));
// Cycles slept so far.
uint64_t sim_cpu_slept(void);

// A line or more that tell where the core is: registers, fault registers. For crash reports.
// Returns the length as snprintf does.
int sim_cpu_describe(char *to, unsigned len);

#endif
