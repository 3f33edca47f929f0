// SPDX-License-Identifier: MIT
// Each console has an input and an output buffer; files are touched only in sim_console_poll(),
// between two slices of simulated time. Input is read only when the buffer is empty: whoever writes
// to a pipe or pty faster than the baud rate is held up, and nothing is lost on this side of the
// wire.
#define _GNU_SOURCE // ppoll
#include "sim/console.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "sim/periph/usart.h"

#define LEAVE_KEY 0x1D // Ctrl-]

typedef struct {
    unsigned usart; // 0: not in use
    int in, out;
    bool terminal, pty, ended; // ended: end of file on in
    uint8_t input[4096], output[65536];
    unsigned in_at, in_len, out_len;
    sim_serial_t serial;
} console_t;

static console_t consoles[SIM_USARTS];
static bool left;
static uint64_t traffic;
static struct termios saved_terminal;

static int next_byte(void *self) {
    console_t *console = self;
    if (console->in_at == console->in_len) {
        return -1;
    }
    traffic++;
    return console->input[console->in_at++];
}

static void flush(console_t *console) {
    unsigned done = 0;
    while (done < console->out_len) {
        ssize_t n = write(console->out, console->output + done, console->out_len - done);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break; // nobody reads the pty
        }
        done += (unsigned)n;
    }
    for (unsigned i = done; i < console->out_len; i++) {
        console->output[i - done] = console->output[i];
    }
    console->out_len -= done;
}

static void byte_received(void *self, uint16_t data) {
    console_t *console = self;
    traffic++;
    if (console->out_len == sizeof console->output) {
        flush(console);
    }
    if (console->out_len < sizeof console->output) {
        console->output[console->out_len++] = (uint8_t)data;
    } // else it is lost, as in a cable that nobody listens to
}

static console_t *connect(unsigned n, int in, int out) {
    console_t *console = &consoles[n - 1];
    console->usart = n;
    console->in = in;
    console->out = out;
    console->serial = (sim_serial_t){console, next_byte, byte_received};
    sim_usart_connect(n, &console->serial);
    return console;
}

static void restore_terminal(void) {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_terminal);
}

// Every key goes to the board as it is; what the board sends is shown as it is.
static void make_terminal_raw(void) {
    if (tcgetattr(STDIN_FILENO, &saved_terminal) < 0) {
        return;
    }
    struct termios raw = saved_terminal;
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP | BRKINT);
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    atexit(restore_terminal);
}

void sim_console_stdio(unsigned n) {
    console_t *console = connect(n, STDIN_FILENO, STDOUT_FILENO);
    console->terminal = isatty(STDIN_FILENO);
    if (console->terminal) {
        make_terminal_raw();
        fprintf(stderr, "pyll-sim: the terminal is USART%u; Ctrl-] leaves\n", n);
    }
}

bool sim_console_pty(unsigned n) {
    int master, slave;
    char name[256];
    if (openpty(&master, &slave, name, NULL, NULL) < 0) {
        return false;
    }
    // The slave side stays open here too, so that the master lives on when a client leaves.
    struct termios raw;
    tcgetattr(slave, &raw);
    cfmakeraw(&raw);
    tcsetattr(slave, TCSANOW, &raw);
    fcntl(master, F_SETFL, O_NONBLOCK);
    connect(n, master, master)->pty = true;
    fprintf(stderr, "uart%u: %s\n", n, name);
    return true;
}

// A terminal is read always, for the key that leaves.
static bool wants_input(const console_t *console) {
    bool empty = console->in_at == console->in_len;
    bool room = console->in_len < sizeof console->input;
    return console->usart && !console->ended && (empty || (console->terminal && room));
}

// Takes out the key that leaves the simulator, and what comes after it.
static void look_for_leave_key(console_t *console) {
    for (unsigned i = console->in_at; i < console->in_len; i++) {
        if (console->input[i] == LEAVE_KEY) {
            left = true;
            console->in_len = i;
        }
    }
}

static void fill(console_t *console) {
    if (console->in_at == console->in_len) {
        console->in_at = console->in_len = 0;
    }
    uint8_t *to = console->input + console->in_len;
    ssize_t n = read(console->in, to, sizeof console->input - console->in_len);
    if (n > 0) {
        console->in_len += (unsigned)n;
        if (console->terminal) {
            look_for_leave_key(console);
        }
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
        console->ended = true;
    }
}

void sim_console_flush(void) {
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        if (consoles[i].out_len) {
            flush(&consoles[i]);
        }
    }
}

void sim_console_poll(int64_t wait_ns) {
    struct pollfd fds[SIM_USARTS];
    console_t *owners[SIM_USARTS];
    nfds_t count = 0;
    sim_console_flush();
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        if (wants_input(&consoles[i])) {
            owners[count] = &consoles[i];
            fds[count++] = (struct pollfd){.fd = consoles[i].in, .events = POLLIN};
        }
    }
    struct timespec wait = {.tv_sec = wait_ns / 1000000000, .tv_nsec = wait_ns % 1000000000};
    if (ppoll(fds, count, &wait, NULL) <= 0) {
        count = 0;
    }
    for (nfds_t i = 0; i < count; i++) {
        if (fds[i].revents) {
            fill(owners[i]);
        }
    }
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        if (consoles[i].usart && consoles[i].in_at < consoles[i].in_len) {
            sim_usart_wake(consoles[i].usart);
        }
    }
}

bool sim_console_interactive(void) {
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        if (consoles[i].terminal || consoles[i].pty) {
            return true;
        }
    }
    return false;
}

bool sim_console_left(void) {
    return left;
}

bool sim_console_present(void) {
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        if (consoles[i].usart) {
            return true;
        }
    }
    return false;
}

bool sim_console_ended(void) {
    for (unsigned i = 0; i < SIM_USARTS; i++) {
        const console_t *console = &consoles[i];
        if (console->usart && (!console->ended || console->in_at < console->in_len)) {
            return false;
        }
    }
    return sim_console_present();
}

uint64_t sim_console_traffic(void) {
    return traffic;
}
