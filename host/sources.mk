# SPDX-License-Identifier: MIT
HOST_SRC = $(addprefix host/, main.c port.c files.c no_flash.c mpc.c bytecode.c)
