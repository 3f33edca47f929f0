// SPDX-License-Identifier: MIT
// chip/stm32f1/fault.h -- the end of the line: a fault or a broken invariant is reported on USART1,
// then the chip resets. A board that hangs silently cannot be helped from afar.
#ifndef CHIP_STM32F1_FAULT_H
#define CHIP_STM32F1_FAULT_H

#include <stdint.h>

// Prints the message and resets. For our own bugs (ASSERT), never for what a script can cause.
_Noreturn void hw_fault_fatal(const char *message);

// Called by the exception entry in startup.c. frame: where the stack pointer was; the eight words
// that the core pushed are there unless the push itself failed. saved: R4-R11.
_Noreturn void hw_fault_report(const uint32_t *frame, const uint32_t *saved);

#endif
