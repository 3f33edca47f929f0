// SPDX-License-Identifier: MIT
// machine/console.c -- the console: USB and USART1 at once.
//
// Input comes from either. Output goes to both, each at its own pace, so the slower one decides. Raw mode is the
// exception: there a tool talks to the board, and only the port it uses gets the answers.
//
// A program can take a port away with os.dupterm(None, index): 0 is USB, 1 USART1. All are back after a soft
// reset, and when none is left where the prompt asks for input.
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/uart.h"
#include "core/config.h"
#include "core/obj/num.h"
#include "core/port.h"
#include "core/vm/callback.h"
#include "core/vm/exc.h"
#include "machine/machine.h"
#include "repl/repl.h"
#include "usb/usb_cdc.h"

enum { USB = 1, UART = 2 };

struct console {
    uint8_t ports;  // which belong to the console
    uint8_t source; // the one that the latest byte came from
    int16_t break_byte;
} machine_console; // not static: docs/design/dense.md

void machine_console_init(void) {
    machine_console.ports = USB | UART;
    py_port_kbd_intr(machine_console.break_byte);
}

bool machine_console_is_usb(void) {
    return machine_console.ports & USB;
}

void hw_uart_on_break(void) {
    py_port_pend(PY_PENDING_BREAK);
}

void usb_cdc_on_break(void) {
    py_port_pend(PY_PENDING_BREAK);
}

void py_port_kbd_intr(int c) {
    machine_console.break_byte = (int16_t)c;
    hw_uart_set_break(machine_console.ports & UART ? c : -1);
    usb_cdc_set_break(machine_console.ports & USB ? c : -1);
}

int py_port_console(unsigned port, bool attach) {
    if (port > 1) {
        return -1;
    }
    unsigned bit = 1u << port, was = machine_console.ports & bit;
    // What has come belongs to the one who had the port.
    while (bit == UART && hw_uart_read() >= 0) {
    }
    machine_console.ports = (uint8_t)(was ^ machine_console.ports ^ (attach ? bit : 0));
    py_port_kbd_intr(machine_console.break_byte);
    return was != 0;
}

// With interrupts masked there is no clock to wait by.
static void write_usb(const char *text, size_t len) {
    uint32_t start = py_port_ticks_ms();
    for (;;) {
        size_t n = usb_cdc_write(text, len);
        text += n;
        len -= n;
        unsigned patience = usb_cdc_patience();
        if (len == 0 || patience == 0 || irq_masked()) {
            return;
        }
        uint32_t now = py_port_ticks_ms();
        if (n) {
            start = now;
        } else if (now - start >= patience) {
            usb_cdc_give_up();
        }
        hw_power_idle();
    }
}

void py_port_write_bytes(const char *text, size_t len) {
    unsigned ports = repl_is_raw() ? machine_console.source : machine_console.ports;
    if (ports & USB) {
        write_usb(text, len);
    }
    if (ports & UART) {
        hw_uart_write(text, len);
    }
}

// A terminal wants "\r\n". Runs between line ends go out in one piece.
PY_HOT void py_port_write(const char *text, size_t len) {
    const char *end = text + len;
    while (text < end) {
        const char *line = text;
        while (text < end && *text != '\n') {
            text++;
        }
        py_port_write_bytes(line, (size_t)(text - line));
        if (text < end) {
            py_port_write_bytes("\r\n", 2);
            text++;
        }
    }
}

PY_HOT static int read_ports(void) {
    if (!machine_console.ports) {
        machine_console.ports = USB | UART;
    }
    int byte = machine_console.ports & USB ? usb_cdc_read() : -1;
    if (byte >= 0) {
        machine_console.source = USB;
    } else if (machine_console.ports & UART) {
        byte = hw_uart_read();
        if (byte >= 0) {
            machine_console.source = UART;
        }
    }
    return byte;
}

PY_HOT int py_port_read(uint32_t timeout_ms) {
    uint32_t start = py_port_ticks_ms();
    irq_restore(0); // a program that left them masked would wait here for ever
    for (;;) {
        if (py_port_pending & PY_PENDING_CALL) {
            py_callbacks_run();
        }
        int byte = read_ports();
        if (byte >= 0 || py_port_pending) {
            return byte;
        }
        if (timeout_ms != UINT32_MAX && py_port_ticks_ms() - start >= timeout_ms) {
            return -1;
        }
        hw_power_idle();
    }
}

bool py_port_readable(void) {
    return (machine_console.ports & USB && usb_cdc_readable()) ||
           (machine_console.ports & UART && hw_uart_available() != 0);
}
