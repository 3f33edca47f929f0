# SPDX-License-Identifier: MIT
# Calls of the micropython module that every program may make.
import micropython

level = micropython.opt_level()
micropython.opt_level(level)
print(micropython.opt_level() == level)
micropython.alloc_emergency_exception_buf(100)
micropython.kbd_intr(-1)
micropython.kbd_intr(3)
print(micropython.stack_use() >= 0)
