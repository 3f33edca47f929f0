// SPDX-License-Identifier: MIT
// core/mod/binascii.c -- module binascii: bytes as hexadecimal digits or base64, and a checksum.
#include "core/config.h"
#include "core/mod/binascii.h"

#include "core/obj/num.h"
#include "core/obj/text.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static void bytes_of(py_val_t v, py_view_t *view) {
    if (!py_view(v, view)) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
}

// hexlify(data, sep=""): bytes, where bytes.hex() gives a str
PY_HOT static py_val_t hexlify(py_val_t *args, unsigned n) {
    py_view_t view;
    py_view(py_text_hex(args, n), &view);
    return py_bytes_new(view.at, view.len);
}

static py_val_t unhexlify(py_val_t *args, unsigned n) {
    py_view_t view;
    bytes_of(args[0], &view);
    py_val_t call[2] = {py_ptr(&py_type_bytes), py_str_new(view.at, view.len)};
    return py_text_fromhex(call, n);
}

static char digit_of(unsigned six) {
    return (char)(six < 26   ? 'A' + six
                  : six < 52 ? six - 26 + 'a'
                  : six < 62 ? six - 52 + '0'
                  : six < 63 ? '+'
                             : '/');
}

static void put(py_build_t *build, unsigned c) {
    char byte = (char)c;
    py_build_write(build, &byte, 1);
}

// b2a_base64(data, newline=True)
static py_val_t b2a_base64(py_val_t *args, unsigned n) {
    py_view_t view;
    py_build_t build;
    bytes_of(args[0], &view);
    py_build_init(&build);
    uint32_t bits = 0;
    n = 0; // bits waiting
    for (unsigned i = 0; i < view.len; i++) {
        bits = bits << 8 | (uint8_t)view.at[i];
        for (n += 8; n >= 6;) {
            n -= 6;
            put(&build, digit_of(bits >> n & 63));
        }
    }
    if (n) {
        put(&build, digit_of(bits << (6 - n) & 63));
    }
    while (build.len % 4) {
        put(&build, '=');
    }
    if (!args[1] || py_truth(args[1])) {
        put(&build, '\n');
    }
    return py_build_bytes(&build);
}

// What is no digit is passed over, as CPython does it.
static py_val_t a2b_base64(py_val_t *args, unsigned n) {
    py_view_t view;
    py_build_t build;
    bytes_of(args[0], &view);
    py_build_init(&build);
    uint32_t bits = 0;
    unsigned padding = 0;
    n = 0; // bits waiting
    for (unsigned i = 0; i < view.len; i++) {
        char c = view.at[i];
        unsigned six = 0;
        while (six < 64 && digit_of(six) != c) {
            six++;
        }
        padding += c == '=';
        if (six < 64) {
            bits = bits << 6 | six;
            n += 6;
            if (n >= 8) {
                n -= 8;
                put(&build, bits >> n);
            }
        }
    }
    if (n == 6 || padding * 2 < n) {
        py_raise(PY_MSG_base64);
    }
    return py_build_bytes(&build);
}

// Bit by bit: a table would be a kilobyte.
uint32_t py_crc32(uint32_t before, const char *at, size_t len) {
    uint32_t crc = ~before;
    while (len--) {
        crc ^= (uint8_t)*at++;
        for (unsigned bit = 8; bit--;) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
    }
    return ~crc;
}

// crc32(data, before=0)
static py_val_t crc32(py_val_t *args, unsigned n) {
    (void)n;
    py_view_t view;
    bytes_of(args[0], &view);
    return py_int_from_u(py_crc32(args[1] ? py_to_u32(args[1]) : 0, view.at, view.len));
}

static const py_entry_t attrs[] = {
    PY_FN(a2b_base64, 1, 1, a2b_base64), PY_FN_KW(b2a_base64, 1, 1, newline, b2a_base64),
    PY_FN(crc32, 1, 2, crc32),           PY_FN(hexlify, 1, 2, hexlify),
    PY_FN(unhexlify, 1, 1, unhexlify),
};
const py_module_t py_module_binascii = PY_MODULE(binascii, attrs);
