// SPDX-License-Identifier: MIT
// core/obj/file.h -- paths, mounted filesystems, and open().
//
// The port has one tree of files (core/port.h). Objects in Python can be mounted over a part of it
// (os.mount): whatever is below that is theirs. A relative path is completed here, so the port and
// mounted objects see none.
#ifndef CORE_OBJ_FILE_H
#define CORE_OBJ_FILE_H

#include "core/front/reader.h"
#include "core/obj/out.h"
#include "core/port.h"

// Where a path leads.
typedef struct py_place {
    py_val_t fs;   // a mounted object, PY_UNDEF: the port's files
    py_val_t path; // str, absolute; for an object below where it is mounted
    py_port_path_t port;
} py_place_t;
// Raises TypeError when path is no str. The text stays while place.path is reachable.
void py_place(py_val_t path, py_place_t *place);
// The absolute path.
py_val_t py_path_absolute(py_val_t path);

// open(path, mode). Raises OSError.
py_val_t py_open(py_val_t path, py_val_t mode);
py_val_t py_builtin_open(py_val_t *args, unsigned n);

// Source text from a file, also from one that a mounted object opened. While it is read, Python may run.
typedef struct py_file_reader {
    py_reader_t reader;
    py_val_t file, readinto, buffer;
} py_file_reader_t;
void py_file_reader_open(py_file_reader_t *reader, py_val_t path); // raises OSError
void py_file_reader_close(py_file_reader_t *reader);

// Closes all open files: before py_init(), and at the end.
void py_files_close(void);
#endif
