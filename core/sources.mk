# SPDX-License-Identifier: MIT
# The core, by folder. A feature is a file in this list.
CORE_SRC =
CORE_SRC += $(addprefix core/mod/, builtins.c micropython.c modules.c sys.c time.c)
