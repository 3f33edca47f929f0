// SPDX-License-Identifier: MIT
// sim/parts/24c32.c -- an I2C EEPROM of 4 KiB: 24c32@BUS[:ADDRESS][,file=PATH]
//
// Two address bytes; pages of 32 bytes that a write wraps around in; the write begins with STOP and takes 5 ms,
// during which the part does not acknowledge its address. A START in place of the STOP drops what was written.
#include <string.h>

#include "sim/parts/common.h"
#include "sim/periph/alarm.h"

enum { SIZE = 4096, PAGE = 32 };
#define WRITE_NS 5000000u

typedef struct {
    sim_i2c_part_t part; // first: the bus's functions get its address
    const sim_attach_t *at;
    sim_alarm_t written;
    uint8_t *memory, address;
    uint8_t page[PAGE];
    bool changed[PAGE], any_changed, busy;
    unsigned received; // bytes of this write
    uint16_t pointer;
    unsigned writes, reads, refusals;
} eeprom_t;

static void forget(eeprom_t *eeprom) {
    memset(eeprom->changed, 0, sizeof eeprom->changed);
    eeprom->any_changed = false;
}

static void started(void *self) {
    forget(self);
}

static bool addressed(void *self, uint8_t byte) {
    eeprom_t *eeprom = self;
    if (byte >> 1 != eeprom->address) {
        return false;
    }
    if (eeprom->busy) {
        eeprom->refusals++;
        return false;
    }
    eeprom->received = 0;
    return true;
}

static bool written(void *self, uint8_t byte) {
    eeprom_t *eeprom = self;
    unsigned n = eeprom->received++;
    if (n < 2) {
        eeprom->pointer = (uint16_t)(eeprom->pointer << 8 | byte) % SIZE;
        return true;
    }
    unsigned i = eeprom->pointer % PAGE;
    eeprom->page[i] = byte;
    eeprom->changed[i] = eeprom->any_changed = true;
    eeprom->pointer = (uint16_t)(eeprom->pointer - i + (i + 1) % PAGE);
    return true;
}

static uint8_t read_next(void *self) {
    eeprom_t *eeprom = self;
    uint8_t byte = eeprom->memory[eeprom->pointer];
    eeprom->pointer = (eeprom->pointer + 1) % SIZE;
    eeprom->reads++;
    return byte;
}

static void stopped(void *self) {
    eeprom_t *eeprom = self;
    if (!eeprom->any_changed) {
        return;
    }
    uint8_t *page = eeprom->memory + eeprom->pointer / PAGE * PAGE;
    for (unsigned i = 0; i < PAGE; i++) {
        if (eeprom->changed[i]) {
            page[i] = eeprom->page[i];
        }
    }
    forget(eeprom);
    eeprom->writes++;
    eeprom->busy = true;
    sim_alarm_set(&eeprom->written, WRITE_NS);
}

static void write_done(void *self) {
    ((eeprom_t *)self)->busy = false;
}

static void *attach(const sim_attach_t *at) {
    eeprom_t *eeprom = sim_part_new(sizeof *eeprom);
    const char *address = sim_part_value(at, 0);
    eeprom->at = at;
    eeprom->address = address ? (uint8_t)sim_part_number(at, address) : 0x50;
    eeprom->memory = sim_part_memory(at, SIZE, 0xFF);
    eeprom->written = (sim_alarm_t){.call = write_done, .self = eeprom};
    eeprom->part.target = (sim_i2c_target_t){
        .started = started,
        .addressed = addressed,
        .written = written,
        .read = read_next,
        .stopped = stopped,
    };
    sim_part_on_i2c(at, &eeprom->part);
    return eeprom;
}

static void finish(void *self) {
    const eeprom_t *eeprom = self;
    sim_part_tell(eeprom->at, "%u writes, %u bytes read, refused %u times", eeprom->writes,
                  eeprom->reads, eeprom->refusals);
}

const sim_part_t sim_part_24c32 = {
    .name = "24c32",
    .usage = "I2C[:ADDRESS][,file=PATH]   an EEPROM of 4 KiB (0x50), its contents kept in the file",
    .attach = attach,
    .finish = finish,
};
