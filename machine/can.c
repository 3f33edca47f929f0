// SPDX-License-Identifier: MIT
// machine/can.c -- machine.CAN, with the methods of MicroPython's pyb.CAN.
//
// The chip has one, which cannot be on together with USB. An image without CAN: leave its line out of machine/module.c.
#include "chip/stm32f1/can.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/usb_fsdev.h"
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/obj/str.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include "machine/machine.h"

enum { NORMAL, LOOPBACK, SILENT, SILENT_LOOPBACK }; // BTR's upper bits
enum { MASK16, LIST16, MASK32, LIST32 };            // as hw_can_filter()
enum { STOPPED, ERROR_ACTIVE, ERROR_WARNING, ERROR_PASSIVE, BUS_OFF };
enum { STD_MOST = 0x7FF, EXT_MOST = 0x1FFFFFFF, BANKS = 14, QUANTA_MOST = 22, QUANTA_LEAST = 8 };

static bool is_open(void) {
    return CAN1->MCR & CAN_MCR_TXFP; // without a clock it reads 0
}

static void check_open(void) {
    if (!is_open()) {
        py_raise(PY_MSG_closed);
    }
}

static void check(bool good) {
    if (!good) {
        py_raise_os(MACHINE_ETIMEDOUT);
    }
}

// Of BTR, by slots 2 to 5: each field is one less.
static const struct {
    uint8_t shift, absent;
    uint16_t most;
} fields[] = {{0, 100, 1024}, {24, 1, 4}, {16, 6, 16}, {20, 8, 8}}; // prescaler, sjw, bs1, bs2

// Sets them: as many quanta a bit as can be, of which those behind the sampling point are the second segment.
static void set_timing(py_val_t *args, uint32_t baud, uint32_t sample_point) {
    uint32_t cycles = (hw_clock_apb1_hz() + baud / 2) / baud, quanta = QUANTA_MOST;
    while (cycles % quanta) {
        if (--quanta < QUANTA_LEAST) {
            py_raise(PY_MSG_bad_value, baud);
        }
    }
    uint32_t bs2 = (quanta * (100 - sample_point) + 50) / 100;
    args[2] = py_int((int32_t)(cycles / quanta));
    args[4] = py_int((int32_t)(quanta - 1 - bs2));
    args[5] = py_int((int32_t)bs2);
}

// args: the bus, then the slots of KWLIST(can).
static py_val_t can_init(py_val_t *args, unsigned n) {
    (void)n;
    uint32_t btr = (uint32_t)machine_arg(args[1], NORMAL, NORMAL, SILENT_LOOPBACK) << 30;
    uint32_t baud = (uint32_t)machine_arg(args[7], 0, 0, 1000000);
    if (baud) {
        set_timing(args, baud, (uint32_t)machine_arg(args[8], 75, 1, 99));
    }
    for (unsigned i = 0; i < 4; i++) {
        int32_t value = machine_arg(args[2 + i], fields[i].absent, 1, fields[i].most);
        btr |= ((uint32_t)value - 1) << fields[i].shift;
    }
    if (!machine_console_is_usb()) {
        hw_usb_off();
    }
    machine_pin_free(HW_PIN('A', 11), HW_CAN1); // whatever pins it gets: USB has it or nobody
    machine_pins(HW_CAN1, args + 9, 2, GPIO_CONFIG_ALTERNATE | GPIO_CONFIG_PULLED << 4);
    check(hw_can_start(btr, machine_flag(args[6], false)));
    return PY_NONE;
}

static py_val_t can_new(py_val_t *args, unsigned n) {
    machine_number(&machine_type_can, args[1], 1);
    args[1] = machine_bus_new(&machine_type_can, args[1], sizeof(machine_bus_t), HW_CAN1);
    if (machine_given(args, n)) {
        can_init(args + 1, n);
    }
    return args[1];
}

static py_val_t can_restart(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    check_open();
    check(hw_can_run());
    return PY_NONE;
}

// ---- frames ------------------------------------------------------------------------------------

// send(data, id, *, timeout=0, rtr=False, extframe=False)
static py_val_t can_send(py_val_t *args, unsigned n) {
    (void)n;
    size_t len;
    uint32_t data[2] = {0}, timeout = (uint32_t)machine_arg(args[3], 0, 0, MACHINE_ANY);
    bool extended = machine_flag(args[5], false);
    uint32_t id = (uint32_t)machine_arg(args[2], 0, 0, extended ? EXT_MOST : STD_MOST);
    const uint8_t *bytes = machine_bytes(args[1], &len);
    if (len > sizeof data) {
        py_raise(PY_MSG_bad_value, len);
    }
    __builtin_memcpy(data, bytes, len);
    check_open();
    uint32_t free = CAN1->TSR, box = free >> CAN_TSR_CODE_POS & 3;
    if (!(free >> CAN_TSR_TME_POS & 7)) {
        py_raise_os(-PY_PORT_AGAIN);
    }
    can_box_t *tx = &CAN1->TX[box];
    tx->DTR = len;
    tx->DR[0] = data[0];
    tx->DR[1] = data[1];
    tx->IR = (extended ? id << CAN_IR_EXT_POS | CAN_IR_IDE : id << CAN_IR_STD_POS) |
             (uint32_t)machine_flag(args[4], false) << CAN_IR_RTR_POS | CAN_IR_TXRQ;
    uint32_t start = py_port_ticks_ms(), status;
    while (!((status = CAN1->TSR) & CAN_TSR_TME << box)) {
        if (!timeout) {
            return PY_NONE;
        }
        if (!machine_wait(start, timeout)) {
            CAN1->TSR = CAN_TSR_ABRQ << 8 * box;
            check(false);
        }
    }
    if (!(status & CAN_TSR_TXOK << 8 * box)) {
        py_raise_os(MACHINE_EIO);
    }
    return PY_NONE;
}

static unsigned fifo_from(py_val_t v) {
    unsigned fifo = (unsigned)machine_arg(v, 0, 0, 1);
    check_open();
    return fifo;
}

static py_val_t can_any(py_val_t *args, unsigned n) {
    (void)n;
    return py_bool(CAN1->RFR[fifo_from(args[1])] & CAN_RFR_FMP);
}

// recv(fifo, *, timeout=5000): (id, extended, rtr, index of the filter, bytes)
static py_val_t can_recv(py_val_t *args, unsigned n) {
    (void)n;
    unsigned fifo = fifo_from(args[1]);
    uint32_t start = py_port_ticks_ms(),
             timeout = (uint32_t)machine_arg(args[2], 5000, 0, MACHINE_ANY);
    while (!(CAN1->RFR[fifo] & CAN_RFR_FMP)) {
        check(machine_wait(start, timeout));
    }
    const can_box_t *box = &CAN1->RX[fifo];
    uint32_t id = box->IR, dtr = box->DTR, data[2] = {box->DR[0], box->DR[1]};
    bool extended = id & CAN_IR_IDE, rtr = id & CAN_IR_RTR;
    py_val_t frame[5] = {
        py_int((int32_t)(id >> (extended ? CAN_IR_EXT_POS : CAN_IR_STD_POS))),
        py_bool(extended),
        py_bool(rtr),
        py_int((int32_t)(dtr >> 8 & 0xFF)),
        py_bytes_new((const char *)data, rtr ? 0 : dtr & 15),
    };
    py_val_t tuple = py_tuple_new(5, frame);
    CAN1->RFR[fifo] = CAN_RFR_RFOM; // from here on it can be lost
    return tuple;
}

// ---- filters -----------------------------------------------------------------------------------

static unsigned bank_from(py_val_t v) {
    check_open();
    return (unsigned)machine_arg(v, 0, 0, BANKS - 1);
}

// setfilter(bank, mode, fifo, params): numbers of 11 bits, or of 29 with a bank of 32. A mask wants data frames and remote
// frames of its kind, a list data frames.
static py_val_t can_setfilter(py_val_t *args, unsigned n) {
    (void)n;
    py_val_t *items;
    uint32_t words[2] = {0};
    unsigned bank = bank_from(args[1]), mode = (unsigned)machine_arg(args[2], 0, MASK16, LIST32);
    bool wide = mode & 2, fifo = machine_arg(args[3], 0, 0, 1);
    unsigned count = py_items_of(args[4], &items), wanted = wide ? 2 : 4;
    if (count != wanted) {
        py_raise(PY_MSG_need_items, wanted, count);
    }
    for (unsigned i = 0; i < count; i++) {
        uint32_t value = (uint32_t)machine_arg(items[i], 0, 0, wide ? EXT_MOST : STD_MOST);
        bool mask = i & ~mode & 1;
        if (wide) {
            words[i] = value << CAN_IR_EXT_POS | CAN_IR_IDE;
        } else {
            words[i / 2] |= (value << 5 | mask << 3) << (i & 1) * 16; // IDE is bit 3: no long ones
        }
    }
    hw_can_filter(bank, mode, fifo, words);
    return PY_NONE;
}

static py_val_t can_clearfilter(py_val_t *args, unsigned n) {
    (void)n;
    hw_can_filter_off(bank_from(args[1]));
    return PY_NONE;
}

// ---- how it goes -------------------------------------------------------------------------------

static py_val_t can_state(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    static const uint8_t states[] = {ERROR_ACTIVE, ERROR_WARNING, ERROR_PASSIVE, ERROR_PASSIVE,
                                     BUS_OFF,      BUS_OFF,       BUS_OFF,       BUS_OFF};
    return py_int(is_open() ? states[CAN1->ESR & 7] : STOPPED);
}

// info(): errors in sending and in receiving; whether there were enough for a warning, for the passive state, for being
// off the bus; frames to be sent, frames in the FIFOs.
static py_val_t can_info(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    check_open();
    uint32_t esr = CAN1->ESR, free = CAN1->TSR >> CAN_TSR_TME_POS;
    uint32_t figures[8] = {esr >> 16 & 0xFF,
                           esr >> 24,
                           esr & 1,
                           esr >> 1 & 1,
                           esr >> 2 & 1,
                           3 - (free & 1) - (free >> 1 & 1) - (free >> 2 & 1),
                           CAN1->RFR[0] & CAN_RFR_FMP,
                           CAN1->RFR[1] & CAN_RFR_FMP};
    for (unsigned i = 0; i < 8; i++) {
        figures[i] = py_int((int32_t)figures[i]);
    }
    return py_list_new(8, figures);
}

static const py_entry_t can_attrs[] = {
    PY_INT_CONST(BUS_OFF, BUS_OFF),
    PY_INT_CONST(ERROR_ACTIVE, ERROR_ACTIVE),
    PY_INT_CONST(ERROR_PASSIVE, ERROR_PASSIVE),
    PY_INT_CONST(ERROR_WARNING, ERROR_WARNING),
    PY_INT_CONST(LIST16, LIST16),
    PY_INT_CONST(LIST32, LIST32),
    PY_INT_CONST(LOOPBACK, LOOPBACK),
    PY_INT_CONST(MASK16, MASK16),
    PY_INT_CONST(MASK32, MASK32),
    PY_INT_CONST(NORMAL, NORMAL),
    PY_INT_CONST(SILENT, SILENT),
    PY_INT_CONST(SILENT_LOOPBACK, SILENT_LOOPBACK),
    PY_INT_CONST(STOPPED, STOPPED),
    PY_NEW_KW(2, 4, can, can_new),
    PY_FN(any, 2, 2, can_any),
    PY_FN(clearfilter, 2, 2, can_clearfilter),
    PY_FN(deinit, 1, 1, machine_bus_deinit),
    PY_FN(info, 1, 1, can_info),
    PY_FN_KW(init, 1, 3, can, can_init),
    PY_FN_KW(recv, 2, 2, timeout, can_recv),
    PY_FN(restart, 1, 1, can_restart),
    PY_FN_KW(send, 3, 3, can_send, can_send),
    PY_FN(setfilter, 5, 5, can_setfilter),
    PY_FN(state, 1, 1, can_state),
};

const py_type_t machine_type_can = PY_TYPE(CAN, can_attrs, &machine_ops);
