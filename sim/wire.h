// SPDX-License-Identifier: MIT
// sim/wire.h -- an electrical node: the parties that drive it, and the logic level that results.
//
// A chip's pin, an LED, a button or a part's pin each own a driver on the wire. The strongest drive
// wins; a strong high against a strong low is a short circuit, which is reported and reads as low.
// A wire that nobody drives keeps its last level, as the capacitance of a real pin does for a
// while.
#ifndef SIM_WIRE_H
#define SIM_WIRE_H

#include <stdbool.h>
#include <stdint.h>

// What one party does to a wire, in order of strength.
typedef enum {
    SIM_DRIVE_NONE,      // high impedance
    SIM_DRIVE_PULL_DOWN, // a resistor, such as the chip's internal 40 kOhm
    SIM_DRIVE_PULL_UP,
    SIM_DRIVE_LOW, // a transistor
    SIM_DRIVE_HIGH,
} sim_drive_t;

typedef struct sim_wire sim_wire_t;

// One party. The owner embeds it; only sim_wire_drive() changes it.
typedef struct sim_driver {
    sim_wire_t *wire;
    sim_drive_t drive;
    struct sim_driver *next; // private
} sim_driver_t;

// A call on every change of the wire's level or drive. The owner embeds it. It must not add or
// remove watchers.
typedef struct sim_watcher {
    void (*call)(void *self, const sim_wire_t *wire);
    void *self;
    struct sim_watcher *next; // private
} sim_watcher_t;

// What puts a voltage on a wire, for the analog inputs. Its digital level is driven beside, by a driver.
typedef struct sim_source {
    double (*volts)(void *self); // at sim_wire_time()
    void *self;
} sim_source_t;

struct sim_wire {
    char name[8];
    bool level;
    sim_drive_t drive; // the strongest one
    bool shorted;      // strong high against strong low, now
    // private:
    sim_driver_t *drivers;
    sim_watcher_t *watchers;
    const sim_source_t *source;
    struct sim_wire *ring; // the other wires that it is joined with; itself: none
};

void sim_wire_init(sim_wire_t *wire, const char *name);
// Connects a driver, which starts at SIM_DRIVE_NONE. It must outlive the wire.
void sim_wire_attach(sim_wire_t *wire, sim_driver_t *driver);
void sim_wire_watch(sim_wire_t *wire, sim_watcher_t *watcher);
// Solders two wires together: they are one node from now on.
void sim_wire_join(sim_wire_t *wire, sim_wire_t *other);
// Changes what one party does; tells the watchers if that changes the wire.
void sim_wire_drive(sim_driver_t *driver, sim_drive_t drive);

#define SIM_SUPPLY_V 3.3 // if nobody sets another one
void sim_wire_set_supply(double volts);
double sim_wire_supply(void);
// NULL: no source any more.
void sim_wire_set_source(sim_wire_t *wire, const sim_source_t *source);
// The source's voltage, if nothing stronger than a resistor drives the wire; else the level's.
double sim_wire_volts(const sim_wire_t *wire);

// Simulated ns at which the change that is being told happened.
uint64_t sim_wire_time(void);
// The chip's side: what tells that time.
void sim_wire_set_clock(uint64_t (*ns)(void));

#endif
