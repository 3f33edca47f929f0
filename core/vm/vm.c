// SPDX-License-Identifier: MIT
// core/vm/vm.c -- the dispatch loop.
//
// pc, sp and the frame live in registers. What may raise stores pc in the frame first (SAVE), because the
// way back is a jump that only knows py_vm.frame. Values stay on the VM stack while an operation runs, so
// that the collector sees them.
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"
#include "core/vm/vm_ops.h"

#define SAVE()    (frame->pc = pc)
#define PUSH(v)   (*sp++ = (v))
#define POP()     (*--sp)
#define U8()      (*pc++)
#define U16()     (pc += 2, (unsigned)(pc[-2] | pc[-1] << 8))
#define S16()     (pc += 2, (int16_t)(pc[-2] | pc[-1] << 8))
#define S8()      ((int8_t)*pc++)
#define CASE(op)  case PY_OP_##op
#define CASES(op) case PY_OP_##op... PY_OP_##op##_LAST

// Both small ints? Then the sum of the words has its lowest two bits as tested here: 01 + 01.
static inline bool both_ints(py_val_t a, py_val_t b) {
    return a & b & 1;
}

// The place n values below sp. Left to itself gcc takes it as an index from sp, a constant of three instructions less n.
static inline __attribute__((always_inline)) py_val_t *below(py_val_t *sp, unsigned n) {
    py_val_t *at = sp - n;
    __asm__("" : "+r"(at));
    return at;
}

// How run_frames() ends, besides PY_RAISED.
enum { RETURNED = PY_RAISED + 1, NOT_CAUGHT };

// Runs py_vm.frame from its pc with the operand stack up to py_vm.sp, until the frame with flag BASE returns.
// Before, when something was raised there, its handler is found.
static _Noreturn void run_frames(void *raised) {
    if (raised && !py_vm_find_handler(py_vm.catch)) {
        py_unwind_jump(&py_vm.catch->regs, NOT_CAUGHT);
    }
    py_frame_t *frame = py_vm.frame;
    py_val_t *locals = frame->locals;
    py_val_t *sp = py_vm.sp;
    const uint8_t *pc = frame->pc;
    py_val_t result;
    unsigned operation;
    int distance;
    unsigned n;

    for (;;) {
        unsigned op = *pc++;
        __asm__("" : "+r"(pc)); // or both, pc and pc + 1, live in registers of their own
        switch (op) {
            // -- locals and constants
            CASES(LOAD_LOCAL_N) : result = locals[op - PY_OP_LOAD_LOCAL_N];
            if (!result) {
                goto rare;
            }
            PUSH(result);
            break;
            CASES(STORE_LOCAL_N) : locals[op - PY_OP_STORE_LOCAL_N] = POP();
            break;
            CASES(LOAD_INT_N) : PUSH(py_int((int)op - PY_OP_LOAD_INT_N - 1));
            break;
            CASE(LOAD_INT8) : PUSH(py_int(S8()));
            break;
            CASE(LOAD_INT16) : PUSH(py_int(S16()));
            break;
            CASE(LOAD_NONE) : PUSH(PY_NONE);
            break;
            CASE(LOAD_TRUE) : PUSH(PY_TRUE);
            break;
            CASE(LOAD_FALSE) : PUSH(PY_FALSE);
            break;
            CASE(LOAD_STR) : PUSH(py_name((py_name_t)U16()));
            break;
            CASE(LOAD_CONST_S) : n = U8();
            PUSH(py_vm_constant(frame->function, n));
            break;
            CASE(LOAD_LOCAL) : result = locals[*pc];
            if (!result) {
                goto rare;
            }
            pc++;
            PUSH(result);
            break;
            CASE(STORE_LOCAL) : locals[U8()] = POP();
            break;

            // -- cells
            CASE(LOAD_CELL) : result = ((py_cell_t *)py_obj(locals[*pc]))->value;
            if (!result) {
                goto rare;
            }
            pc++;
            PUSH(result);
            break;
            CASE(STORE_CELL) : ((py_cell_t *)py_obj(locals[U8()]))->value = POP();
            break;

            // -- names
            CASE(LOAD_GLOBAL) : {
                py_name_t name = (py_name_t)U16();
                result = py_table_get_name(frame->function->module->table, name);
                if (!result) {
                    SAVE();
                    result = py_vm_builtin(name);
                }
                PUSH(result);
                break;
            }
            CASE(STORE_GLOBAL) : SAVE();
            n = U16();
            py_table_set_name(&frame->function->module->table, (py_name_t)n, sp[-1]);
            sp--;
            break;

            // -- attributes and items
            CASE(LOAD_ATTR) : n = U16();
            if (py_is_ptr(sp[-1])) { // an attribute of the instance itself
                const py_instance_t *instance = py_obj(sp[-1]);
                if (instance->type->flags & PY_TYPE_HAS_MAP) {
                    result = py_table_get_name(instance->table, (py_name_t)n);
                    if (result) {
                        sp[-1] = result;
                        break;
                    }
                }
            }
            SAVE();
            sp[-1] = py_attr_get(sp[-1], (py_name_t)n);
            break;
            CASE(STORE_ATTR) : SAVE();
            n = U16();
            py_attr_set(sp[-1], (py_name_t)n, sp[-2]);
            sp -= 2;
            break;
            CASE(LOAD_METHOD) : SAVE();
            n = U16();
            py_vm_load_method(sp, (py_name_t)n);
            sp++;
            break;
            CASE(LOAD_SUBSCR) : {
                py_val_t key = sp[-1], from = sp[-2];
                if (py_is_int(key) && py_is_ptr(from)) {
                    const py_list_t *list = py_obj(from);
                    bool is_list = list->type == &py_type_list;
                    if ((is_list || list->type == &py_type_tuple) &&
                        (uint32_t)py_int_get(key) < list->len) {
                        sp--;
                        sp[-1] = (is_list ? list->items
                                          : ((const py_tuple_t *)list)->items)[py_int_get(key)];
                        break;
                    }
                }
                SAVE();
                result = py_subscr(from, key, PY_UNDEF);
                goto replace_two;
            }
            CASE(STORE_SUBSCR) : {
                py_val_t key = sp[-1];
                if (py_is_int(key) && py_is(sp[-2], &py_type_list)) {
                    py_list_t *list = py_obj(sp[-2]);
                    if ((uint32_t)py_int_get(key) < list->len) {
                        list->items[py_int_get(key)] = sp[-3];
                        sp -= 3;
                        break;
                    }
                }
                SAVE();
                py_subscr(sp[-2], key, sp[-3]);
                sp -= 3;
                break;
            }

            // -- operators
            CASE(INPLACE_ADD) : CASE(BINARY_ADD) : {
                int32_t sum;
                // Two tagged ints: take one tag off, and the sum is tagged again.
                if (both_ints(sp[-1], sp[-2]) &&
                    !__builtin_add_overflow((int32_t)sp[-2], (int32_t)(sp[-1] - 1), &sum)) {
                    sp--;
                    sp[-1] = (py_val_t)sum;
                    break;
                }
                goto binary;
            }
            CASE(INPLACE_SUB) : CASE(BINARY_SUB) : {
                int32_t difference;
                if (both_ints(sp[-1], sp[-2]) &&
                    !__builtin_sub_overflow((int32_t)sp[-2], (int32_t)(sp[-1] - 1), &difference)) {
                    sp--;
                    sp[-1] = (py_val_t)difference;
                    break;
                }
                goto binary;
            }
            CASE(INPLACE_MUL) : CASE(BINARY_MUL) : {
                int32_t product;
                if (both_ints(sp[-1], sp[-2]) &&
                    !__builtin_mul_overflow((int32_t)(sp[-2] - 1), py_int_get(sp[-1]), &product)) {
                    result = (py_val_t)product | 1;
                    goto replace_two;
                }
                goto binary;
            }
            CASE(INPLACE_FLOORDIV)
                : CASE(BINARY_FLOORDIV)
                : CASE(INPLACE_MOD)
                : CASE(BINARY_MOD)
                : // Non-negative by positive needs no rounding towards minus infinity.
                  if (both_ints(sp[-1], sp[-2]) && (int32_t)sp[-1] > 1 && (int32_t)sp[-2] > 0) {
                int32_t b = py_int_get(sp[-1]), a = py_int_get(sp[-2]);
                bool mod = op == PY_OP_BINARY_MOD || op == PY_OP_INPLACE_MOD;
                result = py_int(mod ? a % b : a / b);
                goto replace_two;
            }
            goto binary;
            CASE(INPLACE_AND) : CASE(BINARY_AND) : if (both_ints(sp[-1], sp[-2])) {
                result = sp[-1] & sp[-2];
                goto replace_two;
            }
            goto binary;
            CASE(INPLACE_OR) : CASE(BINARY_OR) : if (both_ints(sp[-1], sp[-2])) {
                result = sp[-1] | sp[-2];
                goto replace_two;
            }
            goto binary;
            CASE(BINARY_TRUEDIV)
                : CASE(BINARY_POW)
                : CASE(BINARY_LSHIFT)
                : CASE(BINARY_RSHIFT)
                : CASE(BINARY_XOR)
                : CASE(BINARY_MATMUL)
                : CASE(INPLACE_TRUEDIV)
                : CASE(INPLACE_POW)
                : CASE(INPLACE_LSHIFT)
                : CASE(INPLACE_RSHIFT)
                : CASE(INPLACE_XOR)
                : CASE(INPLACE_MATMUL)
                : binary : operation =
                               op >= PY_OP_INPLACE_ADD ? (op - PY_OP_INPLACE_ADD) | PY_INPLACE
                                                       : op - PY_OP_BINARY_ADD;
            SAVE();
            result = py_binary(operation, sp[-2], sp[-1]);
        replace_two:
            sp--;
            sp[-1] = result;
            break;
            CASE(COMPARE_LT)
                : CASE(COMPARE_GT)
                : CASE(COMPARE_LE) : CASE(COMPARE_GE) : CASE(COMPARE_EQ) : CASE(COMPARE_NE) : {
                int32_t b = (int32_t)sp[-1], a = (int32_t)sp[-2];
                if (!both_ints((py_val_t)a, (py_val_t)b)) {
                    goto binary;
                }
                // An octal digit for each of them: does it hold for less, equal, greater?
                n = 0526341u >> (3 * (op - PY_OP_COMPARE_LT) + (a >= b) + (a > b)) & 1;
                goto compared;
            }
            CASE(IN) : CASE(NOT_IN) : SAVE();
            n = py_contains(sp[-1], sp[-2]) == (op == PY_OP_IN);
            goto compared;
            CASE(IS) : CASE(IS_NOT) : n = (sp[-1] == sp[-2]) == (op == PY_OP_IS);
        compared:
            sp--;
        truth: // n, in the place of sp[-1]; a conditional jump right behind it is taken at once
            if (*pc == PY_OP_POP_JUMP_IF_FALSE_S) {
                sp--;
                distance = (int8_t)pc[1];
                pc += 2;
                if (!n) {
                    goto jump;
                }
                break;
            }
            sp[-1] = py_bool(n);
            break;
            CASE(UNARY_NEG) : CASE(UNARY_POS) : CASE(UNARY_INVERT) : SAVE();
            sp[-1] = py_unary((enum py_unary)(op - PY_OP_UNARY_NEG), sp[-1]);
            break;
            CASE(UNARY_NOT) : SAVE();
            n = !py_truth(sp[-1]);
            goto truth;

            // -- jumps
            CASE(JUMP) : distance = S16();
            goto jump;
            CASE(JUMP_S) : distance = S8();
        jump:
            pc += distance;
        interruptible:
            if (py_port_pending) {
                frame->pc =
                    pc + 1; // the next instruction has begun: its line and its try are meant
                py_vm_pending();
            }
            break;
            CASE(POP_JUMP_IF_FALSE) : CASE(POP_JUMP_IF_TRUE) : distance = S16();
            goto pop_jump;
            CASE(POP_JUMP_IF_FALSE_S) : CASE(POP_JUMP_IF_TRUE_S) : distance = S8();
        pop_jump:
            result = POP();
            if (result != PY_TRUE && result != PY_FALSE) {
                SAVE();
                result = py_bool(py_truth(result));
            }
            if (result == py_bool(op >= PY_OP_POP_JUMP_IF_TRUE)) {
                goto jump; // it may be the end of a loop, by a threaded jump: it must be interruptible
            }
            break;
            CASE(JUMP_IF_FALSE_OR_POP) : CASE(JUMP_IF_TRUE_OR_POP) : distance = S16();
            goto or_pop;
            CASE(JUMP_IF_FALSE_OR_POP_S) : CASE(JUMP_IF_TRUE_OR_POP_S) : distance = S8();
        or_pop:
            SAVE();
            if (py_truth(sp[-1]) == (op >= PY_OP_JUMP_IF_TRUE_OR_POP)) {
                pc += distance;
            } else {
                sp--;
            }
            break;

            // -- the stack
            CASE(POP) : sp--;
            break;
            CASE(DUP) : result = sp[-1];
            PUSH(result);
            break;
            CASE(DUP2) : sp[0] = sp[-2];
            sp[1] = sp[-1];
            sp += 2;
            break;
            CASE(SWAP) : result = sp[-1];
            sp[-1] = sp[-2];
            sp[-2] = result;
            break;
            CASE(ROT3) : result = sp[-1];
            sp[-1] = sp[-2];
            sp[-2] = sp[-3];
            sp[-3] = result;
            break;

            // -- building
            CASE(BUILD_TUPLE) : SAVE();
            n = U8();
            result = py_tuple_new(n, sp - n);
            goto built;
            CASE(BUILD_LIST) : SAVE();
            n = U8();
            result = py_list_new(n, sp - n);
            goto built;
            CASE(BUILD_SET) : CASE(BUILD_MAP) : CASE(BUILD_SLICE) : CASE(BUILD_STRING) : SAVE();
            n = U8();
            result = py_vm_build(op, sp, n);
            if (op == PY_OP_BUILD_MAP) {
                n *= 2;
            }
        built:
            sp -= n;
            PUSH(result);
            break;
            CASE(LIST_APPEND) : SAVE();
            n = U8();
            py_list_append(below(sp, n)[-2], sp[-1]);
            sp--;
            break;
            CASE(FORMAT_VALUE) : SAVE();
            n = U8();
            if (n & 4) {
                sp--;
            }
            sp[-1] = py_vm_format(sp[-1], n & 4 ? sp[0] : PY_UNDEF, n & 3);
            break;
            CASE(SET_ADD) : SAVE();
            n = U8();
            py_set_add(below(sp, n)[-2], sp[-1]);
            sp--;
            break;
            CASE(MAP_ADD) : SAVE();
            n = U8();
            py_dict_set(below(sp, n)[-3], sp[-2], sp[-1]);
            sp -= 2;
            break;
            CASE(UNPACK) : SAVE();
            n = U8();
            sp = py_vm_unpack(sp, n);
            break;

            // -- calls
            CASES(CALL_N) : n = op - PY_OP_CALL_N;
            goto call;
            CASE(CALL) : n = U8();
        call : {
            SAVE();
            py_val_t *args = sp - n;
            const py_function_t *function = py_obj(args[-1]);
            if (py_is_ptr(args[-1]) && function->type->flags & PY_TYPE_FUNCTION) {
                const py_code_t *code = py_function_code(function);
                if (n == code->npos && !(code->flags & ~(PY_CODE_DEFAULTS | PY_CODE_GUARDS))) {
                    py_frame_t *callee = (py_frame_t *)(args + code->nlocals);
                    py_vm_need(py_frame_stack(callee) + code->nstack);
                    while (sp < (py_val_t *)callee) {
                        PUSH(PY_UNDEF);
                        __asm__(""); // mostly none or one: not worth a call of memset()
                    }
                    callee->prev = frame;
                    callee->locals = locals = args;
                    callee->function = function;
                    callee->flags = 0;
                    pc = (const uint8_t *)code + PY_CODE_HEAD + 2 * n;
                    frame = py_vm.frame = callee;
                    sp = py_frame_stack(frame);
                    goto interruptible;
                }
            }
            sp = args;
            if (py_call_begin(args, n, 0)) {
                goto entered;
            }
            break;
        }
            CASES(CALL_METHOD_N) : n = op - PY_OP_CALL_METHOD_N;
            goto call_method;
            CASE(CALL_METHOD) : n = U8();
        call_method:
            if (below(sp, n)[-1]) { // the object is the first argument
                n++;
            } else {
                sp--;
                for (py_val_t *at = below(sp, n); at < sp; at++) {
                    at[0] = at[1];
                }
            }
            goto call;
            CASE(CALL_KW) : {
                SAVE();
                unsigned npos = pc[0], nkw = pc[1];
                pc += 2;
                SAVE();
                sp -= npos + 2 * nkw;
                if (py_call_begin(sp, npos, nkw)) {
                    goto entered;
                }
                break;
            }
        entered: // py_vm.frame is a new one
            frame = py_vm.frame;
            locals = frame->locals;
            pc = frame->pc;
            sp = py_frame_stack(frame);
            goto interruptible;
            CASE(RETURN_NONE) : result = PY_NONE;
            goto leave;
            CASE(RETURN) : result = sp[-1];
        leave:
            n = frame->flags;
            if (n & PY_FRAME_INIT) {
                if (result != PY_NONE) {
                    goto rare;
                }
                result = locals[-1];
            } else if (n & PY_FRAME_GENERATOR) {
                py_vm.stop_value = result;
                py_generator_finish(locals[-1]);
                result = PY_UNDEF;
            }
            sp = locals;
            frame = py_vm.frame = frame->prev;
            if (n & PY_FRAME_BASE) {
                goto done;
            }
            pc = frame->pc;
            locals = frame->locals;
            if (n & PY_FRAME_FOR && !result) { // the generator of a for loop has ended
                sp -= 2;
                int16_t far;
                memcpy(&far, pc - 2, sizeof far);
                pc += n & PY_FRAME_FOR_LONG ? far : (int8_t)pc[-1];
                break;
            }
            sp[-1] = result;
            break;

            // -- iteration
            CASE(GET_ITER) : SAVE();
            sp[-1] = py_iter(sp[-1]);
            break;
            CASE(FOR_ITER) : distance = S16();
            goto for_iter;
            CASE(FOR_ITER_S) : distance = S8();
        for_iter : {
            const py_type_t *type = *(const py_type_t **)py_obj(sp[-1]);
            if (type == &py_type_iterator) {
                py_iterator_t *it = py_obj(sp[-1]);
                if (it->kind == PY_ITER_RANGE) {
                    int32_t at = (int32_t)it->a, step = (int32_t)it->c - 1; // tagged
                    if (step >= 0 ? at < (int32_t)it->b : at > (int32_t)it->b) {
                        it->a = (py_val_t)(at + step);
                        PUSH((py_val_t)at);
                    } else {
                        sp--;
                        pc += distance;
                    }
                    break;
                }
                SAVE();
                result = py_iterator_next(sp[-1]);
            } else if (type == &py_type_generator) {
                SAVE();
                if (py_generator_push(sp[-1], sp, PY_NONE,
                                      op == PY_OP_FOR_ITER ? PY_FRAME_FOR | PY_FRAME_FOR_LONG
                                                           : PY_FRAME_FOR)) {
                    sp = py_vm.sp;
                    goto reload;
                }
                result = PY_UNDEF;
            } else {
                SAVE();
                result = py_next(sp[-1]);
            }
            if (result) {
                PUSH(result);
            } else {
                sp--;
                pc += distance;
            }
            break;
        }
            CASE(YIELD) : result = POP();
        yield:
            n = frame->flags;
            py_generator_suspend(frame, pc, sp);
            sp = locals;
            frame = py_vm.frame;
            if (n & PY_FRAME_BASE) {
            done:
                py_vm.catch->exc = result;
                py_unwind_jump(&py_vm.catch->regs, RETURNED);
            }
            sp[-1] = result;
            locals = frame->locals;
            pc = frame->pc;
            break;
            CASE(YIELD_FROM) : SAVE();
            result = py_vm_delegate(sp[-2], sp[-1]);
            // A PICK follows in an `async for`.
            if (result && !(*pc == PY_OP_PICK && py_generator_gave(sp[-2], result))) {
                // stays at this instruction, to be sent the next value
                pc--;
                sp--;
                goto yield;
            }
            sp--;
            sp[-1] = py_vm.stop_value;
            break;

            CASE(RAISE) : n = U8();
            SAVE();
            py_vm_raise(n, sp);
            CASE(EXC_MATCH) : SAVE();
            n = py_vm_exc_match(sp[-2], sp[-1]);
            goto truth;

        default:
        rare:
            SAVE();
            sp = py_vm_rare(op, sp);
        reload:
            frame = py_vm.frame;
            locals = frame->locals;
            pc = frame->pc;
            break;
        }
    }
}

py_val_t py_vm_run_raising(py_val_t exc) {
    py_catch_t catch = {
        .outer = py_vm.catch, .frame = py_vm.frame->prev, .top = py_vm.top, .exc = exc};
    if (!(py_vm.frame->flags & PY_FRAME_GENERATOR)) { // a generator's stack is set by who pushed it
        py_vm.sp = py_frame_stack(py_vm.frame);
    }
    py_vm.catch = &catch;
    int how;
    do {
        how = py_unwind_run(&catch.regs, run_frames, (void *)catch.exc);
        py_vm.top = catch.top;
    } while (how == PY_RAISED);
    py_vm.catch = catch.outer;
    if (how == NOT_CAUGHT) {
        py_raise_exc(catch.exc);
    }
    return catch.exc;
}

py_val_t py_vm_run(void) {
    return py_vm_run_raising(PY_UNDEF);
}
