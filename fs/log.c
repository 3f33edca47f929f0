// SPDX-License-Identifier: MIT
// fs/log.c -- pages and records.
#include "fs/log.h"

#include <string.h>

fs_state_t fs_state;
static fs_state_t *const fs = &fs_state;

static void program(const uint16_t *cell, unsigned value) {
    if (value != FS_BLANK) {
        fs_dev_program(cell, (uint16_t)value);
    }
}

// ---- records ----

// Cut short, programming leaves bits at 1 that should be 0, so the count no
// longer fits: Berger's code.
static unsigned coded(unsigned info) {
    unsigned zeros = FS_HEAD_BITS;
    for (unsigned bits = info; bits; bits &= bits - 1) {
        zeros--;
    }
    return zeros << FS_HEAD_BITS | info;
}

const fs_rec_t *fs_rec_any(const uint8_t *at, const uint8_t *end) {
    while (at < end) {
        const uint8_t *page_end = fs_page_of(at) + FS_PAGE_SIZE;
        if (at == page_end - FS_PAGE_SIZE) {
            if (!fs_page_valid(at)) {
                at = page_end;
                continue;
            }
            at += sizeof(fs_page_t);
        }
        const fs_rec_t *r = (const fs_rec_t *)at;
        unsigned info = r->head & ((1u << FS_HEAD_BITS) - 1);
        if (r->head == coded(info) && fs_rec_end(r) <= page_end && info != FS_NODE &&
            (!fs_is_node(r) || fs_rec_len(r) >= FS_NODE_SIZE - FS_REC_SIZE)) {
            return r;
        }
        at = page_end;
    }
    return NULL;
}

const fs_rec_t *fs_rec_from(const uint8_t *at, const uint8_t *end) {
    const fs_rec_t *r;
    while ((r = fs_rec_any(at, end)) != NULL && r->mark != fs_rec_live_mark(r)) {
        at = fs_rec_end(r);
    }
    return r;
}

const fs_rec_t *fs_rec_next(const fs_rec_t *r) {
    return fs_rec_from(r ? fs_rec_end(r) : fs->log, fs->end);
}

static const fs_rec_t root = {.head = FS_NODE | (FS_NODE_SIZE - FS_REC_SIZE), .size = FS_DIR};

const fs_rec_t *fs_node(unsigned id) {
    const fs_rec_t *r = NULL;
    if (!id || id == FS_NO_FILE) {
        return &root;
    }
    do {
        r = fs_rec_next(r);
    } while (r && !(fs_is_node(r) && r->id == id));
    return r;
}

static bool is_child(const fs_rec_t *r, unsigned parent, const char *name, unsigned len) {
    return fs_is_node(r) && r->off == parent && fs_name_len(r) == len &&
           memcmp(r->name, name, len) == 0;
}

const fs_rec_t *fs_child(unsigned parent, const char *name, unsigned len) {
    const fs_rec_t *r = NULL;
    do {
        r = fs_rec_next(r);
    } while (r && !is_child(r, parent, name, len));
    return r;
}

// The id goes when the mark is surely gone: a record with an id is alive or to
// be killed once more.
void fs_kill(const fs_rec_t *r) {
    program(&r->mark, 0);
    program(&r->id, 0);
}

static const fs_rec_t *next_with_id(const fs_rec_t *r) {
    do {
        r = fs_rec_any(r ? fs_rec_end(r) : fs->log, fs->end);
    } while (r && !r->id);
    return r;
}

void fs_kill_content(unsigned id, unsigned from) {
    for (const fs_rec_t *r = NULL; (r = next_with_id(r)) != NULL;) {
        if (fs_is_node(r) ? r->off == id : r->id == id && r->off >= from) {
            fs_kill(r);
        }
    }
}

void fs_remove_node(const fs_rec_t *node) {
    unsigned id = node->id;
    fs_kill(node);
    fs_kill_content(id, 0);
}

unsigned fs_new_id(void) {
    const fs_rec_t *r;
    do {
        fs->last_id++;
        fs->last_id += (uint16_t)(fs->last_id + 1) <= 1; // neither 0 nor blank
        r = NULL;
        while ((r = next_with_id(r)) != NULL && r->id != fs->last_id && r->off != fs->last_id) {
        }
    } while (r);
    return fs->last_id;
}

// ---- pages ----

bool fs_page_valid(const uint8_t *page) {
    const fs_page_t *p = (const fs_page_t *)page;
    return p->magic == FS_PAGE_MARK && p->live == FS_LIVE;
}

unsigned fs_page_dead(const uint8_t *page) {
    unsigned dead = FS_PAGE_SIZE - sizeof(fs_page_t);
    const uint8_t *end = page + FS_PAGE_SIZE;
    for (const fs_rec_t *r; (r = fs_rec_from(page, end)) != NULL; page = fs_rec_end(r)) {
        dead -= (unsigned)(fs_rec_end(r) - (const uint8_t *)r);
    }
    return dead;
}

void fs_page_kill(const uint8_t *page) {
    const fs_page_t *p = (const fs_page_t *)page;
    program(&p->live, 0);
    program(&p->magic, 0);
}

void fs_page_erase(const uint8_t *page) {
    fs->time++;
    fs_page_kill(page); // else half an erasure could bring dead records to life
    fs_dev_erase(page);
}

bool fs_page_used(const uint8_t *page) {
    return page == fs_page_of(fs->at - 1) || fs_rec_from(page, page + FS_PAGE_SIZE);
}

const uint8_t *fs_page_free(unsigned spare) {
    const uint8_t *page = fs_page_of(fs->at - 1), *found = NULL;
    for (unsigned n = (unsigned)(fs->end - fs->log) / FS_PAGE_SIZE; n--;) {
        page += FS_PAGE_SIZE;
        if (page < fs->log || page >= fs->end) {
            page = fs->log;
        }
        if (!fs_page_used(page)) {
            found = found ? found : page;
            if (!spare--) {
                return found;
            }
        }
    }
    return NULL;
}

static void begin_page(const uint8_t *page, unsigned source) {
    fs_page_erase(page);
    fs->seq++;
    fs->seq += !fs->seq;
    fs->at = page;
    fs_put(FS_PAGE_MARK);
    fs_put(fs->seq);
    fs_put(source);
    fs->at = page + sizeof(fs_page_t);
}

bool fs_page_move(const uint8_t *page) {
    const uint8_t *to = fs_page_free(0);
    if (!to) {
        return false;
    }
    begin_page(to, ((const fs_page_t *)page)->seq);
    const uint8_t *end = page + FS_PAGE_SIZE;
    for (const uint8_t *from = page; (from = (const uint8_t *)fs_rec_from(from, end)) != NULL;) {
        for (const uint8_t *stop = fs_rec_end((const fs_rec_t *)from); from < stop; from += 2) {
            fs_put(*(const uint16_t *)from);
        }
    }
    program(&((const fs_page_t *)to)->live, FS_LIVE);
    program(&((const fs_page_t *)to)->sure, 0);
    fs_page_kill(page);
    return true;
}

// The page whose move gives most, but at least `gain` bytes; or the oldest one.
// NULL: none.
static const uint8_t *choose_page(unsigned gain, bool oldest) {
    const uint8_t *best = NULL;
    for (const uint8_t *page = fs->log; page < fs->end; page += FS_PAGE_SIZE) {
        if (!fs_page_used(page)) {
            continue;
        }
        unsigned merit =
            oldest ? (uint16_t)(fs->seq - ((const fs_page_t *)page)->seq) : fs_page_dead(page);
        if (merit >= gain) {
            gain = merit;
            best = page;
        }
    }
    return best;
}

// Room comes from free pages but one, then by moving a page to this last one.
// At times the oldest page is moved without need, so that pages whose content
// never changes wear as well.
int fs_reserve(unsigned need) {
    while (fs_room() < need) {
        const uint8_t *page = fs_page_free(1), *old = NULL;
        if (fs->seq % FS_OLDEST_EVERY == 0) {
            old = choose_page(0, true);
        } else if (!page) {
            old = choose_page(need + FS_GAIN, false);
        }
        if (old) {
            if (!fs_page_move(old)) {
                return FS_ERR_NOSPC;
            }
        } else if (page) {
            begin_page(page, 0);
            program(&((const fs_page_t *)page)->live, FS_LIVE);
        } else if (!fs_code_drop()) {
            return FS_ERR_NOSPC;
        }
    }
    return 0;
}

// ---- writing ----

void fs_put(unsigned value) {
    program((const uint16_t *)fs->at, value);
    fs->at += 2;
}

void fs_piece_end(void) {
    if (fs->piece) {
        unsigned len = (unsigned)(fs->at - (const uint8_t *)fs->piece) - FS_REC_SIZE;
        if (fs->odd >= 0) {
            fs_put((unsigned)fs->odd | 0xFF00);
            len++;
        }
        program(&fs->piece->head, coded(len));
        fs->piece = NULL;
    }
}

// When all else fails, a file that is written anew gives up its old content, where that may help: what has come so far is not more
// than twice as long.
static int make_room(const fs_file_t *file, unsigned need) {
    int err;
    const fs_rec_t *old;
    while ((err = fs_reserve(need)) < 0 && file->flags & FS_TRUNCATE &&
           (old = fs_child(file->parent, file->name, file->name_len)) != NULL &&
           old->id != file->id && old->size != FS_DIR && old->size * 2u >= file->size) {
        fs_remove_node(old);
    }
    return err;
}

// Bytes at the end of the page that data must leave, when there is no other
// page.
static unsigned bytes_kept(void) {
    return fs_page_free(1) ? 0 : FS_KEEP;
}

static int begin_piece(const fs_file_t *file, unsigned id, unsigned off) {
    fs_piece_end();
    int err = make_room(file, FS_REC_SIZE + 2 + bytes_kept());
    if (err < 0) {
        return err;
    }
    fs->piece = (const fs_rec_t *)fs->at;
    fs->limit = fs->at + fs_room() - bytes_kept();
    fs->odd = -1;
    fs->at += offsetof(fs_rec_t, id);
    fs_put(id);
    fs_put(off);
    return 0;
}

int fs_append(const fs_file_t *file, unsigned id, unsigned off, unsigned byte) {
    if (!fs->piece || fs->piece->id != id || (fs->odd < 0 && fs->at >= fs->limit)) {
        int err = begin_piece(file, id, off);
        if (err < 0) {
            return err;
        }
    }
    if (fs->odd < 0) {
        fs->odd = (int16_t)byte;
    } else {
        fs_put((unsigned)fs->odd | byte << 8);
        fs->odd = -1;
    }
    return 0;
}

int fs_commit(const fs_file_t *file) {
    fs_piece_end();
    int err = make_room(file, FS_NODE_SIZE + ((file->name_len + 1u) & ~1u));
    if (err < 0) {
        return err;
    }
    const fs_rec_t *node = (const fs_rec_t *)fs->at;
    fs->at += offsetof(fs_rec_t, id);
    fs_put(file->id);
    fs_put(file->parent);
    fs_put(file->size);
    fs->at += sizeof node->settled;
    const uint8_t *name = (const uint8_t *)file->name;
    for (unsigned i = 0; i < file->name_len; i += 2) {
        fs_put(name[i] | (i + 1u < file->name_len ? name[i + 1] : 0xFFu) << 8);
    }
    program(&node->head, coded(FS_NODE | (FS_NODE_SIZE - FS_REC_SIZE + file->name_len)));
    program(&node->mark, FS_LIVE);
    fs_settle(node);
    return 0;
}

void fs_settle(const fs_rec_t *node) {
    for (const fs_rec_t *r = NULL; (r = next_with_id(r)) != NULL;) {
        if (r == node || !fs_is_node(r)) {
            continue;
        }
        bool same_name = is_child(r, node->off, node->name, fs_name_len(node));
        if (same_name && r->id != node->id && r->mark == FS_LIVE) {
            fs_remove_node(r);
        } else if (same_name || r->id == node->id) {
            fs_kill(r); // of what is dead the id may be half gone: it says nothing
        }
    }
    program(&node->settled, 0);
    if (node->size == FS_GONE) {
        fs_remove_node(node);
    }
}
