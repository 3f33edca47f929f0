// SPDX-License-Identifier: MIT
// core/vm/callback.h -- functions of the program that something outside it calls: interrupts of the
// hardware, timers, micropython.schedule().
//
// A soft handler waits for a place where the program can be interrupted (where Ctrl-C interrupts it, too): it
// is a call like any other. A hard one runs in the interrupt, between any two instructions of the machine: so
// it has a stack of its own, may not allocate, and what it changes must be whole at every moment. It becomes
// soft, a little late, when it comes while the collector marks or when the C stack has no room for it.
#ifndef CORE_VM_CALLBACK_H
#define CORE_VM_CALLBACK_H

#include "core/obj/type.h"

enum { PY_SCHEDULED = 4 }; // calls that micropython.schedule() can hold

// Head of every object that calls the program, in a list that keeps it (py_vm.handlers).
typedef struct py_handler {
    const py_type_t *type;
    struct py_handler *next;
    py_val_t fn;              // PY_NONE: off
    py_val_t arg;             // what it is called with
    volatile uint8_t pending; // calls that wait
    uint8_t hard;
    uint8_t source;  // what the port tells interrupts apart by
    uint8_t trigger; // the port's
    volatile uint8_t flags;
} py_handler_t;

// Puts the object in the list, or takes it out. Twice is as good as once.
void py_handler_add(py_handler_t *handler);
void py_handler_remove(py_handler_t *handler);
// Sets what is called; fn PY_NONE or PY_UNDEF: nothing. Allocates the stack of hard handlers. Raises TypeError.
void py_handler_set(py_handler_t *handler, py_val_t fn, bool hard);
// From an interrupt: now or later the function is called.
void py_handler_fire(py_handler_t *handler);
// The first of the list from `handler` on with this source, NULL at the end.
py_handler_t *py_handler_find(py_handler_t *handler, unsigned source);

// Calls fn(arg) soon; false when the queue is full. From interrupts as well.
bool py_schedule(py_val_t fn, py_val_t arg);
// Calls all that waits. Never raises: an exception is reported, and its handler turned off. Ctrl-C during a
// handler is left pending for the program.
void py_callbacks_run(void);

// ---- private: callback_isr.c is native, callback.c dense
void py_handler_call(void *handler); // for py_try()
// Makes the oldest call that py_schedule() holds; false: there is none.
bool py_callback_scheduled(void);
// What a call has raised, if anything. True when it may be called again.
bool py_callback_ended(py_val_t exc);
void py_callback_report(py_val_t exc);

#endif
