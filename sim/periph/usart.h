// SPDX-License-Identifier: MIT
// sim/periph/usart.h -- USART1-3 (RM0008 chapter 27).
#ifndef SIM_PERIPH_USART_H
#define SIM_PERIPH_USART_H

#include "sim/periph/periph.h"

#define SIM_USARTS 3

// What is connected to a USART's two pins. It speaks with the baud rate, the word length and the
// parity that the USART is set to; frames carry the data bits alone.
typedef struct sim_serial {
    void *self;
    // The next character to send to the chip; -1: none now. It is asked for as the frame begins.
    int (*next)(void *self);
    // A character has come from the chip: the end of its stop bits.
    void (*received)(void *self, uint16_t data);
} sim_serial_t;

void sim_usart_init(void);
// Connects USART n (1-3) to the world. serial must outlive the simulation; NULL: nothing there.
void sim_usart_connect(unsigned n, const sim_serial_t *serial);
// The other side has something to send now.
void sim_usart_wake(unsigned n);
// AFIO's side: MAPR has changed.
void sim_usart_remapped(void);
// True while USART n shifts a frame in or out.
bool sim_usart_busy(unsigned n);
// Of all of them, since power-on: characters lost to overruns, and for how many cycles the interrupt for one was not served.
unsigned sim_usart_lost(void);
uint64_t sim_usart_longest_wait(void);

#endif
