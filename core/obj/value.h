// SPDX-License-Identifier: MIT
// core/obj/value.h -- a Python value in one 32-bit word.
//
//   iiiiiiii iiiiiiii iiiiiiii iiiiiii1   int of 31 bits
//   aaaaaaaa aaaaaaaa aaaaaaaa aaaaaa00   pointer to an object; its first word points to its type
//   nnnnnnnn nnnnnnnn nnnnnnnn nnnn0010   str: an interned name, by number (core/mem/names.h)
//   aaaaaaaa aaaaaaaa aaaaaaaa aaaa0110   function in C: address of its py_entry_t, divided by 4
//   cccccccc cccccccc cccccccc cccc1010   None, False, True, Ellipsis, NotImplemented
//   oooooooo oooooooo oooooooo oooo1110   only inside code objects: an object beside the code, by offset
//
// Zero is no value: an unset variable, an absent argument, the end of an iteration.
// The host build is 32-bit too, so that both have the same heap.
#ifndef CORE_OBJ_VALUE_H
#define CORE_OBJ_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t py_val_t;
typedef uint16_t py_name_t; // number of an interned name

_Static_assert(sizeof(void *) == sizeof(py_val_t),
               "values hold pointers: build for a 32-bit target");

#define PY_UNDEF           ((py_val_t)0)
#define PY_IMM(n)          ((py_val_t)((n) << 4 | 0xA))
#define PY_NONE            PY_IMM(0)
#define PY_FALSE           PY_IMM(1)
#define PY_TRUE            PY_IMM(2)
#define PY_ELLIPSIS        PY_IMM(3)
#define PY_NOT_IMPLEMENTED PY_IMM(4)
#define PY_DELETE          PY_IMM(5) // never seen by programs: "delete it", where a new value is expected

#define PY_INT_MAX ((int32_t)0x3FFFFFFF)
#define PY_INT_MIN (-PY_INT_MAX - 1)

static inline bool py_is_int(py_val_t v) {
    return v & 1;
} // a 31-bit int; see also py_int_check()
__attribute__((always_inline)) // smaller and faster than its call, which the compiler does not see
static inline bool
py_is_ptr(py_val_t v) {
    return (v & 3) == 0 && v != 0;
}
static inline bool py_is_name(py_val_t v) {
    return (v & 15) == 2;
}
static inline bool py_is_native(py_val_t v) {
    return (v & 15) == 6;
}
static inline bool py_is_bool(py_val_t v) {
    return v == PY_FALSE || v == PY_TRUE;
}
static inline bool py_fits_int(int32_t i) {
    return i >= PY_INT_MIN && i <= PY_INT_MAX;
}

static inline py_val_t py_int(int32_t i) {
    return (py_val_t)i << 1 | 1;
} // i must fit 31 bits
static inline int32_t py_int_get(py_val_t v) {
    return (int32_t)v >> 1;
}
static inline py_val_t py_bool(bool b) {
    return b ? PY_TRUE : PY_FALSE;
}
static inline py_val_t py_name(py_name_t id) {
    return (py_val_t)id << 4 | 2;
}
static inline py_name_t py_name_id(py_val_t v) {
    return (py_name_t)(v >> 4);
}
static inline py_val_t py_ptr(const void *p) {
    return (py_val_t)(uintptr_t)p;
}
static inline void *py_obj(py_val_t v) {
    return (void *)(uintptr_t)v;
}

#endif
