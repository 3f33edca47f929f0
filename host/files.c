// SPDX-License-Identifier: MIT
// host/files.c -- the files of core/port.h on a PC: those of the PC.
#define _FILE_OFFSET_BITS 64
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/obj/out.h"
#include "core/obj/stream.h"
#include "core/port.h"

// A stream of the C library, for its buffer; it wants a seek between reading and writing.
typedef struct state {
    FILE *file;
    bool wrote;
} state_t;
const uint16_t py_port_file_state = sizeof(state_t);

// The path, terminated; false when the PC has none like it.
static bool c_path(const py_port_path_t *path, char name[PATH_MAX]) {
    if (path->len >= PATH_MAX || memchr(path->at, 0, path->len)) {
        errno = ENOENT;
        return false;
    }
    memcpy(name, path->at, path->len);
    name[path->len] = 0;
    return true;
}

static int result(bool good) {
    return good ? 0 : -errno;
}

int py_port_file_open(void *memory, const py_port_path_t *path, unsigned flags) {
    state_t *state = memory;
    char name[PATH_MAX];
    struct stat stat;
    int how = flags & PY_PORT_WRITE ? (flags & PY_PORT_READ ? O_RDWR : O_WRONLY) : O_RDONLY;
    if (flags & (PY_PORT_EMPTY | PY_PORT_APPEND | PY_PORT_NEW)) {
        how |= O_CREAT;
    }
    how |= (flags & PY_PORT_EMPTY ? O_TRUNC : 0) | (flags & PY_PORT_APPEND ? O_APPEND : 0) |
           (flags & PY_PORT_NEW ? O_EXCL : 0);
    int fd = c_path(path, name) ? open(name, how | O_CLOEXEC, 0666) : -1;
    if (fd >= 0 && fstat(fd, &stat) == 0 && S_ISDIR(stat.st_mode)) {
        close(fd);
        return PY_PORT_IS_DIR;
    }
    state->file = fd < 0 ? NULL : fdopen(fd, how & O_RDWR ? "r+" : how & O_WRONLY ? "a" : "r");
    return result(state->file);
}

static void turn(state_t *state, bool write) {
    if (state->wrote != write) {
        fseeko(state->file, 0, SEEK_CUR);
        state->wrote = write;
    }
}

int py_port_file_read(void *memory, char *to, size_t len) {
    state_t *state = memory;
    turn(state, false);
    clearerr(state->file);
    size_t n = fread(to, 1, len, state->file);
    return n || !ferror(state->file) ? (int)n : -errno;
}

int py_port_file_write(void *memory, const char *from, size_t len) {
    state_t *state = memory;
    turn(state, true);
    size_t n = fwrite(from, 1, len, state->file);
    return n || !len ? (int)n : -errno;
}

static int bytes_left(FILE *file) {
    struct stat stat;
    if (fstat(fileno(file), &stat) != 0 || !S_ISREG(stat.st_mode)) {
        return 4096;
    }
    off_t left = stat.st_size - ftello(file);
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

int py_port_file_control(void *memory, unsigned request, int32_t arg) {
    static const int whence[] = {SEEK_SET, SEEK_CUR, SEEK_END};
    FILE *file = ((state_t *)memory)->file;
    switch (request) {
    case PY_STREAM_FLUSH: return result(fflush(file) == 0);
    case PY_STREAM_CLOSE: return result(fclose(file) == 0);
    case PY_STREAM_LEFT: return bytes_left(file);
    }
    return fseeko(file, arg, whence[request]) == 0 ? (int)ftello(file) : -errno;
}

int py_port_path(enum py_port_path_op op, const py_port_path_t *path) {
    char name[PATH_MAX];
    if (!c_path(path, name)) {
        return -errno;
    }
    switch (op) {
    case PY_PORT_MKDIR: return result(mkdir(name, 0777) == 0);
    case PY_PORT_RMDIR: return result(rmdir(name) == 0);
    default: return result(unlink(name) == 0);
    }
}

int py_port_rename(const py_port_path_t *from, const py_port_path_t *to) {
    char old[PATH_MAX], new[PATH_MAX];
    return result(c_path(from, old) && c_path(to, new) && rename(old, new) == 0);
}

int py_port_stat(const py_port_path_t *path, py_port_stat_t *to) {
    char name[PATH_MAX];
    struct stat stat_;
    if (!c_path(path, name) || stat(name, &stat_) != 0) {
        return -errno;
    }
    *to =
        (py_port_stat_t){(uint32_t)stat_.st_size, (uint32_t)stat_.st_mtime, S_ISDIR(stat_.st_mode)};
    return 0;
}

// The place is a number of entries: counted anew for each, but nothing is kept open.
int py_port_entry(const py_port_path_t *path, uint32_t *place, char *name, py_port_stat_t *stat_) {
    char folder[PATH_MAX];
    struct stat stat = {0};
    DIR *dir = c_path(path, folder) ? opendir(folder) : NULL;
    if (!dir) {
        return -errno;
    }
    struct dirent *entry;
    for (uint32_t n = 0; (entry = readdir(dir)) != NULL; n++) {
        if (n >= *place && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            *place = n + 1;
            break;
        }
    }
    int len = 0;
    if (entry) {
        fstatat(dirfd(dir), entry->d_name, &stat, 0);
        *stat_ = (py_port_stat_t){(uint32_t)stat.st_size, (uint32_t)stat.st_mtime,
                                  S_ISDIR(stat.st_mode)};
        len = (int)strlen(entry->d_name);
        memcpy(name, entry->d_name, (size_t)len);
    }
    closedir(dir);
    return len;
}

int py_port_statvfs(uint32_t figures[4]) {
    struct statvfs vfs;
    if (statvfs("/", &vfs) != 0) {
        return -errno;
    }
    figures[0] = (uint32_t)vfs.f_bsize;
    figures[1] = (uint32_t)vfs.f_blocks;
    figures[2] = (uint32_t)vfs.f_bavail;
    figures[3] = PY_PORT_NAME_MAX;
    return 0;
}

void py_port_sync(void) {
    sync();
}

void py_port_start_directory(py_build_t *path) {
    char name[PATH_MAX];
    if (getcwd(name, sizeof name)) {
        py_build_write(path, name, strlen(name));
    }
}

uint32_t py_port_random(void) {
    uint32_t random = 0;
    if (getrandom(&random, sizeof random, 0) != sizeof random) {
        perror("getrandom");
    }
    return random;
}
