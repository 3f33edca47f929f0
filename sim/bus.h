// SPDX-License-Identifier: MIT
// sim/bus.h -- the memory map of the simulated chip: who answers at which address, and when.
//
// Memory (flash, SRAM, ROM) is plain host memory that the core reads directly. Everything else is a
// device: a range of addresses with a read and a write function. One write path serves the core, the
// debugger and (later) DMA. Time is counted in core clock cycles; devices ask for a call at a cycle.
#ifndef SIM_BUS_H
#define SIM_BUS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct sim_bus sim_bus_t;

// A range of registers. Offsets are relative to base; size is 1, 2 or 4 and the access is aligned.
// A device refuses a register, width or bit that it does not model with sim_unmodelled().
typedef struct sim_device {
    const char *name; // as RM0008 spells it: "USART1"
    uint32_t base;
    uint32_t size; // in bytes
    void *self;    // handed to the functions
    uint32_t (*read)(void *self, uint32_t offset, unsigned size);
    void (*write)(void *self, uint32_t offset, unsigned size, uint32_t value);
    void (*reset)(void *self); // system reset; NULL: nothing to do
} sim_device_t;

// A call at a given cycle. The owner embeds it; scheduling an already scheduled event moves it.
typedef struct sim_event {
    uint64_t at; // absolute cycle
    void (*call)(void *self);
    void *self;
    struct sim_event *next; // private
    bool queued;            // private
} sim_event_t;

// Absolute core clock cycles since power-on; never goes back, also not over a reset. In an event's
// function it is the cycle that the event asked for, although the instruction under way ends later.
uint64_t sim_now(void);
void sim_event_at(sim_event_t *event, uint64_t cycle);
void sim_event_cancel(sim_event_t *event);
// Before an access to a device: what was due while the instruction was on its way happens first.
void sim_event_settle(void);
// When what happens now really happens, for what is told to the outside: sim_now(), but also right for an event
// that runs after a later one was looked at.
uint64_t sim_stamp(void);
// For a device that works off what has happened since it was last looked at: the cycle of what it does next;
// 0: as before. Returns what it was.
uint64_t sim_stamp_set(uint64_t cycle);

// Adds a device to the map. The struct must outlive the simulation. Ranges must not overlap.
void sim_bus_add(const sim_device_t *device);
// A bus behind a bridge that knows no error: in that range nothing faults, also where there is no device.
void sim_bus_add_bridge(const char *name, uint32_t base, uint32_t size);
// Maps host memory at base. writable: the core may store to it (SRAM); otherwise a store goes to the
// device that covers the range, if there is one (flash programming), else it is a bus fault.
void sim_bus_map(uint32_t base, uint32_t size, uint8_t *memory, bool writable);
// Accesses as the core makes them (bit-band and alias resolved); false: bus error.
bool sim_bus_read(uint32_t address, unsigned size, uint32_t *value);
bool sim_bus_write(uint32_t address, unsigned size, uint32_t value);
// Side-effect-free block access to mapped memory, for the loader and the debugger.
bool sim_bus_peek(uint32_t address, void *to, uint32_t len);
bool sim_bus_poke(uint32_t address, const void *from, uint32_t len);
// Code in [base, base+size) changed by other means than a store of the core (flash programming, poke):
// drops what the core has predecoded there. A no-op for a core that does not predecode.
void sim_bus_invalidate(uint32_t base, uint32_t size);

// From a device's read or write function: makes this access a bus error (the core takes a BusFault;
// sim_bus_read() and sim_bus_write() return false).
void sim_bus_error(void);
// An event into the core's RXEV input (EXTI in event mode): wakes WFE.
void sim_signal_event(void);

// The core's TXEV: what is to be called at each SEV.
void sim_on_event_out(void (*call)(void));

// The line of external interrupt n (0-59, RM0008 table 63) into the NVIC. Level: stays pending while high.
void sim_irq_set(unsigned n, bool level);
// The same for NMI, which RCC's clock security system raises.
void sim_nmi_set(bool level);
// Stalls the core for that many cycles (flash erase, for example).
void sim_stall(uint64_t cycles);
// Asks for a system reset at the end of the current instruction; cause is for RCC_CSR.
enum sim_reset {
    SIM_RESET_POWER,
    SIM_RESET_PIN,
    SIM_RESET_SOFTWARE,
    SIM_RESET_IWDG,
    SIM_RESET_WWDG,
    SIM_RESET_LOW_POWER, // Stop or Standby begins, and an option byte makes it a reset
    SIM_RESET_STANDBY    // the end of Standby: as at power-on, but for the backup domain
};
void sim_reset_request(enum sim_reset cause);
// The cause of the reset in progress or of the last one, for a device's reset function (RCC_CSR).
enum sim_reset sim_reset_cause(void);

// Flash wait states and prefetch, set by the FLASH device (ACR) and used by the core's cycle counting.
void sim_set_flash_timing(unsigned wait_states, bool prefetch);
// Core clock frequency in Hz, set by RCC; used to turn cycles into seconds and bauds.
void sim_set_core_hz(uint32_t hz);
uint32_t sim_core_hz(void);

// The address of the instruction that is being executed, for messages.
uint32_t sim_pc(void);

// The program does what no program should, though the chip goes on: told once for each device and offset, with
// the pc.
void sim_strange(const char *device, uint32_t offset, const char *what);

// The process's exit status after sim_unmodelled().
#define SIM_EXIT_UNMODELLED 5
// Ends the run with a message that names the device, the register and the pc: silence is a lie.
_Noreturn void sim_unmodelled(const char *device, uint32_t offset, unsigned size, const char *what);

#endif
