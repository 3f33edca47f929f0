# SPDX-License-Identifier: MIT
# __slots__ is accepted.
class A:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1
        self.y = 2


a = A()
a.x += 5
print(a.x, a.y)
