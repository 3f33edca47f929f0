// SPDX-License-Identifier: MIT
// core/vm/vm_ops.c -- see vm_ops.h.
#include "core/config.h"
#include <string.h>

#include "core/front/compiler.h"
#include "core/mem/gc.h"
#include "core/mod/builtins.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm_ops.h"

// ---- names ----

PY_HOT py_val_t py_vm_constant(const py_function_t *function, unsigned index) {
    const py_code_t *code = py_function_code(function);
    py_val_t v = ((const py_val_t *)((const uint8_t *)code + code->constants))[index];
    return (v & 15) == 14 ? py_ptr((const uint8_t *)code + (v >> 4))
                          : v; // beside the code, in flash
}

PY_HOT py_val_t py_vm_builtin(py_name_t name) {
    py_val_t v = py_ns_get(&py_module_builtins, name);
    if (!v) {
        py_raise(PY_MSG_not_defined, name);
    }
    return v;
}

static py_val_t load_ns(const py_frame_t *frame, py_name_t name) {
    py_val_t v = py_dict_get(frame->locals[0], py_name(name));
    if (!v) {
        v = py_table_get_name(frame->function->module->table, name);
    }
    return v ? v : py_vm_builtin(name);
}

static void delete_name(py_table_t *table, py_name_t name) {
    if (!py_table_remove(table, py_name(name))) {
        py_raise(PY_MSG_not_defined, name);
    }
}

PY_HOT void py_vm_load_method(py_val_t *sp, py_name_t name) {
    py_val_t self;
    py_val_t v = py_attr_lookup(sp[-1], name, &self);
    if (!v) {
        v = py_attr_get(sp[-1], name); // __getattr__, or the error
    }
    sp[-1] = v;
    sp[0] = self;
}

void py_vm_pending(void) {
    py_callbacks_run();
    if (py_port_interrupted()) {
        py_raise_none(PY_KeyboardInterrupt);
    }
}

// ---- building ----

PY_HOT py_val_t py_vm_build(unsigned op, const py_val_t *sp, unsigned n) {
    if (op == PY_OP_BUILD_MAP) {
        py_val_t dict = py_dict_new();
        for (sp -= 2 * n; n--; sp += 2) {
            py_dict_set(dict, sp[0], sp[1]);
        }
        return dict;
    }
    sp -= n;
    if (op == PY_OP_BUILD_SET) {
        py_val_t set = py_set_new();
        while (n--) {
            py_set_add(set, *sp++);
        }
        return set;
    }
    if (op == PY_OP_BUILD_SLICE) {
        return py_slice_new(sp[0], sp[1], n == 3 ? sp[2] : PY_NONE);
    }
    py_build_t build; // BUILD_STRING
    py_build_init(&build);
    while (n--) {
        py_out_value(&build.out, *sp++, PY_STR);
    }
    return py_build_str(&build);
}

PY_HOT py_val_t py_vm_format(py_val_t v, py_val_t spec, unsigned conversion) {
    if (conversion) {
        v = conversion == 1 ? py_str_of(v) : py_repr_of(v);
    }
    if (!spec && py_is_str(v)) {
        return v;
    }
    size_t len = 0;
    const char *text = spec ? py_str_text(spec, &len) : "";
    py_build_t build;
    py_build_init(&build);
    py_format_value(&build.out, v, text, len);
    return py_build_str(&build);
}

static void extend(unsigned op, py_val_t to, py_val_t from) {
    if (op == PY_OP_LIST_EXTEND) {
        py_list_extend(to, from);
    } else if (op >= PY_OP_MAP_UPDATE) {
        if (!py_as(from, &py_type_dict)) {
            if (!py_attr_find(from, PY_N_keys)) {
                py_raise(PY_MSG_must_be_dict, from);
            }
            py_val_t copy = py_dict_new();
            py_dict_update(copy, from);
            from = copy;
        }
        unsigned n = op == PY_OP_MAP_MERGE ? py_len(to) + py_len(from) : 0;
        py_dict_update(to, from);
        if (n && py_len(to) != n) {
            py_raise(PY_MSG_keyword_twice);
        }
    } else {
        py_val_t it = py_iter(from), item;
        while ((item = py_next(it))) {
            py_set_add(to, item);
        }
    }
}

static _Noreturn void unpack_error(unsigned wanted, unsigned n) {
    if (n > wanted) {
        py_raise(PY_MSG_too_many_values, wanted);
    }
    py_raise(PY_MSG_too_few_values, wanted, n);
}

// Replaces sp[-1] by its items, the first on top; after: how many follow the star, -1 without one.
static PY_COLD py_val_t *unpack_any(py_val_t *sp, unsigned before, int after) {
    py_val_t *items;
    unsigned n;
    unsigned wanted = before + (unsigned)(after < 0 ? 0 : after);
    if (!py_items(sp[-1], &items, &n)) {
        py_val_t it = sp[-1] = py_iter(sp[-1]), item, list = py_list_new(0, NULL);
        // Without a star no more are taken from an endless iterator than are needed.
        for (n = 0; (after >= 0 || n <= wanted) && (item = py_next(it)); n++) {
            py_list_append(list, item);
        }
        sp[-1] = list;
        py_items(list, &items, &n);
    }
    if (after < 0 ? n != wanted : n < wanted) {
        unpack_error(wanted, n);
    }
    py_val_t *end = sp - 1 + wanted + (after >= 0);
    sp[0] = sp[-1]; // keeps the items while the list in the middle is made
    py_val_t middle = after >= 0 ? py_list_new(n - wanted, items + before) : PY_UNDEF;
    for (py_val_t *to = end; to >= sp; before--) {
        if (!before && middle) {
            *--to = middle;
            items += n - wanted;
        } else {
            *--to = *items++;
        }
    }
    return end;
}

// A tuple or list of the right length, into plain targets.
PY_HOT py_val_t *py_vm_unpack(py_val_t *sp, unsigned wanted) {
    py_val_t *items;
    unsigned n;
    if (!py_items(sp[-1], &items, &n) || n != wanted) {
        return unpack_any(sp, wanted, -1);
    }
    sp += n - 1;
    for (py_val_t *to = sp; n--;) {
        *--to = *items++;
    }
    return sp;
}

static py_val_t make_function(const py_frame_t *frame, unsigned constant, const py_val_t *items,
                              unsigned n) {
    py_val_t block = py_vm_constant(frame->function, constant);
    py_function_t *made = py_obj(block);
    py_module_t *module = frame->function->module;
    bool embedded = made->type == &py_type_code_function;
    const py_code_t *code = embedded ? (const py_code_t *)&made->code : (const py_code_t *)made;
    if (embedded && !made->module &&
        !py_code_nfree(code)) { // for the first time: the code becomes the function
        made->module = module;
        memcpy(py_function_items(made), items, n * sizeof *items);
        return block;
    }
    if (embedded && made->module == module && !n && !py_code_nfree(code) && !py_gc_holds(made)) {
        return block; // in the flash: nothing of it changes
    }
    py_function_t *function = py_gc_alloc(sizeof *function + n * sizeof *items);
    function->type = &py_type_function;
    function->module = module;
    function->code = code;
    memcpy(function->items, items, n * sizeof *items);
    return py_ptr(function);
}

static void print_expr(py_val_t v) {
    if (v != PY_NONE) {
        py_vm.last = v;
        py_out_value(&py_out_console, v, PY_REPR);
        py_out_c(&py_out_console, "\n");
    }
}

// ---- calls, generators ----

// Function at[-1], list at[0], dict at[1]; as py_call_begin().
static PY_COLD bool call_ex(py_val_t *at) {
    py_val_t *items;
    unsigned npos, nkw = 0, walk = 0;
    py_val_t list = at[0], dict = at[1];
    py_items(list, &items, &npos);
    py_table_t *table = ((py_dict_t *)py_obj(dict))->table;
    unsigned pairs = py_table_len(table);
    py_val_t *room = py_stack_room(npos + 2 * pairs + 2);
    // The values are copied behind this frame, then down to where the arguments belong.
    py_val_t *to = room;
    memcpy(to, items, npos * sizeof *items);
    to += npos;
    for (py_pair_t *pair; (pair = py_table_next(table, &walk)); nkw++) {
        *to++ = pair->key;
        *to++ = pair->value;
    }
    memmove(at, room, (size_t)((char *)to - (char *)room));
    return py_call_begin(at, npos, nkw);
}

// Calls import.py's run() in place of the value at[-1], which it returns: Python calling Python, so that modules that import
// modules need no C stack.
static bool run_module(py_val_t *at) {
    py_stack_room(2);
    at[0] = at[-1];
    at[1] = py_vm.segments;
    at[-1] = PY_FROZEN_FN(import_run);
    py_vm.segments = PY_UNDEF;
    return py_call_begin(at, 2, 0);
}

static py_val_t awaitable(py_val_t v) {
    py_val_t it = py_call_special(v, PY_N___await__, 0, NULL);
    return it ? it : py_iter(v);
}

// ---- exceptions ----

const py_module_t py_frozen_module = {
    .type = &py_type_module, .name = PY_N_builtins, .flags = PY_TYPE_HEAP};

PY_HOT static void add_place(py_val_t v, const py_frame_t *frame, unsigned pc) {
    if (frame->function->module == &py_frozen_module) {
        return; // no more to be seen than a function in C
    }
    const py_code_t *code = py_frame_code(frame);
    py_val_t file = py_table_get_name(frame->function->module->table, PY_N___file__);
    py_exc_add_place(v, file && py_is_name(file) ? py_name_id(file) : PY_N__string, code->name,
                     py_code_line(code, pc));
}

// Leaves py_vm.frame because of an exception.
PY_HOT static void drop_frame(py_catch_t *catch) {
    py_frame_t *frame = py_vm.frame;
    py_vm.frame = frame->prev;
    if (frame->flags & PY_FRAME_GENERATOR) {
        py_generator_finish(frame->locals[-1]);
        if (py_exc_match(catch->exc, PY_StopIteration)) { // PEP 479
            py_raise(PY_MSG_generator_raised);            // comes back here
        }
    }
}

PY_HOT bool py_vm_find_handler(py_catch_t *catch) {
    while (py_vm.frame != catch->frame) {
        py_frame_t *frame = py_vm.frame;
        const py_code_t *code = py_frame_code(frame);
        unsigned pc = (unsigned)(frame->pc - py_code_start(code));
        py_guard_t guard;
        if (!py_vm.reraised) {
            add_place(catch->exc, frame, pc);
        }
        py_vm.reraised = 0;
        if (py_code_guard(code, pc, &guard)) {
            py_vm.sp = py_frame_stack(frame) + guard.depth;
            *py_vm.sp++ = catch->exc;
            // What the dropped frames have left above would keep their objects.
            memset(py_vm.sp, 0,
                   (size_t)((char *)(py_frame_stack(frame) + code->nstack) - (char *)py_vm.sp));
            frame->pc = py_code_start(code) + guard.handler;
            return true;
        }
        drop_frame(catch);
    }
    return false;
}

PY_HOT py_val_t py_vm_exception(py_val_t v, unsigned n, const py_val_t *args) {
    if (py_is(v, &py_type_type) && ((const py_type_t *)py_obj(v))->flags & PY_TYPE_EXCEPTION) {
        v = py_call(v, n, args);
    }
    if (!py_is_ptr(v) || !(py_type_of(v)->flags & PY_TYPE_EXCEPTION)) {
        py_raise(PY_MSG_no_exception);
    }
    return v;
}

static _Noreturn void reraise(py_val_t exc) {
    py_vm.reraised = 1; // its place in this frame is known
    py_raise_exc(exc);
}

PY_HOT void py_vm_raise(unsigned values, const py_val_t *sp) {
    if (values == 0) {
        py_raise(PY_MSG_nothing_to_reraise);
    }
    if (values == 3) {
        reraise(sp[-1]);
    }
    py_val_t exc = py_vm_exception(sp[-(int)values], 0, NULL);
    ((py_exc_t *)py_obj(exc))->traceback = PY_UNDEF;
    py_raise_exc(exc);
}

PY_HOT bool py_vm_exc_match(py_val_t exc, py_val_t types) {
    py_val_t *items;
    unsigned n;
    if (py_is(types, &py_type_type)) {
        return py_issubclass(py_type_of(exc), py_obj(types));
    }
    if (!py_is(types, &py_type_tuple)) {
        py_raise(PY_MSG_no_exception);
    }
    py_check_stack();
    py_items(types, &items, &n);
    while (n--) {
        if (py_vm_exc_match(exc, *items++)) {
            return true;
        }
    }
    return false;
}

// The manager at *at becomes its exit method; what it gives is returned.
PY_COLD static py_val_t with_enter(py_val_t *at) {
    py_val_t manager = *at;
    py_val_t exit = py_attr_find(manager, PY_N___exit__);
    py_val_t enter = py_attr_find(manager, PY_N___enter__);
    if (!exit || !enter) {
        py_raise(PY_MSG_no_context, manager);
    }
    *at = exit;
    return py_call(enter, 0, NULL);
}

static PY_COLD py_val_t with_exit(py_val_t exit, py_val_t reason) {
    py_val_t args[3] = {PY_NONE, PY_NONE, PY_NONE};
    if (py_is_ptr(reason)) {
        args[0] = py_ptr(py_type_of(reason));
        args[1] = reason;
    }
    return py_call(exit, 3, args);
}

// ---- the rare instructions ----

// sp and the place in the code have been moved by the instruction first: what it takes lies from sp[0] on, what it
// leaves goes to sp[-1]. name: its operands.
PY_COLD static py_val_t *rare(unsigned op, py_val_t *sp, py_frame_t *frame, py_name_t name) {
    unsigned n = name >> 8, first = name & 0xFF; // the only operand; of two the last and the first
    py_val_t *local = &frame->locals[n], v;
    py_module_t *module = frame->function->module;
    switch (op) {
    case PY_OP_LOAD_ELLIPSIS: v = PY_ELLIPSIS; goto result;
    case PY_OP_LOAD_CONST: v = py_vm_constant(frame->function, name); goto result;
    case PY_OP_LOAD_BUILD_CLASS: v = py_vm_builtin(PY_N___build_class__); goto result;

    // -- variables
    case PY_OP_DELETE_CELL: ((py_cell_t *)py_obj(*local))->value = PY_UNDEF; break;
    case PY_OP_MAKE_CELL:
    case PY_OP_NEW_CELL: *local = py_cell_new(op == PY_OP_MAKE_CELL ? *local : PY_UNDEF); break;
    case PY_OP_LOAD_NS: v = load_ns(frame, name); goto result;
    case PY_OP_STORE_NS: py_dict_set(frame->locals[0], py_name(name), sp[0]); break;
    case PY_OP_DELETE_NS: delete_name(((py_dict_t *)py_obj(frame->locals[0]))->table, name); break;
    case PY_OP_DELETE_GLOBAL: delete_name(module->table, name); break;
    case PY_OP_DELETE_ATTR: py_attr_set(sp[0], name, PY_DELETE); break;
    case PY_OP_DELETE_SUBSCR: py_subscr(sp[0], sp[1], PY_DELETE); break;
    case PY_OP_PICK: v = (sp - n)[-2]; goto result;

    // -- building
    case PY_OP_LIST_EXTEND:
    case PY_OP_SET_UPDATE:
    case PY_OP_MAP_UPDATE:
    case PY_OP_MAP_MERGE: extend(op, sp[-1], sp[0]); break;
    case PY_OP_LIST_TO_TUPLE: v = py_tuple_from(sp[-1]); goto result;
    case PY_OP_UNPACK_EX: sp = unpack_any(sp, first, (int)n); break;

    // -- calls, functions, modules
    case PY_OP_CALL_EX:
        if (call_ex(sp)) {
            sp = py_frame_stack(py_vm.frame);
        }
        break;
    case PY_OP_MAKE_FUNCTION:
    case PY_OP_DEFINE:
        sp -= n;
        v = make_function(frame, first, sp, n);
        if (op == PY_OP_MAKE_FUNCTION) {
            goto push;
        }
        py_table_set_name(&module->table, py_function_code(py_obj(v))->name, v);
        break;
    case PY_OP_PRINT_EXPR: print_expr(sp[0]); break;
    case PY_OP_IMPORT_NAME:
        v = py_import(py_ptr(module), name, PY_IMPORT_LATER | (sp[0] != PY_NONE),
                      py_int_get(sp[-1]));
        goto imported;
    case PY_OP_IMPORT_FROM:
        v = py_import_from(sp[-2], name);
    imported:
        if (v) {
            goto result;
        }
        frame->pc -= py_op_size(op); // again, when the module has run
        sp -= py_op_effect(op);
        if (run_module(sp)) {
            sp = py_frame_stack(py_vm.frame);
        }
        break;
    case PY_OP_IMPORT_STAR: py_import_star(sp[0], module); break;
    case PY_OP_GET_ANEXT:
        v = sp[-2];
        if (!py_is(v, &py_type_generator)) {
            v = py_call(PY_FROZEN_FN(generator_anext), 1, &v);
        }
        goto result;
    case PY_OP_GET_AWAIT: v = awaitable(sp[-1]); goto result;

    // -- what ends in an error
    case PY_OP_LOAD_CELL: py_raise(PY_MSG_free_unbound);
    default:
        py_raise(op - PY_OP_RETURN < 2u ? PY_MSG_init_none : PY_MSG_local_unbound);
    push:
        sp++;
    result:
        sp[-1] = v;
    }
    return sp;
}
_Static_assert(PY_OP_RETURN_NONE == PY_OP_RETURN + 1, "init_none");

// What `with`, `finally` and the end of `except ... as` need is native: they may stand in a loop.
PY_HOT py_val_t *py_vm_rare(unsigned op, py_val_t *sp) {
    py_check_stack();
    py_frame_t *frame = py_vm.frame;
    const uint8_t *pc = frame->pc + py_op_size(op) - 1,
                  *start = py_code_start(py_frame_code(frame));
    unsigned n = pc[-1], name = pc[-2] | n << 8;
    py_val_t reason;
    frame->pc = pc;
    sp += py_op_effect(op);
    switch (op) {
    case PY_OP_CALL_FINALLY:
    case PY_OP_CALL_FINALLY_S:
        frame->pc = pc + (op == PY_OP_CALL_FINALLY ? (int16_t)name : (int8_t)n);
        *sp++ = py_int((int32_t)(pc - start));
        return sp;
    case PY_OP_WITH_ENTER: sp[-1] = with_enter(sp - 2); return sp;
    case PY_OP_WITH_EXIT: sp[-1] = with_exit(sp[-3], sp[-2]); return sp;
    case PY_OP_WITH_END: // [exit method, reason, result]
        reason = sp[1];
        if (py_truth(sp[2]) && py_is_ptr(reason)) {
            return sp; // the exception is swallowed
        }
        break;
    case PY_OP_END_FINALLY: reason = sp[0]; break;
    case PY_OP_DELETE_LOCAL:
        if (frame->locals[n]) {
            frame->locals[n] = PY_UNDEF;
            return sp;
        } // fall through
    default: return rare(op, sp, frame, (py_name_t)name);
    }
    if (!py_is_int(reason)) {
        reraise(reason);
    }
    frame->pc = start + py_int_get(reason);
    return sp;
}
