// SPDX-License-Identifier: MIT
// chip/stm32f1/serial.h -- USART1 to 3 as serial ports, by interrupts both ways.
//
// The interrupt handler only queues. The rings are given by whoever opens the port; their sizes are powers of two.
#ifndef CHIP_STM32F1_SERIAL_H
#define CHIP_STM32F1_SERIAL_H

#include <stddef.h>

#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/reg/usart.h"

// Bytes in a ring. Each index has one writer: in and out count on and on, and are taken modulo the size.
typedef struct hw_ring {
    uint8_t *at;
    volatile uint16_t in, out;
    uint16_t size;
} hw_ring_t;

typedef struct hw_serial {
    usart_regs_t *regs; // NULL: closed
    hw_ring_t rx, tx;   // filled by the interrupt and by the program
    int16_t
        break_byte; // is not queued but calls hw_uart_on_break, also when the ring is full; -1: none
    uint16_t mask;  // of the bits that are data
    uint8_t events;        // USART_SR_* that call hw_on_source
    volatile uint8_t seen; // those since hw_serial_events
} hw_serial_t;

enum { HW_SERIALS = 3 };
extern hw_serial_t hw_serials[HW_SERIALS];

// Line settings: USART_CR1_M, PCE, PS; USART_CR2_STOP_2; USART_CR3_RTSE, CTSE.
typedef struct hw_serial_line {
    uint32_t baud; // for whoever opens it
    uint16_t divider, cr1, cr2, cr3, mask;
} hw_serial_line_t;

// Clock cycles of a bit; less than 16 or more than 65535 cannot be had.
uint32_t hw_serial_divider(unsigned index, uint32_t baud);
// Gives it its rings, of so many bytes, the one behind the other.
void hw_serial_rings(hw_serial_t *port, uint8_t *at, unsigned rx_size, unsigned tx_size);
// Opens the port, which has rings, and empties them.
void hw_serial_open(unsigned index, const hw_serial_line_t *line);
void hw_serial_close(unsigned index);

int hw_serial_read(hw_serial_t *port); // a byte, or -1
unsigned hw_serial_available(const hw_serial_t *port);
// Queues a byte; false when the ring is full. Works with interrupts masked, by polling.
bool hw_serial_put(hw_serial_t *port, uint8_t byte);
bool hw_serial_done(const hw_serial_t *port); // the last stop bit has left
void hw_serial_flush(hw_serial_t *port);      // waits for it
void hw_serial_send_break(hw_serial_t *port);
// Which USART_SR_* call hw_on_source: RXNE, IDLE, TC (sent all), FE (break).
void hw_serial_events(hw_serial_t *port, unsigned events);

// Sends what is queued as far as it can, also with interrupts masked.
void hw_serial_push(hw_serial_t *port);

// Given by whoever uses them.
void hw_uart_on_break(void);

#endif
