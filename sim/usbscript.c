// SPDX-License-Identifier: MIT
#include "sim/usbscript.h"

#include <stdio.h>
#include <stdlib.h>

#include "sim/console.h"
#include "sim/cpu/cpu.h"
#include "sim/periph/rcc.h"
#include "sim/run.h"

#define SLICE        1000000u    // ns
#define REQUEST_TIME 5000000000u // ns

static void (*on_end)(int status) = exit;
static uint64_t max_insns = SIM_NO_LIMIT;
static sim_usb_pipe_t raw;

void sim_usb_on_end(void (*end)(int status), uint64_t most) {
    on_end = end;
    max_insns = most;
}

static void end_run(int status, const char *what) {
    char text[1024];
    sim_console_flush();
    fprintf(stderr, "pyll-sim: %s\n", what);
    sim_cpu_describe(text, sizeof text);
    fputs(text, stderr);
    on_end(status);
}

static void run_slice(uint64_t ns) {
    enum sim_stop why = sim_cpu_run(max_insns, sim_now() + sim_rcc_cycles(ns) + 1);
    if (why == SIM_STOP_LOCKUP) {
        end_run(SIM_EXIT_DEAD, "lockup: a fault inside the fault handler");
    } else if (sim_cpu_instructions() >= max_insns) {
        end_run(SIM_EXIT_MAX_INSNS, "stopped by --max-insns");
    } else if (sim_run_interrupted()) {
        end_run(SIM_EXIT_SIGNAL, "interrupted");
    }
}

bool sim_usb_wait(bool (*holds)(void), uint64_t ns) {
    uint64_t end = sim_rcc_nanoseconds() + ns;
    while (!holds()) {
        uint64_t now = sim_rcc_nanoseconds();
        if (now >= end) {
            return false;
        }
        run_slice(end - now < SLICE ? end - now : SLICE);
        sim_console_poll(0);
    }
    return true;
}

static bool never(void) {
    return false;
}

void sim_usb_pass(uint64_t ns) {
    sim_usb_wait(never, ns);
}

static bool is_configured(void) {
    return sim_usbhost_state() == SIM_USBHOST_CONFIGURED ||
           sim_usbhost_state() == SIM_USBHOST_FAILED;
}

bool sim_usb_wait_configured(uint64_t ns) {
    sim_usb_wait(is_configured, ns);
    return sim_usbhost_state() == SIM_USBHOST_CONFIGURED;
}

// ---- requests

static bool request_ended;
static sim_usb_status_t request_status;

static void request_done(sim_usb_status_t status) {
    request_ended = true;
    request_status = status;
    sim_cpu_stop();
}

static bool has_request_ended(void) {
    return request_ended;
}

sim_usb_status_t sim_usb_request(unsigned type, unsigned request, unsigned value, unsigned index,
                                 void *data, unsigned len, unsigned *got) {
    uint8_t setup[8];
    sim_usb_setup(setup, type, request, value, index, len);
    request_ended = false;
    if (!sim_usbhost_request(setup, len ? data : NULL, request_done)) {
        return SIM_USB_CANCELLED;
    }
    sim_usb_wait(has_request_ended, 2 * (uint64_t)REQUEST_TIME); // it gives up by itself
    if (got) {
        *got = sim_usbhost_control_pipe()->done;
    }
    return request_status;
}

// ---- transfers

static sim_usb_pipe_t *waited_for;

static void transfer_ended(sim_usb_pipe_t *pipe) {
    if (pipe == waited_for) {
        sim_cpu_stop();
    }
}

static bool is_idle(void) {
    return !waited_for->busy;
}

sim_usb_status_t sim_usb_transfer(sim_usb_pipe_t *pipe, void *data, unsigned len, unsigned *got,
                                  uint64_t ns) {
    waited_for = pipe;
    pipe->ended = transfer_ended;
    sim_usbhc_transfer(pipe, data, (uint16_t)len);
    if (!sim_usb_wait(is_idle, ns)) {
        sim_usbhc_cancel(pipe);
        sim_usb_wait(is_idle, SLICE);
    }
    if (got) {
        *got = pipe->done;
    }
    return pipe->status;
}

void sim_usb_next_raw(sim_usb_fault_t fault) {
    raw.damage = fault == SIM_USB_DAMAGED;
    raw.drop_ack = fault == SIM_USB_ACK_LOST;
}

sim_usb_pid_t sim_usb_raw(unsigned address, unsigned endpoint, sim_usb_pid_t token,
                          sim_usb_pid_t pid, void *data, unsigned len, unsigned *got) {
    raw.type = SIM_USB_RAW;
    raw.address = (uint8_t)address;
    raw.endpoint = (uint8_t)endpoint;
    raw.max_packet = (uint16_t)(len < 64 ? 64 : len);
    raw.token = token;
    raw.pid = pid;
    raw.answer = SIM_USB_NOTHING;
    sim_usb_transfer(&raw, data, len, got, 3 * SLICE);
    return raw.answer;
}
