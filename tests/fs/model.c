// SPDX-License-Identifier: MIT
#include "tests/fs/model.h"

#include <string.h>

#include "tests/fs/dev.h"

const char *const op_names[] = {"write", "append", "patch", "rename", "remove",
                                "mkdir", "rmdir",  "code",  "remount"};

// ---- the model ----

void model_clear(model_t *model) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        free(model->entries[i].data);
    }
    memset(model, 0, sizeof *model);
}

static entry_t *add(model_t *model, const char *path, bool is_dir) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        entry_t *e = &model->entries[i];
        if (!e->path[0]) {
            CHECK(strlen(path) < MODEL_PATH);
            strcpy(e->path, path);
            e->is_dir = is_dir;
            e->len = 0;
            e->data = e->data ? e->data : malloc(MODEL_BYTES);
            return e;
        }
    }
    return NULL;
}

void model_copy(model_t *to, const model_t *from) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        to->entries[i].path[0] = 0;
    }
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        const entry_t *e = &from->entries[i];
        if (e->path[0]) {
            entry_t *copy = add(to, e->path, e->is_dir);
            copy->len = e->len;
            memcpy(copy->data, e->data, e->len);
        }
    }
}

entry_t *model_find(model_t *model, const char *path) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        if (path[0] && strcmp(model->entries[i].path, path) == 0) {
            return &model->entries[i];
        }
    }
    return NULL;
}

bool model_equal(model_t *a, model_t *b) {
    unsigned in_a = 0, in_b = 0;
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        in_b += b->entries[i].path[0] != 0;
        const entry_t *x = &a->entries[i];
        if (!x->path[0]) {
            continue;
        }
        in_a++;
        const entry_t *y = model_find(b, x->path);
        if (!y || x->is_dir != y->is_dir || x->len != y->len || memcmp(x->data, y->data, x->len)) {
            return false;
        }
    }
    return in_a == in_b;
}

void model_print(model_t *model) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        const entry_t *e = &model->entries[i];
        if (e->path[0]) {
            unsigned sum = 0;
            for (unsigned n = 0; n < e->len; n++) {
                sum = sum * 31 + e->data[n];
            }
            fprintf(stderr, "  %s%s %u %08x\n", e->path, e->is_dir ? "/" : "", e->len, sum);
        }
    }
}

// ---- the real tree ----

static bool read_file(entry_t *e, unsigned size) {
    fs_file_t file;
    if (fs_open(&file, e->path, strlen(e->path), FS_READ) < 0) {
        return false;
    }
    e->len = 0;
    for (int n = 1; n > 0; e->len += (unsigned)n) {
        dev_flicker();
        n = fs_read(&file, e->data + e->len, 1 + dev_random() % 700);
        if (n < 0) {
            return false;
        }
    }
    return e->len == size && fs_close(&file) == 0;
}

static bool collect(model_t *model, const char *path) {
    fs_dir_t dir;
    fs_stat_t stat;
    if (fs_dir_open(&dir, path, strlen(path)) < 0) {
        return false;
    }
    for (;;) {
        dev_flicker();
        if (!fs_dir_next(&dir, &stat)) {
            return true;
        }
        char name[MODEL_PATH];
        snprintf(name, sizeof name, "%s/%.*s", path, stat.name_len, stat.name);
        entry_t *e = add(model, name, stat.is_dir);
        if (!e || !(stat.is_dir ? collect(model, name) : read_file(e, stat.size))) {
            fprintf(stderr, "%s cannot be read\n", name);
            return false;
        }
    }
}

bool model_collect(model_t *model) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        model->entries[i].path[0] = 0;
    }
    return collect(model, "");
}

// ---- operations ----

static uint8_t byte_of(unsigned seed, unsigned i) {
    return (uint8_t)((i + seed) * 2654435761u >> (seed % 3 ? 11 : 24));
}

// What is wrong with the directories on the way, or 0.
static int parent_error(model_t *model, const char *path) {
    char parent[MODEL_PATH];
    for (const char *slash = path; (slash = strchr(slash + 1, '/')) != NULL;) {
        memcpy(parent, path, (size_t)(slash - path));
        parent[slash - path] = 0;
        entry_t *e = model_find(model, parent);
        if (!e || !e->is_dir) {
            return e ? FS_ERR_NOTDIR : FS_ERR_NOENT;
        }
    }
    return 0;
}

static bool has_children(model_t *model, const char *path) {
    size_t len = strlen(path);
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        const char *p = model->entries[i].path;
        if (strncmp(p, path, len) == 0 && p[len] == '/') {
            return true;
        }
    }
    return false;
}

static int model_write(model_t *model, const op_t *op) {
    entry_t *e = model_find(model, op->path);
    if (!e && op->kind == OP_PATCH) {
        return FS_ERR_NOENT;
    }
    if (e && e->is_dir) {
        return FS_ERR_ISDIR;
    }
    e = e ? e : add(model, op->path, false);
    CHECK(e);
    unsigned at = op->kind == OP_WRITE ? 0 : op->kind == OP_APPEND ? e->len : op->at;
    if (op->kind == OP_WRITE) {
        e->len = 0;
    }
    CHECK(at + op->len <= MODEL_BYTES);
    if (op->len) {
        for (; e->len < at; e->len++) {
            e->data[e->len] = 0;
        }
        for (unsigned i = 0; i < op->len; i++) {
            e->data[at + i] = byte_of(op->seed, i);
        }
        e->len = e->len > at + op->len ? e->len : at + op->len;
    }
    return 0;
}

static int model_rename(model_t *model, const op_t *op) {
    entry_t *from = model_find(model, op->path), *to = model_find(model, op->to);
    if (!from) {
        return FS_ERR_NOENT;
    }
    int err = parent_error(model, op->to);
    if (err) {
        return err;
    }
    if (from == to) {
        return 0;
    }
    if (to && to->is_dir) {
        return FS_ERR_EXIST;
    }
    if (to && from->is_dir) {
        return FS_ERR_NOTDIR;
    }
    size_t len = strlen(op->path);
    if (from->is_dir && strncmp(op->to, op->path, len) == 0 && op->to[len] == '/') {
        return FS_ERR_INVAL;
    }
    if (to) {
        to->path[0] = 0;
    }
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        char *p = model->entries[i].path, moved[2 * MODEL_PATH];
        if (strncmp(p, op->path, len) == 0 && (p[len] == '/' || !p[len])) {
            snprintf(moved, sizeof moved, "%s%s", op->to, p + len);
            CHECK(strlen(moved) < MODEL_PATH);
            strcpy(p, moved);
        }
    }
    return 0;
}

static int model_remove(model_t *model, const op_t *op) {
    entry_t *e = model_find(model, op->path);
    bool dir = op->kind == OP_RMDIR;
    if (!e) {
        return FS_ERR_NOENT;
    }
    if (e->is_dir != dir) {
        return dir ? FS_ERR_NOTDIR : FS_ERR_ISDIR;
    }
    if (dir && has_children(model, op->path)) {
        return FS_ERR_NOTEMPTY;
    }
    e->path[0] = 0;
    return 0;
}

int model_do(model_t *model, const op_t *op) {
    int err = op->path ? parent_error(model, op->path) : 0;
    if (err && op->kind != OP_REMOUNT) {
        return err;
    }
    switch (op->kind) {
    case OP_WRITE:
    case OP_APPEND:
    case OP_PATCH: return model_write(model, op);
    case OP_RENAME: return model_rename(model, op);
    case OP_REMOVE:
    case OP_RMDIR: return model_remove(model, op);
    case OP_MKDIR:
        if (model_find(model, op->path)) {
            return FS_ERR_EXIST;
        }
        add(model, op->path, true);
        return 0;
    case OP_CODE: {
        entry_t *e = model_find(model, op->path);
        return !e ? FS_ERR_NOENT : e->is_dir ? FS_ERR_ISDIR : 0;
    }
    default: return 0;
    }
}

static int real_write(const op_t *op, bool *replaced_early) {
    static const unsigned modes[] = {FS_WRITE | FS_TRUNCATE, FS_WRITE | FS_APPEND,
                                     FS_READ | FS_WRITE};
    fs_file_t file;
    fs_stat_t stat;
    size_t len = strlen(op->path);
    bool there = fs_stat(op->path, len, &stat) == 0;
    int err = fs_open(&file, op->path, len, modes[op->kind]);
    if (err < 0) {
        return err;
    }
    if (op->kind == OP_PATCH) {
        CHECK(fs_seek(&file, (int)op->at, 0) == (int)op->at);
    }
    for (unsigned done = 0; done < op->len && err >= 0;) {
        uint8_t bytes[1024];
        unsigned n = op->len - done < op->piece ? op->len - done : op->piece;
        for (unsigned i = 0; i < n; i++) {
            bytes[i] = byte_of(op->seed, done + i);
        }
        dev_flicker();
        err = fs_write(&file, bytes, n);
        done += n;
    }
    *replaced_early = there && fs_stat(op->path, len, &stat) < 0;
    if (err < 0 && op->kind != OP_APPEND) {
        fs_abandon(&file);
        return err;
    }
    int closed = fs_close(&file);
    return err < 0 ? err : closed;
}

static unsigned sum_of(const uint8_t *data, unsigned len) {
    unsigned sum = len * 0x9E3779B9u | 1;
    for (unsigned i = 0; i < len; i++) {
        sum = (sum ^ data[i]) * 16777619u;
    }
    return sum;
}

// Code made from a content: its sum, and bytes that follow from it, as many as
// asked for.
static int make_code(const op_t *op) {
    fs_file_t file;
    fs_sink_t sink;
    static uint8_t content[MODEL_BYTES];
    const uint8_t *old;
    int err = fs_open(&file, op->path, strlen(op->path), FS_READ);
    if (err < 0) {
        return err;
    }
    int n = fs_read(&file, content, sizeof content);
    if (n < 0) {
        return n;
    }
    if (fs_code_find(&file, &old) > 0) {
        return 0;
    }
    uint32_t head[2] = {sum_of(content, (unsigned)n), 0xFFFFFFFF}, seed = head[0];
    err = fs_sink_open(&sink, &file);
    err = err < 0 ? err : fs_sink_write(&sink, head, sizeof head);
    for (unsigned i = 0; i < op->len / 4 && err >= 0; i++) {
        uint32_t word = seed += 0x1234567;
        err = fs_sink_write(&sink, &word, sizeof word);
    }
    if (err >= 0) {
        err = fs_sink_patch(&sink, 4, (uint16_t)(op->len / 4));
        err = err < 0 ? err : fs_sink_patch(&sink, 6, 0x55AA);
    }
    int closed = fs_sink_close(&sink, err >= 0);
    fs_close(&file);
    return err < 0 ? err : closed;
}

bool code_is_right(model_t *model) {
    for (unsigned i = 0; i < MODEL_FILES; i++) {
        const entry_t *e = &model->entries[i];
        fs_file_t file;
        const uint8_t *code;
        if (!e->path[0] || e->is_dir) {
            continue;
        }
        if (fs_open(&file, e->path, strlen(e->path), FS_READ) < 0) {
            return false;
        }
        int len = fs_code_find(&file, &code);
        fs_close(&file);
        if (len < 0 || (len && len < 8)) {
            return false;
        }
        if (len == 0) {
            continue;
        }
        const uint32_t *words = (const uint32_t *)(const void *)code;
        uint32_t seed = sum_of(e->data, e->len);
        if (words[0] != seed || words[1] != (0x55AA0000u | (unsigned)(len / 4 - 2))) {
            fprintf(stderr, "%s: code of something else\n", e->path);
            return false;
        }
        for (int n = 2; n < len / 4; n++) {
            if (words[n] != (seed += 0x1234567)) {
                fprintf(stderr, "%s: code differs at %d\n", e->path, n * 4);
                return false;
            }
        }
    }
    return true;
}

int real_do(const op_t *op, bool *replaced_early) {
    size_t len = op->path ? strlen(op->path) : 0;
    dev_flicker();
    switch (op->kind) {
    case OP_WRITE:
    case OP_APPEND:
    case OP_PATCH: return real_write(op, replaced_early);
    case OP_RENAME: return fs_rename(op->path, len, op->to, strlen(op->to));
    case OP_REMOVE: return fs_change(FS_REMOVE, op->path, len);
    case OP_MKDIR: return fs_change(FS_MKDIR, op->path, len);
    case OP_RMDIR: return fs_change(FS_RMDIR, op->path, len);
    case OP_CODE: return make_code(op);
    case OP_REMOUNT: fs_mount(dev_memory, dev_pages); return 0;
    }
    abort();
}

// ---- random operations ----

static const char *const paths[] = {
    "/a",   "/b.py", "/main.py", "/d",   "/d/x",
    "/d/y", "/d/e",  "/d/e/z",   "/lib", "/lib/long_name_of_a_file"};

static const char *any_path(void) {
    return paths[dev_random() % (sizeof paths / sizeof *paths)];
}

op_t op_random(unsigned pages) {
    static const uint8_t often[] = {OP_WRITE,  OP_WRITE, OP_WRITE,  OP_APPEND, OP_APPEND,
                                    OP_APPEND, OP_PATCH, OP_RENAME, OP_REMOVE, OP_REMOVE,
                                    OP_MKDIR,  OP_RMDIR, OP_CODE,   OP_CODE,   OP_REMOUNT};
    op_t op = {.kind = often[dev_random() % sizeof often], .path = any_path(), .to = any_path()};
    unsigned most = dev_random() % 8 ? 300 : pages * 200;
    op.len = dev_random() % most;
    op.piece = 1 + dev_random() % (dev_random() % 2 ? 20 : 900);
    op.seed = dev_random() % 1000;
    op.at = dev_random() % 600;
    if (op.kind == OP_CODE) {
        op.len &= ~3u;
    }
    return op;
}

void model_no_space(model_t *before, model_t *now, const op_t *op, bool replaced_early) {
    entry_t *old = model_find(before, op->path), *new = model_find(now, op->path);
    if (op->kind == OP_WRITE && replaced_early) {
        CHECK(!new);
        old->path[0] = 0;
    } else if (op->kind == OP_APPEND && new) {
        CHECK(new->len >= (old ? old->len : 0));
        CHECK(!old || memcmp(old->data, new->data, old->len) == 0);
        op_t part = *op;
        part.len = new->len - (old ? old->len : 0);
        CHECK(part.len <= op->len && model_do(before, &part) == 0);
    }
    CHECK(model_equal(before, now));
}
