// SPDX-License-Identifier: MIT
// tests/cpu/bench.c -- ordinary compiled C, for the simulator's speed: a stack machine's dispatch loop,
// a sieve, a sort, a hash table and a checksum. Prints a checksum; the runner takes the time.
#include "program.h"

static uint32_t seed = 1;

static uint32_t next_random(void) {
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

// ---- a small stack machine, as interpreters are

enum { PUSH, ADD, MUL, XOR, LESS, JUMP_IF, DUP, LOAD, STORE, HALT };

static uint32_t run_machine(const uint8_t *code) {
    uint32_t stack[16], locals[8] = {0}, *sp = stack;
    const uint8_t *pc = code;
    for (;;) {
        switch (*pc++) {
        case PUSH: *sp++ = *pc++; break;
        case ADD: sp--, sp[-1] += sp[0]; break;
        case MUL: sp--, sp[-1] *= sp[0]; break;
        case XOR: sp--, sp[-1] ^= sp[0]; break;
        case LESS: sp--, sp[-1] = sp[-1] < sp[0]; break;
        case JUMP_IF: pc = *--sp ? code + *pc : pc + 1; break;
        case DUP: sp[0] = sp[-1], sp++; break;
        case LOAD: *sp++ = locals[*pc++]; break;
        case STORE: locals[*pc++] = *--sp; break;
        default: return locals[1];
        }
    }
}

static uint32_t machine(void) {
    static const uint8_t code[] = {PUSH,  0, STORE, 0, // i = 0
                                   LOAD,  1, LOAD,  0,   ADD,  PUSH,  31,  MUL,  LOAD,    0, XOR,
                                   STORE, 1,                             // x = (x + i) * 31 ^ i
                                   LOAD,  0, PUSH,  1,   ADD,  STORE, 0, // i = i + 1
                                   LOAD,  0, PUSH,  250, PUSH, 8,     MUL, LESS, JUMP_IF, 4, HALT};
    return run_machine(code);
}

// ---- arrays

static uint32_t sieve(void) {
    static uint8_t composite[2048];
    uint32_t count = 0;
    for (unsigned i = 0; i < sizeof composite; i++) {
        composite[i] = 0;
    }
    for (unsigned i = 2; i < sizeof composite; i++) {
        if (!composite[i]) {
            count++;
            for (unsigned k = i * i; k < sizeof composite; k += i) {
                composite[k] = 1;
            }
        }
    }
    return count;
}

static void sort(int32_t *items, int low, int high) {
    if (low >= high) {
        return;
    }
    int32_t pivot = items[(low + high) / 2];
    int i = low, j = high;
    while (i <= j) {
        while (items[i] < pivot) {
            i++;
        }
        while (items[j] > pivot) {
            j--;
        }
        if (i <= j) {
            int32_t other = items[i];
            items[i++] = items[j];
            items[j--] = other;
        }
    }
    sort(items, low, j);
    sort(items, i, high);
}

static uint32_t sorted_sum(void) {
    static int32_t items[300];
    uint32_t sum = 0;
    for (unsigned i = 0; i < 300; i++) {
        items[i] = (int32_t)next_random();
    }
    sort(items, 0, 299);
    for (unsigned i = 0; i < 300; i++) {
        sum = sum * 17 + (uint32_t)items[i];
    }
    return sum;
}

static uint32_t hash_table(void) {
    static struct { uint32_t key, count; } table[128];
    for (unsigned i = 0; i < 1000; i++) {
        uint32_t key = next_random() % 97 + 1, at = key * 2654435761u >> 25;
        while (table[at].key && table[at].key != key) {
            at = (at + 1) % 128;
        }
        table[at].key = key;
        table[at].count++;
    }
    return table[5].count + table[77].count;
}

static uint32_t checksum(const uint8_t *from, unsigned len) {
    uint32_t crc = 0xFFFFFFFFu;
    for (unsigned i = 0; i < len; i++) {
        crc ^= from[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0xEDB88320u & -(crc & 1));
        }
    }
    return crc;
}

void test(void) {
    REG(0x40022000) = 0x12; // FLASH_ACR: two wait states, prefetch
    uint32_t sum = 0;
    for (unsigned turn = 0; turn < 250; turn++) {
        sum = sum * 33 + machine();
        sum = sum * 33 + sieve();
        sum = sum * 33 + sorted_sum();
        sum = sum * 33 + hash_table();
        sum = sum * 33 + checksum((const uint8_t *)0x08000000, 512);
    }
    line("bench", 1, sum);
}
