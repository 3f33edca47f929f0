// SPDX-License-Identifier: MIT
// core/vm/callback_isr.c -- what of callback.h runs in interrupts, and the calls that they have asked for.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/port.h"
#include "core/vm/callback.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

void py_port_pend(unsigned bits) {
    __atomic_fetch_or(&py_port_pending, (uint8_t)bits, __ATOMIC_RELAXED);
}

unsigned py_port_unpend(unsigned bits) {
    return bits & __atomic_fetch_and(&py_port_pending, (uint8_t)~bits, __ATOMIC_RELAXED);
}

py_handler_t *py_handler_find(py_handler_t *handler, unsigned source) {
    while (handler && handler->source != source) {
        handler = handler->next;
    }
    return handler;
}

void py_handler_call(void *handler) {
    py_call(((py_handler_t *)handler)->fn, 1, &((py_handler_t *)handler)->arg);
}

// The VM starts anew on the other stack, and all of its state comes back afterwards.
static bool call_hard(py_handler_t *handler) {
    if (py_gc_locked || py_port_stack_left() < PY_HARD_RESERVE) {
        return false;
    }
    py_frame_t *frame = py_vm.frame;
    py_val_t *top = py_vm.top, *sp = py_vm.sp, *limit = py_gc_stack_limit;
    py_val_t stop_value = py_vm.stop_value;
    uint32_t reraised = py_vm.reraised;
    py_gc_locked = true;
    py_vm.frame = NULL;
    py_vm.top = py_vm.hard_stack;
    py_gc_stack_limit = py_vm.hard_stack + PY_HARD_STACK / sizeof *limit;
    py_vm.reraised = 0;
    py_val_t exc = py_try(py_handler_call, handler);
    if (exc) {
        handler->fn = PY_NONE;
        py_vm.failed = exc;
        py_port_pend(PY_PENDING_CALL);
    }
    py_vm.frame = frame;
    py_vm.top = top;
    py_vm.sp = sp;
    py_vm.stop_value = stop_value;
    py_vm.reraised = reraised;
    py_gc_stack_limit = limit;
    py_gc_locked = false;
    return true;
}

void py_handler_fire(py_handler_t *handler) {
    if (handler->fn == PY_NONE || (handler->hard && !handler->pending && call_hard(handler))) {
        return;
    }
    if (handler->pending != UINT8_MAX) {
        handler->pending++;
    }
    py_port_pend(PY_PENDING_CALL);
}

// ---- in the program ----------------------------------------------------------------------------

static bool run_handler(py_handler_t *handler) {
    if (!handler->pending) {
        return false;
    }
    if (handler->fn != PY_NONE) {
        py_val_t exc = py_try(py_handler_call, handler);
        if (exc && !py_callback_ended(exc)) {
            handler->fn = PY_NONE;
        }
    }
    // Until here it is pending, so that a hard one does not run in the midst of itself.
    uint32_t mask = py_port_mask();
    handler->pending -= handler->pending != 0;
    py_port_unmask(mask);
    return true;
}

void py_callbacks_run(void) {
    bool more = true;
    if (py_gc_locked ||
        py_port_stack_left() < PY_STACK_RESERVE) { // not in a hard handler, not here
        return;
    }
    py_port_unpend(PY_PENDING_CALL);
    if (py_vm.calling_back) { // the call further out goes on when this one is done
        return;
    }
    py_vm.calling_back = true;
    while (more) {
        py_val_t failed = py_vm.failed;
        py_vm.failed = PY_UNDEF;
        if (failed) {
            py_callback_report(failed);
        }
        more = py_vm.scheduled[0].fn && py_callback_scheduled();
        for (py_handler_t *h = py_vm.handlers; h; h = h->next) {
            more |= run_handler(h);
        }
    }
    py_vm.calling_back = false;
}
