// SPDX-License-Identifier: MIT
// sim/periph/can.h -- bxCAN (RM0008 chapter 24): mailboxes, filters and FIFOs over sim/can_node.h.
#ifndef SIM_PERIPH_CAN_H
#define SIM_PERIPH_CAN_H

void sim_can_init(void);
// AFIO's side: MAPR has changed.
void sim_can_remapped(void);

#endif
