# SPDX-License-Identifier: MIT
# image: all
# a class over complex, and classes that meet complex numbers in operators


class Point(complex):
    def length(self):
        return abs(self)

    def __repr__(self):
        return "Point(%s, %s)" % (self.real, self.imag)


p = Point(3, 4)
print(p, p.length(), p + 1, 1 + p, p * p, -p, p == 3 + 4j, 3 + 4j == p, isinstance(p, complex), p.conjugate())
print(hash(p) == hash(3 + 4j), {p: 1}[3 + 4j], complex(p), p / 2, 2j - p, p**2, type(+p).__name__)


class Other:
    def __add__(self, other):
        return "add", other

    def __radd__(self, other):
        return "radd", other

    def __rpow__(self, other):
        return "rpow", other

    def __rtruediv__(self, other):
        return "rtruediv", other

    def __eq__(self, other):
        return "eq", other

    def __lt__(self, other):
        return "lt", other


o = Other()
print(o + 1j, 1j + o, 1j**o, 2j / o, o == 1j, 1j == o, o < 1j, 1j > o)
for f in (lambda: 1j - o, lambda: o - 1j, lambda: 1j < o):
    try:
        print(f())
    except TypeError:
        print("TypeError")
