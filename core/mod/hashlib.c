// SPDX-License-Identifier: MIT
// core/mod/hashlib.c -- module hashlib: SHA-256 (FIPS 180-4).
#include "core/config.h"
#include <string.h>

#include "core/mem/gc.h"
#include "core/obj/seq.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"

typedef struct {
    const py_type_t *type;
    uint32_t state[8];
    uint32_t len; // bytes so far; of a block the first len % 64 are waiting
    union {
        uint8_t bytes[64];
        uint32_t words[16];
    } block;
} hash_t;

// The first 32 bits behind the point of the square roots of the first 8 primes, the cube roots of the first 64.
static const uint32_t roots[] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                                 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
static const uint32_t constants[] = {
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
};

static inline uint32_t rotated(uint32_t word, unsigned by) {
    return word >> by | word << (32 - by);
}

// Takes the full block into the state.
PY_HOT __attribute__((noinline)) static void compress(hash_t *hash) {
    uint32_t v[8], *words = hash->block.words;
    memcpy(v, hash->state, sizeof v);
    for (unsigned t = 0; t < 64; t++) {
        uint32_t word = words[t & 15], a = v[0], e = v[4];
        if (t < 16) {
            word = __builtin_bswap32(word);
        } else {
            uint32_t x = words[(t + 1) & 15], y = words[(t + 14) & 15];
            word += (rotated(x, 7) ^ rotated(x, 18) ^ x >> 3) + words[(t + 9) & 15] +
                    (rotated(y, 17) ^ rotated(y, 19) ^ y >> 10);
        }
        words[t & 15] = word;
        word += v[7] + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) +
                (((v[5] ^ v[6]) & e) ^ v[6]) + constants[t];
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += word;
        v[0] = word + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) +
               ((a & v[2]) | ((a | v[2]) & v[3]));
    }
    for (unsigned i = 0; i < 8; i++) {
        hash->state[i] += v[i];
    }
}

static void put(hash_t *hash, const char *at, size_t len) {
    while (len) {
        unsigned used = hash->len % 64, n = 64 - used < len ? 64 - used : (unsigned)len;
        memcpy(hash->block.bytes + used, at, n);
        hash->len += n;
        at += n;
        len -= n;
        if (used + n == 64) {
            compress(hash);
        }
    }
}

// Turns words into what stands with the highest byte first.
static void swap(uint32_t *word, unsigned n) {
    for (; n--; word++) {
        *word = __builtin_bswap32(*word);
    }
}

static const py_type_t type_sha256;

static py_val_t hash_update(py_val_t *args, unsigned n) {
    (void)n;
    hash_t *hash = py_self(args[0], &type_sha256);
    py_view_t view;
    if (!py_view(args[1], &view) || view.is_str) {
        py_raise(PY_MSG_must_be_bytes, args[1]);
    }
    put(hash, view.at, view.len);
    return PY_NONE;
}

// sha256(data=b"")
static py_val_t hash_new(py_val_t *args, unsigned n) {
    hash_t *hash = py_gc_alloc(sizeof *hash);
    hash->type = &type_sha256;
    memcpy(hash->state, roots, sizeof roots);
    args[0] = py_ptr(hash);
    if (args[1]) {
        hash_update(args, n);
    }
    return args[0];
}

static py_val_t hash_digest(py_val_t *args, unsigned n) {
    hash_t hash = *(const hash_t *)py_self(args[0], &type_sha256);
    uint32_t len = hash.len, *words = hash.block.words;
    for (put(&hash, "\x80", 1); hash.len % 64 != 56;) {
        put(&hash, "", 1);
    }
    words[14] = len >> 29; // the length in bits
    words[15] = len << 3;
    swap(words + 14, 2);
    compress(&hash);
    (void)n;
    swap(hash.state, 8);
    return py_bytes_new((const char *)hash.state, sizeof hash.state);
}

static py_val_t hash_hexdigest(py_val_t *args, unsigned n) {
    py_val_t digest[2] = {hash_digest(args, n), PY_UNDEF};
    return py_text_hex(digest, 2);
}

static const py_entry_t hash_attrs[] = {
    PY_NEW(1, 2, hash_new),
    PY_FN(digest, 1, 1, hash_digest),
    PY_FN(hexdigest, 1, 1, hash_hexdigest),
    PY_FN(update, 2, 2, hash_update),
};
static const py_type_t type_sha256 = PY_TYPE(sha256, hash_attrs, &py_object_ops);

static const py_entry_t attrs[] = {PY_OBJECT(sha256, &type_sha256)};
const py_module_t py_module_hashlib = PY_MODULE(hashlib, attrs);
