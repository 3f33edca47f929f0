// SPDX-License-Identifier: MIT
#include "chip/stm32f1/fault.h"

#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/uart.h"

extern uint32_t _ram_start[], _ram_end[];

static void print_hex(const char *label, uint32_t value) {
    char text[10];
    for (int i = 0; i < 8; i++) {
        text[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 15];
    }
    text[8] = ' ';
    text[9] = 0;
    hw_uart_panic_write(label);
    hw_uart_panic_write(text);
}

void hw_fault_fatal(const char *message) {
    irq_save();
    hw_uart_panic_write("\r\nfatal: ");
    hw_uart_panic_write(message);
    hw_uart_panic_write("\r\n");
    hw_power_reset();
}

static void print_words(const char labels[8][5], const uint32_t *words) {
    for (unsigned i = 0; i < 8; i++) {
        print_hex(labels[i], words[i]);
    }
    hw_uart_panic_write("\r\n");
}

// Called by startup.c.
void hw_fault_report(const uint32_t *frame, const uint32_t *saved) {
    static const char pushed[8][5] = {"r0=", "r1=", "r2=", "r3=", "r12=", "lr=", "pc=", "psr="};
    static const char kept[8][5] = {"r4=", "r5=", "r6=", "r7=", "r8=", "r9=", "r10=", "r11="};
    irq_save();
    print_hex("\r\nfault: exception=", SCB->ICSR & SCB_ICSR_VECTACTIVE);
    print_hex("cfsr=", SCB->CFSR);
    print_hex("hfsr=", SCB->HFSR);
    print_hex("bfar=", SCB->BFAR);
    print_hex("sp=", (uint32_t)frame);
    hw_uart_panic_write("\r\n");
    if (frame < _ram_start || frame + 8 > _ram_end) {
        hw_fault_fatal("C stack overflow");
    }
    print_words(pushed, frame);
    print_words(kept, saved);
    hw_power_reset();
}
