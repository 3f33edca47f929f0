// SPDX-License-Identifier: MIT
// fs/mount.c -- what is found in the flash, and the end of what a power cut
// left half done.
#include "fs/log.h"

static fs_state_t *const fs = &fs_state;

// Sets fs->log behind all code. From the top down, so that no page is taken for
// log that a higher one knows to be code. Returns the bytes of code.
static unsigned find_log(void) {
    unsigned bytes = 0;
    fs->log = fs->base;
    for (const uint8_t *page = fs->end - FS_PAGE_SIZE; page >= fs->log; page -= FS_PAGE_SIZE) {
        const uint8_t *stop = page + FS_PAGE_SIZE;
        for (const fs_rec_t *r = NULL; (r = fs_rec_from(r ? fs_rec_end(r) : page, stop)) != NULL;) {
            const uint8_t *end = fs_code_end(r);
            if (end && end <= page) {
                bytes += ((const fs_code_t *)(const void *)r->name)->len * 2u;
                end = fs_page_of(end + FS_PAGE_SIZE - 1);
                fs->log = end > fs->log ? end : fs->log;
            }
        }
    }
    fs->code = fs->log;
    return bytes;
}

// Of a page and its copy one must go: the original when the copy is whole,
// which its `live` says. This is sure when `sure` has been begun.
static void end_page_move(const fs_page_t *copy) {
    for (const uint8_t *page = fs->log; page < fs->end; page += FS_PAGE_SIZE) {
        const fs_page_t *original = (const fs_page_t *)page;
        if (original != copy && fs_page_valid(page) && original->seq == copy->source) {
            fs_page_kill(copy->sure == FS_BLANK ? (const uint8_t *)copy : page);
        }
    }
}

static void end_page_moves(void) {
    for (const uint8_t *page = fs->log; page < fs->end; page += FS_PAGE_SIZE) {
        const fs_page_t *p = (const fs_page_t *)page;
        if (p->magic != FS_PAGE_MARK) {
            continue;
        }
        if (p->live != FS_LIVE) {
            fs_page_kill(page);
            continue;
        }
        if (p->source) {
            end_page_move(p);
        }
        if (!fs->seq || (int16_t)(p->seq - fs->seq) > 0) {
            fs->seq = p->seq;
        }
    }
}

// Makes sure that dead is dead. Returns a node that was not settled; code in
// this state is given up. Then, with `orphans`: also data that no node knows,
// and nodes without a parent.
static const fs_rec_t *sweep(bool orphans) {
    unsigned id = 0;
    const fs_rec_t *r, *owner = fs_node(0), *found = NULL;
    for (const uint8_t *page = fs->log; page < fs->end; page += FS_PAGE_SIZE) {
        const uint8_t *at = page + sizeof(fs_page_t), *stop = page + FS_PAGE_SIZE;
        if (!fs_page_valid(page)) {
            continue;
        }
        for (; (r = fs_rec_any(at, stop)) != NULL; at = fs_rec_end(r)) {
            bool node = fs_is_node(r), alive = r->mark == fs_rec_live_mark(r);
            if (alive && node) {
                alive = r->size != (r->settled ? FS_CODE : FS_GONE);
                found = alive && r->settled ? r : found;
            }
            unsigned wanted = node ? r->off : r->id;
            if (orphans && wanted != id) {
                id = wanted;
                owner = fs_node(id);
            }
            if (r->id && (!alive || !owner || (!node && r->off >= owner->size))) {
                fs_kill(r);
            }
        }
        // What was begun behind the last record: one day its head could read well.
        r = (const fs_rec_t *)at;
        if (at + FS_REC_SIZE <= stop && r->id != FS_BLANK && r->id) {
            fs_kill(r);
        }
    }
    return found;
}

// A node's mark may be half programmed, though it reads well: its copy's is
// not.
static void end_commit(void) {
    const fs_rec_t *node = sweep(false);
    if (node && fs_page_move(fs_page_of(node))) {
        node = sweep(false);
    }
    if (node) {
        fs_settle(node);
    }
    sweep(true);
}

void fs_mount(const void *base, unsigned pages) {
    *fs = (fs_state_t){.base = base, .end = (const uint8_t *)base + pages * FS_PAGE_SIZE};
    fs_open_files = NULL;
    fs->at = fs->pinned = base;
    find_log();
    end_page_moves();
    end_commit();
    // Gaps between pieces of code are used again only when what is above them
    // goes.
    if (find_log() * 2 + FS_PAGE_SIZE < (unsigned)(fs->log - fs->base)) {
        fs_code_drop();
    }
}

void fs_format(void) {
    for (const uint8_t *page = fs->base; page < fs->end; page += FS_PAGE_SIZE) {
        fs_page_kill(page);
    }
    fs_mount(fs->base, (unsigned)(fs->end - fs->base) / FS_PAGE_SIZE);
}
