// SPDX-License-Identifier: MIT
// Times are nanoseconds since power-on. A wire that nothing drives and no resistor pulls is z; a short circuit is x.
#include "sim/vcd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/periph/gpio.h"

typedef struct {
    sim_watcher_t watcher;
    char code; // the identifier in the file
    char told; // the value told last
} probe_t;

static FILE *out;
static uint64_t last_time;
static probe_t probes[SIM_PINS];

static char value_of(const sim_wire_t *wire) {
    if (wire->shorted) {
        return 'x';
    }
    return wire->drive == SIM_DRIVE_NONE ? 'z' : wire->level ? '1' : '0';
}

static void write_time(void) {
    uint64_t now = sim_wire_time();
    if (now > last_time) {
        fprintf(out, "#%llu\n", (unsigned long long)now);
        last_time = now;
    }
}

static void changed(void *self, const sim_wire_t *wire) {
    probe_t *probe = self;
    char value = value_of(wire);
    if (value != probe->told) {
        write_time();
        fprintf(out, "%c%c\n", value, probe->code);
        probe->told = value;
    }
}

static void probe_pin(unsigned pin) {
    static unsigned count;
    probe_t *probe = &probes[pin];
    sim_wire_t *wire = sim_gpio_wire(pin);
    if (probe->code) {
        return;
    }
    probe->code = (char)('!' + count++); // 80 pins, 94 printable characters
    probe->watcher = (sim_watcher_t){.call = changed, .self = probe};
    sim_wire_watch(wire, &probe->watcher);
    fprintf(out, "$var wire 1 %c %s $end\n", probe->code, wire->name);
}

static void close_file(void) {
    write_time();
    fclose(out);
}

// Every pin that a 48-pin chip has.
static void probe_all(void) {
    for (unsigned n = 0; n < 16; n++) {
        probe_pin(SIM_PIN(SIM_PORT_A, n));
        probe_pin(SIM_PIN(SIM_PORT_B, n));
    }
    for (unsigned n = 13; n < 16; n++) {
        probe_pin(SIM_PIN(SIM_PORT_C, n));
    }
}

static const char *probe_some(char *names) {
    for (char *name = strtok(names, ","); name; name = strtok(NULL, ",")) {
        unsigned pin = sim_gpio_pin(name);
        if (pin == SIM_PINS) {
            return "--vcd FILE:PINS: no such pin";
        }
        probe_pin(pin);
    }
    return NULL;
}

static void write_start(void) {
    fprintf(out, "$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n");
    for (unsigned pin = 0; pin < SIM_PINS; pin++) {
        if (probes[pin].code) {
            probes[pin].told = value_of(sim_gpio_wire(pin));
            fprintf(out, "%c%c\n", probes[pin].told, probes[pin].code);
        }
    }
    fprintf(out, "$end\n");
}

const char *sim_vcd_open(const char *spec) {
    char *path = strdup(spec), *pins = path ? strrchr(path, ':') : NULL;
    if (pins) {
        *pins++ = 0;
    }
    out = path ? fopen(path, "w") : NULL;
    if (!out) {
        free(path);
        return "cannot write the VCD file";
    }
    fprintf(out, "$comment pyll-sim $end\n$timescale 1 ns $end\n$scope module board $end\n");
    const char *error = NULL;
    if (pins) {
        error = probe_some(pins);
    } else {
        probe_all();
    }
    free(path);
    write_start();
    atexit(close_file);
    return error;
}
