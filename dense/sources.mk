# SPDX-License-Identifier: MIT
# Everything is dense code in the firmware but for its PY_HOT functions (docs/design/dense.md) and for these files:
# the VM's loop, what runs in interrupts or must keep time, what is written for the machine itself.
NATIVE_SRC  = core/vm/vm.c core/vm/callback_isr.c machine/isr.c usb/usb_cdc_isr.c
NATIVE_SRC += $(addprefix chip/stm32f1/, startup.c bus.c bus_isr.c gpio_wire.c pulse_wire.c i2c_soft.c spi_wire.c \
    $(addsuffix _isr.c, usb_fsdev clock serial timer exti))
DENSE_SRC   = $(filter-out $(NATIVE_SRC) %.S, $(FS_SRC) $(CORE_SRC) $(REPL_SRC) $(MACHINE_SRC) $(USB_SRC) $(CHIP_SRC))
