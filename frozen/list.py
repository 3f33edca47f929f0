# SPDX-License-Identifier: MIT
# Methods of core/obj/list.c.


def remove(self, value):
    del self[self.index(value)]
