// SPDX-License-Identifier: MIT
// core/vm/mpc.c -- loads modules compiled ahead; see mpc.h.
//
// The bytes read from the file become the block that the code lives in, which then goes to the flash as one, if there is room.
#include "core/vm/mpc.h"

#include <string.h>

#include "core/mem/gc.h"
#include "core/mod/binascii.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/store.h"
#include "core/vm/vm.h"

const py_type_t *const py_mpc_types[PY_MPC_TYPES] = {&py_type_code_function, &py_type_str,
                                                     &py_type_bytes,         &py_type_float,
                                                     &py_type_int,           &py_type_tuple};
static void check(bool good) {
    if (!good) {
        py_raise(PY_MSG_bad_mpc);
    }
}

// Interns the names; their numbers are left at ids, what follows them is returned.
static const uint8_t *read_names(const uint8_t *at, const uint8_t *end, unsigned n, uint16_t *ids) {
    while (n--) {
        check(at < end && *at < end - at);
        *ids++ = py_name_intern((const char *)at + 1, *at);
        at += 1 + *at;
    }
    return at;
}

static void put_word(uint32_t *image, uint32_t *word, unsigned kind, const uint16_t *ids) {
    switch (kind) {
    case PY_MPC_PLACE: *word += (uint32_t)(uintptr_t)image; break;
    case PY_MPC_TYPE: *word = (uint32_t)(uintptr_t)py_mpc_types[*word % PY_MPC_TYPES]; break;
    default: *word = py_name(ids[*word]);
    }
}

// The image is to lie so many bytes further, its functions are to be the module's.
static void move(uint32_t *image, const uint16_t *to, unsigned n, uintptr_t by, uintptr_t module) {
    for (; n--; to++) {
        uint32_t *word = image + *to / 4;
        if (*to % 4 == PY_MPC_PLACE) {
            *word += by;
        } else if (*word == (uintptr_t)&py_type_code_function) {
            word[1] = module;
        }
    }
}

// Where the image lies from now on, in the flash if there is room.
static uint32_t *store(uint32_t *image, unsigned len, const uint16_t *to, unsigned n) {
    if (!py_vm.storing) {
        return image;
    }
    uintptr_t by = (uintptr_t)py_store_put(image, 0) - (uintptr_t)image;
    move(image, to, n, by, py_vm.storing);
    const void *at = py_store_put(image, len);
    if (at) {
        return (void *)(uintptr_t)at;
    }
    move(image, to, n, 0 - by, 0);
    return image;
}

static void put_half(char *place, const uint16_t *ids) {
    uint16_t half;
    memcpy(&half, place, 2);
    memcpy(place, &ids[half], 2);
}

py_val_t py_mpc_load(char *text, size_t len) {
    check(len >= sizeof(py_mpc_head_t));
    py_mpc_head_t head;
    memcpy(&head, text, sizeof head);
    check(memcmp(head.magic, "MPC1", 4) == 0 && head.instructions == PY_MPC_INSTRUCTIONS &&
          head.crc == py_crc32(0, text + 8, len - 8) && head.image * 4u <= len - sizeof head);
    uint32_t *image = (void *)(text + sizeof head);
    uint16_t *ids = py_gc_alloc((head.names + 1u) * sizeof *ids);
    const uint8_t *at = read_names((const uint8_t *)(image + head.image),
                                   (const uint8_t *)text + len, head.names, ids);
    const uint16_t *to = (const void *)(at + ((uintptr_t)at & 1));
    check(text + len == (const char *)(to + head.words + head.halves + head.segments));
    const uint16_t *words = to;
    for (unsigned n = head.words; n--; to++) {
        put_word(image, image + *to / 4, *to % 4, ids);
    }
    for (unsigned n = head.halves; n--; to++) {
        put_half((char *)image + *to, ids);
    }
    image = store(image, head.image * 4u, words, head.words);
    py_val_t first = head.globals ? py_int(head.globals) : PY_NONE, list = py_list_new(1, &first);
    for (unsigned n = head.segments; n--; to++) {
        py_list_append(list, py_ptr(image + *to));
    }
    py_gc_free(ids);
    py_gc_realloc(text, sizeof head + head.image * 4u); // gives back what it needs no more
    return list;
}
