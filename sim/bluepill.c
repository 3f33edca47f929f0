// SPDX-License-Identifier: MIT
// sim/bluepill.c -- the Blue Pill: LED at PC13, BOOT1 jumper at PB2, the USB pull-up at PA12.
#include <stddef.h>

#include "sim/board.h"
#include "sim/periph/gpio.h"

static void (*led_told)(const char *name, bool lit);

void sim_board_on_led(void (*told)(const char *name, bool lit)) {
    led_told = told;
}

// The LED hangs between the supply and PC13: only a transistor in the chip that pulls low can light
// it.
static void led_changed(void *self, const sim_wire_t *wire) {
    static bool lit;
    (void)self;
    bool now = wire->drive == SIM_DRIVE_LOW;
    if (now != lit) {
        lit = now;
        if (led_told) {
            led_told(wire->name, lit);
        }
    }
}

static void bluepill_init(void) {
    static sim_watcher_t led = {.call = led_changed};
    static sim_driver_t boot1, usb_pull_up;
    sim_wire_watch(sim_gpio_wire(SIM_PIN(SIM_PORT_C, 13)), &led);
    sim_wire_attach(sim_gpio_wire(SIM_PIN(SIM_PORT_B, 2)), &boot1);
    sim_wire_drive(&boot1, SIM_DRIVE_PULL_DOWN); // 100 kOhm to the jumper, which is at 0
    sim_wire_attach(sim_gpio_wire(SIM_PIN(SIM_PORT_A, 12)), &usb_pull_up);
    sim_wire_drive(&usb_pull_up, SIM_DRIVE_PULL_UP); // R10 on D+
}

const sim_board_t sim_board_bluepill = {
    .name = "bluepill",
    .chip = "C8",
    .hse_hz = 8000000,
    .init = bluepill_init,
};
