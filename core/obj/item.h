// SPDX-License-Identifier: MIT
// core/obj/item.h -- numbers as bytes: what struct, array, memoryview and int.to_bytes have in common.
//
// A code is that of module struct: the letter says size and kind.
#ifndef CORE_OBJ_ITEM_H
#define CORE_OBJ_ITEM_H

#include "core/obj/value.h"

enum { PY_ITEM_BIG = 1, PY_ITEM_SIGNED = 2 };

// Bytes of an item, 0: there is no such code.
unsigned py_item_size(char code);
// The item at `at`, which need not be aligned; big: most significant byte first. May collect.
py_val_t py_item_get(char code, const char *at, bool big);
// Writes v there; of an int the bytes that there is room for, as in MicroPython: drivers pack 0x80 as 'b'. Raises
// TypeError. `at` must not move when __index__ of a Python class runs.
void py_item_put(char code, char *at, py_val_t v, bool big);

// An int in so many bytes, flags PY_ITEM_*. Store keeps the lowest bytes.
py_val_t py_int_load(const char *at, unsigned len, unsigned flags);
void py_int_store(py_val_t v, char *at, unsigned len, unsigned flags);

#endif
