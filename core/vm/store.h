// SPDX-License-Identifier: MIT
// core/vm/store.h -- code that lies in the flash behind its source and runs there: docs/design/files.md.
//
// While py_store_begin ... py_store_end compile a file, constants and finished code are written away at once. The next import,
// also after a reset, finds all of it again.
#ifndef CORE_VM_STORE_H
#define CORE_VM_STORE_H

#include "core/mem/names.h"
#include "core/obj/type.h"
#include "core/port.h"

// The end of a module's code.
typedef struct py_stored {
    const py_val_t *segments;
    const py_stored_name_t *names; // sorted by number
    uint16_t nsegments, nnames;
    uint16_t globals; // names that it will bind, 0: few
    uint16_t spare;
    uint32_t build; // made by this firmware; the last word
} py_stored_t;

// What all code that this firmware makes has for its last word: another has its types elsewhere, other names or modules.
uint32_t py_store_build(void);
// At the start of Python: the names of all stored code get their numbers.
void py_store_names(void);
// The segments of the source's code as py_compile gives them; PY_UNDEF: there is none.
py_val_t py_store_find(const py_port_path_t *source);
// From here on blocks go to the flash, if there is one, as long as there is room. They will be that module's; NULL: of one
// yet to be made, for which a free place is chosen.
void py_store_begin(const py_port_path_t *source, const py_module_t *module);
// Ends that; segments are those that py_compile made, or PY_UNDEF: it failed, nothing is kept. Who makes the code calls
// it: py_compile, and the import of a file compiled ahead.
void py_store_end(py_val_t segments);
// Puts len bytes behind what was stored last: where they are. NULL: code does not go to the flash, or there is no room, and
// from then on there is none.
const void *py_store_put(const void *data, size_t len);
// A constant, new and held by nobody else: where it lies from now on.
py_val_t py_store_constant(py_val_t v);
// One of py_vm.fixed, where the module of these segments should be: their functions take no heap then. NULL: anywhere.
py_module_t *py_store_place(py_val_t segments);
// A block as a function of the module that can be called: itself, where it is of no other.
py_val_t py_store_function(py_val_t block, py_module_t *module);

#endif
