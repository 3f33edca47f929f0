# SPDX-License-Identifier: MIT
# A diamond of three levels in the order of the linearisation.
class X:
    def f(self):
        return ["X"]


class Y(X):
    def f(self):
        return ["Y"] + super().f()


class Z(X):
    def f(self):
        return ["Z"] + super().f()


class P(Y, Z):
    def f(self):
        return ["P"] + super().f()


class Q(Z):
    def f(self):
        return ["Q"] + super().f()


class R(P, Q):
    def f(self):
        return ["R"] + super().f()


print(R().f())
try:
    class Bad(X, Y):
        pass
except TypeError:
    print("TypeError")
