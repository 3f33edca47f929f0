// SPDX-License-Identifier: MIT
// fs/flashfs.c -- open files.
//
// What is written goes to the log at once, under the id of the file (when it
// only grows) or under an id of its own that no node knows yet. The node that
// makes it the file's content comes with fs_flush().
#include "fs/flashfs.h"

#include <string.h>

#include "fs/names.h"

fs_file_t *fs_open_files;
static fs_state_t *const fs = &fs_state;

enum {            // more flags of a file; fs_mode has the first
    PRIVATE = 64, // no node has its id
    DIRTY = 128,  // to be flushed
};

// ---- opening, closing ----

// Two that write one file would not know of each other: the first is ended.
// False: there is none.
static bool end_writer(unsigned id) {
    fs_file_t *file = fs_open_files;
    while (file && file->id != id) {
        file = file->next;
    }
    if (file) {
        fs_close(file);
    }
    return file;
}

int fs_open(fs_file_t *file, const char *path, size_t len, unsigned mode) {
    int kind;
    do {
        kind = fs_lookup(file, path, len);
    } while (kind == FS_IS_FILE && mode & FS_WRITE && end_writer(file->id));
    if (kind < 0) {
        return kind;
    }
    if (kind == FS_IS_DIR) {
        return FS_ERR_ISDIR;
    }
    if (kind == FS_IS_FILE && mode & FS_EXCLUSIVE) {
        return FS_ERR_EXIST;
    }
    if (kind == FS_IS_NONE && !(mode & (FS_APPEND | FS_EXCLUSIVE | FS_TRUNCATE))) {
        return FS_ERR_NOENT;
    }
    if (mode & FS_WRITE) {
        if (kind == FS_IS_NONE || mode & FS_TRUNCATE) {
            file->id = (uint16_t)fs_new_id();
            file->size = 0;
            mode |= PRIVATE | DIRTY;
        }
        file->next = fs_open_files;
        fs_open_files = file;
    }
    file->flags = (uint8_t)mode;
    if (mode & FS_APPEND) {
        file->pos = file->size;
    }
    return 0;
}

static void forget(fs_file_t *file) {
    for (fs_file_t **at = &fs_open_files; *at; at = &(*at)->next) {
        if (*at == file) {
            *at = file->next;
            break;
        }
    }
    file->flags = 0;
}

static void kill_unflushed(const fs_file_t *file) {
    fs_piece_end();
    if (file->flags & DIRTY) {
        const fs_rec_t *node = fs_node(file->id);
        fs_kill_content(file->id, node ? node->size : 0);
    }
}

void fs_abandon(fs_file_t *file) {
    kill_unflushed(file);
    if (file->rewrite) {
        fs_kill_content(file->rewrite, 0);
        file->rewrite = 0;
    }
    forget(file);
}

int fs_close(fs_file_t *file) {
    int err = fs_flush(file);
    forget(file);
    return err;
}

int fs_sync(void) {
    int err = 0;
    for (fs_file_t *file = fs_open_files; file; file = file->next) {
        int failed = fs_flush(file);
        err = err ? err : failed;
    }
    return err;
}

// ---- reading ----

static int find_window(fs_file_t *file) {
    const fs_rec_t *r = NULL;
    do {
        r = fs_rec_next(r);
        if (!r) {
            return FS_ERR_IO;
        }
    } while (fs_is_node(r) || r->id != file->id || r->off > file->pos ||
             r->off + fs_rec_len(r) <= file->pos);
    unsigned end = r->off + fs_rec_len(r);
    file->window = (const uint8_t *)r + FS_REC_SIZE;
    file->window_start = r->off;
    file->window_end = (uint16_t)(end < file->size ? end : file->size);
    file->window_time = fs->time;
    return 0;
}

// The bytes at the position, though the file may not be open for reading.
static int bytes_here(fs_file_t *file, const uint8_t **bytes) {
    if (file->pos >= file->size) {
        return 0;
    }
    if (!file->window || file->window_time != fs->time || file->pos < file->window_start ||
        file->pos >= file->window_end) {
        int err = find_window(file);
        if (err < 0) {
            return err;
        }
    }
    *bytes = file->window + (file->pos - file->window_start);
    return file->window_end - file->pos;
}

static int end_rewrite(fs_file_t *file);

int fs_map(fs_file_t *file, const uint8_t **bytes) {
    if (!(file->flags & FS_READ)) {
        return FS_ERR_BADF;
    }
    int err = end_rewrite(file);
    if (err < 0) {
        return err;
    }
    if (fs->piece && fs->piece->id == file->id) {
        fs_piece_end();
    }
    return bytes_here(file, bytes);
}

int fs_read(fs_file_t *file, void *buf, size_t len) {
    const uint8_t *bytes;
    char *to = buf;
    for (;;) {
        int n = fs_map(file, &bytes);
        if (n < 0) {
            return n;
        }
        if ((size_t)n > len) {
            n = (int)len;
        }
        if (n == 0) {
            return (int)(to - (char *)buf);
        }
        memcpy(to, bytes, (size_t)n);
        to += n;
        len -= (size_t)n;
        file->pos = (uint16_t)(file->pos + n);
    }
}

// ---- writing ----

// Writing before the end: the whole file goes to a new id, file->rewrite, which
// has the bytes up to file->pos. It ends with the first operation that does
// something else.

// Copies up to `end`. Byte by byte: making room may move what is copied.
static int copy_to(fs_file_t *file, unsigned end) {
    while (file->pos < end) {
        const uint8_t *bytes;
        int err = bytes_here(file, &bytes);
        if (err > 0) {
            err = fs_append(file, file->rewrite, file->pos, *bytes);
        }
        if (err < 0) {
            return err;
        }
        file->pos++;
    }
    return 0;
}

static int begin_rewrite(fs_file_t *file) {
    unsigned pos = file->pos;
    fs_piece_end(); // what is copied may be its own
    file->rewrite = (uint16_t)fs_new_id();
    file->pos = 0;
    return copy_to(file, pos);
}

static int end_rewrite(fs_file_t *file) {
    if (!file->rewrite) {
        return 0;
    }
    unsigned pos = file->pos;
    int err = copy_to(file, file->size);
    file->pos = (uint16_t)pos;
    if (err < 0) {
        fs_abandon(file);
        return err;
    }
    kill_unflushed(file);
    file->id = file->rewrite;
    file->rewrite = 0;
    file->window = NULL;
    file->flags |= PRIVATE | DIRTY;
    return 0;
}

static int put(fs_file_t *file, unsigned off, unsigned byte) {
    int err = fs_append(file, file->rewrite ? file->rewrite : file->id, off, byte);
    if (err == 0) {
        file->flags |= DIRTY;
        if (file->size <= off) {
            file->size = (uint16_t)(off + 1);
        }
    }
    return err;
}

int fs_write(fs_file_t *file, const void *buf, size_t len) {
    const uint8_t *from = buf;
    int err = 0;
    if (!(file->flags & FS_WRITE)) {
        return FS_ERR_BADF;
    }
    if (file->flags & FS_APPEND) {
        file->pos = file->size;
    }
    if (file->pos + len > FS_FILE_MAX) {
        return FS_ERR_FBIG;
    }
    if (file->pos < file->size && !file->rewrite && len) {
        err = begin_rewrite(file);
    }
    while (len && err == 0 && file->size < file->pos) {
        err = put(file, file->size, 0);
    }
    for (; from < (const uint8_t *)buf + len && err == 0; file->pos++) {
        err = put(file, file->pos, *from++);
    }
    if (err < 0) {
        if (file->rewrite ||
            (file->flags & PRIVATE && fs_child(file->parent, file->name, file->name_len))) {
            fs_abandon(file); // the old content stays
        }
        return err;
    }
    return (int)len;
}

int fs_seek(fs_file_t *file, int offset, int whence) {
    if (whence) {
        offset += whence == 1 ? file->pos : file->size;
    }
    if ((unsigned)offset > FS_FILE_MAX) {
        return FS_ERR_INVAL;
    }
    if (offset != file->pos) {
        int err = end_rewrite(file);
        if (err < 0) {
            return err;
        }
        file->pos = (uint16_t)offset;
    }
    return offset;
}

int fs_flush(fs_file_t *file) {
    int err = end_rewrite(file);
    if (err < 0 || !(file->flags & DIRTY)) {
        return err;
    }
    const fs_rec_t *node = fs_child(file->parent, file->name, file->name_len);
    if (node && node->size == FS_DIR) {
        return FS_ERR_ISDIR;
    }
    if (!fs_node(file->parent) || (!(file->flags & PRIVATE) && !fs_node(file->id))) {
        return FS_ERR_IO;
    }
    err = fs_commit(file);
    if (err == 0) {
        file->flags &= (uint8_t) ~(PRIVATE | DIRTY);
    }
    return err;
}

void fs_statvfs(fs_space_t *space) {
    uint32_t page = FS_PAGE_SIZE - sizeof(fs_page_t) - FS_REC_SIZE, free = 0;
    for (const uint8_t *at = fs->log; at < fs->end; at += FS_PAGE_SIZE) {
        free += fs_page_used(at) ? fs_page_dead(at) : page;
    }
    uint32_t kept = page + FS_KEEP + FS_NODE_SIZE + FS_NAME_MAX;
    space->total = (uint32_t)(fs->end - fs->base) / FS_PAGE_SIZE * page - kept;
    space->free = free > kept ? free - kept : 0;
}
