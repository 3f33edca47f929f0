// SPDX-License-Identifier: MIT
// The addressed side of I2C1-2: what sim/i2c_target.c tells becomes flags, and the clock is stretched until the program
// has answered to them (EV1-EV4 of RM0008 26.3.2).
#include <stddef.h>

#include "sim/periph/i2c_state.h"

enum { SMBUS_HOST = 0x10, SMBUS_ALERT_RESPONSE = 0x19, SMBUS_DEFAULT = 0xC2 };

// SMBus's reserved addresses: ARP's for devices and for the host; where a device that alerts is asked who it is.
static bool smbus_address(i2c_t *i2c, uint8_t byte) {
    bool host = i2c->cr1 & CR1_SMBTYPE;
    if (i2c->cr1 & CR1_ENARP && (host ? byte == SMBUS_HOST : (byte & 0xFE) == SMBUS_DEFAULT)) {
        i2c->sr2 |= host ? SR2_SMBHOST : SR2_SMBDEFAULT;
        return true;
    }
    if (!host && i2c->cr1 & CR1_ALERT && byte == SMBUS_ALERT_RESPONSE) {
        i2c->sr1 |= SR1_SMBALERT;
        return true;
    }
    return false;
}

static bool own_address(i2c_t *i2c, uint8_t byte) {
    bool read = byte & 1;
    if (byte == 0 && i2c->cr1 & CR1_ENGC) {
        i2c->sr2 |= SR2_GENCALL;
        return true;
    }
    if (i2c->cr1 & CR1_SMBUS && smbus_address(i2c, byte)) {
        return true;
    }
    if (i2c->oar1 & OAR1_ADDMODE) {
        bool header = TEN_BIT_HEADER(byte) && (byte >> 1 & 3) == (i2c->oar1 >> 8 & 3);
        i2c->ten_bit_second = header && !read;
        return header && (!read || i2c->ten_bit_matched);
    }
    if (((byte ^ i2c->oar1) & 0xFE) == 0) {
        return true;
    }
    if (i2c->oar2 & OAR2_ENDUAL && ((byte ^ i2c->oar2) & 0xFE) == 0) {
        i2c->sr2 |= SR2_DUALF;
        return true;
    }
    return false;
}

static void match_target(i2c_t *i2c, bool reads) {
    i2c->target_on = i2c->target_matched = true;
    if (reads) {
        i2c->sr2 |= SR2_TRA;
    }
}

// The address has been acknowledged: EV1.
static void target_acknowledged(i2c_t *i2c) {
    i2c->target_matched = false;
    i2c->sr1 |= SR1_ADDR | (i2c->sr2 & SR2_TRA ? SR1_TXE : 0);
    sim_i2c_update(i2c);
}

static void target_started(void *self) {
    i2c_t *i2c = self;
    i2c->sr2 &= ~(SR2_TRA | SR2_CALLED);
    i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
    i2c->target_on = i2c->target_matched = i2c->ten_bit_second = false;
    i2c->pec = i2c->target_goes_on ? i2c->pec : 0;
    i2c->target_goes_on = true;
}

static bool target_addressed(void *self, uint8_t byte) {
    i2c_t *i2c = self;
    if (!(i2c->cr1 & CR1_ACK) || !own_address(i2c, byte)) {
        return false;
    }
    sim_i2c_pec_step(i2c, byte);
    if (!i2c->ten_bit_second) {
        match_target(i2c, byte & 1);
    }
    return true;
}

static bool target_written(void *self, uint8_t byte) {
    i2c_t *i2c = self;
    if (i2c->ten_bit_second) {
        i2c->ten_bit_second = false;
        i2c->ten_bit_matched = byte == (i2c->oar1 & 0xFF);
        if (i2c->ten_bit_matched) {
            match_target(i2c, false);
        }
        return i2c->ten_bit_matched;
    }
    bool good = !sim_i2c_wants_pec(i2c) || byte == i2c->pec;
    sim_i2c_check_pec(i2c, byte);
    if (!(i2c->sr1 & SR1_RXNE)) {
        i2c->dr = byte;
        sim_i2c_raise(i2c, SR1_RXNE);
    } else if (i2c->cr1 & CR1_NOSTRETCH) {
        sim_i2c_raise(i2c, SR1_OVR);
    } else {
        i2c->shift = byte;
        i2c->shift_full = true;
        sim_i2c_raise(i2c, SR1_BTF);
    }
    return i2c->cr1 & CR1_ACK && good;
}

static uint8_t target_read(void *self) {
    i2c_t *i2c = self;
    if (i2c->sr1 & SR1_TXE && sim_i2c_wants_pec(i2c)) {
        i2c->cr1 &= ~CR1_PEC;
        return i2c->pec;
    }
    if (i2c->sr1 & SR1_TXE) {
        i2c->sr1 |= SR1_OVR; // only with NOSTRETCH: the old byte goes out again
    }
    i2c->sr1 = (i2c->sr1 & ~SR1_BTF) | SR1_TXE;
    sim_i2c_pec_step(i2c, i2c->dr);
    sim_i2c_update(i2c);
    return i2c->dr;
}

static void target_answered(void *self, bool ack) {
    i2c_t *i2c = self;
    if (!ack) {
        i2c->sr1 &= ~(SR1_TXE | SR1_BTF);
        i2c->sr2 &= ~SR2_TRA;
        i2c->target_on = false; // no STOPF after that
        sim_i2c_raise(i2c, SR1_AF);
    } else if (i2c->sr1 & SR1_TXE && !(i2c->cr1 & CR1_NOSTRETCH)) {
        sim_i2c_raise(i2c, SR1_BTF);
    }
}

static bool target_holds(void *self) {
    i2c_t *i2c = self;
    if (i2c->target_matched) {
        target_acknowledged(i2c);
    }
    if (i2c->cr1 & CR1_NOSTRETCH) {
        return false;
    }
    bool nothing_to_send = i2c->sr2 & SR2_TRA && i2c->sr1 & SR1_TXE && !sim_i2c_wants_pec(i2c);
    return i2c->sr1 & SR1_ADDR || i2c->shift_full || nothing_to_send;
}

static void target_stopped(void *self) {
    i2c_t *i2c = self;
    if (i2c->target_on) {
        i2c->sr1 = (i2c->sr1 & ~(SR1_TXE | SR1_BTF)) | SR1_STOPF;
    }
    i2c->sr2 &= ~(SR2_TRA | SR2_CALLED);
    i2c->target_on = i2c->target_goes_on = i2c->ten_bit_second = i2c->ten_bit_matched = false;
    sim_i2c_update(i2c);
}

static void target_misplaced(void *self) {
    sim_i2c_raise(self, SR1_BERR);
}

static void target_drive(void *self, unsigned line, bool low) {
    i2c_t *i2c = self;
    i2c->pulled[1][line] = low;
    sim_i2c_put_line(i2c, line);
}

const sim_i2c_target_t sim_i2c_target_functions = {
    .drive = target_drive,
    .started = target_started,
    .addressed = target_addressed,
    .written = target_written,
    .read = target_read,
    .answered = target_answered,
    .stopped = target_stopped,
    .misplaced = target_misplaced,
    .holds = target_holds,
};
