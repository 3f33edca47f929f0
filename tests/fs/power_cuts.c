// SPDX-License-Identifier: MIT
// tests/fs/power_cuts.c [SEEDS [FIRST]] -- the power cut in the midst of every
// flash operation.
//
// First of one scenario that has everything, several times with other half-done
// results; then of random ones. Each cut is followed by mounts, some of them
// cut as well. Then every file must be as before the operation or as after it,
// and stay so while files are written and the board boots again.
#include <string.h>

#include "fs/log.h"
#include "tests/fs/dev.h"
#include "tests/fs/model.h"

static model_t before, after, now, check;
static unsigned long cuts, lost, mounts_cut, kept_old;

static void mount(bool may_be_cut) {
    for (;;) {
        dev_flicker();
        dev_cut_at =
            may_be_cut && dev_random() % 3 == 0 ? dev_operations + 1 + dev_random() % 20 : 0;
        if (setjmp(dev_cut) == 0) {
            fs_mount(dev_memory, dev_pages);
            dev_cut_at = 0;
            return;
        }
        mounts_cut++;
    }
}

static void fail(const char *why, const op_t *op) {
    fprintf(stderr, "%s: %s %s %s len %u piece %u at %u\nbefore:\n", why, op_names[op->kind],
            op->path, op->to ? op->to : "", op->len, op->piece, op->at);
    model_print(&before);
    fprintf(stderr, "after:\n");
    model_print(&after);
    fprintf(stderr, "expected now:\n");
    model_print(&check);
    fprintf(stderr, "found:\n");
    model_print(&now);
    lost++;
    abort();
}

static void look(const op_t *op, model_t *expected, const char *when) {
    dev_flicker();
    if (!model_collect(&now) || !code_is_right(&now) || !model_equal(expected, &now)) {
        fail(when, op);
    }
}

static void go_on(const op_t *op) {
    static const op_t more[] = {{OP_WRITE, "/after", NULL, 40, 9, 5, 0},
                                {OP_APPEND, "/a", NULL, 7, 7, 6, 0},
                                {OP_APPEND, "/after", NULL, 300, 50, 7, 0},
                                {OP_CODE, "/after", NULL, 40, 0, 0, 0},
                                {OP_REMOVE, "/after", NULL, 0, 0, 0, 0}};
    for (unsigned i = 0; i < sizeof more / sizeof *more; i++) {
        bool early = false;
        model_copy(&check, &now);
        int err = real_do(&more[i], &early);
        if (err == FS_ERR_NOSPC) {
            CHECK(model_collect(&now));
            if (more[i].kind != OP_CODE) {
                model_no_space(&check, &now, &more[i], early);
            }
        } else if (err != model_do(&check, &more[i])) {
            fail("an operation after the cut", op);
        } else {
            look(op, &check, "after one more operation");
        }
    }
}

// Returns false when the operation was over before.
static bool cut(const op_t *op, unsigned long n, bool replaced_early) {
    bool early = false;
    dev_cut_at = dev_operations + n;
    if (setjmp(dev_cut) == 0) {
        real_do(op, &early);
        dev_cut_at = 0;
        return false;
    }
    cuts++;
    mount(true);
    dev_flicker();
    if (!model_collect(&now) || !code_is_right(&now)) {
        fail("after a cut", op);
    }
    model_copy(&check, &before);
    kept_old += model_equal(&before, &now);
    if (!model_equal(&before, &now) && !model_equal(&after, &now) &&
        !(replaced_early &&
          (model_find(&check, op->path)->path[0] = 0, model_equal(&check, &now)))) {
        fail("after a cut", op);
    }
    model_copy(&check, &now);
    mount(true);
    look(op, &check, "after the next mount");
    go_on(op);
    model_copy(&check, &now);
    mount(true);
    look(op, &check, "at the end");
    return true;
}

// The operation with the power cut at each of its flash operations, then whole.
static void step(const op_t *op) {
    bool replaced_early = false;
    fs_state_t state = fs_state;
    CHECK(!fs_open_files);
    dev_save();
    CHECK(model_collect(&before));
    int err = real_do(op, &replaced_early);
    CHECK(model_collect(&after));
    for (unsigned long n = 1;; n++) {
        dev_restore();
        fs_state = state;
        fs_open_files = NULL;
        // What is not kept at a full disk may be in between.
        if (!cut(op, n,
                 replaced_early ||
                     (err < 0 && op->kind == OP_WRITE && model_find(&before, op->path)))) {
            break;
        }
    }
}

static const op_t scenario[] = {
    {OP_MKDIR, "/lib", NULL, 0, 0, 0, 0},
    {OP_WRITE, "/main.py", NULL, 300, 100, 1, 0},
    {OP_WRITE, "/lib/m.py", NULL, 501, 256, 2, 0},
    {OP_WRITE, "/a", NULL, 5, 1, 3, 0},
    {OP_CODE, "/lib/m.py", NULL, 400, 0, 0, 0},
    {OP_WRITE, "/main.py", NULL, 333, 64, 4, 0},
    {OP_APPEND, "/a", NULL, 20, 20, 5, 0},
    {OP_APPEND, "/a", NULL, 21, 3, 6, 0},
    {OP_CODE, "/main.py", NULL, 200, 0, 0, 0},
    {OP_PATCH, "/a", NULL, 7, 7, 7, 10},
    {OP_WRITE, "/new", NULL, 450, 450, 8, 0},
    {OP_RENAME, "/new", "/main.py", 0, 0, 0, 0},
    {OP_RENAME, "/lib/m.py", "/lib/n.py", 0, 0, 0, 0},
    {OP_MKDIR, "/data", NULL, 0, 0, 0, 0},
    {OP_RENAME, "/lib", "/data/lib", 0, 0, 0, 0},
    {OP_WRITE, "/data/big", NULL, 2500, 256, 9, 0},
    {OP_REMOUNT, NULL, NULL, 0, 0, 0, 0},
    {OP_CODE, "/main.py", NULL, 240, 0, 0, 0},
    {OP_APPEND, "/data/big", NULL, 30, 30, 10, 0},
    {OP_REMOVE, "/data/lib/n.py", NULL, 0, 0, 0, 0},
    {OP_RMDIR, "/data/lib", NULL, 0, 0, 0, 0},
    {OP_WRITE, "/a", NULL, 600, 200, 11, 0}, // from here on pages are moved
    {OP_APPEND, "/a", NULL, 100, 10, 12, 0},
    {OP_WRITE, "/main.py", NULL, 700, 256, 13, 0},
    {OP_PATCH, "/main.py", NULL, 20, 20, 14, 0},
    {OP_REMOVE, "/data/big", NULL, 0, 0, 0, 0},
    {OP_WRITE, "/data/x", NULL, 900, 300, 15, 0},
    {OP_RENAME, "/data/x", "/a", 0, 0, 0, 0},
    {OP_RMDIR, "/data", NULL, 0, 0, 0, 0},
};

static void run_scenario(unsigned seed) {
    dev_reset(8, seed);
    mount(false);
    for (unsigned i = 0; i < sizeof scenario / sizeof *scenario; i++) {
        step(&scenario[i]);
    }
}

static void run_random(unsigned seed) {
    unsigned pages = 4 + seed % 6;
    dev_reset(pages, seed);
    mount(false);
    for (unsigned i = 0; i < 30; i++) {
        op_t op = op_random(pages);
        step(&op);
    }
}

int main(int argc, char **argv) {
    unsigned seeds = argc > 1 ? (unsigned)atoi(argv[1]) : 8,
             from = argc > 2 ? (unsigned)atoi(argv[2]) : 1;
    for (unsigned seed = from; seed < from + seeds; seed++) {
        run_scenario(seed);
    }
    printf("scenario: %lu operations\n", cuts / seeds);
    for (unsigned seed = from; seed < from + seeds; seed++) {
        run_random(seed);
    }
    printf("%lu mounts cut as well; %lu times the old content, %lu times the new\n", mounts_cut,
           kept_old, cuts - kept_old);
    printf("%lu cuts, %lu lost\n", cuts, lost);
    return 0;
}
