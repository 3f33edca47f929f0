// SPDX-License-Identifier: MIT
// core/mod/micropython.c -- module micropython: what programs ask of the machine below Python.
#include "core/mem/gc.h"
#include "core/mem/names.h"
#include "core/mod/builtins.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/callback.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

py_val_t py_same(py_val_t *args, unsigned n) {
    (void)n;
    return args[0];
}

static py_val_t schedule(py_val_t *args, unsigned n) {
    (void)n;
    if (!py_callable(args[0])) {
        py_raise(PY_MSG_not_callable, args[0]);
    }
    if (!py_schedule(args[0], args[1])) {
        py_raise(PY_MSG_queue_full);
    }
    return PY_NONE;
}

// Without it an exception in a hard handler has no traceback.
static py_val_t emergency_buffer(py_val_t *args, unsigned n) {
    (void)n;
    py_vm.places = py_ptr(py_gc_alloc((size_t)py_to_int(args[0])));
    return PY_NONE;
}

// There is one level of optimisation.
static py_val_t opt_level(py_val_t *args, unsigned n) {
    (void)n;
    return args[0] ? PY_NONE : py_int(0);
}

static py_val_t heap_lock(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    py_gc_held++;
    return PY_NONE;
}

// How deep it is locked still.
static py_val_t heap_unlock(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    py_gc_held -= py_gc_held != 0;
    return py_int(py_gc_held);
}

static py_val_t stack_use(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_int((const char *)py_port_stack_top() - (const char *)__builtin_frame_address(0));
}

static py_val_t kbd_intr(py_val_t *args, unsigned n) {
    (void)n;
    py_port_kbd_intr(py_to_int(args[0]));
    return PY_NONE;
}

static py_val_t mem_info(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    size_t bytes;
    unsigned names = py_names_in_ram(&bytes);
    py_out_format(&py_out_console, PY_MSG_heap_info, py_gc_used_bytes(), py_gc_free_bytes(),
                  py_gc_largest_free());
    py_out_format(&py_out_console, PY_MSG_names_info, names, bytes);
    return PY_NONE;
}

static const py_entry_t attrs[] = {
    PY_FN(alloc_emergency_exception_buf, 1, 1, emergency_buffer),
    PY_FN(const, 1, 1, py_same),
    PY_FN(heap_lock, 0, 0, heap_lock),
    PY_FN(heap_unlock, 0, 0, heap_unlock),
    PY_FN(kbd_intr, 1, 1, kbd_intr),
    PY_FN(mem_info, 0, 1, mem_info),
    PY_FN(native, 1, 1, py_same),
    PY_FN(opt_level, 0, 1, opt_level),
    PY_FN(qstr_info, 0, 1, mem_info),
    PY_FN(schedule, 2, 2, schedule),
    PY_FN(stack_use, 0, 0, stack_use),
    PY_FN(viper, 1, 1, py_same),
};

const py_module_t py_module_micropython = PY_MODULE(micropython, attrs);
