// SPDX-License-Identifier: MIT
// core/obj/dict.h -- one table for dict, set, modules, classes and the attributes of instances.
//
// Entries stand in order of insertion in one heap block; a table of more than 8 entries has an index of
// bytes (or half-words, from 255 entries on) behind them. A deleted entry has key PY_UNDEF and is
// dropped when the table grows. Lookups of names try a small cache of positions first.
#ifndef CORE_OBJ_DICT_H
#define CORE_OBJ_DICT_H

#include "core/obj/type.h"

typedef struct py_pair {
    py_val_t key;
    py_val_t value; // sets have it too: PY_NONE
} py_pair_t;

typedef struct py_table {
    uint16_t used;      // entries in use, deleted ones among them
    uint16_t live;      // entries in use, deleted ones not counted
    uint16_t capacity;  // room for entries
    uint8_t index_bits; // the index behind the entries has 2 ** index_bits slots; 0: none
    uint8_t mixed;      // some key is neither a name nor a small int: identity alone does not tell
    py_pair_t pairs[];
} py_table_t;

// dict, set and every object with attributes hold a pointer to a table, NULL when empty.
typedef struct py_dict {
    const py_type_t *type;
    py_table_t *table;
} py_dict_t;

// The position a search found last time, in a table here or of entries in C: for all of them, by key and table.
extern uint8_t py_lookup_hints[];
// The value for key or PY_UNDEF. py_table_get may call __eq__/__hash__: may collect, may raise.
py_val_t py_table_get(py_table_t *table, py_val_t key);
py_val_t py_table_get_name(py_table_t *table, py_name_t name); // never collects
// Adds or replaces. May collect (the holder must be reachable); raises MemoryError and leaves it as it was.
void py_table_set(py_table_t **table, py_val_t key, py_val_t value);
void py_table_set_name(py_table_t **table, py_name_t name, py_val_t value);
// Makes room for so many more entries at once, instead of by steps that leave gaps. May collect.
void py_table_reserve(py_table_t **table, unsigned more);
// Gives back the room that is spare.
void py_table_trim(py_table_t **table);
// Removes; the value removed or PY_UNDEF.
py_val_t py_table_remove(py_table_t *table, py_val_t key);
// Walks the live entries: *at starts at 0; NULL at the end.
py_pair_t *py_table_next(py_table_t *table, unsigned *at);
static inline unsigned py_table_len(const py_table_t *table) {
    return table ? table->live : 0;
}
// A copy with no spare room; NULL for an empty one. May collect.
py_table_t *py_table_copy(py_table_t *table);

py_val_t py_dict_new(void);
py_val_t py_dict_construct(py_val_t *args, unsigned n); // dict.__new__
// Methods of OrderedDict: popitem(last=True), which dict has without the argument; move_to_end(key, last=True).
py_val_t py_dict_popitem(py_val_t *args, unsigned n);
py_val_t py_dict_move_to_end(py_val_t *args, unsigned n);
py_val_t py_dict_get(py_val_t dict, py_val_t key); // PY_UNDEF when absent
void py_dict_set(py_val_t dict, py_val_t key, py_val_t value);
// dict.update: from a mapping or an iterable of pairs.
void py_dict_update(py_val_t dict, py_val_t from);
py_val_t py_set_new(void);
void py_set_add(py_val_t set, py_val_t item);
py_val_t py_set_from(py_val_t iterable);
// Operations of sets; b may be a dict's view too.
py_val_t py_set_binary(unsigned op, py_val_t a, py_val_t b);
// Length of dict and set.
py_val_t py_table_unary(enum py_unary op, py_val_t v);

#endif
