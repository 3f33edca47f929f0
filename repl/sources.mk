# SPDX-License-Identifier: MIT
REPL_SRC = $(addprefix repl/, line.c rawmode.c repl.c)
