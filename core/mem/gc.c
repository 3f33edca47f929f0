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
// so marking needs no third bit. Free runs are found by counting leading zeros, from the high end
// downwards. Small blocks are cut from the upper end of one run set apart, the reserve, which looks
// like a block itself: so the usual allocation sets one bit. Larger blocks are cut from the next
// run that holds them. What a search has passed over is free again after the next collection. The
// VM stack grows from the low end: a quarter of the free granules is left to it until a collection
// has been tried.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include <string.h>

#define NO_ASAN __attribute__((no_sanitize_address)) // reads words that are nobody's variables

#define NONE       (~0u)
#define MARK_DEPTH 24u
#define SMALL      8u   // granules of a small block, at most
#define SPARE      16u  // granules that the VM stack leaves free
#define RESERVE    256u // granules of the reserve, about

enum state { FREE, INSIDE, MARKED, HEAD }; // used | head << 1

struct map {
    uint32_t used, head;
};

static struct {
    struct map *map;                 // for 32 granules each
    uint8_t *base;                   // address of granule 0
    unsigned n;                      // granules
    unsigned stack;                  // granules 0..stack-1 are the VM stack's
    unsigned floor;                  // granules below are left to it while others are free
    unsigned low, high;              // the reserve
    unsigned next_small, next_large; // where to look for free runs, downwards
    bool overflow; // the marking stack was too small: some marked block is not scanned
} heap;

py_val_t *py_gc_stack_limit;
bool py_gc_enabled, py_gc_locked;
uint8_t py_gc_held;

#ifdef PY_DEBUG_ALLOC
bool py_gc_stress;
unsigned long py_gc_fail_at;
#endif

// ---- bits --------------------------------------------------------------------------------------

PY_HOT static enum state state(unsigned g) {
    struct map map = heap.map[g >> 5];
    return (enum state)((map.used >> (g & 31) & 1) | (map.head >> (g & 31) & 1) << 1);
}

PY_HOT static inline void set_head(unsigned g) {
    heap.map[g >> 5].head |= 1u << (g & 31);
}
PY_HOT static void clear_head(unsigned g) {
    heap.map[g >> 5].head &= ~(1u << (g & 31));
}

PY_HOT static void flip_used(unsigned g, unsigned n) {
    while (n) {
        unsigned at = g & 31, k = 32 - at < n ? 32 - at : n;
        heap.map[g >> 5].used ^= ~0u >> (32 - k) << at;
        g += k;
        n -= k;
    }
}

static inline uint32_t *address(unsigned g) {
    return (uint32_t *)(void *)(heap.base + g * PY_GRANULE);
}
static inline unsigned granule(const void *p) {
    return ((uintptr_t)p - (uintptr_t)heap.base) / PY_GRANULE;
}
static inline unsigned granules(size_t len) {
    return len / PY_GRANULE + (len % PY_GRANULE != 0); // no overflow near 2**32
}
static inline unsigned leading_zeros(uint32_t w) {
    return w ? (unsigned)__builtin_clz(w) : 32;
}

// How far the run goes on from g: of the inside of a block, or of free granules. Beyond limit it
// does not matter.
PY_HOT static unsigned run_end(unsigned g, unsigned limit, bool inside) {
    while (g < limit) {
        struct map map = heap.map[g >> 5];
        uint32_t other = ((inside ? ~map.used : map.used) | map.head) >> (g & 31);
        if (other & 1) {
            break;
        }
        g += other ? (unsigned)__builtin_ctz(other) : 32 - (g & 31);
    }
    return g;
}

// A free run of at least n granules between floor and *end, where *end comes to be its lower end,
// or as much of it as was looked at: above heap.floor until it is long enough. Its upper end, or NONE.
PY_HOT static unsigned find_run(unsigned n, unsigned enough, unsigned *end, unsigned floor) {
    unsigned top = *end, at = top;
    while (at > floor) {
        unsigned left = ((at - 1) & 31) + 1;
        uint32_t w = heap.map[(at - 1) >> 5].used << (32 - left); // granule at - 1 is now bit 31
        unsigned k = leading_zeros(w);
        if (k == 0) {
            if (top - at >= n) {
                break;
            }
            at -= leading_zeros(~w);
            top = at;
            continue;
        }
        at -= k < left ? k : left;
        if (at < floor) {
            at = floor;
        }
        if (top - at >= (at > heap.floor ? enough : n)) {
            break;
        }
    }
    if (top - at < n) {
        return NONE;
    }
    *end = at;
    return top;
}

// ---- start -------------------------------------------------------------------------------------

static void restart_search(void) {
    heap.next_small = heap.next_large = heap.n;
}

static void set_stack(unsigned n) {
    heap.stack = n;
    py_gc_stack_limit = (void *)address(n);
}

void py_gc_init(void *arena, size_t len) {
    py_gc_held = 0; // a program may have left it locked
    py_gc_locked = false;
    uintptr_t start = ((uintptr_t)arena + PY_GRANULE - 1) & ~(uintptr_t)(PY_GRANULE - 1);
    len -= start - (uintptr_t)arena;
    heap.n =
        (len - sizeof(struct map)) / 33 * 4; // a granule takes 8 bytes and 2 bits; one is spare
    size_t maps = (heap.n / 32 + 1) * sizeof(struct map);
    heap.map = (void *)start;
    heap.base = (uint8_t *)start + maps;
    memset(heap.map, 0, maps);
    set_stack(0);
    heap.low = heap.high = 0;
    heap.floor = heap.n / 4;
    py_gc_enabled = true;
    restart_search();
}

// ---- allocation --------------------------------------------------------------------------------

// n granules beyond the reserve: a small block gets a new reserve. NONE when there are none.
PY_HOT static unsigned find_space(unsigned n) {
    bool small = n <= SMALL;
    unsigned *next = small ? &heap.next_small : &heap.next_large;
    // The longer the reserve, the fewer ends of it are too short for what comes.
    unsigned enough = small ? RESERVE : n;
    unsigned top = find_run(n, enough, next, heap.floor);
    if (top == NONE) {
        if (py_gc_enabled) {
            py_gc_collect();
        }
        restart_search();
        top = find_run(n, enough, next, heap.stack);
        if (top == NONE) {
            return NONE;
        }
    }
    unsigned g = top - n;
    if (small) {
        heap.low = *next;
        heap.high = g;
        set_head(heap.low);
    } else {
        *next = g;
    }
    flip_used(*next, top - *next);
    return g;
}

// The lowest free run of n granules that leaves the VM stack room to grow.
PY_HOT static unsigned find_low(unsigned n) {
    unsigned g = heap.floor > heap.stack ? heap.floor : heap.stack, end;
    while ((end = run_end(g, heap.n, false)) - g < n) {
        for (g = end; g < heap.n && state(g) != FREE; g++) {
        }
        if (g >= heap.n) {
            return NONE;
        }
    }
    return g;
}

static PY_COLD unsigned take_low(unsigned n) {
    unsigned g = find_low(n);
    if (g == NONE && py_gc_enabled) {
        py_gc_collect();
        g = find_low(n);
    }
    if (g == NONE) {
        unsigned floor = heap.floor;
        heap.floor = 0;
        g = find_low(n);
        heap.floor = floor;
    }
    if (g != NONE) {
        flip_used(g, n);
    }
    return g;
}

PY_HOT static void *try_alloc(size_t len, bool low) {
#ifdef PY_DEBUG_ALLOC
    if (py_gc_fail_at && --py_gc_fail_at == 0) {
        return NULL;
    }
    if (py_gc_stress) {
        py_gc_collect();
    }
#endif
    unsigned n = len ? granules(len) : 1, g;
    if (py_gc_locked || py_gc_held) {
        return NULL;
    }
    if (low) {
        if ((g = take_low(n)) == NONE) {
            return NULL;
        }
    } else if (n <= heap.high - heap.low) {
        g = heap.high -= n;
    } else if ((g = find_space(n)) == NONE) {
        return NULL;
    }
    set_head(g);
    uint32_t *block = address(g), *end = block + n * (PY_GRANULE / 4);
    uint32_t *p = block;
    do {
        p[0] = p[1] = 0;
    } while ((p += 2) != end);
    return block;
}

PY_HOT void *py_gc_try_alloc(size_t len) {
    return try_alloc(len, false);
}

static PY_COLD _Noreturn void fail(size_t len) {
    if (py_gc_locked || py_gc_held) {
        py_raise(PY_MSG_heap_locked);
    }
    py_raise(PY_MSG_allocating, len, py_gc_free_bytes());
}

PY_HOT static void *alloc(size_t len, bool low) {
    void *block = try_alloc(len, low);
    if (!block) {
        fail(len);
    }
    return block;
}

PY_HOT void *py_gc_alloc(size_t len) {
    return alloc(len, false);
}

PY_HOT static void release(unsigned g, unsigned end) {
    if (g == heap.high) { // what was cut last goes back to the reserve
        heap.high = end;
        set_head(heap.low);
        return;
    }
    flip_used(g, end - g);
    if (heap.next_large < end) {
        heap.next_large = end;
    }
}

// Granule behind the block at g.
PY_HOT static unsigned block_end(unsigned g) {
    return run_end(g + 1, heap.n, true);
}

PY_HOT void py_gc_free(void *block) {
    if (block && !py_gc_locked) {
        unsigned g = granule(block);
        clear_head(g);
        release(g, block_end(g));
    }
}

PY_HOT size_t py_gc_size(const void *block) {
    unsigned g = granule(block);
    return (block_end(g) - g) * PY_GRANULE;
}

bool py_gc_holds(const void *block) {
    return granule(block) < heap.n;
}

// To another place, when there is none for a copy: the block's own granules count as free.
static PY_COLD void *move_over(void *block, size_t len) {
    unsigned g = granule(block), n = block_end(g) - g, size = n * PY_GRANULE;
    if (py_gc_locked || py_gc_held) {
        fail(len);
    }
    clear_head(g);
    flip_used(g, n);
    restart_search();
    unsigned wanted = granules(len);
    unsigned top = find_run(wanted, wanted, &heap.next_large, heap.stack);
    if (top != NONE) {
        n = wanted;
        g = top - n;
    }
    flip_used(g, n);
    set_head(g);
    if (top == NONE) {
        fail(len);
    }
    char *moved = memmove(address(g), block, size);
    memset(moved + size, 0, n * PY_GRANULE - size);
    return moved;
}

PY_HOT static void *resize(void *block, size_t len, bool low) {
    if (!block) {
        return len ? alloc(len, low) : NULL;
    }
    if (!len) {
        py_gc_free(block);
        return NULL;
    }
    unsigned g = granule(block), old = block_end(g), end = g + granules(len);
    if (end <= old) {
        if (!py_gc_locked) {
            release(end, old);
        }
        return block;
    }
    if (end <= heap.n && !py_gc_locked && run_end(old, end, false) >= end) {
        flip_used(old, end - old);
        memset(address(old), 0, (end - old) * PY_GRANULE);
        return block;
    }
    void *moved = try_alloc(len, low);
    if (!moved) {
        return move_over(block, len);
    }
    memcpy(moved, block, (old - g) * PY_GRANULE);
    py_gc_free(block);
    return moved;
}

PY_HOT void *py_gc_realloc(void *block, size_t len) {
    return resize(block, len, false);
}
PY_HOT void *py_gc_realloc_low(void *block, size_t len) {
    return resize(block, len, true);
}

// ---- collection --------------------------------------------------------------------------------

// Marks the block that word points to or into. Its granule if that is news, else NONE.
PY_HOT static unsigned mark(uint32_t word) {
    unsigned g = granule((void *)(uintptr_t)word); // huge when word lies below the heap
    if (g < heap.stack || g >= heap.n) {
        return NONE;
    }
    enum state now;
    while ((now = state(g)) == INSIDE) {
        g--;
    }
    if (now != HEAD) {
        return NONE;
    }
    flip_used(g, 1);
    return g;
}

// Marks all that is reached from block g, depth first. The stack holds where to go on in the blocks
// that were left; a block left at its last word needs none, so linked lists of any length do not
// fill it.
NO_ASAN static void trace(unsigned g) {
    uint32_t *stack[MARK_DEPTH];
    unsigned depth = 0;
    uint32_t *at = address(g);
    for (;;) {
        uint32_t word = *at++;
        bool more = (uintptr_t)at % PY_GRANULE || state(granule(at)) == INSIDE;
        unsigned child = word % 4 ? NONE : mark(word);
        if (child != NONE) {
            if (more && depth < MARK_DEPTH) {
                stack[depth++] = at;
            } else if (more) {
                heap.overflow = true; // the rest of this block is left to mark_overflowed()
            }
            at = address(child);
            continue;
        }
        if (!more) {
            if (!depth) {
                return;
            }
            at = stack[--depth];
        }
    }
}

PY_HOT NO_ASAN static void mark_range(const void *from, const void *to) {
    for (const uint32_t *p = from; p < (const uint32_t *)to; p++) {
        unsigned g = mark(*p);
        if (g != NONE) {
            trace(g);
        }
    }
}

// Its frame lies below all that may hold a pointer: the callers' variables and saved registers.
PY_HOT NO_ASAN __attribute__((noinline)) static void mark_c_stack(void) {
    __builtin_unwind_init(); // registers go to the stack, above here
    uint32_t here = 0;
    mark_range(&here, py_port_stack_top());
}

// Scans the marked blocks again until none has an unmarked child.
PY_HOT NO_ASAN static void mark_overflowed(void) {
    while (heap.overflow) {
        heap.overflow = false;
        for (unsigned g = heap.stack; g < heap.n; g++) {
            if (state(g) == MARKED) {
                mark_range(address(g), address(block_end(g)));
            }
        }
    }
}

static void mark_words(const py_val_t *words, unsigned n) {
    mark_range(words, words + n);
}

bool py_gc_reached(const void *block, bool keep) {
    if (keep) {
        py_val_t word = py_ptr(block);
        mark_words(&word, 1);
        mark_overflowed();
    }
    return state(granule(block)) == MARKED;
}

// Frees what is not marked, 32 granules at a time. The inside of a block goes with its head: where the granules behind
// live heads are added to those inside blocks, the carry runs through each block that lives.
PY_HOT __attribute__((noinline)) static void sweep(void) {
    uint32_t live = 1; // the granule before; the VM stack has no head
    for (struct map *map = heap.map, *end = map + heap.n / 32; map <= end; map++) {
        uint32_t marked = map->head & ~map->used, inside = map->used & ~map->head;
        uint32_t first = (marked << 1 | live) & inside;
        map->used = marked | (inside & ~(inside + first));
        map->head = marked;
        live = map->used >> 31;
    }
}

PY_HOT static unsigned used_granules(void) {
    unsigned n = 0;
    for (struct map *map = heap.map, *end = map + heap.n / 32; map <= end; map++) {
        for (uint32_t w = map->used; w; w &= w - 1) {
            n++;
        }
    }
    return n;
}

// Granules for a VM stack up to top, in whole chunks.
static unsigned stack_need(const py_val_t *top) {
    return (granule(top) + PY_STACK_CHUNK) / PY_STACK_CHUNK * PY_STACK_CHUNK;
}

void py_gc_collect(void) {
    if (py_gc_locked) {
        return;
    }
    py_gc_locked = true;      // a handler could move what is not marked behind the marker's back
    heap.low = heap.high = 0; // the reserve is garbage
    mark_c_stack();
    mark_range(heap.base, py_vm_top());
    unsigned n;
    const py_val_t *roots = py_roots(&n);
    mark_words(roots, n);
    roots = py_front_roots(&n);
    mark_words(roots, n);
    roots = py_names_roots(&n);
    mark_words(roots, n);
    mark_overflowed();
    py_gc_locked = false;
    py_files_sweep();
    unsigned keep = stack_need(py_vm_top() + PY_STACK_CHUNK); // half a chunk to spare, at least
    if (keep < heap.stack) {
        flip_used(keep, heap.stack - keep);
        set_stack(keep);
    }
    sweep();
    heap.floor = heap.stack + (heap.n - used_granules()) / 4;
    restart_search();
}

// ---- the VM stack ------------------------------------------------------------------------------

py_val_t *py_gc_stack_base(void) {
    return (void *)heap.base;
}

static bool stack_extend(unsigned n) {
    unsigned end = n + SPARE; // what is left lets the exception be made that says so
    if (end > heap.n || run_end(heap.stack, end, false) < end) {
        return false;
    }
    flip_used(heap.stack, n - heap.stack);
    set_stack(n);
    return true;
}

bool py_gc_stack_grow(py_val_t *top) {
    if (top <= py_gc_stack_limit) {
        return true;
    }
    if (py_gc_locked) {
        return false;
    }
    if (stack_extend(stack_need(top))) {
        return true;
    }
    if (py_gc_enabled) {
        py_gc_collect();
    }
    return stack_extend(stack_need(top)) || stack_extend(granule(top) + 1);
}

// ---- figures -----------------------------------------------------------------------------------

size_t py_gc_free_bytes(void) {
    return (heap.n - used_granules() + heap.high - heap.low) * PY_GRANULE;
}

size_t py_gc_used_bytes(void) {
    return heap.n * PY_GRANULE - py_gc_free_bytes();
}

size_t py_gc_largest_free(void) {
    unsigned longest = 0;
    for (unsigned g = 0; g < heap.n; g++) {
        unsigned end = run_end(g, heap.n, false);
        if (end - g > longest) {
            longest = end - g;
        }
        g = end;
    }
    return longest * PY_GRANULE;
}
