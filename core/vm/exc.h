// SPDX-License-Identifier: MIT
// core/vm/exc.h -- exceptions: the tree, raising, catching in C.
//
// Raising jumps to the innermost py_catch (a saved set of registers, core/vm/unwind.h); only the VM, the
// prompt, import and callbacks catch. Nothing is checked at the call sites in between.
#ifndef CORE_VM_EXC_H
#define CORE_VM_EXC_H

#include "core/obj/type.h"
#include "core/vm/messages.h"

enum py_exc_id {
#define EXC(id, base) PY_##id,
#include "core/vm/exceptions.def"
#undef EXC
    PY_EXC_COUNT
};
extern const py_type_t py_exc_types[PY_EXC_COUNT]; // all of the tree, in that order
static inline const py_type_t *py_exc_type(unsigned id) {
    return (const py_type_t *)((const char *)py_exc_types + id * PY_TYPE_SIZE);
}

// An exception. Layout starts as py_instance_t, so attributes can be set on it.
typedef struct py_exc {
    const py_type_t *type;
    struct py_table *table;
    py_val_t args;      // tuple, PY_UNDEF: empty; private to exc.c: an int, the number of a message
    py_val_t traceback; // private to exc.c: a block of places, latest last
    py_val_t words
        []; // PY_MESSAGE_ARGS of them when args is a message: it becomes text when somebody asks
} py_exc_t;

// Raises a new exception with a message, whose type core/vm/messages.def tells: the arguments are those of
// the text's directives. May collect.
#ifdef __wasm__ // dense code has no lists of arguments: docs/design/dense.md
#define PY_FOURTH(a, b, c, d, fn, ...) fn
_Noreturn void py_raise__0(unsigned id);
_Noreturn void py_raise__1(unsigned id, py_val_t);
_Noreturn void py_raise__2(unsigned id, py_val_t, py_val_t);
_Noreturn void py_raise__3(unsigned id, py_val_t, py_val_t, py_val_t);
#define py_raise(...)                                                                              \
    PY_FOURTH(__VA_ARGS__, py_raise__3, py_raise__2, py_raise__1, py_raise__0)(__VA_ARGS__)
#else
_Noreturn void py_raise(unsigned id, ...); // enum py_msg
#endif
_Noreturn void py_raise_none(enum py_exc_id id);                // without arguments
_Noreturn void py_raise_value(enum py_exc_id id, py_val_t arg); // with one argument: KeyError(key)
_Noreturn void py_raise_os(int error);                          // OSError(errno)
_Noreturn void py_raise_exc(py_val_t exc);                      // an exception instance

// Runs fn(arg); PY_UNDEF when it returned, else the exception that it raised.
py_val_t py_try(void (*fn)(void *arg), void *arg);
py_val_t py_exc_emergency(void); // a MemoryError to be kept for when there is no memory to make one
py_val_t py_exc_named(py_name_t name); // a type of the tree; PY_UNDEF: it has none of this name
bool py_exc_match(py_val_t exc, enum py_exc_id id);
py_val_t py_exc_new(const py_type_t *type, unsigned n, const py_val_t *args);
py_val_t py_exc_args(py_val_t exc); // the tuple
// Adds a place; never raises (a full heap loses the place).
void py_exc_add_place(py_val_t exc, py_name_t file, py_name_t function, unsigned line);
// "Traceback ...", or the one line alone when there is no traceback.
struct py_out;
void py_exc_print(struct py_out *out, py_val_t exc);

// Raises RuntimeError when the C stack is nearly used up. Called by everything that recurses.
void py_check_stack(void);

#endif
