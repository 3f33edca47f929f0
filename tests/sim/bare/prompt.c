// SPDX-License-Identifier: MIT
// A board that knows only the prompt's protocol (docs of raw mode and raw-paste mode): it "runs" a
// program by printing its length and sum. A program that begins with 'E' ends in an error, one that begins
// with 'S' has a syntax error in its first line, one with 'R' resets the board. Without RAW_PASTE it has plain raw mode alone.
#include "bare.h"

enum { WINDOW = 32 };

static uint32_t length, sum;
static char first;

static char get_char(void) {
    while (!(REG(USART1 + USART_SR) & RXNE)) {
    }
    return (char)REG(USART1 + USART_DR);
}

static void put_number(uint32_t n) {
    if (n >= 10) {
        put_number(n / 10);
    }
    put_char((char)('0' + n % 10));
}

static void take(char c) {
    first = length++ == 0 ? c : first;
    sum += (uint8_t)c;
}

static void run(void) {
    if (first == 'R') {
        SCB_AIRCR = 0x05FA0004;
    }
    if (first != 'S') {
        put_number(length);
        put_text("\r\n");
        put_number(sum);
        put_text("\rx\r\n");
    }
    put_char(4);
    if (first == 'E' || first == 'S') {
        put_text("Traceback\r\nError\r\n");
    }
    put_char(4);
    put_char('>');
}

static void begin(void) {
    length = sum = 0;
    first = 0;
}

static void raw_paste(void) {
    begin();
    put_text("R\x01");
    put_char(WINDOW);
    put_char(0);
    put_char(1);
    char c;
    while ((c = get_char()) != 4) {
        take(c);
        if (first == 'S' && c == '\n') {
            put_char(4); // stop; then drain
            while (get_char() != 4) {
            }
            run();
            return;
        }
        if (length % WINDOW == 0) {
            put_char(1);
        }
    }
    put_char(4);
    run();
}

static void raw_mode(void) {
    put_text("raw REPL; CTRL-B to exit\r\n>");
    begin();
    for (;;) {
        char c = get_char();
        if (c == 5) {
            get_char();
            get_char();
            if (RAW_PASTE) {
                raw_paste();
            } else {
                put_char('R');
                put_char(0);
            }
            begin();
        } else if (c == 4) {
            put_text("OK");
            run();
            begin();
        } else {
            take(c);
        }
    }
}

void test(void) {
    console_start(16);
    put_text("MicroPython (test)\r\n>>> ");
    while (get_char() != 1) {
    }
    raw_mode();
}
