// SPDX-License-Identifier: MIT
// sim/parts/sdcard.c -- an SD card in SPI mode: sdcard@SPI,CS:file=PATH[,mib=N][,sdsc]
//
// (Physical Layer Simplified Specification 2.00, chapter 7.) Its blocks are those of the file, which may be an image
// with a file system; without one, N (8) MiB of zeros. A card of high capacity, addressed by blocks; sdsc: one of
// standard capacity, addressed by bytes. It wants 74 clocks without chip select before the first command, is idle for
// 20 ms after ACMD41, answers a command after one byte, a read after 100 us, and is busy for 1 ms after a write. CRC
// is checked in CMD0 and CMD8, and everywhere after CMD59.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/parts/common.h"
#include "sim/periph/rcc.h"
#include "sim/spi_target.h"

enum { BLOCK = 512, OUT_MAX = BLOCK + 32 };
#define US 1000u
#define MS 1000000u

#define R1_IDLE      0x01
#define R1_ILLEGAL   0x04
#define R1_CRC       0x08
#define R1_ADDRESS   0x20
#define R1_PARAMETER 0x40

#define TOKEN_BLOCK    0xFE // a block read, or a single one written
#define TOKEN_MULTIPLE 0xFC
#define TOKEN_STOP     0xFD

typedef enum { COMMANDS, READING, WAITING_TOKEN, TAKING_BLOCK } state_t;

typedef struct {
    sim_spi_part_t part;
    const sim_attach_t *at;
    uint8_t *memory;
    uint32_t blocks;
    bool high_capacity, ready, initialising, application, crc_on, multiple, woken, told_sleeping;
    unsigned clocks; // bytes of clock before the first command, without chip select
    state_t state;
    uint8_t command[6], in[BLOCK + 2], out[OUT_MAX];
    unsigned got, out_len, out_at, taken;
    uint32_t block;
    uint64_t ready_at, data_at, busy_until; // ns
    unsigned reads, writes;
} card_t;

static uint8_t crc7(const uint8_t *bytes, unsigned len) {
    unsigned crc = 0;
    for (unsigned i = 0; i < len * 8; i++) {
        unsigned bit = (bytes[i / 8] >> (7 - i % 8) & 1u) ^ (crc >> 6 & 1);
        crc = (crc << 1 & 0x7F) ^ (bit ? 0x09 : 0);
    }
    return (uint8_t)crc;
}

static uint16_t crc16(const uint8_t *bytes, unsigned len) {
    unsigned crc = 0;
    for (unsigned i = 0; i < len * 8; i++) {
        unsigned bit = (bytes[i / 8] >> (7 - i % 8) & 1u) ^ (crc >> 15 & 1);
        crc = (crc << 1 & 0xFFFF) ^ (bit ? 0x1021 : 0);
    }
    return (uint16_t)crc;
}

// ---- answers

static void put(card_t *card, uint8_t byte) {
    if (card->out_len < OUT_MAX) {
        card->out[card->out_len++] = byte;
    }
}

static void put_word(card_t *card, uint32_t word) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        put(card, (uint8_t)(word >> shift));
    }
}

static uint8_t status(const card_t *card) {
    return card->ready ? 0 : R1_IDLE;
}

static void put_data(card_t *card, const uint8_t *data, unsigned len) {
    put(card, TOKEN_BLOCK);
    for (unsigned i = 0; i < len; i++) {
        put(card, data[i]);
    }
    uint16_t crc = crc16(data, len);
    put(card, (uint8_t)(crc >> 8));
    put(card, (uint8_t)crc);
}

// CSD and CID: 16 bytes, the last one with their own CRC.
static void put_register(card_t *card, uint8_t bytes[16]) {
    bytes[15] = (uint8_t)(crc7(bytes, 15) << 1 | 1);
    put(card, 0xFF);
    put_data(card, bytes, 16);
}

static void put_csd(card_t *card) {
    if (card->high_capacity) {
        uint32_t size = card->blocks / 1024 - 1; // in units of 512 KiB
        uint8_t csd[16] = {0x40,
                           0x0E,
                           0x00,
                           0x32,
                           0x5B,
                           0x59,
                           0x00,
                           (uint8_t)(size >> 16),
                           (uint8_t)(size >> 8),
                           (uint8_t)size,
                           0x7F,
                           0x80,
                           0x0A,
                           0x40,
                           0x00};
        put_register(card, csd);
        return;
    }
    uint32_t size = card->blocks / 512 - 1; // C_SIZE with a C_SIZE_MULT of 512
    uint8_t csd[16] = {0x00,
                       0x26,
                       0x00,
                       0x32,
                       0x5F,
                       0x59,
                       (uint8_t)(0x80 | (size >> 10 & 3)),
                       (uint8_t)(size >> 2),
                       (uint8_t)((size & 3) << 6 | 0x2D),
                       0xB7,
                       0xFF,
                       0x80,
                       0x16,
                       0x40,
                       0x00};
    put_register(card, csd);
}

static void put_cid(card_t *card) {
    uint8_t cid[16] = {0x1B, 'P', 'Y', 'P', 'Y', 'L', 'L', '1', 0x10, 0, 0, 0x31, 0x41, 0x01, 0x0A};
    put_register(card, cid);
}

// ---- commands

static uint32_t argument(const card_t *card) {
    const uint8_t *c = card->command;
    return (uint32_t)c[1] << 24 | (uint32_t)c[2] << 16 | (uint32_t)c[3] << 8 | c[4];
}

// Sets the block that the argument names. What is wrong with it, as R1 says it; 0: nothing.
static uint8_t find_block(card_t *card) {
    uint32_t where = argument(card);
    if (!card->high_capacity) {
        if (where % BLOCK) {
            return R1_ADDRESS;
        }
        where /= BLOCK;
    }
    card->block = where;
    return where < card->blocks ? 0 : R1_PARAMETER;
}

static void begin_transfer(card_t *card, state_t state, bool multiple) {
    uint8_t wrong = find_block(card);
    put(card, status(card) | wrong);
    if (!wrong) {
        card->state = state;
        card->multiple = multiple;
        card->data_at = sim_rcc_nanoseconds() + 100 * US;
    }
}

static void go_idle(card_t *card) {
    card->ready = card->initialising = card->crc_on = false;
    card->woken = true;
    card->state = COMMANDS;
    put(card, R1_IDLE);
}

static void send_op_cond(card_t *card) {
    uint64_t now = sim_rcc_nanoseconds();
    if (!card->initialising) {
        card->initialising = true;
        card->ready_at = now + 20 * MS;
    } else if (now >= card->ready_at) {
        card->ready = true;
    }
    put(card, status(card));
}

static void send_if_cond(card_t *card) {
    put(card, status(card));
    put_word(card, argument(card) & 0xFFF);
}

static void read_ocr(card_t *card) {
    put(card, status(card));
    put_word(card, 0x00FF8000u | (card->ready ? 1u << 31 : 0) |
                       (card->ready && card->high_capacity ? 1u << 30 : 0));
}

static void set_block_len(card_t *card) {
    bool good = argument(card) == BLOCK;
    put(card, status(card) | (good ? 0 : R1_PARAMETER));
}

static void put_sd_status(card_t *card, unsigned len) {
    static const uint8_t scr[8] = {0x02, 0x35, 0x80, 0x00}, none[64];
    put(card, status(card));
    if (len == 64) {
        put(card, 0);
    }
    put_data(card, len == 8 ? scr : none, len);
}

static bool application_command(card_t *card, unsigned number) {
    switch (number) {
    case 41: send_op_cond(card); return true;
    case 13: put_sd_status(card, 64); return true;
    case 51: put_sd_status(card, 8); return true;
    case 23: // how many blocks to erase ahead: a hint
    case 42: put(card, status(card)); return true;
    default: return false;
    }
}

static void ready_command(card_t *card, unsigned number) {
    switch (number) {
    case 9:
        put(card, 0);
        put_csd(card);
        break;
    case 10:
        put(card, 0);
        put_cid(card);
        break;
    case 12:
        card->state = COMMANDS;
        put(card, 0);
        break;
    case 13:
        put(card, 0);
        put(card, 0);
        break;
    case 16: set_block_len(card); break;
    case 17: begin_transfer(card, READING, false); break;
    case 18: begin_transfer(card, READING, true); break;
    case 24: begin_transfer(card, WAITING_TOKEN, false); break;
    case 25: begin_transfer(card, WAITING_TOKEN, true); break;
    default: put(card, status(card) | R1_ILLEGAL);
    }
}

static void plain_command(card_t *card, unsigned number) {
    switch (number) {
    case 0: go_idle(card); break;
    case 1: send_op_cond(card); break;
    case 8: send_if_cond(card); break;
    case 55:
        card->application = true;
        put(card, status(card));
        break;
    case 58: read_ocr(card); break;
    case 59:
        card->crc_on = argument(card) & 1;
        put(card, status(card));
        break;
    default:
        if (card->ready) {
            ready_command(card, number);
        } else {
            put(card, status(card) | R1_ILLEGAL);
        }
    }
}

static void command_came(card_t *card) {
    unsigned number = card->command[0] & 0x3F;
    bool checked = number == 0 || number == 8 || card->crc_on;
    card->got = card->out_len = card->out_at = 0;
    if (!card->woken && number != 0) {
        return; // a card that is still in SD mode does not answer here
    }
    put(card, 0xFF);
    bool application = card->application;
    card->application = false;
    if (checked && card->command[5] != (crc7(card->command, 5) << 1 | 1)) {
        put(card, status(card) | R1_CRC);
    } else if (!application || !application_command(card, number)) {
        plain_command(card, number);
    }
}

// ---- blocks

static void read_block(card_t *card) {
    card->out_len = card->out_at = 0;
    if (card->block >= card->blocks) {
        put(card, 0x09); // error token: out of range
        card->state = COMMANDS;
        return;
    }
    put_data(card, card->memory + (size_t)card->block * BLOCK, BLOCK);
    card->block++;
    card->reads++;
    card->data_at = sim_rcc_nanoseconds() + 100 * US;
    card->state = card->multiple ? READING : COMMANDS;
}

static void block_came(card_t *card) {
    uint16_t crc = (uint16_t)(card->in[BLOCK] << 8 | card->in[BLOCK + 1]);
    bool good = !card->crc_on || crc == crc16(card->in, BLOCK);
    bool fits = card->block < card->blocks;
    card->out_len = card->out_at = 0;
    put(card, !good ? 0x0B : fits ? 0x05 : 0x0D);
    if (good && fits) {
        memcpy(card->memory + (size_t)card->block * BLOCK, card->in, BLOCK);
        card->block++;
        card->writes++;
    }
    card->busy_until = sim_rcc_nanoseconds() + MS;
    card->state = card->multiple ? WAITING_TOKEN : COMMANDS;
}

static void token_came(card_t *card, uint8_t byte) {
    if (byte == (card->multiple ? TOKEN_MULTIPLE : TOKEN_BLOCK)) {
        card->state = TAKING_BLOCK;
        card->taken = 0;
    } else if (card->multiple && byte == TOKEN_STOP) {
        card->state = COMMANDS;
        card->out_len = card->out_at = 0;
        put(card, 0xFF);
        card->busy_until = sim_rcc_nanoseconds() + MS;
    }
}

// ---- bytes

static bool is_busy(const card_t *card) {
    return sim_rcc_nanoseconds() < card->busy_until;
}

static int next_byte(card_t *card) {
    if (card->out_at < card->out_len) {
        return card->out[card->out_at++];
    }
    if (is_busy(card)) {
        return 0;
    }
    if (card->state == READING && card->got == 0 && sim_rcc_nanoseconds() >= card->data_at) {
        read_block(card);
        return card->out[card->out_at++];
    }
    return 0xFF;
}

static void take_byte(card_t *card, uint8_t byte) {
    if (card->state == TAKING_BLOCK) {
        card->in[card->taken++] = byte;
        if (card->taken == BLOCK + 2) {
            block_came(card);
        }
    } else if (card->state == WAITING_TOKEN && !is_busy(card) && card->got == 0 &&
               (byte & 0xC0) != 0x40) {
        token_came(card, byte);
    } else if (card->got || (byte & 0xC0) == 0x40) {
        card->command[card->got++] = byte;
        if (card->got == 6) {
            command_came(card);
        }
    }
}

static int selected(void *self) {
    card_t *card = self;
    card->got = 0;
    if (card->clocks < 9 && !card->told_sleeping) { // 9 bytes: the 74 clocks were in the tenth
        card->told_sleeping = true;
        sim_part_tell(card->at, "selected after %u clocks: it wants 74", card->clocks * 8);
    }
    return next_byte(card);
}

static int exchanged(void *self, uint8_t byte) {
    card_t *card = self;
    if (card->clocks < 9) {
        return 0xFF;
    }
    take_byte(card, byte);
    return next_byte(card);
}

static void deselected(void *self, bool whole) {
    card_t *card = self;
    (void)whole;
    if (card->state != COMMANDS && !card->multiple) {
        card->state = COMMANDS;
    }
    card->out_len = card->out_at = 0;
}

static void idle_clock(void *self) {
    ((card_t *)self)->clocks++;
}

static uint32_t file_size(const sim_attach_t *at) {
    const char *path = sim_part_key(at, "file"), *mib = sim_part_key(at, "mib");
    struct stat info;
    if (path && !mib && stat(path, &info) == 0 && info.st_size > 0) {
        return (uint32_t)((info.st_size + (1 << 19) - 1) & ~((1 << 19) - 1));
    }
    return (mib ? sim_part_number(at, mib) : 8) << 20;
}

static void *attach(const sim_attach_t *at) {
    card_t *card = sim_part_new(sizeof *card);
    unsigned pins[SIM_SPI_LINES], next = sim_part_spi_pins(at, pins);
    uint32_t size = file_size(at);
    card->at = at;
    card->memory = sim_part_memory(at, size, 0);
    card->blocks = size / BLOCK;
    card->high_capacity = !sim_part_flag(at, "sdsc");
    card->part.self = card;
    card->part.selected = selected;
    card->part.exchanged = exchanged;
    card->part.deselected = deselected;
    card->part.idle_clock = idle_clock;
    sim_spi_part_attach(&card->part, sim_gpio_wire(pins[SIM_SPI_SCK]),
                        sim_gpio_wire(pins[SIM_SPI_MISO]), sim_gpio_wire(pins[SIM_SPI_MOSI]),
                        sim_gpio_wire(sim_part_pin(at, next)));
    return card;
}

static void finish(void *self) {
    const card_t *card = self;
    sim_part_tell(card->at, "%u blocks read, %u written", card->reads, card->writes);
}

const sim_part_t sim_part_sdcard = {
    .name = "sdcard",
    .usage = "SPI,CS:file=PATH[,mib=N][,sdsc]   an SD card in SPI mode, its blocks in the file",
    .attach = attach,
    .finish = finish,
};
