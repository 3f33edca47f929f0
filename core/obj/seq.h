// SPDX-License-Identifier: MIT
// core/obj/seq.h -- list, tuple, range, slice and what all sequences share.
#ifndef CORE_OBJ_SEQ_H
#define CORE_OBJ_SEQ_H

#include "core/obj/type.h"
#include "core/vm/messages.h"

// A growable array of values. The items live in a block of their own, so the list's address is stable.
typedef struct py_list {
    const py_type_t *type;
    uint32_t len;
    py_val_t *items;
    uint32_t capacity;
} py_list_t;

typedef struct py_tuple {
    const py_type_t *type;
    uint32_t len;
    py_val_t items[];
} py_tuple_t;

typedef struct py_range {
    const py_type_t *type;
    int32_t start, stop, step;
} py_range_t;

typedef struct py_slice {
    const py_type_t *type;
    py_val_t start, stop, step; // PY_NONE when absent
} py_slice_t;

// Builtin iterators: one type, told apart by kind.
enum py_iter_kind {
    PY_ITER_SEQ,   // list, tuple, str, bytes and all that has items by index: a = sequence, index
    PY_ITER_RANGE, // a = next int, b = stop, c = step, all 31-bit ints
    PY_ITER_WIDE,  // the same with ints of any size; index = PY_LT or PY_GT: a is inside
    PY_ITER_KEYS,
    PY_ITER_VALUES,
    PY_ITER_ITEMS,     // a = dict or set, index = position in the table
    PY_ITER_REVERSED,  // a = sequence, index
    PY_ITER_ENUMERATE, // a = iterator, b = count
    PY_ITER_ZIP,       // a = tuple of iterators
    PY_ITER_MAP,       // a = function, b = tuple of iterators
    PY_ITER_FILTER,    // a = function or None, b = iterator
    PY_ITER_CALL,      // a = callable, b = sentinel
    PY_ITER_GETITEM,   // a = instance with __getitem__, index
};
typedef struct py_iterator {
    const py_type_t *type;
    union {
        uint8_t kind;   // enum py_iter_kind
        uint32_t place; // kind | index << 8
    };
    py_val_t a, b, c; // c only where the kind needs it: a block of 16 or 20 bytes
} py_iterator_t;

py_val_t py_list_new(unsigned n,
                     const py_val_t *items); // items NULL: n times PY_UNDEF for the caller to fill
void py_list_append(py_val_t list, py_val_t item);
py_val_t py_list_reverse(py_val_t *args, unsigned n); // the method: args[0] is the list
void py_list_insert(py_val_t list, unsigned at, py_val_t item);
py_val_t py_list_pop(py_val_t *args, unsigned n); // the method
void py_list_extend(py_val_t list, py_val_t iterable);
py_val_t py_list_from(py_val_t iterable);
py_val_t py_tuple_new(unsigned n, const py_val_t *items); // n == 0 gives the one empty tuple
py_val_t py_tuple_from(py_val_t iterable);
// The items of a list or tuple (or a subclass's native part); false for anything else.
bool py_items(py_val_t v, py_val_t **items, unsigned *n);
// The items of any iterable; returns how many. Keep *items while they are used.
unsigned py_items_of(py_val_t iterable, py_val_t **items);

py_val_t py_slice_new(py_val_t start, py_val_t stop, py_val_t step);
// The key with plain ints where it has objects with __index__: these run Python, which may change the
// sequence, so they are asked before its length is.
py_val_t py_plain_key(py_val_t key);
// Bounds of a slice on a sequence of len items, as slice.indices(): *step != 0. Returns the number of items.
unsigned py_slice_bounds(py_val_t slice, unsigned len, int32_t *start, int32_t *step);
// An index value for a sequence of len items, negative ones counted from the end. Raises TypeError, IndexError
// ("list index out of range", from the type's name).
unsigned py_index(const py_type_t *type, py_val_t key, unsigned len);
// The same with another message for IndexError; its %T is the type.
unsigned py_index_or(const py_type_t *type, py_val_t key, unsigned len, enum py_msg message);
// slice.indices(): start, stop and step in at; returns the number of items.
unsigned py_slice_indices(py_val_t slice, unsigned len, int32_t at[3]);

// The number of items from start to stop by steps of step (not 0).
unsigned py_span(int32_t start, int32_t stop, int32_t step);
// An optional bound of a search or an insertion, clipped to 0..len; absent: PY_UNDEF or PY_NONE.
unsigned py_bound(py_val_t v, unsigned len, unsigned absent);

// ---- shared by the types in C ------------------------------------------------------------------
// The object behind self, which a program may have chosen freely (list.append(5, 1)); TypeError.
void *py_self(py_val_t v, const py_type_t *type);
// Copies n values; for n == 0 the pointers may be NULL, as those of an empty list are.
void py_copy_items(py_val_t *to, const py_val_t *from, unsigned n);
// A list or tuple of n times PY_UNDEF, and its items to fill.
py_val_t py_seq_new(const py_type_t *type, unsigned n, py_val_t **items);
// Operations and methods of list and tuple.
py_val_t py_seq_get(py_val_t v, py_val_t key);
py_val_t py_seq_unary(enum py_unary op, py_val_t v);
// A store to items of a list or of anything with bytes.
typedef struct py_store {
    // Where item `at` is, after `cut` items there have been replaced by room for `put` others.
    char *(*room)(py_val_t v, unsigned at, unsigned cut, unsigned put);
    const char *from;   // so many items
    unsigned put, size; // each of so many bytes; none of 0: what is there is deleted
    bool fixed;         // the length cannot change
} py_store_t;
void py_seq_store(py_val_t v, py_val_t key, py_store_t *store);
py_val_t py_seq_binary(unsigned op, py_val_t a, py_val_t b);
py_val_t py_seq_iter(py_val_t v);
py_val_t py_seq_count(py_val_t *args, unsigned n);
py_val_t py_seq_index(py_val_t *args, unsigned n);
py_val_t py_seq_remove(py_val_t *args, unsigned n);
// Prints the items of a list, tuple, dict or set between open and close; open, "..." and close when v is
// being printed further out.
struct py_out;
void py_print_items(struct py_out *out, py_val_t v, const char *open, const char *close);

// A builtin iterator. a: of REVERSED, any sequence or dict; of ENUMERATE and FILTER, an iterator (FILTER: b);
// of ZIP and MAP (b), a tuple of iterators; of RANGE, the first int, b the end, and the caller sets c.
py_val_t py_iterator_new(enum py_iter_kind kind, py_val_t a, py_val_t b);
// The next item or PY_UNDEF. The VM has the ranges and lists inline.
py_val_t py_iterator_next(py_val_t it);

// Sorts in place, stable. key may be PY_NONE. Calls Python: may collect, may raise; the list then holds all its
// items in some order.
void py_sort(py_val_t list, py_val_t key, bool reverse);

#endif
