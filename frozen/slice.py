# SPDX-License-Identifier: MIT
# Methods of core/obj/slice.c.


def indices(self, length):
    part = range(length)[self]
    return part.start, part.stop, part.step
