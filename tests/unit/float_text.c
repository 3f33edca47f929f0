// SPDX-License-Identifier: MIT
// tests/unit/float_text.c -- floats print with the fewest digits that read back as the same float.
//
// Every 49,999th bit pattern from the smallest denormal to the largest float, and all powers of two. What
// reads back is asked of our own parser and of the C library's strtof.
// Links: core/*/*.c repl/*.c host/port.c host/files.c host/no_flash.c build/messages.c build/rom_names.c build/library.c build/font.c
#include <stdio.h>
#include <stdlib.h>

#include "core/mem/gc.h"
#include "core/obj/float.h"
#include "core/obj/str.h"
#include "core/vm/run.h"
#include "host/port.h"

static int tested, failures;

// How many digits the C library's %e needs to read back as f.
static int digits_needed(float f) {
    char text[32];
    int n = 1;
    for (; n < 9; n++) {
        snprintf(text, sizeof text, "%.*e", n - 1, (double)f);
        if (strtof(text, NULL) == f) {
            break;
        }
    }
    return n;
}

static void check(uint32_t bits) {
    char text[64];
    py_decimal_t decimal;
    float f = py_float_of_bits(bits), own = 0;
    py_decimal_shortest(f, &decimal);
    int len = snprintf(text, sizeof text, "%.*se%d", decimal.n, decimal.digits,
                       decimal.point - decimal.n);
    py_val_t parsed = py_float_parse(text, (size_t)len);
    py_float_check(parsed, &own);
    tested++;
    if (own != f || strtof(text, NULL) != f || decimal.n > digits_needed(f)) {
        failures++;
        printf("%08x prints as %s, which reads as %a\n", (unsigned)bits, text, (double)own);
    }
}

int main(void) {
    static uint64_t arena[8192];
    host_port_init(__builtin_frame_address(0));
    py_init(arena, sizeof arena);
    for (uint32_t bits = 1; bits < PY_FLOAT_INFINITY; bits += 49999) {
        check(bits);
    }
    for (uint32_t bits = 0x800000; bits < PY_FLOAT_INFINITY; bits += 0x800000) {
        check(bits);
    }
    printf("%d floats tested, %d failures\n", tested, failures);
    return failures != 0;
}
