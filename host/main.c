// SPDX-License-Identifier: MIT
// host/main.c -- Pyll on a PC: a program, a piece of code, or the prompt.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/config.h"
#include "core/front/reader.h"
#include "core/mem/gc.h"
#include "core/obj/file.h"
#include "core/obj/num.h"
#include "core/obj/out.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/run.h"
#include "core/vm/vm.h"
#include "host/mpc.h"
#include "host/port.h"
#include "repl/repl.h"

static const char usage[] = "usage: pyll [-X heapsize=N[k|m]] [-c CODE | FILE.py] [ARGS]\n"
                            "       pyll --compile FILE.py -o FILE.mpc\n"
                            "Without a program: the prompt. The default heap is 1m.\n";

enum { COMPILE_HEAP = 16 << 20 };

typedef struct options {
    size_t heap;
    const char *code; // -c
    const char *file;
    char **args; // for sys.argv, the program's name first
    int nargs;
} options_t;

_Noreturn static void bad_usage(void) {
    fputs(usage, stderr);
    exit(2);
}

static size_t parse_size(const char *text) {
    char *end;
    size_t size = strtoul(text, &end, 0);
    if (*end == 'k' || *end == 'K') {
        size <<= 10, end++;
    } else if (*end == 'm' || *end == 'M') {
        size <<= 20, end++;
    }
    if (*end || size < 1024 || size > (256u << 20)) {
        bad_usage();
    }
    return size;
}

static options_t parse_options(int argc, char **argv) {
    options_t options = {.heap = 1u << 20};
    int i = 1;
    for (; i < argc && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "-h") == 0 || strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            exit(0);
        }
        if (i + 1 == argc) {
            bad_usage();
        }
        if (strcmp(argv[i], "-c") == 0) {
            options.code = argv[i + 1];
            argv[++i] = "-c";
            break; // what follows is the program's
        }
        if (strcmp(argv[i], "-X") == 0 && strncmp(argv[i + 1], "heapsize=", 9) == 0) {
            options.heap = parse_size(argv[++i] + 9);
        } else {
            bad_usage();
        }
    }
    options.file = options.code || i == argc ? NULL : argv[i];
    options.args = argv + i;
    options.nargs = argc - i;
    return options;
}

static void write_stderr(py_out_t *out, const char *text, size_t len) {
    (void)out;
    fwrite(text, 1, len, stderr);
}

static py_out_t out_stderr = {write_stderr};

static void print_exception(void *exc) {
    py_exc_print(&out_stderr, *(py_val_t *)exc);
}

// What sys.exit() asks for: nothing or an int is the status, anything else a message.
static int exit_status(py_val_t exc) {
    py_val_t *args;
    unsigned n;
    if (!py_items(py_exc_args(exc), &args, &n) || n == 0 || args[0] == PY_NONE) {
        return 0;
    }
    if (py_is_int(args[0])) {
        return (int)py_int_get(args[0]);
    }
    py_out_value(&out_stderr, args[0], PY_STR);
    py_out_c(&out_stderr, "\n");
    return 1;
}

static int report(py_val_t exc) {
    fflush(stdout);
    if (exc == PY_UNDEF) {
        return 0;
    }
    if (py_exc_match(exc, PY_SystemExit)) {
        return exit_status(exc);
    }
    exc = py_try(print_exception, &exc);
    if (exc != PY_UNDEF) { // its __str__ or the memory failed
        py_try(print_exception, &exc);
    }
    return 1;
}

// sys.argv, and in sys.path the folder of the program.
static void set_up(void *arg) {
    const options_t *options = arg;
    for (int i = 0; i < options->nargs; i++) {
        py_list_append(py_vm.argv, py_str_from_c(options->args[i]));
    }
    const char *slash = options->file ? strrchr(options->file, '/') : NULL;
    size_t len = slash ? (size_t)(slash - options->file) : 0;
    py_list_append(py_vm.path, py_str_new(options->file, len));
}

static void start(void *arena, const options_t *options) {
    py_init(arena, options->heap);
    py_val_t exc = py_try(set_up, (void *)options);
    if (exc != PY_UNDEF) {
        exit(report(exc));
    }
}

#ifdef PY_DEBUG_ALLOC
// STRESS_GC=1: collect at every allocation. FAIL_ALLOC=n: the n-th allocation of the program fails;
// 0 lets none fail and prints their number at the end.
static const char *fail_alloc;

static void debug_start(void) {
    const char *stress = getenv("STRESS_GC");
    py_gc_stress = stress && atoi(stress);
    fail_alloc = getenv("FAIL_ALLOC");
    if (fail_alloc) {
        unsigned long n = strtoul(fail_alloc, NULL, 10);
        py_gc_fail_at = n ? n : ULONG_MAX;
    }
}

static void debug_end(void) {
    py_gc_stress = false;
    if (fail_alloc && atoi(fail_alloc) == 0) {
        fprintf(stderr, "allocations %lu\n", ULONG_MAX - py_gc_fail_at);
    }
    py_gc_fail_at = 0;
}
#else
static void debug_start(void) {}
static void debug_end(void) {}
#endif

static int run(const options_t *options) {
    py_reader_t reader = {.next = py_reader_memory};
    py_name_t name = PY_N__string;
    if (options->code) {
        reader.at = options->code;
        reader.end = options->code + strlen(options->code);
    } else if (access(options->file, R_OK) == 0) {
        name = py_name_intern(options->file, strlen(options->file));
    } else {
        fprintf(stderr, "pyll: cannot open %s\n", options->file);
        return 2;
    }
    debug_start();
    py_val_t exc = options->code ? py_run(&reader, name, PY_FILE, NULL) : py_run_file(name, NULL);
    debug_end();
    int status = report(exc);
    py_files_close();
    return status;
}

// Ctrl-D leaves; a program that speaks raw mode gets its soft reset.
static int prompt(void *arena, const options_t *options) {
    repl_run();
    while (repl_is_raw() && !host_port_at_end()) {
        start(arena, options);
        repl_run();
    }
    host_port_restore();
    return 0;
}

// --compile FILE.py -o FILE.mpc
static int compile_ahead(void *arena, char **argv) {
    options_t options = {.heap = COMPILE_HEAP};
    start(arena, &options);
    if (access(argv[2], R_OK) != 0 || strcmp(argv[3], "-o") != 0) {
        bad_usage();
    }
    return report(host_compile_ahead(py_str_from_c(argv[2]), argv[4]));
}

// What the loader left below: the collector takes every word on the stack that looks like a pointer for one, and a
// program must not need more memory on one day than on another.
__attribute__((noinline)) static void clear_stack(void) {
    volatile char room[128 * 1024];
    for (size_t i = 0; i < sizeof room; i++) {
        room[i] = 0;
    }
}

int main(int argc, char **argv) {
    clear_stack();
    if (argc == 5 && strcmp(argv[1], "--compile") == 0) {
        host_port_init(__builtin_frame_address(0));
        return compile_ahead(aligned_alloc(PY_GRANULE, COMPILE_HEAP), argv);
    }
    options_t options = parse_options(argc, argv);
    void *arena = aligned_alloc(PY_GRANULE, options.heap);
    if (!arena) {
        fputs("pyll: no memory for the heap\n", stderr);
        return 2;
    }
    host_port_init(__builtin_frame_address(0));
    start(arena, &options);
    if (!options.code && !options.file) {
        return prompt(arena, &options);
    }
    return run(&options);
}
