// SPDX-License-Identifier: MIT
// machine/machine.h -- the module `machine`: the Python face of the hardware.
#ifndef MACHINE_MACHINE_H
#define MACHINE_MACHINE_H

#include "chip/stm32f1/periph.h"
#include "core/obj/type.h"
#include "core/vm/callback.h"

enum { MACHINE_BAUD = 115200 }; // of the console

extern const py_module_t machine_module;

// Stops all that interrupts: before Python starts, and after it has ended.
void machine_stop(void);
extern const py_type_t machine_type_pin, machine_type_signal, machine_type_irq, machine_type_uart,
    machine_type_timer, machine_type_pwm, machine_type_adc, machine_type_rtc, machine_type_wdt,
    machine_type_can, machine_type_i2c, machine_type_softi2c, machine_type_spi,
    machine_type_softspi;

// A pin given as Pin, name or number; raises ValueError.
hw_pin_t machine_pin(py_val_t v);
py_val_t machine_pin_new(hw_pin_t id);

// A type with the methods of another.
#define PY_SUBTYPE(nm, table_, ops_, base_)                                                        \
    { .type = &py_type_type, PY_TABLE(table_), .name = PY_N_##nm, .ops = (ops_), .base = (base_) }

// ---- machine/periph.c: what all classes of peripherals share
// Head of their objects.
typedef struct machine_periph {
    const py_type_t *type;
    uint8_t id;     // the number in their name
    uint8_t periph; // enum hw_periph; HW_NONE: in software
} machine_periph_t;
// Head of a bus: what the chip's layer knows of it follows, its registers first.
typedef struct machine_bus {
    machine_periph_t head;
    void *regs; // NULL: in software
} machine_bus_t;

enum { MACHINE_EIO = 5, MACHINE_ENODEV = 19, MACHINE_ETIMEDOUT = 110 }; // errno, for py_raise_os()

// An optional argument, as an int; raises ValueError outside min..max; MACHINE_ANY: there is no most.
enum { MACHINE_ANY = -1 };
int32_t machine_arg(py_val_t v, int32_t absent, int32_t min, int32_t max);
// An optional argument, as a truth.
bool machine_flag(py_val_t v, bool absent);
// The bytes of a str, bytes or what is like them; raises TypeError.
uint8_t *machine_bytes(py_val_t v, size_t *len);
// Does a constructor without a number, or with -1, ask for one in software?
bool machine_in_software(py_val_t id);
// The number of a peripheral, 1 to `most`; raises ValueError.
unsigned machine_number(const py_type_t *type, py_val_t v, unsigned most);
// Takes and configures the pins of the peripheral for its signals 0 to n - 1: args[i], or where that is absent the
// usual one; none for PY_NONE. configs: four bits each, enum gpio_config, the lowest for signal 0. Raises ValueError when a pin is
// another's or cannot be this one's. The pins it had are given back.
void machine_pins(enum hw_periph periph, const py_val_t *args, unsigned n, uint32_t configs);
// One of them: for the signal of the peripheral this pin, or the first for v PY_UNDEF, as hw_periph_pin; raises ValueError.
hw_pin_t machine_signal_pin(enum hw_periph periph, unsigned signal, py_val_t v, hw_remap_t *remap);
// A pin for a bus in software; raises ValueError when there is none, or when it belongs to a peripheral.
hw_pin_t machine_soft_pin(py_val_t v);
// Its pins for signals 0 and 1.
void machine_own_pins(enum hw_periph periph, hw_pin_t *first, hw_pin_t *second);
// Raises ValueError when the pin belongs to another peripheral than this.
void machine_pin_free(hw_pin_t pin, enum hw_periph periph);
// Sleeps until something happens or so many ms have passed since start; false then. Calls back.
bool machine_wait(uint32_t start, uint32_t timeout);
// The operations of all their types.
extern const py_ops_t machine_ops;

// A bus: an object of that size, number `id` of the peripherals from `first` on, or in software for HW_NONE.
py_val_t machine_bus_new(const py_type_t *type, py_val_t id, size_t size, enum hw_periph first);
py_val_t machine_bus_deinit(py_val_t *args, unsigned n); // its method

// value * by / divisor, rounded; by * divisor must fit.
uint32_t machine_scale(uint32_t value, uint32_t by, uint32_t divisor);

// ---- how some print
void machine_uart_print(struct py_out *out, py_val_t v);
void machine_pwm_print(struct py_out *out, py_val_t v);
int machine_timer_number(py_val_t v); // -1: virtual

// ---- machine/timer.c
typedef struct machine_timer {
    py_handler_t handler; // in the list while the timer runs
    uint32_t period, due; // of a virtual one, in ms; period 0: once
} machine_timer_t;
// Core clock cycles in a frequency or, where that is absent, a period in ms; raises ValueError.
uint32_t machine_cycles(py_val_t freq, py_val_t period);

// ---- machine/rtc.c
py_val_t machine_lightsleep(py_val_t *args, unsigned n);
py_val_t machine_deepsleep(py_val_t *args, unsigned n);

// ---- machine/wire.c
extern const py_module_t machine_onewire_module;
py_val_t machine_time_pulse_us(py_val_t *args, unsigned n);
py_val_t machine_bitstream(py_val_t *args, unsigned n);
py_val_t machine_dht_readinto(py_val_t *args, unsigned n);

// ---- machine/irq.c: what interrupts call
// The object of this type for the source: the one in the list, or a new one that is not there yet.
py_val_t machine_handler_object(const py_type_t *type, unsigned source, size_t size, bool *there);
// Does a constructor get more than the class and a number?
bool machine_given(const py_val_t *args, unsigned n);
py_handler_t *machine_handler_find(const py_type_t *type, unsigned source);
// Of owner.irq(handler, trigger, hard), args[0] the handler: the object of type irq for the source.
py_handler_t *machine_irq(py_val_t owner, unsigned source, const py_val_t *args);
// As py_handler_set with the arguments of an irq() method: hard may be absent.
void machine_handler_set(py_handler_t *handler, py_val_t fn, py_val_t hard);

// machine.mem8, mem16 and mem32: memory as an array, indexed by address.
typedef struct machine_mem {
    const py_type_t *type;
    uint8_t width; // in bytes
} machine_mem_t;

extern const machine_mem_t machine_mem8, machine_mem16, machine_mem32;

// Every start of Python begins with USB and USART1 as the console.
void machine_console_init(void);
// Is USB a part of the console?
bool machine_console_is_usb(void);

// Mounts the files in the flash behind the firmware.
void machine_mount(void);

#endif
