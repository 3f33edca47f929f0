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
#define NAMES_STEP 16u     // names in a page
#define LIMIT      0xF000u // numbers beyond are the compiler's

struct ram_name {
    uint16_t place;
    uint8_t len, hash;
};

struct stored {
    const py_stored_name_t *table;
    unsigned n;
};

static struct {
    struct { // roots
        char **chunks;
        struct ram_name **pages; // of NAMES_STEP names each; NULL: they are stored
        struct stored *stored;
        uint8_t *noted; // a bit for each number from PY_ROM_NAMES on; NULL: nothing is noted
    } block;
    uint16_t base; // number of the first
    uint16_t nstored;
    uint16_t marked, chunk_marked; // where noting began
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
    names.base = PY_ROM_NAMES;
}

// NULL: it is stored.
PY_HOT static struct ram_name *ram_name(unsigned i) {
    struct ram_name *page = names.block.pages[i / NAMES_STEP];
    return page ? &page[i % NAMES_STEP] : NULL;
}

// Length, hash and text of one in the table.
PY_HOT static const uint8_t *stored_record(const struct stored *stored, unsigned i) {
    return (const uint8_t *)(stored->table + stored->n) + stored->table[i].at;
}

static const uint8_t none[2]; // an empty text

PY_HOT static const uint8_t *stored_text(py_name_t name) {
    const struct stored *stored = names.block.stored;
    for (unsigned n = names.nstored; n--; stored++) { // it is in one of them
        unsigned low = 0, high = stored->n;
        while (low < high) {
            unsigned middle = (low + high) / 2;
            if (stored->table[middle].id == name) {
                return stored_record(stored, middle);
            }
            if (stored->table[middle].id < name) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
    }
    return none;
}

PY_HOT static int find_stored(const char *text, size_t len, uint8_t hash) {
    const struct stored *stored = names.block.stored;
    for (unsigned n = names.nstored; n--; stored++) {
        for (unsigned i = 0; i < stored->n; i++) {
            const uint8_t *record = stored_record(stored, i);
            if (record[1] == hash && record[0] == len && memcmp(record + 2, text, len) == 0) {
                return stored->table[i].id;
            }
        }
    }
    return -1;
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
    unsigned i = (unsigned)(name - names.base);
    const struct ram_name *ram = i < names.n ? ram_name(i) : NULL;
    if (!ram) {
        const uint8_t *record = stored_text(name);
        *len = record[0];
        return (const char *)record + 2;
    }
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
        if (ram && ram->hash == hash && ram->len == len &&
            compare((py_name_t)(names.base + i), text, len) == 0) {
            return (int)(names.base + i);
        }
    }
    return find_stored(text, len, hash);
}

static void note(int name) {
    unsigned i = (unsigned)(name - PY_ROM_NAMES);
    if (names.block.noted && name >= (int)PY_ROM_NAMES) {
        names.block.noted[i / 8] |= (uint8_t)(1u << i % 8);
    }
}

int py_name_find(const char *text, size_t len) {
    int name = find(text, len, (uint8_t)py_text_hash(text, len));
    note(name);
    return name;
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

// Room to note the names of the page that begins.
static void note_room(void) {
    if (names.block.noted) {
        unsigned bits = names.base + names.n + NAMES_STEP - PY_ROM_NAMES;
        names.block.noted = py_gc_realloc(names.block.noted, bits / 8 + 1);
    }
}

py_name_t py_name_intern(const char *text, size_t len) {
    uint8_t hash = (uint8_t)py_text_hash(text, len);
    int found = find(text, len, hash);
    if (found >= 0) {
        note(found);
        return (py_name_t)found;
    }
    if (len > UINT8_MAX) {
        py_raise(PY_MSG_name_too_long);
    }
    unsigned n = names.n, offset;
    if (n + names.base >= LIMIT) {
        py_raise_none(PY_MemoryError);
    }
    if (n % NAMES_STEP == 0) {
        note_room();
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
    note((int)(names.base + n));
    return (py_name_t)(names.base + names.n++);
}

unsigned py_names_in_ram(size_t *bytes) {
    *bytes = 0;
    for (unsigned i = 0; i < names.n; i++) {
        const struct ram_name *ram = ram_name(i);
        *bytes += ram ? ram->len + sizeof(struct ram_name) : 0;
    }
    return names.n;
}

// ---- stored ------------------------------------------------------------------------------------

void py_names_add_stored(const py_stored_name_t *table, unsigned n) {
    if (n == 0) {
        return;
    }
    names.block.stored =
        py_gc_realloc(names.block.stored, (names.nstored + 1u) * sizeof(struct stored));
    names.block.stored[names.nstored++] = (struct stored){table, n};
    if (names.n == 0 && names.base <= table[n - 1].id) {
        names.base = (uint16_t)(table[n - 1].id + 1);
    }
}

bool py_names_stored_agree(const py_stored_name_t *table, unsigned n) {
    const struct stored stored = {table, n};
    for (unsigned i = 0; i < n; i++) {
        const uint8_t *record = stored_record(&stored, i);
        if (find((const char *)record + 2, record[0], record[1]) != table[i].id) {
            return false;
        }
    }
    return true;
}

void py_names_note_begin(void) {
    names.n = (uint16_t)((names.n + NAMES_STEP - 1) &
                         ~(NAMES_STEP - 1)); // a page and a chunk of their own
    names.fill = CHUNK;
    names.marked = names.n;
    names.chunk_marked = names.nchunks;
    names.block.noted = py_gc_realloc(NULL, 1);
    note_room();
}

void py_names_note_end(bool stored) {
    py_gc_free(names.block.noted);
    names.block.noted = NULL;
    if (!stored) {
        return;
    }
    for (unsigned i = names.marked; i < names.n; i += NAMES_STEP) {
        py_gc_free(names.block.pages[i / NAMES_STEP]);
        names.block.pages[i / NAMES_STEP] = NULL;
    }
    for (unsigned i = names.chunk_marked; i < names.nchunks; i++) {
        py_gc_free(names.block.chunks[i]);
        names.block.chunks[i] = NULL;
    }
    names.n = (uint16_t)((names.n + NAMES_STEP - 1) & ~(NAMES_STEP - 1));
    names.fill = CHUNK;
}

// Number of the next that is noted, from `name` on; LIMIT: no more.
static unsigned next_noted(unsigned name) {
    for (unsigned end = names.base + names.n; name < end; name++) {
        unsigned i = name - PY_ROM_NAMES;
        if (names.block.noted[i / 8] >> i % 8 & 1) {
            return name;
        }
    }
    return LIMIT;
}

unsigned py_names_store(const py_stored_name_t **table, const void *(*put)(const void *, size_t)) {
    unsigned n = 0, at = 0;
    size_t len;
    *table = NULL;
    for (unsigned name = next_noted(PY_ROM_NAMES); name < LIMIT; name = next_noted(name + 1), n++) {
        py_stored_name_t entry = {(uint16_t)name, (uint16_t)at};
        const void *to = put(&entry, sizeof entry);
        *table = n ? *table : to;
        py_name_text((py_name_t)name, &len);
        at += (unsigned)(len + 2 + 3) & ~3u;
    }
    for (unsigned name = next_noted(PY_ROM_NAMES); name < LIMIT; name = next_noted(name + 1)) {
        char record[2 + UINT8_MAX + 3] = {0};
        const char *text = py_name_text((py_name_t)name, &len);
        record[0] = (char)len;
        record[1] = (char)py_text_hash(text, len);
        memcpy(record + 2, text, len);
        put(record, len + 2);
    }
    return n;
}

uint32_t py_names_hash(void) {
    return py_text_hash(rom_text, sizeof rom_text);
}
