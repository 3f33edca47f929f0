// SPDX-License-Identifier: MIT
// chip/stm32f1/usb_start.c -- starting what usb_fsdev.c drives.
#include "chip/stm32f1/usb_fsdev.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/periph.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/reg/rcc.h"

enum { PIN_DM = HW_PIN('A', 11), PIN_DP = HW_PIN('A', 12), LOW_MS = 5 };

void hw_usb_detach(void) {
    hw_gpio_configure(PIN_DP, GPIO_CONFIG_OUTPUT); // its output bit is 0 after a reset
}

void hw_usb_attach(void) {
    if (!hw_clock_is_crystal() || (RCC->APB1ENR & RCC_APB1ENR_USBEN)) {
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
    nvic_enable(IRQ_USB_LP);
}
