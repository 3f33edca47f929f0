// SPDX-License-Identifier: MIT
// machine/i2c.c -- machine.I2C and SoftI2C: the same methods over chip/stm32f1/i2c.h.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/i2c.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/frozen.h"
#include "core/vm/ops.h"

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

// args: scl, sda, freq, timeout
static void configure(i2c_t *i2c, const py_val_t *args) {
    hw_i2c_t *bus = &i2c->bus;
    enum hw_periph periph = (enum hw_periph)i2c->head.periph;
    int32_t freq = machine_arg(args[2], FREQ, STANDARD_LEAST, FREQ);
    uint32_t us = (uint32_t)machine_arg(args[3], TIMEOUT_US, 1, 10000000);
    if (periph != HW_NONE) {
        machine_pins(periph, args, 2, GPIO_CONFIG_ALTERNATE_OPEN_DRAIN * 0x11);
        machine_own_pins(periph, &bus->scl, &bus->sda);
        hw_periph_start(periph);
    } else {
        bus->scl = machine_pin(args[0]);
        bus->sda = machine_pin(args[1]);
        machine_pin_free(bus->scl, HW_NONE);
        machine_pin_free(bus->sda, HW_NONE);
        hw_gpio_write(bus->scl, 1);
        hw_gpio_write(bus->sda, 1);
        hw_gpio_configure(bus->scl, GPIO_CONFIG_OPEN_DRAIN);
        hw_gpio_configure(bus->sda, GPIO_CONFIG_OPEN_DRAIN);
    }
    bus->freq = (uint32_t)freq;
    bus->timeout = hw_clock_core_hz() / 1000000 * us;
    hw_i2c_init(bus);
}

static i2c_t *make(const py_type_t *type, unsigned number) {
    i2c_t *i2c = py_gc_alloc(sizeof *i2c);
    i2c->head.type = type;
    i2c->head.id = (uint8_t)number;
    if (number) {
        i2c->head.periph = (uint8_t)(HW_I2C1 - 1 + number);
        i2c->bus.regs = hw_periph_base((enum hw_periph)i2c->head.periph);
    }
    return i2c;
}

static py_val_t i2c_new(py_val_t *args, unsigned n) {
    (void)n;
    i2c_t *i2c = make(&machine_type_i2c, machine_number(&machine_type_i2c, args[1], 2));
    configure(i2c, args + 2);
    return py_ptr(i2c);
}

static py_val_t softi2c_new(py_val_t *args, unsigned n) {
    (void)n;
    i2c_t *i2c = make(&machine_type_softi2c, 0);
    configure(i2c, args + 1);
    return py_ptr(i2c);
}

static py_val_t i2c_init(py_val_t *args, unsigned n) {
    (void)n;
    configure(py_obj(args[0]), args + 1);
    return PY_NONE;
}

static py_val_t i2c_deinit(py_val_t *args, unsigned n) {
    (void)n;
    const machine_periph_t *head = py_obj(args[0]);
    if (head->periph != HW_NONE) {
        hw_periph_stop((enum hw_periph)head->periph);
        hw_periph_release((enum hw_periph)head->periph);
    }
    return PY_NONE;
}

// ---- transfers ---------------------------------------------------------------------------------

static unsigned address_from(py_val_t v) {
    return (unsigned)machine_arg(v, -1, 0, ADDRESS_MOST);
}

static unsigned stop_flag(py_val_t v) {
    return v == PY_UNDEF || py_truth(v) ? HW_I2C_STOP : 0;
}

static const uint8_t *bytes_of(py_val_t v, size_t *len) {
    const char *text;
    if (!py_text(v, &text, len)) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
    return (const uint8_t *)text;
}

static void read_into(py_val_t self, py_val_t address, py_val_t buffer, unsigned flags) {
    size_t len;
    char *at = py_buffer(buffer, &len);
    check(hw_i2c_read(bus_of(self), address_from(address), (uint8_t *)at, len, flags));
}

static py_val_t read_new(py_val_t self, py_val_t address, py_val_t count, unsigned flags) {
    int32_t len = machine_arg(count, 0, 0, UINT16_MAX);
    py_val_t bytes = py_bytes_new(NULL, (size_t)len);
    size_t size;
    uint8_t *at = (uint8_t *)(uintptr_t)bytes_of(bytes, &size);
    check(hw_i2c_read(bus_of(self), address_from(address), at, size, flags));
    return bytes;
}

static py_val_t i2c_readfrom(py_val_t *args, unsigned n) {
    (void)n;
    return read_new(args[0], args[1], args[2], stop_flag(args[3]));
}

static py_val_t i2c_readfrom_into(py_val_t *args, unsigned n) {
    (void)n;
    read_into(args[0], args[1], args[2], stop_flag(args[3]));
    return PY_NONE;
}

static int write_from(py_val_t self, py_val_t address, py_val_t data, unsigned flags) {
    size_t len;
    const uint8_t *at = bytes_of(data, &len);
    return check(hw_i2c_write(bus_of(self), address_from(address), at, len, flags));
}

static py_val_t i2c_writeto(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(write_from(args[0], args[1], args[2], HW_I2C_START | stop_flag(args[3])));
}

// writevto(address, (part, part, ...), stop=True)
static py_val_t i2c_writevto(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t *parts;
    unsigned count = py_items_of(args[2], &parts), flags = HW_I2C_START;
    int sent = 0;
    for (unsigned i = 0; i < count; i++) {
        size_t len;
        bytes_of(parts[i], &len);
        unsigned last = i + 1 == count ? stop_flag(args[3]) : 0;
        int done = write_from(args[0], args[1], parts[i], flags | last);
        sent += done;
        if ((size_t)done < len) {
            break;
        }
        flags = 0;
    }
    return py_int(sent);
}

// Sends the address in the part's memory, the highest byte first: args[2], and its bits in args[4].
static void write_memory_address(const py_val_t *args) {
    uint32_t address = py_to_u32(args[2]);
    unsigned bits = (unsigned)machine_arg(args[4], 8, 8, 32), count = bits / 8;
    uint8_t bytes[4];
    for (unsigned i = 0; i < count; i++) {
        bytes[i] = (uint8_t)(address >> 8 * (count - 1 - i));
    }
    check(hw_i2c_write(bus_of(args[0]), address_from(args[1]), bytes, count, HW_I2C_START));
}

static py_val_t i2c_readfrom_mem(py_val_t *args, unsigned n) {
    (void)n;
    write_memory_address(args);
    return read_new(args[0], args[1], args[3], HW_I2C_STOP);
}

static py_val_t i2c_readfrom_mem_into(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    py_buffer(args[3], &len); // before anything is sent
    write_memory_address(args);
    read_into(args[0], args[1], args[3], HW_I2C_STOP);
    return PY_NONE;
}

static py_val_t i2c_writeto_mem(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    bytes_of(args[3], &len);
    write_memory_address(args);
    write_from(args[0], args[1], args[3], HW_I2C_STOP);
    return PY_NONE;
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
    bool nack = args[2] == PY_UNDEF || py_truth(args[2]);
    while (len--) {
        *at++ = (char)check(hw_softi2c_get(bus_of(args[0]), len || !nack));
    }
    return PY_NONE;
}

static py_val_t soft_write(py_val_t *args, unsigned n) {
    (void)n;
    return py_int(write_from(args[0], py_int(0), args[1], 0));
}

static const py_entry_t i2c_attrs[] = {
    PY_FN(deinit, 1, 1, i2c_deinit),
    PY_FN_KW(init, 1, 1, i2c, i2c_init),
    PY_FN(readfrom, 3, 4, i2c_readfrom),
    PY_FN(readfrom_into, 3, 4, i2c_readfrom_into),
    PY_FN_KW(readfrom_mem, 4, 4, addrsize, i2c_readfrom_mem),
    PY_FN_KW(readfrom_mem_into, 4, 4, addrsize, i2c_readfrom_mem_into),
    PY_FROZEN(scan, i2c_scan),
    PY_FN(writeto, 3, 4, i2c_writeto),
    PY_FN_KW(writeto_mem, 4, 4, addrsize, i2c_writeto_mem),
    PY_FN(writevto, 3, 4, i2c_writevto),
};

static const py_type_t i2c_base = PY_TYPE(I2C, i2c_attrs, NULL);

static const py_ops_t i2c_ops = {.print = machine_periph_print};
static const py_entry_t hard_attrs[] = {
    PY_NEW_KW(2, 2, i2c, i2c_new),
};
static const py_entry_t soft_attrs[] = {
    PY_NEW_KW(3, 3, softi2c, softi2c_new), PY_FN(readinto, 2, 3, soft_readinto),
    PY_FN(start, 1, 1, soft_start),        PY_FN(stop, 1, 1, soft_stop),
    PY_FN(write, 2, 2, soft_write),
};

const py_type_t machine_type_i2c = PY_SUBTYPE(I2C, hard_attrs, &i2c_ops, &i2c_base);
const py_type_t machine_type_softi2c = PY_SUBTYPE(SoftI2C, soft_attrs, NULL, &i2c_base);
