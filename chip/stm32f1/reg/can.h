// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/can.h -- controller area network (bxCAN), RM0008 chapter 24.
#ifndef CHIP_STM32F1_REG_CAN_H
#define CHIP_STM32F1_REG_CAN_H

#include <stdint.h>

// A mailbox: identifier, length with time or filter, data.
typedef struct {
    volatile uint32_t IR, DTR, DR[2];
} can_box_t;

typedef struct {
    volatile uint32_t MCR, MSR, TSR, RFR[2], IER, ESR, BTR;
    uint32_t reserved_20[88];
    can_box_t TX[3], RX[2];
    uint32_t reserved_1d0[12];
    volatile uint32_t FMR, FM1R;
    uint32_t reserved_208;
    volatile uint32_t FS1R;
    uint32_t reserved_210;
    volatile uint32_t FFA1R;
    uint32_t reserved_218;
    volatile uint32_t FA1R;
    uint32_t reserved_220[8];
    volatile uint32_t FR[14][2];
} can_regs_t;
_Static_assert(sizeof(can_regs_t) == 0x2B0, "bxCAN");
#define CAN1 ((can_regs_t *)0x40006400)

#define CAN_MCR_INRQ (1u << 0)
#define CAN_MCR_TXFP (1u << 2)
#define CAN_MCR_ABOM (1u << 6)
#define CAN_MSR_INAK (1u << 0)

// Of mailbox 0; the next ones' lie 8 bits higher.
#define CAN_TSR_TXOK     (1u << 1)
#define CAN_TSR_ABRQ     (1u << 7)
#define CAN_TSR_CODE_POS 24         // the next free mailbox
#define CAN_TSR_TME      (1u << 26) // 0 is empty; the next bits: 1, 2
#define CAN_TSR_TME_POS  26

#define CAN_RFR_FMP  3u
#define CAN_RFR_RFOM (1u << 5)

#define CAN_IR_TXRQ    (1u << 0)
#define CAN_IR_RTR     (1u << 1)
#define CAN_IR_RTR_POS 1
#define CAN_IR_IDE     (1u << 2)
#define CAN_IR_EXT_POS 3
#define CAN_IR_STD_POS 21

#define CAN_FMR_FINIT (1u << 0)

#endif
