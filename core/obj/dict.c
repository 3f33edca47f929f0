// SPDX-License-Identifier: MIT
// core/obj/dict.c -- the table behind dict, set, modules and instances; dict and its views.
//
// A table of up to 8 entries is searched from end to end. A larger one has an index: open
// addressing with linear probing, Fibonacci hashing (Knuth, TAOCP 6.4), a slot holding position +
// 1. No hash is stored: a table grows seldom, and 4 bytes an entry are dear. Keys that are names or
// small ints are equal only when identical, and most tables have no others (`mixed` is 0): then
// the key itself is hashed, whatever its text, and a search is one comparison an entry. Searches for such
// keys first try the position found last time, from a cache of 64 bytes for all tables.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include <string.h>

#define LINEAR 8u     // entries without an index
#define WIDE   255u   // from this capacity on, slots are half-words
#define MOST   32000u // entries
#define STEP_MOST                                                                                  \
    64u // entries by which a table grows at most: the old and the new one live together
#define HASH_RATIO 0x9E3779B1u

uint8_t py_lookup_hints[PY_LOOKUP_HINTS];

// ---- the table ---------------------------------------------------------------------------------

__attribute__((always_inline)) static inline bool plain(py_val_t key) {
    return py_is_int(key) || py_is_name(key);
}

// In a table that is mixed or comes to be.
static uint32_t mixed_hash(py_val_t key) {
    return (py_is_int(key) ? (uint32_t)py_int_get(key) : py_hash(key)) * HASH_RATIO;
}

PY_HOT static uint32_t hash_of(const py_table_t *t, py_val_t key) {
    return t->mixed ? mixed_hash(key) : key * HASH_RATIO;
}

PY_HOT static inline unsigned slot_get(const py_table_t *t, unsigned slot) {
    const void *index = t->pairs + t->capacity;
    return t->capacity < WIDE ? ((const uint8_t *)index)[slot] : ((const uint16_t *)index)[slot];
}

static void slot_set(py_table_t *t, unsigned slot, unsigned value) {
    void *index = t->pairs + t->capacity;
    if (t->capacity < WIDE) {
        ((uint8_t *)index)[slot] = (uint8_t)value;
    } else {
        ((uint16_t *)index)[slot] = (uint16_t)value;
    }
}

static size_t index_size(unsigned capacity, unsigned bits) {
    return bits ? (size_t)(capacity < WIDE ? 1 : 2) << bits : 0;
}

PY_HOT static void index_add(py_table_t *t, uint32_t hash, unsigned position) {
    uint32_t mask = (1u << t->index_bits) - 1, slot = hash >> (32 - t->index_bits);
    for (unsigned tries = 0; tries <= mask && slot_get(t, slot & mask); tries++) {
        slot++;
    }
    slot_set(t, slot & mask, position + 1);
}

// Hashing may run Python and change the table: then the holder has another table by now, or this one lacks
// keys, but every access stays inside.
PY_HOT static void write_index(py_table_t *t) {
    if (t->index_bits) {
        memset(t->pairs + t->capacity, 0, index_size(t->capacity, t->index_bits));
        for (unsigned i = 0; i < t->used; i++) {
            if (t->pairs[i].key) {
                index_add(t, hash_of(t, t->pairs[i].key), i);
            }
        }
    }
}

// Drops deleted entries and writes the index anew.
PY_HOT static void rebuild(py_table_t *t) {
    unsigned n = 0;
    for (unsigned i = 0; i < t->used; i++) {
        if (t->pairs[i].key) {
            t->pairs[n++] = t->pairs[i];
        }
    }
    memset(t->pairs + n, 0, (t->used - n) * sizeof(py_pair_t));
    t->used = (uint16_t)n;
    write_index(t);
}

// Whether entry i has the key, which is not the same. A str equals nothing but a str, so that a search
// for a name never runs Python. Otherwise __eq__ may change the table meanwhile: what it says counts only
// if the entry is still there.
static PY_COLD bool matches(py_table_t *t, unsigned i, py_val_t key) {
    py_val_t other = t->pairs[i].key;
    if (py_is_str(key)) {
        other = py_as(other, &py_type_str);
        return other && py_str_equal(key, other);
    }
    return other && py_equal(key, other) && i < t->used && t->pairs[i].key == other;
}

// Position of key or -1. Reads the table's fields anew after every comparison.
PY_HOT static int search(py_table_t *t, py_val_t key, uint32_t hash) {
    if (!t->index_bits && !t->mixed) {
        for (unsigned i = 0; i < t->used; i++) {
            if (t->pairs[i].key == key) {
                return (int)i;
            }
        }
        return -1;
    }
    for (unsigned tries = 0;; tries++) {
        unsigned i = tries;
        if (t->index_bits) {
            unsigned slot = (hash >> (32 - t->index_bits)) + tries;
            i = slot_get(t, slot & ((1u << t->index_bits) - 1)) - 1;
        }
        if (i >= t->used || tries >= MOST) {
            return -1;
        }
        py_val_t other = t->pairs[i].key;
        if (other == key || (t->mixed && !(plain(key) && plain(other)) && matches(t, i, key))) {
            return (int)i;
        }
    }
}

PY_HOT static int find_plain(py_table_t *t, py_val_t key) {
    if (!t) {
        return -1;
    }
    uint8_t *hint = &py_lookup_hints[(key >> 4 ^ (uintptr_t)t >> 3) % PY_LOOKUP_HINTS];
    if (*hint < t->used && t->pairs[*hint].key == key) {
        return *hint;
    }
    int at = search(t, key, t->index_bits ? hash_of(t, key) : 0);
    if (at >= 0) {
        *hint = (uint8_t)at;
    }
    return at;
}

static PY_COLD void make_mixed(py_table_t *t) {
    if (!t->mixed) {
        t->mixed = true;
        write_index(t);
    }
}

// A str that has a name comes to be its name where that is enough. The hash of other keys is found in
// any case: what cannot be hashed is refused even by an empty table. A key that may run Python makes the
// table mixed before it does, and for good: see resize().
static PY_COLD int find_other(py_table_t *t, py_val_t *key, uint32_t *hash) {
    bool is_str = py_is_str(*key);
    if (t && !t->mixed && is_str) {
        const py_str_t *str = py_obj(*key);
        int name = py_name_find(str->text, str->len);
        if (name >= 0) {
            *key = py_name((py_name_t)name);
            return find_plain(t, *key);
        }
    }
    if (t && !is_str) {
        make_mixed(t);
    }
    *hash = mixed_hash(*key);
    return t && t->mixed ? search(t, *key, *hash) : -1;
}

// Gives the table another capacity, not below the entries in use, deleted or not. A mixed table's old block is left to the collector: some search
// up the C stack may be in __eq__ or __hash__, and goes on in it.
PY_HOT static void resize(py_table_t **table, unsigned capacity, bool keep) {
    py_table_t *t = *table;
    if (capacity > MOST) {
        py_raise_none(PY_MemoryError);
    }
    unsigned bits =
        capacity > LINEAR ? 32 - (unsigned)__builtin_clz(capacity + capacity / 3 - 1) : 0;
    size_t size = sizeof(py_table_t) + capacity * sizeof(py_pair_t) + index_size(capacity, bits);
    t = t && (keep || t->mixed)
            ? memcpy(py_gc_alloc(size), t, sizeof(py_table_t) + t->used * sizeof(py_pair_t))
            : py_gc_realloc(t, size);
    t->capacity = (uint16_t)capacity;
    t->index_bits = (uint8_t)bits;
    *table = t;
    rebuild(t);
}

PY_HOT static void make_room(py_table_t **table) {
    py_table_t *t = *table;
    if (!t) {
        resize(table, 2, false);
        return;
    }
    unsigned live = t->live, more = live / 2 < STEP_MOST ? live / 2 : STEP_MOST;
    if (live + more < t->capacity) { // enough are deleted
        rebuild(t);
    } else if (t->capacity < LINEAR && live + more >= LINEAR) {
        resize(table, LINEAR, false);
    } else {
        resize(table, live + more + 1, false);
    }
}

PY_HOT void py_table_reserve(py_table_t **table, unsigned more) {
    unsigned want = py_table_len(*table) + more;
    if (want > (*table ? (*table)->capacity : 0u)) {
        resize(table, want, false);
    }
}

void py_table_trim(py_table_t **table) {
    if (*table) {
        resize(table, (*table)->used, false);
    }
}

PY_HOT py_val_t py_table_get(py_table_t *table, py_val_t key) {
    uint32_t hash;
    int at = plain(key) ? find_plain(table, key) : find_other(table, &key, &hash);
    return at < 0 ? PY_UNDEF : table->pairs[at].value;
}

PY_HOT py_val_t py_table_get_name(py_table_t *table, py_name_t name) {
    int at = find_plain(table, py_name(name));
    return at < 0 ? PY_UNDEF : table->pairs[at].value;
}

PY_HOT void py_table_set(py_table_t **table, py_val_t key, py_val_t value) {
    uint32_t hash;
    py_table_t *t = *table;
    int at = plain(key) ? find_plain(t, key) : find_other(t, &key, &hash);
    if (t != *table) {
        py_raise(PY_MSG_changed_searched);
    }
    if (at >= 0) {
        t->pairs[at].value = value;
        return;
    }
    if (py_gc_locked) { // the program may be about to use the same room
        py_raise(PY_MSG_heap_locked);
    }
    while (!*table || (*table)->used == (*table)->capacity) {
        make_room(table); // may run Python, which may fill the room
    }
    t = *table;
    if (!plain(key)) {
        make_mixed(t);
    }
    if (t->index_bits) {
        index_add(t, plain(key) ? hash_of(t, key) : hash, t->used);
    }
    t->pairs[t->used++] = (py_pair_t){key, value};
    t->live++;
}

PY_HOT void py_table_set_name(py_table_t **table, py_name_t name, py_val_t value) {
    py_table_set(table, py_name(name), value);
}

static py_val_t remove_at(py_table_t *t, unsigned at) {
    py_val_t value = t->pairs[at].value;
    t->pairs[at] = (py_pair_t){PY_UNDEF, PY_UNDEF};
    if (--t->live == 0) {
        rebuild(t);
    }
    return value;
}

py_val_t py_table_remove(py_table_t *table, py_val_t key) {
    uint32_t hash;
    int at = plain(key) ? find_plain(table, key) : find_other(table, &key, &hash);
    return at < 0 ? PY_UNDEF : remove_at(table, (unsigned)at);
}

PY_HOT py_pair_t *py_table_next(py_table_t *table, unsigned *at) {
    while (table && *at < table->used) {
        py_pair_t *pair = &table->pairs[(*at)++];
        if (pair->key) {
            return pair;
        }
    }
    return NULL;
}

py_table_t *py_table_copy(py_table_t *table) {
    if (!py_table_len(table)) {
        return NULL;
    }
    resize(&table, table->used, true);
    return table;
}

// ---- dict --------------------------------------------------------------------------------------

PY_HOT static py_dict_t *self(py_val_t v) {
    return py_self(v, &py_type_dict);
}

py_val_t py_dict_new(void) {
    py_dict_t *dict = py_gc_alloc(sizeof *dict);
    dict->type = &py_type_dict;
    return py_ptr(dict);
}

py_val_t py_dict_get(py_val_t dict, py_val_t key) {
    return py_table_get(((py_dict_t *)py_obj(dict))->table, key);
}

PY_HOT void py_dict_set(py_val_t dict, py_val_t key, py_val_t value) {
    py_table_set(&((py_dict_t *)py_obj(dict))->table, key, value);
}

void py_dict_update(py_val_t dict, py_val_t from) {
    py_check_stack();
    bool mapping = py_as(from, &py_type_dict);
    py_val_t keys = mapping ? PY_UNDEF : py_attr_find(from, PY_N_keys), item;
    py_val_t it = py_iter(keys ? py_call(keys, 0, NULL) : from);
    while ((item = py_next(it))) {
        if (mapping || keys) {
            py_dict_set(dict, item, py_subscr(from, item, PY_UNDEF));
            continue;
        }
        py_val_t *pair;
        unsigned n = py_items_of(item, &pair);
        if (n != 2) {
            py_raise(PY_MSG_need_items, 2, n);
        }
        py_dict_set(dict, pair[0], pair[1]);
    }
}

// For both dict() and update(): args[0] is a dict of keywords or absent.
static void update_all(py_val_t dict, const py_val_t *args) {
    if (args[2]) {
        py_dict_update(dict, args[2]);
    }
    if (args[0]) {
        py_dict_update(dict, args[0]);
    }
}

py_val_t py_dict_construct(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t dict = py_dict_new();
    update_all(dict, args);
    return dict;
}

static py_val_t dict_update(py_val_t *args, unsigned n) {
    (void)n;
    update_all(py_ptr(self(args[1])), args);
    return PY_NONE;
}

static py_val_t dict_copy(py_val_t *args, unsigned n) {
    (void)n;
    py_dict_t *copy = py_obj(py_dict_new());
    copy->table = py_table_copy(self(args[0])->table);
    return py_ptr(copy);
}

static py_val_t dict_clear(py_val_t *args, unsigned n) {
    (void)n;
    self(args[0])->table = NULL;
    return PY_NONE;
}

static py_val_t dict_fromkeys(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t dict = py_dict_new(), it = py_iter(args[1]), key;
    while ((key = py_next(it))) {
        py_dict_set(dict, key, args[2] ? args[2] : PY_NONE);
    }
    return dict;
}

PY_HOT static py_val_t dict_get(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t value = py_table_get(self(args[0])->table, args[1]);
    return value ? value : args[2] ? args[2] : PY_NONE;
}

static py_val_t dict_setdefault(py_val_t *args, unsigned n) {
    py_dict_t *dict = self(args[0]);
    py_val_t value = dict_get(args, n);
    if (!py_table_get(dict->table, args[1])) {
        py_table_set(&dict->table, args[1], value);
    }
    return value;
}

static py_val_t dict_pop(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t value = py_table_remove(self(args[0])->table, args[1]);
    if (!value) {
        value = args[2];
        if (!value) {
            py_raise_value(PY_KeyError, args[1]);
        }
    }
    return value;
}

py_val_t py_dict_popitem(py_val_t *args, unsigned n) {
    py_table_t *t = self(args[0])->table;
    bool first = n > 1 && args[1] && !py_truth(args[1]);
    unsigned used = t ? t->used : 0;
    for (unsigned i = 0; i < used; i++) {
        unsigned at = first ? i : used - 1 - i;
        py_pair_t *pair = &t->pairs[at];
        if (pair->key) {
            py_val_t item = py_tuple_new(2, &pair->key);
            remove_at(t, at);
            return item;
        }
    }
    py_raise(PY_MSG_pop_key, args[0]);
}

py_val_t py_dict_move_to_end(py_val_t *args, unsigned n) {
    py_val_t dict = py_ptr(self(args[0])), key = args[1], rest = PY_UNDEF;
    bool last = !args[2] || py_truth(args[2]);
    args[2] = PY_UNDEF;
    py_val_t value = dict_pop(args, n);
    if (!last) {
        rest = dict_copy(args, n);
        dict_clear(args, n);
    }
    py_dict_set(dict, key, value);
    if (rest) {
        py_dict_update(dict, rest);
    }
    return PY_NONE;
}

static void dict_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_print_items(out, v, "{", "}");
}

static bool dict_equal(py_dict_t *a, py_dict_t *b) {
    if (py_table_len(a->table) != py_table_len(b->table)) {
        return false;
    }
    unsigned at = 0;
    for (py_pair_t *pair; (pair = py_table_next(a->table, &at));) {
        py_val_t value = pair->value, other = py_table_get(b->table, pair->key);
        if (!other || !py_equal(value, other)) {
            return false;
        }
    }
    return true;
}

static PY_COLD py_val_t dict_combine(unsigned op, py_val_t a, py_val_t b) {
    py_dict_t *dict = py_obj(a);
    py_val_t other = py_as(b, &py_type_dict);
    if (!other) {
        return PY_UNDEF;
    }
    switch (op) {
    case PY_EQ:
    case PY_NE: py_check_stack(); return py_bool(dict_equal(dict, py_obj(other)) == (op == PY_EQ));
    case PY_OR: a = dict_copy(&a, 1); // fall through
    case PY_OR | PY_INPLACE: py_dict_update(a, other); return a;
    default: return PY_UNDEF;
    }
}

PY_HOT static py_val_t dict_binary(unsigned op, py_val_t a, py_val_t b) {
    return op != PY_CONTAINS                                  ? dict_combine(op, a, b)
           : py_table_get(((py_dict_t *)py_obj(a))->table, b) ? PY_TRUE
                                                              : PY_FALSE;
}

PY_HOT py_val_t py_table_unary(enum py_unary op, py_val_t v) {
    return op == PY_LEN ? py_int((int32_t)py_table_len(((py_dict_t *)py_obj(v))->table)) : PY_UNDEF;
}

PY_HOT static py_val_t dict_subscr(py_val_t v, py_val_t key, py_val_t value) {
    py_dict_t *dict = py_obj(v);
    if (value && value != PY_DELETE) {
        py_table_set(&dict->table, key, value);
        return PY_NONE;
    }
    py_val_t found = value ? py_table_remove(dict->table, key) : py_table_get(dict->table, key);
    if (!found) {
        py_raise_value(PY_KeyError, key);
    }
    return found;
}

PY_HOT static py_val_t dict_iter(py_val_t v) {
    return py_iterator_new(PY_ITER_KEYS, v, PY_UNDEF);
}

// ---- views -------------------------------------------------------------------------------------

typedef struct view {
    const py_type_t *type;
    py_val_t dict;
    enum py_iter_kind kind;
} view_t;

static py_val_t view_new(py_val_t *args, enum py_iter_kind kind) {
    view_t *view = py_gc_alloc(sizeof *view);
    view->type = &py_type_dict_view;
    view->dict = py_ptr(self(args[0]));
    view->kind = kind;
    return py_ptr(view);
}

static py_val_t dict_keys(py_val_t *args, unsigned n) {
    (void)n;
    return view_new(args, PY_ITER_KEYS);
}

static py_val_t dict_values(py_val_t *args, unsigned n) {
    (void)n;
    return view_new(args, PY_ITER_VALUES);
}

static py_val_t dict_items(py_val_t *args, unsigned n) {
    (void)n;
    return view_new(args, PY_ITER_ITEMS);
}

PY_HOT static py_val_t view_iter(py_val_t v) {
    view_t *view = py_obj(v);
    return py_iterator_new(view->kind, view->dict, PY_UNDEF);
}

static py_val_t view_unary(enum py_unary op, py_val_t v) {
    return py_table_unary(op, ((view_t *)py_obj(v))->dict);
}

// Keys and items are compared and combined as sets; values are not.
static py_val_t view_binary(unsigned op, py_val_t a, py_val_t b) {
    view_t *view = py_obj(a);
    if (op == PY_CONTAINS && view->kind == PY_ITER_KEYS) {
        return dict_binary(op, view->dict, b);
    }
    return op == PY_CONTAINS || view->kind == PY_ITER_VALUES
               ? PY_UNDEF // then it is searched from end to end
               : py_set_binary(op, py_set_from(a), b);
}

static void view_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    static const py_name_t names[] = {PY_N_keys, PY_N_values, PY_N_items};
    py_out_format(out, PY_MSG_view, names[((view_t *)py_obj(v))->kind - PY_ITER_KEYS]);
    py_print_items(out, py_list_from(v), "[", "])");
}

// ---- types -------------------------------------------------------------------------------------

static const py_entry_t dict_attrs[] = {
    PY_NEW_KW(1, 2, collect, py_dict_construct),
    PY_FN(clear, 1, 1, dict_clear),
    PY_FN(copy, 1, 1, dict_copy),
    PY_CLASSM(fromkeys, 2, 3, dict_fromkeys),
    PY_FN(get, 2, 3, dict_get),
    PY_FN(items, 1, 1, dict_items),
    PY_FN(keys, 1, 1, dict_keys),
    PY_FN(pop, 2, 3, dict_pop),
    PY_FN(popitem, 1, 1, py_dict_popitem),
    PY_FN(setdefault, 2, 3, dict_setdefault),
    PY_FN_KW(update, 1, 2, collect, dict_update),
    PY_FN(values, 1, 1, dict_values),
};

static const py_ops_t dict_ops = {
    .print = dict_print,
    .unary = py_table_unary,
    .binary = dict_binary,
    .subscr = dict_subscr,
    .iter = dict_iter,
};
const py_type_t py_type_dict = PY_TYPE(dict, dict_attrs, &dict_ops);

static const py_ops_t view_ops = {
    .print = view_print,
    .unary = view_unary,
    .binary = view_binary,
    .iter = view_iter,
};
const py_type_t py_type_dict_view = {
    .type = &py_type_type, .name = PY_N_dict_view, .ops = &view_ops, .base = &py_type_object};
