# SPDX-License-Identifier: MIT
# Properties are inherited, overridden and made by call.
class A:
    def _get(self):
        return "A.x"

    x = property(_get)

    @property
    def y(self):
        return "A.y"


class B(A):
    @property
    def y(self):
        return "B+" + super().y


print(A().x, B().x, A().y, B().y)


class C:
    def __init__(self):
        self.log = []

    z = property(lambda self: len(self.log), lambda self, v: self.log.append(v))


c = C()
c.z = "a"
c.z = "b"
print(c.z, c.log)
