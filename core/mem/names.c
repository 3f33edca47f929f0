// SPDX-License-Identifier: MIT
// core/mem/names.c -- interned names; see names.h.
//
// In ROM: one pool of text in the order of names.def and where each begins; found by halving.
// In RAM, some 12 bytes for a name of 8: texts (a length byte before each) are packed into chunks that never
// move; a place (number of the chunk, offset in it) and a byte of the hash stand in two arrays by number.
// A search compares the hash bytes first, so few texts are looked at.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mem/names.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include <string.h>

// ---- in ROM ------------------------------------------------------------------------------------

#define NAME(id) NAME_AS(id, #id)

// The texts one behind the other, and a struct of the same shape whose offsets tell where each begins.
static const char rom_text[] =
#define NAME_AS(id, text) text
#include "core/mem/names.def"
#undef NAME_AS
    ;

struct rom_layout {
#define NAME_AS(id, text) char text_##id[sizeof(text) - 1];
#include "core/mem/names.def"
#undef NAME_AS
    char end[1];
};

static const uint16_t rom_start[] = {
#define NAME_AS(id, text) offsetof(struct rom_layout, text_##id),
#include "core/mem/names.def"
#undef NAME_AS
    offsetof(struct rom_layout, end),
};

// ---- in RAM ------------------------------------------------------------------------------------

#define CHUNK       64u // 6 bits of a place
#define CHUNKS_MAX  1024u
#define NAMES_STEP  16u // by which the arrays grow

static struct {
    struct { // roots
        uint8_t **chunks;
        uint16_t *places;
        uint8_t *hashes;
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

const char *py_name_text(py_name_t name, size_t *len) {
    if (name < PY_ROM_NAMES) {
        *len = (size_t)(rom_start[name + 1] - rom_start[name]);
        return rom_text + rom_start[name];
    }
    unsigned place = names.block.places[name - PY_ROM_NAMES];
    const uint8_t *at = names.block.chunks[place / CHUNK] + place % CHUNK;
    *len = *at;
    return (const char *)at + 1;
}

static int compare(py_name_t name, const char *text, size_t len) {
    size_t name_len;
    const char *name_text = py_name_text(name, &name_len);
    int order = memcmp(name_text, text, name_len < len ? name_len : len);
    return order ? order : (int)name_len - (int)len;
}

static int find(const char *text, size_t len, uint8_t hash) {
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
        if (names.block.hashes[i] == hash &&
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
        py_raise(PY_MemoryError, "too many names");
    }
    unsigned i = names.nchunks;
    if (i % 8 == 0) {
        names.block.chunks = py_gc_realloc(names.block.chunks, (i + 8) * sizeof(uint8_t *));
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
        py_raise(PY_ValueError, "name too long");
    }
    unsigned n = names.n, offset;
    if (n % NAMES_STEP == 0) {
        names.block.places =
            py_gc_realloc(names.block.places, (n + NAMES_STEP) * sizeof names.block.places[0]);
        names.block.hashes = py_gc_realloc(names.block.hashes, n + NAMES_STEP);
    }
    unsigned size = (unsigned)len + 1, chunk = chunk_for(size, &offset);
    uint8_t *at = names.block.chunks[chunk] + offset;
    at[0] = (uint8_t)len;
    memcpy(at + 1, text, len);
    if (size <= CHUNK) {
        names.fill = (uint8_t)(offset + size);
    }
    names.block.places[n] = (uint16_t)(chunk * CHUNK + offset);
    names.block.hashes[n] = hash;
    return (py_name_t)(PY_ROM_NAMES + names.n++);
}

unsigned py_names_in_ram(size_t *bytes) {
    *bytes = 0;
    for (unsigned i = 0; i < names.n; i++) {
        size_t len;
        py_name_text((py_name_t)(PY_ROM_NAMES + i), &len);
        *bytes += len + 1 + sizeof names.block.places[0] + sizeof names.block.hashes[0];
    }
    return names.n;
}
