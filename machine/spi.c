// SPDX-License-Identifier: MIT
// machine/spi.c -- machine.SPI and SoftSPI: the same methods over chip/stm32f1/spi.h.
#include "machine/machine.h"

#include "chip/stm32f1/spi.h"
#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"

typedef struct spi {
    machine_periph_t head;
    hw_spi_t bus;
} spi_t;

enum { BAUDRATE = 1000000, MSB = 0, LSB = 1 };

static const hw_spi_t *bus_of(py_val_t self) {
    const spi_t *spi = py_obj(self);
    if (spi->bus.regs && !(spi->bus.regs->CR1 & SPI_CR1_SPE)) { // without a clock it reads 0
        py_raise(PY_MSG_closed);
    }
    return &spi->bus;
}

static hw_pin_t data_pin(py_val_t v) {
    return v == PY_UNDEF || v == PY_NONE ? HW_NO_PIN : machine_soft_pin(v);
}

// args: the bus, baudrate, polarity, phase, bits, firstbit, sck, miso, mosi
static py_val_t spi_init(py_val_t *args, unsigned n) {
    (void)n;
    spi_t *spi = py_obj(args[0]);
    hw_spi_t *bus = &spi->bus;
    enum hw_periph periph = (enum hw_periph)spi->head.periph;
    uint32_t hz = (uint32_t)machine_arg(args[1], BAUDRATE, 1000, MACHINE_ANY);
    bus->polarity = machine_arg(args[2], 0, 0, 1);
    bus->phase = machine_arg(args[3], 0, 0, 1);
    machine_arg(args[4], 8, 8, 8);
    bus->lsb_first = machine_arg(args[5], MSB, MSB, LSB);
    const py_val_t *pins = args + 6;
    if (periph != HW_NONE) {
        machine_pins(periph, pins, 3,
                     GPIO_CONFIG_ALTERNATE | GPIO_CONFIG_FLOATING << 4 |
                         GPIO_CONFIG_ALTERNATE << 8);
    } else if (pins[0] != PY_UNDEF) {
        bus->sck = machine_soft_pin(pins[0]);
        bus->miso = data_pin(pins[1]);
        bus->mosi = data_pin(pins[2]);
    }
    hw_spi_init(bus, periph, hz);
    return PY_NONE;
}

static py_val_t softspi_new(py_val_t *args, unsigned n) {
    if (args[6] == PY_UNDEF) {
        py_raise(PY_MSG_missing_argument, PY_N_SoftSPI, PY_N_sck);
    }
    args[0] = machine_bus_new(&machine_type_softspi, PY_NONE, sizeof(spi_t), HW_NONE);
    spi_init(args, n);
    return args[0];
}

// SPI(-1, ...) is SoftSPI's older name.
static py_val_t spi_new(py_val_t *args, unsigned n) {
    if (machine_in_software(args[1])) {
        return softspi_new(args + 1, n);
    }
    args[1] = machine_bus_new(&machine_type_spi, args[1], sizeof(spi_t), HW_SPI1);
    spi_init(args + 1, n);
    return args[1];
}

// ---- transfers: callbacks do not run meanwhile, so buffers stay where they are ---------------------

static py_val_t read_into(const py_val_t *args, void *at, size_t len) {
    hw_spi_transfer(bus_of(args[0]), NULL, at, len, (unsigned)machine_arg(args[2], 0, 0, 255));
    return PY_NONE;
}

static py_val_t spi_read(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    py_val_t bytes = py_bytes_new(NULL, (size_t)machine_arg(args[1], 0, 0, UINT16_MAX));
    void *at = machine_bytes(bytes, &len);
    read_into(args, at, len);
    return bytes;
}

static py_val_t spi_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    void *at = py_buffer(args[1], &len);
    return read_into(args, at, len);
}

static py_val_t spi_write(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    const uint8_t *at = machine_bytes(args[1], &len);
    hw_spi_transfer(bus_of(args[0]), at, NULL, len, 0);
    return PY_NONE;
}

static py_val_t spi_write_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t len, room;
    const uint8_t *out = machine_bytes(args[1], &len);
    uint8_t *in = (uint8_t *)py_buffer(args[2], &room);
    if (len != room) {
        py_raise(PY_MSG_lengths);
    }
    hw_spi_transfer(bus_of(args[0]), out, in, len, 0);
    return PY_NONE;
}

static const py_entry_t spi_attrs[] = {
    PY_INT_CONST(LSB, LSB),
    PY_INT_CONST(MSB, MSB),
    PY_NEW_KW(1, 3, spi, spi_new),
    PY_FN(deinit, 1, 1, machine_bus_deinit),
    PY_FN_KW(init, 1, 3, spi, spi_init),
    PY_FN(read, 2, 3, spi_read),
    PY_FN(readinto, 2, 3, spi_readinto),
    PY_FN(write, 2, 2, spi_write),
    PY_FN(write_readinto, 3, 3, spi_write_readinto),
};

static const py_entry_t soft_attrs[] = {
    PY_NEW_KW(1, 2, softspi, softspi_new),
};

const py_type_t machine_type_spi = PY_TYPE(SPI, spi_attrs, &machine_ops);
const py_type_t machine_type_softspi =
    PY_SUBTYPE(SoftSPI, soft_attrs, &py_object_ops, &machine_type_spi);
