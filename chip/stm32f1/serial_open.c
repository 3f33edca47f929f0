// SPDX-License-Identifier: MIT
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/serial.h"

enum { CLOSE_POLLS = 200000 }; // some 25 ms: what is being sent may end

bool hw_serial_open(unsigned index, const hw_serial_line_t *line) {
    hw_serial_t *port = &hw_serials[index];
    usart_regs_t *usart = hw_periph_base((enum hw_periph)(HW_UART1 + index));
    uint32_t clock = index ? hw_clock_apb1_hz() : hw_clock_apb2_hz();
    uint32_t divider = line->baud ? (clock + line->baud / 2) / line->baud : 0;
    if (divider < 16 || divider > UINT16_MAX) {
        return false;
    }
    hw_periph_start((enum hw_periph)(HW_UART1 + index));
    port->rx_in = port->rx_out = port->tx_in = port->tx_out = 0;
    port->mask = line->mask;
    port->break_byte = -1;
    port->events = port->seen = 0;
    port->regs = usart;
    usart->BRR = divider;
    usart->CR2 = line->cr2;
    usart->CR3 = line->cr3;
    usart->CR1 = line->cr1 | USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE;
    nvic_enable((enum irq)(IRQ_USART1 + index));
    return true;
}

void hw_serial_close(unsigned index) {
    if (hw_serials[index].regs) {
        usart_regs_t *usart = hw_serials[index].regs;
        usart->CR1 &= ~(USART_CR1_TXEIE | USART_CR1_RXNEIE | USART_CR1_TCIE | USART_CR1_IDLEIE);
        for (unsigned i = 0; i < CLOSE_POLLS && !(usart->SR & USART_SR_TC); i++) {
        }
        usart->CR1 = 0;
        hw_serials[index].regs = NULL;
        hw_periph_stop((enum hw_periph)(HW_UART1 + index));
    }
}

void hw_serial_events(hw_serial_t *port, unsigned events) {
    uint32_t mask = irq_save(), cr1 = port->regs->CR1 & ~USART_CR1_IDLEIE;
    port->events = (uint8_t)events;
    port->regs->CR1 = cr1 | (events & USART_CR1_IDLEIE);
    irq_restore(mask);
}
