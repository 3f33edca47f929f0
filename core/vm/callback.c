// SPDX-License-Identifier: MIT
// core/vm/callback.c -- what of callback.h runs in the program: the list of handlers, the queue of py_schedule().
#include "core/vm/callback.h"

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/obj/out.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

// ---- the list ----------------------------------------------------------------------------------

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

void py_callback_report(py_val_t exc) {
    py_try(print_failure, &exc);
}

bool py_callback_ended(py_val_t exc) {
    if (exc && py_exc_match(exc, PY_KeyboardInterrupt)) {
        py_port_pend(PY_PENDING_BREAK);
    } else if (exc) {
        py_callback_report(exc);
        return false;
    }
    return true;
}

static void call_scheduled(void *arg) {
    py_val_t *call = arg;
    py_call(call[0], 1, &call[1]);
}

// The oldest comes first: the others move up. An interrupt may put another behind them.
bool py_callback_scheduled(void) {
    uint32_t mask = py_port_mask();
    py_val_t call[2] = {py_vm.scheduled[0].fn, py_vm.scheduled[0].arg};
    for (unsigned i = 1; i < PY_SCHEDULED; i++) {
        py_vm.scheduled[i - 1] = py_vm.scheduled[i];
    }
    py_vm.scheduled[PY_SCHEDULED - 1].fn = PY_UNDEF;
    py_port_unmask(mask);
    if (call[0]) {
        py_callback_ended(py_try(call_scheduled, call));
    }
    return call[0];
}
