// SPDX-License-Identifier: MIT
// chip/stm32f1/usb_fsdev_isr.c -- what of usb/usb_ctrl.h moves bytes, and the interrupt; usb_fsdev.c has the rest.
//
// Packet memory: the table of buffers, a buffer each to send from, but for endpoint 2, which never sends, and five to
// receive into: one for endpoint 0, four in turn for endpoint 1. Double buffers (23.4.3) would save nothing: the
// flow of output is limited by the host, that of input by the program.
#include "chip/stm32f1/usb_fsdev.h"

#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/usb.h"
#include "usb/usb_ctrl.h"
#include "usb/usb_dev.h"

// What the interrupt of packets leaves to the other one: the last SETUP packet, and of each endpoint what its register said, if
// that had a CTR_*. These have been cleared in the controller and are not reported yet.
static struct {
    usb_setup_t setup;
    uint16_t epr[USB_ENDPOINTS];
} seen;

// ---- endpoints ---------------------------------------------------------------------------------
static __attribute__((noinline)) uint32_t get_epr(unsigned number) {
    return USB->EPR[number] | (((volatile uint16_t *)seen.epr)[number] & USB_EPR_CTR);
}

// On the control endpoint a packet that came meanwhile, a SETUP, has ended the transfer that this is for: an
// answer made ready then would be taken for the answer to that SETUP. So it stays NAK. If it comes between reading and writing, READY is
// taken back at once: the host's next token is 2 us away, and no interrupt may take that time here.
void usb_ctrl_set(unsigned address, unsigned state) {
    unsigned number = address & 15, shift = address & USB_IN ? 0 : 8;
    uint32_t change = (state & USB_EP_DATA0 ? USB_EPR_STAT_TX | USB_EPR_DTOG_TX : USB_EPR_STAT_TX)
                      << shift;
    uint32_t now, mask = irq_save();
    do {
        now = get_epr(number);
        if (number == 0 && now & USB_EPR_CTR_RX) {
            state = USB_EP_NAK;
        }
        uint32_t wanted = (state & 3) << USB_EPR_STAT_TX_POS << shift;
        USB->EPR[number] = (now & USB_EPR_PLAIN) | USB_EPR_CTR | ((now ^ wanted) & change);
    } while (number == 0 && (get_epr(0) ^ now) & USB_EPR_CTR_RX);
    irq_restore(mask);
}

enum usb_ep_state usb_ctrl_get(unsigned address) {
    uint32_t epr = get_epr(address & 15) >> (address & USB_IN ? 0 : 8);
    return epr & USB_EPR_CTR_TX ? USB_EP_READY
                                : (enum usb_ep_state)(epr >> USB_EPR_STAT_TX_POS & 3);
}

void usb_ctrl_send(unsigned number, const void *data, unsigned len) {
    const uint8_t *from = data;
    volatile uint32_t *to = USB_MEMORY(USB_ADDRESS_TX(number));
    for (unsigned i = 0; i < len; i += 2) {
        *to++ = from[i] | (uint32_t)from[i + 1] << 8;
    }
    USB_TABLE[number].COUNT_TX = len;
    usb_ctrl_set(USB_IN | number, USB_EP_READY);
}

unsigned usb_ctrl_received(unsigned number) {
    return USB_TABLE[number].COUNT_RX & USB_COUNT_RX_MASK;
}

uint8_t usb_ctrl_peek(unsigned buffer, unsigned at) {
    return (uint8_t)(USB_MEMORY(USB_ADDRESS_RX(buffer))[at / 2] >> 8 * (at & 1));
}

void usb_ctrl_buffer(unsigned buffer) {
    USB_TABLE[1].ADDR_RX = USB_ADDRESS_RX(buffer);
}

// ---- the interrupts ----------------------------------------------------------------------------
// Takes what the controller has, and has the other interrupt look at it, which may be in the middle of an answer. The SETUP
// packet is read before CTR_RX is cleared: until then no other can take its place; the controller does not even answer it, and a
// host tries three times, and then takes the device for dead. Events wait, their interrupts off until they are served.
void USB_LP_CAN_RX0_IRQHandler(void) {
    uint32_t events;
    while ((events = USB->ISTR) & USB_CTR) {
        unsigned number = events & USB_ISTR_EP_ID;
        uint32_t epr = USB->EPR[number];
        uint16_t *to = &seen.setup.request;
        for (unsigned i = 0; i < 4; i++) {
            // cppcheck-suppress objectIndex ; the four half-words of a SETUP lie one behind the other
            to[i] = (uint16_t)USB_MEMORY(USB_ADDRESS_RX(0))[i];
        }
        USB->EPR[number] = USB_EPR_SERVED(epr);
        seen.epr[number] = (uint16_t)(epr | (seen.epr[number] & USB_EPR_CTR));
    }
    if (events & USB_EVENTS) {
        USB->CNTR = USB_CTR;
    }
    usb_ctrl_wake();
}

// Packets first: they came before a reset that is also waiting. A SETUP ends the transfer before it, so what was sent for
// that no longer matters.
void USB_HP_CAN_TX_IRQHandler(void) {
    uint32_t mask = irq_save();
    usb_setup_t setup = seen.setup;
    uint32_t control = seen.epr[0], bulk = seen.epr[1];
    seen.epr[0] = seen.epr[1] = 0;
    irq_restore(mask);
    if (control & USB_EPR_CTR_RX && control & USB_EPR_SETUP) {
        usb_dev_setup(&setup);
    } else {
        if (control & USB_EPR_CTR_TX) {
            usb_dev_sent();
        }
        if (control & USB_EPR_CTR_RX) {
            usb_dev_received();
        }
    }
    if (bulk & USB_EPR_CTR_TX) {
        usb_cdc_sent();
    }
    if (bulk & USB_EPR_CTR_RX) {
        usb_cdc_received();
    }
    uint32_t events = USB->ISTR;
    if (events & USB_EVENTS) {
        hw_usb_event(events);
    }
    usb_cdc_service();
}

// Bytes of the serial ports do not wait for it, nor does the tick, nor a packet.
__attribute__((noinline)) void usb_ctrl_wake(void) {
    NVIC_STIR = IRQ_USB_HP;
}
