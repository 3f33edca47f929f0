// SPDX-License-Identifier: MIT
// chip/stm32f1/bus_isr.c -- the fault that bus.c may cause.
#include "chip/stm32f1/bus.h"

#include "chip/stm32f1/reg/core.h"

enum { FRAME_PC = 6 }; // word of the exception frame

// One access at a time: set while it is made, cleared by the fault that it causes.
// Named in irq_arm.S, too.
volatile uint8_t hw_bus_probing __attribute__((used));

// used: its only call is in assembly. A precise fault would come again for ever: its instruction is
// skipped, which has 4 bytes if its upper five bits are 0b11101 or more (ARMv7-M ARM A5.1). The
// fault of a buffered store comes later, at an instruction that is not its own.
__attribute__((used)) void hw_bus_fault(uint32_t *frame) {
    uint32_t faults = SCB->CFSR & SCB_CFSR_BUS_FAULTS;
    SCB->CFSR = faults; // cleared by writing 1
    hw_bus_probing = 0;
    if (faults & SCB_CFSR_PRECISERR) {
        uint16_t opcode = *(const uint16_t *)frame[FRAME_PC];
        frame[FRAME_PC] += opcode >> 11 >= 0x1D ? 4 : 2;
    }
}
