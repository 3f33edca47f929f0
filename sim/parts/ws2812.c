// SPDX-License-Identifier: MIT
// sim/parts/ws2812.c -- a strip of LEDs with a one-wire protocol: ws2812@PIN[:N][,reset=US][,grbw]
//
// "ws2812@PA0: ff0000 00ff00 (2 LEDs)" after each latch (a low of 50 us, or reset=US): the colours as RGB, of the N
// LEDs or of all that came. A bit is a high of 0.4 us (0) or 0.8 us (1) in 1.25 us; the data sheet's tolerance is 150
// ns for a high, and the low after it may be up to 5 us longer than nominal before parts are known to latch. Bits
// beyond that are told: "3 bits out of tolerance, the first: bit 17 high 600 low 850 ns".
#include <stdio.h>
#include <string.h>

#include "sim/parts/common.h"
#include "sim/periph/alarm.h"

enum { MAX_BYTES = 4 * 1024, TOLERANCE = 150, LOW_MAX = 5000 };

static const unsigned high_ns[2] = {400, 800}, low_ns[2] = {850, 450};

typedef struct {
    const sim_attach_t *at;
    sim_watcher_t watcher;
    sim_alarm_t latch;
    bool level;
    unsigned leds, per_led; // bytes an LED
    uint64_t reset_ns, rose, fell;
    uint8_t bytes[MAX_BYTES];
    unsigned bits, frames;
    unsigned bad, bad_total, bad_bit, bad_high, bad_low;
} strip_t;

static bool within(uint64_t got, unsigned from, unsigned to) {
    return got >= from && got <= to;
}

// low: 0 for the last bit before the latch.
static void judge(strip_t *strip, uint64_t high, uint64_t low) {
    bool one = high > (high_ns[0] + high_ns[1]) / 2;
    bool good = within(high, high_ns[one] - TOLERANCE, high_ns[one] + TOLERANCE) &&
                (low == 0 || within(low, low_ns[one] - TOLERANCE, LOW_MAX));
    if (!good) {
        if (strip->bad++ == 0) {
            strip->bad_bit = strip->bits - 1;
            strip->bad_high = (unsigned)high;
            strip->bad_low = (unsigned)low;
        }
        strip->bad_total++;
    }
}

static void take_bit(strip_t *strip, bool one) {
    if (strip->bits < MAX_BYTES * 8) {
        uint8_t *byte = &strip->bytes[strip->bits / 8];
        *byte = (uint8_t)(*byte << 1 | one);
    }
    strip->bits++;
}

static void tell(const strip_t *strip) {
    char text[8000] = "";
    unsigned len = 0, count = strip->bits / 8 / strip->per_led;
    unsigned shown = strip->leds && count > strip->leds ? strip->leds : count;
    for (unsigned i = 0; i < shown && len + 16 < sizeof text; i++) {
        const uint8_t *b = strip->bytes + i * strip->per_led; // they come as green, red, blue
        len += (unsigned)snprintf(text + len, sizeof text - len, "%02x%02x%02x", b[1], b[0], b[2]);
        if (strip->per_led == 4) {
            len += (unsigned)snprintf(text + len, sizeof text - len, "%02x", b[3]);
        }
        text[len++] = ' ';
    }
    text[len] = 0;
    if (strip->bits % (8 * strip->per_led)) {
        sim_part_tell(strip->at, "%s(%u LEDs and %u bits)", text, count,
                      strip->bits % (8 * strip->per_led));
    } else {
        sim_part_tell(strip->at, "%s(%u LEDs)", text, count);
    }
    if (strip->bad) {
        sim_part_tell(strip->at, "%u bits out of tolerance, the first: bit %u high %u low %u ns",
                      strip->bad, strip->bad_bit, strip->bad_high, strip->bad_low);
    }
}

static void latched(void *self) {
    strip_t *strip = self;
    judge(strip, strip->fell - strip->rose, 0);
    tell(strip);
    strip->bits = strip->bad = 0;
    strip->frames++;
}

static void changed(void *self, const sim_wire_t *wire) {
    strip_t *strip = self;
    if (wire->level == strip->level) {
        return;
    }
    strip->level = wire->level;
    uint64_t now = sim_wire_time();
    if (strip->level) {
        if (strip->bits) {
            judge(strip, strip->fell - strip->rose, now - strip->fell);
        }
        sim_alarm_cancel(&strip->latch);
        strip->rose = now;
    } else if (strip->rose) {
        take_bit(strip, now - strip->rose > (high_ns[0] + high_ns[1]) / 2);
        strip->fell = now;
        sim_alarm_set(&strip->latch, strip->reset_ns);
    }
}

static void *attach(const sim_attach_t *at) {
    strip_t *strip = sim_part_new(sizeof *strip);
    sim_wire_t *wire = sim_gpio_wire(sim_part_pin(at, 0));
    const char *leds = sim_part_value(at, 0), *reset = sim_part_key(at, "reset");
    strip->at = at;
    strip->per_led = sim_part_flag(at, "grbw") ? 4 : 3;
    strip->leds = leds && strcmp(leds, "grbw") != 0 ? sim_part_number(at, leds) : 0;
    strip->reset_ns = 1000ull * (reset ? sim_part_number(at, reset) : 50);
    strip->latch = (sim_alarm_t){.call = latched, .self = strip};
    strip->watcher = (sim_watcher_t){.call = changed, .self = strip};
    strip->level = wire->level;
    sim_wire_watch(wire, &strip->watcher);
    return strip;
}

static void finish(void *self) {
    const strip_t *strip = self;
    sim_part_tell(strip->at, "%u frames, %u bits out of tolerance", strip->frames,
                  strip->bad_total);
}

const sim_part_t sim_part_ws2812 = {
    .name = "ws2812",
    .usage =
        "PIN[:N][,reset=US][,grbw]   a strip of LEDs; tells the colours, and bits out of tolerance",
    .attach = attach,
    .finish = finish,
};
