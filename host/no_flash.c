// SPDX-License-Identifier: MIT
// host/no_flash.c -- code in flash, of which a computer has none: it is always in the heap.
#include "core/port.h"

const char *py_port_code_find(const py_port_path_t *source, size_t *len) {
    (void)source, (void)len;
    return NULL;
}

const char *py_port_code_next(const char *from, size_t *len) {
    (void)from, (void)len;
    return NULL;
}

int py_port_code_open(const py_port_path_t *source) {
    (void)source;
    return PY_PORT_NO_DEVICE;
}

const void *py_port_code_write(const void *data, size_t len) {
    (void)data, (void)len;
    return NULL;
}

int py_port_code_close(bool keep) {
    (void)keep;
    return PY_PORT_NO_DEVICE;
}
