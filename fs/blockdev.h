// SPDX-License-Identifier: MIT
// fs/blockdev.h -- what the file system asks of the flash. Each port (firmware, PC, tests) implements it.
//
// The memory is read directly, at the addresses given to fs_mount(). These two are linked, not called
// through a table: there is one flash, and a table costs more bytes than it saves.
#ifndef FS_BLOCKDEV_H
#define FS_BLOCKDEV_H

#include <stdint.h>

// Bytes that are erased together: 1024, or 2048 on large parts (board.mk).
#ifndef FS_PAGE_SIZE
#define FS_PAGE_SIZE 1024u
#endif

// Programs an erased half-word (all ones). 0 may be programmed over anything. A cell that fails reads back
// wrong; the file system does not ask.
void fs_dev_program(const uint16_t *cell, uint16_t value);
// Erases the page that begins here: all ones.
void fs_dev_erase(const void *page);

#endif
