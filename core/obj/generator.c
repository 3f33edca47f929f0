// SPDX-License-Identifier: MIT
// core/obj/generator.c -- generators: a frame that waits in the heap.
//
// While it runs the frame is on the VM stack like any other; at a yield its locals and operand stack are
// copied back. Nothing points into a frame, so it may lie elsewhere each time.
#include <string.h>

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mod/builtins.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/vm.h"
#include "core/vm/vm_ops.h"

enum { STATE_NEW, STATE_WAITING, STATE_RUNNING, STATE_DONE };

typedef struct {
    const py_type_t *type;
    const py_function_t *function;
    uint16_t pc; // offset of the next instruction
    uint8_t state;
    uint8_t values; // of the operand stack in words[], behind the locals
    py_val_t words[];
} generator_t;

py_val_t py_generator_new(const py_function_t *function, const py_code_t *code,
                          const py_val_t *locals) {
    generator_t *generator =
        py_gc_alloc(sizeof *generator + (code->nlocals + code->nstack) * sizeof *locals);
    generator->type = &py_type_generator;
    generator->function = function;
    memcpy(generator->words, locals, code->nlocals * sizeof *locals);
    return py_ptr(generator);
}

PY_HOT bool py_generator_push(py_val_t v, py_val_t *at, py_val_t value, unsigned flags) {
    generator_t *generator = py_obj(v);
    if (generator->state == STATE_RUNNING) {
        py_raise(PY_MSG_running);
    }
    if (generator->state == STATE_DONE) {
        py_vm.stop_value = PY_NONE;
        return false;
    }
    if (generator->state == STATE_NEW && value != PY_NONE) {
        py_raise(PY_MSG_just_started);
    }
    const py_code_t *code = py_function_code(generator->function);
    py_frame_t *frame =
        py_push_frame(generator->function, code, at + 1, PY_FRAME_GENERATOR | flags);
    at[0] = v;
    memcpy(at + 1, generator->words, code->nlocals * sizeof value);
    memcpy(py_frame_stack(frame), generator->words + code->nlocals,
           generator->values * sizeof value);
    frame->pc += generator->pc;
    py_vm.sp = py_frame_stack(frame) + generator->values;
    if (generator->state == STATE_WAITING) { // the value of the yield expression
        *py_vm.sp++ = value;
    }
    generator->state = STATE_RUNNING;
    return true;
}

PY_HOT void py_generator_suspend(py_frame_t *frame, const uint8_t *pc, const py_val_t *sp) {
    generator_t *generator = py_obj(frame->locals[-1]);
    const py_code_t *code = py_frame_code(frame);
    py_val_t *stack = py_frame_stack(frame);
    generator->values = (uint8_t)(sp - stack);
    memcpy(generator->words, frame->locals, code->nlocals * sizeof *stack);
    memcpy(generator->words + code->nlocals, stack, generator->values * sizeof *stack);
    generator->pc = (uint16_t)(pc - py_code_start(code));
    generator->state = STATE_WAITING;
    py_vm.frame = frame->prev;
}

PY_HOT void py_generator_finish(py_val_t v) {
    ((generator_t *)py_obj(v))->state = STATE_DONE;
}

PY_HOT py_val_t py_generator_resume(py_val_t v, py_val_t value) {
    py_check_stack();
    py_val_t *at = py_stack_room(1), *saved_top = py_vm.top;
    if (!py_generator_push(v, at, value, PY_FRAME_BASE)) {
        return PY_UNDEF;
    }
    py_val_t result = py_vm_run();
    py_vm.top = saved_top;
    return result;
}

static py_val_t generator_iter(py_val_t v) {
    return v;
}

PY_HOT static py_val_t generator_next(py_val_t v) {
    return py_generator_resume(v, PY_NONE);
}

static _Noreturn void stop(void) {
    py_val_t value = py_vm.stop_value;
    if (value == PY_NONE) {
        py_raise_none(PY_StopIteration);
    }
    py_raise_value(PY_StopIteration, value);
}

static py_val_t generator_send(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t value = py_generator_resume(args[0], args[1]);
    if (!value) {
        stop();
    }
    return value;
}

py_val_t py_next_or_stop(py_val_t it) {
    py_vm.stop_value = PY_NONE;
    py_val_t item = py_next(it);
    if (!item) {
        stop();
    }
    return item;
}

// The exception to throw: args[1] is a class or an instance, args[2] an instance or the class's argument.
static py_val_t exception_of(const py_val_t *args) {
    py_val_t exc = args[1], value = args[2] == PY_NONE ? PY_UNDEF : args[2];
    if (value && py_is(exc, &py_type_type) && py_isinstance(value, py_obj(exc))) {
        return value;
    }
    return py_vm_exception(exc, value ? 1 : 0, &value);
}

typedef struct {
    py_val_t into; // generator or iterator
    py_val_t exc, result;
    const uint8_t *next; // instruction of the generator that delegates to it
} throw_t;

// The iterator that the generator delegates to at the moment, or PY_UNDEF.
static py_val_t delegate(const generator_t *generator) {
    const py_code_t *code = py_function_code(generator->function);
    bool at_delegation =
        generator->state == STATE_WAITING && py_code_start(code)[generator->pc] == PY_OP_YIELD_FROM;
    return at_delegation ? generator->words[code->nlocals + generator->values - 1] : PY_UNDEF;
}

bool py_generator_gave(py_val_t v, py_val_t value) {
    if (delegate(py_obj(v))) {
        return false;
    }
    py_vm.stop_value = py_tuple_new(1, &value);
    return true;
}

py_val_t py_vm_delegate(py_val_t iterator, py_val_t value) {
    const py_frame_t *frame = py_vm.frame;
    if (py_is(iterator, &py_type_generator)) {
        if (value == PY_NONE && py_ptr(frame->function) == PY_FROZEN_FN(generator_asend)) {
            value = frame->locals[1]; // its argument, once
            frame->locals[1] = PY_NONE;
        }
        return py_generator_resume(iterator, value);
    }
    py_vm.stop_value = PY_NONE;
    if (value != PY_NONE) {
        py_val_t send = py_attr_find(iterator, PY_N_send);
        if (send) {
            return py_call(send, 1, &value);
        }
    }
    return py_next(iterator);
}

static py_val_t throw(py_val_t v, py_val_t exc);

static void throw_into_delegate(void *arg) {
    throw_t *t = arg;
    if (py_is(t->into, &py_type_generator)) {
        t->result = throw(t->into, t->exc);
        if (t->result && *t->next == PY_OP_PICK && py_generator_gave(t->into, t->result)) {
            t->result = PY_UNDEF;
        }
        return;
    }
    py_val_t method =
        py_exc_match(t->exc, PY_GeneratorExit) ? PY_UNDEF : py_attr_find(t->into, PY_N_throw);
    if (!method) {
        py_raise_exc(t->exc);
    }
    t->result = py_call(method, 1, &t->exc);
}

// Raises exc inside the generator; what it yields next, or PY_UNDEF when it returned.
static py_val_t throw(py_val_t v, py_val_t exc) {
    generator_t *generator = py_obj(v);
    py_check_stack();
    py_val_t value = PY_NONE;
    const uint8_t *start = py_code_start(py_function_code(generator->function));
    throw_t t = {delegate(generator), exc, PY_UNDEF, start + generator->pc + 1};
    if (t.into) {
        generator->state = STATE_RUNNING;
        py_val_t raised = py_try(throw_into_delegate, &t);
        generator->state = STATE_WAITING;
        if (!raised && t.result) {
            return t.result;
        }
        // Leave the delegation: its value, or the exception that came out of it.
        generator->values--;
        generator->pc++;
        if (!raised && !py_exc_match(exc, PY_GeneratorExit)) {
            return py_generator_resume(v, py_vm.stop_value);
        }
        exc = raised ? raised : exc;
    }
    py_val_t *at = py_stack_room(1), *saved_top = py_vm.top;
    if (!py_generator_push(v, at, value, PY_FRAME_BASE)) {
        py_raise_exc(exc);
    }
    py_val_t result = py_vm_run_raising(exc);
    py_vm.top = saved_top;
    return result;
}

static py_val_t generator_throw(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t value = throw(args[0], exception_of(args));
    if (!value) {
        stop();
    }
    return value;
}

static void close_it(void *arg) {
    throw_t *t = arg;
    t->result = throw(t->into, t->exc);
}

static py_val_t generator_close(py_val_t *args, unsigned n) {
    (void)n;
    generator_t *generator = py_obj(args[0]);
    if (generator->state == STATE_NEW || generator->state == STATE_DONE) {
        generator->state = STATE_DONE;
        return PY_NONE;
    }
    throw_t t = {args[0], py_exc_new(py_exc_type(PY_GeneratorExit), 0, NULL), PY_UNDEF, NULL};
    py_val_t exc = py_try(close_it, &t);
    if (!exc && t.result) {
        py_raise(PY_MSG_generator_ignored);
    }
    if (exc && !py_exc_match(exc, PY_GeneratorExit) && !py_exc_match(exc, PY_StopIteration)) {
        py_raise_exc(exc);
    }
    return PY_NONE;
}

static void generator_print(py_out_t *out, py_val_t v, enum py_print kind) {
    (void)kind;
    const generator_t *generator = py_obj(v);
    py_out_format(out, PY_MSG_generator, py_function_code(generator->function)->name);
}

static const py_entry_t attrs[] = {
    PY_FN(__aiter__, 1, 1, py_same),     PY_FROZEN(__anext__, generator_asend),
    PY_FROZEN(aclose, generator_aclose), PY_FROZEN(asend, generator_asend),
    PY_FN(close, 1, 1, generator_close), PY_FN(send, 2, 2, generator_send),
    PY_FN(throw, 2, 4, generator_throw),
};
static const py_ops_t ops = {
    .print = generator_print, .iter = generator_iter, .next = generator_next};
const py_type_t py_type_generator = PY_TYPE(generator, attrs, &ops);
