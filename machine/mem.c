// SPDX-License-Identifier: MIT
// machine/mem.c -- mem8, mem16 and mem32: registers and memory by address,
// machine.mem32[0x40011010].
//
// An address where nothing answers raises: chip/stm32f1/bus.h.
#include "core/config.h"
#include "machine/machine.h"

#include "chip/stm32f1/bus.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/vm/exc.h"

// Addresses where nothing answers raise; what an access does where something does is the program's
// affair.
PY_HOT static py_val_t mem_subscr(py_val_t self, py_val_t key, py_val_t value) {
    unsigned width = ((const machine_mem_t *)py_obj(self))->width;
    uint32_t address = py_to_u32(key), word = 0;
    if (address % width) {
        py_raise(PY_MSG_unaligned);
    }
    if (value == PY_DELETE) {
        py_raise(PY_MSG_no_item_deletion, self);
    }
    if (value != PY_UNDEF) {
        word = py_to_u32(value);
    }
    if (!hw_bus_access(address, width, &word, value != PY_UNDEF)) {
        py_raise(PY_MSG_no_answer);
    }
    return py_int_from_u(word);
}

static void mem_print(py_out_t *out, py_val_t self, enum py_print kind) {
    (void)kind;
    py_out_format(out, PY_MSG_mem, 8 * ((const machine_mem_t *)py_obj(self))->width);
}

static const py_ops_t mem_ops = {.print = mem_print, .subscr = mem_subscr};

static const py_type_t mem_type = {
    .type = &py_type_type,
    .name = PY_N_mem,
    .ops = &mem_ops,
    .base = &py_type_object,
};

const machine_mem_t machine_mem8 = {&mem_type, 1};
const machine_mem_t machine_mem16 = {&mem_type, 2};
const machine_mem_t machine_mem32 = {&mem_type, 4};
