// SPDX-License-Identifier: MIT
// The counter is not stepped: a reload sets an alarm for the moment when it will reach zero. PR and RLR
// cross into the LSI domain in five of its cycles, during which PVU or RVU is set, and a reload takes the old value.
#include "sim/periph/iwdg.h"

#include "sim/periph/alarm.h"
#include "sim/periph/rcc.h"

#define LSI_NS 25000u // 40 kHz, typical

enum { KR = 0x00, PR = 0x04, RLR = 0x08, SR = 0x0C };
enum { KEY_RELOAD = 0xAAAA, KEY_UNLOCK = 0x5555, KEY_START = 0xCCCC };

#define SR_PVU 1u
#define SR_RVU 2u

static struct {
    uint32_t pr, rlr, sr;
    uint32_t taken_pr, taken_rlr; // in the LSI domain
    bool unlocked, running;
    sim_alarm_t zero, prescaler_taken, reload_taken;
} iwdg;

static sim_periph_t periph;

static void reload(void) {
    if (iwdg.running) {
        unsigned divider = iwdg.taken_pr < 6 ? 4u << iwdg.taken_pr : 256;
        sim_alarm_set(&iwdg.zero, (uint64_t)(iwdg.taken_rlr + 1) * divider * LSI_NS);
    }
}

void sim_iwdg_start(void) {
    iwdg.running = true;
    sim_rcc_force_lsi();
    reload();
}

bool sim_iwdg_running(void) {
    return iwdg.running;
}

static void write_key(uint32_t key) {
    iwdg.unlocked = key == KEY_UNLOCK;
    if (key == KEY_START && !iwdg.running) {
        sim_iwdg_start();
    } else if (key == KEY_RELOAD) {
        reload();
    }
}

static void update(uint32_t *reg, uint32_t value, uint32_t flag, sim_alarm_t *taken) {
    if (iwdg.unlocked && !(iwdg.sr & flag)) {
        *reg = value;
        iwdg.sr |= flag;
        sim_alarm_set(taken, 5 * LSI_NS);
    }
}

static void reached_zero(void *self) {
    (void)self;
    sim_reset_request(SIM_RESET_IWDG);
}

static void prescaler_taken(void *self) {
    (void)self;
    iwdg.sr &= ~SR_PVU;
    iwdg.taken_pr = iwdg.pr;
}

static void reload_taken(void *self) {
    (void)self;
    iwdg.sr &= ~SR_RVU;
    iwdg.taken_rlr = iwdg.rlr;
}

static uint32_t iwdg_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case KR: return 0; // write-only
    case PR: return iwdg.pr;
    case RLR: return iwdg.rlr;
    case SR: return iwdg.sr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void iwdg_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    switch (offset) {
    case KR: write_key(value & 0xFFFF); break;
    case PR: update(&iwdg.pr, value & 7, SR_PVU, &iwdg.prescaler_taken); break;
    case RLR: update(&iwdg.rlr, value & 0xFFF, SR_RVU, &iwdg.reload_taken); break;
    case SR: break; // read-only
    default: sim_periph_reserved(&periph, offset);
    }
}

static void iwdg_reset(void *self) {
    (void)self;
    sim_alarm_cancel(&iwdg.zero);
    sim_alarm_cancel(&iwdg.prescaler_taken);
    sim_alarm_cancel(&iwdg.reload_taken);
    iwdg.pr = iwdg.taken_pr = iwdg.sr = 0;
    iwdg.rlr = iwdg.taken_rlr = 0xFFF;
    iwdg.unlocked = iwdg.running = false;
}

static sim_periph_t periph = {
    .name = "IWDG",
    .base = 0x40003000,
    .bus = SIM_APB1,
    .read = iwdg_read,
    .write = iwdg_write,
    .reset = iwdg_reset,
};

void sim_iwdg_init(void) {
    iwdg.zero.call = reached_zero;
    iwdg.prescaler_taken.call = prescaler_taken;
    iwdg.reload_taken.call = reload_taken;
    sim_periph_add(&periph);
}
