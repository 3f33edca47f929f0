// SPDX-License-Identifier: MIT
// core/vm/call.c -- calls: arguments into their places, frames, everything that can be called.
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/class.h"
#include "core/obj/dict.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

struct py_vm py_vm;

py_val_t *py_roots(unsigned *n) {
    *n = sizeof py_vm / sizeof(py_val_t);
    return (py_val_t *)&py_vm;
}

// ---- the VM stack ----

// C code called by the frame says exactly how much it uses (py_vm.top lies in or above the frame's operand
// stack then); else all of the frame's operand stack counts.
PY_HOT py_val_t *py_vm_top(void) {
    const py_frame_t *frame = py_vm.frame;
    if (!frame) {
        return py_vm.top ? py_vm.top : py_gc_stack_base();
    }
    py_val_t *stack = py_frame_stack(frame);
    return py_vm.top > stack ? py_vm.top : stack + py_frame_code(frame)->nstack;
}

void py_stack_grow(py_val_t *end) {
    if (!py_gc_stack_grow(end + PY_STACK_SLACK)) {
        py_raise(PY_MSG_recursion);
    }
}

PY_HOT static void need_stack(py_val_t *end) {
    py_vm_need(end);
}

PY_HOT py_val_t *py_stack_room(unsigned n) {
    py_val_t *top = py_vm_top();
    need_stack(top + n);
    return top;
}

PY_HOT py_frame_t *py_push_frame(const py_function_t *function, const py_code_t *code,
                                 py_val_t *locals, unsigned flags) {
    py_frame_t *frame = (py_frame_t *)(locals + code->nlocals);
    need_stack(py_frame_stack(frame) + code->nstack);
    frame->prev = py_vm.frame;
    frame->locals = locals;
    frame->pc = py_code_start(code);
    frame->function = function;
    frame->flags = flags;
    py_vm.frame = frame;
    return frame;
}

// ---- keyword arguments ----

// What keyword arguments may fill: n slots with names, of which some are filled already.
typedef struct {
    py_name_t function; // for messages
    unsigned n;
    const uint16_t *names;
    py_val_t *slots;
} slots_t;

// Puts each pair (name, value) into the slot that has its name, or into the dict `rest`.
PY_HOT static void bind_pairs(const slots_t *to, const py_val_t *pairs, unsigned nkw,
                              py_val_t rest) {
    for (; nkw--; pairs += 2) {
        py_name_t name = py_str_name(pairs[0]);
        unsigned i = 0;
        while (i < to->n && to->names[i] != name) {
            i++;
        }
        if (i < to->n) {
            if (to->slots[i]) {
                py_raise(PY_MSG_multiple_values, to->function, pairs[0]);
            }
            to->slots[i] = pairs[1];
        } else if (rest) {
            py_check_stack();
            py_dict_set(rest, py_name(name), pairs[1]);
        } else {
            py_raise(PY_MSG_unexpected_keyword, to->function, pairs[0]);
        }
    }
}

// ---- functions in Python ----

// The default of parameter i, PY_UNDEF: it has none.
static py_val_t default_of(const py_code_t *code, unsigned i, const py_tuple_t *defaults,
                           py_val_t kwdefaults) {
    if (i >= code->npos) {
        return kwdefaults ? py_dict_get(kwdefaults, py_name(py_code_names(code)[i])) : PY_UNDEF;
    }
    i += defaults ? defaults->len : 0;
    return i >= code->npos ? defaults->items[i - code->npos] : PY_UNDEF;
}

PY_HOT void py_enter(const py_function_t *function, py_val_t *args, unsigned npos, unsigned nkw) {
    const py_code_t *code = py_function_code(function);
    const uint16_t *names = py_code_names(code);
    const py_val_t *item = py_function_items((py_function_t *)function);
    unsigned flags = code->flags, params = code->npos, nlocals = code->nlocals;
    unsigned named = params + py_code_nkwonly(code),
             first = flags & PY_CODE_EXTRA ? code->nposonly : 0;
    // The keyword pairs move behind the locals, which grow over them.
    unsigned room = npos > nlocals ? npos : nlocals;
    py_val_t *pairs = args + room, *saved_top = py_vm.top, rest = PY_UNDEF;
    need_stack(pairs + 2 * nkw);
    memmove(pairs, args + npos, 2 * nkw * sizeof *args);
    memset(args + npos, 0, (room - npos) * sizeof *args);
    py_vm.top = pairs + 2 * nkw;
    unsigned more = npos > params ? npos - params : 0;
    if (flags & PY_CODE_VARARGS) {
        py_val_t star = py_tuple_new(more, args + params);
        memset(args + params, 0, more * sizeof *args);
        args[named] = star;
    } else if (more) {
        py_raise(PY_MSG_wrong_count, code->name, params, npos);
    }
    if (flags & PY_CODE_VARKW) {
        rest = args[named + (flags & PY_CODE_VARARGS)] = py_dict_new();
    }
    if (nkw) {
        const slots_t slots = {code->name, named - first, names + first, args + first};
        bind_pairs(&slots, pairs, nkw, rest);
    }
    const py_tuple_t *defaults = flags & PY_CODE_DEFAULTS ? py_obj(*item++) : NULL;
    py_val_t kwdefaults = flags & PY_CODE_KWDEFAULTS ? *item++ : PY_UNDEF;
    for (unsigned i = 0; i < named; i++) {
        if (!args[i] && !(args[i] = default_of(code, i, defaults, kwdefaults))) {
            py_raise(PY_MSG_missing_argument, code->name, names[i]);
        }
    }
    unsigned nfree = py_code_nfree(code);
    memcpy(args + nlocals - nfree, item, nfree * sizeof *item);
    py_vm.top = saved_top;
    if (flags & PY_CODE_GENERATOR) {
        py_vm.top = args + nlocals;
        args[-1] = py_generator_new(function, code, args);
        py_vm.top = saved_top;
        return;
    }
    py_push_frame(function, code, args, 0);
}

// ---- functions in C ----

static const struct {
    uint8_t first, count;
} kwlists[] = {
#define KWLIST(id, first, count, ...) {first, count},
    {0, 0},
#include "core/obj/kwargs.def"
#undef KWLIST
};

#define NAME_1(a)                     PY_N_##a
#define NAME_2(a, b)                  PY_N_##a, PY_N_##b
#define NAME_3(a, b, c)               PY_N_##a, PY_N_##b, PY_N_##c
#define NAME_4(a, b, ...)             NAME_2(a, b), NAME_2(__VA_ARGS__)
#define NAME_5(a, b, ...)             NAME_2(a, b), NAME_3(__VA_ARGS__)
#define NAME_6(a, b, ...)             NAME_2(a, b), NAME_4(__VA_ARGS__)
#define NAME_7(a, b, ...)             NAME_2(a, b), NAME_5(__VA_ARGS__)
#define NAME_8(a, b, ...)             NAME_2(a, b), NAME_6(__VA_ARGS__)
#define NAME_9(a, b, ...)             NAME_2(a, b), NAME_7(__VA_ARGS__)
#define NAME_10(a, b, ...)            NAME_2(a, b), NAME_8(__VA_ARGS__)
#define NAME_11(a, b, ...)            NAME_2(a, b), NAME_9(__VA_ARGS__)
#define KWLIST(id, first, count, ...) NAME_##count(__VA_ARGS__),
static const uint16_t kwlist_names[] = {
#include "core/obj/kwargs.def"
};
#undef KWLIST

// The names of one of them.
static const uint16_t *names_of(unsigned list) {
    unsigned at = 0;
    for (unsigned i = 1; i < list; i++) {
        at += kwlists[i].count;
    }
    return kwlist_names + at;
}

static _Noreturn void native_count(const py_entry_t *entry, unsigned npos) {
    unsigned min = PY_SIG_MIN(py_entry_sig(entry)), max = PY_SIG_MAX(py_entry_sig(entry));
    py_raise(npos < min ? PY_MSG_too_few : PY_MSG_too_many, py_entry_name(entry),
             npos < min ? min : max, npos);
}

// Arguments of a function that takes keywords into their slots; returns how many there are then. The slots
// of keywords, or the dict of all of them, stand before any number of positional arguments. Not inlined: what
// it needs of the C stack would be held while the function runs.
PY_HOT static __attribute__((noinline)) unsigned
bind_native(const py_entry_t *entry, py_val_t *args, unsigned npos, unsigned nkw) {
    unsigned list = PY_SIG_KW(py_entry_sig(entry)), min = PY_SIG_MIN(py_entry_sig(entry)),
             max = PY_SIG_MAX(py_entry_sig(entry));
    bool collect = list == PY_KW_collect, before = collect || max == PY_ANY;
    unsigned first = collect ? 0 : kwlists[list].first + (py_entry_name(entry) == PY_N___new__),
             count = collect ? 1 : kwlists[list].count;
    if (max == PY_ANY) {
        max = npos;
    }
    if (npos > max || (before && npos < min)) {
        native_count(entry, npos);
    }
    unsigned slots = before ? count + max : first + count, filled = npos;
    py_val_t *pairs = args + slots + npos;
    need_stack(pairs + 2 * nkw);
    memmove(pairs, args + npos, 2 * nkw * sizeof *args);
    py_vm.top = pairs + 2 * nkw;
    if (before) {
        memmove(args + count, args, npos * sizeof *args);
        memset(args, 0, count * sizeof *args);
        filled += count;
    }
    memset(args + filled, 0, (slots - filled) * sizeof *args);
    if (nkw) {
        slots_t named = {.function = py_entry_name(entry)};
        if (collect) {
            args[0] = py_dict_new();
        } else {
            named = (slots_t){py_entry_name(entry), count, names_of(list), args + first};
        }
        bind_pairs(&named, pairs, nkw, collect ? args[0] : PY_UNDEF);
    }
    while (!before && min--) {
        if (!args[min]) {
            native_count(entry, npos);
        }
    }
    return slots;
}

PY_HOT py_val_t py_call_native(const py_entry_t *entry, py_val_t *args, unsigned npos,
                               unsigned nkw) {
    py_check_stack(); // so that every function in C begins with the whole reserve
    py_val_t *saved_top = py_vm.top;
    unsigned sig = py_entry_sig(entry), max = PY_SIG_MAX(sig), list = PY_SIG_KW(sig), n = npos;
    py_vm.top = args + npos + 2 * nkw;
    if (list) {
        n = bind_native(entry, args, npos, nkw);
    } else {
        if (nkw) {
            py_raise(PY_MSG_no_keywords, py_entry_name(entry));
        }
        if (npos < PY_SIG_MIN(sig) || (npos > max && max != PY_ANY)) {
            native_count(entry, npos);
        }
        while (n < max && max != PY_ANY) {
            args[n++] = PY_UNDEF;
        }
    }
    py_vm.top = args + n;
    py_val_t result = py_entry_call(entry, args, n);
    py_vm.top = saved_top;
    return result;
}

// ---- anything ----

// Makes room for one argument before the others.
static void insert_argument(py_val_t *args, unsigned n, py_val_t first) {
    while (n--) {
        args[n + 1] = args[n];
        __asm__(""); // mostly none or one: not worth a call of memmove()
    }
    args[0] = first;
}

// __new__ of a C type for a Python class: where that is over the type, a value of the type is made and wrapped.
PY_HOT static py_val_t call_native_new(const py_entry_t *entry, py_val_t *args, unsigned npos,
                                       unsigned nkw) {
    const py_type_t *class =
        npos && py_is(args[0], &py_type_type) ? py_obj(args[0]) : &py_type_object;
    const py_type_t *base = class;
    if (!(class->flags & PY_TYPE_NATIVE_BASE) || !(class->flags & PY_TYPE_HEAP)) {
        return py_call_native(entry, args, npos, nkw);
    }
    while (base->flags & PY_TYPE_HEAP) {
        base = base->base;
    }
    args[0] = py_ptr(base);
    return py_instance_new(class, py_call_native(entry, args, npos, nkw));
}

// A Python class whose instances `object` does not make: calls its __new__, in Python or in C, with a copy
// of the arguments. The class is args[-1].
static PY_COLD py_val_t call_new(const py_type_t *type, py_val_t new, const py_val_t *args,
                                 unsigned npos, unsigned nkw, bool own_init) {
    if (py_is(new, &py_type_staticmethod)) {
        new = ((const py_wrapper_t *)py_obj(new))->items[0];
    } else if (own_init && py_is_native(new)) {
        // Its __init__ may take any arguments: what can be filled later, and so has no hash, starts empty.
        if (type->flags & PY_TYPE_EXCEPTION) {
            nkw = 0;
        } else if (PY_SIG_MIN(py_entry_sig(py_native_entry(new))) == 1) {
            py_val_t empty = py_call(new, 1, args - 1), inner = py_inner(empty);
            const py_type_t *c = py_type_of(inner);
            if (!PY_ASK(c, unary, PY_HASH, inner)) {
                return empty;
            }
        }
    }
    return py_call_kw(new, npos + 1, nkw, args - 1);
}

// Calls args[-1], a Python class.
PY_HOT static __attribute__((noinline)) bool instantiate(const py_type_t *type, py_val_t *args,
                                                         unsigned npos, unsigned nkw) {
    py_val_t *saved_top = py_vm.top;
    py_vm.top = args + npos + 2 * nkw + 1;
    py_val_t new = py_type_lookup(type, PY_N___new__);
    bool plain_new = new == py_ns_get((const py_ns_t *)&py_type_object, PY_N___new__);
    py_val_t init = py_type_lookup(type, PY_N___init__);
    bool own_init = !py_is_native(init), entered = false;
    py_val_t instance;
    if (plain_new) {
        if (!own_init && npos + nkw) {
            py_raise(PY_MSG_no_arguments, py_ptr(type));
        }
        instance = py_instance_new(type, PY_UNDEF);
    } else if (!own_init && py_is_native(new)) {
        instance = call_native_new(py_native_entry(new), args - 1, npos + 1, nkw);
    } else {
        instance = call_new(type, new, args, npos, nkw, own_init);
    }
    args[-1] = instance; // keeps it while __init__ runs
    if (own_init && py_issubclass(py_type_of(instance), type)) {
        insert_argument(args, npos + 2 * nkw, instance);
        if (py_is_function(init)) {
            const py_frame_t *before = py_vm.frame;
            py_enter(py_obj(init), args, npos + 1, nkw);
            if (py_vm.frame == before) {
                py_raise(PY_MSG_init_none);
            }
            py_vm.frame->flags |= PY_FRAME_INIT;
            entered = true;
        } else {
            py_call_kw(init, npos + 1, nkw, args);
        }
    }
    py_vm.top = saved_top;
    return entered;
}

bool py_callable(py_val_t v) {
    const py_type_t *type = py_type_of(v);
    return py_is_native(v) || type->flags & PY_TYPE_FUNCTION || type == &py_type_type ||
           type == &py_type_bound || type == &py_type_unbound ||
           py_type_lookup(type, PY_N___call__);
}

// What became of a call. ANOTHER: args[-1] is another callable now, with an argument more if it is WITH_SELF.
enum begun { DONE, ENTERED, ANOTHER, WITH_SELF };

// For all but functions.
PY_HOT static __attribute__((noinline)) enum begun begin_other(py_val_t *args, unsigned npos,
                                                               unsigned nkw) {
    py_val_t fn = args[-1], self = fn;
    unsigned n = npos + 2 * nkw;
    need_stack(args + n);
    if (py_is_native(fn)) { // __new__
        args[-1] = call_native_new(py_native_entry(fn), args, npos, nkw);
        return DONE;
    }
    const py_type_t *type = py_type_of(fn), *class = py_obj(fn);
    if (type == &py_type_unbound) {
        args[-1] = py_unbound_fn(fn, args, npos);
        return ANOTHER;
    }
    if (type == &py_type_bound) {
        self = ((const py_bound_t *)py_obj(fn))->self;
        fn = ((const py_bound_t *)py_obj(fn))->fn;
    } else if (type == &py_type_type) {
        if (class->flags & PY_TYPE_HEAP) {
            return instantiate(class, args, npos, nkw) ? ENTERED : DONE;
        }
        fn = py_type_lookup(class, PY_N___new__);
    } else if (!(fn = py_ns_get((const py_ns_t *)type, PY_N___call__)) &&
               !(fn = py_type_lookup(type, PY_N___call__))) {
        py_raise(PY_MSG_not_callable, self);
    }
    insert_argument(args, n, self);
    args[-1] = fn;
    return WITH_SELF;
}

PY_HOT bool py_call_begin(py_val_t *args, unsigned npos, unsigned nkw) {
    for (;;) {
        const py_entry_t *entry = py_native_entry(args[-1]);
        if (py_is_native(args[-1]) && py_entry_name(entry) != PY_N___new__) {
            args[-1] = py_call_native(entry, args, npos, nkw);
            return false;
        }
        if (py_is_function(args[-1])) {
            const py_frame_t *before = py_vm.frame;
            py_enter(py_obj(args[-1]), args, npos, nkw);
            return py_vm.frame != before;
        }
        enum begun begun = begin_other(args, npos, nkw);
        if (begun < ANOTHER) {
            return begun == ENTERED;
        }
        npos += begun - ANOTHER;
    }
}

PY_HOT py_val_t py_call_kw(py_val_t fn, unsigned npos, unsigned nkw, const py_val_t *values) {
    unsigned n = npos + 2 * nkw;
    py_check_stack();
    py_val_t *at = py_stack_room(n + 1), *saved_top = py_vm.top;
    at[0] = fn;
    memmove(at + 1, values, n * sizeof *values);
    py_vm.top = at + n + 1;
    py_val_t result;
    if (py_call_begin(at + 1, npos, nkw)) {
        py_vm.frame->flags |= PY_FRAME_BASE;
        result = py_vm_run();
    } else {
        result = at[0];
    }
    py_vm.top = saved_top;
    return result;
}

PY_HOT py_val_t py_call(py_val_t fn, unsigned npos, const py_val_t *args) {
    return py_call_kw(fn, npos, 0, args);
}
