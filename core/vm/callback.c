// SPDX-License-Identifier: MIT
#include "core/vm/callback.h"

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

// ---- the list ----------------------------------------------------------------------------------

py_handler_t *py_handler_find(py_handler_t *handler, unsigned source) {
    while (handler && handler->source != source) {
        handler = handler->next;
    }
    return handler;
}

// An interrupt may walk along the list meanwhile: every state of it is whole.
void py_handler_remove(py_handler_t *handler) {
    py_handler_t **at = &py_vm.handlers;
    while (*at && *at != handler) {
        at = &(*at)->next;
    }
    if (*at) {
        *at = handler->next;
    }
}

void py_handler_add(py_handler_t *handler) {
    py_handler_remove(handler);
    handler->next = py_vm.handlers;
    py_vm.handlers = handler;
}

void py_handler_set(py_handler_t *handler, py_val_t fn, bool hard) {
    handler->fn = PY_NONE;
    if (fn == PY_UNDEF || fn == PY_NONE) {
        return;
    }
    if (!py_callable(fn)) {
        py_raise(PY_MSG_not_callable, fn);
    }
    if (hard && !py_vm.hard_stack) {
        py_vm.hard_stack = py_gc_alloc(PY_HARD_STACK);
    }
    handler->hard = hard;
    handler->pending = 0;
    handler->fn = fn;
}

// ---- in the interrupt --------------------------------------------------------------------------

static void call_handler(void *handler) {
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
    py_val_t exc = py_try(call_handler, handler);
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

bool py_schedule(py_val_t fn, py_val_t arg) {
    unsigned i = 0;
    uint32_t mask = py_port_mask();
    while (i < PY_SCHEDULED && py_vm.scheduled[i].fn) {
        i++;
    }
    if (i < PY_SCHEDULED) {
        py_vm.scheduled[i].fn = fn;
        py_vm.scheduled[i].arg = arg;
        py_port_pend(PY_PENDING_CALL);
    }
    py_port_unmask(mask);
    return i < PY_SCHEDULED;
}

// ---- in the program ----------------------------------------------------------------------------

static void print_failure(void *exc) {
    py_out_format(&py_out_console, PY_MSG_handler);
    py_exc_print(&py_out_console, *(py_val_t *)exc);
}

static void report(py_val_t exc) {
    py_try(print_failure, &exc);
}

// True when it may be called again.
static bool call_soft(void (*fn)(void *), void *arg) {
    py_val_t exc = py_try(fn, arg);
    if (!exc) {
        return true;
    }
    if (py_exc_match(exc, PY_KeyboardInterrupt)) {
        py_port_pend(PY_PENDING_BREAK);
        return true;
    }
    report(exc);
    return false;
}

static void call_scheduled(void *arg) {
    py_val_t *call = arg;
    py_call(call[0], 1, &call[1]);
}

// The oldest comes first: the others move up. An interrupt may put another behind them.
static bool run_scheduled(void) {
    uint32_t mask = py_port_mask();
    py_val_t call[2] = {py_vm.scheduled[0].fn, py_vm.scheduled[0].arg};
    for (unsigned i = 1; i < PY_SCHEDULED; i++) {
        py_vm.scheduled[i - 1] = py_vm.scheduled[i];
    }
    py_vm.scheduled[PY_SCHEDULED - 1].fn = PY_UNDEF;
    py_port_unmask(mask);
    if (call[0]) {
        call_soft(call_scheduled, call);
    }
    return call[0];
}

static bool run_handler(py_handler_t *handler) {
    if (!handler->pending) {
        return false;
    }
    if (handler->fn != PY_NONE && !call_soft(call_handler, handler)) {
        handler->fn = PY_NONE;
    }
    // Until here it is pending, so that a hard one does not run in the midst of itself.
    uint32_t mask = py_port_mask();
    handler->pending -= handler->pending != 0;
    py_port_unmask(mask);
    return true;
}

void py_callbacks_run(void) {
    bool more = true;
    __atomic_fetch_and(&py_port_pending, (uint8_t)~PY_PENDING_CALL, __ATOMIC_RELAXED);
    if (py_vm.calling_back) { // the call further out goes on when this one is done
        return;
    }
    py_vm.calling_back = true;
    while (more) {
        py_val_t failed = py_vm.failed;
        py_vm.failed = PY_UNDEF;
        if (failed) {
            report(failed);
        }
        more = run_scheduled();
        for (py_handler_t *h = py_vm.handlers; h; h = h->next) {
            more |= run_handler(h);
        }
    }
    py_vm.calling_back = false;
}
