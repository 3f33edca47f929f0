// SPDX-License-Identifier: MIT
// core/mem/names.c -- interned names; see names.h.
//
// In ROM: the names of names.def, sorted, in groups; of a name only what it does not share with the one before it in
// its group, all of that compressed by byte pairs. tools/names.py makes the tables.
// In RAM: a record for each (length, text), some 9 bytes for a name of 8, one behind the other in pages that never move;
// a page knows its first number. Stored names have such records too.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mem/names.h"
#include "core/mem/pairs.h"
#include "core/vm/exc.h"
#include <string.h>

// ---- in ROM ------------------------------------------------------------------------------------

// A character's code less its symbol; lower symbols are counts of shared characters.
#define CHARACTERS 31u

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

#define PAGE  128u    // bytes; a longer record has a page of its own
#define LIMIT 0xF000u // numbers beyond are the compiler's

struct page {
    uint8_t *records;
    py_name_t first;
    uint8_t n, used; // names; bytes, PAGE: it takes no more
};

struct stored {
    const py_stored_name_t *table;
    unsigned n;
};

static struct {
    struct { // roots
        struct page *pages;
        struct stored *stored;
        uint8_t *noted; // a bit for each number from PY_ROM_NAMES on; NULL: nothing is noted
        char *text;     // of the name in ROM that was asked for last
    } block;
    py_name_t text;   // which
    uint8_t text_len; // its length
    py_name_t next;   // number of the next new one
    uint16_t npages, nstored;
    uint16_t marked; // pages when noting began
} names;

py_val_t *py_names_roots(unsigned *n) {
    *n = sizeof names.block / sizeof(py_val_t);
    return (py_val_t *)&names.block;
}

void py_names_reset(void) {
    memset(&names, 0, sizeof names);
    names.next = names.text = PY_ROM_NAMES;
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

// Its length, its text.
PY_HOT static const uint8_t *record_of(py_name_t name) {
    const struct page *page = names.block.pages + names.npages;
    for (unsigned n = names.npages; n--;) {
        page--;
        unsigned i = (unsigned)name - page->first; // huge when it is before
        if (i < page->n) {
            const uint8_t *record = page->records;
            while (i--) {
                record += record[0] + 1;
            }
            return record;
        }
    }
    return stored_record(name);
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
PY_HOT static const char *rom_block(py_name_t name, size_t *len) {
    if (name != names.text) {
        char room[PY_ROM_NAME_MAX];
        *len = rom_text(name, room);
        names.block.text = memcpy(py_gc_alloc(*len), room, *len);
        names.text = name;
        names.text_len = (uint8_t)*len;
    }
    *len = names.text_len;
    return names.block.text;
}

PY_HOT const char *py_name_text(py_name_t name, size_t *len) {
    return name < PY_ROM_NAMES ? rom_block(name, len) : py_name_text_in(name, len, NULL);
}

PY_HOT static bool is(const uint8_t *record, const char *text, size_t len) {
    return record[0] == len && memcmp(record + 1, text, len) == 0;
}

PY_HOT static int find(const char *text, size_t len) {
    int rom = find_rom(text, len);
    if (rom >= 0) {
        return rom;
    }
    for (unsigned p = 0; p < names.npages; p++) {
        const struct page *page = &names.block.pages[p];
        const uint8_t *record = page->records;
        for (unsigned i = 0; i < page->n; i++, record += record[0] + 1) {
            if (is(record, text, len)) {
                return page->first + (int)i;
            }
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

// The page that has room for size bytes.
static struct page *page_for(unsigned size) {
    unsigned n = names.npages;
    if (!n || names.block.pages[n - 1].used + size > PAGE) {
        if (n % 4 == 0) {
            names.block.pages = py_gc_realloc(names.block.pages, (n + 4) * sizeof(struct page));
        }
        if (names.block.noted) { // room to note what comes
            unsigned most = names.next - PY_ROM_NAMES + PAGE;
            names.block.noted = py_gc_realloc(names.block.noted, most / 8);
        }
        uint8_t *records = py_gc_alloc(size > PAGE ? size : PAGE);
        names.block.pages[n] = (struct page){records, names.next, 0, 0};
        names.npages++;
    }
    return &names.block.pages[names.npages - 1];
}

py_name_t py_name_intern(const char *text, size_t len) {
    int found = find(text, len);
    if (found < 0) {
        if (len > UINT8_MAX) {
            py_raise(PY_MSG_name_too_long);
        }
        if (names.next >= LIMIT) {
            py_raise_none(PY_MemoryError);
        }
        struct page *page = page_for((unsigned)len + 1);
        uint8_t *record = page->records + page->used;
        record[0] = (uint8_t)len;
        memcpy(record + 1, text, len);
        page->n++;
        page->used = (uint8_t)(len < PAGE ? page->used + len + 1 : PAGE);
        found = names.next++;
    }
    note(found);
    return (py_name_t)found;
}

unsigned py_names_in_ram(size_t *bytes) {
    unsigned n = 0;
    *bytes = names.npages * (PAGE + sizeof(struct page));
    for (unsigned i = 0; i < names.npages; i++) {
        n += names.block.pages[i].n;
    }
    return n;
}

// ---- stored ------------------------------------------------------------------------------------

void py_names_add_stored(const py_stored_name_t *table, unsigned n) {
    if (n == 0) {
        return;
    }
    names.block.stored =
        py_gc_realloc(names.block.stored, (names.nstored + 1u) * sizeof(struct stored));
    names.block.stored[names.nstored++] = (struct stored){table, n};
    if (names.next <= table[n - 1].id) {
        names.next = (py_name_t)(table[n - 1].id + 1);
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

// What is met from now on has pages of its own.
static void end_page(void) {
    if (names.npages) {
        names.block.pages[names.npages - 1].used = PAGE;
    }
}

void py_names_note_begin(void) {
    end_page();
    names.marked = names.npages;
    names.block.noted = py_gc_realloc(NULL, (names.next - PY_ROM_NAMES) / 8u + 1);
}

void py_names_note_end(bool stored) {
    py_gc_free(names.block.noted);
    names.block.noted = NULL;
    while (stored && names.npages > names.marked) {
        struct page *page = names.block.pages + --names.npages;
        py_gc_free(page->records);
        page->records = NULL; // else what comes to lie there is kept
    }
    end_page();
}

// Number of the next that is noted, from `name` on; LIMIT: no more.
static unsigned next_noted(unsigned name) {
    for (; name < names.next; name++) {
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
