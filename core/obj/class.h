// SPDX-License-Identifier: MIT
// core/obj/class.h -- classes in Python, and what binds their attributes.
#ifndef CORE_OBJ_CLASS_H
#define CORE_OBJ_CLASS_H

#include "core/obj/seq.h"

// A class: a type in the heap. The head stands first, so any py_type_t * may be one (PY_TYPE_HEAP).
typedef struct py_class {
    py_type_t type;
    py_val_t bases; // tuple, PY_UNDEF: type.base alone
    py_val_t mro;   // tuple, PY_UNDEF: the class and then that of type.base
} py_class_t;

// Walks a type and its bases in method resolution order (C3).
typedef struct py_mro {
    const py_type_t *next;
    const py_tuple_t *list;
    unsigned at;
} py_mro_t;
void py_mro_start(py_mro_t *mro, const py_type_t *type);
const py_type_t *py_mro_next(py_mro_t *mro); // NULL at the end

// property (getter, setter, deleter), staticmethod and classmethod (function).
typedef struct py_wrapper {
    const py_type_t *type;
    py_val_t items[];
} py_wrapper_t;

// super(): attributes of the object that its type has from behind `class`.
typedef struct py_super {
    const py_type_t *type;
    py_val_t class, object;
} py_super_t;

// The special method that is an operator: enum py_binary with a flag.
py_name_t py_operation_name(unsigned op);
// The C value in an instance of a class over a C type; else v itself.
py_val_t py_inner(py_val_t v);
// The method `name` that is an operation of the type in C which v, or the object of super(), is of; PY_UNDEF.
py_val_t py_operation(py_val_t v, py_name_t name);
// An attribute was set in the class: stores to instances may have to look there.
void py_class_note(py_type_t *class, py_name_t name, py_val_t v);
// As py_attr_set; ask: __setattr__ and __delattr__ of a Python class are asked first.
void py_attr_store(py_val_t v, py_name_t name, py_val_t value, bool ask);
extern const py_ops_t py_instance_ops; // of instances of classes
// A new class. bases: a tuple; dict gives its attributes.
py_val_t py_class_new(py_name_t name, py_val_t bases, py_val_t dict);
// __build_class__(body, name, bases...)
py_val_t py_build_class(py_val_t *args, unsigned n);

#endif
