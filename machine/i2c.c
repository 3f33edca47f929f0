// SPDX-License-Identifier: MIT
// machine/i2c.c -- machine.I2C and SoftI2C: the same methods over chip/stm32f1/i2c.h.
#include "machine/machine.h"

#include "chip/stm32f1/i2c.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

typedef struct i2c {
    machine_periph_t head;
    hw_i2c_t bus;
} i2c_t;

enum { FREQ = 400000, TIMEOUT_US = 50000, ADDRESS_MOST = 127, STANDARD_LEAST = 4500 };

static hw_i2c_t *bus_of(py_val_t self) {
    i2c_t *i2c = py_obj(self);
    if (i2c->bus.regs && hw_pin_owner(i2c->bus.scl) != i2c->head.periph) {
        py_raise(PY_MSG_closed);
    }
    return &i2c->bus;
}

static int check(int result) {
    if (result < 0) {
        py_raise_os(-result);
    }
    return result;
}

// args: the bus, scl, sda, freq, timeout
static py_val_t i2c_init(py_val_t *args, unsigned n) {
    (void)n;
    i2c_t *i2c = py_obj(args[0]);
    hw_i2c_t *bus = &i2c->bus;
    enum hw_periph periph = (enum hw_periph)i2c->head.periph;
    bus->freq = (uint32_t)machine_arg(args[3], FREQ, STANDARD_LEAST, MACHINE_ANY);
    bus->freq = bus->freq < FREQ ? bus->freq : FREQ; // what is asked for is the most
    bus->timeout = (uint32_t)machine_arg(args[4], TIMEOUT_US, 1, 10000000);
    if (periph != HW_NONE) {
        machine_pins(periph, args + 1, 2, GPIO_CONFIG_ALTERNATE_OPEN_DRAIN * 0x11);
        machine_own_pins(periph, &bus->scl, &bus->sda);
        hw_periph_start(periph);
    } else {
        bus->scl = machine_soft_pin(args[1]);
        bus->sda = machine_soft_pin(args[2]);
    }
    hw_i2c_init(bus);
    return PY_NONE;
}

static py_val_t softi2c_new(py_val_t *args, unsigned n) {
    args[0] = machine_bus_new(&machine_type_softi2c, PY_NONE, sizeof(i2c_t), HW_NONE);
    i2c_init(args, n);
    return args[0];
}

// I2C(-1, scl, sda) and I2C(scl=scl, sda=sda) are SoftI2C's older names.
static py_val_t i2c_new(py_val_t *args, unsigned n) {
    if (machine_in_software(args[1])) {
        return softi2c_new(args + 1, n);
    }
    args[1] = machine_bus_new(&machine_type_i2c, args[1], sizeof(i2c_t), HW_I2C1);
    i2c_init(args + 1, n);
    return args[1];
}

// ---- transfers ---------------------------------------------------------------------------------

enum { INTO = 0x400, NEW = 0x800, MEMORY = 0x1000, READ = HW_I2C_START | HW_I2C_READ };

static unsigned address_from(py_val_t v) {
    return (unsigned)machine_arg(v, 0, 0, ADDRESS_MOST) << 1;
}

static unsigned stop_flag(py_val_t v) {
    return machine_flag(v, true) ? HW_I2C_STOP : 0;
}

// Sends the address in the part's memory, the highest byte first: args[2], and its bits in args[4].
static void send_memory_address(const py_val_t *args) {
    uint32_t address = py_to_u32(args[2]);
    unsigned count = (unsigned)machine_arg(args[4], 8, 8, 32) / 8;
    uint8_t bytes[4];
    for (unsigned i = count; i--; address >>= 8) {
        bytes[i] = (uint8_t)address;
    }
    check(hw_i2c_transfer(bus_of(args[0]), address_from(args[1]) | HW_I2C_START, bytes, count));
}

// args: the bus, the part's address, with MEMORY the address in its memory, the bytes or with NEW their number, then
// `stop` or `addrsize`.
static py_val_t transfer(py_val_t *args, unsigned how) {
    size_t len;
    unsigned memory = how / MEMORY;
    py_val_t data = args[2 + memory];
    if (how & NEW) {
        data = py_bytes_new(NULL, (size_t)machine_arg(data, 0, 0, UINT16_MAX));
    }
    uint8_t *at = how & INTO ? (uint8_t *)py_buffer(data, &len) : machine_bytes(data, &len);
    if (memory) {
        send_memory_address(args);
    }
    how |= address_from(args[1]) | (memory ? HW_I2C_STOP : stop_flag(args[3]));
    int result = check(hw_i2c_transfer(bus_of(args[0]), how, at, len));
    return how & NEW ? data : how & (INTO | MEMORY) ? PY_NONE : py_int(result);
}

static py_val_t i2c_readfrom(py_val_t *args, unsigned n) {
    (void)n;
    return transfer(args, READ | NEW);
}

static py_val_t i2c_readfrom_into(py_val_t *args, unsigned n) {
    (void)n;
    return transfer(args, READ | INTO);
}

static py_val_t i2c_writeto(py_val_t *args, unsigned n) {
    (void)n;
    return transfer(args, HW_I2C_START);
}

static py_val_t i2c_readfrom_mem(py_val_t *args, unsigned n) {
    (void)n;
    return transfer(args, READ | NEW | MEMORY);
}

static py_val_t i2c_readfrom_mem_into(py_val_t *args, unsigned n) {
    (void)n;
    return transfer(args, READ | INTO | MEMORY);
}

static py_val_t i2c_writeto_mem(py_val_t *args, unsigned n) {
    (void)n;
    return transfer(args, MEMORY);
}

// writevto(address, (part, part, ...), stop=True)
static py_val_t i2c_writevto(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t *parts;
    unsigned count = py_items_of(args[2], &parts);
    unsigned how = address_from(args[1]) | HW_I2C_START;
    size_t sent = 0, wanted = 0, len;
    while (count-- && sent == wanted) {
        const uint8_t *at = machine_bytes(*parts++, &len);
        how |= count ? 0 : stop_flag(args[3]);
        sent += (size_t)check(hw_i2c_transfer(bus_of(args[0]), how, (uint8_t *)(uintptr_t)at, len));
        wanted += len;
        how &= ~(unsigned)HW_I2C_START;
    }
    return py_int((int32_t)sent);
}

// Who acknowledges an address. Whatever is wrong with the bus ends it.
static py_val_t i2c_scan(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t found = py_list_new(0, NULL);
    for (unsigned address = 8; address < 120; address++) {
        unsigned how = address << 1 | HW_I2C_START | HW_I2C_STOP;
        int result = hw_i2c_transfer(bus_of(args[0]), how, NULL, 0);
        if (result != HW_I2C_NOBODY) {
            check(result);
            py_list_append(found, py_int((int32_t)address));
        }
    }
    return found;
}

// ---- SoftI2C: single steps -----------------------------------------------------------------------

static py_val_t soft_start(py_val_t *args, unsigned n) {
    (void)n;
    check(hw_softi2c_start(bus_of(args[0])));
    return PY_NONE;
}

static py_val_t soft_stop(py_val_t *args, unsigned n) {
    (void)n;
    check(hw_softi2c_stop(bus_of(args[0])));
    return PY_NONE;
}

// readinto(buffer, nack=True): the last byte is not acknowledged.
static py_val_t soft_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    char *at = py_buffer(args[1], &len);
    bool nack = machine_flag(args[2], true);
    while (len--) {
        *at++ = (char)check(hw_softi2c_get(bus_of(args[0]), len || !nack));
    }
    return PY_NONE;
}

static py_val_t soft_write(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    uint8_t *at = machine_bytes(args[1], &len);
    return py_int(check(hw_i2c_transfer(bus_of(args[0]), 0, at, len)));
}

static const py_entry_t i2c_attrs[] = {
    PY_NEW_KW(1, 4, i2c, i2c_new),
    PY_FN(deinit, 1, 1, machine_bus_deinit),
    PY_FN_KW(init, 1, 4, i2c, i2c_init),
    PY_FN(readfrom, 3, 4, i2c_readfrom),
    PY_FN(readfrom_into, 3, 4, i2c_readfrom_into),
    PY_FN_KW(readfrom_mem, 4, 4, addrsize, i2c_readfrom_mem),
    PY_FN_KW(readfrom_mem_into, 4, 4, addrsize, i2c_readfrom_mem_into),
    PY_FN(scan, 1, 1, i2c_scan),
    PY_FN(writeto, 3, 4, i2c_writeto),
    PY_FN_KW(writeto_mem, 4, 4, addrsize, i2c_writeto_mem),
    PY_FN(writevto, 3, 4, i2c_writevto),
};

static const py_entry_t soft_attrs[] = {
    PY_NEW_KW(3, 3, softi2c, softi2c_new), PY_FN(readinto, 2, 3, soft_readinto),
    PY_FN(start, 1, 1, soft_start),        PY_FN(stop, 1, 1, soft_stop),
    PY_FN(write, 2, 2, soft_write),
};

const py_type_t machine_type_i2c = PY_TYPE(I2C, i2c_attrs, &machine_ops);
const py_type_t machine_type_softi2c =
    PY_SUBTYPE(SoftI2C, soft_attrs, &py_object_ops, &machine_type_i2c);
