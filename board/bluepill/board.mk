# SPDX-License-Identifier: MIT
# Blue Pill: STM32F103C8T6, 64 KiB of flash, 20 KiB of RAM.
CHIP          = stm32f1
BOARD_SRC     = board/bluepill/board.c
QEMU_MACHINE  = stm32vldiscovery

RAM_SIZE      = 20480
STACK_SIZE    = 3840

# 64k: the part as it is sold, with 8 KiB left for files. 128k: the many whose second 64 KiB is good, and
# the Maple Mini's chip; 32 KiB are left for files. all: the same with every module, and 18 KiB for files.
# LIBRARY, MODULES: what of lib/sources.mk is in the image.
ifeq ($(VARIANT),64k)
FIRMWARE_SIZE = 57344
FLASH_SIZE    = 65536
LIBRARY       = select
else ifeq ($(VARIANT),128k)
FIRMWARE_SIZE = 98304
FLASH_SIZE    = 131072
LIBRARY       = dht ds18x20 neopixel onewire select
MODULES       =
else ifeq ($(VARIANT),all)
FIRMWARE_SIZE = 112640
FLASH_SIZE    = 131072
LIBRARY       = $(ALL_LIBRARY)
MODULES       = $(ALL_MODULES)
else
$(error BOARD=$(BOARD) has the variants 64k, 128k and all, not '$(VARIANT)')
endif
