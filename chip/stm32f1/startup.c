// SPDX-License-Identifier: MIT
// chip/stm32f1/startup.c -- from reset to main(), and the vector table.
//
// The firmware is linked at address 0, where the chip shows its flash once more, so that every
// flash address fits 16 bits (memory.ld). Reset leaves VTOR at 0: the table is in use as it lies.
#include <stdint.h>

#include "chip/stm32f1/reg/core.h"

typedef void handler_t(void);

extern uint32_t _stack_top[], _data_load[], _data_start[], _data_end[], _bss_start[], _bss_end[];

int main(void);

enum { REPORT_STACK = 256 }; // what hw_fault_report() needs

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
                   "b hw_fault_report\n\t"
                   ".ltorg" ::"i"(REPORT_STACK));
}

_Noreturn void Reset_Handler(void) {
    const uint32_t *from = _data_load;
    for (uint32_t *to = _data_start; to < _data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = _bss_start; to < _bss_end;) {
        *to++ = 0;
    }
    SCB->CCR |= SCB_CCR_STKALIGN | SCB_CCR_DIV_0_TRP;
    // A stack that overflows leaves the RAM at its lower end. The bus fault then must not escalate
    // at once: its own stacking fails as well, and that failure needs a level to escalate to.
    SCB->SHCSR |= SCB_SHCSR_BUSFAULTENA;
    main();
    for (;;) { // main does not return
    }
}

#define HANDLER(name) void name(void) __attribute__((weak, alias("hw_unexpected_exception")));

// The exceptions of the core, then the interrupts in the order of RM0008 table 63.
#define CORE_HANDLERS(X)                                                                           \
    X(NMI_Handler)                                                                                 \
    X(HardFault_Handler) X(MemManage_Handler) X(BusFault_Handler) X(UsageFault_Handler)            \
        X(SVC_Handler) X(DebugMon_Handler) X(PendSV_Handler) X(SysTick_Handler)

#define IRQ_HANDLERS(X)                                                                            \
    X(WWDG_IRQHandler)                                                                             \
    X(PVD_IRQHandler) X(TAMPER_IRQHandler) X(RTC_IRQHandler) X(FLASH_IRQHandler) X(RCC_IRQHandler) \
        X(EXTI0_IRQHandler) X(EXTI1_IRQHandler) X(EXTI2_IRQHandler) X(EXTI3_IRQHandler)            \
            X(EXTI4_IRQHandler) X(DMA1_Channel1_IRQHandler) X(DMA1_Channel2_IRQHandler) X(         \
                DMA1_Channel3_IRQHandler) X(DMA1_Channel4_IRQHandler) X(DMA1_Channel5_IRQHandler)  \
                X(DMA1_Channel6_IRQHandler) X(DMA1_Channel7_IRQHandler) X(ADC1_2_IRQHandler)       \
                    X(USB_HP_CAN_TX_IRQHandler) X(USB_LP_CAN_RX0_IRQHandler) X(CAN_RX1_IRQHandler) \
                        X(CAN_SCE_IRQHandler) X(EXTI9_5_IRQHandler) X(TIM1_BRK_IRQHandler)         \
                            X(TIM1_UP_IRQHandler) X(TIM1_TRG_COM_IRQHandler) X(TIM1_CC_IRQHandler) \
                                X(TIM2_IRQHandler) X(TIM3_IRQHandler) X(TIM4_IRQHandler)           \
                                    X(I2C1_EV_IRQHandler) X(I2C1_ER_IRQHandler)                    \
                                        X(I2C2_EV_IRQHandler) X(I2C2_ER_IRQHandler)                \
                                            X(SPI1_IRQHandler) X(SPI2_IRQHandler)                  \
                                                X(USART1_IRQHandler) X(USART2_IRQHandler)          \
                                                    X(USART3_IRQHandler) X(EXTI15_10_IRQHandler)   \
                                                        X(RTCAlarm_IRQHandler)                     \
                                                            X(USBWakeup_IRQHandler)

CORE_HANDLERS(HANDLER)
IRQ_HANDLERS(HANDLER)

#define ENTRY(name) name,

static const struct {
    uint32_t *stack;
    handler_t *reset;
    handler_t *nmi, *hard_fault, *mem_manage, *bus_fault, *usage_fault;
    handler_t *reserved0[4];
    handler_t *svc, *debug_monitor;
    handler_t *reserved1;
    handler_t *pend_sv, *systick;
    handler_t *irq[43];
} vectors __attribute__((section(".vectors"), used)) = {
    .stack = _stack_top,
    .reset = Reset_Handler,
    .nmi = NMI_Handler,
    .hard_fault = HardFault_Handler,
    .mem_manage = MemManage_Handler,
    .bus_fault = BusFault_Handler,
    .usage_fault = UsageFault_Handler,
    .svc = SVC_Handler,
    .debug_monitor = DebugMon_Handler,
    .pend_sv = PendSV_Handler,
    .systick = SysTick_Handler,
    .irq = {IRQ_HANDLERS(ENTRY)},
};
