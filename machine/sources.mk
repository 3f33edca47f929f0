# SPDX-License-Identifier: MIT
MACHINE_SRC = $(addprefix machine/, main.c port.c console.c files.c module.c pin.c irq.c isr.c mem.c \
    periph.c uart.c timer.c pwm.c i2c.c spi.c can.c adc.c rtc.c wire.c)
