// SPDX-License-Identifier: MIT
// sim/parts/w25q32.c -- an SPI flash of 4 MiB: w25q32@BUS,CS[:file=PATH]
//
// Winbond's W25Q32: reading in all its single-bit ways, page program (0.7 ms, wraps in its 256 bytes, clears
// bits only), sector, block and chip erase (45, 120, 150 ms, 10 s), status registers, identification, power-down.
// While it is busy only the status can be read. A command that it does not have is told once.
#include <string.h>

#include "sim/parts/common.h"
#include "sim/periph/alarm.h"
#include "sim/spi_target.h"

enum { SIZE = 4 << 20, PAGE = 256, SECTOR = 4096, BLOCK32 = 32 << 10, BLOCK64 = 64 << 10 };
#define US 1000u
#define MS 1000000u

enum {
    WRITE_STATUS = 0x01,
    PAGE_PROGRAM = 0x02,
    READ_DATA = 0x03,
    WRITE_DISABLE = 0x04,
    READ_STATUS1 = 0x05,
    WRITE_ENABLE = 0x06,
    FAST_READ = 0x0B,
    SECTOR_ERASE = 0x20,
    READ_STATUS2 = 0x35,
    UNIQUE_ID = 0x4B,
    VOLATILE_ENABLE = 0x50,
    BLOCK32_ERASE = 0x52,
    CHIP_ERASE2 = 0x60,
    ENABLE_RESET = 0x66,
    MANUFACTURER_ID = 0x90,
    RESET = 0x99,
    JEDEC_ID = 0x9F,
    RELEASE_POWER_DOWN = 0xAB,
    POWER_DOWN = 0xB9,
    CHIP_ERASE = 0xC7,
    BLOCK64_ERASE = 0xD8,
};

#define STATUS_BUSY 1u
#define STATUS_WEL  2u

typedef struct {
    sim_spi_part_t part;
    const sim_attach_t *at;
    sim_alarm_t alarm;
    uint8_t *memory;
    uint8_t command, status1, status2, page[PAGE], told[256 / 8];
    uint32_t address;
    unsigned count, data; // bytes since the chip select, and of them the data written
    bool powered_down, reset_enabled;
    unsigned reads, programs, erases;
} flash_t;

static bool busy(const flash_t *flash) {
    return flash->status1 & STATUS_BUSY;
}

static int selected(void *self) {
    flash_t *flash = self;
    flash->count = flash->data = 0;
    flash->command = 0;
    flash->address = 0;
    return SIM_SPI_SILENT;
}

// What follows the command and three bytes of address (and for FAST_READ a dummy).
static int read_memory(flash_t *flash, unsigned from) {
    if (flash->count < from) {
        return SIM_SPI_SILENT;
    }
    flash->reads += flash->count > from; // the one before has gone out whole
    uint8_t byte = flash->memory[flash->address];
    flash->address = (flash->address + 1) % SIZE;
    return byte;
}

static int identify(const flash_t *flash, unsigned from, const uint8_t *id, unsigned len,
                    bool again) {
    if (flash->count < from) {
        return SIM_SPI_SILENT;
    }
    unsigned i = flash->count - from;
    return again ? id[i % len] : i < len ? id[i] : SIM_SPI_SILENT;
}

static void take_data(flash_t *flash, uint8_t byte) {
    if (flash->data == 0) {
        memset(flash->page, 0xFF, PAGE);
    }
    flash->page[(flash->address + flash->data) % PAGE] =
        byte; // of more than 256 the last ones stay
    flash->data++;
}

static void tell_unknown(flash_t *flash) {
    uint8_t bit = (uint8_t)(1u << flash->command % 8), *told = &flash->told[flash->command / 8];
    if (!(*told & bit)) {
        *told |= bit;
        sim_part_tell(flash->at, "unknown command 0x%02x", flash->command);
    }
}

static bool takes_address(uint8_t command) {
    switch (command) {
    case PAGE_PROGRAM:
    case READ_DATA:
    case FAST_READ:
    case SECTOR_ERASE:
    case BLOCK32_ERASE:
    case BLOCK64_ERASE:
    case MANUFACTURER_ID: return true;
    default: return false;
    }
}

// The answer while the byte after the count-th one goes over the wire.
static int answer(flash_t *flash) {
    static const uint8_t jedec[] = {0xEF, 0x40, 0x16}, maker[] = {0xEF, 0x15};
    static const uint8_t unique[] = {0xD1, 0x64, 0x50, 0x79, 0x6C, 0x6C, 0x2D, 0x31};
    switch (flash->command) {
    case READ_STATUS1: return flash->status1;
    case READ_STATUS2: return flash->status2;
    case READ_DATA: return read_memory(flash, 4);
    case FAST_READ: return read_memory(flash, 5);
    case JEDEC_ID: return identify(flash, 1, jedec, sizeof jedec, false);
    case UNIQUE_ID: return identify(flash, 5, unique, sizeof unique, false);
    case MANUFACTURER_ID: return identify(flash, 4, maker, sizeof maker, true);
    case RELEASE_POWER_DOWN: return identify(flash, 4, maker + 1, 1, true);
    default: return SIM_SPI_SILENT;
    }
}

static int exchanged(void *self, uint8_t byte) {
    flash_t *flash = self;
    if (flash->count++ == 0) {
        bool heard = !busy(flash) || byte == READ_STATUS1 || byte == READ_STATUS2;
        heard = heard && (!flash->powered_down || byte == RELEASE_POWER_DOWN);
        flash->command = heard ? byte : 0;
        if (byte != RESET) {
            flash->reset_enabled = flash->reset_enabled && byte == ENABLE_RESET;
        }
    } else if (flash->count <= 4 && takes_address(flash->command)) {
        flash->address = (flash->address << 8 | byte) % SIZE;
    } else if (flash->command == PAGE_PROGRAM || flash->command == WRITE_STATUS) {
        take_data(flash, byte);
    }
    return answer(flash);
}

static void work(flash_t *flash, uint64_t ns) {
    flash->status1 |= STATUS_BUSY;
    sim_alarm_set(&flash->alarm, ns);
}

static void done(void *self) {
    flash_t *flash = self;
    flash->status1 &= ~(STATUS_BUSY | STATUS_WEL);
}

static void program(flash_t *flash) {
    uint8_t *page = flash->memory + flash->address / PAGE * PAGE;
    if (!(flash->status1 & STATUS_WEL) || flash->data == 0) {
        return;
    }
    for (unsigned i = 0; i < PAGE; i++) {
        page[i] &= flash->page[i];
    }
    flash->programs++;
    work(flash, 700 * US);
}

static void erase(flash_t *flash, uint32_t size, uint64_t ns) {
    if (!(flash->status1 & STATUS_WEL) || (size != SIZE && flash->count != 4)) {
        return;
    }
    memset(flash->memory + flash->address / size * size, 0xFF, size);
    flash->erases++;
    work(flash, ns);
}

static void write_status(flash_t *flash) {
    if (flash->status1 & STATUS_WEL && flash->data > 0) {
        if (flash->page[0] & 0xFC) {
            sim_part_tell(flash->at, "status 0x%02x: write protection is not modelled",
                          flash->page[0]);
        }
        flash->status2 = flash->data > 1 ? flash->page[1] & 2 : flash->status2;
        work(flash, 10 * MS);
    }
}

// Commands take effect as the chip select rises, after whole bytes only.
static void deselected(void *self, bool whole) {
    flash_t *flash = self;
    if (!whole || flash->count == 0) {
        return;
    }
    switch (flash->command) {
    case WRITE_ENABLE: flash->status1 |= STATUS_WEL; break;
    case WRITE_DISABLE: flash->status1 &= ~STATUS_WEL; break;
    case PAGE_PROGRAM: program(flash); break;
    case SECTOR_ERASE: erase(flash, SECTOR, 45 * MS); break;
    case BLOCK32_ERASE: erase(flash, BLOCK32, 120 * MS); break;
    case BLOCK64_ERASE: erase(flash, BLOCK64, 150 * MS); break;
    case CHIP_ERASE:
    case CHIP_ERASE2: erase(flash, SIZE, 10000ull * MS); break;
    case WRITE_STATUS: write_status(flash); break;
    case POWER_DOWN: flash->powered_down = true; break;
    case RELEASE_POWER_DOWN: flash->powered_down = false; break;
    case ENABLE_RESET: flash->reset_enabled = true; break;
    case RESET: flash->status1 &= flash->reset_enabled ? ~STATUS_WEL : 0xFF; break;
    case 0: // not heard
    case READ_DATA:
    case FAST_READ:
    case READ_STATUS1:
    case READ_STATUS2:
    case UNIQUE_ID:
    case VOLATILE_ENABLE:
    case MANUFACTURER_ID:
    case JEDEC_ID: break;
    default: tell_unknown(flash);
    }
}

static void *attach(const sim_attach_t *at) {
    flash_t *flash = sim_part_new(sizeof *flash);
    unsigned pins[SIM_SPI_LINES], next = sim_part_spi_pins(at, pins);
    flash->at = at;
    flash->memory = sim_part_memory(at, SIZE, 0xFF);
    flash->alarm = (sim_alarm_t){.call = done, .self = flash};
    flash->part.self = flash;
    flash->part.selected = selected;
    flash->part.exchanged = exchanged;
    flash->part.deselected = deselected;
    sim_spi_part_attach(&flash->part, sim_gpio_wire(pins[SIM_SPI_SCK]),
                        sim_gpio_wire(pins[SIM_SPI_MISO]), sim_gpio_wire(pins[SIM_SPI_MOSI]),
                        sim_gpio_wire(sim_part_pin(at, next)));
    return flash;
}

static void finish(void *self) {
    const flash_t *flash = self;
    sim_part_tell(flash->at, "%u bytes read, %u pages programmed, %u erases", flash->reads,
                  flash->programs, flash->erases);
}

const sim_part_t sim_part_w25q32 = {
    .name = "w25q32",
    .usage = "SPI,CS[:file=PATH]   an SPI flash of 4 MiB, its contents kept in the file",
    .attach = attach,
    .finish = finish,
};
