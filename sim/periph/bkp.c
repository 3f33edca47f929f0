// SPDX-License-Identifier: MIT
// LSE takes 1.5 s to start, the data sheet's typical value; it runs on over resets. The file of --backup holds
// the registers as they were at the end of the last run: no time passes for the RTC between two runs, so that every
// run can be repeated.
#include "sim/periph/bkp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/periph/alarm.h"
#include "sim/periph/gpio.h"
#include "sim/periph/pwr.h"
#include "sim/periph/rcc.h"
#include "sim/periph/rtc.h"
#include "sim/periph/rtcout.h"

#define BIT(n) (1u << (n))

enum { DR1 = 0x04, DR10 = 0x28, RTCCR = 0x2C, CR = 0x30, CSR = 0x34, DR11 = 0x40, DR42 = 0xBC };
enum { REGISTERS = 42 };

#define RTCCR_CAL  0x7Fu
#define RTCCR_CCO  BIT(7)
#define RTCCR_ASOE BIT(8)
#define RTCCR_ASOS BIT(9)
#define CR_TPE     BIT(0)
#define CR_TPAL    BIT(1)
#define CSR_CTE    BIT(0)
#define CSR_CTI    BIT(1)
#define CSR_TPIE   BIT(2)
#define CSR_TEF    BIT(8)
#define CSR_TIF    BIT(9)
#define TAMPER_IRQ 2
#define TAMPER_PIN SIM_PIN(SIM_PORT_C, 13)

#define BDCR_LSEON  BIT(0)
#define BDCR_LSERDY BIT(1)
#define BDCR_LSEBYP BIT(2)
#define BDCR_RTCSEL (3u << 8)
#define BDCR_RTCEN  BIT(15)
#define BDCR_BDRST  BIT(16)
#define LSE_HZ      32768u
#define LSE_READY   1500000000u // ns
#define LSI_HZ      40000u

static struct {
    uint32_t dr[REGISTERS], rtccr, cr, csr, bdcr;
    unsigned count; // of data registers that the chip has
    sim_alarm_t lse_ready;
    bool no_lse;
    const char *file;
} bkp;

static sim_periph_t periph;

// ---- clocks

uint32_t sim_bkp_rtc_hz(void) {
    if (!(bkp.bdcr & BDCR_RTCEN)) {
        return 0;
    }
    switch (bkp.bdcr >> 8 & 3) {
    case 1: return bkp.bdcr & BDCR_LSERDY ? LSE_HZ : 0;
    case 2: return sim_rcc_lsi_ready() ? LSI_HZ : 0;
    case 3: return sim_rcc_hse_hz() / 128;
    default: return 0;
    }
}

unsigned sim_bkp_calibration(void) {
    return bkp.rtccr & RTCCR_CAL;
}

void sim_bkp_no_lse(void) {
    bkp.no_lse = true;
}

static void start_lse(void) {
    if (!bkp.no_lse) {
        sim_alarm_set(&bkp.lse_ready, LSE_READY);
    }
}

static void lse_ready(void *self) {
    (void)self;
    bkp.bdcr |= BDCR_LSERDY;
    sim_rcc_lse_ready();
    sim_rtc_clock_changed();
}

static void reset_domain(void) {
    memset(bkp.dr, 0, sizeof bkp.dr);
    bkp.rtccr = bkp.cr = bkp.csr = bkp.bdcr = 0;
    sim_alarm_cancel(&bkp.lse_ready);
    sim_rtcout_set(SIM_RTCOUT_NOTHING);
    sim_rtc_domain_reset();
    sim_rtc_clock_changed();
}

uint32_t sim_bkp_read_bdcr(void) {
    return bkp.bdcr;
}

// RTCSEL can be chosen once (RM0008 7.3.9).
void sim_bkp_write_bdcr(uint32_t value) {
    if (!sim_pwr_backup_open()) {
        return;
    }
    if (value & BDCR_BDRST) {
        reset_domain();
        bkp.bdcr = BDCR_BDRST;
        return;
    }
    uint32_t old = bkp.bdcr, chosen = old & BDCR_RTCSEL;
    bkp.bdcr = (value & (BDCR_LSEON | BDCR_LSEBYP | BDCR_RTCEN)) |
               (chosen ? chosen : value & BDCR_RTCSEL) | (old & BDCR_LSERDY);
    if (value & BDCR_LSEON && !(old & BDCR_LSEON)) {
        start_lse();
    } else if (!(value & BDCR_LSEON)) {
        sim_alarm_cancel(&bkp.lse_ready);
        bkp.bdcr &= ~BDCR_LSERDY;
    }
    sim_rtc_clock_changed();
}

// ---- tamper

static void update_irq(void) {
    sim_irq_set(TAMPER_IRQ, (bkp.csr & CSR_TIF) != 0);
}

static void check_tamper(void) {
    bool level = sim_gpio_wire(TAMPER_PIN)->level;
    if (!(bkp.cr & CR_TPE) || level == ((bkp.cr & CR_TPAL) != 0) || bkp.csr & CSR_TEF) {
        return;
    }
    memset(bkp.dr, 0, sizeof bkp.dr);
    bkp.csr |= CSR_TEF | (bkp.csr & CSR_TPIE ? CSR_TIF : 0);
    update_irq();
}

static void tamper_pin_changed(void *self, const sim_wire_t *wire) {
    (void)self;
    (void)wire;
    check_tamper();
}

static void write_csr(uint32_t value) {
    bkp.csr &= ~((value & CSR_CTE ? CSR_TEF : 0) | (value & CSR_CTI ? CSR_TIF : 0) | CSR_TPIE);
    bkp.csr |= value & CSR_TPIE;
    check_tamper();
    update_irq();
}

// ---- registers

// DR1-10 and, in larger chips, DR11-42 at another place; REGISTERS: none of them.
static unsigned data_register(uint32_t offset) {
    if (offset >= DR1 && offset <= DR10) {
        return (offset - DR1) / 4;
    }
    if (offset >= DR11 && offset <= DR42 && bkp.count > 10) {
        return 10 + (offset - DR11) / 4;
    }
    return REGISTERS;
}

static uint32_t bkp_read(void *self, uint32_t offset) {
    (void)self;
    unsigned n = data_register(offset);
    if (n < REGISTERS) {
        return bkp.dr[n];
    }
    switch (offset) {
    case RTCCR: return bkp.rtccr;
    case CR: return bkp.cr;
    case CSR: return bkp.csr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

// What comes out at PC13.
static void update_output(void) {
    if (bkp.rtccr & RTCCR_ASOE) {
        sim_rtcout_set(bkp.rtccr & RTCCR_ASOS ? SIM_RTCOUT_SECOND : SIM_RTCOUT_ALARM);
    } else {
        sim_rtcout_set(bkp.rtccr & RTCCR_CCO ? SIM_RTCOUT_CLOCK : SIM_RTCOUT_NOTHING);
    }
}

static void write_rtccr(uint32_t value) {
    bkp.rtccr = value & (RTCCR_CAL | RTCCR_CCO | RTCCR_ASOE | RTCCR_ASOS);
    update_output();
    sim_rtc_clock_changed();
}

static void bkp_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    unsigned n = data_register(offset);
    if (!sim_pwr_backup_open()) {
        return;
    }
    if (n < REGISTERS) {
        bkp.dr[n] = bkp.csr & CSR_TEF ? 0 : value & 0xFFFF;
        return;
    }
    switch (offset) {
    case RTCCR: write_rtccr(value); break;
    case CR:
        bkp.cr = value & (CR_TPE | CR_TPAL);
        check_tamper();
        break;
    case CSR: write_csr(value); break;
    default: sim_periph_reserved(&periph, offset);
    }
}

// Of all this, a system reset clears TPIE and TIF alone.
static void bkp_reset(void *self) {
    (void)self;
    bkp.csr &= ~(CSR_TPIE | CSR_TIF);
    update_irq();
}

// ---- the battery

typedef struct {
    char magic[8];
    uint32_t dr[REGISTERS], rtccr, cr, csr, bdcr;
    sim_rtc_kept_t rtc;
} kept_t;

static const char magic[8] = "PYLLBKP1";

static void save(void) {
    kept_t kept = {.rtccr = bkp.rtccr, .cr = bkp.cr, .csr = bkp.csr, .bdcr = bkp.bdcr};
    kept.rtc = sim_rtc_kept();
    memcpy(kept.magic, magic, sizeof magic);
    memcpy(kept.dr, bkp.dr, sizeof kept.dr);
    FILE *out = fopen(bkp.file, "wb");
    if (!out || fwrite(&kept, sizeof kept, 1, out) != 1 || fclose(out) != 0) {
        fprintf(stderr, "pyll-sim: %s: cannot keep the backup domain\n", bkp.file);
    }
}

bool sim_bkp_keep(const char *path) {
    kept_t kept;
    FILE *in = fopen(path, "rb");
    bkp.file = path;
    atexit(save);
    if (!in) {
        return true;
    }
    bool ok = fread(&kept, sizeof kept, 1, in) == 1 && memcmp(kept.magic, magic, sizeof magic) == 0;
    fclose(in);
    if (!ok) {
        bkp.file = "/dev/null"; // not ours to overwrite
        return false;
    }
    memcpy(bkp.dr, kept.dr, sizeof bkp.dr);
    bkp.rtccr = kept.rtccr & ~RTCCR_CCO; // the one bit that needs the supply
    bkp.cr = kept.cr;
    bkp.csr = kept.csr;
    bkp.bdcr = kept.bdcr;
    sim_rtc_restore(&kept.rtc);
    bkp.bdcr &= ~(bkp.no_lse ? BDCR_LSERDY : 0);
    if (bkp.bdcr & BDCR_LSEON && !(bkp.bdcr & BDCR_LSERDY)) {
        start_lse();
    }
    update_output();
    sim_rtc_clock_changed();
    return true;
}

static sim_periph_t periph = {
    .name = "BKP",
    .base = 0x40006C00,
    .bus = SIM_APB1,
    .bit = BIT(27),
    .read = bkp_read,
    .write = bkp_write,
    .reset = bkp_reset,
};

void sim_bkp_init(bool high_density) {
    static sim_watcher_t tamper = {.call = tamper_pin_changed};
    bkp.count = high_density ? REGISTERS : 10;
    bkp.lse_ready.call = lse_ready;
    sim_wire_watch(sim_gpio_wire(TAMPER_PIN), &tamper);
    sim_periph_add(&periph);
}
