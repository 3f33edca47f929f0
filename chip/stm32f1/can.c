// SPDX-License-Identifier: MIT
#include "chip/stm32f1/can.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/periph.h"

enum { START_US = 1000, BUS_US = 100000 };

static void request(uint32_t mcr) {
    CAN1->MCR = mcr | CAN_MCR_INRQ;
    hw_clock_wait(&CAN1->MSR, CAN_MSR_INAK, true, START_US);
}

static bool leave(void) {
    CAN1->MCR &= ~CAN_MCR_INRQ;
    return hw_clock_wait(&CAN1->MSR, CAN_MSR_INAK, false, BUS_US);
}

bool hw_can_start(uint32_t btr, bool restarts) {
    static const uint32_t all[2];
    hw_periph_start(HW_CAN1);
    request(restarts ? CAN_MCR_TXFP | CAN_MCR_ABOM : CAN_MCR_TXFP);
    CAN1->BTR = btr;
    hw_can_filter(0, 2, false, all);
    return leave();
}

bool hw_can_run(void) {
    request(CAN1->MCR);
    return leave();
}

static void change(volatile uint32_t *reg, uint32_t mask, bool on) {
    *reg = on ? *reg | mask : *reg & ~mask;
}

void hw_can_filter_off(unsigned bank) {
    change(&CAN1->FA1R, 1u << bank, false);
}

void hw_can_filter(unsigned bank, unsigned mode, bool fifo, const uint32_t *words) {
    uint32_t bit = 1u << bank;
    CAN1->FMR |= CAN_FMR_FINIT; // nothing is received meanwhile
    hw_can_filter_off(bank);
    CAN1->FR[bank][0] = words[0];
    CAN1->FR[bank][1] = words[1];
    change(&CAN1->FM1R, bit, mode & 1);
    change(&CAN1->FS1R, bit, mode & 2);
    change(&CAN1->FFA1R, bit, fifo);
    change(&CAN1->FA1R, bit, true);
    CAN1->FMR &= ~CAN_FMR_FINIT;
}
