// SPDX-License-Identifier: MIT
// tests/cpu/program.h -- what every bare-metal test program has: output, exit, the registers used.
//
// A program prints one line a check, "name value ...". The runner compares the lines with those that
// the same program prints in QEMU; nothing in here decides what is right.
#ifndef TESTS_CPU_PROGRAM_H
#define TESTS_CPU_PROGRAM_H

#include <stdint.h>

#define REG(address)   (*(volatile uint32_t *)(address))
#define REG8(address)  (*(volatile uint8_t *)(address))
#define REG16(address) (*(volatile uint16_t *)(address))
#define ICTR           REG(0xE000E004)
#define SYST_CSR       REG(0xE000E010)
#define SYST_RVR       REG(0xE000E014)
#define SYST_CVR       REG(0xE000E018)
#define NVIC_ISER0     REG(0xE000E100)
#define NVIC_ISER1     REG(0xE000E104)
#define NVIC_ICER0     REG(0xE000E180)
#define NVIC_ISPR0     REG(0xE000E200)
#define NVIC_ISPR1     REG(0xE000E204)
#define NVIC_ICPR0     REG(0xE000E280)
#define NVIC_IABR0     REG(0xE000E300)
#define NVIC_IPR(n)    REG8(0xE000E400 + (n))
#define ICSR           REG(0xE000ED04)
#define VTOR           REG(0xE000ED08)
#define AIRCR          REG(0xE000ED0C)
#define SCR            REG(0xE000ED10)
#define CCR            REG(0xE000ED14)
#define SHPR(n)        REG8(0xE000ED14 + (n)) // n: exception number, 4 to 15
#define SHCSR          REG(0xE000ED24)
#define CFSR           REG(0xE000ED28)
#define HFSR           REG(0xE000ED2C)
#define BFAR           REG(0xE000ED38)
#define STIR           REG(0xE000EF00)

#define PENDSVSET (1u << 28)
#define PENDSTSET (1u << 26)

// Handlers of exceptions 1 to 15 and interrupts 0 to 31; programs write to it at run time. In RAM.
typedef void (*handler_t)(void);
extern handler_t vectors_ram[48];

void put(const char *text);
void put_hex(uint32_t value);
void line(const char *name, unsigned count, ...); // name and count words, in hex
_Noreturn void finish(void);
void test(void); // the program itself

#endif
