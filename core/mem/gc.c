// SPDX-License-Identifier: MIT
// core/mem/gc.c -- the heap: see gc.h for what it promises.
//
// Two bits per granule tell all there is to know:
//
//   used head
//    0    0    free
//    1    1    a block begins here
//    1    0    the inside of a block, or of the VM stack
//    0    1    a block that the running collection has reached ("marked")
//
// so marking needs no third bitmap. Blocks are cut from the upper end of free runs, found by counting
// leading zeros; a hint per size (1, 2, more granules) remembers where the last search ended. The VM
// stack grows from the low end: a quarter of the free granules is left to it until a collection has been tried.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include <string.h>

#define NO_ASAN __attribute__((no_sanitize_address)) // reads words that are nobody's variables

#define NONE       (~0u)
#define MARK_DEPTH 24u

static struct {
    uint32_t *used;
    uint32_t *head;
    uint8_t *base;    // address of granule 0
    unsigned n;       // granules
    unsigned stack;   // granules 0..stack-1 are the VM stack's
    unsigned floor;   // granules below are left to it until the next collection
    unsigned hint[3]; // by size: at or above there is nothing free, as far as known
    bool overflow;    // the marking stack was too small: some marked block is not scanned
} heap;

py_val_t *py_gc_stack_limit;
bool py_gc_enabled;

#ifdef PY_DEBUG_ALLOC
bool py_gc_stress;
unsigned long py_gc_fail_at;
#endif

// ---- bits --------------------------------------------------------------------------------------

static inline bool bit(const uint32_t *map, unsigned g) { return map[g >> 5] >> (g & 31) & 1; }
static inline unsigned leading_zeros(uint32_t w) { return w ? (unsigned)__builtin_clz(w) : 32; }

static void set_bits(uint32_t *map, unsigned from, unsigned n, bool on) {
    while (n) {
        unsigned at = from & 31, k = 32 - at < n ? 32 - at : n;
        uint32_t mask = ~0u >> (32 - k) << at;
        uint32_t *word = &map[from >> 5];
        *word = on ? *word | mask : *word & ~mask;
        from += k;
        n -= k;
    }
}

static inline uint32_t *address(unsigned g) { return (uint32_t *)(void *)(heap.base + g * PY_GRANULE); }
static inline unsigned granule(const void *p) {
    return ((uintptr_t)p - (uintptr_t)heap.base) / PY_GRANULE;
}
static inline unsigned granules(size_t len) {
    return len / PY_GRANULE + (len % PY_GRANULE != 0); // no overflow near 2**32
}

// End of the run that g continues: of the inside of a block, or of free granules.
static unsigned run_end(unsigned g, bool inside) {
    for (;;) {
        uint32_t used = heap.used[g >> 5], head = heap.head[g >> 5];
        uint32_t other = ~(inside ? used & ~head : ~(used | head)) >> (g & 31);
        unsigned left = 32 - (g & 31);
        unsigned k = other ? (unsigned)__builtin_ctz(other) : 32;
        if (k < left) {
            return g + k;
        }
        g += left;
        if (g >= heap.n) {
            return heap.n;
        }
    }
}

// The lower end of the highest run of n free granules between floor and end; NONE if there is none.
static unsigned find_run(unsigned n, unsigned end, unsigned floor) {
    unsigned run = 0;
    while (end > floor) {
        unsigned left = ((end - 1) & 31) + 1;
        uint32_t w = heap.used[(end - 1) >> 5] << (32 - left); // granule end - 1 is now bit 31
        if (w >> 31) {
            run = 0;
            end -= leading_zeros(~w);
            continue;
        }
        unsigned k = leading_zeros(w);
        if (k > left) {
            k = left;
        }
        end -= k;
        run += k;
        if (run >= n) {
            end += run - n;
            return end >= floor ? end : NONE;
        }
    }
    return NONE;
}

// ---- start -------------------------------------------------------------------------------------

static void reset_hints(void) {
    heap.hint[0] = heap.hint[1] = heap.hint[2] = heap.n;
}

static void set_stack(unsigned n) {
    heap.stack = n;
    py_gc_stack_limit = (void *)address(n);
}

void py_gc_init(void *arena, size_t len) {
    uintptr_t start = ((uintptr_t)arena + PY_GRANULE - 1) & ~(uintptr_t)(PY_GRANULE - 1);
    len -= start - (uintptr_t)arena;
    heap.n = (len - 8) / 33 * 4; // a granule takes 8 bytes and 2 bits; there is always a spare bit
    unsigned words = heap.n / 32 + 1;
    heap.used = (void *)start;
    heap.head = heap.used + words;
    heap.base = (void *)(heap.head + words);
    memset(heap.used, 0, words * 8);
    set_stack(0);
    heap.floor = 0;
    py_gc_enabled = true;
    reset_hints();
}

// ---- allocation --------------------------------------------------------------------------------

void *py_gc_try_alloc(size_t len) {
#ifdef PY_DEBUG_ALLOC
    if (py_gc_fail_at && --py_gc_fail_at == 0) {
        return NULL;
    }
    if (py_gc_stress) {
        py_gc_collect();
    }
#endif
    unsigned n = len ? granules(len) : 1;
    unsigned *hint = &heap.hint[n < 3 ? n - 1 : 2];
    unsigned g = find_run(n, *hint, heap.floor);
    if (g == NONE) {
        if (py_gc_enabled) {
            py_gc_collect();
        }
        g = find_run(n, heap.n, heap.stack);
        if (g == NONE) {
            return NULL;
        }
    }
    *hint = g;
    heap.head[g >> 5] |= 1u << (g & 31);
    set_bits(heap.used, g, n, true);
    uint32_t *block = address(g), *end = address(g + n);
    for (uint32_t *p = block; p != end; p += 2) {
        p[0] = p[1] = 0;
    }
    return block;
}

static _Noreturn void out_of_memory(size_t len) {
    py_raise(PY_MemoryError, "allocating %d bytes, %d free", (int32_t)len, (int32_t)py_gc_free_bytes());
}

void *py_gc_alloc(size_t len) {
    void *block = py_gc_try_alloc(len);
    if (!block) {
        out_of_memory(len);
    }
    return block;
}

static void release(unsigned g, unsigned n) {
    set_bits(heap.used, g, n, false);
    for (unsigned i = 0; i < 3; i++) {
        if (heap.hint[i] < g + n) {
            heap.hint[i] = g + n;
        }
    }
}

void py_gc_free(void *block) {
    if (block) {
        unsigned g = granule(block);
        heap.head[g >> 5] &= ~(1u << (g & 31));
        release(g, granules(py_gc_size(block)));
    }
}

size_t py_gc_size(const void *block) {
    unsigned g = granule(block);
    return (run_end(g + 1, true) - g) * PY_GRANULE;
}

void *py_gc_realloc(void *block, size_t len) {
    if (!block) {
        return py_gc_alloc(len);
    }
    if (!len) {
        py_gc_free(block);
        return NULL;
    }
    size_t old_len = py_gc_size(block);
    unsigned g = granule(block), old = granules(old_len), n = granules(len);
    if (n <= old) {
        if (n < old) {
            release(g + n, old - n);
        }
        return block;
    }
    if (run_end(g + old, false) >= g + n) {
        set_bits(heap.used, g + old, n - old, true);
        memset(address(g + old), 0, (n - old) * PY_GRANULE);
        return block;
    }
    void *moved = py_gc_alloc(len);
    memcpy(moved, block, old_len);
    py_gc_free(block);
    return moved;
}

// ---- collection --------------------------------------------------------------------------------

// Marks the block that word points to or into. Its granule if that is news, else NONE.
static unsigned mark(uint32_t word) {
    unsigned g = granule((void *)(uintptr_t)word); // huge when word lies below the heap
    if (g < heap.stack || g >= heap.n) {
        return NONE;
    }
    if (!bit(heap.head, g)) {
        if (!bit(heap.used, g)) {
            return NONE;
        }
        unsigned i = g >> 5;
        uint32_t heads = heap.head[i] & ((1u << (g & 31)) - 1);
        while (!heads) {
            heads = heap.head[--i];
        }
        g = i * 32 + 31 - (unsigned)__builtin_clz(heads);
    }
    if (!bit(heap.used, g)) {
        return NONE;
    }
    heap.used[g >> 5] &= ~(1u << (g & 31));
    return g;
}

// Marks all that is reached from block g, depth first. The stack holds where to go on in the blocks
// that were left; a block left at its last word needs none, so linked lists of any length do not fill it.
NO_ASAN static void trace(unsigned g) {
    uint32_t *stack[MARK_DEPTH];
    unsigned depth = 0;
    uint32_t *at = address(g);
    for (;;) {
        uint32_t word = *at++;
        unsigned next = granule(at);
        bool more = (uintptr_t)at % PY_GRANULE || (bit(heap.used, next) && !bit(heap.head, next));
        unsigned child = word % 4 ? NONE : mark(word);
        if (child != NONE) {
            if (!more || depth < MARK_DEPTH) {
                if (more) {
                    stack[depth++] = at;
                }
                at = address(child);
                continue;
            }
            heap.overflow = true;
        }
        if (!more) {
            if (!depth) {
                return;
            }
            at = stack[--depth];
        }
    }
}

NO_ASAN static void mark_range(const void *from, const void *to) {
    for (const uint32_t *p = from; p < (const uint32_t *)to; p++) {
        unsigned g = mark(*p);
        if (g != NONE) {
            trace(g);
        }
    }
}

// Its frame lies below all that may hold a pointer: the callers' variables and saved registers.
NO_ASAN __attribute__((noinline)) static void mark_c_stack(void) {
    uint32_t here = 0;
    mark_range(&here, py_port_stack_top());
}

// Scans the marked blocks again until none has an unmarked child.
static void mark_overflowed(void) {
    while (heap.overflow) {
        heap.overflow = false;
        for (unsigned g = heap.stack; g < heap.n; g++) {
            if (bit(heap.head, g) && !bit(heap.used, g)) {
                mark_range(address(g), address(run_end(g + 1, true)));
            }
        }
    }
}

// Frees what is not marked; returns the number of free granules.
static unsigned sweep(void) {
    bool live = false;
    unsigned free = 0;
    for (unsigned g = heap.stack; g < heap.n; g++) {
        uint32_t *used = &heap.used[g >> 5], *head = &heap.head[g >> 5], mask = 1u << (g & 31);
        if (*head & mask) {
            live = !(*used & mask);
            if (live) {
                *used |= mask;
            } else {
                *head &= ~mask;
            }
        }
        if (!live) {
            *used &= ~mask;
        }
        free += !(*used & mask);
    }
    return free;
}

static unsigned stack_need(const py_val_t *top) {
    unsigned n = granules((size_t)((const uint8_t *)top - heap.base));
    return (n + PY_STACK_CHUNK - 1) / PY_STACK_CHUNK * PY_STACK_CHUNK;
}

void py_gc_collect(void) {
    __builtin_unwind_init(); // registers go to the stack
    heap.overflow = false;
    mark_c_stack();
    mark_range(heap.base, py_vm_top());
    unsigned n;
    const py_val_t *roots = py_roots(&n);
    mark_range(roots, roots + n);
    void **names = py_names_roots(&n);
    mark_range(names, names + n);
    mark_overflowed();
    unsigned keep = stack_need(py_vm_top()) + PY_STACK_CHUNK;
    if (keep < heap.stack) {
        set_bits(heap.used, keep, heap.stack - keep, false);
        set_stack(keep);
    }
    heap.floor = heap.stack + sweep() / 4;
    reset_hints();
}

// ---- the VM stack ------------------------------------------------------------------------------

py_val_t *py_gc_stack_base(void) { return (void *)heap.base; }

static bool stack_extend(unsigned n) {
    if (n > heap.n || run_end(heap.stack, false) < n) {
        return false;
    }
    set_bits(heap.used, heap.stack, n - heap.stack, true);
    set_stack(n);
    return true;
}

bool py_gc_stack_grow(py_val_t *top) {
    unsigned n = stack_need(top);
    if (n <= heap.stack || stack_extend(n)) {
        return true;
    }
    if (py_gc_enabled) {
        py_gc_collect();
    }
    return stack_extend(n) || stack_extend(granules((size_t)((uint8_t *)top - heap.base)));
}

// ---- figures -----------------------------------------------------------------------------------

size_t py_gc_free_bytes(void) {
    unsigned n = 0;
    for (unsigned g = 0; g < heap.n; g++) {
        n += !bit(heap.used, g);
    }
    return n * PY_GRANULE;
}

size_t py_gc_used_bytes(void) { return heap.n * PY_GRANULE - py_gc_free_bytes(); }

size_t py_gc_largest_free(void) {
    unsigned longest = 0, end;
    for (unsigned g = 0; g < heap.n; g = end + 1) {
        end = run_end(g, false);
        if (end - g > longest) {
            longest = end - g;
        }
    }
    return longest * PY_GRANULE;
}
