// SPDX-License-Identifier: MIT
// core/mem/gc.h -- the heap: mark-sweep over 8-byte granules, non-moving, with conservative roots.
//
// The arena given at start holds two bitmaps (used, head) and the granules. Any word of a live block, of
// the C stack, of the VM stack or of the root struct that points to or into a block keeps that block.
// Nothing is said about the contents of blocks: there are no per-type mark functions and no explicit
// roots, at the price of an occasional block kept by a number that looks like its address.
// The VM stack lies at the low end and grows upwards into free granules; blocks are taken from the top.
#ifndef CORE_MEM_GC_H
#define CORE_MEM_GC_H

#include "core/obj/value.h"

void py_gc_init(void *arena, size_t len);
// A zeroed block. May collect; raises MemoryError.
void *py_gc_alloc(size_t len);
// As py_gc_alloc, but NULL instead of MemoryError.
void *py_gc_try_alloc(size_t len);
// Changes a block's length, in place if possible; the new part is zero. The old pointer is invalid after.
// On MemoryError the old block is as it was. block may be NULL. len 0 frees and returns NULL.
void *py_gc_realloc(void *block, size_t len);
// The same for what is needed for a short time and grows: taken from the low end, away from what stays, so
// that it leaves no hole among that when it goes. block may be NULL.
void *py_gc_realloc_low(void *block, size_t len);
// Gives back a block at once. Only for blocks nobody else can hold.
void py_gc_free(void *block);
// Bytes of the block (a multiple of the granule).
size_t py_gc_size(const void *block);
// Is it in the heap?
bool py_gc_holds(const void *block);
void py_gc_collect(void);
size_t py_gc_free_bytes(void);
size_t py_gc_used_bytes(void);
size_t py_gc_largest_free(void); // bytes of the longest free run

// Lets the VM stack grow so that [base, top) is part of it; false when the granules are taken even after
// a collection. The VM alone calls it.
bool py_gc_stack_grow(py_val_t *top);
// End of the part that is the VM's by now. A collection gives back what lies more than a chunk above
// py_vm_top(), so read it anew at every push of a frame.
extern py_val_t *py_gc_stack_limit;
// Lowest address of the VM stack; it is contiguous from here.
py_val_t *py_gc_stack_base(void);

// True in a hard handler and while marking: blocks are neither taken nor given back.
extern bool py_gc_locked;
extern uint8_t py_gc_held; // micropython.heap_lock(), so many times: allocations fail
// Between marking and sweeping py_gc_collect calls py_files_sweep() of core/obj/file.c, which may ask whether a
// block is in use; keep makes it so.
void py_files_sweep(void);
bool py_gc_reached(const void *block, bool keep);

extern bool py_gc_enabled; // false: an allocation fails rather than collect (gc.disable)

// What the collector asks of the VM: the end of the VM stack's live part, and the words in static RAM
// that are roots. What it asks of the port: py_port_stack_top().
py_val_t *py_vm_top(void);
py_val_t *py_roots(unsigned *n);
py_val_t *py_front_roots(unsigned *n);

#ifdef PY_DEBUG_ALLOC
extern bool py_gc_stress;           // collect at every allocation
extern unsigned long py_gc_fail_at; // the n-th allocation from now fails; 0: none
#endif

#endif
