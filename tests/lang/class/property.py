# SPDX-License-Identifier: MIT
# A property with getter, setter and deleter.
class Temp:
    def __init__(self):
        self._c = 0

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @c.deleter
    def c(self):
        print("deleted")
        self._c = 0

    @property
    def doubled(self):
        return self._c * 2


t = Temp()
t.c = 20
t.c += 5
print(t.c, t.doubled)
try:
    t.c = -300
except ValueError as e:
    print(e)
del t.c
print(t.c)
try:
    t.doubled = 5
except AttributeError:
    print("AttributeError")
