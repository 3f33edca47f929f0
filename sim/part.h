// SPDX-License-Identifier: MIT
// sim/part.h -- a part outside the chip, connected on the command line: --attach NAME@WHERE[:ARGS]
//
//   --attach servo@PA8            --attach ssd1306@i2c1:0x3c        --attach button@PA0:100+50,300+50
//
// WHERE is a pin, several pins with commas between them, or a bus: what the part's kind asks for. ARGS are
// separated by commas; each is a value or KEY=VALUE.
//
// A kind of part is one file in sim/parts/ that defines a sim_part_t called sim_part_NAME, and its line in
// sim/parts.def. It sees the chip only through wires (sim/wire.h, sim_gpio_wire()) or through a bus's own
// interface. Its own time is sim/periph/alarm.h: a bus event stands still while the chip's clock does
// (Stop mode), the world outside does not. sim_wire_time() tells when a wire's change really happened.
#ifndef SIM_PART_H
#define SIM_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/periph/gpio.h"

enum { SIM_PART_ARGS = 32 };

// One --attach, taken apart. It outlives the part.
typedef struct sim_attach {
    const char *text;  // as given
    const char *name;  // "ssd1306"
    const char *where; // "i2c1"
    unsigned count;
    const char *args[SIM_PART_ARGS];
} sim_attach_t;

typedef struct sim_part {
    const char *name;
    const char *usage; // for --help: "PIN[:ARGS]   what it does"
    // Makes one, connects it and returns its state, for the functions below. The chip exists, and has not
    // been reset yet. What it cannot do with its arguments it refuses with sim_part_fail().
    void *(*attach)(const sim_attach_t *at);
    // The end of the run, for what is told only then; NULL: nothing.
    void (*finish)(void *self);
} sim_part_t;

// Attaches the part that text describes; a mistake in it ends the program.
void sim_part_attach(const char *text);
void sim_part_finish_all(void);
// The lines of --help about the kinds of parts.
void sim_part_print_usage(void);

// For the parts:

// Ends the program (exit status 2) with this message about the option.
_Noreturn void sim_part_fail(const sim_attach_t *at, const char *what);
// Tells something the part has seen, a line on stderr: "servo@PA8: 1500 us".
void sim_part_tell(const sim_attach_t *at, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
// The n-th pin in WHERE, from 0; fails if there is none. count: how many there are.
unsigned sim_part_pin(const sim_attach_t *at, unsigned n);
unsigned sim_part_pin_count(const sim_attach_t *at);
// The value of KEY=VALUE, or NULL.
const char *sim_part_key(const sim_attach_t *at, const char *key);
// The n-th argument that has no key, or NULL.
const char *sim_part_value(const sim_attach_t *at, unsigned n);
// A whole text as a number (decimal, 0x), fails if it is none.
uint32_t sim_part_number(const sim_attach_t *at, const char *text);
// A number with a point and perhaps a unit: "1.5" or, with unit "V", "1.5V".
double sim_part_decimal(const sim_attach_t *at, const char *text, const char *unit);
// Zeroed memory for a part's state.
void *sim_part_new(unsigned long size);

#endif
