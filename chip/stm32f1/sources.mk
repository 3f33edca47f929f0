# SPDX-License-Identifier: MIT
CHIP_SRC = $(addprefix chip/stm32f1/, \
    startup.c irq_arm.S clock.c clock_isr.c gpio.c gpio_wire.c exti.c exti_isr.c periph.c serial.c serial_isr.c timer.c timer_isr.c i2c.c i2c_soft.c spi.c spi_wire.c adc.c can.c rtc.c pulse.c pulse_wire.c uart.c \
    fault.c bus.c bus_isr.c flash.c flash_size.c power.c mem_arm.S usb_fsdev.c usb_fsdev_isr.c)
CHIP_LD  = chip/stm32f1/memory.ld

CHIP_CFLAGS  = -mcpu=cortex-m3 -mthumb
CHIP_LDFLAGS = -mcpu=cortex-m3 -mthumb
