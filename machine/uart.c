// SPDX-License-Identifier: MIT
// machine/uart.c -- machine.UART: serial ports with rings in the heap, served by interrupts.
//
// UART(1) is the console's as long as that is not elsewhere: it keeps its rings, and the prompt goes on reading.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/uart.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"

typedef struct uart {
    py_handler_t handler; // in the list for the sake of the rings; calls nobody
    uint8_t *rings;
    uint32_t baud;
    uint16_t timeout, timeout_char; // ms
} uart_t;

enum { RING_SIZE = 64, RING_MOST = 4096 };

static unsigned index_of(const uart_t *uart) {
    return uart->handler.source - HW_SOURCE_UART;
}

static hw_serial_t *port_of(const uart_t *uart) {
    hw_serial_t *port = &hw_serials[index_of(uart)];
    if (!port->regs) {
        py_raise(PY_MSG_closed);
    }
    return port;
}

static hw_serial_t *port_of_self(py_val_t self) {
    return port_of(py_obj(self));
}

// Parity: None, 0 (even) or 1 (odd); it takes one of the 8 or 9 bits that the chip can send.
static void line_from(unsigned index, const py_val_t *args, hw_serial_line_t *line) {
    int32_t parity = machine_arg(args[2], -1, 0, 1),
            bits = machine_arg(args[1], 8, 8 - (parity >= 0), 8);
    line->baud = (uint32_t)machine_arg(args[0], 9600, 1, MACHINE_ANY);
    uint32_t divider = hw_serial_divider(index, line->baud);
    if (divider - 16 > UINT16_MAX - 16) {
        py_raise(PY_MSG_bad_value, line->baud);
    }
    line->divider = (uint16_t)divider;
    line->mask = (uint16_t)((1 << bits) - 1);
    line->cr1 = 0;
    if (parity >= 0) {
        line->cr1 =
            (uint16_t)(USART_CR1_PCE | (uint32_t)parity * USART_CR1_PS | (bits == 8) * USART_CR1_M);
    }
    line->cr2 = (uint16_t)((uint32_t)(machine_arg(args[3], 1, 1, 2) - 1) * USART_CR2_STOP_2);
    line->cr3 = (uint16_t)machine_arg(args[8], 0, 0, USART_CR3_RTSE | USART_CR3_CTSE);
    if (line->cr3 & ~(USART_CR3_RTSE | USART_CR3_CTSE)) {
        py_raise(PY_MSG_bad_value, line->cr3);
    }
}

// The next power of two.
static uint16_t ring_size(py_val_t v) {
    int32_t least = machine_arg(v, RING_SIZE, 1, RING_MOST), size = 16;
    while (size < least) {
        size *= 2;
    }
    return (uint16_t)size;
}

// args: the uart, then the slots of KWLIST(uart). All of them are checked before the port is opened: its interrupt fills
// the rings, which only the list of handlers keeps.
static py_val_t uart_init(py_val_t *args, unsigned n) {
    (void)n;
    uart_t *uart = py_obj(args[0]);
    unsigned index = index_of(uart);
    hw_serial_t *port = &hw_serials[index];
    hw_serial_line_t line;
    line_from(index, args + 1, &line);
    int32_t timeout = machine_arg(args[5], 0, 0, UINT16_MAX),
            timeout_char = machine_arg(args[6], 0, 0, UINT16_MAX);
    uint16_t rx = ring_size(args[7]), tx = ring_size(args[8]);
    int16_t break_byte = port->break_byte;
    py_val_t pins[] = {args[10], args[11], line.cr3 & USART_CR3_CTSE ? PY_UNDEF : PY_NONE,
                       line.cr3 & USART_CR3_RTSE ? PY_UNDEF : PY_NONE};
    machine_pins((enum hw_periph)(HW_UART1 + index), pins, 4,
                 GPIO_CONFIG_ALTERNATE | GPIO_CONFIG_PULLED << 4 | GPIO_CONFIG_PULLED << 8 |
                     GPIO_CONFIG_ALTERNATE << 12);
    if (index) {
        hw_serial_close(index);
        uart->rings = py_gc_alloc(rx + tx);
        hw_serial_rings(port, uart->rings, rx, tx);
        break_byte = -1;
    } else { // the rings are the console's
        hw_uart_flush();
    }
    hw_serial_open(index, &line);
    port->break_byte = break_byte;
    uart->baud = line.baud;
    uart->timeout = (uint16_t)timeout;
    // Two characters at least, or there would be gaps where there are none.
    int32_t least = (int32_t)(26000 / line.baud + 1);
    uart->timeout_char = (uint16_t)(timeout_char < least ? least : timeout_char);
    py_handler_add(&uart->handler);
    return PY_NONE;
}

// There is one object a port. UART(n) alone leaves an open one as it is.
static py_val_t uart_new(py_val_t *args, unsigned n) {
    unsigned source = HW_SOURCE_UART - 1 + machine_number(&machine_type_uart, args[1], HW_SERIALS);
    bool open;
    args[1] = machine_handler_object(&machine_type_uart, source, sizeof(uart_t), &open);
    if (machine_given(args, n) || !open) {
        uart_init(args + 1, n);
    }
    return args[1];
}

static py_val_t uart_deinit(py_val_t *args, unsigned n) {
    (void)n;
    uart_t *uart = py_obj(args[0]);
    unsigned index = index_of(uart);
    if (index) {
        hw_serial_close(index);
        hw_periph_release((enum hw_periph)(HW_UART1 + index));
    } else {
        hw_uart_init(MACHINE_BAUD);
    }
    py_handler_t *irq = machine_handler_find(&machine_type_irq, uart->handler.source);
    if (irq) {
        py_handler_remove(irq);
    }
    py_handler_remove(&uart->handler);
    return PY_NONE;
}

// ---- reading and writing -----------------------------------------------------------------------

// Up to n bytes, or to the end of the line with `line`, into the buffer or, where that is PY_UNDEF, what is being built.
// How many.
static uint32_t read_bytes(py_val_t self, py_val_t buffer, py_build_t *build, int32_t n,
                           bool line) {
    const uart_t *uart = py_obj(self);
    uint32_t start = py_port_ticks_ms(), timeout = uart->timeout, got = 0;
    char c = 0;
    while (got < (uint32_t)n && !(line && c == '\n')) {
        int byte = hw_serial_read(port_of(uart));
        if (byte < 0) {
            if (!machine_wait(start, timeout)) {
                break;
            }
            continue;
        }
        c = (char)byte;
        if (buffer == PY_UNDEF) {
            py_build_write(build, &c, 1);
        } else {
            size_t len;
            char *at = py_buffer(buffer, &len);
            if (got >= len) { // a callback may have shortened it
                break;
            }
            at[got] = c;
        }
        got++;
        start = py_port_ticks_ms();
        timeout = uart->timeout_char;
    }
    return got;
}

static py_val_t read_text(py_val_t self, int32_t n, bool line) {
    py_build_t build;
    py_build_init(&build);
    return read_bytes(self, PY_UNDEF, &build, n, line) ? py_build_bytes(&build) : PY_NONE;
}

static py_val_t uart_read(py_val_t *args, unsigned n) {
    (void)n;
    return read_text(args[0], machine_arg(args[1], -1, -1, MACHINE_ANY), false);
}

static py_val_t uart_readline(py_val_t *args, unsigned n) {
    (void)n;
    return read_text(args[0], -1, true);
}

static py_val_t uart_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    py_buffer(args[1], &len);
    int32_t most = machine_arg(args[2], (int32_t)len, 0, MACHINE_ANY);
    uint32_t got =
        read_bytes(args[0], args[1], NULL, most < (int32_t)len ? most : (int32_t)len, false);
    return got ? py_int((int32_t)got) : PY_NONE;
}

static py_val_t uart_any(py_val_t *args, unsigned n) {
    (void)n;
    return py_int((int32_t)hw_serial_available(port_of_self(args[0])));
}

// Waits as long as bytes leave; the other side can stop that only with CTS.
static py_val_t uart_write(py_val_t *args, unsigned n) {
    (void)n;
    const uart_t *uart = py_obj(args[0]);
    size_t len, done = 0, was;
    uint32_t last = py_port_ticks_ms();
    do {
        const uint8_t *bytes = machine_bytes(args[1], &len);
        hw_serial_t *port = port_of(uart);
        was = done;
        while (done < len && hw_serial_put(port, bytes[done])) {
            done++;
        }
        if (done != was) {
            last = py_port_ticks_ms();
        }
    } while (done < len && machine_wait(last, uart->timeout + uart->timeout_char));
    return done || !len ? py_int((int32_t)done) : PY_NONE;
}

// For select.poll, as core/obj/stream.c has it. Writable: the ring is empty, so that its size does not block.
static py_val_t uart_ioctl(py_val_t *args, unsigned n) {
    (void)n;
    if (args[1] != py_int(3)) {
        py_raise_os(-PY_PORT_INVALID);
    }
    const hw_serial_t *port = port_of_self(args[0]);
    int32_t ready = py_to_int(args[2]);
    ready &= hw_serial_available(port) ? 5 : 4;
    return py_int(port->tx.in == port->tx.out ? ready : ready & 1);
}

static py_val_t uart_txdone(py_val_t *args, unsigned n) {
    (void)n;
    return py_bool(hw_serial_done(port_of_self(args[0])));
}

static py_val_t uart_flush(py_val_t *args, unsigned n) {
    (void)n;
    const uart_t *uart = py_obj(args[0]);
    uint32_t start = py_port_ticks_ms(),
             longest = 200 + port_of(uart)->tx.size * 13000u / uart->baud;
    while (!hw_serial_done(port_of(uart))) {
        if (!machine_wait(start, longest)) {
            py_raise_os(MACHINE_ETIMEDOUT);
        }
    }
    return PY_NONE;
}

// 13 bits of low, as long as a break must be at least; the chip sends one character of it after another.
static py_val_t uart_sendbreak(py_val_t *args, unsigned n) {
    hw_serial_t *port = port_of_self(args[0]);
    uart_flush(args, n);
    hw_serial_send_break(port);
    return PY_NONE;
}

// irq(handler=None, trigger=0, hard=False)
static py_val_t uart_irq(py_val_t *args, unsigned n) {
    (void)n;
    uart_t *uart = py_obj(args[0]);
    hw_serial_t *port = port_of(uart);
    int32_t trigger = machine_arg(args[2], 0, 0, UINT8_MAX);
    if (trigger & ~(USART_SR_RXNE | USART_SR_IDLE | USART_SR_TC | USART_SR_FE)) {
        py_raise(PY_MSG_bad_trigger, trigger);
    }
    py_handler_t *irq = machine_irq(args[0], uart->handler.source, args + 1);
    irq->trigger = (uint8_t)trigger;
    hw_serial_events(port, irq->fn == PY_NONE ? 0 : (unsigned)trigger);
    return py_ptr(irq);
}

void machine_uart_print(py_out_t *out, py_val_t v) {
    const uart_t *uart = py_obj(v);
    py_out_format(out, PY_MSG_uart, index_of(uart) + 1, uart->baud);
}

static const py_entry_t uart_attrs[] = {
    PY_INT_CONST(CTS, USART_CR3_CTSE),      PY_INT_CONST(IRQ_BREAK, USART_SR_FE),
    PY_INT_CONST(IRQ_RX, USART_SR_RXNE),    PY_INT_CONST(IRQ_RXIDLE, USART_SR_IDLE),
    PY_INT_CONST(IRQ_TXIDLE, USART_SR_TC),  PY_INT_CONST(RTS, USART_CR3_RTSE),
    PY_NEW_KW(2, 6, uart, uart_new),        PY_FN(any, 1, 1, uart_any),
    PY_FN(deinit, 1, 1, uart_deinit),       PY_FN(flush, 1, 1, uart_flush),
    PY_FN_KW(init, 1, 5, uart, uart_init),  PY_FN(ioctl, 3, 3, uart_ioctl),
    PY_FN_KW(irq, 1, 4, irq, uart_irq),     PY_FN(read, 1, 2, uart_read),
    PY_FN(readinto, 2, 3, uart_readinto),   PY_FN(readline, 1, 1, uart_readline),
    PY_FN(sendbreak, 1, 1, uart_sendbreak), PY_FN(txdone, 1, 1, uart_txdone),
    PY_FN(write, 2, 2, uart_write),
};

const py_type_t machine_type_uart = PY_TYPE(UART, uart_attrs, &machine_ops);
