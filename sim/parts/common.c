// SPDX-License-Identifier: MIT
#include "sim/parts/common.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    const char *name;
    unsigned pins[SIM_SPI_LINES];
} bus_t;

static const bus_t i2c_buses[] = {
    {"i2c1", {SIM_PIN(SIM_PORT_B, 6), SIM_PIN(SIM_PORT_B, 7)}},
    {"i2c1b", {SIM_PIN(SIM_PORT_B, 8), SIM_PIN(SIM_PORT_B, 9)}},
    {"i2c2", {SIM_PIN(SIM_PORT_B, 10), SIM_PIN(SIM_PORT_B, 11)}},
    {0},
};

static const bus_t spi_buses[] = {
    {"spi1", {SIM_PIN(SIM_PORT_A, 5), SIM_PIN(SIM_PORT_A, 6), SIM_PIN(SIM_PORT_A, 7)}},
    {"spi1b", {SIM_PIN(SIM_PORT_B, 3), SIM_PIN(SIM_PORT_B, 4), SIM_PIN(SIM_PORT_B, 5)}},
    {"spi2", {SIM_PIN(SIM_PORT_B, 13), SIM_PIN(SIM_PORT_B, 14), SIM_PIN(SIM_PORT_B, 15)}},
    {0},
};

// The bus that WHERE begins with, or NULL.
static const bus_t *find_bus(const sim_attach_t *at, const bus_t *buses) {
    size_t len = strcspn(at->where, ",");
    for (; buses->name; buses++) {
        if (strlen(buses->name) == len && strncmp(buses->name, at->where, len) == 0) {
            return buses;
        }
    }
    return NULL;
}

bool sim_part_is_i2c(const sim_attach_t *at) {
    return find_bus(at, i2c_buses) ||
           (!find_bus(at, spi_buses) && sim_part_pin_count(at) <= SIM_I2C_LINES);
}

void sim_part_on_i2c(const sim_attach_t *at, sim_i2c_part_t *part) {
    const bus_t *bus = find_bus(at, i2c_buses);
    unsigned scl = bus ? bus->pins[0] : sim_part_pin(at, 0);
    unsigned sda = bus ? bus->pins[1] : sim_part_pin(at, 1);
    sim_i2c_part_attach(part, sim_gpio_wire(scl), sim_gpio_wire(sda));
}

unsigned sim_part_spi_pins(const sim_attach_t *at, unsigned pins[SIM_SPI_LINES]) {
    const bus_t *bus = find_bus(at, spi_buses);
    for (unsigned i = 0; i < SIM_SPI_LINES; i++) {
        pins[i] = bus ? bus->pins[i] : sim_part_pin(at, i);
    }
    return bus ? 1 : SIM_SPI_LINES;
}

bool sim_part_flag(const sim_attach_t *at, const char *name) {
    for (unsigned i = 0; sim_part_value(at, i); i++) {
        if (strcmp(sim_part_value(at, i), name) == 0) {
            return true;
        }
    }
    return false;
}

static uint8_t *map_file(const sim_attach_t *at, const char *path, uint32_t size, uint8_t fill) {
    int fd = open(path, O_RDWR | O_CREAT, 0666);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) < 0) {
        sim_part_fail(at, "cannot open the file");
    }
    if ((uint64_t)info.st_size > size || ftruncate(fd, size) < 0) {
        sim_part_fail(at, "the file is larger than the memory");
    }
    uint8_t *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        sim_part_fail(at, "cannot map the file");
    }
    close(fd);
    memset(memory + info.st_size, fill, size - (size_t)info.st_size);
    return memory;
}

uint8_t *sim_part_memory(const sim_attach_t *at, uint32_t size, uint8_t fill) {
    const char *path = sim_part_key(at, "file");
    return path ? map_file(at, path, size, fill) : memset(sim_part_new(size), fill, size);
}
