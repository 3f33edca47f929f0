// SPDX-License-Identifier: MIT
// machine/files.c -- the files of core/port.h on a board: fs/ over the flash behind the firmware.
#include <string.h>

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/flash.h"
#include "chip/stm32f1/power.h"
#include "core/obj/out.h"
#include "core/obj/stream.h"
#include "core/port.h"
#include "core/vm/store.h"
#include "fs/flashfs.h"
#include "machine/machine.h"

extern const uint8_t _files_start[], _files_end[]; // by memory.ld

void machine_mount(void) {
    uint32_t end = hw_flash_end((uint32_t)(uintptr_t)_files_end, FS_PAGE_MARK);
    fs_mount(_files_start, (unsigned)(end - (uint32_t)(uintptr_t)_files_start) / FS_PAGE_SIZE);
    fs_code_tidy(py_store_build());
}

void fs_dev_program(const uint16_t *cell, uint16_t value) {
    hw_flash_program((uint32_t)(uintptr_t)cell, value);
}

void fs_dev_erase(const void *page) {
    hw_flash_erase((uint32_t)(uintptr_t)page);
}

const uint16_t py_port_file_state = sizeof(fs_file_t);

// The same letters mean the same bits.
_Static_assert((int)PY_PORT_READ == FS_READ && (int)PY_PORT_WRITE == FS_WRITE &&
                   (int)PY_PORT_APPEND == FS_APPEND && (int)PY_PORT_NEW == FS_EXCLUSIVE &&
                   (int)PY_PORT_EMPTY == FS_TRUNCATE,
               "flags of open()");
_Static_assert((int)PY_PORT_MKDIR == FS_MKDIR && (int)PY_PORT_RMDIR == FS_RMDIR &&
                   (int)PY_PORT_REMOVE == FS_REMOVE,
               "changes of directories");

int py_port_file_open(void *state, const py_port_path_t *path, unsigned flags) {
    return fs_open(state, path->at, path->len, flags);
}

int py_port_file_read(void *state, char *to, size_t len) {
    return fs_read(state, to, len);
}

int py_port_file_write(void *state, const char *from, size_t len) {
    return fs_write(state, from, len);
}

int py_port_file_control(void *state, unsigned request, int32_t arg) {
    fs_file_t *file = state;
    switch (request) {
    case PY_STREAM_FLUSH: return fs_flush(file);
    case PY_STREAM_CLOSE: return fs_close(file);
    case PY_STREAM_LEFT: return file->pos < file->size ? file->size - file->pos : 0;
    default: return fs_seek(file, arg, (int)request);
    }
}

int py_port_path(enum py_port_path_op op, const py_port_path_t *path) {
    return fs_change((enum fs_change)op, path->at, path->len);
}

int py_port_rename(const py_port_path_t *from, const py_port_path_t *to) {
    return fs_rename(from->at, from->len, to->at, to->len);
}

static void copy_stat(py_port_stat_t *to, const fs_stat_t *from) {
    to->size = from->size;
    to->time = 0; // files have none
    to->is_dir = from->is_dir;
}

int py_port_stat(const py_port_path_t *path, py_port_stat_t *to) {
    fs_stat_t stat;
    int error = fs_stat(path->at, path->len, &stat);
    if (error >= 0) {
        copy_stat(to, &stat);
    }
    return error;
}

int py_port_entry(const py_port_path_t *path, uint32_t *place, char *name, py_port_stat_t *to) {
    fs_dir_t dir;
    fs_stat_t stat;
    int error = fs_dir_open(&dir, path->at, path->len);
    if (error < 0) {
        return error;
    }
    dir.last = (uint16_t)(*place ? *place : dir.last);
    int more = fs_dir_next(&dir, &stat);
    if (more <= 0) {
        return more;
    }
    *place = dir.last;
    copy_stat(to, &stat);
    memcpy(name, stat.name, stat.name_len);
    return stat.name_len;
}

int py_port_statvfs(uint32_t figures[4]) {
    fs_space_t space;
    fs_statvfs(&space);
    figures[0] = 1; // blocks of a byte
    figures[1] = space.total;
    figures[2] = space.free;
    figures[3] = FS_NAME_MAX;
    return 0;
}

void py_port_sync(void) {
    fs_sync();
}

void py_port_start_directory(py_build_t *path) {
    (void)path; // the root
}

// ---- code ----

static fs_sink_t sink;

static int open_source(fs_file_t *file, const py_port_path_t *source) {
    if (source->at) {
        return fs_open(file, source->at, source->len, FS_READ);
    }
    file->id = FS_NO_FILE;
    file->size = (uint16_t)source->len;
    return 0;
}

const char *py_port_code_find(const py_port_path_t *source, size_t *len) {
    fs_file_t file;
    const uint8_t *code = NULL;
    *len = 0;
    if (open_source(&file, source) >= 0) {
        *len = (size_t)fs_code_find(&file, &code);
    }
    return *len ? (const char *)code : NULL;
}

const char *py_port_code_next(const char *from, size_t *len) {
    const uint8_t *code = (const uint8_t *)from;
    *len = (size_t)fs_code_next(&code);
    return *len ? (const char *)code : NULL;
}

int py_port_code_open(const py_port_path_t *source) {
    fs_file_t file;
    int error = open_source(&file, source);
    return error < 0 ? error : fs_sink_open(&sink, &file);
}

const void *py_port_code_write(const void *data, size_t len) {
    const uint8_t *at = sink.base + sink.len;
    return fs_sink_write(&sink, data, (len + 3) & ~3u) < 0 ? NULL : at;
}

int py_port_code_close(bool keep) {
    return fs_sink_close(&sink, keep);
}

// What no program can foresee is the cycle in which it asks.
static uint32_t random_state;
uint32_t py_port_random(void) {
    const uint32_t *id = (const void *)hw_power_unique_id();
    random_state = (random_state ^ hw_clock_cycles() ^ id[0] ^ id[2]) * 1664525u + 1013904223u;
    return random_state >> 8 ^ random_state << 24;
}
