// SPDX-License-Identifier: MIT
// sim/parts/ssd1306.c -- an OLED display of 128x64: ssd1306@I2C[:ADDRESS], ssd1306@SPI,CS,DC[,RES]
//
//   [,128x32][,pbm=PATH][,at=MS...]
//
// Its picture goes to PATH at the end of the run, as a PBM file (P4) in which a lit pixel is 1; with at=500 also
// to PATH with -500 before its ending, at 500 ms. The module is mounted as usual: upright with commands A1 and C8.
// Off, or without its charge pump, it is dark. Scrolling, fading and zooming are not modelled, and told.
#include <stdio.h>
#include <string.h>

#include "sim/parts/common.h"
#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"
#include "sim/spi_target.h"

enum { WIDTH = 128, PAGES = 8, ROWS = 64 };
enum { HORIZONTAL, VERTICAL, PAGE_MODE };

typedef struct {
    sim_i2c_part_t i2c; // first: the bus's functions get its address
    sim_spi_part_t spi;
    const sim_attach_t *at;
    const sim_wire_t *dc;
    sim_watcher_t reset_watcher;
    sim_alarm_t alarm;
    unsigned height, address, next_at;
    uint8_t ram[PAGES][WIDTH];
    // I2C: what the control byte has announced.
    bool expect_control, one_only, data_bytes;
    // Commands: the one under way, and its parameters.
    uint8_t command[8];
    unsigned received;
    // Registers.
    unsigned mode, column, column_start, column_end, page, page_start, page_end;
    unsigned start_line, offset, mux;
    bool on, charge_pump, inverse, all_on, segment_remap, com_remap;
    unsigned data_count, command_count, pictures;
    bool told_refusal;
} display_t;

static void power_up(display_t *display) {
    display->mode = PAGE_MODE;
    display->column = display->column_start = display->page = display->page_start = 0;
    display->column_end = WIDTH - 1;
    display->page_end = PAGES - 1;
    display->start_line = display->offset = 0;
    display->mux = ROWS;
    display->on = display->charge_pump = display->inverse = display->all_on = false;
    display->segment_remap = display->com_remap = false;
    display->received = 0;
}

// ---- the picture

static bool is_lit(const display_t *display, unsigned x, unsigned y) {
    if (!display->on || !display->charge_pump) {
        return false;
    }
    unsigned line = display->com_remap ? y : display->height - 1 - y;
    if (line >= display->mux) {
        return false;
    }
    if (display->all_on) {
        return true;
    }
    unsigned row = (line + display->start_line + display->offset) % ROWS;
    unsigned column = display->segment_remap ? x : WIDTH - 1 - x;
    return (display->ram[row / 8][column] >> row % 8 & 1) != display->inverse;
}

static void write_picture(display_t *display, const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file) {
        sim_part_tell(display->at, "cannot write %s", path);
        return;
    }
    fprintf(file, "P4\n%d %u\n", WIDTH, display->height);
    for (unsigned y = 0; y < display->height; y++) {
        for (unsigned x = 0; x < WIDTH; x += 8) {
            unsigned byte = 0;
            for (unsigned i = 0; i < 8; i++) {
                byte = byte << 1 | is_lit(display, x + i, y);
            }
            putc((int)byte, file);
        }
    }
    fclose(file);
    display->pictures++;
}

// ---- commands

// Bytes of a command with its parameters.
static unsigned command_length(uint8_t command) {
    switch (command) {
    case 0x20:
    case 0x81:
    case 0x8D:
    case 0xA8:
    case 0xD3:
    case 0xD5:
    case 0xD9:
    case 0xDA:
    case 0xDB:
    case 0x23:
    case 0xD6: return 2;
    case 0x21:
    case 0x22:
    case 0xA3: return 3;
    case 0x29:
    case 0x2A: return 6;
    case 0x26:
    case 0x27: return 7;
    default: return 1;
    }
}

static void refuse(display_t *display, const char *what) {
    if (!display->told_refusal) {
        display->told_refusal = true;
        sim_part_tell(display->at, "command 0x%02x: %s", display->command[0], what);
    }
}

static void long_command(display_t *display) {
    const uint8_t *c = display->command;
    switch (c[0]) {
    case 0x20: display->mode = c[1] & 3; break;
    case 0x21:
        display->column = display->column_start = c[1] & 127;
        display->column_end = c[2] & 127;
        break;
    case 0x22:
        display->page = display->page_start = c[1] & 7;
        display->page_end = c[2] & 7;
        break;
    case 0x8D: display->charge_pump = c[1] & 4; break;
    case 0xA8: display->mux = (c[1] & 63u) + 1; break;
    case 0xD3: display->offset = c[1] & 63; break;
    case 0x81: // contrast
    case 0xD5: // clock
    case 0xD9: // pre-charge
    case 0xDA: // COM pins: as the module is wired
    case 0xDB: // VCOMH
    case 0xA3: break;
    default: refuse(display, "scrolling, fading and zooming are not modelled");
    }
}

static void short_command(display_t *display) {
    uint8_t c = display->command[0];
    if (c < 0x10) {
        display->column = (display->column & 0x70) | (c & 15u);
    } else if (c < 0x20) {
        display->column = (display->column & 15) | (c & 7u) << 4;
    } else if (c >= 0x40 && c < 0x80) {
        display->start_line = c & 63;
    } else if (c >= 0xB0 && c < 0xB8) {
        display->page = c & 7;
    } else if ((c & 0xFE) == 0xA0) {
        display->segment_remap = c & 1;
    } else if ((c & 0xFE) == 0xA4) {
        display->all_on = c & 1;
    } else if ((c & 0xFE) == 0xA6) {
        display->inverse = c & 1;
    } else if ((c & 0xFE) == 0xAE) {
        display->on = c & 1;
    } else if ((c & 0xF0) == 0xC0) {
        display->com_remap = c & 8;
    } else if (c != 0xE3 && c != 0x2E) { // NOP; scrolling off
        refuse(display, "no such command");
    }
}

static void take_command(display_t *display, uint8_t byte) {
    display->command_count++;
    display->command[display->received++] = byte;
    if (display->received < command_length(display->command[0])) {
        return;
    }
    if (display->received == 1) {
        short_command(display);
    } else {
        long_command(display);
    }
    display->received = 0;
}

// ---- display memory

static void next_page(display_t *display) {
    display->page =
        display->page == display->page_end ? display->page_start : (display->page + 1) % PAGES;
}

static void next_column(display_t *display) {
    display->column = display->column == display->column_end ? display->column_start
                                                             : (display->column + 1) % WIDTH;
}

static void take_data(display_t *display, uint8_t byte) {
    display->data_count++;
    display->ram[display->page][display->column] = byte;
    if (display->mode == VERTICAL) {
        bool last = display->page == display->page_end;
        next_page(display);
        if (last) {
            next_column(display);
        }
    } else if (display->mode == HORIZONTAL) {
        bool last = display->column == display->column_end;
        next_column(display);
        if (last) {
            next_page(display);
        }
    } else {
        display->column = (display->column + 1) % WIDTH;
    }
}

static void take(display_t *display, bool data, uint8_t byte) {
    (data ? take_data : take_command)(display, byte);
}

// ---- I2C: control bytes say whether data follow, and how many (data sheet 8.1.5.2)

static bool addressed(void *self, uint8_t byte) {
    display_t *display = self;
    display->expect_control = true;
    return byte >> 1 == display->address;
}

static bool written(void *self, uint8_t byte) {
    display_t *display = self;
    if (display->expect_control) {
        display->one_only = byte & 0x80;
        display->data_bytes = byte & 0x40;
        display->expect_control = false;
    } else {
        take(display, display->data_bytes, byte);
        display->expect_control = display->one_only;
    }
    return true;
}

static uint8_t read_status(void *self) {
    return ((display_t *)self)->on ? 0 : 0x40;
}

// ---- SPI: the D/C pin counts as the byte's last bit comes

static int selected(void *self) {
    (void)self;
    return SIM_SPI_SILENT;
}

static int exchanged(void *self, uint8_t byte) {
    display_t *display = self;
    take(display, display->dc->level, byte);
    return SIM_SPI_SILENT;
}

static void reset_changed(void *self, const sim_wire_t *wire) {
    if (!wire->level) {
        power_up(self);
    }
}

// ---- the part

// The n-th at=MS, or NULL.
static const char *time_at(const sim_attach_t *at, unsigned n) {
    for (unsigned i = 0; i < at->count; i++) {
        if (strncmp(at->args[i], "at=", 3) == 0 && n-- == 0) {
            return at->args[i] + 3;
        }
    }
    return NULL;
}

static void wait_next(display_t *display) {
    const char *text = time_at(display->at, display->next_at);
    if (text) {
        uint64_t time = 1000000ull * sim_part_number(display->at, text);
        uint64_t now = sim_rcc_nanoseconds();
        sim_alarm_set(&display->alarm, time > now ? time - now : 0);
    }
}

static void picture_at(void *self) {
    display_t *display = self;
    const char *path = sim_part_key(display->at, "pbm"), *dot = path ? strrchr(path, '.') : NULL;
    if (path) {
        char name[1024];
        int stem = dot ? (int)(dot - path) : (int)strlen(path);
        snprintf(name, sizeof name, "%.*s-%s%s", stem, path, time_at(display->at, display->next_at),
                 dot ? dot : "");
        write_picture(display, name);
    }
    display->next_at++;
    wait_next(display);
}

static void on_i2c(display_t *display, const sim_attach_t *at) {
    const char *address = sim_part_value(at, 0);
    bool given = address && strcmp(address, "128x32") != 0;
    display->address = given ? sim_part_number(at, address) : 0x3C;
    display->i2c.target = (sim_i2c_target_t){
        .addressed = addressed,
        .written = written,
        .read = read_status,
    };
    sim_part_on_i2c(at, &display->i2c);
}

static void on_spi(display_t *display, const sim_attach_t *at) {
    unsigned pins[SIM_SPI_LINES], next = sim_part_spi_pins(at, pins);
    display->dc = sim_gpio_wire(sim_part_pin(at, next + 1));
    if (next + 2 < sim_part_pin_count(at)) {
        display->reset_watcher = (sim_watcher_t){.call = reset_changed, .self = display};
        sim_wire_watch(sim_gpio_wire(sim_part_pin(at, next + 2)), &display->reset_watcher);
    }
    display->spi.self = display;
    display->spi.selected = selected;
    display->spi.exchanged = exchanged;
    sim_spi_part_attach(&display->spi, sim_gpio_wire(pins[SIM_SPI_SCK]),
                        sim_gpio_wire(pins[SIM_SPI_MISO]), sim_gpio_wire(pins[SIM_SPI_MOSI]),
                        sim_gpio_wire(sim_part_pin(at, next)));
}

static void *attach(const sim_attach_t *at) {
    display_t *display = sim_part_new(sizeof *display);
    display->at = at;
    display->height = sim_part_flag(at, "128x32") ? 32 : ROWS;
    display->alarm = (sim_alarm_t){.call = picture_at, .self = display};
    memset(display->ram, 0xA5, sizeof display->ram); // noise
    power_up(display);
    if (sim_part_is_i2c(at)) {
        on_i2c(display, at);
    } else {
        on_spi(display, at);
    }
    wait_next(display);
    return display;
}

static void finish(void *self) {
    display_t *display = self;
    const char *path = sim_part_key(display->at, "pbm");
    if (path) {
        write_picture(display, path);
    }
    bool lit = display->on && display->charge_pump;
    sim_part_tell(display->at, "%s, %u bytes of commands, %u of data", lit ? "on" : "off",
                  display->command_count, display->data_count);
}

const sim_part_t sim_part_ssd1306 = {
    .name = "ssd1306",
    .usage = "I2C[:ADDRESS] or SPI,CS,DC[,RES][:128x32][,pbm=PATH][,at=MS...]   an OLED display",
    .attach = attach,
    .finish = finish,
};
