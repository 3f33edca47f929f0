// SPDX-License-Identifier: MIT
// fs/names.h -- what a path means. Only for fs/.
#ifndef FS_NAMES_H
#define FS_NAMES_H

#include "fs/log.h"

enum { FS_IS_NONE, FS_IS_FILE, FS_IS_DIR };

// One of the three, with the last name and its directory in *at, and its id and size if it is there. FS_IS_NONE:
// only the last name is missing. Fields that are not set are 0; for the root and "." the name is empty.
int fs_lookup(fs_file_t *at, const char *path, size_t len);

#endif
