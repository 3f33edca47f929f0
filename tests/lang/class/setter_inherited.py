# SPDX-License-Identifier: MIT
# A setter in the base, an override below, and setters through super-made state.
class A:
    def __init__(self):
        self._v = 0

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = x


class B(A):
    def bump(self):
        self.v += 1
        return self.v


class C(A):
    v = property(lambda self: "read only")


b = B()
b.v = 5
print(b.bump(), b._v, C().v)
try:
    C().v = 1
except AttributeError:
    print("AttributeError")
