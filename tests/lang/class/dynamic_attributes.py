# SPDX-License-Identifier: MIT
# setattr, delattr, methods added later.
class A:
    pass


a = A()
for i, name in enumerate(["x", "y", "z"]):
    setattr(a, name, i)
print(a.x, a.y, a.z, getattr(a, "z"), getattr(a, "w", None))
delattr(a, "x")
print(hasattr(a, "x"), hasattr(a, "y"))
A.hello = lambda self, s="": "hello " + s + str(self.y)
print(a.hello(), a.hello("x"))
a.hello = lambda: "own"
print(a.hello(), A().__class__.__name__)
