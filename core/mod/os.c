// SPDX-License-Identifier: MIT
// core/mod/os.c -- modules os and vfs: the tree of files, and what is mounted in it.
//
// A mounted object has methods of the same names as the functions here. So the module itself stands
// for the port's files in the list that vfs.mount() gives.
#include "core/config.h"
#include "core/mem/gc.h"
#include "core/mod/sys.h"
#include "core/obj/dict.h"
#include "core/obj/file.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/ops.h"
#include "core/vm/vm.h"

enum { MODE_DIR = 0x4000, MODE_FILE = 0x8000 };

extern const py_module_t py_module_os;

static void check(int result) {
    if (result < 0) {
        py_raise_os(-result);
    }
}

// A tuple of n of the figures.
static py_val_t tuple_of(unsigned n, const uint8_t *which, const uint32_t *figures) {
    py_val_t *items, tuple = py_seq_new(&py_type_tuple, n, &items);
    while (n--) {
        items[n] = py_int_from_u(figures[which[n]]);
    }
    return tuple;
}

static py_val_t stat_tuple(unsigned n, const uint8_t *which, const py_port_stat_t *stat) {
    py_check_stack();
    uint32_t figures[] = {0, stat->is_dir ? MODE_DIR : MODE_FILE, stat->size, stat->time};
    return tuple_of(n, which, figures);
}

// Where the path args[0] leads. If below a mounted object: true, with the result of its method `name`, called
// with the path there, in args[0].
static bool passed_on(py_val_t *args, py_name_t name, py_place_t *place) {
    py_check_stack();
    py_place(args[0] == PY_UNDEF ? py_name(PY_N__empty) : args[0], place);
    if (place->fs) {
        args[0] = py_call(py_attr_get(place->fs, name), 1, &place->path);
    }
    return place->fs != PY_UNDEF;
}

// ---- one path ----------------------------------------------------------------------------------

static py_val_t change(py_val_t *args, py_name_t name, enum py_port_path_op op) {
    py_place_t place;
    if (passed_on(args, name, &place)) {
        return args[0];
    }
    check(py_port_path(op, &place.port));
    return PY_NONE;
}

static py_val_t os_mkdir(py_val_t *args, unsigned n) {
    (void)n;
    return change(args, PY_N_mkdir, PY_PORT_MKDIR);
}

static py_val_t os_rmdir(py_val_t *args, unsigned n) {
    (void)n;
    return change(args, PY_N_rmdir, PY_PORT_RMDIR);
}

static py_val_t os_remove(py_val_t *args, unsigned n) {
    (void)n;
    return change(args, PY_N_remove, PY_PORT_REMOVE);
}

static const uint8_t stat_which[] = {1, 0, 0, 0, 0, 0, 2, 3, 3, 3};

static py_val_t os_stat(py_val_t *args, unsigned n) {
    (void)n;
    py_place_t place;
    if (passed_on(args, PY_N_stat, &place)) {
        return args[0];
    }
    py_port_stat_t stat;
    check(py_port_stat(&place.port, &stat));
    return stat_tuple(sizeof stat_which, stat_which, &stat);
}

// f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_flag, f_namemax
static const uint8_t statvfs_which[] = {0, 0, 1, 2, 2, 4, 4, 4, 4, 3};

static py_val_t os_statvfs(py_val_t *args, unsigned n) {
    (void)n;
    py_place_t place;
    if (passed_on(args, PY_N_statvfs, &place)) {
        return args[0];
    }
    uint32_t figures[5];
    check(py_port_statvfs(figures));
    figures[4] = 0;
    return tuple_of(sizeof statvfs_which, statvfs_which, figures);
}

static py_val_t os_chdir(py_val_t *args, unsigned n) {
    (void)n;
    py_place_t place;
    py_port_stat_t stat;
    py_val_t path = py_path_absolute(args[0]);
    if (!passed_on(args, PY_N_chdir, &place)) {
        check(py_port_stat(&place.port, &stat));
        if (!stat.is_dir) {
            py_raise_os(-PY_PORT_NOT_DIR);
        }
    }
    py_vm.directory = path;
    return PY_NONE;
}

static py_val_t os_getcwd(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_path_absolute(py_name(PY_N__empty));
}

static py_val_t os_rename(py_val_t *args, unsigned n) {
    (void)n;
    py_place_t from, to;
    py_place(args[0], &from);
    py_place(args[1], &to);
    if (from.fs != to.fs) {
        py_raise_os(-PY_PORT_INVALID);
    }
    if (from.fs) {
        py_val_t paths[2] = {from.path, to.path};
        return py_call(py_attr_get(from.fs, PY_N_rename), 2, paths);
    }
    check(py_port_rename(&from.port, &to.port));
    return PY_NONE;
}

// ---- directories -------------------------------------------------------------------------------

static const uint8_t entry_which[] = {0, 1, 0, 2}; // the name, mode, inode, size

// The next entry of the directory that the list self is about: [path, place of the next].
static py_val_t next_entry(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t *state = ((py_list_t *)py_obj(args[0]))->items;
    char name[PY_PORT_NAME_MAX];
    py_port_path_t path;
    py_port_stat_t stat;
    path.at = py_str_text(state[0], &path.len);
    uint32_t place = (uint32_t)py_int_get(state[1]);
    int len = py_port_entry(&path, &place, name, &stat);
    check(len);
    if (!len) {
        return PY_NONE;
    }
    state[1] = py_int((int32_t)place);
    py_val_t entry = stat_tuple(sizeof entry_which, entry_which, &stat);
    ((py_tuple_t *)py_obj(entry))->items[0] = py_str_new(name, (size_t)len);
    return entry;
}

static const py_entry_t entry_function = PY_FN(ilistdir, 1, 1, next_entry);

// An iterator that calls next_entry until it returns None.
static py_val_t os_ilistdir(py_val_t *args, unsigned n) {
    (void)n;
    py_place_t place;
    if (passed_on(args, PY_N_ilistdir, &place)) {
        return args[0];
    }
    char name[PY_PORT_NAME_MAX];
    py_port_stat_t stat;
    uint32_t first = 0;
    check(py_port_entry(&place.port, &first, name, &stat));
    py_val_t state[2] = {place.path, py_int(0)};
    py_val_t function = py_bound_new(py_list_new(2, state), py_native(&entry_function));
    return py_iterator_new(PY_ITER_CALL, function, PY_NONE);
}

static py_val_t os_listdir(py_val_t *args, unsigned n) {
    py_val_t list = py_list_new(0, NULL), it = py_iter(os_ilistdir(args, n)), entry;
    while ((entry = py_next(it))) {
        py_list_append(list, py_subscr(entry, py_int(0), PY_UNDEF));
    }
    return list;
}

// ---- mounting ----------------------------------------------------------------------------------

// mount(object, point[, readonly]); without arguments, of vfs: a list of (object, point).
static py_val_t os_mount(py_val_t *args, unsigned n) {
    if (args[0] == PY_UNDEF) {
        py_val_t root[2] = {py_ptr(&py_module_os), py_str_new("/", 1)};
        py_val_t list = py_list_new(0, NULL);
        py_list_append(list, py_tuple_new(2, root));
        unsigned at = 0;
        for (py_pair_t *pair; (pair = py_table_next(py_vm.mounts, &at)) != NULL;) {
            py_val_t item[2] = {pair->value, pair->key};
            py_list_append(list, py_tuple_new(2, item));
        }
        return list;
    }
    py_val_t point = py_path_absolute(args[1]), object = args[0];
    py_val_t options[2] = {args[2] == PY_UNDEF ? PY_FALSE : args[2], PY_FALSE};
    if (py_len(point) == 1) { // "/" is the port's
        py_raise_os(-PY_PORT_INVALID);
    }
    (void)n;
    py_call(py_attr_get(object, PY_N_mount), 2, options);
    py_table_set(&py_vm.mounts, point, object);
    return PY_NONE;
}

static py_val_t os_umount(py_val_t *args, unsigned n) {
    (void)n;
    py_pair_t *pair;
    py_val_t point = py_is_str(args[0]) ? py_path_absolute(args[0]) : PY_UNDEF;
    for (unsigned at = 0; (pair = py_table_next(py_vm.mounts, &at)) != NULL;) {
        if (point ? py_str_equal(pair->key, point) : pair->value == args[0]) {
            py_val_t object = pair->value;
            py_table_remove(py_vm.mounts, pair->key);
            py_vm.directory = py_name(PY_N__slash); // the program may have been below
            return py_call(py_attr_get(object, PY_N_umount), 0, NULL);
        }
    }
    py_raise_os(-PY_PORT_INVALID);
}

// ---- the system --------------------------------------------------------------------------------

static py_val_t os_sync(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    py_port_sync();
    return PY_NONE;
}

static py_val_t os_urandom(py_val_t *args, unsigned n) {
    int32_t len = py_to_int(args[0]);
    if (len < 0) {
        py_raise(PY_MSG_negative_count);
    }
    py_val_t bytes = py_bytes_new(NULL, (size_t)len);
    (void)n;
    for (char *at = ((py_str_t *)py_obj(bytes))->text; len--; at++) {
        *at = (char)py_port_random();
    }
    return bytes;
}

// dupterm(stream, index=0): None takes the port of that number away from the console; anything else gives it
// back, whatever stream it is. Returns what was there.
static py_val_t os_dupterm(py_val_t *args, unsigned n) {
    (void)n;
    int was =
        py_port_console(args[1] == PY_UNDEF ? 0 : (unsigned)py_to_int(args[1]), args[0] != PY_NONE);
    if (was < 0) {
        py_raise_os(-PY_PORT_INVALID);
    }
    return was ? py_ptr(&py_sys_console) : PY_NONE;
}

// ---- the tables --------------------------------------------------------------------------------

static const py_entry_t attrs[] = {
    PY_FN(chdir, 1, 1, os_chdir),           PY_FN(dupterm, 1, 2, os_dupterm),
    PY_FN(getcwd, 0, 0, os_getcwd),         PY_FN(ilistdir, 0, 1, os_ilistdir),
    PY_FN(listdir, 0, 1, os_listdir),       PY_FN(mkdir, 1, 1, os_mkdir),
    PY_FN_KW(mount, 0, 3, mount, os_mount), PY_FN(remove, 1, 1, os_remove),
    PY_FN(rename, 2, 2, os_rename),         PY_FN(rmdir, 1, 1, os_rmdir),
    PY_VALUE(sep, PY_N__slash << 4 | 2),    PY_FN(stat, 1, 1, os_stat),
    PY_FN(statvfs, 1, 1, os_statvfs),       PY_FN(sync, 0, 0, os_sync),
    PY_FN(umount, 1, 1, os_umount),         PY_FROZEN(uname, os_uname),
    PY_FN(unlink, 1, 1, os_remove),         PY_FN(urandom, 1, 1, os_urandom),
};
const py_module_t py_module_os = PY_MODULE(os, attrs);

static const py_entry_t vfs_attrs[] = {
    PY_FN_KW(mount, 0, 3, mount, os_mount),
    PY_FN(umount, 1, 1, os_umount),
};
const py_module_t py_module_vfs = PY_MODULE(vfs, vfs_attrs);
