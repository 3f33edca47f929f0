// SPDX-License-Identifier: MIT
// sim/parts/wire.c -- a jumper wire between pins: wire@PIN,PIN[,PIN...][:up|down]
//
// Connects TX to RX, MOSI to MISO, one interface to another. up, down: a resistor of the usual kind too.
#include <string.h>

#include "sim/parts/common.h"

static void *attach(const sim_attach_t *at) {
    sim_driver_t *resistor = sim_part_new(sizeof *resistor);
    sim_wire_t *first = sim_gpio_wire(sim_part_pin(at, 0));
    for (unsigned i = 1; i < sim_part_pin_count(at); i++) {
        sim_wire_join(first, sim_gpio_wire(sim_part_pin(at, i)));
    }
    sim_wire_attach(first, resistor);
    if (sim_part_flag(at, "up")) {
        sim_wire_drive(resistor, SIM_DRIVE_PULL_UP);
    } else if (sim_part_flag(at, "down")) {
        sim_wire_drive(resistor, SIM_DRIVE_PULL_DOWN);
    }
    return resistor;
}

const sim_part_t sim_part_wire = {
    .name = "wire",
    .usage = "PIN[,PIN...][:up|down]   joins the pins; with a pull-up or pull-down resistor",
    .attach = attach,
};
