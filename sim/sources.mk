# SPDX-License-Identifier: MIT
# The simulated board: the processor core, the chip around it, and what is connected to it.
include sim/cpu/sources.mk

SIM_SRC = $(SIM_CORE_SRC) \
    sim/random.c \
    sim/wire.c \
    sim/periph/periph.c \
    sim/periph/rcc.c \
    sim/periph/alarm.c \
    sim/periph/flash.c \
    sim/periph/gpio.c \
    sim/periph/afio.c \
    sim/periph/exti.c \
    sim/periph/usart.c \
    sim/periph/usb.c \
    sim/periph/i2c.c \
    sim/periph/spi.c \
    sim/i2c_target.c \
    sim/periph/tim.c \
    sim/periph/tim_count.c \
    sim/periph/tim_in.c \
    sim/periph/tim_out.c \
    sim/spi_target.c \
    sim/periph/iwdg.c \
    sim/periph/wwdg.c \
    sim/periph/bkp.c \
    sim/periph/pwr.c \
    sim/periph/rtc.c \
    sim/periph/adc.c \
    sim/periph/dma.c \
    sim/periph/dbgmcu.c \
    sim/periph/crc.c \
    sim/periph/absent.c \
    sim/part.c \
    sim/vcd.c \
    sim/parts/common.c \
    sim/parts/24c32.c \
    sim/parts/button.c \
    sim/parts/dht.c \
    sim/parts/ds18b20.c \
    sim/parts/i2cmon.c \
    sim/parts/led.c \
    sim/parts/schedule.c \
    sim/parts/sdcard.c \
    sim/parts/servo.c \
    sim/parts/spimon.c \
    sim/parts/ssd1306.c \
    sim/parts/voltage.c \
    sim/parts/w25q32.c \
    sim/parts/wire.c \
    sim/parts/ws2812.c \
    sim/chip.c \
    sim/bluepill.c \
    sim/loader.c \
    sim/console.c \
    sim/usbhc.c \
    sim/usbdesc.c \
    sim/usbhost.c \
    sim/usbacm.c \
    sim/usbscript.c \
    sim/usbhostile.c \
    sim/exec.c \
    sim/gdb.c \
    sim/trace.c \
    sim/run.c \
    sim/main.c
SIM_LDLIBS = -lutil -lm
