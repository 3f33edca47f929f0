// SPDX-License-Identifier: MIT
// sim/board.h -- a board: which chip it carries, and what is soldered to the chip's pins.
#ifndef SIM_BOARD_H
#define SIM_BOARD_H

#include <stdbool.h>
#include <stdint.h>

typedef struct sim_board {
    const char *name;
    const char *chip;   // for sim_chip_find()
    uint32_t hse_hz;    // crystal
    void (*init)(void); // solders the parts to the pins; after sim_chip_init()
} sim_board_t;

extern const sim_board_t sim_board_bluepill;

// Where changes of LEDs are told; NULL: nowhere. name is the LED's, "PC13".
void sim_board_on_led(void (*told)(const char *name, bool lit));

#endif
