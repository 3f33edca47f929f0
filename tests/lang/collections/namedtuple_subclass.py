# SPDX-License-Identifier: MIT
# A class over a named tuple adds methods, properties and its own constructor.
from collections import namedtuple
class Vector(namedtuple("Vector", "x y")):
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    @property
    def length2(self):
        return self.x ** 2 + self.y ** 2
    def __str__(self):
        return "<%d, %d>" % self
v = Vector(3, 4) + Vector(1, 1)
print(v, repr(v), v.length2, v.x, isinstance(v, Vector), v == (4, 5))
class Default(namedtuple("Default", "a b")):
    def __new__(cls, a, b=10):
        return super().__new__(cls, a, b)
print(Default(1), Default(1, 2), Default(a=5).b, Default._fields, Default(1)._replace(a=9))
