# SPDX-License-Identifier: MIT
# The processor core and the bus, without the chip around them.
SIM_CORE_SRC = \
    sim/bus.c \
    sim/cpu/cpu.c \
    sim/cpu/access.c \
    sim/cpu/decode.c \
    sim/cpu/decode32.c \
    sim/cpu/exec.c \
    sim/cpu/exception.c \
    sim/cpu/fetch.c \
    sim/cpu/fpb.c \
    sim/cpu/special.c \
    sim/cpu/nvic.c \
    sim/cpu/scb.c \
    sim/cpu/systick.c \
    sim/cpu/dwt.c \
    sim/cpu/itm.c
