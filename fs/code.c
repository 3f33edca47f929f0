// SPDX-License-Identifier: MIT
// fs/code.c -- compiled code. It lies from the region's base upward; below
// fs_state.log all pages are code.
//
// Its bytes never move. What says that they are code is a node, a child of the
// source file, in the log.
#include "fs/log.h"

static fs_state_t *const fs = &fs_state;

const uint8_t *fs_code_end(const fs_rec_t *r) {
    if (!fs_is_node(r) || r->size != FS_CODE || fs_name_len(r) != sizeof(fs_code_t)) {
        return NULL;
    }
    const fs_code_t *code = (const fs_code_t *)(const void *)r->name;
    const uint8_t *end = fs->base + code->start * FS_CODE_UNIT + code->len * 2u;
    return end <= fs->end ? end : NULL;
}

static void pin(const uint8_t *end) {
    if (end > fs->pinned) {
        fs->pinned = end;
    }
}

bool fs_code_drop(void) {
    const uint8_t *start = fs_page_of(fs->pinned + FS_PAGE_SIZE - 1);
    if (start >= fs->log) {
        return false;
    }
    for (const fs_rec_t *r = NULL; (r = fs_rec_next(r)) != NULL;) {
        const uint8_t *end = fs_code_end(r);
        if (end && end > fs->pinned) {
            fs_kill(r);
        }
    }
    fs->log = fs->code = start;
    return true;
}

static const fs_rec_t *code_of(unsigned id, unsigned size) {
    for (const fs_rec_t *r = NULL; (r = fs_rec_next(r)) != NULL;) {
        const uint8_t *end = fs_code_end(r);
        if (end && end <= fs->log && r->off == id &&
            ((const fs_code_t *)(const void *)r->name)->source == size) {
            return r;
        }
    }
    return NULL;
}

int fs_code_find(const fs_file_t *source, const uint8_t **bytes) {
    const fs_rec_t *r = code_of(source->id, source->size);
    if (!r) {
        return 0;
    }
    const uint8_t *end = fs_code_end(r);
    int len = ((const fs_code_t *)(const void *)r->name)->len * 2;
    pin(end);
    *bytes = end - len;
    return len;
}

void fs_code_tidy(uint32_t last) {
    uint32_t used = 0;
    for (const fs_rec_t *r = NULL; (r = fs_rec_next(r)) != NULL;) {
        const uint16_t *end = (const uint16_t *)(const void *)fs_code_end(r);
        if (!end) {
            continue;
        }
        if ((end[-2] | (uint32_t)end[-1] << 16) == last) {
            used += ((const fs_code_t *)(const void *)r->name)->len * 2u;
        } else {
            fs_kill(r);
        }
    }
    if ((uint32_t)(fs->code - fs->base) > 2 * used + FS_PAGE_SIZE) {
        fs_code_drop();
    }
}

int fs_code_next(const uint8_t **from) {
    const uint8_t *first = fs->end;
    int len = 0;
    for (const fs_rec_t *r = NULL; (r = fs_rec_next(r)) != NULL;) {
        const uint8_t *end = fs_code_end(r);
        if (!end || end > fs->log) { // other records may end before there is an fs_code_t
            continue;
        }
        const fs_code_t *code = (const fs_code_t *)(const void *)r->name;
        const uint8_t *start = end - code->len * 2u;
        if (start >= *from && start < first) {
            first = start;
            len = code->len * 2;
        }
    }
    *from = first;
    pin(len ? first + len : fs->pinned);
    return len;
}

int fs_sink_open(fs_sink_t *sink, const fs_file_t *source) {
    fs->code = fs->base + ((fs->code - fs->base + FS_CODE_UNIT - 1) & ~(FS_CODE_UNIT - 1));
    sink->base = fs->code;
    sink->len = 0;
    sink->source = source->id;
    sink->size = source->size;
    pin(fs->code);
    return 0;
}

// Takes the log's first page. One page must remain free.
static int take_page(void) {
    const uint8_t *page = fs->log;
    fs_piece_end();
    if (!fs_page_free(1) || (fs_page_used(page) && !fs_page_move(page))) {
        return FS_ERR_NOSPC;
    }
    fs_page_erase(page);
    fs->log += FS_PAGE_SIZE;
    return 0;
}

int fs_sink_write(fs_sink_t *sink, const void *data, size_t len) {
    for (const uint8_t *from = data; len; from += 2, len -= 2) {
        if (fs->code == fs->log) {
            int err = take_page();
            if (err < 0) {
                return err;
            }
        }
        fs_sink_patch(sink, sink->len, (uint16_t)(from[0] | from[1] << 8));
        sink->len += 2;
        fs->code += 2;
        fs->pinned = fs->code;
    }
    return 0;
}

int fs_sink_patch(fs_sink_t *sink, uint32_t at, uint16_t value) {
    if (value != FS_BLANK) {
        fs_dev_program((const uint16_t *)(sink->base + at), value);
    }
    return 0;
}

int fs_sink_close(fs_sink_t *sink, bool keep) {
    if (!keep) {
        fs->pinned = sink->base;
        fs_code_drop();
        return 0;
    }
    for (const fs_rec_t *old; (old = code_of(sink->source, sink->size)) != NULL;) {
        fs_kill(old); // another made it, or its names are others by now
    }
    fs_code_t code = {(uint16_t)((sink->base - fs->base) / FS_CODE_UNIT), (uint16_t)(sink->len / 2),
                      sink->size};
    fs_file_t node = {.name = (const char *)&code, .name_len = sizeof code, .size = FS_CODE};
    node.id = (uint16_t)fs_new_id();
    node.parent = sink->source;
    return fs_commit(&node);
}
