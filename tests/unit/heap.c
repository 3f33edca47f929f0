// SPDX-License-Identifier: MIT
// The heap and the names: blocks keep their contents through collections, garbage comes back, the
// VM stack grows and shrinks, names stay where they are.
// Links: core/mem/gc.c core/mem/names.c core/mem/pairs.c build/rom_names.c
#include "core/mem/gc.h"
#include "core/mem/names.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #what);                                      \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define ARENA  16000
#define LIVE   300
#define ROUNDS 200000

static _Alignas(8) uint8_t arena[ARENA];
static const void *stack_top;
static py_val_t *vm_top;
static void *roots[LIVE];
static jmp_buf raised;
static bool catching; // raised is set
#define CATCH() (catching = true, setjmp(raised))

// ---- what the heap asks of the others ----------------------------------------------------------

const void *py_port_stack_top(void) {
    return stack_top;
}
py_val_t *py_vm_top(void) {
    return vm_top;
}
py_val_t *py_roots(unsigned *n) {
    *n = LIVE;
    return (py_val_t *)roots;
}
py_val_t *py_front_roots(unsigned *n) {
    *n = 0;
    return NULL;
}
void py_files_sweep(void) {}
void py_raise(unsigned id, ...) {
    CHECK(catching);
    catching = false;
    longjmp(raised, (int)id);
}
void py_raise_none(enum py_exc_id id) {
    py_raise(id);
}
uint32_t py_text_hash(const char *text, size_t len) {
    uint32_t hash = 5;
    while (len--) {
        hash = hash * 33 + (uint8_t)*text++;
    }
    return hash;
}

// ---- the heap ----------------------------------------------------------------------------------

static uint32_t seed = 1;
static unsigned random_below(unsigned n) {
    seed = seed * 1103515245 + 12345;
    return (seed >> 8) % n;
}

// Collects without finding stale words where functions that are done had their variables.
static __attribute__((noinline)) void scrub(void) {
    volatile uint8_t stale[4000];
    for (unsigned i = 0; i < sizeof stale; i++) {
        stale[i] = 0;
    }
}

static __attribute__((noinline)) void collect(void) {
    scrub();
    py_gc_collect();
}

// At least so much is free, but for a few blocks that stale words on the C stack keep.
static bool is_free(size_t bytes) {
    return py_gc_free_bytes() + 300 > bytes;
}

static void fill(uint8_t *block, size_t from, size_t to, unsigned key) {
    for (size_t i = from; i < to; i++) {
        block[i] = (uint8_t)(key + i * 4 + 1) | 3; // never an aligned address
    }
}

static bool intact(const uint8_t *block, size_t len, unsigned key) {
    for (size_t i = 0; i < len; i++) {
        if (block[i] != ((uint8_t)(key + i * 4 + 1) | 3)) {
            return false;
        }
    }
    return true;
}

static bool zero(const uint8_t *block, size_t from, size_t to) {
    while (from < to && !block[from]) {
        from++;
    }
    return from == to;
}

// False, and the block as it was, when there is no memory.
static __attribute__((noinline)) bool resized(uint8_t **block, size_t len) {
    if (CATCH()) {
        return false;
    }
    *block = py_gc_realloc(*block, len);
    catching = false;
    return true;
}

// Random blocks are made, resized, freed and dropped; those that are held keep what was written.
static void test_random(void) {
    size_t len[LIVE] = {0};
    for (unsigned round = 0; round < ROUNDS; round++) {
        unsigned i = random_below(LIVE), n = random_below(random_below(20) ? 40 : 400) + 1;
        uint8_t *block = roots[i];
        if (!block) {
            block = py_gc_try_alloc(n);
            CHECK(!block || (zero(block, 0, n) && (uintptr_t)block % 8 == 0));
            len[i] = block ? n : 0;
        } else {
            CHECK(intact(block, len[i], i));
            CHECK(py_gc_size(block) == (len[i] + 7) / 8 * 8);
            size_t old = len[i];
            switch (random_below(4)) {
            case 0: py_gc_free(block); // fall through
            case 1: block = NULL; break;
            case 2:
                if (resized(&block, n)) {
                    CHECK(intact(block, old < n ? old : n, i));
                    CHECK(n <= old || zero(block, (old + 7) / 8 * 8, (n + 7) / 8 * 8));
                    len[i] = n;
                }
                break;
            default: break;
            }
        }
        roots[i] = block;
        if (block) {
            fill(block, 0, len[i], i);
        }
    }
    memset(roots, 0, sizeof roots);
    collect();
}

static __attribute__((noinline)) void build_list(void) {
    for (unsigned i = 0; i < 500; i++) {
        void **link = py_gc_alloc(16);
        link[0] = roots[0];
        link[1] = py_gc_alloc(8);
        roots[0] = link;
    }
}

// Takes it apart too, so that a stale word keeps one block of it at most.
static __attribute__((noinline)) unsigned list_len(void) {
    unsigned n = 0;
    for (void **link = roots[0], **next; link; link = next) {
        next = link[0];
        link[0] = NULL;
        n++;
    }
    return n;
}

static __attribute__((noinline)) void hold_inner(void) {
    uint8_t *block = py_gc_alloc(400);
    fill(block, 0, 400, 5);
    roots[0] = block + 399;
}

// A list far longer than the marking stack, and a block held by an inner pointer.
static void test_marking(void) {
    size_t before = py_gc_free_bytes();
    build_list();
    collect();
    CHECK(is_free(before - 500 * 24));
    CHECK(list_len() == 500);
    hold_inner();
    collect();
    uint8_t *inner = roots[0];
    CHECK(py_gc_size(inner - 399) == 400 && intact(inner - 399, 400, 5));
    CHECK(is_free(before - 400));
    roots[0] = NULL;
}

static void test_vm_stack(void) {
    py_val_t *base = py_gc_stack_base();
    size_t before = py_gc_free_bytes();
    CHECK(py_gc_stack_grow(base + 1000));
    CHECK(py_gc_stack_limit >= base + 1000);
    for (unsigned i = 0; i < 1000; i++) {
        base[i] = 0;
    }
    base[999] = (py_val_t)(uintptr_t)py_gc_alloc(8);
    *(uint32_t *)(uintptr_t)base[999] = 77;
    vm_top = base + 1000;
    collect();
    CHECK(*(uint32_t *)(uintptr_t)base[999] == 77);
    CHECK(py_gc_stack_limit >= vm_top);
    vm_top = base;
    collect();
    CHECK(py_gc_stack_limit < base + 200);
    CHECK(is_free(before - 256)); // a chunk stays
    CHECK(!py_gc_stack_grow(base + ARENA));
}

static void test_exhaustion(void) {
    CHECK(!py_gc_try_alloc(ARENA));
    CHECK(!py_gc_try_alloc((size_t)-1));
    if (CATCH() == 0) {
        py_gc_alloc(ARENA);
        CHECK(!"MemoryError");
    }
    py_gc_enabled = false;
    unsigned n = 0;
    while (py_gc_try_alloc(8)) {
        n++;
    }
    CHECK(n > 1500 && py_gc_free_bytes() == 0);
    py_gc_enabled = true;
    CHECK(py_gc_try_alloc(8));
    collect();
    CHECK(py_gc_free_bytes() > ARENA * 9 / 10);
    CHECK(py_gc_largest_free() > ARENA / 3); // at worst a stale word keeps a block in the midst
}

// ---- the names ---------------------------------------------------------------------------------

static bool is(py_name_t name, const char *text) {
    size_t len;
    const char *at = py_name_text(name, &len);
    return len == strlen(text) && memcmp(at, text, len) == 0;
}

static void test_names(void) {
    py_names_reset();
    CHECK(is(PY_N__empty, "") && is(PY_N_zip, "zip"));
    for (unsigned i = 0; i < PY_ROM_NAMES; i++) {
        size_t len;
        const char *text = py_name_text((py_name_t)i, &len);
        CHECK(py_name_find(text, len) == (int)i);
    }
    collect();
    size_t before = py_gc_free_bytes();
    char text[300];
    for (unsigned i = 0; i < 400; i++) {
        int len = sprintf(text, "name_%03u", i);
        CHECK(py_name_find(text, (size_t)len) == -1);
        CHECK(py_name_intern(text, (size_t)len) == PY_ROM_NAMES + i);
    }
    collect();
    CHECK(before - py_gc_free_bytes() <= 400 * 12);
    size_t len;
    const char *first = py_name_text(PY_ROM_NAMES, &len);
    memset(text, 'x', sizeof text);
    py_name_t longest = py_name_intern(text, 255);
    collect();
    CHECK(first == py_name_text(PY_ROM_NAMES, &len));
    for (unsigned i = 0; i < 400; i++) {
        sprintf(text, "name_%03u", i);
        CHECK(is((py_name_t)(PY_ROM_NAMES + i), text));
        CHECK(py_name_intern(text, 8) == PY_ROM_NAMES + i);
    }
    py_name_text(longest, &len);
    CHECK(len == 255);
    CHECK(py_names_in_ram(&len) == 401);
    if (CATCH() == 0) {
        py_name_intern(text, 256);
        CHECK(!"ValueError");
    }
    py_names_reset();
    CHECK(py_names_in_ram(&len) == 0 && py_name_find("name_000", 8) == -1);
}

int main(void) {
    uint32_t here = 0;
    stack_top = &here;
    py_gc_init(arena, sizeof arena);
    vm_top = py_gc_stack_base();
    test_vm_stack(); // first: nothing lies in its way
    test_random();
    test_marking();
    test_exhaustion();
    test_names();
    return 0;
}
