// SPDX-License-Identifier: MIT
// machine/machine.h -- the module `machine`: the Python face of the hardware.
#ifndef MACHINE_MACHINE_H
#define MACHINE_MACHINE_H

#include "core/obj/type.h"

extern const py_module_t machine_module;
extern const py_type_t machine_type_pin;

// machine.mem8, mem16 and mem32: memory as an array, indexed by address.
typedef struct machine_mem {
    const py_type_t *type;
    uint8_t width; // in bytes
} machine_mem_t;

extern const machine_mem_t machine_mem8, machine_mem16, machine_mem32;

#endif
