// SPDX-License-Identifier: MIT
// chip/stm32f1/reg/usb.h -- the USB full-speed device interface, RM0008 chapter 23.
#ifndef CHIP_STM32F1_REG_USB_H
#define CHIP_STM32F1_REG_USB_H

#include <stdint.h>

// 16 bits each, on word boundaries; words and half-words are allowed.
typedef struct {
    volatile uint32_t EPR[8];
    uint32_t reserved[8];
    volatile uint32_t CNTR;
    volatile uint32_t ISTR;
    volatile const uint32_t FNR;
    volatile uint32_t DADDR;
    volatile uint32_t BTABLE;
} usb_regs_t;
#define USB ((usb_regs_t *)0x40005C00)

#define USB_CNTR_FRES  (1u << 0)
#define USB_CNTR_PDWN  (1u << 1)
#define USB_CNTR_FSUSP (1u << 3)
// The interrupt enable bits of CNTR and the flags of ISTR have the same places.
#define USB_RESET      (1u << 10)
#define USB_SUSP       (1u << 11)
#define USB_WKUP       (1u << 12)
#define USB_CTR        (1u << 15)
#define USB_ISTR_EP_ID 0xFu

// EPnR mixes three kinds of bits: plain ones, CTR_* that only a 0 clears, STAT_* and DTOG_* that a 1 toggles.
#define USB_EPR_PLAIN     0x070Fu // EP_TYPE, EP_KIND, EA
#define USB_EPR_TOGGLE    0x7070u // STAT_*, DTOG_*
#define USB_EPR_CTR_RX    (1u << 15)
#define USB_EPR_CTR_TX    (1u << 7)
#define USB_EPR_CTR       (USB_EPR_CTR_RX | USB_EPR_CTR_TX)
#define USB_EPR_SETUP     (1u << 11)
#define USB_EPR_BULK      (0u << 9)
#define USB_EPR_CONTROL   (1u << 9)
#define USB_EPR_INTERRUPT (3u << 9)
// Those of transmission; reception has them 8 bits higher.
#define USB_EPR_STAT_TX_POS 4
#define USB_EPR_STAT_TX     (3u << 4) // 0 disabled, 1 STALL, 2 NAK, 3 valid
#define USB_EPR_DTOG_TX     (1u << 6)

// Clears those CTR_* that were read as set, and nothing else.
#define USB_EPR_SERVED(epr) (((epr)&USB_EPR_PLAIN) | (~(epr)&USB_EPR_CTR))

#define USB_DADDR_EF (1u << 7)

// The packet memory: 512 bytes, two in the low half of each word. Its own addresses, as in BTABLE, count
// bytes without the gaps.
#define USB_PMA ((volatile uint32_t *)0x40006000)

// The buffer description table, which begins at the address in BTABLE.
typedef struct {
    volatile uint32_t ADDR_TX;
    volatile uint32_t COUNT_TX;
    volatile uint32_t ADDR_RX;
    volatile uint32_t COUNT_RX;
} usb_buffers_t;

#define USB_COUNT_RX_64   (1u << 15 | 1u << 10) // BL_SIZE: blocks of 32 bytes; NUM_BLOCK + 1 of them
#define USB_COUNT_RX_MASK 0x3FFu

#endif
