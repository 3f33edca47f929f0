# SPDX-License-Identifier: MIT
# The cold files, which the firmware has as dense code but for their PY_HOT functions: docs/design/dense.md.
DENSE_SRC  = $(addprefix core/front/, emit.c expr.c finalise.c lex.c more.c nested.c statement.c target.c)
DENSE_SRC += $(addprefix core/vm/, call.c code.c exc.c import.c messages.c mpc.c ops.c run.c store.c vm_ops.c)
DENSE_SRC += $(addprefix core/mem/, gc.c names.c)
DENSE_SRC += $(addprefix core/mod/, binascii.c builtins.c collections.c errno.c exec.c gc.c io.c math.c \
	modules.c os.c select.c struct.c sys.c time.c)
DENSE_SRC += $(addprefix core/obj/, array.c big.c bytearray.c class.c decimal.c dict.c file.c float.c fmath.c format.c \
	function.c generator.c int.c item.c iterator.c list.c out.c range.c seq.c set.c singleton.c slice.c sort.c \
	str.c stream.c text_methods.c tuple.c type.c utf8.c)
DENSE_SRC += $(addprefix repl/, line.c rawmode.c repl.c)
DENSE_SRC += $(addprefix machine/, files.c mem.c pin.c)
DENSE_SRC += fs/code.c
DENSE_SRC += $(addprefix usb/, usb_desc.c usb_dev.c)
