// SPDX-License-Identifier: MIT
// core/mem/names.h -- interned names: every identifier and short string constant has one 16-bit number.
//
// Those the firmware knows stand in ROM, sorted, from one list (names.def); the rest are added in RAM
// and stay until the next soft reset. Two names are equal when their numbers are.
#ifndef CORE_MEM_NAMES_H
#define CORE_MEM_NAMES_H

#include "core/obj/value.h"

enum py_rom_name {
#define NAME(id)          PY_N_##id,
#define NAME_AS(id, text) PY_N_##id,
#include "core/mem/names.def"
#undef NAME
#undef NAME_AS
    PY_ROM_NAMES
};

// The number of text, added if new. May collect; raises MemoryError.
py_name_t py_name_intern(const char *text, size_t len);
// The number of text or -1: never adds, never collects.
int py_name_find(const char *text, size_t len);
// The text, not terminated; *len is set. Stays where it is until the next soft reset.
const char *py_name_text(py_name_t name, size_t *len);
// Names in RAM: how many, and their bytes. For micropython.qstr_info().
unsigned py_names_in_ram(size_t *bytes);
void py_names_reset(void); // forget those in RAM
// The pointers to the names' blocks, for the collector.
void **py_names_roots(unsigned *n);

#endif
