// SPDX-License-Identifier: MIT
// core/obj/set.c -- set and frozenset: the table of core/obj/dict.c with None as every value.
//
// Every operation that makes or changes a set is combine(): it changes a set in place by an
// operator and any iterable; the others do the same to a copy.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

// The set or frozenset that v is; PY_UNDEF.
static py_val_t as_set(py_val_t v) {
    py_val_t set = py_as(v, &py_type_set);
    return set ? set : py_as(v, &py_type_frozenset);
}

static py_dict_t *self(py_val_t v) {
    py_val_t set = as_set(v);
    return set ? py_obj(set) : py_self(v, &py_type_set);
}

static py_dict_t *make(const py_type_t *type) {
    py_dict_t *set = py_gc_alloc(sizeof *set);
    set->type = type;
    return set;
}

static py_dict_t *copy(const py_type_t *type, py_dict_t *from) {
    py_dict_t *set = make(type);
    set->table = py_table_copy(from->table);
    return set;
}

static void add(py_dict_t *set, py_val_t item) {
    py_table_set(&set->table, item, PY_NONE);
}

PY_HOT static bool contains(py_dict_t *set, py_val_t item) {
    return py_table_get(set->table, item) != PY_UNDEF;
}

static py_dict_t *from(const py_type_t *type, py_val_t iterable) {
    py_val_t other = as_set(iterable), item;
    if (other) {
        return copy(type, py_obj(other));
    }
    py_dict_t *set = make(type);
    py_val_t it = py_iter(iterable);
    while ((item = py_next(it))) {
        add(set, item);
    }
    return set;
}

py_val_t py_set_new(void) {
    return py_ptr(make(&py_type_set));
}

PY_HOT void py_set_add(py_val_t set, py_val_t item) {
    add(py_obj(set), item);
}

py_val_t py_set_from(py_val_t iterable) {
    py_check_stack();
    return py_ptr(from(&py_type_set, iterable));
}

// set = set op other, for op one of | & - ^.
static void combine(py_dict_t *set, unsigned op, py_val_t other) {
    py_check_stack();
    py_dict_t *result = op == PY_AND ? make(set->type) : set;
    py_val_t item;
    if (op == PY_SUB || op == PY_XOR) {
        other = py_set_from(other); // each item once, and not the set that is changed
    }
    py_val_t it = py_iter(other);
    while ((item = py_next(it))) {
        bool has = op != PY_OR && contains(set, item);
        if (has && op != PY_AND) {
            py_table_remove(set->table, item);
        } else if (has == (op == PY_AND) && op != PY_SUB) {
            add(result, item);
        }
    }
    set->table = result->table;
}

static bool subset(py_dict_t *a, py_dict_t *b) {
    unsigned at = 0;
    for (py_pair_t *pair; (pair = py_table_next(a->table, &at));) {
        if (!contains(b, pair->key)) {
            return false;
        }
    }
    return true;
}

static py_val_t compare(unsigned op, py_dict_t *a, py_dict_t *b) {
    py_check_stack();
    if (op < PY_LT || op > PY_NE) {
        return PY_UNDEF;
    }
    if (op == PY_GT || op == PY_GE) {
        py_dict_t *other = a;
        a = b;
        b = other;
    }
    bool inside = subset(a, b), same_len = py_table_len(a->table) == py_table_len(b->table);
    if (op == PY_LE || op == PY_GE) {
        return py_bool(inside);
    }
    return py_bool((inside && same_len == (op >= PY_EQ)) == (op != PY_NE));
}

static PY_COLD py_val_t other_binary(unsigned op, py_val_t a, py_val_t b) {
    py_dict_t *set = py_obj(a);
    py_val_t other = py_is(b, &py_type_dict_view) ? py_set_from(b) : as_set(b);
    if (!other) {
        return PY_UNDEF;
    }
    unsigned plain = op & ~(unsigned)PY_INPLACE;
    if (plain != PY_AND && plain != PY_OR && plain != PY_XOR && plain != PY_SUB) {
        return compare(op, set, py_obj(other));
    }
    if (op == plain || set->type == &py_type_frozenset) {
        set = copy(set->type, set);
    }
    combine(set, plain, other);
    return py_ptr(set);
}

PY_HOT py_val_t py_set_binary(unsigned op, py_val_t a, py_val_t b) {
    return op == PY_CONTAINS ? py_bool(contains(py_obj(a), b)) : other_binary(op, a, b);
}

static py_val_t set_unary(enum py_unary op, py_val_t v) {
    py_dict_t *set = py_obj(v);
    if (op != PY_HASH || set->type != &py_type_frozenset) {
        return py_table_unary(op, v);
    }
    py_check_stack();
    uint32_t hash = 0; // a sum: the order does not count
    unsigned at = 0;
    for (py_pair_t *pair; (pair = py_table_next(set->table, &at));) {
        uint32_t h = py_hash(pair->key);
        hash += (h ^ h >> 7) * 31;
    }
    return hash << 1 | 1;
}

static void set_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_dict_t *set = py_obj(v);
    if (!py_table_len(set->table)) {
        py_out_format(out, PY_MSG_empty_set, py_ptr(set->type));
    } else if (set->type == &py_type_set) {
        py_print_items(out, v, "{", "}");
    } else {
        py_print_items(out, v, "frozenset({", "})");
    }
}

static py_val_t set_iter(py_val_t v) {
    return py_iterator_new(PY_ITER_KEYS, v, PY_UNDEF);
}

// ---- methods -----------------------------------------------------------------------------------

static py_val_t set_new(py_val_t *args, unsigned n) {
    (void)n;
    const py_type_t *type =
        py_issubclass(py_obj(args[0]), &py_type_set) ? &py_type_set : &py_type_frozenset;
    return py_ptr(args[1] ? from(type, args[1]) : make(type));
}

PY_HOT static py_val_t set_add(py_val_t *args, unsigned n) {
    (void)n;
    add(self(args[0]), args[1]);
    return PY_NONE;
}

static py_val_t set_clear(py_val_t *args, unsigned n) {
    (void)n;
    self(args[0])->table = NULL;
    return PY_NONE;
}

static py_val_t set_discard(py_val_t *args, unsigned n) {
    (void)n;
    py_table_remove(self(args[0])->table, args[1]);
    return PY_NONE;
}

static py_val_t set_remove(py_val_t *args, unsigned n) {
    (void)n;
    if (!py_table_remove(self(args[0])->table, args[1])) {
        py_raise_value(PY_KeyError, args[1]);
    }
    return PY_NONE;
}

static py_val_t set_pop(py_val_t *args, unsigned n) {
    (void)n;
    py_dict_t *set = self(args[0]);
    unsigned at = 0;
    py_pair_t *pair = py_table_next(set->table, &at);
    if (!pair) {
        py_raise(PY_MSG_pop_key, args[0]);
    }
    py_val_t item = pair->key;
    py_table_remove(set->table, item);
    return item;
}

static py_val_t set_isdisjoint(py_val_t *args, unsigned n) {
    (void)n;
    py_dict_t *set = copy(&py_type_set, self(args[0]));
    combine(set, PY_AND, args[1]);
    return py_bool(!py_table_len(set->table));
}

__attribute__((noinline)) static py_val_t compare_with(py_val_t *args, unsigned op) {
    return compare(op, self(args[0]), from(&py_type_set, args[1]));
}

static py_val_t set_issubset(py_val_t *args, unsigned n) {
    (void)n;
    return compare_with(args, PY_LE);
}

static py_val_t set_issuperset(py_val_t *args, unsigned n) {
    (void)n;
    return compare_with(args, PY_GE);
}

// Changes self (PY_INPLACE) or a copy by all the other arguments in turn.
static py_val_t change(py_val_t *args, unsigned n, unsigned op) {
    py_dict_t *set = self(args[0]);
    bool inplace = op & PY_INPLACE;
    if (!inplace) {
        set = copy(set->type, set);
    }
    for (unsigned i = 1; i < n; i++) {
        combine(set, op & ~(unsigned)PY_INPLACE, args[i]);
    }
    return inplace ? PY_NONE : py_ptr(set);
}

#define CHANGE(name, op)                                                                           \
    static py_val_t set_##name(py_val_t *args, unsigned n) {                                       \
        return change(args, n, op);                                                                \
    }
CHANGE(copy, PY_OR)
CHANGE(difference, PY_SUB)
CHANGE(difference_update, PY_SUB | PY_INPLACE)
CHANGE(intersection, PY_AND)
CHANGE(intersection_update, PY_AND | PY_INPLACE)
CHANGE(symmetric_difference, PY_XOR)
CHANGE(symmetric_difference_update, PY_XOR | PY_INPLACE)
CHANGE(union, PY_OR)
CHANGE(update, PY_OR | PY_INPLACE)

static const py_entry_t set_attrs[] = {
    PY_NEW(1, 2, set_new),
    PY_FN(add, 2, 2, set_add),
    PY_FN(clear, 1, 1, set_clear),
    PY_FN(copy, 1, 1, set_copy),
    PY_FN(difference, 1, PY_ANY, set_difference),
    PY_FN(difference_update, 1, PY_ANY, set_difference_update),
    PY_FN(discard, 2, 2, set_discard),
    PY_FN(intersection, 1, PY_ANY, set_intersection),
    PY_FN(intersection_update, 1, PY_ANY, set_intersection_update),
    PY_FN(isdisjoint, 2, 2, set_isdisjoint),
    PY_FN(issubset, 2, 2, set_issubset),
    PY_FN(issuperset, 2, 2, set_issuperset),
    PY_FN(pop, 1, 1, set_pop),
    PY_FN(remove, 2, 2, set_remove),
    PY_FN(symmetric_difference, 2, 2, set_symmetric_difference),
    PY_FN(symmetric_difference_update, 2, 2, set_symmetric_difference_update),
    PY_FN(union, 1, PY_ANY, set_union),
    PY_FN(update, 1, PY_ANY, set_update),
};

static const py_entry_t frozenset_attrs[] = {
    PY_NEW(1, 2, set_new),
    PY_FN(copy, 1, 1, set_copy),
    PY_FN(difference, 1, PY_ANY, set_difference),
    PY_FN(intersection, 1, PY_ANY, set_intersection),
    PY_FN(isdisjoint, 2, 2, set_isdisjoint),
    PY_FN(issubset, 2, 2, set_issubset),
    PY_FN(issuperset, 2, 2, set_issuperset),
    PY_FN(symmetric_difference, 2, 2, set_symmetric_difference),
    PY_FN(union, 1, PY_ANY, set_union),
};

static const py_ops_t ops = {
    .print = set_print,
    .unary = set_unary,
    .binary = py_set_binary,
    .iter = set_iter,
};
const py_type_t py_type_set = PY_TYPE(set, set_attrs, &ops);
const py_type_t py_type_frozenset = PY_TYPE(frozenset, frozenset_attrs, &ops);
