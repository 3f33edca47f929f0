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
// The text, not terminated; *len is set. A name in ROM is copied: to room, of PY_ROM_NAME_MAX bytes, or into
// a new block in the heap; then it may collect, and raise MemoryError.
#define PY_ROM_NAME_MAX 32u
const char *py_name_text_in(py_name_t name, size_t *len, char *room);
const char *py_name_text(py_name_t name, size_t *len);
// Names in RAM: how many, and their bytes. For micropython.qstr_info().
unsigned py_names_in_ram(size_t *bytes);
void py_names_reset(void); // forget those in RAM
// The pointers to the names' blocks, for the collector.
py_val_t *py_names_roots(unsigned *n);

// ---- names of code in flash (core/vm/store.h) ---------------------------------------------------
// Their numbers are the same after a reset: new names get numbers beyond all that are stored.
typedef struct py_stored_name {
    uint16_t id;
    uint16_t at; // its length and text, in bytes from the end of the table
} py_stored_name_t;

// A table, sorted by number, that stays where it is until the next soft reset.
void py_names_add_stored(const py_stored_name_t *table, unsigned n);
// Do all of its names have these numbers?
bool py_names_stored_agree(const py_stored_name_t *table, unsigned n);
// From begin to end all names that are met are noted. end(true): the table that holds them has been added, those
// that are new need no RAM any more.
void py_names_note_begin(void);
void py_names_note_end(bool stored);
// Writes those noted as a table with put(), which returns where it put them; how many.
unsigned py_names_store(const py_stored_name_t **table,
                        const void *(*put)(const void *data, size_t len));

// ---- made by tools/names.py ----
#define PY_NAMES_GROUP 32u // names of which the first is written in full
#define PY_NAMES_SHARED                                                                            \
    14u // symbols below: a name ends; the next shares so many characters with it
extern const uint8_t py_rom_texts[];    // symbols, group by group
extern const uint8_t py_rom_pairs[][2]; // what the higher symbols stand for
extern const uint16_t py_rom_groups[];  // where each begins
extern const uint32_t py_rom_hash;      // of all texts

#endif
