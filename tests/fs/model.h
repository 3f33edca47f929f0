// SPDX-License-Identifier: MIT
// tests/fs/model.h -- what a tree of files should hold, operations on it, and the real thing beside it.
#ifndef TESTS_FS_MODEL_H
#define TESTS_FS_MODEL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fs/flashfs.h"

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

enum { MODEL_FILES = 48, MODEL_PATH = 40, MODEL_BYTES = 16384 };

typedef struct {
    char path[MODEL_PATH]; // absolute; "" is no entry
    bool is_dir;
    unsigned len;
    uint8_t *data; // MODEL_BYTES
} entry_t;

typedef struct {
    entry_t entries[MODEL_FILES];
} model_t;

enum op_kind {
    OP_WRITE,
    OP_APPEND,
    OP_PATCH,
    OP_RENAME,
    OP_REMOVE,
    OP_MKDIR,
    OP_RMDIR,
    OP_CODE,
    OP_REMOUNT
};

typedef struct {
    enum op_kind kind;
    const char *path, *to; // to: OP_RENAME
    unsigned len, piece;   // bytes written, and how many at a time
    unsigned seed;         // of the bytes
    unsigned at;           // OP_PATCH
} op_t;

void model_clear(model_t *model);
void model_copy(model_t *to, const model_t *from);
entry_t *model_find(model_t *model, const char *path);
// Both hold the same.
bool model_equal(model_t *a, model_t *b);
void model_print(model_t *model);
// What is on the flash. False when something cannot be read.
bool model_collect(model_t *model);

// Does it in the model; 0 or the error that the file system must give.
int model_do(model_t *model, const op_t *op);
// Does it for real. *replaced_early: the old content went before the new was whole.
int real_do(const op_t *op, bool *replaced_early);
// Every code that is found is what was made from that content.
bool code_is_right(model_t *model);

// One for a region of so many pages.
op_t op_random(unsigned pages);
// The flash was full: checks that the operation has not happened, but for what its kind allows.
void model_no_space(model_t *before, model_t *now, const op_t *op, bool replaced_early);

extern const char *const op_names[];

#endif
