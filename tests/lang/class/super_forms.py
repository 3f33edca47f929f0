# SPDX-License-Identifier: MIT
# super() with and without arguments, and of attributes.
class A:
    tag = "a"

    def f(self, x):
        return "A" + str(x)

    @classmethod
    def make(cls):
        return cls.__name__


class B(A):
    tag = "b"

    def f(self, x):
        return "B" + super().f(x) + super().tag

    @classmethod
    def make(cls):
        return "made " + super().make()


class C(B):
    def f(self, x):
        return "C" + super(C, self).f(x) + "|" + super(B, self).f(x)


print(B().f(1), C().f(2), B.make(), C().make())
try:
    B().g()
except AttributeError as e:
    print(e)
