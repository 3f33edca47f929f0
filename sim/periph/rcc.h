// SPDX-License-Identifier: MIT
// sim/periph/rcc.h -- reset and clock control (RM0008 chapter 7): oscillators, PLL, prescalers,
// gates.
#ifndef SIM_PERIPH_RCC_H
#define SIM_PERIPH_RCC_H

#include "sim/periph/periph.h"

// hse_hz: the crystal on the board; 0: none, or one that does not start. high_density: the chip has the
// peripherals of the larger members of the family.
void sim_rcc_init(uint32_t hse_hz, bool high_density);

// The crystal stops for ever, so many ns after power-on.
void sim_rcc_fail_hse(uint64_t ns);

// Core clock cycles per clock of that bus.
unsigned sim_rcc_bus_divider(sim_periph_bus_t bus);
// The clock of the USB peripheral: the PLL's, divided as USBPRE says; 0: it does not run.
uint32_t sim_rcc_usb_hz(void);
// The same per clock of the ADCs.
unsigned sim_rcc_adc_divider(void);
// Whether the internal 8 MHz oscillator runs; the flash controller needs it.
bool sim_rcc_hsi_ready(void);
bool sim_rcc_lsi_ready(void);
// The crystal's frequency while it runs, else 0.
uint32_t sim_rcc_hse_hz(void);
// The backup domain's side: LSE has become ready.
void sim_rcc_lse_ready(void);
// PWR's side: the clocks stop, and HSI will be the next one; time passes without a clock.
void sim_rcc_stop(void);
void sim_rcc_pass(uint64_t nanoseconds);
// Starts the 40 kHz oscillator, which then runs until the next reset.
void sim_rcc_force_lsi(void);
// Simulated time since power-on, over all changes of the core clock.
uint64_t sim_rcc_nanoseconds(void);
// Core clock cycles that last that long at the present clock.
uint64_t sim_rcc_cycles(uint64_t nanoseconds);
// Ends the run if the flash is read faster than it can be (RM0008 3.3.3, LATENCY).
void sim_rcc_check_latency(unsigned wait_states);

#endif
