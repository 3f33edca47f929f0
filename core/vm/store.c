// SPDX-License-Identifier: MIT
// core/vm/store.c -- code in flash; see store.h.
#include "core/vm/store.h"

#include <string.h>

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mod/library.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/mpc.h"
#include "core/vm/vm.h"

// Stored blocks have it for their module when no place was free.
#define NO_MODULE ((py_module_t *)~(uintptr_t)0)

uint32_t py_store_build(void) {
    return (uint32_t)(uintptr_t)py_vm.fixed ^
           py_text_hash((const char *)py_mpc_types, sizeof(py_type_t *) * PY_MPC_TYPES) ^
           py_rom_hash ^ py_library_hash ^ PY_MPC_INSTRUCTIONS;
}

static const py_stored_t *stored_at(const char *code, size_t len) {
    const py_stored_t *stored = (const void *)(code + len - sizeof *stored);
    return len >= sizeof *stored && stored->build == py_store_build() ? stored : NULL;
}

static py_module_t *place_of(const py_val_t *segments, unsigned n) {
    py_module_t *place = n ? ((py_function_t *)py_obj(*segments))->module : NULL;
    return place == NO_MODULE ? NULL : place;
}

py_module_t *py_store_place(py_val_t segments) {
    const py_list_t *list = py_obj(segments);
    return place_of(list->items + 1, list->len - 1);
}

void py_store_names(void) {
    const char *code = NULL;
    size_t len;
    while ((code = py_port_code_next(code, &len)) != NULL) {
        const py_stored_t *stored = stored_at(code, len);
        if (stored) {
            py_names_add_stored(stored->names, stored->nnames);
            py_module_t *place = place_of(stored->segments, stored->nsegments);
            if (place) {
                place->flags = PY_TYPE_HEAP; // taken
            }
        }
        code += len;
    }
}

// Keeps its stack to itself: what looks for code goes on to run it.
PY_COLD py_val_t py_store_find(const py_port_path_t *source) {
    size_t len;
    const char *code = py_port_code_find(source, &len);
    const py_stored_t *stored = code ? stored_at(code, len) : NULL;
    if (!stored || !py_names_stored_agree(stored->names, stored->nnames)) {
        return PY_UNDEF;
    }
    py_val_t globals = stored->globals ? py_int(stored->globals) : PY_NONE;
    py_val_t list = py_list_new(1, &globals);
    for (unsigned i = 0; i < stored->nsegments; i++) {
        py_list_append(list, stored->segments[i]);
    }
    return list;
}

// ---- writing -----------------------------------------------------------------------------------

// py_vm.storing: 0, FULL, or the module that the blocks are for.
enum { FULL = 1 };

const void *py_store_put(const void *data, size_t len) {
    const void *at = py_vm.storing > FULL ? py_port_code_write(data, len) : NULL;
    if (!at && py_vm.storing) {
        py_vm.storing = FULL;
    }
    return at;
}

py_val_t py_store_constant(py_val_t v) {
    void *block = py_is_ptr(v) ? py_obj(v) : NULL;
    const void *at = block ? py_store_put(block, py_gc_size(block)) : NULL;
    if (!at) {
        return v;
    }
    py_gc_free(block);
    return py_ptr(at);
}

static const py_module_t *free_place(void) {
    for (unsigned i = 0; i < PY_FIXED_MODULES; i++) {
        if (!py_vm.fixed[i].head.flags) {
            return &py_vm.fixed[i].head;
        }
    }
    return NO_MODULE;
}

void py_store_begin(const py_port_path_t *source, const py_module_t *module) {
    if (py_port_code_open(source) >= 0) {
        py_names_note_begin();
        py_vm.storing = (uintptr_t)(module ? module : free_place());
    }
}

static void put_end(const py_list_t *segments, py_stored_t *end) {
    py_val_t globals = segments->items[0];
    end->nsegments = (uint16_t)(segments->len - 1);
    end->globals = py_is_int(globals) ? (uint16_t)py_int_get(globals) : 0;
    end->build = py_store_build();
    end->nnames = (uint16_t)py_names_store(&end->names, py_store_put);
    end->segments = py_store_put(segments->items + 1, end->nsegments * sizeof(py_val_t));
    py_store_put(end, sizeof *end);
}

void py_store_end(py_val_t segments) {
    py_stored_t end = {0};
    if (!py_vm.storing) {
        return;
    }
    if (segments) {
        put_end(py_obj(segments), &end);
    }
    // What did not fit runs where it lies until the reset, and its names are in RAM.
    bool done = (!segments || py_vm.storing > FULL) && py_port_code_close(segments) >= 0;
    py_vm.storing = 0;
    if (done) {
        py_names_add_stored(end.names, end.nnames);
    }
    py_names_note_end(done);
}

py_val_t py_store_function(py_val_t block, py_module_t *module) {
    py_function_t *stored = py_obj(block);
    if (!stored->module) {
        stored->module = module;
    }
    if (stored->module == module) {
        return block;
    }
    py_function_t *function = py_gc_alloc(sizeof *function);
    *function = (py_function_t){&py_type_function, module, (const py_code_t *)&stored->code};
    return py_ptr(function);
}
