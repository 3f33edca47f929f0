// SPDX-License-Identifier: MIT
// chip/stm32f1/serial_isr.c -- the interrupts, and what moves bytes; serial.c has the rest.
#include "chip/stm32f1/serial.h"

#include "chip/stm32f1/exti.h"

hw_serial_t hw_serials[HW_SERIALS];

// False when it is full.
static __attribute__((noinline)) bool put(hw_ring_t *ring, unsigned byte) {
    uint16_t in = ring->in;
    if ((uint16_t)(in - ring->out) == ring->size) {
        return false;
    }
    ring->at[in & (ring->size - 1u)] = (uint8_t)byte;
    ring->in = (uint16_t)(in + 1); // from here on the other side may take it
    return true;
}

// -1 when it is empty.
static __attribute__((noinline)) int get(hw_ring_t *ring) {
    uint16_t out = ring->out;
    if (out == ring->in) {
        return -1;
    }
    uint8_t byte = ring->at[out & (ring->size - 1u)];
    ring->out = (uint16_t)(out + 1);
    return byte;
}

static void receive(hw_serial_t *port, unsigned byte) {
    byte &= port->mask;
    if ((int)byte == port->break_byte) {
        hw_uart_on_break();
    } else {
        put(&port->rx, byte);
    }
}

static bool transmit_next(hw_serial_t *port) {
    int byte = get(&port->tx);
    if (byte >= 0) {
        port->regs->DR = (uint32_t)byte;
    }
    return byte >= 0;
}

// With RTS, a full ring leaves the byte in the receiver: then the other side stops. Reading goes on with it.
static bool holds_back(const hw_serial_t *port) {
    return port->regs->CR3 & USART_CR3_RTSE && hw_serial_available(port) == port->rx.size;
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
    bool room = put(&port->tx, byte);
    hw_serial_push(port);
    return room;
}

int hw_serial_read(hw_serial_t *port) {
    int byte = get(&port->rx);
    if (byte >= 0) {
        uint32_t mask = irq_save();
        port->regs->CR1 |= USART_CR1_RXNEIE; // it may be off: holds_back()
        irq_restore(mask);
    }
    return byte;
}

unsigned hw_serial_available(const hw_serial_t *port) {
    return (uint16_t)(port->rx.in - port->rx.out);
}
