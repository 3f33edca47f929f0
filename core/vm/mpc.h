// SPDX-License-Identifier: MIT
// core/vm/mpc.h -- modules compiled ahead: files .mpc, made by `pyll --compile`.
//
// A file is the head, an image of the code as it lies in memory, and what must be put right in it:
//
//   head | image | names: length, text each | padding to 2 | words (u16 each) | halves (u16 each) |
//   segments (u16 each)
//
// A word is a place in the image, divided by 4 and shifted left by 2, with what stands there: 0 a place in the image,
// which becomes an address, 1 a type by number, 2 a str by number of its name. A half is a place, in bytes, of a
// name's number. Segments are places, in words, of the functions to run one after the other.
//
// It is checked by its CRC, and refused by a firmware with other instructions.
#ifndef CORE_VM_MPC_H
#define CORE_VM_MPC_H

#include "core/vm/code.h"

enum py_mpc_word { PY_MPC_PLACE, PY_MPC_TYPE, PY_MPC_NAME };

typedef struct py_mpc_head {
    char magic[4]; // "MPC1"
    uint32_t crc;  // of what follows it
    uint32_t instructions;
    uint16_t image; // in words
    uint16_t names, words, halves, segments;
    uint16_t globals; // names that it will bind; 0: few
} py_mpc_head_t;

// A number that changes with core/vm/opcodes.def.
enum {
#define OP(name, operands, effect)                                                                 \
    +(PY_OP_##name + 1) * ((operands) + 3 * (int)sizeof(#name) + 7 * (effect))
#define OPS(name, count, effect) OP(name, count, effect)
    PY_MPC_INSTRUCTIONS = 0
#include "core/vm/opcodes.def"
#undef OP
#undef OPS
};

// The types of objects in an image, in the order of their numbers.
enum { PY_MPC_TYPES = 6 };
extern const py_type_t *const py_mpc_types[PY_MPC_TYPES];

// The segments, as py_compile gives them, of a file's content: len bytes at the beginning of a heap block, in which the
// code stays if it is not stored (py_store_begin). Raises ImportError.
py_val_t py_mpc_load(char *file, size_t len);

#endif
