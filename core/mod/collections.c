// SPDX-License-Identifier: MIT
// core/mod/collections.c -- module collections: classes over list, dict and tuple, in flash.
//
// A const type with PY_TYPE_NATIVE_BASE is what a class over a C type would be: its instances hold a value of
// its base and inherit that one's methods. Most of their own are in Python: frozen/collections.py.
#include "core/mem/gc.h"
#include "core/obj/class.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm.h"

#define CLASS(nm, attrs, over, more)                                                               \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(attrs), .name = PY_N_##nm,                                 \
        .flags = PY_TYPE_NATIVE_BASE | (more), .ops = &py_instance_ops, .base = &(over)            \
    }

// ---- OrderedDict: dicts are in order, so what is left is its name and two methods ----

static py_val_t ordered_new(py_val_t *args, unsigned n) {
    const py_type_t *type = py_obj(args[1]);
    return py_instance_new(type, py_dict_construct(args, n));
}

static const py_entry_t ordered_attrs[] = {
    PY_NEW_KW(1, 2, collect, ordered_new),
    PY_FROZEN(__repr__, collections_dict_repr),
    PY_FROZEN(move_to_end, collections_move_to_end),
    PY_FROZEN(popitem, collections_popitem),
};
static const py_type_t type_ordered =
    CLASS(OrderedDict, ordered_attrs, py_type_dict, PY_TYPE_HAS_MAP);

// ---- deque: a list; its ends move by one memmove() ----

typedef struct {
    const py_type_t *type;
    struct py_table *table; // none
    py_val_t list;          // as py_instance_t.native
    int32_t most;           // its length, -1: any
    bool strict;            // IndexError, not loss, when it is full
} deque_t;

static const py_type_t type_deque;

static py_val_t put(py_val_t *args, bool left) {
    deque_t *deque = py_self(args[0], &type_deque);
    const py_list_t *list = py_obj(deque->list);
    if ((int32_t)list->len == deque->most) {
        if (deque->strict || !list->len) {
            if (deque->strict) {
                py_raise(PY_MSG_full);
            }
            return PY_NONE;
        }
        py_subscr(deque->list, py_int(left ? -1 : 0), PY_DELETE);
    }
    py_list_insert(deque->list, left ? 0 : list->len, args[1]);
    return PY_NONE;
}

static py_val_t deque_append(py_val_t *args, unsigned n) {
    (void)n;
    return put(args, false);
}

static py_val_t deque_appendleft(py_val_t *args, unsigned n) {
    (void)n;
    return put(args, true);
}

static py_val_t deque_popleft(py_val_t *args, unsigned n) {
    (void)n;
    args[1] = py_int(0);
    return py_list_pop(args, 2);
}

static py_val_t deque_maxlen(py_val_t *args, unsigned n) {
    (void)n;
    const deque_t *deque = py_self(args[0], &type_deque);
    return deque->most < 0 ? PY_NONE : py_int(deque->most);
}

// deque(iterable=(), maxlen=None, flags=0)
static py_val_t deque_new(py_val_t *args, unsigned n) {
    (void)n;
    deque_t *deque = py_gc_alloc(sizeof *deque);
    deque->type = &type_deque;
    deque->list = py_list_new(0, NULL);
    deque->strict = args[3] && py_truth(args[3]);
    deque->most = -1;
    if (args[2] && args[2] != PY_NONE && (deque->most = py_to_int(args[2])) < 0) {
        py_raise(PY_MSG_negative_count);
    }
    if (args[1]) {
        py_val_t call[2] = {py_ptr(deque), args[1]};
        py_call(PY_FROZEN_FN(collections_extend), 2, call);
    }
    return py_ptr(deque);
}

static const py_entry_t deque_attrs[] = {
    PY_NEW_KW(1, 4, maxlen, deque_new),
    PY_FROZEN(__repr__, collections_deque_repr),
    PY_FN(append, 2, 2, deque_append),
    PY_FN(appendleft, 2, 2, deque_appendleft),
    PY_FROZEN(copy, collections_deque_copy),
    PY_FROZEN(extend, collections_extend),
    PY_FROZEN(extendleft, collections_extendleft),
    PY_GETTER(maxlen, deque_maxlen),
    PY_FN(popleft, 1, 1, deque_popleft),
    PY_FROZEN(rotate, collections_rotate),
};
static const py_type_t type_deque = CLASS(deque, deque_attrs, py_type_list, 0);

// ---- namedtuple: a class over this one, whose attributes are the indices of its fields ----

static py_val_t named_make(py_val_t *args, unsigned n) {
    py_val_t *items;
    n = py_items_of(args[1], &items);
    return py_call(args[0], n, items);
}

static const py_entry_t named_attrs[] = {
    PY_FROZEN(__new__, collections_tuple_new),
    PY_FROZEN(__repr__, collections_tuple_repr),
    PY_FROZEN(__setattr__, collections_tuple_setattr),
    PY_FROZEN(_asdict, collections_asdict),
    PY_CLASSM(_make, 2, 2, named_make),
    PY_FROZEN(_replace, collections_replace),
};
static const py_type_t type_named = CLASS(tuple, named_attrs, py_type_tuple, PY_TYPE_SETTERS);

static py_val_t namedtuple(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t base = py_ptr(&type_named),
             dict = py_call(PY_FROZEN_FN(collections_fields), 1, args + 1);
    py_val_t class = py_class_new(py_str_name(args[0]), py_tuple_new(1, &base), dict);
    ((py_type_t *)py_obj(class))->flags |= PY_TYPE_FIELDS;
    return class;
}

static const py_entry_t attrs[] = {
    PY_OBJECT(OrderedDict, &type_ordered),
    PY_OBJECT(deque, &type_deque),
    PY_FN(namedtuple, 2, 2, namedtuple),
};
const py_module_t py_module_collections = PY_MODULE(collections, attrs);
