# SPDX-License-Identifier: MIT
# The core, by folder. A feature is a file in this list.
CORE_SRC =
CORE_SRC += $(addprefix core/front/, emit.c expr.c finalise.c lex.c more.c nested.c statement.c target.c)
CORE_SRC += $(addprefix core/vm/, call.c callback.c callback_isr.c code.c exc.c import.c messages.c mpc.c ops.c run.c store.c unwind_arm.S vm.c vm_ops.c)
CORE_SRC += $(addprefix core/obj/, class.c function.c generator.c type.c)
CORE_SRC += $(addprefix core/mod/, builtins.c exec.c library.c micropython.c modules.c sys.c time.c)
CORE_SRC += $(addprefix core/mem/, gc.c names.c pairs.c)
CORE_SRC += $(addprefix core/obj/, dict.c iterator.c list.c range.c seq.c set.c slice.c sort.c tuple.c)
CORE_SRC += core/mod/gc.c
CORE_SRC += $(addprefix core/mod/, errno.c framebuf.c hashlib.c io.c json.c os.c random.c re.c) $(addprefix core/obj/, file.c stream.c)

CORE_SRC += \
	core/mod/binascii.c \
	core/mod/cmath.c \
	core/mod/collections.c \
	core/mod/math.c \
	core/mod/struct.c \
	core/obj/array.c \
	core/obj/big.c \
	core/obj/bytearray.c \
	core/obj/complex.c \
	core/obj/decimal.c \
	core/obj/float.c \
	core/obj/fmath.c \
	core/obj/format.c \
	core/obj/int.c \
	core/obj/item.c \
	core/obj/out.c \
	core/obj/singleton.c \
	core/obj/softfloat_arm.S \
	core/obj/str.c \
	core/obj/text_methods.c \
	core/obj/utf8.c
