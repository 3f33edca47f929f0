// SPDX-License-Identifier: MIT
// tests/fs/fuzz_image.c -- whatever the flash holds, every call returns, and
// what is written then is kept.
//
// The first byte chooses: an image as it is, or changes (offset, value) to a
// good one. With libFuzzer, or alone: then argv[1] random images of both kinds.
#include <string.h>

#include "tests/fs/dev.h"
#include "tests/fs/model.h"

enum { PAGES = 10 };
static uint8_t good[PAGES * FS_PAGE_SIZE];

static void make_good(void) {
    static const op_t made[] = {
        {OP_MKDIR, "/d", NULL, 0, 0, 0, 0},        {OP_WRITE, "/a", NULL, 700, 90, 1, 0},
        {OP_WRITE, "/d/x", NULL, 1500, 256, 2, 0}, {OP_CODE, "/a", NULL, 800, 0, 0, 0},
        {OP_APPEND, "/a", NULL, 30, 3, 4, 0},      {OP_MKDIR, "/d/e", NULL, 0, 0, 0, 0},
        {OP_WRITE, "/d/e/f", NULL, 10, 3, 4, 0},   {OP_CODE, "/d/x", NULL, 300, 0, 0, 0},
        {OP_WRITE, "/b", NULL, 1000, 100, 7, 0},   {OP_REMOVE, "/b", NULL, 0, 0, 0, 0}};
    bool early;
    dev_reset(PAGES, 1);
    fs_mount(dev_memory, PAGES);
    for (unsigned i = 0; i < sizeof made / sizeof *made; i++) {
        CHECK(real_do(&made[i], &early) == 0);
    }
    memcpy(good, dev_memory, sizeof good);
}

static void list(const char *path, size_t len, unsigned depth) {
    fs_dir_t dir;
    fs_stat_t stat;
    char name[600];
    if (fs_dir_open(&dir, path, len) < 0) {
        return;
    }
    while (fs_dir_next(&dir, &stat) > 0) {
        size_t n = (size_t)snprintf(name, sizeof name, "%.*s/%.*s", (int)len, path, stat.name_len,
                                    stat.name);
        fs_file_t file;
        uint8_t buf[200];
        const uint8_t *code;
        if (stat.is_dir && depth < 4) {
            list(name, n, depth + 1);
        } else if (fs_open(&file, name, n, FS_READ) == 0) {
            unsigned long sum = 0;
            for (int got; (got = fs_read(&file, buf, sizeof buf)) > 0;) {
                sum += (unsigned)got;
            }
            CHECK(sum <= 0xFFFF);
            int length = fs_code_find(&file, &code);
            CHECK(length >= 0 && (!length || (code >= dev_memory &&
                                              code + length <= dev_memory + PAGES * FS_PAGE_SIZE)));
            fs_close(&file);
        }
    }
}

static void use_everything(void) {
    fs_space_t space;
    bool early;
    fs_mount(dev_memory, PAGES);
    list("", 0, 0);
    fs_statvfs(&space);
    for (unsigned i = 0; i < 12; i++) {
        op_t op = op_random(PAGES);
        real_do(&op, &early);
    }
    fs_rename("/d", 2, "/q", 2);
    fs_rename("/q/x", 4, "/x", 2);
    fs_change(FS_RMDIR, "/q/e", 4);
    fs_mount(dev_memory, PAGES);
    list("", 0, 0);
    fs_format();
    op_t op = {OP_WRITE, "/new", NULL, 5000, 500, 5, 0};
    static model_t model, found;
    CHECK(real_do(&op, &early) == 0 && model_collect(&found));
    model_clear(&model);
    CHECK(model_do(&model, &op) == 0 && model_equal(&model, &found));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!good[0]) {
        make_good();
    }
    if (size < 1) {
        return 0;
    }
    dev_reset(PAGES, 1);
    if (*data & 1) {
        memcpy(dev_memory, data + 1, size - 1 < sizeof good ? size - 1 : sizeof good);
    } else {
        memcpy(dev_memory, good, sizeof good);
        for (size_t i = 1; i + 4 <= size; i += 4) {
            unsigned at = (data[i] | data[i + 1] << 8) % (sizeof good - 1);
            memcpy(dev_memory + (at & ~1u), data + i + 2, 2);
        }
    }
    use_everything();
    return 0;
}

#ifndef LIBFUZZER
int main(int argc, char **argv) {
    unsigned images = argc > 1 ? (unsigned)atoi(argv[1]) : 1000;
    for (unsigned n = 0; n < images; n++) {
        static uint8_t data[1 + PAGES * FS_PAGE_SIZE];
        unsigned size = 1 + 4 * (1 + n % 60);
        dev_reset(PAGES, n * 2 + 1);
        for (unsigned i = 0; i < sizeof data; i++) {
            data[i] = (uint8_t)dev_random();
        }
        data[0] = n % 8 == 0;
        if (data[0]) {
            memcpy(data + 1, good, sizeof good);
            for (unsigned i = 0; i < 300; i++) {
                data[1 + dev_random() % sizeof good] ^= (uint8_t)(1 << dev_random() % 8);
            }
            size = sizeof data;
        }
        LLVMFuzzerTestOneInput(data, size);
    }
    printf("%u images\n", images);
    return 0;
}
#endif
