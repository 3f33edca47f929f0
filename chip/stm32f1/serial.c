// SPDX-License-Identifier: MIT
// chip/stm32f1/serial.c -- opening and closing serial ports, and the program's side; serial_isr.c moves the bytes.
#include "chip/stm32f1/serial.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/core.h"

enum { CLOSE_US = 25000 }; // what is being sent may end

uint32_t hw_serial_divider(unsigned index, uint32_t baud) {
    return (hw_periph_hz((enum hw_periph)(HW_UART1 + index)) + baud / 2) / baud;
}

void hw_serial_rings(hw_serial_t *port, uint8_t *at, unsigned rx_size, unsigned tx_size) {
    port->rx.at = at;
    port->rx.size = (uint16_t)rx_size;
    port->tx.at = at + rx_size;
    port->tx.size = (uint16_t)tx_size;
}

void hw_serial_open(unsigned index, const hw_serial_line_t *line) {
    hw_serial_t *port = &hw_serials[index];
    usart_regs_t *usart = hw_periph_base((enum hw_periph)(HW_UART1 + index));
    hw_periph_start((enum hw_periph)(HW_UART1 + index));
    port->rx.in = port->rx.out = port->tx.in = port->tx.out = 0;
    port->mask = line->mask;
    port->break_byte = -1;
    port->events = port->seen = 0;
    port->regs = usart;
    usart->BRR = line->divider;
    usart->CR2 = line->cr2;
    usart->CR3 = line->cr3;
    usart->CR1 = line->cr1 | USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE;
    nvic_enable((enum irq)(IRQ_USART1 + index));
}

void hw_serial_close(unsigned index) {
    usart_regs_t *usart = hw_serials[index].regs;
    if (usart) {
        usart->CR1 &= ~(USART_CR1_TXEIE | USART_CR1_RXNEIE | USART_CR1_TCIE | USART_CR1_IDLEIE);
        hw_clock_wait(&usart->SR, USART_SR_TC, true, CLOSE_US);
        hw_serials[index].regs = NULL;
        hw_periph_stop((enum hw_periph)(HW_UART1 + index));
    }
}

// The handler changes CR1 as well, hence the mask.
static void change_cr1(const hw_serial_t *port, uint32_t off, uint32_t on) {
    uint32_t mask = irq_save();
    port->regs->CR1 = (port->regs->CR1 & ~off) | on;
    irq_restore(mask);
}

void hw_serial_events(hw_serial_t *port, unsigned events) {
    port->events = (uint8_t)events;
    change_cr1(port, USART_CR1_IDLEIE, events & USART_CR1_IDLEIE);
}

void hw_serial_send_break(hw_serial_t *port) {
    change_cr1(port, 0, USART_CR1_SBK);
}

bool hw_serial_done(const hw_serial_t *port) {
    return port->tx.in == port->tx.out && port->regs->SR & USART_SR_TC;
}

void hw_serial_flush(hw_serial_t *port) {
    while (!hw_serial_done(port)) {
        hw_serial_push(port);
    }
}
