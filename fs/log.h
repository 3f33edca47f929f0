// SPDX-License-Identifier: MIT
// fs/log.h -- the log of records beneath the files: pages, records, moving and making room. Only for fs/.
//
//   page:   magic | seq | source | live | sure | record | record | ... | free or lost
//   record: head | mark | id | off  | data ...                              a piece of a file
//           head | mark | id | parent | size | settled | name ...           a node: file, directory, code
//
// All fields are half-words. docs/design/flashfs.md has the order in which they are programmed, and why.
#ifndef FS_LOG_H
#define FS_LOG_H

#include "fs/flashfs.h"

enum {
    FS_BLANK = 0xFFFF,
    FS_MAGIC = 0x7950,
    FS_LIVE = 0x2D,
    FS_DIR = 0xFFFF,  // a node's size: it is a directory
    FS_CODE = 0xFFFE, // it is code; its parent is the source, its name an fs_code_t
    FS_GONE = 0xFFFD, // the file or directory of this id is removed
    FS_NODE = 0x800,  // in a record's head
    FS_HEAD_BITS = 12,
    FS_CODE_UNIT = 8,
    FS_KEEP = 80,         // bytes that data leave so that their node can still be written
    FS_GAIN = 48,         // moving a page must give this much more than is needed
    FS_OLDEST_EVERY = 16, // pages begun
};

typedef struct {
    uint16_t magic;
    uint16_t seq;    // no other page's
    uint16_t source; // seq of the page this one is the copy of, or 0
    uint16_t live;   // FS_LIVE: the page counts
    uint16_t sure;   // not blank: `live` is surely complete
} fs_page_t;

typedef struct fs_rec {
    uint16_t head; // bytes after the first four fields, FS_NODE; in the upper bits how many are 0
    uint16_t mark; // data: blank; node: FS_LIVE; else it is dead
    uint16_t id;   // 0: surely dead
    uint16_t off;  // of data in the file; of a node its parent
    // nodes only
    uint16_t size;
    uint16_t settled; // 0: whatever this node replaces is dead
    char name[];
} fs_rec_t;

enum { FS_REC_SIZE = 8, FS_NODE_SIZE = 12 };

// private to fs/
typedef struct {
    const uint8_t *base, *end;
    const uint8_t *log;    // first page of the log; below it is code
    const uint8_t *code;   // where the next code goes
    const uint8_t *pinned; // code below is in use
    const uint8_t *at;     // where the next record goes; at a page's start: nowhere yet
    const uint8_t *limit;  // how far the open piece may go
    const fs_rec_t *piece; // the one being written, its head still blank; or NULL
    int16_t odd;           // its last byte while it has no partner, or -1
    uint16_t seq, time;    // of the newest page; erasures so far
    uint16_t last_id;
} fs_state_t;
extern fs_state_t fs_state;

// ---- records ----

static inline unsigned fs_rec_len(const fs_rec_t *r) {
    return r->head & (FS_NODE - 1);
}
static inline bool fs_is_node(const fs_rec_t *r) {
    return r->head & FS_NODE;
}
static inline unsigned fs_name_len(const fs_rec_t *r) {
    return fs_rec_len(r) - (FS_NODE_SIZE - FS_REC_SIZE);
}
static inline const uint8_t *fs_rec_end(const fs_rec_t *r) {
    return (const uint8_t *)r + FS_REC_SIZE + ((fs_rec_len(r) + 1) & ~1u);
}
static inline unsigned fs_rec_live_mark(const fs_rec_t *r) {
    return fs_is_node(r) ? FS_LIVE : FS_BLANK;
}

// First record, dead or alive, from `at` on; NULL at `end`. `at` is a page or the end of a record.
const fs_rec_t *fs_rec_any(const uint8_t *at, const uint8_t *end);
// The same, alive.
const fs_rec_t *fs_rec_from(const uint8_t *at, const uint8_t *end);
// All that are alive: start with NULL.
const fs_rec_t *fs_rec_next(const fs_rec_t *r);
const fs_rec_t *fs_node(unsigned id); // the root has id 0
const fs_rec_t *fs_child(unsigned parent, const char *name, unsigned len);

unsigned fs_new_id(void);
void fs_kill(const fs_rec_t *r);
// Kills what belongs to a file: its pieces from offset `from` on and the code made from it.
void fs_kill_content(unsigned id, unsigned from);
// Both.
void fs_remove_node(const fs_rec_t *node);

// ---- pages ----

static inline const uint8_t *fs_page_of(const void *at) {
    return (const uint8_t *)((uintptr_t)at & ~(uintptr_t)(FS_PAGE_SIZE - 1));
}
static inline unsigned fs_room(void) { // left in the page that is being filled
    return -(unsigned)(uintptr_t)fs_state.at & (FS_PAGE_SIZE - 1);
}
// False: it may be erased.
bool fs_page_used(const uint8_t *page);
bool fs_page_valid(const uint8_t *page);
// Bytes in the page that are not alive.
unsigned fs_page_dead(const uint8_t *page);
void fs_page_kill(const uint8_t *page);
// A free page of the log, when more than `spare` are; else NULL.
const uint8_t *fs_page_free(unsigned spare);
// Copies what is alive to a free page, which becomes the one that is being filled. False: there is none.
bool fs_page_move(const uint8_t *page);
void fs_page_erase(const uint8_t *page);

// Makes room for a record of `need` bytes at fs_state.at.
int fs_reserve(unsigned need);
// Gives up code that is not in use. False: there is none.
bool fs_code_drop(void);

// ---- writing ----

void fs_put(unsigned value); // a half-word at fs_state.at
void fs_piece_end(void);
// Appends a byte to the file's piece at offset `off`.
int fs_append(const fs_file_t *file, unsigned id, unsigned off, unsigned byte);
// Writes the node that the file's id, parent, name and size describe, and kills those it replaces.
int fs_commit(const fs_file_t *file);
// The second half of it.
void fs_settle(const fs_rec_t *node);

typedef struct {
    uint16_t start;  // in FS_CODE_UNITs from the region's base
    uint16_t len;    // in half-words
    uint16_t source; // size of the source
} fs_code_t;
// End of the code that a node describes; NULL when it is none, or nonsense.
const uint8_t *fs_code_end(const fs_rec_t *node);

#endif
