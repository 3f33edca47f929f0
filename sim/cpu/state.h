// SPDX-License-Identifier: MIT
// sim/cpu/state.h -- private to sim/cpu and sim/bus.c: the state of the core, and who changes it.
//
// The inner loop (exec.c) compares one number an instruction: cycles against deadline. Whatever must
// end the loop early -- an event, an exception that became due, a stop, a reset -- lowers deadline;
// the outer loop (cpu.c) then finds out which it was.
#ifndef SIM_CPU_STATE_H
#define SIM_CPU_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/bus.h"
#include "sim/cpu/cpu.h"
#include "sim/cpu/decode.h"

#define EXC_IRQ0  16
#define EXC_COUNT (EXC_IRQ0 + 60)
// Exception numbers, ARMv7-M ARM B1.5.2.
enum {
    EXC_RESET = 1,
    EXC_NMI = 2,
    EXC_HARDFAULT = 3,
    EXC_MEMMANAGE = 4,
    EXC_BUSFAULT = 5,
    EXC_USAGEFAULT = 6,
    EXC_SVCALL = 11,
    EXC_DEBUGMON = 12,
    EXC_PENDSV = 14,
    EXC_SYSTICK = 15,
};

// CFSR: MMFSR in bits 7:0, BFSR in 15:8, UFSR in 31:16 -- ARMv7-M ARM B3.2.15.
#define MMFSR_IACCVIOL   (1u << 0)
#define MMFSR_MMARVALID  (1u << 7)
#define BFSR_IBUSERR     (1u << 8)
#define BFSR_PRECISERR   (1u << 9)
#define BFSR_UNSTKERR    (1u << 11)
#define BFSR_STKERR      (1u << 12)
#define BFSR_BFARVALID   (1u << 15)
#define UFSR_UNDEFINSTR  (1u << 16)
#define UFSR_INVSTATE    (1u << 17)
#define UFSR_INVPC       (1u << 18)
#define UFSR_NOCP        (1u << 19)
#define UFSR_UNALIGNED   (1u << 24)
#define UFSR_DIVBYZERO   (1u << 25)
#define HFSR_VECTTBL     (1u << 1)
#define HFSR_FORCED      (1u << 30)
#define HFSR_DEBUGEVT    (1u << 31)
#define CCR_NONBASETHRD  (1u << 0)
#define CCR_USERSETMPEND (1u << 1)
#define CCR_UNALIGN_TRP  (1u << 3)
#define CCR_DIV_0_TRP    (1u << 4)
#define CCR_BFHFNMIGN    (1u << 8)
#define CCR_STKALIGN     (1u << 9)
#define SCR_SLEEPONEXIT  (1u << 1)
#define SCR_SLEEPDEEP    (1u << 2)
#define SCR_SEVONPEND    (1u << 4)
#define CONTROL_NPRIV    1u
#define CONTROL_SPSEL    2u
#define DFSR_HALTED      1u // a step is done
#define DFSR_BKPT        2u
#define DFSR_DWTTRAP     4u
#define DEMCR_MON_EN     (1u << 16)
#define DEMCR_MON_PEND   (1u << 17)
#define DEMCR_MON_STEP   (1u << 18)
#define DEMCR_MON_REQ    (1u << 19)
#define DEMCR_TRCENA     (1u << 24)

// Mapped host memory; see sim_bus_map(). Aliases of one memory share what has been predecoded.
typedef struct sim_map {
    uint32_t base;
    uint32_t size;
    uint8_t *memory;
    bool writable;
    struct sim_code *code;
} sim_map_t;

// The predecoded form of a piece of memory: one entry a half-word, decoded when first executed.
typedef struct sim_code {
    uint8_t *memory; // identifies it
    uint32_t size;
    insn_t *insns;
    uint8_t *lines; // one byte for every CODE_LINE bytes: something in there has been decoded
} sim_code_t;
#define CODE_LINE 64u

// The pieces of mapped memory by address >> 20, for the fast path; NULL or a map that does not hold
// the address: take the slow path. All NULL while there are watchpoints.
extern sim_map_t *sim_map_by_mib[4096];

enum sim_sleep { SIM_AWAKE, SIM_SLEEP_WFI, SIM_SLEEP_WFE };

typedef struct sim_cpu {
    uint32_t
        r[16];   // r[13] is the stack pointer in use; r[15] the current instruction's address + 4
    uint32_t pc; // the next instruction's address; while one executes, that of its successor
    uint32_t n;  // N is bit 31 of this word
    uint32_t z;  // Z is set when this word is 0
    uint32_t c;  // 0 or 1
    uint32_t v;  // 0 or 1
    uint32_t q;  // 0 or 1
    uint8_t itstate;
    uint8_t it_before; // the ITSTATE of the instruction number it_stamp, for when it faults
    uint64_t it_stamp;
    bool thumb; // EPSR.T

    uint64_t cycles;
    uint64_t event_time; // while an event's function runs: when it was due; else 0
    uint64_t instructions;
    volatile uint64_t deadline; // lowered also from a signal handler
    uint64_t last_access; // .instructions at the last load or store that the next one can overlap

    // Where instructions come from at the moment: one piece of memory.
    uint32_t code_base;
    uint32_t code_size;
    sim_code_t *code;
    bool code_in_flash;
    // fetch.c: the 64-bit line that was fetched last, and when the flash delivers the next one.
    uint32_t line;
    uint64_t line_next_ready;

    uint32_t sp_seen;   // r[13] when it was last looked at
    uint32_t sp_other;  // the banked stack pointer that is not in use
    uint32_t sp_low[2]; // lowest MSP, PSP
    uint32_t control;
    uint32_t primask;
    uint32_t faultmask;
    uint32_t basepri;
    uint32_t ipsr;

    // Exceptions. The one that is to be entered next is found when something changes, not each time.
    bool pending[EXC_COUNT];
    bool active[EXC_COUNT];
    bool enabled[EXC_COUNT];
    bool line_high[EXC_COUNT]; // level of an interrupt's line
    uint8_t priority[EXC_COUNT];
    unsigned pending_count; // of pending[], enabled or not
    int due;                // exception that preempts now, or 0
    unsigned prigroup;

    uint32_t vtor, scr, ccr, shcsr_enables, cfsr, hfsr, dfsr, mmfar, bfar, afsr, demcr;

    bool exclusive; // the local monitor
    bool event;     // the event register of WFE
    enum sim_sleep asleep;
    bool deep; // the deep sleep's hook has been told
    bool held; // only a reset wakes it
    uint64_t slept;
    bool locked_up;
    volatile bool stop_requested; // also by a signal handler
    bool reset_requested;
    enum sim_reset reset_cause;
    enum sim_stop stop; // when stop_requested
    bool pass_break;    // breakpoints are not seen while the first instruction of a run executes
    bool watching;
    uint32_t watch_hit;

    enum sim_bkpt (*on_bkpt)(unsigned imm);
    void (*on_insn)(uint32_t pc);
    void (*on_exception)(int number);
    void (*on_idle)(uint64_t until);
    bool (*on_deep_sleep)(enum sim_deep_sleep what);
    bool (*on_lockup)(void);
} sim_cpu_t;

extern sim_cpu_t sim_cpu;

// ---- exec.c
// Executes at least one instruction, and on until cycles >= deadline.
void sim_exec(void);
uint32_t sim_exec_xpsr(void);
void sim_exec_set_flags(uint32_t xpsr);
// The debug blocks (DWT, ITM, TPIU, FPB) outlive a system reset: this is one that they do not (cpu.c).
bool sim_cpu_resets_debug(void);
// Somebody has begun or ended to watch accesses (cpu.c).
void sim_cpu_update_watching(void);
// Tells the watchpoints of an access (cpu.c).
void sim_cpu_watch_access(uint32_t address, unsigned size, bool is_write);
// Looks at the stack pointer after a change that did not come from an instruction.
void sim_exec_sp_changed(void);

// ---- special.c: MRS, MSR by SYSm; CPS on PRIMASK, FAULTMASK or both
uint32_t sim_special_read(unsigned sysm);
void sim_special_write(unsigned sysm, uint32_t value);
void sim_special_cps(bool primask, bool faultmask, bool disable);

// ---- fetch.c
// P of the TRM, for a target that one word fetch can deliver.
#define SIM_REFILL_CYCLES 2
// The core branches to target: pays the pipeline refill and the flash's wait states.
void sim_fetch_branch(uint32_t target);
// The core reads code from the 64-bit line of this address, which is not the one it read last.
void sim_fetch_line(uint32_t address);
// The core reads data (a literal) from flash.
void sim_fetch_data(void);
// Makes code_base.. cover pc. False: there is no memory to execute from.
bool sim_fetch_code_at(uint32_t pc);
// Decodes the instruction at pc, which lies in code_base.., into its slot of the store. False: its
// second half lies outside of memory, and a fault was entered.
bool sim_fetch_decode(uint32_t pc, insn_t *slot);
// What was decoded at pc is to be decoded again: a breakpoint came or went.
void sim_fetch_redecode(uint32_t pc);
// Is there a breakpoint at this address or its alias? (cpu.c)
bool sim_cpu_break_at(uint32_t address);
void sim_fetch_forget(void);

// ---- fpb.c
// The half-word that the core gets from this address: the one that is there, or what the unit puts in its place.
uint16_t sim_fpb_code(uint32_t address, uint16_t code);
void sim_fpb_init(void);

// ---- bus.c
sim_map_t *sim_bus_find_map(uint32_t address);
void sim_bus_code_written(const sim_map_t *map, uint32_t offset, unsigned size);
// Runs every event that is due. Then: when the next one is (UINT64_MAX: none).
void sim_bus_run_events(void);
uint64_t sim_bus_next_event(void);
void sim_bus_reset_devices(void);
void sim_bus_fast_path(bool on);

// ---- exception.c
void sim_exc_reset(void);
// Finds out again whether an exception is due; after any change to priorities, masks, pending state.
void sim_exc_update(void);
void sim_exc_pend(int number);
void sim_exc_unpend(int number);
// Enters the exception that is due, returning later to .pc.
void sim_exc_enter_due(void);
// A fault in the current instruction: records it in CFSR and enters the handler. address: for BFAR
// or MMFAR, whose VALID bit is among the bits then.
void sim_exc_fault(int number, uint32_t cfsr_bits, uint32_t address);
// Like a fault of HardFault itself (vector table, debug event).
void sim_exc_hardfault(uint32_t hfsr_bits);
// SVC.
void sim_exc_svc(void);
// A branch to an EXC_RETURN value in handler mode.
void sim_exc_return(uint32_t exc_return);
// Would an interrupt be taken if PRIMASK were clear? What wakes WFI.
bool sim_exc_wakes(void);
// A debug event: can the DebugMonitor exception be taken for it; pend it if so, with that bit of DFSR.
bool sim_exc_monitor_takes(void);
void sim_exc_monitor(uint32_t dfsr_bit);
int sim_exc_execution_priority(void);
// The highest exception that is pending and enabled, whatever masks it; 0: none.
int sim_exc_highest_pending(void);

// ---- nvic.c scb.c systick.c dwt.c
void sim_nvic_init(void);
void sim_scb_init(void);
void sim_systick_init(void);
bool sim_dwt_watches(void);
void sim_dwt_access(uint32_t address, unsigned size, bool is_write);
void sim_dwt_init(void);
void sim_itm_init(void);

static inline bool sim_cpu_privileged(void) {
    return sim_cpu.ipsr != 0 || !(sim_cpu.control & CONTROL_NPRIV);
}

// Is r[13] the process stack pointer?
static inline bool sim_cpu_on_psp(void) {
    return sim_cpu.ipsr == 0 && (sim_cpu.control & CONTROL_SPSEL);
}

// Ends the inner loop after the current instruction.
static inline void sim_cpu_leave_loop(void) {
    sim_cpu.deadline = 0;
}

#endif
