// SPDX-License-Identifier: MIT
// sim/parts/uart.c -- a serial device at two pins of the chip: uart@TX[,RX][:BAUD][,8N1][,echo][,say=TEXT][,at=MS]
//
// It listens to the chip's TX and speaks to its RX, bit by bit, in its own time. Told at the end: what came, line by
// line (what is no text as \xNN), and the baud rate that was measured from the edges, with what was wrong:
// "uart@PA2,PA3: 12 bytes at 115200.0 baud, 0 framing and 0 parity errors, 0 breaks". echo: sends back each byte;
// say: sends TEXT (\n for a line feed) at MS (10) ms; rts=PIN: begins no byte while that pin of the chip is high.
// uart@PA2,PA2: one wire for both, which it drives only to send, two bits after it heard something at the earliest. 8N1: 7-9 data bits with parity, N, E or O, 1-2 stop bits.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/parts/common.h"
#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"

enum { QUEUE = 4096, TEXT = 1000 };

typedef struct {
    const sim_attach_t *at;
    sim_wire_t *listen, *rts;
    sim_watcher_t watcher, rts_watcher;
    sim_driver_t talk;
    sim_alarm_t sample, next_bit, say, turn;
    double bit_ns;
    unsigned data_bits, stop_bits;
    char parity;
    bool level, echo, talks, single_wire;
    // Coming.
    bool receiving;
    unsigned bit, word;
    uint64_t began; // ns
    double measured_ns, measured_bits;
    unsigned bytes, framing, parity_errors, breaks;
    char text[TEXT];
    unsigned len;
    // Going.
    uint16_t queue[QUEUE];
    unsigned head, tail, out_bit, out;
    uint64_t out_began;
    bool sending;
} uart_t;

static unsigned frame_bits(const uart_t *uart) { // start, data, parity
    return 1 + uart->data_bits + (uart->parity != 'N');
}

static bool parity_of(const uart_t *uart, unsigned data) {
    return __builtin_parity(data) ^ (uart->parity == 'O');
}

// ---- going

static void put(uart_t *uart, bool level) {
    sim_wire_drive(&uart->talk, level ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW);
}

static void rest(uart_t *uart) {
    sim_wire_drive(&uart->talk, uart->single_wire ? SIM_DRIVE_PULL_UP : SIM_DRIVE_HIGH);
}

static void alarm_at(sim_alarm_t *alarm, uint64_t began, double ns) {
    uint64_t at = began + (uint64_t)ns, now = sim_rcc_nanoseconds();
    sim_alarm_set(alarm, at > now ? at - now : 0);
}

static void begin_next(uart_t *uart) {
    bool held = uart->rts && uart->rts->level;
    uart->sending = uart->head != uart->tail && !held;
    if (!uart->sending) {
        rest(uart);
        return;
    }
    unsigned data = uart->queue[uart->head];
    uart->head = (uart->head + 1) % QUEUE;
    uart->out = data << 1;
    if (uart->parity != 'N') {
        uart->out |= (unsigned)parity_of(uart, data) << (1 + uart->data_bits);
    }
    uart->out |= ~0u << frame_bits(uart);
    uart->out_bit = 0;
    uart->out_began = sim_rcc_nanoseconds();
    put(uart, false);
    alarm_at(&uart->next_bit, uart->out_began, uart->bit_ns);
}

static void next_bit(void *self) {
    uart_t *uart = self;
    if (++uart->out_bit == frame_bits(uart) + uart->stop_bits) {
        begin_next(uart);
        return;
    }
    put(uart, uart->out >> uart->out_bit & 1);
    alarm_at(&uart->next_bit, uart->out_began, uart->bit_ns * (uart->out_bit + 1));
}

static void send(uart_t *uart, unsigned data) {
    unsigned next = (uart->tail + 1) % QUEUE;
    if (!uart->talks || next == uart->head) {
        return;
    }
    uart->queue[uart->tail] = (uint16_t)data;
    uart->tail = next;
    if (uart->single_wire) { // when the other side has surely let go
        sim_alarm_set(&uart->turn, (uint64_t)(2 * uart->bit_ns));
    } else if (!uart->sending) {
        begin_next(uart);
    }
}

static void turn(void *self) {
    uart_t *uart = self;
    if (!uart->sending) {
        begin_next(uart);
    }
}

static void rts_changed(void *self, const sim_wire_t *wire) {
    uart_t *uart = self;
    if (!wire->level && !uart->sending) {
        begin_next(uart);
    }
}

static void say(void *self) {
    uart_t *uart = self;
    for (const char *c = sim_part_key(uart->at, "say"); *c; c++) {
        if (c[0] == '\\' && (c[1] == 'n' || c[1] == 'r')) {
            send(uart, *++c == 'n' ? '\n' : '\r');
        } else {
            send(uart, (uint8_t)*c);
        }
    }
}

// ---- coming

static void tell_line(uart_t *uart) {
    sim_part_tell(uart->at, "\"%.*s\"", (int)uart->len, uart->text);
    uart->len = 0;
}

static void note(uart_t *uart, unsigned data) {
    char *to = uart->text + uart->len;
    if (data >= ' ' && data < 127) {
        uart->len += (unsigned)sprintf(to, "%c", data);
    } else {
        uart->len += (unsigned)sprintf(to, data == '\n' ? "\\n" : "\\x%02x", data);
    }
    if (data == '\n' || uart->len + 8 > TEXT) {
        tell_line(uart);
    }
}

static void character_came(uart_t *uart, bool stop) {
    unsigned data = uart->word & ((1u << uart->data_bits) - 1);
    if (!stop) {
        if (uart->word == 0) {
            uart->breaks++;
        } else {
            uart->framing++;
        }
        return;
    }
    if (uart->parity != 'N' && (uart->word >> uart->data_bits & 1) != parity_of(uart, data)) {
        uart->parity_errors++;
    }
    uart->bytes++;
    note(uart, data);
    if (uart->echo) {
        send(uart, data);
    }
}

static void sample(void *self) {
    uart_t *uart = self;
    bool level = uart->listen->level;
    if (uart->bit == frame_bits(uart)) {
        uart->receiving = false;
        character_came(uart, level);
        return;
    }
    if (uart->bit > 0) {
        uart->word |= (unsigned)level << (uart->bit - 1);
    }
    uart->bit++;
    alarm_at(&uart->sample, uart->began, uart->bit_ns * (uart->bit + 0.5));
}

// Every edge inside a frame is a whole number of the chip's bits after its first one.
static void measure(uart_t *uart, uint64_t now) {
    double bits = (double)(now - uart->began) / uart->bit_ns;
    double whole = (double)(unsigned)(bits + 0.5);
    if (whole > 0 && whole <= frame_bits(uart)) {
        uart->measured_ns += (double)(now - uart->began);
        uart->measured_bits += whole;
    }
}

static void changed(void *self, const sim_wire_t *wire) {
    uart_t *uart = self;
    if (wire->level == uart->level) {
        return;
    }
    uart->level = wire->level;
    uint64_t now = sim_wire_time();
    if (uart->single_wire && uart->sending) {
        return;
    }
    if (uart->receiving) {
        measure(uart, now);
    } else if (!uart->level) {
        uart->receiving = true;
        uart->bit = uart->word = 0;
        uart->began = now;
        alarm_at(&uart->sample, now, uart->bit_ns * 0.5);
    }
}

// ---- the part

static void take_format(uart_t *uart, const char *text) {
    uart->data_bits = (unsigned)(text[0] - '0');
    uart->parity = text[1];
    uart->stop_bits = (unsigned)(text[2] - '0');
    if (strlen(text) != 3 || uart->data_bits < 7 || uart->data_bits > 9 ||
        !strchr("NEO", uart->parity) || uart->stop_bits < 1 || uart->stop_bits > 2) {
        sim_part_fail(uart->at, "the format is like 8N1");
    }
}

static void take_arguments(uart_t *uart, const sim_attach_t *at) {
    uint32_t baud = 115200;
    for (unsigned i = 0; sim_part_value(at, i); i++) {
        const char *text = sim_part_value(at, i);
        if (strcmp(text, "echo") == 0) {
            uart->echo = true;
        } else if (strlen(text) == 3 && strchr("NEO", text[1])) {
            take_format(uart, text);
        } else {
            baud = sim_part_number(at, text);
        }
    }
    if (baud == 0) {
        sim_part_fail(at, "no baud rate");
    }
    uart->bit_ns = 1e9 / baud;
}

static void obey_rts(uart_t *uart, const char *name) {
    unsigned pin = sim_gpio_pin(name);
    if (pin == SIM_PINS) {
        sim_part_fail(uart->at, "rts is a pin");
    }
    uart->rts = sim_gpio_wire(pin);
    uart->rts_watcher = (sim_watcher_t){.call = rts_changed, .self = uart};
    sim_wire_watch(uart->rts, &uart->rts_watcher);
}

static void *attach(const sim_attach_t *at) {
    uart_t *uart = sim_part_new(sizeof *uart);
    uart->at = at;
    take_format(uart, "8N1");
    take_arguments(uart, at);
    uart->listen = sim_gpio_wire(sim_part_pin(at, 0));
    uart->level = uart->listen->level;
    uart->sample = (sim_alarm_t){.call = sample, .self = uart};
    uart->next_bit = (sim_alarm_t){.call = next_bit, .self = uart};
    uart->turn = (sim_alarm_t){.call = turn, .self = uart};
    uart->say = (sim_alarm_t){.call = say, .self = uart};
    uart->watcher = (sim_watcher_t){.call = changed, .self = uart};
    sim_wire_watch(uart->listen, &uart->watcher);
    uart->talks = sim_part_pin_count(at) > 1;
    if (uart->talks) {
        uart->single_wire = sim_part_pin(at, 0) == sim_part_pin(at, 1);
        sim_wire_attach(sim_gpio_wire(sim_part_pin(at, 1)), &uart->talk);
        rest(uart);
    }
    if (sim_part_key(at, "rts")) {
        obey_rts(uart, sim_part_key(at, "rts"));
    }
    if (sim_part_key(at, "say")) {
        const char *ms = sim_part_key(at, "at");
        sim_alarm_set(&uart->say, 1000000ull * (ms ? sim_part_number(at, ms) : 10));
    }
    return uart;
}

static void finish(void *self) {
    uart_t *uart = self;
    if (uart->len) {
        tell_line(uart);
    }
    double baud = uart->measured_ns > 0 ? uart->measured_bits * 1e9 / uart->measured_ns : 0;
    sim_part_tell(uart->at, "%u bytes at %.1f baud, %u framing and %u parity errors, %u breaks",
                  uart->bytes, baud, uart->framing, uart->parity_errors, uart->breaks);
}

const sim_part_t sim_part_uart = {
    .name = "uart",
    .usage = "TX[,RX][:BAUD][,8N1][,echo][,say=TEXT][,at=MS][,rts=PIN]   a serial device; measures "
             "the baud "
             "rate",
    .attach = attach,
    .finish = finish,
};
