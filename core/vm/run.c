// SPDX-License-Identifier: MIT
// core/vm/run.c -- starting Python, and running a source in __main__.
#include "core/vm/run.h"

#include <string.h>

#include "core/front/compile.h"
#include "core/mem/gc.h"
#include "core/obj/dict.h"
#include "core/obj/file.h"
#include "core/obj/seq.h"
#include "core/vm/exc.h"
#include "core/vm/vm.h"

void py_init(void *arena, size_t len) {
    py_files_close();
    memset(&py_vm, 0, sizeof py_vm);
    py_gc_init(arena, len);
    py_names_reset();
    py_vm.emergency = py_exc_emergency();
    py_vm.modules = py_dict_new();
    py_vm.path = py_list_new(0, NULL);
    py_vm.argv = py_list_new(0, NULL);
    py_dict_set(py_vm.modules, py_name(PY_N___main__),
                py_ptr(py_module_new(PY_N___main__, PY_MAIN)));
}

typedef struct {
    py_reader_t *reader; // NULL: the file
    void (*compiled)(void);
    py_name_t file;
    uint8_t input;
} job_t;

static void compile_and_run(void *arg) {
    job_t *job = arg;
    py_val_t segments = job->reader
                            ? py_compile(job->reader, job->file, (enum py_input)job->input, false)
                            : py_compile_file(job->file, 0, PY_MAIN);
    if (job->compiled) {
        job->compiled();
    }
    py_table_set_name(&PY_MAIN->table, PY_N___file__, py_name(job->file));
    py_run_segments(segments, PY_MAIN, PY_UNDEF);
}

py_val_t py_run(py_reader_t *reader, py_name_t file, enum py_input input, void (*compiled)(void)) {
    py_gc_held = 0; // the prompt needs the heap
    job_t job = {reader, compiled, file, (uint8_t)input};
    return py_try(compile_and_run, &job);
}

bool py_is_file(py_name_t path) {
    py_place_t place;
    py_port_stat_t stat;
    py_place(py_name(path), &place);
    return py_port_stat(&place.port, &stat) >= 0 && !stat.is_dir;
}

py_val_t py_run_file(py_name_t path, void (*compiled)(void)) {
    return py_run(NULL, path, PY_FILE, compiled);
}

int py_reader_memory(py_reader_t *reader) {
    return reader->at < reader->end ? (uint8_t)*reader->at++ : -1;
}
