// SPDX-License-Identifier: MIT
// tests/fs/calls.c -- what each call promises, and how much fits.
#include <string.h>

#include "fs/log.h"
#include "tests/fs/dev.h"
#include "tests/fs/model.h"

enum { W = FS_WRITE | FS_TRUNCATE, A = FS_WRITE | FS_APPEND, X = FS_WRITE | FS_EXCLUSIVE };

static void fresh(unsigned pages) {
    dev_reset(pages, 1);
    fs_mount(dev_memory, pages);
}

static int open_file(fs_file_t *file, const char *path, unsigned mode) {
    return fs_open(file, path, strlen(path), mode);
}

static void put(const char *path, unsigned mode, const char *text) {
    fs_file_t file;
    CHECK(open_file(&file, path, mode) == 0);
    CHECK(fs_write(&file, text, strlen(text)) == (int)strlen(text));
    CHECK(fs_close(&file) == 0);
}

static bool holds(const char *path, const char *text) {
    fs_file_t file;
    char found[256];
    if (open_file(&file, path, FS_READ) < 0) {
        return false;
    }
    int n = fs_read(&file, found, sizeof found);
    return n == (int)strlen(text) && memcmp(found, text, strlen(text)) == 0;
}

static int call(enum fs_change change, const char *path) {
    return fs_change(change, path, strlen(path));
}

static int rename_file(const char *from, const char *to) {
    return fs_rename(from, strlen(from), to, strlen(to));
}

static void modes(void) {
    fs_file_t file;
    char buf[8];
    fresh(8);
    CHECK(open_file(&file, "/a", FS_READ) == FS_ERR_NOENT);
    CHECK(open_file(&file, "/a", FS_READ | FS_WRITE) == FS_ERR_NOENT);
    put("/a", W, "one");
    CHECK(open_file(&file, "/a", X) == FS_ERR_EXIST);
    put("/b", X, "b");
    put("/a", A, " two");
    CHECK(holds("/a", "one two"));
    put("/a", W, "");
    CHECK(holds("/a", ""));
    put("/a", W, "abcdef");
    CHECK(open_file(&file, "/a", FS_READ) == 0 && fs_write(&file, "x", 1) == FS_ERR_BADF);
    CHECK(open_file(&file, "/a", W) == 0 && fs_read(&file, buf, 1) == FS_ERR_BADF);
    CHECK(fs_close(&file) == 0 && fs_close(&file) == 0 && fs_write(&file, "x", 1) == FS_ERR_BADF);
    CHECK(holds("/a", "") && !fs_open_files);
    CHECK(open_file(&file, "/", FS_READ) == FS_ERR_ISDIR);
    CHECK(open_file(&file, "/no/a", W) == FS_ERR_NOENT &&
          open_file(&file, "/b/a", W) == FS_ERR_NOTDIR);
}

static void positions(void) {
    fs_file_t file;
    char buf[16];
    const uint8_t *at;
    fresh(8);
    CHECK(open_file(&file, "f", W | FS_READ) == 0);
    CHECK(fs_write(&file, "hello", 5) == 5 && fs_seek(&file, 1, 0) == 1 &&
          fs_read(&file, buf, 9) == 4);
    CHECK(memcmp(buf, "ello", 4) == 0 && fs_read(&file, buf, 9) == 0 && fs_tell(&file) == 5);
    CHECK(fs_seek(&file, -2, 1) == 3 && fs_write(&file, "XYZ", 3) == 3 &&
          fs_seek(&file, -1, 2) == 5);
    CHECK(fs_seek(&file, 8, 0) == 8 && fs_write(&file, "!", 1) == 1 && fs_seek(&file, 0, 0) == 0);
    CHECK(fs_read(&file, buf, 16) == 9 && memcmp(buf, "helXYZ\0\0!", 9) == 0);
    CHECK(fs_seek(&file, -10, 1) == FS_ERR_INVAL && fs_seek(&file, 70000, 0) == FS_ERR_INVAL &&
          fs_tell(&file) == 9);
    CHECK(fs_seek(&file, 65000, 0) == 65000 && fs_write(&file, "x", 1) == FS_ERR_FBIG);
    CHECK(fs_close(&file) == 0);
    CHECK(open_file(&file, "f", FS_READ) == 0 && fs_seek(&file, 2, 0) == 2 &&
          fs_map(&file, &at) >= 1 && *at == 'l');
}

// Others see the old content until it is whole.
static void visible_when_flushed(void) {
    fs_file_t file;
    fresh(8);
    put("/a", W, "old");
    CHECK(open_file(&file, "/a", W) == 0 && fs_write(&file, "new", 3) == 3 && holds("/a", "old"));
    CHECK(fs_flush(&file) == 0 && holds("/a", "new") && fs_write(&file, "er", 2) == 2 &&
          holds("/a", "new"));
    CHECK(fs_sync() == 0 && holds("/a", "newer"));
    CHECK(fs_write(&file, "x", 1) == 1);
    fs_abandon(&file);
    CHECK(holds("/a", "newer"));
    CHECK(open_file(&file, "/b", W) == 0 && fs_write(&file, "new", 3) == 3);
    fs_mount(dev_memory, dev_pages);
    CHECK(!holds("/b", "new") && holds("/a", "newer"));
    put("/c", W, "1");
    put("/c", A, "2");
    CHECK(holds("/c", "12"));
}

static void two_users(void) {
    fs_file_t one, two;
    char c;
    fresh(8);
    put("/a", W, "1");
    CHECK(open_file(&one, "/a", A) == 0 && fs_write(&one, "2", 1) == 1);
    CHECK(open_file(&two, "/a", A) == 0 &&
          fs_write(&two, "3", 1) == 1); // flushes and ends the first
    CHECK(fs_write(&one, "x", 1) == FS_ERR_BADF && fs_close(&two) == 0 && holds("/a", "123"));
    CHECK(open_file(&one, "/a", FS_READ) == 0 && call(FS_REMOVE, "/a") == 0 &&
          fs_read(&one, &c, 1) == FS_ERR_IO);
    CHECK(open_file(&one, "/d", A) == 0 && fs_flush(&one) == 0 && call(FS_REMOVE, "/d") == 0);
    CHECK(fs_write(&one, "x", 1) == 1 && fs_close(&one) == FS_ERR_IO && !holds("/d", "x"));
}

static void directories(void) {
    fs_dir_t dir;
    fs_stat_t stat;
    fresh(8);
    CHECK(call(FS_MKDIR, "/d") == 0 && call(FS_MKDIR, "/d") == FS_ERR_EXIST &&
          call(FS_MKDIR, "/") == FS_ERR_EXIST);
    CHECK(call(FS_MKDIR, "/d/e/") == 0 && call(FS_MKDIR, "/x/y") == FS_ERR_NOENT);
    CHECK(call(FS_RMDIR, "/d") == FS_ERR_NOTEMPTY && call(FS_REMOVE, "/d") == FS_ERR_ISDIR);
    put("d/e/f", W, "x");
    CHECK(holds("/d/./e//f", "x") && holds("../d/e/../../d/e/f", "x") &&
          call(FS_RMDIR, "/") == FS_ERR_BUSY);
    CHECK(fs_dir_open(&dir, "/d/e/.", 6) == 0 && fs_dir_next(&dir, &stat) == 1 &&
          stat.name_len == 1 && *stat.name == 'f' && stat.size == 1 && !stat.is_dir &&
          fs_dir_next(&dir, &stat) == 0);
    CHECK(fs_dir_open(&dir, "d/e/f", 5) == FS_ERR_NOTDIR &&
          fs_dir_open(&dir, "no", 2) == FS_ERR_NOENT);
    CHECK(fs_stat("/", 1, &stat) == 0 && stat.is_dir && fs_stat("/d/e/..", 7, &stat) == 0 &&
          stat.is_dir && stat.name_len == 1);
    CHECK(rename_file("/d", "/d/e/g") == FS_ERR_INVAL && rename_file("/d", "/d") == 0 &&
          rename_file("/", "/z") == FS_ERR_INVAL);
    CHECK(rename_file("/d", "d/e/f") == FS_ERR_NOTDIR &&
          rename_file("d/e/f", "/d") == FS_ERR_EXIST);
    CHECK(rename_file("d/e/f", "/g") == 0 && holds("/g", "x") && call(FS_RMDIR, "/d/e") == 0);
    char name[80];
    memset(name, 'n', sizeof name);
    CHECK(fs_change(FS_MKDIR, name, 64) == 0 &&
          fs_change(FS_MKDIR, name, 65) == FS_ERR_NAMETOOLONG && fs_stat(name, 64, &stat) == 0);
}

static void remove_while_listing(void) {
    static char names[10] = "/0";
    fs_dir_t dir;
    fs_stat_t stat;
    unsigned seen = 0;
    fresh(8);
    for (names[1] = '0'; names[1] <= '9'; names[1]++) {
        put(names, W, "old");
    }
    CHECK(fs_dir_open(&dir, "/", 1) == 0);
    for (; fs_dir_next(&dir, &stat) == 1; seen++) {
        names[1] = *stat.name;
        CHECK(call(FS_REMOVE, names) == 0);
    }
    CHECK(seen == 10 && fs_dir_open(&dir, "/", 1) == 0 && fs_dir_next(&dir, &stat) == 0);
}

static int write_bytes(const char *path, unsigned mode, unsigned len, unsigned seed) {
    fs_file_t file;
    uint8_t bytes[256];
    int err = open_file(&file, path, mode);
    for (unsigned done = 0; done < len && err >= 0; done += sizeof bytes) {
        for (unsigned i = 0; i < sizeof bytes; i++) {
            bytes[i] = (uint8_t)((done + i) * seed >> 3);
        }
        err = fs_write(&file, bytes, len - done < sizeof bytes ? len - done : sizeof bytes);
    }
    int closed = fs_close(&file);
    return err < 0 ? err : closed;
}

static bool check_bytes(const char *path, unsigned len, unsigned seed) {
    fs_file_t file;
    uint8_t byte;
    CHECK(open_file(&file, path, FS_READ) == 0);
    for (unsigned i = 0; i < len; i++) {
        if (fs_read(&file, &byte, 1) != 1 || byte != (uint8_t)(i * seed >> 3)) {
            return false;
        }
    }
    return fs_read(&file, &byte, 1) == 0;
}

static void capacity(void) {
    fs_space_t space;
    fresh(8);
    fs_statvfs(&space);
    CHECK(space.total == space.free);
    unsigned most = 6000;
    while (write_bytes("/f", W, most + 8, 7) == 0) {
        most += 8;
        fs_format();
    }
    printf("8 KiB: one file of %u bytes; statvfs says %u\n", most, space.free);
    CHECK(most >= 6000 && space.free >= 6000 && most >= space.free - 200);
    fs_format();
    for (unsigned i = 1; i <= 200; i++) {
        CHECK(write_bytes("/f", W, 6000, i) == 0 && check_bytes("/f", 6000, i));
    }
    put("/log", W, "");
    int err;
    unsigned lines = 0;
    while ((err = write_bytes("/log", A, 20, 3)) == 0) {
        lines++;
    }
    fs_stat_t stat;
    CHECK(err == FS_ERR_NOSPC && check_bytes("/f", 6000, 200) && fs_stat("/log", 4, &stat) == 0);
    CHECK(stat.size >= lines * 20 && lines > 10);
    printf("beside it %u appends of 20 bytes\n", lines);
    CHECK(call(FS_REMOVE, "/f") == 0 && write_bytes("/log", A, 20, 3) == 0);
    fresh(72);
    CHECK(write_bytes("/f", W, 64000, 5) == 0 && check_bytes("/f", 64000, 5));
}

// What is copied over a file and does not fit leaves the old one, where giving that up would not have helped much.
static void too_much_over_little(void) {
    fs_space_t before, after;
    fresh(5);
    CHECK(write_bytes("/f", W, 600, 1) == 0);
    fs_statvfs(&before);
    CHECK(write_bytes("/f", W, 6000, 2) == FS_ERR_NOSPC && check_bytes("/f", 600, 1));
    fs_statvfs(&after);
    CHECK(after.free >= before.free && write_bytes("/f", W, 1000, 3) == 0 &&
          check_bytes("/f", 1000, 3));
    CHECK(write_bytes("/f", W, 2500, 4) == 0 && check_bytes("/f", 2500, 4)); // both do not fit
}

// A file opened for writing that grows while the disk fills keeps what fits.
static void full_while_open(void) {
    fs_file_t file;
    fs_stat_t stat;
    int n = 0, err;
    fresh(5);
    put("/other", W, "other");
    CHECK(open_file(&file, "/log", A) == 0);
    while ((err = fs_write(&file, "0123456789", 10)) == 10) {
        n += 10;
    }
    CHECK(err == FS_ERR_NOSPC && fs_flush(&file) == 0 && fs_stat("/log", 4, &stat) == 0 &&
          stat.size >= n);
    CHECK(holds("/other", "other") && call(FS_REMOVE, "/other") == 0 && fs_close(&file) == 0);
}

static const uint8_t *compile(const char *path, unsigned len, int *err) {
    fs_file_t file;
    fs_sink_t sink;
    CHECK(open_file(&file, path, FS_READ) == 0);
    *err = fs_sink_open(&sink, &file);
    for (unsigned i = 0; i < len && *err >= 0; i += 4) {
        *err = fs_sink_write(&sink, &i, 4);
    }
    int closed = fs_sink_close(&sink, *err >= 0);
    *err = *err < 0 ? *err : closed;
    return sink.base;
}

static int code_len(const char *path, const uint8_t **code) {
    fs_file_t file;
    CHECK(open_file(&file, path, FS_READ) == 0);
    return fs_code_find(&file, code);
}

static int library_code(uint16_t size, uint32_t word, const uint8_t **found) {
    fs_file_t file = {.id = FS_NO_FILE, .size = size};
    fs_sink_t sink;
    if (word) {
        CHECK(fs_sink_open(&sink, &file) == 0);
        for (unsigned i = 0; i < 300; i++) {
            CHECK(fs_sink_write(&sink, &word, 4) == 0);
        }
        CHECK(fs_sink_close(&sink, true) == 0);
    }
    return fs_code_find(&file, found);
}

// Of sources that are no files: none sees it, and it stays. Another firmware's goes.
static void code_without_file(void) {
    const uint8_t *one, *two, *found;
    fs_dir_t dir;
    fs_stat_t entry;
    fresh(12);
    CHECK(library_code(1, 0, &found) == 0);
    CHECK(library_code(1, 0x11111111, &one) == 1200 && library_code(2, 0x22222222, &two) == 1200);
    for (unsigned i = 0; i < 2; i++) {
        CHECK(library_code(1, 0, &found) == 1200 && found == one);
        CHECK(library_code(2, 0, &found) == 1200 && found == two);
        CHECK(library_code(3, 0, &found) == 0);
        CHECK(fs_dir_open(&dir, "/", 1) == 0 && fs_dir_next(&dir, &entry) == 0);
        fs_mount(dev_memory, dev_pages);
    }
    CHECK(library_code(2, 0x33333333, &found) == 1200 && found != two && *found == 0x33);
    CHECK(*two == 0x22); // it may be in use
    fs_mount(dev_memory, dev_pages);
    CHECK(library_code(2, 0, &found) == 1200 && *found == 0x33);
    fs_code_tidy(0x33333333);
    CHECK(library_code(1, 0, &found) == 0);
}

static void code(void) {
    const uint8_t *at, *found;
    int err;
    fresh(8);
    put("/m.py", W, "source");
    CHECK(code_len("/m.py", &found) == 0);
    at = compile("/m.py", 1500, &err);
    CHECK(err == 0 && code_len("/m.py", &found) == 1500 && found == at && (uintptr_t)at % 8 == 0);
    for (unsigned i = 0; i < 375; i++) {
        CHECK(((const uint32_t *)(const void *)at)[i] == i * 4);
    }
    put("/m.py", A, "!"); // another content
    CHECK(code_len("/m.py", &found) == 0);
    at = compile("/m.py", 1100, &err);
    CHECK(err == 0 && rename_file("/m.py", "/n.py") == 0 && code_len("/n.py", &found) == 1100);
    fs_mount(dev_memory, dev_pages);
    CHECK(code_len("/n.py", &found) == 1100);
    // In use: it stays, the file does not fit. After a mount it goes.
    CHECK(write_bytes("/f", W, 6000, 3) == FS_ERR_NOSPC && code_len("/n.py", &found) == 1100 &&
          call(FS_REMOVE, "/f") == 0);
    fs_mount(dev_memory, dev_pages);
    CHECK(write_bytes("/f", W, 6000, 3) == 0 && code_len("/n.py", &found) == 0);
    // No room for code: the file stays.
    compile("/n.py", 1100, &err);
    CHECK(err == FS_ERR_NOSPC && check_bytes("/f", 6000, 3) && holds("/n.py", "source!"));
    CHECK(call(FS_REMOVE, "/f") == 0);
    compile("/n.py", 3000, &err);
    CHECK(err == 0 && call(FS_REMOVE, "/n.py") == 0);
    put("/n.py", W, "source!");
    CHECK(code_len("/n.py", &found) == 0);
    fs_mount(dev_memory, dev_pages);
    CHECK(write_bytes("/f", W, 6000, 3) == 0);
}

// The same module edited and compiled again and again, one board start each,
// beside others.
static void edit_and_run(void) {
    const uint8_t *found;
    int err;
    fresh(12);
    put("/lib.py", W, "lib");
    for (unsigned i = 0; i < 100; i++) {
        CHECK(write_bytes("/main.py", W, 900 + i, i) == 0);
        fs_mount(dev_memory, dev_pages);
        compile("/main.py", 600 + i * 4, &err);
        CHECK(err == 0);
        if (code_len("/lib.py", &found) == 0) {
            compile("/lib.py", 1400, &err);
            CHECK(err == 0);
        }
    }
}

// Pages wear alike, though most of the files never change.
static void wear(void) {
    fresh(32);
    CHECK(write_bytes("/static", W, 20000, 3) == 0);
    for (unsigned i = 0; i < 5000; i++) {
        CHECK(write_bytes("/config", W, 300, i) == 0);
    }
    unsigned long least = ~0ul, most = 0, all = 0;
    for (unsigned i = 0; i < 32; i++) {
        least = dev_erases[i] < least ? dev_erases[i] : least;
        most = dev_erases[i] > most ? dev_erases[i] : most;
        all += dev_erases[i];
    }
    printf("5000 files of 300 bytes beside 20,000 that stay: %lu erasures, per "
           "page %lu to %lu\n",
           all, least, most);
    CHECK(check_bytes("/static", 20000, 3) && most <= 3 * all / 32 && least * 4 >= all / 32);
}

// The last record may end where the flash does: nothing is read behind it.
static void nothing_behind_the_end(void) {
    enum { PAGES = 4 };
    dev_reset(DEV_MAX_PAGES, 1);
    fs_mount(dev_memory + (DEV_MAX_PAGES - PAGES) * FS_PAGE_SIZE, PAGES);
    for (unsigned i = 0; i < 200; i++) {
        const uint8_t *first = NULL;
        CHECK(write_bytes("/f", W, 700 + i, i) == 0);
        CHECK(fs_code_next(&first) == 0);
    }
}

static void mount_is_read_only(void) {
    fresh(8);
    CHECK(write_bytes("/f", W, 3000, 3) == 0 && write_bytes("/f", A, 20, 3) == 0 &&
          call(FS_MKDIR, "/d") == 0);
    unsigned long operations = dev_operations;
    fs_mount(dev_memory, dev_pages);
    CHECK(dev_operations == operations);
    printf("an open file: %u bytes; static: %u bytes\n", (unsigned)sizeof(fs_file_t),
           (unsigned)(sizeof fs_state + 4));
    CHECK(sizeof(fs_file_t) <= 40);
}

int main(void) {
    modes();
    positions();
    visible_when_flushed();
    two_users();
    directories();
    remove_while_listing();
    capacity();
    too_much_over_little();
    full_while_open();
    code();
    code_without_file();
    edit_and_run();
    wear();
    nothing_behind_the_end();
    mount_is_read_only();
    return 0;
}
