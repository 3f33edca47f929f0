// SPDX-License-Identifier: MIT
// core/mod/gc.c -- the module `gc`.
#include "core/mem/gc.h"
#include "core/obj/type.h"

static py_val_t gc_collect(py_val_t *args, unsigned n) {
    (void)args;
    (void)n;
    py_gc_collect();
    return PY_NONE;
}

static py_val_t gc_disable(py_val_t *args, unsigned n) {
    (void)args;
    (void)n;
    py_gc_enabled = false;
    return PY_NONE;
}

static py_val_t gc_enable(py_val_t *args, unsigned n) {
    (void)args;
    (void)n;
    py_gc_enabled = true;
    return PY_NONE;
}

static py_val_t gc_isenabled(py_val_t *args, unsigned n) {
    (void)args;
    (void)n;
    return py_bool(py_gc_enabled);
}

static py_val_t gc_mem_alloc(py_val_t *args, unsigned n) {
    (void)args;
    (void)n;
    return py_int((int32_t)py_gc_used_bytes());
}

static py_val_t gc_mem_free(py_val_t *args, unsigned n) {
    (void)args;
    (void)n;
    return py_int((int32_t)py_gc_free_bytes());
}

// There is none: only a full heap is collected.
static py_val_t gc_threshold(py_val_t *args, unsigned n) {
    (void)n;
    return args[0] ? PY_NONE : py_int(-1);
}

static const py_entry_t attrs[] = {
    PY_FN(collect, 0, 0, gc_collect),     PY_FN(disable, 0, 0, gc_disable),
    PY_FN(enable, 0, 0, gc_enable),       PY_FN(isenabled, 0, 0, gc_isenabled),
    PY_FN(mem_alloc, 0, 0, gc_mem_alloc), PY_FN(mem_free, 0, 0, gc_mem_free),
    PY_FN(threshold, 0, 1, gc_threshold),
};
const py_module_t py_module_gc = PY_MODULE(gc, attrs);
