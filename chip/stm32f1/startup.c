// SPDX-License-Identifier: MIT
// chip/stm32f1/startup.c -- from reset to main(), and the vector table.
//
// The firmware is linked at address 0, where the chip shows its flash once more, so that every
// flash address fits 16 bits (memory.ld). Reset leaves VTOR at 0: the table is in use as it lies.
#include <stdint.h>

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/flash.h"

typedef void handler_t(void);

extern uint32_t _ram_start[], _stack_top[], _data_load[], _data_start[], _data_end[], _bss_start[],
    _bss_end[];

int main(void);

enum { PENDSV = 14 };

enum { REPORT_STACK = 640 }; // what hw_fault_report() needs
void hw_fault_report(const uint32_t *frame, const uint32_t *saved);

// Every exception without a handler of its own ends here. After a C stack overflow the stack
// pointer is below the RAM, or has no room for the report: then that runs at the top of the stack.
__attribute__((naked, used)) void hw_unexpected_exception(void) {
    __asm volatile("mrs r0, msp\n\t"
                   "ldr r1, =_ram_start + %c0\n\t"
                   "cmp r0, r1\n\t"
                   "itt lo\n\t"
                   "ldrlo r1, =_stack_top\n\t"
                   "msrlo msp, r1\n\t"
                   "push {r4-r11}\n\t"
                   "mov r1, sp\n\t"
                   "b %c1\n\t"
                   ".ltorg" ::"i"(REPORT_STACK),
                   "i"(hw_fault_report));
}

_Noreturn void Reset_Handler(void) {
    if (_ram_start[0] == HW_POWER_BOOTLOADER) {
        _ram_start[0] = 0;
        start_at(SYSTEM_MEMORY[0], SYSTEM_MEMORY[1]);
    }
    const uint32_t *from = _data_load;
    for (uint32_t *to = _data_start; to != _data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = _bss_start; to != _bss_end;) {
        *to++ = 0;
    }
    SCB->CCR |= SCB_CCR_STKALIGN | SCB_CCR_DIV_0_TRP;
    // A stack that overflows leaves the RAM at its lower end. The bus fault then must not escalate
    // at once: its own stacking fails as well, and that failure needs a level to escalate to.
    SCB->SHCSR |= SCB_SHCSR_BUSFAULTENA;
    SCB->SHPR[PENDSV - 4] = HW_HANDLER_PRIORITY << 4; // of hw_irq_later
    main();
    for (;;) { // main does not return
    }
}

#define RESERVED(count)
#define VECTOR(name) void name(void) __attribute__((weak, alias("hw_unexpected_exception")));
#include "chip/stm32f1/vectors.def"
#undef VECTOR
#undef RESERVED

// clang-format off
#define RESERVED_1   0,
#define RESERVED_4   0, 0, 0, 0,
#define RESERVED(n)  RESERVED_##n
#define VECTOR(name) name,
// clang-format on

static const struct {
    uint32_t *stack;
    handler_t *reset;
    handler_t *vector[14 + 43];
} vectors __attribute__((section(".vectors"), used)) = {
    .stack = _stack_top,
    .reset = Reset_Handler,
    .vector =
        {
#include "chip/stm32f1/vectors.def"
        },
};
