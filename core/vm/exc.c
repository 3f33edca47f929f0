// SPDX-License-Identifier: MIT
// core/vm/exc.c -- raising, catching and printing exceptions; their types.
#include <string.h>

#include "core/mem/gc.h"
#include "core/mod/errno.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/config.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

// A place in a traceback.
typedef struct {
    py_name_t file, function;
    uint16_t line;
} place_t;

// The traceback of an exception: a block of places, the innermost first; a place without a name ends it.
enum { MAX_PLACES = 12 };

enum { MESSAGE_EXC_SIZE = sizeof(py_exc_t) + PY_MESSAGE_ARGS * sizeof(py_val_t) };

// ---- raising ----

PY_HOT void py_raise_exc(py_val_t exc) {
    py_catch_t *catch = py_vm.catch;
    if (!catch) {
        py_port_panic("uncaught exception");
    }
    catch->exc = exc;
    py_unwind_jump(&catch->regs, PY_RAISED);
}

// Is there no room to collect in?
static bool deep(void) {
    return py_port_stack_left() < PY_COLLECT_RESERVE;
}

static void *allocate(size_t len) {
    return deep() ? NULL : py_gc_try_alloc(len);
}

// An exception without arguments, with room for a message; where there is no memory, the MemoryError kept for it. Deep
// in the stack that one stands for any.
static py_exc_t *new_exc(const py_type_t *type) {
    py_exc_t *exc = allocate(MESSAGE_EXC_SIZE);
    if (!exc) {
        exc = py_obj(py_vm.emergency);
        exc->table = NULL;
        exc->traceback = PY_UNDEF;
        exc->args = PY_UNDEF;
        if (py_gc_locked) { // in a hard handler it stands for any exception
            exc->type = type;
            exc->traceback = py_vm.places;
            if (py_vm.places) {
                memset(py_obj(py_vm.places), 0, py_gc_size(py_obj(py_vm.places)));
            }
        } else {
            exc->type = deep() ? type : py_exc_type(PY_MemoryError);
        }
        return exc;
    }
    exc->type = type;
    return exc;
}

PY_HOT py_val_t py_exc_new(const py_type_t *type, unsigned n, const py_val_t *args) {
    py_exc_t *exc = py_gc_alloc(sizeof *exc);
    exc->type = type;
    if (n) {
        exc->args = py_tuple_new(n, args);
    }
    return py_ptr(exc);
}

py_val_t py_exc_emergency(void) {
    return py_ptr(new_exc(py_exc_type(PY_MemoryError)));
}

void py_raise_none(enum py_exc_id id) {
    py_raise_exc(py_ptr(new_exc(py_exc_type(id))));
}

void py_raise_value(enum py_exc_id id, py_val_t arg) {
    py_exc_t *exc = new_exc(py_exc_type(id));
    if (exc->type == py_exc_type(id)) {
        py_tuple_t *args = allocate(sizeof *args + sizeof arg);
        if (args) {
            args->type = &py_type_tuple;
            args->len = 1;
            args->items[0] = arg;
            exc->args = py_ptr(args);
        }
    }
    py_raise_exc(py_ptr(exc));
}

// The message is kept as its number and words. So raising is quick, which programs that try and catch feel,
// and a MemoryError needs nothing but the block it has.
PY_HOT void(py_raise)(unsigned id, ...) {
    const py_type_t *type = py_exc_type(py_message_exception((enum py_msg)id));
    py_exc_t *exc = new_exc(type);
    if (exc->type == type) {
        va_list list;
        va_start(list, id);
        py_out_take(exc->words, list);
        va_end(list);
        exc->args = py_int(id);
    }
    py_raise_exc(py_ptr(exc));
}

void py_raise_os(int error) {
    py_raise_value(PY_OSError, py_int(error));
}

// ---- catching ----

PY_HOT py_val_t py_try(void (*fn)(void *arg), void *arg) {
    py_catch_t catch = {.outer = py_vm.catch, .frame = py_vm.frame, .top = py_vm.top};
    py_vm.catch = &catch;
    bool raised = py_unwind_run(&catch.regs, fn, arg);
    py_vm.catch = catch.outer;
    if (raised) {
        py_vm.frame = catch.frame;
        py_vm.top = catch.top;
    }
    return catch.exc;
}

// Names that CPython has for more special types.
static py_val_t other_name(py_name_t name) {
    return name == PY_N_RecursionError        ? py_ptr(py_exc_type(PY_RuntimeError))
           : name == PY_N_ModuleNotFoundError ? py_ptr(py_exc_type(PY_ImportError))
                                              : PY_UNDEF;
}

PY_HOT py_val_t py_exc_named(py_name_t name) {
    for (unsigned id = PY_EXC_COUNT; id--;) { // the commonest are the last
        if (py_exc_type(id)->name == name) {
            return py_ptr(py_exc_type(id));
        }
    }
    return other_name(name);
}

bool py_exc_match(py_val_t exc, enum py_exc_id id) {
    return py_issubclass(py_type_of(exc), py_exc_type(id));
}

PY_HOT void py_check_stack(void) {
    size_t left = py_port_stack_left();
    if (left < PY_STACK_RESERVE && (!py_gc_locked || left < PY_HARD_STACK_RESERVE)) {
        py_raise(PY_MSG_recursion);
    }
}

// ---- reading ----

static void print_message(py_out_t *out, const py_exc_t *exc) {
    py_out_words(out, (enum py_msg)py_int_get(exc->args), exc->words);
}

py_val_t py_exc_args(py_val_t v) {
    py_exc_t *exc = py_obj(v);
    if (py_is_int(exc->args)) {
        py_check_stack();
        py_build_t build;
        py_build_init(&build);
        print_message(&build.out, exc);
        py_val_t text = py_build_str(&build);
        exc->args = py_tuple_new(1, &text);
    }
    return exc->args ? exc->args : py_tuple_new(0, NULL);
}

static unsigned count_places(const place_t *places) {
    unsigned n = 0;
    while (places && places[n].file) {
        n++;
    }
    return n;
}

PY_HOT void py_exc_add_place(py_val_t v, py_name_t file, py_name_t function, unsigned line) {
    py_exc_t *exc = py_obj(v);
    place_t *places = py_obj(exc->traceback);
    unsigned n = count_places(places);
    if (n == MAX_PLACES) { // a deep recursion: the outermost ones tell as much as any
        n--;
    } else if (!places || py_gc_size(places) < (n + 2) * sizeof *places) {
        place_t *more = allocate((n + 4) * sizeof *places);
        if (!more) {
            return;
        }
        memcpy(more, places, n * sizeof *places);
        exc->traceback = py_ptr(more);
        places = more;
    }
    places[n] = (place_t){file, function, (uint16_t)line};
}

void py_exc_print(py_out_t *out, py_val_t v) {
    const py_exc_t *exc = py_obj(v);
    const place_t *places = py_obj(exc->traceback);
    if (places) {
        py_out_format(out, PY_MSG_traceback);
        for (unsigned n = count_places(places); n--;) {
            const place_t *place = &places[n];
            py_out_format(out, place->function ? PY_MSG_place_in : PY_MSG_place, place->file,
                          place->line, place->function);
        }
    }
    bool silent = !py_is_int(exc->args) && (!exc->args || !((py_tuple_t *)py_obj(exc->args))->len);
    py_out_format(out, silent ? PY_MSG_exc_alone : PY_MSG_exc_line, v, v);
}

// ---- the types ----

static void exc_print(py_out_t *out, py_val_t v, enum py_print kind) {
    const py_exc_t *exc = py_obj(v);
    if (kind == PY_STR && py_is_int(exc->args) && exc->type != py_exc_type(PY_KeyError)) {
        print_message(out, exc);
        return;
    }
    py_val_t args = py_exc_args(v);
    const py_tuple_t *tuple = py_obj(args);
    bool os = py_exc_match(v, PY_OSError);
    py_name_t error = os && tuple->len == 1 ? py_errno_name(tuple->items[0]) : PY_N__empty;
    if (kind == PY_REPR) {
        bool one = tuple->len == 1;
        py_out_format(out, one ? PY_MSG_exc_repr_one : PY_MSG_exc_repr, v,
                      one ? tuple->items[0] : args);
    } else if (error) {
        py_out_format(out, PY_MSG_os_error_name, tuple->items[0], error);
    } else if (tuple->len == 1) {
        // KeyError shows its key as it is written in a program.
        py_out_value(out, tuple->items[0], py_exc_match(v, PY_KeyError) ? PY_REPR : PY_STR);
    } else if (tuple->len == 2 && os) {
        py_out_format(out, PY_MSG_os_error, tuple->items[0], tuple->items[1]);
    } else if (tuple->len) {
        py_out_value(out, args, PY_REPR);
    }
}

PY_HOT static py_val_t exc_make(py_val_t *args, unsigned n) {
    return py_exc_new(py_obj(args[0]), n - 1, args + 1);
}

// Sub-classes call it with their own arguments; it replaces those that the constructor kept.
static py_val_t exc_init(py_val_t *args, unsigned n) {
    py_exc_t *exc = py_obj(args[0]);
    exc->args = n > 1 ? py_tuple_new(n - 1, args + 1) : PY_UNDEF;
    return PY_NONE;
}

static py_val_t exc_args(py_val_t *args, unsigned n) {
    (void)n;
    return py_exc_args(args[0]);
}

// StopIteration.value and OSError.errno: the first argument.
static py_val_t exc_first(py_val_t *args, unsigned n) {
    (void)n;
    const py_tuple_t *tuple = py_obj(py_exc_args(args[0]));
    return tuple->len ? tuple->items[0] : PY_NONE;
}

static const py_entry_t base_attrs[] = {
    PY_FN(__init__, 1, PY_ANY, exc_init), PY_NEW(1, PY_ANY, exc_make), PY_GETTER(args, exc_args),
    PY_GETTER(errno, exc_first),          PY_GETTER(value, exc_first),
};

static const py_ops_t exc_ops = {.print = exc_print};

const py_type_t py_exc_types[PY_EXC_COUNT] = {
#define EXC(id, base_)                                                                             \
    [PY_##id] = {.type = &py_type_type,                                                            \
                 .attrs = PY_##id ? NULL : base_attrs,                                             \
                 .nattrs = PY_##id ? 0 : sizeof base_attrs / sizeof *base_attrs,                   \
                 .name = PY_N_##id,                                                                \
                 .flags = PY_TYPE_EXCEPTION,                                                       \
                 .ops = &exc_ops,                                                                  \
                 .base = PY_##id ? &py_exc_types[PY_##base_] : &py_type_object},
#include "core/vm/exceptions.def"
#undef EXC
};
