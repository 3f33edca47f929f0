// SPDX-License-Identifier: MIT
// tests/chip/drivers.c -- the chip layer without Python: one-letter commands over USART1, for
// run.py.
//
// Each command exercises a driver on the (simulated) chip and prints one line that run.py expects.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "chip/stm32f1/bus.h"
#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/fault.h"
#include "chip/stm32f1/flash.h"
#include "chip/stm32f1/gpio.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/uart.h"

extern uint8_t _files_start[];

static volatile unsigned breaks;

void hw_on_source(unsigned source) {
    (void)source;
}

void hw_uart_on_break(void) {
    breaks++;
}

static void print(const char *text) {
    hw_uart_write(text, strlen(text));
}

static void print_number(const char *label, uint32_t value) {
    char digits[12];
    char *at = digits + sizeof(digits) - 1;
    *at = 0;
    do {
        *--at = (char)('0' + value % 10);
    } while (value /= 10);
    print(label);
    print(at);
    print("\n");
}

static void print_result(const char *what, bool good) {
    print(what);
    print(good ? " ok\n" : " wrong\n");
}

static int read_byte(void) {
    int byte;
    while ((byte = hw_uart_read()) < 0) {
        hw_power_idle();
    }
    return byte;
}

// Bytes back as they come, until a zero.
static void echo(void) {
    for (int byte; (byte = read_byte()) != 0;) {
        char c = (char)byte;
        hw_uart_write(&c, 1);
    }
    print("\n");
}

// Looks away while 200 bytes come in, then counts what the ring kept.
static void look_away(void) {
    hw_uart_set_break(3);
    breaks = 0;
    hw_clock_spin_us(40000);
    unsigned count = 0;
    while (hw_uart_read() >= 0) {
        count++;
    }
    hw_uart_set_break(-1);
    print_number("breaks ", breaks);
    print_number("kept ", count);
}

// Time must not run backwards, and must keep up with the cycle counter, also with interrupts
// masked.
static void check_time(void) {
    bool good = true;
    uint64_t last = hw_clock_long_us();
    uint32_t start_us = (uint32_t)last, start_cycles = hw_clock_cycles();
    for (unsigned i = 0; i < 20000; i++) {
        uint32_t mask = i & 1 ? irq_save() : 0;
        uint64_t now = hw_clock_long_us();
        if (i & 1) {
            irq_restore(mask);
        }
        good = good && now >= last && now - last < 20;
        last = now;
    }
    uint32_t us = hw_clock_us() - start_us;
    uint32_t cycles_us = (hw_clock_cycles() - start_cycles) / (hw_clock_core_hz() / 1000000);
    print_result("time", good && us - cycles_us + 2 <= 4);
}

// A delay across several ticks that cannot be counted.
static void check_masked_delay(void) {
    uint32_t mask = irq_save();
    uint32_t start = hw_clock_cycles();
    hw_clock_spin_us(5500);
    uint32_t us = (hw_clock_cycles() - start) / (hw_clock_core_hz() / 1000000);
    irq_restore(mask);
    print_result("delay", us >= 5500 && us < 5510);
}

static void check_flash(void) {
    uint32_t page = (uint32_t)_files_start;
    volatile uint16_t *cells = (volatile uint16_t *)_files_start;
    bool good = hw_flash_erase(page) == HW_FLASH_OK && cells[0] == 0xFFFF;
    good = good && hw_flash_program(page, 0x1234) == HW_FLASH_OK && cells[0] == 0x1234;
    good = good && hw_flash_program(page, 0x4321) == HW_FLASH_NOT_ERASED && cells[0] == 0x1234;
    good = good && hw_flash_program(page + HW_FLASH_PAGE_SIZE - 2, 0xA5A5) == HW_FLASH_OK;
    good = good && hw_flash_erase(page + 512) == HW_FLASH_OK && cells[0] == 0xFFFF;
    good = good && cells[HW_FLASH_PAGE_SIZE / 2 - 1] == 0xFFFF;
    print_result("flash", good);
}

// The second call finds what the first one left.
static void check_flash_size(void) {
    uint32_t end = hw_flash_end(0x08010000, 0xBEEF);
    uint32_t start = hw_clock_cycles();
    bool same = hw_flash_end(0x08010000, 0xBEEF) == end && hw_clock_cycles() - start < 72000;
    print_number("flash end in KiB ", (end - 0x08000000) / 1024);
    print_result("flash size", same && hw_flash_end(0x08020000, 0xBEEF) == 0x08020000);
}

static void check_gpio(void) {
    hw_pin_t pin = HW_PIN('B', 12), low = HW_PIN('B', 3);
    bool good = hw_gpio_config(pin) == GPIO_CONFIG_FLOATING;
    hw_gpio_configure(pin, GPIO_CONFIG_OUTPUT);
    hw_gpio_write(pin, 1);
    good = good && hw_gpio_config(pin) == GPIO_CONFIG_OUTPUT && hw_gpio_read(pin);
    hw_gpio_write(pin, 0);
    good = good && !hw_gpio_read(pin) && !hw_gpio_output(pin);
    hw_gpio_write(low, 1);
    hw_gpio_configure(low, GPIO_CONFIG_PULLED);
    good = good && hw_gpio_read(low);
    hw_gpio_write(low, 0);
    print_result("gpio", good && !hw_gpio_read(low));
}

// Every length and distance up to 24 against a loop that cannot be wrong.
static bool moves_right(unsigned from, unsigned to, unsigned len) {
    uint8_t moved[64], wanted[64];
    for (unsigned i = 0; i < sizeof(moved); i++) {
        moved[i] = (uint8_t)(i * 7 + 1);
    }
    for (unsigned i = 0; i < sizeof(moved); i++) {
        bool inside = i >= to && i < to + len;
        wanted[i] = (uint8_t)((inside ? i - to + from : i) * 7 + 1);
    }
    memmove(moved + to, moved + from, len);
    for (unsigned i = 0; i < sizeof(moved); i++) {
        if (moved[i] != wanted[i]) {
            return false;
        }
    }
    return memcmp(moved, wanted, sizeof(moved)) == 0;
}

static void check_memory(void) {
    bool good = true;
    for (unsigned len = 0; len <= 24; len++) {
        for (unsigned to = 0; to <= 24; to++) {
            good = good && moves_right(12, to, len);
        }
    }
    uint8_t filled[16] = {0};
    memset(filled + 1, 0x1A5, 13); // only the low byte counts
    good = good && filled[0] == 0 && filled[1] == 0xA5 && filled[13] == 0xA5 && filled[14] == 0;
    good = good && memcmp("abc", "abd", 3) < 0 && memcmp("abc", "abd", 2) == 0;
    print_result("memory", good);
}

static bool load(uint32_t address, unsigned width, uint32_t *value) {
    return hw_bus_access(address, width, value, false);
}

static bool store(uint32_t address, unsigned width, uint32_t value) {
    return hw_bus_access(address, width, &value, true);
}

// Nothing answers at 0x60000000 (RM0008 3.3); a fault there must leave no trace.
static void check_bus(void) {
    static volatile uint32_t word = 0x12345678;
    uint32_t value = 0;
    bool good = load((uint32_t)&word, 4, &value) && value == 0x12345678;
    good = good && store((uint32_t)&word + 1, 1, 0xAB) && word == 0x1234AB78;
    good = good && load((uint32_t)&word + 2, 2, &value) && value == 0x1234;
    good = good && !load(0x60000000, 4, &value) && !store(0x60000000, 1, 0);
    good = good && load((uint32_t)&word, 4, &value);
    print_result("bus", good);
}

static __attribute__((noinline)) unsigned recurse(unsigned n) {
    volatile uint8_t frame[100];
    frame[n % 100] = (uint8_t)n;
    return n ? recurse(n - 1) + frame[n % 100] : 0;
}

// With interrupts masked the writer must empty the ring itself.
static void write_masked(void) {
    uint32_t mask = irq_save();
    for (unsigned i = 0; i < 20; i++) {
        print("masked ");
    }
    irq_restore(mask);
    print("\n");
}

static void run_command(int command) {
    switch (command) {
    case 'e': echo(); break;
    case 'b': look_away(); break;
    case 't': check_time(); break;
    case 'd': check_masked_delay(); break;
    case 'p': check_flash(); break;
    case 'g': check_gpio(); break;
    case 's': check_flash_size(); break;
    case 'm': check_memory(); break;
    case 'l': check_bus(); break;
    case 'w': write_masked(); break;
    case 'f': *(volatile uint32_t *)0x60000000 = 1; break;
    case 'u': __asm volatile("udf #0"); break;
    case 'o': print_number("", recurse(1000)); break;
    case 'a': hw_fault_fatal("as asked"); break;
    case 'r':
        hw_uart_flush();
        hw_power_reset();
        break;
    default: print("?\n"); break;
    }
}

int main(void) {
    hw_power_boot();
    hw_clock_start(HW_CLOCK_HZ);
    hw_gpio_init();
    hw_uart_init(115200);
    hw_uart_set_break(-1);
    print_number("clock ", hw_clock_core_hz());
    print_number("cause ", hw_power_cause);
    for (;;) {
        run_command(read_byte());
    }
}
