// SPDX-License-Identifier: MIT
// chip/stm32f1/uart.h -- USART1 as the console: PA9 out, PA10 in, 8N1.
//
// Received bytes wait in a ring of 256; at 115200 baud that is 22 ms in which the program may look away.
#ifndef CHIP_STM32F1_UART_H
#define CHIP_STM32F1_UART_H

#include "chip/stm32f1/serial.h"

void hw_uart_init(uint32_t baud);

// Next received byte, or -1 when there is none.
static inline int hw_uart_read(void) {
    return hw_serial_read(&hw_serials[0]);
}
// How many received bytes wait.
static inline unsigned hw_uart_available(void) {
    return hw_serial_available(&hw_serials[0]);
}
// Queues the bytes; sleeps while the ring is full. Works with interrupts masked, by polling.
void hw_uart_write(const char *data, size_t len);
// Waits until the last stop bit has left.
void hw_uart_flush(void);

// Byte that is not queued but calls hw_uart_on_break from the interrupt; -1: none (the start value).
static inline void hw_uart_set_break(int byte) {
    hw_serials[0].break_byte = (int16_t)byte;
}

// For a fault handler: sends by polling; does nothing before hw_uart_init.
void hw_uart_panic_write(const char *text);

#endif
