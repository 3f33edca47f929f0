// SPDX-License-Identifier: MIT
// ARM's semihosting, with --semihosting. WRONG: ends with a failure. It speaks on USART1 too, in between.
#include "bare.h"

static uint32_t call(uint32_t what, const void *argument) {
    register uint32_t r0 __asm__("r0") = what;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static uint32_t open(const char *name, uint32_t mode) {
    uint32_t len = 0;
    while (name[len]) {
        len++;
    }
    uint32_t block[] = {(uint32_t)name, mode, len};
    return call(0x01, block);
}

static uint32_t write(uint32_t handle, const char *text, uint32_t len) {
    uint32_t block[] = {handle, (uint32_t)text, len};
    return call(0x05, block);
}

void test(void) {
    clock_72mhz();
    console_start(72);
    put_text("by wire\n");
    console_drain();
    call(0x04, "by debugger\n");
    call(0x03, "!");
    uint32_t out = open(":tt", 4), error = open(":tt", 8), in = open(":tt", 0), block[4] = {in};
    check("semihost-write", write(out, "hosted\nmore", 7), 0);
    check("semihost-write-error", write(error, "to stderr\n", 10), 0);
    check("semihost-debugger-seen", REG(0xE000EDF0) & 1, 1);
    check("semihost-tty", call(0x09, block), 1);
    check("semihost-no-file", open("a", 4), 0xFFFFFFFF);
    check("semihost-errno", call(0x13, 0), 13);
    check("semihost-write-nowhere", write(9, "x", 1), 1);
    block[1] = (uint32_t)block, block[2] = 7;
    check("semihost-read", call(0x06, block), 7);
    uint32_t list = open(":semihosting-features", 0), where_to = 0,
             few[] = {list, (uint32_t)&where_to, 4};
    check("semihost-features-length", call(0x0C, few), 5);
    check("semihost-features", call(0x06, few) | (where_to ^ 0x42464853), 0);
    few[2] = 8;
    check("semihost-features-end", call(0x06, few) << 8 | (where_to & 0xFF), 7 << 8 | 3);
    check("semihost-unknown", call(0x77, 0), 0xFFFFFFFF);
    uint32_t heap[4] = {1, 2, 3, 4}, *where = heap;
    check("semihost-heap-info", call(0x16, &where) | heap[0] | heap[3], 0);
    uint32_t from = call(0x10, 0), second = call(0x11, 0), start[2], now[2];
    call(0x30, start);
    cycles_start();
    while (cycles() < 72000000) {
    }
    call(0x30, now);
    check_range("semihost-clock", call(0x10, 0) - from, 99, 101);
    check_range("semihost-time", call(0x11, 0) - second, 1, 2);
    check_range("semihost-elapsed", now[0] - start[0], 72000000, 72001000);
    check("semihost-tick-frequency", call(0x31, 0), 72000000);
    console_drain();
    block[0] = 0x20026, block[1] = 42;
    if (WRONG) {
        call(0x18, (void *)0x20023);
    }
    call(0x20, block);
}
