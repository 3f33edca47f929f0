// SPDX-License-Identifier: MIT
// tests/sim/wire_test.c -- sim/wire.c alone: strengths, conflicts, watchers.
#include <stdio.h>

#include "sim/wire.h"

static unsigned changes;

static void count(void *self, const sim_wire_t *wire) {
    (void)self, (void)wire;
    changes++;
}

static void check(const char *name, unsigned got, unsigned want) {
    if (got == want) {
        printf("ok %s\n", name);
    } else {
        printf("FAIL %s: %u, not %u\n", name, got, want);
    }
}

int main(void) {
    sim_wire_t wire;
    sim_driver_t a, b;
    sim_watcher_t watcher = {.call = count};
    sim_wire_init(&wire, "PA0");
    sim_wire_attach(&wire, &a);
    sim_wire_attach(&wire, &b);
    sim_wire_watch(&wire, &watcher);
    sim_wire_drive(&a, SIM_DRIVE_PULL_UP);
    check("wire-pull-up", wire.level, 1);
    sim_wire_drive(&b, SIM_DRIVE_LOW);
    check("wire-transistor-beats-resistor", wire.level, 0);
    check("wire-no-short", wire.shorted, 0);
    sim_wire_drive(&a, SIM_DRIVE_HIGH);
    check("wire-short", wire.shorted, 1);
    check("wire-short-reads-low", wire.level, 0);
    sim_wire_drive(&b, SIM_DRIVE_NONE);
    check("wire-short-over", wire.shorted, 0);
    check("wire-other-side-wins", wire.level, 1);
    changes = 0;
    sim_wire_drive(&a, SIM_DRIVE_NONE);
    check("wire-floating-keeps-level", wire.level, 1);
    check("wire-told-of-drive", changes, 1);
    sim_wire_drive(&a, SIM_DRIVE_NONE);
    check("wire-not-told-of-nothing", changes, 1);
    return 0;
}
