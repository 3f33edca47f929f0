// SPDX-License-Identifier: MIT
// core/obj/type.h -- types, modules and functions written in C, as const tables in flash.
//
// A namespace is a sorted table of entries in flash (a type or a module in C) or a map in the heap (a
// class or a module in Python); both have the same head, so attribute lookup is one routine. A type adds
// the operations that C code and the VM ask for. A Python class is a py_type_t in the heap whose
// operations look up the special methods.
#ifndef CORE_OBJ_TYPE_H
#define CORE_OBJ_TYPE_H

#include <stddef.h>

#include "core/mem/names.h"
#include "core/obj/value.h"

// ---- functions in C ----------------------------------------------------------------------------
// One calling convention. args points to n values on the VM stack; the function may overwrite them.
// The caller (py_call_native) has checked the number, put keyword arguments into their places and set
// absent optional ones to PY_UNDEF: with a fixed maximum n is always that maximum.
typedef py_val_t (*py_native_fn)(py_val_t *args, unsigned n);

enum py_kind {
    PY_KIND_FUNC,   // fn; from a type's table it is a method: args[0] is self
    PY_KIND_STATIC, // fn; not bound to the instance
    PY_KIND_CLASS,  // fn; args[0] is the class
    PY_KIND_GETTER, // fn; called at once with self: a read-only property
    PY_KIND_VALUE,  // value
    PY_KIND_VAR,    // object points to a py_val_t in RAM (sys.path)
    PY_KIND_LONG,   // in the firmware's form: a value that does not fit
};

// How a function takes its arguments, in 16 bits:
//   0-2 fewest positional arguments   3-5 most (7: any number)   6-12 keyword list   13-15 kind
#define PY_SIG(kind, min, max, kw) ((uint16_t)((min) | (max) << 3 | (kw) << 6 | (kind) << 13))
#define PY_SIG_MIN(sig)            ((sig)&7u)
#define PY_SIG_MAX(sig)            ((sig) >> 3 & 7u)
#define PY_SIG_KW(sig)             ((sig) >> 6 & 127u)
#define PY_SIG_KIND(sig)           ((enum py_kind)((sig) >> 13))
#define PY_ANY                     7 // most: any number

// An attribute of a ROM table, as it is written down. Tables are sorted by name (names.def order is alphabetical). The
// firmware has them in a form of half the size, so only the functions below read them: docs/design/dense.md.
typedef struct py_entry {
    py_name_t name;
    uint16_t sig;
    union {
        py_native_fn fn;
        py_val_t value;
        const void *object;
    };
} py_entry_t;

#define PY_FN(nm, min, max, f)                                                                     \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_FUNC, min, max, 0), {                                            \
            .fn = (f)                                                                              \
        }                                                                                          \
    }
#define PY_FN_KW(nm, min, max, kw, f)                                                              \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_FUNC, min, max, PY_KW_##kw), {                                   \
            .fn = (f)                                                                              \
        }                                                                                          \
    }
#define PY_STATIC(nm, min, max, f)                                                                 \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_STATIC, min, max, 0), {                                          \
            .fn = (f)                                                                              \
        }                                                                                          \
    }
#define PY_CLASSM(nm, min, max, f)                                                                 \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_CLASS, min, max, 0), {                                           \
            .fn = (f)                                                                              \
        }                                                                                          \
    }
#define PY_GETTER(nm, f)                                                                           \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_GETTER, 1, 1, 0), {                                              \
            .fn = (f)                                                                              \
        }                                                                                          \
    }
#define PY_VALUE(nm, v)                                                                            \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_VALUE, 0, 0, 0), {                                               \
            .value = (v)                                                                           \
        }                                                                                          \
    }
#define PY_INT_CONST(nm, i) PY_VALUE(nm, ((uint32_t)(i) << 1 | 1))
#define PY_OBJECT(nm, o)                                                                           \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_VALUE, 0, 0, 0), {                                               \
            .object = (o)                                                                          \
        }                                                                                          \
    }
#define PY_VAR(nm, p)                                                                              \
    {                                                                                              \
        PY_N_##nm, PY_SIG(PY_KIND_VAR, 0, 0, 0), {                                                 \
            .object = (p)                                                                          \
        }                                                                                          \
    }
// The constructor of a type in C: args[0] is the class asked for, the caller's arguments follow (so min
// and max count it). Sub-classes are the caller's business: return a plain instance of the C type.
#define PY_NEW(min, max, f)        PY_FN(__new__, min, max, f)
#define PY_NEW_KW(min, max, kw, f) PY_FN_KW(__new__, min, max, kw, f)

// Keyword lists, core/obj/kwargs.def: names for the slots from `first` on. With PY_ANY positional
// arguments the keyword slots come first (print: args[0] sep, args[1] end, args[2] file, then the rest).
// PY_KW_collect: args[0] is a dict of all keywords or PY_UNDEF, the positional arguments follow (for a
// method or constructor too: self or the class is then args[1]).
enum py_kwlist {
    PY_KW_none,
#define KWLIST(id, first, count, ...) PY_KW_##id,
#include "core/obj/kwargs.def"
#undef KWLIST
    PY_KW_collect = 127,
};

static inline py_val_t py_native(const py_entry_t *entry) {
    return (py_val_t)(uintptr_t)entry << 2 | 6;
}
static inline const py_entry_t *py_native_entry(py_val_t v) {
    return (const void *)(uintptr_t)(v >> 4 << 2);
}

#if defined __arm__ && !defined PY_NO_DENSE
// tools/dense.py makes it: 10 bits of name, 6 of the signature's number; then what the kind says, in 16 bits: dense code's
// place in the dense code (even) or a function's address (odd); a value; the address of a word with a value, or of one
// with the address of a variable.
extern const uint16_t dense_signatures[];
py_val_t dense_call(py_val_t *args, unsigned n, unsigned ref);

static inline const py_entry_t *py_entry_at(const py_entry_t *table, unsigned i) {
    return (const py_entry_t *)((const uint32_t *)table + i);
}
static inline unsigned py_entry_ref(const py_entry_t *entry) {
    return ((const uint16_t *)entry)[1];
}
static inline py_name_t py_entry_name(const py_entry_t *entry) {
    return *(const uint16_t *)entry & 0x3FF;
}
static inline unsigned py_entry_sig(const py_entry_t *entry) {
    return dense_signatures[*(const uint16_t *)entry >> 10];
}
static inline py_val_t py_entry_value(const py_entry_t *entry) {
    unsigned ref = py_entry_ref(entry);
    return ref & 1 ? (py_val_t)(int16_t)ref : ref;
}
static inline py_val_t py_entry_long(const py_entry_t *entry) {
    return *(const py_val_t *)(uintptr_t)py_entry_ref(entry);
}
static inline const py_val_t *py_entry_var(const py_entry_t *entry) {
    return (const py_val_t *)(uintptr_t)py_entry_long(entry);
}
static inline py_val_t py_entry_call(const py_entry_t *entry, py_val_t *args, unsigned n) {
    return dense_call(args, n, py_entry_ref(entry));
}
#else
static inline const py_entry_t *py_entry_at(const py_entry_t *table, unsigned i) {
    return table + i;
}
static inline py_name_t py_entry_name(const py_entry_t *entry) {
    return entry->name;
}
static inline unsigned py_entry_sig(const py_entry_t *entry) {
    return entry->sig;
}
static inline py_val_t py_entry_value(const py_entry_t *entry) {
    return entry->value;
}
static inline py_val_t py_entry_long(const py_entry_t *entry) {
    return entry->value;
}
static inline const py_val_t *py_entry_var(const py_entry_t *entry) {
    return entry->object;
}
// args as above says.
static inline py_val_t py_entry_call(const py_entry_t *entry, py_val_t *args, unsigned n) {
    return entry->fn(args, n);
}
#endif

// ---- operations --------------------------------------------------------------------------------
enum py_unary {
    PY_NEG,
    PY_POS,
    PY_INVERT,
    PY_LEN,
    PY_BOOL,
    PY_HASH,
    PY_ABS,
    PY_TO_INT,
    PY_TO_FLOAT
};

// The order of arithmetic operations is that of the BINARY_* and INPLACE_* opcodes.
enum py_binary {
    PY_ADD,
    PY_SUB,
    PY_MUL,
    PY_TRUEDIV,
    PY_FLOORDIV,
    PY_MOD,
    PY_POW,
    PY_LSHIFT,
    PY_RSHIFT,
    PY_AND,
    PY_OR,
    PY_XOR,
    PY_MATMUL,
    PY_LT,
    PY_GT,
    PY_LE,
    PY_GE,
    PY_EQ,
    PY_NE,
    PY_CONTAINS, // a is the container
    PY_DIVMOD,
    PY_INPLACE = 32,   // flag on PY_ADD..PY_MATMUL; a type that does not know it clears it
    PY_REFLECTED = 64, // flag: a is the right operand, b the left
};

struct py_out;
enum py_print { PY_STR, PY_REPR };

// A NULL function or a result of PY_UNDEF means "not supported"; the callers (py_binary() and so on in
// core/vm/ops.h) then try the other operand or raise TypeError. The firmware has these tables too in a form of its own,
// of half-words, so only the functions below read them.
typedef struct py_ops {
    void (*print)(struct py_out *out, py_val_t v, enum py_print kind); // every type has it
    py_val_t (*unary)(enum py_unary op,
                      py_val_t v); // LEN, HASH: 31-bit int; BOOL: PY_TRUE/PY_FALSE
    py_val_t (*binary)(unsigned op, py_val_t a, py_val_t b); // enum py_binary with flags
    // value PY_UNDEF: get; PY_DELETE: delete; else store. Get returns the item; all raise when absent.
    py_val_t (*subscr)(py_val_t v, py_val_t key, py_val_t value);
    py_val_t (*iter)(py_val_t v); // an iterator
    py_val_t (*next)(py_val_t v); // the next item, PY_UNDEF at the end (or raises StopIteration)
} py_ops_t;
extern const py_ops_t py_object_ops; // of a type that has none of its own
void py_object_print(struct py_out *out, py_val_t v, enum py_print kind);

enum {
    PY_TYPE_HEAP = 1,        // a namespace in the heap: table, not attrs
    PY_TYPE_EXCEPTION = 2,   // instances are py_exc_t
    PY_TYPE_HAS_MAP = 4,     // instances carry a map of attributes at py_instance_t.table
    PY_TYPE_NATIVE_BASE = 8, // a Python class over a C type: instances carry a value of it
    PY_TYPE_SETTERS = 16,    // a property, descriptor or __setattr__ may take stores to instances
    PY_TYPE_FUNCTION = 32,   // instances are py_function_t
    PY_TYPE_FIELDS = 64,     // a namedtuple: an int in its table is the index of a field
    PY_TYPE_BINDS = 128,     // property, staticmethod, classmethod
};

struct py_table; // core/obj/dict.h

// Head of types and modules.
#define PY_NAMESPACE_FIELDS                                                                        \
    const struct py_type *type;                                                                    \
    union {                                                                                        \
        const py_entry_t *attrs;                                                                   \
        struct py_table *table;                                                                    \
    };                                                                                             \
    py_name_t name;                                                                                \
    uint8_t flags;                                                                                 \
    uint8_t nattrs

typedef struct py_ns {
    PY_NAMESPACE_FIELDS;
} py_ns_t;

// As it is written down, and as a class in the heap, which has py_instance_ops whatever stands there. Those in flash have a form of their own in the firmware (docs/design/
// dense.md): operations, base and attributes are read by the functions below alone.
typedef struct py_type {
    PY_NAMESPACE_FIELDS;
    const py_ops_t *ops;
    const struct py_type *base; // NULL: object
} py_type_t;

typedef py_ns_t py_module_t; // a module in Python has flag PY_TYPE_HEAP, and
typedef struct py_user_module {
    py_module_t head;
    py_val_t dict; // its py_globals_t (core/mod/exec.h) once somebody asked for it
} py_user_module_t;

// PY_ASK(type, binary, op, a, b): what the type's operation says, PY_UNDEF when there is none. PY_HAS(type, binary): is there? PY_HAS_AT(type, n): the
// n-th of py_ops_t.
#if defined __arm__ && !defined PY_NO_DENSE
// In flash: the type's type | attributes 16 | number of its operations 8 | number of its base 8 | name 16 | flags 8 |
// number of attributes 8. A class in the heap has a pointer to RAM, below 64 KiB of it, where the two numbers are: its
// operations are number 0, py_instance_ops.
enum { PY_TYPE_SIZE = 12, PY_OPS = 6 };
extern const uint16_t dense_ops[][PY_OPS], dense_bases[];
py_val_t dense_ask_print(uintptr_t a, uintptr_t b, uintptr_t c, const py_type_t *type);
py_val_t dense_ask_unary(uintptr_t a, uintptr_t b, uintptr_t c, const py_type_t *type);
py_val_t dense_ask_binary(uintptr_t a, uintptr_t b, uintptr_t c, const py_type_t *type);
py_val_t dense_ask_subscr(uintptr_t a, uintptr_t b, uintptr_t c, const py_type_t *type);
py_val_t dense_ask_iter(uintptr_t a, uintptr_t b, uintptr_t c, const py_type_t *type);
py_val_t dense_ask_next(uintptr_t a, uintptr_t b, uintptr_t c, const py_type_t *type);
#define PY_ASK_3(type, nm, a, b, c, ...)                                                           \
    dense_ask_##nm((uintptr_t)(a), (uintptr_t)(b), (uintptr_t)(c), type)
#define PY_ASK(type, nm, ...)            PY_ASK_3(type, nm, __VA_ARGS__, 0, 0)
#define PY_ASK_PRINT(type, out, v, kind) (void)PY_ASK(type, print, out, v, kind)
#define PY_HAS_AT(type, which)           (dense_ops[((const uint8_t *)(type))[6]][which] != 0)
#define PY_HAS(type, nm)                 PY_HAS_AT(type, offsetof(py_ops_t, nm) / sizeof(void *))

static inline const py_entry_t *py_ns_attrs(const py_ns_t *ns) {
    return (const py_entry_t *)(uintptr_t)((const uint16_t *)ns)[2];
}
static inline const py_type_t *py_type_base(const py_type_t *type) {
    return type->flags & PY_TYPE_HEAP
               ? type->base
               : (const py_type_t *)(uintptr_t)dense_bases[((const uint8_t *)type)[7]];
}
#else
enum { PY_TYPE_SIZE = sizeof(py_type_t) };
extern const py_ops_t py_instance_ops;
static inline const py_ops_t *py_type_ops(const py_type_t *type) {
    return type->flags & PY_TYPE_HEAP ? &py_instance_ops : type->ops;
}
#define PY_HAS_AT(type, which)           (((void *const *)py_type_ops(type))[which] != NULL)
#define PY_HAS(type, nm)                 (py_type_ops(type)->nm != NULL)
#define PY_ASK(type, nm, ...)            (PY_HAS(type, nm) ? py_type_ops(type)->nm(__VA_ARGS__) : PY_UNDEF)
#define PY_ASK_PRINT(type, out, v, kind) py_type_ops(type)->print(out, v, kind)

static inline const py_entry_t *py_ns_attrs(const py_ns_t *ns) {
    return ns->attrs;
}
static inline const py_type_t *py_type_base(const py_type_t *type) {
    return type->base;
}
#endif

#define PY_TABLE(t) .attrs = (t), .nattrs = sizeof(t) / sizeof((t)[0])
// static const py_type_t's initialiser: PY_TYPE(list, list_attrs, &list_ops)
#define PY_TYPE(nm, table_, ops_)                                                                  \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(table_), .name = PY_N_##nm, .ops = (ops_),                 \
        .base = &py_type_object                                                                    \
    }
#define PY_MODULE(nm, table_)                                                                      \
    { .type = &py_type_module, PY_TABLE(table_), .name = PY_N_##nm }

extern const py_type_t py_type_type, py_type_object, py_type_module, py_type_none, py_type_bool,
    py_type_int, py_type_float, py_type_complex, py_type_str, py_type_bytes, py_type_bytearray,
    py_type_list, py_type_tuple, py_type_dict, py_type_set, py_type_frozenset, py_type_range,
    py_type_slice, py_type_iterator, py_type_function, py_type_code_function, py_type_builtin,
    py_type_bound, py_type_unbound, py_type_generator, py_type_ellipsis, py_type_not_implemented,
    py_type_cell, py_type_property, py_type_staticmethod, py_type_classmethod, py_type_super,
    py_type_dict_view, py_type_array, py_type_memoryview;

// An object with attributes of its own: instances of Python classes, exceptions.
typedef struct py_instance {
    const py_type_t *type;
    struct py_table *table; // NULL until the first attribute is set
    py_val_t native[];      // PY_TYPE_NATIVE_BASE: the value of the C type
} py_instance_t;

// The type of any value (never NULL; v must not be PY_UNDEF).
const py_type_t *py_type_of(py_val_t v);
static inline bool py_is(py_val_t v, const py_type_t *type) {
    return py_is_ptr(v) && *(const py_type_t **)py_obj(v) == type;
}
static inline bool py_is_function(py_val_t v) { // in Python
    return py_is_ptr(v) && (*(const py_type_t **)py_obj(v))->flags & PY_TYPE_FUNCTION;
}
// v as a value of the C type: v itself, or the native part of an instance of a subclass of it; PY_UNDEF
// when it is neither. For arguments: `py_val_t list = py_as(v, &py_type_list)`.
py_val_t py_as(py_val_t v, const py_type_t *type);
bool py_issubclass(const py_type_t *type, const py_type_t *of);
bool py_isinstance(py_val_t v, const py_type_t *type);

// Entry of a ROM table or NULL (binary search).
const py_entry_t *py_entry_find(const py_entry_t *table, unsigned n, py_name_t name);
// Attribute of one namespace, not of its bases; functions as unbound values. PY_UNDEF when absent.
py_val_t py_ns_get(const py_ns_t *ns, py_name_t name);
// Attribute in the type and its bases, unbound. PY_UNDEF when absent.
py_val_t py_type_lookup(const py_type_t *type, py_name_t name);
// Attributes as a program sees them. get raises AttributeError; find returns PY_UNDEF instead.
// May run Python code (properties, __getattr__): may collect, may raise.
py_val_t py_attr_get(py_val_t v, py_name_t name);
py_val_t py_attr_find(py_val_t v, py_name_t name);
// As find, but a method is returned as its function, with the object to pass first in *self (else PY_UNDEF).
py_val_t py_attr_lookup(py_val_t v, py_name_t name, py_val_t *self);
void py_attr_set(py_val_t v, py_name_t name, py_val_t value); // PY_DELETE deletes

#endif
