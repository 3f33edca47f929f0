// SPDX-License-Identifier: MIT
// chip/stm32f1/usb_fsdev.c -- usb/usb_ctrl.h for the STM32's full-speed device (RM0008 chapter 23): starting it, bus events
// and the control endpoint. usb_fsdev_isr.c has what moves bytes.
#include "chip/stm32f1/usb_fsdev.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/exti.h"
#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/rcc.h"
#include "usb/usb_cdc.h"

enum { PIN_DM = HW_PIN('A', 11), PIN_DP = HW_PIN('A', 12), LOW_MS = 5 };

void hw_usb_detach(void) {
    hw_gpio_configure(PIN_DP, GPIO_CONFIG_OUTPUT); // its output bit is 0 after a reset
}

bool hw_usb_attached(void) {
    return RCC->APB1ENR & RCC_APB1ENR_USBEN;
}

// The transceiver lets go of the pins. Without a clock it raises no interrupt.
void hw_usb_off(void) {
    USB->CNTR = USB_CNTR_FRES | USB_CNTR_PDWN;
    RCC->APB1ENR &= ~RCC_APB1ENR_USBEN;
    usb_cdc_off();
    hw_periph_release(HW_USB);
    hw_usb_detach();
}

void hw_usb_attach(void) {
    if (!hw_clock_is_crystal() || hw_usb_attached()) {
        return;
    }
    while (hw_clock_ms() <= LOW_MS) {
        hw_power_idle();
    }
    hw_pin_take(PIN_DM, HW_USB);
    hw_pin_take(PIN_DP, HW_USB);
    hw_gpio_configure(PIN_DP, GPIO_CONFIG_FLOATING);
    RCC->APB1ENR |= RCC_APB1ENR_USBEN;
    USB->CNTR = USB_CNTR_FRES; // no longer powered down
    hw_clock_spin_us(2);       // the transceiver's voltage settles in 1 us
    USB->CNTR = 0;
    USB->ISTR = 0;
    for (unsigned n = 0; n < USB_ENDPOINTS; n++) {
        USB_TABLE[n].ADDR_TX = USB_ADDRESS_TX(n);
        USB_TABLE[n].ADDR_RX = USB_ADDRESS_RX(n);
        USB_TABLE[n].COUNT_RX = USB_COUNT_RX_64;
    }
    USB->CNTR = USB_EVENTS;
    nvic_set_priority(IRQ_USB_HP, HW_USB_PRIORITY);
    nvic_enable(IRQ_USB_HP);
    nvic_enable(IRQ_USB_LP);
}

void usb_ctrl_set_address(unsigned address) {
    USB->DADDR = USB_DADDR_EF | address;
}

const volatile uint8_t *usb_ctrl_serial(void) {
    return hw_power_unique_id();
}

// ---- in the interrupt --------------------------------------------------------------------------
static void reset(void) {
    static const uint16_t type[USB_ENDPOINTS] = {USB_EPR_CONTROL, USB_EPR_BULK, USB_EPR_INTERRUPT};
    for (unsigned n = 0; n < USB_ENDPOINTS; n++) {
        // A bus reset clears all of it but CTR_*; this does, too.
        USB->EPR[n] = (USB->EPR[n] & USB_EPR_TOGGLE) | type[n] | n;
    }
    usb_ctrl_set(0, USB_EP_NAK);
    usb_ctrl_set(USB_IN, USB_EP_NAK);
    usb_ctrl_set_address(0);
    usb_dev_reset();
}

// FSUSP stays set as long as the bus sleeps: else that would be reported over and over. It ends with a reset, too.
void hw_usb_event(uint32_t events) {
    bool sleeps = (events & (USB_SUSP | USB_WKUP)) == USB_SUSP;
    USB->ISTR = ~events & 0xFFFF; // a flag is cleared by writing 0, and left alone by 1
    USB->CNTR = sleeps ? USB_EVENTS | USB_CNTR_FSUSP : USB_EVENTS;
    if (events & USB_RESET) {
        reset();
    }
    if (events & (USB_SUSP | USB_WKUP)) {
        usb_cdc_suspended(sleeps);
    }
}
