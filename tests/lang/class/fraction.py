# SPDX-License-Identifier: MIT
# A small number class with mixed operands.
class Fraction:
    def __init__(self, a, b=1):
        x, y = a, b
        while y:
            x, y = y, x % y
        self.a, self.b = a // x, b // x

    def __repr__(self):
        return "%d/%d" % (self.a, self.b)

    def __add__(self, o):
        if isinstance(o, int):
            o = Fraction(o)
        return Fraction(self.a * o.b + o.a * self.b, self.b * o.b)

    __radd__ = __add__

    def __mul__(self, o):
        return Fraction(self.a * o.a, self.b * o.b)

    def __eq__(self, o):
        return self.a == o.a and self.b == o.b

    def __lt__(self, o):
        return self.a * o.b < o.a * self.b


h, t = Fraction(1, 2), Fraction(1, 3)
print(
    h + t,
    h * t,
    h + 1,
    1 + t,
    sum([h, t, h]),
    h == Fraction(2, 4),
    sorted([h, t]),
    max(h, t),
    Fraction(6, -4),
)
