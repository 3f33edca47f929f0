// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/core.h -- what belongs to the Cortex-M3 itself: SysTick, NVIC, SCB, DWT.
//
// Names and bits as in PM0056 (the STM32F10xxx Cortex-M3 programming manual).
#ifndef CHIP_STM32F1_REG_CORE_H
#define CHIP_STM32F1_REG_CORE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    volatile uint32_t CTRL;
    volatile uint32_t LOAD;
    volatile uint32_t VAL;
    volatile const uint32_t CALIB;
} systick_regs_t;
#define SYSTICK ((systick_regs_t *)0xE000E010)

#define SYSTICK_CTRL_ENABLE    (1u << 0)
#define SYSTICK_CTRL_TICKINT   (1u << 1)
#define SYSTICK_CTRL_CLKSOURCE (1u << 2) // 1: the core clock, 0: an eighth of it

typedef struct {
    volatile uint32_t ISER[8];
    uint32_t reserved0[24];
    volatile uint32_t ICER[8];
    uint32_t reserved1[24];
    volatile uint32_t ISPR[8];
    uint32_t reserved2[24];
    volatile uint32_t ICPR[8];
    uint32_t reserved3[24];
    volatile const uint32_t IABR[8];
    uint32_t reserved4[56];
    volatile uint8_t IPR[240];
} nvic_regs_t;
#define NVIC      ((nvic_regs_t *)0xE000E100)
#define NVIC_STIR (*(volatile uint32_t *)0xE000EF00) // sets an interrupt pending

typedef struct {
    volatile const uint32_t CPUID;
    volatile uint32_t ICSR;
    volatile uint32_t VTOR;
    volatile uint32_t AIRCR;
    volatile uint32_t SCR;
    volatile uint32_t CCR;
    volatile uint8_t SHPR[12]; // priority of exception n at [n - 4]
    volatile uint32_t SHCSR;
    volatile uint32_t CFSR;
    volatile uint32_t HFSR;
    volatile uint32_t DFSR;
    volatile uint32_t MMFAR;
    volatile uint32_t BFAR;
} scb_regs_t;
#define SCB ((scb_regs_t *)0xE000ED00)

#define SCB_ICSR_VECTACTIVE   0x1FFu
#define SCB_ICSR_PENDSTSET    (1u << 26)
#define SCB_ICSR_PENDSTCLR    (1u << 25)
#define SCB_ICSR_PENDSVSET    (1u << 28)
#define SCB_AIRCR_VECTKEY     (0x05FAu << 16)
#define SCB_AIRCR_SYSRESETREQ (1u << 2)
#define SCB_SCR_SLEEPDEEP     (1u << 2)
#define SCB_CCR_STKALIGN      (1u << 9)
#define SCB_CCR_DIV_0_TRP     (1u << 4)
#define SCB_SHCSR_BUSFAULTENA (1u << 17)
#define SCB_CFSR_PRECISERR    (1u << 9)
#define SCB_CFSR_BUS_FAULTS   0x8600u // BFARVALID, IMPRECISERR, PRECISERR

typedef struct {
    volatile uint32_t CTRL;
    volatile uint32_t CYCCNT;
} dwt_regs_t;
#define DWT   ((dwt_regs_t *)0xE0001000)
#define DEMCR (*(volatile uint32_t *)0xE000EDFC)

#define DWT_CTRL_CYCCNTENA (1u << 0)
#define DEMCR_TRCENA       (1u << 24)

// Position of each interrupt in the NVIC, RM0008 table 63 (the medium-density parts end at 42).
enum irq {
    IRQ_FLASH = 4,
    IRQ_RTC = 3,
    IRQ_EXTI0 = 6,
    IRQ_USB_HP = 19,
    IRQ_USB_LP = 20,
    IRQ_EXTI9_5 = 23,
    IRQ_TIM1_UP = 25,
    IRQ_TIM2 = 28,
    IRQ_TIM3 = 29,
    IRQ_TIM4 = 30,
    IRQ_USART1 = 37,
    IRQ_USART2 = 38,
    IRQ_USART3 = 39,
    IRQ_EXTI15_10 = 40,
    IRQ_RTC_ALARM = 41,
};

static inline void nvic_enable(enum irq irq) {
    NVIC->ISER[irq / 32] = 1u << (irq % 32);
}

// priority: 0 (most urgent) to 15; the chip implements the upper four bits.
static inline void nvic_set_priority(enum irq irq, unsigned priority) {
    NVIC->IPR[irq] = (uint8_t)(priority << 4);
}

// Masks interrupts and returns what irq_restore wants; nests.
#ifdef __wasm__ // dense code has no such instructions: docs/design/dense.md
uint32_t irq_save(void);
void irq_restore(uint32_t primask);
uint32_t irq_save_from(unsigned priority);
void irq_restore_from(uint32_t basepri);
bool irq_masked(void);
void data_sync_barrier(void);
#else
static inline uint32_t irq_save(void) {
    uint32_t primask;
    __asm volatile("mrs %0, primask\n\tcpsid i" : "=r"(primask)::"memory");
    return primask;
}

static inline void irq_restore(uint32_t primask) {
    __asm volatile("msr primask, %0" ::"r"(primask) : "memory");
}

// The same for those of this priority, not 0, and less urgent ones; others go on.
static inline uint32_t irq_save_from(unsigned priority) {
    uint32_t basepri;
    __asm volatile("mrs %0, basepri\n\tmsr basepri_max, %1"
                   : "=&r"(basepri)
                   : "r"(priority << 4)
                   : "memory");
    return basepri;
}

static inline void irq_restore_from(uint32_t basepri) {
    __asm volatile("msr basepri, %0" ::"r"(basepri) : "memory");
}

static inline bool irq_masked(void) {
    uint32_t primask;
    __asm volatile("mrs %0, primask" : "=r"(primask));
    return primask & 1;
}

static inline void data_sync_barrier(void) {
    __asm volatile("dsb" ::: "memory");
}
#endif

// Goes there with that stack.
_Noreturn void start_at(uint32_t stack, uint32_t address);

#endif
