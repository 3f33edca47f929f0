# SPDX-License-Identifier: MIT
# Blue Pill: STM32F103C8T6, 64 KiB of flash, 20 KiB of RAM.
CHIP          = stm32f1
BOARD_SRC     = board/bluepill/board.c
QEMU_MACHINE  = stm32vldiscovery

RAM_SIZE      = 20480
STACK_SIZE    = 3584
FIRMWARE_SIZE = 57344
FLASH_SIZE    = 65536

ifeq ($(VARIANT),64k)
else
$(error BOARD=$(BOARD) has the variant 64k, not '$(VARIANT)')
endif
