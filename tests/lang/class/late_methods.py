# SPDX-License-Identifier: MIT
# Methods replaced on the class and the instance while objects live.
class A:
    def f(self):
        return "first"


a, b = A(), A()
bound = a.f
A.f = lambda self: "second"
b.f = lambda: "own"
print(a.f(), b.f(), bound(), A.f(a))
del b.f
print(b.f())
del A.f
try:
    a.f()
except AttributeError:
    print("AttributeError")


class B(A):
    pass


A.g = lambda self: "through base"
print(B().g())
