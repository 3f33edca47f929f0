// SPDX-License-Identifier: MIT
#include "chip/stm32f1/periph.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/rcc.h"

enum { APB2 = 32, NO_REMAP = 32, PINS = 48 };

// Registers at 0x40000000 + 0x400 * block; bit of RCC_APB1ENR, or of RCC_APB2ENR with APB2; lowest bit of its
// remapping in AFIO_MAPR.
static const struct {
    uint8_t block, clock, remap;
} periphs[HW_PERIPHS] = {
    [HW_UART1] = {0x4E, APB2 + 14, 2}, [HW_UART2] = {0x11, 17, 3},
    [HW_UART3] = {0x12, 18, 4},        [HW_SPI1] = {0x4C, APB2 + 12, 0},
    [HW_SPI2] = {0x0E, 14, NO_REMAP},  [HW_I2C1] = {0x15, 21, 1},
    [HW_I2C2] = {0x16, 22, NO_REMAP},  [HW_TIM1] = {0x4B, APB2 + 11, 6},
    [HW_TIM2] = {0x00, 0, 8},          [HW_TIM3] = {0x01, 1, 10},
    [HW_TIM4] = {0x02, 2, 12},         [HW_ADC1] = {0x49, APB2 + 9, NO_REMAP},
    [HW_CAN1] = {0x19, 25, 13},
};

// The pins that the 48-pin package has: RM0008 9.3. The remapping field of the peripheral in AFIO_MAPR must be
// `value` in the bits `care`. What comes first is the default. From the lowest bit: 6 of the pin, 4 of the peripheral,
// 2 of the signal, 2 of care, 2 of value.
enum { PIN = 0x3F, PERIPH = 0x3C0, SIGNAL = 0xC00 };

#define KEY(pin, periph, signal) ((pin) | (unsigned)(periph) << 6 | (unsigned)(signal) << 10)
#define AF(port, number, periph, signal, care, value)                                              \
    KEY(HW_PIN(port, number), HW_##periph, signal) | (care) << 12 | (value) << 14

static const uint16_t pins[] = {
    AF('A', 9, UART1, 0, 1, 0),  AF('A', 10, UART1, 1, 1, 0), AF('B', 6, UART1, 0, 1, 1),
    AF('B', 7, UART1, 1, 1, 1),  AF('A', 11, UART1, 2, 0, 0), AF('A', 12, UART1, 3, 0, 0),
    AF('A', 2, UART2, 0, 1, 0),  AF('A', 3, UART2, 1, 1, 0),  AF('A', 0, UART2, 2, 1, 0),
    AF('A', 1, UART2, 3, 1, 0),  AF('B', 10, UART3, 0, 3, 0), AF('B', 11, UART3, 1, 3, 0),
    AF('B', 13, UART3, 2, 3, 0), AF('B', 14, UART3, 3, 3, 0), AF('A', 5, SPI1, 0, 1, 0),
    AF('A', 6, SPI1, 1, 1, 0),   AF('A', 7, SPI1, 2, 1, 0),   AF('B', 3, SPI1, 0, 1, 1),
    AF('B', 4, SPI1, 1, 1, 1),   AF('B', 5, SPI1, 2, 1, 1),   AF('B', 13, SPI2, 0, 0, 0),
    AF('B', 14, SPI2, 1, 0, 0),  AF('B', 15, SPI2, 2, 0, 0),  AF('B', 6, I2C1, 0, 1, 0),
    AF('B', 7, I2C1, 1, 1, 0),   AF('B', 8, I2C1, 0, 1, 1),   AF('B', 9, I2C1, 1, 1, 1),
    AF('B', 10, I2C2, 0, 0, 0),  AF('B', 11, I2C2, 1, 0, 0),  AF('A', 8, TIM1, 0, 3, 0),
    AF('A', 9, TIM1, 1, 3, 0),   AF('A', 10, TIM1, 2, 3, 0),  AF('A', 11, TIM1, 3, 3, 0),
    AF('A', 0, TIM2, 0, 1, 0),   AF('A', 15, TIM2, 0, 1, 1),  AF('A', 1, TIM2, 1, 1, 0),
    AF('B', 3, TIM2, 1, 1, 1),   AF('A', 2, TIM2, 2, 2, 0),   AF('B', 10, TIM2, 2, 2, 2),
    AF('A', 3, TIM2, 3, 2, 0),   AF('B', 11, TIM2, 3, 2, 2),  AF('A', 6, TIM3, 0, 3, 0),
    AF('B', 4, TIM3, 0, 3, 2),   AF('A', 7, TIM3, 1, 3, 0),   AF('B', 5, TIM3, 1, 3, 2),
    AF('B', 0, TIM3, 2, 1, 0),   AF('B', 1, TIM3, 3, 1, 0),   AF('B', 6, TIM4, 0, 0, 0),
    AF('B', 7, TIM4, 1, 0, 0),   AF('B', 8, TIM4, 2, 0, 0),   AF('B', 9, TIM4, 3, 0, 0),
    AF('A', 12, CAN1, 0, 3, 0),  AF('A', 11, CAN1, 1, 3, 0),  AF('B', 9, CAN1, 0, 3, 2),
    AF('B', 8, CAN1, 1, 3, 2),
};

enum { ENTRIES = sizeof(pins) / sizeof(pins[0]) };

static uint8_t owners[PINS];

void *hw_periph_base(enum hw_periph periph) {
    return (void *)(0x40000000u + 0x400u * periphs[periph].block);
}

uint32_t hw_periph_hz(enum hw_periph periph) {
    return periphs[periph].clock & APB2 ? hw_clock_core_hz() : hw_clock_apb1_hz();
}

static void set_bit(volatile uint32_t *apb1, volatile uint32_t *apb2, enum hw_periph periph,
                    bool on) {
    unsigned bit = periphs[periph].clock;
    volatile uint32_t *reg = bit & APB2 ? apb2 : apb1;
    uint32_t mask = 1u << (bit & 31);
    *reg = on ? *reg | mask : *reg & ~mask;
}

void hw_periph_stop(enum hw_periph periph) {
    set_bit(&RCC->APB1ENR, &RCC->APB2ENR, periph, false);
}

void hw_periph_start(enum hw_periph periph) {
    set_bit(&RCC->APB1ENR, &RCC->APB2ENR, periph, true);
    set_bit(&RCC->APB1RSTR, &RCC->APB2RSTR, periph, true);
    set_bit(&RCC->APB1RSTR, &RCC->APB2RSTR, periph, false);
}

// The first entry from i on that is as the key, in the fields of the mask.
static unsigned find(unsigned i, unsigned key, unsigned mask) {
    while (i < ENTRIES && (pins[i] ^ key) & mask) {
        i++;
    }
    return i;
}

int hw_periph_pin(enum hw_periph periph, unsigned signal, int pin, hw_remap_t *remap) {
    unsigned i = 0, mask = pin < 0 ? PERIPH | SIGNAL : PIN | PERIPH | SIGNAL;
    while ((i = find(i, KEY(pin & PIN, periph, signal), mask)) < ENTRIES) {
        unsigned entry = pins[i++];
        if (!((entry >> 12 ^ *remap) >> 2 & entry >> 12 & *remap & 3)) {
            *remap |= entry >> 12;
            return entry & PIN;
        }
    }
    return -1;
}

int hw_periph_signal(enum hw_periph periph, hw_pin_t pin) {
    unsigned i = find(0, KEY(pin, periph, 0), PIN | PERIPH);
    return i < ENTRIES ? pins[i] >> 10 & 3 : -1;
}

enum hw_periph hw_pin_owner(hw_pin_t pin) {
    return pin < PINS ? (enum hw_periph)owners[pin] : HW_NONE;
}

void hw_pin_take(hw_pin_t pin, enum hw_periph periph) {
    if (pin < PINS) {
        owners[pin] = (uint8_t)periph;
    }
    if (periph == HW_NONE) {
        hw_gpio_configure(pin, GPIO_CONFIG_FLOATING);
    }
}

void hw_periph_release(enum hw_periph periph) {
    for (unsigned pin = 0; pin < PINS; pin++) {
        if (owners[pin] == periph) {
            hw_pin_take((hw_pin_t)pin, HW_NONE);
        }
    }
}

void hw_periph_remap_now(enum hw_periph periph, hw_remap_t *remap) {
    *remap = 0;
    for (unsigned i = 0; (i = find(i, KEY(0, periph, 0), PERIPH)) < ENTRIES; i++) {
        // A pin in both of two remappings has one entry: the bits that tell them apart do not matter to it.
        if (owners[pins[i] & PIN] == periph) {
            *remap |= pins[i] >> 12;
        }
    }
}

// SWJ_CFG reads as anything, so it is written anew each time.
void hw_periph_remap(enum hw_periph periph, hw_remap_t remap) {
    unsigned shift = periphs[periph].remap;
    if (shift != NO_REMAP) {
        uint32_t mapr = AFIO->MAPR & ~(AFIO_MAPR_SWJ_CFG_MASK | (remap & 3) << shift);
        AFIO->MAPR = mapr | AFIO_MAPR_SWJ_CFG_SWD_ONLY | remap >> 2 << shift;
    }
}
