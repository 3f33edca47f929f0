// SPDX-License-Identifier: MIT
// core/vm/vm.h -- the virtual machine's state, frames and calls.
//
// Frames lie one behind the other on the VM stack. The caller pushes the function and its arguments; they
// stay where they are and become the first locals of the callee:
//
//   | function | argument, argument, other locals | py_frame_t | operand stack ...
//                ^ frame.locals                                  the next function goes here
//
// A call from Python to Python pushes a frame and goes on in the same C function. C code that calls Python
// (py_call) runs a new instance of the VM on the same stack, until that frame returns.
#ifndef CORE_VM_VM_H
#define CORE_VM_VM_H

#include "core/config.h"
#include "core/mem/gc.h"
#include "core/vm/callback.h"
#include "core/vm/code.h"
#include "core/vm/ops.h"
#include "core/vm/unwind.h"

enum {
    PY_FRAME_BASE = 1,      // its end ends this instance of the VM
    PY_FRAME_INIT = 2,      // __init__: the result is the instance, in locals[-1]
    PY_FRAME_GENERATOR = 4, // locals[-1] is the generator, to which the frame goes back
    PY_FRAME_FOR = 8,       // resumed by FOR_ITER: its end ends the loop
    PY_FRAME_FOR_LONG = 16, // by the long form of it
};

typedef struct py_frame {
    struct py_frame *prev;
    py_val_t *locals;
    const uint8_t *pc; // while it runs: of the last instruction that may raise (its end)
    const py_function_t *function;
    uint32_t flags;
} py_frame_t;

typedef struct py_catch {
    struct py_catch *outer;
    py_frame_t *frame;
    py_val_t *top;
    py_val_t exc; // what was raised; from the VM the result too
    py_regs_t regs;
} py_catch_t;

// All static state of the core, a root of the collector as a whole.
extern struct py_vm {
    py_frame_t *frame;   // innermost; never NULL while Python runs
    py_val_t *top;       // what C code uses of the VM stack ends here, if above the frame's own end
    py_catch_t *catch;   // innermost place that catches
    py_val_t *sp;        // where the VM goes on after a handler was found
    py_val_t modules;    // dict: sys.modules
    py_val_t path;       // list: sys.path
    py_val_t argv;       // list: sys.argv
    py_val_t last;       // the prompt's _
    py_val_t stop_value; // of the generator that ended last
    py_val_t emergency;  // MemoryError kept for when nothing can be allocated
    py_val_t segments;   // list: a module's code to be run by IMPORT_NAME, see py_import()
    py_val_t directory;  // str: the current one, PY_UNDEF: the port's
    struct py_table *mounts; // where -> object
    uintptr_t storing;       // blocks that the compiler makes go to flash: core/vm/store.c
    uint32_t files;          // the list of open files, unseen by the collector: core/obj/file.c
    uint32_t reraised; // the exception on its way is raised again: its traceback has this frame
    uint32_t random;   // module random: its last number, 0: none yet
    // core/vm/callback.c
    struct py_handler *handlers;
    py_val_t *hard_stack; // where hard handlers run
    py_val_t failed;      // what a hard handler raised, to be reported
    py_val_t places;      // micropython.alloc_emergency_exception_buf()
    struct {
        py_val_t fn, arg;
    } scheduled[PY_SCHEDULED];
    uint32_t calling_back;
    py_user_module_t fixed[PY_FIXED_MODULES]; // modules at addresses known to code in the flash
} py_vm;
#define PY_MAIN (&py_vm.fixed[0].head)

// Words that a call may use beyond its frame without asking: a native's optional arguments, self.
#define PY_STACK_SLACK 16u

static inline const py_code_t *py_frame_code(const py_frame_t *frame) {
    return py_function_code(frame->function);
}
static inline py_val_t *py_frame_stack(const py_frame_t *frame) {
    return (py_val_t *)(frame + 1);
}

// Makes room for n words above the stack in use and returns where they begin. They are in use only once
// py_vm.top says so. Raises RuntimeError when the stack cannot grow.
py_val_t *py_stack_room(unsigned n);

// Raises RuntimeError when the stack cannot grow beyond end.
void py_stack_grow(py_val_t *end);
static inline __attribute__((always_inline)) void py_vm_need(py_val_t *end) {
    if (end + PY_STACK_SLACK > py_gc_stack_limit) {
        py_stack_grow(end);
    }
}

// The beginning of a call: args[-1] is what is called, npos values and nkw pairs (name, value) are at args.
// True: a frame was pushed (py_vm.frame) and is to be run. False: done, the result is in args[-1].
bool py_call_begin(py_val_t *args, unsigned npos, unsigned nkw);
// Calls a function in C. May change args.
py_val_t py_call_native(const py_entry_t *entry, py_val_t *args, unsigned npos, unsigned nkw);
// Pushes a frame for a function in Python whose arguments are at args; the slow general way.
void py_enter(const py_function_t *function, py_val_t *args, unsigned npos, unsigned nkw);
// Pushes the frame itself: the locals are set.
py_frame_t *py_push_frame(const py_function_t *function, const py_code_t *code, py_val_t *locals,
                          unsigned flags);
// Runs py_vm.frame until it returns; its flag BASE must be set.
py_val_t py_vm_run(void);
py_val_t py_vm_run_raising(py_val_t exc); // the same, but exc is raised where it stands

// core/vm/import.c
enum { PY_IMPORT_LEAF = 1, PY_IMPORT_LATER = 2 };
// The first module of a dotted name, LEAF: the last. LATER: where a module has to be run first, py_vm.segments are what
// frozen/import.py's run() has to be called with, and the result is PY_UNDEF; then the import is to be done again.
py_val_t py_import(py_val_t globals_module, py_name_t name, unsigned how, int level);
py_val_t py_import_from(py_val_t module, py_name_t name);
void py_import_star(py_val_t module, py_module_t *into);
// An empty module, in that place if it is not NULL and no other module has it.
py_module_t *py_module_new(py_name_t name, py_module_t *place);
// The segments of a file's source; of a module's that is in the image if text is its number, not 0. They are for that
// module, NULL: for one that is yet to be made, see py_store_place(). Raises OSError, SyntaxError.
py_val_t py_compile_file(py_name_t path, unsigned text, const py_module_t *module);
// Runs the segments that py_compile made, one after the other; the value of the last.
py_val_t py_run_segments(py_val_t segments, py_module_t *module, py_val_t own_names);

// core/obj/generator.c
py_val_t py_generator_new(const py_function_t *function, const py_code_t *code,
                          const py_val_t *locals);
// Pushes the generator's frame at `at` (at[0] becomes locals[-1]); value is sent. False: it is finished.
bool py_generator_push(py_val_t generator, py_val_t *at, py_val_t value, unsigned flags);
// The running generator frame yields: saves it and pops the frame. sp is behind the values to keep.
void py_generator_suspend(py_frame_t *frame, const uint8_t *pc, const py_val_t *sp);
void py_generator_finish(py_val_t generator);
// send(): the next value, PY_UNDEF at the end with py_vm.stop_value set. From C: runs a new VM.
py_val_t py_generator_resume(py_val_t generator, py_val_t value);

// core/obj/class.c
// An instance of a class; for one over a C type with that value inside.
py_val_t py_instance_new(const py_type_t *type, py_val_t native);

// object's own constructor, told apart by its address.
py_val_t py_object_new(py_val_t *args, unsigned n);

// A method with its object.
typedef struct py_bound {
    const py_type_t *type;
    py_val_t self, fn;
} py_bound_t;

typedef struct py_cell {
    const py_type_t *type;
    py_val_t value;
} py_cell_t;
py_val_t py_cell_new(py_val_t value);

#endif
