# SPDX-License-Identifier: MIT
# The cold files, which the firmware has as dense code but for their PY_HOT functions: docs/design/dense.md. What a
# handler or a recursion passes through stays native: it is slower, and takes more of the C stack, as dense code.
DENSE_SRC  = $(addprefix core/mod/, binascii.c collections.c errno.c exec.c gc.c io.c math.c modules.c os.c \
	select.c struct.c sys.c)
DENSE_SRC += $(addprefix core/obj/, array.c big.c bytearray.c decimal.c file.c fmath.c format.c range.c singleton.c \
	slice.c stream.c text_methods.c)
DENSE_SRC += $(addprefix repl/, line.c rawmode.c repl.c)
DENSE_SRC += machine/files.c
DENSE_SRC += $(addprefix core/vm/, mpc.c store.c)
DENSE_SRC += $(addprefix usb/, usb_desc.c usb_dev.c)
