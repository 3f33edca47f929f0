// SPDX-License-Identifier: MIT
// tests/wild/image.c -- a flash image with files: image OUT OFFSET PAGES TARGET=SOURCE...
//
// What the board would have after copying the files, made in a millisecond. tests/wild/board.py calls it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fs/flashfs.h"
#include "tests/fs/dev.h"

enum { FLASH = 128 << 10 };
static uint8_t flash[FLASH];

static void fail(const char *what, const char *name) {
    fprintf(stderr, "%s: %s\n", name, what);
    exit(1);
}

// The folders above a file.
static void make_folders(const char *path) {
    for (const char *at = path; (at = strchr(at, '/')); at++) {
        int error = fs_change(FS_MKDIR, path, (size_t)(at - path));
        if (error < 0 && error != FS_ERR_EXIST) {
            fail("no folder", path);
        }
    }
}

static void copy(const char *target, const char *source) {
    fs_file_t file;
    char buf[512];
    FILE *from = fopen(source, "rb");
    if (!from) {
        fail("cannot be read", source);
    }
    make_folders(target);
    if (fs_open(&file, target, strlen(target), FS_WRITE | FS_TRUNCATE) < 0) {
        fail("cannot be made", target);
    }
    for (size_t n; (n = fread(buf, 1, sizeof buf, from)) > 0;) {
        if (fs_write(&file, buf, n) != (int)n) {
            fail("flash full", target);
        }
    }
    if (fs_close(&file) < 0) {
        fail("flash full", target);
    }
    fclose(from);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fail("usage: image OUT OFFSET PAGES TARGET=SOURCE...", argv[0]);
    }
    size_t offset = strtoul(argv[2], NULL, 0);
    unsigned pages = (unsigned)strtoul(argv[3], NULL, 0);
    if (pages > DEV_MAX_PAGES || offset + pages * FS_PAGE_SIZE > FLASH) {
        fail("outside the flash", argv[0]);
    }
    dev_reset(pages, 1);
    fs_mount(dev_memory, pages);
    for (int i = 4; i < argc; i++) {
        char *source = strchr(argv[i], '=');
        if (!source) {
            fail("is no TARGET=SOURCE", argv[i]);
        }
        *source++ = 0;
        copy(argv[i], source);
    }
    memset(flash, 0xFF, sizeof flash);
    memcpy(flash + offset, dev_memory, pages * FS_PAGE_SIZE);
    FILE *to = fopen(argv[1], "wb");
    if (!to || fwrite(flash, 1, sizeof flash, to) != sizeof flash || fclose(to) != 0) {
        fail("cannot be written", argv[1]);
    }
    return 0;
}
