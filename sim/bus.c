// SPDX-License-Identifier: MIT
// sim/bus.c -- the memory map: finding who answers at an address, bit-band, and the event queue.
//
// Mapped memory is found by address >> 20, devices by a binary search over their sorted bases. The
// event queue is a sorted list: a chip has a dozen events at a time, and most fire in order.
#include "sim/bus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cpu/state.h"

enum { MAX_MAPS = 16, MAX_DEVICES = 96 };

static sim_map_t maps[MAX_MAPS];
static unsigned map_count;
static sim_code_t codes[MAX_MAPS];
static unsigned code_count;
static const sim_device_t *devices[MAX_DEVICES]; // sorted by base
static unsigned device_count;
static sim_event_t *events; // sorted by .at
sim_map_t *sim_map_by_mib[4096];

static void die(const char *what, uint32_t address) {
    fprintf(stderr, "pyll-sim: %s at 0x%08x\n", what, address);
    abort();
}

// ---- memory

// The code store of this memory: the one an alias already has, or a new one.
static sim_code_t *code_of(uint8_t *memory, uint32_t size) {
    for (unsigned i = 0; i < code_count; i++) {
        if (codes[i].memory == memory) {
            return &codes[i];
        }
    }
    sim_code_t *code = &codes[code_count++];
    code->memory = memory;
    code->size = size;
    code->insns = calloc(size / 2 + 1, sizeof *code->insns);
    code->lines = calloc(size / CODE_LINE + 1, 1);
    if (!code->insns || !code->lines) {
        die("no host memory to map", size);
    }
    return code;
}

void sim_bus_fast_path(bool on) {
    memset(sim_map_by_mib, 0, sizeof sim_map_by_mib);
    for (unsigned i = 0; on && i < map_count; i++) {
        for (uint32_t mib = maps[i].base >> 20; mib <= (maps[i].base + maps[i].size - 1) >> 20;
             mib++) {
            sim_map_by_mib[mib] = &maps[i];
        }
    }
}

void sim_bus_map(uint32_t base, uint32_t size, uint8_t *memory, bool writable) {
    sim_map_t *map = NULL;
    for (unsigned i = 0; i < map_count && !map; i++) {
        map = maps[i].base == base ? &maps[i] : NULL; // mapped again: another boot mode
    }
    if (!map) {
        if (map_count == MAX_MAPS) {
            die("too many pieces of memory", base);
        }
        map = &maps[map_count++];
    }
    *map = (sim_map_t){base, size, memory, writable, code_of(memory, size)};
    sim_bus_fast_path(!sim_cpu.watching);
    sim_fetch_forget();
}

sim_map_t *sim_bus_find_map(uint32_t address) {
    for (unsigned i = 0; i < map_count; i++) {
        if (address - maps[i].base < maps[i].size) {
            return &maps[i];
        }
    }
    return NULL;
}

void sim_bus_code_written(const sim_map_t *map, uint32_t offset, unsigned size) {
    sim_code_t *code = map->code;
    // A 32-bit instruction may have begun in the half-word before.
    uint32_t first = offset >= 2 ? offset / 2 - 1 : 0;
    for (uint32_t i = first; i <= (offset + size - 1) / 2 && i < code->size / 2; i++) {
        code->insns[i].op = OP_UNDECODED;
    }
}

void sim_bus_invalidate(uint32_t base, uint32_t size) {
    for (unsigned i = 0; i < map_count; i++) {
        uint64_t from = base > maps[i].base ? base : maps[i].base;
        uint64_t to = (uint64_t)maps[i].base + maps[i].size;
        to = to < (uint64_t)base + size ? to : (uint64_t)base + size;
        if (from < to) {
            sim_bus_code_written(&maps[i], (uint32_t)(from - maps[i].base), (unsigned)(to - from));
        }
    }
}

// The host address of len mapped bytes; NULL: not all mapped.
static uint8_t *host_memory(uint32_t address, uint32_t len) {
    sim_map_t *map = sim_bus_find_map(address);
    if (!map || len > map->size - (address - map->base)) {
        return NULL;
    }
    return map->memory + (address - map->base);
}

bool sim_bus_peek(uint32_t address, void *to, uint32_t len) {
    const uint8_t *from = host_memory(address, len);
    if (from) {
        memcpy(to, from, len);
    }
    return from != NULL;
}

bool sim_bus_poke(uint32_t address, const void *from, uint32_t len) {
    uint8_t *to = host_memory(address, len);
    if (to) {
        memcpy(to, from, len);
        sim_bus_invalidate(address, len);
    }
    return to != NULL;
}

// ---- devices

void sim_bus_add(const sim_device_t *device) {
    if (device_count == MAX_DEVICES) {
        die("too many devices", device->base);
    }
    unsigned i = device_count++;
    for (; i > 0 && devices[i - 1]->base > device->base; i--) {
        devices[i] = devices[i - 1];
    }
    devices[i] = device;
    bool clash = (i > 0 && device->base - devices[i - 1]->base < devices[i - 1]->size) ||
                 (i + 1 < device_count && devices[i + 1]->base - device->base < device->size);
    if (clash) {
        die("two devices", device->base);
    }
}

static const sim_device_t *find_device(uint32_t address) {
    static const sim_device_t *last; // firmware polls: it is often the same one
    if (last && address - last->base < last->size) {
        return last;
    }
    unsigned low = 0, high = device_count;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (devices[middle]->base <= address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0 || address - devices[low - 1]->base >= devices[low - 1]->size) {
        return NULL;
    }
    last = devices[low - 1];
    return last;
}

// ---- bridges: where no device is, a bus behind one reads 0 and ignores writes; elsewhere the bus matrix answers with
// an error

static struct {
    const char *name;
    uint32_t base, size;
} bridges[2];
static unsigned bridge_count;

void sim_bus_add_bridge(const char *name, uint32_t base, uint32_t size) {
    if (bridge_count == sizeof bridges / sizeof *bridges) {
        die("too many bridges", base);
    }
    bridges[bridge_count].name = name;
    bridges[bridge_count].base = base;
    bridges[bridge_count++].size = size;
}

static bool behind_a_bridge(uint32_t address) {
    for (unsigned i = 0; i < bridge_count; i++) {
        if (address - bridges[i].base < bridges[i].size) {
            sim_strange(bridges[i].name, (address - bridges[i].base) & ~0x3FFu,
                        "this chip has nothing here");
            return true;
        }
    }
    return false;
}

void sim_bus_reset_devices(void) {
    for (unsigned i = 0; i < device_count; i++) {
        if (devices[i]->reset) {
            devices[i]->reset(devices[i]->self);
        }
    }
}

static bool refused; // by the device, in the access under way

void sim_bus_error(void) {
    refused = true;
}

// False, once, if the device has just called sim_bus_error().
static bool accepted(void) {
    bool ok = !refused;
    refused = false;
    return ok;
}

// ---- bit-band (Cortex-M3 TRM 4.2): each bit of the first MiB of SRAM and of the peripherals has a
// word of its own in an alias 32 MiB higher. The access to the bit has the size of the access to the
// alias: a byte store to the alias of a register is a byte access to the register.

static bool is_bit_band_alias(uint32_t address) {
    return address >> 25 == 0x22000000u >> 25 || address >> 25 == 0x42000000u >> 25;
}

static uint32_t bit_band_target(uint32_t alias, unsigned size, unsigned *bit) {
    uint32_t offset = alias & 0x01FFFFFFu;
    uint32_t address = (alias & 0xF0000000u) + (offset >> 5);
    *bit = (offset >> 2 & 7) + 8 * (address & (size - 1));
    return address & ~(size - 1);
}

static bool access_read(uint32_t address, unsigned size, uint32_t *value) {
    sim_map_t *map = sim_bus_find_map(address);
    if (map && size <= map->size - (address - map->base)) {
        *value = 0;
        memcpy(value, map->memory + (address - map->base), size); // little-endian host
        return true;
    }
    const sim_device_t *device = find_device(address);
    if (!device) {
        *value = 0;
        return behind_a_bridge(address);
    }
    *value = device->read(device->self, address - device->base, size);
    return accepted();
}

static bool access_write(uint32_t address, unsigned size, uint32_t value) {
    sim_map_t *map = sim_bus_find_map(address);
    if (map && map->writable && size <= map->size - (address - map->base)) {
        memcpy(map->memory + (address - map->base), &value, size);
        sim_bus_code_written(map, address - map->base, size);
        return true;
    }
    const sim_device_t *device = find_device(address);
    if (!device) {
        return behind_a_bridge(address);
    }
    device->write(device->self, address - device->base, size, value);
    return accepted();
}

bool sim_bus_read(uint32_t address, unsigned size, uint32_t *value) {
    if (!is_bit_band_alias(address)) {
        return access_read(address, size, value);
    }
    unsigned bit;
    uint32_t target = bit_band_target(address, size, &bit);
    if (!access_read(target, size, value)) {
        return false;
    }
    *value = *value >> bit & 1;
    return true;
}

bool sim_bus_write(uint32_t address, unsigned size, uint32_t value) {
    if (!is_bit_band_alias(address)) {
        return access_write(address, size, value);
    }
    unsigned bit;
    uint32_t target = bit_band_target(address, size, &bit);
    uint32_t word;
    if (!access_read(target, size, &word)) {
        return false;
    }
    word = (word & ~(1u << bit)) | (value & 1) << bit;
    return access_write(target, size, word);
}

// ---- events

static void unlink_event(sim_event_t *event) {
    for (sim_event_t **at = &events; *at; at = &(*at)->next) {
        if (*at == event) {
            *at = event->next;
            break;
        }
    }
    event->queued = false;
}

void sim_event_at(sim_event_t *event, uint64_t cycle) {
    if (event->queued) {
        unlink_event(event);
    }
    sim_event_t **at = &events;
    while (*at && (*at)->at <= cycle) { // events of the same cycle run in the order of the calls
        at = &(*at)->next;
    }
    event->at = cycle;
    event->next = *at;
    event->queued = true;
    *at = event;
    if (cycle < sim_cpu.deadline) {
        sim_cpu.deadline = cycle;
    }
}

void sim_event_cancel(sim_event_t *event) {
    if (event->queued) {
        unlink_event(event);
    }
}

uint64_t sim_bus_next_event(void) {
    return events ? events->at : UINT64_MAX;
}

static uint64_t stamp; // 0: the present

uint64_t sim_stamp(void) {
    uint64_t present = sim_cpu.event_time ? sim_cpu.event_time : sim_cpu.cycles;
    return stamp ? stamp : present;
}

uint64_t sim_stamp_set(uint64_t cycle) {
    uint64_t before = stamp;
    stamp = cycle;
    return before;
}

void sim_bus_run_events(void) {
    while (events && events->at <= sim_cpu.cycles) {
        sim_event_t *event = events;
        events = event->next;
        event->queued = false;
        uint64_t outer = sim_cpu.event_time;
        sim_cpu.event_time = event->at;
        event->call(event->self);
        sim_cpu.event_time = outer;
    }
}

void sim_event_settle(void) {
    if (!sim_cpu.event_time && events && events->at <= sim_cpu.cycles) {
        sim_bus_run_events();
    }
}

// ---- what is strange, and what is refused

void sim_strange(const char *device, uint32_t offset, const char *what) {
    static struct {
        const char *device;
        uint32_t offset;
    } told[64];
    static unsigned count;
    for (unsigned i = 0; i < count; i++) {
        if (told[i].device == device && told[i].offset == offset) {
            return;
        }
    }
    if (count < sizeof told / sizeof *told) {
        told[count].device = device;
        told[count++].offset = offset;
        fprintf(stderr, "pyll-sim: warning: %s + 0x%03x: %s (pc 0x%08x)\n", device, offset, what,
                sim_pc());
    }
}

void sim_unmodelled(const char *device, uint32_t offset, unsigned size, const char *what) {
    fflush(stdout);
    fprintf(stderr, "pyll-sim: not modelled: %s + 0x%03x, %u bits: %s (pc 0x%08x)\n", device,
            offset, 8 * size, what, sim_pc());
    char where[1024];
    sim_cpu_describe(where, sizeof where);
    fputs(where, stderr);
    exit(SIM_EXIT_UNMODELLED);
}
