// SPDX-License-Identifier: MIT
// sim/cpu/special.c -- MRS, MSR and CPS: the special registers (ARMv7-M ARM B5.2).
#include "sim/cpu/state.h"

static sim_cpu_t *const cpu = &sim_cpu;
static uint32_t *const r = sim_cpu.r;

static uint32_t *banked_sp(bool process) {
    return sim_cpu_on_psp() == process ? &r[13] : &cpu->sp_other;
}

uint32_t sim_special_read(unsigned sysm) {
    switch (sysm) {
    case 8: return sim_cpu_privileged() ? *banked_sp(false) : 0;
    case 9: return sim_cpu_privileged() ? *banked_sp(true) : 0;
    case 16: return sim_cpu_privileged() ? cpu->primask : 0;
    case 17:
    case 18: return sim_cpu_privileged() ? cpu->basepri : 0;
    case 19: return sim_cpu_privileged() ? cpu->faultmask : 0;
    case 20: return cpu->control;
    default: { // xPSR: bit 0 asks for IPSR, bit 1 for EPSR (which reads as 0), not bit 2 for APSR
        uint32_t mask = (sysm & 1 ? 0x1FFu : 0) | (sysm & 4 ? 0 : 0xF8000000u);
        return sim_exec_xpsr() & mask;
    }
    }
}

// SPSEL changes in thread mode only: a handler always uses the main stack.
static void write_control(uint32_t value) {
    bool was_psp = sim_cpu_on_psp();
    cpu->control = (value & CONTROL_NPRIV) |
                   (cpu->ipsr == 0 ? value & CONTROL_SPSEL : cpu->control & CONTROL_SPSEL);
    if (sim_cpu_on_psp() != was_psp) {
        uint32_t other = cpu->sp_other;
        cpu->sp_other = r[13];
        r[13] = other;
        sim_exec_sp_changed();
    }
}

static void write_privileged_special(unsigned sysm, uint32_t value) {
    switch (sysm) {
    case 8:
    case 9: *banked_sp(sysm == 9) = value & ~3u; break;
    case 16: cpu->primask = value & 1; break;
    case 17: cpu->basepri = value & 0xF0; break; // four bits of priority
    case 18: {
        uint32_t level = value & 0xF0;
        if (level != 0 && (level < cpu->basepri || cpu->basepri == 0)) {
            cpu->basepri = level;
        }
        break;
    }
    case 19:
        if (sim_exc_execution_priority() > -1) {
            cpu->faultmask = value & 1;
        }
        break;
    case 20: write_control(value); break;
    default: break;
    }
    sim_exc_update();
}

void sim_special_write(unsigned sysm, uint32_t value) {
    if (sysm <= 3) {
        sim_exec_set_flags(value);
    } else if (sim_cpu_privileged()) {
        write_privileged_special(sysm, value);
    }
}

void sim_special_cps(bool primask, bool faultmask, bool disable) {
    if (!sim_cpu_privileged()) {
        return;
    }
    if (primask) {
        cpu->primask = disable;
    }
    if (faultmask && (!disable || sim_exc_execution_priority() > -1)) {
        cpu->faultmask = disable;
    }
    sim_exc_update();
}
