// SPDX-License-Identifier: MIT
// core/mod/collections.c -- module collections: classes over list, dict and tuple, in flash.
//
// A const type with PY_TYPE_NATIVE_BASE is what a class over a C type would be: its instances hold a value of
// its base and inherit that one's methods. Most of their own are in Python: frozen/collections.py.
#include "core/mem/gc.h"
#include "core/obj/class.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/ops.h"
#include "core/vm/vm.h"

#define CLASS(nm, attrs, over, more)                                                               \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(attrs), .name = PY_N_##nm,                                 \
        .flags = PY_TYPE_NATIVE_BASE | (more), .ops = &py_instance_ops, .base = &(over)            \
    }

// The message as a str.
static py_val_t text(enum py_msg message, py_val_t v, py_val_t more) {
    py_build_t build;
    py_build_init(&build);
    py_out_format(&build.out, message, v, more);
    return py_build_str(&build);
}

// ---- OrderedDict: dicts are in order, so what is left is its name and two methods ----

static py_val_t ordered_new(py_val_t *args, unsigned n) {
    const py_type_t *type = py_obj(args[1]);
    return py_instance_new(type, py_dict_construct(args, n));
}

static py_val_t ordered_repr(py_val_t *args, unsigned n) {
    (void)n;
    return text(PY_MSG_ordered_dict, py_ptr(py_self(args[0], &py_type_dict)), 0);
}

// Brings self and what follows to args[0], `last` to args[most - 1]; there are so many arguments at most, and one less.
static void take_last(py_val_t *args, unsigned n, unsigned most) {
    py_val_t last = n > most ? args[most] : PY_TRUE;
    if (n < most || n > most + 1) {
        py_raise(n < most ? PY_MSG_too_few : PY_MSG_too_many, PY_N_OrderedDict,
                 n < most ? most - 1 : most, n - 1);
    }
    if (args[0]) {
        last = py_dict_get(args[0], py_name(PY_N_last));
        if (!last || py_len(args[0]) > 1) {
            py_raise(PY_MSG_no_keywords, PY_N_OrderedDict);
        }
    }
    for (unsigned i = 1; i < most; i++) {
        args[i - 1] = args[i];
    }
    args[most - 1] = last;
}

// popitem(last=True)
static py_val_t ordered_pop(py_val_t *args, unsigned n) {
    take_last(args, n, 2);
    return py_dict_popitem(args, 2);
}

// move_to_end(key, last=True)
static py_val_t ordered_move(py_val_t *args, unsigned n) {
    take_last(args, n, 3);
    return py_dict_move_to_end(args, 3);
}

static const py_entry_t ordered_attrs[] = {
    PY_NEW_KW(1, 2, collect, ordered_new),
    PY_FN(__repr__, 1, 1, ordered_repr),
    PY_FN_KW(move_to_end, 1, PY_ANY, collect, ordered_move),
    PY_FN_KW(popitem, 1, PY_ANY, collect, ordered_pop),
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

static deque_t *self(const py_val_t *args) {
    return py_self(args[0], &type_deque);
}

static void put(deque_t *deque, py_val_t item, bool left) {
    const py_list_t *list = py_obj(deque->list);
    if ((int32_t)list->len == deque->most) {
        if (deque->strict) {
            py_raise(PY_MSG_full);
        }
        if (!list->len) {
            return;
        }
        py_subscr(deque->list, py_int(left ? -1 : 0), PY_DELETE);
    }
    py_list_insert(deque->list, left ? 0 : list->len, item);
}

static py_val_t deque_append(py_val_t *args, unsigned n) {
    (void)n;
    put(self(args), args[1], false);
    return PY_NONE;
}

static py_val_t deque_appendleft(py_val_t *args, unsigned n) {
    (void)n;
    put(self(args), args[1], true);
    return PY_NONE;
}

// The items are copied: they may be the deque's own.
static py_val_t extend(py_val_t *args, bool left) {
    py_val_t *items;
    unsigned n;
    args[1] = py_list_from(args[1]);
    py_items(args[1], &items, &n);
    for (unsigned i = 0; i < n; i++) {
        put(self(args), items[i], left);
    }
    return PY_NONE;
}

static py_val_t deque_extend(py_val_t *args, unsigned n) {
    (void)n;
    return extend(args, false);
}

static py_val_t deque_extendleft(py_val_t *args, unsigned n) {
    (void)n;
    return extend(args, true);
}

static py_val_t deque_popleft(py_val_t *args, unsigned n) {
    (void)n;
    args[1] = py_int(0);
    return py_list_pop(args, 2);
}

static py_val_t deque_maxlen(py_val_t *args, unsigned n) {
    (void)n;
    int32_t most = self(args)->most;
    return most < 0 ? PY_NONE : py_int(most);
}

static py_val_t deque_copy(py_val_t *args, unsigned n) {
    py_val_t call[2] = {args[0], deque_maxlen(args, n)};
    return py_call(py_ptr(py_type_of(args[0])), 2, call);
}

static py_val_t deque_repr(py_val_t *args, unsigned n) {
    (void)n;
    const deque_t *deque = self(args);
    return text(deque->most < 0 ? PY_MSG_deque : PY_MSG_deque_maxlen, deque->list,
                (py_val_t)deque->most);
}

// rotate(n=1): so many items go from the end to the front.
static py_val_t deque_rotate(py_val_t *args, unsigned n) {
    const py_list_t *list = py_obj(self(args)->list);
    int32_t by = args[1] ? py_to_int(args[1]) : 1;
    py_val_t copy = py_list_new(list->len, list->items);
    n = list->len;
    for (unsigned i = 0; i < n; i++) {
        unsigned to = ((unsigned)(by % (int32_t)n) + n + i) % n;
        list->items[to] = ((const py_list_t *)py_obj(copy))->items[i];
    }
    return PY_NONE;
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
    args[0] = py_ptr(deque);
    if (args[1]) {
        extend(args, false);
    }
    return args[0];
}

static const py_entry_t deque_attrs[] = {
    PY_NEW_KW(1, 4, maxlen, deque_new),
    PY_FN(__repr__, 1, 1, deque_repr),
    PY_FN(append, 2, 2, deque_append),
    PY_FN(appendleft, 2, 2, deque_appendleft),
    PY_FN(copy, 1, 1, deque_copy),
    PY_FN(extend, 2, 2, deque_extend),
    PY_FN(extendleft, 2, 2, deque_extendleft),
    PY_GETTER(maxlen, deque_maxlen),
    PY_FN(popleft, 1, 1, deque_popleft),
    PY_FN(rotate, 1, 2, deque_rotate),
};
static const py_type_t type_deque = CLASS(deque, deque_attrs, py_type_list, 0);

// ---- namedtuple: a class over this one, whose attributes are the indices of its fields ----

static py_val_t named_make(py_val_t *args, unsigned n) {
    py_val_t *items;
    n = py_items_of(args[1], &items);
    return py_call(args[0], n, items);
}

// name(field=value, ...)
static py_val_t named_repr(py_val_t *args, unsigned n) {
    py_val_t *names, *items;
    unsigned fields;
    py_build_t build;
    py_items(py_attr_get(args[0], PY_N__fields), &names, &fields);
    py_items(py_ptr(py_self(args[0], &py_type_tuple)), &items, &n);
    py_build_init(&build);
    py_out_name(&build.out, py_type_of(args[0])->name);
    py_out_c(&build.out, "(");
    for (unsigned i = 0; i < n && i < fields; i++) {
        py_out_text(&build.out, ", ", i ? 2 : 0);
        py_out_format(&build.out, PY_MSG_field, names[i], items[i]);
    }
    py_out_c(&build.out, ")");
    return py_build_str(&build);
}

static const py_entry_t named_attrs[] = {
    PY_FROZEN(__new__, collections_tuple_new), PY_FN(__repr__, 1, 1, named_repr),
    PY_FROZEN(_asdict, collections_asdict),    PY_CLASSM(_make, 2, 2, named_make),
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
