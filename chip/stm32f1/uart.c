// SPDX-License-Identifier: MIT
#include "chip/stm32f1/uart.h"

#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"

enum { RX_SIZE = 256, TX_SIZE = 64, PIN_TX = HW_PIN('A', 9), PIN_RX = HW_PIN('A', 10) };

static uint8_t rings[RX_SIZE + TX_SIZE];

void hw_uart_init(uint32_t baud) {
    hw_serial_line_t line = {.divider = (uint16_t)hw_serial_divider(0, baud), .mask = 0xFF};
    hw_serial_t *port = &hw_serials[0];
    int16_t break_byte = port->regs ? port->break_byte : -1;
    hw_serial_rings(port, rings, RX_SIZE, TX_SIZE);
    hw_pin_take(PIN_TX, HW_UART1);
    hw_pin_take(PIN_RX, HW_UART1);
    hw_gpio_configure(PIN_TX, GPIO_CONFIG_ALTERNATE);
    hw_gpio_write(PIN_RX, 1); // pulled up: an open pin is an idle line, not a stream of breaks
    hw_gpio_configure(PIN_RX, GPIO_CONFIG_PULLED);
    hw_serial_open(0, &line);
    port->break_byte = break_byte;
}

void hw_uart_write(const char *data, size_t len) {
    for (; len; len--, data++) {
        while (!hw_serial_put(&hw_serials[0], (uint8_t)*data)) {
            hw_power_idle(); // TXE's interrupt comes at the latest
        }
    }
}

void hw_uart_flush(void) {
    hw_serial_flush(&hw_serials[0]);
}

void hw_uart_panic_write(const char *text) {
    if (!(USART1->CR1 & USART_CR1_UE)) {
        return; // it reads 0 as well while the UART has no clock: TXE would never come
    }
    for (;;) {
        while (!(USART1->SR & USART_SR_TC)) {
        }
        if (!*text) {
            return;
        }
        USART1->DR = (uint8_t)*text++;
    }
}
