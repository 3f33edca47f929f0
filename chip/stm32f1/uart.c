// SPDX-License-Identifier: MIT
#include "chip/stm32f1/uart.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/gpio.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/rcc.h"
#include "chip/stm32f1/reg/usart.h"

enum {
    RX_SIZE = 256, // an uint8_t index wraps by itself
    TX_SIZE = 64,  // power of two
    PIN_TX = HW_PIN('A', 9),
    PIN_RX = HW_PIN('A', 10),
};

// Each index has one writer: the interrupt moves rx_in and tx_out, the program rx_out and tx_in.
// One slot stays empty, so that equal indices mean empty.
static struct {
    volatile uint8_t rx_in, rx_out;
    volatile uint8_t tx_in, tx_out;
    volatile int16_t break_byte;
    uint8_t rx[RX_SIZE];
    uint8_t tx[TX_SIZE];
} uart;

void hw_uart_init(uint32_t baud) {
    RCC->APB2ENR |= RCC_APB2ENR_USART1EN;
    hw_gpio_configure(PIN_TX, GPIO_CONFIG_ALTERNATE);
    hw_gpio_write(PIN_RX, 1); // pulled up: an open pin is an idle line, not a stream of breaks
    hw_gpio_configure(PIN_RX, GPIO_CONFIG_PULLED);
    USART1->BRR = (hw_clock_apb2_hz() + baud / 2) / baud;
    USART1->CR1 = USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE;
    nvic_enable(IRQ_USART1);
}

static void receive(uint8_t byte) {
    if (byte == uart.break_byte) {
        hw_uart_on_break();
        return;
    }
    uint8_t next = (uint8_t)(uart.rx_in + 1);
    if (next != uart.rx_out) {
        uart.rx[uart.rx_in] = byte;
        uart.rx_in = next;
    }
}

static bool transmit_next(void) {
    uint8_t out = uart.tx_out;
    if (out == uart.tx_in) {
        return false;
    }
    USART1->DR = uart.tx[out];
    uart.tx_out = (out + 1) % TX_SIZE;
    return true;
}

void USART1_IRQHandler(void) {
    uint32_t status = USART1->SR;
    if (status & (USART_SR_RXNE | USART_SR_ORE)) {
        uint8_t byte = (uint8_t)USART1->DR; // SR then DR: this also clears ORE and FE
        if ((status & USART_SR_RXNE) && !(status & USART_SR_FE)) {
            receive(byte);
        }
    }
    if ((status & USART_SR_TXE) && (USART1->CR1 & USART_CR1_TXEIE) && !transmit_next()) {
        USART1->CR1 &= ~USART_CR1_TXEIE;
    }
}

int hw_uart_read(void) {
    uint8_t out = uart.rx_out;
    if (out == uart.rx_in) {
        return -1;
    }
    uint8_t byte = uart.rx[out];
    uart.rx_out = (uint8_t)(out + 1);
    return byte;
}

unsigned hw_uart_available(void) {
    return (uint8_t)(uart.rx_in - uart.rx_out);
}

unsigned hw_uart_write_room(void) {
    return (unsigned)(uart.tx_out - uart.tx_in - 1) % TX_SIZE;
}

// Moves a byte on if the UART takes one now, and leaves the rest to the interrupt. With interrupts
// masked (a panic, a script) nobody else empties the ring. The handler changes CR1 as well, hence
// the mask.
static void push_transmitter(void) {
    uint32_t mask = irq_save();
    if (USART1->SR & USART_SR_TXE) {
        transmit_next();
    }
    USART1->CR1 |= USART_CR1_TXEIE;
    irq_restore(mask);
}

static void wait_for_room(void) {
    while (hw_uart_write_room() == 0) {
        wait_for_interrupt(); // TXE's at the latest; returns at once when that is pending but
                              // masked
        push_transmitter();
    }
}

void hw_uart_write(const char *data, size_t len) {
    for (; len; len--) {
        wait_for_room();
        uint8_t in = uart.tx_in;
        uart.tx[in] = (uint8_t)*data++;
        uart.tx_in = (in + 1) % TX_SIZE;
        push_transmitter();
    }
}

void hw_uart_flush(void) {
    while (uart.tx_in != uart.tx_out) {
        push_transmitter();
    }
    while (!(USART1->SR & USART_SR_TC)) {
    }
}

void hw_uart_set_break(int byte) {
    uart.break_byte = (int16_t)byte;
}

void hw_uart_panic_write(const char *text) {
    if (!(USART1->CR1 & USART_CR1_UE)) {
        return; // it reads 0 as well while the UART has no clock: TXE would never come
    }
    for (; *text; text++) {
        while (!(USART1->SR & USART_SR_TXE)) {
        }
        USART1->DR = (uint8_t)*text;
    }
    while (!(USART1->SR & USART_SR_TC)) {
    }
}
