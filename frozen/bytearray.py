# SPDX-License-Identifier: MIT
# Methods of core/obj/bytearray.c.


def insert(self, at, byte):
    self[at:at] = bytes([byte])
