# SPDX-License-Identifier: MIT
# Methods of core/obj/bytearray.c, for array too.


def insert(self, at, byte):
    self[at:at] = [byte]
