// SPDX-License-Identifier: MIT
// tests/fs/random.c [SEEDS [FIRST]] -- random operations on files and on a
// model of them: both must agree after each.
#include <string.h>

#include "tests/fs/dev.h"
#include "tests/fs/model.h"

static model_t model, before, now;
static unsigned long full;

static void step(const op_t *op) {
    bool replaced_early = false;
    model_copy(&before, &model);
    int expected = model_do(&model, op), err = real_do(op, &replaced_early);
    if (!model_collect(&now)) {
        abort();
    }
    if (err == FS_ERR_NOSPC) {
        full++;
        if (op->kind != OP_CODE) {
            model_no_space(&before, &now, op, replaced_early);
        }
        model_copy(&model, &now);
    } else if (err != expected || !model_equal(&model, &now)) {
        fprintf(stderr, "%s %s %s len %u piece %u at %u: %d, expected %d\n", op_names[op->kind],
                op->path, op->to, op->len, op->piece, op->at, err, expected);
        model_print(&model);
        fprintf(stderr, "found:\n");
        model_print(&now);
        abort();
    }
    CHECK(code_is_right(&now));
}

static void run(unsigned seed) {
    unsigned pages = seed % 3 ? 8 : 4 + seed % 29;
    dev_reset(pages, seed);
    model_clear(&model);
    fs_mount(dev_memory, pages);
    CHECK(model_collect(&now) && model_equal(&model, &now));
    for (unsigned i = 0; i < 300; i++) {
        op_t op = op_random(pages);
        step(&op);
    }
}

int main(int argc, char **argv) {
    unsigned seeds = argc > 1 ? (unsigned)atoi(argv[1]) : 100,
             from = argc > 2 ? (unsigned)atoi(argv[2]) : 0;
    unsigned long operations = 0;
    for (unsigned seed = from; seed < from + seeds; seed++) {
        run(seed);
        operations += dev_operations;
    }
    printf("%u runs of 300 steps, %lu flash operations, %lu times full\n", seeds, operations, full);
    return 0;
}
