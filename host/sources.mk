# SPDX-License-Identifier: MIT
HOST_SRC = $(addprefix host/, main.c port.c files.c mpc.c bytecode.c)
