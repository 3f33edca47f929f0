// SPDX-License-Identifier: MIT
// machine/files.c -- the files of core/port.h on a board: none yet, the system of fs/ comes here.
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/power.h"
#include "core/obj/out.h"
#include "core/port.h"

const uint16_t py_port_file_state = 0;

int py_port_file_open(void *state, const py_port_path_t *path, unsigned flags) {
    (void)state, (void)path, (void)flags;
    return PY_PORT_NO_DEVICE;
}

int py_port_file_read(void *state, char *to, size_t len) {
    (void)state, (void)to, (void)len;
    return PY_PORT_NO_DEVICE;
}

int py_port_file_write(void *state, const char *from, size_t len) {
    (void)state, (void)from, (void)len;
    return PY_PORT_NO_DEVICE;
}

int py_port_file_control(void *state, unsigned request, int32_t arg) {
    (void)state, (void)request, (void)arg;
    return PY_PORT_NO_DEVICE;
}

int py_port_path(enum py_port_path_op op, const py_port_path_t *path) {
    (void)op, (void)path;
    return PY_PORT_NO_DEVICE;
}

int py_port_rename(const py_port_path_t *from, const py_port_path_t *to) {
    (void)from, (void)to;
    return PY_PORT_NO_DEVICE;
}

int py_port_stat(const py_port_path_t *path, py_port_stat_t *stat) {
    (void)path;
    *stat = (py_port_stat_t){0};
    return PY_PORT_NO_DEVICE;
}

int py_port_entry(const py_port_path_t *path, uint32_t *place, char *name, py_port_stat_t *stat) {
    (void)path, (void)place, (void)name;
    *stat = (py_port_stat_t){0};
    return PY_PORT_NO_DEVICE;
}

int py_port_statvfs(uint32_t figures[4]) {
    (void)figures;
    return PY_PORT_NO_DEVICE;
}

void py_port_sync(void) {}

void py_port_start_directory(py_build_t *path) {
    (void)path; // the root
}

// What no program can foresee is the cycle in which it asks.
static uint32_t random_state;
uint32_t py_port_random(void) {
    const uint32_t *id = (const void *)hw_power_unique_id();
    random_state = (random_state ^ hw_clock_cycles() ^ id[0] ^ id[2]) * 1664525u + 1013904223u;
    return random_state >> 8 ^ random_state << 24;
}
