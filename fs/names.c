// SPDX-License-Identifier: MIT
// fs/names.c -- paths and directories. A directory is a node; what is in it
// names it as its parent.
#include "fs/names.h"

#include <string.h>

static unsigned parent_of(unsigned id) {
    const fs_rec_t *node = fs_node(id);
    return node ? node->off : 0;
}

int fs_lookup(fs_file_t *at, const char *path, size_t len) {
    const char *end = path + len;
    int kind = FS_IS_DIR;
    memset(at, 0, sizeof *at);
    for (;;) {
        while (path < end && *path == '/') {
            path++;
        }
        const char *name = path;
        while (path < end && *path != '/') {
            path++;
        }
        unsigned n = (unsigned)(path - name);
        if (n == 0) {
            return kind;
        }
        if (kind != FS_IS_DIR) {
            return kind == FS_IS_FILE ? FS_ERR_NOTDIR : FS_ERR_NOENT;
        }
        if (n == 1 && *name == '.') {
            continue;
        }
        if (n == 2 && name[0] == '.' && name[1] == '.') {
            at->id = (uint16_t)parent_of(at->id);
            continue;
        }
        if (n > FS_NAME_MAX) {
            return FS_ERR_NAMETOOLONG;
        }
        at->parent = at->id;
        at->name = name;
        at->name_len = (uint8_t)n;
        const fs_rec_t *r = fs_child(at->id, name, n);
        kind = FS_IS_NONE;
        if (r) {
            at->id = r->id;
            at->size = r->size;
            kind = r->size == FS_DIR ? FS_IS_DIR : FS_IS_FILE;
        }
    }
}

static void describe(const fs_rec_t *r, fs_stat_t *stat) {
    stat->name = r->name;
    stat->name_len = (uint8_t)fs_name_len(r);
    stat->is_dir = r->size == FS_DIR;
    stat->size = stat->is_dir ? 0 : r->size;
    stat->id = r->id;
}

static int found(int kind) {
    return kind == FS_IS_NONE ? FS_ERR_NOENT : kind;
}

int fs_stat(const char *path, size_t len, fs_stat_t *stat) {
    fs_file_t at;
    int kind = found(fs_lookup(&at, path, len));
    if (kind >= 0) {
        describe(fs_node(at.id), stat);
        kind = 0;
    }
    return kind;
}

// By a node that says so: cut short, a single cell could be read either way for
// ever.
static void remove_for_good(fs_file_t *at) {
    at->size = FS_GONE;
    if (fs_commit(at) < 0) { // a full disk
        fs_remove_node(fs_node(at->id));
    }
}

// The entry of the directory with the smallest id above `last`.
static const fs_rec_t *entry_after(unsigned dir, unsigned last) {
    const fs_rec_t *best = NULL;
    for (const fs_rec_t *r = NULL; (r = fs_rec_next(r)) != NULL;) {
        if (fs_is_node(r) && r->off == dir && r->id > last && (!best || r->id < best->id)) {
            best = r;
        }
    }
    return best;
}

int fs_change(enum fs_change change, const char *path, size_t len) {
    fs_file_t at;
    int kind = fs_lookup(&at, path, len);
    if (kind < 0) {
        return kind;
    }
    if (change == FS_MKDIR) {
        if (kind != FS_IS_NONE) {
            return FS_ERR_EXIST;
        }
        at.id = (uint16_t)fs_new_id();
        at.size = FS_DIR;
        return fs_commit(&at);
    }
    int err = kind == FS_IS_NONE      ? FS_ERR_NOENT
              : change == FS_REMOVE   ? (kind == FS_IS_DIR ? FS_ERR_ISDIR : 0)
              : kind == FS_IS_FILE    ? FS_ERR_NOTDIR
              : at.id == 0            ? FS_ERR_BUSY
              : entry_after(at.id, 0) ? FS_ERR_NOTEMPTY
                                      : 0;
    if (err == 0) {
        remove_for_good(&at);
    }
    return err;
}

// True when `id` is `dir` or one of the directories that hold it. A damaged
// tree may be a ring.
static bool is_within(unsigned id, unsigned dir) {
    for (unsigned n = 64; n && id && id != dir; n--) {
        id = parent_of(id);
    }
    return id == dir || id;
}

int fs_rename(const char *from, size_t from_len, const char *to, size_t to_len) {
    fs_file_t old, new;
    int kind = found(fs_lookup(&old, from, from_len));
    if (kind < 0) {
        return kind;
    }
    int target = fs_lookup(&new, to, to_len);
    if (target < 0) {
        return target;
    }
    if (target != FS_IS_NONE && new.id == old.id) {
        return 0;
    }
    if (target == FS_IS_DIR) {
        return FS_ERR_EXIST;
    }
    if (kind == FS_IS_DIR && target == FS_IS_FILE) {
        return FS_ERR_NOTDIR;
    }
    if (kind == FS_IS_DIR && is_within(new.parent, old.id)) {
        return FS_ERR_INVAL;
    }
    new.id = old.id;
    new.size = old.size;
    return fs_commit(&new);
}

int fs_dir_open(fs_dir_t *dir, const char *path, size_t len) {
    fs_file_t at;
    int kind = found(fs_lookup(&at, path, len));
    dir->id = at.id;
    dir->last = 0;
    return kind == FS_IS_FILE ? FS_ERR_NOTDIR : kind < 0 ? kind : 0;
}

int fs_dir_next(fs_dir_t *dir, fs_stat_t *entry) {
    const fs_rec_t *r = entry_after(dir->id, dir->last);
    if (!r) {
        return 0;
    }
    dir->last = r->id;
    describe(r, entry);
    return 1;
}
