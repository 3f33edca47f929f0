// SPDX-License-Identifier: MIT
// board/bluepill/board.c -- the Blue Pill: 8 MHz and 32.768 kHz crystals, one LED, two rows of
// pins.
#include "machine/board.h"

const py_str_t py_port_machine = {&py_type_str, 26, "Blue Pill with STM32F103C8"};

static const machine_named_pin_t named[] = {
    {PY_N_LED, HW_PIN('C', 13)}, // lit when low
    {0},
};

const machine_board_t machine_board = {
    .ports =
        {
            0xFFFF, // PA13 and PA14 are the debugger's, on the header at the end
            0xFFFF, // PB2 is the BOOT1 jumper
            0xE000, // PC14 and PC15 carry the slow crystal
            0x0000, // PD0 and PD1 carry the fast crystal
        },
    .named = named,
};
