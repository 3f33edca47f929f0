// SPDX-License-Identifier: MIT
// sim/periph/absent.c -- what the chip has and the simulator has not: silence would be a lie.
//
// While its clock is off such a peripheral reads 0 and ignores writes, as the real one does.
#include "sim/periph/small.h"

#define BIT(n) (1u << (n))

// One line a peripheral; a model that is added takes its line out. Of the smaller chips nothing is missing.
static sim_periph_t high_density_only[] = {
    {.name = "TIM5", .base = 0x40000C00, .bus = SIM_APB1, .bit = BIT(3)},
    {.name = "TIM6", .base = 0x40001000, .bus = SIM_APB1, .bit = BIT(4)},
    {.name = "TIM7", .base = 0x40001400, .bus = SIM_APB1, .bit = BIT(5)},
    {.name = "SPI3", .base = 0x40003C00, .bus = SIM_APB1, .bit = BIT(15)},
    {.name = "UART4", .base = 0x40004C00, .bus = SIM_APB1, .bit = BIT(19)},
    {.name = "UART5", .base = 0x40005000, .bus = SIM_APB1, .bit = BIT(20)},
    {.name = "DAC", .base = 0x40007400, .bus = SIM_APB1, .bit = BIT(29)},
    {.name = "GPIOF", .base = 0x40011C00, .bus = SIM_APB2, .bit = BIT(7)},
    {.name = "GPIOG", .base = 0x40012000, .bus = SIM_APB2, .bit = BIT(8)},
    {.name = "TIM8", .base = 0x40013400, .bus = SIM_APB2, .bit = BIT(13)},
    {.name = "ADC3", .base = 0x40013C00, .bus = SIM_APB2, .bit = BIT(15)},
    {.name = "SDIO", .base = 0x40018000, .bus = SIM_AHB, .bit = BIT(10)},
    {.name = "DMA2", .base = 0x40020400, .bus = SIM_AHB, .bit = BIT(1)},
    {.name = "FSMC", .base = 0xA0000000, .bus = SIM_AHB, .bit = BIT(8)},
};

static uint32_t absent_read(void *self, uint32_t offset) {
    sim_periph_unmodelled(self, offset, "read of a peripheral that is not modelled");
}

static void absent_write(void *self, uint32_t offset, uint32_t value) {
    (void)value;
    sim_periph_unmodelled(self, offset, "write to a peripheral that is not modelled");
}

static void add_all(sim_periph_t *periphs, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        periphs[i].self = &periphs[i];
        periphs[i].read = absent_read;
        periphs[i].write = absent_write;
        sim_periph_add(&periphs[i]);
    }
}

void sim_absent_init(bool high_density) {
    if (high_density) {
        add_all(high_density_only, sizeof high_density_only / sizeof *high_density_only);
    }
}
