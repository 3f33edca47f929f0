// SPDX-License-Identifier: MIT
// core/obj/type.c -- the type of a value, namespaces, and attributes as a program sees them.
//
// An attribute is looked for in the object itself, then in its type and that type's bases in method
// resolution order; what a type gives is bound: functions become methods, properties are called.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/mod/builtins.h"
#include "core/mod/exec.h"
#include "core/obj/class.h"
#include "core/obj/dict.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

static const py_type_t *const immediate[] = {&py_type_none, &py_type_bool, &py_type_bool,
                                             &py_type_ellipsis, &py_type_not_implemented};

PY_HOT const py_type_t *py_type_of(py_val_t v) {
    if (py_is_ptr(v)) {
        return *(const py_type_t **)py_obj(v);
    }
    return py_is_int(v)      ? &py_type_int
           : py_is_name(v)   ? &py_type_str
           : py_is_native(v) ? &py_type_builtin
                             : immediate[v >> 4];
}

PY_HOT static py_val_t part_as(py_val_t v, const py_type_t *type) {
    const py_type_t *have = py_type_of(v);
    if (have->flags & PY_TYPE_NATIVE_BASE) {
        return py_as(((py_instance_t *)py_obj(v))->native[0], type);
    }
    if (have == &py_type_globals && type == &py_type_dict) { // the module's names, seen as a dict
        return py_ptr(((py_globals_t *)py_obj(v))->module);
    }
    return PY_UNDEF;
}

PY_HOT py_val_t py_as(py_val_t v, const py_type_t *type) {
    return py_type_of(v) == type ? v : part_as(v, type);
}

// ---- method resolution order ----

PY_HOT void py_mro_start(py_mro_t *mro, const py_type_t *type) {
    *mro = (py_mro_t){type, NULL, 0};
}

PY_HOT const py_type_t *py_mro_next(py_mro_t *mro) {
    if (mro->list) {
        return mro->at < mro->list->len ? py_obj(mro->list->items[mro->at++]) : NULL;
    }
    const py_type_t *type = mro->next;
    if (type) {
        if (type->flags & PY_TYPE_HEAP && ((const py_class_t *)type)->mro) {
            mro->list = py_obj(((const py_class_t *)type)->mro);
            mro->at = 1; // the first is the type itself
        }
        mro->next = py_type_base(type);
    }
    return type;
}

PY_HOT bool py_issubclass(const py_type_t *type, const py_type_t *of) {
    py_mro_t mro;
    py_mro_start(&mro, type);
    while ((type = py_mro_next(&mro))) {
        if (type == of) {
            return true;
        }
    }
    return false;
}

bool py_isinstance(py_val_t v, const py_type_t *type) {
    return py_issubclass(py_type_of(v), type);
}

// ---- namespaces ----

// The place found last time is where the search begins.
PY_HOT const py_entry_t *py_entry_find(const py_entry_t *table, unsigned n, py_name_t name) {
    uint8_t *hint = &py_lookup_hints[(name ^ (uintptr_t)table >> 2) % PY_LOOKUP_HINTS];
    unsigned low = 0, middle = *hint < n ? *hint : n / 2;
    while (low < n) {
        const py_entry_t *entry = py_entry_at(table, middle);
        if (py_entry_name(entry) == name) {
            *hint = (uint8_t)middle;
            return entry;
        }
        if (py_entry_name(entry) < name) {
            low = middle + 1;
        } else {
            n = middle;
        }
        middle = (low + n) / 2;
    }
    return NULL;
}

PY_HOT py_val_t py_ns_get(const py_ns_t *ns, py_name_t name) {
    if (ns->flags & PY_TYPE_HEAP) {
        return py_table_get_name(ns->table, name);
    }
    const py_entry_t *entry = py_entry_find(py_ns_attrs(ns), ns->nattrs, name);
    if (!entry) {
        return ns == &py_module_builtins ? py_exc_named(name) : PY_UNDEF;
    }
    switch (PY_SIG_KIND(py_entry_sig(entry))) {
    case PY_KIND_VALUE: return py_entry_value(entry);
    case PY_KIND_LONG: return py_entry_long(entry);
    case PY_KIND_VAR: return *py_entry_var(entry);
    default: return py_native(entry);
    }
}

PY_HOT static py_val_t lookup_from(py_mro_t *mro, py_name_t name, const py_type_t **owner) {
    while ((*owner = py_mro_next(mro))) {
        py_val_t v = py_ns_get((const py_ns_t *)*owner, name);
        if (v) {
            return v;
        }
    }
    return PY_UNDEF;
}

PY_HOT py_val_t py_type_lookup(const py_type_t *type, py_name_t name) {
    const py_type_t *owner;
    py_mro_t mro;
    py_mro_start(&mro, type);
    return lookup_from(&mro, name, &owner);
}

// ---- binding ----

// An attribute that is looked for.
typedef struct {
    const py_type_t *class, *owner; // it is of the class; a type in its order has it
    py_val_t object;                // PY_UNDEF: the class itself is asked
    py_val_t self;                  // comes to be what is passed first
} place_t;

// What an attribute v of the owner in C is to be given: not the instance but the C value in it.
static void unwrap(place_t *at) {
    py_val_t object = at->object;
    while (object && at->owner != &py_type_object &&
           py_type_of(object)->flags & PY_TYPE_NATIVE_BASE) {
        object = ((py_instance_t *)py_obj(object))->native[0];
        if (!py_isinstance(object, at->owner)) {
            return;
        }
        at->object = object;
    }
}

PY_HOT static py_val_t bind_native(py_val_t v, place_t *at) {
    const py_entry_t *entry = py_native_entry(v);
    enum py_kind kind = PY_SIG_KIND(py_entry_sig(entry));
    if (kind == PY_KIND_CLASS) {
        at->self = py_ptr(at->class);
    } else if (at->object && kind == PY_KIND_GETTER) {
        return py_entry_call(entry, &at->object, 1);
    } else if (kind == PY_KIND_FUNC && py_entry_name(entry) != PY_N___new__) {
        at->self = at->object;
    }
    return v;
}

// By the wrappers' types and by __get__ of classes in Python.
static py_val_t bind_wrapper(py_val_t v, place_t *at) {
    const py_type_t *type = py_type_of(v);
    py_val_t wrapped = ((const py_wrapper_t *)py_obj(v))->items[0];
    if (type == &py_type_property) {
        if (!at->object) {
            return v;
        }
        if (wrapped == PY_NONE) {
            py_raise(PY_MSG_unreadable);
        }
        return py_call(wrapped, 1, &at->object);
    }
    if (type->flags & PY_TYPE_BINDS) {
        at->self = type == &py_type_classmethod ? py_ptr(at->class) : PY_UNDEF;
        return wrapped;
    }
    py_val_t args[2] = {at->object ? at->object : PY_NONE, py_ptr(at->class)};
    py_val_t got = py_call_special(v, PY_N___get__, 2, args);
    return got ? got : v;
}

PY_HOT static py_val_t bind_rare(py_val_t v, place_t *at) {
    if (!(at->owner->flags & PY_TYPE_HEAP)) {
        unwrap(at);
    }
    if (py_is_function(v)) { // in Python: core/vm/frozen.h
        at->self = at->object;
        return v;
    }
    return py_is_ptr(v) ? bind_wrapper(v, at)
           : at->object && py_is_int(v) && at->owner->flags & PY_TYPE_FIELDS
               ? py_seq_get(py_as(at->object, &py_type_tuple), v)
               : v;
}

// What the attribute v means for the object.
PY_HOT static py_val_t bind(py_val_t v, place_t *at) {
    unsigned owner = at->owner->flags;
    if (py_is_ptr(v)) {
        unsigned flags = py_type_of(v)->flags;
        if (flags & PY_TYPE_FUNCTION && owner & PY_TYPE_HEAP) {
            at->self = at->object;
            return v;
        }
        return flags & (PY_TYPE_FUNCTION | PY_TYPE_HEAP | PY_TYPE_BINDS) ? bind_rare(v, at) : v;
    }
    if (py_is_native(v) && !(owner & PY_TYPE_HEAP)) { // not one that a class body holds
        if (at->class->flags & PY_TYPE_NATIVE_BASE) {
            unwrap(at);
        }
        return bind_native(v, at);
    }
    return owner & PY_TYPE_FIELDS ? bind_rare(v, at) : v;
}

// What a type in C has as a method is to check what it is called with. object's methods take anything.
PY_HOT static py_val_t from_class(py_val_t v, const py_type_t *owner) {
    if (!py_is_native(v) || owner == &py_type_object || owner->flags & PY_TYPE_HEAP) {
        return v;
    }
    enum py_kind kind = PY_SIG_KIND(py_entry_sig(py_native_entry(v)));
    return kind == PY_KIND_FUNC || kind == PY_KIND_GETTER ? py_unbound_new(v, owner) : v;
}

py_val_t py_unbound_fn(py_val_t v, py_val_t *args, unsigned npos) {
    const py_bound_t *unbound = py_obj(v);
    place_t at = {NULL, py_obj(unbound->self), npos ? args[0] : PY_UNDEF, PY_UNDEF};
    if (npos) {
        const py_type_t *type = py_type_of(at.object);
        if (py_entry_name(py_native_entry(unbound->fn)) == PY_N___new__) {
            type = type == &py_type_type ? py_obj(at.object) : &py_type_object;
        }
        if (!py_issubclass(type, at.owner)) {
            py_raise(PY_MSG_wrong_type, unbound->self, at.object);
        }
        unwrap(&at);
        args[0] = at.object;
    }
    return unbound->fn;
}

// Of a class: what it says about itself, then its own attributes. Of super(): what the object's class has behind one
// of its order.
PY_HOT static py_val_t class_lookup(py_val_t v, py_name_t name, py_val_t *self) {
    const py_super_t *super = py_obj(v);
    bool is_super = super->type == &py_type_super;
    py_val_t object = is_super ? super->object : v, found = PY_UNDEF;
    place_t at = {py_type_of(object), super->type, object, PY_UNDEF};
    if (at.class == &py_type_type) {
        at.class = py_obj(object);
        found = is_super ? PY_UNDEF : py_ns_get((const py_ns_t *)super->type, name);
        if (found && PY_SIG_KIND(py_entry_sig(py_native_entry(found))) == PY_KIND_GETTER) {
            return bind_native(found, &at);
        }
        at.object = PY_UNDEF;
    }
    py_mro_t mro;
    py_mro_start(&mro, at.class);
    if (is_super) {
        while ((at.owner = py_mro_next(&mro)) && at.owner != py_obj(super->class)) {
        }
    }
    found = lookup_from(&mro, name, &at.owner);
    if (found) {
        found = bind(found, &at);
        *self = at.self;
        if (!at.object) {
            found = from_class(found, at.owner);
        }
    }
    return found;
}

PY_HOT py_val_t py_attr_lookup(py_val_t v, py_name_t name, py_val_t *self) {
    const py_type_t *type = py_type_of(v);
    py_val_t found = PY_UNDEF;
    *self = PY_UNDEF;
    if (type == &py_type_super || type == &py_type_type) {
        return class_lookup(v, name, self);
    }
    if (type->flags & (PY_TYPE_HAS_MAP | PY_TYPE_EXCEPTION)) {
        found = py_table_get_name(((py_instance_t *)py_obj(v))->table, name);
    } else {
        bool in_module = type == &py_type_module;
        const py_ns_t *ns = in_module ? py_obj(v) : (const py_ns_t *)type;
        if (!(ns->flags & PY_TYPE_HEAP)) { // a method or function in C is found without more ado
            const py_entry_t *entry = py_entry_find(py_ns_attrs(ns), ns->nattrs, name);
            if (entry && PY_SIG_KIND(py_entry_sig(entry)) == PY_KIND_FUNC && name != PY_N___new__) {
                *self = in_module ? PY_UNDEF : v;
                return py_native(entry);
            }
        }
        if (in_module) {
            found = py_ns_get(ns, name);
        }
    }
    if (found) {
        return found;
    }
    place_t at = {type, NULL, v, PY_UNDEF};
    py_mro_t mro;
    py_mro_start(&mro, type);
    found = lookup_from(&mro, name, &at.owner);
    if (found) {
        found = bind(found, &at);
        *self = at.self;
        return found;
    }
    return PY_UNDEF;
}

// ---- get, set ----

// An operation of a type in C, __getattr__ of a Python class, or PY_UNDEF.
static py_val_t fallback(py_val_t v, py_name_t name) {
    py_val_t text = py_name(name), operation = py_operation(v, name);
    return operation ? operation : py_call_special(v, PY_N___getattr__, 1, &text);
}

PY_HOT static py_val_t get(py_val_t v, py_name_t name) {
    py_val_t self, found = py_attr_lookup(v, name, &self);
    return self ? py_bound_new(self, found) : found ? found : fallback(v, name);
}

static _Noreturn void no_attribute(py_val_t v, py_name_t name) {
    py_raise(py_is(v, &py_type_type) ? PY_MSG_no_type_attribute : PY_MSG_no_attribute, v, name);
}

PY_HOT py_val_t py_attr_get(py_val_t v, py_name_t name) {
    py_val_t found = get(v, name);
    if (!found) {
        no_attribute(v, name);
    }
    return found;
}

typedef struct {
    py_val_t v, result;
    py_name_t name;
} find_t;

static void find_attribute(void *arg) {
    find_t *find = arg;
    py_check_stack();
    find->result = get(find->v, find->name);
}

PY_HOT py_val_t py_attr_find(py_val_t v, py_name_t name) {
    find_t find = {v, PY_UNDEF, name};
    py_val_t exc = py_try(find_attribute, &find);
    if (exc && !py_exc_match(exc, PY_AttributeError)) {
        py_raise_exc(exc);
    }
    return exc ? PY_UNDEF : find.result;
}

// Attributes of classes that stores to instances must look for first.
static bool is_descriptor(py_val_t v) {
    return py_is(v, &py_type_property) || (py_is_ptr(v) && py_type_of(v)->flags & PY_TYPE_HEAP &&
                                           py_type_lookup(py_type_of(v), PY_N___set__));
}

void py_class_note(py_type_t *class, py_name_t name, py_val_t v) {
    if (name == PY_N___setattr__ || name == PY_N___delattr__ || is_descriptor(v)) {
        class->flags |= PY_TYPE_SETTERS;
    }
}

static void store(py_table_t **table, py_val_t v, py_name_t name, py_val_t value) {
    if (value != PY_DELETE) {
        py_table_set_name(table, name, value);
    } else if (!py_table_remove(*table, py_name(name))) {
        no_attribute(v, name);
    }
}

// __setattr__ or __delattr__ in Python takes the value: true.
PY_HOT static bool call_setter(const py_type_t *type, py_val_t v, py_name_t name, py_val_t value) {
    bool delete = value == PY_DELETE;
    py_val_t args[2] = {py_name(name), value};
    py_name_t setter = delete ? PY_N___delattr__ : PY_N___setattr__;
    return !py_is_native(py_type_lookup(type, setter)) &&
           py_call_special(v, setter, delete ? 1 : 2, args);
}

// A property or a descriptor of the type takes it.
PY_HOT static bool store_descriptor(const py_type_t *type, py_val_t v, py_name_t name,
                                    py_val_t value) {
    bool delete = value == PY_DELETE;
    const py_type_t *owner;
    py_mro_t mro;
    py_mro_start(&mro, type);
    py_val_t found = lookup_from(&mro, name, &owner);
    if (found && owner->flags & PY_TYPE_FIELDS && py_is_int(found)) {
        py_raise(PY_MSG_cannot_set, name);
    }
    if (!found || !is_descriptor(found)) {
        return false;
    }
    py_val_t args[2] = {v, value};
    unsigned n = delete ? 1 : 2;
    if (!py_is(found, &py_type_property)) {
        return py_call_special(found, delete ? PY_N___delete__ : PY_N___set__, n, args);
    }
    py_val_t method = ((const py_wrapper_t *)py_obj(found))->items[delete ? 2 : 1];
    if (method == PY_NONE) {
        py_raise(PY_MSG_cannot_set, name);
    }
    py_call(method, n, args);
    return true;
}

// An attribute of an instance of a class in the heap, whose nattrs is the most that an instance has had: the next one's
// table gets that size at once.
PY_HOT static void store_in_map(py_val_t v, const py_type_t *class, py_name_t name,
                                py_val_t value) {
    py_table_t **table = &((py_instance_t *)py_obj(v))->table;
    if (!*table) {
        py_table_reserve(table, class->nattrs);
    }
    py_table_set_name(table, name, value);
    if ((*table)->used > class->nattrs) {
        ((py_type_t *)class)->nattrs = (uint8_t)(*table)->used;
    }
}

PY_HOT void py_attr_store(py_val_t v, py_name_t name, py_val_t value, bool ask) {
    const py_type_t *type = py_type_of(v);
    if (type->flags & (PY_TYPE_HAS_MAP | PY_TYPE_EXCEPTION)) {
        if (!(type->flags & PY_TYPE_SETTERS && ((ask && call_setter(type, v, name, value)) ||
                                                store_descriptor(type, v, name, value)))) {
            if (type->flags & PY_TYPE_HEAP && value != PY_DELETE) {
                store_in_map(v, type, name, value);
                return;
            }
            store(&((py_instance_t *)py_obj(v))->table, v, name, value);
        }
        return;
    }
    if (type == &py_type_type || type == &py_type_module) {
        py_ns_t *ns = py_obj(v);
        if (ns->flags & PY_TYPE_HEAP) {
            store(&ns->table, v, name, value);
            if (type == &py_type_type) {
                py_class_note(py_obj(v), name, value);
            }
            return;
        }
    }
    no_attribute(v, name);
}

PY_HOT void py_attr_set(py_val_t v, py_name_t name, py_val_t value) {
    const py_type_t *type = py_type_of(v);
    if ((type->flags & (PY_TYPE_HAS_MAP | PY_TYPE_SETTERS)) == PY_TYPE_HAS_MAP &&
        value != PY_DELETE) {
        store_in_map(v, type, name, value);
    } else {
        py_attr_store(v, name, value, true);
    }
}
