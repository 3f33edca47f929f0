# SPDX-License-Identifier: MIT
USB_SRC = $(addprefix usb/, usb_dev.c usb_desc.c usb_cdc.c usb_cdc_isr.c)
