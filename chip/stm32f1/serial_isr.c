// SPDX-License-Identifier: MIT
// chip/stm32f1/serial_isr.c -- the interrupts, and what sends; serial.c has the rest.
#include "chip/stm32f1/serial.h"

#include "chip/stm32f1/exti.h"

hw_serial_t hw_serials[HW_SERIALS];

static void receive(hw_serial_t *port, unsigned byte) {
    byte &= port->mask;
    if ((int)byte == port->break_byte) {
        hw_uart_on_break();
    } else if ((uint16_t)(port->rx_in - port->rx_out) < port->rx_size) {
        port->rx[port->rx_in & (port->rx_size - 1u)] = (uint8_t)byte;
        port->rx_in++;
    }
}

static bool transmit_next(hw_serial_t *port) {
    uint16_t out = port->tx_out;
    if (out == port->tx_in) {
        return false;
    }
    port->regs->DR = port->tx[out & (port->tx_size - 1u)];
    port->tx_out = (uint16_t)(out + 1);
    return true;
}

// With RTS, a full ring leaves the byte in the receiver: then the other side stops. Reading goes on with it.
static bool holds_back(const hw_serial_t *port) {
    return port->regs->CR3 & USART_CR3_RTSE && hw_serial_available(port) == port->rx_size;
}

static void serve(unsigned index) {
    hw_serial_t *port = &hw_serials[index];
    usart_regs_t *usart = port->regs;
    uint32_t status = usart->SR, enabled = usart->CR1;
    uint32_t events = status & port->events & (enabled | USART_SR_FE);
    if (status & USART_SR_RXNE && holds_back(port)) {
        usart->CR1 = enabled & ~USART_CR1_RXNEIE;
    } else if (status & (USART_SR_RXNE | USART_SR_ORE | USART_SR_IDLE)) {
        unsigned byte = usart->DR; // SR then DR: this also clears ORE, FE, PE and IDLE
        if ((status & USART_SR_RXNE) && !(status & (USART_SR_FE | USART_SR_PE))) {
            receive(port, byte);
        }
    }
    if (status & USART_SR_TC && enabled & USART_CR1_TCIE) {
        usart->CR1 &= ~USART_CR1_TCIE;
    }
    if (status & USART_SR_TXE && enabled & USART_CR1_TXEIE && !transmit_next(port)) {
        usart->CR1 = (usart->CR1 & ~USART_CR1_TXEIE) | (port->events & USART_CR1_TCIE);
    }
    if (events) {
        port->seen |= (uint8_t)events;
        hw_irq_later(HW_SOURCE_UART + index);
    }
}

void USART1_IRQHandler(void) {
    serve(0);
}
void USART2_IRQHandler(void) {
    serve(1);
}
void USART3_IRQHandler(void) {
    serve(2);
}

// Moves a byte on if the UART takes one now, and leaves the rest to the interrupt. With interrupts masked (a
// panic, a script) nobody else empties the ring.
void hw_serial_push(hw_serial_t *port) {
    uint32_t mask = irq_save();
    if (port->regs->SR & USART_SR_TXE) {
        transmit_next(port);
    }
    port->regs->CR1 |= USART_CR1_TXEIE; // the handler changes it as well, hence the mask
    irq_restore(mask);
}

bool hw_serial_put(hw_serial_t *port, uint8_t byte) {
    bool room = (uint16_t)(port->tx_in - port->tx_out) != port->tx_size;
    if (room) {
        port->tx[port->tx_in & (port->tx_size - 1u)] = byte;
        port->tx_in++; // from here on the interrupt may send it
    }
    hw_serial_push(port);
    return room;
}
