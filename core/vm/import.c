// SPDX-License-Identifier: MIT
// core/vm/import.c -- import: modules in C, then files on sys.path, then modules in Python in the image.
#include <string.h>

#include "core/front/compile.h"
#include "core/mem/gc.h"
#include "core/mod/exec.h"
#include "core/mod/library.h"
#include "core/mod/modules.h"
#include "core/obj/dict.h"
#include "core/obj/file.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/mpc.h"
#include "core/vm/store.h"
#include "core/vm/vm.h"

extern const py_module_t py_module_os;

// A place is given again when its module's import has failed: frozen/import.py.
py_module_t *py_module_new(py_name_t name, py_module_t *place) {
    py_module_t *module =
        place && (!place->type || py_table_get_name(place->table, PY_N___name__) == PY_NONE)
            ? place
            : py_gc_alloc(sizeof(py_user_module_t));
    memset(module, 0, sizeof(py_user_module_t));
    module->type = &py_type_module;
    module->name = name;
    module->flags = PY_TYPE_HEAP;
    py_table_set_name(&module->table, PY_N___name__, py_name(name));
    return module;
}

// The blocks become functions of the module.
static py_list_t *functions_of(py_val_t segments, py_module_t *module) {
    py_list_t *list = py_obj(segments);
    if (py_is_int(list->items[0])) {
        py_table_reserve(&module->table, (unsigned)py_int_get(list->items[0]));
    }
    for (unsigned i = 1; i < list->len; i++) {
        list->items[i] = py_store_function(list->items[i], module);
    }
    return list;
}

py_val_t py_run_segments(py_val_t segments, py_module_t *module, py_val_t own_names) {
    py_check_stack();
    py_val_t result = PY_NONE;
    py_list_t *list = functions_of(segments, module);
    for (unsigned i = 1; i < list->len; i++) {
        py_function_t *code = py_obj(list->items[i]);
        list->items[i] = PY_NONE; // a segment is garbage once it has run
        if (own_names) {          // locals[0] is the dict: pass it as an argument would be
            const py_code_t *head = py_function_code(code);
            py_val_t *at = py_stack_room(head->nlocals + 1u);
            at[0] = py_ptr(code);
            memset(at + 1, 0, head->nlocals * sizeof *at);
            at[1] = own_names;
            py_push_frame(code, head, at + 1, PY_FRAME_BASE);
            result = py_vm_run();
        } else {
            result = py_call(py_ptr(code), 0, NULL);
        }
    }
    return result;
}

// ---- files ----

enum found { NOTHING, FILE, DIRECTORY };

static void stat_path(void *arg) {
    py_check_stack();
    py_val_t *v = arg;
    *v = py_subscr(py_call(py_attr_get(py_ptr(&py_module_os), PY_N_stat), 1, v), py_int(0),
                   PY_UNDEF);
}

// What the path leads to.
static enum found look_at(py_val_t path) {
    py_val_t exc = py_try(stat_path, &path);
    if (exc) {
        if (!py_exc_match(exc, PY_OSError)) {
            py_raise_exc(exc);
        }
        return NOTHING;
    }
    return path == py_int(0x4000) ? DIRECTORY : FILE;
}

static py_val_t path_and(py_val_t path, const char *end) {
    py_build_t build;
    py_build_init(&build);
    py_out_value(&build.out, path, PY_STR);
    py_out_c(&build.out, end);
    return py_build_str(&build);
}

// DIRECTORY/a/b for the dotted name a.b.
static py_val_t path_of(py_val_t directory, py_name_t name) {
    py_build_t build;
    py_build_init(&build);
    py_out_value(&build.out, directory, PY_STR);
    if (build.len) {
        py_out_c(&build.out, "/");
    }
    size_t at = build.len;
    py_out_name(&build.out, name);
    for (; at < build.len; at++) {
        char *c = ((py_str_t *)(void *)build.block)->text + at;
        if (*c == '.') {
            *c = '/';
        }
    }
    return py_build_str(&build);
}

// Looks for the module on sys.path: its path in *file, and in *package that of its directory if it is a package;
// a directory without __init__.py is one without a file.
static bool find_file(py_name_t name, py_val_t *file, py_val_t *package) {
    py_val_t *items;
    unsigned n;
    if (!py_items(py_vm.path, &items, &n)) {
        return false;
    }
    for (unsigned i = 0; i < n; i++) {
        py_val_t path = path_of(items[i], name);
        *package = PY_UNDEF;
        if (look_at(path) == DIRECTORY) {
            *package = path;
            *file = path_and(path, "/__init__.py");
            if (look_at(*file) != FILE) {
                *file = PY_UNDEF;
            }
            return true;
        }
        for (unsigned compiled = 0; compiled < 2; compiled++) {
            *file = path_and(path, compiled ? ".mpc" : ".py");
            if (look_at(*file) == FILE) {
                return true;
            }
        }
    }
    return false;
}

static py_val_t call_method(py_val_t v, py_name_t name, py_val_t a, py_val_t b) {
    py_val_t args[2] = {a, b};
    return py_call(py_attr_get(v, name), (a != PY_UNDEF) + (b != PY_UNDEF), args);
}

// All of a file, in a bytearray.
static py_val_t read_file(py_val_t path) {
    py_val_t file = py_open(path, py_name(PY_N_rb));
    py_val_t size = call_method(file, PY_N_seek, py_int(0), py_int(2));
    py_val_t array = py_call(py_ptr(&py_type_bytearray), 1, &size);
    call_method(file, PY_N_seek, py_int(0), PY_UNDEF);
    call_method(file, PY_N_readinto, array, PY_UNDEF);
    call_method(file, PY_N_close, PY_UNDEF, PY_UNDEF);
    return array;
}

// Its own frame, which ends before the code runs. A mounted object's file is read as a whole: its methods are in Python,
// for which little C stack is left while the compiler runs.
__attribute__((noinline)) static py_val_t compile_file(py_name_t path, const py_port_path_t *source,
                                                       const py_module_t *module) {
    py_file_reader_t reader = {.reader = {.next = py_reader_memory}};
    py_check_stack();
    if (source) {
        py_file_reader_open(&reader, py_name(path));
        py_store_begin(source, module);
    } else {
        size_t len;
        reader.buffer = read_file(py_name(path));
        reader.reader.at = py_buffer(reader.buffer, &len);
        reader.reader.end = reader.reader.at + len;
    }
    py_val_t segments = py_compile(&reader.reader, path, PY_FILE, false);
    if (source) {
        py_file_reader_close(&reader);
    }
    return segments;
}

static void load(void *arg) {
    size_t len;
    py_val_t *v = arg;
    char *file = py_buffer(*v, &len);
    *v = py_mpc_load(file, len);
}

static py_val_t load_compiled(py_name_t path, const py_port_path_t *source,
                              const py_module_t *module) {
    py_val_t v = read_file(py_name(path));
    if (source) {
        py_store_begin(source, module);
    }
    py_val_t exc = py_try(load, &v);
    py_store_end(exc ? PY_UNDEF : v);
    if (exc) {
        py_raise_exc(exc);
    }
    return v;
}

__attribute__((noinline)) static py_val_t compile_library(py_name_t path,
                                                          const py_port_path_t *source) {
    py_library_reader_t reader;
    py_library_open(&reader, source->len);
    py_store_begin(source, NULL);
    return py_compile(&reader.reader, path, PY_FILE, false);
}

py_val_t py_compile_file(py_name_t path, unsigned text, const py_module_t *module) {
    size_t len;
    bool compiled = false;
    py_place_t place = {.port = {NULL, text}};
    if (!text) {
        const char *end = py_name_text(path, &len);
        compiled = end[len - 1] == 'c'; // .mpc
        py_place(py_name(path), &place);
    }
    const py_port_path_t *source = place.fs ? NULL : &place.port;
    py_val_t stored = source ? py_store_find(source) : PY_UNDEF;
    return stored     ? stored
           : text     ? compile_library(path, source)
           : compiled ? load_compiled(path, source, module)
                      : compile_file(path, source, module);
}

enum { RUN_FRAME = 32 }; // words of VM stack: more than run() of frozen/import.py takes

static py_val_t import_one(py_name_t name, unsigned how);

// The text in the library of the module, or 0.
static unsigned library_text(py_name_t name) {
    size_t len;
    const char *text = py_name_text(name, &len);
    return py_library_find(text, len);
}

// A module that is nowhere: MicroPython's older name of one that is (uasyncio), or an error.
static py_val_t load_older(py_name_t name, unsigned how) {
    size_t len;
    py_val_t place[2];
    const char *text = py_name_text(name, &len);
    if (len > 1 && *text == 'u') {
        py_name_t newer = py_name_intern(text + 1, len - 1);
        if (find_file(newer, place, place + 1) || library_text(newer)) {
            return import_one(newer, how);
        }
    }
    py_raise(PY_MSG_no_module, name);
}

// Nothing may fail between the module's entry in sys.modules and its run(), which removes it when that fails.
static py_val_t load_file(py_name_t name, unsigned how) {
    py_check_stack();
    py_val_t file, package = PY_UNDEF;
    unsigned text = 0;
    if (!find_file(name, &file, &package)) {
        text = library_text(name);
        if (!text) {
            return load_older(name, how);
        }
        file = path_and(py_name(name), ".py");
    }
    py_val_t segments = file ? py_compile_file(py_str_name(file), text, NULL) : PY_UNDEF;
    py_module_t *module = py_module_new(name, segments ? py_store_place(segments) : NULL);
    if (package) {
        py_table_set_name(&module->table, PY_N___path__, package);
    }
    py_list_t *list = NULL;
    if (file) {
        py_table_set_name(&module->table, PY_N___file__, py_name(py_str_name(file)));
        list = functions_of(segments, module);
        list->items[0] = py_name(name);
    }
    py_stack_room(RUN_FRAME);
    py_dict_set(py_vm.modules, py_name(name), py_ptr(module));
    if (list) {
        if (how & PY_IMPORT_LATER) {
            py_vm.segments = py_ptr(list);
            return PY_UNDEF;
        }
        py_val_t args[2] = {PY_NONE, py_ptr(list)};
        py_call(PY_FROZEN_FN(import_run), 2, args);
    }
    return py_ptr(module);
}

// ---- names ----

static py_val_t import_one(py_name_t name, unsigned how) {
    py_val_t module = py_dict_get(py_vm.modules, py_name(name));
    if (!module) {
        module = py_ptr(py_module_find(name));
    }
    return module ? module : load_file(name, how);
}

// The name that `level` dots and `name` mean in the module.
static py_name_t absolute_name(const py_module_t *module, py_name_t name, int level) {
    size_t len;
    py_val_t own = py_table_get_name(module->table, PY_N___name__);
    const char *text = py_str_text(own ? own : py_name(module->name), &len);
    bool package = py_table_get_name(module->table, PY_N___path__);
    for (int up = level - package; up > 0 && len; up--) {
        do {
            len--;
        } while (len && text[len] != '.');
    }
    if (!len) {
        py_raise(PY_MSG_relative_import);
    }
    py_build_t full;
    py_build_init(&full);
    py_build_write(&full, text, len);
    if (name != PY_N__empty) {
        py_out_c(&full.out, ".");
        py_out_name(&full.out, name);
    }
    return py_str_name(py_build_str(&full));
}

py_val_t py_import(py_val_t globals_module, py_name_t name, unsigned how, int level) {
    size_t len;
    if (level) {
        name = absolute_name(py_obj(globals_module), name, level);
    }
    const char *text = py_name_text(name, &len);
    py_val_t first = PY_UNDEF, last = PY_UNDEF;
    for (size_t end = 0, start = 0; end <= len; end++) {
        if (end < len && text[end] != '.') {
            continue;
        }
        py_val_t parent = last;
        last = import_one(py_name_intern(text, end), how);
        if (!last) {
            return last;
        }
        if (!first) {
            first = last;
        }
        if (parent) {
            py_attr_set(parent, py_name_intern(text + start, end - start), last);
        }
        start = end + 1;
    }
    return how & PY_IMPORT_LEAF ? last : first;
}

py_val_t py_import_from(py_val_t module, py_name_t name) {
    py_val_t v = py_attr_find(module, name);
    if (!v && py_is(module, &py_type_module) &&
        ((py_module_t *)py_obj(module))->flags & PY_TYPE_HEAP) {
        const py_module_t *package = py_obj(module);
        if (py_table_get_name(package->table,
                              PY_N___path__)) { // a module of the package, not yet imported
            v = py_import(module, name, PY_IMPORT_LEAF | PY_IMPORT_LATER, 1);
        }
    }
    if (!v && !py_vm.segments) {
        py_raise(PY_MSG_cannot_import, name);
    }
    return v;
}

void py_import_star(py_val_t module, py_module_t *into) {
    py_val_t args[2] = {module, py_attributes_dict(py_ptr(into))};
    py_call(PY_FROZEN_FN(import_star), 2, args);
}

// ---- the type ----

static void module_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_out_format(out, PY_MSG_module, ((py_module_t *)py_obj(v))->name);
}

static py_val_t module_name(py_val_t *args, unsigned n) {
    (void)n;
    return py_name(((py_module_t *)py_obj(args[0]))->name);
}

static const py_entry_t module_attrs[] = {PY_GETTER(__name__, module_name)};
static const py_ops_t module_ops = {.print = module_print};
const py_type_t py_type_module = PY_TYPE(module, module_attrs, &module_ops);
