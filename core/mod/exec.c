// SPDX-License-Identifier: MIT
// core/mod/exec.c -- compile, eval, exec, globals, locals.
#include "core/config.h"
#include "core/mod/exec.h"

#include "core/front/compile.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

// ---- a module's names as a dict ------------------------------------------------------------------
static py_val_t holder(py_val_t v) {
    return py_ptr(((py_globals_t *)py_obj(v))->module);
}

static void globals_print(py_out_t *out, py_val_t v, enum py_print kind) {
    py_dict_t dict = {&py_type_dict, ((py_dict_t *)py_obj(holder(v)))->table};
    py_out_value(out, py_ptr(&dict), kind);
}

static py_val_t globals_unary(enum py_unary op, py_val_t v) {
    return PY_ASK(&py_type_dict, unary, op, holder(v));
}

static py_val_t globals_binary(unsigned op, py_val_t a, py_val_t b) {
    return PY_ASK(&py_type_dict, binary, op, holder(a), b);
}

static py_val_t globals_subscr(py_val_t v, py_val_t key, py_val_t value) {
    return PY_ASK(&py_type_dict, subscr, holder(v), key, value);
}

static py_val_t globals_iter(py_val_t v) {
    return PY_ASK(&py_type_dict, iter, holder(v));
}

static const py_ops_t globals_ops = {
    .print = globals_print,
    .unary = globals_unary,
    .binary = globals_binary,
    .subscr = globals_subscr,
    .iter = globals_iter,
};
const py_type_t py_type_globals = {
    .type = &py_type_type, .name = PY_N_dict, .ops = &globals_ops, .base = &py_type_dict};

// Turns the object of two words into the module's dict, for good.
static py_val_t lead(py_globals_t *globals, py_module_t *module) {
    globals->type = &py_type_globals;
    globals->module = module;
    ((py_user_module_t *)module)->dict = py_ptr(globals);
    return py_ptr(globals);
}

PY_HOT py_val_t py_attributes_dict(py_val_t v) {
    py_globals_t *dict = py_gc_alloc(sizeof *dict);
    dict->type = &py_type_globals;
    dict->module = py_obj(v);
    return py_ptr(dict);
}

py_val_t py_globals(py_module_t *module) {
    py_val_t dict = ((py_user_module_t *)module)->dict;
    return dict != PY_UNDEF ? dict : lead(py_gc_alloc(sizeof(py_globals_t)), module);
}

// The module whose names the dict holds.
static py_module_t *module_of(py_val_t v) {
    if (py_is(v, &py_type_globals)) {
        return ((py_globals_t *)py_obj(v))->module;
    }
    if (!py_is(v, &py_type_dict)) {
        py_raise(PY_MSG_must_be_dict, v);
    }
    py_module_t *module = py_module_new(PY_N___main__, NULL);
    py_dict_t *dict = py_obj(v);
    module->table = dict->table;
    lead((py_globals_t *)dict, module);
    return module;
}

py_val_t py_builtin_globals(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_globals(py_vm.frame->function->module);
}

py_val_t py_locals(void) {
    const py_frame_t *frame = py_vm.frame;
    return py_frame_code(frame)->flags & PY_CODE_NS ? frame->locals[0]
                                                    : py_builtin_globals(NULL, 0);
}

py_val_t py_builtin_locals(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_locals();
}

// ---- source as an object -------------------------------------------------------------------------
static py_val_t compile_text(py_val_t source, py_name_t file, enum py_input input, bool own_names) {
    py_check_stack();
    py_reader_t reader = {.next = py_reader_memory};
    size_t len;
    if (!py_text(source, &reader.at, &len)) {
        py_raise(PY_MSG_must_be_bytes, source);
    }
    reader.end = reader.at + len;
    while (input == PY_EVAL && reader.at < reader.end && *reader.at == ' ') {
        reader.at++; // no indentation
    }
    return py_compile(&reader, file, input, own_names);
}

// compile(source, file, mode): the code is the list that py_compile gives.
py_val_t py_builtin_compile(py_val_t *args, unsigned n) {
    (void)n;
    py_name_t mode = py_str_name(args[2]);
    return compile_text(args[0], py_str_name(args[1]),
                        mode == PY_N_eval     ? PY_EVAL
                        : mode == PY_N_single ? PY_SINGLE
                                              : PY_FILE,
                        false);
}

// args: source or code, globals, locals. Code compiled beforehand has all its names in the globals.
static py_val_t run(py_val_t *args, enum py_input input) {
    bool own_globals = args[1] != PY_UNDEF && args[1] != PY_NONE;
    py_module_t *module = own_globals ? module_of(args[1]) : py_vm.frame->function->module;
    py_val_t own_names = PY_UNDEF;
    if (args[2] && args[2] != args[1] && args[2] != PY_NONE) {
        own_names = py_ptr(py_self(args[2], &py_type_dict));
    }
    py_val_t code = py_is(args[0], &py_type_list)
                        ? py_list_from(args[0]) // running takes the segments out of it
                        : compile_text(args[0], PY_N__string, input, own_names != PY_UNDEF);
    return py_run_segments(code, module, own_names);
}

py_val_t py_builtin_eval(py_val_t *args, unsigned n) {
    (void)n;
    return run(args, PY_EVAL);
}

py_val_t py_builtin_exec(py_val_t *args, unsigned n) {
    (void)n;
    run(args, PY_FILE);
    return PY_NONE;
}
