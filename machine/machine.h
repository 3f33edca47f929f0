// SPDX-License-Identifier: MIT
// machine/machine.h -- the module `machine`: the Python face of the hardware.
#ifndef MACHINE_MACHINE_H
#define MACHINE_MACHINE_H

#include "chip/stm32f1/gpio.h"
#include "core/obj/type.h"
#include "core/vm/callback.h"

enum { MACHINE_BAUD = 115200 }; // of the console

extern const py_module_t machine_module;

// Stops all that interrupts: before Python starts, and after it has ended.
void machine_stop(void);
extern const py_type_t machine_type_pin, machine_type_signal, machine_type_irq;

// A pin given as Pin, name or number; raises ValueError.
hw_pin_t machine_pin(py_val_t v);
py_val_t machine_pin_new(hw_pin_t id);

// ---- machine/irq.c: what interrupts call
py_handler_t *machine_handler_new(const py_type_t *type, py_val_t arg,
                                  unsigned source); // in the list
// As py_handler_set with the arguments of an irq() method: hard may be absent.
void machine_handler_set(py_handler_t *handler, py_val_t fn, py_val_t hard);

// machine.mem8, mem16 and mem32: memory as an array, indexed by address.
typedef struct machine_mem {
    const py_type_t *type;
    uint8_t width; // in bytes
} machine_mem_t;

extern const machine_mem_t machine_mem8, machine_mem16, machine_mem32;

// Every start of Python begins with USB and USART1 as the console.
void machine_console_init(void);

// Mounts the files in the flash behind the firmware.
void machine_mount(void);

#endif
