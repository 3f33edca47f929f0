// SPDX-License-Identifier: MIT
// tests/sim/bare/bare.h -- what the bare-metal test programs share: registers, output, checks.
//
// A third reading of RM0008: neither the simulator's nor the firmware's definitions are used here. A
// program tells its checks on USART1 as "ok NAME" or "FAIL NAME: why" and "end", then sleeps.
#ifndef BARE_H
#define BARE_H

#include <stdint.h>

#define REG(address)   (*(volatile uint32_t *)(address))
#define REG16(address) (*(volatile uint16_t *)(address))
#define REG8(address)  (*(volatile uint8_t *)(address))

#define RCC_CR       REG(0x40021000)
#define RCC_CFGR     REG(0x40021004)
#define RCC_CIR      REG(0x40021008)
#define RCC_APB2RSTR REG(0x4002100C)
#define RCC_APB1RSTR REG(0x40021010)
#define RCC_AHBENR   REG(0x40021014)
#define RCC_APB2ENR  REG(0x40021018)
#define RCC_APB1ENR  REG(0x4002101C)
#define RCC_CSR      REG(0x40021024)

#define FLASH_ACR     REG(0x40022000)
#define FLASH_KEYR    REG(0x40022004)
#define FLASH_OPTKEYR REG(0x40022008)
#define FLASH_SR      REG(0x4002200C)
#define FLASH_CR      REG(0x40022010)
#define FLASH_AR      REG(0x40022014)
#define FLASH_OBR     REG(0x4002201C)
#define FLASH_WRPR    REG(0x40022020)

enum { CRL = 0x00, CRH = 0x04, IDR = 0x08, ODR = 0x0C, BSRR = 0x10, BRR = 0x14, LCKR = 0x18 };
#define GPIO(port, reg) REG(0x40010800 + 0x400 * ((port) - 'A') + (reg))

#define AFIO_MAPR      REG(0x40010004)
#define AFIO_EXTICR(n) REG(0x40010008 + 4 * (n))
#define EXTI_IMR       REG(0x40010400)
#define EXTI_EMR       REG(0x40010404)
#define EXTI_RTSR      REG(0x40010408)
#define EXTI_FTSR      REG(0x4001040C)
#define EXTI_SWIER     REG(0x40010410)
#define EXTI_PR        REG(0x40010414)

#define USART1 0x40013800
#define USART2 0x40004400
#define USART3 0x40004800
enum { USART_SR = 0x00, USART_DR = 0x04, USART_BRR = 0x08, USART_CR1 = 0x0C, USART_CR2 = 0x10 };
enum { PE = 1, ORE = 8, IDLE = 0x10, RXNE = 0x20, TC = 0x40, TXE = 0x80 };
enum { RE = 4, TE = 8, IDLEIE = 0x10, RXNEIE = 0x20, TCIE = 0x40, TXEIE = 0x80, UE = 0x2000 };

#define NVIC_ISER(n)  REG(0xE000E100 + 4 * (n))
#define SCB_AIRCR     REG(0xE000ED0C)
#define DEMCR         REG(0xE000EDFC)
#define DWT_CTRL      REG(0xE0001000)
#define DWT_CYCCNT    REG(0xE0001004)
#define DBGMCU_IDCODE REG(0xE0042000)

// Code that must not stand still while the flash is busy.
#define IN_RAM __attribute__((section(".ramcode"), noinline, long_call))
// Kept over a reset; noise after power-on.
#define NO_INIT __attribute__((section(".noinit")))

typedef void (*handler_t)(void);
extern handler_t irq_handlers[60]; // what interrupt n calls
extern volatile unsigned faults;   // bus faults so far; the instruction is skipped

void put_char(char c);
void put_text(const char *text);
// got must be want.
void check(const char *name, uint32_t got, uint32_t want);
// low <= got <= high.
void check_range(const char *name, uint32_t got, uint32_t low, uint32_t high);
// Starts USART1 on PA9 and PA10 with this BRR.
void console_start(unsigned brr);
void console_drain(void);
void cycles_start(void);
// 72 MHz from the crystal, APB1 36 MHz.
void clock_72mhz(void);
// The program; returning ends it.
void test(void);

static inline uint32_t cycles(void) {
    return DWT_CYCCNT;
}
static inline void irq_enable(unsigned n) {
    NVIC_ISER(n / 32) = 1u << n % 32;
}

// Sets a pin's four configuration bits, CNF and MODE.
static inline void pin_config(char port, unsigned pin, unsigned bits) {
    volatile uint32_t *reg = &GPIO(port, pin < 8 ? CRL : CRH);
    *reg = (*reg & ~(15u << pin % 8 * 4)) | bits << pin % 8 * 4;
}
enum { ANALOG = 0, FLOATING = 4, PULLED = 8, OUT_PP = 2, OUT_OD = 6, ALT_PP = 10, ALT_OD = 14 };

#endif
