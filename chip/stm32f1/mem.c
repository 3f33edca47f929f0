// SPDX-License-Identifier: MIT
// chip/stm32f1/mem.c -- the few C library functions that the compiler itself calls, strlen and strcmp.
//
// No C library is linked. What moves or fills memory does it by words; the rest is as small as it
// gets. Built without LTO and without loop idioms: else the compiler turns these loops into
// calls of themselves (sources.mk).
#include <stddef.h>
#include <stdint.h>

// A word at any address: LDR and STR take it, at a cycle's price; LDM and LDRD would fault.
typedef struct __attribute__((packed, may_alias)) {
    uint32_t bits;
} word_t;

void *memcpy(void *to, const void *from, size_t len) {
    uint8_t *d = to;
    const uint8_t *s = from;
    for (; len >= 4; len -= 4, d += 4, s += 4) {
        ((word_t *)d)->bits = ((const word_t *)s)->bits;
    }
    while (len--) {
        *d++ = *s++;
    }
    return to;
}

static void copy_up(uint8_t *d, const uint8_t *s, size_t len) {
    for (; len >= 4; len -= 4) {
        ((word_t *)(d + len - 4))->bits = ((const word_t *)(s + len - 4))->bits;
    }
    while (len--) {
        d[len] = s[len];
    }
}

// Each word is read before it is written, and what is read later lies on the side that is not written yet: so the ranges
// may overlap by any number of bytes.
void *memmove(void *to, const void *from, size_t len) {
    uint8_t *d = to;
    const uint8_t *s = from;
    if ((size_t)(d - s) < len) {
        copy_up(d, s, len);
    } else {
        memcpy(d, s, len);
    }
    return to;
}

void *memset(void *to, int byte, size_t len) {
    uint8_t *d = to;
    uint32_t word = (uint8_t)byte * 0x01010101u;
    for (; len >= 4; len -= 4, d += 4) {
        ((word_t *)d)->bits = word;
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

int strcmp(const char *a, const char *b) {
    while (*a && *a == *b) {
        a++, b++;
    }
    return (uint8_t)*a - (uint8_t)*b;
}
