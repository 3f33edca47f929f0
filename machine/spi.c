// SPDX-License-Identifier: MIT
// machine/spi.c -- machine.SPI and SoftSPI: the same methods over chip/stm32f1/spi.h.
#include "machine/machine.h"

#include "chip/stm32f1/spi.h"
#include "core/mem/gc.h"
#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

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

static bool soft_pin(py_val_t v, hw_pin_t *pin) {
    if (v == PY_UNDEF || v == PY_NONE) {
        return false;
    }
    *pin = machine_pin(v);
    machine_pin_free(*pin, HW_NONE);
    return true;
}

// args: baudrate, polarity, phase, bits, firstbit, sck, mosi, miso
static void configure(spi_t *spi, const py_val_t *args) {
    hw_spi_t *bus = &spi->bus;
    enum hw_periph periph = (enum hw_periph)spi->head.periph;
    uint32_t hz = (uint32_t)machine_arg(args[0], BAUDRATE, 1000, PY_INT_MAX);
    bus->polarity = machine_arg(args[1], 0, 0, 1);
    bus->phase = machine_arg(args[2], 0, 0, 1);
    machine_arg(args[3], 8, 8, 8);
    bus->lsb_first = machine_arg(args[4], MSB, MSB, LSB) == LSB;
    if (periph != HW_NONE) {
        py_val_t pins[] = {args[5], args[7], args[6]};
        machine_pins(periph, pins, 3,
                     GPIO_CONFIG_ALTERNATE | GPIO_CONFIG_FLOATING << 4 |
                         GPIO_CONFIG_ALTERNATE << 8);
    } else if (args[5] != PY_UNDEF) {
        soft_pin(args[5], &bus->sck);
        bus->has_mosi = soft_pin(args[6], &bus->mosi);
        bus->has_miso = soft_pin(args[7], &bus->miso);
    }
    hw_spi_init(bus, periph, hz);
}

static spi_t *make(const py_type_t *type, unsigned number) {
    spi_t *spi = py_gc_alloc(sizeof *spi);
    spi->head.type = type;
    spi->head.id = (uint8_t)number;
    if (number) {
        spi->head.periph = (uint8_t)(HW_SPI1 - 1 + number);
        spi->bus.regs = hw_periph_base((enum hw_periph)spi->head.periph);
    }
    return spi;
}

static py_val_t spi_new(py_val_t *args, unsigned n) {
    (void)n;
    spi_t *spi = make(&machine_type_spi, machine_number(&machine_type_spi, args[1], 2));
    configure(spi, args + 2);
    return py_ptr(spi);
}

static py_val_t softspi_new(py_val_t *args, unsigned n) {
    (void)n;
    if (args[6] == PY_UNDEF) {
        py_raise(PY_MSG_missing_argument, PY_N_SoftSPI, PY_N_sck);
    }
    spi_t *spi = make(&machine_type_softspi, 0);
    configure(spi, args + 1);
    return py_ptr(spi);
}

static py_val_t spi_init(py_val_t *args, unsigned n) {
    (void)n;
    configure(py_obj(args[0]), args + 1);
    return PY_NONE;
}

static py_val_t spi_deinit(py_val_t *args, unsigned n) {
    (void)n;
    const machine_periph_t *head = py_obj(args[0]);
    if (head->periph != HW_NONE) {
        hw_periph_stop((enum hw_periph)head->periph);
        hw_periph_release((enum hw_periph)head->periph);
    }
    return PY_NONE;
}

// ---- transfers: callbacks do not run meanwhile, so buffers stay where they are ---------------------

static py_val_t spi_read(py_val_t *args, unsigned n) {
    (void)n;
    int32_t len = machine_arg(args[1], 0, 0, UINT16_MAX);
    py_val_t bytes = py_bytes_new(NULL, (size_t)len);
    uint8_t *at = (uint8_t *)((py_str_t *)py_obj(bytes))->text;
    hw_spi_transfer(bus_of(args[0]), NULL, at, (size_t)len,
                    (unsigned)machine_arg(args[2], 0, 0, 255));
    return bytes;
}

static py_val_t spi_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    uint8_t *at = (uint8_t *)py_buffer(args[1], &len);
    hw_spi_transfer(bus_of(args[0]), NULL, at, len, (unsigned)machine_arg(args[2], 0, 0, 255));
    return PY_NONE;
}

static const uint8_t *bytes_of(py_val_t v, size_t *len) {
    const char *text;
    if (!py_text(v, &text, len)) {
        py_raise(PY_MSG_must_be_bytes, v);
    }
    return (const uint8_t *)text;
}

static py_val_t spi_write(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    const uint8_t *at = bytes_of(args[1], &len);
    hw_spi_transfer(bus_of(args[0]), at, NULL, len, 0);
    return PY_NONE;
}

static py_val_t spi_write_readinto(py_val_t *args, unsigned n) {
    (void)n;
    size_t len, room;
    const uint8_t *out = bytes_of(args[1], &len);
    uint8_t *in = (uint8_t *)py_buffer(args[2], &room);
    if (len != room) {
        py_raise(PY_MSG_lengths);
    }
    hw_spi_transfer(bus_of(args[0]), out, in, len, 0);
    return PY_NONE;
}

static const py_entry_t spi_attrs[] = {
    PY_INT_CONST(LSB, LSB),          PY_INT_CONST(MSB, MSB),
    PY_FN(deinit, 1, 1, spi_deinit), PY_FN_KW(init, 1, 2, spi, spi_init),
    PY_FN(read, 2, 3, spi_read),     PY_FN(readinto, 2, 3, spi_readinto),
    PY_FN(write, 2, 2, spi_write),   PY_FN(write_readinto, 3, 3, spi_write_readinto),
};

static const py_type_t spi_base = PY_TYPE(SPI, spi_attrs, NULL);

static const py_ops_t spi_ops = {.print = machine_periph_print};
static const py_entry_t hard_attrs[] = {
    PY_NEW_KW(2, 3, spi, spi_new),
};
static const py_entry_t soft_attrs[] = {
    PY_NEW_KW(1, 2, softspi, softspi_new),
};

const py_type_t machine_type_spi = PY_SUBTYPE(SPI, hard_attrs, &spi_ops, &spi_base);
const py_type_t machine_type_softspi = PY_SUBTYPE(SoftSPI, soft_attrs, NULL, &spi_base);
