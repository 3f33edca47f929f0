// SPDX-License-Identifier: MIT
// fs/flashfs.h -- files in the flash pages that the firmware leaves free. Idea and proof: docs/design/flashfs.md.
//
// Power may fail at any moment: at the next fs_mount() each file has its old or its new content, whole.
// "New" begins when fs_flush() or fs_close() returns; until then others see the old content, or no file.
// No RAM per file but that of the open ones; no buffers.
//
// Every function returns >= 0, or one of fs_err. Paths are text and length, '/' between names, "." and ".."
// understood; all start at the root.
#ifndef FS_FLASHFS_H
#define FS_FLASHFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fs/blockdev.h"

enum fs_err { // -errno
    FS_ERR_NOENT = -2,
    FS_ERR_IO = -5,    // the file was removed or replaced while open, or the flash is damaged
    FS_ERR_BADF = -9,  // not opened for this
    FS_ERR_BUSY = -16, // the root cannot be removed
    FS_ERR_EXIST = -17,
    FS_ERR_NOTDIR = -20,
    FS_ERR_ISDIR = -21,
    FS_ERR_INVAL = -22,
    FS_ERR_FBIG = -27,
    FS_ERR_NOSPC = -28, // what was there is still there
    FS_ERR_NAMETOOLONG = -36,
    FS_ERR_NOTEMPTY = -39,
};

enum {
    FS_NAME_MAX = 64,      // bytes of one name
    FS_FILE_MAX = 65000,   // bytes of one file
    FS_PAGE_MARK = 0x7950, // first half-word of a page in use
    FS_NO_FILE = 0xFFFF,   // id of what has code but is no file
};

// ---- the whole ----

// Makes the pages from `base` on the file system; whatever they hold, this succeeds: what is no page of
// ours is free space. Forgets all open files and what was not flushed: also for a soft reset. Takes
// milliseconds, or one page's erase time after a power cut.
void fs_mount(const void *base, unsigned pages);
// Removes everything.
void fs_format(void);

typedef struct fs_space {
    uint32_t total, free; // bytes that one new file could fill in an empty system, and now
} fs_space_t;
void fs_statvfs(fs_space_t *space);

// ---- open files ----

enum fs_mode {
    FS_READ = 1,
    FS_WRITE = 2,
    FS_APPEND = 4, // every write goes to the end
    FS_EXCLUSIVE = 8,
    FS_TRUNCATE = 16,
};

// private: use the functions. 32 bytes on the chip, the caller's memory, which must not move. A file opened
// with FS_WRITE is in the list fs_open_files until it is closed: its memory and the path given to fs_open()
// (its last name is needed when the file is closed) must live as long, so the collector must see the list.
typedef struct fs_file {
    struct fs_file *next;
    const char *name; // last part of the path
    const uint8_t *window;
    uint16_t window_start, window_end, window_time;
    uint16_t id, parent, rewrite;
    uint16_t pos, size;
    uint8_t name_len, flags;
} fs_file_t;
extern fs_file_t *fs_open_files;

// Python's modes: r FS_READ; w FS_WRITE|FS_TRUNCATE; a FS_WRITE|FS_APPEND; x FS_WRITE|FS_EXCLUSIVE; with +
// FS_READ|FS_WRITE too. The latter three make a file where there is none.
//
// FS_TRUNCATE keeps the old content until fs_flush() or fs_close(), as long as there is room for both; when
// there is not, the old file is removed first (a power cut before fs_close() then leaves none).
int fs_open(fs_file_t *file, const char *path, size_t len, unsigned mode);
// Bytes read, fewer than len only at the end; 0 there.
int fs_read(fs_file_t *file, void *buf, size_t len);
// Sets *bytes to where the bytes at the position lie in flash, returns how many do; 0 at the end. Keeps the
// position: fs_seek(file, n, 1) moves it. Valid until the next call that writes, of any file.
int fs_map(fs_file_t *file, const uint8_t **bytes);
// Returns len. When the flash is full, what fits has been appended. Appending is cheap and small pieces are
// joined. A write before the end copies the whole file, once per run of such writes; when there is no room
// for that, what was not flushed is lost and the file no longer open.
int fs_write(fs_file_t *file, const void *buf, size_t len);
// whence 0: from the start, 1: from here, 2: from the end. Returns the new position; beyond the end is
// allowed (a write there fills with zeros).
int fs_seek(fs_file_t *file, int offset, int whence);
static inline int fs_tell(const fs_file_t *file) {
    return file->pos;
}
// Makes what was written the file's content, at once and whole.
int fs_flush(fs_file_t *file);
// The same, and ends the use of the file, whatever it returns. Closing twice does no harm.
int fs_close(fs_file_t *file);
// Ends the use without keeping what was not flushed.
void fs_abandon(fs_file_t *file);
// Flushes all.
int fs_sync(void);

// ---- names ----

typedef struct fs_stat {
    const char *name; // in flash, not terminated; valid until the next call that writes
    uint8_t name_len;
    bool is_dir;
    uint16_t size; // of a file; 0 for a directory
    uint16_t id;   // the same as long as the content is not replaced; at least 1
} fs_stat_t;

int fs_stat(const char *path, size_t len, fs_stat_t *stat); // the root has the name ""
// Makes a directory, removes an empty one, removes a file.
enum fs_change { FS_MKDIR, FS_RMDIR, FS_REMOVE };
int fs_change(enum fs_change change, const char *path, size_t len);
// Replaces a file of the new name, in one step.
int fs_rename(const char *from, size_t from_len, const char *to, size_t to_len);

typedef struct fs_dir {
    uint16_t id, last;
} fs_dir_t;
int fs_dir_open(fs_dir_t *dir, const char *path, size_t len);
// 1 and the next entry, or 0. In the order of ids: what is removed meanwhile disturbs nothing, but a file that
// is replaced has a new id and comes again.
int fs_dir_next(fs_dir_t *dir, fs_stat_t *entry);

// ---- compiled code, hidden behind the file that it was made from ----
//
// A block of bytes at a fixed address that never moves, so that it runs in place and may hold addresses of
// itself. It goes with its source: when that is removed, replaced or grows, fs_code_find() no longer finds it.
// What was found or made since fs_mount() stays readable until the next fs_mount(), whatever happens to its
// source; other code is given up when the space is needed (it can be compiled again).
//
// A source that is no file has the id FS_NO_FILE, and what tells it from others for its size.

// Length of the code made from the open file's content and its address (a multiple of 4); 0: none.
int fs_code_find(const fs_file_t *source, const uint8_t **code);

// The same for the first code that lies at *code or behind.
int fs_code_next(const uint8_t **code);
// To be called before any code is found: gives up code whose last word is another, of another firmware; and all code
// when more of its space is holes, left by sources that changed, than is code.
void fs_code_tidy(uint32_t last);

typedef struct fs_sink {
    const uint8_t *base; // where the first byte is, or will be
    uint32_t len;        // written so far
    // private
    uint16_t source, size;
} fs_sink_t;

// Begins code for an open source. One sink at a time; other files may be written meanwhile.
int fs_sink_open(fs_sink_t *sink, const fs_file_t *source);
// Appends; len is even. FS_ERR_NOSPC: make the code in the heap. Half-words 0xFFFF may be set later.
int fs_sink_write(fs_sink_t *sink, const void *data, size_t len);
// Sets a half-word written as 0xFFFF, at an even offset.
int fs_sink_patch(fs_sink_t *sink, uint32_t at, uint16_t value);
// keep: from now on fs_code_find() finds it. Else nobody may use it any more: its pages are given to the log. Code that is
// to stay until the next mount, though nothing finds it, is not closed.
int fs_sink_close(fs_sink_t *sink, bool keep);

#endif
