// SPDX-License-Identifier: MIT
#include "sim/loader.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/bus.h"
#include "sim/periph/flash.h"

typedef struct {
    const uint8_t *bytes;
    size_t len;
} file_t;

// Takes one piece of the firmware. The file is walked twice: to erase, then to write.
typedef bool (*piece_fn)(uint32_t address, const uint8_t *bytes, uint32_t len, uint32_t page_size);

static bool in_flash(uint32_t address) {
    return address < 0x20000000;
}

static bool erase_piece(uint32_t address, const uint8_t *bytes, uint32_t len, uint32_t page_size) {
    static const uint8_t erased[2048] = {[0 ... 2047] = 0xFF};
    (void)bytes;
    if (!in_flash(address) || len == 0) {
        return true;
    }
    for (uint32_t page = address & ~(page_size - 1); page < address + len; page += page_size) {
        if (!sim_bus_poke(page, erased, page_size)) {
            return false;
        }
    }
    return true;
}

static bool write_piece(uint32_t address, const uint8_t *bytes, uint32_t len, uint32_t page_size) {
    (void)page_size;
    return len == 0 || sim_bus_poke(address, bytes, len);
}

static const char *no_memory = "the file does not fit the chip's memory";

static const char *walk_elf(const file_t *file, piece_fn piece, uint32_t page_size) {
    Elf32_Ehdr header;
    if (file->len < sizeof header) {
        return "ELF file too short";
    }
    memcpy(&header, file->bytes, sizeof header);
    if (header.e_ident[EI_CLASS] != ELFCLASS32 || header.e_machine != EM_ARM) {
        return "not an ELF file for ARM";
    }
    for (unsigned i = 0; i < header.e_phnum; i++) {
        Elf32_Phdr segment;
        size_t at = header.e_phoff + (size_t)i * header.e_phentsize;
        if (at + sizeof segment > file->len) {
            return "ELF program headers outside the file";
        }
        memcpy(&segment, file->bytes + at, sizeof segment);
        if (segment.p_type != PT_LOAD) {
            continue;
        }
        if ((size_t)segment.p_offset + segment.p_filesz > file->len) {
            return "ELF segment outside the file";
        }
        if (!piece(segment.p_paddr, file->bytes + segment.p_offset, segment.p_filesz, page_size)) {
            return no_memory;
        }
    }
    return NULL;
}

// One record of an Intel HEX file: count, address, type, data, checksum.
typedef struct {
    uint8_t bytes[5 + 255];
    unsigned len;
} hex_record_t;

static int hex_digit(uint8_t c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Reads the record at *at (a colon), steps over it. False: malformed.
static bool read_hex_record(const file_t *file, size_t *at, hex_record_t *record) {
    uint8_t sum = 0;
    record->len = 0;
    for (size_t i = *at + 1; i + 1 < file->len && hex_digit(file->bytes[i]) >= 0; i += 2) {
        int high = hex_digit(file->bytes[i]), low = hex_digit(file->bytes[i + 1]);
        if (low < 0 || record->len == sizeof record->bytes) {
            return false;
        }
        record->bytes[record->len] = (uint8_t)(high << 4 | low);
        sum += record->bytes[record->len++];
    }
    *at += 1 + 2 * (size_t)record->len;
    return record->len >= 5 && record->len == 5u + record->bytes[0] && sum == 0;
}

static const char *walk_hex(const file_t *file, piece_fn piece, uint32_t page_size) {
    enum { DATA, END, SEGMENT = 2, LINEAR = 4 };
    uint32_t base = 0;
    hex_record_t record;
    for (size_t at = 0; at < file->len;) {
        if (file->bytes[at] != ':') {
            at++; // line ends
            continue;
        }
        if (!read_hex_record(file, &at, &record)) {
            return "malformed Intel HEX record";
        }
        uint32_t upper = (uint32_t)record.bytes[4] << 8 | record.bytes[5];
        switch (record.bytes[3]) {
        case DATA: {
            uint32_t address = base + ((uint32_t)record.bytes[1] << 8 | record.bytes[2]);
            if (!piece(address, record.bytes + 4, record.bytes[0], page_size)) {
                return no_memory;
            }
            break;
        }
        case END: return NULL;
        case SEGMENT: base = upper << 4; break;
        case LINEAR: base = upper << 16; break;
        default: break; // start addresses: the chip starts at its vectors
        }
    }
    return "Intel HEX file without an end record";
}

static const char *walk_bin(const file_t *file, piece_fn piece, uint32_t page_size) {
    return piece(SIM_FLASH_BASE, file->bytes, (uint32_t)file->len, page_size) ? NULL : no_memory;
}

static const char *walk(const file_t *file, piece_fn piece, uint32_t page_size) {
    if (file->len >= SELFMAG && memcmp(file->bytes, ELFMAG, SELFMAG) == 0) {
        return walk_elf(file, piece, page_size);
    }
    if (file->bytes[0] == ':' && file->len > 2 && hex_digit(file->bytes[1]) >= 0) {
        return walk_hex(file, piece, page_size);
    }
    return walk_bin(file, piece, page_size);
}

static uint8_t *read_file(const char *path, size_t *len) {
    FILE *in = fopen(path, "rb");
    if (!in) {
        return NULL;
    }
    enum { LIMIT = 16 << 20 };
    uint8_t *bytes = malloc(LIMIT);
    *len = bytes ? fread(bytes, 1, LIMIT, in) : 0;
    fclose(in);
    return bytes;
}

bool sim_load(const char *path, uint32_t page_size, const char **error) {
    file_t file;
    uint8_t *bytes = read_file(path, &file.len);
    file.bytes = bytes;
    if (!bytes) {
        *error = "cannot read it";
    } else if (file.len == 0) {
        *error = "it is empty";
    } else {
        *error = walk(&file, erase_piece, page_size);
        if (!*error) {
            *error = walk(&file, write_piece, page_size);
        }
    }
    free(bytes);
    return *error == NULL;
}
