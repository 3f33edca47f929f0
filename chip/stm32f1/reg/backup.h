// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/backup.h -- power control, backup registers, real-time clock: RM0008 chapters 5, 6 and 18; the
// independent watchdog: chapter 19.
#ifndef CHIP_STM32F1_REG_BACKUP_H
#define CHIP_STM32F1_REG_BACKUP_H

#include <stdint.h>

typedef struct {
    volatile uint32_t CR;
    volatile uint32_t CSR;
} pwr_regs_t;
#define PWR ((pwr_regs_t *)0x40007000)

#define PWR_CR_LPDS (1u << 0)
#define PWR_CR_PDDS (1u << 1)
#define PWR_CR_CWUF (1u << 2)
#define PWR_CR_CSBF (1u << 3)
#define PWR_CR_DBP  (1u << 8)
#define PWR_CSR_WUF (1u << 0)
#define PWR_CSR_SBF (1u << 1)

// Ten registers of 16 bits, DR1 at [1]. BKP's clock is PWR's neighbour in RCC_APB1ENR.
#define BKP_DR    ((volatile uint32_t *)0x40006C00)
#define BKP_COUNT 10

typedef struct {
    volatile uint32_t CRH;
    volatile uint32_t CRL;
    volatile uint32_t PRLH;
    volatile uint32_t PRLL;
    volatile uint32_t DIVH;
    volatile uint32_t DIVL;
    volatile uint32_t CNTH;
    volatile uint32_t CNTL;
    volatile uint32_t ALRH;
    volatile uint32_t ALRL;
} rtc_regs_t;
#define RTC ((rtc_regs_t *)0x40002800)

#define RTC_CRH_ALRIE (1u << 1)
#define RTC_CRL_ALRF  (1u << 1)
#define RTC_CRL_RSF   (1u << 3)
#define RTC_CRL_CNF   (1u << 4)
#define RTC_CRL_RTOFF (1u << 5)

typedef struct {
    volatile uint32_t KR;
    volatile uint32_t PR;
    volatile uint32_t RLR;
    volatile uint32_t SR;
} iwdg_regs_t;
#define IWDG ((iwdg_regs_t *)0x40003000)

#define IWDG_KR_RELOAD 0xAAAAu
#define IWDG_KR_UNLOCK 0x5555u
#define IWDG_KR_START  0xCCCCu

#endif
