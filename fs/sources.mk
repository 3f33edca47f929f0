# SPDX-License-Identifier: MIT
FS_SRC = $(addprefix fs/, code.c flashfs.c log.c mount.c names.c)
