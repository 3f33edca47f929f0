// SPDX-License-Identifier: MIT
// machine/board.h -- what a board tells the layers below it: which pins it has, and what they are
// called.
#ifndef MACHINE_BOARD_H
#define MACHINE_BOARD_H

#include "chip/stm32f1/gpio.h"
#include "core/obj/str.h"
#include "core/port.h"

typedef struct machine_named_pin {
    py_name_t name;
    hw_pin_t pin;
} machine_named_pin_t;

enum { MACHINE_PORTS = 4 };

// Each board/NAME/board.c defines one, and py_port_machine.
typedef struct machine_board {
    uint16_t ports[MACHINE_PORTS]; // a bit for each pin that is led out, port A first
    const machine_named_pin_t
        *named; // besides those of the chip ("PA0" or "A0"); ends with one without a name
} machine_board_t;

extern const machine_board_t machine_board;

#endif
