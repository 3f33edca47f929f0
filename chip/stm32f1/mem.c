// SPDX-License-Identifier: MIT
// chip/stm32f1/mem.c -- the few C library functions that the compiler itself calls, and strlen.
//
// No C library is linked. memcpy and memset work on words where the addresses allow it; the rest is as
// small as it gets. Built without LTO and without loop idioms: else the compiler turns these loops into
// calls of themselves (sources.mk).
#include <stddef.h>
#include <stdint.h>

typedef uint32_t __attribute__((may_alias)) word_t;

void *memcpy(void *restrict to, const void *restrict from, size_t len) {
    uint8_t *d = to;
    const uint8_t *s = from;
    // The core reads and writes words at any address, so only the length decides. (LDR and STR may be
    // unaligned on the Cortex-M3, at a cycle's price.)
    for (; len >= 4; len -= 4, d += 4, s += 4) {
        *(word_t *)d = *(const word_t *)s;
    }
    while (len--) {
        *d++ = *s++;
    }
    return to;
}

void *memmove(void *to, const void *from, size_t len) {
    uint8_t *d = to;
    const uint8_t *s = from;
    if (d <= s || d >= s + len) {
        // Words would be wrong only where the ranges overlap by less than a word.
        if (d >= s || s - d >= 4) {
            return memcpy(to, from, len);
        }
        while (len--) {
            *d++ = *s++;
        }
        return to;
    }
    while (len--) {
        d[len] = s[len];
    }
    return to;
}

void *memset(void *to, int byte, size_t len) {
    uint8_t *d = to;
    uint32_t word = (uint8_t)byte * 0x01010101u;
    for (; len >= 4; len -= 4, d += 4) {
        *(word_t *)d = word;
    }
    while (len--) {
        *d++ = (uint8_t)byte;
    }
    return to;
}

int memcmp(const void *a, const void *b, size_t len) {
    const uint8_t *x = a, *y = b;
    for (; len; len--, x++, y++) {
        if (*x != *y) {
            return *x - *y;
        }
    }
    return 0;
}

size_t strlen(const char *text) {
    const char *end = text;
    while (*end) {
        end++;
    }
    return (size_t)(end - text);
}
