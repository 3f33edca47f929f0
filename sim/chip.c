// SPDX-License-Identifier: MIT
#include "sim/chip.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "sim/cpu/cpu.h"
#include "sim/periph/adc.h"
#include "sim/periph/afio.h"
#include "sim/periph/bkp.h"
#include "sim/periph/dma.h"
#include "sim/periph/can.h"
#include "sim/periph/exti.h"
#include "sim/periph/flash.h"
#include "sim/periph/gpio.h"
#include "sim/periph/i2c.h"
#include "sim/periph/iwdg.h"
#include "sim/periph/pwr.h"
#include "sim/periph/rcc.h"
#include "sim/periph/rtc.h"
#include "sim/periph/rtcout.h"
#include "sim/periph/small.h"
#include "sim/periph/tim.h"
#include "sim/periph/spi.h"
#include "sim/periph/usart.h"
#include "sim/periph/usb.h"
#include "sim/random.h"

#define RAM_BASE  0x20000000u
#define INFO_BASE 0x1FFFF000u // system memory (2 KiB), then the option bytes
#define INFO_SIZE 0x1000u
#define SIZE_REG  0x7E0u
#define UNIQUE_ID 0x7E8u
#define OPTIONS   (SIM_OPTION_BASE - INFO_BASE)

static const sim_chip_t chips[] = {
    {"C8", 64, 20, 1024, 0x20036410, false},
    {"CB", 128, 20, 1024, 0x20036410, false},
    {"RE", 512, 64, 2048, 0x10036414, true},
};

const sim_chip_t *sim_chip_find(const char *name) {
    for (unsigned i = 0; i < sizeof chips / sizeof *chips; i++) {
        if (strcmp(chips[i].name, name) == 0) {
            return &chips[i];
        }
    }
    return NULL;
}

static uint8_t info[INFO_SIZE];

// ST's bootloader is not ours to ship: its place holds undefined instructions (UDF #0), or what sim_chip_load_rom reads.
static void fill_info(const sim_chip_t *chip) {
    static const uint8_t udf[2] = {0x00, 0xDE};
    static const uint8_t unique_id[12] = {0x34, 0x00, 0x2D, 0x00, 0x07, 'P',
                                          'Y',  'L',  'L',  'S',  'I',  'M'};
    static const uint8_t factory_options[SIM_OPTION_SIZE] = {
        0xA5, 0x5A, 0xFF, 0x00, 0xFF, 0x00, 0xFF, 0x00,
        0xFF, 0x00, 0xFF, 0x00, 0xFF, 0x00, 0xFF, 0x00,
    };
    for (unsigned i = 0; i < INFO_SIZE; i++) {
        info[i] = i < OPTIONS ? udf[i % 2] : 0xFF;
    }
    memset(info + SIZE_REG, 0xFF, OPTIONS - SIZE_REG);
    info[SIZE_REG] = (uint8_t)chip->flash_kib;
    info[SIZE_REG + 1] = (uint8_t)(chip->flash_kib >> 8);
    memcpy(info + UNIQUE_ID, unique_id, sizeof unique_id);
    memcpy(info + OPTIONS, factory_options, sizeof factory_options);
}

int sim_chip_load_rom(const char *path) {
    uint8_t bytes[SIZE_REG + 1];
    FILE *file = fopen(path, "rb");
    if (!file) {
        return -1;
    }
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (size == 0 || size > SIZE_REG) {
        return -1;
    }
    memcpy(info, bytes, size);
    return 0;
}

// SRAM holds noise after power-on and after Standby, the same for the same seed.
static uint8_t ram[64 * 1024];

static void fill_ram(void) {
    for (unsigned i = 0; i < sizeof ram; i++) {
        ram[i] = (uint8_t)sim_random();
    }
}

static void map_ram(const sim_chip_t *chip) {
    fill_ram();
    sim_bus_map(RAM_BASE, chip->ram_kib * 1024, ram, true);
}

static unsigned resets;

static uint32_t no_read(void *self, uint32_t offset, unsigned size) {
    (void)self, (void)offset, (void)size;
    return 0;
}

static void no_write(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self, (void)offset, (void)size, (void)value;
}

static void count_reset(void *self) {
    (void)self;
    resets++;
    if (sim_reset_cause() == SIM_RESET_STANDBY) {
        fill_ram();
        sim_bus_invalidate(RAM_BASE, sizeof ram);
    }
}

unsigned sim_chip_resets(void) {
    return resets;
}

// Answers at no address; it only hears of resets.
static const sim_device_t reset_counter = {
    .name = "reset counter",
    .base = 0xFFFFFFFF,
    .size = 0,
    .read = no_read,
    .write = no_write,
    .reset = count_reset,
};

void sim_chip_init(const sim_chip_t *chip, uint8_t *flash, uint32_t flash_size, uint32_t hse_hz) {
    fill_info(chip);
    sim_cpu_init();
    sim_bus_map(SIM_FLASH_BASE, flash_size, flash, false);
    sim_bus_map(0, flash_size, flash, false); // BOOT0 low
    sim_bus_map(INFO_BASE, INFO_SIZE, info, false);
    map_ram(chip);
    sim_bus_add_bridge("APB1", 0x40000000, 0x8000); // AMBA 2's APB has no signal for an error
    sim_bus_add_bridge("APB2", 0x40010000, 0x5800);
    sim_rcc_init(hse_hz, chip->high_density);
    sim_flash_init(flash, flash_size, chip->page_size, info + OPTIONS);
    sim_gpio_init();
    sim_afio_init();
    sim_exti_init();
    sim_dma_init();
    sim_usart_init();
    sim_usb_init();
    sim_i2c_init();
    sim_tim_init();
    sim_spi_init(chip->high_density);
    sim_can_init();
    sim_adc_init();
    sim_pwr_init();
    sim_bkp_init(chip->high_density);
    sim_rtc_init();
    sim_rtcout_init();
    sim_iwdg_init();
    sim_wwdg_init();
    sim_dbgmcu_init(chip->idcode);
    sim_crc_init();
    sim_absent_init(chip->high_density);
    sim_bus_add(&reset_counter);
}
