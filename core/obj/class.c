// SPDX-License-Identifier: MIT
// core/obj/class.c -- making classes, operations on their instances, type, object, super, property,
// staticmethod and classmethod.
#include "core/config.h"
#include "core/obj/class.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/mod/exec.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm.h"

// ---- instances: operations are special methods ----

// The C value behind an instance without the special method, with its operations; PY_UNDEF if there is none.
static py_val_t native_part(py_val_t v) {
    const py_type_t *type = py_type_of(v);
    return type->flags & PY_TYPE_NATIVE_BASE ? ((py_instance_t *)py_obj(v))->native[0] : PY_UNDEF;
}

py_val_t py_inner(py_val_t v) {
    for (py_val_t native; (native = native_part(v));) {
        v = native;
    }
    return v;
}

// Calls a special method; NotImplemented counts as absent.
PY_HOT static py_val_t special(py_val_t v, py_name_t name, unsigned n, const py_val_t *args) {
    py_val_t result = py_call_special(v, name, n, args);
    return result == PY_NOT_IMPLEMENTED ? PY_UNDEF : result;
}

void py_object_print(py_out_t *out, py_val_t v, enum py_print kind) {
    py_val_t text = kind == PY_STR ? special(v, PY_N___str__, 0, NULL) : PY_UNDEF;
    if (!text) {
        text = special(v, PY_N___repr__, 0, NULL);
    }
    if (text) {
        size_t len;
        const char *chars = py_str_text(text, &len);
        py_out_text(out, chars, len);
    } else if (py_type_of(v)->flags & PY_TYPE_EXCEPTION) {
        PY_ASK_PRINT(py_exc_types, out, v, kind);
    } else if (native_part(v)) {
        py_out_value(out, native_part(v), kind);
    } else {
        py_out_format(out, PY_MSG_object_at, v, v);
    }
}

// The special methods that are operations, by their numbers.
enum {
    IN_PLACE = PY_DIVMOD + 1,
    GET_ITEM = IN_PLACE + PY_MATMUL + 1,
    DELETE_ITEM,
    SET_ITEM,
    UNARY,
    ITER = UNARY + PY_TO_FLOAT + 1,
    NEXT,
    PRINT, // enum py_print
    REFLECTED = PRINT + 2,
};
static const uint16_t operation_names[] = {
    PY_N___add__, PY_N___sub__, PY_N___mul__, PY_N___truediv__, PY_N___floordiv__, PY_N___mod__,
    PY_N___pow__, PY_N___lshift__, PY_N___rshift__, PY_N___and__, PY_N___or__, PY_N___xor__,
    PY_N___matmul__, PY_N___lt__, PY_N___gt__, PY_N___le__, PY_N___ge__, PY_N___eq__, PY_N___ne__,
    PY_N___contains__, PY_N___divmod__,
    // in place
    PY_N___iadd__, PY_N___isub__, PY_N___imul__, PY_N___itruediv__, PY_N___ifloordiv__,
    PY_N___imod__, PY_N___ipow__, PY_N___ilshift__, PY_N___irshift__, PY_N___iand__, PY_N___ior__,
    PY_N___ixor__, PY_N___imatmul__,
    // others
    PY_N___getitem__, PY_N___delitem__, PY_N___setitem__, PY_N___neg__, PY_N___pos__,
    PY_N___invert__, PY_N___len__, PY_N___bool__, PY_N___hash__, PY_N___abs__, PY_N___int__,
    PY_N___float__, PY_N___iter__, PY_N___next__, PY_N___str__, PY_N___repr__,
    // reflected
    PY_N___radd__, PY_N___rsub__, PY_N___rmul__, PY_N___rtruediv__, PY_N___rfloordiv__,
    PY_N___rmod__, PY_N___rpow__, PY_N___rlshift__, PY_N___rrshift__, PY_N___rand__, PY_N___ror__,
    PY_N___rxor__, PY_N___rmatmul__};

static py_val_t instance_unary(enum py_unary op, py_val_t v) {
    py_check_stack();
    py_val_t result = special(v, operation_names[UNARY + op], 0, NULL), native = native_part(v);
    if (op == PY_BOOL) {
        if (result && !py_is_bool(result)) {
            py_raise(PY_MSG_wrong_type, &py_type_bool, result);
        }
        if (!result && (result = special(v, PY_N___len__, 0, NULL))) {
            result = py_bool(py_truth(result));
        }
    }
    if (op == PY_TO_INT && !result) {
        result = special(v, PY_N___index__, 0, NULL);
    }
    if (!result && native) {
        return op == PY_BOOL ? py_bool(py_truth(native)) : py_unary(op, native);
    }
    if (!result && op == PY_HASH && !py_type_lookup(py_type_of(v), PY_N___eq__)) {
        result = py_int((int32_t)(v >> 3));
    }
    return result;
}

PY_HOT py_name_t py_operation_name(unsigned op) {
    return operation_names[(op & 31) + (op & PY_INPLACE     ? IN_PLACE
                                        : op & PY_REFLECTED ? REFLECTED
                                                            : 0)];
}

// For what has no method of the operation's own name.
static PY_COLD py_val_t other_binary(unsigned op, py_val_t a, py_val_t b) {
    unsigned plain = op & 31;
    py_val_t result = PY_UNDEF;
    if (op & PY_INPLACE) {
        result = special(a, py_operation_name(plain), 1, &b);
    } else if (op == PY_NE) {
        result = special(a, PY_N___eq__, 1, &b);
        if (result) {
            return py_bool(!py_truth(result));
        }
    }
    py_val_t native = native_part(a);
    if (!result && native && !py_type_lookup(py_type_of(a), py_operation_name(plain))) {
        const py_type_t *type = py_type_of(native);
        return PY_ASK(type, binary, op, native, py_inner(b));
    }
    return result;
}

PY_HOT static py_val_t instance_binary(unsigned op, py_val_t a, py_val_t b) {
    py_check_stack();
    py_val_t result = special(a, py_operation_name(op), 1, &b);
    return result || op & PY_REFLECTED ? result : other_binary(op, a, b);
}

PY_HOT static py_val_t instance_subscr(py_val_t v, py_val_t key, py_val_t value) {
    py_check_stack();
    py_val_t args[2] = {key, value};
    py_name_t name = value == PY_UNDEF    ? PY_N___getitem__
                     : value == PY_DELETE ? PY_N___delitem__
                                          : PY_N___setitem__;
    py_val_t result =
        py_call_special(v, name, value == PY_UNDEF || value == PY_DELETE ? 1 : 2, args);
    py_val_t native = native_part(v);
    if (result || !native) {
        return result;
    }
    if (!value && py_is(native, &py_type_dict) && !py_dict_get(native, key) &&
        (result = py_call_special(v, PY_N___missing__, 1, &key))) {
        return result;
    }
    return py_subscr(native, key, value);
}

static py_val_t instance_iter(py_val_t v) {
    py_val_t it = py_call_special(v, PY_N___iter__, 0, NULL);
    if (!it && native_part(v)) {
        return py_iter(native_part(v));
    }
    if (!it && py_type_lookup(py_type_of(v), PY_N___getitem__)) {
        return py_iterator_new(PY_ITER_GETITEM, v, PY_UNDEF);
    }
    if (it && !py_is_ptr(it)) { // the VM looks at its type
        py_raise(PY_MSG_not_iterator, it);
    }
    return it;
}

static py_val_t instance_next(py_val_t v) {
    py_val_t item = py_call_special(v, PY_N___next__, 0, NULL);
    if (!item) {
        py_raise(PY_MSG_not_iterator, v);
    }
    return item;
}

const py_ops_t py_instance_ops = {
    .print = py_object_print,
    .unary = instance_unary,
    .binary = instance_binary,
    .subscr = instance_subscr,
    .iter = instance_iter,
    .next = instance_next,
};

PY_HOT py_val_t py_call_special(py_val_t v, py_name_t name, unsigned n, const py_val_t *args) {
    const py_type_t *type = py_type_of(v);
    if (!(type->flags & (PY_TYPE_HEAP | PY_TYPE_NATIVE_BASE))) {
        return PY_UNDEF;
    }
    py_check_stack();
    py_val_t method = py_type_lookup(type, name);
    if (!method) {
        return PY_UNDEF;
    }
    py_val_t values[4], self = v;
    if (!py_is_function(method)) { // a static method or the like
        method = py_attr_lookup(v, name, &self);
    }
    values[0] = self;
    memcpy(values + 1, args, n * sizeof *args);
    return py_call(method, n + (self != PY_UNDEF), values + (self == PY_UNDEF));
}

PY_HOT py_val_t py_instance_new(const py_type_t *type, py_val_t native) {
    py_instance_t *instance =
        py_gc_alloc(sizeof *instance + (type->flags & PY_TYPE_NATIVE_BASE ? sizeof native : 0));
    instance->type = type;
    if (type->flags & PY_TYPE_NATIVE_BASE) {
        instance->native[0] = native;
    }
    return py_ptr(instance);
}

// ---- operations of types in C as methods: dict.__setitem__, super().__len__ ----

// What object has: identity. args: the value, then the arguments.
static py_val_t operate_object(unsigned op, const py_val_t *args) {
    py_val_t v = args[0];
    switch (op) {
    case PY_EQ: return v == args[1] ? PY_TRUE : PY_NOT_IMPLEMENTED;
    case PY_NE: return py_bool(!py_equal(v, args[1]));
    case UNARY + PY_HASH: return py_int((int32_t)(v >> 3));
    case PRINT + PY_STR: return py_repr_of(v);
    }
    py_build_t build;
    py_build_init(&build);
    py_out_format(&build.out, PY_MSG_object_at, v, v);
    return py_build_str(&build);
}

// args: what py_operation() made, then the arguments.
static py_val_t operate(py_val_t *args, unsigned n) {
    const py_val_t *what = ((const py_tuple_t *)py_obj(args[0]))->items;
    const py_type_t *type = py_obj(what[0]);
    unsigned op = (unsigned)py_int_get(what[1]), want = 1 + (op < UNARY) + (op == SET_ITEM);
    py_val_t v = what[2];
    if (!v && n > 1) { // taken from its type
        v = *++args;
        n--;
        if (!py_isinstance(v, type)) {
            py_raise(PY_MSG_wrong_type, type, v);
        }
        v = py_inner(v);
    }
    if (!v || n != want) {
        py_raise(PY_MSG_wrong_count, operation_names[op], want, n);
    }
    if (type == &py_type_object) {
        args[0] = v;
        return operate_object(op, args);
    }
    if (op < GET_ITEM) {
        op = op < IN_PLACE ? op : (op - IN_PLACE) | PY_INPLACE;
        v = PY_ASK(type, binary, op, v, py_inner(args[1]));
        return v ? v : PY_NOT_IMPLEMENTED;
    }
    if (op < UNARY) {
        return py_subscr(v, args[1],
                         op == SET_ITEM   ? args[2]
                         : op == GET_ITEM ? PY_UNDEF
                                          : PY_DELETE);
    }
    if (op < ITER) {
        return py_unary(op - UNARY, v);
    }
    if (op < PRINT) {
        return op == ITER ? py_iter(v) : py_next_or_stop(v);
    }
    py_build_t build;
    py_build_init(&build);
    PY_ASK_PRINT(type, &build.out, v, op - PRINT);
    return py_build_str(&build);
}

static const py_entry_t operation_entry = PY_FN(__call__, 1, PY_ANY, operate);

py_val_t py_operation(py_val_t v, py_name_t name) {
    if (name < PY_N___abs__ || name > PY_N___xor__) { // names are in alphabetical order
        return PY_UNDEF;
    }
    const py_type_t *type = py_type_of(v);
    if (type == &py_type_super) {
        v = ((const py_super_t *)py_obj(v))->object;
        type = py_type_of(v);
    }
    v = py_inner(v);
    if (type == &py_type_type) {
        type = py_obj(v);
        v = PY_UNDEF;
    }
    while (type->flags & (PY_TYPE_HEAP | PY_TYPE_NATIVE_BASE)) {
        type = py_type_base(type);
    }
    unsigned op = 0;
    // cppcheck-suppress arrayIndexThenCheck ; at REFLECTED the names of the reflected ones begin
    while (operation_names[op] != name && op < REFLECTED) {
        op++;
    }
    unsigned which = op - GET_ITEM < 3 ? offsetof(py_ops_t, subscr) / sizeof(void *)
                     : op - ITER < 2   ? offsetof(py_ops_t, iter) / sizeof(void *) + op - ITER
                                       : offsetof(py_ops_t, print) / sizeof(void *);
    bool any = op == PY_EQ || op == PY_NE || op == UNARY + PY_HASH || op - PRINT < 2u;
    if (any && !PY_HAS_AT(type, which)) {
        type = &py_type_object;
    }
    if (op == REFLECTED || (!any && (type == &py_type_object || !PY_HAS_AT(type, which))) ||
        (v && op == UNARY + PY_LEN && !PY_ASK(type, unary, PY_LEN, v))) {
        return PY_UNDEF;
    }
    py_val_t what[3] = {py_ptr(type), py_int((int32_t)op), v};
    return py_bound_new(py_tuple_new(3, what), py_native(&operation_entry));
}

// ---- classes ----

static py_wrapper_t *wrapper_new(const py_type_t *type, unsigned n, const py_val_t *items) {
    py_wrapper_t *wrapper = py_gc_alloc(sizeof *wrapper + n * sizeof(py_val_t));
    wrapper->type = type;
    memcpy(wrapper->items, items, n * sizeof(py_val_t));
    return wrapper;
}

py_val_t py_class_new(py_name_t name, py_val_t bases, py_val_t dict) {
    const py_tuple_t *base = py_obj(bases);
    py_class_t *class = py_gc_alloc(sizeof *class);
    py_type_t *type = &class->type;
    type->type = &py_type_type;
    type->name = name;
    type->flags = PY_TYPE_HEAP | PY_TYPE_HAS_MAP;
    type->base = &py_type_object;
    type->table = ((py_dict_t *)py_obj(dict))->table;
    for (unsigned i = 0; i < base->len; i++) {
        const py_type_t *b = py_obj(base->items[i]);
        if (!py_is(base->items[i], &py_type_type) || b == &py_type_bool || b == &py_type_none) {
            py_raise(PY_MSG_base_type,
                     py_is(base->items[i], &py_type_type) ? py_name(b->name) : base->items[i]);
        }
        unsigned native = b->flags & (PY_TYPE_EXCEPTION | PY_TYPE_NATIVE_BASE);
        if (!(b->flags & PY_TYPE_HEAP) && b != &py_type_object && !native) {
            native = PY_TYPE_NATIVE_BASE;
        }
        if (!i || native) {
            type->base = b;
        }
        type->flags |= (uint8_t)(native | (b->flags & PY_TYPE_SETTERS));
    }
    if (base->len > 1) {
        class->bases = bases;
        py_val_t args[2] = {py_ptr(class), bases};
        py_val_t mro = py_call(PY_FROZEN_FN(class_merge), 2, args);
        if (mro == PY_NONE) {
            py_raise(PY_MSG_no_order);
        }
        class->mro = mro;
    }
    unsigned at = 0;
    for (py_pair_t *pair; (pair = py_table_next(type->table, &at));) {
        if (pair->key == py_name(PY_N___new__) && !py_is(pair->value, &py_type_staticmethod)) {
            pair->value = py_ptr(wrapper_new(&py_type_staticmethod, 1, &pair->value));
        }
        py_class_note(type, py_name_id(pair->key), pair->value);
        py_val_t owner[2] = {py_ptr(class), pair->key};
        py_call_special(pair->value, PY_N___set_name__, 2, owner);
    }
    return py_ptr(class);
}

// Runs a class statement's body, whose names go to the dict; any other function is called.
static py_val_t run_body(py_val_t fn, py_val_t dict) {
    py_function_t *body = py_obj(fn);
    if (!py_is_function(fn) || !(py_function_code(body)->flags & PY_CODE_NS)) {
        return py_call(fn, 0, NULL);
    }
    const py_code_t *code = py_function_code(body);
    py_val_t *at = py_stack_room(2 + code->nlocals);
    at[0] = fn;
    memset(at + 1, 0, code->nlocals * sizeof *at);
    at[1] = dict;
    unsigned nfree = py_code_nfree(code);
    memcpy(at + 1 + code->nlocals - nfree, body->items, nfree * sizeof *at);
    py_push_frame(body, code, at + 1, PY_FRAME_BASE);
    return py_vm_run();
}

py_val_t py_build_class(py_val_t *args, unsigned n) {
    py_check_stack();
    py_val_t dict = py_dict_new(), cell = run_body(args[0], dict);
    py_table_trim(&((py_dict_t *)py_obj(dict))->table);
    py_val_t class = py_class_new(py_str_name(args[1]), py_tuple_new(n - 2, args + 2), dict);
    if (py_is(cell, &py_type_cell)) {
        ((py_cell_t *)py_obj(cell))->value = class;
    }
    return class;
}

// ---- type ----

static void type_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    py_out_format(out, PY_MSG_class, v);
}

static py_val_t type_call(py_val_t *args, unsigned n) {
    (void)n;
    if (!args[2]) {
        const py_type_t *type = py_type_of(args[1]);
        return py_ptr(type == &py_type_code_function ? &py_type_function : type);
    }
    if (!py_is(args[2], &py_type_tuple) || !args[3] || !py_is(args[3], &py_type_dict)) {
        py_raise(PY_MSG_type_arguments);
    }
    py_val_t copy = py_dict_new();
    py_dict_update(copy, args[3]);
    return py_class_new(py_str_name(args[1]), args[2], copy);
}

static py_val_t type_name(py_val_t *args, unsigned n) {
    (void)n;
    return py_name(((const py_type_t *)py_obj(args[0]))->name);
}

static py_val_t type_bases(py_val_t *args, unsigned n) {
    (void)n;
    const py_class_t *class = py_obj(args[0]);
    if (class->type.flags & PY_TYPE_HEAP && class->bases) {
        return class->bases;
    }
    py_val_t base = py_ptr(py_type_base(&class->type));
    return py_tuple_new(base ? 1 : 0, &base);
}

static py_val_t type_mro(py_val_t *args, unsigned n) {
    (void)n;
    py_check_stack();
    const py_type_t *type;
    py_mro_t mro;
    py_val_t list = py_list_new(0, NULL);
    py_mro_start(&mro, py_obj(args[0]));
    while ((type = py_mro_next(&mro))) {
        py_list_append(list, py_ptr(type));
    }
    return py_tuple_from(list);
}

// __dict__: the attributes as a dict, live.
static py_val_t object_dict(py_val_t *args, unsigned n) {
    (void)n;
    const py_type_t *type = py_type_of(args[0]);
    bool namespace = type == &py_type_type || type == &py_type_module;
    if (namespace ? !(((py_ns_t *)py_obj(args[0]))->flags & PY_TYPE_HEAP)
                  : !(type->flags & (PY_TYPE_HAS_MAP | PY_TYPE_EXCEPTION))) {
        py_raise(PY_MSG_no_attribute, args[0], PY_N___dict__);
    }
    return py_attributes_dict(args[0]);
}

static py_val_t type_class(py_val_t *args, unsigned n) {
    (void)n;
    return py_ptr(py_type_of(args[0]));
}

static const py_entry_t type_attrs[] = {
    PY_GETTER(__bases__, type_bases),   PY_GETTER(__class__, type_class),
    PY_GETTER(__dict__, object_dict),   PY_GETTER(__mro__, type_mro),
    PY_GETTER(__name__, type_name),     PY_NEW(2, 4, type_call),
    PY_GETTER(__qualname__, type_name),
};
static const py_ops_t type_ops = {.print = type_print};
const py_type_t py_type_type = PY_TYPE(type, type_attrs, &type_ops);

// ---- object ----

py_val_t py_object_new(py_val_t *args, unsigned n) {
    (void)n;
    const py_type_t *type = py_is(args[0], &py_type_type) ? py_obj(args[0]) : &py_type_object;
    if (!(type->flags & PY_TYPE_HEAP) && type != &py_type_object) {
        py_raise(PY_MSG_no_instances, args[0]); // a type without a constructor of its own
    }
    return py_instance_new(type, PY_UNDEF);
}

// For a class over a C type the arguments are the new contents.
static py_val_t object_init(py_val_t *args, unsigned n) {
    py_val_t native = native_part(args[0]);
    if (n > 1 && native) {
        ((py_instance_t *)py_obj(args[0]))->native[0] =
            py_call(py_ptr(py_type_of(native)), n - 1, args + 1);
    }
    return PY_NONE;
}

static py_val_t object_setattr(py_val_t *args, unsigned n) {
    py_attr_store(args[0], py_str_name(args[1]), n == 3 ? args[2] : PY_DELETE, false);
    return PY_NONE;
}

static const py_entry_t object_attrs[] = {
    PY_GETTER(__class__, type_class), PY_FN(__delattr__, 2, 2, object_setattr),
    PY_GETTER(__dict__, object_dict), PY_FN(__init__, 1, PY_ANY, object_init),
    PY_NEW(1, PY_ANY, py_object_new), PY_FN(__setattr__, 3, 3, object_setattr),
};
const py_ops_t py_object_ops = {.print = py_object_print};
const py_type_t py_type_object = {
    .type = &py_type_type, PY_TABLE(object_attrs), .name = PY_N_object, .ops = &py_object_ops};

// ---- super, property, staticmethod, classmethod ----

static py_val_t super_make(py_val_t *args, unsigned n) {
    (void)n;
    py_super_t *super = py_gc_alloc(sizeof *super);
    if (!py_is(args[1], &py_type_type)) {
        py_raise(PY_MSG_not_class, args[1]);
    }
    *super = (py_super_t){&py_type_super, args[1], args[2]};
    return py_ptr(super);
}

static const py_entry_t super_attrs[] = {PY_NEW(3, 3, super_make)};
const py_type_t py_type_super =
    PY_TYPE(super, super_attrs, &py_object_ops); // its attributes: py_attr_lookup()

// args: the class, then the functions.
static py_val_t property_make(py_val_t *args, unsigned n) {
    (void)n;
    for (unsigned i = 1; i <= 3; i++) {
        args[i] = args[i] ? args[i] : PY_NONE;
    }
    return py_ptr(wrapper_new(&py_type_property, 3, args + 1));
}

// A copy with one of its functions replaced.
static py_val_t property_with(py_val_t *args, unsigned which) {
    py_wrapper_t *property =
        wrapper_new(&py_type_property, 3, ((py_wrapper_t *)py_obj(args[0]))->items);
    property->items[which] = args[1];
    return py_ptr(property);
}

static py_val_t property_getter(py_val_t *args, unsigned n) {
    (void)n;
    return property_with(args, 0);
}

static py_val_t property_setter(py_val_t *args, unsigned n) {
    (void)n;
    return property_with(args, 1);
}

static py_val_t property_deleter(py_val_t *args, unsigned n) {
    (void)n;
    return property_with(args, 2);
}

static const py_entry_t property_attrs[] = {
    PY_NEW_KW(1, 5, property, property_make),
    PY_FN(deleter, 2, 2, property_deleter),
    PY_FN(getter, 2, 2, property_getter),
    PY_FN(setter, 2, 2, property_setter),
};
#define WRAPPER(nm, attrs_)                                                                        \
    {                                                                                              \
        .type = &py_type_type, PY_TABLE(attrs_), .name = PY_N_##nm, .flags = PY_TYPE_BINDS,        \
        .ops = &py_object_ops, .base = &py_type_object                                             \
    }
const py_type_t py_type_property = WRAPPER(property, property_attrs);

static py_val_t wrap_function(py_val_t *args, unsigned n) {
    (void)n;
    return py_ptr(wrapper_new(py_obj(args[0]), 1, args + 1));
}

static const py_entry_t wrap_attrs[] = {PY_NEW(2, 2, wrap_function)};
const py_type_t py_type_staticmethod = WRAPPER(staticmethod, wrap_attrs);
const py_type_t py_type_classmethod = WRAPPER(classmethod, wrap_attrs);
