# SPDX-License-Identifier: MIT
# Arithmetic operator methods.
class V:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "V(%s)" % self.n

    def __add__(self, o):
        return V(self.n + o.n)

    def __sub__(self, o):
        return V(self.n - o.n)

    def __mul__(self, o):
        return V(self.n * o)

    def __truediv__(self, o):
        return V(self.n / o)

    def __floordiv__(self, o):
        return V(self.n // o)

    def __mod__(self, o):
        return V(self.n % o)

    def __pow__(self, o):
        return V(self.n ** o)

    def __neg__(self):
        return V(-self.n)

    def __pos__(self):
        return V("+")

    def __abs__(self):
        return V(abs(self.n))


a, b = V(7), V(2)
print(a + b, a - b, a * 3, a / 2, a // 2, a % 4, a ** 2, -a, +a, abs(V(-1)), a + b - a * 2)
