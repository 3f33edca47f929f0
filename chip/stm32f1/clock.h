// SPDX-License-Identifier: MIT
// chip/stm32f1/clock.h -- the clock tree, and the time base that stands on it.
//
// 72 MHz from the crystal; 64 MHz from the internal oscillator when the crystal does not start
// (then without USB, which needs 48 MHz); 8 MHz when even the PLL does not lock. APB1 runs at half
// the core clock, APB2 at all of it.
#ifndef CHIP_STM32F1_CLOCK_H
#define CHIP_STM32F1_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { HW_CLOCK_HZ = 72000000 };

// Brings the crystal up, runs the core at this frequency or, if that cannot be, at 64 or 8 MHz, and starts the
// 1 ms tick. Never hangs, whatever is soldered.
void hw_clock_start(uint32_t hz);

// Runs the core at another frequency: 16 to 72 MHz in steps of 8 with the crystal, 8 to 64 in steps of 4
// without. False, and nothing changed, when it cannot. USB works at 48 and 72 MHz alone.
bool hw_clock_set(uint32_t hz);

uint32_t hw_clock_core_hz(void);
uint32_t hw_clock_apb1_hz(void);
// True when the core runs from the crystal.
bool hw_clock_is_crystal(void);

// Time since reset. Exact to the microsecond, and never runs backwards, also in an interrupt handler, or with interrupts
// masked if the microseconds are asked for at least once a millisecond.
uint32_t hw_clock_ms(void);
uint32_t hw_clock_us(void);
uint64_t hw_clock_long_us(void);
// Adds what a sleep has taken in which the tick stood still.
void hw_clock_skip_ms(uint32_t ms);
// While true each tick calls hw_on_source(HW_SOURCE_TICK).
extern volatile bool hw_tick_wanted;
// Core clock cycles, wrapping.
uint32_t hw_clock_cycles(void);

// Waits so many cycles, less the some twenty that the call takes.
void hw_clock_spin_cycles(uint32_t cycles);
// Waits without sleeping; for the microseconds of a protocol. Exact with interrupts masked, too.
void hw_clock_spin_us(uint32_t us);
// Waits until one of the bits is set, or all are clear; false when that takes longer than so many us (up to 59 s).
bool hw_clock_wait(const volatile uint32_t *reg, uint32_t mask, bool set, uint32_t us);

// private: use the functions
typedef struct hw_time {
    uint32_t core_hz, cycles_per_us;
    volatile uint64_t ms; // counted by the SysTick interrupt
} hw_time_t;
extern hw_time_t hw_time;

#endif
