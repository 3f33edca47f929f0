// SPDX-License-Identifier: MIT
// core/mod/builtins.c -- module builtins: the functions that are no types, and the table of all
// names.
//
// The work is in the types and in core/vm/ops.h; a function here is the thin layer that checks the
// arguments as the language defines it.
#include "core/config.h"
#include "core/mod/builtins.h"

#include "core/mod/exec.h"
#include "core/mod/modules.h"
#include "core/obj/class.h"
#include "core/obj/dict.h"
#include "core/obj/file.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm.h"

#define UNUSED_COUNT (void)n

static py_val_t or_else(py_val_t v, py_val_t absent) {
    return v == PY_UNDEF ? absent : v;
}

// ---- numbers
// -------------------------------------------------------------------------------------
PY_HOT static py_val_t builtin_abs(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_unary(PY_ABS, args[0]);
}

static py_val_t in_base(py_val_t v, const char *spec) {
    py_to_u32(v); // a TypeError for what is no int
    v = py_to_index(v);
    py_build_t build;
    py_build_init(&build);
    py_format_value(&build.out, v, spec, 2);
    return py_build_str(&build);
}

static py_val_t builtin_bin(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return in_base(args[0], "#b");
}

static py_val_t builtin_oct(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return in_base(args[0], "#o");
}

static py_val_t builtin_hex(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return in_base(args[0], "#x");
}

PY_HOT static py_val_t builtin_divmod(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (py_is_int(args[0]) && py_is_int(args[1]) && py_int_get(args[1]) > 0) { // without big.c
        int32_t a = py_int_get(args[0]), b = py_int_get(args[1]), rest = (a % b + b) % b;
        py_val_t items[2] = {py_int((a - rest) / b), py_int(rest)};
        return py_tuple_new(2, items);
    }
    return py_binary(PY_DIVMOD, args[0], args[1]);
}

static py_val_t builtin_pow(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (args[2] == PY_UNDEF) {
        return py_binary(PY_POW, args[0], args[1]);
    }
    return py_truth(args[2]) && py_less(args[1], py_int(0))
               ? py_call(PY_FROZEN_FN(builtins_inverse_power), 3, args)
               : py_int_power(args[0], args[1], args[2]);
}

static py_val_t builtin_round(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    bool whole = args[1] == PY_UNDEF || args[1] == PY_NONE;
    int places = whole ? 0 : py_to_int(args[1]);
    float f;
    if (!py_float_check(args[0], &f)) {
        py_val_t number[2] = {py_unary(PY_TO_INT, args[0]), py_int(-places)};
        return places < 0 ? py_call(PY_FROZEN_FN(builtins_round_int), 2, number) : number[0];
    }
    f = py_float_round(f, places);
    return whole ? py_int_from_float(f) : py_float(f);
}

// ---- text
// ----------------------------------------------------------------------------------------
PY_HOT static py_val_t builtin_chr(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    char text[4];
    int32_t c = py_to_int(args[0]);
    if (c < 0 || c > 0x10FFFF) {
        py_raise(PY_MSG_chr_range);
    }
    return py_str_new(text, py_utf8_put(text, (uint32_t)c));
}

PY_HOT static py_val_t builtin_ord(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    const char *text;
    size_t len;
    unsigned count = py_len(args[0]);
    if (count != 1 || !py_text(args[0], &text, &len)) {
        py_raise(PY_MSG_no_character);
    }
    return py_int(len == 1 ? (uint8_t)*text : (int32_t)py_utf8_get(&text));
}

static py_val_t builtin_format(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    size_t len;
    const char *spec = py_str_text(or_else(args[1], py_name(PY_N__empty)), &len);
    py_build_t build;
    py_build_init(&build);
    py_format_value(&build.out, args[0], spec, len);
    return py_build_str(&build);
}

static py_val_t builtin_repr(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_repr_of(args[0]);
}

// ---- console
// -------------------------------------------------------------------------------------
static void file_write(py_out_t *out, const char *text, size_t len) {
    py_check_stack();
    py_val_t str = py_str_new(text, len);
    py_call(py_attr_get(((py_file_out_t *)out)->file, PY_N_write), 1, &str);
}

py_out_t *py_file_out(py_file_out_t *out, py_val_t file) {
    if (file == PY_UNDEF || file == PY_NONE) {
        return &py_out_console;
    }
    *out = (py_file_out_t){{file_write}, file};
    return &out->out;
}

static const char *mark_text(py_val_t mark, const char *absent, size_t *len) {
    *len = 1;
    return mark == PY_UNDEF || mark == PY_NONE ? absent : py_str_text(mark, len);
}

static py_val_t builtin_print(py_val_t *args, unsigned n) {
    py_file_out_t file;
    py_out_t *out = py_file_out(&file, args[2]);
    size_t sep_len, end_len;
    const char *sep = mark_text(args[0], " ", &sep_len);
    const char *end = mark_text(args[1], "\n", &end_len);
    for (unsigned i = 4; i < n; i++) { // args[3]: flush
        if (i > 4) {
            py_out_text(out, sep, sep_len);
        }
        py_out_value(out, args[i], PY_STR);
    }
    py_out_text(out, end, end_len);
    return PY_NONE;
}

static py_val_t builtin_input(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (args[0] != PY_UNDEF) {
        py_out_value(&py_out_console, args[0], PY_STR);
    }
    py_build_t line;
    py_build_init(&line);
    if (!py_port_readline(&line)) {
        py_raise_none(PY_EOFError);
    }
    // As str(bytes, 'utf-8') does it: a terminal may send anything.
    py_val_t args_of_str[] = {py_ptr(&py_type_str), py_build_bytes(&line), py_name(PY_N__empty)};
    return py_call(args_of_str[0], 2, args_of_str + 1);
}

// ---- iteration ---------------------------------------------------------------------------------

// Whether some item's truth is `wanted`.
static bool find_truth(py_val_t iterable, bool wanted) {
    py_val_t it = py_iter(iterable), item;
    while ((item = py_next(it)) != PY_UNDEF) {
        if (py_truth(item) == wanted) {
            return true;
        }
    }
    return false;
}

static py_val_t builtin_all(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_bool(!find_truth(args[0], false));
}

static py_val_t builtin_any(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_bool(find_truth(args[0], true));
}

PY_HOT static py_val_t builtin_sum(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    py_val_t sum = or_else(args[1], py_int(0));
    py_val_t it = py_iter(args[0]), item;
    while ((item = py_next(it)) != PY_UNDEF) {
        sum = sum & item & 1 ? py_num_binary(PY_ADD, sum, item) : py_binary(PY_ADD, sum, item);
    }
    return sum;
}

// The item for which `op` holds against all others. args: key, default, then one iterable or the
// items.
PY_HOT static py_val_t extreme(py_val_t *args, unsigned n, enum py_binary op) {
    py_val_t key = or_else(args[0], PY_NONE), best = PY_UNDEF, best_key = PY_UNDEF;
    py_val_t it = n == 3 ? py_iter(args[2]) : PY_UNDEF;
    for (unsigned i = 2; it != PY_UNDEF || i < n; i++) {
        py_val_t item = it != PY_UNDEF ? py_next(it) : args[i];
        if (item == PY_UNDEF) {
            break;
        }
        py_val_t item_key = key == PY_NONE ? item : py_call(key, 1, &item);
        if (best == PY_UNDEF || py_truth(py_binary(op, item_key, best_key))) {
            best = item;
            best_key = item_key;
        }
    }
    best = or_else(best, args[1]);
    if (best == PY_UNDEF) {
        py_raise(PY_MSG_empty_argument, op == PY_LT ? PY_N_min : PY_N_max);
    }
    return best;
}

static py_val_t builtin_max(py_val_t *args, unsigned n) {
    return extreme(args, n, PY_GT);
}

PY_HOT static py_val_t builtin_min(py_val_t *args, unsigned n) {
    return extreme(args, n, PY_LT);
}

static py_val_t builtin_sorted(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    py_val_t list = py_list_from(args[0]);
    py_sort(list, or_else(args[1], PY_NONE), args[2] != PY_UNDEF && py_truth(args[2]));
    return list;
}

static py_val_t builtin_iter(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (args[1] == PY_UNDEF) {
        return py_iter(args[0]);
    }
    if (!py_callable(args[0])) {
        py_raise(PY_MSG_not_callable, args[0]);
    }
    return py_iterator_new(PY_ITER_CALL, args[0], args[1]);
}

PY_HOT static py_val_t builtin_next(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    py_vm.stop_value = PY_NONE;
    py_val_t item = or_else(py_next(args[0]), args[1]);
    if (item == PY_UNDEF) {
        if (py_vm.stop_value == PY_NONE) {
            py_raise_none(PY_StopIteration);
        }
        py_raise_value(PY_StopIteration, py_vm.stop_value);
    }
    return item;
}

static py_val_t builtin_reversed(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    py_val_t it = py_call_special(args[0], PY_N___reversed__, 0, NULL);
    if (it == PY_UNDEF) {
        const py_type_t *type = py_type_of(args[0]);
        if (!PY_HAS(type, subscr) && type != &py_type_dict_view) {
            py_raise(PY_MSG_not_reversible, args[0]);
        }
        it = py_iterator_new(PY_ITER_REVERSED, args[0], PY_UNDEF);
    }
    return it;
}

static py_val_t builtin_enumerate(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_iterator_new(PY_ITER_ENUMERATE, py_iter(args[0]), or_else(args[1], py_int(0)));
}

static py_val_t builtin_filter(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_iterator_new(PY_ITER_FILTER, args[0], py_iter(args[1]));
}

// A tuple of iterators over the values.
static py_val_t iterators(py_val_t *args, unsigned n) {
    for (unsigned i = 0; i < n; i++) {
        args[i] = py_iter(args[i]);
    }
    return py_tuple_new(n, args);
}

static py_val_t builtin_map(py_val_t *args, unsigned n) {
    return py_iterator_new(PY_ITER_MAP, args[0], iterators(args + 1, n - 1));
}

static py_val_t builtin_zip(py_val_t *args, unsigned n) {
    return py_iterator_new(PY_ITER_ZIP, iterators(args, n), PY_UNDEF);
}

// ---- objects
// -------------------------------------------------------------------------------------
static py_val_t builtin_callable(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_bool(py_callable(args[0]));
}

static py_val_t builtin_hash(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_int((int32_t)(py_hash(args[0]) << 1) >> 1);
}

static py_val_t builtin_id(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_int_from_u(args[0]);
}

PY_HOT static py_val_t builtin_len(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_int((int32_t)py_len(args[0]));
}

// The attribute or PY_UNDEF. A name that nothing else has is not interned for the question.
static py_val_t find_attr(py_val_t v, py_val_t name) {
    if (!py_is_name(name)) {
        size_t len;
        const char *text = py_str_text(name, &len);
        if (py_name_find(text, len) < 0 &&
            py_type_lookup(py_type_of(v), PY_N___getattr__) == PY_UNDEF) {
            return PY_UNDEF;
        }
    }
    return py_attr_find(v, py_str_name(name));
}

static py_val_t builtin_getattr(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return args[2] == PY_UNDEF ? py_attr_get(args[0], py_str_name(args[1]))
                               : or_else(find_attr(args[0], args[1]), args[2]);
}

static py_val_t builtin_hasattr(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_bool(find_attr(args[0], args[1]) != PY_UNDEF);
}

// setattr, and delattr without a value.
static py_val_t builtin_setattr(py_val_t *args, unsigned n) {
    py_attr_set(args[0], py_str_name(args[1]), n == 3 ? args[2] : PY_DELETE);
    return PY_NONE;
}

// Whether the type is one of `of`: a type or a tuple of what is allowed here.
PY_HOT static bool is_any(const py_type_t *type, py_val_t of) {
    py_val_t *items;
    unsigned n;
    if (py_is(of, &py_type_type)) {
        return py_issubclass(type, py_obj(of));
    }
    if (py_as(of, &py_type_tuple) == PY_UNDEF) {
        py_raise(PY_MSG_not_class, of);
    }
    py_check_stack();
    py_items(of, &items, &n);
    while (n--) {
        if (is_any(type, *items++)) {
            return true;
        }
    }
    return false;
}

PY_HOT static py_val_t builtin_isinstance(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_bool(is_any(py_type_of(args[0]), args[1]));
}

static py_val_t builtin_issubclass(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (!py_is(args[0], &py_type_type)) {
        py_raise(PY_MSG_not_class, args[0]);
    }
    return py_bool(is_any(py_obj(args[0]), args[1]));
}

// __import__(name, globals, locals, fromlist, level)
static py_val_t builtin_import(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    return py_import(py_ptr(py_vm.frame->function->module), py_str_name(args[0]),
                     args[3] != PY_UNDEF && py_truth(args[3]),
                     args[4] != PY_UNDEF ? py_to_int(args[4]) : 0);
}

// ---- dir and help
// --------------------------------------------------------------------------------
static void add_table(py_val_t names, py_table_t *table) {
    unsigned at = 0;
    py_pair_t *pair;
    while ((pair = py_table_next(table, &at)) != NULL) {
        py_set_add(names, pair->key);
    }
}

static void add_namespace(py_val_t names, const py_ns_t *ns) {
    if (ns->flags & PY_TYPE_HEAP) {
        add_table(names, ns->table);
        return;
    }
    for (unsigned i = 0; i < ns->nattrs; i++) {
        py_set_add(names, py_name(py_entry_name(py_entry_at(py_ns_attrs(ns), i))));
    }
}

static py_val_t in_order(py_val_t names) {
    names = py_list_from(names);
    py_sort(names, PY_NONE, false);
    return names;
}

// The names of v's attributes, sorted.
static py_val_t names_of(py_val_t v) {
    py_val_t names = py_set_new();
    const py_type_t *type = py_type_of(v);
    if (type == &py_type_module) {
        add_namespace(names, py_obj(v));
    } else {
        if (type == &py_type_type) {
            type = py_obj(v);
        } else if (type->flags & (PY_TYPE_HAS_MAP | PY_TYPE_EXCEPTION)) {
            add_table(names, ((py_instance_t *)py_obj(v))->table);
        }
        for (; type; type = py_type_base(type)) {
            add_namespace(names, (const py_ns_t *)type);
        }
    }
    return in_order(names);
}

static py_val_t builtin_dir(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (args[0] == PY_UNDEF) {
        return in_order(py_locals());
    }
    py_val_t names = py_call_special(args[0], PY_N___dir__, 0, NULL);
    return names ? in_order(names) : names_of(args[0]);
}

static py_val_t builtin_help(py_val_t *args, unsigned n) {
    UNUSED_COUNT;
    if (args[0] == py_name(PY_N_modules)) {
        py_modules_print(&py_out_console);
    } else if (args[0] != PY_UNDEF) {
        py_out_format(&py_out_console, PY_MSG_line, names_of(args[0]));
    } else {
        py_out_format(&py_out_console, PY_MSG_help);
    }
    return PY_NONE;
}

// ---- the table
// -----------------------------------------------------------------------------------
// The exceptions are found in their own table, py_exc_named().
static const py_entry_t attrs[] = {
    PY_VALUE(Ellipsis, PY_ELLIPSIS),
    PY_VALUE(NotImplemented, PY_NOT_IMPLEMENTED),
    PY_VAR(_, &py_vm.last),
    PY_FN(__build_class__, 2, PY_ANY, py_build_class),
    PY_VALUE(__debug__, PY_TRUE),
    PY_FN(__import__, 1, 5, builtin_import),
    PY_FN(abs, 1, 1, builtin_abs),
    PY_FN(all, 1, 1, builtin_all),
    PY_FN(any, 1, 1, builtin_any),
    PY_FN(bin, 1, 1, builtin_bin),
    PY_OBJECT(bool, &py_type_bool),
    PY_OBJECT(bytearray, &py_type_bytearray),
    PY_OBJECT(bytes, &py_type_bytes),
    PY_FN(callable, 1, 1, builtin_callable),
    PY_FN(chr, 1, 1, builtin_chr),
    PY_OBJECT(classmethod, &py_type_classmethod),
    PY_FN(compile, 3, 3, py_builtin_compile),
#ifdef PY_WITH_complex // lib/sources.mk
    PY_OBJECT(complex, &py_type_complex),
#endif
    PY_FN(const, 1, 1, py_same),
    PY_FN(delattr, 2, 2, builtin_setattr),
    PY_OBJECT(dict, &py_type_dict),
    PY_FN(dir, 0, 1, builtin_dir),
    PY_FN(divmod, 2, 2, builtin_divmod),
    PY_FN_KW(enumerate, 1, 2, start, builtin_enumerate),
    PY_FN(eval, 1, 3, py_builtin_eval),
    PY_FN(exec, 1, 3, py_builtin_exec),
    PY_FN(filter, 2, 2, builtin_filter),
    PY_OBJECT(float, &py_type_float),
    PY_FN(format, 1, 2, builtin_format),
    PY_OBJECT(frozenset, &py_type_frozenset),
    PY_FN(getattr, 2, 3, builtin_getattr),
    PY_FN(globals, 0, 0, py_builtin_globals),
    PY_FN(hasattr, 2, 2, builtin_hasattr),
    PY_FN(hash, 1, 1, builtin_hash),
    PY_FN(help, 0, 1, builtin_help),
    PY_FN(hex, 1, 1, builtin_hex),
    PY_FN(id, 1, 1, builtin_id),
    PY_FN(input, 0, 1, builtin_input),
    PY_OBJECT(int, &py_type_int),
    PY_FN(isinstance, 2, 2, builtin_isinstance),
    PY_FN(issubclass, 2, 2, builtin_issubclass),
    PY_FN(iter, 1, 2, builtin_iter),
    PY_FN(len, 1, 1, builtin_len),
    PY_OBJECT(list, &py_type_list),
    PY_FN(locals, 0, 0, py_builtin_locals),
    PY_FN(map, 2, PY_ANY, builtin_map),
    PY_FN_KW(max, 1, PY_ANY, key_default, builtin_max),
    PY_OBJECT(memoryview, &py_type_memoryview),
    PY_OBJECT(micropython, &py_module_micropython), // for its decorators
    PY_FN_KW(min, 1, PY_ANY, key_default, builtin_min),
    PY_FN(next, 1, 2, builtin_next),
    PY_OBJECT(object, &py_type_object),
    PY_FN(oct, 1, 1, builtin_oct),
    PY_FN_KW(open, 1, 4, open, py_builtin_open),
    PY_FN(ord, 1, 1, builtin_ord),
    PY_FN(pow, 2, 3, builtin_pow),
    PY_FN_KW(print, 0, PY_ANY, print, builtin_print),
    PY_OBJECT(property, &py_type_property),
    PY_OBJECT(range, &py_type_range),
    PY_FN(repr, 1, 1, builtin_repr),
    PY_FN(reversed, 1, 1, builtin_reversed),
    PY_FN(round, 1, 2, builtin_round),
    PY_OBJECT(set, &py_type_set),
    PY_FN(setattr, 3, 3, builtin_setattr),
    PY_OBJECT(slice, &py_type_slice),
    PY_FN_KW(sorted, 1, 1, sort, builtin_sorted),
    PY_OBJECT(staticmethod, &py_type_staticmethod),
    PY_OBJECT(str, &py_type_str),
    PY_FN_KW(sum, 1, 2, start, builtin_sum),
    PY_OBJECT(super, &py_type_super),
    PY_OBJECT(tuple, &py_type_tuple),
    PY_OBJECT(type, &py_type_type),
    PY_FN(zip, 0, PY_ANY, builtin_zip),
};

const py_module_t py_module_builtins = PY_MODULE(builtins, attrs);
