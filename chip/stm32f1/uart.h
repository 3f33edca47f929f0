// SPDX-License-Identifier: MIT
// chip/stm32f1/uart.h -- USART1 as the console: PA9 out, PA10 in, 8N1, by interrupts both ways.
//
// The interrupt handler only queues. Received bytes wait in a ring of 256; at 115200 baud that is
// 22 ms in which the program may look away.
#ifndef CHIP_STM32F1_UART_H
#define CHIP_STM32F1_UART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void hw_uart_init(uint32_t baud);

// Next received byte, or -1 when there is none.
int hw_uart_read(void);
// How many received bytes wait.
unsigned hw_uart_available(void);

// Queues the bytes; sleeps while the ring is full. Works with interrupts masked, by polling.
void hw_uart_write(const char *data, size_t len);
// How many bytes can be queued without waiting.
unsigned hw_uart_write_room(void);
// Waits until the last stop bit has left.
void hw_uart_flush(void);

// Byte that is not queued but calls hw_uart_on_break from the interrupt, also when the ring is
// full; -1: none. To be called before anything arrives.
void hw_uart_set_break(int byte);
// Given by whoever uses the UART.
void hw_uart_on_break(void);

// For a fault handler: sends by polling; does nothing before hw_uart_init.
void hw_uart_panic_write(const char *text);

#endif
