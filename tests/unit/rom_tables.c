// SPDX-License-Identifier: MIT
// tests/unit/rom_tables.c -- attributes in flash are found by halving: every table must be sorted by name.
// Links: core/*/*.c repl/*.c host/port.c host/files.c host/no_flash.c build/messages.c build/rom_names.c build/library.c build/font.c
#include <stdio.h>

#include "core/mod/modules.h"
#include "core/vm/exc.h"

static int tables, failures;

static void print_name(py_name_t name) {
    char room[PY_ROM_NAME_MAX];
    size_t len;
    const char *text = py_name_text_in(name, &len, room);
    printf("%.*s", (int)len, text);
}

static void check(const py_ns_t *ns);

// Types among a module's or type's values are looked into as well.
static void check_value(const py_entry_t *entry) {
    py_val_t v = entry->value;
    if (PY_SIG_KIND(entry->sig) == PY_KIND_VALUE && py_is(v, &py_type_type)) {
        check(py_obj(v));
    }
}

static void check(const py_ns_t *ns) {
    tables++;
    for (unsigned i = 0; i < ns->nattrs; i++) {
        const py_entry_t *entry = &ns->attrs[i];
        if (i > 0 && entry->name <= entry[-1].name) {
            failures++;
            print_name(ns->name);
            printf(": ");
            print_name(entry->name);
            printf(" is out of order\n");
        }
        if (py_entry_find(ns->attrs, ns->nattrs, entry->name) != entry) {
            failures++;
            print_name(ns->name);
            printf(": ");
            print_name(entry->name);
            printf(" is not found\n");
        }
        check_value(entry);
    }
}

int main(void) {
    static const py_type_t *const others[] = {
        &py_type_iterator, &py_type_generator, &py_type_function, &py_type_builtin,
        &py_type_bound,    &py_type_dict_view, &py_type_module,   &py_type_none,
    };
    for (unsigned name = 0; name < PY_ROM_NAMES; name++) {
        const py_module_t *module = py_module_find((py_name_t)name);
        if (module && module->name == name) {
            check(module);
        }
    }
    for (unsigned i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        check((const py_ns_t *)others[i]);
    }
    for (unsigned i = 0; i < PY_EXC_COUNT; i++) {
        check((const py_ns_t *)&py_exc_types[i]);
    }
    printf("%d tables, %d failures\n", tables, failures);
    return failures || tables < 30;
}
