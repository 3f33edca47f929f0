// SPDX-License-Identifier: MIT
// core/vm/exc.c -- raising, catching and printing exceptions; their types.
#include <string.h>

#include "core/mem/gc.h"
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

// ---- raising ----

void py_raise_exc(py_val_t exc) {
    py_catch_t *catch = py_vm.catch;
    if (!catch) {
        py_port_panic("exception that nobody catches");
    }
    catch->exc = exc;
    py_unwind_jump(&catch->regs);
}

// An exception without arguments. When even that cannot be allocated, the MemoryError kept for it.
static py_exc_t *new_exc(const py_type_t *type) {
    py_exc_t *exc = py_gc_try_alloc(sizeof *exc);
    if (!exc) {
        exc = py_obj(py_vm.emergency);
        exc->table = NULL;
        exc->traceback = PY_UNDEF;
        exc->args = PY_UNDEF;
        return exc;
    }
    exc->type = type;
    return exc;
}

py_val_t py_exc_new(const py_type_t *type, unsigned n, const py_val_t *args) {
    py_exc_t *exc = py_gc_alloc(sizeof *exc);
    exc->type = type;
    if (n) {
        exc->args = py_tuple_new(n, args);
    }
    return py_ptr(exc);
}

void py_raise_none(enum py_exc_id id) {
    py_raise_exc(py_ptr(new_exc(&py_exc_types[id])));
}

void py_raise_value(enum py_exc_id id, py_val_t arg) {
    py_exc_t *exc = new_exc(&py_exc_types[id]);
    if (exc->type == &py_exc_types[id]) {
        py_tuple_t *args = py_gc_try_alloc(sizeof *args + sizeof arg);
        if (args) {
            args->type = &py_type_tuple;
            args->len = 1;
            args->items[0] = arg;
            exc->args = py_ptr(args);
        }
    }
    py_raise_exc(py_ptr(exc));
}

// The message is written at once. With little memory left it is dropped and the exception remains.
typedef struct {
    py_build_t build;
    const char *format;
    va_list *list;
    py_val_t text;
} message_t;

static void write_message(void *arg) {
    message_t *message = arg;
    py_out_vformat(&message->build.out, message->format, *message->list);
    message->text = py_build_str(&message->build);
}

void py_raise(enum py_exc_id id, const char *format, ...) {
    static bool writing; // a message of what goes wrong with a message would have no end
    message_t message = {.format = format};
    va_list list;
    if (writing) {
        py_raise_none(id);
    }
    writing = true;
    va_start(list, format);
    message.list = &list;
    py_build_init(&message.build);
    bool failed = py_try(write_message, &message);
    va_end(list);
    writing = false;
    if (failed) {
        py_raise_none(id);
    }
    py_raise_value(id, message.text);
}

void py_raise_os(int error) {
    py_raise_value(PY_OSError, py_int(error));
}

void py_raise_type(py_val_t v, const char *what) {
    py_raise(PY_TypeError, "'%t' object is not %c", v, what);
}

// ---- catching ----

py_val_t py_try(void (*fn)(void *arg), void *arg) {
    py_catch_t catch;
    catch.outer = py_vm.catch;
    catch.frame = py_vm.frame;
    catch.top = py_vm.top;
    py_vm.catch = &catch;
    if (!py_unwind_save(&catch.regs)) {
        fn(arg);
        py_vm.catch = py_vm.catch->outer;
        return PY_UNDEF;
    }
    py_catch_t *caught = py_vm.catch;
    py_vm.catch = caught->outer;
    py_vm.frame = caught->frame;
    py_vm.top = caught->top;
    return caught->exc;
}

bool py_exc_match(py_val_t exc, enum py_exc_id id) {
    return py_issubclass(py_type_of(exc), &py_exc_types[id]);
}

void py_check_stack(void) {
    if (py_port_stack_left() < PY_STACK_RESERVE) {
        py_raise(PY_RuntimeError, "maximum recursion depth exceeded");
    }
}

// ---- reading ----

py_val_t py_exc_args(py_val_t v) {
    const py_exc_t *exc = py_obj(v);
    return exc->args ? exc->args : py_tuple_new(0, NULL);
}

void py_exc_add_place(py_val_t v, py_name_t file, py_name_t function, unsigned line) {
    py_exc_t *exc = py_obj(v);
    place_t *places = py_obj(exc->traceback);
    unsigned n = 0;
    while (places && places[n].file) {
        n++;
    }
    if (n == MAX_PLACES) { // a deep recursion: the outermost ones tell as much as any
        n--;
    } else {
        size_t need = (n + 2) * sizeof *places;
        if (!places || py_gc_size(places) < need) {
            place_t *more = py_gc_try_alloc(need + 2 * sizeof *places);
            if (!more) {
                return;
            }
            if (places) {
                memcpy(more, places, n * sizeof *places);
                py_gc_free(places);
            }
            exc->traceback = py_ptr(more);
            places = more;
        }
    }
    places[n] = (place_t){file, function, (uint16_t)line};
}

void py_exc_print(py_out_t *out, py_val_t v) {
    const py_exc_t *exc = py_obj(v);
    const place_t *places = py_obj(exc->traceback);
    if (places) {
        unsigned n = 0;
        while (places[n].file) {
            n++;
        }
        py_out_c(out, "Traceback (most recent call last):\n");
        while (n--) {
            py_out_format(out, "  File \"%s\", line %d", py_name(places[n].file), (int32_t)places[n].line);
            if (places[n].function) {
                py_out_format(out, ", in %s", py_name(places[n].function));
            }
            py_out_c(out, "\n");
        }
    }
    py_out_format(out, "%t", v);
    if (exc->args && ((py_tuple_t *)py_obj(exc->args))->len) {
        py_out_c(out, ": ");
        py_out_value(out, v, PY_STR);
    }
    py_out_c(out, "\n");
}

// ---- the types ----

static void exc_print(py_out_t *out, py_val_t v, enum py_print kind) {
    py_val_t args = py_exc_args(v);
    const py_tuple_t *tuple = py_obj(args);
    if (kind == PY_REPR) {
        py_out_format(out, "%t", v);
        if (tuple->len == 1) {
            py_out_format(out, "(%r)", tuple->items[0]);
        } else {
            py_out_value(out, args, PY_REPR);
        }
    } else if (tuple->len == 1) {
        // KeyError shows its key as it is written in a program.
        py_out_value(out, tuple->items[0], py_exc_match(v, PY_KeyError) ? PY_REPR : PY_STR);
    } else if (tuple->len == 2 && py_exc_match(v, PY_OSError)) {
        py_out_format(out, "[Errno %s] %s", tuple->items[0], tuple->items[1]);
    } else if (tuple->len) {
        py_out_value(out, args, PY_REPR);
    }
}

static py_val_t exc_make(py_val_t *args, unsigned n) {
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
    PY_FN(__init__, 1, PY_ANY, exc_init),
    PY_NEW(1, PY_ANY, exc_make),
    PY_GETTER(args, exc_args),
    PY_GETTER(errno, exc_first),
    PY_GETTER(value, exc_first),
};

static const py_ops_t exc_ops = {.print = exc_print};

const py_type_t py_exc_types[PY_EXC_COUNT] = {
#define EXC(id, base_)                                                                             \
    [PY_##id] = {.type = &py_type_type, .attrs = PY_##id ? NULL : base_attrs,                      \
                 .nattrs = PY_##id ? 0 : sizeof base_attrs / sizeof *base_attrs, .name = PY_N_##id, \
                 .flags = PY_TYPE_EXCEPTION, .ops = &exc_ops,                                      \
                 .base = PY_##id ? &py_exc_types[PY_##base_] : &py_type_object},
#include "core/vm/exceptions.def"
#undef EXC
};
