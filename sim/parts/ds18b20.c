// SPDX-License-Identifier: MIT
// sim/parts/ds18b20.c -- a 1-Wire thermometer: ds18b20@PIN[:temp=T,AT=T...][,id=HEX][,heater=PIN]
//
//         master |480..........|                        slot |1-15 us (1, read) or 60 us (0)
//   line  -------+             +---+          +--------------+  +------   sampled, by us and by the master,
//                +-------------+   +----------+              +--+         15 to 60 us after it fell: here 30
//           reset pulse         30us  120 us presence
//
// All the ROM and function commands, CRC, the alarm search, 9-12 bits with their conversion times. Power comes
// from the supply (parasite power is not modelled). Several on one pin find each other by SEARCH ROM. With heater=PIN
// the sensor is in a small oven that a high level heats: T is the room's temperature then, full power adds range=60
// kelvin with a time constant of tau=20 seconds.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/parts/schedule.h"
#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"

#define US 1000u
#define MS 1000000u

enum { RESET_US = 480, PRESENCE_AFTER = 30, PRESENCE = 120, SAMPLE = 30, SCRATCHPAD = 9 };

typedef enum {
    IGNORING, // until the next reset
    PRESENCE_WAIT,
    PRESENT,
    ROM_COMMAND,
    SEARCH_BIT,
    SEARCH_COMPLEMENT,
    SEARCH_DIRECTION,
    MATCHING,
    SENDING_ROM,
    FUNCTION_COMMAND,
    SENDING_SCRATCHPAD,
    TAKING_SCRATCHPAD,
    CONVERTING, // read slots tell whether it is done
    POWER,      // read slots tell the kind of supply
} state_t;

typedef struct {
    const sim_attach_t *at;
    sim_driver_t driver, pull_up;
    sim_watcher_t watcher, heater_watcher;
    sim_alarm_t slot, conversion; // the middle or the end of a slot; the end of a conversion
    sim_wire_t *wire;
    sim_schedule_t schedule;
    state_t state;
    bool level, converting, writing;
    uint64_t fell; // ns
    unsigned bit;  // of the field under way
    uint8_t rom[8], scratchpad[SCRATCHPAD], eeprom[3], shift;
    // The oven.
    const sim_wire_t *heater;
    bool heats;
    double oven, range, tau; // oven: kelvin above the room
    uint64_t oven_at;
    unsigned conversions;
} sensor_t;

static uint8_t crc8(const uint8_t *bytes, unsigned len) {
    uint8_t crc = 0;
    for (unsigned i = 0; i < len * 8; i++) {
        bool bit = (bytes[i / 8] >> i % 8 ^ crc) & 1;
        crc = (uint8_t)(crc >> 1 ^ (bit ? 0x8C : 0));
    }
    return crc;
}

// ---- temperature

static double exp_decay(double seconds, double tau) {
    return exp(-seconds / tau);
}

static void follow_oven(sensor_t *sensor) {
    uint64_t now = sim_rcc_nanoseconds();
    double left = exp_decay((double)(now - sensor->oven_at) / 1e9, sensor->tau);
    double goal = sensor->heats ? sensor->range : 0;
    sensor->oven = goal + (sensor->oven - goal) * left;
    sensor->oven_at = now;
}

static void heater_changed(void *self, const sim_wire_t *wire) {
    sensor_t *sensor = self;
    if (wire->level != sensor->heats) {
        follow_oven(sensor);
        sensor->heats = wire->level;
    }
}

static unsigned resolution(const sensor_t *sensor) {
    return sensor->scratchpad[4] >> 5 & 3; // 0: 9 bits
}

static void finish_scratchpad(sensor_t *sensor) {
    sensor->scratchpad[8] = crc8(sensor->scratchpad, 8);
}

static void conversion_done(void *self) {
    sensor_t *sensor = self;
    if (sensor->heater) {
        follow_oven(sensor);
    }
    double degrees = sim_schedule_now(&sensor->schedule) + sensor->oven;
    int raw = (int)lround(degrees * 16) & (int)(~0u << (3 - resolution(sensor)));
    sensor->scratchpad[0] = (uint8_t)raw;
    sensor->scratchpad[1] = (uint8_t)(raw >> 8);
    finish_scratchpad(sensor);
    sensor->converting = false;
    sensor->conversions++;
}

static void convert(sensor_t *sensor) {
    sensor->converting = true;
    sim_alarm_set(&sensor->conversion, 93750ull * US << resolution(sensor));
    sensor->state = CONVERTING;
}

static bool has_alarm(const sensor_t *sensor) {
    int16_t raw = (int16_t)(sensor->scratchpad[0] | sensor->scratchpad[1] << 8);
    int degrees = raw >> 4;
    return degrees >= (int8_t)sensor->scratchpad[2] || degrees <= (int8_t)sensor->scratchpad[3];
}

// ---- commands

static void expect(sensor_t *sensor, state_t state) {
    sensor->state = state;
    sensor->bit = 0;
    sensor->shift = 0;
}

static void rom_command(sensor_t *sensor, uint8_t command) {
    switch (command) {
    case 0x33: expect(sensor, SENDING_ROM); break;
    case 0x55: expect(sensor, MATCHING); break;
    case 0xCC: expect(sensor, FUNCTION_COMMAND); break;
    case 0xF0: expect(sensor, SEARCH_BIT); break;
    case 0xEC: expect(sensor, has_alarm(sensor) ? SEARCH_BIT : IGNORING); break;
    default: expect(sensor, IGNORING);
    }
}

static void function_command(sensor_t *sensor, uint8_t command) {
    switch (command) {
    case 0x44: convert(sensor); break;
    case 0xBE: expect(sensor, SENDING_SCRATCHPAD); break;
    case 0x4E: expect(sensor, TAKING_SCRATCHPAD); break;
    case 0x48: memcpy(sensor->eeprom, sensor->scratchpad + 2, 3); break;
    case 0xB8:
        memcpy(sensor->scratchpad + 2, sensor->eeprom, 3);
        finish_scratchpad(sensor);
        break;
    case 0xB4: expect(sensor, POWER); break;
    default: expect(sensor, IGNORING);
    }
}

// ---- slots

static bool rom_bit(const sensor_t *sensor) {
    return sensor->rom[sensor->bit / 8] >> sensor->bit % 8 & 1;
}

// What the slot that begins now sends; true also for what only listens.
static bool slot_sends(const sensor_t *sensor) {
    switch (sensor->state) {
    case SEARCH_BIT:
    case SENDING_ROM: return rom_bit(sensor);
    case SEARCH_COMPLEMENT: return !rom_bit(sensor);
    case SENDING_SCRATCHPAD:
        return sensor->bit >= SCRATCHPAD * 8 ||
               (sensor->scratchpad[sensor->bit / 8] >> sensor->bit % 8 & 1);
    case CONVERTING: return !sensor->converting;
    default: return true;
    }
}

static void take_byte(sensor_t *sensor, bool level) {
    sensor->shift = (uint8_t)(sensor->shift >> 1 | level << 7);
    sensor->bit++;
    if (sensor->bit % 8) {
        return;
    }
    if (sensor->state == ROM_COMMAND) {
        rom_command(sensor, sensor->shift);
    } else if (sensor->state == FUNCTION_COMMAND) {
        function_command(sensor, sensor->shift);
    } else if (sensor->state == TAKING_SCRATCHPAD) {
        bool config = sensor->bit == 24;
        sensor->scratchpad[1 + sensor->bit / 8] =
            config ? (sensor->shift & 0x60) | 0x1F : sensor->shift;
        finish_scratchpad(sensor);
        if (config) {
            expect(sensor, IGNORING);
        }
    }
}

// The slot has been read: by us, or what we sent by the master.
static void slot_over(sensor_t *sensor, bool level) {
    switch (sensor->state) {
    case SEARCH_BIT: sensor->state = SEARCH_COMPLEMENT; break;
    case SEARCH_COMPLEMENT: sensor->state = SEARCH_DIRECTION; break;
    case SEARCH_DIRECTION:
    case MATCHING:
        if (level != rom_bit(sensor)) {
            expect(sensor, IGNORING);
        } else if (++sensor->bit == 64) {
            expect(sensor, FUNCTION_COMMAND);
        } else if (sensor->state == SEARCH_DIRECTION) {
            sensor->state = SEARCH_BIT;
        }
        break;
    case SENDING_ROM:
        if (++sensor->bit == 64) {
            expect(sensor, FUNCTION_COMMAND);
        }
        break;
    case SENDING_SCRATCHPAD: sensor->bit++; break;
    case ROM_COMMAND:
    case FUNCTION_COMMAND:
    case TAKING_SCRATCHPAD: take_byte(sensor, level); break;
    default: break;
    }
}

static void drive(sensor_t *sensor, bool low) {
    sim_wire_drive(&sensor->driver, low ? SIM_DRIVE_LOW : SIM_DRIVE_NONE);
}

static void on_time(void *self) {
    sensor_t *sensor = self;
    switch (sensor->state) {
    case PRESENCE_WAIT:
        sensor->state = PRESENT;
        drive(sensor, true);
        sim_alarm_set(&sensor->slot, PRESENCE * US);
        break;
    case PRESENT:
        expect(sensor, ROM_COMMAND);
        drive(sensor, false);
        break;
    default: {
        bool level = sensor->wire->level; // before we let go
        drive(sensor, false);
        slot_over(sensor, level);
    }
    }
}

static void line_fell(sensor_t *sensor) {
    sensor->fell = sim_wire_time();
    if (sensor->state == IGNORING || sensor->state == PRESENCE_WAIT || sensor->state == PRESENT) {
        return;
    }
    if (!slot_sends(sensor)) {
        drive(sensor, true);
    }
    sim_alarm_set(&sensor->slot, SAMPLE * US);
}

static void line_rose(sensor_t *sensor) {
    uint64_t low = sim_wire_time() - sensor->fell;
    if (sensor->state == PRESENT || low < 240 * US) {
        return;
    }
    if (low < RESET_US * US - US) {
        sim_part_tell(sensor->at, "a reset pulse of %u us is too short", (unsigned)(low / US));
        return;
    }
    sensor->state = PRESENCE_WAIT;
    sim_alarm_set(&sensor->slot, PRESENCE_AFTER * US);
}

static void line_changed(void *self, const sim_wire_t *wire) {
    sensor_t *sensor = self;
    if (wire->level != sensor->level) {
        sensor->level = wire->level;
        (sensor->level ? line_rose : line_fell)(sensor);
    }
}

// ---- the part

static void make_rom(sensor_t *sensor, const sim_attach_t *at) {
    static unsigned count;
    const char *id = sim_part_key(at, "id");
    uint64_t serial = id ? strtoull(id, NULL, 16) : 0x00000B1500A1ull + 0x01F3 * count++;
    sensor->rom[0] = 0x28;
    for (unsigned i = 0; i < 6; i++) {
        sensor->rom[1 + i] = (uint8_t)(serial >> 8 * i);
    }
    sensor->rom[7] = crc8(sensor->rom, 7);
}

static void power_up(sensor_t *sensor) {
    static const uint8_t fresh[SCRATCHPAD] = {0x50, 0x05, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0};
    memcpy(sensor->scratchpad, fresh, SCRATCHPAD); // 85 degrees until the first conversion
    memcpy(sensor->eeprom, fresh + 2, 3);
    finish_scratchpad(sensor);
}

static double decimal(const sim_attach_t *at, const char *key, double otherwise) {
    const char *text = sim_part_key(at, key);
    return text ? sim_part_decimal(at, text, "") : otherwise;
}

static void make_oven(sensor_t *sensor, const sim_attach_t *at) {
    const char *name = sim_part_key(at, "heater");
    if (!name) {
        return;
    }
    unsigned pin = sim_gpio_pin(name);
    if (pin == SIM_PINS) {
        sim_part_fail(at, "heater is no pin");
    }
    sensor->range = decimal(at, "range", 60);
    sensor->tau = decimal(at, "tau", 20);
    sensor->heater = sim_gpio_wire(pin);
    sensor->heater_watcher = (sim_watcher_t){.call = heater_changed, .self = sensor};
    sim_wire_watch(sim_gpio_wire(pin), &sensor->heater_watcher);
}

static void *attach(const sim_attach_t *at) {
    sensor_t *sensor = sim_part_new(sizeof *sensor);
    sensor->at = at;
    sensor->wire = sim_gpio_wire(sim_part_pin(at, 0));
    sensor->slot = (sim_alarm_t){.call = on_time, .self = sensor};
    sensor->conversion = (sim_alarm_t){.call = conversion_done, .self = sensor};
    sensor->watcher = (sim_watcher_t){.call = line_changed, .self = sensor};
    sim_schedule_init(&sensor->schedule, at, "temp", 21.5);
    make_rom(sensor, at);
    make_oven(sensor, at);
    power_up(sensor);
    sim_wire_attach(sensor->wire, &sensor->driver);
    sim_wire_attach(sensor->wire, &sensor->pull_up);
    sim_wire_drive(&sensor->pull_up, SIM_DRIVE_PULL_UP);
    sensor->level = sensor->wire->level;
    sim_wire_watch(sensor->wire, &sensor->watcher);
    return sensor;
}

static void finish(void *self) {
    const sensor_t *sensor = self;
    sim_part_tell(sensor->at, "%u conversions", sensor->conversions);
}

const sim_part_t sim_part_ds18b20 = {
    .name = "ds18b20",
    .usage = "PIN[:temp=T,AT=T...][,id=HEX][,heater=PIN,range=60,tau=20]   a 1-Wire thermometer",
    .attach = attach,
    .finish = finish,
};
