// SPDX-License-Identifier: MIT
// core/mem/names.c -- interned names; see names.h.
//
// In ROM: one pool of text in the order of names.def; found by halving.
// In RAM, some 12 bytes for a name of 8: texts are packed into chunks that never move; an array
// tells, by number, the place (number of the chunk, offset in it), the length and a byte of the
// hash. A search compares length and hash first, so few texts are looked at.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mem/names.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include <string.h>

// ---- in ROM ------------------------------------------------------------------------------------

#define NAME(id)          ITEM(text_##id, PY_N_##id, #id)
#define NAME_AS(id, text) ITEM(text_##id, PY_N_##id, text)

// The texts one behind the other, and a struct of the same shape, whose offsets tell where each is.
static const char rom_text[] =
#define ITEM(field, number, text) text
#include "core/mem/names.def"
#undef ITEM
    ;

struct rom_layout {
#define ITEM(field, number, text) char field[sizeof(text) - 1];
#include "core/mem/names.def"
#undef ITEM
};

// The length of each, and where each group of 8 ends: half the bytes of an offset for each.
#define GROUP 8u
static const uint8_t rom_len[(PY_ROM_NAMES + GROUP - 1) / GROUP * GROUP] = {
#define ITEM(field, number, text) sizeof(text) - 1,
#include "core/mem/names.def"
#undef ITEM
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init" // the last one of a group counts
static const uint16_t rom_end[] = {
#define ITEM(field, number, text)                                                                  \
    [number / GROUP] = offsetof(struct rom_layout, field) + sizeof(text) - 1,
#include "core/mem/names.def"
#undef ITEM
};
#pragma GCC diagnostic pop

// ---- in RAM ------------------------------------------------------------------------------------

#define CHUNK      64u // 6 bits of a place
#define CHUNKS_MAX 1024u
#define NAMES_STEP 16u // names in a page

struct ram_name {
    uint16_t place;
    uint8_t len, hash;
};

static struct {
    struct { // roots
        char **chunks;
        struct ram_name **pages; // of NAMES_STEP names each
    } block;
    uint16_t n, nchunks;
    uint16_t chunk; // where short names are added
    uint8_t fill;   // bytes used there
} names;

void **py_names_roots(unsigned *n) {
    *n = sizeof names.block / sizeof(void *);
    return (void **)&names.block;
}

void py_names_reset(void) {
    memset(&names, 0, sizeof names);
    names.fill = CHUNK;
}

PY_HOT static struct ram_name *ram_name(unsigned i) {
    return &names.block.pages[i / NAMES_STEP][i % NAMES_STEP];
}

PY_HOT const char *py_name_text(py_name_t name, size_t *len) {
    if (name < PY_ROM_NAMES) {
        *len = rom_len[name];
        const char *at = rom_text + rom_end[name / GROUP];
        unsigned i = name;
        do {
            at -= rom_len[i];
        } while (++i % GROUP);
        return at;
    }
    const struct ram_name *ram = ram_name(name - PY_ROM_NAMES);
    *len = ram->len;
    return names.block.chunks[ram->place / CHUNK] + ram->place % CHUNK;
}

PY_HOT static int compare(py_name_t name, const char *text, size_t len) {
    size_t name_len;
    const char *name_text = py_name_text(name, &name_len);
    int order = memcmp(name_text, text, name_len < len ? name_len : len);
    return order ? order : (int)name_len - (int)len;
}

PY_HOT static int find(const char *text, size_t len, uint8_t hash) {
    unsigned low = 0, high = PY_ROM_NAMES;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = compare((py_name_t)middle, text, len);
        if (order == 0) {
            return (int)middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (unsigned i = 0; i < names.n; i++) {
        const struct ram_name *ram = ram_name(i);
        if (ram->hash == hash && ram->len == len &&
            compare((py_name_t)(PY_ROM_NAMES + i), text, len) == 0) {
            return (int)(PY_ROM_NAMES + i);
        }
    }
    return -1;
}

int py_name_find(const char *text, size_t len) {
    return find(text, len, (uint8_t)py_text_hash(text, len));
}

// A chunk with room for size bytes; *offset tells where. Long names have a chunk of their own.
static unsigned chunk_for(unsigned size, unsigned *offset) {
    if (size <= CHUNK - names.fill) {
        *offset = names.fill;
        return names.chunk;
    }
    if (names.nchunks == CHUNKS_MAX) {
        py_raise_none(PY_MemoryError);
    }
    unsigned i = names.nchunks;
    if (i % 8 == 0) {
        names.block.chunks = py_gc_realloc(names.block.chunks, (i + 8) * sizeof(char *));
    }
    names.block.chunks[i] = py_gc_alloc(size > CHUNK ? size : CHUNK);
    names.nchunks++;
    if (size <= CHUNK) {
        names.chunk = (uint16_t)i;
        names.fill = 0;
    }
    *offset = 0;
    return i;
}

py_name_t py_name_intern(const char *text, size_t len) {
    uint8_t hash = (uint8_t)py_text_hash(text, len);
    int found = find(text, len, hash);
    if (found >= 0) {
        return (py_name_t)found;
    }
    if (len > UINT8_MAX) {
        py_raise(PY_MSG_name_too_long);
    }
    unsigned n = names.n, offset;
    if (n % NAMES_STEP == 0) {
        // A page more; one array of all would leave ever larger holes as it grows.
        unsigned page = n / NAMES_STEP;
        if (page % 4 == 0) {
            names.block.pages =
                py_gc_realloc(names.block.pages, (page + 4) * sizeof(struct ram_name *));
        }
        if (!names.block.pages[page]) {
            names.block.pages[page] = py_gc_alloc(NAMES_STEP * sizeof(struct ram_name));
        }
    }
    unsigned chunk = chunk_for((unsigned)len, &offset);
    memcpy(names.block.chunks[chunk] + offset, text, len);
    if (len <= CHUNK) {
        names.fill = (uint8_t)(offset + len);
    }
    *ram_name(n) = (struct ram_name){(uint16_t)(chunk * CHUNK + offset), (uint8_t)len, hash};
    return (py_name_t)(PY_ROM_NAMES + names.n++);
}

unsigned py_names_in_ram(size_t *bytes) {
    *bytes = 0;
    for (unsigned i = 0; i < names.n; i++) {
        *bytes += ram_name(i)->len + sizeof(struct ram_name);
    }
    return names.n;
}
