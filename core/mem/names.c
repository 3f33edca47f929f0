// SPDX-License-Identifier: MIT
// core/mem/names.c -- interned names; see names.h.
//
// In ROM: the names of names.def, sorted, in groups; of a name only what it does not share with the one before it in
// its group, all of that compressed by byte pairs. tools/names.py makes the tables.
// In RAM: a record for each (length, text), some 12 bytes for a name of 8. The records are packed into chunks that
// never move; an array tells, by number, the place of each: number of the chunk, offset in it. Stored names have
// such records too. A search compares the lengths first.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mem/names.h"
#include "core/mem/pairs.h"
#include "core/vm/exc.h"
#include <string.h>

// ---- in ROM ------------------------------------------------------------------------------------

#define CHARACTERS                                                                                 \
    31u // a character's code less its symbol; lower symbols are counts of shared characters

static void open_group(py_pairs_t *reader, unsigned group) {
    py_pairs_open(reader, py_rom_pairs, py_rom_texts + py_rom_groups[group]);
}

PY_HOT static unsigned rom_text(py_name_t name, char *to) {
    py_pairs_t reader;
    open_group(&reader, name / PY_NAMES_GROUP);
    unsigned left = name % PY_NAMES_GROUP, len = 0;
    for (;;) {
        unsigned symbol = py_pairs_next(&reader);
        if (symbol >= PY_NAMES_SHARED) {
            to[len++] = (char)(symbol + CHARACTERS);
        } else if (left--) {
            len = symbol;
        } else {
            return len;
        }
    }
}

enum { BEYOND = -2, BEFORE = -1 };

// Looks for text among the first n names of a group: which it is, or whether it comes before the one that was looked at
// last or beyond it.
PY_HOT static int find_in_group(unsigned group, unsigned n, const char *text, size_t len) {
    py_pairs_t reader;
    open_group(&reader, group);
    unsigned at = 0, same = 0; // characters read of a name; of them equal to the text's
    for (unsigned i = 0;;) {
        unsigned symbol = py_pairs_next_fast(&reader);
        if (symbol < PY_NAMES_SHARED) { // the name ends
            if (at == same && at == len) {
                return (int)i;
            }
            if (++i == n) {
                return BEYOND;
            }
            at = symbol;
            same = same < at ? same : at;
        } else if (at++ == same) {
            unsigned c = symbol + CHARACTERS, wanted = same < len ? (uint8_t)text[same] : 0;
            if (c > wanted) {
                return BEFORE;
            }
            same += c == wanted;
        }
    }
}

PY_HOT static int find_rom(const char *text, size_t len) {
    unsigned low = 0, high = (PY_ROM_NAMES + PY_NAMES_GROUP - 1) / PY_NAMES_GROUP;
    while (high - low > 1) { // by the first names
        unsigned middle = (low + high) / 2;
        if (find_in_group(middle, 1, text, len) == BEFORE) {
            high = middle;
        } else {
            low = middle;
        }
    }
    low *= PY_NAMES_GROUP;
    unsigned n = PY_ROM_NAMES - low;
    int found =
        find_in_group(low / PY_NAMES_GROUP, n < PY_NAMES_GROUP ? n : PY_NAMES_GROUP, text, len);
    return found < 0 ? -1 : (int)low + found;
}

// ---- in RAM ------------------------------------------------------------------------------------

#define CHUNK      128u // 7 bits of a place
#define CHUNKS_MAX 512u
#define NAMES_STEP 16u     // names in a page
#define LIMIT      0xF000u // numbers beyond are the compiler's

struct stored {
    const py_stored_name_t *table;
    unsigned n;
};

static struct {
    struct { // roots
        uint8_t **chunks;
        uint16_t **pages; // places of NAMES_STEP names each; NULL: they are stored
        char *text;       // of the name in ROM that was asked for last
        struct stored *stored;
        uint8_t *noted; // a bit for each number from PY_ROM_NAMES on; NULL: nothing is noted
    } block;
    py_name_t text;   // which
    uint8_t text_len; // its length
    uint16_t base;    // number of the first
    uint16_t nstored;
    uint16_t marked, chunk_marked; // where noting began
    uint16_t n, nchunks;
    uint16_t chunk; // where short names are added
    uint8_t fill;   // bytes used there
} names;

py_val_t *py_names_roots(unsigned *n) {
    *n = sizeof names.block / sizeof(py_val_t);
    return (py_val_t *)&names.block;
}

void py_names_reset(void) {
    memset(&names, 0, sizeof names);
    names.fill = CHUNK;
    names.base = PY_ROM_NAMES;
    names.text = PY_ROM_NAMES;
}

// A record: length, text. NULL: it is stored.
PY_HOT static const uint8_t *ram_record(unsigned i) {
    const uint16_t *page = names.block.pages[i / NAMES_STEP];
    return page ? names.block.chunks[page[i % NAMES_STEP] / CHUNK] + page[i % NAMES_STEP] % CHUNK
                : NULL;
}

PY_HOT static const uint8_t *table_record(const struct stored *stored, unsigned i) {
    return (const uint8_t *)(stored->table + stored->n) + stored->table[i].at;
}

PY_HOT static const uint8_t *stored_record(py_name_t name) {
    const struct stored *stored = names.block.stored;
    for (unsigned n = names.nstored; n--; stored++) { // it is in one of them
        unsigned low = 0, high = stored->n;
        while (low < high) {
            unsigned middle = (low + high) / 2;
            if (stored->table[middle].id == name) {
                return table_record(stored, middle);
            }
            if (stored->table[middle].id < name) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
    }
    return (const uint8_t *)""; // not reached
}

PY_HOT static const uint8_t *record_of(py_name_t name) {
    unsigned i = (unsigned)(name - names.base);
    const uint8_t *record = i < names.n ? ram_record(i) : NULL;
    return record ? record : stored_record(name);
}

PY_HOT const char *py_name_text_in(py_name_t name, size_t *len, char *room) {
    if (name < PY_ROM_NAMES) {
        *len = rom_text(name, room);
        return room;
    }
    const uint8_t *record = record_of(name);
    *len = record[0];
    return (const char *)record + 1;
}

// The last one is kept, for what is looked at item by item.
PY_HOT const char *py_name_text(py_name_t name, size_t *len) {
    if (name >= PY_ROM_NAMES) {
        return py_name_text_in(name, len, NULL);
    }
    if (name != names.text) {
        char room[PY_ROM_NAME_MAX];
        py_name_text_in(name, len, room);
        names.block.text = memcpy(py_gc_alloc(*len), room, *len);
        names.text = name;
        names.text_len = (uint8_t)*len;
    }
    *len = names.text_len;
    return names.block.text;
}

PY_HOT static bool is(const uint8_t *record, const char *text, size_t len) {
    return record && record[0] == len && memcmp(record + 1, text, len) == 0;
}

PY_HOT static int find(const char *text, size_t len) {
    int rom = find_rom(text, len);
    if (rom >= 0) {
        return rom;
    }
    for (unsigned i = 0; i < names.n; i++) {
        if (is(ram_record(i), text, len)) {
            return (int)(names.base + i);
        }
    }
    const struct stored *stored = names.block.stored;
    for (unsigned n = names.nstored; n--; stored++) {
        for (unsigned i = 0; i < stored->n; i++) {
            if (is(table_record(stored, i), text, len)) {
                return stored->table[i].id;
            }
        }
    }
    return -1;
}

static void note(int name) {
    unsigned i = (unsigned)(name - PY_ROM_NAMES);
    if (names.block.noted && name >= (int)PY_ROM_NAMES) {
        names.block.noted[i / 8] |= (uint8_t)(1u << i % 8);
    }
}

int py_name_find(const char *text, size_t len) {
    int name = find(text, len);
    note(name);
    return name;
}

// A place with room for size bytes. Long records have a chunk of their own.
static unsigned place_for(unsigned size) {
    if (size > CHUNK - names.fill) {
        unsigned i = names.nchunks;
        if (i == CHUNKS_MAX) {
            py_raise_none(PY_MemoryError);
        }
        if (i % 8 == 0) {
            names.block.chunks = py_gc_realloc(names.block.chunks, (i + 8) * sizeof(uint8_t *));
        }
        names.block.chunks[i] = py_gc_alloc(size > CHUNK ? size : CHUNK);
        names.nchunks++;
        if (size > CHUNK) {
            return i * CHUNK;
        }
        names.chunk = (uint16_t)i;
        names.fill = 0;
    }
    unsigned place = names.chunk * CHUNK + names.fill;
    names.fill += (uint8_t)size;
    return place;
}

// Room to note the names of the page that begins.
static void note_room(void) {
    if (names.block.noted) {
        unsigned bits = names.base + names.n + NAMES_STEP - PY_ROM_NAMES;
        names.block.noted = py_gc_realloc(names.block.noted, bits / 8 + 1);
    }
}

py_name_t py_name_intern(const char *text, size_t len) {
    int found = find(text, len);
    if (found >= 0) {
        note(found);
        return (py_name_t)found;
    }
    if (len > UINT8_MAX) {
        py_raise(PY_MSG_name_too_long);
    }
    unsigned n = names.n, page = n / NAMES_STEP;
    if (n + names.base >= LIMIT) {
        py_raise_none(PY_MemoryError);
    }
    if (n % NAMES_STEP == 0) {
        note_room();
        // A page more; one array of all would leave ever larger holes as it grows.
        if (page % 4 == 0) {
            names.block.pages = py_gc_realloc(names.block.pages, (page + 4) * sizeof(uint16_t *));
        }
        if (!names.block.pages[page]) {
            names.block.pages[page] = py_gc_alloc(NAMES_STEP * sizeof(uint16_t));
        }
    }
    unsigned place = place_for((unsigned)len + 1);
    uint8_t *record = names.block.chunks[place / CHUNK] + place % CHUNK;
    record[0] = (uint8_t)len;
    memcpy(record + 1, text, len);
    names.block.pages[page][n % NAMES_STEP] = (uint16_t)place;
    names.n++;
    note((int)(names.base + n));
    return (py_name_t)(names.base + n);
}

unsigned py_names_in_ram(size_t *bytes) {
    *bytes = 0;
    for (unsigned i = 0; i < names.n; i++) {
        const uint8_t *record = ram_record(i);
        *bytes += record ? record[0] + 3u : 0;
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
        const uint8_t *record = table_record(&stored, i);
        if (find((const char *)record + 1, record[0]) != table[i].id) {
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
    *table = NULL;
    for (unsigned name = next_noted(PY_ROM_NAMES); name < LIMIT; name = next_noted(name + 1), n++) {
        py_stored_name_t entry = {(uint16_t)name, (uint16_t)at};
        const void *to = put(&entry, sizeof entry);
        *table = n ? *table : to;
        at += (record_of((py_name_t)name)[0] + 1 + 3) & ~3u;
    }
    for (unsigned name = next_noted(PY_ROM_NAMES); name < LIMIT; name = next_noted(name + 1)) {
        const uint8_t *record = record_of((py_name_t)name);
        put(record, record[0] + 1u);
    }
    return n;
}
