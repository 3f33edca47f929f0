// SPDX-License-Identifier: MIT
// sim/parts/i2cmon.c -- an I2C decoder that tells each transfer and checks the timing: i2cmon@BUS
//
// "i2cmon@i2c1: S a0+ 00+ 20+ Sr a1+ 55- P low 5000 high 5000": the bytes with the answers to them, then the
// shortest low and high time of the clock in ns. It knows nothing of sim/i2c_target.c: it checks that too. What
// breaks the timing of UM10204 (table 10; for fast mode when the clock's low time says so) is told as "bad": a
// START's set-up and hold time, a STOP's set-up, the time between STOP and START, the data's set-up.
#include <stdarg.h>
#include <stdio.h>

#include "sim/parts/common.h"

typedef struct {
    const sim_attach_t *at;
    sim_wire_t *scl_wire, *sda_wire;
    sim_watcher_t watchers[SIM_I2C_LINES];
    bool scl, sda, busy;
    unsigned bits;
    uint8_t shift;
    uint64_t rose, fell, sda_changed, started, stopped; // ns
    uint64_t low, high;                                 // the shortest
    char text[2000];
    unsigned len, bad;
} i2cmon_t;

static void note(i2cmon_t *mon, const char *format, ...) {
    va_list args;
    va_start(args, format);
    if (mon->len < sizeof mon->text) {
        mon->len +=
            (unsigned)vsnprintf(mon->text + mon->len, sizeof mon->text - mon->len, format, args);
    }
    va_end(args);
}

// Slower than 1.3 us low is standard mode's business unless the clock is faster than that allows.
static bool fast(const i2cmon_t *mon) {
    return mon->low < 4700;
}

static void require(i2cmon_t *mon, const char *what, uint64_t got, unsigned standard_ns,
                    unsigned fast_ns) {
    unsigned want = fast(mon) ? fast_ns : standard_ns;
    if (got < want) {
        note(mon, " bad:%s=%llu", what, (unsigned long long)got);
        mon->bad++;
    }
}

static void on_start(i2cmon_t *mon, uint64_t now) {
    if (mon->busy) {
        if (mon->bits > 1) {
            note(mon, " bad:start-in-byte");
        }
        require(mon, "start-setup", now - mon->rose, 4700, 600);
        note(mon, " Sr");
    } else {
        mon->len = 0;
        mon->low = mon->high = UINT64_MAX;
        note(mon, "S");
        if (mon->stopped && now - mon->stopped < 1300) {
            note(mon, " bad:bus-free=%llu", (unsigned long long)(now - mon->stopped));
        }
    }
    mon->busy = true;
    mon->bits = 0;
    mon->started = now;
}

static void on_stop(i2cmon_t *mon, uint64_t now) {
    if (!mon->busy) {
        return;
    }
    if (mon->bits > 1) {
        note(mon, " bad:stop-in-byte");
    }
    require(mon, "stop-setup", now - mon->rose, 4000, 600);
    note(mon, " P");
    if (mon->high != UINT64_MAX) {
        require(mon, "low", mon->low, 4700, 1300);
        require(mon, "high", mon->high, 4000, 600);
        note(mon, " low %llu high %llu", (unsigned long long)mon->low,
             (unsigned long long)mon->high);
    }
    sim_part_tell(mon->at, "%s", mon->text);
    mon->busy = false;
    mon->stopped = now;
}

static void on_rise(i2cmon_t *mon, uint64_t now) {
    if (!mon->busy) {
        return;
    }
    if (mon->fell && now - mon->fell < mon->low) {
        mon->low = now - mon->fell;
    }
    require(mon, "data-setup", now - mon->sda_changed, 250, 100);
    if (mon->bits < 8) {
        mon->shift = (uint8_t)(mon->shift << 1 | mon->sda);
    } else {
        note(mon, " %02x%c", mon->shift, mon->sda ? '-' : '+');
    }
    mon->bits = (mon->bits + 1) % 9;
}

static void on_fall(i2cmon_t *mon, uint64_t now) {
    if (!mon->busy) {
        return;
    }
    if (mon->started) {
        require(mon, "start-hold", now - mon->started, fast(mon) ? 600 : 600, 600);
        mon->started = 0;
    } else if (now - mon->rose < mon->high) {
        mon->high = now - mon->rose;
    }
}

static void line_changed(void *self, const sim_wire_t *wire) {
    i2cmon_t *mon = self;
    (void)wire;
    uint64_t now = sim_wire_time();
    bool scl = mon->scl_wire->level, sda = mon->sda_wire->level;
    bool scl_was = mon->scl, sda_was = mon->sda;
    mon->scl = scl;
    mon->sda = sda;
    if (scl && scl_was && sda != sda_was) {
        (sda ? on_stop : on_start)(mon, now);
    }
    if (scl && !scl_was) {
        on_rise(mon, now);
        mon->rose = now;
    } else if (!scl && scl_was) {
        on_fall(mon, now);
        mon->fell = now;
    }
    if (sda != sda_was) {
        mon->sda_changed = now;
    }
}

// The monitor itself drives nothing; a bus without any other part gets its pull-ups here.
static bool no_address(void *self, uint8_t byte) {
    (void)self, (void)byte;
    return false;
}

static void *attach(const sim_attach_t *at) {
    i2cmon_t *mon = sim_part_new(sizeof *mon);
    sim_i2c_part_t *pull_ups = sim_part_new(sizeof *pull_ups);
    pull_ups->target.addressed = no_address;
    sim_part_on_i2c(at, pull_ups);
    mon->at = at;
    mon->scl_wire = pull_ups->wires[SIM_I2C_SCL];
    mon->sda_wire = pull_ups->wires[SIM_I2C_SDA];
    mon->scl = mon->scl_wire->level;
    mon->sda = mon->sda_wire->level;
    for (unsigned i = 0; i < SIM_I2C_LINES; i++) {
        mon->watchers[i] = (sim_watcher_t){.call = line_changed, .self = mon};
        sim_wire_watch(pull_ups->wires[i], &mon->watchers[i]);
    }
    return mon;
}

static void finish(void *self) {
    i2cmon_t *mon = self;
    if (mon->busy) {
        sim_part_tell(mon->at, "%s (no end)", mon->text);
    }
}

const sim_part_t sim_part_i2cmon = {
    .name = "i2cmon",
    .usage = "I2C   tells every transfer on the bus, and what breaks its timing",
    .attach = attach,
    .finish = finish,
};
